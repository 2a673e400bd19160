//! FEEL evaluated: the cases of the standard, decision tables, and the bounds of an evaluation.
#![expect(clippy::unwrap_used, reason = "a test stops where an unwrap fails")]

#[path = "feel_eval/bounds.rs"]
mod bounds;
#[path = "feel_eval/tables.rs"]
mod tables;

use banjian::eligibility::feel::evaluate;
use banjian::eligibility::feel::value::Context;
use serde::Deserialize;

/// A text, its facts, and what it comes to, by section or table of DMN 1.5.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    context: serde_json::Value,
    expected: String,
    section: String,
    text: String,
}

#[test]
fn cases_of_the_standard() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("vectors/feel.json")).unwrap();
    let mut wrong = Vec::new();
    for case in &cases {
        let context = Context::from_json(&case.context).unwrap();
        let expected = evaluate(&case.expected, &Context::new()).unwrap().value;
        match evaluate(&case.text, &context) {
            Ok(answer) if answer.value == expected => {}
            found => wrong.push(format!("{} {}: {expected:?}, found {found:?}", case.section, case.text)),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
