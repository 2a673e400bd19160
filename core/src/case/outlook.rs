//! What a page may know of a case: enough to say what its desk may do next, and nothing about people.
//!
//! An [`Outlook`] is made by the office for one desk and one moment, from what its guards look at: the state of the
//! [`kernel`] and the facts about the person at the desk, each one of a few words. It names nobody and holds no number,
//! date or text. [`Outlook::allowed`] is what [`allowed`](super::allowed) says; [`Outlook::after`] is the state that a
//! page may show at once, before the office has answered. Both are advice: the office decides again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allowed::Next;
use super::context::{Context, Order};
use super::decide::at_the_right_outlet;
use super::kernel::{
    self, Author, Authority, Bar, CommandKind, Desk, Escalation, Facts, Hands, Holder, Kernel, Posting,
    Qualification, Reserve, Term,
};
use super::ledger::Case;
use super::refusal::Refusal;
use super::resolve::Resolver;

/// A case as one desk sees it, without people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outlook {
    /// The kinds of command that the desk has, each once.
    pub commands: Vec<Prospect>,
    /// The desk.
    pub desk: Desk,
    /// What is true of the person at the desk.
    pub person: Standing,
    /// What stands against every act at the desk, whatever the case: a login that has expired.
    pub refused: Option<Refusal>,
    /// The state of the case.
    pub state: Kernel,
}

/// What is true of the person at a desk, whatever the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PersonStanding")]
pub struct Standing {
    /// In whose name the person may act.
    pub authority: Authority,
    /// What keeps the person from the case.
    pub bar: Bar,
    /// What the person has done on this case and the linked ones.
    pub hands: Hands,
    /// Whether the person holds the lease.
    pub holder: Holder,
    /// Whether the person made the latest proposal of a double review.
    pub proposer: Author,
    /// Whether the person is qualified.
    pub qualification: Qualification,
    /// Whether the person made the receipt that wants a co-signature.
    pub receiver: Author,
}

/// What is true for one kind of command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prospect {
    /// The kind.
    pub kind: CommandKind,
    /// Why it is not for this outlet; `None` where it is, and away from the windows.
    pub outlet: Option<Refusal>,
    /// Whether the post for it is held.
    pub posting: Posting,
    /// The roster guard.
    pub reserve: Reserve,
    /// The post that nobody eligible is left for.
    pub vacancy: Escalation,
}

impl Outlook {
    /// A case as the desk of a context sees it; `None` before registration.
    #[must_use]
    pub fn of(case: &Case, context: &Context<'_>) -> Option<Self> {
        let opened = case.opened()?;
        let desk = context.seat.desk;
        let resolver = Resolver::new(case, opened, context);
        let mut person = Standing::of(&Facts::favourable(desk));
        let kinds = CommandKind::ALL.iter().copied().filter(|kind| kind.is_for(desk) && !kind.is_timer());
        let commands = kinds
            .map(|kind| {
                // A timer's order carries a kind without details, which is just what is asked here.
                let facts = resolver.facts(&Order::Timer(kind));
                person = Standing::of(&facts);
                let Facts { posting, reserve, vacancy, .. } = facts;
                let outlet = at_the_right_outlet(kind, opened, context).err();
                Prospect { kind, outlet, posting, reserve, vacancy }
            })
            .collect();
        Some(Self { commands, desk, person, refused: None, state: opened.kernel })
    }

    /// Every kind of command that the desk has, with what stands against it.
    ///
    /// Details that only the command brings (papers, the substitute, the grounds) are taken as favourable.
    #[must_use]
    pub fn allowed(&self) -> Vec<(CommandKind, Next)> {
        let next = |prospect: Prospect| match self.decided(prospect) {
            Ok(_) => Next::Ready,
            Err(refusal) => Next::Refused(refusal),
        };
        self.commands.iter().map(|prospect| (prospect.kind, next(*prospect))).collect()
    }

    /// The state after a command, with favourable details, as a page may show it until the office has answered.
    ///
    /// # Errors
    /// What [`Outlook::allowed`] says against it; `not-at-this-desk` for a kind that the desk has not.
    pub fn after(&self, kind: CommandKind) -> Result<Kernel, Refusal> {
        let found = self.commands.iter().copied().find(|prospect| prospect.kind == kind);
        let changes = self.decided(found.ok_or(Refusal::NotAtThisDesk)?)?;
        Ok(changes.iter().fold(self.state, Kernel::apply))
    }

    fn decided(&self, prospect: Prospect) -> Result<kernel::Changes, Refusal> {
        if let Some(refusal) = self.refused {
            return Err(refusal);
        }
        let Prospect { kind, outlet, posting, reserve, vacancy } = prospect;
        let Standing { authority, bar, hands, holder, proposer, qualification, receiver } = self.person;
        let favourable = Facts::favourable(self.desk);
        let facts = Facts {
            hands,
            bar,
            posting,
            qualification,
            authority,
            holder,
            receiver,
            proposer,
            reserve,
            term: Term::Reached,
            vacancy,
            ..favourable
        };
        let changes = kernel::decide(&self.state, kind, &facts)?;
        outlet.map_or(Ok(changes), Err)
    }
}

impl Standing {
    const fn of(facts: &Facts) -> Self {
        let Facts { authority, bar, hands, holder, proposer, qualification, receiver, .. } = *facts;
        Self { authority, bar, hands, holder, proposer, qualification, receiver }
    }
}
