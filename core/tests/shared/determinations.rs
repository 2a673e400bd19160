//! Whole answers of the reference policies.

use banjian::eligibility::{Facts, Policies};
use serde_json::Value;

use crate::{crossed, each, read, same, text};

fn determined(question: &mut Value) {
    let policies = Policies::reference().unwrap();
    let facts: Facts = read(question, "facts");
    question["expect"] = crossed(&policies.get(text(question, "policy")).unwrap().determine(&facts));
}

#[test]
fn policies_answer_alike_with_all_their_reasons() {
    same("determinations.json", |vectors| each(vectors, "determinations").for_each(determined));
}

#[test]
fn every_policy_is_asked() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/shared/determinations.json")).unwrap();
    let asked = vectors["determinations"].as_array().unwrap();
    for policy in Policies::reference().unwrap().iter() {
        let code = &policy.edition().code;
        assert!(asked.iter().any(|question| text(question, "policy") == code), "{code}");
    }
}
