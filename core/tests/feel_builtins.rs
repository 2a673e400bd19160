//! The built-in functions of FEEL by the examples of the standard (DMN 1.5, 10.3.4), and at their edges.

#![expect(clippy::panic, reason = "a test that cannot go on should stop")]

use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Budget, Limits, Value, evaluate, evaluate_within};
use proptest::prelude::*;

fn value(text: &str) -> Value {
    evaluate(text, &Context::new()).unwrap_or_else(|faults| panic!("{text}: {faults:?}")).value
}

/// Each text has the value of the one beside it.
fn hold(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(value(text), value(expected), "{text}");
    }
}

#[test]
fn booleans() {
    hold(&[
        ("not(true)", "false"),
        ("not(null)", "null"),
        ("not(negand: false)", "true"),
        ("all([false, null, true])", "false"),
        ("all([true, null])", "null"),
        ("all(true)", "true"),
        ("all([])", "true"),
        ("all(0)", "null"),
        ("all(false, null, true)", "false"),
        ("any([false, null, true])", "true"),
        ("any([false, null])", "null"),
        ("any(false)", "false"),
        ("any([])", "false"),
        ("any(0)", "null"),
    ]);
}

#[test]
fn texts() {
    hold(&[
        ("substring(\"foobar\", 3)", "\"obar\""),
        ("substring(\"foobar\", 3, 3)", "\"oba\""),
        ("substring(\"foobar\", -2, 1)", "\"a\""),
        ("substring(\"\\U01F40Eab\", 2)", "\"ab\""),
        ("substring(\"社会保险\", 3, 2)", "\"保险\""),
        ("substring(string: \"社会保险\", start position: -2)", "\"保险\""),
        ("substring(\"foobar\", 0)", "null"),
        ("substring(\"foobar\", 7)", "null"),
        ("substring(\"foobar\", -7)", "null"),
        ("substring(\"foobar\", 1, 0)", "null"),
        ("substring(\"foobar\")", "null"),
        ("substring(\"foobar\", \"1\")", "null"),
        ("substring(text: \"foobar\", start position: 1)", "null"),
        ("string length(\"foo\")", "3"),
        ("string length(\"\\U01F40Eab\")", "3"),
        ("string length([\"社保\"])", "2"),
        ("string length([\"a\", \"b\"])", "null"),
        ("string length(null)", "null"),
        ("upper case(\"aBc4\")", "\"ABC4\""),
        ("lower case(\"aBc4\")", "\"abc4\""),
        ("substring before(\"foobar\", \"bar\")", "\"foo\""),
        ("substring before(\"foobar\", \"xyz\")", "\"\""),
        ("substring before(\"foobar\", \"foo\")", "\"\""),
        ("substring after(\"foobar\", \"ob\")", "\"ar\""),
        ("substring after(\"\", \"a\")", "\"\""),
        ("substring after(\"foo\", \"\")", "\"foo\""),
        ("contains(\"foobar\", \"of\")", "false"),
        ("contains(\"养老保险\", \"保险\")", "true"),
        ("starts with(\"foobar\", \"fo\")", "true"),
        ("ends with(\"foobar\", \"r\")", "true"),
        ("string join([\"a\", \"b\", \"c\"], \"_and_\")", "\"a_and_b_and_c\""),
        ("string join([\"a\", \"b\", \"c\"], \"\")", "\"abc\""),
        ("string join([\"a\", \"b\", \"c\"], null)", "\"abc\""),
        ("string join([\"a\"], \"X\")", "\"a\""),
        ("string join([\"a\", null, \"c\"], \"X\")", "\"aXc\""),
        ("string join([\"a\", 1], \"X\")", "null"),
        ("string join([], \"X\")", "\"\""),
    ]);
}

