//! A sheet in JSON (RFC 8259), with the places of its values.
//!
//! serde_json parses; it hands each value over as a part of the text, and where that part begins is its place.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::lines::Lines;
use super::node::{Fields, Held, Integer, Node};

/// How deep values may nest. No sheet nests half as deep, and each level is read once more.
const DEPTH: u32 = 32;

/// What is wrong with a text that is not JSON, and the byte at which it is.
pub(super) struct Wrong {
    pub(super) at: usize,
    pub(super) found: String,
}

/// Reads a text.
pub(super) fn parse<'t>(text: &'t str, lines: &Lines<'_>) -> Result<Node<'t>, Wrong> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| {
        let column = error.column().saturating_sub(1);
        Wrong { at: lines.start(error.line()).saturating_add(column), found: words(&error) }
    })?;
    Reader { text }.node(raw.get(), DEPTH)
}

struct Reader<'t> {
    text: &'t str,
}

impl<'t> Reader<'t> {
    fn node(&self, raw: &'t str, depth: u32) -> Result<Node<'t>, Wrong> {
        let at = self.position(raw);
        let wrong = |error: serde_json::Error| Wrong { at, found: words(&error) };
        let Some(depth) = depth.checked_sub(1) else {
            return Err(Wrong { at, found: format!("nested deeper than {DEPTH} levels") });
        };
        let held = match raw.as_bytes().first() {
            Some(b'{') => {
                let Entries(entries) = serde_json::from_str(raw).map_err(wrong)?;
                Held::Table(self.fields(at, entries, depth)?)
            }
            Some(b'[') => {
                let entries: Vec<&RawValue> = serde_json::from_str(raw).map_err(wrong)?;
                let entries = entries.into_iter().map(|entry| self.node(entry.get(), depth));
                Held::List(entries.collect::<Result<_, _>>()?)
            }
            Some(b'"') => Held::Text(Cow::Owned(serde_json::from_str(raw).map_err(wrong)?)),
            Some(b't' | b'f') => Held::Boolean(raw == "true"),
            Some(b'n') => Held::Null,
            _ if raw.contains(['.', 'e', 'E']) => Held::Float,
            _ => Held::Integer(Integer { text: raw.into(), value: raw.parse().ok() }),
        };
        Ok(Node { held, span: at..at.saturating_add(raw.len()) })
    }

    fn fields(
        &self,
        at: usize,
        entries: Vec<(String, &'t RawValue)>,
        depth: u32,
    ) -> Result<Fields<'t>, Wrong> {
        let mut fields = Fields::default();
        let mut after = at;
        for (name, value) in entries {
            let node = self.node(value.get(), depth)?;
            // Between two values only the name is in quotation marks.
            let before = self.text.get(after..node.span.start).unwrap_or_default();
            let at = after.saturating_add(before.find('"').unwrap_or_default());
            after = node.span.end;
            if fields.by_name.contains_key(name.as_str()) {
                fields.twice.push((name, at));
            } else {
                fields.by_name.insert(Cow::Owned(name), (at, node));
            }
        }
        Ok(fields)
    }

    /// Where a part of the text begins.
    fn position(&self, part: &str) -> usize {
        part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }
}

/// The fields of an object as they are written, one that stands twice with each.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;

        impl<'de> Visitor<'de> for Written {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Written)
    }
}

/// A date as a text, as `2026-01-01`.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let date: NaiveDate = text.parse().ok()?;
    // The parser also takes `2026-1-1`.
    (date.to_string() == text).then_some(date)
}

/// What the parser says, without the place, which stands apart.
fn words(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.rsplit_once(" at line ").map_or(told.as_str(), |(words, _)| words).into()
}
