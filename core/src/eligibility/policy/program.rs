//! Policies, compiled together: one graph, and for each policy and period the nodes that answer.

use super::edition::{Ends, Role};
use super::graph::{Graph, Id};
use super::interval::Interval;
use super::limits::Limits;
use super::lower::Texts;
use super::row::Step;
use super::typed::{Type, Typed};

/// Policies that share a graph.
#[derive(Debug, Clone, Default)]
pub(in crate::eligibility) struct Program {
    pub(in crate::eligibility) limits: Limits,
    pub(in crate::eligibility) graph: Graph,
    pub(in crate::eligibility) texts: Texts,
    pub(in crate::eligibility) slots: Vec<Slot>,
    /// The nodes that more than one period needs, in order.
    pub(in crate::eligibility) steps: Vec<Step>,
    pub(in crate::eligibility) policies: Vec<Compiled>,
}

/// A fact of a program.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Slot {
    pub(in crate::eligibility) name: String,
    /// A truth, a date, a number or a text.
    pub(in crate::eligibility) of: Type,
    /// The node of its value.
    pub(in crate::eligibility) value: Id,
    /// The node of whether it is none, for an optional fact.
    pub(in crate::eligibility) none: Option<Id>,
}

/// A policy of a program.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Compiled {
    /// Its facts, in the order in which it declares them.
    pub(in crate::eligibility) facts: Vec<Allowed>,
    /// The slot of the day that counts; without one the only period always applies.
    pub(in crate::eligibility) day: Option<usize>,
    pub(in crate::eligibility) periods: Vec<Period>,
}

/// A fact as one policy allows it.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Allowed {
    pub(in crate::eligibility) slot: usize,
    /// Its bounds; of a text, those of its codes.
    pub(in crate::eligibility) bounds: Interval,
    /// The codes of a text, in order.
    pub(in crate::eligibility) codes: Vec<i64>,
    pub(in crate::eligibility) optional: bool,
}

/// A period of a policy.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Period {
    /// Its first and its last day, packed.
    pub(in crate::eligibility) days: Interval,
    pub(in crate::eligibility) ends: Option<Ends>,
    /// The nodes that it alone needs, in order; to be run after those that are common.
    pub(in crate::eligibility) steps: Vec<Step>,
    pub(in crate::eligibility) decided: Vec<Decided>,
    /// The node of the verdict.
    pub(in crate::eligibility) verdict: Option<Id>,
}

/// A decision of a period.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Decided {
    pub(in crate::eligibility) name: String,
    pub(in crate::eligibility) role: Role,
    pub(in crate::eligibility) typed: Typed,
}

impl Allowed {
    /// Whether the policy allows a value; 0 and 1 for truths, packed dates, scaled numbers, codes of texts.
    pub(in crate::eligibility) fn holds(&self, value: i64) -> bool {
        self.bounds.holds(value) && (self.codes.is_empty() || self.codes.binary_search(&value).is_ok())
    }
}

impl Period {
    /// The granted values.
    pub(in crate::eligibility) fn grants(&self) -> impl Iterator<Item = &Decided> {
        self.decided.iter().filter(|decided| decided.role == Role::Grant)
    }
}
