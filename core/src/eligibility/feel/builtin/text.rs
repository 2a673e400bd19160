//! Functions of texts (DMN 1.5, 10.3.4.3). Places and lengths count Unicode scalar values, from 1.

use super::super::host::Host;
use super::super::number::Number;
use super::super::value::Value;
use super::{Answer, Builtin, Form, Of, may, must};

const TEXT: &[super::Parameter] = &[must("string", Of::Text)];
const MATCH: &[super::Parameter] = &[must("string", Of::Text), must("match", Of::Text)];

pub(super) const TABLE: &[Builtin] = &[
    Builtin {
        name: "substring",
        forms: &[Form {
            parameters: &[
                must("string", Of::Text),
                must("start position", Of::Number),
                may("length", Of::Number),
            ],
            act: substring,
        }],
    },
    Builtin { name: "string length", forms: &[Form { parameters: TEXT, act: length }] },
    Builtin {
        name: "upper case",
        forms: &[Form { parameters: TEXT, act: |_, values| Ok(mapped(values, str::to_uppercase)) }],
    },
    Builtin {
        name: "lower case",
        forms: &[Form { parameters: TEXT, act: |_, values| Ok(mapped(values, str::to_lowercase)) }],
    },
    Builtin {
        name: "substring before",
        forms: &[Form {
            parameters: MATCH,
            act: |_, values| {
                Ok(pair(values, |text, part| {
                    Value::Text(text.split_once(part).map_or("", |(before, _)| before).into())
                }))
            },
        }],
    },
    Builtin {
        name: "substring after",
        forms: &[Form {
            parameters: MATCH,
            act: |_, values| {
                Ok(pair(values, |text, part| {
                    Value::Text(text.split_once(part).map_or("", |(_, after)| after).into())
                }))
            },
        }],
    },
    Builtin {
        name: "contains",
        forms: &[Form {
            parameters: MATCH,
            act: |_, values| Ok(pair(values, |text, part| Value::Boolean(text.contains(part)))),
        }],
    },
    Builtin {
        name: "starts with",
        forms: &[Form {
            parameters: MATCH,
            act: |_, values| Ok(pair(values, |text, part| Value::Boolean(text.starts_with(part)))),
        }],
    },
    Builtin {
        name: "ends with",
        forms: &[Form {
            parameters: MATCH,
            act: |_, values| Ok(pair(values, |text, part| Value::Boolean(text.ends_with(part)))),
        }],
    },
    Builtin {
        name: "string join",
        forms: &[Form { parameters: &[must("list", Of::List), may("delimiter", Of::Text)], act: join }],
    },
];

fn mapped(values: &[Value], act: fn(&str) -> String) -> Option<Value> {
    match values {
        [Value::Text(text)] => Some(Value::Text(act(text).into())),
        _ => None,
    }
}

fn pair(values: &[Value], act: fn(&str, &str) -> Value) -> Option<Value> {
    match values {
        [Value::Text(text), Value::Text(part)] => Some(act(text, part)),
        _ => None,
    }
}

fn length(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(match values {
        [Value::Text(text)] => {
            i64::try_from(text.chars().count()).ok().map(|count| Value::Number(Number::from(count)))
        }
        _ => None,
    })
}

/// From 1, or from the end with a minus sign.
fn substring(_: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::Text(text), Value::Number(start), length] = values else { return Ok(None) };
    let Some(skipped) = super::list::skipped(start, text.chars().count()) else { return Ok(None) };
    let most = match length {
        Value::Number(length) => match length.floor().whole().and_then(|length| usize::try_from(length).ok())
        {
            Some(length) if length > 0 => length,
            _ => return Ok(None),
        },
        _ => usize::MAX,
    };
    let part: String = text.chars().skip(skipped).take(most).collect();
    Ok(Some(Value::Text(part.into())))
}

/// `null` elements are left out.
fn join(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::List(list), delimiter] = values else { return Ok(None) };
    let delimiter = match delimiter {
        Value::Text(delimiter) => delimiter,
        _ => "",
    };
    let mut made = String::new();
    let mut first = true;
    for value in list.iter() {
        match value {
            Value::Null => {}
            Value::Text(text) => {
                host.spend(text.len().saturating_add(delimiter.len()))?;
                if !std::mem::replace(&mut first, false) {
                    made.push_str(delimiter);
                }
                made.push_str(text);
            }
            _ => return Ok(None),
        }
    }
    Ok(Some(Value::Text(made.into())))
}
