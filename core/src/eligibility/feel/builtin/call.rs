//! Calls by place and by name: which form fits, and its arguments converted (DMN 1.5, 10.3.2.9.4).

use super::super::compare::order;
use super::super::host::{Host, Stop};
use super::super::value::Value;
use super::{Builtin, Form, Need, Of, Parameter};
use crate::report::{Report, codes};

impl Builtin {
    /// The function of values by place.
    ///
    /// # Errors
    /// What the host stops at.
    pub(in crate::eligibility) fn call(
        &self,
        host: &mut dyn Host,
        arguments: &[Value],
    ) -> Result<Value, Stop> {
        pay(host, arguments)?;
        let bound = self.forms.iter().find_map(|form| Some((form, by_place(form, arguments)?)));
        run(host, bound)
    }

    /// The function of values by name.
    ///
    /// # Errors
    /// What the host stops at.
    pub(in crate::eligibility) fn call_named(
        &self,
        host: &mut dyn Host,
        arguments: &[(&str, Value)],
    ) -> Result<Value, Stop> {
        for (_, value) in arguments {
            pay(host, std::slice::from_ref(value))?;
        }
        let bound = self.forms.iter().find_map(|form| Some((form, by_name(form, arguments)?)));
        run(host, bound)
    }
}

/// A step for each element and character that is handed over.
fn pay(host: &mut dyn Host, values: &[Value]) -> Result<(), Stop> {
    for value in values {
        host.spend(match value {
            Value::List(list) => list.len().saturating_add(1),
            Value::Context(context) => context.len().saturating_add(1),
            Value::Text(text) => text.len().saturating_add(1),
            _ => 1,
        })?;
    }
    Ok(())
}

fn run(host: &mut dyn Host, bound: Option<(&Form, Vec<Value>)>) -> Result<Value, Stop> {
    let answer = match bound {
        Some((form, values)) => (form.act)(host, &values)?,
        None => None,
    };
    Ok(answer.unwrap_or_else(|| {
        host.note(Report::new(codes::feel::NULL_ARGUMENTS));
        Value::Null
    }))
}

fn by_place(form: &Form, arguments: &[Value]) -> Option<Vec<Value>> {
    let mut left = arguments.iter();
    let mut values = Vec::with_capacity(arguments.len());
    for parameter in form.parameters {
        match (parameter.need, left.next()) {
            (Need::Must | Need::May, Some(value)) => values.push(fitted(value, parameter)?),
            (Need::Must | Need::Rest, None) => return None,
            (Need::May, None) => values.push(Value::Null),
            (Need::Rest, Some(value)) => {
                values.push(fitted(value, parameter)?);
                for value in left.by_ref() {
                    values.push(fitted(value, parameter)?);
                }
            }
        }
    }
    left.next().is_none().then_some(values)
}

fn by_name(form: &Form, arguments: &[(&str, Value)]) -> Option<Vec<Value>> {
    let known = |name: &str| form.parameters.iter().any(|parameter| parameter.name == name);
    if !arguments.iter().all(|(name, _)| known(name)) {
        return None;
    }
    form.parameters
        .iter()
        .map(|parameter| match arguments.iter().find(|(name, _)| *name == parameter.name) {
            Some((_, value)) => fitted(value, parameter),
            None => (parameter.need == Need::May).then_some(Value::Null),
        })
        .collect()
}

/// The value as the parameter takes it; `null` only where it may be left out or anything is taken.
fn fitted(value: &Value, parameter: &Parameter) -> Option<Value> {
    let fits = |value: &Value| match (value, parameter.of) {
        (_, Of::Any)
        | (Value::Boolean(_), Of::Boolean)
        | (Value::Context(_), Of::Context)
        | (Value::Function(_), Of::Function)
        | (Value::List(_), Of::List)
        | (Value::Number(_), Of::Number)
        | (Value::Range(_), Of::Range)
        | (Value::Text(_), Of::Text) => true,
        (one, Of::Single) => !matches!(one, Value::List(_) | Value::Null),
        (point, Of::Point) => order(point, point).is_some(),
        (Value::Null, _) => parameter.need == Need::May,
        _ => false,
    };
    match value {
        _ if fits(value) => Some(value.clone()),
        Value::Null => None,
        Value::List(list) => match &**list {
            [one] if fits(one) => Some(one.clone()),
            _ => None,
        },
        one if parameter.of == Of::List => Some(Value::List([one.clone()].into())),
        _ => None,
    }
}
