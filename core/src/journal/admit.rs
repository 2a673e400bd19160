//! Whether a batch may be appended: one rule for all stores, by reads alone.
//!
//! A store lends its eyes ([`Stock`]) and is told what to write ([`Admitted`]). Nothing is written before the
//! whole batch is weighed, so that a refused batch leaves no trace. In this order: the command id, what the
//! batch says about itself, the clock, the expected versions, the links, the record, the rows.

use chrono::{DateTime, Utc};

use super::{Appended, Batch, LinkDigest, Rejected, StoredReply, shelf};
use crate::case::row::Row;
use crate::id::{CaseId, CommandId};

/// The longest record, in bytes; an entry of a tile log has a length of 16 bits.
const LONGEST_RECORD: usize = 65_535;
/// The most events of one batch.
const MOST_EVENTS: usize = 65_535;

/// What a store knows, inside its append transaction.
pub(crate) trait Stock {
    /// How reading can fail.
    type Error;

    fn command(&mut self, command: CommandId) -> Result<Option<StoredReply>, Self::Error>;
    fn newest(&self) -> Option<DateTime<Utc>>;
    fn head(&mut self, case: CaseId) -> Result<Option<Head>, Self::Error>;
    fn is_number_taken(&mut self, number: &str) -> Result<bool, Self::Error>;
    fn links(&mut self, digest: LinkDigest) -> Result<u32, Self::Error>;
}

/// How far a known case has come.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// The store's own number of the case, from 1, in the order in which it came to know them.
    pub(crate) no: i64,
    /// Its version, 0 before its first event.
    pub(crate) version: u32,
    /// The sequence of its last record, 0 before the first.
    pub(crate) sequence: u32,
    /// Its case number, once it has a row.
    pub(crate) number: Option<String>,
}

/// What becomes of one case of a batch.
#[derive(Debug)]
pub(crate) struct Touched<'b> {
    pub(crate) case: CaseId,
    /// What was known of it before; `None` for a new case.
    pub(crate) head: Option<Head>,
    /// The version and the last sequence after the batch.
    pub(crate) version: u32,
    pub(crate) sequence: u32,
    pub(crate) row: Option<&'b Row>,
    expected: u32,
    is_written: bool,
}

/// The cases of a batch that may be appended, by their ids; every case that the batch writes about is among
/// them.
#[derive(Debug)]
pub(crate) struct Admitted<'b> {
    pub(crate) cases: Vec<Touched<'b>>,
}

/// What a store is to do with a batch.
#[derive(Debug)]
pub(crate) enum Verdict<'b> {
    Write(Admitted<'b>),
    Answer(Result<Appended, Rejected>),
}

/// The cases of a batch, sorted by their ids.
struct Cases<'b>(Vec<Touched<'b>>);

impl<'b> Cases<'b> {
    fn expected(batch: &'b Batch) -> Result<Self, Rejected> {
        let touch = |&(case, expected)| Touched {
            case,
            head: None,
            version: expected,
            sequence: 0,
            row: None,
            expected,
            is_written: false,
        };
        let mut cases: Vec<Touched<'b>> = batch.expected.iter().map(touch).collect();
        cases.sort_unstable_by_key(|at| at.case);
        require(cases.is_sorted_by(|a, b| a.case < b.case), "a case that is expected twice")?;
        Ok(Self(cases))
    }

    fn get(&self, case: CaseId) -> Option<&Touched<'b>> {
        self.0.get(self.0.binary_search_by_key(&case, |at| at.case).ok()?)
    }

    fn get_mut(&mut self, case: CaseId) -> Option<&mut Touched<'b>> {
        let place = self.0.binary_search_by_key(&case, |at| at.case).ok()?;
        self.0.get_mut(place)
    }
}

/// Weighs a batch against what the store knows.
pub(crate) fn admit<'b, S: Stock>(batch: &'b Batch, stock: &mut S) -> Result<Verdict<'b>, S::Error> {
    if let Some(known) = stock.command(batch.command)? {
        return Ok(Verdict::Answer(repeat(batch, known)));
    }
    let mut cases = match outline(batch) {
        Ok(cases) => cases,
        Err(rejected) => return Ok(Verdict::Answer(Err(rejected))),
    };
    let rejected = match stock.newest() {
        Some(newest) if batch.recorded_at < newest => Some(Rejected::ClockWentBack { newest }),
        _ => match check_seen(batch, &mut cases, stock)? {
            None => check_new(batch, &mut cases, stock)?,
            moved => moved,
        },
    };
    Ok(match rejected {
        Some(rejected) => Verdict::Answer(Err(rejected)),
        None => Verdict::Write(Admitted { cases: cases.0.into_iter().filter(|at| at.is_written).collect() }),
    })
}

