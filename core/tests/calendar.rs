//! The calendar beside a counter that goes from day to day and reads the table by itself.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "codes/calendar.rs"]
mod codes;

use std::collections::{BTreeMap, BTreeSet};

use banjian::calendar::{Calendar, DateCertainty, DayRange, Span, Unit};
use banjian::text::Language;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use proptest::prelude::*;

const TABLE: &str = include_str!("../data/calendar/holidays_cn.csv");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The table, read again: what it says of a day, else the weekday.
struct Naive(BTreeMap<NaiveDate, bool>);

impl Naive {
    fn new() -> Self {
        let row = |line: &str| {
            let fields: Vec<&str> = line.split(',').collect();
            (day(fields[0]), fields[2] == "1")
        };
        Self(TABLE.lines().skip(1).map(row).collect())
    }

    fn works(&self, date: NaiveDate) -> bool {
        let weekday = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        self.0.get(&date).map_or(weekday, |off| !off)
    }

    /// The due date, one day at a time.
    fn due(&self, start: NaiveDate, span: Span, paused: &BTreeSet<NaiveDate>) -> NaiveDate {
        let mut left = match span.unit {
            Unit::Months => (start + Months::new(span.amount.into()) - start).num_days(),
            Unit::WorkingDays | Unit::CalendarDays => span.amount.into(),
        };
        let mut date = start;
        while left > 0 {
            date = date + Days::new(1);
            let counts = span.unit != Unit::WorkingDays || self.works(date);
            left -= i64::from(counts && !paused.contains(&date));
        }
        let last_counted = date;
        while !self.works(date) || (date != last_counted && paused.contains(&date)) {
            date = date + Days::new(1);
        }
        date
    }
}

fn spans() -> Vec<Span> {
    let working = [1, 2, 5, 10, 20, 30, 60].map(Span::working_days);
    let days = [1, 7, 15, 30, 60, 365].map(Span::calendar_days);
    [working.as_slice(), &days, &[1, 2, 3, 12].map(Span::months)].concat()
}

#[test]
fn the_examples_of_2026() {
    let calendar = Calendar::reference();
    for (start, amount, due) in [("2026-02-13", 5, "2026-02-27"), ("2026-09-30", 10, "2026-10-20")] {
        assert_eq!(calendar.add_working_days(day(start), u32::from(amount)), Ok(day(due)));
        assert_eq!(calendar.due(day(start), Span::working_days(amount), &[]).date, day(due));
    }
    // 民法典 202: no 31 February, so its last day; 203: that is a Saturday on which offices worked.
    assert_eq!(calendar.due(day("2026-01-31"), Span::months(1), &[]).date, day("2026-02-28"));
    // 203: 15 days after 16 April end on 1 May, which moves behind the holiday.
    assert_eq!(calendar.due(day("2026-04-16"), Span::calendar_days(15), &[]).date, day("2026-05-06"));
}

#[test]
fn every_start_day_since_2007_agrees_with_a_counter_from_day_to_day() {
    let (calendar, naive) = (Calendar::reference(), Naive::new());
    let (settled, none) = (day("2026-12-20"), BTreeSet::new());
    let mut provisional = 0;
    for span in spans() {
        let mut start = day("2007-01-01");
        while start < day("2027-01-01") {
            let due = calendar.due(start, span, &[]);
            // Past the table both know only weekdays.
            assert_eq!(due.date, naive.due(start, span, &none), "{start} + {span:?}");
            let expected =
                if due.date <= settled { DateCertainty::Settled } else { DateCertainty::Provisional };
            assert_eq!(due.certainty, expected, "{start} + {span:?}");
            provisional += u32::from(due.certainty == DateCertainty::Provisional);
            if span.unit == Unit::WorkingDays {
                let added = calendar.add_working_days(start, span.amount.into());
                assert_eq!(added.ok(), (due.date.year() < 2027).then_some(due.date), "{start} + {span:?}");
            }
            start = start + Days::new(1);
        }
    }
    assert!(provisional > 500);
}

