//! Years and months.

use chrono::{Datelike, NaiveDate};

use super::super::number::{Number, Rounding};
use super::super::value::{DateTime, Value};
use super::Way;

/// A date or date-time some months later or earlier.
pub(super) fn after_months(from: &Value, months: i64, way: Way) -> Option<Value> {
    let months = if way == Way::Forward { months } else { months.checked_neg()? };
    match from {
        Value::Date(date) => shifted(*date, months).map(Value::Date),
        Value::DateTime(both) => {
            let date = shifted(both.local.date(), months)?;
            Some(Value::DateTime(DateTime { local: date.and_time(both.local.time()), ..*both }))
        }
        _ => None,
    }
}

/// Months times a number, toward zero.
pub(super) fn months_times(months: i64, by: &Number) -> Option<Value> {
    whole_months(&Number::from(months).times(by)?)
}

/// Months through a number, toward zero, or through months.
pub(super) fn months_over(months: i64, by: &Value) -> Option<Value> {
    match by {
        Value::Number(by) => whole_months(&Number::from(months).over(by)?),
        Value::MonthsDuration(by) => Number::from(months).over(&Number::from(*by)).map(Value::Number),
        _ => None,
    }
}

fn whole_months(months: &Number) -> Option<Value> {
    months.rounded(0, Rounding::Down)?.whole().map(Value::MonthsDuration)
}

/// The date so many months on, its day the last of the month where that is shorter.
fn shifted(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    let total =
        i64::from(date.year()).checked_mul(12)?.checked_add(date.month0().into())?.checked_add(months)?;
    let year = i32::try_from(total.div_euclid(12)).ok()?;
    let month = u32::try_from(total.rem_euclid(12)).ok()?.checked_add(1)?;
    // No month is shorter than 28 days.
    (28..=date.day()).rev().chain([date.day()]).find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}
