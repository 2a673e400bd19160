//! One applicant after another: facts in, answers out, without allocation.

use super::json::Plain;
use super::{Cell, FactId, GrantId, Set, TextId};
use crate::eligibility::answer::Outcome;
use crate::eligibility::determine::{In, outcome, period_of};
use crate::eligibility::policy::date;
use crate::eligibility::policy::graph::Id;
use crate::eligibility::policy::row::Registers;
use crate::eligibility::policy::typed::Type;

/// The facts of one applicant, and what the policies of a set say of them.
#[derive(Debug, Clone)]
pub struct Row {
    pub(super) set: Set,
    registers: Registers,
    /// How many facts are unknown.
    unknown: usize,
    /// For each policy how many facts are outside what it allows.
    invalid: Vec<u16>,
    /// For each policy where its answer stands.
    judged: Vec<Judged>,
    /// The granted values of each period of each policy.
    grants: Vec<Option<Grant>>,
    /// For each policy and period where its values begin.
    starts: Vec<Vec<usize>>,
    facts: Vec<Slot>,
    /// What is read from JSON before it is taken for facts.
    pub(super) plain: Plain,
}

/// A fact's nodes, and whether it is known now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    value: Id,
    none: Option<Id>,
    of: Type,
    pub(super) is_known: bool,
    is_invalid: bool,
    /// What every policy that reads the fact allows; nothing where they differ, or list texts beyond 64.
    low: i64,
    high: i64,
    texts: u64,
}

#[derive(Debug, Clone, Copy)]
struct Grant {
    node: Id,
    none: Option<Id>,
    of: Type,
}

#[derive(Debug, Clone, Copy)]
struct Judged {
    outcome: Outcome,
    /// Where the values of its period begin.
    grants: usize,
}

const BLANK: Judged = Judged { outcome: Outcome::Undetermined, grants: usize::MAX };

impl Row {
    pub(super) fn new(set: Set) -> Self {
        let program = &set.held().program;
        let (mut grants, mut starts) = (Vec::new(), Vec::new());
        for policy in &program.policies {
            let names = policy.grants();
            let mut of_policy = Vec::new();
            for period in &policy.periods {
                of_policy.push(grants.len());
                grants.extend(names.iter().map(|name| {
                    let found = period.grants().find(|decided| decided.name == *name)?;
                    Some(Grant { node: found.typed.node, none: found.typed.none, of: found.typed.of })
                }));
            }
            starts.push(of_policy);
        }
        let facts: Vec<Slot> = program
            .slots
            .iter()
            .zip(&set.held().rules)
            .map(|(slot, rules)| {
                let (low, high, texts) = common(rules);
                let (value, none, of) = (slot.value, slot.none, slot.of);
                Slot { value, none, of, is_known: false, is_invalid: false, low, high, texts }
            })
            .collect();
        let registers = Registers::new(&program.graph);
        let count = program.policies.len();
        Self {
            registers,
            unknown: facts.len(),
            invalid: vec![0; count],
            judged: vec![BLANK; count],
            grants,
            starts,
            facts,
            plain: Plain::default(),
            set,
        }
    }

    /// Sets a fact. A cell of another type than the fact's, and a value outside what a policy allows, make the
    /// outcome of that policy `invalid-facts`.
    pub fn set(&mut self, fact: FactId, cell: Cell) {
        self.put(usize::from(fact.0), cell);
    }

    /// Makes every fact unknown again.
    pub fn clear(&mut self) {
        for at in 0..self.facts.len() {
            self.put(at, Cell::Unknown);
        }
    }

    pub(super) fn is_known(&self, at: usize) -> bool {
        self.facts.get(at).is_some_and(|slot| slot.is_known)
    }

    pub(super) fn put(&mut self, at: usize, cell: Cell) {
        let Some(slot) = self.facts.get(at) else { return };
        let whole = match (slot.of, cell) {
            (_, Cell::Unknown) => None,
            (Type::Boolean, Cell::Boolean(truth)) => Some((i64::from(truth), false)),
            (Type::Date, Cell::Date(day)) => Some((date::packed(day), false)),
            (Type::Number(_), Cell::Whole(whole)) => Some((whole, false)),
            (Type::Text, Cell::Text(TextId(code))) => Some((code, false)),
            (_, Cell::None) => Some((0, true)),
            // Outside every bound.
            _ => Some((i64::MIN, false)),
        };
        self.put_whole(at, whole);
    }

    /// Sets a fact to a number of the graph, or to none.
    pub(super) fn put_whole(&mut self, at: usize, whole: Option<(i64, bool)>) {
        let Some(slot) = self.facts.get_mut(at) else { return };
        let is_known = whole.is_some();
        if slot.is_known != is_known {
            slot.is_known = is_known;
            self.unknown = if is_known { self.unknown.wrapping_sub(1) } else { self.unknown.wrapping_add(1) };
        }
        self.registers.set(slot.value, whole.map(|(value, _)| value));
        if let Some(none) = slot.none {
            self.registers.set(none, whole.map(|(_, is_none)| i64::from(is_none)));
        }
        let is_plain = match whole {
            None => true,
            Some((_, true)) => false,
            Some((value, false)) => {
                let listed = slot.texts == u64::MAX || (slot.texts >> (value & 63)) & 1 == 1;
                slot.low <= value && value <= slot.high && listed
            }
        };
        if !is_plain || slot.is_invalid {
            self.look_closer(at, whole);
        }
    }

