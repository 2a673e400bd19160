//! The core without Python, on demand: `core DIRECTORY` is driven over standard input and output as `screen` is, so that
//! rounds of the wheel can stand between its own.
//!
//! `determine` answers the first applicants by one policy, reasons and all, from facts by name; `office` leads cases
//! through their whole lives on an office in memory. Each round holds its answers against what must come out.

use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::Arc;

use banjian::case::kernel::Stage;
use banjian::case::{ApplicantKind, Attendance, Original, Paper, Party, Payload, RealName, ServiceMethod};
use banjian::eligibility::{Facts, Given, Policy};
use banjian::entropy::System;
use banjian::id::{Identity, IdentityKind};
use banjian::journal::MemoryJournal;
use banjian::office::{Login, Office, Settings};
use banjian_peers::Failure;
use banjian_peers::measure::{ensure, time};
use banjian_peers::workload::{Written, batches, written};
use chrono::{DateTime, Utc};

/// How many applicants `determine` answers in a round.
const APPLICANTS: usize = 5_000;

/// How many cases `office` leads through their lives in a round.
const LIVES: usize = 200;

const POLICY: &str = include_str!("../../../workload/policies/screening-unemployment.toml");
const ITEM: &str = "992014002009";

fn main() -> Result<(), Failure> {
    let directory = std::env::args().nth(1).ok_or("usage: core DIRECTORY")?;
    let directory = Path::new(&directory);
    let policy = Policy::from_toml("screening-unemployment.toml", POLICY)?;
    let tables = batches(directory, "facts")?;
    let first = tables.first().ok_or("no facts")?;
    let people: Vec<Facts> = written(first)?.iter().take(APPLICANTS).map(facts).collect();
    let answers = batches(directory, "answers")?;
    let answers = banjian_peers::workload::answers(answers.first().ok_or("no answers")?)?;
    let expected: Vec<i64> =
        answers.iter().take(APPLICANTS).map(|[_, months, ..]| i64::from(*months)).collect();

    let mut out = std::io::stdout().lock();
    writeln!(out, "ready determine office")?;
    out.flush()?;
    for line in std::io::stdin().lock().lines() {
        let took = match line?.as_str() {
            "determine" => {
                let (took, found) =
                    time(|| Ok(people.iter().map(|facts| months(&policy, facts)).collect::<Vec<_>>()))?;
                ensure(found == expected, "an answer is wrong")?;
                took
            }
            "office" => {
                let (office, now) = open()?;
                let (took, closed) = time(|| lives(&office, now))?;
                ensure(closed == LIVES, "every case is closed")?;
                took
            }
            other => return Err(format!("no contestant `{other}`").into()),
        };
        writeln!(out, "{}", took.as_nanos())?;
        out.flush()?;
    }
    Ok(())
}

fn facts(written: &Written<'_>) -> Facts {
    Facts::new()
        .with("apply", written.apply)
        .with("birth", written.birth)
        .with("cat", written.cat)
        .with("reason", written.reason)
        .with("registered", written.registered)
        .with("status", written.status)
        .with("ui_months", written.ui_months)
}

/// The months that the answer grants; -1 where it grants none.
fn months(policy: &Policy, facts: &Facts) -> i64 {
    match policy.determine(facts).values.first().map(|granted| &granted.value) {
        Some(Given::Number(months)) => months.whole().unwrap_or(-1),
        _ => -1,
    }
}

fn open() -> Result<(Office, DateTime<Utc>), Failure> {
    let origin = "banjian.example/xiangyang".parse()?;
    let settings = Settings::reference(origin, Arc::new(MemoryJournal::new()), Arc::new(System));
    Ok((Office::open(settings.host_attested())?, "2026-03-02T01:30:00Z".parse()?))
}

/// Leads cases from registration to service, six acts each; gives how many came to their end.
fn lives(office: &Office, now: DateTime<Utc>) -> Result<usize, Failure> {
    let login = |person: &str| -> Result<Login, Failure> {
        let expires_at = (now + chrono::TimeDelta::hours(8)).into();
        Ok(Login { expires_at, method: "smart-card".parse()?, person: person.parse()? })
    };
    let catalog = office.catalog();
    let item = catalog.item(&ITEM.parse()?).ok_or("no such item")?;
    let window = office.window(login("zws-w2")?, "0001".parse()?)?;
    let hall = office.hall(login("registration-r1")?)?;
    let mut closed = 0;
    for number in 0..LIVES {
        let identity = Identity::parse(IdentityKind::CitizenNumber, "11010519491231002X")?;
        let applicant = Party { identity, name: format!("王{number}"), phone: None };
        let payload = Payload { applicant: Some(applicant), ..Payload::default() };
        let period = number.to_string();
        let opened =
            window.register(item.code.clone(), ApplicantKind::Natural, period, payload.clone(), now)?;
        let case = || office.case(opened.case);
        let papers = (0..).zip(&item.materials);
        let papers = papers.map(|(material, _)| Paper { hash: None, material, original: Original::Seen });
        let papers = papers.collect();
        window.receive(&case()?, Attendance::Applicant, RealName::DocumentRead, papers, payload, now)?;
        window.accept(&case()?, now)?;
        hall.take(&case()?, now)?;
        hall.approve(&case()?, "《社会保险经办条例》第九条".into(), Payload::default(), now)?;
        let reply = window.serve(&case()?, ServiceMethod::InPerson, Payload::default(), now)?;
        closed += usize::from(reply.stage == Stage::Closed);
    }
    Ok(closed)
}
