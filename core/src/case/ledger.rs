//! A case: what its event headers add up to. Read only; [`Case::apply`](super::ledger::Case::apply) makes it.

use chrono::NaiveDate;

use super::clocks::Clocks;
use super::command::ApplicantKind;
use super::determined::Determined;
use super::event::{Pinned, StoredPaper, Term};
use super::kernel::{Hands, Kernel};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{CaseId, CaseNumber, ItemCode, OutletCode, PersonId, SectionCode};
use crate::trace::Moment;

/// A case with its ledgers: hands, papers, clocks, lease, custody, links. Holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub(super) id: CaseId,
    pub(super) version: u32,
    pub(super) opened: Option<Opened>,
    pub(super) hands: Vec<(PersonId, Hands)>,
    pub(super) barred: Vec<PersonId>,
    pub(super) parties_on_staff: Vec<PersonId>,
    pub(super) receiver: Option<PersonId>,
    pub(super) proposer: Option<PersonId>,
    pub(super) lease: Option<Lease>,
    pub(super) fence: u32,
    pub(super) clocks: Clocks,
    pub(super) determined: Option<Determined>,
    pub(super) papers: Vec<StoredPaper>,
    pub(super) missing: Vec<u16>,
    pub(super) notice: Option<crate::calendar::Due>,
    pub(super) term: Option<Term>,
    pub(super) since: Option<Moment>,
    pub(super) linked: Vec<CaseId>,
}

/// What registration fixed, and receipt pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub(super) kernel: Kernel,
    pub(super) applicant: ApplicantKind,
    pub(super) item: ItemCode,
    pub(super) number: CaseNumber,
    pub(super) outlet: OutletCode,
    pub(super) document_at: OutletCode,
    pub(super) period: String,
    pub(super) section: SectionCode,
    pub(super) pinned: Option<Pinned>,
}

/// A reviewer's hold on a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ReviewLease")]
pub struct Lease {
    /// Its number in the case.
    pub fence: u32,
    /// Who holds it.
    pub holder: PersonId,
    /// When it ends.
    pub until: Moment,
}

impl Case {
    /// A case id with nothing recorded under it yet.
    #[must_use]
    pub fn unopened(id: CaseId) -> Self {
        Self {
            id,
            version: 0,
            opened: None,
            hands: Vec::new(),
            barred: Vec::new(),
            parties_on_staff: Vec::new(),
            receiver: None,
            proposer: None,
            lease: None,
            fence: 0,
            clocks: Clocks::default(),
            determined: None,
            papers: Vec::new(),
            missing: Vec::new(),
            notice: None,
            term: None,
            since: None,
            linked: Vec::new(),
        }
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> CaseId {
        self.id
    }

    /// How many events it has.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// What registration fixed; `None` before it.
    #[must_use]
    pub const fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref()
    }

    /// The state that the guards look at; `None` before registration.
    #[must_use]
    pub fn kernel(&self) -> Option<&Kernel> {
        self.opened.as_ref().map(|opened| &opened.kernel)
    }

    /// What a natural person has done on this case.
    #[must_use]
    pub fn hands_of(&self, person: &PersonId) -> Hands {
        self.hands.iter().find(|(known, _)| known == person).map_or(Hands::NONE, |(_, hands)| *hands)
    }

    /// Everybody who has touched the case, in the order of their first act.
    #[must_use]
    pub fn hands(&self) -> &[(PersonId, Hands)] {
        &self.hands
    }

    /// Who declared a recusal.
    #[must_use]
    pub fn recused(&self) -> &[PersonId] {
        &self.barred
    }

    /// Members of staff who are parties.
    #[must_use]
    pub fn parties_on_staff(&self) -> &[PersonId] {
        &self.parties_on_staff
    }

    /// The lease, while a reviewer holds the case.
    #[must_use]
    pub const fn lease(&self) -> Option<&Lease> {
        self.lease.as_ref()
    }

    /// What the item's policy said last; `None` where it was never asked.
    #[must_use]
    pub const fn determined(&self) -> Option<&Determined> {
        self.determined.as_ref()
    }

    /// The limits.
    #[must_use]
    pub const fn clocks(&self) -> &Clocks {
        &self.clocks
    }

    /// The papers that were taken in.
    #[must_use]
    pub fn papers(&self) -> &[StoredPaper] {
        &self.papers
    }

    /// What was asked for and has not come, by position in the item's list.
    #[must_use]
    pub fn missing(&self) -> &[u16] {
        &self.missing
    }

    /// The term that the citizen has, while the case waits for them.
    #[must_use]
    pub const fn term(&self) -> Option<&Term> {
        self.term.as_ref()
    }

    /// Cases of the same subject, item and period.
    #[must_use]
    pub fn linked(&self) -> &[CaseId] {
        &self.linked
    }

    /// The day on which it counts as accepted unless a supplement is asked for before.
    #[must_use]
    pub fn notice_due(&self) -> Option<NaiveDate> {
        self.notice.map(|due| due.date)
    }
}

impl Opened {
    /// The state that the guards look at.
    #[must_use]
    pub const fn kernel(&self) -> &Kernel {
        &self.kernel
    }

    /// Who applies.
    #[must_use]
    pub const fn applicant(&self) -> ApplicantKind {
        self.applicant
    }

    /// The item.
    #[must_use]
    pub const fn item(&self) -> &ItemCode {
        &self.item
    }

    /// The number, for people.
    #[must_use]
    pub const fn number(&self) -> CaseNumber {
        self.number
    }

    /// The outlet that handles it: where it was registered, from receipt on where it was received.
    #[must_use]
    pub const fn outlet(&self) -> &OutletCode {
        &self.outlet
    }

    /// The outlet that holds the document, or that it was sent to.
    #[must_use]
    pub const fn document_at(&self) -> &OutletCode {
        &self.document_at
    }

    /// The period of the claim.
    #[must_use]
    pub fn period(&self) -> &str {
        &self.period
    }

    /// The section of the hall that reviews it.
    #[must_use]
    pub const fn section(&self) -> &SectionCode {
        &self.section
    }

    /// The editions that receipt pinned.
    #[must_use]
    pub const fn pinned(&self) -> Option<&Pinned> {
        self.pinned.as_ref()
    }
}
