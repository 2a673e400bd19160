//! A forger's kit: whoever has the database writes records that are well-formed in every way, and edits those
//! that are there. Chains, hashes, versions and positions are made to fit again.

use std::collections::BTreeMap;
use std::sync::Arc;

use banjian::audit::{AuditReport, Auditor, EditionStore, Entry, Extent, Grade};
use banjian::canonical::{self, Hash};
use banjian::case::{EventHeader, Pinned};
use banjian::id::{CaseId, CommandId, PersonId};
use banjian::journal::{Journal, Position};
use banjian::network::{Network, RosterChanged};
use banjian::report::Report;
use banjian::trace::{self, Chain, Object, Origin, Record, Suite, events_hash};

use crate::driver::Hall;

/// An event as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) case: CaseId,
    pub(crate) version: u32,
    pub(crate) schema: u16,
    pub(crate) header: Vec<u8>,
}

/// A record as it is kept, with its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) case: CaseId,
    pub(crate) payload: Option<Vec<u8>>,
    pub(crate) position: Option<u64>,
    pub(crate) record: Vec<u8>,
    pub(crate) events: Vec<Event>,
}

impl Kept {
    pub(crate) fn record(&self) -> Record {
        Record::from_bytes(&self.record).unwrap()
    }
}

/// A log in the hands of the forger.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    pub(crate) entries: Vec<Kept>,
    pub(crate) store: Arc<Shelf>,
}

/// The editions of a journal, some withheld, some added.
#[derive(Debug)]
pub(crate) struct Shelf {
    pub(crate) journal: Arc<dyn Journal>,
    pub(crate) lists: Vec<Pinned>,
    pub(crate) withheld: Vec<Hash>,
}

impl EditionStore for Shelf {
    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report> {
        if self.withheld.contains(&hash) { Ok(None) } else { self.journal.edition(hash) }
    }

    fn lists(&self) -> Result<Vec<Pinned>, Report> {
        Ok(self.lists.clone())
    }
}

/// The list in force when an office of the tests opens, with a network.
pub(crate) fn list(network: &Network) -> Pinned {
    Pinned {
        calendar: banjian::calendar::Calendar::reference().hash(),
        catalog: banjian::catalog::Catalog::reference().hash(),
        network: network.hash(),
        terms: Hash::of_value(&banjian::case::Terms::default()).unwrap(),
    }
}

pub(crate) fn origin() -> Origin {
    Origin::demo("xiangyang").unwrap()
}

impl Book {
    /// What a hall has recorded, which opened with this network.
    pub(crate) fn of(hall: &Hall, network: &Network) -> Self {
        let mut entries = Vec::new();
        for entry in hall.journal.feed(Position(0), 1_000).unwrap() {
            let payload = entry.events.iter().find_map(|event| event.payload.clone());
            let events = entry.events.into_iter().map(|event| Event {
                case: event.case,
                version: event.version,
                schema: event.schema,
                header: event.header,
            });
            entries.push(Kept {
                case: entry.record.case,
                payload,
                position: Some(entry.position.0),
                record: entry.record.bytes,
                events: events.collect(),
            });
        }
        let store = Shelf { journal: hall.journal.clone(), lists: vec![list(network)], withheld: Vec::new() };
        Self { entries, store: Arc::new(store) }
    }

    /// The place of the first record of a kind at or after a place.
    pub(crate) fn find(&self, kind: &str, from: usize) -> usize {
        let is = |kept: &Kept| kept.record().act.kind.as_str() == kind;
        from + self.entries[from..].iter().position(is).unwrap()
    }

    /// The place of the first record of a kind on a case.
    pub(crate) fn find_of(&self, kind: &str, case: CaseId) -> usize {
        let is = |kept: &Kept| kept.case == case && kept.record().act.kind.as_str() == kind;
        self.entries.iter().position(is).unwrap()
    }

    /// Edits a record and its headers; the rest is left as it is until [`relink`](Self::relink).
    pub(crate) fn edit(&mut self, at: usize, change: impl FnOnce(&mut Record, &mut Vec<EventHeader>)) {
        let kept = &mut self.entries[at];
        let mut record = Record::from_bytes(&kept.record).unwrap();
        let read = |event: &Event| canonical::from_slice(&event.header).unwrap();
        let mut headers: Vec<EventHeader> = kept.events.iter().map(read).collect();
        change(&mut record, &mut headers);
        for (event, header) in kept.events.iter_mut().zip(&headers) {
            event.header = canonical::to_vec(header).unwrap();
        }
        kept.events.truncate(headers.len());
        kept.record = record.to_bytes().unwrap();
    }

    /// Edits a change of the roster.
    pub(crate) fn edit_roster(&mut self, at: usize, change: impl FnOnce(&mut Record, &mut RosterChanged)) {
        let kept = &mut self.entries[at];
        let mut record = Record::from_bytes(&kept.record).unwrap();
        let mut changed: RosterChanged = canonical::from_slice(&kept.events[0].header).unwrap();
        change(&mut record, &mut changed);
        let header = canonical::to_vec(&changed).unwrap();
        record.act.header = Object::from_bytes(&header).unwrap();
        kept.events[0].header = header;
        kept.record = record.to_bytes().unwrap();
    }

