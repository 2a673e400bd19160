//! What each operator and function of the checked language comes to: as the language itself says, and as exact
//! arithmetic says.

use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Value, evaluate};
use banjian::eligibility::{Facts, Given, Policy};
use chrono::NaiveDate;

use super::small::{facts, grants, read, shown, text, value, wrong};

/// What the facts of these tests can be, as FEEL has them.
const VALUES: [(&str, &[&str]); 8] = [
    ("n", &["-3", "-2", "-1", "0", "1", "2", "3"]),
    ("w", &["-1.5", "-0.5", "-0.1", "0", "0.3", "0.5", "1.5"]),
    ("grade", &["\"low\"", "\"high\""]),
    ("spouse", &["\"low\"", "\"high\"", "null"]),
    ("child", &["0", "2", "3", "null"]),
    ("b", &["true", "false"]),
    ("c", &["true", "false"]),
    (
        "asked",
        &[
            "@\"2023-12-30\"",
            "@\"2023-12-31\"",
            "@\"2024-01-01\"",
            "@\"2024-01-31\"",
            "@\"2024-02-29\"",
            "@\"2024-03-01\"",
        ],
    ),
];

/// One text or more for each operator and function, and the facts that it reads.
const TEXTS: &[(&str, &[&str])] = &[
    ("n + w", &["n", "w"]),
    ("n - w - 0.25", &["n", "w"]),
    ("-w", &["w"]),
    ("-(n - 1) * -2", &["n"]),
    ("n * w * 0.01", &["n", "w"]),
    ("w / 4", &["w"]),
    ("n / -0.5", &["n"]),
    ("n / 8 + w / 0.2", &["n", "w"]),
    ("w / 1000", &["w"]),
    ("n = w * 2", &["n", "w"]),
    ("n != w", &["n", "w"]),
    ("n < w", &["n", "w"]),
    ("n <= w", &["n", "w"]),
    ("n > w + 0.5", &["n", "w"]),
    ("n >= w", &["n", "w"]),
    ("n between w and w + 1", &["n", "w"]),
    ("n in [w..1]", &["n", "w"]),
    ("n in (w..1]", &["n", "w"]),
    ("n in ]-2..1[", &["n"]),
    ("n in (1, 2.5, < -1)", &["n"]),
    ("n in (-1, w, [2..3])", &["n", "w"]),
    ("grade = \"low\"", &["grade"]),
    ("grade != \"low\"", &["grade"]),
    ("grade in (\"low\", \"high\")", &["grade"]),
    ("spouse = grade", &["spouse", "grade"]),
    ("spouse != grade", &["spouse", "grade"]),
    ("spouse = null", &["spouse"]),
    ("null != spouse", &["spouse"]),
    ("spouse in (\"low\", null)", &["spouse"]),
    ("child = n", &["child", "n"]),
    ("child in (2, null)", &["child"]),
    ("if child = null then -1 else child * 2", &["child"]),
    ("if spouse != null and grade = \"low\" then spouse else null", &["spouse", "grade"]),
    ("b and c", &["b", "c"]),
    ("b or c", &["b", "c"]),
    ("not(b)", &["b"]),
    ("b = c", &["b", "c"]),
    ("b != true", &["b"]),
    ("if b then n else w", &["b", "n", "w"]),
    ("if b then null else n", &["b", "n"]),
    ("min(n, w, 0.5)", &["n", "w"]),
    ("max([n, w])", &["n", "w"]),
    ("min(asked, @\"2024-01-31\")", &["asked"]),
    ("abs(w)", &["w"]),
    ("abs(n) - abs(-n)", &["n"]),
    ("modulo(n, 2)", &["n"]),
    ("modulo(n, -2)", &["n"]),
    ("modulo(w, 0.4)", &["w"]),
    ("modulo(w, n - 4)", &["w", "n"]),
    ("even(n)", &["n"]),
    ("odd(n)", &["n"]),
    ("floor(w)", &["w"]),
    ("ceiling(w)", &["w"]),
    ("round up(w, 0)", &["w"]),
    ("round down(w, 0)", &["w"]),
    ("round half up(w, 0)", &["w"]),
    ("round half down(w, 0)", &["w"]),
    ("decimal(w, 0)", &["w"]),
    ("decimal(w, 3)", &["w"]),
    ("floor(w / 3)", &["w"]),
    ("n / 3 < w", &["n", "w"]),
    ("w >= n / -3", &["w", "n"]),
    ("n / 3 = 1", &["n"]),
    ("2 * (n / 3) > 1", &["n"]),
    ("if n > 0 then floor(w / n) else 0", &["n", "w"]),
    ("n != 3 and 1 / (n - 3) < w", &["n", "w"]),
    ("asked + duration(\"P1M\")", &["asked"]),
    ("asked - duration(\"P1Y1M\")", &["asked"]),
    ("duration(\"P1D\") + asked", &["asked"]),
    ("asked - duration(\"P60D\")", &["asked"]),
    ("asked - @\"2024-01-01\"", &["asked"]),
    ("asked + duration(\"P1D\") * n", &["asked", "n"]),
    ("asked + n * duration(\"P1M\")", &["asked", "n"]),
    ("(asked - date(\"2024-02-01\")).days * 2", &["asked"]),
    ("asked > date(2024, 1, 15)", &["asked"]),
    ("asked in [@\"2023-12-31\"..@\"2024-02-01\")", &["asked"]),
    ("date(asked.year, asked.month, 1)", &["asked"]),
    ("asked.year * 100 + asked.month", &["asked"]),
    ("asked.day", &["asked"]),
    ("asked.weekday", &["asked"]),
    ("years and months duration(asked, @\"2024-01-31\")", &["asked"]),
    ("years and months duration(@\"2022-02-28\", asked).months", &["asked"]),
    ("years and months duration(@\"2022-02-28\", asked).years", &["asked"]),
    ("years and months duration(asked, @\"2020-06-15\") < duration(\"-P43M\")", &["asked"]),
    ("duration(\"P14M\") + duration(\"P1Y\")", &[]),
    ("duration(\"P3D\") - duration(\"P5D\") = duration(\"-P2D\")", &[]),
    ("-duration(\"P3D\")", &[]),
    ("abs(duration(\"-P3D\"))", &[]),
];

