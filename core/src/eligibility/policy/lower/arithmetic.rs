//! Numbers: sums, products, quotients and their rounding, all exact.

use super::{Lowering, Refused, shown, worded};
use crate::eligibility::feel::ast::Expr;
use crate::eligibility::feel::span::Span;
use crate::eligibility::policy::graph::{Id, Node, Rounding};
use crate::eligibility::policy::interval::Interval;
use crate::eligibility::policy::typed::{Divisor, Type, Typed};
use crate::report::Report;
use crate::report::codes::policy as codes;

/// The most decimals of a number on the way.
pub(super) const MOST_DECIMALS: u32 = 9;

impl Lowering<'_> {
    pub(super) fn negated(&mut self, inner: &Expr) -> Result<Typed, Refused> {
        let typed = self.lower_number_or_duration(inner)?;
        let zero = self.graph.literal(0);
        Ok(self.binary(Node::Subtract(zero, typed.node), typed.of, Interval::one(0).minus(typed.bounds)))
    }

    pub(super) fn sum(&mut self, span: Span, a: &Expr, b: &Expr) -> Result<Typed, Refused> {
        let (one, two) = self.pair(a, b)?;
        match (one.of, two.of) {
            (Type::Number(_), Type::Number(_)) | (Type::Days, Type::Days) | (Type::Months, Type::Months) => {
                let (one, two) = self.aligned(span, one, two)?;
                Ok(self.binary(Node::Add(one.node, two.node), one.of, one.bounds.plus(two.bounds)))
            }
            (Type::Date, Type::Days | Type::Months) => self.later(span, &one, &two),
            (Type::Days | Type::Months, Type::Date) => self.later(span, &two, &one),
            _ => Err(self.unfit(span, "+", &one, &two)),
        }
    }

    pub(super) fn difference(&mut self, span: Span, a: &Expr, b: &Expr) -> Result<Typed, Refused> {
        let (one, two) = self.pair(a, b)?;
        match (one.of, two.of) {
            (Type::Number(_), Type::Number(_)) | (Type::Days, Type::Days) | (Type::Months, Type::Months) => {
                let (one, two) = self.aligned(span, one, two)?;
                Ok(self.binary(Node::Subtract(one.node, two.node), one.of, one.bounds.minus(two.bounds)))
            }
            (Type::Date, Type::Date) => Ok(self.days_between(&one, &two)),
            (Type::Date, Type::Days | Type::Months) => {
                let zero = self.graph.literal(0);
                let back = Interval::one(0).minus(two.bounds);
                let two = self.binary(Node::Subtract(zero, two.node), two.of, back);
                self.later(span, &one, &two)
            }
            _ => Err(self.unfit(span, "-", &one, &two)),
        }
    }

    pub(super) fn product(&mut self, span: Span, a: &Expr, b: &Expr) -> Result<Typed, Refused> {
        let (one, two) = (self.lower(a), self.lower(b));
        let (one, two) = (one?, two?);
        self.not_none(a.span, &shown(a), &one)?;
        self.not_none(b.span, &shown(b), &two)?;
        let of = match (one.of, two.of) {
            (Type::Number(a), Type::Number(b)) if a.saturating_add(b) <= MOST_DECIMALS => {
                Type::Number(a.saturating_add(b))
            }
            (Type::Number(_), Type::Number(_)) => return Err(self.refuse(span, Report::new(codes::OVERFLOW))),
            (Type::Number(0), duration @ (Type::Days | Type::Months))
            | (duration @ (Type::Days | Type::Months), Type::Number(0)) => duration,
            _ => return Err(self.unfit(span, "*", &one, &two)),
        };
        let over = match (one.over, two.over) {
            (Some(_), Some(_)) => return Err(self.refuse(span, Report::new(codes::NOT_ROUNDED))),
            (over, None) | (None, over) => over,
        };
        let bounds = one.bounds.times(two.bounds);
        Ok(Typed { over, ..self.binary(Node::Multiply(one.node, two.node), of, bounds) })
    }

    pub(super) fn quotient(&mut self, span: Span, a: &Expr, b: &Expr) -> Result<Typed, Refused> {
        let (one, two) = self.pair(a, b)?;
        let decimals = match (one.of, two.of) {
            (Type::Number(_), Type::Number(decimals)) => decimals,
            (Type::Days, Type::Days) | (Type::Months, Type::Months) => 0,
            _ => return Err(self.unfit(span, "/", &one, &two)),
        };
        if !two.bounds.is_empty() && two.bounds.holds(0) {
            return Err(self.refuse(b.span, Report::new(codes::DIVISOR_ZERO)));
        }
        let from = match one.of {
            Type::Number(from) => from,
            _ => 0,
        };
        if let Some(exact) = self.exact_quotient(&one, from, &two, decimals) {
            return Ok(exact);
        }
        let over = Divisor { node: two.node, decimals, bounds: two.bounds };
        Ok(Typed { of: Type::Number(from), over: Some(over), ..one })
    }

    /// By a constant that divides a power of ten, as 100 or 0.5, a quotient ends.
    fn exact_quotient(&mut self, one: &Typed, from: u32, two: &Typed, decimals: u32) -> Option<Typed> {
        let divisor = self.graph.constant(two.node)?;
        for more in 0..=MOST_DECIMALS.saturating_sub(from) {
            let power = 10_i64.checked_pow(more.checked_add(decimals)?)?;
            if power.checked_rem(divisor)? == 0 {
                let factor = power.checked_div(divisor)?;
                let node = self.graph.literal(factor);
                let bounds = one.bounds.times(Interval::one(factor));
                let of = Type::Number(from.checked_add(more)?);
                return Some(self.binary(Node::Multiply(one.node, node), of, bounds));
            }
        }
        None
    }

    /// A number, or a quotient, rounded to so many decimals.
    pub(super) fn round(
        &mut self,
        span: Span,
        rounding: Rounding,
        number: &Typed,
        to: u32,
    ) -> Result<Typed, Refused> {
        let Type::Number(from) = number.of else {
            return Err(self.refuse(
                span,
                worded(
                    worded(Report::new(codes::TYPE), "found", number.of.words()),
                    "expected",
                    Type::Number(0).words(),
                ),
            ));
        };
        let Some(over) = number.over else {
            if from <= to {
                return Ok(number.clone());
            }
            let divisor = 10_i64.saturating_pow(from.saturating_sub(to));
            let node = self.graph.literal(divisor);
            let bounds = rounded_bounds(rounding, number.bounds, Interval::one(divisor));
            return Ok(self.binary(Node::Divide(rounding, number.node, node), Type::Number(to), bounds));
        };
        // number / 10^from / (divisor / 10^decimals), times 10^to.
        let (above, below) = (over.decimals.saturating_add(to), from);
        let (up, down) = (above.saturating_sub(below.min(above)), below.saturating_sub(above.min(below)));
        let upper = self.multiplied(number.node, number.bounds, up);
        let lower = self.multiplied(over.node, over.bounds, down);
        if !(upper.1.is_bounded() && lower.1.is_bounded()) {
            return Err(self.refuse(span, Report::new(codes::OVERFLOW)));
        }
        let bounds = rounded_bounds(rounding, upper.1, lower.1);
        Ok(self.binary(Node::Divide(rounding, upper.0, lower.0), Type::Number(to), bounds))
    }

    /// A number with at least as many decimals.
    pub(in crate::eligibility::policy) fn scaled(
        &mut self,
        span: Span,
        typed: Typed,
        to: u32,
    ) -> Result<Typed, Refused> {
        let Type::Number(from) = typed.of else { return Ok(typed) };
        let (node, bounds) = self.multiplied(typed.node, typed.bounds, to.saturating_sub(from));
        if !bounds.is_empty() && !bounds.is_bounded() {
            return Err(self.refuse(span, Report::new(codes::OVERFLOW)));
        }
        Ok(Typed { of: Type::Number(to.max(from)), node, bounds, ..typed })
    }

    /// Two numbers with the same decimals; two durations as they are.
    pub(in crate::eligibility::policy) fn aligned(
        &mut self,
        span: Span,
        a: Typed,
        b: Typed,
    ) -> Result<(Typed, Typed), Refused> {
        let most = match (a.of, b.of) {
            (Type::Number(a), Type::Number(b)) => a.max(b),
            _ => return Ok((a, b)),
        };
        Ok((self.scaled(span, a, most)?, self.scaled(span, b, most)?))
    }

    /// Two operands, both there, their faults both told.
    pub(super) fn pair(&mut self, a: &Expr, b: &Expr) -> Result<(Typed, Typed), Refused> {
        let (one, two) = (self.there(a), self.there(b));
        Ok((one?, two?))
    }

    pub(super) fn binary(&mut self, node: Node, of: Type, bounds: Interval) -> Typed {
        let id = self.graph.add(node);
        let bounds = match self.graph.constant(id) {
            Some(value) => Interval::one(value),
            None => bounds,
        };
        Typed::new(of, id, bounds)
    }

    pub(super) fn multiplied(&mut self, node: Id, bounds: Interval, power: u32) -> (Id, Interval) {
        if power == 0 {
            return (node, bounds);
        }
        let factor = 10_i64.saturating_pow(power);
        let by = self.graph.literal(factor);
        (self.graph.add(Node::Multiply(node, by)), bounds.times(Interval::one(factor)))
    }

    fn lower_number_or_duration(&mut self, expr: &Expr) -> Result<Typed, Refused> {
        let typed = self.there(expr)?;
        match typed.of {
            Type::Number(_) | Type::Days | Type::Months => Ok(typed),
            _ => {
                self.expect(expr.span, &typed, Type::Number(0))?;
                Err(Refused)
            }
        }
    }

    pub(in crate::eligibility::policy) fn unfit(
        &mut self,
        span: Span,
        operator: &str,
        a: &Typed,
        b: &Typed,
    ) -> Refused {
        let report = Report::new(codes::OPERANDS).with("operator", operator);
        self.refuse(span, worded(worded(report, "left", a.of.words()), "right", b.of.words()))
    }
}

/// Bounds of a rounded quotient: rounding keeps the order, so the corners decide.
fn rounded_bounds(rounding: Rounding, above: Interval, below: Interval) -> Interval {
    let mut found: Option<Interval> = None;
    for divisor in
        [below.low, below.high, below.low.max(1).min(below.high), below.high.min(-1).max(below.low)]
    {
        if divisor == 0 {
            continue;
        }
        for number in [above.low, above.high] {
            let one = Interval::one(crate::eligibility::policy::row::divided(rounding, number, divisor));
            found = Some(found.map_or(one, |held| held.joined(one)));
        }
    }
    found.unwrap_or(Interval::one(0))
}
