//! Reading: cases, worklists and the feed. Every statement runs along an index; none counts or skips rows.

use chrono::{DateTime, NaiveDate};
use rusqlite::types::Type;
use rusqlite::{Connection, Error, OptionalExtension, Result, Row as Columns, ToSql, named_params, params};

use crate::case::row::{List, Row};
use crate::id::CaseId;
use crate::journal::shelf::{Key, NEVER, Shelf};
use crate::journal::{FeedEntry, Newest, Position, StoredEvent, StoredRecord};

/// How a list is kept in a column; never changed.
pub(super) const fn code_of(list: List) -> u8 {
    match list {
        List::AtWindow => 0,
        List::HallQueue => 1,
        List::UnderReview => 2,
        List::ToIssue => 3,
        List::WaitingForCitizen => 4,
        List::Escalated => 5,
        List::Ended => 6,
    }
}

const LISTS: [List; 7] = [
    List::AtWindow,
    List::HallQueue,
    List::UnderReview,
    List::ToIssue,
    List::WaitingForCitizen,
    List::Escalated,
    List::Ended,
];

const EVENTS: &str = "SELECT version, schema, header, payload FROM events \
    WHERE case_no = (SELECT no FROM cases WHERE id = ?1) ORDER BY version";
const LAST_EVENT: &str = "SELECT version, schema, header, payload FROM events \
    WHERE case_no = (SELECT no FROM cases WHERE id = ?1) ORDER BY version DESC LIMIT 1";
const RECORDS: &str = "SELECT sequence, bytes FROM records \
    WHERE case_no = (SELECT no FROM cases WHERE id = ?1) ORDER BY sequence";
const LAST_RECORD: &str = "SELECT sequence, bytes FROM records \
    WHERE case_no = (SELECT no FROM cases WHERE id = ?1) ORDER BY sequence DESC LIMIT 1";

fn event(case: CaseId, row: &Columns<'_>) -> Result<StoredEvent> {
    let (version, schema) = (row.get(0)?, row.get(1)?);
    Ok(StoredEvent { case, version, schema, header: row.get(2)?, payload: row.get(3)? })
}

fn record(case: CaseId, row: &Columns<'_>) -> Result<StoredRecord> {
    Ok(StoredRecord { case, sequence: row.get(0)?, bytes: row.get(1)? })
}

/// The events of a case.
pub(super) fn events(connection: &Connection, case: CaseId) -> Result<Vec<StoredEvent>> {
    connection.prepare_cached(EVENTS)?.query_map([case.as_bytes()], |row| event(case, row))?.collect()
}

/// The records of a case.
pub(super) fn records(connection: &Connection, case: CaseId) -> Result<Vec<StoredRecord>> {
    connection.prepare_cached(RECORDS)?.query_map([case.as_bytes()], |row| record(case, row))?.collect()
}

/// The last of each, inside the caller's read transaction.
pub(super) fn newest(connection: &Connection, case: CaseId) -> Result<Newest> {
    let id = [case.as_bytes()];
    Ok(Newest {
        event: connection.prepare_cached(LAST_EVENT)?.query_row(id, |row| event(case, row)).optional()?,
        record: connection.prepare_cached(LAST_RECORD)?.query_row(id, |row| record(case, row)).optional()?,
    })
}

/// The position of a case's record.
pub(super) fn position(connection: &Connection, case: CaseId, sequence: u32) -> Result<Option<Position>> {
    connection
        .prepare_cached(
            "SELECT position FROM records WHERE case_no = (SELECT no FROM cases WHERE id = ?1) AND sequence = ?2",
        )?
        .query_row(params![case.as_bytes(), sequence], |row| Ok(Position(row.get::<_, i64>(0)?.unsigned_abs())))
        .optional()
}

/// How many records there are. Positions are dense.
pub(super) fn size(connection: &Connection) -> Result<u64> {
    let mut newest = connection.prepare_cached("SELECT coalesce(max(position), 0) FROM records")?;
    newest.query_row([], |row| Ok(row.get::<_, i64>(0)?.unsigned_abs()))
}

/// The entries after a position, inside the caller's read transaction.
pub(super) fn feed(connection: &Connection, after: i64, limit: u16) -> Result<Vec<FeedEntry>> {
    let mut entries: Vec<FeedEntry> = connection
        .prepare_cached(
            "SELECT position, recorded_at, cases.id, records.sequence, bytes FROM records \
             JOIN cases ON no = case_no WHERE position > ?1 ORDER BY position LIMIT ?2",
        )?
        .query_map(params![after, limit], |row| {
            let case = CaseId::from_bytes(row.get(2)?);
            Ok(FeedEntry {
                position: Position(row.get::<_, i64>(0)?.unsigned_abs()),
                recorded_at: DateTime::from_timestamp_nanos(row.get(1)?),
                record: StoredRecord { case, sequence: row.get(3)?, bytes: row.get(4)? },
                events: Vec::new(),
            })
        })?
        .collect::<Result<_>>()?;
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Ok(entries) };
    let (first, last) = (first.position.0.cast_signed(), last.position.0.cast_signed());
    let mut events = connection.prepare_cached(
        "SELECT events.id, cases.id, events.version, schema, header, payload FROM events \
         JOIN cases ON no = case_no WHERE events.id >= ?1 AND events.id < ?2 ORDER BY events.id",
    )?;
    let mut rows = events.query([first << 16, last.saturating_add(1) << 16])?;
    while let Some(row) = rows.next()? {
        // INVARIANT: positions are dense; `append` gives each record the one after the last.
        let place = (row.get::<_, i64>(0)? >> 16).saturating_sub(first);
        if let Some(entry) = usize::try_from(place).ok().and_then(|place| entries.get_mut(place)) {
            let (case, version) = (CaseId::from_bytes(row.get(1)?), row.get(2)?);
            let (schema, header, payload) = (row.get(3)?, row.get(4)?, row.get(5)?);
            entry.events.push(StoredEvent { case, version, schema, header, payload });
        }
    }
    Ok(entries)
}

