//! What unknown and none come to: each row of the tables in `docs/policy.md`.

use banjian::text::Language;

use super::small::{PERIOD, decision, read, refused, shown, value};

const PAGE: &str = include_str!("../../docs/policy.md");

/// The rows of a table of four columns, by its first line.
fn rows(first: &str) -> Vec<[&'static str; 4]> {
    let mut lines = PAGE.lines().skip_while(|line| *line != first);
    assert_eq!((lines.next(), lines.next()), (Some(first), Some("|---|---|---|---|")));
    let rows = lines.take_while(|line| line.starts_with('|')).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        cells.try_into().unwrap()
    });
    rows.collect()
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<&str> {
    let pieces: Vec<&str> = cell.split('`').collect();
    assert!(pieces.iter().step_by(2).all(|between| between.trim().is_empty()), "{cell}");
    pieces.into_iter().skip(1).step_by(2).collect()
}

/// A policy that grants something about one fact.
fn policy(of: &str, optional: bool, body: &str) -> String {
    let kind = match of {
        "truth" => "type = \"boolean\"",
        "number" => "type = \"number\"\nunit = \"months\"\nmin = \"0\"\nmax = \"9\"",
        "date" => "type = \"date\"",
        "text" => {
            "type = \"text\"\nvalues = [{ value = \"low\", label = { zh = \"\u{4f4e}\", en = \"low\" } }, { value = \"high\", label = { zh = \"\u{9ad8}\", en = \"high\" } }]"
        }
        other => panic!("{other}"),
    };
    let head = "code = \"aid\"\nname = { zh = \"\u{8865}\u{52a9}\", en = \"aid\" }\n";
    let fact = format!(
        "[[fact]]\nname = \"x\"\n{kind}\noptional = {optional}\norigin = \"declared\"\nquestion = {{ zh = \"\u{95ee}\", en = \"ask\" }}\n"
    );
    [head, &fact, &decision("given", "grant", body), PERIOD].concat()
}

/// Holds what is granted to the two last cells of a row.
fn holds(of: &str, body: &str, unknown: &str, none: &str) {
    let said = |cell: &str| if cell == "unknown" { "?".to_owned() } else { quoted(cell).concat() };
    let is_refused = none == "refused";
    let open = read(&policy(of, !is_refused, body));
    assert_eq!(shown(&open, "{}"), said(unknown), "{body} where x is unknown");
    if is_refused {
        let faults = refused(&policy(of, true, body));
        let told = faults.reports()[0].message(Language::English);
        assert!(told.ends_with("` may be none here"), "{body} where x is none: {told}");
    } else {
        assert_eq!(shown(&open, r#"{"x": null}"#), said(none), "{body} where x is none");
    }
    // What is unknown is not settled by any value either; what is known is what each value gives.
    let values: &[&str] = match of {
        "truth" => &["true", "false"],
        "date" => &["\"2024-01-31\"", "\"2025-02-01\""],
        "text" => &["\"low\"", "\"high\""],
        _ => &["0", "1", "2", "3", "4", "9"],
    };
    let given = values.iter().map(|value| shown(&open, &format!("{{\"x\": {value}}}")));
    for given in given {
        assert!(unknown == "unknown" || given == said(unknown), "{body}: {given}");
        assert!(given != "?", "{body}");
    }
}

#[test]
fn of_operators_functions_and_loops() {
    let rows = rows("| `x` | written | where `x` is unknown | where `x` is none |");
    assert!(rows.len() > 40);
    for [of, written, unknown, none] in rows {
        holds(of, &value(&quoted(written).concat()), unknown, none);
    }
}

#[test]
fn of_each_hit_policy() {
    let rows = rows("| `hit` | rules | where `x` is unknown | where `x` is none |");
    for hit in ["unique", "any", "first", "priority", "sum", "count", "min", "max"] {
        assert!(rows.iter().any(|row| quoted(row[0]) == [hit]), "{hit}");
    }
    for [hit, rules, unknown, none] in rows {
        let parts = quoted(rules);
        let rules: Vec<String> = parts
            .chunks_exact(2)
            .map(|rule| format!("{{ when = ['{}'], then = '{}' }}", rule[0], rule[1]))
            .collect();
        let otherwise = match parts.chunks_exact(2).remainder() {
            [last] => format!("otherwise = '{last}'\n"),
            _ => String::new(),
        };
        let hit = quoted(hit).concat();
        let body = format!("hit = '{hit}'\ninputs = ['x']\n{otherwise}rules = [{}]", rules.join(", "));
        holds("number", &body, unknown, none);
    }
}
