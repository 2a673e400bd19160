//! The auditor's desk: reads what was recorded and holds it against itself. Changes nothing.

use super::{Login, Office};
use crate::canonical;
use crate::case::{Case, Event, EventHeader};
use crate::id::CaseId;
use crate::journal::{FeedEntry, Position, StoredEvent};
use crate::report::{Report, codes};
use crate::text::Text;
use crate::trace::{self, Chain, Record, Suite, events_hash};

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

    /// A case with its records, held against each other: the chain is unbroken, each record names the headers that
    /// it caused, and each header was caused by one. Works after payloads were erased.
    ///
    /// What it does not show: that a person signed, that nobody rewrote chain and headers together, or that
    /// nothing was cut off at the end.
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
            let record = Record::from_bytes(&kept.bytes)?;
            if record.chain != chain || record.act.case != id {
                return Err(misfit(
                    kept.sequence,
                    Text::new("未承接上一条记录", "it does not name the record before it"),
                ));
            }
            chain = Chain::after(kept.sequence, record.act.suite.leaf(&kept.bytes)).ok_or_else(|| {
                misfit(kept.sequence, Text::new("该序号不可能存在", "no record can have that number"))
            })?;
            records.push(record);
        }
        self.caused(&stored, &events, &records)?;
        Ok(History { case, events, records })
    }

    /// Holds the headers of a case against the records that caused them. A case that another's registration linked
    /// has a header that stands in the other's record.
    fn caused(
        &self,
        stored: &[StoredEvent],
        events: &[EventHeader],
        records: &[Record],
    ) -> Result<(), Report> {
        let mut left = stored.iter().zip(events).peekable();
        let ends = records.iter().skip(1).map(|next| next.act.case_version).chain([u32::MAX]);
        let mut last = 1;
        for (record, end) in records.iter().zip(ends) {
            last = record.chain.sequence();
            while let Some(pair) = left.next_if(|(event, _)| event.version <= record.act.case_version) {
                linked_by_another(pair, last)?;
            }
            let mut own = Vec::new();
            while let Some((event, header)) =
                left.next_if(|pair| pair.0.version <= end && !matches!(pair.1.event, Event::Linked { .. }))
            {
                own.push(event.clone());
                if let Event::Registered { linked, .. } = &header.event {
                    for other in linked {
                        own.extend(self.link(*other, event.case)?);
                    }
                }
            }
            if record.events != hash_of(record.act.suite, &own) {
                return Err(misfit(
                    last,
                    Text::new("其事件与所记不符", "its events are not those that it names"),
                ));
            }
        }
        left.try_for_each(|pair| linked_by_another(pair, last))
    }

    /// The header that a registration wrote to an older case.
    fn link(&self, older: CaseId, registered: CaseId) -> Result<Option<StoredEvent>, Report> {
        for event in self.office.journal().events(older)? {
            let header: EventHeader = canonical::from_slice(&event.header)?;
            if matches!(header.event, Event::Linked { case } if case == registered) {
                return Ok(Some(event));
            }
        }
        Ok(None)
    }

    /// Everything appended after a position, each record held against the events that it caused.
    ///
    /// # Errors
    /// `record-chain` with the first record that names other events; what the store reports.
    pub fn feed(&self, after: Position, limit: u16) -> Result<Vec<FeedEntry>, Report> {
        let entries = self.office.journal().feed(after, limit)?;
        let mut before = after.0;
        for entry in &entries {
            let (record, sequence) = (Record::from_bytes(&entry.record.bytes)?, entry.record.sequence);
            before = before.saturating_add(1);
            if entry.position.0 != before {
                return Err(misfit(
                    sequence,
                    Text::new("日志中其前一位置没有记录", "the journal has none at the position before it"),
                ));
            }
            if record.events != hash_of(record.act.suite, &entry.events) {
                return Err(misfit(
                    sequence,
                    Text::new("其事件与所记不符", "its events are not those that it names"),
                ));
            }
        }
        Ok(entries)
    }
}

fn misfit(sequence: u32, what: Text) -> Report {
    Report::new(codes::office::RECORD_CHAIN).with("sequence", sequence).with_text("what", what)
}

fn linked_by_another((event, header): (&StoredEvent, &EventHeader), sequence: u32) -> Result<(), Report> {
    if matches!(header.event, Event::Linked { .. }) {
        return Ok(());
    }
    let version = event.version;
    let what =
        Text::new(format!("没有记录载明第{version}个事件"), format!("no record names event {version}"));
    Err(misfit(sequence, what))
}

fn hash_of(suite: Suite, events: &[StoredEvent]) -> canonical::Hash {
    events_hash(
        suite,
        events.iter().map(|event| trace::EventHeader {
            case: event.case,
            version: event.version,
            schema: event.schema,
            header: &event.header,
        }),
    )
}
