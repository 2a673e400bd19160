//! Several policies over the same facts, compiled together: what they share is computed once.
//!
//! A [`Set`] is made once; a [`Row`] holds the facts of one applicant after another, and the answers. For reasons and
//! missing facts ask a policy by itself: [`Policy::determine`].

mod json;
mod row;

use std::sync::Arc;

pub use self::row::Row;
use super::policy::Policy;
use super::policy::coder::{self, Coder};
use super::policy::compile;
use super::policy::edition::Role;
use super::policy::limits::Limits;
use super::policy::program::Program;
use super::policy::typed::Type;
use crate::report::codes::policy as codes;
use crate::report::codes::text::DEFECT;
use crate::report::{Faults, Place, Report, quoted};

/// Policies compiled together. A handle: copies share what they hold.
///
/// ```
/// use banjian::eligibility::{Cell, Outcome, Policy, Set};
/// # let text = include_str!("../../tests/vectors/policy.toml");
/// let policy = Policy::from_toml("example.toml", text)?;
/// let set = Set::new(&[policy])?;
/// let mut row = set.row();
/// row.set(set.fact("application_date").unwrap(), Cell::Date("2026-03-01".parse()?));
/// row.set(set.fact("contribution_months").unwrap(), Cell::Whole(72));
/// row.judge();
/// assert_eq!(row.outcome(0), Outcome::Eligible);
/// let months = set.grant("unemployment-benefit", "duration_months").unwrap();
/// assert_eq!(row.value(months), Some(Cell::Whole(18)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Set(Arc<Held>);

#[derive(Debug)]
pub(super) struct Held {
    pub(super) policies: Vec<Policy>,
    pub(super) program: Program,
    rules: Vec<Vec<Rule>>,
    /// All texts of the program, as many as codes can tell apart.
    coder: Coder,
}

/// What a fact may be, and the policies that say so.
#[derive(Debug)]
struct Rule {
    allowed: super::policy::program::Allowed,
    policies: Vec<usize>,
}

/// A fact of a set, found once by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactId(u16);

/// A text of a set, found once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextId(i64);

/// A granted value of a set: policy and position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GrantId {
    policy: usize,
    grant: usize,
}

/// One fact or value of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Not known.
    Unknown,
    /// Known to be none.
    None,
    /// Yes or no.
    Boolean(bool),
    /// A day (Asia/Shanghai).
    Date(chrono::NaiveDate),
    /// A number, scaled: 125 for 1.25 of a fact with two decimals. A duration in whole days or months.
    Whole(i64),
    /// A text.
    Text(TextId),
}

impl Set {
    /// Compiles policies together. A fact of one name is one fact of all of them.
    ///
    /// # Errors
    /// `policy-fact-differs` where a name has two types, `policy-too-large` where the graph grows beyond its bound.
    pub fn new(policies: &[Policy]) -> Result<Self, Faults> {
        let parsed: Vec<_> = policies.iter().map(Policy::parsed).collect();
        let program = compile::program(&parsed, &Limits::default()).map_err(|found| {
            let placed = found.into_iter().map(|(at, fault)| {
                let code = policies.get(at).map(|policy| policy.edition().code.clone());
                fault.report.at(Place { file: code, ..Place::path(fault.path) })
            });
            // INVARIANT: an error of the compiler holds at least one fault.
            Faults::check(placed.collect())
                .err()
                .unwrap_or_else(|| Report::new(DEFECT).with("what", "a refusal without a fault").into())
        })?;
        let mut rules: Vec<Vec<Rule>> = program.slots.iter().map(|_| Vec::new()).collect();
        for (at, policy) in program.policies.iter().enumerate() {
            for allowed in &policy.facts {
                let Some(held) = rules.get_mut(allowed.slot) else { continue };
                match held.iter_mut().find(|rule| rule.allowed.allows_the_same(allowed)) {
                    Some(rule) => rule.policies.push(at),
                    None => held.push(Rule { allowed: allowed.clone(), policies: vec![at] }),
                }
            }
        }
        let coder = Coder::new(program.texts.texts().iter().map(String::as_str).zip(0..coder::UNKNOWN));
        Ok(Self(Arc::new(Held { policies: policies.to_vec(), program, rules, coder })))
    }