fn plain(text: &str) -> Value {
    evaluate(text, &Context::new()).unwrap().value
}

fn given(value: Value) -> Given {
    match value {
        Value::Boolean(truth) => Given::Boolean(truth),
        Value::Number(number) => Given::Number(number),
        Value::Text(text) => Given::Text((*text).into()),
        Value::Date(date) => Given::Date(date),
        Value::MonthsDuration(months) => Given::Text(format!("P{months}M")),
        Value::DaysDuration(days) => Given::Text(format!("P{}D", days.nanoseconds / 86_400_000_000_000)),
        Value::Null => Given::None,
        other => panic!("{other:?}"),
    }
}

/// Every combination of the values of some facts.
fn rows(read: &[&str]) -> Vec<Vec<(&'static str, &'static str)>> {
    let mut found = vec![Vec::new()];
    for name in read {
        let (name, values) = VALUES.iter().find(|(fact, _)| fact == name).unwrap();
        found = found
            .into_iter()
            .flat_map(|row| {
                values.iter().map(move |value| {
                    let mut row = row.clone();
                    row.push((*name, *value));
                    row
                })
            })
            .collect();
    }
    found
}

/// The facts whose names stand in a text.
pub(super) fn mentioned(text: &str) -> Vec<&'static str> {
    let words: Vec<&str> = text.split(|c: char| !(c == '_' || c.is_alphanumeric())).collect();
    VALUES.iter().map(|(name, _)| *name).filter(|name| words.contains(name)).collect()
}

