//! The worklists: who stands where, in which order, page by page.

use banjian::case::row::{List, Row};
use banjian::journal::{Batch, Journal, Query};

use crate::contract::on_every_store;
use crate::support::{append, at, batch, case, day, row, walk};

on_every_store![
    the_hall_queue_is_by_priority_then_due_then_since,
    each_list_holds_its_own,
    a_row_moves_from_list_to_list,
    due_cases_come_earliest_first_without_ended_ones,
    timers_come_earliest_first_up_to_the_instant,
    a_page_is_stable_when_rows_come_in_between,
    a_cursor_of_another_kind_is_refused,
    a_page_has_1_to_1000_rows,
];

pub(crate) fn at_outlet() -> Query {
    Query::AtOutlet("0001".parse().unwrap(), List::HallQueue)
}

fn pension() -> Query {
    Query::HallQueue("pension".parse().unwrap())
}

fn with(n: u8, change: impl Fn(&mut Row)) -> Batch {
    let mut batch = batch(u32::from(n), n, 0);
    change(&mut batch.rows[0]);
    batch
}

fn order(journal: &dyn Journal, query: &Query) -> Vec<u8> {
    let whole = walk(journal, query, 1_000);
    for size in 1..=3 {
        assert_eq!(walk(journal, query, size), whole, "pages of {size}");
    }
    whole.iter().map(|row| 255 - row.case.as_bytes()[0]).collect()
}

fn the_hall_queue_is_by_priority_then_due_then_since(journal: &dyn Journal) {
    let batches = [
        with(1, |row| row.due = None),
        with(2, |row| row.since = at(9)),
        with(3, |row| row.since = at(8)),
        with(4, |row| (row.priority, row.due) = (0, None)),
        with(5, |row| row.due = Some(day(2))),
        with(6, |row| row.since = at(8)),
        with(7, |row| row.section = "injury".parse().unwrap()),
        with(8, |row| row.list = List::UnderReview),
    ];
    journal.append(&batches).unwrap();
    assert_eq!(order(journal, &pension()), [4, 5, 3, 6, 2, 1]);
    assert_eq!(walk(journal, &pension(), 1)[0], batches[3].rows[0]);
}

fn each_list_holds_its_own(journal: &dyn Journal) {
    let person = "r-1".parse().unwrap();
    let batches = [
        with(1, |row| row.list = List::ToIssue),
        with(2, |row| (row.list, row.outlet) = (List::ToIssue, "0002".parse().unwrap())),
        with(3, |row| (row.list, row.holder) = (List::UnderReview, Some("r-1".parse().unwrap()))),
        with(4, |row| (row.list, row.holder) = (List::UnderReview, Some("r-2".parse().unwrap()))),
        with(5, |row| row.list = List::Escalated),
        with(6, |row| row.list = List::WaitingForCitizen),
        with(7, |row| row.list = List::AtWindow),
        with(8, |row| row.list = List::Ended),
    ];
    journal.append(&batches).unwrap();
    let outlet = |list| Query::AtOutlet("0001".parse().unwrap(), list);
    assert_eq!(order(journal, &outlet(List::ToIssue)), [1]);
    assert_eq!(order(journal, &Query::AtOutlet("0002".parse().unwrap(), List::ToIssue)), [2]);
    assert_eq!(order(journal, &Query::Mine(person)), [3]);
    assert_eq!(order(journal, &Query::Escalated), [5]);
    assert_eq!(order(journal, &outlet(List::WaitingForCitizen)), [6]);
    assert_eq!(order(journal, &outlet(List::AtWindow)), [7]);
    assert_eq!(order(journal, &outlet(List::Ended)), [8]);
    assert_eq!(order(journal, &outlet(List::UnderReview)), [3, 4]);
    assert!(order(journal, &pension()).is_empty());
}

fn a_row_moves_from_list_to_list(journal: &dyn Journal) {
    append(journal, &with(1, |row| row.timer = Some(at(50)))).unwrap();
    let mut taken = batch(2, 1, 1);
    taken.rows[0] = Row {
        list: List::UnderReview,
        holder: Some("r-1".parse().unwrap()),
        due: Some(day(3)),
        since: at(4),
        ..row(1, 2)
    };
    append(journal, &taken).unwrap();
    assert!(order(journal, &pension()).is_empty());
    assert!(order(journal, &Query::TimerBy(at(99))).is_empty());
    assert!(order(journal, &at_outlet()).is_empty());
    assert_eq!(walk(journal, &Query::Mine("r-1".parse().unwrap()), 5), taken.rows);
    assert_eq!(walk(journal, &Query::DueBy(day(3)), 5), taken.rows);
}

