//! The auditor's desk: gives an auditor what the journal holds, and lets a person read a case. Changes nothing.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::{Login, Office};
use crate::audit::{AuditReport, Auditor, EditionStore, Entry, Extent};
use crate::canonical::{self, Hash};
use crate::case::{Case, Event, EventHeader, Pinned};
use crate::id::CaseId;
use crate::journal::{FeedEntry, Position, StoredEvent};
use crate::network::RosterChanged;
use crate::report::Report;
use crate::trace::register::Listed;
use crate::trace::{self, Record};

/// How many entries are read at a time.
const PAGE: u16 = 1_000;

/// An auditor at work.
#[derive(Debug, Clone)]
pub struct AuditDesk {
    office: Office,
    login: Login,
}

/// A case with its records and events as the journal has them.
#[derive(Debug, Clone)]
pub struct History {
    /// The case, folded from its headers.
    pub case: Case,
    /// The events in their order.
    pub events: Vec<EventHeader>,
    /// The records in their order.
    pub records: Vec<Record>,
}

impl AuditDesk {
    pub(super) const fn new(office: Office, login: Login) -> Self {
        Self { office, login }
    }

    pub(super) const fn office(&self) -> &Office {
        &self.office
    }

    /// Who sits here.
    #[must_use]
    pub const fn login(&self) -> &Login {
        &self.login
    }

    /// A case with its records and events, to be read. Whether they fit each other and were lawful is said by
    /// [`audit_case`](Self::audit_case).
    ///
    /// # Errors
    /// `case-unknown`; `case-corrupt` and `canonical-form` where they cannot be read; what the store reports.
    pub fn history(&self, id: CaseId) -> Result<History, Report> {
        let journal = self.office.journal();
        let mut case = Case::unopened(id);
        let mut events = Vec::new();
        for event in journal.events(id)? {
            let header: EventHeader = canonical::from_slice(&event.header)?;
            case = case.apply(&header)?;
            events.push(header);
        }
        if events.is_empty() {
            return Err(super::unknown_case());
        }
        let records = journal.records(id)?;
        let records = records.iter().map(|kept| Record::from_bytes(&kept.bytes));
        Ok(History { case, events, records: records.collect::<Result<_, _>>()? })
    }

    /// An auditor at the beginning of the log, for [`audit`](Self::audit).
    #[must_use]
    pub fn auditor(&self) -> Auditor {
        self.auditor_of(Extent::Log)
    }

    /// Lets an auditor read on: at most `limit` records (1 to 1,000). Gives how many were read, 0 at the end of the
    /// log; what was appended meanwhile is read by the next call.
    ///
    /// # Errors
    /// What the store reports; what was read until then stays read.
    pub fn audit(&self, auditor: &mut Auditor, limit: u16) -> Result<usize, Report> {
        let entries = self.office.journal().feed(Position(auditor.position()), limit)?;
        for entry in &entries {
            read(auditor, entry)?;
        }
        Ok(entries.len())
    }

    /// Audits the whole log. `progress` is called with the report so far after every 1,000 records.
    ///
    /// # Errors
    /// What the store reports.
    pub fn audit_all(&self, mut progress: impl FnMut(&AuditReport)) -> Result<AuditReport, Report> {
        let mut auditor = self.auditor();
        while self.audit(&mut auditor, PAGE)? > 0 {
            progress(auditor.report());
        }
        Ok(auditor.into_report())
    }

    /// Audits one case with those linked with it, under the roster and with the keys of its time. Reads through the whole feed, since
    /// only the order of the log tells what stood when, but looks at the records of these cases only.
    ///
    /// # Errors
    /// `case-unknown`; what the store reports.
    pub fn audit_case(&self, id: CaseId) -> Result<AuditReport, Report> {
        let cases = self.linked(id)?;
        let mut auditor = self.auditor_of(Extent::Cases);
        scan(&self.office, |entry| {
            let case = entry.record.case;
            let is_key = entry.events.iter().any(|event| event.case == Listed::LIST);
            if is_key || case == RosterChanged::STREAM || cases.contains(&case) {
                read(&mut auditor, entry)
            } else {
                Ok(())
            }
        })?;
        Ok(auditor.into_report())
    }

    fn auditor_of(&self, extent: Extent) -> Auditor {
        let office = self.office.clone();
        let (origin, suite) = (office.origin().clone(), office.settings().suite());
        let skew = office.settings().skew_minutes;
        Auditor::new(origin, suite, extent, Arc::new(Shelf(office)), skew)
    }

    /// The case and all that are linked with it, whatever else its headers say.
    fn linked(&self, id: CaseId) -> Result<BTreeSet<CaseId>, Report> {
        let mut found = BTreeSet::from([id]);
        let mut waiting = VecDeque::from([id]);
        while let Some(case) = waiting.pop_front() {
            let events = self.office.journal().events(case)?;
            if events.is_empty() && case == id && self.office.journal().records(id)?.is_empty() {
                return Err(super::unknown_case());
            }
            for event in events {
                let linked =
                    match canonical::from_slice::<EventHeader>(&event.header).map(|header| header.event) {
                        Ok(Event::Registered { linked, .. }) => linked,
                        Ok(Event::Linked { case }) => vec![case],
                        _ => Vec::new(),
                    };
                waiting.extend(linked.into_iter().filter(|linked| found.insert(*linked)));
            }
        }
        Ok(found)
    }
}

/// Every entry of the feed.
fn scan(office: &Office, mut look: impl FnMut(&FeedEntry) -> Result<(), Report>) -> Result<(), Report> {
    let mut after = Position(0);
    loop {
        let entries = office.journal().feed(after, PAGE)?;
        let Some(last) = entries.last() else { return Ok(()) };
        after = last.position;
        entries.iter().try_for_each(&mut look)?;
    }
}

fn read(auditor: &mut Auditor, entry: &FeedEntry) -> Result<(), Report> {
    let events: Vec<trace::EventHeader<'_>> = entry.events.iter().map(header).collect();
    let (case, record) = (entry.record.case, entry.record.bytes.as_slice());
    let payload = entry.events.iter().find_map(|event| event.payload.as_deref());
    let position = Some(entry.position.0);
    auditor.next(&Entry { case, events: &events, payload, position, record }).map(|_| ())
}

fn header(event: &StoredEvent) -> trace::EventHeader<'_> {
    let StoredEvent { case, version, schema, header, payload: _ } = event;
    trace::EventHeader { case: *case, version: *version, schema: *schema, header }
}

/// The journal's editions.
#[derive(Debug)]
struct Shelf(Office);

impl EditionStore for Shelf {
    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report> {
        self.0.journal().edition(hash)
    }

    /// Those of the settings and those in force, then whatever a receipt pinned.
    fn lists(&self) -> Result<Vec<Pinned>, Report> {
        let in_force = self.0.state().editions.in_force();
        let mut lists = vec![Pinned { network: self.0.settings().network.hash(), ..in_force }, in_force];
        scan(&self.0, |entry| {
            for event in &entry.events {
                if let Ok(header) = canonical::from_slice::<EventHeader>(&event.header)
                    && let Event::Received { editions, .. } = header.event
                    && !lists.contains(&editions)
                {
                    lists.push(editions);
                }
            }
            Ok(())
        })?;
        Ok(lists)
    }
}
