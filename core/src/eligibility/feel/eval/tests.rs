//! Unary tests (DMN 1.5, 10.3.1.2 rules 7 to 17, and table 55).
//!
//! Departures from the letter: `-` accepts `null` too, listed values or none (10.3.2.10 says `e != null`, 8.2 says
//! that the input is irrelevant), because a cell that asks nothing should ask nothing. A test
//! that computes a truth without reading `?` holds where that is true, unless the value is a boolean itself: then
//! the two are compared.

use std::sync::Arc;

use super::super::ast::{Comparison, Expr, Kind, RangeExpr, Test, TestKind};
use super::super::compare::equal;
use super::super::host::{Host as _, Stop};
use super::super::mentions::reads_input;
use super::super::range::includes;
use super::super::value::Value;
use super::Evaluator;
use super::logic::Fold;
use super::scope::INPUT;

impl Evaluator<'_> {
    pub(super) fn is_in(&mut self, value: &Expr, tests: &[Test]) -> Result<Value, Stop> {
        let value = self.eval(value);
        self.tested(value, tests)
    }

    /// Whether a value passes one of the tests.
    ///
    /// # Errors
    /// As [`eval`](Self::eval).
    pub(in crate::eligibility) fn tested(
        &mut self,
        value: Result<Value, Stop>,
        tests: &[Test],
    ) -> Result<Value, Stop> {
        match value {
            Ok(value) => {
                let input = [(Arc::from(INPUT), value.clone())];
                self.with(input, |evaluator| evaluator.one_of(&value, tests))
            }
            Err(Stop::Unknown) if tests.iter().any(|test| test.kind == TestKind::Any) => {
                Ok(Value::Boolean(true))
            }
            Err(stop) => Err(stop),
        }
    }

    fn one_of(&mut self, value: &Value, tests: &[Test]) -> Result<Value, Stop> {
        let mut fold = Fold::new(true);
        for test in tests {
            let answer = self.within(test.span, |evaluator| evaluator.test(value, &test.kind));
            if fold.take(answer)? {
                break;
            }
        }
        fold.end()
    }

    fn test(&mut self, value: &Value, test: &TestKind) -> Result<Value, Stop> {
        match test {
            TestKind::Any => Ok(Value::Boolean(true)),
            TestKind::Not(tests) => Ok(match self.one_of(value, tests)? {
                Value::Boolean(truth) => Value::Boolean(!truth),
                _ => Value::Null,
            }),
            TestKind::Compare(sign, at) => {
                let at = self.eval(at)?;
                self.compared(*sign, value, &at)
            }
            TestKind::Is(expr) => self.is(value, expr),
        }
    }

    fn is(&mut self, value: &Value, expr: &Expr) -> Result<Value, Stop> {
        if let (Kind::Range(range), false) = (&expr.kind, matches!(value, Value::Range(_))) {
            return self.lies_in(value, range);
        }
        let (reads, parts) = reads_input(expr);
        self.spend(parts)?;
        let found = self.eval(expr)?;
        if reads {
            return Ok(if matches!(found, Value::Boolean(_)) { found } else { Value::Null });
        }
        match (&found, value) {
            (Value::Boolean(_), Value::Boolean(_)) => self.compared(Comparison::Equal, value, &found),
            (Value::Boolean(_), _) if computes_truth(&expr.kind) => Ok(found),
            (Value::Range(range), value) if !matches!(value, Value::Range(_)) => {
                Ok(includes(range, value).map_or(Value::Null, Value::Boolean))
            }
            (Value::List(list), _) => self.listed(value, &found, list),
            _ => self.compared(Comparison::Equal, value, &found),
        }
    }

    /// Table 55: `value >= low and value <= high`, whatever the ends are.
    fn lies_in(&mut self, value: &Value, range: &RangeExpr) -> Result<Value, Stop> {
        let sign = |included, yes, no| if included { yes } else { no };
        let low =
            range.low.as_ref().map(|end| (end, sign(end.included, Comparison::AtLeast, Comparison::Greater)));
        let high =
            range.high.as_ref().map(|end| (end, sign(end.included, Comparison::AtMost, Comparison::Less)));
        let mut fold = Fold::new(false);
        for (end, sign) in low.into_iter().chain(high) {
            let answer = self.eval(&end.at).and_then(|end| self.compared(sign, value, &end));
            if fold.take(answer)? {
                break;
            }
        }
        fold.end()
    }

    /// Whether a value is the list, or one of its elements, or in a range that is one of its elements.
    fn listed(&mut self, value: &Value, whole: &Value, list: &[Value]) -> Result<Value, Stop> {
        self.pay(whole)?;
        if matches!(value, Value::List(_)) && equal(value, whole) == Some(true) {
            return Ok(Value::Boolean(true));
        }
        let is_in = list.iter().any(|element| {
            equal(value, element) == Some(true)
                || matches!(element, Value::Range(range) if includes(range, value) == Some(true))
        });
        Ok(Value::Boolean(is_in))
    }
}

/// Whether what an expression gives is a truth about something else than the value that is tested.
fn computes_truth(kind: &Kind) -> bool {
    use super::super::ast::Binary::{And, Compare, Or};
    matches!(
        kind,
        Kind::Binary(And | Or | Compare(_), ..)
            | Kind::Between(..)
            | Kind::In(..)
            | Kind::InstanceOf(..)
            | Kind::Quantified(..)
            | Kind::Call(..)
            | Kind::CallNamed(..)
    )
}