fn due_cases_come_earliest_first_without_ended_ones(journal: &dyn Journal) {
    let batches = [
        with(1, |row| row.due = Some(day(9))),
        with(2, |row| row.due = Some(day(7))),
        with(3, |row| row.due = None),
        with(4, |row| (row.due, row.list) = (Some(day(1)), List::Ended)),
        with(5, |row| (row.due, row.priority) = (Some(day(7)), 0)),
        with(6, |row| (row.due, row.list) = (Some(day(10)), List::WaitingForCitizen)),
    ];
    journal.append(&batches).unwrap();
    assert_eq!(order(journal, &Query::DueBy(day(9))), [5, 2, 1]);
    assert_eq!(order(journal, &Query::DueBy(day(10))), [5, 2, 1, 6]);
    assert!(order(journal, &Query::DueBy(day(6))).is_empty());
    assert_eq!(order(journal, &Query::DueBy(chrono::NaiveDate::MAX)), [5, 2, 1, 6]);
}

fn timers_come_earliest_first_up_to_the_instant(journal: &dyn Journal) {
    let nanosecond = chrono::Duration::nanoseconds(1);
    let batches = [
        with(1, |row| row.timer = Some(at(9))),
        with(2, |row| row.timer = Some(at(7))),
        with(3, |row| row.timer = None),
        with(4, |row| row.timer = Some(at(7))),
        with(5, |row| (row.timer, row.list) = (Some(at(7) - nanosecond), List::Ended)),
    ];
    journal.append(&batches).unwrap();
    assert_eq!(order(journal, &Query::TimerBy(at(9))), [5, 2, 4, 1]);
    assert_eq!(order(journal, &Query::TimerBy(at(9) - nanosecond)), [5, 2, 4]);
    assert!(order(journal, &Query::TimerBy(at(6))).is_empty());
    assert_eq!(order(journal, &Query::TimerBy(chrono::DateTime::<chrono::Utc>::MAX_UTC)), [5, 2, 4, 1]);
    assert!(order(journal, &Query::TimerBy(chrono::DateTime::<chrono::Utc>::MIN_UTC)).is_empty());
}

fn a_page_is_stable_when_rows_come_in_between(journal: &dyn Journal) {
    let since = |n: u8| with(n, move |row| row.since = at(i64::from(n) * 10));
    journal.append(&(1..=4).map(since).collect::<Vec<_>>()).unwrap();
    let first = journal.worklist(&pension(), None, 2).unwrap();
    // One before the page's end, one after it; and the last row of the page leaves.
    journal.append(&[with(5, |row| row.since = at(5)), with(6, |row| row.since = at(35))]).unwrap();
    let mut left = batch(7, 2, 1);
    left.rows[0].list = List::Ended;
    append(journal, &left).unwrap();
    let second = journal.worklist(&pension(), first.next.as_ref(), 9).unwrap();
    assert_eq!(second.rows.iter().map(|row| row.case).collect::<Vec<_>>(), [case(3), case(6), case(4)]);
    assert_eq!(second.next, None);
}

fn a_cursor_of_another_kind_is_refused(journal: &dyn Journal) {
    journal.append(&[with(1, |_| ()), with(2, |_| ())]).unwrap();
    let next = journal.worklist(&pension(), None, 1).unwrap().next.unwrap();
    let report = journal.worklist(&Query::DueBy(day(30)), Some(&next), 1).unwrap_err();
    assert_eq!(report.code().as_str(), "store-cursor");
}

fn a_page_has_1_to_1000_rows(journal: &dyn Journal) {
    for limit in [0, 1_001] {
        let code = journal.worklist(&pension(), None, limit).unwrap_err().code();
        assert_eq!(code.as_str(), "store-page-size");
        let code = journal.feed(banjian::journal::Position(0), limit).unwrap_err().code();
        assert_eq!(code.as_str(), "store-page-size");
    }
}
