//! What a condition says about the nodes that it reads, while a branch under it is lowered.

use std::collections::BTreeSet;

use crate::eligibility::policy::graph::{Graph, Id, Node};
use crate::eligibility::policy::interval::Interval;

/// What is taken to be so, innermost last.
#[derive(Debug, Clone, Default)]
pub(in crate::eligibility::policy) struct Assumptions(Vec<(Id, Interval)>);

/// A place among assumptions to go back to.
#[derive(Debug, Clone, Copy)]
pub(in crate::eligibility::policy) struct Mark(usize);

/// The most nodes of a condition that are looked at.
const MOST: usize = 256;

impl Assumptions {
    pub(super) const fn mark(&self) -> Mark {
        Mark(self.0.len())
    }

    pub(super) fn forget(&mut self, mark: Mark) {
        self.0.truncate(mark.0);
    }

    /// The bounds of a node where it stands.
    pub(super) fn narrowed(&self, node: Id, bounds: Interval) -> Interval {
        self.0.iter().filter(|(of, _)| *of == node).fold(bounds, |held, (_, more)| held.shared(*more))
    }

    /// Whether a truth is settled here.
    pub(super) fn truth(&self, node: Id) -> Option<bool> {
        let held = self.narrowed(node, Interval::TRUTH);
        (held.low == held.high).then_some(held.low == 1)
    }

    /// Takes a node to be within bounds that are narrower than what is known of it.
    pub(super) fn bound(&mut self, graph: &Graph, node: Id, bounds: Interval) {
        if self.here(graph, node).shared(bounds) != self.here(graph, node) {
            self.0.push((node, bounds));
        }
    }

    /// Takes a truth to hold, or not to hold, and with it what follows for the numbers that it compares.
    pub(super) fn assume(&mut self, graph: &Graph, condition: Id, truth: bool) {
        let mut seen = BTreeSet::new();
        let mut left = vec![(condition, truth)];
        while let Some((id, truth)) = left.pop() {
            if seen.len() >= MOST || !seen.insert((id, truth)) {
                continue;
            }
            self.0.push((id, Interval::one(i64::from(truth))));
            match (graph.nodes().get(id.index()), truth) {
                (Some(Node::And(a, b)), true) | (Some(Node::Or(a, b)), false) => {
                    left.extend([(*b, truth), (*a, truth)]);
                }
                (Some(Node::Not(a)), _) => left.push((*a, !truth)),
                (Some(Node::Less(a, b)), _) => self.compared(graph, *a, *b, truth),
                // a <= b is not b < a.
                (Some(Node::AtMost(a, b)), _) => self.compared(graph, *b, *a, !truth),
                (Some(Node::Equal(a, b)), true) => {
                    let (one, two) = (self.here(graph, *a), self.here(graph, *b));
                    self.0.push((*a, two));
                    self.0.push((*b, one));
                }
                // Not equal narrows where it cuts off an end.
                (Some(Node::Equal(a, b)), false) => {
                    self.cut(graph, *a, self.here(graph, *b));
                    self.cut(graph, *b, self.here(graph, *a));
                }
                (Some(Node::OneOf(a, set)), true) if *set != 0 => {
                    let low = i64::from(set.trailing_zeros());
                    let high = 63_i64.saturating_sub(i64::from(set.leading_zeros()));
                    self.0.push((*a, Interval::new(low, high)));
                }
                _ => {}
            }
        }
    }

    fn compared(&mut self, graph: &Graph, a: Id, b: Id, less: bool) {
        let (one, two) = (self.here(graph, a), self.here(graph, b));
        if less {
            self.0.push((a, Interval::new(i64::MIN, two.high.saturating_sub(1))));
            self.0.push((b, Interval::new(one.low.saturating_add(1), i64::MAX)));
        } else {
            self.0.push((a, Interval::new(two.low, i64::MAX)));
            self.0.push((b, Interval::new(i64::MIN, one.high)));
        }
    }

    fn cut(&mut self, graph: &Graph, node: Id, other: Interval) {
        let held = self.here(graph, node);
        if other.low != other.high {
            return;
        }
        if held.low == other.low {
            self.0.push((node, Interval::new(held.low.saturating_add(1), i64::MAX)));
        }
        if held.high == other.high {
            self.0.push((node, Interval::new(i64::MIN, held.high.saturating_sub(1))));
        }
    }

    fn here(&self, graph: &Graph, node: Id) -> Interval {
        self.narrowed(node, graph.bounds(node))
    }
}
