//! Every code of the plain forms, produced through the public interface, word for word.

use std::sync::Arc;

use banjian::canonical::{self, Hash};
use banjian::case::{ApplicantKind, Party, Payload};
use banjian::entropy::{Entropy, Seeded};
use banjian::id::{CaseId, CommandId, Identity, IdentityKind, OutletCode};
use banjian::journal::{
    Appended, Batch, Cursor, FeedEntry, Journal, KeptCheckpoint, LinkDigest, MemoryJournal, Newest, Page,
    Position, Query, Rejected, StoredEvent, StoredRecord, StoredReply,
};
use banjian::office::{Failure, Login, Office, Settings};
use banjian::report::{Kind, Report, codes, value};
use banjian::text::Language;
use banjian::trace::Origin;
use banjian::trace::Suite;
use chrono::{DateTime, NaiveDate, Utc};

/// A source that gives nothing.
#[derive(Debug)]
struct Dry;

impl Entropy for Dry {
    fn fill(&self, _: &mut [u8]) -> Result<(), Report> {
        Err(Report::new(codes::text::ENTROPY_UNAVAILABLE).with("found", "the source is dry"))
    }

    fn is_predictable(&self) -> bool {
        false
    }
}

/// A store that breaks its word: it takes a batch and says nothing of it. No lawful input brings about a defect,
/// so that a part that does not do as promised must stand in for a mistake.
#[derive(Debug, Default)]
struct Silent(MemoryJournal);

impl Journal for Silent {
    fn append(&self, _: &[Batch]) -> Result<Vec<Result<Appended, Rejected>>, Report> {
        Ok(Vec::new())
    }

    fn reply(&self, command: CommandId) -> Result<Option<StoredReply>, Report> {
        self.0.reply(command)
    }

    fn events(&self, case: CaseId) -> Result<Vec<StoredEvent>, Report> {
        self.0.events(case)
    }

    fn records(&self, case: CaseId) -> Result<Vec<StoredRecord>, Report> {
        self.0.records(case)
    }

    fn suite(&self) -> Suite {
        self.0.suite()
    }

    fn size(&self) -> Result<u64, Report> {
        self.0.size()
    }

    fn tile(&self, level: u8, index: u64) -> Result<Vec<u8>, Report> {
        self.0.tile(level, index)
    }

    fn position(&self, case: CaseId, sequence: u32) -> Result<Option<Position>, Report> {
        self.0.position(case, sequence)
    }

    fn keep_checkpoint(&self, checkpoint: &KeptCheckpoint) -> Result<(), Report> {
        self.0.keep_checkpoint(checkpoint)
    }

    fn checkpoint(&self, covers: u64) -> Result<Option<KeptCheckpoint>, Report> {
        self.0.checkpoint(covers)
    }

    fn newest(&self, case: CaseId) -> Result<Newest, Report> {
        self.0.newest(case)
    }

    fn case_by_number(&self, number: &str) -> Result<Option<CaseId>, Report> {
        self.0.case_by_number(number)
    }

    fn linked(&self, digest: LinkDigest) -> Result<Vec<CaseId>, Report> {
        self.0.linked(digest)
    }

    fn worklist(&self, query: &Query, after: Option<&Cursor>, limit: u16) -> Result<Page, Report> {
        self.0.worklist(query, after, limit)
    }

    fn feed(&self, after: Position, limit: u16) -> Result<Vec<FeedEntry>, Report> {
        self.0.feed(after, limit)
    }

    fn put_edition(&self, kind: &str, bytes: &[u8]) -> Result<Hash, Report> {
        self.0.put_edition(kind, bytes)
    }

    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report> {
        self.0.edition(hash)
    }

    fn reserve_serials(&self, outlet: &OutletCode, day: NaiveDate, count: u32) -> Result<u32, Report> {
        self.0.reserve_serials(outlet, day, count)
    }

    fn setting(&self, name: &str, set: Option<&[u8]>) -> Result<Option<Vec<u8>>, Report> {
        self.0.setting(name, set)
    }
}

fn defect() -> Report {
    let (origin, entropy) = (Origin::demo("xiangyang").unwrap(), Arc::new(Seeded::new(7)));
    let settings = Settings::reference(origin, Arc::new(Silent::default()), entropy);
    let office = Office::open(settings.host_attested()).unwrap();
    let time: DateTime<Utc> = "2026-03-02T01:30:00Z".parse().unwrap();
    let login = Login {
        expires_at: (time + chrono::Duration::days(1)).into(),
        method: "smart-card".parse().unwrap(),
        person: "zws-w1".parse().unwrap(),
    };
    let window = office.window(login, "0001".parse().unwrap()).unwrap();
    let item = "992014002009".parse().unwrap();
    let party = Party {
        identity: Identity::parse(IdentityKind::CitizenNumber, "11010519491231002X").unwrap(),
        name: "王某".into(),
        phone: None,
    };
    let payload = Payload { applicant: Some(party), ..Payload::default() };
    match window.register(item, ApplicantKind::Natural, String::new(), payload, time).unwrap_err() {
        Failure::Failed(faults) => faults.reports()[0].clone(),
        Failure::Refused { report, .. } => report,
    }
}

/// One report for every code of the room, in the order of the table.
pub(crate) fn produced() -> Vec<Report> {
    vec![
        "1".parse::<OutletCode>().unwrap_err(),
        canonical::from_slice::<serde_json::Value>(b"{ }").unwrap_err(),
        canonical::to_vec(&std::collections::BTreeMap::from([((0, 1), 2)])).unwrap_err(),
        CaseId::random(&Dry).unwrap_err(),
        value::from_json::<Suite>("suite", "Suite", "\"md5\"").unwrap_err(),
        defect(),
    ]
}

#[test]
fn every_code_of_the_room_is_produced_and_reads_as_it_should() {
    let produced = produced();
    let found: Vec<_> = produced.iter().map(Report::code).collect();
    assert_eq!(found, codes::text::ALL);
    let told = produced.iter().map(|one| (one.message(Language::English), one.message(Language::Chinese)));
    let told: Vec<_> = told.collect();
    let told: Vec<_> = told.iter().map(|(en, zh)| (en.as_str(), zh.as_str())).collect();
    assert_eq!(told, EXPECTED);
    assert_eq!(produced[5].kind(), Kind::Defect);
}

const EXPECTED: &[(&str, &str)] = &[
    ("outlet code is malformed, expected 4 digits", "outlet code格式不对，应为4 digits"),
    (
        "the bytes are not canonical JSON at byte 1: no text in quotes",
        "第1字节处不是规范的JSON：no text in quotes",
    ),
    ("the value has no canonical form: key must be a string", "该值没有规范形式：key must be a string"),
    ("no randomness could be had: the source is dry", "无法取得随机数：the source is dry"),
    (
        "`suite` does not fit: expected a value of the schema's `Suite`",
        "“suite”不合要求：应为数据格式中的“Suite”",
    ),
    ("a mistake of this library: a batch without a result", "程序自身的错误：a batch without a result"),
];
