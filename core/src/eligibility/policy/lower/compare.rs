//! Comparisons, `between`, `in`, and the unary tests of a table's cells.

use std::collections::BTreeMap;

use super::{Lowering, Refused, shown};
use crate::eligibility::feel::ast::{Comparison, End, Expr, Kind, RangeExpr, Test, TestKind};
use crate::eligibility::feel::mentions::reads_input;
use crate::eligibility::feel::span::Span;
use crate::eligibility::policy::graph::{Id, Node};
use crate::eligibility::policy::shape::Shape;
use crate::eligibility::policy::typed::{Type, Typed};
use crate::report::codes::policy as codes;
use crate::report::{Report, quoted};

impl Lowering<'_> {
    pub(super) fn compared(&mut self, comparison: Comparison, a: &Expr, b: &Expr) -> Result<Typed, Refused> {
        let (one, two) = (self.lower(a), self.lower(b));
        let (one, two) = (one?, two?);
        if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
            self.not_none(a.span, &shown(a), &one)?;
            self.not_none(b.span, &shown(b), &two)?;
        }
        let span = a.span.to(b.span);
        Ok(Typed::truth(self.comparison(span, comparison, one, two)?))
    }

    pub(super) fn between(&mut self, value: &Expr, low: &Expr, high: &Expr) -> Result<Typed, Refused> {
        let (value_typed, low_typed, high_typed) = (self.there(value), self.there(low), self.there(high));
        let (of, low_typed, high_typed) = (value_typed?, low_typed?, high_typed?);
        let span = value.span.to(high.span);
        let above = self.comparison(span, Comparison::AtLeast, of.clone(), low_typed)?;
        let below = self.comparison(span, Comparison::AtMost, of, high_typed)?;
        Ok(Typed::truth(self.graph.add(Node::And(above, below))))
    }

    pub(super) fn within(&mut self, value: &Expr, tests: &[Test]) -> Result<Typed, Refused> {
        let of = self.lower(value)?;
        self.rounded(value.span, &of)?;
        Ok(Typed::truth(self.any(&of, tests)?))
    }

    /// Whether one of some tests holds of a value.
    pub(in crate::eligibility::policy) fn any(&mut self, of: &Typed, tests: &[Test]) -> Result<Id, Refused> {
        let tested: Vec<Result<Id, Refused>> = tests.iter().map(|test| self.test(of, test)).collect();
        let tested = tested.into_iter().collect::<Result<_, _>>()?;
        Ok(self.one_of(tested))
    }

    fn test(&mut self, of: &Typed, test: &Test) -> Result<Id, Refused> {
        match &test.kind {
            TestKind::Any => Ok(self.graph.literal(1)),
            TestKind::Not(tests) => {
                let any = self.any(of, tests)?;
                Ok(self.graph.add(Node::Not(any)))
            }
            TestKind::Compare(comparison, expr) => {
                let to = self.lower(expr)?;
                if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
                    self.not_none(test.span, "?", of)?;
                    self.not_none(expr.span, &shown(expr), &to)?;
                }
                self.comparison(test.span, *comparison, of.clone(), to)
            }
            TestKind::Is(expr) => self.is(of, expr),
        }
    }

    fn is(&mut self, of: &Typed, expr: &Expr) -> Result<Id, Refused> {
        match &expr.kind {
            Kind::Range(range) => {
                self.not_none(expr.span, "?", of)?;
                self.in_range(expr.span, of, range)
            }
            Kind::List(items) => {
                let tested: Vec<Result<Id, Refused>> = items.iter().map(|item| self.is(of, item)).collect();
                let tested = tested.into_iter().collect::<Result<_, _>>()?;
                Ok(self.one_of(tested))
            }
            _ if reads_input(expr).0 => {
                let before = self.input.replace(of.clone());
                let truth = self.truth(expr);
                self.input = before;
                truth
            }
            _ => match self.shape(expr)? {
                Shape::List(parts) => {
                    self.spend(parts.all.len())?;
                    let equal = parts.all.iter().map(|part| self.equals(expr.span, of, part.clone()));
                    let equal = equal.collect::<Result<_, _>>()?;
                    Ok(self.one_of(equal))
                }
                shape => self.equals(expr.span, of, shape),
            },
        }
    }

    fn equals(&mut self, span: Span, of: &Typed, shape: Shape) -> Result<Id, Refused> {
        let to = self.scalar(span, shape)?;
        self.comparison(span, Comparison::Equal, of.clone(), to)
    }

    fn in_range(&mut self, span: Span, of: &Typed, range: &RangeExpr) -> Result<Id, Refused> {
        let low = self.end(span, of, range.low.as_ref(), Comparison::Greater, Comparison::AtLeast);
        let high = self.end(span, of, range.high.as_ref(), Comparison::Less, Comparison::AtMost);
        let (low, high) = (low?, high?);
        Ok(self.graph.add(Node::And(low, high)))
    }

    fn end(
        &mut self,
        span: Span,
        of: &Typed,
        end: Option<&End>,
        excluded: Comparison,
        included: Comparison,
    ) -> Result<Id, Refused> {
        let Some(end) = end else { return Ok(self.graph.literal(1)) };
        let at = self.there(&end.at)?;
        self.comparison(span, if end.included { included } else { excluded }, of.clone(), at)
    }

    /// A comparison of two values of one type; of texts and truths by `=` alone.
    pub(super) fn comparison(
        &mut self,
        span: Span,
        comparison: Comparison,
        a: Typed,
        b: Typed,
    ) -> Result<Id, Refused> {
        if a.over.is_some() || b.over.is_some() {
            return self.of_quotients(span, comparison, a, b);
        }
        let equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        let fits = match (a.of, b.of) {
            (Type::Number(_), Type::Number(_)) => true,
            (Type::Nothing, _) | (_, Type::Nothing) => equality,
            (Type::Boolean | Type::Text, _) => a.of == b.of && equality,
            _ => a.of == b.of,
        };
        if !fits {
            return Err(self.unfit(span, sign(comparison), &a, &b));
        }
        if a.of == Type::Text && b.of == Type::Text {
            self.texts_meet(span, &a, &b)?;
        }
        let (a, b) = self.aligned(span, a, b)?;
        let node = match comparison {
            Comparison::Equal => return Ok(self.equal(&a, &b)),
            Comparison::NotEqual => {
                let equal = self.equal(&a, &b);
                Node::Not(equal)
            }
            Comparison::Less => Node::Less(a.node, b.node),
            Comparison::Greater => Node::Less(b.node, a.node),
            Comparison::AtLeast => Node::AtMost(b.node, a.node),
            Comparison::AtMost => Node::AtMost(a.node, b.node),
        };
        Ok(self.graph.add(node))
    }

    /// Both none, or both there and equal.
    fn equal(&mut self, a: &Typed, b: &Typed) -> Id {
        let none = |graph: &mut super::Graph, of: &Typed| of.none.unwrap_or_else(|| graph.literal(0));
        let (one, two) = (none(self.graph, a), none(self.graph, b));
        let both = self.graph.add(Node::And(one, two));
        if a.of == Type::Nothing || b.of == Type::Nothing {
            return both;
        }
        let same = self.same(a, b);
        let neither = {
            let either = self.graph.add(Node::Or(one, two));
            self.graph.add(Node::Not(either))
        };
        let there = self.graph.add(Node::And(neither, same));
        self.graph.add(Node::Or(both, there))
    }

    /// A text against a constant is a set of one; sets of one value are joined by `in`.
    fn same(&mut self, a: &Typed, b: &Typed) -> Id {
        for (of, to) in [(a, b), (b, a)] {
            if let (Type::Text, Some(code @ 0..64), None) =
                (a.of, self.graph.constant(to.node), self.graph.constant(of.node))
            {
                return self.graph.add(Node::OneOf(
                    of.node,
                    1_u64.checked_shl(u32::try_from(code).unwrap_or(0)).unwrap_or(0),
                ));
            }
        }
        self.graph.add(Node::Equal(a.node, b.node))
    }

    /// Whether one of some truths holds. `OneOf(x, a) or OneOf(x, b)` is one set; the rest are joined by halves, so that
    /// a long list is no deep tree.
    pub(super) fn one_of(&mut self, tested: Vec<Id>) -> Id {
        let mut left: Vec<Id> = Vec::new();
        let mut sets: BTreeMap<Id, u64> = BTreeMap::new();
        for id in tested {
            match self.graph.nodes().get(id.index()) {
                Some(Node::OneOf(of, set)) => *sets.entry(*of).or_default() |= set,
                _ => left.push(id),
            }
        }
        left.extend(sets.into_iter().map(|(of, set)| self.graph.add(Node::OneOf(of, set))));
        self.halved(left, Node::Or, 0)
    }

    /// Whether all of some truths hold.
    pub(super) fn all_of(&mut self, truths: Vec<Id>) -> Id {
        self.halved(truths, Node::And, 1)
    }

    /// Truths joined two by two; of none what is said for it.
    fn halved(&mut self, mut left: Vec<Id>, join: fn(Id, Id) -> Node, none: i64) -> Id {
        while left.len() > 1 {
            let halved = left.chunks(2).filter_map(|pair| match pair {
                [a, b] => Some(self.graph.add(join(*a, *b))),
                one => one.first().copied(),
            });
            left = halved.collect();
        }
        left.first().copied().unwrap_or_else(|| self.graph.literal(none))
    }

    /// A quotient against a number: both sides times the divisor, whose sign is known.
    fn of_quotients(
        &mut self,
        span: Span,
        comparison: Comparison,
        a: Typed,
        b: Typed,
    ) -> Result<Id, Refused> {
        let (quotient, number, comparison) = match (a.over, b.over) {
            (Some(_), None) => (a, b, comparison),
            (None, Some(_)) => (b, a, turned(comparison)),
            _ => return Err(self.refuse(span, Report::new(codes::NOT_ROUNDED))),
        };
        let (Some(over), Type::Number(above), Type::Number(right)) = (quotient.over, quotient.of, number.of)
        else {
            return Err(self.unfit(span, sign(comparison), &quotient, &number));
        };
        // a/10^above / (d/10^decimals) ? n/10^right becomes a · 10^(decimals + right) ? n · d · 10^above.
        let (up, down) = (over.decimals.saturating_add(right), above);
        let (node, bounds) = self.multiplied(quotient.node, quotient.bounds, up.saturating_sub(up.min(down)));
        let product = self.graph.add(Node::Multiply(number.node, over.node));
        let product_bounds = number.bounds.times(over.bounds);
        let (other, other_bounds) =
            self.multiplied(product, product_bounds, down.saturating_sub(up.min(down)));
        if !(bounds.is_bounded() && other_bounds.is_bounded()) {
            return Err(self.refuse(span, Report::new(codes::OVERFLOW)));
        }
        let comparison = if over.bounds.high < 0 { turned(comparison) } else { comparison };
        if over.bounds.low < 0 && over.bounds.high > 0 {
            return Err(self.refuse(span, Report::new(codes::NOT_ROUNDED)));
        }
        let whole = Type::Number(0);
        self.comparison(
            span,
            comparison,
            Typed::new(whole, node, bounds),
            Typed::new(whole, other, other_bounds),
        )
    }

    /// Texts that can never be equal are a slip of the pen.
    fn texts_meet(&mut self, span: Span, a: &Typed, b: &Typed) -> Result<(), Refused> {
        if a.codes.iter().any(|code| b.codes.contains(code)) {
            return Ok(());
        }
        let (found, expected) = if b.codes.len() == 1 { (&b.codes, &a.codes) } else { (&a.codes, &b.codes) };
        let names = |codes: &[i64]| {
            codes
                .iter()
                .filter_map(|code| self.texts.text(*code))
                .map(|text| format!("`{}`", quoted(text)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let report =
            Report::new(codes::TEXT_UNKNOWN).with("found", names(found)).with("expected", names(expected));
        Err(self.refuse(span, report))
    }
}

/// The comparison with its sides changed.
const fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same => same,
    }
}

const fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "!=",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::Greater => ">",
        Comparison::AtLeast => ">=",
    }
}
