//! Any text is facts or told so, in a row of a set and for one policy; where both take it, they answer the same.

use std::sync::LazyLock;

use banjian::eligibility::{Facts, Outcome, Policy, Set};

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    Policy::from_toml("facts", include_str!("policy_value.toml")).expect("the facts can be read")
});

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut row = Set::new(std::slice::from_ref(&*POLICY)).expect("one policy").row();
    let read = row.read_json(text);
    row.judge();
    let facts = serde_json::from_str::<Facts>(text);
    if let Err(faults) = &read {
        assert_eq!(row.outcome(0), Outcome::Undetermined, "{faults}: facts are left in the row");
        for fault in faults.reports() {
            let told = fault.to_string();
            assert!(
                told.len() < 4_000 && !told.contains(char::is_control),
                "long or dirty input is repeated"
            );
        }
    }
    let Ok(facts) = facts else { return };
    let answer = POLICY.determine(&facts);
    // What no policy of a set knows is passed over; of one policy it is a fault.
    let is_known = answer.faults.iter().all(|fault| fault.code().as_str() != "fact-undeclared");
    if read.is_ok() && is_known {
        assert_eq!(row.outcome(0), answer.outcome, "{text}: {answer:?}");
    }
}
