//! Appending: the reads that admit a batch and the statements that write it.
//!
//! The statements are prepared once a connection and lent for a whole call.

use chrono::{DateTime, Datelike, Utc};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Result, params};

use super::read::code_of;
use super::{fault, tiles};
use crate::canonical::Hash;
use crate::case::row::Row;
use crate::id::{CaseId, CommandId, PersonId};
use crate::journal::admit::{Admitted, Head, Stock, Verdict, admit};
use crate::journal::shelf::{NEVER, nanos};
use crate::journal::{Appended, Batch, LinkDigest, Position, Rejected, StoredReply};
use crate::report::Report;
use crate::trace::{Growth, Suite};

/// One result a batch.
type Results = Vec<std::result::Result<Appended, Rejected>>;

/// Appends batches inside the caller's write transaction: results, and the right edge of the tree after them. `known`
/// is the edge after an earlier append.
pub(super) fn append(
    connection: &Connection,
    batches: &[Batch],
    suite: Suite,
    known: Option<Growth>,
) -> std::result::Result<(Results, Growth), Report> {
    let failed = |error: rusqlite::Error| fault::failed(&error);
    let mut appender = Appender::new(connection).map_err(failed)?;
    let mut growth = tiles::edge(connection, suite, appender.position.unsigned_abs(), known)?;
    let mut results = Vec::with_capacity(batches.len());
    for batch in batches {
        results.push(match admit(batch, &mut appender).map_err(failed)? {
            Verdict::Write(admitted) => {
                growth.append(suite.leaf(&batch.record.bytes));
                Ok(appender.write(batch, admitted).map_err(failed)?)
            }
            Verdict::Answer(answer) => answer,
        });
    }
    tiles::write(connection, &mut growth).map_err(failed)?;
    Ok((results, growth))
}

pub(super) const FIND_COMMAND: &str =
    "SELECT binding, person, reply, position FROM replies WHERE command = ?1";

pub(super) fn stored_reply(row: &rusqlite::Row<'_>) -> Result<StoredReply> {
    Ok(StoredReply {
        binding: Hash::from_bytes(row.get(0)?),
        person: row.get(1)?,
        reply: row.get(2)?,
        position: Position(row.get::<_, i64>(3)?.unsigned_abs()),
    })
}

struct Appender<'c> {
    connection: &'c Connection,
    find_command: CachedStatement<'c>,
    find_case: CachedStatement<'c>,
    find_number: CachedStatement<'c>,
    count_links: CachedStatement<'c>,
    begin_case: CachedStatement<'c>,
    move_case: CachedStatement<'c>,
    write_row: CachedStatement<'c>,
    write_number: CachedStatement<'c>,
    write_record: CachedStatement<'c>,
    write_event: CachedStatement<'c>,
    write_reply: CachedStatement<'c>,
    write_link: CachedStatement<'c>,
    newest: Option<DateTime<Utc>>,
    position: i64,
}

