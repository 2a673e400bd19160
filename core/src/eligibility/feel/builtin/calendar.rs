//! Where a day stands in its year and week (DMN 1.5, 10.3.4.8, table 79).

use chrono::{Datelike, NaiveDate};

use super::super::number::Number;
use super::super::value::Value;
use super::{Builtin, Form, Of, Parameter, must};

const DATE: &[Parameter] = &[must("date", Of::Single)];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A function of a date, or of the date of a date and time.
macro_rules! of_date {
    ($name:literal, $act:expr) => {
        Builtin {
            name: $name,
            forms: &[Form { parameters: DATE, act: |_, values| Ok(date(values).and_then($act)) }],
        }
    };
}

pub(super) const TABLE: &[Builtin] = &[
    of_date!("day of year", |date: NaiveDate| number(date.ordinal())),
    of_date!("day of week", |date: NaiveDate| name(&DAYS, date.weekday().num_days_from_monday())),
    of_date!("month of year", |date: NaiveDate| name(&MONTHS, date.month0())),
    // ISO 8601: the week with the year's first Thursday is its first.
    of_date!("week of year", |date: NaiveDate| number(date.iso_week().week())),
];

fn date(values: &[Value]) -> Option<NaiveDate> {
    match values {
        [Value::Date(date)] => Some(*date),
        [Value::DateTime(both)] => Some(both.local.date()),
        _ => None,
    }
}

fn number(count: u32) -> Option<Value> {
    Some(Value::Number(Number::from(i64::from(count))))
}

fn name(names: &[&str], at: u32) -> Option<Value> {
    names.get(usize::try_from(at).ok()?).map(|name| Value::Text((*name).into()))
}