/// Makes the statement of a worklist: what restricts it and what it is sorted by.
macro_rules! worklist {
    ($restricted:literal, $key:literal) => {
        concat!(
            "SELECT id, version, number, item, list, section, outlet, holder, priority, due, since, timer, no ",
            "FROM cases WHERE ", $restricted, " AND (", $key, ") > (:a, :b, :c, :no) ",
            "ORDER BY ", $key, " LIMIT :limit"
        )
    };
}

const IN_HALL: &str = worklist!("list = 1 AND section = :of", "priority, due, since, no");
const HELD: &str = worklist!("holder = :of", "priority, due, since, no");
const AT_OUTLET: &str = worklist!("outlet = :of AND list = :list", "priority, due, since, no");
const ESCALATED: &str = worklist!("list = 5", "priority, due, since, no");
const DUE: &str = worklist!("due < 2147483647 AND list < 6 AND due <= :utmost", "due, priority, since, no");
const TIMED: &str = "SELECT id, version, number, item, list, section, outlet, holder, priority, due, since, \
    timer, no FROM cases WHERE timer <= :utmost AND (timer, no) > (:a, :no) ORDER BY timer, no LIMIT :limit";

/// At most `limit` rows of a shelf after a key, each with its number.
pub(super) fn worklist(
    connection: &Connection,
    shelf: &Shelf,
    utmost: i64,
    [a, b, c, no]: Key,
    limit: usize,
) -> Result<Vec<(Row, i64)>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let run = |sql, more: &[(&str, &dyn ToSql)]| {
        let mut values: Vec<(&str, &dyn ToSql)> = vec![(":a", &a), (":no", &no), (":limit", &limit)];
        if !matches!(shelf, Shelf::Timer) {
            values.extend([(":b", &b as &dyn ToSql), (":c", &c)]);
        }
        values.extend(more);
        connection.prepare_cached(sql)?.query_map(values.as_slice(), row_of)?.collect()
    };
    match shelf {
        Shelf::Hall(section) => run(IN_HALL, named_params! {":of": section.as_str()}),
        Shelf::Mine(person) => run(HELD, named_params! {":of": person.as_str()}),
        Shelf::Outlet(outlet, list) => {
            run(AT_OUTLET, named_params! {":of": outlet.as_str(), ":list": code_of(*list)})
        }
        Shelf::Escalated => run(ESCALATED, &[]),
        Shelf::Due => run(DUE, named_params! {":utmost": utmost}),
        Shelf::Timer => run(TIMED, named_params! {":utmost": utmost}),
    }
}

fn row_of(row: &Columns<'_>) -> Result<(Row, i64)> {
    let unreadable = |column, kind| Error::FromSqlConversionFailure(column, kind, "out of bounds".into());
    let due: i32 = row.get(9)?;
    let due = match due {
        NEVER => None,
        day => Some(NaiveDate::from_num_days_from_ce_opt(day).ok_or_else(|| unreadable(9, Type::Integer))?),
    };
    let list = LISTS.get(usize::from(row.get::<_, u8>(4)?)).copied();
    let parsed = Row {
        case: CaseId::from_bytes(row.get(0)?),
        due,
        holder: row.get_ref(7)?.as_str_or_null()?.map(|text| parse(7, text)).transpose()?,
        item: parse(3, row.get_ref(3)?.as_str()?)?,
        list: list.ok_or_else(|| unreadable(4, Type::Integer))?,
        number: row.get(2)?,
        outlet: parse(6, row.get_ref(6)?.as_str()?)?,
        priority: row.get(8)?,
        section: parse(5, row.get_ref(5)?.as_str()?)?,
        since: DateTime::from_timestamp_nanos(row.get(10)?),
        timer: row.get::<_, Option<i64>>(11)?.map(DateTime::from_timestamp_nanos),
        version: row.get(1)?,
    };
    Ok((parsed, row.get(12)?))
}

fn parse<T: std::str::FromStr<Err = crate::report::Report>>(column: usize, text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::FromSqlConversionFailure(column, Type::Text, "not a name".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_from_its_column() {
        for (code, list) in LISTS.into_iter().enumerate() {
            assert_eq!(usize::from(code_of(list)), code);
        }
    }

    #[test]
    fn every_worklist_runs_along_its_index_without_sorting() {
        let directory = tempfile::tempdir().unwrap();
        let journal = super::super::SqliteJournal::open(directory.path().join("j")).unwrap();
        let reader = journal.reader.lock().unwrap();
        let expected = [
            (IN_HALL, "cases_in_hall"),
            (HELD, "cases_held"),
            (AT_OUTLET, "cases_at_outlet"),
            (ESCALATED, "cases_escalated"),
            (DUE, "cases_due"),
            (TIMED, "cases_timed"),
        ];
        for (sql, index) in expected {
            let mut statement = reader.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let plan: Vec<String> =
                statement.raw_query().mapped(|row| row.get(3)).collect::<Result<_>>().unwrap();
            assert_eq!(plan.len(), 1, "{plan:?}");
            assert!(plan[0].starts_with(&format!("SEARCH cases USING INDEX {index} (")), "{plan:?}");
        }
    }
}
