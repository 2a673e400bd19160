//! Printing, as `string()` prints.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::super::value::{DateTime, DaysDuration, Time, Value};
use super::{DAY, SECOND};

/// The canonical text of a date, time, date and time or duration; `None` for a value of another kind.
pub(in crate::eligibility) fn text_of(value: &Value) -> Option<String> {
    Some(match value {
        Value::Date(date) => text_of_date(*date),
        Value::Time(time) => text_of_time(time),
        Value::DateTime(both) => text_of_date_time(both),
        Value::DaysDuration(duration) => text_of_days(*duration),
        Value::MonthsDuration(months) => text_of_months(*months),
        _ => return None,
    })
}

/// `2025-01-31`; a year has four digits at least, and more without a `+`.
pub(in crate::eligibility) fn text_of_date(date: NaiveDate) -> String {
    let sign = if date.year() < 0 { "-" } else { "" };
    format!("{sign}{:04}-{:02}-{:02}", date.year().unsigned_abs(), date.month(), date.day())
}

/// `08:30:00`, `08:30:00.5+08:00`, `08:30:00Z`.
pub(in crate::eligibility) fn text_of_time(time: &Time) -> String {
    clock(time.local) + &offset(time.offset)
}

/// `2025-01-31T08:30:00`, `2025-01-31T08:30:00+08:00`.
pub(in crate::eligibility) fn text_of_date_time(both: &DateTime) -> String {
    format!("{}T{}{}", text_of_date(both.local.date()), clock(both.local.time()), offset(both.offset))
}

/// `P1DT2H3M4.5S`, `-PT1H`; none at all is `PT0S`.
pub(in crate::eligibility) fn text_of_days(duration: DaysDuration) -> String {
    let all = duration.nanoseconds.unsigned_abs();
    let (second, day) = (SECOND.unsigned_abs(), DAY.unsigned_abs());
    let (days, time) = (all / day, all % day);
    let (hours, minutes) = (time / (3_600 * second), time / (60 * second) % 60);
    let (seconds, nanoseconds) = (time / second % 60, time % second);
    let seconds = if seconds > 0 || nanoseconds > 0 {
        format!("{seconds}{}S", fraction(nanoseconds))
    } else {
        String::new()
    };
    let clock = [part(hours, 'H'), part(minutes, 'M'), seconds].concat();
    let sign = if duration.nanoseconds < 0 { "-" } else { "" };
    match (days, clock.as_str()) {
        (0, "") => "PT0S".to_owned(),
        (_, "") => format!("{sign}P{days}D"),
        _ => format!("{sign}P{}T{clock}", part(days, 'D')),
    }
}

/// `P1Y2M`, `-P1Y`; none at all is `P0M`.
pub(in crate::eligibility) fn text_of_months(count: i64) -> String {
    let (years, months) = (count.unsigned_abs() / 12, count.unsigned_abs() % 12);
    let sign = if count < 0 { "-" } else { "" };
    if count == 0 {
        return "P0M".to_owned();
    }
    format!("{sign}P{}{}", part(years.into(), 'Y'), part(months.into(), 'M'))
}

/// A part of a duration, empty where there is none of it.
fn part(count: u128, unit: char) -> String {
    if count > 0 { format!("{count}{unit}") } else { String::new() }
}

fn clock(time: NaiveTime) -> String {
    let seconds = fraction(time.nanosecond().into());
    format!("{:02}:{:02}:{:02}{seconds}", time.hour(), time.minute(), time.second())
}

/// Nanoseconds as a decimal fraction, without closing zeros.
fn fraction(nanoseconds: u128) -> String {
    if nanoseconds == 0 {
        return String::new();
    }
    format!(".{nanoseconds:09}").trim_end_matches('0').to_owned()
}

fn offset(seconds: Option<i32>) -> String {
    let Some(east) = seconds else { return String::new() };
    if east == 0 {
        return "Z".to_owned();
    }
    let sign = if east < 0 { '-' } else { '+' };
    let all = east.unsigned_abs();
    let text = format!("{sign}{:02}:{:02}", all / 3_600, all / 60 % 60);
    if all % 60 == 0 { text } else { format!("{text}:{:02}", all % 60) }
}
