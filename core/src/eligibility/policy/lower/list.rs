//! Functions of lists: each comes down to the parts of its list (DMN 1.5, 10.3.4.4 and 10.3.4.2).

use super::{Lowering, Refused, shown};
use crate::eligibility::feel::ast::{Comparison, Expr, Kind};
use crate::eligibility::feel::span::Span;
use crate::eligibility::policy::graph::{Id, Node};
use crate::eligibility::policy::shape::Shape;
use crate::eligibility::policy::typed::{Type, Typed};

/// A part of a list, and what is told where it is wrong.
struct Part {
    span: Span,
    what: String,
    shape: Shape,
}

impl Lowering<'_> {
    /// The parts of a list, or values one by one: `sum([a, b])` is `sum(a, b)`. A value is a list of one.
    fn parts(&mut self, arguments: &[Expr]) -> Result<Vec<Part>, Refused> {
        let written = match arguments {
            [Expr { kind: Kind::List(items), .. }] => items,
            [list] => {
                let part = |shape| Part { span: list.span, what: shown(list), shape };
                return match self.shape(list)? {
                    Shape::List(parts) => {
                        self.spend(parts.all.len())?;
                        Ok(parts.all.iter().cloned().map(part).collect())
                    }
                    one => {
                        let one = self.scalar(list.span, one)?;
                        self.rounded(list.span, &one)?;
                        self.not_none(list.span, &shown(list), &one)?;
                        Ok(vec![part(Shape::Scalar(one))])
                    }
                };
            }
            several => several,
        };
        let read = |item: &Expr| Ok(Part { span: item.span, what: shown(item), shape: self.shape(item)? });
        let parts: Vec<Result<Part, Refused>> = written.iter().map(read).collect();
        parts.into_iter().collect()
    }

    /// Parts that are all there, one value each.
    fn values(&mut self, arguments: &[Expr]) -> Result<Vec<(Span, Typed)>, Refused> {
        let parts = self.parts(arguments)?;
        let values: Vec<Result<(Span, Typed), Refused>> = parts
            .into_iter()
            .map(|part| {
                let typed = self.scalar(part.span, part.shape)?;
                self.rounded(part.span, &typed)?;
                self.not_none(part.span, &part.what, &typed)?;
                Ok((part.span, typed))
            })
            .collect();
        values.into_iter().collect()
    }

    /// `count(list)`: known before any fact is.
    pub(super) fn count(&mut self, list: &Expr) -> Result<Typed, Refused> {
        let count = self.parts(std::slice::from_ref(list))?.len();
        Ok(self.whole(i64::try_from(count).unwrap_or(i64::MAX), Type::Number(0)))
    }

    /// `list contains(list, element)`: none is an element as any other.
    pub(super) fn contains(&mut self, list: &Expr, element: &Expr) -> Result<Typed, Refused> {
        let (parts, element_of) = (self.parts(std::slice::from_ref(list)), self.lower(element));
        let (parts, element_of) = (parts?, element_of?);
        let mut equal = Vec::new();
        for part in parts {
            let typed = self.scalar(part.span, part.shape)?;
            equal.push(self.comparison(part.span, Comparison::Equal, typed, element_of.clone())?);
        }
        Ok(Typed::truth(self.one_of(equal)))
    }

    /// `sum`: of numbers, one at least.
    pub(super) fn total(&mut self, span: Span, arguments: &[Expr]) -> Result<Typed, Refused> {
        let values = self.values(arguments)?;
        self.joined(
            span,
            values,
            |of| matches!(of, Type::Number(_)),
            "+",
            |lowering, one, two| {
                lowering.binary(Node::Add(one.node, two.node), one.of, one.bounds.plus(two.bounds))
            },
        )
    }

    /// `min` and `max`: of numbers, dates or durations, one at least.
    pub(super) fn extreme(&mut self, span: Span, least: bool, arguments: &[Expr]) -> Result<Typed, Refused> {
        let values = self.values(arguments)?;
        let ordered = |of| matches!(of, Type::Number(_) | Type::Date | Type::Days | Type::Months);
        let name = if least { "min" } else { "max" };
        self.joined(span, values, ordered, name, |lowering, one, two| {
            let (node, bounds) = if least {
                (Node::Least(one.node, two.node), one.bounds.least(two.bounds))
            } else {
                (Node::Greatest(one.node, two.node), one.bounds.greatest(two.bounds))
            };
            lowering.binary(node, one.of, bounds)
        })
    }

    /// Values of one type, joined two by two. An empty list has no sum and no least.
    fn joined(
        &mut self,
        span: Span,
        values: Vec<(Span, Typed)>,
        fits: impl Fn(Type) -> bool,
        name: &str,
        join: impl Fn(&mut Self, &Typed, &Typed) -> Typed,
    ) -> Result<Typed, Refused> {
        let mut values = values.into_iter();
        let Some((first, mut found)) = values.next() else {
            return Err(self.outside(span, "the sum, least or greatest of an empty list"));
        };
        if !fits(found.of) {
            self.expect(first, &found, Type::Number(0))?;
        }
        for (_, next) in values {
            let (one, two) = self.aligned(span, found, next)?;
            if one.of != two.of {
                return Err(self.unfit(span, name, &one, &two));
            }
            found = join(self, &one, &two);
        }
        Ok(found)
    }

    /// `any` is the `or` of all, `all` their `and`; of none they are false and true.
    pub(super) fn truths(&mut self, any: bool, arguments: &[Expr]) -> Result<Typed, Refused> {
        let mut truths: Vec<Id> = Vec::new();
        for (span, typed) in self.values(arguments)? {
            self.expect(span, &typed, Type::Boolean)?;
            truths.push(typed.node);
        }
        Ok(Typed::truth(if any { self.one_of(truths) } else { self.all_of(truths) }))
    }
}
