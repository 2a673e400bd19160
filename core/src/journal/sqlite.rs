//! The durable journal: one SQLite file, with a write-ahead log, synchronised in full at every commit.
//!
//! It promises that what `append` returned survives the end of the process and the loss of power, as far as
//! the disk keeps its word. Several connections, also of several processes on one machine, take turns to
//! write. When a commit itself fails, the value does nothing more until it is opened again: the outcome is
//! then found by the command ids. Network file systems are not supported. The file is for its owner alone
//! (0600 where the system knows such modes) and is not encrypted.

mod append;
mod fault;
mod read;
mod schema;
mod tiles;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{Datelike, NaiveDate};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::shelf::{Shelf, next_serial, page_size};
use super::{
    Appended, Batch, Cursor, FeedEntry, Journal, KeptCheckpoint, LinkDigest, Newest, Page, Position, Query,
    Rejected, StoredEvent, StoredRecord, StoredReply,
};
use crate::canonical::Hash;
use crate::id::{CaseId, CommandId, OutletCode};
use crate::report::{Place, Report, codes};
use crate::trace::{Growth, Suite};

/// How long a write waits for its turn, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(5);
/// More than the statements of both connections, so that none is prepared twice.
const STATEMENTS: usize = 48;

/// A journal in a file: one connection that writes and one that reads.
///
/// ```
/// use banjian::journal::{Journal, Position, SqliteJournal};
/// # let directory = tempfile::tempdir()?;
/// # let path = directory.path().join("hall.journal");
/// let journal = SqliteJournal::open(&path)?;
/// assert!(journal.feed(Position(0), 10)?.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct SqliteJournal {
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    is_outcome_unknown: AtomicBool,
    suite: Suite,
    /// The right edge of the tree after this connection's last append; of use if nobody else appended since.
    growth: Mutex<Option<Growth>>,
}

impl SqliteJournal {
    /// Opens the journal in a file, or makes a new one where there is no file, with a log of the suite
    /// `sha256-ed25519`.
    ///
    /// # Errors
    /// As [`SqliteJournal::open_with`], but for `store-suite`.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Report> {
        Self::open_as(path.as_ref(), None)
    }

    /// Opens the journal in a file whose log is of a suite, or makes a new one where there is no file.
    ///
    /// # Errors
    /// `store-suite` for a journal whose log is of another suite; `store-not-a-journal`, `store-newer` and `store-schema-changed` for a file that this program must not
    /// touch; it is left as it was. `store-failed` when the file cannot be opened or made, `store-busy` when
    /// another process holds it.
    pub fn open_with(path: impl AsRef<Path>, suite: Suite) -> Result<Self, Report> {
        Self::open_as(path.as_ref(), Some(suite))
    }

    fn open_as(path: &Path, suite: Option<Suite>) -> Result<Self, Report> {
        let open = || {
            make_private(path)?;
            let mut writer = connect(path).map_err(|error| fault::opening(&error))?;
            let suite = schema::settle(&mut writer, suite)?;
            keep_log(&writer)?;
            let reader = connect(path).map_err(|error| fault::opening(&error))?;
            reader.pragma_update(None, "query_only", true).map_err(|error| fault::opening(&error))?;
            let is_outcome_unknown = AtomicBool::new(false);
            let growth = Mutex::new(None);
            Ok(Self {
                writer: Mutex::new(writer),
                reader: Mutex::new(reader),
                is_outcome_unknown,
                suite,
                growth,
            })
        };
        open().map_err(|report: Report| {
            report.at(Place { file: Some(path.display().to_string()), ..Place::default() })
        })
    }

    /// Sets how long a write waits for other connections before it is `store-busy`; 5 seconds at first.
    ///
    /// # Errors
    /// `store-failed`.
    pub fn set_patience(&self, patience: Duration) -> Result<(), Report> {
        let set = |connection: &Mutex<Connection>| lock(connection).busy_timeout(patience);
        set(&self.writer).and_then(|()| set(&self.reader)).map_err(|error| fault::failed(&error))
    }

    /// Runs one write transaction. All of it is written, or nothing.
    fn write<T>(&self, run: impl FnOnce(&Connection) -> Result<T, Report>) -> Result<T, Report> {
        let mut writer = lock(&self.writer);
        self.check_outcome()?;
        let transaction = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| fault::failed(&error))?;
        // Dropped on the way out of an error, the transaction is rolled back.
        let value = run(&transaction)?;
        transaction.commit().map_err(|error| {
            self.is_outcome_unknown.store(true, Ordering::SeqCst);
            fault::unknown(&error)
        })?;
        Ok(value)
    }

    /// Runs reads that see one state of the journal.
    fn read<T>(&self, run: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Report> {
        self.check_outcome()?;
        let mut reader = lock(&self.reader);
        let read = |transaction: Transaction<'_>| {
            let value = run(&transaction)?;
            transaction.finish()?;
            Ok(value)
        };
        reader.transaction().and_then(read).map_err(|error| fault::failed(&error))
    }

    fn check_outcome(&self) -> Result<(), Report> {
        if self.is_outcome_unknown.load(Ordering::SeqCst) {
            Err(Report::new(codes::store::OUTCOME_UNKNOWN).with("found", "an earlier commit failed"))
        } else {
            Ok(())
        }
    }
}

