//! Why a command on a case is refused: a lawful "no", with the rule that stands against it.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::report::{Code, Report, codes};

/// A rule that a command broke. The words, the advice and the legal source stand in the table of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// This desk has no such command.
    NotAtThisDesk,
    /// Timers and outside events are the office's own; nobody can submit them.
    OnlyTheOfficeMay,
    /// The case is at stage `{stage}`, where `{command}` has no place.
    NotAtThisStage,
    /// A person who declared a recusal may not act on the case.
    RecusedMayNotAct,
    /// A person who is a party to the case, or acts for one, may not act on it.
    PartyMayNotAct,
    /// The person does not hold this post at this place today.
    NotPosted,
    /// The person is not qualified for items of category `{category}`.
    NotQualified,
    /// Whoever worked on the case at a window may not review it, under any account.
    AcceptorMayNotReview,
    /// Whoever reviewed the case may not work on it at a window.
    ReviewerMayNotWorkTheWindow,
    /// Whoever supervised the case may not handle or review it.
    SupervisorMayNotHandle,
    /// Whoever handled or reviewed the case may not supervise it.
    HandlerMayNotSupervise,
    /// Staff of a bank may not do this; it is the bureau's, in the competent organ's name.
    OnlyTheBureauMay,
    /// The agreement with the bank does not list the item, or it is a licence.
    BeyondAgreement,
    /// By this act too few untouched reviewers would be left for the case.
    TooFewReviewersLeft,
    /// The receipt was made in training and is not co-signed yet.
    CosignatureWanted,
    /// The receipt needs no co-signature.
    NoCosignatureWanted,
    /// The co-signer must be another natural person than the receiver.
    CosignerMustBeAnother,
    /// The co-signer must be on the bureau's staff.
    CosignerMustBeBureau,
    /// Another reviewer has taken the case.
    LeaseHeld,
    /// The person has not taken the case, or the lease ran out.
    LeaseNotHeld,
    /// The second reviewer must be another person than the first.
    SecondReviewerMustDiffer,
    /// The item is decided by the hall; nobody completes it at a window alone.
    NeedsReview,
    /// The item is completed at the window and never enters review.
    NeedsNoReview,
    /// Required materials are missing.
    MaterialsMissing,
    /// Nothing is missing, so there is nothing to ask for.
    NothingMissing,
    /// No supplement was asked for.
    NotAsked,
    /// The applicant still has time to supply what was asked for.
    SupplementPending,
    /// The term of the supplement has passed.
    SupplementOverdue,
    /// A supplement was asked for as often as allowed.
    RoundsExhausted,
    /// Everything missing is told at once; a later notice needs facts that were not known then.
    AlreadyTold,
    /// The case was returned to the window as often as allowed.
    ReturnsExhausted,
    /// The decision was served before.
    AlreadyServed,
    /// The case is decided and can no longer be withdrawn.
    AlreadyDecided,
    /// There is no document to issue in this case.
    NothingToIssue,
    /// The document is not where this command needs it.
    DocumentNotHere,
    /// The citizen still has time to collect the document.
    CollectionTermRuns,
    /// No term has passed: the office has not proposed to end the case.
    OverdueNotProposed,
    /// The term of the timer has not been reached.
    TermRuns,
    /// Somebody eligible is left for the next step, or the case is already escalated.
    SomebodyIsLeft,
    /// The substitute is not posted, not qualified, barred or has touched the case.
    SubstituteUnfit,
    /// The item is not open to applicants of kind `{found}`.
    ApplicantKindNotAllowed,
    /// The item is not offered at this outlet.
    ItemNotOffered,
    /// Whoever stands at the window is not the applicant and shows no valid mandate.
    MandateMissing,
    /// The person present was not identified, or without success.
    RealNameMissing,
    /// The collector was not identified as a party or their agent.
    CollectorNotEntitled,
    /// A decision against the applicant needs a reason and a legal ground.
    ReasonMissing,
    /// The login of the desk has expired.
    LoginExpired,
    /// The time of the act differs from the office's clock by more than {bound} minutes.
    ObservedTimeSkewed,
    /// The case is handled at outlet `{outlet}`, not here.
    WrongOutlet,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: &[Self] = &[
        Self::NotAtThisDesk,
        Self::OnlyTheOfficeMay,
        Self::NotAtThisStage,
        Self::RecusedMayNotAct,
        Self::PartyMayNotAct,
        Self::NotPosted,
        Self::NotQualified,
        Self::AcceptorMayNotReview,
        Self::ReviewerMayNotWorkTheWindow,
        Self::SupervisorMayNotHandle,
        Self::HandlerMayNotSupervise,
        Self::OnlyTheBureauMay,
        Self::BeyondAgreement,
        Self::TooFewReviewersLeft,
        Self::CosignatureWanted,
        Self::NoCosignatureWanted,
        Self::CosignerMustBeAnother,
        Self::CosignerMustBeBureau,
        Self::LeaseHeld,
        Self::LeaseNotHeld,
        Self::SecondReviewerMustDiffer,
        Self::NeedsReview,
        Self::NeedsNoReview,
        Self::MaterialsMissing,
        Self::NothingMissing,
        Self::NotAsked,
        Self::SupplementPending,
        Self::SupplementOverdue,
        Self::RoundsExhausted,
        Self::AlreadyTold,
        Self::ReturnsExhausted,
        Self::AlreadyServed,
        Self::AlreadyDecided,
        Self::NothingToIssue,
        Self::DocumentNotHere,
        Self::CollectionTermRuns,
        Self::OverdueNotProposed,
        Self::TermRuns,
        Self::SomebodyIsLeft,
        Self::SubstituteUnfit,
        Self::ApplicantKindNotAllowed,
        Self::ItemNotOffered,
        Self::MandateMissing,
        Self::RealNameMissing,
        Self::CollectorNotEntitled,
        Self::ReasonMissing,
        Self::LoginExpired,
        Self::ObservedTimeSkewed,
        Self::WrongOutlet,
    ];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::NotAtThisDesk => codes::case::NOT_AT_THIS_DESK,
            Self::OnlyTheOfficeMay => codes::case::ONLY_THE_OFFICE_MAY,
            Self::NotAtThisStage => codes::case::NOT_AT_THIS_STAGE,
            Self::RecusedMayNotAct => codes::case::RECUSED_MAY_NOT_ACT,
            Self::PartyMayNotAct => codes::case::PARTY_MAY_NOT_ACT,
            Self::NotPosted => codes::case::NOT_POSTED,
            Self::NotQualified => codes::case::NOT_QUALIFIED,
            Self::AcceptorMayNotReview => codes::case::ACCEPTOR_MAY_NOT_REVIEW,
            Self::ReviewerMayNotWorkTheWindow => codes::case::REVIEWER_MAY_NOT_WORK_THE_WINDOW,
            Self::SupervisorMayNotHandle => codes::case::SUPERVISOR_MAY_NOT_HANDLE,
            Self::HandlerMayNotSupervise => codes::case::HANDLER_MAY_NOT_SUPERVISE,
            Self::OnlyTheBureauMay => codes::case::ONLY_THE_BUREAU_MAY,
            Self::BeyondAgreement => codes::case::BEYOND_AGREEMENT,
            Self::TooFewReviewersLeft => codes::case::TOO_FEW_REVIEWERS_LEFT,
            Self::CosignatureWanted => codes::case::COSIGNATURE_WANTED,
            Self::NoCosignatureWanted => codes::case::NO_COSIGNATURE_WANTED,
            Self::CosignerMustBeAnother => codes::case::COSIGNER_MUST_BE_ANOTHER,
            Self::CosignerMustBeBureau => codes::case::COSIGNER_MUST_BE_BUREAU,
            Self::LeaseHeld => codes::case::LEASE_HELD,
            Self::LeaseNotHeld => codes::case::LEASE_NOT_HELD,
            Self::SecondReviewerMustDiffer => codes::case::SECOND_REVIEWER_MUST_DIFFER,
            Self::NeedsReview => codes::case::NEEDS_REVIEW,
            Self::NeedsNoReview => codes::case::NEEDS_NO_REVIEW,
            Self::MaterialsMissing => codes::case::MATERIALS_MISSING,
            Self::NothingMissing => codes::case::NOTHING_MISSING,
            Self::NotAsked => codes::case::NOT_ASKED,
            Self::SupplementPending => codes::case::SUPPLEMENT_PENDING,
            Self::SupplementOverdue => codes::case::SUPPLEMENT_OVERDUE,
            Self::RoundsExhausted => codes::case::ROUNDS_EXHAUSTED,
            Self::AlreadyTold => codes::case::ALREADY_TOLD,
            Self::ReturnsExhausted => codes::case::RETURNS_EXHAUSTED,
            Self::AlreadyServed => codes::case::ALREADY_SERVED,
            Self::AlreadyDecided => codes::case::ALREADY_DECIDED,
            Self::NothingToIssue => codes::case::NOTHING_TO_ISSUE,
            Self::DocumentNotHere => codes::case::DOCUMENT_NOT_HERE,
            Self::CollectionTermRuns => codes::case::COLLECTION_TERM_RUNS,
            Self::OverdueNotProposed => codes::case::OVERDUE_NOT_PROPOSED,
            Self::TermRuns => codes::case::TERM_RUNS,
            Self::SomebodyIsLeft => codes::case::SOMEBODY_IS_LEFT,
            Self::SubstituteUnfit => codes::case::SUBSTITUTE_UNFIT,
            Self::ApplicantKindNotAllowed => codes::case::APPLICANT_KIND_NOT_ALLOWED,
            Self::ItemNotOffered => codes::case::ITEM_NOT_OFFERED,
            Self::MandateMissing => codes::case::MANDATE_MISSING,
            Self::RealNameMissing => codes::case::REAL_NAME_MISSING,
            Self::CollectorNotEntitled => codes::case::COLLECTOR_NOT_ENTITLED,
            Self::ReasonMissing => codes::case::REASON_MISSING,
            Self::LoginExpired => codes::case::LOGIN_EXPIRED,
            Self::ObservedTimeSkewed => codes::case::OBSERVED_TIME_SKEWED,
            Self::WrongOutlet => codes::case::WRONG_OUTLET,
        }
    }

    /// The refusal of a code; `None` where the code is of an error.
    #[must_use]
    pub fn of(code: Code) -> Option<Self> {
        Self::ALL.iter().copied().find(|refusal| refusal.code() == code)
    }

    /// A report without details; [`explain`](Self::explain) adds them.
    #[must_use]
    pub const fn report(self) -> Report {
        Report::new(self.code())
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.code().serialize(serializer)
    }
}

/// By its code.
impl<'de> Deserialize<'de> for Refusal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(Code::deserialize(deserializer)?)
            .ok_or_else(|| de::Error::custom("not the code of a refusal"))
    }
}

impl JsonSchema for Refusal {
    fn schema_name() -> Cow<'static, str> {
        "Refusal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let codes: Vec<&str> = Self::ALL.iter().map(|refusal| refusal.code().as_str()).collect();
        schemars::json_schema!({"type": "string", "enum": codes, "description": "the rule that a command broke, by its code"})
    }
}
