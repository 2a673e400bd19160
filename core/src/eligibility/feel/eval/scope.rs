//! What names mean (DMN 1.5, 10.3.2.11): the innermost name first, then the environment, then the built-in functions.

use std::sync::Arc;

use super::super::builtin;
use super::super::host::{Host as _, Stop};
use super::super::value::{Context, Function, Value};
use super::Evaluator;
use crate::report::{Report, codes, quoted};

/// The name of the value that tests look at.
pub(super) const INPUT: &str = "?";

/// What an evaluation reads from outside.
pub(in crate::eligibility) trait Environment {
    /// The value of a name; `None` where there is no such name, [`Stop::Unknown`] where its value is not known.
    fn value(&self, name: &str) -> Option<Result<Value, Stop>>;
}

/// Facts that are all known.
impl Environment for Context {
    fn value(&self, name: &str) -> Option<Result<Value, Stop>> {
        Self::value(self, name).cloned().map(Ok)
    }
}

impl Evaluator<'_> {
    pub(super) fn name(&mut self, name: &str) -> Result<Value, Stop> {
        if let Some((_, value)) = self.names.iter().rev().find(|(known, _)| **known == *name) {
            return Ok(value.clone());
        }
        if let Some(value) = self.environment.value(name) {
            return value;
        }
        if let Some(builtin) = builtin::find(name) {
            return Ok(Value::Function(Function::Builtin(builtin.name)));
        }
        self.null(Report::new(codes::feel::NULL_NAME).with("found", quoted(name)))
    }

    /// Does something while names have values.
    pub(super) fn with<T>(
        &mut self,
        names: impl IntoIterator<Item = (Arc<str>, Value)>,
        act: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let outside = self.names.len();
        self.names.extend(names);
        // Names are looked for one after another.
        let answer = self.spend(self.names.len() / 64).and_then(|()| act(self));
        self.names.truncate(outside);
        answer
    }
}
