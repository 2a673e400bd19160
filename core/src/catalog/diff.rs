//! What changed between two editions, for the person who reviews it.
//!
//! Items are matched by code: a code that was replaced is an item removed and an item added.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Catalog;
use super::item::Item;
use crate::canonical::Hash;
use crate::id::ItemCode;
use crate::report::Report;
use crate::report::codes::text as codes;
use crate::text::Text;

/// What changed from one edition to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diff {
    /// Items that only the new edition has, by code.
    pub added: Vec<Named>,
    /// Items that both have, with a difference, by code.
    pub changed: Vec<Changed>,
    /// Differences in what the edition says of itself: name, date, sources, sections, categories.
    pub edition: Vec<Field>,
    /// The hash of the new edition.
    pub new: Hash,
    /// The hash of the old edition.
    pub old: Hash,
    /// Items that only the old edition has, by code.
    pub removed: Vec<Named>,
}

/// An item by code and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NamedItem")]
pub struct Named {
    /// Its code.
    pub code: ItemCode,
    /// Its name.
    pub name: Text,
}

/// An item with a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChangedItem")]
pub struct Changed {
    /// Its code.
    pub code: ItemCode,
    /// The fields that differ, by path; at least one.
    pub fields: Vec<Field>,
    /// Its name in the new edition.
    pub name: Text,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its value in the new edition; none where it is gone.
    pub after: Option<Value>,
    /// Its value in the old edition; none where it is new.
    pub before: Option<Value>,
    /// Where it stands, as `limits[0].span.amount`. A list of plain values counts as one field.
    pub path: String,
}

impl Diff {
    /// Whether both editions are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.edition.is_empty() && self.removed.is_empty()
    }
}

/// Compares two editions.
pub(super) fn between(old: &Catalog, new: &Catalog) -> Result<Diff, Report> {
    let named = |item: &Item| Named { code: item.code.clone(), name: item.name.clone() };
    let missing = |from: &Catalog, to: &Catalog| -> Vec<Named> {
        from.items().iter().filter(|item| to.item(&item.code).is_none()).map(named).collect()
    };
    let mut changed = Vec::new();
    for after in new.items() {
        let Some(before) = old.item(&after.code).filter(|before| *before != after) else { continue };
        let fields = fields(value(before)?, value(after)?);
        changed.push(Changed { code: after.code.clone(), fields, name: after.name.clone() });
    }
    let head = |catalog: &Catalog| {
        let edition = catalog.edition();
        let parts = [
            ("categories", value(&edition.categories)?),
            ("effective", value(&edition.effective)?),
            ("name", value(&edition.name)?),
            ("sections", value(&edition.sections)?),
            ("sources", value(&edition.sources)?),
        ];
        Ok(Value::Object(parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
    };
    Ok(Diff {
        added: missing(new, old),
        changed,
        edition: fields(head(old)?, head(new)?),
        new: new.hash(),
        old: old.hash(),
        removed: missing(old, new),
    })
}

fn value<T: Serialize + ?Sized>(part: &T) -> Result<Value, Report> {
    // INVARIANT: the parts of an edition have been written as canonical JSON for its hash.
    serde_json::to_value(part).map_err(|error| Report::new(codes::DEFECT).with("what", error))
}

/// The fields in which two values differ.
fn fields(before: Value, after: Value) -> Vec<Field> {
    let mut found = Vec::new();
    compare(String::new(), Some(before), Some(after), &mut found);
    found
}

fn compare(path: String, before: Option<Value>, after: Option<Value>, found: &mut Vec<Field>) {
    // A field without a value is written as null: the same as missing.
    let (before, after) = (before.filter(|value| !value.is_null()), after.filter(|value| !value.is_null()));
    match (before, after) {
        (before, after) if before == after => {}
        (Some(Value::Object(before)), Some(Value::Object(after))) => objects(&path, before, after, found),
        (Some(Value::Array(before)), Some(Value::Array(after))) if structured(&before, &after) => {
            let (mut before, mut after) = (before.into_iter(), after.into_iter());
            for place in 0_usize.. {
                let pair = (before.next(), after.next());
                if pair == (None, None) {
                    break;
                }
                compare(format!("{path}[{place}]"), pair.0, pair.1, found);
            }
        }
        (before, after) => found.push(Field { after, before, path }),
    }
}

fn objects(path: &str, before: Map<String, Value>, after: Map<String, Value>, found: &mut Vec<Field>) {
    let mut pairs: BTreeMap<String, (Option<Value>, Option<Value>)> = BTreeMap::new();
    for (name, value) in before {
        pairs.entry(name).or_default().0 = Some(value);
    }
    for (name, value) in after {
        pairs.entry(name).or_default().1 = Some(value);
    }
    for (name, (before, after)) in pairs {
        let path = if path.is_empty() { name } else { format!("{path}.{name}") };
        compare(path, before, after, found);
    }
}

/// Whether a list holds objects, which are compared one by one.
fn structured(before: &[Value], after: &[Value]) -> bool {
    before.iter().chain(after).any(Value::is_object)
}

/// One line a difference: `+` added, `-` removed, `~` changed.
impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return writeln!(f, "no difference");
        }
        if !self.edition.is_empty() {
            writeln!(f, "~ edition")?;
            lines(f, &self.edition)?;
        }
        for item in &self.removed {
            writeln!(f, "- {} {} ({})", item.code, item.name.zh, item.name.en)?;
        }
        for item in &self.added {
            writeln!(f, "+ {} {} ({})", item.code, item.name.zh, item.name.en)?;
        }
        for item in &self.changed {
            writeln!(f, "~ {} {} ({})", item.code, item.name.zh, item.name.en)?;
            lines(f, &item.fields)?;
        }
        Ok(())
    }
}

fn lines(f: &mut fmt::Formatter<'_>, fields: &[Field]) -> fmt::Result {
    for field in fields {
        let shown = |value: &Option<Value>| value.as_ref().map_or_else(|| "nothing".into(), Value::to_string);
        writeln!(f, "    {}: {} -> {}", field.path, shown(&field.before), shown(&field.after))?;
    }
    Ok(())
}
