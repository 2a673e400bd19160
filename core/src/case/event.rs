//! What happened to a case: the headers that `apply` and every guard read. Opaque ids, enums, dates, hashes.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::clocks::{LimitDue, OnTime};
use super::command::{
    ApplicantKind, Attendance, Original, RealName, RecusalCause, ReturnReason, ServiceMethod,
};
use super::determined::Determined;
use super::kernel::{Change, Cosign, Desk, Escalation, Hand, Materials, Profile, Proposal};
use crate::calendar::Due;
use crate::canonical::Hash;
use crate::id::{CaseId, CaseNumber, ItemCode, OutletCode, PersonId, SectionCode};
use crate::report::Report;
use crate::trace::{Editions, Moment, Suite};

/// The schema number of the events of this version. Stored bytes are never rewritten.
pub const SCHEMA: u16 = 1;

/// An event with when, by whom, from which desk, and the hand that it made of that person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventHeader {
    /// When it was recorded.
    pub at: Moment,
    /// The member of staff; `None` for the citizen on line and for timers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// The desk.
    pub desk: Desk,
    /// What the item's policy said, where it was asked: at receipt, at each decision, and when papers came or were asked
    /// for along with facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub determined: Option<Determined>,
    /// What happened.
    pub event: Event,
    /// The hand that it made of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand: Option<Hand>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Event {
    /// A case was opened.
    Registered {
        /// Who applies.
        applicant: ApplicantKind,
        /// The item.
        item: ItemCode,
        /// Cases of the same subject, item and period that existed.
        linked: Vec<CaseId>,
        /// Its number.
        number: CaseNumber,
        /// Where it was registered.
        outlet: OutletCode,
        /// Members of staff who were found to be parties.
        parties_on_staff: Vec<PersonId>,
        /// The period of the claim.
        period: String,
        /// What the item fixes.
        profile: Profile,
        /// The section that would review it.
        section: SectionCode,
        /// When an idle draft is proposed for ending.
        term: Term,
    },
    /// A later case of the same subject, item and period was opened.
    Linked {
        /// That case.
        case: CaseId,
    },
    /// Papers were taken in.
    Received {
        /// Who stood at the window.
        attends: Attendance,
        /// Whether a co-signature is wanted.
        cosign: Cosign,
        /// The editions that are pinned from here on.
        editions: Pinned,
        /// How that person was identified.
        identified: RealName,
        /// When each limit that starts here is due.
        limits: Vec<LimitDue>,
        /// Whether something is missing.
        materials: Materials,
        /// When the case counts as accepted unless a supplement was asked for.
        notice: Due,
        /// Where it is handled.
        outlet: OutletCode,
        /// The papers.
        papers: Vec<StoredPaper>,
        /// Members of staff who were found to be parties by what came with the papers.
        parties_on_staff: Vec<PersonId>,
        /// What the item fixes, now pinned.
        profile: Profile,
        /// The section that reviews it.
        section: SectionCode,
    },
    /// The receipt was co-signed.
    CoSigned {},
    /// The applicant was told what is missing.
    SupplementAsked {
        /// When each limit that runs on meanwhile is due.
        limits: Vec<LimitDue>,
        /// The positions of what is missing.
        missing: Vec<u16>,
        /// When the term ends.
        term: Term,
    },
    /// All that was missing came.
    Supplied {
        /// When each running limit is due now.
        limits: Vec<LimitDue>,
        /// The papers.
        papers: Vec<StoredPaper>,
    },
    /// Some of it came.
    SuppliedPartly {
        /// The papers.
        papers: Vec<StoredPaper>,
    },
    /// Accepted.
    Accepted {
        /// When each limit is due.
        limits: Vec<LimitDue>,
    },
    /// Acceptance was refused.
    AcceptanceRefused {
        /// The legal ground.
        ground: String,
    },
    /// An item of the window was denied.
    RejectedAtWindow {
        /// The legal ground.
        ground: String,
        /// Whether in time.
        on_time: OnTime,
    },
    /// An item of the window was completed.
    CompletedAtWindow {
        /// Whether in time.
        on_time: OnTime,
    },
    /// Sent to the hall.
    SentToReview {},
    /// A reviewer took it.
    Taken {
        /// The number of the lease; a write under an older one is refused.
        fence: u32,
        /// When the lease ends.
        until: Moment,
    },
    /// The lease ended.
    LeaseEnded {},
    /// One of two reviewers proposed.
    Proposed {
        /// The basis or legal ground.
        ground: String,
        /// What.
        proposal: Proposal,
    },
    /// Approved.
    Approved {
        /// The basis.
        basis: String,
        /// Whether in time.
        on_time: OnTime,
    },
    /// Denied.
    Denied {
        /// The legal ground.
        ground: String,
        /// Whether in time.
        on_time: OnTime,
    },
    /// Sent back to the window.
    Returned {
        /// Why.
        reason: ReturnReason,
    },
    /// The final notice was served.
    Served {
        /// How.
        method: ServiceMethod,
    },
    /// The document was made.
    DocumentMade {
        /// The number of the blank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stock: Option<String>,
        /// By when the citizen should collect it.
        term: Term,
    },
    /// The document left.
    SentToOutlet {
        /// For that outlet.
        outlet: OutletCode,
    },
    /// The document arrived.
    ReceivedAtOutlet {
        /// By when the citizen should collect it.
        term: Term,
    },
    /// The document was handed over.
    HandedOver {
        /// To whom.
        collector: Attendance,
        /// How that person was identified.
        identified: RealName,
    },
    /// The uncollected document went back to the maker.
    ReturnedToMaker {},
    /// The uncollected document went to the archive.
    Archived {},
    /// The applicant withdrew.
    Withdrawn {},
    /// A person confirmed that the term has passed.
    Terminated {},
    /// Somebody declared a recusal.
    Recused {
        /// Why.
        cause: RecusalCause,
    },
    /// Nobody eligible is left.
    Escalated {
        /// For this post.
        post: Escalation,
    },
    /// Supervision named a substitute.
    Substituted {
        /// The number of the lease, where the substitute is a reviewer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fence: Option<u32>,
        /// The substitute.
        person: PersonId,
        /// When that lease ends.
        until: Moment,
    },
    /// A timer: the case counts as accepted from the day of receipt.
    DeemedAccepted {
        /// When each limit is due.
        limits: Vec<LimitDue>,
    },
    /// A timer: the citizen was reminded.
    Reminded {},
    /// A timer: the term has passed.
    OverdueProposed {},
}

