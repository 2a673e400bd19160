//! Situations in plain words: what each reference policy says of one applicant, worked out by hand from the law.
#![expect(clippy::disallowed_methods, reason = "the test reads its data")]

#[path = "situations/forms.rs"]
mod forms;
#[path = "situations/questions.rs"]
mod questions;

use std::error::Error;
use std::path::{Path, PathBuf};

use banjian::eligibility::{Facts, Given, Policy};
use banjian::text::Text;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situation {
    #[serde(rename = "situation")]
    told: Text,
    facts: Facts,
    outcome: String,
    #[serde(default)]
    values: Facts,
    missing: Option<Vec<String>>,
    because: Option<Vec<String>>,
}

fn files(folder: &str, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn policy(code: &str) -> Result<Policy, Box<dyn Error>> {
    let file = format!("{code}.toml");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/policy").join(&file);
    Ok(Policy::from_toml(&file, &std::fs::read_to_string(path)?)?)
}

/// Numbers and dates of the expectation are read as the answer writes them.
fn same(expected: &Given, found: &Given) -> bool {
    match (expected, found) {
        (Given::Text(text), Given::Date(date)) => *text == date.to_string(),
        (Given::Text(text), Given::Number(number)) => text.parse() == Ok(number.clone()),
        _ => expected == found,
    }
}

fn wrong(policy: &Policy, situation: &Situation) -> Vec<String> {
    let answer = policy.determine(&situation.facts);
    let mut wrong = Vec::new();
    if answer.outcome.as_str() != situation.outcome {
        let faults: Vec<String> = answer.faults.iter().map(ToString::to_string).collect();
        wrong.push(format!(
            "outcome {}, expected {} {}",
            answer.outcome.as_str(),
            situation.outcome,
            faults.join("; ")
        ));
    }
    for (name, expected) in situation.values.iter() {
        match answer.values.iter().find(|granted| granted.name == name) {
            Some(granted) if same(expected, &granted.value) => {}
            Some(granted) => wrong.push(format!("{name} {:?}, expected {expected:?}", granted.value)),
            None => wrong.push(format!("{name} is not granted, expected {expected:?}")),
        }
    }
    if let Some(missing) = &situation.missing
        && answer.missing != *missing
    {
        wrong.push(format!("missing {:?}, expected {missing:?}", answer.missing));
    }
    if let Some(because) = &situation.because {
        let reasons: Vec<String> = answer.reasons.iter().map(|reason| reason.condition.clone()).collect();
        if reasons != *because {
            wrong.push(format!("because of {reasons:?}, expected {because:?}"));
        }
    }
    wrong
}

#[test]
fn every_situation_is_answered_as_the_law_says() -> Result<(), Box<dyn Error>> {
    let (mut wrong_ones, mut count) = (Vec::new(), 0);
    for path in files("tests/vectors/situations", "json")? {
        let code = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name in UTF-8")?.to_owned();
        let policy = match policy(&code) {
            Ok(policy) => policy,
            Err(error) => {
                wrong_ones.push(format!("{code}:\n{error}"));
                continue;
            }
        };
        let situations: Vec<Situation> = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        if situations.len() < 8 {
            wrong_ones.push(format!("{code}: only {} situations", situations.len()));
        }
        count += situations.len();
        for situation in &situations {
            for fault in wrong(&policy, situation) {
                wrong_ones.push(format!("{code}: {}: {fault}", situation.told.en));
            }
        }
    }
    assert!(count > 0, "no situation was read");
    assert!(wrong_ones.is_empty(), "{} of {count}:\n{}", wrong_ones.len(), wrong_ones.join("\n"));
    Ok(())
}

#[test]
fn every_policy_has_situations() -> Result<(), Box<dyn Error>> {
    let names = |paths: Vec<PathBuf>| -> Vec<String> {
        paths.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect()
    };
    let policies = names(files("data/policy", "toml")?);
    assert_eq!(policies, names(files("tests/vectors/situations", "json")?));
    assert!(!policies.is_empty());
    Ok(())
}
