//! From a text and facts to a value.

use super::budget::Budget;
use super::eval::Evaluator;
use super::host::Stop;
use super::limits::Limits;
use super::parse;
use super::scope::Scope;
use super::value::{Context, Value};
use crate::report::{Faults, Report};

/// A value, and what was `null` on the way to it and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The value; `null` where something went wrong that nothing made good.
    pub value: Value,
    /// Why something was `null`, each with its place: the first 20. They do not say that the value is wrong.
    pub notes: Vec<Report>,
}

/// Evaluates an expression over facts, within the bounds of [`Limits`] and [`Budget`].
///
/// Names are those of the context and of the built-in functions; another name is a fault of the text, where the
/// standard has `null`, because a slip of the pen would pass for a fact that is none. A function that is left out,
/// as `now()`, is refused and says why.
///
/// ```
/// use banjian::eligibility::feel::{Value, evaluate};
/// use banjian::eligibility::feel::value::Context;
/// let facts: Context = [("age", Value::Number(61.into()))].into_iter().collect();
/// let answer = evaluate("if age >= 60 then \"yes\" else \"no\"", &facts)?;
/// assert_eq!(answer.value, Value::Text("yes".into()));
/// let answer = evaluate("age + \"x\"", &facts)?;
/// assert_eq!(answer.value, Value::Null);
/// assert_eq!(
///     answer.notes[0].to_string(),
///     "1:1: `+` is not defined for a number and a text; the answer is null"
/// );
/// # Ok::<(), banjian::report::Faults>(())
/// ```
///
/// # Errors
/// Every fault of the text, or the limit that the evaluation met: codes of the room
/// [`codes::feel`](crate::report::codes::feel).
pub fn evaluate(text: &str, context: &Context) -> Result<Evaluation, Faults> {
    evaluate_within(text, context, &Limits::default(), Budget::default())
}

/// The same within narrower bounds.
///
/// # Errors
/// As [`evaluate`].
pub fn evaluate_within(
    text: &str,
    context: &Context,
    limits: &Limits,
    budget: Budget,
) -> Result<Evaluation, Faults> {
    let tree = parse::expression(text, &scope(context), limits)?;
    run(Evaluator::new(context, text, budget), |evaluator| evaluator.eval(&tree))
}

/// Whether a value passes the unary tests of a cell: `true`, `false` or `null`.
///
/// ```
/// use banjian::eligibility::feel::{Value, evaluate_tests};
/// use banjian::eligibility::feel::value::Context;
/// let answer = evaluate_tests("not([1..10], > 60)", &Value::Number(30.into()), &Context::new())?;
/// assert_eq!(answer.value, Value::Boolean(true));
/// # Ok::<(), banjian::report::Faults>(())
/// ```
///
/// # Errors
/// As [`evaluate`].
pub fn evaluate_tests(text: &str, input: &Value, context: &Context) -> Result<Evaluation, Faults> {
    let tests = parse::unary_tests(text, &scope(context), &Limits::default())?;
    let evaluator = Evaluator::new(context, text, Budget::default());
    run(evaluator, |evaluator| evaluator.tested(Ok(input.clone()), &tests))
}

/// What a text may name.
fn scope(context: &Context) -> Scope {
    let mut scope = Scope::new();
    scope.add_context(context);
    scope
}

pub(super) fn run<'e>(
    mut evaluator: Evaluator<'e>,
    act: impl FnOnce(&mut Evaluator<'e>) -> Result<Value, Stop>,
) -> Result<Evaluation, Faults> {
    match act(&mut evaluator) {
        Ok(value) => Ok(Evaluation { value, notes: evaluator.into_notes() }),
        // A context knows all its facts.
        Err(Stop::Unknown) => Ok(Evaluation { value: Value::Null, notes: evaluator.into_notes() }),
        Err(Stop::Limit(report)) => Err(Faults::from(*report)),
    }
}
