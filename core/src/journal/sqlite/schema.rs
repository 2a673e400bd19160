//! The tables of a journal file: making them, and telling a journal from any other file.
//!
//! Records, events and replies are appended in the order of their positions; a case has a small number of its
//! own (`no`), so that the indexes stay narrow and what belongs together lies together. Instants are
//! nanoseconds since 1970, days are counted from 0001-01-01 as day 1, and a row without a due date has the
//! largest day. An event's `id` is its record's position times 65,536 plus its place in the record.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::fault;
use crate::report::{Report, codes};

/// "bnjn": marks the file as a journal of this library.
const APPLICATION: i32 = 0x626e_6a6e;
/// The newest schema that this program knows.
const NEWEST: i32 = 1;

/// Every table and index by its name, and the statement that makes it, as SQLite keeps it.
const OBJECTS: &[(&str, &str)] = &[
    (
        "cases",
        "CREATE TABLE cases (no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, version INTEGER NOT NULL, \
         sequence INTEGER NOT NULL, number TEXT UNIQUE, item TEXT, list INTEGER, section TEXT, outlet TEXT, \
         holder TEXT, priority INTEGER, due INTEGER, since INTEGER, timer INTEGER) STRICT",
    ),
    (
        "cases_at_outlet",
        "CREATE INDEX cases_at_outlet ON cases (outlet, list, priority, due, since) WHERE list IS NOT NULL",
    ),
    ("cases_in_hall", "CREATE INDEX cases_in_hall ON cases (section, priority, due, since) WHERE list = 1"),
    (
        "cases_held",
        "CREATE INDEX cases_held ON cases (holder, priority, due, since) WHERE holder IS NOT NULL",
    ),
    (
        "cases_due",
        "CREATE INDEX cases_due ON cases (due, priority, since) WHERE due < 2147483647 AND list < 6",
    ),
    ("cases_timed", "CREATE INDEX cases_timed ON cases (timer) WHERE timer IS NOT NULL"),
    ("cases_escalated", "CREATE INDEX cases_escalated ON cases (priority, due, since) WHERE list = 5"),
    (
        "records",
        "CREATE TABLE records (position INTEGER PRIMARY KEY, recorded_at INTEGER NOT NULL, \
         case_no INTEGER NOT NULL, sequence INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT",
    ),
    ("records_of_case", "CREATE UNIQUE INDEX records_of_case ON records (case_no, sequence)"),
    (
        "events",
        "CREATE TABLE events (id INTEGER PRIMARY KEY, case_no INTEGER NOT NULL, version INTEGER NOT NULL, \
         schema INTEGER NOT NULL, header BLOB NOT NULL, payload BLOB) STRICT",
    ),
    ("events_of_case", "CREATE UNIQUE INDEX events_of_case ON events (case_no, version)"),
    (
        "replies",
        "CREATE TABLE replies (position INTEGER PRIMARY KEY, command BLOB NOT NULL UNIQUE, \
         binding BLOB NOT NULL, person TEXT NOT NULL, reply BLOB NOT NULL) STRICT",
    ),
    (
        "links",
        "CREATE TABLE links (key BLOB NOT NULL, case_no INTEGER NOT NULL, PRIMARY KEY (key, case_no)) \
         STRICT, WITHOUT ROWID",
    ),
    (
        "editions",
        "CREATE TABLE editions (hash BLOB PRIMARY KEY, kind TEXT NOT NULL, bytes BLOB NOT NULL) STRICT",
    ),
    (
        "serials",
        "CREATE TABLE serials (outlet TEXT NOT NULL, day INTEGER NOT NULL, next INTEGER NOT NULL, \
         PRIMARY KEY (outlet, day)) STRICT, WITHOUT ROWID",
    ),
    ("settings", "CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID"),
];

/// Makes the tables in an empty file; refuses a file that is not a journal, or of a newer schema, unchanged.
pub(super) fn settle(connection: &mut Connection) -> Result<(), Report> {
    // Read before anything is written, so that a stranger's file stays as it is; in one transaction, so that
    // a journal that another process is just making is not taken for a stranger's.
    let read = |transaction: Transaction<'_>| {
        let stamp = stamp(&transaction)?;
        transaction.finish()?;
        Ok(stamp)
    };
    match connection.transaction().and_then(read).map_err(|error| fault::opening(&error))? {
        Stamp::Empty => make(connection),
        Stamp::Journal(version) => check(connection, version),
        Stamp::Stranger => Err(fault::stranger("it belongs to another program")),
    }
}

/// What a file says it is.
enum Stamp {
    Empty,
    Journal(i32),
    Stranger,
}

fn stamp(connection: &Connection) -> rusqlite::Result<Stamp> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let is_empty: bool =
        connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))?;
    Ok(match (application, version) {
        (APPLICATION, 1..) => Stamp::Journal(version),
        (0, 0) if is_empty => Stamp::Empty,
        _ => Stamp::Stranger,
    })
}

fn make(connection: &mut Connection) -> Result<(), Report> {
    let run = |connection: &mut Connection| {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have been quicker.
        if matches!(stamp(&transaction)?, Stamp::Empty) {
            for (_, statement) in OBJECTS {
                transaction.execute_batch(statement)?;
            }
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", NEWEST)?;
        }
        let stamp = stamp(&transaction)?;
        transaction.commit()?;
        Ok(stamp)
    };
    match run(connection).map_err(|error: rusqlite::Error| fault::opening(&error))? {
        Stamp::Journal(version) => check(connection, version),
        Stamp::Empty | Stamp::Stranger => Err(fault::stranger("it belongs to another program")),
    }
}

/// Every object is there, as it was made, and no other.
fn check(connection: &Connection, version: i32) -> Result<(), Report> {
    if version > NEWEST {
        return Err(Report::new(codes::store::NEWER).with("found", version).with("known", NEWEST));
    }
    let list = || -> rusqlite::Result<Vec<(String, String)>> {
        connection
            .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    };
    let mut found = list().map_err(|error| fault::opening(&error))?;
    let changed = |name: &str| Report::new(codes::store::SCHEMA_CHANGED).with("name", name);
    for (name, statement) in OBJECTS {
        match found.iter().position(|(other, _)| other == name) {
            Some(place) if found.swap_remove(place).1 == *statement => {}
            _ => return Err(changed(name)),
        }
    }
    found.first().map_or(Ok(()), |(name, _)| Err(changed(name)))
}
