//! What could still change the answer.
//!
//! Never too few: every unknown fact that an open node reads along an open way. Exact where the unknown facts fall
//! into few enough cells that every combination can be tried; otherwise marked `may_include_more`.

use std::collections::BTreeSet;

use super::given::Coded;
use super::reasons::{Nodes, settled};
use super::{Row, is_known, outcome, question};
use crate::eligibility::answer::{Determination, Outcome};
use crate::eligibility::policy::Policy;
use crate::eligibility::policy::date;
use crate::eligibility::policy::edition::Role;
use crate::eligibility::policy::graph::{Graph, Id, Node};
use crate::eligibility::policy::program::{Allowed, Period};
use crate::eligibility::policy::row::Registers;
use crate::eligibility::policy::typed::Type;
use crate::order;

/// The most combinations of cells that are tried.
const MOST_CELLS: usize = 4_096;

/// The most values of a fact that are sorted into cells one by one.
const MOST_VALUES: u64 = 4_096;

/// Without the day that counts no period is chosen: the day is missing, and all that any period reads may be.
pub(super) fn without_a_day(policy: &Policy, row: &Row<'_>, answer: &mut Determination) {
    let Some(day) = policy.edition().day.clone() else { return };
    let mut roots = Vec::new();
    for period in &policy.compiled().periods {
        roots.extend(answers(period));
    }
    let read = crate::eligibility::policy::compile::below(&row.program.graph, roots.into_iter());
    answer.missing = unknown(policy, row, |id| read.contains(&id));
    if !answer.missing.contains(&day) {
        answer.missing.push(day.clone());
    }
    let place = |name: &String| policy.edition().facts.iter().position(|fact| fact.name == *name);
    order::by_key(&mut answer.missing, place);
    answer.may_include_more = true;
    answer.next_question = question(policy, &day);
}

/// Fills in what is missing, and what to ask next.
pub(super) fn missing(
    policy: &Policy,
    at: usize,
    period: &Period,
    row: &Row<'_>,
    coded: &Coded,
    answer: &mut Determination,
) {
    let open: Vec<Id> = answers(period).filter(|id| row.registers.value(*id).is_none()).collect();
    let is_settled = period.grants().all(|grant| is_known(&row.registers, grant));
    if open.is_empty() || (answer.outcome == Outcome::Eligible && is_settled) {
        return;
    }
    let graph = &row.program.graph;
    let reached = settled(graph, &row.registers, open.into_iter());
    let candidates = unknown(policy, row, |id| reached.contains(id));
    match exact(policy, period, row, coded, &candidates) {
        // Where every way leads to one answer although three-valued logic cannot see it, any of them shows it.
        Some(exact) if !exact.is_empty() => answer.missing = exact,
        _ => {
            answer.missing = candidates;
            answer.may_include_more = true;
        }
    }
    answer.next_question = next(policy, at, period, row, answer);
}

/// The nodes that make up an answer.
fn answers(period: &Period) -> impl Iterator<Item = Id> {
    let grants = period.grants().flat_map(|grant| [Some(grant.typed.node), grant.typed.none]);
    period.verdict.into_iter().chain(grants.flatten())
}

/// The unknown facts among some nodes, in the order of declaration.
fn unknown(policy: &Policy, row: &Row<'_>, is_among: impl Fn(Id) -> bool) -> Vec<String> {
    let declared = policy.edition().facts.iter().zip(&policy.compiled().facts);
    let found = declared.filter(|(_, allowed)| {
        row.program.slots.get(allowed.slot).is_some_and(|slot| {
            row.registers.value(slot.value).is_none()
                && (is_among(slot.value) || slot.none.is_some_and(&is_among))
        })
    });
    found.map(|(fact, _)| fact.name.clone()).collect()
}