impl<'c> Appender<'c> {
    fn new(connection: &'c Connection) -> Result<Self> {
        let last = connection
            .prepare_cached("SELECT position, recorded_at FROM records ORDER BY position DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let prepare = |sql| connection.prepare_cached(sql);
        Ok(Self {
            connection,
            find_command: prepare(FIND_COMMAND)?,
            find_case: prepare("SELECT no, version, sequence, number FROM cases WHERE id = ?1")?,
            find_number: prepare("SELECT 1 FROM cases WHERE number = ?1")?,
            count_links: prepare("SELECT count(*) FROM links WHERE key = ?1")?,
            begin_case: prepare(
                "INSERT INTO cases (id, version, sequence, number, item, list, section, outlet, holder, \
                 priority, due, since, timer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?,
            move_case: prepare("UPDATE cases SET version = ?2, sequence = ?3 WHERE no = ?1")?,
            write_row: prepare(
                "UPDATE cases SET version = ?2, sequence = ?3, item = ?4, list = ?5, section = ?6, \
                 outlet = ?7, holder = ?8, priority = ?9, due = ?10, since = ?11, timer = ?12 WHERE no = ?1",
            )?,
            write_number: prepare("UPDATE cases SET number = ?2 WHERE no = ?1")?,
            write_record: prepare("INSERT INTO records VALUES (?1, ?2, ?3, ?4, ?5)")?,
            write_event: prepare("INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?,
            write_reply: prepare("INSERT INTO replies VALUES (?1, ?2, ?3, ?4, ?5)")?,
            write_link: prepare("INSERT OR IGNORE INTO links VALUES (?1, ?2)")?,
            newest: last.map(|(_, at): (i64, i64)| DateTime::from_timestamp_nanos(at)),
            position: last.map_or(0, |(position, _)| position),
        })
    }

    fn write(&mut self, batch: &Batch, admitted: Admitted<'_>) -> Result<Appended> {
        let position = self.position.saturating_add(1);
        let mut numbered = Vec::with_capacity(admitted.cases.len());
        for touched in admitted.cases {
            let (id, version, sequence) = (touched.case, touched.version, touched.sequence);
            let no = match (touched.head, touched.row) {
                (None, row) => self.begin(id, version, sequence, row)?,
                (Some(head), None) => {
                    self.move_case.execute(params![head.no, version, sequence])?;
                    head.no
                }
                (Some(head), Some(row)) => {
                    if head.number.is_none() {
                        self.write_number.execute(params![head.no, row.number])?;
                    }
                    self.place(head.no, version, sequence, row)?;
                    head.no
                }
            };
            numbered.push((id, no));
        }
        for (key, case) in &batch.links {
            let no = self.no(&numbered, *case)?;
            self.write_link.execute(params![key.0.as_bytes(), no])?;
        }
        let mut id = position.saturating_mul(1 << 16);
        for event in &batch.events {
            let no = self.no(&numbered, event.case)?;
            let (header, payload) = (&event.header, &event.payload);
            self.write_event.execute(params![id, no, event.version, event.schema, header, payload])?;
            id = id.saturating_add(1);
        }
        let no = self.no(&numbered, batch.record.case)?;
        let (sequence, bytes) = (batch.record.sequence, &batch.record.bytes);
        self.write_record.execute(params![position, nanos(batch.recorded_at), no, sequence, bytes])?;
        let (command, binding) = (batch.command.as_bytes(), batch.binding.as_bytes());
        self.write_reply.execute(params![position, command, binding, batch.person, batch.reply])?;
        self.position = position;
        self.newest = Some(batch.recorded_at);
        let position = Position(position.unsigned_abs());
        Ok(Appended { position, reply: batch.reply.clone(), repeated: false })
    }

    fn begin(&mut self, id: CaseId, version: u32, sequence: u32, row: Option<&Row>) -> Result<i64> {
        self.begin_case.execute(params![
            id.as_bytes(),
            version,
            sequence,
            row.map(|row| row.number.as_str()),
            row.map(|row| row.item.as_str()),
            row.map(|row| code_of(row.list)),
            row.map(|row| row.section.as_str()),
            row.map(|row| row.outlet.as_str()),
            row.and_then(|row| row.holder.as_ref()).map(PersonId::as_str),
            row.map(|row| row.priority),
            row.map(due_of),
            row.and_then(|row| nanos(row.since)),
            row.and_then(|row| row.timer).and_then(nanos),
        ])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn place(&mut self, no: i64, version: u32, sequence: u32, row: &Row) -> Result<usize> {
        self.write_row.execute(params![
            no,
            version,
            sequence,
            row.item.as_str(),
            code_of(row.list),
            row.section.as_str(),
            row.outlet.as_str(),
            row.holder.as_ref().map(PersonId::as_str),
            row.priority,
            due_of(row),
            nanos(row.since),
            row.timer.and_then(nanos),
        ])
    }

    /// A case that the batch writes, or else one that it only links.
    fn no(&mut self, numbered: &[(CaseId, i64)], case: CaseId) -> Result<i64> {
        match numbered.iter().find(|(id, _)| *id == case) {
            Some(&(_, no)) => Ok(no),
            None => self.find_case.query_row([case.as_bytes()], |row| row.get(0)),
        }
    }
}

fn due_of(row: &Row) -> i32 {
    row.due.map_or(NEVER, |day| day.num_days_from_ce())
}

impl Stock for Appender<'_> {
    type Error = rusqlite::Error;

    fn command(&mut self, command: CommandId) -> Result<Option<StoredReply>> {
        self.find_command.query_row([command.as_bytes()], stored_reply).optional()
    }

    fn newest(&self) -> Option<DateTime<Utc>> {
        self.newest
    }

    fn head(&mut self, case: CaseId) -> Result<Option<Head>> {
        let head = |row: &rusqlite::Row<'_>| {
            Ok(Head { no: row.get(0)?, version: row.get(1)?, sequence: row.get(2)?, number: row.get(3)? })
        };
        self.find_case.query_row([case.as_bytes()], head).optional()
    }

    fn is_number_taken(&mut self, number: &str) -> Result<bool> {
        self.find_number.exists([number])
    }

    fn links(&mut self, digest: LinkDigest) -> Result<u32> {
        self.count_links.query_row([digest.0.as_bytes()], |row| row.get(0))
    }
}
