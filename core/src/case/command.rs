//! What a person at a desk asks: the header fields of each command. No personal data stands here; that is the
//! [`Payload`](super::payload::Payload)'s.
//!
//! The role, the person, the post and the outlet are filled in by the desk and cannot be written in a command.
//! Timers are not commands: there is no way to write one.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kernel::{CommandKind, Grounds};
use crate::canonical::Hash;
use crate::id::{ItemCode, OutletCode, PersonId};
use crate::report::{Faults, Place, Report, codes};
use crate::text::Words;

/// A command on one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// 登记: opens a case.
    Register {
        /// Whether a natural or a legal person applies.
        applicant: ApplicantKind,
        /// The item.
        item: ItemCode,
        /// The period that the claim is about, as `2026-11`; empty for an item without one. With subject and
        /// item it finds the linked cases. At most 16 characters.
        period: String,
    },
    /// 接件: papers are taken in from an identified person.
    Receive {
        /// Who stands at the window.
        attends: Attendance,
        /// How that person was identified.
        identified: RealName,
        /// The papers handed in.
        materials: Vec<Paper>,
    },
    /// 会签: signs the receipt of somebody in training.
    CoSign {},
    /// 补正告知: one notice lists everything.
    AskSupplement {
        /// Whether a later notice rests on new facts; `old` for the first notice is in order.
        grounds: NoticeGrounds,
        /// The positions of what is missing in the item's list of materials, from 0.
        missing: Vec<u16>,
    },
    /// 补正.
    Supply {
        /// The papers handed in.
        materials: Vec<Paper>,
    },
    /// 受理.
    Accept {},
    /// 不予受理. The reason stands in the payload.
    RefuseAcceptance {
        /// The legal ground, 1 to 200 characters.
        ground: String,
    },
    /// 窗口不予. The reason stands in the payload.
    RejectAtWindow {
        /// The legal ground, 1 to 200 characters.
        ground: String,
    },
    /// 即办.
    CompleteAtWindow {},
    /// 转审.
    SendToReview {},
    /// 回避.
    DeclareRecusal {
        /// Why.
        cause: RecusalCause,
    },
    /// 上报.
    Escalate {},
    /// 指定.
    Substitute {
        /// Who is to take the next step.
        person: PersonId,
    },
    /// 领办.
    Take {},
    /// 退回.
    ReturnToWindow {
        /// Why.
        reason: ReturnReason,
    },
    /// 准予.
    Approve {
        /// The basis of the decision, 1 to 200 characters.
        basis: String,
    },
    /// 不予. The reason stands in the payload.
    Deny {
        /// The legal ground, 1 to 200 characters.
        ground: String,
    },
    /// 送达: the final decision or notice is served.
    Serve {
        /// How.
        method: ServiceMethod,
    },
    /// 制证.
    MakeDocument {
        /// The number of the blank that was used, where stock is numbered; at most 40 characters.
        stock: Option<String>,
    },
    /// 流转.
    SendToOutlet {
        /// Where the citizen collects.
        outlet: OutletCode,
    },
    /// 签收.
    ReceiveAtOutlet {},
    /// 出件.
    HandOver {
        /// Who collects.
        collector: Attendance,
        /// How that person was identified.
        identified: RealName,
    },
    /// 退回制证.
    ReturnToMaker {},
    /// 存档.
    Archive {},
    /// 撤回.
    Withdraw {},
    /// 逾期终止.
    ConfirmOverdue {},
}

macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant),*
        }
    };
}

closed_set! {
    /// Who applies.
    ApplicantKind {
        /// 自然人.
        Natural,
        /// 法人.
        Legal,
    }
}

impl ApplicantKind {
    /// The kind for people.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Natural => Words { en: "natural person", zh: "自然人" },
            Self::Legal => Words { en: "legal person", zh: "法人" },
        }
    }
}

closed_set! {
    /// Who stands at the window.
    Attendance {
        /// The applicant, or a legal person's representative.
        Applicant,
        /// An agent by a letter of authority (委托书).
        AgentByLetter,
        /// A guardian (监护人).
        Guardian,
        /// An heir (继承人).
        Heir,
        /// A near relative, where the item allows it (近亲属).
        NearKin,
        /// The staff of the applicant's unit (单位经办人).
        Unit,
        /// Somebody who shows no mandate.
        WithoutMandate,
    }
}

closed_set! {
    /// How the person present was identified, and with what result.
    RealName {
        /// The chip of the identity document was read.
        DocumentRead,
        /// The face was compared with the document.
        FaceCompared,
        /// The electronic social-security card was scanned.
        ElectronicCard,
        /// An elderly person was identified by a member of staff from the paper (老年人替代方式).
        ElderlyFallback,
        /// The comparison failed.
        Failed,
        /// Nobody was identified.
        NotDone,
    }
}

impl RealName {
    /// Whether the person is known.
    #[must_use]
    pub const fn succeeded(self) -> bool {
        !matches!(self, Self::Failed | Self::NotDone)
    }
}

closed_set! {
    /// What a later supplement notice rests on.
    NoticeGrounds {
        /// Facts that were not known at the notice before.
        New,
        /// Nothing new.
        Old,
    }
}

impl From<NoticeGrounds> for Grounds {
    fn from(grounds: NoticeGrounds) -> Self {
        match grounds {
            NoticeGrounds::New => Self::New,
            NoticeGrounds::Old => Self::Old,
        }
    }
}

closed_set! {
    /// What happened to the original of a paper.
    Original {
        /// Seen and given back.
        Seen,
        /// Kept.
        Kept,
        /// A copy or an electronic original came; no paper was shown.
        NotShown,
    }
}

