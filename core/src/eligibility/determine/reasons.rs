//! Which conditions decided: the way back from the answer, only along what settled it.

use std::collections::BTreeSet;

use super::Row;
use super::given::Coded;
use crate::eligibility::answer::{Outcome, Reason};
use crate::eligibility::policy::Policy;
use crate::eligibility::policy::edition::Role;
use crate::eligibility::policy::graph::{Graph, Id, Node};
use crate::eligibility::policy::program::Period;
use crate::eligibility::policy::row::Registers;

/// The conditions that settled the answer; of an open answer those that are open. In the order of declaration.
pub(super) fn reasons(
    policy: &Policy,
    at: usize,
    period: &Period,
    row: &Row<'_>,
    coded: &Coded,
    outcome: Outcome,
) -> Vec<Reason> {
    let is_open = outcome == Outcome::Undetermined;
    let conditions: Vec<&super::Decided> =
        period.decided.iter().filter(|decided| decided.role == Role::Condition).collect();
    let graph = &row.program.graph;
    // `not(condition)` may stand in the graph as a node of its own.
    let either = |node: Id| std::iter::once(node).chain(graph.opposite(node));
    let mut nodes = Nodes::new(graph);
    for node in conditions.iter().flat_map(|condition| either(condition.typed.node)) {
        nodes.insert(node);
    }
    let mut roots: Vec<Id> = period.verdict.into_iter().collect();
    if outcome == Outcome::Eligible || period.verdict.is_none() {
        roots.extend(period.grants().flat_map(|grant| [Some(grant.typed.node), grant.typed.none]).flatten());
    }
    let mut walk = Walk { graph, registers: &row.registers, stops: &nodes, seen: Nodes::new(graph) };
    for root in roots {
        walk.visit(root, is_open);
    }
    let mut told = BTreeSet::new();
    let decisive = conditions.into_iter().filter(|condition| {
        let node = condition.typed.node;
        let is_known = row.registers.value(node).is_some();
        either(node).any(|node| walk.seen.contains(node)) && (is_known != is_open) && told.insert(node)
    });
    let reason = |condition: &super::Decided| {
        let decision = policy.tree(at, &condition.name)?;
        Some(Reason {
            certainty: decision.certainty,
            condition: condition.name.clone(),
            facts: row.facts_under(policy, coded, std::iter::once(condition.typed.node)),
            holds: row.registers.value(condition.typed.node).map(|truth| truth != 0),
            source: decision.source.clone(),
            title: decision.title.clone(),
        })
    };
    decisive.filter_map(reason).collect()
}

/// Every node that settled some nodes, down to the facts.
pub(super) fn settled(graph: &Graph, registers: &Registers, roots: impl Iterator<Item = Id>) -> Nodes {
    let none = Nodes::new(graph);
    let mut walk = Walk { graph, registers, stops: &none, seen: Nodes::new(graph) };
    for root in roots {
        walk.visit(root, registers.value(root).is_none());
    }
    walk.seen
}

/// Some nodes of a graph.
pub(super) struct Nodes(Vec<bool>);

impl Nodes {
    fn new(graph: &Graph) -> Self {
        Self(vec![false; graph.nodes().len()])
    }

    /// Adds a node; whether it is new.
    fn insert(&mut self, id: Id) -> bool {
        self.0.get_mut(id.index()).is_some_and(|held| !std::mem::replace(held, true))
    }

    pub(super) fn contains(&self, id: Id) -> bool {
        self.0.get(id.index()).copied().unwrap_or_default()
    }
}

struct Walk<'g> {
    graph: &'g Graph,
    registers: &'g Registers,
    /// Nodes that are reasons themselves: what is below them is theirs.
    stops: &'g Nodes,
    seen: Nodes,
}

impl Walk<'_> {
    /// Goes down from a node, along what is known or along what is open.
    fn visit(&mut self, root: Id, open: bool) {
        let mut left = vec![root];
        while let Some(id) = left.pop() {
            if !self.seen.insert(id) || self.stops.contains(id) {
                continue;
            }
            let Some(node) = self.graph.nodes().get(id.index()) else { continue };
            let value = |id: Id| self.registers.value(id);
            if open && value(id).is_none() {
                // Only what is open itself can close it; a branch that is not chosen cannot.
                let of_interest = match *node {
                    Node::Choose(condition, yes, no) => match value(condition) {
                        Some(0) => [Some(no), None, None],
                        Some(_) => [Some(yes), None, None],
                        None => [Some(condition), Some(yes), Some(no)],
                    },
                    node => node.operands(),
                };
                left.extend(of_interest.into_iter().flatten().filter(|operand| value(*operand).is_none()));
                continue;
            }
            match (*node, value(id)) {
                (Node::And(a, b), Some(0)) => {
                    left.extend([a, b].into_iter().filter(|operand| value(*operand) == Some(0)));
                }
                (Node::Or(a, b), Some(1)) => {
                    left.extend([a, b].into_iter().filter(|operand| value(*operand) == Some(1)));
                }
                (Node::Choose(condition, yes, no), _) => match value(condition) {
                    Some(0) => left.extend([condition, no]),
                    Some(_) => left.extend([condition, yes]),
                    None => left.extend([yes, no]),
                },
                (node, _) => left.extend(node.operands().into_iter().flatten()),
            }
        }
    }
}