    /// Asks each policy whether it allows a value.
    fn look_closer(&mut self, at: usize, whole: Option<(i64, bool)>) {
        let fits = |rule: &super::Rule| match whole {
            None => true,
            Some((_, true)) => rule.allowed.optional,
            Some((value, false)) => rule.allowed.holds(value),
        };
        let rules = self.set.held().rules.get(at).map(Vec::as_slice).unwrap_or_default();
        let is_invalid = !rules.iter().all(fits);
        let Some(slot) = self.facts.get_mut(at) else { return };
        if is_invalid || slot.is_invalid {
            slot.is_invalid = is_invalid;
            self.count_invalid();
        }
    }

    #[cfg(test)]
    pub(super) fn node(&self, id: Id) -> Option<i64> {
        self.registers.value(id)
    }

    /// Computes what every policy says.
    pub fn judge(&mut self) {
        let program = &self.set.0.program;
        let known = self.unknown == 0;
        if known {
            self.registers.run_known(&program.steps);
        } else {
            self.registers.run(&program.steps);
        }
        let policies = program.policies.iter().zip(&self.invalid).zip(&self.starts);
        for (((policy, invalid), starts), judged) in policies.zip(&mut self.judged) {
            *judged = BLANK;
            if *invalid > 0 {
                judged.outcome = Outcome::InvalidFacts;
                continue;
            }
            let place = match policy.day {
                None => In::Period(0),
                Some(day) => match self.facts.get(day).and_then(|slot| self.registers.value(slot.value)) {
                    Some(day) => period_of(policy, day),
                    None => continue,
                },
            };
            let at = match place {
                In::Period(at) => at,
                In::Nowhere(outcome) => {
                    judged.outcome = outcome;
                    continue;
                }
            };
            let Some(period) = policy.periods.get(at) else { continue };
            if known {
                self.registers.run_known(&period.steps);
            } else {
                self.registers.run(&period.steps);
            }
            judged.grants = starts.get(at).copied().unwrap_or(usize::MAX);
            judged.outcome = match period.verdict {
                None if known => Outcome::Eligible,
                _ => outcome(period, &self.registers),
            };
        }
    }

    /// What a policy says, by its position in the set, as of the last [`Row::judge`].
    #[must_use]
    pub fn outcome(&self, policy: usize) -> Outcome {
        self.judged.get(policy).map_or(Outcome::Undetermined, |judged| judged.outcome)
    }

    /// A granted value: `None` where the outcome is not `eligible`, or the value is not known.
    #[must_use]
    pub fn value(&self, grant: GrantId) -> Option<Cell> {
        let judged = self.judged.get(grant.policy)?;
        if judged.outcome != Outcome::Eligible {
            return None;
        }
        let found = (*self.grants.get(judged.grants.checked_add(grant.grant)?)?)?;
        if let Some(none) = found.none
            && self.registers.value(none)? != 0
        {
            return Some(Cell::None);
        }
        let value = self.registers.value(found.node)?;
        Some(match found.of {
            Type::Boolean => Cell::Boolean(value != 0),
            Type::Date => Cell::Date(date::unpacked(value)?),
            Type::Text => Cell::Text(TextId(value)),
            Type::Number(_) | Type::Days | Type::Months => Cell::Whole(value),
            Type::Nothing => Cell::None,
        })
    }

    fn count_invalid(&mut self) {
        self.invalid.fill(0);
        for (at, slot) in self.facts.iter().enumerate().filter(|(_, slot)| slot.is_invalid) {
            let value = self.registers.value(slot.value);
            let is_none = slot.none.and_then(|none| self.registers.value(none)) == Some(1);
            let rules = self.set.0.rules.get(at).map(Vec::as_slice).unwrap_or_default();
            for rule in rules {
                let fits = match value {
                    None => true,
                    Some(_) if is_none => rule.allowed.optional,
                    Some(value) => rule.allowed.holds(value),
                };
                if fits {
                    continue;
                }
                for policy in &rule.policies {
                    if let Some(count) = self.invalid.get_mut(*policy) {
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
    }
}

/// The bounds and the texts that all policies allow alike; bounds that hold nothing where they differ.
fn common(rules: &[super::Rule]) -> (i64, i64, u64) {
    let [rule] = rules else { return (1, 0, 0) };
    let mut texts = 0_u64;
    for code in &rule.allowed.codes {
        let Some(bit) = u32::try_from(*code).ok().and_then(|code| 1_u64.checked_shl(code)) else {
            return (1, 0, 0);
        };
        texts |= bit;
    }
    (
        rule.allowed.bounds.low,
        rule.allowed.bounds.high,
        if rule.allowed.codes.is_empty() { u64::MAX } else { texts },
    )
}
