//! What stands around a decision: the time, the seat, the pinned editions, and the linked cases' headers.

use super::command::Command;
use super::determined::Determined;
use super::event::Pinned;
use super::kernel::{CommandKind, Desk};
use super::ledger::Case;
use super::terms::Terms;
use crate::calendar::Calendar;
use crate::catalog::item::Item;
use crate::id::{CaseId, CaseNumber, OutletCode, PersonId};
use crate::network::Network;
use crate::trace::Moment;

/// Who sits where. Filled in by the desk.
#[derive(Debug, Clone, Copy)]
pub struct Seat<'a> {
    /// The desk.
    pub desk: Desk,
    /// The outlet, at a window.
    pub outlet: Option<&'a OutletCode>,
    /// The member of staff; `None` for the citizen on line and for timers.
    pub person: Option<&'a PersonId>,
}

/// Everything that a decision may look at beside the case and the command.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The calendar edition.
    pub calendar: &'a Calendar,
    /// What the item's policy says of the facts of the act; `None` where it is not asked.
    pub determined: Option<&'a Determined>,
    /// The hashes of the editions.
    pub editions: Pinned,
    /// The item, from the catalogue edition that the case pinned (the one in force, before receipt).
    pub item: &'a Item,
    /// The linked cases: same subject, item and period.
    pub linked: &'a [Case],
    /// The network edition in force.
    pub network: &'a Network,
    /// When the office records it.
    pub now: Moment,
    /// What a registration is given; `None` otherwise.
    pub opening: Option<&'a Opening>,
    /// Members of staff whose identity document is a party's, found through the keyed digest.
    pub parties_on_staff: &'a [PersonId],
    /// Who sits where.
    pub seat: Seat<'a>,
    /// The deployment's terms.
    pub terms: &'a Terms,
}

/// What a registration is given by the office.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Cases that exist of the same subject, item and period.
    pub linked: Vec<CaseId>,
    /// The next number of the outlet's day.
    pub number: CaseNumber,
    /// Where it is registered.
    pub outlet: OutletCode,
}

/// What is to be decided: a command from a desk, or a timer of the office.
#[derive(Debug, Clone, Copy)]
pub enum Order<'a> {
    /// A command.
    Command(&'a Command),
    /// A timer. Only the office makes one.
    Timer(CommandKind),
}

impl Order<'_> {
    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> CommandKind {
        match self {
            Self::Command(command) => command.kind(),
            Self::Timer(kind) => *kind,
        }
    }
}

/// What was asked, kept: an [`Order`] that owns its command.
#[derive(Debug, Clone)]
pub(crate) enum Asked {
    Command(Command),
    Timer(CommandKind),
}

impl Asked {
    pub(crate) const fn order(&self) -> Order<'_> {
        match self {
            Self::Command(command) => Order::Command(command),
            Self::Timer(kind) => Order::Timer(*kind),
        }
    }
}