/// The missing fact that most open conditions read; of equals the one declared first.
fn next(
    policy: &Policy,
    _at: usize,
    period: &Period,
    row: &Row<'_>,
    answer: &Determination,
) -> Option<crate::eligibility::answer::Question> {
    let open: Vec<Nodes> = period
        .decided
        .iter()
        .filter(|decided| matches!(decided.role, Role::Condition | Role::Verdict | Role::Grant))
        .map(|decided| decided.typed.node)
        .filter(|node| row.registers.value(*node).is_none())
        .map(|node| settled(&row.program.graph, &row.registers, std::iter::once(node)))
        .collect();
    let count = |name: &String| {
        let slot = row.program.slots.iter().find(|slot| slot.name == *name)?;
        let reads =
            |nodes: &&Nodes| nodes.contains(slot.value) || slot.none.is_some_and(|none| nodes.contains(none));
        Some(open.iter().filter(reads).count())
    };
    // The first of the greatest.
    let best = answer.missing.iter().rev().max_by_key(|name| count(name));
    best.and_then(|name| question(policy, name))
}

/// A value that stands for a cell of an unknown fact: a whole number, or none.
type Sample = Option<i64>;

/// The facts that change the answer for some combination of the others; `None` where that cannot be tried.
fn exact(
    policy: &Policy,
    period: &Period,
    row: &Row<'_>,
    coded: &Coded,
    candidates: &[String],
) -> Option<Vec<String>> {
    let declared = policy.edition().facts.iter().zip(&policy.compiled().facts).zip(&coded.values);
    let open: Vec<(&String, &Allowed)> = declared
        .filter(|((fact, _), value)| value.is_none() && candidates.contains(&fact.name))
        .map(|((fact, allowed), _)| (&fact.name, allowed))
        .collect();
    let tests = Tests::new(period, row, &open)?;
    let cells: Option<Vec<Vec<Sample>>> =
        open.iter().enumerate().map(|(at, (_, allowed))| tests.cells(row, at, allowed)).collect();
    let cells = cells?;
    let sizes: Vec<usize> = cells.iter().map(Vec::len).collect();
    let total = sizes.iter().try_fold(1_usize, |product, size| product.checked_mul(*size))?;
    if total > MOST_CELLS {
        return None;
    }
    let mut registers = row.registers.clone();
    let mut answers = Vec::with_capacity(total);
    for index in 0..total {
        let mut left = index;
        for ((_, allowed), samples) in open.iter().zip(&cells) {
            let sample = left.checked_rem(samples.len()).and_then(|at| samples.get(at))?;
            left = left.checked_div(samples.len())?;
            set(row, &mut registers, allowed, *sample);
        }
        registers.run(&row.program.steps);
        registers.run(&period.steps);
        answers.push(told(period, &registers));
    }
    let mut found = Vec::new();
    let mut stride = 1_usize;
    for ((name, _), size) in open.iter().zip(&sizes) {
        let changes = (0..total).any(|index| {
            let digit = index.checked_div(stride).and_then(|digits| digits.checked_rem(*size));
            digit != Some(0)
                && digit
                    .and_then(|digit| index.checked_sub(digit.checked_mul(stride)?))
                    .is_some_and(|first| answers.get(first) != answers.get(index))
        });
        if changes {
            found.push((*name).clone());
        }
        stride = stride.checked_mul(*size)?;
    }
    Some(found)
}

/// An answer as far as it is told: the outcome, and where it is yes the values.
fn told(period: &Period, registers: &Registers) -> (Outcome, Vec<Option<i64>>) {
    let outcome = outcome(period, registers);
    let mut values = Vec::new();
    if outcome == Outcome::Eligible {
        for grant in period.grants() {
            let is_none = grant.typed.none.map_or(Some(0), |none| registers.value(none));
            values.push(is_none);
            values.push(if is_none == Some(0) { registers.value(grant.typed.node) } else { None });
        }
    }
    (outcome, values)
}

fn set(row: &Row<'_>, registers: &mut Registers, allowed: &Allowed, sample: Sample) {
    let Some(slot) = row.program.slots.get(allowed.slot) else { return };
    registers.set(slot.value, Some(sample.unwrap_or(0)));
    if let Some(none) = slot.none {
        registers.set(none, Some(i64::from(sample.is_none())));
    }
}

/// The tests through which unknown facts act: truths that read one unknown fact each.
struct Tests {
    /// For each open fact the tests that read it.
    of: Vec<Vec<Id>>,
}

