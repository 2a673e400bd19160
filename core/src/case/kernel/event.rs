//! What a command does to the state, and the one function that does it.

use super::state::{
    Clock, Cosign, Custody, Deliverable, Escalation, Kernel, Lease, Materials, Outcome, Proposal, Service,
    Stage, SupplementPause, Validity, Waiting,
};
use crate::catalog::item::Start;

/// A change of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Papers were taken in, complete or short; the receiver was qualified or not.
    Received(Materials, Cosign),
    /// Somebody else signed the receipt.
    CoSigned,
    /// The applicant was told what is missing.
    SupplementAsked,
    /// All that was missing came.
    Supplied,
    /// Some of it came.
    SuppliedPartly,
    /// Accepted.
    Accepted,
    /// Acceptance was refused.
    AcceptanceRefused,
    /// An item of the window was denied.
    RejectedAtWindow,
    /// An item of the window was completed.
    CompletedAtWindow,
    /// Sent to the hall.
    SentToReview,
    /// A reviewer took it.
    Taken,
    /// The lease ended; the case is back in the pool.
    LeaseEnded,
    /// One of two reviewers proposed to approve or to deny.
    Proposed(Proposal),
    /// Approved.
    Approved,
    /// Denied.
    Denied,
    /// Sent back to the window.
    Returned,
    /// The final notice was served.
    Served,
    /// The document was made.
    DocumentMade,
    /// The document left for another outlet.
    SentToOutlet,
    /// The document arrived there.
    ReceivedAtOutlet,
    /// The document was handed over.
    HandedOver,
    /// The uncollected document went back to the maker.
    ReturnedToMaker,
    /// The uncollected document went to the archive.
    Archived,
    /// The applicant withdrew.
    Withdrawn,
    /// A person confirmed that the term has passed.
    Terminated,
    /// Somebody declared a recusal; the state of the case is as before.
    Recused,
    /// Nobody eligible is left for a post.
    Escalated(Escalation),
    /// Supervision named a substitute.
    Substituted,
    /// A timer: the case counts as accepted.
    DeemedAccepted,
    /// A timer: the citizen was reminded.
    Reminded,
    /// A timer: the term has passed.
    OverdueProposed,
}

/// The changes of one command: one, sometimes two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Changes {
    /// What happens first.
    pub first: Change,
    /// What follows at once.
    pub second: Option<Change>,
}

impl Changes {
    /// One change.
    #[must_use]
    pub const fn one(first: Change) -> Self {
        Self { first, second: None }
    }

    /// Two changes.
    #[must_use]
    pub const fn two(first: Change, second: Change) -> Self {
        Self { first, second: Some(second) }
    }

    /// The changes in their order.
    pub fn iter(self) -> impl Iterator<Item = Change> {
        std::iter::once(self.first).chain(self.second)
    }
}

impl Kernel {
    /// The state after a change. Total: whether a change may happen is decided before.
    #[must_use]
    pub fn apply(mut self, change: Change) -> Self {
        if !matches!(
            change,
            Change::Recused
                | Change::LeaseEnded
                | Change::Reminded
                | Change::SuppliedPartly
                | Change::Escalated(_)
        ) {
            self.escalation = Escalation::No;
        }
        match change {
            Change::Received(materials, cosign) => {
                self.stage = Stage::Received;
                self.materials = materials;
                self.cosign = cosign;
                self.waiting = Waiting::No;
                if self.profile.clock_start == Start::Received {
                    self.clock = Clock::Running;
                }
            }
            Change::CoSigned => self.cosign = Cosign::Signed,
            Change::SupplementAsked => {
                self.materials = Materials::Asked;
                self.waiting = Waiting::ForCitizen;
                self.asked = self.asked.saturating_add(1);
                if self.clock == Clock::Running && self.profile.supplement_pause == SupplementPause::Allowed {
                    self.clock = Clock::PausedSupplement;
                }
            }
            Change::Supplied => {
                self.materials = Materials::Complete;
                self.waiting = Waiting::No;
                if self.clock == Clock::PausedSupplement {
                    self.clock = Clock::Running;
                }
            }
            Change::Accepted | Change::DeemedAccepted => {
                self.stage = Stage::Accepted;
                self.clock = Clock::Running;
            }
            Change::AcceptanceRefused => self = self.end(Stage::NotAccepted),
            Change::RejectedAtWindow | Change::Denied => self = self.decide_as(Outcome::Denied),
            Change::CompletedAtWindow => {
                self = self.decide_as(Outcome::Approved);
                if self.profile.deliverable == Deliverable::Nothing {
                    self.service = Service::Served;
                    self = self.end(Stage::Closed);
                }
            }
            Change::SentToReview => self.stage = Stage::UnderReview,
            Change::Taken => self.lease = Lease::Held,
            Change::LeaseEnded => self.lease = Lease::Free,
            Change::Proposed(proposal) => {
                self.proposal = proposal;
                self.lease = Lease::Free;
            }
            Change::Approved => self = self.decide_as(Outcome::Approved),
            Change::Returned => {
                self.stage = Stage::Returned;
                self.lease = Lease::Free;
                self.proposal = Proposal::Open;
                self.returned = self.returned.saturating_add(1);
            }
            Change::Served => {
                self.service = Service::Served;
                if self.stage == Stage::Decided {
                    self = self.end(Stage::Closed);
                }
            }
            Change::DocumentMade => {
                self.stage = Stage::Issuing;
                self.custody = Custody::AtWindow;
                self.waiting = Waiting::ForCitizen;
            }
            Change::SentToOutlet => {
                self.custody = Custody::InTransit;
                self.waiting = Waiting::No;
            }
            Change::ReceivedAtOutlet => {
                self.custody = Custody::AtOtherOutlet;
                self.waiting = Waiting::ForCitizen;
            }
            Change::HandedOver => {
                self.custody = Custody::WithCitizen;
                self.service = Service::Served;
                self = self.end(Stage::Closed);
            }
            Change::ReturnedToMaker => {
                self.custody = Custody::BackAtMaker;
                self.waiting = Waiting::Overdue;
            }
            Change::Archived => {
                self.custody = Custody::Archived;
                self = self.end(Stage::Closed);
            }
            Change::Withdrawn => self = self.end(Stage::Withdrawn),
            Change::Terminated => self = self.end(Stage::Terminated),
            Change::Escalated(post) => self.escalation = post,
            Change::Substituted => {
                if self.stage == Stage::UnderReview && self.waiting == Waiting::No {
                    self.lease = Lease::Held;
                }
            }
            Change::Reminded => self.waiting = Waiting::Reminded,
            Change::OverdueProposed => self.waiting = Waiting::Overdue,
            Change::Recused | Change::SuppliedPartly => {}
        }
        self
    }

    fn decide_as(mut self, outcome: Outcome) -> Self {
        self.stage = Stage::Decided;
        self.outcome = outcome;
        self.lease = Lease::Free;
        self.waiting = Waiting::No;
        self.clock = Clock::Stopped;
        if outcome == Outcome::Approved {
            self.validity = Validity::InForce;
        }
        self
    }

    fn end(mut self, stage: Stage) -> Self {
        self.stage = stage;
        self.lease = Lease::Free;
        self.waiting = Waiting::No;
        if self.clock != Clock::Off {
            self.clock = Clock::Stopped;
        }
        self
    }
}