/// A paper handed in. The scan stays with the embedder; the core keeps its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The SHA-256 of the scan, where there is one.
    pub hash: Option<Hash>,
    /// The position in the item's list of materials, from 0.
    pub material: u16,
    /// What happened to the original.
    pub original: Original,
}

closed_set! {
    /// Why a person withdraws from a case.
    RecusalCause {
        /// A relative of a party.
        Kin,
        /// An interest of one's own.
        Interest,
        /// Another relation that could touch a fair decision.
        Other,
    }
}

closed_set! {
    /// Why a reviewer sends a case back to the window.
    ReturnReason {
        /// A scan cannot be read.
        Illegible,
        /// Data and papers do not agree.
        Inconsistent,
        /// The wrong item was chosen.
        WrongItem,
        /// A check at the window was left out.
        CheckLeftOut,
    }
}

closed_set! {
    /// How a decision is served.
    ServiceMethod {
        /// Handed over in person.
        InPerson,
        /// By post with acknowledgement.
        Post,
        /// Electronically, by consent.
        Electronic,
        /// By public notice, where no other way is left.
        PublicNotice,
    }
}

/// The longest legal ground or basis, in characters.
pub const MAX_GROUND: usize = 200;
const MAX_PERIOD: usize = 16;
const MAX_STOCK: usize = 40;
const MAX_PAPERS: usize = 100;

impl Command {
    /// The kind of the command.
    #[must_use]
    pub const fn kind(&self) -> CommandKind {
        match self {
            Self::Register { .. } => CommandKind::Register,
            Self::Receive { .. } => CommandKind::Receive,
            Self::CoSign {} => CommandKind::CoSign,
            Self::AskSupplement { .. } => CommandKind::AskSupplement,
            Self::Supply { .. } => CommandKind::Supply,
            Self::Accept {} => CommandKind::Accept,
            Self::RefuseAcceptance { .. } => CommandKind::RefuseAcceptance,
            Self::RejectAtWindow { .. } => CommandKind::RejectAtWindow,
            Self::CompleteAtWindow {} => CommandKind::CompleteAtWindow,
            Self::SendToReview {} => CommandKind::SendToReview,
            Self::DeclareRecusal { .. } => CommandKind::DeclareRecusal,
            Self::Escalate {} => CommandKind::Escalate,
            Self::Substitute { .. } => CommandKind::Substitute,
            Self::Take {} => CommandKind::Take,
            Self::ReturnToWindow { .. } => CommandKind::ReturnToWindow,
            Self::Approve { .. } => CommandKind::Approve,
            Self::Deny { .. } => CommandKind::Deny,
            Self::Serve { .. } => CommandKind::Serve,
            Self::MakeDocument { .. } => CommandKind::MakeDocument,
            Self::SendToOutlet { .. } => CommandKind::SendToOutlet,
            Self::ReceiveAtOutlet {} => CommandKind::ReceiveAtOutlet,
            Self::HandOver { .. } => CommandKind::HandOver,
            Self::ReturnToMaker {} => CommandKind::ReturnToMaker,
            Self::Archive {} => CommandKind::Archive,
            Self::Withdraw {} => CommandKind::Withdraw,
            Self::ConfirmOverdue {} => CommandKind::ConfirmOverdue,
        }
    }

    /// Holds the command against the item's list of materials and the bounds of its texts.
    ///
    /// # Errors
    /// `material-unknown`, `material-twice`, `text-too-long`, `too-many-papers`: all that is wrong at once.
    pub fn check(&self, materials: usize) -> Result<(), Faults> {
        let mut found = Vec::new();
        match self {
            Self::Register { period, .. } => fits(period, "period", MAX_PERIOD, &mut found),
            Self::Receive { materials: papers, .. } | Self::Supply { materials: papers } => {
                if papers.len() > MAX_PAPERS {
                    found.push(
                        Report::new(codes::command::TOO_MANY_PAPERS)
                            .with("found", papers.len())
                            .with("most", MAX_PAPERS)
                            .at(Place::path("materials")),
                    );
                } else {
                    listed(papers.iter().map(|paper| paper.material), materials, "materials", &mut found);
                }
            }
            Self::AskSupplement { missing, .. } => {
                listed(missing.iter().copied(), materials, "missing", &mut found);
            }
            Self::RefuseAcceptance { ground } | Self::RejectAtWindow { ground } | Self::Deny { ground } => {
                fits(ground, "ground", MAX_GROUND, &mut found);
            }
            Self::Approve { basis } => fits(basis, "basis", MAX_GROUND, &mut found),
            Self::MakeDocument { stock: Some(stock) } => fits(stock, "stock", MAX_STOCK, &mut found),
            _ => {}
        }
        Faults::check(found)
    }
}

fn fits(text: &str, path: &str, most: usize, found: &mut Vec<Report>) {
    if text.chars().count() > most || text.chars().any(char::is_control) {
        found.push(Report::new(codes::command::TEXT_TOO_LONG).with("most", most).at(Place::path(path)));
    }
}

fn listed(positions: impl Iterator<Item = u16>, materials: usize, path: &str, found: &mut Vec<Report>) {
    let mut seen: BTreeMap<u16, usize> = BTreeMap::new();
    for (index, position) in positions.enumerate() {
        let place = || Place::path(format!("{path}[{index}]"));
        if usize::from(position) >= materials {
            found.push(
                Report::new(codes::command::MATERIAL_UNKNOWN)
                    .with("found", position)
                    .with("count", materials)
                    .at(place()),
            );
        } else if seen.insert(position, index).is_some() {
            found.push(Report::new(codes::command::MATERIAL_TWICE).with("found", position).at(place()));
        }
    }
}
