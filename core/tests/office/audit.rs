//! The auditor's desk finds what was changed behind the office's back; what is private shows up nowhere.

use std::sync::{Arc, Mutex};

use banjian::audit::{AuditReport, Grade};
use banjian::canonical::Hash;
use banjian::case::{Party, Payload};
use banjian::id::{CaseId, CommandId, OutletCode};
use banjian::journal::{
    Appended, Batch, Cursor, FeedEntry, Journal, KeptCheckpoint, LinkDigest, MemoryJournal, Newest, Page,
    Position, Query, Rejected, StoredEvent, StoredRecord, StoredReply,
};
use banjian::office::{AuditDesk, Request};
use banjian::report::Report;
use banjian::trace::Suite;
use chrono::NaiveDate;

use crate::driver::{CARD, Hall, NAME, NUMBER, PHONE, applicant, identity, item, login, settings};

/// What a hand in the store did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    Nothing,
    RecordByte,
    HeaderChanged,
    EntryGone,
    LastOfAll,
    PayloadsGone,
    EditionsGone,
}

/// A journal that reads back something else than was written.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    inner: MemoryJournal,
    deed: Mutex<Option<Deed>>,
}

impl Changed {
    pub(crate) fn by(&self, deed: Deed) {
        *self.deed.lock().unwrap() = Some(deed);
    }

    fn deed(&self) -> Deed {
        self.deed.lock().unwrap().unwrap_or(Deed::Nothing)
    }
}

fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8(bytes.to_vec()).unwrap().replacen(from, to, 1).into_bytes()
}

impl Journal for Changed {
    fn append(&self, batches: &[Batch]) -> Result<Vec<Result<Appended, Rejected>>, Report> {
        self.inner.append(batches)
    }

    fn reply(&self, command: CommandId) -> Result<Option<StoredReply>, Report> {
        self.inner.reply(command)
    }

    fn events(&self, case: CaseId) -> Result<Vec<StoredEvent>, Report> {
        let mut events = self.inner.events(case)?;
        if self.deed() == Deed::PayloadsGone {
            events.iter_mut().for_each(|event| event.payload = None);
        }
        Ok(events)
    }

    fn records(&self, case: CaseId) -> Result<Vec<StoredRecord>, Report> {
        let mut records = self.inner.records(case)?;
        if let (Deed::LastOfAll, Some(last)) = (self.deed(), records.last_mut()) {
            last.sequence = u32::MAX;
        }
        Ok(records)
    }

    fn suite(&self) -> Suite {
        self.inner.suite()
    }

    fn size(&self) -> Result<u64, Report> {
        self.inner.size()
    }

    fn tile(&self, level: u8, index: u64) -> Result<Vec<u8>, Report> {
        self.inner.tile(level, index)
    }

    fn position(&self, case: CaseId, sequence: u32) -> Result<Option<Position>, Report> {
        self.inner.position(case, sequence)
    }

    fn keep_checkpoint(&self, checkpoint: &KeptCheckpoint) -> Result<(), Report> {
        self.inner.keep_checkpoint(checkpoint)
    }

    fn checkpoint(&self, covers: u64) -> Result<Option<KeptCheckpoint>, Report> {
        self.inner.checkpoint(covers)
    }

    fn newest(&self, case: CaseId) -> Result<Newest, Report> {
        Ok(Newest { event: self.events(case)?.pop(), record: self.records(case)?.pop() })
    }

    fn case_by_number(&self, number: &str) -> Result<Option<CaseId>, Report> {
        self.inner.case_by_number(number)
    }

    fn linked(&self, key: LinkDigest) -> Result<Vec<CaseId>, Report> {
        self.inner.linked(key)
    }

    fn worklist(&self, query: &Query, after: Option<&Cursor>, limit: u16) -> Result<Page, Report> {
        self.inner.worklist(query, after, limit)
    }

    fn feed(&self, after: Position, limit: u16) -> Result<Vec<FeedEntry>, Report> {
        let mut entries = self.inner.feed(after, limit)?;
        match self.deed() {
            Deed::EntryGone => entries.retain(|entry| entry.position != Position(2)),
            Deed::RecordByte => {
                for entry in entries.iter_mut().filter(|entry| entry.position == Position(2)) {
                    entry.record.bytes = replaced(&entry.record.bytes, "zws-w1", "zws-w2");
                }
            }
            Deed::HeaderChanged => {
                for entry in entries.iter_mut().filter(|entry| entry.position == Position(2)) {
                    let event = &mut entry.events[0];
                    event.header = replaced(&event.header, "zws-w1", "zws-w2");
                }
            }
            Deed::PayloadsGone => {
                entries.iter_mut().flat_map(|entry| &mut entry.events).for_each(|event| event.payload = None);
            }
            _ => {}
        }
        Ok(entries)
    }

    fn put_edition(&self, kind: &str, bytes: &[u8]) -> Result<Hash, Report> {
        self.inner.put_edition(kind, bytes)
    }

    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report> {
        if self.deed() == Deed::EditionsGone { Ok(None) } else { self.inner.edition(hash) }
    }

    fn reserve_serials(&self, outlet: &OutletCode, day: NaiveDate, count: u32) -> Result<u32, Report> {
        self.inner.reserve_serials(outlet, day, count)
    }

    fn setting(&self, name: &str, set: Option<&[u8]>) -> Result<Option<Vec<u8>>, Report> {
        self.inner.setting(name, set)
    }
}

