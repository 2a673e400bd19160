//! A first story, on a journal in memory, with nothing between the reader and the office.

use std::sync::Arc;

use banjian::case::kernel::Stage;
use banjian::case::{
    ApplicantKind, Attendance, Case, Original, Paper, Party, Payload, RealName, Refusal, ServiceMethod,
};
use banjian::entropy::Seeded;
use banjian::id::{CaseId, Identity, IdentityKind};
use banjian::journal::MemoryJournal;
use banjian::office::{Login, Office, Settings};
use banjian::trace::Origin;
use chrono::{DateTime, Utc};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn office() -> Office {
    let (origin, entropy) = (Origin::demo("xiangyang").unwrap(), Arc::new(Seeded::new(7)));
    Office::open(Settings::reference(origin, Arc::new(MemoryJournal::new()), entropy).host_attested())
        .unwrap()
}

fn login(person: &str) -> Login {
    Login {
        expires_at: at("2026-03-31T00:00:00Z").into(),
        method: "smart-card".parse().unwrap(),
        person: person.parse().unwrap(),
    }
}

fn applicant() -> Payload {
    Payload {
        applicant: Some(Party {
            identity: Identity::parse(IdentityKind::CitizenNumber, "11010519491231002X").unwrap(),
            name: "王某".into(),
            phone: None,
        }),
        ..Payload::default()
    }
}

fn papers(count: u16) -> Vec<Paper> {
    (0..count).map(|material| Paper { hash: None, material, original: Original::Seen }).collect()
}

fn now(office: &Office, case: CaseId) -> Case {
    office.case(case).unwrap()
}

#[test]
fn an_account_is_changed_in_one_visit_by_two_people() {
    let office = office();
    let time = at("2026-03-02T01:30:00Z");
    let item = office.catalog().item(&"992014002009".parse().unwrap()).unwrap().clone();
    let window = office.window(login("zws-w1"), "0001".parse().unwrap()).unwrap();
    let reply =
        window.register(item.code.clone(), ApplicantKind::Natural, String::new(), applicant(), time).unwrap();
    let id = reply.case;
    assert_eq!(reply.stage, Stage::Draft);
    let count = u16::try_from(item.materials.len()).unwrap();
    window
        .receive(
            &now(&office, id),
            Attendance::Applicant,
            RealName::DocumentRead,
            papers(count),
            applicant(),
            time,
        )
        .unwrap();
    let refused = window.complete_at_window(&now(&office, id), Payload::default(), time).unwrap_err();
    assert_eq!(refused.refusal(), Some(Refusal::NeedsReview));
    let reply = window.accept(&now(&office, id), time).unwrap();
    assert_eq!(reply.stage, Stage::UnderReview);
    let hall = office.hall(login("registration-r1")).unwrap();
    hall.take(&now(&office, id), time).unwrap();
    hall.approve(&now(&office, id), "经办条例第九条".into(), Payload::default(), time).unwrap();
    let issuing = office.window(login("zws-w3"), "0001".parse().unwrap()).unwrap();
    let reply = issuing.serve(&now(&office, id), ServiceMethod::InPerson, Payload::default(), time).unwrap();
    assert_eq!(reply.stage, Stage::Closed);
    let audit = office.audit(login("audit-1"), time).unwrap();
    let history = audit.history(id).unwrap();
    assert_eq!(history.records.len(), 6);
    assert_eq!(history.case, now(&office, id));
}
