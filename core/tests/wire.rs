//! What crosses to other languages: read back it is what was written, it fits the one schema, and nothing else is read.
#![expect(clippy::unwrap_used, reason = "a test stops where one of them fails")]
#![expect(clippy::disallowed_methods, reason = "the test reads the situations")]

use std::collections::BTreeMap;
use std::path::Path;

use banjian::audit::{AuditReport, Counts, Finding, Grade};
use banjian::case::row::{List, Row};
use banjian::case::{Lease, Next, Refusal};
use banjian::catalog::Catalog;
use banjian::catalog::search::Rank;
use banjian::eligibility::{Determination, Facts, Given, Policies, WhatIf, what_if};
use banjian::id::CaseId;
use banjian::journal::{Page, Position};
use banjian::office::{DueRun, Failure, Login, RosterReply};
use banjian::report::{Report, codes};
use boon::{Compiler, SchemaIndex, Schemas};
use chrono::NaiveDate;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The definitions of the one schema, each compiled once.
struct Definitions {
    compiler: Compiler,
    known: BTreeMap<&'static str, SchemaIndex>,
    schemas: Schemas,
}

impl Definitions {
    fn new() -> Self {
        let mut compiler = Compiler::new();
        compiler.add_resource("banjian.json", serde_json::from_str(banjian::SCHEMA).unwrap()).unwrap();
        Self { compiler, known: BTreeMap::new(), schemas: Schemas::new() }
    }

    /// Holds a value against the definition of its name.
    fn fits(&mut self, definition: &'static str, value: &Value) {
        let Self { compiler, known, schemas } = self;
        let compiled = known.entry(definition).or_insert_with(|| {
            compiler.compile(&format!("banjian.json#/$defs/{definition}"), schemas).unwrap()
        });
        schemas.validate(value, *compiled).map_err(|error| format!("{definition}: {error:#}")).unwrap();
    }
}

/// Written, held against the schema, and read back; with one more field it is not read.
fn crosses<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    definition: &'static str,
    value: &T,
) {
    let written = serde_json::to_value(value).unwrap();
    Definitions::new().fits(definition, &written);
    assert_eq!(&serde_json::from_value::<T>(written.clone()).unwrap(), value);
    let bytes = banjian::canonical::to_vec(value);
    // Canonical, but for what holds fractions.
    assert!(bytes.is_ok() || written.to_string().contains('.'), "{bytes:?}");
    if let Value::Object(mut fields) = written {
        fields.insert("nobody_asked".into(), true.into());
        assert!(serde_json::from_value::<T>(fields.into()).is_err(), "{definition}");
    }
}

fn situations() -> Vec<(String, Vec<Facts>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/situations");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let told: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let facts = told.iter().map(|one| serde_json::from_value(one["facts"].clone()).unwrap()).collect();
        found.push((path.file_stem().unwrap().to_str().unwrap().to_owned(), facts));
    }
    found
}

#[test]
fn every_situation_s_answer_reads_back() {
    let policies = Policies::reference().unwrap();
    let mut dates = 0;
    for (code, people) in situations() {
        let policy = policies.get(&code).unwrap();
        for facts in &people {
            let answer = policy.determine(facts);
            let written = serde_json::to_string(&answer).unwrap();
            let read: Determination = serde_json::from_str(&written).unwrap();
            assert_eq!(read, answer);
            assert_eq!(serde_json::to_string(&read).unwrap(), written);
            dates += answer.values.iter().filter(|granted| matches!(granted.value, Given::Date(_))).count();
            // Under half the facts more is open.
            let mut half = Facts::new();
            for (name, given) in facts.iter().step_by(2) {
                half.set(name, given.clone());
            }
            let answer = policy.determine(&half);
            let written = serde_json::to_value(&answer).unwrap();
            assert_eq!(serde_json::from_value::<Determination>(written).unwrap(), answer);
        }
        crosses("Determination", &policy.determine(&people[0]));
        crosses::<WhatIf>("WhatIf", &what_if(policy, policy, &people));
    }
    assert!(dates > 0, "no answer grants a date, and the hard case was not met");
}

/// Everything that can be given.
fn given() -> impl Strategy<Value = Given> {
    let day = (0_i32..3_000_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap());
    let number = (any::<i128>(), -40_i32..40).prop_filter_map("bounds", |(significand, exponent)| {
        banjian::eligibility::feel::number::Number::new(significand, exponent).map(Given::Number)
    });
    prop_oneof![
        Just(Given::None),
        Just(Given::Conflict),
        any::<bool>().prop_map(Given::from),
        any::<i64>().prop_map(Given::from),
        number,
        ".{0,12}".prop_map(Given::from),
        day.clone().prop_map(Given::from),
        day.prop_map(|day| Given::Text(day.to_string())),
    ]
}

proptest! {
    #[test]
    fn what_is_given_equals_itself_when_it_is_read_back(given in given()) {
        let written = serde_json::to_string(&given).unwrap();
        let read: Given = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&read, &given);
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }

    #[test]
    fn two_are_equal_exactly_when_they_are_written_alike(one in given(), two in given()) {
        let alike = serde_json::to_string(&one).unwrap() == serde_json::to_string(&two).unwrap();
        prop_assert_eq!(one == two, alike);
    }
}

#[test]
fn a_date_and_its_text_are_the_same_and_no_other_text_is() {
    let day: NaiveDate = "2025-01-31".parse().unwrap();
    assert_eq!(Given::from(day), Given::from("2025-01-31"));
    assert_ne!(Given::from(day), Given::from("2025-1-31"));
    assert_ne!(Given::from("5"), Given::from(5));
    let long = "0.1234567890123456789012345678901234";
    assert_eq!(Given::Number(long.parse().unwrap()), Given::from(long));
    // Two sources of which one writes the date as a text do not differ.
    let mut facts = Facts::new().with("birth_date", day);
    facts.confirm("birth_date", "2025-01-31");
    assert_eq!(facts.given("birth_date"), Some(&Given::Date(day)));
}

