//! Codes of the one door, and of commands as JSON: produced through the office and read in both languages.

use std::sync::Arc;

use banjian::canonical::Hash;
use banjian::case::{ApplicantKind, Command, Payload};
use banjian::eligibility::{Facts, Policies};
use banjian::id::{CaseId, CommandId};
use banjian::journal::{Batch, Journal, MemoryJournal, StoredEvent, StoredRecord};
use banjian::network::RosterChange;
use banjian::office::{Failure, Office, Request, Settings, Signatures, command_from_json};
use banjian::report::{Kind, Report};
use banjian::text::Language::{Chinese, English};
use banjian::trace::key::Algorithm;
use banjian::trace::witness::{MemoryWitnessStore, WitnessStore as _};
use chrono::TimeDelta;

use crate::audit::{Changed, Deed};
use crate::driver::{CARD, Hall, applicant, hired, item, login};
use crate::keyring::{Keyring, key, signed_settings};

fn report<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> Report {
    match outcome.unwrap_err() {
        Failure::Refused { report, .. } => report,
        Failure::Failed(faults) => faults.reports()[0].clone(),
    }
}

/// A report of each code of the room, and of the two of commands that the office alone brings about.
/// An act that was prepared at a desk of another log.
fn foreign(hall: &Hall, request: Request) -> Result<banjian::office::Reply, Failure> {
    let mut settings = crate::driver::settings(Arc::new(MemoryJournal::new()), 9);
    settings.origin = banjian::trace::Origin::demo("elsewhere").unwrap();
    let elsewhere = Hall::with(settings);
    let prepared = elsewhere.window("zws-w1", "0001").desk().prepare(request).unwrap();
    hall.window("zws-w1", "0001").desk().submit(prepared, hall.now())
}

/// An office whose desks' clocks would all be wrong.
fn skewed() -> Report {
    let mut settings = crate::driver::settings(Arc::new(MemoryJournal::new()), 9);
    settings.skew_minutes = 0;
    banjian::office::Office::open(settings).unwrap_err()
}

