//! What a desk may do next with a case, as data: advice for a page; the office decides again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::context::{Context, Order};
use super::decide::{at_the_right_outlet, may_register};
use super::kernel::{self, CommandKind, Facts};
use super::ledger::Case;
use super::refusal::Refusal;
use super::resolve::Resolver;

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
    let desk = context.seat.desk;
    let kinds = CommandKind::ALL.iter().copied().filter(|kind| kind.is_for(desk) && !kind.is_timer());
    let Some(opened) = case.opened() else {
        let first = |kind| match kind {
            CommandKind::Register => next(may_register(context)),
            _ => Next::Refused(Refusal::NotAtThisStage),
        };
        return kinds.map(|kind| (kind, first(kind))).collect();
    };
    let resolver = Resolver::new(case, opened, context);
    kinds
        .map(|kind| {
            // A timer's order carries a kind without details, which is just what is asked here.
            let mut facts = resolver.facts(&Order::Timer(kind));
            facts.term = Facts::favourable(desk).term;
            let decided = kernel::decide(&opened.kernel, kind, &facts);
            (kind, next(decided.and_then(|_| at_the_right_outlet(kind, opened, context))))
        })
        .collect()
}

fn next(found: Result<(), Refusal>) -> Next {
    found.map_or_else(Next::Refused, |()| Next::Ready)
}
