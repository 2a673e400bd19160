//! What lies in a range (DMN 1.5, 10.3.2.7 and table 55).

use std::cmp::Ordering;

use super::compare::order;
use super::value::{Range, Value};

/// Whether a value lies in a range; `None` where it is of another kind than an end that would decide.
pub(in crate::eligibility) fn includes(range: &Range, value: &Value) -> Option<bool> {
    let side = |end: &Option<(Value, bool)>, inside: Ordering| match end {
        None => Some(true),
        Some((end, included)) => {
            order(value, end).map(|order| order == inside || (*included && order == Ordering::Equal))
        }
    };
    match (side(&range.low, Ordering::Greater), side(&range.high, Ordering::Less)) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_in_and_out() {
        let number = |whole: i64| Value::Number(whole.into());
        let range = Range { low: Some((number(1), true)), high: Some((number(3), false)) };
        let answers: Vec<_> = (0..=3).map(|whole| includes(&range, &number(whole))).collect();
        assert_eq!(answers, [Some(false), Some(true), Some(true), Some(false)]);
        assert_eq!(includes(&range, &Value::Text("2".into())), None);
        assert_eq!(includes(&range, &Value::Null), None);
        let above = Range { low: Some((number(1), false)), high: None };
        assert_eq!((includes(&above, &number(1)), includes(&above, &number(9))), (Some(false), Some(true)));
    }
}