/// A thread that panicked while it held a connection left at most a transaction, which was rolled back.
fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a missing file, readable and writable by its owner alone. An existing one keeps its mode.
fn make_private(path: &Path) -> Result<(), Report> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(Report::new(codes::store::FAILED).with("found", error))
        }
        _ => Ok(()),
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    use rusqlite::OpenFlags;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    Ok(connection)
}

/// Switches the file to its write-ahead log, for good.
///
/// SQLite does not wait for the exclusive lock that the switch takes: where several processes open a new file at
/// once, all but one are turned away and have to ask again.
fn keep_log(connection: &Connection) -> Result<(), Report> {
    const PAUSE: Duration = Duration::from_millis(10);
    let mut left = PATIENCE.as_millis() / PAUSE.as_millis();
    let mode = loop {
        let mode =
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
        match mode {
            Err(error) if left > 0 && fault::is_busy(&error) => {
                left = left.saturating_sub(1);
                std::thread::sleep(PAUSE);
            }
            mode => break mode,
        }
    };
    match mode.map_err(|error| fault::opening(&error))?.as_str() {
        "wal" => Ok(()),
        other => {
            let found = format!("no write-ahead log is possible here, only `{other}`");
            Err(Report::new(codes::store::FAILED).with("found", found))
        }
    }
}

impl Journal for SqliteJournal {
    fn append(&self, batches: &[Batch]) -> Result<Vec<Result<Appended, Rejected>>, Report> {
        let (results, grown) = self.write(|connection| {
            let known = self.growth.lock().unwrap_or_else(PoisonError::into_inner).take();
            append::append(connection, batches, self.suite, known)
        })?;
        // Only now: what a failed commit did not write must not be remembered.
        *self.growth.lock().unwrap_or_else(PoisonError::into_inner) = Some(grown);
        Ok(results)
    }

