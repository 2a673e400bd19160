//! The journals: groups of 1,000 commands on SQLite, with the tree of their log and a signed checkpoint, against
//! bare `rusqlite` inserting the same rows without a log in the same transactions; groups in memory; and whether opening, reading a case and reading a page of a worklist
//! grow with the number of cases.
//!
//! A command here is one record of 800 bytes, two events with payloads, one row, one reply, one link.

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use banjian::canonical::Hash;
use banjian::case::row::{List, Row};
use banjian::entropy::System;
use banjian::id::{CaseId, CommandId};
use banjian::journal::{
    Batch, Journal, KeptCheckpoint, LinkDigest, MemoryJournal, Position, Query, SqliteJournal, StoredEvent,
    StoredRecord,
};
use banjian::report::Report;
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::SoftwareSigner;
use banjian::trace::tile::{TileReader, TileTree};
use banjian::trace::{Growth, Suite};
use chrono::{DateTime, Datelike};
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use crate::measure::{Ratio, alternate, ensure, time};

const GROUP: u64 = 1_000;
/// Sixteen bytes that look random.
fn id(domain: &str, n: u64) -> [u8; 16] {
    let mut id = [0; 16];
    let hash = Hash::of(format!("{domain}{n}").as_bytes());
    id.iter_mut().zip(hash.as_bytes()).for_each(|(to, from)| *to = *from);
    id
}

/// A command that begins a case, for even numbers, or moves the case of the number before.
fn batch(n: u64) -> Result<Batch, Box<dyn Error>> {
    let (begun, step) = (n - n % 2, u32::try_from(n % 2)?);
    let case = CaseId::from_bytes(id("case", begun));
    let at = DateTime::from_timestamp_nanos(1_767_225_600_000_000_000 + i64::try_from(n)? * 1_000_000_000);
    let key = LinkDigest(Hash::of(&begun.to_be_bytes()));
    let event = |version| StoredEvent {
        case,
        version,
        schema: 1,
        header: vec![b'h'; 220],
        payload: Some(vec![b'p'; 260]),
    };
    let row = Row {
        case,
        due: Some(at.date_naive()),
        holder: if step == 1 { Some(format!("r-{}", n % 40).parse()?) } else { None },
        item: "420600-000001".parse()?,
        list: if step == 1 { List::UnderReview } else { List::HallQueue },
        number: format!("420600-0001-20260101-{begun:07}"),
        outlet: format!("{:04}", n % 14).parse()?,
        priority: u8::try_from(n % 3 % 2)?,
        section: format!("section-{}", n % 9).parse()?,
        since: at,
        timer: (step == 0).then_some(at),
        version: 2 * step + 2,
    };
    Ok(Batch {
        command: CommandId::from_bytes(id("command", n)),
        binding: Hash::of(&n.to_be_bytes()),
        person: format!("p-{}", n % 60),
        recorded_at: at,
        expected: vec![(case, 2 * step)],
        links_seen: vec![(key, step)],
        links: vec![(key, case)],
        record: StoredRecord { case, sequence: step + 1, bytes: vec![b'r'; 800] },
        events: vec![event(2 * step + 1), event(2 * step + 2)],
        rows: vec![row],
        reply: vec![b'a'; 200],
    })
}

fn group(number: u64) -> Result<Vec<Batch>, Box<dyn Error>> {
    (number * GROUP..(number + 1) * GROUP).map(batch).collect()
}

