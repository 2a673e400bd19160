//! The one decision: whether a command may happen, and what it changes. Pure, total, without allocation.

use super::command::{CommandKind as C, Desk, Hand};
use super::event::{Change, Changes};
use super::facts::{
    Author, Authority, Bar, Facts, Grounds, Holder, Papers, Posting, Qualification, Reserve, Substitute, Term,
};
use super::state::{
    Cosign, Custody, Escalation, Kernel, Lease, MOST_ROUNDS, Materials, Proposal, Service, Stage, Waiting,
};
use crate::case::refusal::Refusal;
use crate::catalog::item::{Lane, ReviewTier};

/// Decides a command: its changes, or the rule that stands against it.
///
/// The guards stand in the order in which a person would want to know: the desk, the stage, the person, the
/// papers.
///
/// # Errors
/// The first rule that the command breaks.
pub fn decide(kernel: &Kernel, command: C, facts: &Facts) -> Result<Changes, Refusal> {
    if !command.is_for(facts.desk) {
        return Err(if command.is_timer() { Refusal::OnlyTheOfficeMay } else { Refusal::NotAtThisDesk });
    }
    stage(kernel, command)?;
    person(kernel, command, facts)?;
    match command {
        C::Register => Err(Refusal::NotAtThisStage),
        C::Receive => Ok(receive(kernel, facts)),
        C::CoSign => co_sign(kernel, facts),
        C::AskSupplement => ask_supplement(kernel, facts),
        C::Supply => supply(kernel, facts),
        C::Accept => accept(kernel),
        C::RefuseAcceptance => {
            cosigned(kernel)?;
            answered(kernel)?;
            Ok(Changes::one(Change::AcceptanceRefused))
        }
        C::RejectAtWindow => {
            cosigned(kernel)?;
            answered(kernel)?;
            Ok(Changes::one(Change::RejectedAtWindow))
        }
        C::CompleteAtWindow => {
            cosigned(kernel)?;
            complete(kernel)?;
            Ok(Changes::one(Change::CompletedAtWindow))
        }
        C::SendToReview => {
            cosigned(kernel)?;
            complete(kernel)?;
            Ok(Changes::one(Change::SentToReview))
        }
        C::DeclareRecusal => Ok(declare_recusal(kernel, facts)),
        C::Escalate => escalate(kernel, facts),
        C::Substitute => substitute(kernel, facts),
        C::Take => take(kernel, facts),
        C::Approve => {
            complete(kernel)?;
            Ok(verdict(kernel, facts, Proposal::Approve))
        }
        C::Deny => {
            answered(kernel)?;
            Ok(verdict(kernel, facts, Proposal::Deny))
        }
        C::ReturnToWindow => {
            answered(kernel)?;
            if kernel.returned >= MOST_ROUNDS {
                return Err(Refusal::ReturnsExhausted);
            }
            Ok(Changes::one(Change::Returned))
        }
        C::Serve => {
            if kernel.service == Service::Served {
                return Err(Refusal::AlreadyServed);
            }
            Ok(Changes::one(Change::Served))
        }
        C::MakeDocument => Ok(Changes::one(Change::DocumentMade)),
        C::SendToOutlet => in_custody(kernel, &[Custody::AtWindow], Change::SentToOutlet),
        C::ReceiveAtOutlet => in_custody(kernel, &[Custody::InTransit], Change::ReceivedAtOutlet),
        C::HandOver => in_custody(
            kernel,
            &[Custody::AtWindow, Custody::AtOtherOutlet, Custody::BackAtMaker, Custody::Archived],
            Change::HandedOver,
        ),
        C::ReturnToMaker => {
            uncollected(kernel)?;
            in_custody(kernel, &[Custody::AtOtherOutlet], Change::ReturnedToMaker)
        }
        C::Archive => {
            uncollected(kernel)?;
            in_custody(kernel, &[Custody::AtWindow, Custody::BackAtMaker], Change::Archived)
        }
        C::Withdraw => Ok(Changes::one(Change::Withdrawn)),
        C::ConfirmOverdue => {
            if kernel.waiting != Waiting::Overdue {
                return Err(Refusal::OverdueNotProposed);
            }
            Ok(Changes::one(Change::Terminated))
        }
        C::DeemAccepted => reached(facts).map(|()| Changes::one(Change::DeemedAccepted)),
        C::Remind => reached(facts).map(|()| Changes::one(Change::Reminded)),
        C::ProposeOverdue => reached(facts).map(|()| Changes::one(Change::OverdueProposed)),
        C::ExpireLease => reached(facts).map(|()| Changes::one(Change::LeaseEnded)),
    }
}

