//! The audit finds what was changed behind the office's back; what is private shows up nowhere.

use std::sync::{Arc, Mutex};

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
    RecordGone,
    RecordsSwapped,
    HeaderChanged,
    HeaderOfLinkChanged,
    EventGone,
    PayloadsGone,
    EditionsGone,
    EntryGone,
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
        match self.deed() {
            // The receipt was by another clerk.
            Deed::HeaderChanged => {
                for event in events.iter_mut().skip(1) {
                    event.header = replaced(&event.header, "zws-w1", "zws-w2");
                }
            }
            Deed::HeaderOfLinkChanged => {
                let at = |event: &&mut StoredEvent| event.header.windows(8).any(|part| part == b"\"linked\"");
                if let Some(event) = events.iter_mut().skip(1).find(at) {
                    event.header = replaced(&event.header, "window", "portal");
                }
            }
            Deed::EventGone => {
                events.pop_if(|event| event.header.windows(10).any(|part| part == b"\"approved\""));
            }
            Deed::PayloadsGone => events.iter_mut().for_each(|event| event.payload = None),
            _ => {}
        }
        Ok(events)
    }

    fn records(&self, case: CaseId) -> Result<Vec<StoredRecord>, Report> {
        let mut records = self.inner.records(case)?;
        match self.deed() {
            Deed::RecordByte => records[0].bytes = replaced(&records[0].bytes, "zws-w1", "zws-w2"),
            Deed::RecordGone => {
                records.remove(1);
            }
            Deed::RecordsSwapped => records.swap(1, 2),
            _ => {}
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
        self.inner.newest(case)
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
            Deed::EntryGone => {
                entries.remove(1);
            }
            Deed::HeaderChanged => {
                let event = &mut entries[1].events[0];
                event.header = replaced(&event.header, "zws-w1", "zws-w2");
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

fn found(deed: Deed) -> [Result<(), String>; 2] {
    let (journal, _, audit, cases) = story();
    journal.by(deed);
    cases.map(|id| audit.history(id).map(|_| ()).map_err(|report| report.to_string()))
}

#[test]
fn an_untouched_journal_is_found_whole() {
    assert_eq!(found(Deed::Nothing), [Ok(()), Ok(())]);
    let (_, _, audit, _) = story();
    assert_eq!(audit.feed(Position(0), 100).unwrap().len(), 9);
}

#[test]
fn a_changed_record_breaks_the_chain() {
    for deed in [Deed::RecordByte, Deed::RecordGone, Deed::RecordsSwapped] {
        for outcome in found(deed) {
            let words = outcome.unwrap_err();
            assert!(
                words.contains("does not fit: it does not name the record before it"),
                "{deed:?} {words}"
            );
        }
    }
}

#[test]
fn a_changed_header_is_not_what_its_record_names() {
    let words = "record 2 of the case does not fit: its events are not those that it names";
    assert_eq!(found(Deed::HeaderChanged), [Err(words.into()), Err(words.into())]);
    // The link stands in the older case, and in the record of the newer one's registration.
    let words = "record 1 of the case does not fit: its events are not those that it names";
    assert_eq!(found(Deed::HeaderOfLinkChanged)[1], Err(words.into()));
    // The newer case lost its approval.
    let words = "record 6 of the case does not fit: its events are not those that it names";
    assert_eq!(found(Deed::EventGone)[1], Err(words.into()));
}

#[test]
fn the_feed_is_held_against_its_records_and_has_no_hole() {
    for deed in [Deed::EntryGone, Deed::HeaderChanged] {
        let (journal, _, audit, _) = story();
        journal.by(deed);
        assert_eq!(audit.feed(Position(0), 100).unwrap_err().code().as_str(), "record-chain", "{deed:?}");
    }
}

#[test]
fn without_payloads_the_replay_is_the_same() {
    let (journal, hall, audit, cases) = story();
    let before = cases.map(|id| hall.case(id));
    journal.by(Deed::PayloadsGone);
    let again = Hall::with(settings(journal, 9));
    for (id, case) in cases.into_iter().zip(before) {
        assert_eq!(audit.history(id).unwrap().case, case);
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