impl Tests {
    /// `None` where a test or a value reads several unknown facts at once, so that cells do not exist.
    fn new(period: &Period, row: &Row<'_>, open: &[(&String, &Allowed)]) -> Option<Self> {
        let graph = &row.program.graph;
        let slot_of = |id: Id| {
            open.iter().position(|(_, allowed)| {
                let slot = row.program.slots.get(allowed.slot);
                slot.is_some_and(|slot| slot.value == id || slot.none == Some(id))
            })
        };
        let mut of = vec![Vec::new(); open.len()];
        let mut seen = BTreeSet::new();
        let mut left: Vec<Id> = answers(period).collect();
        while let Some(id) = left.pop() {
            if row.registers.value(id).is_some() || !seen.insert(id) {
                continue;
            }
            let node = *graph.nodes().get(id.index())?;
            match node {
                Node::And(..) | Node::Or(..) | Node::Not(_) | Node::Choose(..) => {
                    left.extend(node.operands().into_iter().flatten());
                }
                _ => {
                    let reads = facts_below(graph, row, id);
                    let mut open = reads.into_iter().filter_map(slot_of);
                    let first = open.next()?;
                    if open.any(|other| other != first) {
                        return None;
                    }
                    of.get_mut(first)?.push(id);
                }
            }
        }
        Some(Self { of })
    }

    /// One value for each way in which the tests of a fact can turn out.
    fn cells(&self, row: &Row<'_>, at: usize, allowed: &Allowed) -> Option<Vec<Sample>> {
        let tests = self.of.get(at)?;
        let values: Vec<i64> = if allowed.codes.is_empty() {
            let count = allowed.bounds.high.abs_diff(allowed.bounds.low);
            if count >= MOST_VALUES {
                self.cuts(row, at, allowed)?
            } else {
                (allowed.bounds.low..=allowed.bounds.high).collect()
            }
        } else {
            allowed.codes.clone()
        };
        let is_date = row.program.slots.get(allowed.slot).is_some_and(|slot| slot.of == Type::Date);
        let values: BTreeSet<i64> = if is_date {
            let days = values.into_iter().map(date::settled);
            days.filter(|day| allowed.bounds.holds(*day)).collect()
        } else {
            values.into_iter().collect()
        };
        let none = allowed.optional.then_some(None);
        let mut registers = row.registers.clone();
        let mut seen: Vec<(Vec<Option<i64>>, Sample)> = Vec::new();
        for sample in values.into_iter().map(Some).chain(none) {
            set(row, &mut registers, allowed, sample);
            registers.run(&row.program.steps);
            for period in &row.policy.periods {
                registers.run(&period.steps);
            }
            let turned: Vec<Option<i64>> = tests.iter().map(|test| registers.value(*test)).collect();
            if seen.iter().all(|(held, _)| *held != turned) {
                seen.push((turned, sample));
            }
            if seen.len() > MOST_CELLS {
                return None;
            }
        }
        Some(seen.into_iter().map(|(_, sample)| sample).collect())
    }

    /// Where a fact has many values: the constants that its tests compare it with, if they compare it directly.
    fn cuts(&self, row: &Row<'_>, at: usize, allowed: &Allowed) -> Option<Vec<i64>> {
        let slot = row.program.slots.get(allowed.slot)?;
        let mut cuts = BTreeSet::from([allowed.bounds.low]);
        for test in self.of.get(at)? {
            match *row.program.graph.nodes().get(test.index())? {
                Node::Less(a, b) | Node::AtMost(a, b) | Node::Equal(a, b) => {
                    let other = match (a == slot.value, b == slot.value) {
                        (true, false) => b,
                        (false, true) => a,
                        _ => return None,
                    };
                    let constant = row.registers.value(other)?;
                    cuts.extend([constant, constant.saturating_add(1)]);
                }
                Node::IsNone(_) => {}
                _ => return None,
            }
        }
        Some(cuts.into_iter().filter(|cut| allowed.bounds.holds(*cut)).collect())
    }
}

/// The unknown fact nodes below a node.
fn facts_below(graph: &Graph, row: &Row<'_>, id: Id) -> Vec<Id> {
    let below = crate::eligibility::policy::compile::below(graph, std::iter::once(id));
    let is_fact = |id: &Id| matches!(graph.nodes().get(id.index()), Some(Node::Fact(_) | Node::IsNone(_)));
    below.into_iter().filter(|id| is_fact(id) && row.registers.value(*id).is_none()).collect()
}
