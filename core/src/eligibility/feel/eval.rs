//! The value of an expression (DMN 1.5, 10.3.2), by walking its tree.
//!
//! What goes wrong is `null`, with a note that says why and where. A fact may be *unknown*: then everything that
//! reads it is unknown, but for what has the same answer whatever the fact is:
//!
//! | | answer where a part is unknown |
//! |---|---|
//! | `a and b` | `false` where the other is `false`, otherwise unknown |
//! | `a or b` | `true` where the other is `true`, otherwise unknown |
//! | `a between b and c` | as `a >= b and a <= c` |
//! | `a in [b..c]` | as `a >= b and a <= c` |
//! | `a in (t, u)`, tests | as `a in t or a in u`; `-` is `true` whatever `a` is |
//! | `not(t, u)` as a test | the contrary of the tests inside |
//! | `some x in a satisfies b` | as `or` over the elements; unknown where `a` is |
//! | `every x in a satisfies b` | as `and` over the elements; unknown where `a` is |
//! | `if a then b else c`, `a` unknown | `b` where `b` and `c` are the same known value, otherwise unknown |
//! | `if a then b else c`, `a` known | the branch that is taken; the other is not looked at |
//! | everything else, functions, lists, contexts, `for` and filters among it | unknown |
//!
//! `null` is not unknown: `null and false` is `false`, `null and true` is `null`, `if null` takes the second branch.
//! Beside an unknown, `null` decides nothing: `null or unknown` is unknown, because it could be `true`.
//!
//! Every expression costs a step, and every part of a value that is made or compared; see [`Budget`].

mod call;
mod iterate;
#[cfg(test)]
mod laws;
mod logic;
mod navigate;
mod operate;
mod scope;
mod tests;

use std::sync::Arc;

use super::ast::{Binary, End, Entry, Expr, Kind, RangeExpr};
use super::budget::Budget;
use super::compare;
use super::host::{Host, Stop};
use super::number::Number;
use super::span::Span;
use super::value::{Context, Function, Range, Value};
use super::weigh::{self, Excess};
use crate::report::{Place, Report, codes, quoted};
use crate::text::Text;
pub(in crate::eligibility) use scope::Environment;

/// The most notes that are kept.
const NOTES: usize = 20;

/// An evaluation under way.
pub(in crate::eligibility) struct Evaluator<'e> {
    environment: &'e dyn Environment,
    budget: Budget,
    text: &'e str,
    path: Option<String>,
    names: Vec<(Arc<str>, Value)>,
    notes: Vec<(Span, Report)>,
    steps: usize,
    depth: usize,
    at: Span,
}

impl<'e> Evaluator<'e> {
    /// An evaluation of trees that were read from the text.
    pub(in crate::eligibility) fn new(
        environment: &'e dyn Environment,
        text: &'e str,
        budget: Budget,
    ) -> Self {
        let steps = budget.steps();
        let at = Span::default();
        Self {
            environment,
            budget,
            text,
            path: None,
            names: Vec::new(),
            notes: Vec::new(),
            steps,
            depth: 0,
            at,
        }
    }

    /// The notes so far, each with its place, in the order in which they were made.
    pub(in crate::eligibility) fn into_notes(self) -> Vec<Report> {
        self.notes.into_iter().map(|(_, report)| report).collect()
    }

    /// The value of an expression.
    ///
    /// # Errors
    /// [`Stop::Unknown`] where it depends on a fact that is not known, [`Stop::Limit`] where the budget is spent.
    pub(in crate::eligibility) fn eval(&mut self, expr: &Expr) -> Result<Value, Stop> {
        self.within(expr.span, |evaluator| evaluator.kind(&expr.kind))
    }

    /// Does something one level deeper, at a place.
    fn within<T>(&mut self, at: Span, act: impl FnOnce(&mut Self) -> Result<T, Stop>) -> Result<T, Stop> {
        self.spend(1)?;
        if self.depth >= self.budget.depth() {
            return Err(self.beyond(codes::feel::BUDGET_DEPTH, self.budget.depth()));
        }
        self.depth = self.depth.saturating_add(1);
        let outside = std::mem::replace(&mut self.at, at);
        let answer = act(self);
        self.at = outside;
        self.depth = self.depth.saturating_sub(1);
        answer
    }