#[test]
fn lists() {
    hold(&[
        ("list contains([1, 2, 3], 2)", "true"),
        ("list contains([1, null], null)", "true"),
        ("count([1, 2, 3])", "3"),
        ("count([])", "0"),
        ("count([1, [2, 3]])", "2"),
        ("min([1, 2, 3])", "1"),
        ("min(1, 2, 3)", "1"),
        ("min(1)", "1"),
        ("min([])", "null"),
        ("min([1, \"a\"])", "null"),
        ("max([1, 2, 3])", "3"),
        ("max(\"a\", \"b\")", "\"b\""),
        ("sum([1, 2, 3])", "6"),
        ("sum(1, 2, 3)", "6"),
        ("sum(1)", "1"),
        ("sum([])", "null"),
        ("sum([1, null])", "null"),
        ("product([2, 3, 4])", "24"),
        ("product(2, 3, 4)", "24"),
        ("product([])", "null"),
        ("mode(6, 3, 9, 6, 6)", "[6]"),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
        ("mode([])", "[]"),
        ("mode([1, null])", "null"),
        ("sublist([4, 5, 6], 1, 2)", "[4, 5]"),
        ("sublist([4, 5, 6], -1)", "[6]"),
        ("sublist([4, 5, 6], 2, 3)", "null"),
        ("sublist([4, 5, 6], 0)", "null"),
        ("append([1], 2, 3)", "[1, 2, 3]"),
        ("append(1, 2)", "[1, 2]"),
        ("concatenate([1, 2], [3])", "[1, 2, 3]"),
        ("concatenate([1], null)", "null"),
        ("insert before([1, 3], 1, 2)", "[2, 1, 3]"),
        ("insert before([1, 3], 3, 2)", "null"),
        ("remove([1, 2, 3], 2)", "[1, 3]"),
        ("remove([1, 2, 3], -1)", "[1, 2]"),
        ("list replace([2, 4, 7, 8], 3, 6)", "[2, 4, 6, 8]"),
        ("list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)", "[5, 5, 7, 8]"),
        ("reverse([1, 2, 3])", "[3, 2, 1]"),
        ("index of([1, 2, 3, 2], 2)", "[2, 4]"),
        ("index of([], 2)", "[]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"),
        ("distinct values([1, 2, 3, 2, 1])", "[1, 2, 3]"),
        ("distinct values([[1], [1], {a: 1}, {a: 1}, null, null])", "[[1], {a: 1}, null]"),
        ("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]"),
        ("sort([3, 1, 4, 5, 2], function(x, y) x < y)", "[1, 2, 3, 4, 5]"),
        ("sort([3, 1, 2])", "[1, 2, 3]"),
        ("sort([3, \"a\"])", "null"),
        ("sort([])", "[]"),
        ("sort([{k: 1, v: 1}, {k: 0, v: 2}, {k: 1, v: 3}], function(x, y) x.k < y.k).v", "[2, 1, 3]"),
    ]);
}

#[test]
fn numbers() {
    hold(&[
        ("decimal(1/3, 2)", ".33"),
        ("decimal(1.5, 0)", "2"),
        ("decimal(2.5, 0)", "2"),
        ("floor(1.5)", "1"),
        ("floor(-1.56, 1)", "-1.6"),
        ("ceiling(1.5)", "2"),
        ("ceiling(-1.56, 1)", "-1.5"),
        ("round up(5.5, 0)", "6"),
        ("round up(-5.5, 0)", "-6"),
        ("round up(1.121, 2)", "1.13"),
        ("round down(5.5, 0)", "5"),
        ("round down(-5.5, 0)", "-5"),
        ("round half up(5.5, 0)", "6"),
        ("round half up(-5.5, 0)", "-6"),
        ("round half down(5.5, 0)", "5"),
        ("round half down(-1.126, 2)", "-1.13"),
        ("abs(-10)", "10"),
        ("abs(@\"-PT5H\")", "@\"PT5H\""),
        ("abs(n: @\"-P1Y\")", "@\"P1Y\""),
        ("modulo(12, 5)", "2"),
        ("modulo(-12, 5)", "3"),
        ("modulo(10.1, -4.5)", "-3.4"),
        ("modulo(1, 0)", "null"),
        ("sqrt(16)", "4"),
        ("sqrt(2)", "1.414213562373095048801688724209698"),
        ("sqrt(-1)", "null"),
        ("odd(5)", "true"),
        ("odd(2)", "false"),
        ("odd(-1)", "true"),
        ("even(2)", "true"),
        ("even(2.5)", "null"),
        ("floor(\"1\")", "null"),
    ]);
}

