//! The tables of a journal file: making them, and telling a journal from any other file.
//!
//! Records, events and replies are appended in the order of their positions; a case has a small number of its
//! own (`no`), so that the indexes stay narrow and what belongs together lies together. Instants are
//! nanoseconds since 1970, days are counted from 0001-01-01 as day 1, and a row without a due date has the
//! largest day. An event's `id` is its record's position times 65,536 plus its place in the record, a tile's its
//! level times 2^56 plus its index.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::fault;
use crate::report::{Report, codes};
use crate::trace::Suite;

/// "bnjn": marks the file as a journal of this library.
const APPLICATION: i32 = 0x626e_6a6e;
/// The newest schema that this program knows.
const NEWEST: i32 = 1;

/// The setting that holds the name of the suite.
const SUITE: &str = "suite";

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
    ("tiles", "CREATE TABLE tiles (id INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT"),
    (
        "checkpoints",
        "CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, root BLOB NOT NULL, note BLOB NOT NULL) STRICT",
    ),
    ("settings", "CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID"),
];

/// Makes the tables in an empty file; refuses a file that is not a journal, of a newer schema, or of another suite
/// than asked for, unchanged. Gives the suite.
pub(super) fn settle(connection: &mut Connection, asked: Option<Suite>) -> Result<Suite, Report> {
    // Read before anything is written, so that a stranger's file stays as it is; in one transaction, so that
    // a journal that another process is just making is not taken for a stranger's.
    let read = |transaction: Transaction<'_>| {
        let stamp = stamp(&transaction)?;
        transaction.finish()?;
        Ok(stamp)
    };
    match connection.transaction().and_then(read).map_err(|error| fault::opening(&error))? {
        Stamp::Empty => make(connection, asked.unwrap_or_default())?,
        Stamp::Journal(version) => check(connection, version)?,
        Stamp::Stranger => return Err(fault::stranger("it belongs to another program")),
    }
    let suite = suite(connection)?;
    match asked {
        Some(asked) if asked != suite => Err(Report::new(codes::store::SUITE)
            .with("found", suite.as_str())
            .with("expected", asked.as_str())),
        _ => Ok(suite),
    }
}

/// The suite that the journal was made with.
fn suite(connection: &Connection) -> Result<Suite, Report> {
    let name: Vec<u8> = connection
        .query_row("SELECT value FROM settings WHERE name = ?1", [SUITE], |row| row.get(0))
        .map_err(|error| fault::opening(&error))?;
    let known = Suite::ALL.into_iter().find(|suite| suite.as_str().as_bytes() == name);
    known.ok_or_else(|| fault::damaged("the suite of the log"))
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

fn make(connection: &mut Connection, suite: Suite) -> Result<(), Report> {
    let run = |connection: &mut Connection| {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have been quicker.
        if matches!(stamp(&transaction)?, Stamp::Empty) {
            for (_, statement) in OBJECTS {
                transaction.execute_batch(statement)?;
            }
            let value = suite.as_str().as_bytes();
            transaction.execute("INSERT INTO settings VALUES (?1, ?2)", params![SUITE, value])?;
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
