//! A hall on a journal of either kind: who sits where, what time it is, and the usual papers.

use std::cell::Cell;
use std::sync::Arc;

use banjian::case::kernel::Stage;
use banjian::case::{ApplicantKind, Attendance, Case, Original, Paper, Party, Payload, RealName, Refusal};
use banjian::catalog::Catalog;
use banjian::catalog::item::{Applicants, Item, Lane};
use banjian::entropy::Seeded;
use banjian::id::{CaseId, Identity, IdentityKind};
use banjian::journal::{Journal, MemoryJournal, SqliteJournal};
use banjian::network::{Network, Place, Post, Posting, Qualification, Staff};
use banjian::office::{Failure, HallDesk, Login, Office, PortalDesk, Settings, SupervisionDesk, WindowDesk};
use banjian::trace::Origin;
use chrono::{DateTime, TimeDelta, Utc};

/// 社会保障卡申领: committed, ten working days from acceptance, a card.
pub(crate) const CARD: &str = "992014012001";
/// 企业职工基本养老保险正常退休申请: two reviewers.
pub(crate) const RETIREMENT: &str = "992014005001";

pub(crate) const NAME: &str = "王小明";
pub(crate) const NUMBER: &str = "11010519491231002X";
pub(crate) const PHONE: &str = "13800001234";

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn login(person: &str) -> Login {
    Login {
        expires_at: at("2028-01-01T00:00:00Z").into(),
        method: "smart-card".parse().unwrap(),
        person: person.parse().unwrap(),
    }
}

pub(crate) fn identity() -> Identity {
    Identity::parse(IdentityKind::CitizenNumber, NUMBER).unwrap()
}

pub(crate) fn applicant() -> Payload {
    let party = Party { identity: identity(), name: NAME.into(), phone: Some(PHONE.into()) };
    Payload { applicant: Some(party), ..Payload::default() }
}

pub(crate) fn reason() -> Payload {
    Payload { reason: Some("材料不符".into()), ..Payload::default() }
}

pub(crate) fn papers(positions: impl IntoIterator<Item = u16>) -> Vec<Paper> {
    positions.into_iter().map(|material| Paper { hash: None, material, original: Original::Seen }).collect()
}

pub(crate) fn item(code: &str) -> Item {
    Catalog::reference().item(&code.parse().unwrap()).unwrap().clone()
}

/// Runs a story on a journal in memory and on one in a file.
pub(crate) fn on_both(story: impl Fn(Hall)) {
    story(Hall::on(Arc::new(MemoryJournal::new())));
    let directory = tempfile::tempdir().unwrap();
    story(Hall::on(Arc::new(SqliteJournal::open(directory.path().join("j")).unwrap())));
}

pub(crate) fn settings(journal: Arc<dyn Journal>, seed: u64) -> Settings {
    Settings::reference(Origin::demo("xiangyang").unwrap(), journal, Arc::new(Seeded::new(seed)))
        .host_attested()
}

/// An open office and its clock.
pub(crate) struct Hall {
    pub(crate) office: Office,
    pub(crate) journal: Arc<dyn Journal>,
    now: Cell<DateTime<Utc>>,
}

impl Hall {
    pub(crate) fn on(journal: Arc<dyn Journal>) -> Self {
        Self::with(settings(journal, 7))
    }

    /// It is 2 March 2026, half past nine.
    pub(crate) fn with(settings: Settings) -> Self {
        let journal = settings.journal.clone();
        let now = Cell::new(at("2026-03-02T01:30:00Z"));
        Self { office: Office::open(settings).unwrap(), journal, now }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.now.get()
    }

    pub(crate) fn later(&self, by: TimeDelta) {
        self.now.set(self.now.get() + by);
    }

    pub(crate) fn until(&self, text: &str) {
        self.now.set(at(text));
    }

    pub(crate) fn window(&self, person: &str, outlet: &str) -> WindowDesk {
        self.office.window(login(person), outlet.parse().unwrap()).unwrap()
    }

    pub(crate) fn hall(&self, person: &str) -> HallDesk {
        self.office.hall(login(person)).unwrap()
    }

