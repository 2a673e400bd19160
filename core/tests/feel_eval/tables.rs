//! Decision tables, every hit policy (DMN 1.5, 8.2.10).

use banjian::eligibility::feel::table::{Hit, Input, Output, Rule, Written};
use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Limits, Scope, Value, evaluate};

fn written(hit: Hit, rules: &[(&str, &str)]) -> Written {
    let input = Input { expression: "age".to_owned(), listed: Some("null, >= 0".to_owned()) };
    let output = Output { name: "gets".to_owned(), listed: Some("30, 20, 10".to_owned()), default: None };
    let rules = rules
        .iter()
        .map(|(test, gets)| Rule { tests: vec![(*test).to_owned()], outputs: vec![(*gets).to_owned()] })
        .collect();
    Written { hit, inputs: vec![input], outputs: vec![output], rules }
}

/// The answer for an age, and the code of the first note.
fn answer(table: &Written, age: i64) -> (Value, Option<&'static str>) {
    let table = table.read(&Scope::new().with_name("age"), &Limits::default()).unwrap();
    let facts: Context = [("age", Value::Number(age.into()))].into_iter().collect();
    let answer = table.evaluate(&facts).unwrap();
    (answer.value, answer.notes.first().map(|note| note.code().as_str()))
}

fn feel(text: &str) -> Value {
    evaluate(text, &Context::new()).unwrap().value
}

#[test]
fn every_hit_policy() {
    let rules = [("> 10", "10"), ("> 20", "30"), ("> 30", "20")];
    for (hit, age, expected, note) in [
        (Hit::Unique, 15, "10", None),
        (Hit::Unique, 25, "null", Some("feel-table-several")),
        (Hit::Unique, 5, "null", None),
        (Hit::Any, 15, "10", None),
        (Hit::Any, 25, "null", Some("feel-table-differ")),
        (Hit::Priority, 15, "10", None),
        (Hit::Priority, 35, "30", None),
        (Hit::First, 35, "10", None),
        (Hit::Collect, 35, "[10, 30, 20]", None),
        (Hit::RuleOrder, 35, "[10, 30, 20]", None),
        (Hit::OutputOrder, 35, "[30, 20, 10]", None),
        (Hit::Sum, 35, "60", None),
        (Hit::Least, 35, "10", None),
        (Hit::Most, 35, "30", None),
        (Hit::Count, 35, "3", None),
        (Hit::Count, 5, "null", None),
        (Hit::First, -1, "null", Some("feel-table-input")),
    ] {
        assert_eq!(answer(&written(hit, &rules), age), (feel(expected), note), "{hit:?} {age}");
    }
    assert_eq!(answer(&written(Hit::First, &[("-", "40")]), 1), (Value::Null, Some("feel-table-output")));
}

#[test]
fn defaults_and_several_outputs() {
    let mut table = written(Hit::First, &[("> 60", "10")]);
    for output in &mut table.outputs {
        output.default = Some("20".to_owned());
    }
    table.outputs.push(Output { name: "why".to_owned(), ..Output::default() });
    for rule in &mut table.rules {
        rule.outputs.push("\"age\"".to_owned());
    }
    assert_eq!(answer(&table, 61).0, feel("{gets: 10, why: \"age\"}"));
    assert_eq!(answer(&table, 1).0, feel("{gets: 20, why: null}"));
}

#[test]
fn faults_have_a_path() {
    let mut table = written(Hit::OutputOrder, &[("> (", "10"), ("-", "1 +")]);
    for output in &mut table.outputs {
        output.listed = None;
    }
    for rule in &mut table.rules {
        rule.tests.push("-".to_owned());
    }
    let faults = table.read(&Scope::new().with_name("age"), &Limits::default()).unwrap_err();
    let told: Vec<_> =
        faults.reports().iter().map(|one| (one.code().as_str(), one.place().path.clone().unwrap())).collect();
    for expected in [
        ("feel-table-priority", "output[1]"),
        ("feel-table-width", "rule[1]"),
        ("feel-unexpected", "rule[2].output[1]"),
    ] {
        assert!(
            told.iter().any(|(code, path)| (*code, path.as_str()) == expected),
            "{expected:?} in {told:?}"
        );
    }
}

#[test]
fn several_outputs_in_order() {
    let table = |hit, second: Option<&str>| Written {
        hit,
        inputs: Vec::new(),
        outputs: [("gets", Some("30, 20, 10")), ("why", second)]
            .map(|(name, listed)| Output {
                name: name.to_owned(),
                listed: listed.map(str::to_owned),
                default: None,
            })
            .to_vec(),
        rules: [["20", "\"b\""], ["20", "\"a\""], ["10", "\"a\""]]
            .map(|gets| Rule { tests: Vec::new(), outputs: gets.map(str::to_owned).to_vec() })
            .to_vec(),
    };
    let why = Some("\"a\", \"b\"");
    for (hit, listed, expected) in [
        (Hit::Priority, None, "{gets: 20, why: \"b\"}"),
        (Hit::Priority, why, "{gets: 20, why: \"a\"}"),
        (Hit::OutputOrder, None, "[{gets: 20, why: \"b\"}, {gets: 20, why: \"a\"}, {gets: 10, why: \"a\"}]"),
        (Hit::OutputOrder, why, "[{gets: 20, why: \"a\"}, {gets: 20, why: \"b\"}, {gets: 10, why: \"a\"}]"),
    ] {
        assert_eq!(answer(&table(hit, listed), 1).0, feel(expected), "{hit:?} {listed:?}");
    }
}
