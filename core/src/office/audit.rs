//! The auditor's desk: reads what was recorded and holds it against itself. Changes nothing.

use super::{Login, Office};
use crate::canonical;
use crate::case::{Case, EventHeader};
use crate::id::CaseId;
use crate::journal::{FeedEntry, Position, StoredEvent};
use crate::report::{Report, codes};
use crate::trace::{self, Chain, Record, events_hash, record_hash};

/// An auditor at work.
#[derive(Debug, Clone)]
pub struct AuditDesk {
    office: Office,
    login: Login,
}

/// A case with its records and events, found to fit each other.
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

    /// Who sits here.
    #[must_use]
    pub const fn login(&self) -> &Login {
        &self.login
    }

    /// A case with its records, held against each other: the chain is unbroken and each record names the
    /// headers that it caused. Works after payloads were erased.
    ///
    /// What it does not show: that a person signed, or that nobody rewrote chain and headers together.
    ///
    /// # Errors
    /// `case-unknown`; `record-chain` with the first record that does not fit; `case-corrupt`; `canonical-form`.
    pub fn history(&self, id: CaseId) -> Result<History, Report> {
        let journal = self.office.journal();
        let stored = journal.events(id)?;
        let mut case = Case::unopened(id);
        let mut events = Vec::with_capacity(stored.len());
        for event in &stored {
            let header: EventHeader = canonical::from_slice(&event.header)?;
            case = case.apply(&header)?;
            events.push(header);
        }
        if events.is_empty() {
            return Err(super::unknown_case());
        }
        let mut records = Vec::new();
        let mut chain = Chain::first();
        for kept in journal.records(id)? {
            let misfit = |what: &str| {
                Report::new(codes::office::RECORD_CHAIN).with("sequence", kept.sequence).with("what", what)
            };
            let record = Record::from_bytes(&kept.bytes)?;
            if record.chain != chain {
                return Err(misfit("it does not name the record before it"));
            }
            chain = Chain::after(kept.sequence, record_hash(&kept.bytes))
                .ok_or_else(|| misfit("no record can have that number"))?;
            records.push(record);
        }
        Ok(History { case, events, records })
    }

    /// Everything appended after a position, each record held against the events that it caused.
    ///
    /// # Errors
    /// `record-chain` with the first record that names other events; what the store reports.
    pub fn feed(&self, after: Position, limit: u16) -> Result<Vec<FeedEntry>, Report> {
        let entries = self.office.journal().feed(after, limit)?;
        for entry in &entries {
            let record = Record::from_bytes(&entry.record.bytes)?;
            if record.events != hash_of(&entry.events) {
                return Err(Report::new(codes::office::RECORD_CHAIN)
                    .with("sequence", entry.record.sequence)
                    .with("what", "its events are not those that it names"));
            }
        }
        Ok(entries)
    }
}

fn hash_of(events: &[StoredEvent]) -> canonical::Hash {
    events_hash(events.iter().map(|event| trace::EventHeader {
        case: event.case,
        version: event.version,
        schema: event.schema,
        header: &event.header,
    }))
}
