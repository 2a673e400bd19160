//! Which values conform to which types (DMN 1.5, 10.3.2.9).

use super::ast::Type;
use super::value::{Function, Value};

/// Whether a value may stand where the type is asked for. `null` conforms to every type.
pub(in crate::eligibility) fn conforms(value: &Value, of: &Type) -> bool {
    match (value, of) {
        (Value::Null, _) | (_, Type::Any) => true,
        (Value::Boolean(_), Type::Boolean)
        | (Value::Number(_), Type::Number)
        | (Value::Text(_), Type::Text)
        | (Value::Date(_), Type::Date)
        | (Value::Time(_), Type::Time)
        | (Value::DateTime(_), Type::DateTime)
        | (Value::DaysDuration(_), Type::DaysDuration)
        | (Value::MonthsDuration(_), Type::MonthsDuration) => true,
        (Value::List(list), Type::List(of)) => list.iter().all(|value| conforms(value, of)),
        (Value::Range(range), Type::Range(of)) => {
            [&range.low, &range.high].into_iter().flatten().all(|(value, _)| conforms(value, of))
        }
        (Value::Context(context), Type::Context(keys)) => {
            keys.iter().all(|(key, of)| context.value(key).is_some_and(|value| conforms(value, of)))
        }
        // What a function returns is not declared, so it is `Any`; what it takes may be wider than asked.
        (Value::Function(Function::Closure(closure)), Type::Function(takes, gives)) => {
            closure.parameters.len() == takes.len()
                && **gives == Type::Any
                && closure
                    .parameters
                    .iter()
                    .zip(takes)
                    .all(|(parameter, takes)| parameter.of.as_ref().is_none_or(|of| wider(of, takes)))
        }
        _ => false,
    }
}

/// The value as a parameter of the type takes it: as it is, or out of a list of one; `None` where it does not fit.
pub(in crate::eligibility) fn fitted(value: &Value, of: &Type) -> Option<Value> {
    if conforms(value, of) {
        return Some(value.clone());
    }
    match value {
        Value::List(list) => match &**list {
            [one] if conforms(one, of) => Some(one.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether every value of the second type is one of the first.
fn wider(one: &Type, two: &Type) -> bool {
    match (one, two) {
        (Type::Any, _) | (_, Type::Null) => true,
        (Type::List(one), Type::List(two)) | (Type::Range(one), Type::Range(two)) => wider(one, two),
        (Type::Context(asked), Type::Context(given)) => {
            asked.iter().all(|(key, one)| given.iter().any(|(also, two)| key == also && wider(one, two)))
        }
        (Type::Function(takes, gives), Type::Function(also_takes, also_gives)) => {
            takes.len() == also_takes.len()
                && wider(gives, also_gives)
                && takes.iter().zip(also_takes).all(|(one, two)| wider(two, one))
        }
        _ => one == two,
    }
}
