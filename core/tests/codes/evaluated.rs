//! Every note and limit of an evaluation of FEEL, of its tables and of JSON, each produced by what has it.

use banjian::eligibility::feel::table::{Hit, Input, Output, Rule, Written};
use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Budget, Limits, Scope, Value, evaluate, evaluate_within};
use banjian::report::Report;
use serde_json::json;

/// One report for each code.
pub(crate) fn produced() -> Vec<Report> {
    let mut all = Vec::new();
    for text in [
        "[{x: 1}, {y: 2}][x = 1]",
        "1 + \"a\"",
        "1 / 0",
        "1 < \"a\"",
        "1 and true",
        "for x in 1 return x",
        "{a: 1}.b",
        "[1][2]",
        "[1][\"a\"]",
        "{a: 1, b: a()}",
        "{f: function(x) x, r: f()}",
        "[3..1]",
        "{a: 1, a: 2}",
    ] {
        all.extend(evaluate(text, &Context::new()).unwrap().notes);
    }
    let budget = Budget::default().with_steps(40).with_depth(4).with_elements(3).with_characters(3);
    for text in
        ["[1, 2, 3, 4]", "\"ab\" + \"cd\"", "1 + (1 + (1 + (1 + 1)))", "every x in [1..1000] satisfies x > 0"]
    {
        let faults = evaluate_within(text, &Context::new(), &Limits::default(), budget).unwrap_err();
        all.extend(faults.reports().iter().cloned());
    }
    let deep = evaluate("for i in 1..100 return if i = 1 then 1 else [partial[-1]]", &Context::new());
    all.extend(deep.unwrap_err().reports().iter().cloned());
    let nested = (0..65).fold(json!(1), |json, _| json!([json]));
    all.extend([json!(1e16), nested].map(|json| Value::from_json(&json).unwrap_err()));
    all.push(Context::from_json(&json!([])).unwrap_err());
    all.extend(tables());
    all
}

fn tables() -> Vec<Report> {
    let mut all = Vec::new();
    let written = |hit: Hit, first: &str, second: &str| Written {
        hit,
        inputs: vec![Input { expression: "1".to_owned(), listed: None }],
        outputs: vec![Output { name: "gets".to_owned(), ..Output::default() }],
        rules: [first, second]
            .map(|gets| Rule { tests: vec!["-".to_owned()], outputs: vec![gets.to_owned()] })
            .to_vec(),
    };
    let mut foreign = written(Hit::First, "1", "2");
    foreign.inputs = vec![Input { expression: "1".to_owned(), listed: Some("2".to_owned()) }];
    let mut outside = written(Hit::First, "1", "2");
    outside.outputs = vec![Output { listed: Some("2".to_owned()), ..Output::default() }];
    let several = written(Hit::Unique, "1", "2");
    for table in [several, written(Hit::Any, "1", "2"), written(Hit::Sum, "1", "\"a\""), foreign, outside] {
        let table = table.read(&Scope::new(), &Limits::default()).unwrap();
        all.extend(table.evaluate(&Context::new()).unwrap().notes);
    }
    let mut wide = written(Hit::Priority, "1", "2");
    wide.rules.push(Rule::default());
    let none = Written { hit: Hit::Sum, ..Written::default() };
    for table in [wide, none] {
        all.extend(table.read(&Scope::new(), &Limits::default()).unwrap_err().reports().iter().cloned());
    }
    all
}