#[test]
fn working_days_are_those_of_the_table() {
    let (calendar, naive) = (Calendar::reference(), Naive::new());
    let mut date = day("2007-01-01");
    let mut count = 0;
    while date < day("2027-01-01") {
        assert_eq!(calendar.is_working_day(date), Ok(naive.works(date)), "{date}");
        if date > day("2007-01-01") {
            count += u32::from(naive.works(date));
        }
        assert_eq!(calendar.working_days_between(day("2007-01-01"), date), Ok(count));
        date = date + Days::new(1);
    }
    assert_eq!(calendar.working_days_between(day("2026-03-03"), day("2026-03-02")), Ok(0));
    assert_eq!(calendar.add_working_days(day("2026-03-01"), 0), Ok(day("2026-03-01")));
}

#[test]
fn nothing_is_guessed_outside_the_published_years() {
    let calendar = Calendar::reference();
    for outside in ["2006-12-31", "2027-01-01"] {
        assert!(calendar.is_working_day(day(outside)).is_err());
        assert!(calendar.add_working_days(day(outside), 1).is_err());
        assert!(calendar.working_days_between(day(outside), day("2026-03-02")).is_err());
        assert!(calendar.working_days_between(day("2026-03-02"), day(outside)).is_err());
    }
    assert!(calendar.add_working_days(day("2026-12-30"), u32::MAX).is_err());
    // The last settled day and the next; a limit whose first counted day is published and one before it.
    let certainty = |start, amount| calendar.due(day(start), Span::working_days(amount), &[]).certainty;
    assert_eq!(certainty("2026-12-17", 1), DateCertainty::Settled);
    assert_eq!(certainty("2026-12-18", 1), DateCertainty::Provisional);
    assert_eq!(certainty("2006-12-31", 1), DateCertainty::Settled);
    assert_eq!(certainty("2006-12-30", 1), DateCertainty::Provisional);
}

#[test]
fn the_ends_of_time_do_not_panic() {
    for start in [NaiveDate::MIN, NaiveDate::MAX] {
        for span in spans() {
            let told =
                Calendar::reference().derive(start, span, &[DayRange { first: start, last: NaiveDate::MAX }]);
            assert_eq!(told.certainty, DateCertainty::Provisional);
        }
    }
}

#[test]
fn a_derivation_can_be_checked_by_hand() {
    let calendar = Calendar::reference();
    // Received before National Day, 20 working days; an expert's opinion was awaited from 12 to 16 October.
    let paused = DayRange::paused(day("2026-10-12"), day("2026-10-16")).unwrap();
    let told = calendar.derive(day("2026-09-24"), Span::working_days(20), &[paused]);
    let text = String::from_utf8(banjian::canonical::to_vec(&told).unwrap()).unwrap();
    let expected = concat!(
        r#"{"calendar":"HASH","certainty":"settled","days_counted":20,"days_moved":0,"days_off":17,"#,
        r#""days_paused":3,"due":"2026-11-03","elapsed":40,"estimated_from":null,"first_counted":"2026-09-28","#,
        r#""holidays":[{"first":"2026-09-25","last":"2026-09-27","name":"中秋节"},"#,
        r#"{"first":"2026-10-01","last":"2026-10-07","name":"国庆节"}],"last_counted":"2026-11-03","#,
        r#""make_up":["2026-10-10"],"paused":[{"first":"2026-10-13","last":"2026-10-15"}],"#,
        r#""span":{"amount":20,"unit":"working-days"},"start":"2026-09-24"}"#,
    );
    assert_eq!(text, expected.replace("HASH", &calendar.hash().to_string()));
}

#[test]
fn a_moved_end_and_an_estimate_are_told() {
    let calendar = Calendar::reference();
    let told = calendar.derive(day("2026-04-16"), Span::calendar_days(15), &[]);
    assert_eq!((told.last_counted, told.due, told.days_moved), (day("2026-05-01"), day("2026-05-06"), 5));
    assert_eq!(told.estimated_from, None);
    let told = calendar.derive(day("2026-12-01"), Span::months(1), &[]);
    assert_eq!((told.due, told.estimated_from), (day("2027-01-01"), Some(day("2027-01-01"))));
    let told = calendar.derive(day("2026-12-01"), Span::calendar_days(28), &[]);
    assert_eq!((told.certainty, told.estimated_from), (DateCertainty::Provisional, None));
}

