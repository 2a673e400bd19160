//! Properties of dates, times, durations and ranges (DMN 1.5, tables 65 to 67).

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::number::Number;
use super::value::{DaysDuration, Value};

/// Nanoseconds of a second.
const SECOND: i128 = 1_000_000_000;

/// The property of a value; `None` where it has none of that name. Zones are not kept by name, so `timezone` is
/// `null` always. Parts of a negative duration are negative.
pub(in crate::eligibility) fn property(value: &Value, name: &str) -> Option<Value> {
    match value {
        Value::Date(date) => of_date(*date, name),
        Value::Time(time) => of_time(time.local, time.offset, name),
        Value::DateTime(both) => {
            of_date(both.local.date(), name).or_else(|| of_time(both.local.time(), both.offset, name))
        }
        Value::MonthsDuration(months) => match name {
            "years" => Some(number(months.wrapping_div(12))),
            "months" => Some(number(months.wrapping_rem(12))),
            "days" | "hours" | "minutes" | "seconds" => Some(Value::Null),
            _ => None,
        },
        Value::DaysDuration(days) => of_days(*days, name),
        Value::Range(range) => {
            let (end, included) = match name {
                "start" | "start included" => (&range.low, name == "start included"),
                "end" | "end included" => (&range.high, name == "end included"),
                _ => return None,
            };
            Some(match end {
                Some((_, inside)) if included => Value::Boolean(*inside),
                Some((value, _)) => value.clone(),
                None if included => Value::Boolean(false),
                None => Value::Null,
            })
        }
        _ => None,
    }
}

fn number(whole: impl Into<i64>) -> Value {
    Value::Number(Number::from(whole.into()))
}

fn of_date(date: NaiveDate, name: &str) -> Option<Value> {
    Some(match name {
        "year" => number(date.year()),
        "month" => number(date.month()),
        "day" => number(date.day()),
        "weekday" => number(date.weekday().number_from_monday()),
        _ => return None,
    })
}

fn of_time(time: NaiveTime, offset: Option<i32>, name: &str) -> Option<Value> {
    Some(match name {
        "hour" => number(time.hour()),
        "minute" => number(time.minute()),
        "second" => {
            seconds(i128::from(time.second()).saturating_mul(SECOND).saturating_add(time.nanosecond().into()))
        }
        "time offset" => offset.map_or(Value::Null, |offset| {
            Value::DaysDuration(DaysDuration { nanoseconds: i128::from(offset).saturating_mul(SECOND) })
        }),
        "timezone" => Value::Null,
        _ => return None,
    })
}

fn of_days(days: DaysDuration, name: &str) -> Option<Value> {
    let whole = days.nanoseconds.wrapping_div(SECOND);
    let part = |unit: i128, of: i128| {
        number(i64::try_from(whole.wrapping_rem(of).wrapping_div(unit)).unwrap_or_default())
    };
    Some(match name {
        "days" => part(86_400, i128::MAX),
        "hours" => part(3_600, 86_400),
        "minutes" => part(60, 3_600),
        "seconds" => seconds(days.nanoseconds.wrapping_rem(SECOND.wrapping_mul(60))),
        "years" | "months" => Value::Null,
        _ => return None,
    })
}

/// Nanoseconds as seconds with a fraction.
fn seconds(nanoseconds: i128) -> Value {
    Number::new(nanoseconds, -9).map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::super::temporal;
    use super::*;

    #[test]
    fn table_66() {
        for (of, name, expected) in [
            ("2025-01-31", "year", "2025"),
            ("2025-01-31", "month", "1"),
            ("2025-01-31", "day", "31"),
            ("2025-01-31", "weekday", "5"),
            ("2025-02-02T10:11:12.5", "weekday", "7"),
            ("2025-02-02T10:11:12.5", "hour", "10"),
            ("2025-02-02T10:11:12.5", "minute", "11"),
            ("10:11:12.5", "second", "12.5"),
            ("10:11:12.5+08:00", "time offset", "PT8H"),
            ("P1Y14M", "years", "2"),
            ("P1Y14M", "months", "2"),
            ("-P14M", "months", "-2"),
            ("P1DT25H61M1.5S", "days", "2"),
            ("P1DT25H61M1.5S", "hours", "2"),
            ("P1DT25H61M1.5S", "minutes", "1"),
            ("P1DT25H61M1.5S", "seconds", "1.5"),
            ("-PT90S", "seconds", "-30"),
        ] {
            let expected =
                expected.parse().map_or_else(|_| temporal::literal(expected).unwrap(), Value::Number);
            assert_eq!(property(&temporal::literal(of).unwrap(), name), Some(expected), "{of} {name}");
        }
        let null =
            |of: &str, name: &str| property(&temporal::literal(of).unwrap(), name) == Some(Value::Null);
        assert!(null("10:00:00", "time offset") && null("10:00:00Z", "timezone"));
        assert!(null("P1Y", "days") && null("P1D", "years"));
        assert_eq!(property(&temporal::literal("2025-01-31").unwrap(), "hour"), None);
    }
}