/// Two linked cases: the older withdrawn, the newer approved.
fn story() -> (Arc<Changed>, Hall, AuditDesk, [CaseId; 2]) {
    let journal = Arc::new(Changed::default());
    let hall = Hall::on(journal.clone());
    let card = item(CARD);
    let first = hall.received(&card, "1");
    hall.portal().withdraw(&hall.case(first), hall.now()).unwrap();
    let second = hall.under_review(&card, "1");
    hall.approved(second, "card-r1");
    let audit = hall.office.audit(login("audit-1"), hall.now()).unwrap();
    (journal, hall, audit, [first, second])
}

/// The names of the faults in the whole log, and of those in each case.
fn found(deed: Deed) -> [Vec<&'static str>; 3] {
    let (journal, _, audit, [older, newer]) = story();
    journal.by(deed);
    let names = |report: AuditReport| report.by_name(Grade::Fault).into_keys().collect();
    let all = audit.audit_all(|_| ()).unwrap();
    [names(all), names(audit.audit_case(older).unwrap()), names(audit.audit_case(newer).unwrap())]
}

/// The older case and the newer one are linked: what is wrong with one shows in the audit of both.
#[test]
fn what_was_changed_in_the_store_is_found_from_the_desk() {
    assert_eq!(found(Deed::Nothing), [const { Vec::<&str>::new() }; 3]);
    for (deed, expected) in [
        (Deed::RecordByte, &["chain-broken", "other-events", "separation-broken"][..]),
        (Deed::HeaderChanged, &["events-mismatch", "other-events", "separation-broken"]),
    ] {
        assert_eq!(found(deed), [expected; 3], "{deed:?}");
    }
    let [all, older, newer] = found(Deed::EntryGone);
    assert!(all.contains(&"position-gap") && all.contains(&"sequence-gap"), "{all:?}");
    assert!(!older.contains(&"position-gap") && older.contains(&"sequence-gap"), "{older:?}");
    assert_eq!(older, newer);
}

#[test]
fn without_payloads_the_replay_is_the_same() {
    let (journal, hall, audit, cases) = story();
    let before = cases.map(|id| hall.case(id));
    journal.by(Deed::PayloadsGone);
    let again = Hall::with(settings(journal, 9));
    assert_eq!(audit.audit_all(|_| ()).unwrap().findings, []);
    for (id, case) in cases.into_iter().zip(before) {
        assert_eq!(audit.history(id).unwrap().case, case);
        assert_eq!(audit.audit_case(id).unwrap().findings, []);
        assert_eq!(again.case(id), case);
    }
}

/// Name, number and telephone go into a payload and come out nowhere else.
#[test]
fn nothing_private_leaves_the_payload() {
    let (journal, hall, audit, cases) = story();
    let mut seen = Vec::new();
    for entry in journal.feed(Position(0), 100).unwrap() {
        seen.push(String::from_utf8(entry.record.bytes).unwrap());
        seen.extend(entry.events.iter().map(|event| String::from_utf8(event.header.clone()).unwrap()));
    }
    assert!(journal.feed(Position(0), 1).unwrap()[0].events[0].payload.is_some());
    let window = hall.window("zws-w1", "0001");
    let party = Party { identity: identity(), name: NAME.into(), phone: Some(PHONE.into()) };
    let payload = Payload {
        agent: Some(party.clone()),
        evidence: Some(PHONE.into()),
        form: [("name".into(), NAME.into())].into(),
        reason: Some(NAME.into()),
        subject: Some(party),
        ..applicant()
    };
    let request = Request {
        case: cases[0],
        command: banjian::case::Command::Accept {},
        id: hall.office.command_id().unwrap(),
        observed_at: hall.now(),
        payload,
        seen: hall.case(cases[0]).version(),
    };
    let prepared = window.desk().prepare(request.clone()).unwrap();
    let failure = window.desk().submit(prepared.clone(), hall.now()).unwrap_err();
    seen.push(String::from_utf8(prepared.bytes().unwrap()).unwrap());
    seen.push(serde_json::to_string(hall.case(cases[0]).opened().unwrap().item()).unwrap());
    seen.extend([failure.to_string(), format!("{failure:?}")]);
    seen.extend([format!("{request:?}"), format!("{prepared:?}"), format!("{:?}", hall.office)]);
    seen.extend([format!("{window:?}"), format!("{audit:?}"), format!("{:?}", hall.portal())]);
    seen.push(format!("{:?}", hall.office.roster(login("roster-1"), login("roster-2"), hall.now()).unwrap()));
    seen.extend(cases.map(|id| format!("{:?}", hall.case(id))));
    seen.extend(cases.map(|id| format!("{:?}", audit.history(id).unwrap())));
    let mut auditor = audit.auditor();
    audit.audit(&mut auditor, 1_000).unwrap();
    seen.extend([auditor.report().to_string(), format!("{auditor:?}")]);
    let mut reply = window.register(
        CARD.parse().unwrap(),
        banjian::case::ApplicantKind::Natural,
        "3".into(),
        applicant(),
        hall.now(),
    );
    seen.push(format!("{:?}", reply.as_mut().unwrap()));
    let stored = journal.reply(request.id).unwrap();
    assert!(stored.is_none());
    for text in seen {
        for private in [NAME, NUMBER, PHONE] {
            assert!(!text.contains(private), "{private} in {text}");
        }
    }
}