#[test]
fn contexts() {
    hold(&[
        ("get value({key1: \"value1\"}, \"key1\")", "\"value1\""),
        ("get value({key1: \"value1\"}, \"unexistent-key\")", "null"),
        ("get entries({a: 1, 乙: 2})", "[{key: \"a\", value: 1}, {key: \"乙\", value: 2}]"),
        ("context([{key: \"a\", value: 1}, {key: \"b\", value: 2}])", "{a: 1, b: 2}"),
        ("context([{key: \"a\", value: 1}, {key: \"a\", value: 2}])", "null"),
        ("context([{key: \"a\", value: 1}, {key: \"b\"}])", "null"),
        ("context put({x: 1}, \"y\", 2)", "{x: 1, y: 2}"),
        ("context put({x: 1, y: 0}, \"y\", 2)", "{x: 1, y: 2}"),
        ("context put({x: 1, y: {a: 0}}, [\"y\", \"a\"], 2)", "{x: 1, y: {a: 2}}"),
        ("context put({x: 1}, [], 2)", "null"),
        ("context merge([{x: 1}, {y: 2}])", "{x: 1, y: 2}"),
        ("context merge([{x: 1, y: 0}, {y: 2}])", "{x: 1, y: 2}"),
    ]);
}

proptest! {
    #[test]
    fn parts_are_what_a_naive_reader_takes(
        letters in prop::collection::vec("[a社\u{1F40E}]", 0..6), start in -7_i64..8, length in -1_i64..8,
    ) {
        let count = i64::try_from(letters.len()).unwrap();
        let from = if start > 0 { start - 1 } else { count + start };
        let there = start != 0 && (0..count).contains(&from) && length > 0;
        let naive: Vec<&str> = letters.iter().enumerate()
            .filter(|(at, _)| (from..from + length).contains(&i64::try_from(*at).unwrap()))
            .map(|(_, letter)| letter.as_str())
            .collect();
        let text = value(&format!("substring(\"{}\", {start}, {length})", letters.concat()));
        prop_assert_eq!(text, if there { Value::Text(naive.concat().into()) } else { Value::Null });
        let quoted: Vec<String> = letters.iter().map(|letter| format!("\"{letter}\"")).collect();
        let part = value(&format!("sublist([{}], {start}, {length})", quoted.join(", ")));
        let naive: Vec<Value> = naive.into_iter().map(|letter| Value::Text(letter.into())).collect();
        let whole = there && from + length <= count;
        prop_assert_eq!(part, if whole { Value::List(naive.into()) } else { Value::Null });
    }
}