/// Whether the command has a meaning where the case stands.
fn stage(kernel: &Kernel, command: C) -> Result<(), Refusal> {
    let lane = kernel.profile.lane;
    let at = kernel.stage;
    let open = !at.is_end();
    let fits = match command {
        C::Register => false,
        C::Receive => at == Stage::Draft,
        C::CoSign => open && at != Stage::Draft,
        C::AskSupplement => {
            matches!(at, Stage::Received | Stage::Accepted | Stage::Returned | Stage::UnderReview)
        }
        C::Supply => at.is_before_decision(),
        C::Accept | C::RefuseAcceptance => at == Stage::Received,
        C::RejectAtWindow | C::CompleteAtWindow => {
            if lane != Lane::AtWindow {
                return Err(Refusal::NeedsReview);
            }
            matches!(at, Stage::Received | Stage::Accepted)
        }
        C::SendToReview => {
            if lane == Lane::AtWindow {
                return Err(Refusal::NeedsNoReview);
            }
            matches!(at, Stage::Accepted | Stage::Returned)
        }
        C::DeclareRecusal | C::Escalate => open,
        C::Substitute => open && kernel.escalation != Escalation::No,
        C::Take | C::Approve | C::Deny | C::ReturnToWindow => at == Stage::UnderReview,
        C::Serve => {
            if at == Stage::Closed {
                return Err(Refusal::AlreadyServed);
            }
            matches!(at, Stage::NotAccepted | Stage::Terminated)
                || (at == Stage::Decided && !kernel.owes_document())
        }
        C::MakeDocument => {
            if at == Stage::Decided && !kernel.owes_document() {
                return Err(Refusal::NothingToIssue);
            }
            at == Stage::Decided
        }
        C::SendToOutlet | C::ReceiveAtOutlet | C::ReturnToMaker | C::Archive => at == Stage::Issuing,
        C::HandOver => at == Stage::Issuing || kernel.custody == Custody::Archived,
        C::Withdraw => {
            if matches!(at, Stage::Decided | Stage::Issuing | Stage::Closed) {
                return Err(Refusal::AlreadyDecided);
            }
            at.is_before_decision()
        }
        C::ConfirmOverdue => at.is_before_decision(),
        C::DeemAccepted => at == Stage::Received && kernel.asked == 0,
        C::Remind => open && kernel.waiting == Waiting::ForCitizen,
        C::ProposeOverdue => open && kernel.waiting == Waiting::Reminded,
        C::ExpireLease => kernel.lease == Lease::Held,
    };
    if fits { Ok(()) } else { Err(Refusal::NotAtThisStage) }
}

/// The guards on the person: bar, posting, hands, qualification, authority, roster.
fn person(kernel: &Kernel, command: C, facts: &Facts) -> Result<(), Refusal> {
    let Some(hand) = command.hand(facts.desk) else {
        return Ok(());
    };
    match facts.bar {
        Bar::None => {}
        Bar::Recused => return Err(Refusal::RecusedMayNotAct),
        Bar::Party => return Err(Refusal::PartyMayNotAct),
    }
    if facts.posting == Posting::NotPosted {
        return Err(Refusal::NotPosted);
    }
    separated(hand, facts)?;
    let judges = matches!(
        command,
        C::CoSign
            | C::AskSupplement
            | C::Accept
            | C::RefuseAcceptance
            | C::RejectAtWindow
            | C::CompleteAtWindow
            | C::SendToReview
            | C::Take
            | C::Approve
            | C::Deny
            | C::ReturnToWindow
    );
    if judges && facts.qualification == Qualification::InTraining {
        return Err(Refusal::NotQualified);
    }
    let of_the_bureau = matches!(
        command,
        C::RefuseAcceptance | C::RejectAtWindow | C::ConfirmOverdue | C::Substitute | C::CoSign
    );
    if of_the_bureau && facts.authority != Authority::Bureau {
        return Err(if command == C::CoSign {
            Refusal::CosignerMustBeBureau
        } else {
            Refusal::OnlyTheBureauMay
        });
    }
    if matches!(command, C::Accept | C::CompleteAtWindow) && facts.authority == Authority::BankBeyond {
        return Err(Refusal::BeyondAgreement);
    }
    let uses_up = matches!(command, C::CoSign | C::AskSupplement | C::Accept | C::SendToReview);
    let new_window_hand = hand == Hand::Window && !facts.hands.has(Hand::Window);
    let review_ahead = kernel.profile.reviewers() > 0 && kernel.stage.is_before_decision();
    if uses_up && new_window_hand && review_ahead && facts.reserve == Reserve::TooFew {
        return Err(Refusal::TooFewReviewersLeft);
    }
    let needs_lease = matches!(command, C::Approve | C::Deny | C::ReturnToWindow)
        || (command == C::AskSupplement && facts.desk == Desk::Hall);
    if needs_lease && (kernel.lease == Lease::Free || facts.holder == Holder::Other) {
        return Err(Refusal::LeaseNotHeld);
    }
    Ok(())
}

