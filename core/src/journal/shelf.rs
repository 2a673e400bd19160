//! Where a row stands on the worklists: the shelves and the sort keys, alike for all stores.
//!
//! Every key is four whole numbers and ends with the store's own number of the case, so that no two rows have
//! the same. A page begins after a key, never at an offset: rows that come and go elsewhere move nothing.

use chrono::{DateTime, Datelike, Utc};

use super::{Cursor, Query};
use crate::case::row::{List, Row};
use crate::id::{OutletCode, PersonId, SectionCode};
use crate::report::{Report, codes};

/// The most entries of a page.
const LARGEST_PAGE: u16 = 1_000;
/// The most serial numbers set apart at a time.
const MOST_SERIALS: u32 = 1_000;
/// Stands for "no due date": after every day.
pub(crate) const NEVER: i32 = i32::MAX;

/// What rows of one shelf are sorted by.
pub(crate) type Key = [i64; 4];

/// One worklist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shelf {
    Hall(SectionCode),
    Mine(PersonId),
    Outlet(OutletCode, List),
    Due,
    Timer,
    Escalated,
}

impl Shelf {
    /// Every shelf on which a row stands, with its key there.
    pub(crate) fn of(row: &Row, no: i64) -> impl Iterator<Item = (Self, Key)> {
        let (priority, since) = (i64::from(row.priority), nanos(row.since).unwrap_or(i64::MAX));
        let due = i64::from(row.due.map_or(NEVER, |day| day.num_days_from_ce()));
        let queue = [priority, due, since, no];
        let is_due = row.due.is_some() && row.list != List::Ended;
        [
            (row.list == List::HallQueue).then(|| (Self::Hall(row.section.clone()), queue)),
            row.holder.clone().map(|holder| (Self::Mine(holder), queue)),
            Some((Self::Outlet(row.outlet.clone(), row.list), queue)),
            is_due.then_some((Self::Due, [due, priority, since, no])),
            row.timer.map(|at| (Self::Timer, [nanos(at).unwrap_or(i64::MAX), 0, 0, no])),
            (row.list == List::Escalated).then_some((Self::Escalated, queue)),
        ]
        .into_iter()
        .flatten()
    }

    /// The shelf of a query and the largest first number of a key that it reaches.
    pub(crate) fn asked(query: &Query) -> (Self, i64) {
        match query {
            Query::HallQueue(section) => (Self::Hall(section.clone()), i64::MAX),
            Query::Mine(person) => (Self::Mine(person.clone()), i64::MAX),
            Query::AtOutlet(outlet, list) => (Self::Outlet(outlet.clone(), *list), i64::MAX),
            Query::DueBy(day) => (Self::Due, i64::from(day.num_days_from_ce())),
            Query::TimerBy(at) => (Self::Timer, nanos_floor(*at)),
            Query::Escalated => (Self::Escalated, i64::MAX),
        }
    }

    /// Shelves with one letter have keys of one meaning.
    fn letter(&self) -> &'static str {
        match self {
            Self::Hall(_) | Self::Mine(_) | Self::Outlet(..) | Self::Escalated => "q",
            Self::Due => "d",
            Self::Timer => "t",
        }
    }

    /// The way to the row after a key.
    pub(crate) fn cursor(&self, [a, b, c, no]: Key) -> Cursor {
        Cursor(format!("{}.{a}.{b}.{c}.{no}", self.letter()))
    }

    /// The key after which a page begins.
    pub(crate) fn after(&self, cursor: Option<&Cursor>) -> Result<Key, Report> {
        let Some(Cursor(text)) = cursor else { return Ok([i64::MIN; 4]) };
        let mut parts = text.split('.');
        let letter = parts.next();
        let mut number = || parts.next().and_then(|part| part.parse().ok());
        match (letter, number(), number(), number(), number()) {
            (Some(letter), Some(a), Some(b), Some(c), Some(no)) if letter == self.letter() => {
                Ok([a, b, c, no])
            }
            _ => Err(Report::new(codes::store::CURSOR)),
        }
    }
}

/// The size of a page.
pub(crate) fn page_size(limit: u16) -> Result<usize, Report> {
    if (1..=LARGEST_PAGE).contains(&limit) {
        Ok(usize::from(limit))
    } else {
        Err(Report::new(codes::store::PAGE_SIZE).with("found", limit))
    }
}

/// The serial number after a block that begins at `first`.
pub(crate) fn next_serial(
    outlet: &OutletCode,
    day: chrono::NaiveDate,
    first: u32,
    count: u32,
) -> Result<u32, Report> {
    if !(1..=MOST_SERIALS).contains(&count) {
        return Err(Report::new(codes::store::SERIAL_COUNT).with("found", count));
    }
    let used_up = || Report::new(codes::store::SERIALS_USED_UP).with("outlet", outlet).with("day", day);
    first.checked_add(count).ok_or_else(used_up)
}

/// Nanoseconds since 1970; `None` for an instant that would not come back the same (outside 1677 to 2262, or
/// within a leap second).
pub(crate) fn nanos(at: DateTime<Utc>) -> Option<i64> {
    at.timestamp_nanos_opt().filter(|&nanos| DateTime::from_timestamp_nanos(nanos) == at)
}

/// As [`nanos`], with instants that cannot be stored moved to the nearest end.
fn nanos_floor(at: DateTime<Utc>) -> i64 {
    at.timestamp_nanos_opt().unwrap_or(if at.timestamp() < 0 { i64::MIN } else { i64::MAX })
}