/// Holds texts to what the language says, for every combination of the facts that each reads.
pub(super) fn as_the_language_says(texts: &[(&str, &[&str])]) {
    for (written, names) in texts {
        let policy = read(&text(&value(written)));
        for row in rows(names) {
            let context: Context = row.iter().map(|(name, value)| (*name, plain(value))).collect();
            let evaluation = evaluate(written, &context).unwrap();
            let facts =
                row.iter().fold(Facts::new(), |facts, (name, value)| facts.with(*name, given(plain(value))));
            assert_eq!(grants(&policy, &facts), Some(given(evaluation.value)), "{written} for {row:?}");
        }
    }
}

/// Holds texts to what they come to when one fact is not known: nothing, or what they come to with it.
pub(super) fn early_or_not_at_all(texts: &[(&str, &[&str])]) {
    for (written, names) in texts {
        let policy = read(&text(&value(written)));
        for left_out in 0..names.len() {
            for row in rows(names) {
                let of = |row: &[(&str, &str)]| {
                    row.iter()
                        .fold(Facts::new(), |facts, (name, value)| facts.with(*name, given(plain(value))))
                };
                let whole = grants(&policy, &of(&row));
                let mut part = row.clone();
                part.remove(left_out);
                let early = grants(&policy, &of(&part));
                assert!(early.is_none() || early == whole, "{written} for {part:?}");
            }
        }
    }
}

#[test]
fn each_operator_and_function_comes_to_what_the_language_says() {
    as_the_language_says(TEXTS);
}

#[test]
fn a_part_of_what_is_read_is_not_enough_or_says_the_same() {
    early_or_not_at_all(TEXTS);
}

/// A quotient of whole numbers, rounded by the words of the standard (DMN 1.5, 10.3.4.5), with nothing lost on the way.
fn rounded(function: &str, above: i128, below: i128) -> i128 {
    let (above, below) = if below < 0 { (-above, -below) } else { (above, below) };
    let floor = above.div_euclid(below);
    let rest = above.rem_euclid(below);
    let (is_whole, is_half) = (rest == 0, 2 * rest == below);
    let nearest = if 2 * rest > below { floor + 1 } else { floor };
    match function {
        _ if is_whole => floor,
        "floor" => floor,
        "ceiling" => floor + 1,
        "round up" => {
            if above < 0 {
                floor
            } else {
                floor + 1
            }
        }
        "round down" => {
            if above < 0 {
                floor + 1
            } else {
                floor
            }
        }
        "round half up" if is_half => {
            if above < 0 {
                floor
            } else {
                floor + 1
            }
        }
        "round half down" if is_half => {
            if above < 0 {
                floor + 1
            } else {
                floor
            }
        }
        "decimal" if is_half => {
            if floor % 2 == 0 {
                floor
            } else {
                floor + 1
            }
        }
        _ => nearest,
    }
}

#[test]
fn quotients_are_rounded_as_exact_arithmetic_says() {
    const FUNCTIONS: [&str; 7] =
        ["floor", "ceiling", "round up", "round down", "round half up", "round half down", "decimal"];
    // The divisor as it is written, and in hundredths.
    for (below, hundredths) in [
        ("3", 300_i128),
        ("7", 700),
        ("-6", -600),
        ("0.7", 70),
        ("-0.03", -3),
        ("1.25", 125),
        ("4", 400),
        ("-20", -2_000),
    ] {
        for function in FUNCTIONS {
            for decimals in [0_u32, 1, 2] {
                let policy = read(&text(&value(&format!("{function}(w / {below}, {decimals})"))));
                for tenths in -15_i128..=15 {
                    let facts = Facts::new().with("w", given(plain(&format!("{tenths} / 10"))));
                    // tenths/10 over hundredths/100, times 10^decimals.
                    let expected = rounded(function, tenths * 10 * 10_i128.pow(decimals), hundredths);
                    let expected = given(plain(&format!("{expected} / {}", 10_i128.pow(decimals))));
                    assert_eq!(
                        grants(&policy, &facts),
                        Some(expected),
                        "{function}({tenths}/10 / {below}, {decimals})"
                    );
                }
            }
        }
    }
}

