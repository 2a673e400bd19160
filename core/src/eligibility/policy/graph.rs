//! The compiled form: a graph of whole numbers and truths, each node made from nodes before it.
//!
//! Numbers are scaled to whole ones, dates packed ([`super::date`]), texts coded. What may be none is two nodes: whether
//! it is none, and what it is otherwise. Equal nodes are one node, so that policies share what they both compute.
//! Every node is total: a quotient by zero is 0 and arithmetic wraps, in branches that nothing chooses; that a
//! chosen branch never does so was proven before, from the bounds of the facts.
//!
//! Unknown is not a value but a second bit. A node is unknown where an operand is, but for `And`, `Or` (Kleene) and
//! `Choose`, which is known where its condition is unknown and both branches are known to be equal.

use std::collections::BTreeMap;

use super::interval::Interval;
use super::limits::{Limits, Of, exceeded};
use crate::report::Report;

/// A node of a graph, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::eligibility) struct Id(pub(in crate::eligibility) u16);

impl Id {
    pub(in crate::eligibility) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node computes. Truths are 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::eligibility) enum Node {
    /// The value of a fact; 0 where it is none.
    Fact(u16),
    /// Whether an optional fact is none.
    IsNone(u16),
    /// A number that stands in the policy.
    Constant(i64),
    /// A sum.
    Add(Id, Id),
    /// A difference.
    Subtract(Id, Id),
    /// A product.
    Multiply(Id, Id),
    /// A quotient, rounded to a whole number; 0 where the divisor is 0.
    Divide(Rounding, Id, Id),
    /// The smaller.
    Least(Id, Id),
    /// The greater.
    Greatest(Id, Id),
    /// Of a packed date: twelve times the year, and the month from 0.
    MonthOf(Id),
    /// Of a packed date: the day of the month.
    DayOf(Id),
    /// Of a packed date: days since 1970-01-01.
    DayNumber(Id),
    /// The packed date of days since 1970-01-01.
    DateOfDayNumber(Id),
    /// A packed date and months: the same day, or the last of a shorter month.
    AddMonths(Id, Id),
    /// Whole months from the first packed date to the second, towards zero.
    MonthsBetween(Id, Id),
    /// Whether the first is less.
    Less(Id, Id),
    /// Whether the first is less or equal.
    AtMost(Id, Id),
    /// Whether both are equal.
    Equal(Id, Id),
    /// Whether a number from 0 to 63 is one of a set, bit by bit.
    OneOf(Id, u64),
    /// Whether both hold.
    And(Id, Id),
    /// Whether one holds.
    Or(Id, Id),
    /// Whether it does not hold.
    Not(Id),
    /// The second where the first holds, otherwise the third.
    Choose(Id, Id, Id),
}

/// How a quotient becomes a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::eligibility) enum Rounding {
    /// To the next below.
    Floor,
    /// To the next above.
    Ceiling,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
    /// To the nearest; halves away from zero.
    HalfUp,
    /// To the nearest; halves towards zero.
    HalfDown,
    /// To the nearest; halves to the even one.
    HalfEven,
}

/// Nodes, each after its operands, with the bounds of what each can be.
#[derive(Debug, Clone, Default)]
pub(in crate::eligibility) struct Graph {
    nodes: Vec<Node>,
    bounds: Vec<Interval>,
    known: BTreeMap<Node, Id>,
    limits: Limits,
    read: usize,
    full: Option<Of>,
}

