//! One case from the counter to the hall and back, on a journal in memory.
#![forbid(unsafe_code)]

use std::sync::Arc;

use banjian::case::kernel::Stage;
use banjian::case::{
    ApplicantKind, Attendance, Original, Paper, Party, Payload, RealName, Refusal, ServiceMethod,
};
use banjian::entropy::System;
use banjian::id::{Identity, IdentityKind};
use banjian::journal::MemoryJournal;
use banjian::office::{Login, Office, Settings};
use chrono::{DateTime, Utc};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let origin = "banjian.example/xiangyang".parse()?;
    let office = Office::open(
        Settings::reference(origin, Arc::new(MemoryJournal::new()), Arc::new(System)).host_attested(),
    )?;
    let now: DateTime<Utc> = "2026-03-02T09:30:00+08:00".parse()?;
    let login = |person: &str| -> Result<Login, Box<dyn std::error::Error>> {
        let expires_at = "2026-03-02T18:00:00+08:00".parse::<DateTime<Utc>>()?.into();
        Ok(Login { expires_at, method: "smart-card".parse()?, person: person.parse()? })
    };

    // A clerk at the bank's counter types the initials of 失业保险待遇发放账户.
    let catalog = office.catalog();
    let item = catalog.item(&"992014002009".parse()?).ok_or("not in this catalogue")?;
    assert!(catalog.search("sybxdyffzh").iter().any(|hit| hit.item.code == item.code));

    let identity = Identity::parse(IdentityKind::CitizenNumber, "11010519491231002X")?;
    let applicant = Party { identity, name: "王某".into(), phone: None };
    let parties = Payload { applicant: Some(applicant), ..Payload::default() };

    // The window receives and accepts.
    let window = office.window(login("xc-b1")?, "0006".parse()?)?;
    let natural = ApplicantKind::Natural;
    let case = window.register(item.code.clone(), natural, String::new(), parties.clone(), now)?.case;
    let papers = (0..).zip(&item.materials);
    let papers =
        papers.map(|(material, _)| Paper { hash: None, material, original: Original::Seen }).collect();
    let (attends, identified) = (Attendance::Applicant, RealName::DocumentRead);
    window.receive(&office.case(case)?, attends, identified, papers, parties, now)?;

    // A benefit's account is never changed by one person.
    let alone = window.complete_at_window(&office.case(case)?, Payload::default(), now);
    assert_eq!(alone.err().and_then(|failure| failure.refusal()), Some(Refusal::NeedsReview));
    let reply = window.accept(&office.case(case)?, now)?;
    assert_eq!(reply.stage, Stage::UnderReview);

    // Somebody else in the hall decides, the window serves.
    let hall = office.hall(login("registration-r1")?)?;
    hall.take(&office.case(case)?, now)?;
    hall.approve(&office.case(case)?, "《社会保险经办条例》第九条".into(), Payload::default(), now)?;
    let served = window.serve(&office.case(case)?, ServiceMethod::InPerson, Payload::default(), now)?;
    assert_eq!(served.stage, Stage::Closed);

    // Everything can be checked afterwards.
    let history = office.audit(login("audit-1")?, now)?.history(case)?;
    println!("{}: {} records, {}", served.number, history.records.len(), served.stage.words().en);
    assert_eq!(history.records.len(), 6);
    Ok(())
}