    fn reply(&self, command: CommandId) -> Result<Option<StoredReply>, Report> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(append::FIND_COMMAND)?;
            statement.query_row([command.as_bytes()], append::stored_reply).optional()
        })
    }

    fn events(&self, case: CaseId) -> Result<Vec<StoredEvent>, Report> {
        self.read(|connection| read::events(connection, case))
    }

    fn records(&self, case: CaseId) -> Result<Vec<StoredRecord>, Report> {
        self.read(|connection| read::records(connection, case))
    }

    fn suite(&self) -> Suite {
        self.suite
    }

    fn size(&self) -> Result<u64, Report> {
        self.read(read::size)
    }

    fn tile(&self, level: u8, index: u64) -> Result<Vec<u8>, Report> {
        self.read(|connection| tiles::read(connection, level, index))
    }

    fn position(&self, case: CaseId, sequence: u32) -> Result<Option<Position>, Report> {
        self.read(|connection| read::position(connection, case, sequence))
    }

    fn keep_checkpoint(&self, checkpoint: &KeptCheckpoint) -> Result<(), Report> {
        self.write(|connection| tiles::keep_checkpoint(connection, checkpoint))
    }

    fn checkpoint(&self, covers: u64) -> Result<Option<KeptCheckpoint>, Report> {
        self.read(|connection| tiles::checkpoint(connection, covers))
    }

    fn newest(&self, case: CaseId) -> Result<Newest, Report> {
        self.read(|connection| read::newest(connection, case))
    }

    fn case_by_number(&self, number: &str) -> Result<Option<CaseId>, Report> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT id FROM cases WHERE number = ?1")?;
            statement.query_row([number], |row| Ok(CaseId::from_bytes(row.get(0)?))).optional()
        })
    }

    fn linked(&self, digest: LinkDigest) -> Result<Vec<CaseId>, Report> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id FROM links JOIN cases ON no = case_no WHERE key = ?1 ORDER BY case_no",
                )?
                .query_map([digest.0.as_bytes()], |row| Ok(CaseId::from_bytes(row.get(0)?)))?
                .collect()
        })
    }

    fn worklist(&self, query: &Query, after: Option<&Cursor>, limit: u16) -> Result<Page, Report> {
        let size = page_size(limit)?;
        let (list, utmost) = Shelf::asked(query);
        let after = list.after(after)?;
        // One more than asked for tells whether there is a next page.
        let mut found =
            self.read(|connection| read::worklist(connection, &list, utmost, after, size.saturating_add(1)))?;
        let is_more = found.len() > size;
        found.truncate(size);
        let next = found.last().filter(|_| is_more).and_then(|(row, no)| {
            let (_, key) = Shelf::of(row, *no).find(|(on, _)| *on == list)?;
            Some(list.cursor(key))
        });
        Ok(Page { rows: found.into_iter().map(|(row, _)| row).collect(), next })
    }

    fn feed(&self, after: Position, limit: u16) -> Result<Vec<FeedEntry>, Report> {
        page_size(limit)?;
        let after = i64::try_from(after.0).unwrap_or(i64::MAX);
        self.read(|connection| read::feed(connection, after, limit))
    }

    fn put_edition(&self, kind: &str, bytes: &[u8]) -> Result<Hash, Report> {
        let hash = Hash::of(bytes);
        self.write(|connection| {
            connection
                .prepare_cached("INSERT OR IGNORE INTO editions VALUES (?1, ?2, ?3)")
                .and_then(|mut statement| statement.execute(params![hash.as_bytes(), kind, bytes]))
                .map_err(|error| fault::failed(&error))
        })?;
        Ok(hash)
    }

    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT bytes FROM editions WHERE hash = ?1")?;
            statement.query_row([hash.as_bytes()], |row| row.get(0)).optional()
        })
    }

    fn reserve_serials(&self, outlet: &OutletCode, day: NaiveDate, count: u32) -> Result<u32, Report> {
        let number = day.num_days_from_ce();
        let first = |connection: &Connection| -> rusqlite::Result<Option<u32>> {
            let mut statement =
                connection.prepare_cached("SELECT next FROM serials WHERE outlet = ?1 AND day = ?2")?;
            statement.query_row(params![outlet.as_str(), number], |row| row.get(0)).optional()
        };
        self.write(|connection| {
            let first = first(connection).map_err(|error| fault::failed(&error))?.unwrap_or(1);
            let next = next_serial(outlet, day, first, count)?;
            connection
                .prepare_cached("INSERT OR REPLACE INTO serials VALUES (?1, ?2, ?3)")
                .and_then(|mut statement| statement.execute(params![outlet.as_str(), number, next]))
                .map_err(|error| fault::failed(&error))?;
            Ok(first)
        })
    }

    fn setting(&self, name: &str, set: Option<&[u8]>) -> Result<Option<Vec<u8>>, Report> {
        let find = |connection: &Connection| -> rusqlite::Result<Option<Vec<u8>>> {
            let mut statement = connection.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
            statement.query_row([name], |row| row.get(0)).optional()
        };
        let Some(set) = set else { return self.read(find) };
        self.write(|connection| {
            match find(connection).map_err(|error| fault::failed(&error))? {
                Some(value) if value == set => {}
                Some(_) => return Err(Report::new(codes::store::SETTING_FIXED).with("name", name)),
                None => {
                    connection
                        .execute("INSERT INTO settings VALUES (?1, ?2)", params![name, set])
                        .map_err(|error| fault::failed(&error))?;
                }
            }
            Ok(Some(set.to_vec()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_connections_are_opened_as_promised() {
        let directory = tempfile::tempdir().unwrap();
        let journal = SqliteJournal::open(directory.path().join("j")).unwrap();
        for connection in [&journal.writer, &journal.reader] {
            let connection = connection.lock().unwrap();
            let number =
                |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
            assert_eq!(number("synchronous"), 2);
            assert_eq!(number("busy_timeout"), 5_000);
            assert!(connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
            assert!(!connection.db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA).unwrap());
        }
        assert!(journal.reader.lock().unwrap().execute("DELETE FROM links", []).is_err());
    }
}
