//! The built-in functions of the checked subset.

use super::{Lowering, Refused};
use crate::eligibility::feel::ast::{Expr, Kind, Name};
use crate::eligibility::feel::names::FUNCTIONS;
use crate::eligibility::feel::span::Span;
use crate::eligibility::feel::temporal;
use crate::eligibility::feel::value::Value;
use crate::eligibility::policy::graph::{Node, Rounding};
use crate::eligibility::policy::interval::Interval;
use crate::eligibility::policy::shape::Shape;
use crate::eligibility::policy::typed::{Type, Typed};
use crate::report::codes::policy as codes;
use crate::report::{Report, quoted};

impl Lowering<'_> {
    pub(super) fn call(&mut self, span: Span, function: &Expr, arguments: &[Expr]) -> Result<Shape, Refused> {
        match self.of_text(function)? {
            Some(of) => self.invoked(span, function, &of, arguments),
            None => self.builtin(span, function, arguments).map(Shape::Scalar),
        }
    }

    pub(super) fn call_named(
        &mut self,
        span: Span,
        function: &Expr,
        arguments: &[(Name, Expr)],
    ) -> Result<Shape, Refused> {
        match self.of_text(function)? {
            Some(of) => self.invoked_by_name(span, function, &of, arguments),
            None => Err(self.outside(span, "an argument by name")),
        }
    }

    /// What is called, unless it is a built-in function.
    fn of_text(&mut self, function: &Expr) -> Result<Option<Shape>, Refused> {
        match &function.kind {
            Kind::Name(name) if self.named(name).is_none() && FUNCTIONS.contains(&name.as_str()) => Ok(None),
            _ => self.shape(function).map(Some),
        }
    }

    fn builtin(&mut self, span: Span, function: &Expr, arguments: &[Expr]) -> Result<Typed, Refused> {
        let Kind::Name(name) = &function.kind else { return Err(Refused) };
        let rounding = match name.as_str() {
            "floor" => Some(Rounding::Floor),
            "ceiling" => Some(Rounding::Ceiling),
            "round up" => Some(Rounding::Up),
            "round down" => Some(Rounding::Down),
            "round half up" => Some(Rounding::HalfUp),
            "round half down" => Some(Rounding::HalfDown),
            "decimal" => Some(Rounding::HalfEven),
            _ => None,
        };
        if let Some(rounding) = rounding {
            return self.rounding(span, name, rounding, arguments);
        }
        match (name.as_str(), arguments) {
            ("not", [inner]) => {
                let inner = self.truth(inner)?;
                Ok(Typed::truth(self.graph.add(Node::Not(inner))))
            }
            ("min" | "max", values) if !values.is_empty() => self.extreme(span, name == "min", values),
            ("sum", values) if !values.is_empty() => self.total(span, values),
            ("any" | "all", values) if !values.is_empty() => self.truths(name == "any", values),
            ("count", [list]) => self.count(list),
            ("list contains", [list, element]) => self.contains(list, element),
            ("abs", [inner]) => self.absolute(inner),
            ("modulo", [a, b]) => self.modulo(span, a, b),
            ("even" | "odd", [inner]) => self.parity(inner, name == "odd"),
            ("date", [one]) => self.date(span, one),
            ("date", [year, month, day]) => {
                let parts = (self.there(year), self.there(month), self.there(day));
                self.date_of(span, [parts.0?, parts.1?, parts.2?])
            }
            ("duration", [Expr { kind: Kind::Text(text), .. }]) => match temporal::duration(text) {
                Some(value) => self.value(span, &value),
                None => Err(self.refuse(
                    span,
                    Report::new(codes::LITERAL).with("found", quoted(text)).with("expected", "P1Y6M"),
                )),
            },
            ("years and months duration", [from, to]) => {
                let (first, last) = self.pair(from, to)?;
                self.expect(from.span, &first, Type::Date)?;
                self.expect(to.span, &last, Type::Date)?;
                Ok(self.months_between(&first, &last))
            }
            _ => Err(self.refuse(
                span,
                Report::new(codes::FUNCTION).with("found", quoted(name)).with("count", arguments.len()),
            )),
        }
    }

    fn rounding(
        &mut self,
        span: Span,
        name: &str,
        rounding: Rounding,
        arguments: &[Expr],
    ) -> Result<Typed, Refused> {
        let (number, decimals) = match arguments {
            [number] if name != "decimal" => (number, 0),
            [number, decimals] => {
                let to = self.there(decimals)?;
                let constant = self.graph.constant(to.node).and_then(|value| u32::try_from(value).ok());
                match constant {
                    Some(constant)
                        if to.of == Type::Number(0) && constant <= super::arithmetic::MOST_DECIMALS =>
                    {
                        (number, constant)
                    }
                    _ => return Err(self.outside(decimals.span, "decimals that are no constant from 0 to 9")),
                }
            }
            _ => {
                let report =
                    Report::new(codes::FUNCTION).with("found", quoted(name)).with("count", arguments.len());
                return Err(self.refuse(span, report));
            }
        };
        let typed = self.lower(number)?;
        if typed.none.is_some() {
            self.there(number)?;
        }
        self.round(number.span, rounding, &typed, decimals)
    }

    fn absolute(&mut self, inner: &Expr) -> Result<Typed, Refused> {
        let typed = self.there(inner)?;
        if !matches!(typed.of, Type::Number(_) | Type::Days | Type::Months) {
            self.expect(inner.span, &typed, Type::Number(0))?;
        }
        let zero = self.graph.literal(0);
        let negated = self.graph.add(Node::Subtract(zero, typed.node));
        let bounds = typed.bounds.greatest(Interval::one(0).minus(typed.bounds)).greatest(Interval::one(0));
        Ok(self.binary(Node::Greatest(typed.node, negated), typed.of, bounds))
    }

    /// `modulo(a, b)`: `a - b * floor(a / b)`, with the sign of the divisor.
    fn modulo(&mut self, span: Span, a: &Expr, b: &Expr) -> Result<Typed, Refused> {
        let (one, two) = self.pair(a, b)?;
        let (one, two) = match (one.of, two.of) {
            (Type::Number(_), Type::Number(_)) => self.aligned(span, one, two)?,
            _ => return Err(self.unfit(span, "modulo", &one, &two)),
        };
        if !two.bounds.is_empty() && two.bounds.holds(0) {
            return Err(self.refuse(b.span, Report::new(codes::DIVISOR_ZERO)));
        }
        let quotient = self.graph.add(Node::Divide(Rounding::Floor, one.node, two.node));
        let whole = self.graph.add(Node::Multiply(two.node, quotient));
        let low = two.bounds.low.saturating_add(1).min(0);
        let high = two.bounds.high.saturating_sub(1).max(0);
        Ok(self.binary(Node::Subtract(one.node, whole), one.of, Interval::new(low, high)))
    }

    fn parity(&mut self, inner: &Expr, odd: bool) -> Result<Typed, Refused> {
        let typed = self.there(inner)?;
        self.expect(inner.span, &typed, Type::Number(0))?;
        let two = self.graph.literal(2);
        let half = self.graph.add(Node::Divide(Rounding::Floor, typed.node, two));
        let whole = self.graph.add(Node::Multiply(half, two));
        let even = self.graph.add(Node::Equal(typed.node, whole));
        Ok(Typed::truth(if odd { self.graph.add(Node::Not(even)) } else { even }))
    }

    /// `date("2025-01-01")`, or a date as it is.
    fn date(&mut self, span: Span, one: &Expr) -> Result<Typed, Refused> {
        if let Kind::Text(text) = &one.kind {
            return match temporal::date(text) {
                Some(date) => self.value(span, &Value::Date(date)),
                None => Err(self.refuse(
                    one.span,
                    Report::new(codes::LITERAL).with("found", quoted(text)).with("expected", "2025-01-31"),
                )),
            };
        }
        let typed = self.there(one)?;
        self.expect(one.span, &typed, Type::Date)?;
        Ok(typed)
    }
}
