//! Random batches: every store gives the same results, feed and worklists, and a naive sort agrees.

use std::collections::BTreeMap;

use banjian::case::row::{List, Row};
use banjian::id::CaseId;
use banjian::journal::{Batch, Journal, MemoryJournal, Position, Query, SqliteJournal};
use proptest::prelude::*;

use crate::support::{at, batch, case, command, day, event, key, row, walk};

const LISTS: [List; 7] = [
    List::AtWindow,
    List::HallQueue,
    List::UnderReview,
    List::ToIssue,
    List::WaitingForCitizen,
    List::Escalated,
    List::Ended,
];

/// One batch, to be made against what stands in the journal when its group is sent.
#[derive(Debug, Clone)]
struct Plan {
    command: u32,
    case: u8,
    other: Option<u8>,
    events: u32,
    ahead: i64,
    fault: u8,
    list: usize,
    outlet: u8,
    section: u8,
    holder: Option<u8>,
    priority: u8,
    due: Option<u32>,
    since: i64,
    timer: Option<i64>,
    link: Option<u8>,
}

fn plan() -> impl Strategy<Value = Plan> {
    let who = (0..60_u32, 0..6_u8, prop::option::weighted(0.3, 0..6_u8), 0..3_u32, -1..4_i64, 0..24_u8);
    let place = (0..7_usize, 0..2_u8, 0..2_u8, prop::option::of(0..2_u8), 0..2_u8);
    let time = (prop::option::of(1..4_u32), 0..4_i64, prop::option::of(0..4_i64), prop::option::of(0..3_u8));
    (who, place, time).prop_map(|(who, place, time)| {
        let (command, case, other, events, ahead, fault) = who;
        let (list, outlet, section, holder, priority) = place;
        let (due, since, timer, link) = time;
        Plan {
            command,
            case,
            other,
            events,
            ahead,
            fault,
            list,
            outlet,
            section,
            holder,
            priority,
            due,
            since,
            timer,
            link,
        }
    })
}

impl Plan {
    fn row(&self, n: u8, version: u32) -> Row {
        Row {
            due: self.due.map(day),
            holder: self.holder.map(|n| format!("r-{n}").parse().unwrap()),
            list: LISTS[self.list],
            number: if self.fault == 1 { "same".into() } else { row(n, version).number },
            outlet: format!("000{}", self.outlet).parse().unwrap(),
            priority: self.priority,
            section: format!("s{}", self.section).parse().unwrap(),
            since: at(self.since),
            timer: self.timer.map(at),
            ..row(n, version)
        }
    }

    fn batch(&self, journal: &dyn Journal, now: &mut i64) -> Batch {
        *now += self.ahead;
        let version = |n| u32::try_from(journal.events(case(n)).unwrap().len()).unwrap();
        let read = version(self.case);
        let mut made = batch(self.command, self.case, read);
        made.record.sequence = u32::try_from(journal.records(case(self.case)).unwrap().len()).unwrap() + 1;
        made.recorded_at = at(*now);
        made.events = (1..=self.events).map(|step| event(self.case, read + step)).collect();
        made.rows =
            if read + self.events > 0 { vec![self.row(self.case, read + self.events)] } else { vec![] };
        if let Some(other) = self.other.filter(|other| *other != self.case) {
            let read = version(other);
            made.expected.push((case(other), read));
            made.events.push(event(other, read + 1));
            made.rows.push(self.row(other, read + 1));
        }
        if let Some(link) = self.link {
            let seen = u32::try_from(journal.linked(key(link)).unwrap().len()).unwrap();
            made.links_seen = vec![(key(link), seen)];
            made.links = vec![(key(link), case(self.case))];
        }
        match self.fault {
            2 => made.expected[0].1 += 1,
            3 => made.record.sequence += 1,
            4 => made.person = "p-2".into(),
            5 => made.rows.clear(),
            6 => made.binding = banjian::canonical::Hash::of(b"other"),
            _ => {}
        }
        made
    }
}

