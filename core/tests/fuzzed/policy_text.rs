//! Any text in TOML or JSON is a policy or told with places; a policy is the same from the JSON of its edition, and
//! answers.

use banjian::eligibility::{Facts, Policy};
use banjian::report::Faults;

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for read in [Policy::from_toml, Policy::from_json] {
        match read("policy", text) {
            Ok(policy) => same(&policy),
            Err(faults) => told(&faults),
        }
    }
}

fn same(policy: &Policy) {
    let json = serde_json::to_string(policy.edition()).expect("an edition can be written");
    let again = Policy::from_json("edition.json", &json).expect("what was written can be read");
    assert_eq!((again.hash(), again.edition()), (policy.hash(), policy.edition()));
    let asked = policy.determine(&Facts::new());
    assert_eq!(asked, again.determine(&Facts::new()));
    assert!(asked.faults.is_empty(), "facts that were not given are at fault: {asked:?}");
}

fn told(faults: &Faults) {
    assert!(!faults.reports().is_empty());
    for fault in faults.reports() {
        let place = fault.place();
        assert!(place.file.is_some() && place.line.is_some(), "{fault} has no place");
        let told = fault.to_string();
        assert!(told.len() < 4_000 && !told.contains(char::is_control), "long or dirty input is repeated");
    }
}
