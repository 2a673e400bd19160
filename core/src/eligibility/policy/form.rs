//! The schema of what is given to a policy, for those who make a form of it.

use serde_json::{Map, Value, json};

use super::edition::{Edition, Fact, FactKind};
use crate::eligibility::feel::number::Number;

/// The facts of an edition as JSON Schema 2020-12: an object, no fact required, none beside them.
///
/// Each fact has its type, bounds and allowed values. What JSON Schema has no word for stands under `x-` names:
/// `x-order` (from 0), `x-origin`, `x-question` and `x-labels` in both languages, `x-unit`, `x-decimals`, and the
/// earliest and the latest of a date, `x-min` and `x-max`.
pub(super) fn schema(edition: &Edition) -> Value {
    let named = |(at, fact): (usize, &Fact)| (fact.name.clone(), property(fact, at));
    let properties: Map<String, Value> = edition.facts.iter().enumerate().map(named).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "additionalProperties": false,
        "properties": properties,
        "title": edition.name.en,
        "type": "object",
        "x-name": edition.name,
    })
}

fn property(fact: &Fact, order: usize) -> Value {
    let mut property = match &fact.kind {
        FactKind::Boolean => json!({ "type": "boolean" }),
        FactKind::Date { max, min } => {
            json!({ "format": "date", "type": "string", "x-max": max, "x-min": min })
        }
        FactKind::Number { decimals, max, min, unit } => json!({
            "maximum": number(max),
            "minimum": number(min),
            "type": if *decimals == 0 { "integer" } else { "number" },
            "x-decimals": decimals,
            "x-unit": unit,
        }),
        FactKind::Text { values } => {
            let labels: Map<String, Value> =
                values.iter().map(|value| (value.value.clone(), json!(value.label))).collect();
            let values: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
            json!({ "enum": values, "type": "string", "x-labels": labels })
        }
    };
    if let Some(words) = property.as_object_mut() {
        // What is not said has no place in a schema.
        words.retain(|_, value| !value.is_null());
        words.insert("x-order".into(), json!(order));
        words.insert("x-origin".into(), json!(fact.origin));
        words.insert("x-question".into(), json!(fact.question));
        if fact.optional {
            if let Some(of) = words.remove("type") {
                words.insert("type".into(), json!([of, "null"]));
            }
            if let Some(Value::Array(values)) = words.get_mut("enum") {
                values.push(Value::Null);
            }
        }
    }
    property
}

/// A bound as a number of JSON.
fn number(bound: &str) -> Value {
    let Ok(number) = bound.parse::<Number>() else { return Value::Null };
    number.whole().map_or_else(|| json!(number.double()), |whole| json!(whole))
}
