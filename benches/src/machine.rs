//! The peer of the kernel: the same states and commands as one match, written by hand, for people against whom
//! nothing speaks. It knows no facts, no reasons and no clocks; it says where the case goes, or nothing.

use banjian::case::kernel::{CommandKind, Custody, Deliverable, Profile, Stage};
use banjian::catalog::item::{Lane, ReviewTier};

/// A case as a programmer in a hurry would keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the peer is what is written without the kernel's regions")]
pub struct Machine {
    /// How far the case has come.
    pub stage: Stage,
    lane: Lane,
    has_document: bool,
    is_double: bool,
    papers: Papers,
    waiting: Waiting,
    custody: Custody,
    proposal: Option<bool>,
    is_taken: bool,
    is_approved: bool,
    is_served: bool,
    asked: u8,
    returned: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Papers {
    Short,
    Asked,
    Complete,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waiting {
    No,
    ForCitizen,
    Reminded,
    Overdue,
}

impl Machine {
    /// A case just registered.
    #[must_use]
    pub fn draft(profile: Profile) -> Self {
        Self {
            stage: Stage::Draft,
            lane: profile.lane,
            has_document: profile.deliverable == Deliverable::Document,
            is_double: profile.review == ReviewTier::Double,
            papers: Papers::Short,
            waiting: Waiting::ForCitizen,
            custody: Custody::None,
            proposal: None,
            is_taken: false,
            is_approved: false,
            is_served: false,
            asked: 0,
            returned: 0,
        }
    }

    /// The case after a command; `None` where the command has no place.
    #[must_use]
    pub fn step(mut self, command: CommandKind) -> Option<Self> {
        use CommandKind as C;
        use Stage as S;
        let is_open = self.stage.is_before_decision();
        let is_complete = self.papers == Papers::Complete;
        let is_answered = self.papers != Papers::Asked;
        let owes_document = self.is_approved && self.has_document;
        match (self.stage, command) {
            (S::Draft, C::Receive) => {
                self.stage = S::Received;
                self.papers = Papers::Complete;
                self.waiting = Waiting::No;
            }
            (S::Returned, C::AskSupplement) if is_answered && self.asked < 2 => {
                self.papers = Papers::Asked;
                self.waiting = Waiting::ForCitizen;
                self.asked += 1;
            }
            (_, C::Supply) if is_open && self.papers == Papers::Asked && self.waiting != Waiting::Overdue => {
                self.papers = Papers::Complete;
                self.waiting = Waiting::No;
            }
            (S::Received, C::Accept) if is_complete => {
                self.stage = if self.lane == Lane::Live { S::UnderReview } else { S::Accepted };
            }
            (S::Received, C::DeemAccepted) if self.asked == 0 => self.stage = S::Accepted,
            (S::Received, C::RefuseAcceptance) => self.end(S::NotAccepted),
            (S::Received | S::Accepted, C::RejectAtWindow) if self.lane == Lane::AtWindow => {
                self.stage = S::Decided;
            }
            (S::Received | S::Accepted, C::CompleteAtWindow)
                if self.lane == Lane::AtWindow && is_complete =>
            {
                self.is_approved = true;
                self.stage = S::Decided;
                if !self.has_document {
                    self.is_served = true;
                    self.end(S::Closed);
                }
            }
            (S::Accepted | S::Returned, C::SendToReview) if self.lane != Lane::AtWindow && is_complete => {
                self.stage = S::UnderReview;
            }
            (S::UnderReview, C::Take) if !self.is_taken => self.is_taken = true,
            (S::UnderReview, C::Approve) if self.is_taken && is_complete => self.say(true),
            (S::UnderReview, C::Deny) if self.is_taken && is_answered => self.say(false),
            (S::UnderReview, C::ReturnToWindow) if self.is_taken && is_answered && self.returned < 2 => {
                self.stage = S::Returned;
                self.is_taken = false;
                self.proposal = None;
                self.returned += 1;
            }
            (_, C::ExpireLease) if self.is_taken => self.is_taken = false,
            (S::NotAccepted | S::Terminated, C::Serve) if !self.is_served => self.is_served = true,
            (S::Decided, C::Serve) if !owes_document => {
                self.is_served = true;
                self.end(S::Closed);
            }
            (S::Decided, C::MakeDocument) if owes_document => {
                self.stage = S::Issuing;
                self.custody = Custody::AtWindow;
                self.waiting = Waiting::ForCitizen;
            }
            (S::Issuing, C::SendToOutlet) if self.custody == Custody::AtWindow => {
                self.custody = Custody::InTransit;
                self.waiting = Waiting::No;
            }
            (S::Issuing, C::ReceiveAtOutlet) if self.custody == Custody::InTransit => {
                self.custody = Custody::AtOtherOutlet;
                self.waiting = Waiting::ForCitizen;
            }
            (S::Issuing, C::ReturnToMaker)
                if self.waiting == Waiting::Overdue && self.custody == Custody::AtOtherOutlet =>
            {
                self.custody = Custody::BackAtMaker;
            }
            (S::Issuing, C::Archive)
                if self.waiting == Waiting::Overdue
                    && matches!(self.custody, Custody::AtWindow | Custody::BackAtMaker) =>
            {
                self.custody = Custody::Archived;
                self.end(S::Closed);
            }
            (S::Issuing, C::HandOver) if self.custody != Custody::InTransit => self.collect(),
            (_, C::HandOver) if self.custody == Custody::Archived => self.collect(),
            (_, C::Withdraw) if is_open => self.end(S::Withdrawn),
            (_, C::ConfirmOverdue) if is_open && self.waiting == Waiting::Overdue => self.end(S::Terminated),
            (stage, C::Remind) if !stage.is_end() && self.waiting == Waiting::ForCitizen => {
                self.waiting = Waiting::Reminded;
            }
            (stage, C::ProposeOverdue) if !stage.is_end() && self.waiting == Waiting::Reminded => {
                self.waiting = Waiting::Overdue;
            }
            (stage, C::DeclareRecusal) if !stage.is_end() => self.is_taken = false,
            _ => return None,
        }
        Some(self)
    }

    fn say(&mut self, approves: bool) {
        self.is_taken = false;
        if self.is_double && self.proposal != Some(approves) {
            self.proposal = Some(approves);
        } else {
            self.is_approved = approves;
            self.stage = Stage::Decided;
        }
    }

    fn collect(&mut self) {
        self.custody = Custody::WithCitizen;
        self.is_served = true;
        self.end(Stage::Closed);
    }

    fn end(&mut self, stage: Stage) {
        self.stage = stage;
        self.is_taken = false;
        self.waiting = Waiting::No;
    }
}
