//! Receipts on which other readers try themselves: `cargo run -p banjian-examples --example receipts FOLDER`.
//!
//! One case at a counter, from its registration to the served decision, is played three times: signed by people in the
//! log of the demonstration, then in a log of SM2 and SM3, then with nobody's signature but the machine's. For each
//! act there is the file (`.json`), and the letters of its QR code (`.txt`, base64url), as a link holds them behind `#`.
//! `outlooks.json` is what a page of a clerk would be sent of the case on its way.
#![forbid(unsafe_code)]

use std::path::Path;
use std::sync::Arc;

use banjian::case::{ApplicantKind, Attendance, Original, Outlook, Paper, Payload, RealName, ServiceMethod};
use banjian::entropy::Seeded;
use banjian::id::CaseId;
use banjian::journal::{Journal, MemoryJournal, Position};
use banjian::office::{HallDesk, Office, Settings, WindowDesk};
use banjian::text::Text;
use banjian::trace::key::Software;
use banjian::trace::note::{NoteKey, NoteKeyKind};
use banjian::trace::receipt::Receipt;
use banjian::trace::trust::{LogKey, Trust};
use banjian::trace::witness::{MemoryWitnessStore, Witness};
use banjian::trace::{Moment, Origin, Suite};
use banjian_examples::Fault;
use banjian_examples::keys::Keys;
use banjian_examples::people::citizen;
use banjian_examples::town::login;
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;

/// 失业保险待遇发放账户维护(个人).
const ACCOUNT: &str = "992014002009";
/// The decision's number in the case: registered, received, accepted, taken, approved.
const APPROVED: u32 = 5;
/// The window of the tale, and who sits there.
const OUTLET: &str = "0001";
const CLERK: &str = "zws-w2";
const REVIEWER: &str = "registration-r1";
/// A bank's clerk, who looks at the same case from another outlet.
const BANK: (&str, &str) = ("0006", "xc-b1");
/// The witness of the tale.
const WITNESS: &str = "witness.banjian.example/1";

/// That of `make demo`, so that its log's key is the same.
const SEED: u64 = 7;
/// Written under a decision by somebody who tries what a page does with it; with characters that few fonts have.
const HOSTILE: &str =
    "<img src=x onerror=\"document.title='owned'\"> 𠮷㛃\u{e863} 《社会保险经办条例》第九条";
const PLAIN: &str = "《社会保险经办条例》第九条";

fn main() -> Result<(), Fault> {
    let kept = tempfile::tempdir()?;
    let folder = std::env::args_os().nth(1).map_or_else(|| kept.path().to_owned(), Into::into);
    let now = "2026-03-02T01:30:00Z".parse()?;

    let counter = Counter::open(Suite::default(), Vouching::People, now)?;
    let Played { case, outlooks } = counter.play(PLAIN, now)?;
    counter.hand_out(&folder, "", case, &counter.trust(0)?)?;
    keep(&folder.join("outlooks.json"), (serde_json::to_string_pretty(&outlooks)? + "\n").as_bytes())?;
    // The first record of the log names two administrators, and both signed it.
    write(&folder, "two", &counter.office.receipt(Position(1))?, &counter.trust(0)?)?;
    let hostile = counter.play(HOSTILE, now + TimeDelta::minutes(15))?.case;
    let position = counter.office.position(hostile, APPROVED)?;
    write(&folder, "hostile", &counter.office.receipt(position)?, &counter.trust(0)?)?;
    counter.witnessed(now + TimeDelta::minutes(30))?;
    write(&folder, "witnessed", &counter.office.receipt(position)?, &counter.trust(1)?)?;
    keep(&folder.join("trust.json"), &counter.trust(0)?.to_bytes()?)?;
    keep(&folder.join("trust-witness.json"), &counter.trust(1)?.to_bytes()?)?;

    for (name, suite, vouching) in
        [("sm-", Suite::Sm3Sm2, Vouching::People), ("machine-", Suite::default(), Vouching::Machine)]
    {
        let counter = Counter::open(suite, vouching, now)?;
        let case = counter.play(PLAIN, now)?.case;
        counter.hand_out(&folder, name, case, &counter.trust(0)?)?;
        keep(&folder.join(format!("{name}trust.json")), &counter.trust(0)?.to_bytes()?)?;
    }
    Ok(())
}

/// Writes a receipt that holds.
fn write(folder: &Path, name: &str, receipt: &Receipt, trust: &Trust) -> Result<(), Fault> {
    receipt.verify(trust, &Software)?;
    keep(&folder.join(format!("{name}.json")), &receipt.to_bytes()?)?;
    keep(&folder.join(format!("{name}.txt")), BASE64URL_NOPAD.encode(&receipt.to_compact()?).as_bytes())
}

#[expect(clippy::disallowed_methods, reason = "a program of its own may write what it was asked for")]
fn keep(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, bytes)?)
}

/// A counter with its keys.
#[derive(Debug)]
struct Counter {
    keys: Keys,
    office: Office,
    suite: Suite,
    vouching: Vouching,
}

/// A case that was played, and how desks saw it on its way.
#[derive(Debug)]
struct Played {
    case: CaseId,
    outlooks: Vec<Seen>,
}

/// What an office sends of a case to a desk, and where and when that was.
#[derive(Debug, Serialize)]
struct Seen {
    name: Text,
    outlook: Outlook,
}

/// Who vouches for what happens at a counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vouching {
    /// Each person, by a key.
    People,
    /// The machine.
    Machine,
}