fn row() -> Row {
    Row {
        case: CaseId::from_bytes([7; 16]),
        due: "2026-03-16".parse().ok(),
        holder: None,
        item: "992014012001".parse().unwrap(),
        list: List::HallQueue,
        number: "420600-0001-20260302-000001-0".into(),
        outlet: "0001".parse().unwrap(),
        priority: 1,
        section: "card".parse().unwrap(),
        since: "2026-03-02T01:30:00Z".parse().unwrap(),
        timer: None,
        version: 3,
    }
}

#[test]
fn values_of_the_office_cross() {
    let finding = Finding {
        case: CaseId::from_bytes([1; 16]),
        grade: Grade::Fault,
        position: Some(3),
        report: Report::new(codes::audit::SEQUENCE_GAP).with("found", 3).with("expected", 2),
        sequence: None,
    };
    let counts = Counts { records: 4, ..Counts::default() };
    crosses("Finding", &finding);
    crosses("AuditReport", &AuditReport { counts, findings: vec![finding.clone()], first_network: None });
    crosses("Row", &row());
    crosses("Page", &Page { next: None, rows: vec![row()] });
    crosses("DueRun", &DueRun { left: 1, ..DueRun::default() });
    let network = banjian::canonical::Hash::of(b"a network");
    crosses("RosterReply", &RosterReply { gaps: vec![finding.report], network, position: Position(9) });
    let until = banjian::trace::Moment::from(
        "2026-03-02T10:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap(),
    );
    let person: banjian::id::PersonId = "zws-w1".parse().unwrap();
    crosses(
        "PersonLogin",
        &Login { expires_at: until, method: "smart-card".parse().unwrap(), person: person.clone() },
    );
    crosses("ReviewLease", &Lease { fence: 1, holder: person, until });
    crosses("Rank", &Rank::InOrder);
    let catalog = Catalog::reference();
    let hits = catalog.search("sbk");
    Definitions::new().fits("Hit", &serde_json::to_value(hits[0]).unwrap());
}

#[test]
fn every_refusal_crosses_by_its_code_and_no_other_code_is_one() {
    assert_eq!(serde_json::to_value(Next::Ready).unwrap(), json!("ready"));
    for refusal in Refusal::ALL {
        crosses("Refusal", refusal);
        crosses("Next", &Next::Refused(*refusal));
        crosses("Code", &refusal.code());
    }
    assert!(serde_json::from_value::<Refusal>(json!("canonical-form")).is_err());
    let refused = Failure::from(Refusal::NeedsReview);
    crosses("Failure", &refused);
    let failed = Failure::from(Report::new(codes::command::MATERIAL_TWICE).with("found", 1));
    crosses("Failure", &failed);
    // An error is no refusal, whoever says so.
    let told = serde_json::to_value(failed).unwrap();
    assert!(serde_json::from_value::<Failure>(json!({"refused": told["faults"][0]})).is_err());
    assert!(serde_json::from_value::<Refusal>(json!("nothing")).is_err());
}

/// A file of the shared vectors.
fn shared(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/shared").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What the vectors show of the offices' answers fits the schema, where a shape is written by hand too.
#[test]
fn every_answer_of_the_shared_vectors_fits_the_schema() {
    let mut schemas = Definitions::new();
    let mut fits = |definition: &'static str, value: &Value| schemas.fits(definition, value);
    for question in shared("determinations.json")["determinations"].as_array().unwrap() {
        fits("Determination", &question["expect"]);
        fits("Facts", &question["facts"]);
    }
    for question in shared("faults.json")["faults"].as_array().unwrap() {
        fits("Failure", &question["expect"]);
    }
    for report in shared("refusals.json")["refusals"].as_array().unwrap() {
        fits("Report", report);
    }
    for question in shared("receipts.json")["evidence"].as_array().unwrap() {
        if let Some(proof) = question["expect"].get("proof") {
            fits("Proven", proof);
        }
        for record in question["expect"].get("records").and_then(Value::as_array).into_iter().flatten() {
            fits("Proven", &record["proof"]);
        }
    }
    for life in shared("lifecycles.json")["lives"].as_array().unwrap() {
        for step in life["steps"].as_array().unwrap() {
            let answer = &step["expect"];
            if let Some(payload) = step.get("payload") {
                fits("Payload", payload);
            }
            match step["do"].as_str().unwrap() {
                _ if answer.get("faults").or(answer.get("refused")).is_some() => fits("Failure", answer),
                "act" => {
                    fits("Reply", answer);
                    fits("Command", &step["command"]);
                }
                "allowed" => {
                    for next in answer.as_array().unwrap() {
                        fits("CommandKind", &next[0]);
                        fits("Next", &next[1]);
                    }
                }
                "change" => {
                    fits("RosterReply", answer);
                    fits("RosterChange", &step["change"]);
                }
                "key" => {
                    fits("Position", answer);
                    fits("KeyEvent", &step["event"]);
                }
                "determine" | "precheck" => fits("Precheck", answer),
                _ => fits("DueRun", answer),
            }
        }
        for notice in
            life["end"]["notices"].as_object().unwrap().values().flat_map(|all| all.as_array().unwrap())
        {
            fits("Notice", notice);
        }
    }
    assert_eq!(schemas.known.len(), 17, "{:?}", schemas.known.keys());
}
