//! The state of a case: small regions, each with few values, that the enumeration visits one and all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalog::item::{Item, Lane, Pause, ReviewTier, Start};
use crate::text::Words;

/// How often the applicant may be asked to supplement, and how often a reviewer may return a case.
pub const MOST_ROUNDS: u8 = 2;

macro_rules! region {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),* $(,)? }) => {
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        $(#[$doc])*
        pub enum $name {
            $($(#[$variant_doc])* $variant),*
        }

        impl $name {
            /// Every value, in the order of the life of a case.
            pub const ALL: &[Self] = &[$(Self::$variant),*];
        }
    };
}

region! {
    /// 环节: how far the case has come.
    Stage {
        /// 登记: registered, papers not yet taken in.
        Draft,
        /// 已接件: papers taken in, not yet accepted.
        Received,
        /// 已受理.
        Accepted,
        /// 审查: in the hall.
        UnderReview,
        /// 退回窗口: sent back by a reviewer for correction.
        Returned,
        /// 已决定: approved or denied, not yet served or issued.
        Decided,
        /// 待出件: the document exists and is on its way to the citizen.
        Issuing,
        /// 办结: an end.
        Closed,
        /// 不予受理: an end.
        NotAccepted,
        /// 撤回: an end.
        Withdrawn,
        /// 终止: an end.
        Terminated,
    }
}

impl Stage {
    /// The stage for people.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Draft => Words { en: "registered", zh: "登记" },
            Self::Received => Words { en: "received", zh: "已接件" },
            Self::Accepted => Words { en: "accepted", zh: "已受理" },
            Self::UnderReview => Words { en: "under review", zh: "审查" },
            Self::Returned => Words { en: "returned to the window", zh: "退回窗口" },
            Self::Decided => Words { en: "decided", zh: "已决定" },
            Self::Issuing => Words { en: "to be issued", zh: "待出件" },
            Self::Closed => Words { en: "closed", zh: "办结" },
            Self::NotAccepted => Words { en: "not accepted", zh: "不予受理" },
            Self::Withdrawn => Words { en: "withdrawn", zh: "撤回" },
            Self::Terminated => Words { en: "terminated", zh: "终止" },
        }
    }

    /// Whether the case has come to an end.
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Closed | Self::NotAccepted | Self::Withdrawn | Self::Terminated)
    }

    /// Whether the case is open and nothing has been decided.
    #[must_use]
    pub const fn is_before_decision(self) -> bool {
        matches!(self, Self::Draft | Self::Received | Self::Accepted | Self::UnderReview | Self::Returned)
    }
}

region! {
    /// 时限: what the case is doing to its limits.
    Clock {
        /// 未起算.
        Off,
        /// 计时.
        Running,
        /// 补正中止.
        PausedSupplement,
        /// 止算.
        Stopped,
    }
}

region! {
    /// 材料: the papers of the application.
    Materials {
        /// 齐全.
        Complete,
        /// 欠缺: something is missing and the applicant was not yet told.
        Short,
        /// 待补正: the applicant was told, all at once.
        Asked,
    }
}

region! {
    /// 保管: who holds the document.
    Custody {
        /// There is none.
        None,
        /// The window that made it.
        AtWindow,
        /// 流转: between outlets.
        InTransit,
        /// 异地网点: another outlet, for the citizen to collect.
        AtOtherOutlet,
        /// 已领.
        WithCitizen,
        /// 退回制证: sent back to the maker, uncollected.
        BackAtMaker,
        /// 存档: kept in the archive, uncollected.
        Archived,
    }
}

region! {
    /// 效力: whether a result is in force.
    Validity {
        /// There is no result.
        None,
        /// 有效.
        InForce,
    }
}

region! {
    /// What was decided.
    #[schemars(rename = "Decided")]
    Outcome {
        /// Nothing yet.
        Undecided,
        /// 准予.
        Approved,
        /// 不予.
        Denied,
    }
}

region! {
    /// 送达: whether the applicant was given the final decision or notice.
    Service {
        /// Not yet.
        Unserved,
        /// With method, date and evidence.
        Served,
    }
}

region! {
    /// 会签: whether the receipt by somebody in training was co-signed.
    Cosign {
        /// The receiver is qualified.
        NotNeeded,
        /// Somebody else has to sign.
        Wanted,
        /// Somebody else has signed.
        Signed,
    }
}

region! {
    /// Whether a reviewer holds the case.
    Lease {
        /// In the pool.
        Free,
        /// Somebody has taken it.
        Held,
    }
}

region! {
    /// 初审: what the first of two reviewers proposed. A double review ends when two different people say the same.
    Proposal {
        /// Nobody has proposed yet, or the item needs one reviewer.
        Open,
        /// The latest proposal is to approve.
        Approve,
        /// The latest proposal is to deny.
        Deny,
    }
}

