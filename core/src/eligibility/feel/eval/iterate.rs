//! `for`, `some`, `every` (DMN 1.5, 10.3.2.14 and table 49).

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::super::ast::{Binding, Expr, Kind, Over, Quantifier};
use super::super::host::{Host as _, Stop};
use super::super::mentions::{Inner, walk};
use super::super::value::{Range, Value};
use super::logic::Fold;
use super::{Evaluator, kind_of, whole};
use crate::report::{Report, codes};

/// The name of the results so far.
const PARTIAL: &str = "partial";

/// What a variable runs over.
enum Items {
    Values(Arc<[Value]>),
    Numbers(i64, i64),
    Days(NaiveDate, NaiveDate),
}

impl Items {
    fn count(&self) -> u64 {
        match self {
            Self::Values(values) => values.len() as u64,
            Self::Numbers(first, last) => first.abs_diff(*last).saturating_add(1),
            Self::Days(first, last) => {
                last.signed_duration_since(*first).num_days().unsigned_abs().saturating_add(1)
            }
        }
    }

    fn at(&self, index: u64) -> Option<Value> {
        match self {
            Self::Values(values) => values.get(usize::try_from(index).ok()?).cloned(),
            Self::Numbers(first, last) => {
                let at = if first <= last {
                    first.checked_add_unsigned(index)
                } else {
                    first.checked_sub_unsigned(index)
                };
                Some(Value::Number(at?.into()))
            }
            Self::Days(first, last) => {
                let days = Days::new(index);
                let at =
                    if first <= last { first.checked_add_days(days) } else { first.checked_sub_days(days) };
                at.map(Value::Date)
            }
        }
    }
}

/// How far going through all values came.
#[derive(PartialEq, Eq)]
enum Went {
    Through,
    /// Enough was seen.
    Enough,
    /// What should be gone through cannot be.
    Nowhere,
}

impl Evaluator<'_> {
    pub(super) fn repeated(&mut self, bindings: &[Binding], body: &Expr) -> Result<Value, Stop> {
        let mut partial = false;
        let parts = walk(body, Inner::Taken, &mut |kind| {
            partial |= matches!(kind, Kind::Name(name) if name == PARTIAL);
        });
        self.spend(parts)?;
        let mut results: Vec<Value> = Vec::new();
        let went = self.each(bindings, &mut |evaluator| {
            if results.len() >= evaluator.budget.elements() {
                return Err(evaluator.beyond(codes::feel::BUDGET_ELEMENTS, evaluator.budget.elements()));
            }
            let value = if partial {
                evaluator.spend(results.len())?;
                let so_far = Value::List(results.as_slice().into());
                evaluator.with([(Arc::from(PARTIAL), so_far)], |evaluator| evaluator.eval(body))?
            } else {
                evaluator.eval(body)?
            };
            results.push(value);
            Ok(Went::Through)
        })?;
        match went {
            Went::Nowhere => Ok(Value::Null),
            _ => self.made(Value::List(results.into())),
        }
    }

    pub(super) fn quantified(
        &mut self,
        quantifier: Quantifier,
        bindings: &[Binding],
        body: &Expr,
    ) -> Result<Value, Stop> {
        let mut fold = Fold::new(quantifier == Quantifier::Some);
        let went = self.each(bindings, &mut |evaluator| {
            let answer = evaluator.truth(body);
            Ok(if fold.take(answer)? { Went::Enough } else { Went::Through })
        })?;
        if went == Went::Nowhere { Ok(Value::Null) } else { fold.end() }
    }

    /// Goes through the product of what the variables run over, the last the fastest.
    fn each(
        &mut self,
        bindings: &[Binding],
        visit: &mut dyn FnMut(&mut Self) -> Result<Went, Stop>,
    ) -> Result<Went, Stop> {
        let Some((binding, rest)) = bindings.split_first() else { return visit(self) };
        let Some(items) = self.items(&binding.over)? else { return Ok(Went::Nowhere) };
        let name: Arc<str> = Arc::from(binding.name.text.as_str());
        for index in 0..items.count() {
            let Some(value) = items.at(index) else { break };
            let names = [(Arc::clone(&name), value)];
            let went = self.with(names, |evaluator| {
                evaluator.within(binding.name.span, |evaluator| evaluator.each(rest, visit))
            })?;
            if went != Went::Through {
                return Ok(went);
            }
        }
        Ok(Went::Through)
    }

    fn items(&mut self, over: &Over) -> Result<Option<Items>, Stop> {
        match over {
            Over::List(list) => match self.eval(list)? {
                Value::List(values) => Ok(Some(Items::Values(values))),
                Value::Range(range) => self.of_range(&range),
                value => self.nowhere(&value),
            },
            Over::Steps(first, last) => {
                let (first, last) = (self.eval(first)?, self.eval(last)?);
                match (&first, &last) {
                    (Value::Date(first), Value::Date(last)) => Ok(Some(Items::Days(*first, *last))),
                    _ => match (whole(&first), whole(&last)) {
                        (Some(first), Some(last)) => Ok(Some(Items::Numbers(first, last))),
                        (None, _) => self.nowhere(&first),
                        (_, None) => self.nowhere(&last),
                    },
                }
            }
        }
    }

    /// The whole numbers or days of a range that has two ends.
    fn of_range(&mut self, range: &Range) -> Result<Option<Items>, Stop> {
        let (Some((low, low_in)), Some((high, high_in))) = (&range.low, &range.high) else {
            return self.nowhere(&Value::Range(Arc::new(range.clone())));
        };
        let items = match (low, high) {
            (Value::Date(low), Value::Date(high)) => {
                let low = if *low_in { Some(*low) } else { low.succ_opt() };
                let high = if *high_in { Some(*high) } else { high.pred_opt() };
                low.zip(high).map(|(low, high)| (low <= high).then_some(Items::Days(low, high)))
            }
            _ => {
                let low = whole(low).and_then(|low| if *low_in { Some(low) } else { low.checked_add(1) });
                let high =
                    whole(high).and_then(|high| if *high_in { Some(high) } else { high.checked_sub(1) });
                low.zip(high).map(|(low, high)| (low <= high).then_some(Items::Numbers(low, high)))
            }
        };
        match items {
            Some(items) => Ok(Some(items.unwrap_or_else(|| Items::Values(Arc::default())))),
            None => self.nowhere(&Value::Range(Arc::new(range.clone()))),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "it ends a function as its answer")]
    fn nowhere(&mut self, value: &Value) -> Result<Option<Items>, Stop> {
        self.note(Report::new(codes::feel::NULL_LIST).with_text("found", kind_of(value)));
        Ok(None)
    }
}
