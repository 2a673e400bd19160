//! Functions that make values of other values (DMN 1.5, 10.3.4.1).

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::super::host::{Host, Stop};
use super::super::number::Number;
use super::super::temporal;
use super::super::value::{DateTime, Time, Value};
use super::{Answer, Builtin, Form, Of, Parameter, may, must};

const ANY: &[Parameter] = &[must("from", Of::Any)];
const FROM: &[Parameter] = &[must("from", Of::Single)];
const PARTS: &[Parameter] = &[must("year", Of::Number), must("month", Of::Number), must("day", Of::Number)];
const BOTH: &[Parameter] = &[must("date", Of::Single), must("time", Of::Single)];
const CLOCK: &[Parameter] = &[
    must("hour", Of::Number),
    must("minute", Of::Number),
    must("second", Of::Number),
    may("offset", Of::Any),
];
const WRITTEN: &[Parameter] =
    &[must("from", Of::Text), must("grouping separator", Of::Any), must("decimal separator", Of::Any)];

pub(super) const TABLE: &[Builtin] = &[
    Builtin {
        name: "date",
        forms: &[
            Form { parameters: FROM, act: |_, values| Ok(date(values)) },
            Form { parameters: PARTS, act: |_, values| Ok(date_of(values)) },
        ],
    },
    Builtin {
        name: "date and time",
        forms: &[
            Form { parameters: BOTH, act: |_, values| Ok(date_and_time(values)) },
            Form { parameters: FROM, act: |_, values| Ok(date_time(values)) },
        ],
    },
    Builtin {
        name: "time",
        forms: &[
            Form { parameters: FROM, act: |_, values| Ok(time(values)) },
            Form { parameters: CLOCK, act: |_, values| Ok(time_of(values)) },
        ],
    },
    Builtin {
        name: "number",
        forms: &[
            Form { parameters: WRITTEN, act: |_, values| Ok(number(values)) },
            Form { parameters: &[must("from", Of::Text)], act: |_, values| Ok(number(values)) },
        ],
    },
    Builtin { name: "string", forms: &[Form { parameters: ANY, act: string }] },
    Builtin {
        name: "duration",
        forms: &[Form {
            parameters: FROM,
            act: |_, values| {
                Ok(match values {
                    [Value::Text(text)] => temporal::duration(text),
                    [same @ (Value::DaysDuration(_) | Value::MonthsDuration(_))] => Some(same.clone()),
                    _ => None,
                })
            },
        }],
    },
    Builtin {
        name: "years and months duration",
        forms: &[Form {
            parameters: &[must("from", Of::Single), must("to", Of::Single)],
            act: |_, values| Ok(months_between(values)),
        }],
    },
];

fn date(values: &[Value]) -> Option<Value> {
    match values {
        [Value::Text(text)] => temporal::date(text).map(Value::Date),
        [Value::Date(date)] => Some(Value::Date(*date)),
        [Value::DateTime(both)] => Some(Value::Date(both.local.date())),
        _ => None,
    }
}

fn date_of(values: &[Value]) -> Option<Value> {
    let [Value::Number(year), Value::Number(month), Value::Number(day)] = values else { return None };
    let year = i32::try_from(year.whole()?).ok()?;
    let month = u32::try_from(month.whole()?).ok()?;
    let day = u32::try_from(day.whole()?).ok()?;
    NaiveDate::from_ymd_opt(year, month, day).map(Value::Date)
}

fn date_time(values: &[Value]) -> Option<Value> {
    match values {
        [Value::Text(text)] => match temporal::date_time(text) {
            Some(both) => Some(Value::DateTime(both)),
            // A date alone is its midnight.
            None => {
                temporal::date(text).map(|date| local(date, Time { local: NaiveTime::MIN, offset: None }))
            }
        },
        [Value::DateTime(both)] => Some(Value::DateTime(*both)),
        [Value::Date(date)] => Some(local(*date, Time { local: NaiveTime::MIN, offset: Some(0) })),
        _ => None,
    }
}

fn date_and_time(values: &[Value]) -> Option<Value> {
    let date = match values.first()? {
        Value::Date(date) => *date,
        Value::DateTime(both) => both.local.date(),
        _ => return None,
    };
    match values.get(1)? {
        Value::Time(time) => Some(local(date, *time)),
        _ => None,
    }
}

fn local(date: NaiveDate, time: Time) -> Value {
    Value::DateTime(DateTime { local: NaiveDateTime::new(date, time.local), offset: time.offset })
}

fn time(values: &[Value]) -> Option<Value> {
    match values {
        [Value::Text(text)] => temporal::time(text).map(Value::Time),
        [Value::Time(time)] => Some(Value::Time(*time)),
        [Value::DateTime(both)] => Some(Value::Time(Time { local: both.local.time(), offset: both.offset })),
        [Value::Date(_)] => Some(Value::Time(Time { local: NaiveTime::MIN, offset: Some(0) })),
        _ => None,
    }
}