fn repeat(batch: &Batch, known: StoredReply) -> Result<Appended, Rejected> {
    if known.binding == batch.binding && known.person == batch.person {
        Ok(Appended { position: known.position, reply: known.reply, repeated: true })
    } else {
        Err(Rejected::CommandReused)
    }
}

fn malformed(what: &'static str) -> Rejected {
    Rejected::Malformed { what }
}

fn require(holds: bool, what: &'static str) -> Result<(), Rejected> {
    if holds { Ok(()) } else { Err(malformed(what)) }
}

/// What the batch says about itself, without the store.
fn outline(batch: &Batch) -> Result<Cases<'_>, Rejected> {
    require(shelf::nanos(batch.recorded_at).is_some(), "a time that cannot be stored")?;
    require(batch.record.bytes.len() <= LONGEST_RECORD, "a record of more than 65535 bytes")?;
    require(batch.events.len() <= MOST_EVENTS, "more than 65535 events")?;
    require(batch.record.sequence > 0, "a record numbered 0")?;
    let mut cases = Cases::expected(batch)?;
    for event in &batch.events {
        let at = cases.get_mut(event.case).ok_or(malformed("an event of a case that is not expected"))?;
        require(
            at.version.checked_add(1) == Some(event.version),
            "an event whose version does not follow the one before",
        )?;
        at.version = event.version;
        at.is_written = true;
    }
    for row in &batch.rows {
        let at = cases.get_mut(row.case).ok_or(malformed("a row of a case that is not expected"))?;
        require(at.row.is_none(), "two rows of one case")?;
        require(
            row.version > 0 && row.version == at.version,
            "a row that is not of its case's newest version",
        )?;
        require(!row.number.is_empty(), "an empty case number")?;
        let timed = [Some(row.since), row.timer].into_iter().flatten().all(|at| shelf::nanos(at).is_some());
        require(timed, "a time that cannot be stored")?;
        at.row = Some(row);
        at.is_written = true;
    }
    let mut numbers: Vec<&str> = batch.rows.iter().map(|row| row.number.as_str()).collect();
    numbers.sort_unstable();
    require(numbers.is_sorted_by(|a, b| a < b), "a case number that another case has")?;
    let at = cases.get_mut(batch.record.case).ok_or(malformed("a record of a case that is not expected"))?;
    at.is_written = true;
    let linked = batch.links.iter().all(|(_, case)| cases.get(*case).is_some());
    require(linked, "a link to a case that is not expected")?;
    Ok(cases)
}

/// Whether what was read to decide still stands.
fn check_seen<S: Stock>(
    batch: &Batch,
    cases: &mut Cases<'_>,
    stock: &mut S,
) -> Result<Option<Rejected>, S::Error> {
    for at in &mut cases.0 {
        at.head = stock.head(at.case)?;
        let found = at.head.as_ref().map_or(0, |head| head.version);
        if found != at.expected {
            return Ok(Some(Rejected::Conflict { case: Some(at.case), expected: at.expected, found }));
        }
        at.sequence = at.head.as_ref().map_or(0, |head| head.sequence);
    }
    for &(key, expected) in &batch.links_seen {
        let found = stock.links(key)?;
        if found != expected {
            return Ok(Some(Rejected::Conflict { case: None, expected, found }));
        }
    }
    Ok(None)
}

/// Whether what is new fits to what is known.
fn check_new<S: Stock>(
    batch: &Batch,
    cases: &mut Cases<'_>,
    stock: &mut S,
) -> Result<Option<Rejected>, S::Error> {
    if let Some(at) = cases.get_mut(batch.record.case) {
        if batch.record.sequence <= at.sequence {
            // Another record came in between that left the version as it was.
            let (expected, found) = (at.expected, at.expected);
            return Ok(Some(Rejected::Conflict { case: Some(at.case), expected, found }));
        }
        if at.sequence.checked_add(1) != Some(batch.record.sequence) {
            return Ok(Some(malformed("a record that leaves out a number of its case")));
        }
        at.sequence = batch.record.sequence;
    }
    for at in &cases.0 {
        let number = at.head.as_ref().and_then(|head| head.number.as_deref());
        let fault = match (number, at.row) {
            (Some(number), Some(row)) if number != row.number => {
                Some("another number for a case that has one")
            }
            (Some(_), None) if at.version != at.expected => Some("a case that changed, without its row"),
            (None, Some(row)) if stock.is_number_taken(&row.number)? => {
                Some("a case number that another case has")
            }
            _ => None,
        };
        if let Some(what) = fault {
            return Ok(Some(malformed(what)));
        }
    }
    let is_known = |case: &CaseId| cases.get(*case).is_some_and(|at| at.is_written || at.head.is_some());
    if batch.links.iter().any(|(_, case)| !is_known(case)) {
        return Ok(Some(malformed("a link to a case that is not known")));
    }
    Ok(None)
}