region! {
    /// Whether the case waits for the citizen, and how far the waiting has gone.
    Waiting {
        /// It does not.
        No,
        /// The citizen has the next step.
        ForCitizen,
        /// The citizen was reminded.
        Reminded,
        /// The term has passed; a timer proposes to end the waiting, a person decides.
        Overdue,
    }
}

region! {
    /// 上报: whether nobody eligible is left for the next step, and for which post.
    Escalation {
        /// Somebody is.
        No,
        /// A window clerk is wanted.
        Window,
        /// A reviewer is wanted.
        Reviewer,
        /// A supervisor is wanted: to confirm that a term has passed.
        Supervisor,
    }
}

region! {
    /// Whether the item issues a document.
    Deliverable {
        /// 无需出件.
        Nothing,
        /// A card, certificate or paper.
        Document,
    }
}

region! {
    /// Whether a supplement pauses the limits (never for licences).
    SupplementPause {
        /// It does not.
        Never,
        /// It does.
        Allowed,
    }
}

/// What the case takes from its item: fixed from receipt on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// When its first limit begins to run: at receipt or at acceptance.
    pub clock_start: Start,
    /// Whether it issues a document.
    pub deliverable: Deliverable,
    /// How it is decided.
    pub lane: Lane,
    /// How many reviewers decide.
    pub review: ReviewTier,
    /// Whether a supplement pauses its limits.
    pub supplement_pause: SupplementPause,
}

impl Profile {
    /// What an item fixes.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let from_receipt = item.limits.iter().any(|limit| limit.start == Start::Received);
        let pauses = item.limits.iter().any(|limit| limit.pauses.contains(&Pause::Supplement));
        Self {
            clock_start: if from_receipt { Start::Received } else { Start::Accepted },
            deliverable: if item.deliverable.is_some() {
                Deliverable::Document
            } else {
                Deliverable::Nothing
            },
            lane: item.lane.value,
            review: item.review.value,
            supplement_pause: if pauses { SupplementPause::Allowed } else { SupplementPause::Never },
        }
    }

    /// How many reviewers the case needs: 0 for an item of the window.
    #[must_use]
    pub const fn reviewers(self) -> u8 {
        match (self.lane, self.review) {
            (Lane::AtWindow, _) => 0,
            (_, ReviewTier::Single) => 1,
            (_, ReviewTier::Double) => 2,
        }
    }
}

/// The state that the guards look at. Who did what stands beside it, in the hands of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kernel {
    /// How often a supplement was asked for, up to [`MOST_ROUNDS`].
    pub asked: u8,
    /// The limits.
    pub clock: Clock,
    /// The co-signature on the receipt.
    pub cosign: Cosign,
    /// The document.
    pub custody: Custody,
    /// Whether nobody eligible is left.
    pub escalation: Escalation,
    /// Whether a reviewer holds it.
    pub lease: Lease,
    /// The papers.
    pub materials: Materials,
    /// The decision.
    pub outcome: Outcome,
    /// What the item fixes.
    pub profile: Profile,
    /// What the first of two reviewers proposed.
    pub proposal: Proposal,
    /// How often a reviewer returned it, up to [`MOST_ROUNDS`].
    pub returned: u8,
    /// The service of the decision.
    pub service: Service,
    /// How far the case has come.
    pub stage: Stage,
    /// The result.
    pub validity: Validity,
    /// Whether it waits for the citizen.
    pub waiting: Waiting,
}

impl Kernel {
    /// A case as it is just after registration: a draft that waits for the citizen to come.
    #[must_use]
    pub const fn draft(profile: Profile) -> Self {
        Self {
            profile,
            stage: Stage::Draft,
            clock: Clock::Off,
            materials: Materials::Short,
            custody: Custody::None,
            validity: Validity::None,
            outcome: Outcome::Undecided,
            service: Service::Unserved,
            cosign: Cosign::NotNeeded,
            lease: Lease::Free,
            proposal: Proposal::Open,
            waiting: Waiting::ForCitizen,
            escalation: Escalation::No,
            asked: 0,
            returned: 0,
        }
    }

    /// Whether a document is to be handed over: approved, and the item issues one.
    #[must_use]
    pub fn owes_document(&self) -> bool {
        self.outcome == Outcome::Approved && self.profile.deliverable == Deliverable::Document
    }

    /// Whether a final notice waits to be served.
    #[must_use]
    pub fn owes_service(&self) -> bool {
        let noticed = match self.stage {
            Stage::Decided => !self.owes_document(),
            Stage::NotAccepted | Stage::Terminated => true,
            _ => false,
        };
        noticed && self.service == Service::Unserved
    }
}