    pub(crate) fn supervision(&self, person: &str) -> SupervisionDesk {
        self.office.supervision(login(person)).unwrap()
    }

    pub(crate) fn portal(&self) -> PortalDesk {
        self.office.portal("0001".parse().unwrap()).unwrap()
    }

    pub(crate) fn case(&self, id: CaseId) -> Case {
        self.office.case(id).unwrap()
    }

    pub(crate) fn stage(&self, id: CaseId) -> Stage {
        self.case(id).kernel().unwrap().stage
    }

    pub(crate) fn registered(&self, window: &WindowDesk, item: &Item, period: &str) -> CaseId {
        let kind = match item.applicants {
            Applicants::Legal => ApplicantKind::Legal,
            Applicants::Natural | Applicants::Both => ApplicantKind::Natural,
        };
        let reply = window.register(item.code.clone(), kind, period.into(), applicant(), self.now());
        reply.unwrap().case
    }

    /// Takes the papers at these positions in.
    pub(crate) fn receive(
        &self,
        window: &WindowDesk,
        id: CaseId,
        materials: impl IntoIterator<Item = u16>,
    ) -> Result<(), Failure> {
        let (attends, identified) = (Attendance::Applicant, RealName::DocumentRead);
        let materials = papers(materials);
        window.receive(&self.case(id), attends, identified, materials, applicant(), self.now()).map(|_| ())
    }

    /// Registered and received with all papers by `zws-w1`.
    pub(crate) fn received(&self, item: &Item, period: &str) -> CaseId {
        let window = self.window("zws-w1", "0001");
        let id = self.registered(&window, item, period);
        self.receive(&window, id, all(item)).unwrap();
        id
    }

    /// Received, accepted and in the hall.
    pub(crate) fn under_review(&self, item: &Item, period: &str) -> CaseId {
        let id = self.received(item, period);
        let window = self.window("zws-w1", "0001");
        window.accept(&self.case(id), self.now()).unwrap();
        if item.lane.value == Lane::Committed {
            window.send_to_review(&self.case(id), self.now()).unwrap();
        }
        assert_eq!(self.stage(id), Stage::UnderReview);
        id
    }

    /// Taken and approved by a reviewer.
    pub(crate) fn approved(&self, id: CaseId, reviewer: &str) {
        let hall = self.hall(reviewer);
        hall.take(&self.case(id), self.now()).unwrap();
        hall.approve(&self.case(id), "经办条例第九条".into(), Payload::default(), self.now()).unwrap();
    }
}

pub(crate) fn all(item: &Item) -> std::ops::Range<u16> {
    0..u16::try_from(item.materials.len()).unwrap()
}

/// The code of what stood against an act.
pub(crate) fn code<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> String {
    outcome.unwrap_err().code().unwrap().to_string()
}

pub(crate) fn refusal<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> Refusal {
    outcome.unwrap_err().refusal().unwrap()
}

/// The network of Xiangyang with changes to its plain data.
pub(crate) fn network(change: impl FnOnce(&mut banjian::network::Edition)) -> Arc<Network> {
    let mut edition = Network::xiangyang().edition().clone();
    change(&mut edition);
    Arc::new(Network::from_edition(edition, Catalog::reference().items()).unwrap())
}

pub(crate) fn posting(person: &str, post: Post, place: Place, from: &str) -> Posting {
    let (from, person) = (from.parse().unwrap(), person.parse().unwrap());
    Posting { from, person, place, post, until: None, window: None }
}

pub(crate) fn qualification(person: &str, category: &str, from: &str) -> Qualification {
    Qualification {
        categories: vec![category.into()],
        from: from.parse().unwrap(),
        granted_by: "a test".into(),
        person: person.parse().unwrap(),
        until: None,
    }
}

pub(crate) fn hired(person: &str) -> Staff {
    let known = Network::xiangyang().staff(&"zws-w1".parse().unwrap()).unwrap().clone();
    Staff { id: person.parse().unwrap(), identity: None, ..known }
}
