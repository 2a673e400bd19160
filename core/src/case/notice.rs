//! What the applicant is told: receipts, notices and decisions as structured documents in both languages.
//!
//! [`notice`] makes a document from an event, the case as that event left it, and the pinned item; it is pure,
//! so that a document can be made again at any time. Personal data appears only where the payload is given:
//! after its erasure the document is made all the same, to "the applicant". Whatever is a default or was not
//! checked is said in [`Notice::marks`].
//!
//! It seals nothing and sends nothing. Names are kept as written; control characters in them are replaced.

mod determined;
mod due;
mod paragraphs;
mod plain;
mod remedy;
mod render;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use due::NoticeDue;

use super::event::{Event, EventHeader};
use super::ledger::Case;
use super::payload::Payload;
use super::terms::Terms;
use crate::calendar::{Calendar, civil_day};
use crate::catalog::item::{Item, ItemKind, Lane};
use crate::certainty::Certainty;
use crate::eligibility::{Determination, Policy};
use crate::id::CaseNumber;
use crate::text::{Text, Words};

/// What sort of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// 接件凭证.
    Receipt,
    /// 一次性告知书: everything that is missing, at once.
    Supplement,
    /// 受理通知书.
    Acceptance,
    /// 视为受理告知书.
    DeemedAcceptance,
    /// 不予受理决定书.
    RefusalOfAcceptance,
    /// 准予决定书.
    Approval,
    /// 不予决定书.
    Denial,
    /// 办结通知书, for an item of the window.
    CompletionAtWindow,
    /// 期限提醒.
    Reminder,
    /// 逾期终止通知书.
    Termination,
    /// 撤回确认书.
    Withdrawal,
    /// 领取通知.
    ReadyForCollection,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::Receipt,
        Self::Supplement,
        Self::Acceptance,
        Self::DeemedAcceptance,
        Self::RefusalOfAcceptance,
        Self::Approval,
        Self::Denial,
        Self::CompletionAtWindow,
        Self::Reminder,
        Self::Termination,
        Self::Withdrawal,
        Self::ReadyForCollection,
    ];

    /// The kind of document that an event calls for; `None` where the applicant is told nothing.
    #[must_use]
    pub const fn of(event: &Event) -> Option<Self> {
        Some(match event {
            Event::Received { .. } => Self::Receipt,
            Event::SupplementAsked { .. } => Self::Supplement,
            Event::Accepted { .. } => Self::Acceptance,
            Event::DeemedAccepted { .. } => Self::DeemedAcceptance,
            Event::AcceptanceRefused { .. } => Self::RefusalOfAcceptance,
            Event::Approved { .. } => Self::Approval,
            Event::Denied { .. } | Event::RejectedAtWindow { .. } => Self::Denial,
            Event::CompletedAtWindow { .. } => Self::CompletionAtWindow,
            Event::Reminded {} => Self::Reminder,
            Event::Terminated {} => Self::Termination,
            Event::Withdrawn {} => Self::Withdrawal,
            Event::DocumentMade { .. } | Event::ReceivedAtOutlet { .. } => Self::ReadyForCollection,
            _ => return None,
        })
    }

    /// The title.
    #[must_use]
    pub const fn title(self) -> Words {
        match self {
            Self::Receipt => Words { en: "Receipt of papers", zh: "接件凭证" },
            Self::Supplement => {
                Words { en: "Notice of all that is missing", zh: "补正材料一次性告知书" }
            }
            Self::Acceptance => Words { en: "Notice of acceptance", zh: "受理通知书" },
            Self::DeemedAcceptance => {
                Words { en: "Notice that the application counts as accepted", zh: "视为受理告知书" }
            }
            Self::RefusalOfAcceptance => Words { en: "Refusal of acceptance", zh: "不予受理决定书" },
            Self::Approval => Words { en: "Approval", zh: "准予决定书" },
            Self::Denial => Words { en: "Denial", zh: "不予决定书" },
            Self::CompletionAtWindow => Words { en: "Notice of completion", zh: "办结通知书" },
            Self::Reminder => Words { en: "Reminder", zh: "期限提醒" },
            Self::Termination => Words { en: "Notice of termination", zh: "逾期终止通知书" },
            Self::Withdrawal => Words { en: "Withdrawal acknowledged", zh: "撤回申请确认书" },
            Self::ReadyForCollection => Words { en: "Ready for collection", zh: "领取通知" },
        }
    }

    /// Whether it is a decision, against which a remedy is open.
    #[must_use]
    pub const fn is_decision(self) -> bool {
        matches!(self, Self::RefusalOfAcceptance | Self::Approval | Self::Denial | Self::Termination)
    }
}

/// A place for a seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SealPlace {
    /// Whose seal.
    pub organ: Text,
    /// Where the sealed document is kept, by the embedder's reference; `None` while it is not sealed.
    pub sealed: Option<String>,
}

/// How far something in a document was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// How far.
    pub certainty: Certainty,
    /// What.
    pub of: Text,
}

