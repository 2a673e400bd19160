//! Commands as JSON, from a page or another program.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::failure::Failure;
use crate::case::Command;
use crate::case::Refusal;
use crate::case::kernel::CommandKind;
use crate::report::{Place, Report, codes};
use crate::text::Words;

/// The longest command that is read, in bytes.
const MAX_COMMAND: usize = 65_536;

/// What only the desk fills in.
const CLAIMS: &[&str] = &["by", "desk", "hand", "login", "outlet", "person", "post", "role", "window"];

/// Reads a command, as `{"approve":{"basis":"…"}}`.
///
/// # Errors
/// `only-the-office-may` for a timer; `command-claims` where a role, person, post or desk is written in;
/// `command-form` for everything else that does not fit the schema, also for a name that stands twice. Nothing
/// of the text is repeated but names that this library knows.
pub fn command_from_json(text: &str) -> Result<Command, Failure> {
    let malformed = |found: Words| Report::new(codes::command::COMMAND_FORM).with_text("found", found.text());
    if text.len() > MAX_COMMAND {
        return Err(malformed(Words { en: "it has more than 65536 bytes", zh: "超过65536字节" }).into());
    }
    let Strict(value) = serde_json::from_str(text).map_err(|error| {
        let found = if error.is_data() {
            Words { en: "a name stands twice", zh: "有重复的字段名" }
        } else {
            Words { en: "it is not JSON", zh: "不是JSON" }
        };
        malformed(found).at(Place { line: u32::try_from(error.line()).ok(), ..Place::default() })
    })?;
    let only = Words {
        en: "it is not an object with the kind of command as its only field",
        zh: "不是仅以操作种类为字段的对象",
    };
    let Some(object) = value.as_object() else {
        return Err(malformed(only).into());
    };
    let kind_of = |name: &str| CommandKind::ALL.iter().copied().find(|kind| kind.as_str() == name);
    for (name, fields) in object {
        let kind = kind_of(name);
        if kind.is_some_and(CommandKind::is_timer) {
            return Err(Refusal::OnlyTheOfficeMay.into());
        }
        let inside = fields.as_object().into_iter().flatten().map(|(name, _)| name.as_str());
        let claims = |name: &&str| CLAIMS.contains(name) && !is_own(kind, name);
        if let Some(found) = std::iter::once(name.as_str()).chain(inside).find(claims) {
            let report = Report::new(codes::command::COMMAND_CLAIMS).with("found", found);
            return Err(report.at(Place::path(found)).into());
        }
    }
    let mut names = object.keys();
    let (Some(name), None) = (names.next(), names.next()) else {
        return Err(malformed(only).into());
    };
    let Some(kind) = kind_of(name) else {
        return Err(malformed(Words { en: "the kind of command is not known", zh: "操作种类不存在" }).into());
    };
    serde_json::from_value(value).map_err(|_| {
        malformed(Words { en: "its fields do not fit the schema", zh: "字段不符合数据格式" })
            .at(Place::path(kind.as_str()))
            .into()
    })
}

/// Whether a field is the command's own: the person whom a superior names, the outlet to which a document goes.
fn is_own(kind: Option<CommandKind>, name: &str) -> bool {
    matches!(
        (kind, name),
        (Some(CommandKind::Substitute), "person") | (Some(CommandKind::SendToOutlet), "outlet")
    )
}

/// JSON in which no object has a name twice.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Strict)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(Strict(value)) = seq.next_element()? {
            all.push(value);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some((name, Strict(value))) = map.next_entry::<String, Strict>()? {
            if all.insert(name, value).is_some() {
                return Err(A::Error::custom("a name stands twice"));
            }
        }
        Ok(Value::Object(all))
    }
}