fn time_of(values: &[Value]) -> Option<Value> {
    let [Value::Number(hour), Value::Number(minute), Value::Number(second), rest @ ..] = values else {
        return None;
    };
    let small = |number: &Number| u32::try_from(number.whole()?).ok();
    // Seconds may have a fraction, to the nanosecond.
    let nanoseconds = second.scaled(9)?;
    let (seconds, part) = (nanoseconds.checked_div(1_000_000_000)?, nanoseconds.checked_rem(1_000_000_000)?);
    let (seconds, part) = (u32::try_from(seconds).ok()?, u32::try_from(part).ok()?);
    let local = NaiveTime::from_hms_nano_opt(small(hour)?, small(minute)?, seconds, part)?;
    let offset = match rest {
        [] | [Value::Null] => None,
        [Value::DaysDuration(offset)] => {
            let seconds = i32::try_from(offset.nanoseconds.checked_div(1_000_000_000)?).ok()?;
            let is_whole = offset.nanoseconds.checked_rem(1_000_000_000) == Some(0);
            let is_near = seconds.unsigned_abs() <= temporal::FARTHEST_OFFSET.unsigned_abs();
            Some(Some(seconds).filter(|_| is_whole && is_near)?)
        }
        _ => return None,
    };
    Some(Value::Time(Time { local, offset }))
}

/// With separators as they are written: of groups a blank, a comma or a point; of decimals a comma or a point.
fn number(values: &[Value]) -> Option<Value> {
    let Value::Text(text) = values.first()? else { return None };
    let separator = |at: usize, among: &[&str]| match values.get(at) {
        None | Some(Value::Null) => Some(None),
        Some(Value::Text(mark)) if among.contains(&&**mark) => Some(Some(mark.to_string())),
        Some(_) => None,
    };
    let groups = separator(1, &[" ", ",", "."])?;
    let decimals = separator(2, &[",", "."])?;
    if groups.is_some() && groups == decimals {
        return None;
    }
    let mut plain = text.to_string();
    if let Some(groups) = groups {
        plain = plain.replace(&groups, "");
    }
    if let Some(decimals) = decimals.filter(|mark| mark == ",") {
        if plain.contains('.') {
            return None;
        }
        plain = plain.replace(&decimals, ".");
    }
    plain.parse().ok().map(Value::Number)
}

/// The text of a value; `null` stays `null`.
fn string(host: &mut dyn Host, values: &[Value]) -> Answer {
    match values {
        [Value::Null] => Ok(None),
        [Value::Text(text)] => Ok(Some(Value::Text(text.clone()))),
        [value] => {
            let mut text = String::new();
            write(host, value, &mut text)?;
            Ok(Some(Value::Text(text.into())))
        }
        _ => Ok(None),
    }
}

fn write(host: &mut dyn Host, value: &Value, text: &mut String) -> Result<(), Stop> {
    host.spend(1)?;
    match value {
        Value::Null => text.push_str("null"),
        Value::Boolean(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::Text(held) => {
            host.spend(held.len())?;
            text.push('"');
            text.push_str(&held.replace('\\', "\\\\").replace('"', "\\\""));
            text.push('"');
        }
        Value::List(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at > 0 { ", " } else { "" });
                write(host, item, text)?;
            }
            text.push(']');
        }
        Value::Context(context) => {
            text.push('{');
            for (at, (name, value)) in context.iter().enumerate() {
                text.push_str(if at > 0 { ", " } else { "" });
                text.push_str(name);
                text.push_str(": ");
                write(host, value, text)?;
            }
            text.push('}');
        }
        Value::Range(range) => {
            text.push_str(if range.low.as_ref().is_some_and(|(_, included)| *included) { "[" } else { "(" });
            for (at, end) in [&range.low, &range.high].into_iter().enumerate() {
                text.push_str(if at > 0 { ".." } else { "" });
                if let Some((value, _)) = end {
                    write(host, value, text)?;
                }
            }
            text.push(if range.high.as_ref().is_some_and(|(_, included)| *included) { ']' } else { ')' });
        }
        Value::Function(_) => text.push_str("function"),
        temporal => text.push_str(&temporal::text_of(temporal).unwrap_or_default()),
    }
    Ok(())
}

/// Whole months from one day to another, towards zero (10.3.4.1). The time of day does not count.
fn months_between(values: &[Value]) -> Option<Value> {
    let day = |value: &Value| match value {
        Value::Date(date) => Some(*date),
        Value::DateTime(both) => Some(both.local.date()),
        _ => None,
    };
    let [from, to] = values else { return None };
    let (from, to) = (day(from)?, day(to)?);
    let month = |of: NaiveDate| i64::from(of.year()).checked_mul(12)?.checked_add(i64::from(of.month0()));
    let months = month(to)?.checked_sub(month(from)?)?;
    let cut = if from <= to && to.day() < from.day() {
        1
    } else if from > to && to.day() > from.day() {
        -1
    } else {
        0
    };
    months.checked_sub(cut).map(Value::MonthsDuration)
}