fn queries() -> Vec<Query> {
    let mut all = vec![Query::Escalated];
    for n in 0..2 {
        all.push(Query::HallQueue(format!("s{n}").parse().unwrap()));
        all.push(Query::Mine(format!("r-{n}").parse().unwrap()));
        all.extend(LISTS.map(|list| Query::AtOutlet(format!("000{n}").parse().unwrap(), list)));
    }
    all.extend((1..4).map(|n| Query::DueBy(day(n))));
    all.extend((0..4).map(|n| Query::TimerBy(at(n))));
    all
}

/// What a query should give, the slow way, but for the order of rows that are alike.
fn naive(rows: &BTreeMap<CaseId, Row>, query: &Query) -> Vec<(CaseId, String)> {
    let mut found: Vec<&Row> = rows
        .values()
        .filter(|row| match query {
            Query::HallQueue(section) => row.list == List::HallQueue && row.section == *section,
            Query::Mine(person) => row.holder.as_ref() == Some(person),
            Query::AtOutlet(outlet, list) => row.outlet == *outlet && row.list == *list,
            Query::DueBy(day) => row.list != List::Ended && row.due.is_some_and(|due| due <= *day),
            Query::TimerBy(at) => row.timer.is_some_and(|timer| timer <= *at),
            Query::Escalated => row.list == List::Escalated,
        })
        .collect();
    found.sort_by_key(|row| sort_key(row, query));
    found.iter().map(|row| (row.case, sort_key(row, query))).collect()
}

fn sort_key(row: &Row, query: &Query) -> String {
    let due = row.due.map_or("9999".into(), |day| day.to_string());
    match query {
        Query::TimerBy(_) => row.timer.unwrap().to_rfc3339(),
        Query::DueBy(_) => format!("{due} {} {}", row.priority, row.since.to_rfc3339()),
        _ => format!("{} {due} {}", row.priority, row.since.to_rfc3339()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_store_gives_the_same(groups in prop::collection::vec(prop::collection::vec(plan(), 1..5), 1..16)) {
        let directory = tempfile::tempdir().unwrap();
        let (memory, sqlite) = (MemoryJournal::new(), SqliteJournal::open(directory.path().join("j")).unwrap());
        let (mut now, mut rows) = (0, BTreeMap::new());
        for group in &groups {
            let batches: Vec<_> = group.iter().map(|plan| plan.batch(&memory, &mut now)).collect();
            let results = memory.append(&batches).unwrap();
            prop_assert_eq!(&results, &sqlite.append(&batches).unwrap());
            for (batch, result) in batches.iter().zip(&results) {
                if result.as_ref().is_ok_and(|appended| !appended.repeated) {
                    rows.extend(batch.rows.iter().map(|row| (row.case, row.clone())));
                }
            }
        }
        let feed = memory.feed(Position(0), 1_000).unwrap();
        prop_assert_eq!(&feed, &sqlite.feed(Position(0), 1_000).unwrap());
        for query in queries() {
            let found = walk(&memory, &query, 1_000);
            prop_assert_eq!(&found, &walk(&memory, &query, 2));
            prop_assert_eq!(&found, &walk(&sqlite, &query, 1_000));
            prop_assert_eq!(&found, &walk(&sqlite, &query, 2));
            let keys: Vec<_> = found.iter().map(|row| sort_key(row, &query)).collect();
            let mut expected = naive(&rows, &query);
            prop_assert_eq!(keys, expected.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>());
            let mut cases: Vec<_> = found.iter().map(|row| row.case).collect();
            cases.sort();
            expected.sort();
            prop_assert_eq!(cases, expected.into_iter().map(|(case, _)| case).collect::<Vec<_>>());
        }
        for n in 0..6 {
            prop_assert_eq!(memory.events(case(n)).unwrap(), sqlite.events(case(n)).unwrap());
            prop_assert_eq!(memory.records(case(n)).unwrap(), sqlite.records(case(n)).unwrap());
            prop_assert_eq!(memory.newest(case(n)).unwrap(), sqlite.newest(case(n)).unwrap());
            prop_assert_eq!(memory.linked(key(n)).unwrap(), sqlite.linked(key(n)).unwrap());
            let number = row(n, 1).number;
            prop_assert_eq!(memory.case_by_number(&number).unwrap(), sqlite.case_by_number(&number).unwrap());
        }
        for n in 0..60 {
            prop_assert_eq!(memory.reply(command(n)).unwrap(), sqlite.reply(command(n)).unwrap());
        }
    }
}
