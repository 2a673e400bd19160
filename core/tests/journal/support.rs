//! Batches to append.

use banjian::canonical::Hash;
use banjian::case::row::{List, Row};
use banjian::id::{CaseId, CommandId};
use banjian::journal::{Appended, Batch, Journal, LinkDigest, Query, Rejected, StoredEvent, StoredRecord};
use chrono::{DateTime, NaiveDate, Utc};

pub(crate) fn case(n: u8) -> CaseId {
    // Backwards, so that the order of ids is not the order of appearance.
    CaseId::from_bytes([255 - n; 16])
}

pub(crate) fn command(n: u32) -> CommandId {
    let mut bytes = [7; 16];
    bytes[..4].copy_from_slice(&n.to_be_bytes());
    CommandId::from_bytes(bytes)
}

pub(crate) fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_225_600 + second, 123_456_789).unwrap()
}

pub(crate) fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, n).unwrap()
}

pub(crate) fn key(n: u8) -> LinkDigest {
    LinkDigest(Hash::of(&[n]))
}

pub(crate) fn row(n: u8, version: u32) -> Row {
    Row {
        case: case(n),
        due: Some(day(20)),
        holder: None,
        item: "420600-007".parse().unwrap(),
        list: List::HallQueue,
        number: format!("420600-0001-20260101-{n:06}"),
        outlet: "0001".parse().unwrap(),
        priority: 1,
        section: "pension".parse().unwrap(),
        since: at(i64::from(version)),
        timer: None,
        version,
    }
}

pub(crate) fn event(n: u8, version: u32) -> StoredEvent {
    StoredEvent {
        case: case(n),
        version,
        schema: 3,
        header: format!(r#"{{"version":{version}}}"#).into_bytes(),
        payload: (version % 2 == 1).then(|| br#"{"name":"x"}"#.to_vec()),
    }
}

/// The command `command` raises the case `n` from version `expected` by one; a record for each version.
pub(crate) fn batch(command_no: u32, n: u8, expected: u32) -> Batch {
    Batch {
        command: command(command_no),
        binding: Hash::of(&command_no.to_be_bytes()),
        person: "p-1".into(),
        recorded_at: at(i64::from(command_no)),
        expected: vec![(case(n), expected)],
        links_seen: vec![],
        links: vec![],
        record: StoredRecord { case: case(n), sequence: expected + 1, bytes: b"{}".to_vec() },
        events: vec![event(n, expected + 1)],
        rows: vec![row(n, expected + 1)],
        reply: format!(r#"{{"command":{command_no}}}"#).into_bytes(),
    }
}

pub(crate) fn append(journal: &dyn Journal, batch: &Batch) -> Result<Appended, Rejected> {
    journal.append(std::slice::from_ref(batch)).unwrap().remove(0)
}

pub(crate) fn malformed(what: &'static str) -> Result<Appended, Rejected> {
    Err(Rejected::Malformed { what })
}

/// All rows of a worklist, read in pages of `size`.
pub(crate) fn walk(journal: &dyn Journal, query: &Query, size: u16) -> Vec<Row> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let page = journal.worklist(query, after.as_ref(), size).unwrap();
        assert!(page.rows.len() <= usize::from(size));
        assert!(page.next.is_none() || page.rows.len() == usize::from(size));
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return rows;
        }
    }
}
