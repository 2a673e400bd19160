//! Which text of the law holds on a day, and what each period decides.

use banjian::eligibility::{Facts, Outcome, Policy};

use super::small::{HEAD, decision, facts, granted, told, value};

fn period(from: &str, to: Option<&str>, more: &str) -> String {
    let to = to.map_or(String::new(), |to| format!("\nto = {to}"));
    format!("\n[[period]]\nfrom = {from}{to}\nsource = \"test {from}\"\ncertainty = \"default\"\n{more}")
}

fn dated(decisions: &str, periods: &[String]) -> String {
    let head = HEAD.replacen("code = \"aid\"", "code = \"aid\"\nday = \"asked\"", 1);
    let head = head.replacen("min = 2023-12-30\nmax = 2024-03-02", "min = 2000-01-01\nmax = 2099-12-31", 1);
    format!("{head}{decisions}{}", periods.concat())
}

fn on(policy: &Policy, day: &str) -> (Outcome, Option<String>, Option<String>) {
    let answer = policy.determine(&facts(&format!(r#"{{"asked": "{day}", "n": 1}}"#)));
    let value = granted(&answer).map(|given| serde_json::to_string(&given).unwrap());
    (answer.outcome, value, answer.period.map(|period| period.from.to_string()))
}

#[test]
fn a_day_falls_into_its_period_or_into_none() {
    let own = decision("given", "grant", &value("n + 20")).replace("[[decision]]", "[[period.decision]]");
    let all = decision("given", "grant", &value("n + 10"));
    for (ends, after) in [
        ("", Outcome::NotInForce),
        ("ends = \"repealed\"\n", Outcome::NotInForce),
        ("ends = \"extension-not-found\"\n", Outcome::NotKnownToBeInForce),
    ] {
        let last = format!("{ends}{own}");
        let periods =
            [period("2010-01-01", Some("2019-12-31"), ""), period("2020-01-01", Some("2024-12-31"), &last)];
        let policy = super::small::read(&dated(&all, &periods));
        let some = |text: &str| Some(text.to_owned());
        for (day, expected) in [
            ("2009-12-31", (Outcome::NotInForce, None, None)),
            ("2010-01-01", (Outcome::Eligible, some("11"), some("2010-01-01"))),
            ("2019-12-31", (Outcome::Eligible, some("11"), some("2010-01-01"))),
            ("2020-01-01", (Outcome::Eligible, some("21"), some("2020-01-01"))),
            ("2024-12-31", (Outcome::Eligible, some("21"), some("2020-01-01"))),
            ("2025-01-01", (after, None, None)),
        ] {
            assert_eq!(on(&policy, day), expected, "{ends}{day}");
        }
        let open = policy.determine(&Facts::new().with("n", 1_i64));
        assert_eq!(open.outcome, Outcome::Undetermined);
        assert_eq!((open.missing.as_slice(), open.may_include_more), (["asked".to_owned()].as_slice(), true));
        assert_eq!(open.next_question.unwrap().fact, "asked");
    }
}

#[test]
fn what_a_period_reads_is_missing_where_the_day_is() {
    let own = decision("given", "grant", &value("w")).replace("[[decision]]", "[[period.decision]]");
    let all = decision("given", "grant", &value("if b then n else 0"));
    let periods = [period("2010-01-01", Some("2019-12-31"), ""), period("2020-01-01", None, &own)];
    let policy = super::small::read(&dated(&all, &periods));
    let answer = policy.determine(&Facts::new().with("b", true));
    assert_eq!(answer.missing, ["n", "w", "asked"]);
    let answer = policy.determine(&facts(r#"{"asked": {"conflict": true}, "n": 1, "w": 1, "b": true}"#));
    assert_eq!((answer.conflicts, answer.missing), (vec!["asked".to_owned()], vec!["asked".to_owned()]));
}

#[test]
fn periods_that_do_not_fit_are_told() {
    let all = decision("given", "grant", &value("n"));
    let order = "a period begins on the day after the one before it ends; days are left out, or stand in two";
    let ends = "a period ends on or after its first day; `ends` stands only at the last one, with a last day";
    for (periods, expected) in [
        ([period("2010-01-01", Some("2019-12-30"), ""), period("2020-01-01", None, "")], order),
        ([period("2010-01-01", Some("2020-01-01"), ""), period("2020-01-01", None, "")], order),
        ([period("2010-01-01", None, ""), period("2020-01-01", None, "")], order),
        (
            [
                period("2010-01-01", Some("2019-12-31"), "ends = \"repealed\"\n"),
                period("2020-01-01", None, ""),
            ],
            ends,
        ),
        (
            [
                period("2010-01-01", Some("2019-12-31"), ""),
                period("2020-01-01", None, "ends = \"repealed\"\n"),
            ],
            ends,
        ),
        ([period("2010-01-01", Some("2019-12-31"), ""), period("2020-01-01", Some("2019-12-31"), "")], ends),
    ] {
        let found = told(&dated(&all, &periods));
        assert!(found.len() == 1 && found[0].ends_with(expected), "{found:?}");
    }
}

#[test]
fn decisions_may_not_wait_for_each_other() {
    let of = |name: &str, text: &str| decision(name, "step", &value(text));
    let whole = |decisions: &[String]| {
        told(&dated(
            &[decisions.concat(), decision("given", "grant", &value("n"))].concat(),
            &[period("2010-01-01", None, "")],
        ))
    };
    let circle =
        |names: &str| format!("these decisions read each other in a circle, or wait for one: {names}");
    for (decisions, expected) in [
        (vec![of("one", "one + 1")], circle("`one`")),
        (vec![of("one", "two"), of("two", "one")], circle("`one`, `two`")),
        (
            vec![of("one", "n"), of("two", "one + three"), of("three", "if two > 1 then 1 else 2")],
            circle("`two`, `three`"),
        ),
        (
            vec![decision(
                "one",
                "step",
                "hit = 'first'\ninputs = ['n']\nrules = [{ when = ['> one'], then = '1' }]\notherwise = '1'",
            )],
            circle("`one`"),
        ),
    ] {
        let found = whole(&decisions);
        assert!(found.len() == 1 && found[0].ends_with(&expected), "{found:?}");
    }
    // In any order, so long as there is one.
    super::small::read(&dated(
        &[
            of("one", "two + 1"),
            of("two", "three + 1"),
            of("three", "n"),
            decision("given", "grant", &value("one")),
        ]
        .concat(),
        &[period("2010-01-01", None, "")],
    ));
}

#[test]
fn a_decision_of_another_period_is_not_there() {
    let own = decision("extra", "step", &value("n")).replace("[[decision]]", "[[period.decision]]");
    let periods = [period("2010-01-01", Some("2019-12-31"), &own), period("2020-01-01", None, "")];
    let found = told(&dated(&decision("given", "grant", &value("extra + 1")), &periods));
    assert!(
        found.len() == 1 && found[0].ends_with("`extra` is neither a fact nor a decision of this period"),
        "{found:?}"
    );
}
