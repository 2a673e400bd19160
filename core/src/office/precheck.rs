//! What an item's policy says of some facts, before anything is recorded: at the window before papers are taken in, for
//! a reviewer before a decision, for a citizen on line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Office;
use super::notices::payload;
use super::submit::{World, item_of};
use crate::case::{Case, not_needed};
use crate::catalog::item::Item;
use crate::eligibility::{Determination, Facts, Policy};
use crate::id::{CaseId, ItemCode};
use crate::report::Report;

/// What the policy of an item says, and which papers are needed then. Nothing of it is recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Precheck {
    /// The answer with its reasons and the next question; `None` where the item names no policy.
    pub determination: Option<Determination>,
    /// The positions of the materials to bring, in the order of the item's list. What depends on something unknown is
    /// among them.
    pub needed: Vec<u16>,
}

impl Precheck {
    fn of(item: &Item, policy: Option<&Policy>, facts: &Facts) -> Self {
        let spared = policy.map(|policy| not_needed(item, policy, facts)).unwrap_or_default();
        let all = (0_u16..).zip(&item.materials).map(|(at, _)| at);
        Self {
            determination: policy.map(|policy| policy.determine(facts)),
            needed: all.filter(|at| !spared.contains(at)).collect(),
        }
    }
}

impl Office {
    /// What the policy of an item says of facts, under the catalogue in force. A "no" bars nobody from applying.
    ///
    /// # Errors
    /// `item-unknown`; what the store reports.
    pub fn precheck(&self, item: &ItemCode, facts: &Facts) -> Result<Precheck, Report> {
        let mut state = self.state();
        let catalog = state.editions.catalog();
        let item = item_of(&catalog, item)?;
        let policy = state.editions.policy(self.journal(), item)?;
        drop(state);
        Ok(Precheck::of(item, policy.as_ref(), facts))
    }

    /// The same for a case: under the editions that its receipt pinned.
    ///
    /// # Errors
    /// `case-unknown`; what the store reports.
    pub fn determine(&self, case: CaseId, facts: &Facts) -> Result<Precheck, Report> {
        let case = self.case(case)?;
        let mut state = self.state();
        let (world, policy) = self.law_of(&mut state, &case)?;
        drop(state);
        let code = case.opened().ok_or_else(super::unknown_case)?.item();
        Ok(Precheck::of(item_of(&world.kept.catalog, code)?, policy.as_ref(), facts))
    }

    /// The facts of the newest act of a case that gave any; `None` where none did, or its payload was erased. A
    /// reviewer starts from them: a decision rests on the facts of its own act.
    ///
    /// # Errors
    /// `case-unknown`; what the store reports.
    pub fn facts(&self, case: CaseId) -> Result<Option<Facts>, Report> {
        let events = self.journal().events(case)?;
        if events.is_empty() {
            return Err(super::unknown_case());
        }
        let mut newest = None;
        for event in &events {
            newest = payload(event)?.facts.or(newest);
        }
        Ok(newest)
    }

    /// The editions of a case, and the policy of its item.
    pub(super) fn law_of(
        &self,
        state: &mut super::cache::State,
        case: &Case,
    ) -> Result<(World, Option<Policy>), Report> {
        let world = World::of(self, state, case)?;
        let code = case.opened().ok_or_else(super::unknown_case)?.item();
        let policy = state.editions.policy(self.journal(), item_of(&world.kept.catalog, code)?)?;
        Ok((world, policy))
    }
}
