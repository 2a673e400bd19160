//! Arithmetic (DMN 1.5, 10.3.2.13.3, tables 56 to 60). `None` is `null`: operands of other kinds, a division by
//! zero, or a result out of bounds.
//!
//! Months are added by the calendar; a day that the month does not have becomes its last (XML Schema Part 2,
//! appendix E). By the letter of table 57 it would be `null`, because `date(2025, 2, 31)` is; periods of the law end
//! on the last day of such a month. A date beside a date-time is its midnight in UTC. A time goes round the clock. Durations times and
//! through numbers are rounded: days and time half to even to the nanosecond, months toward zero.

mod days;
mod months;

use std::sync::Arc;

use super::value::Value;
use days::{after_days, apart, days_over, days_times};
use months::{after_months, months_over, months_times};

/// Which way a duration is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Forward,
    Back,
}

/// `one + two`.
pub(in crate::eligibility) fn add(one: &Value, two: &Value) -> Option<Value> {
    match (one, two) {
        (Value::Number(one), Value::Number(two)) => one.plus(two).map(Value::Number),
        (Value::Text(one), Value::Text(two)) => Some(Value::Text(Arc::from(format!("{one}{two}")))),
        (Value::MonthsDuration(one), Value::MonthsDuration(two)) => {
            one.checked_add(*two).map(Value::MonthsDuration)
        }
        (_, Value::MonthsDuration(months)) => after_months(one, *months, Way::Forward),
        (Value::MonthsDuration(months), _) => after_months(two, *months, Way::Forward),
        (_, Value::DaysDuration(days)) => after_days(one, *days, Way::Forward),
        (Value::DaysDuration(days), _) => after_days(two, *days, Way::Forward),
        _ => None,
    }
}

/// `one - two`.
pub(in crate::eligibility) fn subtract(one: &Value, two: &Value) -> Option<Value> {
    match (one, two) {
        (Value::Number(one), Value::Number(two)) => one.minus(two).map(Value::Number),
        (Value::MonthsDuration(one), Value::MonthsDuration(two)) => {
            one.checked_sub(*two).map(Value::MonthsDuration)
        }
        (_, Value::MonthsDuration(months)) => after_months(one, *months, Way::Back),
        (_, Value::DaysDuration(days)) => after_days(one, *days, Way::Back),
        _ => apart(one, two),
    }
}

/// `one * two`.
pub(in crate::eligibility) fn multiply(one: &Value, two: &Value) -> Option<Value> {
    match (one, two) {
        (Value::Number(one), Value::Number(two)) => one.times(two).map(Value::Number),
        (Value::MonthsDuration(months), Value::Number(by))
        | (Value::Number(by), Value::MonthsDuration(months)) => months_times(*months, by),
        (Value::DaysDuration(days), Value::Number(by)) | (Value::Number(by), Value::DaysDuration(days)) => {
            days_times(*days, by)
        }
        _ => None,
    }
}

/// `one / two`.
pub(in crate::eligibility) fn divide(one: &Value, two: &Value) -> Option<Value> {
    match (one, two) {
        (Value::Number(one), Value::Number(two)) => one.over(two).map(Value::Number),
        (Value::MonthsDuration(months), _) => months_over(*months, two),
        (Value::DaysDuration(days), _) => days_over(*days, two),
        _ => None,
    }
}