impl Graph {
    /// A graph within these limits.
    pub(in crate::eligibility) fn within(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    pub(in crate::eligibility) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub(in crate::eligibility) fn bounds(&self, id: Id) -> Interval {
        self.bounds.get(id.index()).copied().unwrap_or(Interval::TRUTH)
    }

    /// What more was asked of than a graph can hold; what was added since is not there.
    pub(in crate::eligibility) fn excess(&self) -> Option<Report> {
        self.full.map(|of| match of {
            Of::Written => exceeded(of, self.limits.written()),
            _ => exceeded(of, self.limits.nodes()),
        })
    }

    /// Counts what is read into the graph before it is read; says whether there is room for it.
    pub(in crate::eligibility) fn spend(&mut self, steps: usize) -> bool {
        self.read = self.read.saturating_add(steps);
        if usize::try_from(self.limits.written()).is_ok_and(|most| self.read > most) {
            self.full = self.full.or(Some(Of::Written));
        }
        self.full.is_none()
    }

    /// The constant that a node is.
    pub(in crate::eligibility) fn constant(&self, id: Id) -> Option<i64> {
        match self.nodes.get(id.index()) {
            Some(Node::Constant(value)) => Some(*value),
            _ => None,
        }
    }

    /// The node that holds where this one does not, if there is one: negations are simplified away.
    pub(in crate::eligibility) fn opposite(&self, id: Id) -> Option<Id> {
        match *self.nodes.get(id.index())? {
            Node::Not(inner) => Some(inner),
            Node::Less(a, b) => self.known.get(&Node::AtMost(b, a)).copied(),
            Node::AtMost(a, b) => self.known.get(&Node::Less(b, a)).copied(),
            _ => None,
        }
    }

    pub(in crate::eligibility) fn fact(&mut self, slot: u16, bounds: Interval) -> Id {
        self.keep(Node::Fact(slot), bounds)
    }

    pub(in crate::eligibility) fn literal(&mut self, value: i64) -> Id {
        self.keep(Node::Constant(value), Interval::one(value))
    }

    /// A node, or the simpler one that always equals it, unknown facts included.
    pub(in crate::eligibility) fn add(&mut self, node: Node) -> Id {
        if let Some(same) = self.simpler(node) {
            return same;
        }
        let bounds = self.bounds_of(node);
        self.keep(node, bounds)
    }

    fn keep(&mut self, node: Node, bounds: Interval) -> Id {
        if let Some(id) = self.known.get(&node) {
            if let Some(held) = self.bounds.get_mut(id.index()) {
                // Two policies may bound one fact differently; the graph holds for both.
                *held = held.joined(bounds);
            }
            return *id;
        }
        match u16::try_from(self.nodes.len()) {
            Ok(next) if u32::from(next) < self.limits.nodes() => {
                self.nodes.push(node);
                self.bounds.push(bounds);
                self.known.insert(node, Id(next));
                Id(next)
            }
            _ => {
                self.full = self.full.or(Some(Of::Nodes));
                Id(0)
            }
        }
    }

    /// Constants are computed now. Nothing is simplified that would make known what three-valued logic leaves
    /// unknown: `x = x` stays.
    fn simpler(&mut self, node: Node) -> Option<Id> {
        let truth = |graph: &Self, id| graph.constant(id).map(|value| value != 0);
        match node {
            Node::And(a, b) => match (truth(self, a), truth(self, b)) {
                (Some(false), _) | (_, Some(true)) => Some(a),
                (_, Some(false)) | (Some(true), _) => Some(b),
                _ => (a == b).then_some(a),
            },
            Node::Or(a, b) => match (truth(self, a), truth(self, b)) {
                (Some(true), _) | (_, Some(false)) => Some(a),
                (_, Some(true)) | (Some(false), _) => Some(b),
                _ => (a == b).then_some(a),
            },
            Node::Not(a) => match self.nodes.get(a.index()).copied().as_ref() {
                Some(Node::Not(inner)) => Some(*inner),
                Some(Node::Less(a, b)) => Some(self.add(Node::AtMost(*b, *a))),
                Some(Node::AtMost(a, b)) => Some(self.add(Node::Less(*b, *a))),
                _ => truth(self, a).map(|held| self.literal(i64::from(!held))),
            },
            Node::Choose(condition, yes, no) => match truth(self, condition) {
                Some(true) => Some(yes),
                Some(false) => Some(no),
                None => (yes == no).then_some(yes),
            },
            _ => self.folded(node).or_else(|| self.summed(node)),
        }
    }

    /// Sums with constants become one sum, and a whole and its rest the number itself: `12 * (n / 12) + n % 12`.
    fn summed(&mut self, node: Node) -> Option<Id> {
        match node {
            Node::Subtract(a, b) => {
                let less = self.constant(b)?.checked_neg()?;
                let less = self.literal(less);
                Some(self.add(Node::Add(a, less)))
            }
            Node::Add(a, b) if self.constant(a).is_some() => Some(self.add(Node::Add(b, a))),
            Node::Add(a, b) => {
                if let Some(more) = self.constant(b) {
                    if more == 0 {
                        return Some(a);
                    }
                    let Some(Node::Add(inner, held)) = self.nodes.get(a.index()).copied() else {
                        return None;
                    };
                    let sum = self.constant(held)?.checked_add(more)?;
                    let sum = self.literal(sum);
                    return Some(self.add(Node::Add(inner, sum)));
                }
                // The constant goes outside, where the next one finds it.
                for (one, two) in [(a, b), (b, a)] {
                    if let Some(Node::Add(inner, held)) = self.nodes.get(one.index()).copied()
                        && self.constant(held).is_some()
                    {
                        let sum = self.add(Node::Add(inner, two));
                        return Some(self.add(Node::Add(sum, held)));
                    }
                    if let Some(Node::Subtract(whole, part)) = self.nodes.get(one.index()).copied()
                        && part == two
                        && self.is_part(part, whole)
                    {
                        return Some(whole);
                    }
                }
                None
            }
            // n * 25 / 100 is n / 4.
            Node::Divide(rounding, a, b) => {
                let by = self.constant(b)?;
                let Some(Node::Multiply(of, factor)) = self.nodes.get(a.index()).copied() else {
                    return None;
                };
                let factor = self.constant(factor)?;
                let is_whole = factor > 0 && by.checked_rem(factor)? == 0;
                let by = self.literal(by.checked_div(factor)?);
                is_whole.then(|| self.add(Node::Divide(rounding, of, by)))
            }
            Node::Multiply(a, b) if self.constant(b) == Some(1) => Some(a),
            Node::Multiply(a, b) if self.constant(a) == Some(1) => Some(b),
            _ => None,
        }
    }

    /// Whether a node is `k * (whole / k)`: unknown where, and only where, the whole is.
    fn is_part(&self, part: Id, whole: Id) -> bool {
        let Some(Node::Multiply(a, b)) = self.nodes.get(part.index()) else { return false };
        let divides = |quotient: Id, by: Id| {
            self.constant(by).is_some()
                && matches!(self.nodes.get(quotient.index()), Some(Node::Divide(_, of, _)) if *of == whole)
        };
        divides(*a, *b) || divides(*b, *a)
    }

    fn folded(&mut self, node: Node) -> Option<Id> {
        let mut operands = [0_i64; 3];
        let ids = node.operands();
        ids.iter().flatten().next()?;
        for (operand, id) in operands.iter_mut().zip(ids) {
            if let Some(id) = id {
                *operand = self.constant(id)?;
            }
        }
        let value = super::row::computed(node, operands);
        Some(self.literal(value))
    }

    fn bounds_of(&self, node: Node) -> Interval {
        let of = |id: Id| self.bounds(id);
        match node {
            Node::Fact(_) | Node::Constant(_) => Interval::TRUTH,
            Node::Add(a, b) => of(a).plus(of(b)),
            Node::Subtract(a, b) => of(a).minus(of(b)),
            Node::Multiply(a, b) => of(a).times(of(b)),
            Node::Divide(_, a, b) => of(a).over(of(b)),
            Node::Least(a, b) => of(a).least(of(b)),
            Node::Greatest(a, b) => of(a).greatest(of(b)),
            Node::MonthOf(a) => super::date::months_of(of(a)),
            Node::DayOf(_) => Interval::new(1, 31),
            Node::DayNumber(a) => super::date::day_numbers_of(of(a)),
            Node::DateOfDayNumber(a) => super::date::dates_of(of(a)),
            Node::AddMonths(a, b) => super::date::after_months(of(a), of(b)),
            Node::MonthsBetween(a, b) => {
                let between = super::date::months_of(of(b)).minus(super::date::months_of(of(a)));
                Interval::new(between.low.saturating_sub(1), between.high.saturating_add(1))
            }
            Node::Choose(_, a, b) => of(a).joined(of(b)),
            Node::IsNone(_)
            | Node::Less(..)
            | Node::AtMost(..)
            | Node::Equal(..)
            | Node::OneOf(..)
            | Node::And(..)
            | Node::Or(..)
            | Node::Not(_) => Interval::TRUTH,
        }
    }
}

impl Node {
    /// The nodes that it is made from.
    pub(in crate::eligibility) const fn operands(self) -> [Option<Id>; 3] {
        match self {
            Self::Fact(_) | Self::IsNone(_) | Self::Constant(_) => [None, None, None],
            Self::MonthOf(a)
            | Self::DayOf(a)
            | Self::DayNumber(a)
            | Self::DateOfDayNumber(a)
            | Self::OneOf(a, _)
            | Self::Not(a) => [Some(a), None, None],
            Self::Add(a, b)
            | Self::Subtract(a, b)
            | Self::Multiply(a, b)
            | Self::Divide(_, a, b)
            | Self::Least(a, b)
            | Self::Greatest(a, b)
            | Self::AddMonths(a, b)
            | Self::MonthsBetween(a, b)
            | Self::Less(a, b)
            | Self::AtMost(a, b)
            | Self::Equal(a, b)
            | Self::And(a, b)
            | Self::Or(a, b) => [Some(a), Some(b), None],
            Self::Choose(a, b, c) => [Some(a), Some(b), Some(c)],
        }
    }
}
