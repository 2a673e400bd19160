//! Between values of people and whole numbers of the graph.

use super::date;
use super::lower::Texts;
use super::typed::Type;
use crate::eligibility::feel::number::Number;
use crate::eligibility::feel::value::{DaysDuration, Value};

const DAY: i128 = 86_400_000_000_000;

/// The value that a whole number of a type stands for.
pub(in crate::eligibility) fn value(texts: &Texts, of: Type, whole: i64) -> Value {
    match of {
        Type::Boolean => Value::Boolean(whole != 0),
        Type::Number(decimals) => {
            let exponent = i32::try_from(decimals).unwrap_or(0).wrapping_neg();
            Number::new(i128::from(whole), exponent).map_or(Value::Null, Value::Number)
        }
        Type::Text => texts.text(whole).map_or(Value::Null, |text| Value::Text(text.into())),
        Type::Date => date::unpacked(whole).map_or(Value::Null, Value::Date),
        Type::Days => {
            Value::DaysDuration(DaysDuration { nanoseconds: i128::from(whole).saturating_mul(DAY) })
        }
        Type::Months => Value::MonthsDuration(whole),
        Type::Nothing => Value::Null,
    }
}

/// A value as a person reads it in a message.
pub(in crate::eligibility) fn shown(texts: &Texts, of: Type, whole: i64) -> String {
    match value(texts, of, whole) {
        Value::Boolean(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("\"{text}\""),
        Value::Date(date) => date.to_string(),
        Value::MonthsDuration(months) => format!("P{months}M"),
        Value::DaysDuration(_) => format!("P{whole}D"),
        _ => "null".into(),
    }
}
