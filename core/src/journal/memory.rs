//! A journal in memory: for tests, pages and demonstrations.
//!
//! It promises the same answers in the same order as the durable stores, and forgets all when it is dropped.

mod heap;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};

use heap::{Heap, Span};

use super::admit::{Admitted, Head, Stock, Verdict, admit};
use super::shelf::{Key, Shelf, next_serial, page_size};
use super::{
    Appended, Batch, Cursor, FeedEntry, Journal, KeptCheckpoint, LinkDigest, Newest, Page, Position, Query,
    Rejected, StoredEvent, StoredRecord, StoredReply,
};
use crate::canonical::Hash;
use crate::case::row::Row;
use crate::id::{CaseId, CommandId, OutletCode};
use crate::report::{Report, codes};
use crate::trace::{Grown, Growth, Suite};

/// A journal that lives as long as its value.
///
/// ```
/// use banjian::journal::{Journal, MemoryJournal, Position};
/// let journal = MemoryJournal::new();
/// assert!(journal.feed(Position(0), 10)?.is_empty());
/// # Ok::<(), banjian::report::Report>(())
/// ```
pub struct MemoryJournal {
    state: Mutex<State>,
}

/// How much it holds; never what.
impl std::fmt::Debug for MemoryJournal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MemoryJournal({} records)", self.state().entries.len())
    }
}

impl Default for MemoryJournal {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryJournal {
    /// An empty journal, with a log of the suite `sha256-ed25519`.
    #[must_use]
    pub fn new() -> Self {
        Self::with_suite(Suite::default())
    }

