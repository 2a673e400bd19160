//! Values from and to JSON.
//!
//! | FEEL | to JSON | from JSON |
//! |---|---|---|
//! | `null`, booleans, texts, lists | themselves | themselves |
//! | contexts | objects, keys in their order | objects |
//! | whole numbers of 64 bits | integers | exactly |
//! | other numbers | the double that is written with the same digits, below 2^53; otherwise a text | the shortest decimal of the double, below 2^53: up to 15 digits that is what was written; beyond 2^53 a number may have been rounded already and is refused |
//! | dates, times, date-times, durations | texts, as `string()` writes them | do not occur; convert with `date()` and the like |
//! | ranges | objects with `end`, `end included`, `start`, `start included` | do not occur |
//! | functions | `null` | do not occur |

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::number::Number;
use super::temporal;
use super::value::{Context, Value};
use super::weigh::DEEPEST;
use crate::report::{Place, Report, codes, quoted};

/// Beyond this, doubles do not hold every whole number: 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Value {
    /// The value that JSON says. Numbers are taken exactly or not at all.
    ///
    /// # Errors
    /// `feel-json-number` for a number with a fraction or a power of ten at or beyond 2^53, `feel-json-deep` for
    /// nesting beyond 64 levels; the place is the path inside.
    pub fn from_json(json: &Json) -> Result<Self, Report> {
        read(json, &mut String::new(), 0)
    }

    /// The value as JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::Null | Self::Function(_) => Json::Null,
            Self::Boolean(truth) => Json::Bool(*truth),
            Self::Number(number) => of_number(number),
            Self::Text(text) => Json::String(text.to_string()),
            Self::List(list) => list.iter().map(Self::to_json).collect(),
            Self::Context(context) => {
                context.iter().map(|(name, value)| (name.to_owned(), value.to_json())).collect()
            }
            Self::Range(range) => {
                let mut ends = Map::new();
                for (name, inside, end) in
                    [("end", "end included", &range.high), ("start", "start included", &range.low)]
                {
                    ends.insert(name.to_owned(), end.as_ref().map_or(Json::Null, |(end, _)| end.to_json()));
                    ends.insert(inside.to_owned(), end.as_ref().is_some_and(|(_, inside)| *inside).into());
                }
                Json::Object(ends)
            }
            Self::Date(_)
            | Self::Time(_)
            | Self::DateTime(_)
            | Self::DaysDuration(_)
            | Self::MonthsDuration(_) => temporal::text_of(self).map_or(Json::Null, Json::String),
        }
    }
}

impl Context {
    /// The context that a JSON object says.
    ///
    /// # Errors
    /// As [`Value::from_json`], and `feel-json-object` for what is no object.
    pub fn from_json(json: &Json) -> Result<Self, Report> {
        match Value::from_json(json)? {
            Value::Context(context) => Ok(Arc::unwrap_or_clone(context)),
            _ => Err(Report::new(codes::feel::JSON_OBJECT)),
        }
    }
}

fn read(json: &Json, path: &mut String, depth: usize) -> Result<Value, Report> {
    if depth > DEEPEST {
        return Err(Report::new(codes::feel::JSON_DEEP).with("most", DEEPEST).at(Place::path(path.as_str())));
    }
    let below = depth.saturating_add(1);
    Ok(match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Boolean(*truth),
        Json::String(text) => Value::Text(Arc::from(text.as_str())),
        Json::Number(number) => {
            let digits = match number.as_f64().filter(|_| !number.is_i64() && !number.is_u64()) {
                None => Some(number.to_string()),
                Some(double) => (double.abs() < EXACT).then(|| double.to_string()),
            };
            let read = digits.and_then(|digits| digits.parse::<Number>().ok());
            Value::Number(read.ok_or_else(|| {
                let report = Report::new(codes::feel::JSON_NUMBER).with("found", quoted(&number.to_string()));
                report.at(Place::path(path.as_str()))
            })?)
        }
        Json::Array(list) => {
            let mut values = Vec::with_capacity(list.len());
            for (place, json) in list.iter().enumerate() {
                values.push(inside(path, &format!("[{place}]"), |path| read(json, path, below))?);
            }
            Value::List(values.into())
        }
        Json::Object(entries) => {
            let mut context = Vec::with_capacity(entries.len());
            for (name, json) in entries {
                let value = inside(path, &format!(".{}", quoted(name)), |path| read(json, path, below))?;
                context.push((name.as_str(), value));
            }
            Value::Context(Arc::new(context.into_iter().collect()))
        }
    })
}

/// Reads one step further down the path.
fn inside<T>(path: &mut String, step: &str, read: impl FnOnce(&mut String) -> T) -> T {
    let length = path.len();
    path.push_str(if length == 0 { step.trim_start_matches('.') } else { step });
    let answer = read(path);
    path.truncate(length);
    answer
}

fn of_number(number: &Number) -> Json {
    if let Some(whole) = number.whole() {
        return whole.into();
    }
    let double = number.double().filter(|double| double.abs() < EXACT).and_then(serde_json::Number::from_f64);
    double.map_or_else(|| Json::String(number.to_string()), Json::Number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn there_and_back() {
        let json = json!({"name": "王", "n": [1, -2.5, 0.1, 9_223_372_036_854_775_807_i64], "none": null, "is": true});
        assert_eq!(Value::from_json(&json).unwrap().to_json(), json);
        let at = Value::from_json(&json!(0.1)).unwrap();
        assert_eq!(at, Value::Number("0.1".parse().unwrap()));
        assert_eq!(Value::from_json(&json!(u64::MAX)).unwrap().to_json(), json!("18446744073709551615"));
    }

    #[test]
    fn what_is_not_exact_is_a_text() {
        let third = Number::from(1).over(&Number::from(3)).unwrap();
        assert_eq!(Value::Number(third).to_json(), json!(format!("0.{}", "3".repeat(34))));
        assert_eq!(Value::Number("1e30".parse().unwrap()).to_json(), json!(format!("1{}", "0".repeat(30))));
        let date = temporal::literal("2025-01-31T08:00:00+08:00").unwrap();
        assert_eq!(date.to_json(), json!("2025-01-31T08:00:00+08:00"));
    }

    #[test]
    fn refusals_have_a_path() {
        let refused = |json: &Json| Value::from_json(json).unwrap_err().to_string();
        assert_eq!(
            refused(&json!({"a": [1, {"b": 1e16}]})),
            "a[1].b: the number `1e+16` may have been rounded before it came here"
        );
        let deep = (0..65).fold(json!(1), |json, _| json!([json]));
        assert!(refused(&deep).ends_with("nested deeper than 64 levels"));
        assert!(Value::from_json(&(0..64).fold(json!(1), |json, _| json!([json]))).is_ok());
        assert_eq!(Context::from_json(&json!([])).unwrap_err().code(), codes::feel::JSON_OBJECT);
    }

    proptest! {
        #[test]
        fn doubles_keep_their_digits(double in -1e15..1e15_f64) {
            let value = Value::from_json(&json!(double)).unwrap();
            prop_assert_eq!(Value::from_json(&value.to_json()).unwrap(), value);
        }
    }
}