impl Counter {
    fn open(suite: Suite, vouching: Vouching, now: DateTime<Utc>) -> Result<Self, Fault> {
        let journal: Arc<dyn Journal> = Arc::new(MemoryJournal::with_suite(suite));
        let keys = Keys::new(SEED, suite);
        let settings = Settings::reference(Origin::demo("xiangyang")?, journal, Arc::new(Seeded::new(SEED)))
            .with_keys(keys.of("log")?, keys.of("system")?);
        let office = Office::open(match vouching {
            Vouching::People => settings,
            Vouching::Machine => settings.host_attested(),
        })?;
        if vouching == Vouching::People {
            let network = office.network();
            let people = network.edition().staff.iter().map(|staff| staff.id.clone()).collect::<Vec<_>>();
            keys.found(&office, people, now)?;
        }
        Ok(Self { keys, office, suite, vouching })
    }

    /// Plays the case; `basis` is what the reviewer writes under the decision.
    fn play(&self, basis: &str, now: DateTime<Utc>) -> Result<Played, Fault> {
        let office = &self.office;
        let item = office.catalog().item(&ACCOUNT.parse()?).ok_or("no such item")?.clone();
        let payload = Payload { applicant: Some(citizen("420602", 17_000_009)?), ..Payload::default() };
        let (window, hall) = self.desks(now)?;
        let bank = office.window(login(BANK.1.parse()?, now)?, BANK.0.parse()?)?;
        let at = |minutes| now + TimeDelta::minutes(minutes);
        let opened = window.register(
            item.code.clone(),
            ApplicantKind::Natural,
            String::new(),
            payload.clone(),
            at(0),
        )?;
        let case = || office.case(opened.case);
        let seen = |zh: &str, en: &str, outlook| Seen { name: Text::new(zh, en), outlook };
        let registered =
            seen("窗口：登记之后", "window: after registration", window.desk().outlook(opened.case, at(1))?);
        let papers = (0..).zip(&item.materials);
        let papers = papers.map(|(material, _)| Paper { hash: None, material, original: Original::Seen });
        window.receive(
            &case()?,
            Attendance::Applicant,
            RealName::DocumentRead,
            papers.collect(),
            payload,
            at(4),
        )?;
        let received =
            seen("窗口：接件之后", "window: after receipt", window.desk().outlook(opened.case, at(5))?);
        let elsewhere = seen(
            "另一网点的银行窗口：接件之后",
            "a bank's window elsewhere: after receipt",
            bank.desk().outlook(opened.case, at(5))?,
        );
        window.accept(&case()?, at(6))?;
        hall.take(&case()?, at(7))?;
        let taken =
            seen("大厅：领办之后", "hall: after it was taken", hall.desk().outlook(opened.case, at(8))?);
        hall.approve(&case()?, basis.into(), Payload::default(), at(9))?;
        let approved =
            seen("窗口：准予之后", "window: after approval", window.desk().outlook(opened.case, at(10))?);
        window.serve(&case()?, ServiceMethod::InPerson, Payload::default(), at(11))?;
        Ok(Played { case: opened.case, outlooks: vec![registered, received, elsewhere, taken, approved] })
    }

    /// Writes the receipts of the case: `register`, `receive` and so on.
    fn hand_out(&self, folder: &Path, prefix: &str, case: CaseId, trust: &Trust) -> Result<(), Fault> {
        for stored in self.office.journal().records(case)? {
            let position = self.office.position(case, stored.sequence)?;
            let receipt = self.office.receipt(position)?;
            let name = format!("{prefix}{}", receipt.record().act.kind);
            write(folder, &name, &receipt, trust)?;
        }
        Ok(())
    }

    fn desks(&self, now: DateTime<Utc>) -> Result<(WindowDesk, HallDesk), Fault> {
        let window = self.office.window(login(CLERK.parse()?, now)?, OUTLET.parse()?)?;
        let hall = self.office.hall(login(REVIEWER.parse()?, now)?)?;
        Ok(match self.vouching {
            Vouching::Machine => (window, hall),
            Vouching::People => (window.signing(self.keys.of(CLERK)?), hall.signing(self.keys.of(REVIEWER)?)),
        })
    }

    /// Has a witness cosign where the log stands.
    fn witnessed(&self, now: DateTime<Utc>) -> Result<(), Fault> {
        let signer = self.keys.of("witness")?;
        let witness = Witness::new(signer.as_ref(), WITNESS, vec![self.log_key()?])?;
        let note = self.office.checkpoint()?;
        let seen =
            witness.add_checkpoint(0, &note, &[], Moment::from(now), &MemoryWitnessStore::default())?;
        Ok(self.office.cosigned(&note.with(seen)?)?)
    }

    /// Trust in this log alone, or in one witness besides.
    fn trust(&self, witnesses: u8) -> Result<Trust, Fault> {
        let log = vec![LogKey { key: self.log_key()?, retired: None }];
        let public = self.keys.of("witness")?.public_key().clone();
        let all = match witnesses {
            0 => Vec::new(),
            _ => vec![NoteKey::new(WITNESS, NoteKeyKind::Cosigner, public)?],
        };
        Ok(Trust::new(self.office.origin().clone(), self.suite, log, all, witnesses)?)
    }

    fn log_key(&self) -> Result<NoteKey, Fault> {
        let key = self.keys.of("log")?.public_key().clone();
        Ok(NoteKey::new(self.office.origin().as_str(), NoteKeyKind::Log, key)?)
    }
}
