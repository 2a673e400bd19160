//! What a desk may do next with a case, as data: advice for a page; the office decides again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::decide::may_register;
use super::kernel::CommandKind;
use super::ledger::Case;
use super::outlook::Outlook;
use super::refusal::Refusal;

/// Whether a kind of command would go through now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Next {
    /// It would, with the right details.
    Ready,
    /// It would not, for this reason.
    Refused(Refusal),
}

/// Every kind of command that the desk has, with what stands against it.
///
/// Details that only the command brings (papers, the substitute, the grounds) are taken as favourable.
#[must_use]
pub fn allowed(case: &Case, context: &Context<'_>) -> Vec<(CommandKind, Next)> {
    if let Some(outlook) = Outlook::of(case, context) {
        return outlook.allowed();
    }
    let desk = context.seat.desk;
    let kinds = CommandKind::ALL.iter().copied().filter(|kind| kind.is_for(desk) && !kind.is_timer());
    let first = |kind| match kind {
        CommandKind::Register => may_register(context).map_or_else(Next::Refused, |()| Next::Ready),
        _ => Next::Refused(Refusal::NotAtThisStage),
    };
    kinds.map(|kind| (kind, first(kind))).collect()
}