/// Groups of a thousand commands on SQLite, each with a checkpoint of the log signed and kept, against bare
/// `rusqlite`, which hashes nothing and keeps neither tiles nor checkpoints. The time is that of a group.
///
/// # Errors
/// What a store fails with.
pub fn against_bare_rusqlite(suite: Suite, rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let directory = tempfile::tempdir()?;
    let (ours, theirs) = (directory.path().join("ours"), directory.path().join("theirs"));
    let journal = SqliteJournal::open_with(&ours, suite)?;
    let signer = SoftwareSigner::random(suite.algorithm(), &System)?;
    // The same tables and indexes, made by the journal; then only statements.
    drop(SqliteJournal::open(&theirs)?);
    let mut bare = bare(&theirs)?;
    let ratio = alternate(
        rounds,
        |round| {
            let batches = group(u64::try_from(round)?)?;
            let (took, results) = time(|| {
                let results = journal.append(&batches)?;
                checkpoint(&journal, &signer)?;
                Ok(results)
            })?;
            ensure(
                results.iter().flatten().filter(|appended| !appended.repeated).count() == batches.len(),
                "an answer is wrong",
            )?;
            Ok(took)
        },
        |round| {
            let batches = group(u64::try_from(round)?)?;
            Ok(time(|| insert(&mut bare, &batches, u64::try_from(round)? * GROUP))?.0)
        },
    )?;
    let kept = journal.checkpoint(GROUP * u64::try_from(rounds)?)?.ok_or("no checkpoint")?;
    drop((journal, bare));
    let (ours, theirs) = (SqliteJournal::open(&ours)?, SqliteJournal::open(&theirs)?);
    let mut after = Position(0);
    let mut log = Growth::new(suite);
    loop {
        let page = ours.feed(after, 1_000)?;
        ensure(page == theirs.feed(after, 1_000)?, "both files hold the same")?;
        for entry in &page {
            log.append(suite.leaf(&entry.record.bytes));
        }
        let Some(last) = page.last() else { break };
        after = last.position;
    }
    ensure(after == Position(GROUP * u64::try_from(rounds)?), "an answer is wrong")?;
    ensure(kept.root == log.root(), "the checkpoint is of these records")?;
    let held = Query::Mine("r-7".parse()?);
    let rows = ours.worklist(&held, None, 1_000)?;
    ensure(rows == theirs.worklist(&held, None, 1_000)? && rows.rows.len() > 100, "an answer is wrong")?;
    Ok(ratio)
}

/// Signs and keeps a checkpoint of all that there is.
fn checkpoint(journal: &SqliteJournal, signer: &SoftwareSigner) -> Result<(), Box<dyn Error>> {
    let (suite, size) = (journal.suite(), journal.size()?);
    let root = TileTree::new(suite, size, Tiles(journal)).root()?;
    let note = Checkpoint { origin: "banjian.example/xiangyang".parse()?, root, size }.sign(suite, signer)?;
    let note = note.to_string().into_bytes();
    Ok(journal.keep_checkpoint(&KeptCheckpoint { size, root, note })?)
}

struct Tiles<'a>(&'a SqliteJournal);

impl TileReader for Tiles<'_> {
    fn tile(&self, level: u8, index: u64, _: u16) -> Result<Vec<u8>, Report> {
        self.0.tile(level, index)
    }
}

fn bare(path: &Path) -> Result<Connection, Box<dyn Error>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    Ok(connection)
}

