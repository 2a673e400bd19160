//! Days, hours, minutes and seconds.

use chrono::{NaiveTime, TimeDelta, Timelike};

use super::super::number::{Number, Rounding};
use super::super::value::{DateTime, DaysDuration, Time, Value};
use super::Way;

const SECOND: i128 = 1_000_000_000;
const DAY: i128 = 86_400 * SECOND;

impl DaysDuration {
    /// So many nanoseconds; `None` beyond 2^63 seconds.
    pub(in crate::eligibility) fn new(nanoseconds: i128) -> Option<Self> {
        let bound = i128::from(i64::MAX).checked_mul(SECOND)?;
        (-bound..=bound).contains(&nanoseconds).then_some(Self { nanoseconds })
    }
}

/// A date, time, date-time or duration, some time later or earlier.
pub(super) fn after_days(from: &Value, days: DaysDuration, way: Way) -> Option<Value> {
    let shift = if way == Way::Forward { days.nanoseconds } else { days.nanoseconds.checked_neg()? };
    match from {
        Value::DaysDuration(days) => duration(days.nanoseconds.checked_add(shift)?),
        Value::Date(date) => {
            let days = i64::try_from(shift.div_euclid(DAY)).ok()?;
            date.checked_add_signed(TimeDelta::try_days(days)?).map(Value::Date)
        }
        Value::DateTime(both) => {
            let seconds = TimeDelta::try_seconds(i64::try_from(shift.div_euclid(SECOND)).ok()?)?;
            let rest = TimeDelta::nanoseconds(i64::try_from(shift.rem_euclid(SECOND)).ok()?);
            let local = both.local.checked_add_signed(seconds)?.checked_add_signed(rest)?;
            Some(Value::DateTime(DateTime { local, ..*both }))
        }
        Value::Time(time) => {
            let at = since_midnight(time).checked_add(shift)?.rem_euclid(DAY);
            let seconds = u32::try_from(at.div_euclid(SECOND)).ok()?;
            let rest = u32::try_from(at.rem_euclid(SECOND)).ok()?;
            let local = NaiveTime::from_num_seconds_from_midnight_opt(seconds, rest)?;
            Some(Value::Time(Time { local, ..*time }))
        }
        _ => None,
    }
}

/// The time from the second to the first, both of which have an offset or both none.
pub(super) fn apart(one: &Value, two: &Value) -> Option<Value> {
    if let (Value::Time(one), Value::Time(two)) = (one, two) {
        let offset = |time: &Time| i128::from(time.offset.unwrap_or(0)).saturating_mul(SECOND);
        let one_at = since_midnight(one).checked_sub(offset(one))?;
        let two_at = since_midnight(two).checked_sub(offset(two))?;
        return (one.offset.is_some() == two.offset.is_some())
            .then(|| duration(one_at.checked_sub(two_at)?))?;
    }
    let (one, two) = match (one, two) {
        // Two dates have the same midnight, whatever it is.
        (Value::Date(_) | Value::DateTime(_), Value::Date(_) | Value::DateTime(_)) => {
            (midnight(one)?, midnight(two)?)
        }
        _ => return None,
    };
    (one.offset.is_some() == two.offset.is_some())
        .then(|| duration(instant(&one)?.checked_sub(instant(&two)?)?))?
}

/// Days and time times a number, half to even to the nanosecond.
pub(super) fn days_times(days: DaysDuration, by: &Number) -> Option<Value> {
    nanoseconds(&Number::new(days.nanoseconds, 0)?.times(by)?)
}

/// Days and time through a number, half to even to the nanosecond, or through days and time.
pub(super) fn days_over(days: DaysDuration, by: &Value) -> Option<Value> {
    let days = Number::new(days.nanoseconds, 0)?;
    match by {
        Value::Number(by) => nanoseconds(&days.over(by)?),
        Value::DaysDuration(by) => days.over(&Number::new(by.nanoseconds, 0)?).map(Value::Number),
        _ => None,
    }
}

fn nanoseconds(number: &Number) -> Option<Value> {
    duration(number.rounded(0, Rounding::HalfEven)?.whole_wide()?)
}

fn duration(nanoseconds: i128) -> Option<Value> {
    DaysDuration::new(nanoseconds).map(Value::DaysDuration)
}

fn since_midnight(time: &Time) -> i128 {
    let seconds = i128::from(time.local.num_seconds_from_midnight());
    seconds.saturating_mul(SECOND).saturating_add(time.local.nanosecond().into())
}

fn midnight(value: &Value) -> Option<DateTime> {
    match value {
        Value::Date(date) => Some(DateTime { local: date.and_time(NaiveTime::MIN), offset: Some(0) }),
        Value::DateTime(both) => Some(*both),
        _ => None,
    }
}

/// Nanoseconds since 1970, in UTC where there is an offset.
fn instant(both: &DateTime) -> Option<i128> {
    let local = both.local.and_utc();
    let seconds = local.timestamp().checked_sub(both.offset.unwrap_or(0).into())?;
    i128::from(seconds).checked_mul(SECOND)?.checked_add(local.timestamp_subsec_nanos().into())
}
