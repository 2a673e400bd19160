//! Who is left: the roster guard and the vacancy behind an escalation, over the people of the network.
//!
//! The same functions serve the office, which walks the network, and the enumeration, which walks its model.

use super::command::{CommandKind, Desk, Hand};
use super::decide::decide;
use super::facts::{Author, Bar, Facts, Posting, Qualification, Reserve, Substitute};
use super::state::{Escalation, Kernel, Proposal};

impl Facts {
    /// Whether this person could review the case: posted in the hall, qualified, not barred, without a hand of
    /// another kind.
    #[must_use]
    pub fn may_review(&self) -> bool {
        self.is_fit() && !self.hands.has(Hand::Window) && !self.hands.has(Hand::Supervision)
    }

    /// Whether this person could work on the case at a window.
    #[must_use]
    pub fn may_work_the_window(&self) -> bool {
        self.is_fit() && !self.hands.has(Hand::Review) && !self.hands.has(Hand::Supervision)
    }

    fn is_fit(&self) -> bool {
        self.bar == Bar::None
            && self.posting == Posting::Posted
            && self.qualification == Qualification::Qualified
    }
}

impl Kernel {
    /// Whether enough people who may review remain: one, or two where a second review is needed.
    ///
    /// `others` are the facts of everybody posted in the hall but the person who is about to get a window hand.
    pub fn reserve(&self, others: impl Iterator<Item = Facts>) -> Reserve {
        let needed = usize::from(self.profile.reviewers());
        let found = others.filter(Facts::may_review).take(needed).count();
        if found < needed { Reserve::TooFew } else { Reserve::Enough }
    }

    /// The wanted post when nobody among `people` can take the next step; `No` while somebody can.
    ///
    /// `people` are the facts of everybody at their desks: windows, hall and supervision.
    pub fn vacancy(&self, mut people: impl Iterator<Item = Facts>) -> Escalation {
        let wanted = self.wanted_post();
        let steps: &[CommandKind] = match wanted {
            Escalation::No => return Escalation::No,
            Escalation::Reviewer => &[CommandKind::Take],
            Escalation::Supervisor => &[CommandKind::ConfirmOverdue],
            Escalation::Window => WINDOW_STEPS,
        };
        let can = |facts: Facts| steps.iter().any(|step| decide(self, *step, &facts).is_ok());
        if people.any(can) { Escalation::No } else { wanted }
    }

    /// Whether a person fits as the substitute for the post that is wanted.
    #[must_use]
    pub fn substitute(&self, person: &Facts) -> Substitute {
        let fits = match self.escalation {
            Escalation::No | Escalation::Supervisor => false,
            Escalation::Window => person.may_work_the_window(),
            Escalation::Reviewer => {
                let proposed = self.proposal != Proposal::Open && person.proposer == Author::This;
                person.desk == Desk::Hall && person.may_review() && !proposed
            }
        };
        if fits { Substitute::Eligible } else { Substitute::Unfit }
    }
}

/// The commands by which a case moves on at a window (and the hall's own way to serve).
const WINDOW_STEPS: &[CommandKind] = &[
    CommandKind::Receive,
    CommandKind::CoSign,
    CommandKind::AskSupplement,
    CommandKind::Accept,
    CommandKind::CompleteAtWindow,
    CommandKind::RejectAtWindow,
    CommandKind::SendToReview,
    CommandKind::Serve,
    CommandKind::MakeDocument,
    CommandKind::ReceiveAtOutlet,
    CommandKind::HandOver,
    CommandKind::ReturnToMaker,
    CommandKind::Archive,
];