pub(crate) fn produced() -> Vec<Report> {
    let hall = Hall::on(Arc::new(MemoryJournal::new()));
    let window = hall.window("zws-w1", "0001");
    let id = hall.received(&item(CARD), "1");
    let seen = hall.case(id);
    window.accept(&seen, hall.now()).unwrap();
    let register = |code: &str, payload: Payload| {
        let (code, kind) = (code.parse().unwrap(), ApplicantKind::Natural);
        window.register(code, kind, "2".into(), payload, hall.now())
    };
    let request = |command: Command, id| Request {
        case: seen.id(),
        command,
        id,
        observed_at: hall.now(),
        payload: Payload::default(),
        seen: 3,
    };
    let command = hall.office.command_id().unwrap();
    window.desk().act(request(Command::SendToReview {}, command), hall.now()).unwrap();
    let reused = window.desk().act(request(Command::Withdraw {}, command), hall.now());
    let early = hall.now() - TimeDelta::minutes(1);
    let back = hall.portal().withdraw(&hall.case(id), early);
    let journal = Arc::new(Changed::default());
    let lost = Hall::on(journal.clone());
    let old = lost.received(&item(CARD), "1");
    journal.by(Deed::LastOfAll);
    let chain = Hall::with(crate::driver::settings(journal.clone(), 9)).office.case(old).unwrap_err();
    // An office with other terms, on a journal that lost those of the case.
    journal.by(Deed::EditionsGone);
    let mut other = crate::driver::settings(journal, 8);
    other.terms = Arc::new(banjian::case::Terms { lease_hours: 1, ..Default::default() });
    let other = Hall::with(other);
    let edition = other.window("zws-w1", "0001").accept(&other.case(old), other.now());
    vec![
        report(window.accept(&seen, hall.now())),
        hall.office.case(CaseId::from_bytes([1; 16])).unwrap_err(),
        report(register("992014099999", applicant())),
        hall.office.window(login("zws-w1"), "9999".parse().unwrap()).unwrap_err(),
        hall.office.hall(login("nobody")).unwrap_err(),
        report(register(CARD, Payload::default())),
        report(reused),
        report(foreign(&hall, request(Command::Withdraw {}, hall.office.command_id().unwrap()))),
        report(back),
        report(edition),
        hall.office.roster(login("roster-1"), login("roster-1"), hall.now()).unwrap_err(),
        skewed(),
        chain,
        report(command_from_json("{")),
        report(command_from_json(r#"{"accept":{"post":"reviewer"}}"#)),
        unkeyed(),
        lost_key(),
        overnight(),
        other_log_key(),
        rolled_back(),
        hall.office.position_by_number("no receipt").unwrap_err(),
        unwritten(),
        policy_missing(),
        report(register(CARD, Payload { facts: Some(Facts::new()), ..applicant() })),
    ]
}

/// The reference catalogue, without its policies.
fn policy_missing() -> Report {
    let settings = crate::driver::settings(Arc::new(MemoryJournal::new()), 7);
    Office::open(Settings { policies: Policies::default(), ..settings }).unwrap_err()
}

fn unkeyed() -> Report {
    let settings = crate::driver::settings(Arc::new(MemoryJournal::new()), 7);
    Office::open(Settings { signatures: Signatures::Required, ..settings }).unwrap_err()
}

/// A journal whose list of key records names one that is not there.
fn lost_key() -> Report {
    let (list, stream) =
        (CaseId::from_bytes(std::array::from_fn(|place| u8::from(place == 15))), CaseId::from_bytes([7; 16]));
    let header = format!(r#"{{"sequence":1,"stream":"{stream}"}}"#).into_bytes();
    let batch = Batch {
        command: CommandId::from_bytes([1; 16]),
        binding: Hash::of(b""),
        person: "p-1".into(),
        recorded_at: chrono::DateTime::from_timestamp_nanos(0),
        expected: vec![(list, 0)],
        links_seen: vec![],
        links: vec![],
        record: StoredRecord { case: list, sequence: 1, bytes: b"{}".to_vec() },
        events: vec![StoredEvent { case: list, version: 1, schema: 1, header, payload: None }],
        rows: vec![],
        reply: b"{}".to_vec(),
    };
    let journal = MemoryJournal::new();
    journal.append(&[batch]).unwrap()[0].as_ref().unwrap();
    Office::open(crate::driver::settings(Arc::new(journal), 7)).unwrap_err()
}

/// An office opened with another key than the register names for the log.
fn other_log_key() -> Report {
    let journal: Arc<dyn Journal> = Arc::new(MemoryJournal::new());
    Keyring::found(&Hall::with(signed_settings(journal.clone(), 7)), Algorithm::Ed25519);
    let other = key("another", Algorithm::Ed25519);
    let settings = signed_settings(journal, 8).with_keys(other.clone(), other);
    Office::open(settings).unwrap().checkpoint().unwrap_err()
}

/// A mark of three records, and a journal without any.
fn rolled_back() -> Report {
    let mark = MemoryWitnessStore::default();
    let settings = crate::driver::settings(Arc::new(MemoryJournal::new()), 7);
    mark.advance(&settings.origin, None, (3, Hash::of(b"root"))).unwrap();
    Office::open(Settings { mark: Some(Arc::new(mark)), ..settings }).unwrap_err()
}

/// A folder that cannot be one: a file has its name.
fn unwritten() -> Report {
    let own = key("own", Algorithm::Ed25519);
    let settings = crate::driver::settings(Arc::new(MemoryJournal::new()), 7).with_keys(own.clone(), own);
    let file = tempfile::NamedTempFile::new().unwrap();
    Office::open(settings).unwrap().export(file.path()).unwrap_err()
}

/// Prepared before midnight and submitted after it.
fn overnight() -> Report {
    let hall = Hall::on(Arc::new(MemoryJournal::new()));
    hall.until("2026-03-02T15:55:00Z");
    let roster = hall.office.roster(login("roster-1"), login("roster-2"), hall.now()).unwrap();
    let change = RosterChange::Hire(hired("zws-w9"));
    let joint = roster.prepare_change(hall.office.command_id().unwrap(), change, hall.now()).unwrap();
    hall.later(TimeDelta::minutes(9));
    roster.submit_change(&joint, hall.now()).unwrap_err().reports()[0].clone()
}

#[test]
fn every_code_of_this_floor_is_produced_and_reads_as_it_should() {
    let terms = banjian::canonical::Hash::of_value(&banjian::case::Terms::default()).unwrap();
    let edition_en = format!("the journal has no terms edition `{terms}`");
    let edition_zh = format!("日志中没有版本“{terms}”（terms）");
    let named =
        banjian::catalog::Catalog::reference().items().iter().find_map(|item| item.policy.clone()).unwrap();
    let (code, found) = (named.code, named.edition);
    let missing_en =
        format!("the catalogue names the policy `{code}` of edition {found}, which was not given");
    let missing_zh = format!("目录引用的政策“{code}”（版本{found}）未提供");
    let expected = [
        (
            "case-moved-on",
            "the case moved on: version 4, the act saw 2; last zws-w1, send to review, 2026-03-02 09:30",
            "办件已有变化：现为第4版，操作所见为第2版；最近一次：zws-w1，转审，2026-03-02 09:30",
        ),
        ("case-unknown", "no case is known under this id or number", "没有此编号的办件"),
        ("item-unknown", "the catalogue has no item `992014099999`", "目录中没有事项“992014099999”"),
        ("outlet-unknown", "the network has no outlet `9999`", "网点“9999”不存在"),
        ("person-unknown", "the network has no such person on its staff", "人员名册中没有此人"),
        (
            "subject-missing",
            "the registration names neither applicant nor subject",
            "登记未写明申请人或参保人",
        ),
        (
            "command-reused",
            "the command id was used before, for something else or by somebody else",
            "该操作编号已用于其他内容或由他人使用",
        ),
        (
            "foreign-act",
            "the act was prepared for log `demo.banjian.example/elsewhere`, not for this one",
            "该操作是为日志“demo.banjian.example/elsewhere”准备的，不属于本日志",
        ),
        ("clock-went-back", "the office's clock stands before the newest record", "系统时钟早于最近一条记录"),
        ("edition-unknown", edition_en.as_str(), edition_zh.as_str()),
        (
            "roster-one-person",
            "a roster change takes two different roster administrators",
            "人员变动须由两名不同的管理人员共同办理",
        ),
        (
            "skew-out-of-bounds",
            "clocks of desks may differ from the office's by 1 to 1440 minutes, not by 0",
            "岗位时钟与系统时钟的允许差为1至1440分钟，不能为0分钟",
        ),
        (
            "record-chain",
            "record 4294967295 of the case does not fit: no record can have that number",
            "办件的第4294967295条记录不符：该序号不可能存在",
        ),
        ("command-form", "the command cannot be read: it is not JSON", "无法读取该操作：不是JSON"),
        (
            "command-claims",
            "the command claims `post`, which only the desk fills in",
            "操作中写入了“post”，该项只能由岗位填入",
        ),
        (
            "own-keys-missing",
            "the office has no keys of its own, and signatures are required",
            "系统未配置自身密钥，而设置要求签名",
        ),
        (
            "key-record-lost",
            "the journal lists a key record in stream `07070707070707070707070707070707` that is not there",
            "日志库所列密钥记录（链“07070707070707070707070707070707”）不存在",
        ),
        (
            "joint-day-passed",
            "the act was prepared on 2026-03-02, and today is 2026-03-03",
            "该操作准备于2026-03-02，今天是2026-03-03",
        ),
        (
            "log-key-other",
            "the register names `MlEy8v3BOvt9RkJLfJfeOg` as the key of the log, the office was opened with `-PIoc32nWK0S6Gc5PtGkmA`",
            "登记册所列日志密钥为“MlEy8v3BOvt9RkJLfJfeOg”，系统所用为“-PIoc32nWK0S6Gc5PtGkmA”",
        ),
        (
            "log-rolled-back",
            "the journal has 0 records and is not what was signed at 3",
            "日志库现有0条记录，与3条时所签内容不符",
        ),
        ("receipt-unknown", "there is no record `no receipt`", "没有记录“no receipt”"),
        (
            "export-failed",
            "the file could not be written: File exists (os error 17)",
            "文件写入失败：File exists (os error 17)",
        ),
        ("policy-missing", missing_en.as_str(), missing_zh.as_str()),
        (
            "facts-unasked",
            "no policy of item 992014012001 reads facts of this act",
            "事项992014012001在该操作中没有读取事实的政策",
        ),
    ];
    let produced = produced();
    assert_eq!(produced.len(), expected.len());
    for (report, (code, en, zh)) in produced.iter().zip(expected) {
        assert_eq!(report.code().as_str(), code);
        assert_eq!(report.message(English), en);
        assert_eq!(report.message(Chinese), zh);
        let kind = if code == "roster-one-person" { Kind::Refusal } else { Kind::Error };
        assert_eq!(report.kind(), kind);
    }
}
