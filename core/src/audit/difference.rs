//! Says how the recorded events differ from those that a decision gives.

use serde_json::{Value, json};

use crate::text::Text;
use crate::trace::EventHeader;

/// How many differing fields are named.
const MOST: usize = 5;

/// What was expected and what was found, in words; `None` where they are the same.
pub(super) fn between(expected: &[EventHeader<'_>], found: &[EventHeader<'_>]) -> Option<(Text, Text)> {
    if expected == found {
        return None;
    }
    let (wanted, written) = (names(expected), names(found));
    if wanted != written {
        return Some((same(&wanted), same(&written)));
    }
    let mut fields = Vec::new();
    for (at, (expected, found)) in expected.iter().zip(found).enumerate() {
        differing(&value(expected), &value(found), &format!("event[{at}]"), &mut fields);
    }
    let fields = fields.join(", ");
    let words = Text::new(format!("其他内容的同名事件（{fields}）"), format!("other contents ({fields})"));
    Some((same(&wanted), words))
}

fn same(words: &str) -> Text {
    Text::new(words, words)
}

/// The names of events, as `accepted, sent-to-review`.
fn names(events: &[EventHeader<'_>]) -> String {
    let name = |event: &EventHeader<'_>| {
        let header: Option<Value> = serde_json::from_slice(event.header).ok();
        let name = header.as_ref().and_then(|header| header.get("event")?.as_object()?.keys().next());
        name.map_or_else(|| "?".into(), |name| crate::report::quoted(name))
    };
    let names: Vec<String> = events.iter().map(name).collect();
    if names.is_empty() { "-".into() } else { names.join(", ") }
}

fn value(event: &EventHeader<'_>) -> Value {
    let header: Value = serde_json::from_slice(event.header).unwrap_or_default();
    json!({"case": event.case, "header": header, "schema": event.schema, "version": event.version})
}

/// The paths of what differs, at most [`MOST`].
fn differing(expected: &Value, found: &Value, path: &str, fields: &mut Vec<String>) {
    if expected == found || fields.len() >= MOST {
        return;
    }
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let names: std::collections::BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
            for name in names {
                let of =
                    |object: &serde_json::Map<String, Value>| object.get(name).cloned().unwrap_or_default();
                let name = crate::report::quoted(name);
                differing(&of(expected), &of(found), &format!("{path}.{name}"), fields);
            }
        }
        _ => fields.push(path.to_owned()),
    }
}