#[test]
fn an_end_does_not_move_onto_a_paused_day() {
    // The last day is Saturday 7 March; a pause began on it, so that 8 and 9 March are paused.
    let paused = DayRange::paused(day("2026-03-07"), day("2026-03-10")).unwrap();
    let due = Calendar::reference().due(day("2026-03-02"), Span::calendar_days(5), &[paused]);
    assert_eq!(due.date, day("2026-03-10"));
}

#[test]
fn an_edition_is_its_content() {
    let reference = Calendar::reference();
    let mut lines: Vec<&str> = TABLE.lines().collect();
    lines[1..].reverse();
    let reversed =
        Calendar::from_csv("again.csv", &format!("\u{feff}{}\r\n\r\n", lines.join("\r\n"))).unwrap();
    assert_eq!(reversed.hash(), reference.hash());
    let bytes = reference.canonical_bytes().unwrap();
    assert_eq!(banjian::canonical::Hash::of(&bytes), reference.hash());
    assert_eq!(&Calendar::from_canonical_bytes(&bytes).unwrap(), reference);
    let changed = Calendar::from_csv("changed.csv", &TABLE.replace("2026-02-28,春节,0", "2026-02-28,春节,1"));
    assert_ne!(changed.unwrap().hash(), reference.hash());
}

#[test]
fn all_faults_of_a_table_come_at_once() {
    let text = "date,name,off\n2026-1-1,元旦,1\n2026-01-02,,x\n2026-01-03,元旦\n2026-01-04,元旦,0\n2026-01-04,元旦,1\n";
    let faults = Calendar::from_csv("days.csv", text).unwrap_err();
    assert_eq!(
        faults.to_string(),
        "days.csv:1: the first line is not `date,name,is_off_day`\n\
         days.csv:2:date: `2026-1-1` is not a date\n\
         days.csv:3:name: the day has no name\n\
         days.csv:3:is_off_day: `x` is neither 1 nor 0\n\
         days.csv:4: the line has 2 fields, expected 3\n\
         days.csv:6: `2026-01-04` is given twice"
    );
    let fixed = |year| format!("{year}-01-01,a,1\n{year}-05-01,a,1\n{year}-10-01,a,1\n");
    let text =
        format!("date,name,is_off_day\n{}{}2030-05-01,a,1\n2030-10-01,a,0\n", fixed(2024), fixed(2027));
    assert_eq!(
        Calendar::from_csv("days.csv", &text).unwrap_err().to_string(),
        "days.csv: nothing is given for 2025 to 2026, between years that are published\n\
         days.csv: nothing is given for 2028 to 2029, between years that are published\n\
         days.csv: `2030-01-01` is a public holiday each year, but is not given as a day off\n\
         days.csv: `2030-10-01` is a public holiday each year, but is not given as a day off"
    );
    // A notice reaches back into the December before its year, and into nothing else.
    let reaching_back = format!("date,name,is_off_day\n2023-12-31,a,1\n{}", fixed(2024));
    assert_eq!(Calendar::from_csv("days.csv", &reaching_back).unwrap().published().first, 2024);
    let reaching_further = format!("date,name,is_off_day\n2023-11-30,a,1\n{}", fixed(2024));
    assert!(Calendar::from_csv("days.csv", &reaching_further).is_err());
}

#[test]
fn every_code_of_the_room_is_produced() {
    let produced: BTreeSet<&str> = codes::produced().iter().map(|report| report.code().as_str()).collect();
    let all: BTreeSet<&str> =
        banjian::report::codes::calendar::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(produced, all);
    for report in codes::produced() {
        for language in [Language::English, Language::Chinese] {
            assert!(!report.message(language).contains('{'), "{report}");
        }
    }
}