/// `one ** two`: whole powers only.
pub(in crate::eligibility) fn power(one: &Value, two: &Value) -> Option<Value> {
    match (one, two) {
        (Value::Number(one), Value::Number(two)) => one.power(two).map(Value::Number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::temporal;
    use super::*;

    fn value(text: &str) -> Value {
        text.parse().map_or_else(|_| temporal::literal(text).unwrap(), Value::Number)
    }

    #[test]
    fn tables_56_to_60() {
        for (one, sign, two, expected) in [
            ("2025-01-31", '+', "P1M", "2025-02-28"),
            ("2024-01-31", '+', "P1M", "2024-02-29"),
            ("P1M", '+', "2024-01-31", "2024-02-29"),
            ("2024-03-31", '-', "P1M", "2024-02-29"),
            ("2024-02-29", '-', "P1Y", "2023-02-28"),
            ("2025-01-31T10:00:00Z", '+', "P1M", "2025-02-28T10:00:00Z"),
            ("2025-01-31", '+', "P1D", "2025-02-01"),
            ("2025-01-31", '+', "PT23H", "2025-01-31"),
            ("2025-01-31", '-', "PT1S", "2025-01-30"),
            ("2025-01-31T23:30:00+08:00", '+', "PT1H", "2025-02-01T00:30:00+08:00"),
            ("2025-02-01", '-', "2025-01-31", "P1D"),
            ("2025-01-31", '-', "2025-02-01", "-P1D"),
            ("2025-02-01", '-', "2025-01-31T12:00:00Z", "PT12H"),
            ("2025-01-01T08:00:00+08:00", '-', "2025-01-01T00:00:00Z", "PT0S"),
            ("2025-01-01T08:00:00", '-', "2025-01-01T00:00:00", "PT8H"),
            ("23:30:00", '+', "PT1H", "00:30:00"),
            ("PT1H", '+', "23:30:00", "00:30:00"),
            ("00:30:00+08:00", '-', "P1DT1H", "23:30:00+08:00"),
            ("10:00:00", '-', "08:30:00", "PT1H30M"),
            ("10:00:00Z", '-', "10:00:00+08:00", "PT8H"),
            ("P1Y", '+', "P3M", "P1Y3M"),
            ("P1Y", '-', "P3M", "P9M"),
            ("P1D", '+', "PT1H", "P1DT1H"),
            ("P1D", '-', "PT1H", "PT23H"),
            ("P1Y", '*', "2.5", "P2Y6M"),
            ("0.5", '*', "P3M", "P1M"),
            ("-0.5", '*', "P3M", "-P1M"),
            ("P1Y", '/', "5", "P2M"),
            ("P1Y", '/', "P5M", "2.4"),
            ("P1D", '*', "0.5", "PT12H"),
            ("3", '*', "PT8H", "P1D"),
            ("PT1H", '/', "7", "PT8M34.285714286S"),
            ("P1D", '/', "PT5H", "4.8"),
        ] {
            let (first, second) = (value(one), value(two));
            let found = match sign {
                '+' => add(&first, &second),
                '-' => subtract(&first, &second),
                '*' => multiply(&first, &second),
                _ => divide(&first, &second),
            };
            assert_eq!(found, Some(value(expected)), "{one} {sign} {two}");
        }
    }

    #[test]
    fn what_is_null() {
        for (one, two) in [
            ("2025-01-01", "2025-01-01"),
            ("2025-01-01", "1"),
            ("P1Y", "P1D"),
            ("10:00:00", "P1Y"),
            ("10:00:00", "10:00:00"),
            ("+262142-12-31", "P1Y"),
            ("+262142-12-31", "P1D"),
            ("P768614336404564650Y", "P1Y"),
        ] {
            let read = |text: &str| value(text.trim_start_matches('+'));
            assert_eq!(add(&read(one), &read(two)), None, "{one} + {two}");
        }
        for (one, two) in [
            ("P1M", "2025-01-01"),
            ("PT1H", "10:00:00"),
            ("10:00:00", "10:00:00Z"),
            ("2025-01-01T00:00:00", "2025-01-01"),
            ("2025-01-01T00:00:00", "2025-01-01T00:00:00Z"),
        ] {
            assert_eq!(subtract(&value(one), &value(two)), None, "{one} - {two}");
        }
        for (one, two) in
            [("P1Y", "P0Y"), ("P1Y", "0"), ("P1D", "PT0S"), ("P1D", "0"), ("1", "P1D"), ("1", "0")]
        {
            assert_eq!(divide(&value(one), &value(two)), None, "{one} / {two}");
        }
        for (one, two) in [("P1Y", "P1Y"), ("P1Y", "1e20"), ("P1D", "1e30")] {
            assert_eq!(multiply(&value(one), &value(two)), None, "{one} * {two}");
        }
    }
}