    /// An empty journal with a log of this suite.
    #[must_use]
    pub fn with_suite(suite: Suite) -> Self {
        Self { state: Mutex::new(State::new(suite)) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // INVARIANT: nothing in this file panics while it holds the state, so a poisoned one is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All that the journal holds. The hashed maps are only ever asked for one key.
struct State {
    growth: Growth,
    tiles: BTreeMap<(u8, u64), Vec<u8>>,
    checkpoints: BTreeMap<u64, KeptCheckpoint>,
    heap: Heap,
    entries: Vec<Entry>,
    events: Vec<Event>,
    cases: Vec<Case>,
    numbers_of_cases: HashMap<CaseId, i64>,
    case_numbers: HashMap<String, i64>,
    replies: HashMap<CommandId, Reply>,
    links: HashMap<LinkDigest, BTreeSet<i64>>,
    shelves: BTreeMap<Shelf, BTreeSet<Key>>,
    editions: BTreeMap<Hash, Vec<u8>>,
    serials: BTreeMap<(OutletCode, NaiveDate), u32>,
    settings: BTreeMap<String, Vec<u8>>,
}

/// What stands at one position, where its events stand in [`State::events`], and the entry before it of the
/// same case.
struct Entry {
    recorded_at: DateTime<Utc>,
    case: CaseId,
    sequence: u32,
    record: Span,
    events: Range<usize>,
    before: Option<usize>,
}

/// An event, and the one before it of the same case.
struct Event {
    case: CaseId,
    version: u32,
    schema: u16,
    header: Span,
    payload: Option<Span>,
    before: Option<usize>,
}

struct Reply {
    binding: Hash,
    person: String,
    bytes: Span,
    position: Position,
}

struct Case {
    id: CaseId,
    version: u32,
    sequence: u32,
    row: Option<Row>,
    last_event: Option<usize>,
    last_entry: Option<usize>,
}

fn index(no: i64) -> usize {
    usize::try_from(no.saturating_sub(1)).unwrap_or(usize::MAX)
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

impl State {
    fn new(suite: Suite) -> Self {
        Self {
            growth: Growth::new(suite),
            tiles: BTreeMap::new(),
            checkpoints: BTreeMap::new(),
            heap: Heap::default(),
            entries: Vec::new(),
            events: Vec::new(),
            cases: Vec::new(),
            numbers_of_cases: HashMap::new(),
            case_numbers: HashMap::new(),
            replies: HashMap::new(),
            links: HashMap::new(),
            shelves: BTreeMap::new(),
            editions: BTreeMap::new(),
            serials: BTreeMap::new(),
            settings: BTreeMap::new(),
        }
    }

    fn case(&self, case: CaseId) -> Option<&Case> {
        self.cases.get(index(*self.numbers_of_cases.get(&case)?))
    }

    fn case_mut(&mut self, case: CaseId) -> Option<&mut Case> {
        self.cases.get_mut(index(*self.numbers_of_cases.get(&case)?))
    }

    fn write(&mut self, batch: &Batch, admitted: Admitted<'_>) -> Appended {
        for touched in admitted.cases {
            let no = touched.head.map_or_else(|| self.begin(touched.case), |head| head.no);
            if let Some(row) = touched.row {
                self.shelve(no, row);
            }
            if let Some(case) = self.cases.get_mut(index(no)) {
                (case.version, case.sequence) = (touched.version, touched.sequence);
            }
        }
        for (key, case) in &batch.links {
            if let Some(&no) = self.numbers_of_cases.get(case) {
                self.links.entry(*key).or_default().insert(no);
            }
        }
        let first = self.events.len();
        for event in &batch.events {
            let header = self.heap.keep(&event.header);
            let payload = event.payload.as_ref().map(|payload| self.heap.keep(payload));
            let (place, &StoredEvent { case, version, schema, .. }) = (self.events.len(), event);
            let before = self.case_mut(case).and_then(|case| case.last_event.replace(place));
            self.events.push(Event { case, version, schema, header, payload, before });
        }
        let record = self.heap.keep(&batch.record.bytes);
        self.growth.append(self.growth.suite().leaf(&batch.record.bytes));
        let (place, case, sequence) = (self.entries.len(), batch.record.case, batch.record.sequence);
        let before = self.case_mut(case).and_then(|case| case.last_entry.replace(place));
        let (recorded_at, events) = (batch.recorded_at, first..self.events.len());
        self.entries.push(Entry { recorded_at, case, sequence, record, events, before });
        let position = Position(count(self.entries.len()));
        let (binding, person, bytes) = (batch.binding, batch.person.clone(), self.heap.keep(&batch.reply));
        self.replies.insert(batch.command, Reply { binding, person, bytes, position });
        Appended { position, reply: batch.reply.clone(), repeated: false }
    }

    fn reply(&self, command: CommandId) -> Option<StoredReply> {
        let Reply { binding, person, bytes, position } = self.replies.get(&command)?;
        let (person, reply) = (person.clone(), self.heap.get(*bytes).to_vec());
        Some(StoredReply { binding: *binding, person, reply, position: *position })
    }

    fn event(&self, event: &Event) -> StoredEvent {
        StoredEvent {
            case: event.case,
            version: event.version,
            schema: event.schema,
            header: self.heap.get(event.header).to_vec(),
            payload: event.payload.map(|payload| self.heap.get(payload).to_vec()),
        }
    }

    fn record(&self, entry: &Entry) -> StoredRecord {
        let bytes = self.heap.get(entry.record).to_vec();
        StoredRecord { case: entry.case, sequence: entry.sequence, bytes }
    }

    fn begin(&mut self, id: CaseId) -> i64 {
        let (row, last_event, last_entry) = (None, None, None);
        self.cases.push(Case { id, version: 0, sequence: 0, row, last_event, last_entry });
        let no = i64::try_from(self.cases.len()).unwrap_or(i64::MAX);
        self.numbers_of_cases.insert(id, no);
        no
    }

    fn shelve(&mut self, no: i64, row: &Row) {
        let Some(case) = self.cases.get_mut(index(no)) else { return };
        match case.row.replace(row.clone()) {
            Some(before) => {
                for (shelf, key) in Shelf::of(&before, no) {
                    if let Some(keys) = self.shelves.get_mut(&shelf) {
                        keys.remove(&key);
                    }
                }
            }
            None => {
                self.case_numbers.insert(row.number.clone(), no);
            }
        }
        for (shelf, key) in Shelf::of(row, no) {
            self.shelves.entry(shelf).or_default().insert(key);
        }
    }
}

impl Stock for State {
    type Error = std::convert::Infallible;

    fn command(&mut self, command: CommandId) -> Result<Option<StoredReply>, Self::Error> {
        Ok(self.reply(command))
    }

    fn newest(&self) -> Option<DateTime<Utc>> {
        self.entries.last().map(|entry| entry.recorded_at)
    }

    fn head(&mut self, case: CaseId) -> Result<Option<Head>, Self::Error> {
        Ok(self.numbers_of_cases.get(&case).and_then(|&no| {
            let case = self.cases.get(index(no))?;
            let number = case.row.as_ref().map(|row| row.number.clone());
            Some(Head { no, version: case.version, sequence: case.sequence, number })
        }))
    }

    fn is_number_taken(&mut self, number: &str) -> Result<bool, Self::Error> {
        Ok(self.case_numbers.contains_key(number))
    }

    fn links(&mut self, digest: LinkDigest) -> Result<u32, Self::Error> {
        Ok(self.links.get(&digest).map_or(0, |cases| u32::try_from(cases.len()).unwrap_or(u32::MAX)))
    }
}

impl Journal for MemoryJournal {
    fn append(&self, batches: &[Batch]) -> Result<Vec<Result<Appended, Rejected>>, Report> {
        let mut state = self.state();
        let mut results = Vec::with_capacity(batches.len());
        for batch in batches {
            let Ok(verdict) = admit(batch, &mut *state);
            results.push(match verdict {
                Verdict::Write(admitted) => Ok(state.write(batch, admitted)),
                Verdict::Answer(answer) => answer,
            });
        }
        let State { growth, tiles, .. } = &mut *state;
        tiles.extend(growth.take_changed().map(|Grown { level, index, hashes }| ((level, index), hashes)));
        Ok(results)
    }

    fn reply(&self, command: CommandId) -> Result<Option<StoredReply>, Report> {
        Ok(self.state().reply(command))
    }

    fn events(&self, case: CaseId) -> Result<Vec<StoredEvent>, Report> {
        let state = self.state();
        let mut next = state.case(case).and_then(|case| case.last_event);
        let mut found = Vec::new();
        while let Some(event) = next.and_then(|place| state.events.get(place)) {
            found.push(state.event(event));
            next = event.before;
        }
        found.reverse();
        Ok(found)
    }

    fn records(&self, case: CaseId) -> Result<Vec<StoredRecord>, Report> {
        let state = self.state();
        let mut next = state.case(case).and_then(|case| case.last_entry);
        let mut found = Vec::new();
        while let Some(entry) = next.and_then(|place| state.entries.get(place)) {
            found.push(state.record(entry));
            next = entry.before;
        }
        found.reverse();
        Ok(found)
    }

    fn suite(&self) -> Suite {
        self.state().growth.suite()
    }

    fn size(&self) -> Result<u64, Report> {
        Ok(count(self.state().entries.len()))
    }

    fn tile(&self, level: u8, index: u64) -> Result<Vec<u8>, Report> {
        Ok(self.state().tiles.get(&(level, index)).cloned().unwrap_or_default())
    }

    fn position(&self, case: CaseId, sequence: u32) -> Result<Option<Position>, Report> {
        let state = self.state();
        let mut next = state.case(case).and_then(|case| case.last_entry);
        while let Some((place, entry)) = next.and_then(|place| Some((place, state.entries.get(place)?))) {
            if entry.sequence == sequence {
                return Ok(Some(Position(count(place).saturating_add(1))));
            }
            next = entry.before;
        }
        Ok(None)
    }

    fn keep_checkpoint(&self, checkpoint: &KeptCheckpoint) -> Result<(), Report> {
        let mut state = self.state();
        match state.checkpoints.get(&checkpoint.size) {
            Some(kept) if kept.root != checkpoint.root => {
                Err(Report::new(codes::store::TWO_ROOTS).with("size", checkpoint.size))
            }
            _ => {
                state.checkpoints.insert(checkpoint.size, checkpoint.clone());
                Ok(())
            }
        }
    }

    fn checkpoint(&self, covers: u64) -> Result<Option<KeptCheckpoint>, Report> {
        let state = self.state();
        let newest = state.checkpoints.last_key_value();
        Ok(newest.filter(|(size, _)| **size >= covers).map(|(_, checkpoint)| checkpoint.clone()))
    }

    fn newest(&self, case: CaseId) -> Result<Newest, Report> {
        let state = self.state();
        let Some(case) = state.case(case) else { return Ok(Newest::default()) };
        Ok(Newest {
            event: case.last_event.and_then(|place| Some(state.event(state.events.get(place)?))),
            record: case.last_entry.and_then(|place| Some(state.record(state.entries.get(place)?))),
        })
    }

    fn case_by_number(&self, number: &str) -> Result<Option<CaseId>, Report> {
        let state = self.state();
        Ok(state.case_numbers.get(number).and_then(|&no| Some(state.cases.get(index(no))?.id)))
    }

    fn linked(&self, digest: LinkDigest) -> Result<Vec<CaseId>, Report> {
        let state = self.state();
        let cases = state.links.get(&digest).into_iter().flatten();
        Ok(cases.filter_map(|&no| Some(state.cases.get(index(no))?.id)).collect())
    }

    fn worklist(&self, query: &Query, after: Option<&Cursor>, limit: u16) -> Result<Page, Report> {
        let size = page_size(limit)?;
        let (list, utmost) = Shelf::asked(query);
        let [a, b, c, no] = list.after(after)?;
        let state = self.state();
        let from = [a, b, c, no.saturating_add(1)];
        let mut keys = state.shelves.get(&list).into_iter().flat_map(|keys| keys.range(from..));
        let mut page = Page { rows: Vec::new(), next: None };
        let mut end = from;
        while let Some(key) = keys.next().filter(|key| key.first() <= Some(&utmost)) {
            if page.rows.len() == size {
                page.next = Some(list.cursor(end));
                break;
            }
            let [.., no] = *key;
            let case = state.cases.get(index(no));
            page.rows.extend(case.and_then(|case| case.row.clone()));
            end = *key;
        }
        Ok(page)
    }

    fn feed(&self, after: Position, limit: u16) -> Result<Vec<FeedEntry>, Report> {
        let size = page_size(limit)?;
        let state = self.state();
        let from = usize::try_from(after.0).unwrap_or(usize::MAX);
        let entries = state.entries.iter().enumerate().skip(from).take(size);
        Ok(entries
            .map(|(place, entry)| FeedEntry {
                position: Position(count(place).saturating_add(1)),
                recorded_at: entry.recorded_at,
                record: state.record(entry),
                events: {
                    let events = state.events.get(entry.events.clone()).unwrap_or_default();
                    events.iter().map(|event| state.event(event)).collect()
                },
            })
            .collect())
    }

    fn put_edition(&self, _kind: &str, bytes: &[u8]) -> Result<Hash, Report> {
        let hash = Hash::of(bytes);
        self.state().editions.entry(hash).or_insert_with(|| bytes.to_vec());
        Ok(hash)
    }

    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report> {
        Ok(self.state().editions.get(&hash).cloned())
    }

    fn reserve_serials(&self, outlet: &OutletCode, day: NaiveDate, count: u32) -> Result<u32, Report> {
        let mut state = self.state();
        let key = (outlet.clone(), day);
        let first = state.serials.get(&key).copied().unwrap_or(1);
        let next = next_serial(outlet, day, first, count)?;
        state.serials.insert(key, next);
        Ok(first)
    }

    fn setting(&self, name: &str, set: Option<&[u8]>) -> Result<Option<Vec<u8>>, Report> {
        let mut state = self.state();
        match (state.settings.get(name), set) {
            (Some(value), Some(set)) if value != set => {
                Err(Report::new(codes::store::SETTING_FIXED).with("name", name))
            }
            (Some(value), _) => Ok(Some(value.clone())),
            (None, Some(set)) => {
                state.settings.insert(name.into(), set.to_vec());
                Ok(Some(set.to_vec()))
            }
            (None, None) => Ok(None),
        }
    }
}