    fn kind(&mut self, kind: &Kind) -> Result<Value, Stop> {
        match kind {
            Kind::Null => Ok(Value::Null),
            Kind::Boolean(truth) => Ok(Value::Boolean(*truth)),
            Kind::Number(number) => Ok(Value::Number(number.clone())),
            Kind::Text(text) => self.made(Value::Text(Arc::from(text.as_str()))),
            Kind::At(value) => Ok(value.clone()),
            Kind::Name(name) => self.name(name),
            Kind::Input => self.name(scope::INPUT),
            Kind::List(parts) => self.list(parts),
            Kind::Context(entries) => self.context(entries),
            Kind::Range(range) => self.range(range),
            Kind::Negate(part) => self.negated(part),
            Kind::Binary(Binary::And, one, two) => self.both(one, two),
            Kind::Binary(Binary::Or, one, two) => self.either(one, two),
            Kind::Binary(Binary::Compare(sign), one, two) => {
                let (one, two) = (self.eval(one)?, self.eval(two)?);
                self.compared(*sign, &one, &two)
            }
            Kind::Binary(sign, one, two) => {
                let (one, two) = (self.eval(one)?, self.eval(two)?);
                self.computed(*sign, &one, &two)
            }
            Kind::Between(value, low, high) => self.between(value, low, high),
            Kind::In(value, tests) => self.is_in(value, tests),
            Kind::InstanceOf(value, of) => self.instance(value, of),
            Kind::If(condition, yes, no) => self.choice(condition, yes, no),
            Kind::For(bindings, body) => self.repeated(bindings, body),
            Kind::Quantified(quantifier, bindings, body) => self.quantified(*quantifier, bindings, body),
            Kind::Filter(list, filter) => self.filtered(list, filter),
            Kind::Path(of, name) => self.path(of, name),
            Kind::Call(function, values) => self.call(function, values),
            Kind::CallNamed(function, values) => self.call_named(function, values),
            Kind::Function(parameters, body) => self.closure(parameters, body),
        }
    }

    fn list(&mut self, parts: &[Expr]) -> Result<Value, Stop> {
        let values = parts.iter().map(|part| self.eval(part)).collect::<Result<Vec<_>, _>>()?;
        self.made(Value::List(values.into()))
    }

    /// Table 69: an entry sees the entries before it.
    fn context(&mut self, entries: &[Entry]) -> Result<Value, Stop> {
        let outside = self.names.len();
        let context = self.entries(entries);
        self.names.truncate(outside);
        match context? {
            Some(context) => self.made(Value::Context(Arc::new(context))),
            None => Ok(Value::Null),
        }
    }

    /// 10.3.2.6: keys are distinct; `None` where they are not.
    fn entries(&mut self, entries: &[Entry]) -> Result<Option<Context>, Stop> {
        let mut context = Context::new();
        for entry in entries {
            let value = self.eval(&entry.value)?;
            let key: Arc<str> = Arc::from(entry.key.text.as_str());
            // Looking for a key that stands there already goes through all of them.
            self.spend(context.len())?;
            if context.value(&key).is_some() {
                self.note(Report::new(codes::feel::NULL_KEY).with("found", quoted(&key)));
                return Ok(None);
            }
            self.names.push((Arc::clone(&key), value.clone()));
            context.set(key, value);
        }
        Ok(Some(context))
    }

    /// 10.3.2.7: both ends of one type, and the lower not above the upper.
    fn range(&mut self, range: &RangeExpr) -> Result<Value, Stop> {
        let mut end = |end: &Option<End>| match end {
            None => Ok(None),
            Some(end) => self.eval(&end.at).map(|value| Some((value, end.included))),
        };
        let (low, high) = (end(&range.low)?, end(&range.high)?);
        let fits = match (&low, &high) {
            (Some((low, _)), Some((high, _))) => {
                compare::order(low, high).is_some_and(std::cmp::Ordering::is_le)
            }
            (Some((end, _)), None) | (None, Some((end, _))) => compare::order(end, end).is_some(),
            (None, None) => false,
        };
        if fits {
            return self.made(Value::Range(Arc::new(Range { low, high })));
        }
        self.null(Report::new(codes::feel::NULL_RANGE))
    }