/// A paper that was taken in: which, and the hash of its scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoredPaper {
    /// The SHA-256 of the scan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<Hash>,
    /// The position in the item's list of materials.
    pub material: u16,
    /// What happened to the original.
    pub original: Original,
}

/// A term that the citizen has: a reminder, then the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The last day; nothing falls due while it is provisional.
    pub due: Due,
    /// The day of the reminder.
    pub remind: NaiveDate,
}

/// The editions under which a case is decided from its receipt on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// The calendar.
    pub calendar: Hash,
    /// The catalogue.
    pub catalog: Hash,
    /// The network.
    pub network: Hash,
    /// The terms of the deployment.
    pub terms: Hash,
}

impl Pinned {
    /// The list that a record names by one hash.
    ///
    /// # Errors
    /// None that these four meet (`canonical-value`).
    pub fn list(&self, suite: Suite) -> Result<Editions, Report> {
        Editions::new(
            suite,
            [
                ("calendar".parse()?, self.calendar),
                ("catalog".parse()?, self.catalog),
                ("network".parse()?, self.network),
                ("terms".parse()?, self.terms),
            ],
        )
    }
}

impl Event {
    /// What the event does to the kernel; `None` for what happens beside it.
    #[must_use]
    pub const fn change(&self) -> Option<Change> {
        Some(match self {
            Self::Registered { .. } | Self::Linked { .. } => return None,
            Self::Received { materials, cosign, .. } => Change::Received(*materials, *cosign),
            Self::CoSigned {} => Change::CoSigned,
            Self::SupplementAsked { .. } => Change::SupplementAsked,
            Self::Supplied { .. } => Change::Supplied,
            Self::SuppliedPartly { .. } => Change::SuppliedPartly,
            Self::Accepted { .. } => Change::Accepted,
            Self::AcceptanceRefused { .. } => Change::AcceptanceRefused,
            Self::RejectedAtWindow { .. } => Change::RejectedAtWindow,
            Self::CompletedAtWindow { .. } => Change::CompletedAtWindow,
            Self::SentToReview {} => Change::SentToReview,
            Self::Taken { .. } => Change::Taken,
            Self::LeaseEnded {} => Change::LeaseEnded,
            Self::Proposed { proposal, .. } => Change::Proposed(*proposal),
            Self::Approved { .. } => Change::Approved,
            Self::Denied { .. } => Change::Denied,
            Self::Returned { .. } => Change::Returned,
            Self::Served { .. } => Change::Served,
            Self::DocumentMade { .. } => Change::DocumentMade,
            Self::SentToOutlet { .. } => Change::SentToOutlet,
            Self::ReceivedAtOutlet { .. } => Change::ReceivedAtOutlet,
            Self::HandedOver { .. } => Change::HandedOver,
            Self::ReturnedToMaker {} => Change::ReturnedToMaker,
            Self::Archived {} => Change::Archived,
            Self::Withdrawn {} => Change::Withdrawn,
            Self::Terminated {} => Change::Terminated,
            Self::Recused { .. } => Change::Recused,
            Self::Escalated { post } => Change::Escalated(*post),
            Self::Substituted { .. } => Change::Substituted,
            Self::DeemedAccepted { .. } => Change::DeemedAccepted,
            Self::Reminded {} => Change::Reminded,
            Self::OverdueProposed {} => Change::OverdueProposed,
        })
    }
}