    /// Somebody else did it.
    pub(crate) fn by(&mut self, at: usize, person: &str) {
        let person: PersonId = person.parse().unwrap();
        self.edit(at, |record, headers| {
            record.act.person = Some(person.clone());
            for header in headers.iter_mut().filter(|header| header.by.is_some()) {
                header.by = Some(person.clone());
            }
        });
    }

    /// Does once more, on another case, by another person, what a record says; at the end of the log, at the time
    /// of the last record.
    pub(crate) fn append(&mut self, template: usize, case: CaseId, person: &str) -> usize {
        let mut kept = self.entries[template].clone();
        let last = self.entries.last().unwrap().record();
        kept.case = case;
        kept.payload = None;
        kept.events.iter_mut().for_each(|event| event.case = case);
        self.entries.push(kept);
        let at = self.entries.len() - 1;
        self.edit(at, |record, headers| {
            record.act.case = case;
            record.act.command = CommandId::from_bytes([200; 16]);
            record.act.observed_at = last.recorded_at;
            record.recorded_at = last.recorded_at;
            for header in headers {
                header.at = last.recorded_at;
            }
        });
        self.by(at, person);
        self.renumber();
        self.relink();
        at
    }

    /// Makes positions, sequences, previous hashes and hashes of events fit again.
    pub(crate) fn relink(&mut self) {
        let mut chains: BTreeMap<CaseId, Chain> = BTreeMap::new();
        for (kept, position) in self.entries.iter_mut().zip(1..) {
            let mut record = Record::from_bytes(&kept.record).unwrap();
            record.chain = chains.get(&kept.case).copied().unwrap_or_else(Chain::first);
            record.events = hash(&kept.events);
            kept.position = Some(position);
            kept.record = record.to_bytes().unwrap();
            let after = Chain::after(record.chain.sequence(), Suite::default().leaf(&kept.record)).unwrap();
            chains.insert(kept.case, after);
        }
    }

    /// Makes the versions of the cases fit again.
    pub(crate) fn renumber(&mut self) {
        let mut versions: BTreeMap<CaseId, u32> = BTreeMap::new();
        for kept in &mut self.entries {
            let mut record = Record::from_bytes(&kept.record).unwrap();
            record.act.case_version = versions.get(&kept.case).copied().unwrap_or_default();
            for event in &mut kept.events {
                let version = versions.entry(event.case).or_default();
                *version += 1;
                event.version = *version;
            }
            kept.record = record.to_bytes().unwrap();
        }
    }

    /// Lets every record say that another network was in force from the beginning.
    pub(crate) fn found_on(&mut self, network: &Network) {
        let list = list(network);
        self.store.journal.put_edition("network", &network.to_canonical().unwrap()).unwrap();
        for kept in &mut self.entries {
            let mut record = Record::from_bytes(&kept.record).unwrap();
            record.editions = list.list(Suite::default()).unwrap().hash();
            kept.record = record.to_bytes().unwrap();
        }
        let Shelf { journal, withheld, .. } = &*self.store;
        self.store =
            Arc::new(Shelf { journal: journal.clone(), lists: vec![list], withheld: withheld.clone() });
        self.relink();
    }

    pub(crate) fn audit(&self) -> AuditReport {
        self.audit_as(Extent::Log)
    }

    pub(crate) fn audit_as(&self, extent: Extent) -> AuditReport {
        let mut auditor = Auditor::new(origin(), Suite::default(), extent, self.store.clone(), 10);
        for kept in &self.entries {
            next(&mut auditor, kept);
        }
        auditor.into_report()
    }

    /// The names of the faults, each once, sorted.
    pub(crate) fn faults(&self) -> Vec<&'static str> {
        names(&self.audit(), Grade::Fault)
    }
}

pub(crate) fn names(report: &AuditReport, grade: Grade) -> Vec<&'static str> {
    report.by_name(grade).into_keys().collect()
}

/// Gives the auditor a record.
pub(crate) fn next(auditor: &mut Auditor, kept: &Kept) -> usize {
    let events: Vec<trace::EventHeader<'_>> = headers(&kept.events).collect();
    let Kept { case, payload, position, record, .. } = kept;
    let payload = payload.as_deref();
    auditor.next(&Entry { case: *case, events: &events, payload, position: *position, record }).unwrap().len()
}

fn headers(events: &[Event]) -> impl Iterator<Item = trace::EventHeader<'_>> {
    events.iter().map(|event| trace::EventHeader {
        case: event.case,
        version: event.version,
        schema: event.schema,
        header: &event.header,
    })
}

pub(crate) fn hash(events: &[Event]) -> Hash {
    events_hash(Suite::default(), headers(events))
}
