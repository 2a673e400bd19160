//! Small policies of one decision, written as a person would.

use banjian::eligibility::{Determination, Facts, Given, Outcome, Policy};
use banjian::report::Faults;

pub(crate) const HEAD: &str = r#"code = "aid"
name = { zh = "补助", en = "aid" }

[[fact]]
name = "n"
type = "number"
unit = "months"
min = "-3"
max = "3"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "w"
type = "number"
unit = "yuan"
decimals = 1
min = "-1.5"
max = "1.5"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "huge"
type = "number"
unit = "yuan"
min = "0"
max = "1000000000000000"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "grade"
type = "text"
values = [{ value = "low", label = { zh = "低", en = "low" } }, { value = "high", label = { zh = "高", en = "high" } }]
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "spouse"
type = "text"
optional = true
values = [{ value = "low", label = { zh = "低", en = "low" } }, { value = "high", label = { zh = "高", en = "high" } }]
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "child"
type = "number"
optional = true
unit = "years"
min = "0"
max = "3"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "b"
type = "boolean"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "c"
type = "boolean"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "asked"
type = "date"
min = 2023-12-30
max = 2024-03-02
origin = "declared"
question = { zh = "问", en = "ask" }
"#;

pub(crate) const PERIOD: &str = r#"
[[period]]
from = 2020-01-01
source = "test"
certainty = "default"
"#;

/// A decision; what decides it stands on its sixth line.
pub(crate) fn decision(name: &str, role: &str, body: &str) -> String {
    format!(
        "\n[[decision]]\nname = \"{name}\"\nrole = \"{role}\"\ntitle = {{ zh = \"题\", en = \"title\" }}\n{body}\nsource = \"test\"\ncertainty = \"default\"\n"
    )
}

pub(crate) fn value(text: &str) -> String {
    format!("value = '''{text}'''")
}

/// The text of a policy that grants one thing.
pub(crate) fn text(body: &str) -> String {
    [HEAD, &decision("given", "grant", body), PERIOD].concat()
}

pub(crate) fn read(text: &str) -> Policy {
    Policy::from_toml("aid.toml", text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

pub(crate) fn refused(text: &str) -> Faults {
    match Policy::from_toml("aid.toml", text) {
        Ok(_) => panic!("accepted: {text}"),
        Err(faults) => faults,
    }
}

/// The faults of a policy, as people read them, without the file's name.
pub(crate) fn told(text: &str) -> Vec<String> {
    let faults = refused(text);
    let line = |report: &banjian::report::Report| {
        let line = report.to_string();
        line.strip_prefix("aid.toml:").map_or(line.clone(), str::to_owned)
    };
    faults.reports().iter().map(line).collect()
}

/// What is wrong with a policy that grants one thing, without places.
pub(crate) fn wrong(body: &str) -> Vec<String> {
    let faults = refused(&text(body));
    let words = faults.reports().iter().map(|report| report.message(banjian::text::Language::English));
    words.collect()
}

pub(crate) fn granted(answer: &Determination) -> Option<Given> {
    answer.values.iter().find(|granted| granted.name == "given").map(|granted| granted.value.clone())
}

/// What a policy that grants one thing grants; nothing where it is open.
pub(crate) fn grants(policy: &Policy, facts: &Facts) -> Option<Given> {
    let answer = policy.determine(facts);
    assert!(answer.faults.is_empty(), "{:?}", answer.faults);
    assert_eq!(answer.outcome == Outcome::Eligible, granted(&answer).is_some());
    granted(&answer)
}

/// Facts as JSON has them.
pub(crate) fn facts(json: &str) -> Facts {
    serde_json::from_str(json).unwrap()
}

/// A granted value as JSON has it; `?` where it is open.
pub(crate) fn shown(policy: &Policy, json: &str) -> String {
    grants(policy, &facts(json)).map_or("?".into(), |given| serde_json::to_string(&given).unwrap())
}
