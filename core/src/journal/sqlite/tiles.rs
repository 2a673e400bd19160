//! The tree of the log, as tiles, and the checkpoints that were made of it.

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::fault;
use crate::canonical::Hash;
use crate::journal::KeptCheckpoint;
use crate::report::{Report, codes};
use crate::trace::{Grown, Growth, Suite};

/// How many bits of a tile's number are its index.
const INDEX_BITS: u32 = 56;

/// `None` for a tile that no log can have.
fn number(level: u8, index: u64) -> Option<i64> {
    let level = i64::from(level).checked_shl(INDEX_BITS).filter(|_| level < 8)?;
    let index = i64::try_from(index).ok().filter(|index| *index < 1 << INDEX_BITS)?;
    Some(level | index)
}

/// The hashes of a tile, empty where the tree has not come that far.
pub(super) fn read(connection: &Connection, level: u8, index: u64) -> Result<Vec<u8>> {
    let Some(id) = number(level, index) else { return Ok(Vec::new()) };
    let mut statement = connection.prepare_cached("SELECT hashes FROM tiles WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// The right edge of a tree of this size: the known one, unless somebody else appended since.
pub(super) fn edge(
    connection: &Connection,
    suite: Suite,
    size: u64,
    known: Option<Growth>,
) -> std::result::Result<Growth, Report> {
    match known {
        Some(known) if known.size() == size => Ok(known),
        _ => Growth::resume(suite, size, |level, index| {
            read(connection, level, index).map_err(|error| fault::failed(&error))
        }),
    }
}

/// Writes the tiles that changed.
pub(super) fn write(connection: &Connection, growth: &mut Growth) -> Result<()> {
    let mut statement = connection.prepare_cached("INSERT OR REPLACE INTO tiles VALUES (?1, ?2)")?;
    for Grown { level, index, hashes } in growth.take_changed() {
        if let Some(id) = number(level, index) {
            statement.execute(params![id, hashes])?;
        }
    }
    Ok(())
}

/// Keeps a checkpoint, in place of one with the same root.
pub(super) fn keep_checkpoint(
    connection: &Connection,
    checkpoint: &KeptCheckpoint,
) -> std::result::Result<(), Report> {
    let KeptCheckpoint { size, root, note } = checkpoint;
    let written = i64::try_from(*size).map_or(Ok(0), |size| {
        connection
            .prepare_cached(
                "INSERT INTO checkpoints VALUES (?1, ?2, ?3) ON CONFLICT (size) DO UPDATE SET note = excluded.note \
                 WHERE root = excluded.root",
            )
            .and_then(|mut statement| statement.execute(params![size, root.as_bytes(), note]))
            .map_err(|error| fault::failed(&error))
    })?;
    if written == 1 { Ok(()) } else { Err(Report::new(codes::store::TWO_ROOTS).with("size", size)) }
}

/// The newest checkpoint, when it covers at least so many records.
pub(super) fn checkpoint(connection: &Connection, covers: u64) -> Result<Option<KeptCheckpoint>> {
    let covers = i64::try_from(covers).unwrap_or(i64::MAX);
    connection
        .prepare_cached("SELECT size, root, note FROM checkpoints ORDER BY size DESC LIMIT 1")?
        .query_row([], |row| {
            let size = row.get::<_, i64>(0)?;
            let (root, note) = (Hash::from_bytes(row.get(1)?), row.get(2)?);
            Ok((size >= covers).then_some(KeptCheckpoint { size: size.unsigned_abs(), root, note }))
        })
        .optional()
        .map(Option::flatten)
}
