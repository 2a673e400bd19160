//! Every code of the calendar, produced by a bad table or a date that it does not know.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use banjian::calendar::Calendar;
use banjian::report::{Faults, Report};
use banjian::text::Language;
use chrono::NaiveDate;

const YEAR: &str = "2026-01-01,元旦,1\n2026-05-01,劳动节,1\n2026-10-01,国庆节,1\n";

fn table(lines: &str) -> Faults {
    Calendar::from_csv("days.csv", &format!("date,name,is_off_day\n{lines}")).unwrap_err()
}

/// One report for each code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let later: NaiveDate = "2027-01-04".parse().unwrap();
    let all = [
        Calendar::from_csv("days.csv", "").unwrap_err(),
        table("2026-01-01;元旦;1\n2026-02-30,春节,1\n2026-03-01,,1\n2026-03-02,节,yes\n"),
        table(&format!("{YEAR}2026-01-01,元旦,1\n")),
        table(""),
        table(&format!("{YEAR}{}", YEAR.replace("2026", "2029"))),
        table("2026-01-01,元旦,1\n2026-05-01,劳动节,1\n"),
        Calendar::from_canonical_bytes(b"[]").unwrap_err(),
    ];
    let outside = Calendar::reference().is_working_day(later).unwrap_err();
    all.iter().flat_map(Faults::reports).cloned().chain([outside]).collect()
}

#[test]
fn messages_are_what_a_clerk_reads() {
    let told: Vec<(String, String)> = produced()
        .iter()
        .map(|report| (report.message(Language::English), report.message(Language::Chinese)))
        .collect();
    let expected = [
        ("the first line is not `date,name,is_off_day`", "首行不是“date,name,is_off_day”"),
        ("the line has 1 fields, expected 3", "该行有1个字段，应为3个"),
        ("`2026-02-30` is not a date", "“2026-02-30”不是日期"),
        ("the day has no name", "该日没有名称"),
        ("`yes` is neither 1 nor 0", "“yes”既不是1也不是0"),
        ("`2026-01-01` is given twice", "“2026-01-01”出现了两次"),
        ("no year is published in the calendar", "日历中没有任何已公布的年份"),
        (
            "nothing is given for 2027 to 2028, between years that are published",
            "2027年至2028年没有安排，而前后年份已公布",
        ),
        (
            "`2026-10-01` is a public holiday each year, but is not given as a day off",
            "“2026-10-01”是每年的法定节假日，但未列为放假",
        ),
        (
            "the stored calendar is damaged, or was not written by this library",
            "已存的日历已损坏，或不是由本程序写入",
        ),
        (
            "`2027-01-04` lies outside the published years 2007 to 2026",
            "“2027-01-04”不在已公布节假日安排的2007年至2026年之内",
        ),
    ];
    assert_eq!(told, expected.map(|(en, zh)| (en.to_owned(), zh.to_owned())));
}