#[test]
fn values_are_made_of_texts_and_texts_of_values() {
    for (text, expected) in [
        (r#"date("2025-01-31")"#, "@\"2025-01-31\""),
        (r#"date("2025-02-30")"#, "null"),
        ("date(2024, 2, 29)", "@\"2024-02-29\""),
        ("date(2025, 2, 29)", "null"),
        (r#"date(date and time("2025-01-31T10:00:00"))"#, "@\"2025-01-31\""),
        (r#"date and time("2025-01-31")"#, "@\"2025-01-31T00:00:00\""),
        (r#"date and time(date("2025-01-31"), time("10:00:00Z"))"#, "@\"2025-01-31T10:00:00Z\""),
        (r#"date and time("2025-01-31T10:00:00@Asia/Shanghai")"#, "@\"2025-01-31T10:00:00+08:00\""),
        (r#"time("10:30:00")"#, "@\"10:30:00\""),
        ("time(10, 30, 0.5)", "@\"10:30:00.5\""),
        (r#"time(10, 30, 0, duration("PT8H"))"#, "@\"10:30:00+08:00\""),
        ("time(24, 0, 1)", "null"),
        (r#"number("1 234,5", " ", ",")"#, "1234.5"),
        (r#"number("1,234.5", ",", ".")"#, "1234.5"),
        (r#"number("1.234", ".", ".")"#, "null"),
        (r#"number("12")"#, "12"),
        (r#"number("twelve")"#, "null"),
        ("string(1.10)", "\"1.1\""),
        ("string(null)", "null"),
        (r#"string("窗口")"#, "\"窗口\""),
        (r#"string([1, "a", @"P1Y"])"#, "\"[1, \\\"a\\\", P1Y]\""),
        ("string({a: 1, b: [true]})", "\"{a: 1, b: [true]}\""),
        (r#"duration("P1Y2M")"#, "@\"P1Y2M\""),
        (r#"duration("P1DT2H")"#, "@\"P1DT2H\""),
        (r#"duration("P1Y1D")"#, "null"),
        (r#"years and months duration(date("2011-12-22"), date("2013-08-24"))"#, "@\"P1Y8M\""),
        (r#"years and months duration(date("2013-08-24"), date("2011-12-22"))"#, "@\"-P1Y8M\""),
        (r#"years and months duration(@"2014-12-31T23:59:59", @"2016-12-31T00:00:01")"#, "@\"P2Y\""),
        (r#"years and months duration(date("2013-08-22"), date("2011-12-24"))"#, "@\"-P1Y7M\""),
        (r#"years and months duration([date("2011-12-22")], [date("2013-08-24")])"#, "@\"P1Y8M\""),
        (r#"date(["2020-01-01"])"#, "@\"2020-01-01\""),
        (r#"time(["10:00:00"])"#, "@\"10:00:00\""),
        (r#"duration(["P1D"])"#, "@\"P1D\""),
        (r#"date and time([@"2020-01-01"], @"10:00:00")"#, "@\"2020-01-01T10:00:00\""),
        (r#"string(["a"])"#, "\"[\\\"a\\\"]\""),
        (r#"years and months duration(date("2024-01-31"), date("2024-02-29"))"#, "@\"P0M\""),
        (r#"years and months duration(date("2024-02-29"), date("2025-02-28"))"#, "@\"P11M\""),
    ] {
        assert_eq!(value(text), value(expected), "{text}");
    }
}

#[test]
fn lists_cannot_be_nested_without_end() {
    let deep = "for i in 1..90000 return if i = 1 then [] else [partial[-1]]";
    assert!(evaluate(deep, &Context::new()).is_err() || value(&format!("count({deep})")) == value("90000"));
}

#[test]
fn identity() {
    hold(&[
        ("is(1, 1.0)", "true"),
        ("is(1, \"1\")", "false"),
        ("is(null, null)", "true"),
        ("is(@\"2012-12-25\", @\"2012-12-25T00:00:00Z\")", "false"),
        ("is(@\"23:00:50Z\", @\"23:00:50+00:00\")", "true"),
        ("is(@\"23:00:50\", @\"23:00:50Z\")", "false"),
        ("is(@\"23:00:50+10:00\", @\"23:00:50+11:00\")", "false"),
        // One instant, written from two places: equal, and not the same.
        ("@\"2002-04-02T12:00:00-01:00\" = @\"2002-04-02T17:00:00+04:00\"", "true"),
        ("is(@\"2002-04-02T12:00:00-01:00\", @\"2002-04-02T17:00:00+04:00\")", "false"),
        ("is(@\"P1D\", @\"PT24H\")", "true"),
        ("is(@\"P1Y\", @\"P12M\")", "true"),
        ("is(@\"P0Y\", @\"P0D\")", "false"),
        ("is([1, {a: 2}], [1, {a: 2}])", "true"),
        ("is([1, 2], [2, 1])", "false"),
        ("is(value1: 1, value2: 1)", "true"),
        ("is(1)", "null"),
        ("is(1, 1, 1)", "null"),
    ]);
}

/// What is compared is paid for, however it nests.
#[test]
fn identity_costs_what_is_compared() {
    let nested =
        Value::List([Value::List(vec![Value::from_json(&1.into()).unwrap_or_default(); 900].into())].into());
    let facts: Context = [("x", nested)].into_iter().collect();
    let within = |text: &str, steps| {
        let budget = Budget::default().with_steps(steps);
        evaluate_within(text, &facts, &Limits::default(), budget)
            .map(|evaluation| evaluation.value)
            .map_err(|faults| faults.reports()[0].code().as_str())
    };
    assert_eq!(within("is(x, x)", 4_000), Ok(Value::Boolean(true)));
    assert_eq!(within("is(x, x)", 800), Err("feel-budget-steps"));
    assert_eq!(within("is(count(x), 1)", 800), Ok(Value::Boolean(true)));
}

#[test]
fn what_numbers_have_in_common() {
    hold(&[
        ("mean([1, 2, 3])", "2"),
        ("mean(1, 2, 3)", "2"),
        ("mean(1)", "1"),
        ("mean([])", "null"),
        ("mean([1, null])", "null"),
        ("median(8, 2, 5, 3, 4)", "4"),
        ("median([6, 1, 2, 3])", "2.5"),
        ("median(7)", "7"),
        ("median([])", "null"),
        ("median([1, \"a\"])", "null"),
        ("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931"),
        ("stddev([3, 3])", "0"),
        ("stddev([47])", "null"),
        ("stddev(47)", "null"),
        ("stddev([])", "null"),
        ("mode(6, 3, 9, 6, 6)", "[6]"),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
        ("mode([])", "[]"),
    ]);
}

#[test]
fn days_in_their_year_and_week() {
    hold(&[
        ("day of year(date(2019, 9, 17))", "260"),
        ("day of year(@\"2024-12-31\")", "366"),
        ("day of year(date and time(\"2019-09-17T23:59:59\"))", "260"),
        ("day of week(date(2019, 9, 17))", "\"Tuesday\""),
        ("day of week(@\"2026-11-22\")", "\"Sunday\""),
        ("month of year(date(2019, 9, 17))", "\"September\""),
        ("week of year(date(2019, 9, 17))", "38"),
        ("week of year(date(2003, 12, 29))", "1"),
        ("week of year(date(2004, 1, 4))", "1"),
        ("week of year(date(2005, 1, 1))", "53"),
        ("week of year(date(2005, 1, 3))", "1"),
        ("week of year(date: date(2005, 1, 9))", "1"),
        ("week of year([@\"2026-01-05\"])", "2"),
        ("day of year([@\"2026-01-05\", @\"2026-01-06\"])", "null"),
        ("day of year(\"2019-09-17\")", "null"),
        ("day of week(null)", "null"),
        ("month of year()", "null"),
    ]);
}

#[test]
fn ranges_from_their_text() {
    hold(&[
        ("2 in range(\"[1..3]\")", "true"),
        ("range(\"[18..21)\")", "[18..21)"),
        ("range(\"]18..21]\")", "(18..21]"),
        ("range(\" [ 1 .. 3 ] \")", "[1..3]"),
        ("range(\"[-3..-1]\")", "[-3..-1]"),
        ("range(\"[\\\"a\\\"..\\\"c\\\"]\")", "[\"a\"..\"c\"]"),
        ("range(\"[@\\\"1970-01-01\\\"..date(\\\"1970-01-02\\\")]\")", "[@\"1970-01-01\"..@\"1970-01-02\"]"),
        ("range(\"[duration(\\\"P1D\\\")..@\\\"P2D\\\"]\")", "[@\"P1D\"..@\"P2D\"]"),
        ("range(\"[date(string(\\\"1970-01-01\\\"))..date(\\\"1970-01-02\\\")]\")", "null"),
        ("range(\"[abs(1)..2]\")", "null"),
        ("range(\"[..2]\")", "null"),
        ("range(\"(<2)\")", "null"),
        ("range(\"[3..1]\")", "null"),
        ("range(\"[1..\\\"b\\\"]\")", "null"),
        ("range(\"[null..null]\")", "null"),
        ("range(\"[1+1..3]\")", "null"),
        ("range(\">=10\")", "null"),
        ("range(\"\")", "null"),
        ("range([1..3])", "null"),
        ("range()", "null"),
    ]);
}

/// The examples of table 78, and the ends that are open.
#[test]
fn points_and_ranges_lie_as_the_standard_says() {
    let mut tried = 0;
    for (name, cases) in RELATIONS {
        for case in cases.split("; ") {
            let Some((arguments, expected)) = case.split_once(" = ") else { panic!("{case}") };
            let text = format!("{name}({arguments})");
            assert_eq!(value(&text), value(expected), "{text}");
            tried += 1;
        }
    }
    assert_eq!(tried, 115);
}

/// Arguments, and the answer.
const RELATIONS: &[(&str, &str)] = &[
    (
        "before",
        "1, 10 = true; 10, 1 = false; 1, [1..10] = false; 1, (1..10] = true; 1, [5..10] = true; [1..10], 10 = false; \
         [1..10), 10 = true; [1..10], 15 = true; [1..10], [15..20] = true; [1..10], [10..20] = false; \
         [1..10), [10..20] = true; [1..10], (10..20] = true; (<5), 5 = true; 5, (<9) = false; 1, \"a\" = null; \
         1, null = null; 1, [\"a\"..\"b\"] = null; true, false = null; 1 = null",
    ),
    (
        "after",
        "10, 5 = true; 5, 10 = false; 12, [1..10] = true; 10, [1..10) = true; 10, [1..10] = false; [11..20], 12 = false; \
         [11..20], 10 = true; (11..20], 11 = true; [11..20], 11 = false; [11..20], [1..10] = true; \
         [1..10], [11..20] = false; [11..20], [1..11) = true; (11..20], [1..11] = true; (>5), 5 = true",
    ),
    (
        "meets",
        "[1..5], [5..10] = true; [1..5), [5..10] = false; [1..5], (5..10] = false; [1..5], [6..10] = false; 5, [5..6] = null",
    ),
    (
        "met by",
        "[5..10], [1..5] = true; [5..10], [1..5) = false; (5..10], [1..5] = false; [6..10], [1..5] = false",
    ),
    (
        "overlaps",
        "[1..5], [3..8] = true; [3..8], [1..5] = true; [1..8], [3..5] = true; [3..5], [1..8] = true; [1..5], [6..8] = false; \
         [6..8], [1..5] = false; [1..5], [5..8] = true; [1..5], (5..8] = false; [1..5), [5..8] = false; \
         [1..5), (5..8] = false; [5..8], [1..5] = true; (<5), (>4) = true; (<5), (>5) = false",
    ),
    (
        "overlaps before",
        "[1..5], [3..8] = true; [1..5], [6..8] = false; [1..5], [5..8] = true; [1..5], (5..8] = false; \
         [1..5), [5..8] = false; [1..5), (1..5] = true; [1..5], (1..5] = true; [1..5), [1..5] = false; [1..5], [1..5] = false; [1..8], [3..5] = false",
    ),
    (
        "overlaps after",
        "[3..8], [1..5] = true; [6..8], [1..5] = false; [5..8], [1..5] = true; (5..8], [1..5] = false; \
         [5..8], [1..5) = false; (1..5], [1..5) = true; (1..5], [1..5] = true; [1..5], [1..5) = false; [1..5], [1..5] = false",
    ),
    (
        "finishes",
        "10, [1..10] = true; 10, [1..10) = false; [5..10], [1..10] = true; [5..10), [1..10] = false; \
         [5..10), [1..10) = true; [1..10], [1..10] = true; (1..10], [1..10] = true",
    ),
    (
        "finished by",
        "[1..10], 10 = true; [1..10), 10 = false; [1..10], [5..10] = true; [1..10], (1..10] = true",
    ),
    (
        "includes",
        "[1..10], 5 = true; [1..10], 12 = false; [1..10], 1 = true; [1..10], 10 = true; (1..10], 1 = false; \
         [1..10), 10 = false; [1..10], [4..6] = true; [1..10], [1..5] = true; (1..10], (1..5] = true; [1..10], (1..10) = true; \
         (1..10), [1..10] = false; (>0), 5 = true",
    ),
    ("during", "5, [1..10] = true; 12, [1..10] = false; [4..6], [1..10) = true; (1..5], (1..10] = true"),
    (
        "starts",
        "1, [1..10] = true; 1, (1..10] = false; 2, [1..10] = false; [1..5], [1..10] = true; (1..5], [1..10] = false",
    ),
    ("started by", "[1..10], 1 = true; (1..10], 1 = false; [1..10], [1..5] = true; [1..10], [1..10] = true"),
    (
        "coincides",
        "5, 5 = true; 3, 4 = false; [1..5], [1..5] = true; (1..5], [1..5] = false; (<5), (<5) = true",
    ),
];

#[test]
fn every_function_of_the_standard_is_there_or_says_why_not() {
    for name in ["exp", "log", "matches", "now", "replace", "split", "today"] {
        let refused = evaluate(&format!("{name}(1)"), &Context::new()).map(|evaluation| evaluation.value);
        let codes: Vec<_> = match refused {
            Err(faults) => faults.reports().iter().map(|report| report.code().as_str()).collect(),
            Ok(value) => panic!("{name}: {value:?}"),
        };
        assert_eq!(codes, ["feel-left-out"], "{name}");
    }
    for text in ["now", "sort([1, 2], exp)", "[{a: 1}][now() > a]"] {
        let faults = evaluate(text, &Context::new()).map(|evaluation| evaluation.value);
        let codes = faults.map_err(|faults| faults.reports()[0].code().as_str());
        assert_eq!(codes, Err("feel-left-out"), "{text}");
    }
    // A fact of that name is a fact, and in a filter a key of it may be one.
    assert_eq!(value("[{now: 1}, {now: 2}][now > 1].now"), value("[2]"));
    let facts: Context = [("now", Value::Boolean(true))].into_iter().collect();
    assert_eq!(
        evaluate("now", &facts).unwrap_or_else(|faults| panic!("{faults:?}")).value,
        Value::Boolean(true)
    );
}