/// Inserts the rows of a group by hand, without a look at what is there.
fn insert(connection: &mut Connection, batches: &[Batch], before: u64) -> Result<(), Box<dyn Error>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    {
        let mut begin = transaction.prepare_cached(
            "INSERT INTO cases (id, version, sequence, number, item, list, section, outlet, holder, priority, \
             due, since, timer, no) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?;
        let mut advance = transaction.prepare_cached(
            "UPDATE cases SET version = ?1, sequence = ?2, item = ?3, list = ?4, section = ?5, outlet = ?6, \
             holder = ?7, priority = ?8, due = ?9, since = ?10, timer = ?11 WHERE no = ?12",
        )?;
        let mut record = transaction.prepare_cached("INSERT INTO records VALUES (?1, ?2, ?3, ?4, ?5)")?;
        let mut event = transaction.prepare_cached("INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        let mut reply = transaction.prepare_cached("INSERT INTO replies VALUES (?1, ?2, ?3, ?4, ?5)")?;
        let mut link = transaction.prepare_cached("INSERT OR IGNORE INTO links VALUES (?1, ?2)")?;
        for (position, batch) in (i64::try_from(before)? + 1..).zip(batches) {
            let no = (position + 1) / 2;
            let nanos = |at: DateTime<chrono::Utc>| at.timestamp_nanos_opt();
            for row in &batch.rows {
                let list = if row.list == List::HallQueue { 1 } else { 2 };
                let (version, sequence) = (row.version, batch.record.sequence);
                let (item, section, outlet) = (row.item.as_str(), row.section.as_str(), row.outlet.as_str());
                let holder = row.holder.as_ref().map(banjian::id::PersonId::as_str);
                let due = row.due.map(|day| day.num_days_from_ce());
                let (since, timer) = (nanos(row.since), row.timer.and_then(nanos));
                let (case, priority) = (row.case.as_bytes(), row.priority);
                if sequence == 1 {
                    begin.execute(params![
                        case, version, sequence, row.number, item, list, section, outlet, holder, priority,
                        due, since, timer, no
                    ])?;
                } else {
                    advance.execute(params![
                        version, sequence, item, list, section, outlet, holder, priority, due, since, timer,
                        no
                    ])?;
                }
            }
            for (key, _) in &batch.links {
                link.execute(params![key.0.as_bytes(), no])?;
            }
            for (place, stored) in (position << 16..).zip(&batch.events) {
                let (header, payload) = (&stored.header, &stored.payload);
                event.execute(params![place, no, stored.version, stored.schema, header, payload])?;
            }
            let (sequence, bytes) = (batch.record.sequence, &batch.record.bytes);
            record.execute(params![position, nanos(batch.recorded_at), no, sequence, bytes])?;
            let (command, binding) = (batch.command.as_bytes(), batch.binding.as_bytes());
            reply.execute(params![position, command, binding, batch.person, batch.reply])?;
        }
    }
    Ok(transaction.commit()?)
}

/// The time of one command on a journal in memory.
///
/// # Errors
/// What the journal fails with.
pub fn in_memory() -> Result<Duration, Box<dyn Error>> {
    let journal = MemoryJournal::new();
    let mut times = Vec::new();
    for number in 0..100 {
        let batches = group(number)?;
        let (took, results) = time(|| Ok(journal.append(&batches)?))?;
        ensure(results.iter().all(Result::is_ok), "an answer is wrong")?;
        times.push(took);
    }
    times.sort();
    Ok(times.get(times.len() / 2).copied().unwrap_or_default() / 1_000)
}

/// Opening, one case and one page of 50, with many cases against few.
///
/// # Errors
/// What the journal fails with.
pub fn growth(small: u64, large: u64) -> Result<Ratio, Box<dyn Error>> {
    let directory = tempfile::tempdir()?;
    let (few, many) = (directory.path().join("few"), directory.path().join("many"));
    for (path, cases) in [(&few, small), (&many, large)] {
        let journal = SqliteJournal::open(path)?;
        for number in 0..cases * 2 / GROUP {
            journal.append(&group(number)?)?;
        }
    }
    let ratio = alternate(41, |round| look(&many, large, round), |round| look(&few, small, round))?;
    Ok(ratio)
}

fn look(path: &Path, cases: u64, round: usize) -> Result<Duration, Box<dyn Error>> {
    let begun = (u64::try_from(round)? * 7_919 % cases) * 2;
    let case = CaseId::from_bytes(id("case", begun));
    let (took, (events, rows)) = time(|| {
        let journal = SqliteJournal::open(path)?;
        let page = journal.worklist(&Query::Mine("r-7".parse()?), None, 50)?;
        Ok((journal.events(case)?, page.rows))
    })?;
    ensure(events.len() == 4 && events.iter().all(|event| event.case == case), "an answer is wrong")?;
    ensure(
        rows.len() == 50 && rows.is_sorted_by_key(|row| (row.priority, row.due, row.since)),
        "an answer is wrong",
    )?;
    Ok(took)
}
