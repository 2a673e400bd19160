//! Lists and contexts: made, read by place and by key, chosen part by part.

use std::collections::BTreeSet;

use super::{Lowering, Refused, shown, worded};
use crate::eligibility::feel::ast::{Entry, Expr, Name};
use crate::eligibility::feel::span::Span;
use crate::eligibility::policy::graph::{Id, Node};
use crate::eligibility::policy::shape::{DEEPEST, Shape};
use crate::eligibility::policy::typed::Type;
use crate::report::codes::policy as codes;
use crate::report::{Report, quoted};

/// The name of the element that a filter looks at (DMN 1.5, 10.3.2.5).
const ITEM: &str = "item";

impl Lowering<'_> {
    pub(super) fn list(&mut self, span: Span, items: &[Expr]) -> Result<Shape, Refused> {
        let parts: Vec<Result<Shape, Refused>> = items.iter().map(|item| self.shape(item)).collect();
        let parts = parts.into_iter().collect::<Result<_, _>>()?;
        self.made(span, Shape::list(parts))
    }

    /// Each entry may read those before it.
    pub(super) fn context(&mut self, span: Span, entries: &[Entry]) -> Result<Shape, Refused> {
        let outside = self.variables.len();
        let read: Vec<Result<(String, Shape), Refused>> =
            entries.iter().map(|entry| self.entry(entry)).collect();
        self.variables.truncate(outside);
        let mut seen = BTreeSet::new();
        if let Some(twice) = entries.iter().find(|entry| !seen.insert(&entry.key.text)) {
            let report = Report::new(codes::NAME_TWICE).with("name", quoted(&twice.key.text));
            return Err(self.refuse(twice.key.span, report));
        }
        let entries = read.into_iter().collect::<Result<_, _>>()?;
        self.made(span, Shape::context(entries))
    }

    fn entry(&mut self, entry: &Entry) -> Result<(String, Shape), Refused> {
        let shape = self.shape(&entry.value)?;
        let key = entry.key.text.clone();
        self.variables.push((key.clone(), shape.clone()));
        self.spend(self.variables.len() / 64)?;
        Ok((key, shape))
    }

    /// A shape, unless it nests too deep.
    pub(super) fn made(&mut self, span: Span, shape: Shape) -> Result<Shape, Refused> {
        if shape.depth() > DEEPEST {
            return Err(self.refuse(span, Report::new(codes::NESTED).with("most", DEEPEST)));
        }
        Ok(shape)
    }

    /// The entry of a context, the part of a date or a duration, or these of each element of a list.
    pub(super) fn path(&mut self, base: &Expr, name: &Name) -> Result<Shape, Refused> {
        let of = self.shape(base)?;
        self.member(base, of, name)
    }

    /// INVARIANT: shapes nest at most `DEEPEST` deep, and so does this.
    fn member(&mut self, base: &Expr, of: Shape, name: &Name) -> Result<Shape, Refused> {
        match of {
            Shape::Scalar(typed) => {
                self.rounded(base.span, &typed)?;
                self.not_none(base.span, &shown(base), &typed)?;
                self.part(&typed, name).map(Shape::Scalar)
            }
            Shape::List(parts) => {
                self.spend(parts.all.len())?;
                let members = parts.all.iter().map(|part| self.member(base, part.clone(), name));
                let members = members.collect::<Result<_, _>>()?;
                self.made(base.span, Shape::list(members))
            }
            Shape::Context(ref entries) => {
                self.spend(entries.all.len())?;
                match entries.all.iter().find(|(key, _)| *key == name.text) {
                    Some((_, found)) => Ok(found.clone()),
                    None => Err(self.no_part(name, &of)),
                }
            }
            Shape::Function(_) => Err(self.no_part(name, &of)),
        }
    }

    pub(super) fn no_part(&mut self, name: &Name, of: &Shape) -> Refused {
        let report = Report::new(codes::NO_PART).with("found", quoted(&name.text));
        self.refuse(name.span, worded(report, "of", of.words()))
    }

    /// `list[place]`, or `list[test]` where the facts do not decide what remains.
    pub(super) fn filtered(&mut self, span: Span, of: &Expr, filter: &Expr) -> Result<Shape, Refused> {
        let list = match self.shape(of)? {
            Shape::List(parts) => parts,
            other => return Err(self.unlike(of.span, &other, LIST)),
        };
        let mut kept = Vec::new();
        for (at, item) in list.all.iter().enumerate() {
            let answer = self.looked_at(item, filter)?;
            if at == 0 && matches!(answer.of, Type::Number(_)) {
                return self.picked(span, &list.all, filter);
            }
            self.expect(filter.span, &answer, Type::Boolean)?;
            match self.graph.constant(answer.node) {
                Some(0) => {}
                Some(_) => kept.push(item.clone()),
                None => return Err(self.outside(filter.span, "a filter that facts decide")),
            }
        }
        if list.all.is_empty() {
            return Err(self.outside(span, "a part of an empty list"));
        }
        self.made(span, Shape::list(kept))
    }

    /// A filter's answer for an element, whose entries are names then.
    fn looked_at(&mut self, item: &Shape, filter: &Expr) -> Result<super::Typed, Refused> {
        let mut names = vec![(ITEM.into(), item.clone())];
        if let Shape::Context(entries) = item {
            self.spend(entries.all.len())?;
            names.extend(entries.all.iter().cloned());
        }
        self.with(names, |lowering| lowering.there(filter))
    }

    /// The nth, from 1, or from the end with a minus sign; a place that facts decide has to be in the list.
    fn picked(&mut self, span: Span, list: &[Shape], place: &Expr) -> Result<Shape, Refused> {
        let at = self.there(place)?;
        let count = i64::try_from(list.len()).unwrap_or(i64::MAX);
        let is_there = at.of == Type::Number(0)
            && (at.bounds.is_empty() || (at.bounds.low >= 1 && at.bounds.high <= count));
        let constant = self.graph.constant(at.node).filter(|_| at.of == Type::Number(0));
        let from_start =
            constant.map(|at| if at < 0 { at.saturating_add(count) } else { at.saturating_sub(1) });
        if let Some(found) = from_start.and_then(|at| list.get(usize::try_from(at).ok()?)) {
            return Ok(found.clone());
        }
        if constant.is_some() || !is_there {
            return Err(self.refuse(place.span, Report::new(codes::PLACE).with("count", list.len())));
        }
        self.spend(list.len())?;
        let Some((last, before)) = list.split_last() else { return Err(Refused) };
        let mut found = last.clone();
        for (index, part) in before.iter().enumerate().rev() {
            let number = i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1);
            let number = self.graph.literal(number);
            let here = self.graph.add(Node::Equal(at.node, number));
            found = self.chosen_of(span, here, (span, part.clone()), (span, found))?;
        }
        Ok(found)
    }

    /// One of two shapes, by a truth: part by part where they have the same parts.
    ///
    /// INVARIANT: shapes nest at most `DEEPEST` deep, and so does this.
    pub(super) fn chosen_of(
        &mut self,
        span: Span,
        condition: Id,
        (yes_span, yes): (Span, Shape),
        (no_span, no): (Span, Shape),
    ) -> Result<Shape, Refused> {
        match (yes, no) {
            (Shape::Scalar(yes), Shape::Scalar(no)) => {
                self.rounded(yes_span, &yes)?;
                self.rounded(no_span, &no)?;
                self.chosen(span, condition, yes, no).map(Shape::Scalar)
            }
            (Shape::List(yes), Shape::List(no)) if yes.all.len() == no.all.len() => {
                self.spend(yes.all.len())?;
                let pairs = yes.all.iter().cloned().zip(no.all.iter().cloned());
                let parts = pairs.map(|(a, b)| self.chosen_of(span, condition, (yes_span, a), (no_span, b)));
                let parts = parts.collect::<Result<_, _>>()?;
                self.made(span, Shape::list(parts))
            }
            (Shape::Context(yes), Shape::Context(no)) if same_keys(&yes.all, &no.all) => {
                self.spend(yes.all.len())?;
                let pairs = yes.all.iter().cloned().zip(no.all.iter().cloned());
                let parts = pairs.map(|((key, a), (_, b))| {
                    Ok((key, self.chosen_of(span, condition, (yes_span, a), (no_span, b))?))
                });
                let parts = parts.collect::<Result<_, _>>()?;
                self.made(span, Shape::context(parts))
            }
            (yes, no) => {
                let report = worded(Report::new(codes::BRANCHES), "found", yes.words());
                Err(self.refuse(span, worded(report, "other", no.words())))
            }
        }
    }
}

/// What stands where a list is needed.
pub(super) const LIST: (&str, &str) = ("\u{5217}\u{8868}", "a list");

fn same_keys(one: &[(String, Shape)], two: &[(String, Shape)]) -> bool {
    one.len() == two.len() && one.iter().zip(two).all(|((a, _), (b, _))| a == b)
}
