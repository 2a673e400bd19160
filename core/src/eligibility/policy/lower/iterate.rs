//! `for`, `some` and `every`, written out: as many times as what they run over has parts (DMN 1.5, 10.3.2.14).

use super::structure::LIST;
use super::{Lowering, Refused};
use crate::eligibility::feel::ast::{Binding, Expr, Kind, Over, Quantifier, RangeExpr};
use crate::eligibility::feel::mentions::{Inner, walk};
use crate::eligibility::feel::span::Span;
use crate::eligibility::policy::date;
use crate::eligibility::policy::shape::Shape;
use crate::eligibility::policy::typed::{Type, Typed};
use crate::report::Report;
use crate::report::codes::policy as codes;

/// The most steps from one end of a range to the other.
const MOST: u64 = 1_000;

/// The name of the results so far.
const PARTIAL: &str = "partial";

impl Lowering<'_> {
    pub(super) fn repeated(
        &mut self,
        span: Span,
        bindings: &[Binding],
        body: &Expr,
    ) -> Result<Shape, Refused> {
        let mut partial = false;
        let parts = walk(body, Inner::Taken, &mut |kind| {
            partial |= matches!(kind, Kind::Name(name) if name == PARTIAL);
        });
        self.spend(parts)?;
        let mut results: Vec<Shape> = Vec::new();
        self.each(bindings, &mut |lowering| {
            let result = if partial {
                lowering.spend(results.len())?;
                let so_far = lowering.made(span, Shape::list(results.clone()))?;
                lowering.with([(PARTIAL.into(), so_far)], |lowering| lowering.shape(body))?
            } else {
                lowering.shape(body)?
            };
            results.push(result);
            Ok(())
        })?;
        self.made(span, Shape::list(results))
    }

    /// `some` is the `or` of all, `every` their `and`.
    pub(super) fn quantified(
        &mut self,
        quantifier: Quantifier,
        bindings: &[Binding],
        body: &Expr,
    ) -> Result<Typed, Refused> {
        let mut truths = Vec::new();
        self.each(bindings, &mut |lowering| {
            truths.push(lowering.truth(body)?);
            Ok(())
        })?;
        Ok(Typed::truth(match quantifier {
            Quantifier::Some => self.one_of(truths),
            Quantifier::Every => self.all_of(truths),
        }))
    }

    /// Goes through the product of what the variables run over, the last the fastest. What is wrong is told for the
    /// first that it is wrong for.
    fn each(
        &mut self,
        bindings: &[Binding],
        visit: &mut dyn FnMut(&mut Self) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let Some((binding, rest)) = bindings.split_first() else { return visit(self) };
        for item in self.items(&binding.over)? {
            let names = [(binding.name.text.clone(), item)];
            self.deeper(binding.name.span, |lowering| {
                lowering.with(names, |lowering| lowering.each(rest, visit))
            })?;
        }
        Ok(())
    }

    fn items(&mut self, over: &Over) -> Result<Vec<Shape>, Refused> {
        match over {
            Over::List(Expr { kind: Kind::Range(range), span }) => self.of_range(*span, range),
            Over::List(list) => match self.shape(list)? {
                Shape::List(parts) => {
                    self.spend(parts.all.len())?;
                    Ok(parts.all.clone())
                }
                other => Err(self.unlike(list.span, &other, LIST)),
            },
            Over::Steps(first, last) => {
                let (from, to) = (self.place(first), self.place(last));
                let ((of, from), (also, to)) = (from?, to?);
                self.steps(first.span.to(last.span), (of, also), from, to)
            }
        }
    }

    /// The whole numbers or days of a range of constants with two ends.
    fn of_range(&mut self, span: Span, range: &RangeExpr) -> Result<Vec<Shape>, Refused> {
        let (Some(low), Some(high)) = (&range.low, &range.high) else {
            return Err(self.refuse(span, Report::new(codes::STEPS).with("most", MOST)));
        };
        let (from, to) = (self.place(&low.at), self.place(&high.at));
        let ((of, from), (also, to)) = (from?, to?);
        if from > to {
            return Err(self.refuse(span, Report::new(codes::STEPS).with("most", MOST)));
        }
        let from = if low.included { from } else { from.saturating_add(1) };
        let to = if high.included { to } else { to.saturating_sub(1) };
        if from > to { Ok(Vec::new()) } else { self.steps(span, (of, also), from, to) }
    }

    /// A constant that can be counted from: a whole number, or a day as its number.
    fn place(&mut self, expr: &Expr) -> Result<(Type, i64), Refused> {
        let typed = self.there(expr)?;
        match (typed.of, self.graph.constant(typed.node)) {
            (Type::Number(0), Some(number)) => Ok((typed.of, number)),
            (Type::Date, Some(day)) => Ok((typed.of, date::day_number(day))),
            _ => Err(self.refuse(expr.span, Report::new(codes::STEPS).with("most", MOST))),
        }
    }

    /// From the first to the last, up or down by one.
    fn steps(
        &mut self,
        span: Span,
        (of, also): (Type, Type),
        from: i64,
        to: i64,
    ) -> Result<Vec<Shape>, Refused> {
        if of != also || from.abs_diff(to) >= MOST {
            return Err(self.refuse(span, Report::new(codes::STEPS).with("most", MOST)));
        }
        let numbers: Vec<i64> = if from <= to { (from..=to).collect() } else { (to..=from).rev().collect() };
        self.spend(numbers.len())?;
        let constant = |number| match of {
            Type::Date => self.whole(date::of_day_number(number), of),
            _ => self.whole(number, of),
        };
        Ok(numbers.into_iter().map(constant).map(Shape::Scalar).collect())
    }
}
