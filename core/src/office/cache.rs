//! What an office remembers between acts: folded cases, numbers set apart, editions. All of it can be lost.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::editions::Editions;
use super::register::Register;
use crate::canonical;
use crate::case::{Case, EventHeader};
use crate::id::{CaseId, CaseNumber, HallCode, OutletCode, SerialBlock};
use crate::journal::Journal;
use crate::report::{Report, codes};
use crate::text::Text;
use crate::trace::Chain;
use crate::trace::link::LinkKey;

/// How many cases are kept folded in each of two generations.
const GENERATION: usize = 4_096;

/// How many serial numbers are set apart at a time.
const SERIALS: u32 = 100;

/// A folded case and the place of its next record.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) case: Case,
    pub(super) chain: Chain,
}

/// The memory of an office.
#[derive(Debug)]
pub(super) struct State {
    pub(super) link_key: LinkKey,
    pub(super) editions: Editions,
    pub(super) register: Register,
    young: HashMap<CaseId, Entry>,
    old: HashMap<CaseId, Entry>,
    blocks: BTreeMap<(OutletCode, NaiveDate), SerialBlock>,
}

impl State {
    pub(super) fn new(link_key: LinkKey, editions: Editions, register: Register) -> Self {
        Self {
            link_key,
            editions,
            register,
            young: HashMap::new(),
            old: HashMap::new(),
            blocks: BTreeMap::new(),
        }
    }

    /// The entry of a case, folded from the journal where it is not remembered; `None` for an unknown case.
    pub(super) fn entry(&mut self, journal: &dyn Journal, id: CaseId) -> Result<Option<&Entry>, Report> {
        match self.take(journal, id)? {
            Some(entry) => {
                self.put(entry);
                Ok(self.young.get(&id))
            }
            None => Ok(None),
        }
    }

    /// As [`State::entry`], read anew where another process moved the case on since it was remembered.
    pub(super) fn current(&mut self, journal: &dyn Journal, id: CaseId) -> Result<Option<&Entry>, Report> {
        let version = journal.newest(id)?.event.map_or(0, |event| event.version);
        let is_current = |entry: &Entry| entry.case.version() == version;
        if !self.young.get(&id).or_else(|| self.old.get(&id)).is_some_and(is_current) {
            self.forget(id);
        }
        self.entry(journal, id)
    }

    /// Takes an entry out; whoever takes it puts it back, or the case is read anew.
    pub(super) fn take(&mut self, journal: &dyn Journal, id: CaseId) -> Result<Option<Entry>, Report> {
        match self.young.remove(&id).or_else(|| self.old.remove(&id)) {
            Some(entry) => Ok(Some(entry)),
            None => read(journal, id),
        }
    }

    pub(super) fn put(&mut self, entry: Entry) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(entry.case.id(), entry);
    }

    /// Puts back what was taken, unless it was not known before.
    pub(super) fn put_known(&mut self, entry: Entry) {
        if entry.case.version() > 0 {
            self.put(entry);
        }
    }

    /// Forgets a case: its memory may be wrong.
    pub(super) fn forget(&mut self, id: CaseId) {
        self.young.remove(&id);
        self.old.remove(&id);
    }

    /// The next case number of an outlet's day.
    pub(super) fn number(
        &mut self,
        journal: &dyn Journal,
        hall: &HallCode,
        outlet: &OutletCode,
        day: NaiveDate,
    ) -> Result<CaseNumber, Report> {
        let key = (outlet.clone(), day);
        if let Some(number) = self.blocks.get_mut(&key).and_then(Iterator::next) {
            return Ok(number);
        }
        // Blocks of other days are used up by the calendar.
        self.blocks.retain(|(_, other), _| *other == day);
        let first = journal.reserve_serials(outlet, day, SERIALS)?;
        let mut block = SerialBlock::new(hall, outlet, day, first, SERIALS)?;
        let number = block.next();
        self.blocks.insert(key, block);
        number.ok_or_else(|| Report::new(codes::text::DEFECT).with("what", "an empty block of serials"))
    }
}

/// Folds a case from its events.
pub(super) fn read(journal: &dyn Journal, id: CaseId) -> Result<Option<Entry>, Report> {
    let mut case = Case::unopened(id);
    for stored in journal.events(id)? {
        let header: EventHeader = canonical::from_slice(&stored.header)?;
        case = case.apply(&header)?;
    }
    if case.version() == 0 {
        return Ok(None);
    }
    let mut chain = Chain::first();
    if let Some(last) = journal.newest(id)?.record {
        let after = Chain::after(last.sequence, journal.suite().leaf(&last.bytes));
        chain = after.ok_or_else(|| {
            Report::new(codes::office::RECORD_CHAIN)
                .with("sequence", last.sequence)
                .with_text("what", Text::new("该序号不可能存在", "no record can have that number"))
        })?;
    }
    Ok(Some(Entry { case, chain }))
}