/// 受审分离: one natural person, one hand.
fn separated(hand: Hand, facts: &Facts) -> Result<(), Refusal> {
    let hands = facts.hands;
    match hand {
        Hand::Window if hands.has(Hand::Review) => Err(Refusal::ReviewerMayNotWorkTheWindow),
        Hand::Review if hands.has(Hand::Window) => Err(Refusal::AcceptorMayNotReview),
        Hand::Window | Hand::Review if hands.has(Hand::Supervision) => Err(Refusal::SupervisorMayNotHandle),
        Hand::Supervision if hands.has(Hand::Window) || hands.has(Hand::Review) => {
            Err(Refusal::HandlerMayNotSupervise)
        }
        _ => Ok(()),
    }
}

fn receive(kernel: &Kernel, facts: &Facts) -> Changes {
    let materials = match facts.papers {
        Papers::Complete => Materials::Complete,
        Papers::Short => Materials::Short,
    };
    let cosign = match facts.qualification {
        Qualification::Qualified => Cosign::NotNeeded,
        Qualification::InTraining => Cosign::Wanted,
    };
    let received = Change::Received(materials, cosign);
    // An application is never refused for want of reviewers; it goes through and is escalated.
    if kernel.profile.reviewers() > 0 && facts.reserve == Reserve::TooFew {
        Changes::two(received, Change::Escalated(Escalation::Reviewer))
    } else {
        Changes::one(received)
    }
}

fn co_sign(kernel: &Kernel, facts: &Facts) -> Result<Changes, Refusal> {
    if kernel.cosign != Cosign::Wanted {
        return Err(Refusal::NoCosignatureWanted);
    }
    if facts.receiver == Author::This {
        return Err(Refusal::CosignerMustBeAnother);
    }
    Ok(Changes::one(Change::CoSigned))
}

fn ask_supplement(kernel: &Kernel, facts: &Facts) -> Result<Changes, Refusal> {
    let window = facts.desk == Desk::Window;
    if window && kernel.stage == Stage::UnderReview {
        return Err(Refusal::NotAtThisStage);
    }
    if !window && kernel.stage != Stage::UnderReview {
        return Err(Refusal::NotAtThisStage);
    }
    cosigned(kernel)?;
    answered(kernel)?;
    if window && kernel.materials == Materials::Complete && kernel.stage != Stage::Returned {
        return Err(Refusal::NothingMissing);
    }
    if kernel.asked >= MOST_ROUNDS {
        return Err(Refusal::RoundsExhausted);
    }
    if kernel.asked > 0 && facts.grounds == Grounds::Old {
        return Err(Refusal::AlreadyTold);
    }
    Ok(Changes::one(Change::SupplementAsked))
}

fn supply(kernel: &Kernel, facts: &Facts) -> Result<Changes, Refusal> {
    if kernel.materials != Materials::Asked {
        return Err(Refusal::NotAsked);
    }
    if kernel.waiting == Waiting::Overdue {
        return Err(Refusal::SupplementOverdue);
    }
    let supplied = match facts.papers {
        Papers::Complete => Change::Supplied,
        Papers::Short => Change::SuppliedPartly,
    };
    let uses_up = facts.desk == Desk::Window && !facts.hands.has(Hand::Window);
    if uses_up && kernel.profile.reviewers() > 0 && facts.reserve == Reserve::TooFew {
        return Ok(Changes::two(supplied, Change::Escalated(Escalation::Reviewer)));
    }
    Ok(Changes::one(supplied))
}

fn accept(kernel: &Kernel) -> Result<Changes, Refusal> {
    cosigned(kernel)?;
    complete(kernel)?;
    // A live case goes to the hall in the same moment: the applicant is at the window.
    Ok(match kernel.profile.lane {
        Lane::Live => Changes::two(Change::Accepted, Change::SentToReview),
        Lane::AtWindow | Lane::Committed => Changes::one(Change::Accepted),
    })
}

