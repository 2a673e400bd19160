//! A case's notices through the office: with names while the payload exists, without them afterwards.

use std::sync::Arc;

use banjian::case::notice::NoticeKind;
use banjian::case::{ApplicantKind, Attendance, Original, Paper, Party, Payload, RealName};
use banjian::entropy::Seeded;
use banjian::id::{Identity, IdentityKind};
use banjian::journal::MemoryJournal;
use banjian::office::{Login, Office, Settings};
use banjian::text::Language;
use banjian::trace::Origin;
use chrono::{DateTime, TimeDelta, Utc};

#[test]
fn the_applicant_is_named_on_every_notice_though_only_the_first_acts_brought_the_name() {
    let journal = Arc::new(MemoryJournal::new());
    let origin = Origin::demo("notices").unwrap();
    let office =
        Office::open(Settings::reference(origin, journal, Arc::new(Seeded::new(1))).host_attested()).unwrap();
    let now: DateTime<Utc> = "2026-03-02T01:30:00Z".parse().unwrap();
    let login = |person: &str| Login {
        expires_at: (now + TimeDelta::hours(8)).into(),
        method: "smart-card".parse().unwrap(),
        person: person.parse().unwrap(),
    };
    let identity = Identity::parse(IdentityKind::CitizenNumber, "11010519491231002X").unwrap();
    let party = Party { identity, name: "欧阳某".into(), phone: None };
    let payload = Payload { applicant: Some(party), ..Payload::default() };
    let window = office.window(login("zws-w2"), "0001".parse().unwrap()).unwrap();
    let item = "992014012001".parse().unwrap();
    let opened =
        window.register(item, ApplicantKind::Natural, String::new(), payload.clone(), now).unwrap().case;
    let case = || office.case(opened).unwrap();
    let papers: Vec<Paper> =
        (0..2).map(|material| Paper { hash: None, material, original: Original::Seen }).collect();
    window.receive(&case(), Attendance::Applicant, RealName::DocumentRead, papers, payload, now).unwrap();
    window.accept(&case(), now).unwrap();
    let notices = office.notices(opened).unwrap();
    let kinds: Vec<NoticeKind> = notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::Receipt, NoticeKind::Acceptance]);
    for notice in notices {
        let text = notice.to_text(Language::Chinese);
        assert!(text.contains("欧阳某") && !text.contains("11010519491231002X"), "{text}");
    }
}