fn any_span() -> impl Strategy<Value = Span> {
    let unit = prop_oneof![Just(Unit::WorkingDays), Just(Unit::CalendarDays), Just(Unit::Months)];
    (1_u16..=1000, 1_u16..=40, unit).prop_map(|(long, short, unit)| Span {
        amount: if unit == Unit::Months || long % 3 != 0 { short } else { long },
        unit,
    })
}

/// Pauses around a start day: overlapping, touching, empty, in any order.
fn pauses() -> impl Strategy<Value = (NaiveDate, Vec<DayRange>)> {
    (0_u64..6500, prop::collection::vec((-20_i64..120, -3_i64..40), 0..6)).prop_map(|(start, pauses)| {
        let start = day("2007-01-02") + Days::new(start);
        let range = |(first, length)| {
            let first = start + chrono::TimeDelta::days(first);
            DayRange { first, last: first + chrono::TimeDelta::days(length) }
        };
        (start, pauses.into_iter().map(range).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn pauses_agree_with_a_counter_from_day_to_day((start, pauses) in pauses(), span in any_span()) {
        let (calendar, naive) = (Calendar::reference(), Naive::new());
        let paused: BTreeSet<NaiveDate> = pauses
            .iter()
            .flat_map(|range| range.first.iter_days().take_while(|date| *date <= range.last))
            .collect();
        let due = calendar.due(start, span, &pauses);
        prop_assert_eq!(due.date, naive.due(start, span, &paused));

        let told = calendar.derive(start, span, &pauses);
        prop_assert_eq!((told.due, told.certainty), (due.date, due.certainty));
        let after = |last: NaiveDate| start.iter_days().skip(1).take_while(move |date| *date <= last);
        let count = |dates: &mut dyn Iterator<Item = NaiveDate>| u32::try_from(dates.count()).unwrap();
        let ran = |date: &NaiveDate| !paused.contains(date);
        let counts = |date: &NaiveDate| ran(date) && (span.unit != Unit::WorkingDays || naive.works(*date));
        prop_assert_eq!(told.days_counted, count(&mut after(told.last_counted).filter(counts)));
        prop_assert_eq!(told.days_paused, count(&mut after(told.last_counted).filter(|date| !ran(date))));
        let off = |date: &NaiveDate| ran(date) && !naive.works(*date);
        prop_assert_eq!(told.days_off, count(&mut after(told.last_counted).filter(off)));
        prop_assert_eq!(Some(told.first_counted), after(NaiveDate::MAX).find(counts));
        prop_assert_eq!(told.elapsed, count(&mut after(told.due)));
        let passed = if span.unit == Unit::WorkingDays { told.days_off } else { told.days_moved };
        prop_assert_eq!(told.elapsed, told.days_counted + told.days_paused + passed);
        let listed: BTreeSet<NaiveDate> =
            told.paused.iter().flat_map(|range| range.first.iter_days().take(range.days() as usize)).collect();
        prop_assert_eq!(listed, after(told.due).filter(|date| !ran(date)).collect::<BTreeSet<_>>());
    }

    #[test]
    fn running_and_paused_days_are_the_elapsed_days(
        (start, began, lasted, until) in (0_u64..6500, 0_u64..30, 0_u64..30, 0_u64..30),
    ) {
        // Began on a day, ended on a day: both count as run, the days between do not.
        let start = day("2007-01-02") + Days::new(start);
        let began = start + Days::new(began);
        let ended = began + Days::new(lasted);
        let today = ended + Days::new(until);
        let paused = DayRange::paused(began, ended);
        let ran = start
            .iter_days()
            .skip(1)
            .take_while(|date| *date <= today)
            .filter(|date| *date <= began || *date >= ended)
            .count();
        let elapsed = (today - start).num_days();
        prop_assert_eq!(elapsed, i64::try_from(ran).unwrap() + paused.map_or(0, |range| i64::from(range.days())));
    }

    #[test]
    fn no_table_panics(text in "(date,name,is_off_day\n)?([0-9]{4}-(01-01|05-01|10-01),.,[01]\r?\n|.*\n){0,12}") {
        let _ = Calendar::from_csv("any.csv", &text);
    }
}
