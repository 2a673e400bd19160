//! Functions: made, called by place, called by name (DMN 1.5, 10.3.2.13.5 and table 63).

use std::sync::Arc;

use super::super::ast::{Expr, Kind, Name, Parameter};
use super::super::builtin;
use super::super::conform::fitted;
use super::super::host::{Host as _, Stop};
use super::super::mentions::{Inner, walk};
use super::super::value::{Closure, Function, Value};
use super::super::weigh;
use super::{Evaluator, kind_of};
use crate::report::{Report, codes};

impl Evaluator<'_> {
    pub(super) fn call(&mut self, function: &Expr, values: &[Expr]) -> Result<Value, Stop> {
        let function = self.eval(function)?;
        let values = values.iter().map(|value| self.eval(value)).collect::<Result<Vec<_>, _>>()?;
        match &function {
            Value::Function(function) => self.applied(function, &values),
            other => self.no_function(other),
        }
    }

    pub(super) fn call_named(&mut self, function: &Expr, values: &[(Name, Expr)]) -> Result<Value, Stop> {
        let function = self.eval(function)?;
        let mut named = Vec::with_capacity(values.len());
        for (name, value) in values {
            named.push((name.text.as_str(), self.eval(value)?));
        }
        match &function {
            Value::Function(Function::Builtin(name)) => match builtin::find(name) {
                Some(builtin) => {
                    let value = builtin.call_named(self, &named)?;
                    self.made(value)
                }
                None => Ok(Value::Null),
            },
            Value::Function(Function::Closure(closure)) => {
                let known =
                    |name: &str| closure.parameters.iter().any(|parameter| parameter.name.text == name);
                if !named.iter().all(|(name, _)| known(name)) {
                    return self.null(Report::new(codes::feel::NULL_ARGUMENTS));
                }
                let given = |parameter: &Parameter| {
                    let value = named.iter().find(|(name, _)| parameter.name.text == *name);
                    value.map_or(Value::Null, |(_, value)| value.clone())
                };
                let values: Vec<Value> = closure.parameters.iter().map(given).collect();
                self.entered(closure, &values)
            }
            other => self.no_function(other),
        }
    }

    fn no_function(&mut self, found: &Value) -> Result<Value, Stop> {
        if *found == Value::Null {
            return Ok(Value::Null);
        }
        self.null(Report::new(codes::feel::NULL_FUNCTION).with_text("found", kind_of(found)))
    }

    /// A function applied to values.
    pub(super) fn applied(&mut self, function: &Function, values: &[Value]) -> Result<Value, Stop> {
        match function {
            Function::Builtin(name) => match builtin::find(name) {
                Some(builtin) => {
                    let value = builtin.call(self, values)?;
                    self.made(value)
                }
                None => Ok(Value::Null),
            },
            Function::Closure(closure) => self.entered(closure, values),
        }
    }

    /// A function of the text: it sees what it saw where it was written, and its parameters.
    fn entered(&mut self, closure: &Arc<Closure>, values: &[Value]) -> Result<Value, Stop> {
        self.spend(closure.seen.len())?;
        let mut names = closure.seen.clone();
        if closure.parameters.len() != values.len() {
            return self.null(Report::new(codes::feel::NULL_ARGUMENTS));
        }
        for (parameter, value) in closure.parameters.iter().zip(values) {
            let value = match &parameter.of {
                None => value.clone(),
                Some(of) => {
                    self.pay(value)?;
                    match fitted(value, of) {
                        Some(value) => value,
                        None => return self.null(Report::new(codes::feel::NULL_ARGUMENTS)),
                    }
                }
            };
            names.push((Arc::from(parameter.name.text.as_str()), value));
        }
        let outside = std::mem::replace(&mut self.names, names);
        let answer = self.eval(&closure.body);
        self.names = outside;
        answer
    }

    /// A function is made: of what it could see it keeps what it mentions.
    pub(super) fn closure(&mut self, parameters: &[Parameter], body: &Expr) -> Result<Value, Stop> {
        let mut mentioned = Vec::new();
        let parts = walk(body, Inner::Taken, &mut |kind| {
            if let Kind::Name(name) = kind {
                mentioned.push(name.as_str());
            }
        });
        // Its body is copied.
        self.spend(parts)?;
        mentioned.sort_unstable();
        mentioned.dedup();
        let (mut seen, mut depth) = (Vec::new(), 0);
        for name in mentioned {
            self.spend(self.names.len() / 64)?;
            if let Some((name, value)) = self.names.iter().rev().find(|(known, _)| **known == *name).cloned()
            {
                self.pay(&value)?;
                depth = depth.max(weigh::depth(&value));
                seen.push((name, value));
            }
        }
        let depth = depth.saturating_add(1);
        let closure = Closure { parameters: parameters.to_vec(), body: body.clone(), depth, seen };
        self.made(Value::Function(Function::Closure(Arc::new(closure))))
    }
}
