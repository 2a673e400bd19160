//! Tables: what each hit policy answers, and what is refused with which example (DMN 1.5, 8.2.10).

use super::small::{read, refused, shown, text, wrong};

fn table(hit: &str, inputs: &[&str], rules: &[(&[&str], &str)], otherwise: Option<&str>) -> String {
    let quoted = |texts: &[&str]| texts.iter().map(|text| format!("'{text}'")).collect::<Vec<_>>().join(", ");
    let rules: Vec<String> = rules
        .iter()
        .map(|(when, then)| format!("  {{ when = [{}], then = '{then}' }},", quoted(when)))
        .collect();
    let otherwise = otherwise.map_or(String::new(), |text| format!("\notherwise = '{text}'"));
    format!("hit = '{hit}'\ninputs = [{}]\nrules = [\n{}\n]{otherwise}", quoted(inputs), rules.join("\n"))
}

/// What a table over `n` answers for -1, 0 and 1, and where `n` is unknown.
fn answers(hit: &str, rules: &[(&str, &str)], otherwise: Option<&str>) -> [String; 4] {
    let cells: Vec<[&str; 1]> = rules.iter().map(|(when, _)| [*when]).collect();
    let rules: Vec<(&[&str], &str)> =
        cells.iter().zip(rules).map(|(cell, (_, then))| (cell.as_slice(), *then)).collect();
    let policy = read(&text(&table(hit, &["n"], &rules, otherwise)));
    [r#"{"n": -1}"#, r#"{"n": 0}"#, r#"{"n": 1}"#, "{}"].map(|facts| shown(&policy, facts))
}

#[test]
fn each_hit_policy_answers_in_its_own_sense() {
    for (hit, rules, otherwise, expected) in [
        ("unique", [("< 0", "1"), ("0", "2"), ("> 0", "3")].as_slice(), None, ["1", "2", "3", "?"]),
        ("unique", &[("< 0", "1"), ("0", "2")], Some("9"), ["1", "2", "9", "?"]),
        ("unique", &[("< 0", "1"), (">= 0", "1")], None, ["1"; 4]),
        ("any", &[("<= 0", "1"), (">= 0", "1")], None, ["1"; 4]),
        ("any", &[("<= 0", "1"), ("0", "1.0")], Some("2"), ["1", "1", "2", "?"]),
        ("first", &[("< 0", "1"), ("<= 0", "2"), ("-", "3")], None, ["1", "2", "3", "?"]),
        // The one whose answer is written first, whichever rule it is of.
        ("priority", &[("< 0", "1"), ("> -3", "2"), ("0", "1")], Some("5"), ["1", "1", "2", "?"]),
        // 1 and 0.1 are two answers, 0 and null are two answers, 1 and 1.0 are one.
        ("priority", &[("< 0", "1"), ("> 0", "2"), ("-", "0.1")], None, ["1", "0.1", "2", "?"]),
        ("priority", &[("< 0", "0"), ("> 0", "2"), ("-", "null")], None, ["0", "null", "2", "?"]),
        ("priority", &[("< 0", "1"), ("-", "2"), ("0", "1.0")], None, ["1", "1", "2", "?"]),
        ("sum", &[("<= 0", "1"), (">= 0", "2.5"), ("0", "n")], None, ["1", "3.5", "2.5", "?"]),
        ("sum", &[("< 0", "1")], None, ["1", "0", "0", "?"]),
        ("sum", &[("< 0", "1"), ("0", "2")], Some("42"), ["1", "2", "42", "?"]),
        ("count", &[("<= 0", "true"), (">= 0", "true"), ("-3", "true")], None, ["1", "2", "1", "?"]),
        ("count", &[("< 0", "1")], Some("-1"), ["1", "-1", "-1", "?"]),
        ("min", &[("<= 0", "2"), (">= 0", "1.5")], None, ["2", "1.5", "1.5", "?"]),
        ("min", &[("< 0", "2"), ("0", "3")], Some("-7"), ["2", "3", "-7", "?"]),
        ("max", &[("<= 0", "2"), (">= 0", "1.5")], None, ["2", "2", "1.5", "?"]),
        ("max", &[("<= 0", "2"), (">= 0", "n")], Some("-7"), ["2", "2", "1", "?"]),
    ] {
        let found = answers(hit, rules, otherwise);
        assert_eq!(found.each_ref().map(String::as_str), expected, "{hit} {rules:?} {otherwise:?}");
    }
}

#[test]
fn the_least_and_greatest_may_be_dates_and_durations() {
    for (hit, [one, two], expected) in [
        ("min", ["asked", "@\"2024-01-31\""], ["\"2024-01-01\"", "\"2024-01-31\""]),
        ("max", ["asked", "@\"2024-01-31\""], ["\"2024-01-31\"", "\"2024-02-29\""]),
        ("max", ["duration(\"P2M\")", "duration(\"P1Y\")"], ["\"P12M\""; 2]),
        ("min", ["duration(\"P40D\")", "duration(\"P9D\")"], ["\"P9D\""; 2]),
    ] {
        let policy = read(&text(&table(hit, &["b"], &[(&["-"], one), (&["-"], two)], None)));
        let found = ["2024-01-01", "2024-02-29"]
            .map(|day| shown(&policy, &format!(r#"{{"asked": "{day}", "b": true}}"#)));
        assert_eq!(found.each_ref().map(String::as_str), expected, "{hit} {one} {two}");
    }
}

#[test]
fn what_a_rule_may_not_answer_is_told_at_its_answer() {
    let number = |found: &str| vec![format!("{found} stands where a number is needed")];
    for hit in ["min", "max", "sum"] {
        let of = |then: &str| wrong(&table(hit, &["n"], &[(&["-"], then)], None));
        assert_eq!(of("grade"), number("a text"), "{hit}");
        assert_eq!(of("b"), number("a truth"), "{hit}");
        assert_eq!(of("child"), ["`this` may be none here"], "{hit}");
    }
    assert_eq!(wrong(&table("sum", &["n"], &[(&["-"], "asked")], None)), number("a date"));
    let cells = |then: &str, otherwise: &str| {
        let rules: &[(&[&str], &str)] = &[(&["> 0"], then)];
        wrong(&table("first", &["n"], rules, Some(otherwise)))
    };
    let rounded = "a quotient has to be rounded before it is used further";
    assert_eq!(cells("n / 7", "1"), [rounded]);
    assert_eq!(cells("1", "n / 7"), [rounded]);
    assert_eq!(cells("1", "b"), ["the branches differ: a number and a truth"]);
    assert_eq!(wrong(&table("first", &["n / 7"], &[(&["-"], "1")], None)), [rounded]);
    let place = refused(&text(&table("sum", &["n"], &[(&["> 0"], "1"), (&["-"], "b")], None)));
    assert!(place.to_string().contains(":27:decision[0].rules[1].then: a truth stands"), "{place}");
}

#[test]
fn gaps_overlaps_and_rules_without_use_are_told_with_an_example() {
    for (hit, inputs, rules, otherwise, expected) in [
        (
            "unique",
            ["n"].as_slice(),
            [(["< 0"].as_slice(), "1"), (&["> 0"], "2")].as_slice(),
            None,
            ["no rule answers for 0"].as_slice(),
        ),
        ("first", &["n"], &[(&["< 3"], "1")], None, &["no rule answers for 3"]),
        ("any", &["n"], &[(&["[-3..1]"], "1"), (&["(1..3)"], "2")], None, &["no rule answers for 3"]),
        ("min", &["n"], &[(&["< 3"], "1")], None, &["no rule answers for 3"]),
        ("sum", &["n"], &[(&["< 3"], "1")], None, &[]),
        ("count", &["n"], &[(&["< 3"], "1")], None, &[]),
        ("unique", &["w"], &[(&["< 0.5"], "1"), (&["> 0.5"], "2")], None, &["no rule answers for 0.5"]),
        // A column of whole numbers is held against decimals.
        ("unique", &["n"], &[(&["< 0.5"], "1"), (&[">= 0.5"], "2")], None, &[]),
        ("unique", &["n"], &[(&["<= -0.5"], "1"), (&[">= 1.5"], "2")], None, &["no rule answers for 0"]),
        (
            "unique",
            &["n"],
            &[(&["<= 1.5"], "1"), (&[">= 1"], "2")],
            None,
            &["rules 1 and 2 both answer for 1"],
        ),
        ("unique", &["grade"], &[(&["\"low\""], "1")], None, &["no rule answers for \"high\""]),
        ("unique", &["spouse"], &[(&["\"low\", \"high\""], "1")], None, &["no rule answers for null"]),
        ("unique", &["spouse"], &[(&["\"low\""], "1"), (&["not(\"low\")"], "2")], None, &[]),
        ("unique", &["child"], &[(&["null"], "1"), (&["not(null)"], "child")], None, &[]),
        ("unique", &["b"], &[(&["true"], "1")], None, &["no rule answers for false"]),
        (
            "unique",
            &["b", "grade"],
            &[(&["true", "-"], "1"), (&["-", "\"low\""], "2")],
            None,
            &["no rule answers for false, \"high\"", "rules 1 and 2 both answer for true, \"low\""],
        ),
        ("any", &["n"], &[(&["<= 0"], "1"), (&[">= 0"], "2")], None, &["rules 1 and 2 both answer for 0"]),
        ("any", &["n"], &[(&["<= 0"], "1"), (&[">= 0"], "0.1")], None, &["rules 1 and 2 both answer for 0"]),
        ("any", &["n"], &[(&["<= 0"], "0"), (&[">= 0"], "null")], None, &["rules 1 and 2 both answer for 0"]),
        (
            "first",
            &["n"],
            &[(&["<= 1"], "1"), (&["< 0"], "2"), (&["-"], "3")],
            None,
            &["rule 2 never answers"],
        ),
        ("sum", &["n"], &[(&["> 3"], "1")], None, &["rule 1 never answers"]),
        (
            "first",
            &["asked"],
            &[(&["< date(\"2024-02-29\")"], "1"), (&["> date(\"2024-02-29\")"], "2")],
            None,
            &["no rule answers for 2024-02-29"],
        ),
    ] {
        let body = table(hit, inputs, rules, otherwise);
        if expected.is_empty() {
            read(&text(&body));
        } else {
            assert_eq!(wrong(&body), expected, "{body}");
        }
    }
}

#[test]
fn what_cannot_be_decided_is_unproven_and_never_silent() {
    const UNPROVEN: [&str; 1] = [
        "unproven: whether the rules leave gaps or overlap cannot be decided: a cell compares with something else than constants",
    ];
    let knot: &[(&[&str], &str)] = &[(&["< w"], "1"), (&[">= w"], "2")];
    for hit in ["unique", "any"] {
        assert_eq!(wrong(&table(hit, &["n"], knot, None)), UNPROVEN, "{hit}");
        assert_eq!(wrong(&table(hit, &["n"], knot, Some("3"))), UNPROVEN, "{hit}");
    }
    for hit in ["first", "priority", "min", "max"] {
        assert_eq!(wrong(&table(hit, &["n"], knot, None)), UNPROVEN, "{hit}");
        read(&text(&table(hit, &["n"], knot, Some("3"))));
    }
    for hit in ["sum", "count"] {
        read(&text(&table(hit, &["n"], knot, None)));
    }
}
