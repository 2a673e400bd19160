//! Equality and order of values (DMN 1.5, 10.3.2.13.2, tables 53 and 54).
//!
//! Equality is three-valued: values of different kinds are neither equal nor unequal, but `null` equals `null` and
//! nothing else. Numbers, texts, dates, times, date-times and durations have an order; nothing else has.
//!
//! Times and date-times with offsets are compared by instant. Where only one has an offset, the other takes it, so
//! both are compared as they are written; the standard says this of order, and equality follows it here, so that
//! of `<`, `=` and `>` exactly one is true. Fractions of a second count, in equality as in order.

use std::cmp::Ordering;
use std::sync::Arc;

use super::value::{Context, DateTime, Range, Time, Value};

/// Whether two values are equal; `None` where that is `null`. The work is bounded by the smaller of the two.
pub(in crate::eligibility) fn equal(one: &Value, two: &Value) -> Option<bool> {
    match (one, two) {
        (Value::Null, Value::Null) => Some(true),
        (Value::Null, _) | (_, Value::Null) => Some(false),
        (Value::Boolean(one), Value::Boolean(two)) => Some(one == two),
        (Value::List(one), Value::List(two)) => {
            if Arc::ptr_eq(one, two) {
                Some(true)
            } else if one.len() == two.len() {
                all(one.iter().zip(two.iter()).map(|(one, two)| equal(one, two)))
            } else {
                Some(false)
            }
        }
        (Value::Context(one), Value::Context(two)) => {
            if Arc::ptr_eq(one, two) {
                Some(true)
            } else {
                contexts(one, two)
            }
        }
        (Value::Range(one), Value::Range(two)) => ranges(one, two),
        (Value::Function(one), Value::Function(two)) => Some(one == two),
        _ => order(one, two).map(Ordering::is_eq),
    }
}

/// The order of two values of one kind; `None` where there is none.
pub(in crate::eligibility) fn order(one: &Value, two: &Value) -> Option<Ordering> {
    Some(match (one, two) {
        (Value::Number(one), Value::Number(two)) => one.cmp(two),
        // Bytes of UTF-8 are in the order of their characters.
        (Value::Text(one), Value::Text(two)) => one.cmp(two),
        (Value::Date(one), Value::Date(two)) => one.cmp(two),
        (Value::Time(one), Value::Time(two)) => nanoseconds(one, two).cmp(&nanoseconds(two, one)),
        (Value::DateTime(one), Value::DateTime(two)) => instant(one, two).cmp(&instant(two, one)),
        (Value::DaysDuration(one), Value::DaysDuration(two)) => one.cmp(two),
        (Value::MonthsDuration(one), Value::MonthsDuration(two)) => one.cmp(two),
        _ => return None,
    })
}

/// Kleene's conjunction: false where one is false, `None` where one is `None`.
fn all(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut every = Some(true);
    for answer in answers {
        match answer {
            Some(true) => {}
            Some(false) => return Some(false),
            None => every = None,
        }
    }
    every
}

fn contexts(one: &Context, two: &Context) -> Option<bool> {
    if one.len() != two.len() {
        return Some(false);
    }
    all(one.iter().map(|(name, value)| two.value(name).map_or(Some(false), |other| equal(value, other))))
}

fn ranges(one: &Range, two: &Range) -> Option<bool> {
    let ends = |one: &Option<(Value, bool)>, two: &Option<(Value, bool)>| match (one, two) {
        (None, None) => Some(true),
        (Some((one, included)), Some((two, also))) => {
            if included == also {
                equal(one, two)
            } else {
                Some(false)
            }
        }
        _ => Some(false),
    };
    all([ends(&one.low, &two.low), ends(&one.high, &two.high)].into_iter())
}

/// Nanoseconds since midnight, in UTC where both have an offset.
fn nanoseconds(time: &Time, beside: &Time) -> i64 {
    use chrono::Timelike as _;
    let offset = beside.offset.and(time.offset).unwrap_or(0);
    let seconds = i64::from(time.local.num_seconds_from_midnight()).saturating_sub(offset.into());
    seconds.saturating_mul(1_000_000_000).saturating_add(time.local.nanosecond().into())
}

/// Seconds and nanoseconds since 1970, in UTC where both have an offset.
fn instant(both: &DateTime, beside: &DateTime) -> (i64, u32) {
    let offset = beside.offset.and(both.offset).unwrap_or(0);
    let local = both.local.and_utc();
    (local.timestamp().saturating_sub(offset.into()), local.timestamp_subsec_nanos())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::temporal;
    use super::*;

    fn at(text: &str) -> Value {
        temporal::literal(text).unwrap()
    }

    fn number(whole: i64) -> Value {
        Value::Number(whole.into())
    }

    fn list(values: &[Value]) -> Value {
        Value::List(values.into())
    }

    #[test]
    fn equality_by_table_53() {
        let text = Value::Text("a".into());
        assert_eq!(equal(&Value::Null, &Value::Null), Some(true));
        assert_eq!(equal(&Value::Null, &number(0)), Some(false));
        assert_eq!(equal(&number(1), &text), None);
        assert_eq!(equal(&Value::Boolean(true), &Value::Boolean(false)), Some(false));
        assert_eq!(equal(&list(&[number(1), text.clone()]), &list(&[number(1), number(2)])), None);
        assert_eq!(equal(&list(&[number(1), text.clone()]), &list(&[number(3), number(2)])), Some(false));
        assert_eq!(equal(&list(&[number(1)]), &list(&[])), Some(false));
        let context = |entries: &[(&str, i64)]| {
            Value::Context(Arc::new(entries.iter().map(|(name, whole)| (*name, number(*whole))).collect()))
        };
        assert_eq!(equal(&context(&[("a", 1), ("b", 2)]), &context(&[("b", 2), ("a", 1)])), Some(true));
        assert_eq!(equal(&context(&[("a", 1)]), &context(&[("b", 1)])), Some(false));
        let range = |low: i64, included: bool| {
            Value::Range(Arc::new(Range { low: Some((number(low), included)), high: None }))
        };
        assert_eq!(equal(&range(1, true), &range(1, true)), Some(true));
        assert_eq!(equal(&range(1, true), &range(1, false)), Some(false));
        assert_eq!(equal(&range(1, true), &range(2, true)), Some(false));
    }

    #[test]
    fn times_by_instant() {
        assert_eq!(equal(&at("10:30:00Z"), &at("10:30:00+00:00")), Some(true));
        assert_eq!(equal(&at("10:30:00Z"), &at("11:30:00+01:00")), Some(true));
        assert_eq!(order(&at("10:30:00"), &at("10:30:00+08:00")), Some(Ordering::Equal));
        assert_eq!(
            order(&at("2025-01-01T00:30:00+08:00"), &at("2024-12-31T17:00:00Z")),
            Some(Ordering::Less)
        );
        assert_eq!(order(&at("2025-01-01T00:00:00"), &at("2025-01-01T00:00:00.5Z")), Some(Ordering::Less));
        assert_eq!(order(&at("2025-01-01"), &at("2025-01-01T00:00:00")), None);
        assert_eq!(order(&at("P1Y"), &at("P365D")), None);
        assert_eq!(order(&Value::Boolean(true), &Value::Boolean(false)), None);
    }

    proptest! {
        #[test]
        fn texts_are_in_the_order_of_their_characters(one in ".{0,4}", two in ".{0,4}") {
            let by_characters = one.chars().cmp(two.chars());
            prop_assert_eq!(order(&Value::Text(one.into()), &Value::Text(two.into())), Some(by_characters));
        }
    }
}