    /// The policies, in the order given.
    #[must_use]
    pub fn policies(&self) -> &[Policy] {
        &self.0.policies
    }

    /// The names of the facts, in the order of their first declaration.
    #[must_use]
    pub fn facts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.program.slots.iter().map(|slot| slot.name.as_str())
    }

    /// A fact by its name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<FactId> {
        let at = self.0.program.slots.iter().position(|slot| slot.name == name)?;
        u16::try_from(at).ok().map(FactId)
    }

    /// A text that some policy knows. Another one is outside every fact's values: [`TextId::OTHER`].
    #[must_use]
    pub fn text(&self, text: &str) -> Option<TextId> {
        self.0.program.texts.code(text).map(TextId)
    }

    /// The text of an id.
    #[must_use]
    pub fn text_of(&self, id: TextId) -> Option<&str> {
        self.0.program.texts.text(id.0)
    }

    /// A granted value, by the codes of its policy and its name.
    #[must_use]
    pub fn grant(&self, policy: &str, name: &str) -> Option<GrantId> {
        let at = self.0.policies.iter().position(|held| held.edition().code == policy)?;
        let compiled = self.0.program.policies.get(at)?;
        let names = compiled.grants();
        let grant = names.iter().position(|held| held == name)?;
        Some(GrantId { policy: at, grant })
    }

    /// How many decimals a granted number has; `None` for what is no number.
    #[must_use]
    pub fn decimals(&self, grant: GrantId) -> Option<u32> {
        let compiled = self.0.program.policies.get(grant.policy)?;
        let name = compiled.grants().get(grant.grant)?.to_owned();
        let mut found = compiled.periods.iter().flat_map(|period| &period.decided);
        match found.find(|decided| decided.name == name)?.typed.of {
            Type::Number(decimals) => Some(decimals),
            _ => None,
        }
    }

    /// A row without any fact.
    #[must_use]
    pub fn row(&self) -> Row {
        Row::new(self.clone())
    }

    /// How many nodes are computed for a row that falls into the first period of every policy.
    #[must_use]
    pub fn nodes(&self) -> usize {
        let own = self.0.program.policies.iter().filter_map(|policy| policy.periods.first());
        own.map(|period| period.steps.len()).fold(self.0.program.steps.len(), usize::saturating_add)
    }

    pub(super) fn held(&self) -> &Held {
        &self.0
    }

    /// The position of a fact, looked for first where it is expected.
    fn named(&self, name: &str, hint: usize) -> Option<usize> {
        let slots = &self.0.program.slots;
        // Objects mostly come with their fields in one order.
        if slots.get(hint).is_some_and(|slot| slot.name == name) {
            return Some(hint);
        }
        slots.iter().position(|slot| slot.name == name)
    }
}

impl TextId {
    /// A text that no policy of a set knows.
    pub const OTHER: Self = Self(-1);
}

impl super::policy::program::Compiled {
    /// The names of the granted values of all periods, in the order of their first declaration.
    pub(super) fn grants(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for decided in self.periods.iter().flat_map(|period| &period.decided) {
            if decided.role == Role::Grant && !names.contains(&decided.name) {
                names.push(decided.name.clone());
            }
        }
        names
    }
}

impl super::policy::program::Allowed {
    fn allows_the_same(&self, other: &Self) -> bool {
        (self.bounds, &self.codes, self.optional) == (other.bounds, &other.codes, other.optional)
    }
}

/// A report about a fact of a row of JSON.
fn unfit(name: &str, of: Type) -> Report {
    Report::new(codes::FACT_TYPE)
        .with("name", quoted(name))
        .with_text("expected", of.declared())
        .at(Place::path(quoted(name)))
}
