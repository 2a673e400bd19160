//! One applicant after another: facts in, answers out, without allocation.

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
    any_invalid: bool,
    /// For each policy where its answer stands.
    judged: Vec<Judged>,
    /// The granted values, by policy and period.
    grants: Vec<Vec<Vec<Option<Grant>>>>,
    pub(super) facts: Vec<Slot>,
}

/// A fact's nodes, and whether it is known now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    value: Id,
    none: Option<Id>,
    of: Type,
    pub(super) is_known: bool,
    is_invalid: bool,
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
    period: usize,
}

const BLANK: Judged = Judged { outcome: Outcome::Undetermined, period: usize::MAX };

impl Row {
    pub(super) fn new(set: Set) -> Self {
        let program = &set.held().program;
        let grants = program.policies.iter().map(|policy| {
            let names = policy.grants();
            let of_period = policy.periods.iter().map(|period| {
                let grant = |name: &String| {
                    let found = period.grants().find(|decided| decided.name == *name)?;
                    Some(Grant { node: found.typed.node, none: found.typed.none, of: found.typed.of })
                };
                names.iter().map(grant).collect()
            });
            of_period.collect()
        });
        let facts: Vec<Slot> = program
            .slots
            .iter()
            .map(|slot| Slot {
                value: slot.value,
                none: slot.none,
                of: slot.of,
                is_known: false,
                is_invalid: false,
            })
            .collect();
        let registers = Registers::new(&program.graph);
        let (grants, count) = (grants.collect(), program.policies.len());
        Self {
            registers,
            unknown: facts.len(),
            invalid: vec![0; count],
            any_invalid: false,
            judged: vec![BLANK; count],
            grants,
            facts,
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

    pub(super) fn put(&mut self, at: usize, cell: Cell) {
        let Some(slot) = self.facts.get_mut(at) else { return };
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
        if slot.is_known != whole.is_some() {
            slot.is_known = whole.is_some();
            self.unknown = if slot.is_known { self.unknown.saturating_sub(1) } else { self.unknown.saturating_add(1) };
        }
        self.registers.set(slot.value, whole.map(|(value, _)| value));
        if let Some(none) = slot.none {
            self.registers.set(none, whole.map(|(_, is_none)| i64::from(is_none)));
        }
        let fits = |rule: &super::Rule| match whole {
            None => true,
            Some((_, true)) => rule.allowed.optional,
            Some((value, false)) => rule.allowed.holds(value),
        };
        let rules = self.set.held().rules.get(at).map(Vec::as_slice).unwrap_or_default();
        let is_invalid = !rules.iter().all(fits);
        if is_invalid || slot.is_invalid {
            slot.is_invalid = is_invalid;
            self.count_invalid();
        }
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
        let policies = program.policies.iter().zip(&self.invalid);
        for ((policy, invalid), judged) in policies.zip(&mut self.judged) {
            *judged = BLANK;
            if *invalid > 0 {
                judged.outcome = Outcome::InvalidFacts;
                continue;
            }
            let day = program.slots.get(policy.day).and_then(|slot| self.registers.value(slot.value));
            let Some(day) = day else { continue };
            let at = match period_of(policy, day) {
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
            *judged = Judged { outcome: outcome(period, &self.registers), period: at };
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
        let found = (*self.grants.get(grant.policy)?.get(judged.period)?.get(grant.grant)?)?;
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
        self.any_invalid = false;
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
                self.any_invalid = true;
                for policy in &rule.policies {
                    if let Some(count) = self.invalid.get_mut(*policy) {
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
    }
}
