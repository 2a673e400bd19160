//! What an item's policy says of the facts of an act, as the office records it. It is advice: a person decides.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kernel::CommandKind;
use crate::canonical::Hash;
use crate::catalog::item::{Item, Material};
use crate::eligibility::{Facts, Outcome, Policy};
use crate::report::Faults;

/// The answer of a policy without the facts behind it: those stand in the payload and can be erased. Which facts they
/// were is fixed by the commitment that the act holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Determined {
    /// The content hash of the policy's edition, which the catalogue edition names.
    pub edition: Hash,
    /// The positions of the materials that are not needed, as what they depend on is known not to hold; in order.
    pub not_needed: Vec<u16>,
    /// The answer.
    pub outcome: Outcome,
    /// The policy's code.
    pub policy: String,
}

impl Determined {
    /// What a policy says of facts, and which materials of its item are not needed then.
    ///
    /// # Errors
    /// All that is wrong with the facts at once: `fact-undeclared`, `fact-type`, `fact-bounds`, `fact-none`.
    pub fn of(item: &Item, policy: &Policy, facts: &Facts) -> Result<Self, Faults> {
        let answer = policy.determine(facts);
        Faults::check(answer.faults)?;
        Ok(Self {
            edition: answer.edition,
            not_needed: not_needed(item, policy, facts),
            outcome: answer.outcome,
            policy: answer.policy,
        })
    }

    /// Whether a material, by its position, need not come.
    #[must_use]
    pub fn spares(&self, material: u16) -> bool {
        self.not_needed.binary_search(&material).is_ok()
    }
}

/// The positions of the materials that are not needed: what they depend on is known not to hold.
#[must_use]
pub fn not_needed(item: &Item, policy: &Policy, facts: &Facts) -> Vec<u16> {
    let spared = |material: &Material| {
        material.when.as_ref().is_some_and(|when| policy.truth(facts, when) == Some(false))
    };
    let materials = (0_u16..).zip(&item.materials);
    materials.filter(|(_, material)| spared(material)).map(|(at, _)| at).collect()
}

/// Whether an act asks the item's policy: receipt and every decision do, and acts about papers where facts came along.
pub(crate) const fn asks_policy(kind: CommandKind, has_facts: bool) -> bool {
    match kind {
        CommandKind::Receive
        | CommandKind::Approve
        | CommandKind::Deny
        | CommandKind::CompleteAtWindow
        | CommandKind::RejectAtWindow => true,
        CommandKind::AskSupplement | CommandKind::Supply => has_facts,
        _ => false,
    }
}
