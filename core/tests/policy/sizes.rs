//! Large and knotted policies are checked in bounded time, without a deep stack, or refused.

use std::fmt::Write as _;

use super::small::{HEAD, PERIOD, decision, read, refused, shown, text, value, wrong};

const UNPROVEN: &str = "unproven: whether the rules leave gaps or overlap cannot be decided, as a cell compares with something else than constants, or there are more than 100,000 cells";

fn list(count: usize) -> String {
    (0..count).map(|k| k.to_string()).collect::<Vec<_>>().join(",")
}

#[test]
fn a_long_list_is_no_deep_tree() {
    let policy = read(&text(&value(&format!("if huge in ({}) then 1 else 2", list(9_000)))));
    assert_eq!(shown(&policy, r#"{"huge": 8999}"#), "1");
    assert_eq!(shown(&policy, r#"{"huge": 9000}"#), "2");
    let table = |count: usize| {
        format!("inputs = ['huge']\nrules = [{{ when = ['{}'], then = '1' }}]\notherwise = '2'", list(count))
    };
    assert_eq!(shown(&read(&text(&table(500))), r#"{"huge": 499}"#), "1");
    assert_eq!(wrong(&table(9_000)), [UNPROVEN]);
}

#[test]
fn many_columns_are_no_deep_stack() {
    let columns = |cell: &str, inputs: usize| {
        let cells = vec![format!("'{cell}'"); inputs].join(",");
        let inputs = vec!["'n'"; inputs].join(",");
        format!("inputs = [{inputs}]\nrules = [{{ when = [{cells}], then = '1' }}]\notherwise = '2'")
    };
    assert_eq!(shown(&read(&text(&columns("-", 10_000))), r#"{"n": 1}"#), "1");
    // Two cells a column: 2^10,000 combinations.
    assert_eq!(wrong(&columns("> 0", 10_000)), [UNPROVEN]);
}

/// Decisions that each read the one before twice.
fn knotted(levels: usize, step: impl Fn(usize) -> String, last: &str) -> String {
    let mut whole = format!("{HEAD}{}", decision("d0", "step", &value("n > 0")));
    for at in 0..levels {
        write!(whole, "{}", decision(&format!("d{}", at + 1), "step", &value(&step(at)))).unwrap();
    }
    write!(whole, "{}{PERIOD}", decision("given", "grant", last)).unwrap();
    whole
}

#[test]
fn decisions_read_twice_are_looked_at_once() {
    let both = knotted(
        60,
        |at| format!("(d{at} and huge > {at}) and (d{at} and huge < {})", 900 + at),
        &value("if d60 then 1 else 2"),
    );
    let policy = read(&both);
    assert_eq!(shown(&policy, r#"{"n": 1, "huge": 100}"#), "1");
    assert_eq!(shown(&policy, r#"{"n": 1, "huge": 30}"#), "2");
    assert_eq!(shown(&policy, r#"{"n": 0}"#), "2");
    let cell = knotted(
        60,
        |at| format!("(d{at} and n > -{at}) or (d{at} and n < -{at})"),
        "inputs = ['n']\nrules = [{ when = ['? > 7 or d60'], then = '1' }]\notherwise = '2'",
    );
    assert_eq!(shown(&read(&cell), r#"{"n": 2}"#), "1");
    assert_eq!(shown(&read(&cell), r#"{"n": 0}"#), "2");
}

#[test]
fn what_is_too_large_is_told_alone() {
    let max = |from: usize| (from..from + 120).map(|k| format!("n + {k}")).collect::<Vec<_>>().join(", ");
    let many = knotted(
        250,
        |at| format!("d{at} or max({}) > {at}", max(120 * at + 1)),
        &value("if d250 then 1 else grade + 1"),
    );
    let faults = refused(&many);
    assert_eq!(
        faults.to_string(),
        "aid.toml:1: too large: at most 1,000 facts, decisions or periods, 60,000 compiled nodes, and 500,000 expressions with loops and calls written out"
    );
}

#[test]
fn a_sum_stays_within_its_bounds() {
    let overflow = "a number can leave the bounds of 10^15 and 9 decimals here";
    let rules = |count: usize| vec!["{ when = ['-'], then = 'huge' }"; count].join(", ");
    let sum = |count: usize| format!("hit = 'sum'\ninputs = ['n']\nrules = [{}]", rules(count));
    assert_eq!(shown(&read(&text(&sum(1))), r#"{"n": 1, "huge": 1000000000000000}"#), "1000000000000000");
    assert_eq!(wrong(&sum(2)), [overflow]);
    assert_eq!(wrong(&sum(9_300)), [overflow]);
    for bad in [
        "huge + 1",
        "huge * 10",
        "-huge - 1",
        "huge * 0.1 * 0.1 * 0.1 * 0.1 * 0.1 * 0.1 * 0.1 * 0.1 * 0.1 * 0.1",
    ] {
        assert_eq!(wrong(&value(bad)), [overflow], "{bad}");
    }
    for good in ["huge - 1", "huge + 0", "if huge < 10 then huge * 10 else 0", "floor(huge / 3)"] {
        read(&text(&value(good)));
    }
}
