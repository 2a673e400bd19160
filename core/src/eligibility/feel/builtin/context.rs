//! Functions of contexts (DMN 1.5, 10.3.4.10).

use std::sync::Arc;

use super::super::host::Host;
use super::super::value::{Context, Value};
use super::{Answer, Builtin, Form, Of, must};

pub(super) const TABLE: &[Builtin] = &[
    Builtin {
        name: "get value",
        forms: &[Form { parameters: &[must("m", Of::Context), must("key", Of::Text)], act: get_value }],
    },
    Builtin {
        name: "get entries",
        forms: &[Form { parameters: &[must("m", Of::Context)], act: get_entries }],
    },
    Builtin { name: "context", forms: &[Form { parameters: &[must("entries", Of::List)], act: context }] },
    Builtin {
        name: "context put",
        forms: &[
            Form {
                parameters: &[must("context", Of::Context), must("key", Of::Text), must("value", Of::Any)],
                act: put,
            },
            Form {
                parameters: &[must("context", Of::Context), must("keys", Of::List), must("value", Of::Any)],
                act: put_deep,
            },
        ],
    },
    Builtin {
        name: "context merge",
        forms: &[Form { parameters: &[must("contexts", Of::List)], act: merge }],
    },
];

fn get_value(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(match values {
        [Value::Context(context), Value::Text(key)] => context.value(key).cloned(),
        _ => None,
    })
}

fn entry(key: &str, value: &Value) -> Value {
    let entry = Context::from_iter([("key", Value::Text(key.into())), ("value", value.clone())]);
    Value::Context(Arc::new(entry))
}

fn get_entries(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(match values {
        [Value::Context(context)] => {
            Some(Value::List(context.iter().map(|(key, value)| entry(key, value)).collect()))
        }
        _ => None,
    })
}

/// A key that comes twice is `null`.
fn context(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::List(entries)] = values else { return Ok(None) };
    let mut made = Context::new();
    for entry in entries.iter() {
        host.spend(made.len())?;
        let Value::Context(entry) = entry else { return Ok(None) };
        match (entry.value("key"), entry.value("value")) {
            (Some(Value::Text(key)), Some(value)) if made.value(key).is_none() => {
                made.set(Arc::clone(key), value.clone());
            }
            _ => return Ok(None),
        }
    }
    Ok(Some(Value::Context(Arc::new(made))))
}

fn with(context: &Context, key: &Arc<str>, value: Value) -> Value {
    let mut made = context.clone();
    made.set(Arc::clone(key), value);
    Value::Context(Arc::new(made))
}

fn put(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(match values {
        [Value::Context(context), Value::Text(key), value] => Some(with(context, key, value.clone())),
        _ => None,
    })
}

fn put_deep(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::Context(outer), Value::List(keys), value] = values else { return Ok(None) };
    let Some((Value::Text(last), path)) = keys.split_last() else { return Ok(None) };
    // Down to the context that holds the last key, then up again with what was changed.
    let mut levels = Vec::new();
    let mut context = Arc::clone(outer);
    for key in path {
        host.spend(context.len())?;
        let Value::Text(key) = key else { return Ok(None) };
        let Some(Value::Context(inner)) = context.value(key).cloned() else { return Ok(None) };
        levels.push((context, Arc::clone(key)));
        context = inner;
    }
    host.spend(context.len())?;
    let mut made = with(&context, last, value.clone());
    for (context, key) in levels.iter().rev() {
        host.spend(context.len())?;
        made = with(context, key, made);
    }
    Ok(Some(made))
}

/// A later context's value stands for an earlier one's.
fn merge(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [Value::List(contexts)] = values else { return Ok(None) };
    let mut made = Context::new();
    for context in contexts.iter() {
        let Value::Context(context) = context else { return Ok(None) };
        for (key, value) in context.iter() {
            host.spend(made.len())?;
            made.set(key, value.clone());
        }
    }
    Ok(Some(Value::Context(Arc::new(made))))
}