    /// `null`, and why, where the evaluation stands.
    #[expect(clippy::unnecessary_wraps, reason = "it ends a function as its answer")]
    fn null(&mut self, why: Report) -> Result<Value, Stop> {
        self.note(why);
        Ok(Value::Null)
    }

    /// A value that was made: weighed, and held to the bounds.
    fn made(&mut self, value: Value) -> Result<Value, Stop> {
        if !matches!(value, Value::Null | Value::Boolean(_) | Value::Number(_)) {
            self.pay(&value)?;
        }
        Ok(value)
    }

    /// Pays for every part of a value.
    fn pay(&mut self, value: &Value) -> Result<(), Stop> {
        match weigh::weight(value, &self.budget, self.steps) {
            Ok(weight) => self.spend(weight),
            Err(Excess::Heavy) => Err(self.beyond(codes::feel::BUDGET_STEPS, self.budget.steps())),
            Err(Excess::Deep) => Err(self.beyond(codes::feel::BUDGET_VALUE, weigh::DEEPEST)),
            Err(Excess::Elements) => Err(self.beyond(codes::feel::BUDGET_ELEMENTS, self.budget.elements())),
            Err(Excess::Characters) => {
                Err(self.beyond(codes::feel::BUDGET_CHARACTERS, self.budget.characters()))
            }
        }
    }

    /// Does something with a text of its own, a cell of a table, whose path is told with each place.
    pub(super) fn in_cell<T>(
        &mut self,
        text: &'e str,
        path: String,
        act: impl FnOnce(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let outside = (self.text, self.path.replace(path));
        self.text = text;
        let answer = act(self);
        (self.text, self.path) = outside;
        answer
    }

    fn place(&self) -> Place {
        Place { path: self.path.clone(), ..self.at.place(self.text) }
    }

    fn beyond(&self, code: crate::report::Code, most: usize) -> Stop {
        Stop::Limit(Box::new(Report::new(code).with("most", most).at(self.place())))
    }
}

impl Host for Evaluator<'_> {
    fn apply(&mut self, function: &Function, values: &[Value]) -> Result<Value, Stop> {
        self.applied(function, values)
    }

    fn note(&mut self, why: Report) {
        let told = self
            .notes
            .iter()
            .any(|(at, told)| *at == self.at && told.code() == why.code() && told.place().path == self.path);
        if !told && self.notes.len() < NOTES {
            self.notes.push((self.at, why.at(self.place())));
        }
    }

    fn spend(&mut self, steps: usize) -> Result<(), Stop> {
        match self.steps.checked_sub(steps) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => Err(self.beyond(codes::feel::BUDGET_STEPS, self.budget.steps())),
        }
    }
}

impl std::fmt::Debug for Evaluator<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Evaluator")
            .field("text", &self.text)
            .field("steps", &self.steps)
            .finish_non_exhaustive()
    }
}

/// What a value is, in words.
fn kind_of(value: &Value) -> Text {
    let (zh, en) = match value {
        Value::Null => ("null", "null"),
        Value::Boolean(_) => ("真假值", "a boolean"),
        Value::Number(_) => ("数", "a number"),
        Value::Text(_) => ("文本", "a text"),
        Value::Date(_) => ("日期", "a date"),
        Value::Time(_) => ("时间", "a time"),
        Value::DateTime(_) => ("日期时间", "a date and time"),
        Value::DaysDuration(_) => ("日时时长", "a duration of days and time"),
        Value::MonthsDuration(_) => ("年月时长", "a duration of years and months"),
        Value::List(_) => ("列表", "a list"),
        Value::Context(_) => ("上下文", "a context"),
        Value::Range(_) => ("区间", "a range"),
        Value::Function(_) => ("函数", "a function"),
    };
    Text::new(zh, en)
}

/// The whole number of a value.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => Number::whole(number),
        _ => None,
    }
}