fn declare_recusal(kernel: &Kernel, facts: &Facts) -> Changes {
    if kernel.lease == Lease::Held && facts.holder == Holder::This {
        Changes::two(Change::Recused, Change::LeaseEnded)
    } else {
        Changes::one(Change::Recused)
    }
}

fn escalate(kernel: &Kernel, facts: &Facts) -> Result<Changes, Refusal> {
    let wanted = kernel.wanted_post();
    if wanted == Escalation::No || facts.vacancy != wanted || kernel.escalation == wanted {
        return Err(Refusal::SomebodyIsLeft);
    }
    Ok(Changes::one(Change::Escalated(wanted)))
}

fn substitute(kernel: &Kernel, facts: &Facts) -> Result<Changes, Refusal> {
    if facts.substitute == Substitute::Unfit {
        return Err(Refusal::SubstituteUnfit);
    }
    if kernel.lease == Lease::Held {
        return Err(Refusal::LeaseHeld);
    }
    Ok(Changes::one(Change::Substituted))
}

fn take(kernel: &Kernel, facts: &Facts) -> Result<Changes, Refusal> {
    if kernel.lease == Lease::Held {
        return Err(Refusal::LeaseHeld);
    }
    if kernel.proposal != Proposal::Open && facts.proposer == Author::This {
        return Err(Refusal::SecondReviewerMustDiffer);
    }
    Ok(Changes::one(Change::Taken))
}

/// One reviewer decides; of two, the second who says the same. Another word becomes the proposal in its turn.
fn verdict(kernel: &Kernel, facts: &Facts, said: Proposal) -> Changes {
    let final_word = if said == Proposal::Approve { Change::Approved } else { Change::Denied };
    let confirmed = kernel.proposal == said && facts.proposer == Author::Other;
    if kernel.profile.review == ReviewTier::Single || confirmed {
        Changes::one(final_word)
    } else {
        Changes::one(Change::Proposed(said))
    }
}

fn in_custody(kernel: &Kernel, places: &[Custody], change: Change) -> Result<Changes, Refusal> {
    if places.contains(&kernel.custody) { Ok(Changes::one(change)) } else { Err(Refusal::DocumentNotHere) }
}

fn uncollected(kernel: &Kernel) -> Result<(), Refusal> {
    if kernel.waiting == Waiting::Overdue { Ok(()) } else { Err(Refusal::CollectionTermRuns) }
}

fn cosigned(kernel: &Kernel) -> Result<(), Refusal> {
    if kernel.cosign == Cosign::Wanted { Err(Refusal::CosignatureWanted) } else { Ok(()) }
}

/// 行政许可法 32: what is missing is asked for; nothing is decided in the applicant's favour without it.
fn complete(kernel: &Kernel) -> Result<(), Refusal> {
    if kernel.materials == Materials::Complete { Ok(()) } else { Err(Refusal::MaterialsMissing) }
}

/// While the applicant has time to supply, nobody decides against the case or asks again.
fn answered(kernel: &Kernel) -> Result<(), Refusal> {
    let has_time = kernel.materials == Materials::Asked && kernel.waiting != Waiting::Overdue;
    if has_time { Err(Refusal::SupplementPending) } else { Ok(()) }
}

fn reached(facts: &Facts) -> Result<(), Refusal> {
    if facts.term == Term::Reached { Ok(()) } else { Err(Refusal::TermRuns) }
}

impl Kernel {
    /// The post whose holder has the next step; `No` where the next step is a timer's or nobody's.
    #[must_use]
    pub fn wanted_post(&self) -> Escalation {
        match (self.stage, self.waiting, self.lease) {
            (stage, ..) if stage.is_end() => Escalation::No,
            (stage, Waiting::Overdue, _) if stage.is_before_decision() => Escalation::Supervisor,
            (stage, Waiting::ForCitizen | Waiting::Reminded, _) if stage.is_before_decision() => {
                Escalation::No
            }
            (Stage::UnderReview, _, Lease::Free) => Escalation::Reviewer,
            (Stage::UnderReview, _, Lease::Held) => Escalation::No,
            (Stage::Issuing, Waiting::ForCitizen | Waiting::Reminded, _) => Escalation::No,
            _ => Escalation::Window,
        }
    }
}
