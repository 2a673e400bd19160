//! What the evaluator lends to the built-in functions, and what can stop an evaluation.

use super::value::{Function, Value};
use crate::report::Report;

/// What ends an evaluation before it has a value. An error of the language is none of these: it is `null`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::eligibility) enum Stop {
    /// A fact that is not known was read. Whatever does not depend on it catches this: `and`, `or`, `if`,
    /// quantifiers, tests in a row.
    Unknown,
    /// A limit was met: the text asks for more steps, depth or memory than it was given.
    Limit(Box<Report>),
}

/// The evaluator, as a built-in function sees it.
pub(in crate::eligibility) trait Host {
    /// Calls a function with values.
    fn apply(&mut self, function: &Function, values: &[Value]) -> Result<Value, Stop>;

    /// Says why the answer is `null`, for the person who wrote the text. The first of them are kept.
    fn note(&mut self, why: Report);

    /// Counts steps before the work is done, as many as elements or characters are touched.
    ///
    /// # Errors
    /// [`Stop::Limit`] where the budget of steps is spent.
    fn spend(&mut self, steps: usize) -> Result<(), Stop>;
}