#[test]
fn quotients_are_compared_as_exact_arithmetic_says() {
    for (sign, holds) in [
        ("<", (|order| order == std::cmp::Ordering::Less) as fn(std::cmp::Ordering) -> bool),
        ("<=", |order| order != std::cmp::Ordering::Greater),
        ("=", |order| order == std::cmp::Ordering::Equal),
        ("!=", |order| order != std::cmp::Ordering::Equal),
        (">=", |order| order != std::cmp::Ordering::Less),
        (">", |order| order == std::cmp::Ordering::Greater),
    ] {
        for (below, tenths_below) in [("3", 30_i128), ("-3", -30), ("0.7", 7), ("-0.3", -3)] {
            for (written, turned) in
                [(format!("n / {below} {sign} w"), false), (format!("w {sign} n / {below}"), true)]
            {
                let policy = read(&text(&value(&written)));
                for n in -3_i128..=3 {
                    for tenths in -15_i128..=15 {
                        // n / (below/10) against tenths/10: both sides times below · 10, whose sign turns them.
                        let order = (n * 100 * tenths_below.signum()).cmp(&(tenths * tenths_below.abs()));
                        let expected = holds(if turned { order.reverse() } else { order });
                        let facts = Facts::new()
                            .with("n", i64::try_from(n).unwrap())
                            .with("w", given(plain(&format!("{tenths} / 10"))));
                        assert_eq!(
                            grants(&policy, &facts),
                            Some(Given::Boolean(expected)),
                            "{written} for {n}, {tenths}/10"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_asked_first_may_be_used_behind_it() {
    for good in [
        "child != null and child > 1",
        "child = null or child > 1",
        "if child = null then 0 else child + 1",
        "if child != null then child + 1 else 0",
        "if not(child = null) then child + 1 else 0",
        "if child != null and b then child + 1 else 0",
        "if child = null or b then 0 else child + 1",
        "if b then (if child = null then 0 else child) else 1",
        "if spouse = \"low\" then spouse else grade",
        "n > 0 and 1 / n > 0.2",
        "n <= 0 or 1 / n > 0.2",
        "if n != -3 then floor(1 / (n + 3)) else 0",
        "if n >= 2 then floor(1 / (n - 1)) else 0",
        "if n = 2 then floor(1 / n) else 0",
        "if n in [1..2] then floor(1 / n) else 0",
        "if n between 1 and 2 then floor(1 / n) else 0",
        "if n > 0 and b then floor(1 / n) else 0",
        "if not(n <= 0) then floor(1 / n) else 0",
        "if not(n <= 0 or b) then floor(1 / n) else 0",
        "if n > w and w > 0 then floor(1 / w) else 0",
        "if asked.year >= 2024 then date(asked.year, 1, 1) else asked",
    ] {
        read(&text(&value(good)));
    }
    let none = ["`child` may be none here"];
    for (bad, expected) in [
        ("child > 1", none.as_slice()),
        ("child + 1", &none),
        ("b and child > 1", &none),
        ("child = null and child > 1", &none),
        ("child != null or child > 1", &none),
        ("if child = null then child + 1 else 0", &none),
        ("if b or child != null then child + 1 else 0", &none),
        ("if child = null and b then 0 else child + 1", &none),
        ("if child != null then 0 else child + 1", &none),
        // A question asked beside, or before, is not asked here.
        ("if (if child = null then b else c) then child + 1 else 0", &none),
        ("if child in (1, 2) then child * 2 else 0", &none),
        ("child in [1..2]", &["`?` may be none here"]),
        ("child in (< 2)", &["`?` may be none here"]),
        ("child between 1 and 2", &none),
        ("floor(child)", &none),
        ("min(child, 1)", &none),
        ("-child", &none),
        ("spouse < grade", &["`spouse` may be none here"]),
        ("n > -1 and 1 / n > 0.2", &["the divisor may be zero here"]),
        ("n > 0 or 1 / n > 0.2", &["the divisor may be zero here"]),
        ("if n != 0 then floor(1 / n) else 0", &["the divisor may be zero here"]),
        ("if n > 0 then 0 else floor(1 / n)", &["the divisor may be zero here"]),
        ("modulo(1, n)", &["the divisor may be zero here"]),
        ("n / 3 + 1", &["a quotient has to be rounded before it is used further"]),
        ("n / 3", &["a quotient has to be rounded before it is used further"]),
        ("if b then n / 3 else 1", &["a quotient has to be rounded before it is used further"]),
        ("n / 3 < w / 7", &["a quotient has to be rounded before it is used further"]),
        ("(n / 3) * (w / 7) < 1", &["a quotient has to be rounded before it is used further"]),
        ("n / 3 in [0..1]", &["a quotient has to be rounded before it is used further"]),
        (
            "asked + duration(\"P9000Y\")",
            &["this may be no date: it leaves the calendar, or the day is not in every month"],
        ),
        (
            "date(2024, 2, 29)",
            &["this may be no date: it leaves the calendar, or the day is not in every month"],
        ),
        (
            "date(2024, n, 1)",
            &["this may be no date: it leaves the calendar, or the day is not in every month"],
        ),
        ("asked < n", &["`<` does not go between a date and a number"]),
        (
            "duration(\"P1M\") = duration(\"P30D\")",
            &["`=` does not go between a duration of months and a duration of days"],
        ),
        ("grade = \"middle\"", &["`middle` is never one of `low`, `high`"]),
        ("grade < \"low\"", &["`<` does not go between a text and a text"]),
        ("duration(\"PT1H\") + asked", &["a part of a day: not in the checked language"]),
        ("duration(\"P1Z\")", &["`P1Z` is not a date or a duration that exists, expected a form as `P1Y6M`"]),
        ("[1, 2]", &["`given` is a list; only a step may be one"]),
        ("floor(n, b)", &["decimals that are no constant from 0 to 9: not in the checked language"]),
        ("min(grade)", &["a text stands where a number is needed"]),
    ] {
        assert_eq!(wrong(&value(bad)), expected, "{bad}");
    }
}

#[test]
fn a_date_that_is_granted_exists() {
    let policy = read(&text(&value("asked + duration(\"P1M\")")));
    let answer = grants(&policy, &facts(r#"{"asked": "2024-01-31"}"#));
    assert_eq!(answer, Some(Given::Date(NaiveDate::from_ymd_opt(2024, 2, 29).unwrap())));
    assert_eq!(shown(&policy, r#"{"asked": "2023-12-31"}"#), "\"2024-01-31\"");
}

#[test]
fn policies_that_are_good_alone_are_good_together() {
    let narrow = super::small::HEAD.replacen("min = \"-3\"", "min = \"0\"", 1);
    let one = text(&value("if n != 0 then floor(6 / n) else 0")).replacen(super::small::HEAD, &narrow, 1);
    let two = text(&value("n")).replacen("code = \"aid\"", "code = \"other\"", 1);
    let policies: Vec<Policy> = [one, two].iter().map(|text| read(text)).collect();
    let set = banjian::eligibility::Set::new(&policies).unwrap();
    let mut row = set.row();
    row.set(set.fact("n").unwrap(), banjian::eligibility::Cell::Whole(2));
    row.judge();
    assert_eq!(row.value(set.grant("aid", "given").unwrap()), Some(banjian::eligibility::Cell::Whole(3)));
}