/// A document for the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// To whom: the name as written, or "the applicant" without a payload.
    pub addressee: Text,
    /// The legal basis of the item, one provision an entry.
    pub basis: Vec<String>,
    /// The day of the event (civil date, Asia/Shanghai).
    pub date: NaiveDate,
    /// The term that runs, if one does.
    pub due: Option<NoticeDue>,
    /// The item.
    pub item: Text,
    /// What sort of document it is.
    pub kind: NoticeKind,
    /// What in this document is not read in its source; everything else is.
    pub marks: Vec<Mark>,
    /// The papers that are missing, in the order of the item's list.
    pub missing: Vec<Text>,
    /// The case number.
    pub number: CaseNumber,
    /// The competent organ, in whose name it is written.
    pub organ: Text,
    /// What it says.
    pub paragraphs: Vec<Text>,
    /// What may be done against it.
    pub remedy: Option<Text>,
    /// Where the organ's seal goes.
    pub seal: SealPlace,
}

/// What a document is made from, beside the case and the event.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The calendar edition.
    pub calendar: &'a Calendar,
    /// The item, from the pinned catalogue edition.
    pub item: &'a Item,
    /// The name of the outlet that the applicant goes to.
    pub outlet: &'a Text,
    /// The payload of the command, while it exists.
    pub payload: Option<&'a Payload>,
    /// The item's policy, by the edition that the pinned catalogue names; `None` where it names none.
    pub policy: Option<&'a Policy>,
    /// The deployment's terms.
    pub terms: &'a Terms,
}

/// The document that an event calls for; `None` where the applicant is told nothing, and before registration.
///
/// `case` is the case as the event left it.
#[must_use]
pub fn notice(case: &Case, header: &EventHeader, sources: &Sources<'_>) -> Option<Notice> {
    let kind = NoticeKind::of(&header.event)?;
    let opened = case.opened()?;
    let item = sources.item;
    let answer = determined::answer(kind, header, sources);
    let writer = Writer { answer, case, header, kind, sources, today: civil_day(header.at.instant()) };
    let due = writer.due();
    Some(Notice {
        addressee: writer.addressee(),
        basis: item.basis.clone(),
        date: writer.today,
        item: item.name.clone(),
        kind,
        marks: writer.marks(due.as_ref()),
        missing: writer.missing().map(|material| material.name.clone()).collect(),
        number: opened.number(),
        organ: item.organ.value.clone(),
        paragraphs: writer.paragraphs(),
        remedy: kind.is_decision().then(|| remedy::words(item.remedy.value).text()),
        seal: SealPlace { organ: item.organ.value.clone(), sealed: None },
        due,
    })
}

/// What the parts of a document are written from.
struct Writer<'a> {
    /// What the item's policy says of the recorded facts, while they are there.
    answer: Option<Determination>,
    case: &'a Case,
    header: &'a EventHeader,
    kind: NoticeKind,
    sources: &'a Sources<'a>,
    today: NaiveDate,
}

impl<'a> Writer<'a> {
    fn addressee(&self) -> Text {
        match self.sources.payload.and_then(|payload| payload.applicant.as_ref()) {
            Some(party) => {
                let name = plain::text(&party.name);
                Text::new(name.clone(), name)
            }
            None => Text::new("申请人", "the applicant"),
        }
    }

    fn missing(&self) -> impl Iterator<Item = &'a crate::catalog::item::Material> + use<'a> {
        let told: &[u16] = match &self.header.event {
            Event::SupplementAsked { missing, .. } => missing,
            Event::Reminded {} => self.case.missing(),
            _ => &[],
        };
        let materials = &self.sources.item.materials;
        told.iter().filter_map(move |at| materials.get(usize::from(*at)))
    }

    /// Everything that this document says and that is not read in its source.
    fn marks(&self, due: Option<&NoticeDue>) -> Vec<Mark> {
        let item = self.sources.item;
        let mut marks = vec![
            (item.organ.certainty, Text::new("主管机关", "the competent organ")),
            (item.basis_certainty, Text::new("法律依据", "the legal basis")),
        ];
        for material in self.missing() {
            let name = &material.name;
            marks.push((
                material.certainty,
                Text::new(format!("材料“{}”", name.zh), format!("the paper \"{}\"", name.en)),
            ));
        }
        if let Some(limit) = due.and_then(|due| due.limit).and_then(|at| item.limits.get(usize::from(at))) {
            marks.push((limit.certainty, Text::new("办理期限", "the length of the limit")));
            marks.push((limit.start_certainty, Text::new("期限起算", "the start of the limit")));
            marks.push((limit.pauses_certainty, Text::new("期限中止", "the pauses of the limit")));
        } else if due.is_some() {
            marks.push((Certainty::Default, Text::new("申请人的期限", "the applicant's term")));
        }
        // 行政许可法 32 sets five working days for licences; other items follow it as policy.
        if self.kind == NoticeKind::Receipt && item.lane.value != Lane::AtWindow {
            let certainty = match item.kind {
                ItemKind::Licence => Certainty::Read,
                _ => Certainty::Default,
            };
            marks.push((certainty, Text::new("告知补正的期限", "the term for asking for a supplement")));
        }
        marks.extend(self.determined_marks());
        if self.kind.is_decision() {
            marks.push((item.remedy.certainty, Text::new("救济途径", "the remedy")));
            marks.push((Certainty::Unchecked, Text::new("救济期限", "the terms of the remedy")));
        }
        marks.retain(|(certainty, _)| *certainty != Certainty::Read);
        marks.into_iter().map(|(certainty, of)| Mark { certainty, of }).collect()
    }
}
