//! Functions of booleans, and identity (DMN 1.5, 10.3.4.2, 10.3.4.4 and 10.3.4.6).

use super::super::host::Host;
use super::super::value::Value;
use super::list::parts;
use super::{Answer, Builtin, Form, Of, must, rest};

pub(super) const TABLE: &[Builtin] = &[
    Builtin { name: "not", forms: &[Form { parameters: &[must("negand", Of::Boolean)], act: not }] },
    Builtin {
        name: "is",
        forms: &[Form { parameters: &[must("value1", Of::Any), must("value2", Of::Any)], act: is }],
    },
    Builtin {
        name: "all",
        forms: &[
            Form { parameters: &[must("list", Of::List)], act: |_, values| Ok(every(values, false)) },
            Form { parameters: &[rest("b", Of::Any)], act: |_, values| Ok(joined(values, false)) },
        ],
    },
    Builtin {
        name: "any",
        forms: &[
            Form { parameters: &[must("list", Of::List)], act: |_, values| Ok(every(values, true)) },
            Form { parameters: &[rest("b", Of::Any)], act: |_, values| Ok(joined(values, true)) },
        ],
    },
];

fn not(_: &mut dyn Host, values: &[Value]) -> Answer {
    Ok(match values {
        [Value::Boolean(truth)] => Some(Value::Boolean(!truth)),
        _ => None,
    })
}

/// Whether both are the same element of the language's values: what is written with another offset is not.
fn is(host: &mut dyn Host, values: &[Value]) -> Answer {
    let [one, two] = values else { return Ok(None) };
    parts(host, one)?;
    Ok(Some(Value::Boolean(one == two)))
}

fn every(values: &[Value], decides: bool) -> Option<Value> {
    match values {
        [Value::List(list)] => joined(list, decides),
        _ => None,
    }
}

/// The deciding truth where one has it; its contrary where all have that; otherwise `null`.
fn joined(values: &[Value], decides: bool) -> Option<Value> {
    if values.contains(&Value::Boolean(decides)) {
        return Some(Value::Boolean(decides));
    }
    values.iter().all(|value| matches!(value, Value::Boolean(_))).then_some(Value::Boolean(!decides))
}
