//! What a change of the law would do: two editions over the same people.
//!
//! Each person is determined under both. Who gains and who loses is counted by the clause that decides it: of a gain,
//! the conditions that stood against it before; of a loss, those that stand against it afterwards.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answer::{Determination, Outcome};
use super::facts::{Facts, Given};
use super::policy::Policy;
use crate::canonical::Hash;
use crate::text::Text;

/// What changes between two editions for some people. The same people and editions give the same bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhatIf {
    /// The edition afterwards.
    pub after: Hash,
    /// The edition before.
    pub before: Hash,
    /// Whoever something changes for, in the order of the people.
    pub changed: Vec<Changed>,
    /// The clauses that decide gains and losses, in the order in which they were met.
    pub clauses: Vec<Clause>,
    /// How many become eligible.
    pub gains: u64,
    /// How many cease to be eligible.
    pub loses: u64,
    /// How many there are for each pair of outcomes, before and after, in the order of [`Outcome`].
    pub outcomes: Vec<Pair>,
    /// How many people were looked at.
    pub people: u64,
    /// The granted values that change for those who are eligible under both, by name.
    pub values: Vec<ValueChange>,
}

/// How many people have one outcome before and another, or the same, after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The outcome after.
    pub after: Outcome,
    /// The outcome before.
    pub before: Outcome,
    /// How many.
    pub people: u64,
}

/// A clause and how many gain or lose by it. One person may be counted under several clauses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The condition's name, in the edition where it stands against someone.
    pub condition: String,
    /// How many gain, as it no longer stands against them.
    pub gains: u64,
    /// How many lose, as it now stands against them.
    pub loses: u64,
    /// Its legal source.
    pub source: String,
    /// What it says.
    pub title: Text,
}

/// A person for whom something changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChangedPerson")]
pub struct Changed {
    /// The outcome after.
    pub after: Outcome,
    /// The conditions that decide the change.
    pub because: Vec<String>,
    /// The outcome before.
    pub before: Outcome,
    /// The position among the people, from 0.
    pub person: u64,
    /// The values that differ, of those eligible under both.
    pub values: Vec<ValuePair>,
}

/// A granted value before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValuePair {
    /// After; `None` where it is not granted or not known.
    pub after: Option<Given>,
    /// Before; `None` where it was not granted or not known.
    pub before: Option<Given>,
    /// Its name.
    pub name: String,
}

/// For how many people a granted value changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueChange {
    /// For how many it becomes less, or earlier.
    pub less: u64,
    /// For how many it becomes more, or later.
    pub more: u64,
    /// Its name.
    pub name: String,
    /// For how many it changes to what cannot be compared.
    pub other: u64,
}

/// What a new edition would do to some people. A fact that one of the editions does not declare is not shown to it.
#[must_use]
pub fn what_if<'f>(before: &Policy, after: &Policy, people: impl IntoIterator<Item = &'f Facts>) -> WhatIf {
    let mut found = WhatIf {
        after: after.hash(),
        before: before.hash(),
        changed: Vec::new(),
        clauses: Vec::new(),
        gains: 0,
        loses: 0,
        outcomes: Vec::new(),
        people: 0,
        values: Vec::new(),
    };
    let mut pairs: BTreeMap<(Outcome, Outcome), u64> = BTreeMap::new();
    for facts in people {
        let person = found.people;
        found.people = found.people.saturating_add(1);
        let (was, is) =
            (before.determine(&declared(before, facts)), after.determine(&declared(after, facts)));
        count(pairs.entry((was.outcome, is.outcome)).or_default());
        let values = if was.outcome == Outcome::Eligible && is.outcome == Outcome::Eligible {
            differing(&was, &is)
        } else {
            Vec::new()
        };
        if was.outcome == is.outcome && values.is_empty() {
            continue;
        }
        let because = found.told(&was, &is);
        for pair in &values {
            found.weighed(pair);
        }
        found.changed.push(Changed { after: is.outcome, because, before: was.outcome, person, values });
    }
    let pair = |((before, after), people)| Pair { after, before, people };
    found.outcomes = pairs.into_iter().map(pair).collect();
    found
}

impl WhatIf {
    /// Counts a gain or a loss under its clauses, and names them.
    fn told(&mut self, was: &Determination, is: &Determination) -> Vec<String> {
        let gains = is.outcome == Outcome::Eligible && was.outcome != Outcome::Eligible;
        let loses = was.outcome == Outcome::Eligible && is.outcome != Outcome::Eligible;
        let against = match (gains, loses) {
            (true, _) => {
                count(&mut self.gains);
                &was.reasons
            }
            (_, true) => {
                count(&mut self.loses);
                &is.reasons
            }
            _ => return Vec::new(),
        };
        let mut names = Vec::new();
        for reason in against.iter().filter(|reason| reason.holds != Some(true)) {
            let at = self
                .clauses
                .iter()
                .position(|clause| clause.condition == reason.condition && clause.source == reason.source);
            let at = at.unwrap_or_else(|| {
                self.clauses.push(Clause {
                    condition: reason.condition.clone(),
                    gains: 0,
                    loses: 0,
                    source: reason.source.clone(),
                    title: reason.title.clone(),
                });
                self.clauses.len().saturating_sub(1)
            });
            if let Some(clause) = self.clauses.get_mut(at) {
                count(if gains { &mut clause.gains } else { &mut clause.loses });
            }
            names.push(reason.condition.clone());
        }
        names
    }

    fn weighed(&mut self, pair: &ValuePair) {
        let at = self.values.iter().position(|value| value.name == pair.name).unwrap_or_else(|| {
            self.values.push(ValueChange { less: 0, more: 0, name: pair.name.clone(), other: 0 });
            self.values.len().saturating_sub(1)
        });
        let Some(value) = self.values.get_mut(at) else { return };
        let order = match (&pair.before, &pair.after) {
            (Some(Given::Number(was)), Some(Given::Number(is))) => Some(is.cmp(was)),
            (Some(Given::Date(was)), Some(Given::Date(is))) => Some(is.cmp(was)),
            _ => None,
        };
        count(match order {
            Some(std::cmp::Ordering::Less) => &mut value.less,
            Some(std::cmp::Ordering::Greater) => &mut value.more,
            _ => &mut value.other,
        });
    }
}

/// The facts that a policy declares.
fn declared(policy: &Policy, facts: &Facts) -> Facts {
    let mut found = Facts::new();
    for fact in &policy.edition().facts {
        if let Some(given) = facts.given(&fact.name) {
            found.set(fact.name.clone(), given.clone());
        }
    }
    found
}

fn differing(was: &Determination, is: &Determination) -> Vec<ValuePair> {
    let value = |of: &Determination, name: &str| {
        of.values.iter().find(|granted| granted.name == name).map(|granted| granted.value.clone())
    };
    let mut names: Vec<&str> =
        was.values.iter().chain(&is.values).map(|granted| granted.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let pair = |name: &str| ValuePair { after: value(is, name), before: value(was, name), name: name.into() };
    names.into_iter().map(pair).filter(|pair| pair.before != pair.after).collect()
}

fn count(counter: &mut u64) {
    *counter = counter.saturating_add(1);
}
