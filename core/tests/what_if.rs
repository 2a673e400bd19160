//! Two editions of a policy over the same people: who gains, who loses, by which clause.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use banjian::eligibility::{Facts, Outcome, Policy, what_if};

const POLICY: &str = include_str!("vectors/policy.toml");

fn people() -> Vec<Facts> {
    (0..=40_i64)
        .map(|years| {
            Facts::new().with("application_date", "2026-03-01").with("contribution_months", years * 6)
        })
        .collect()
}

fn edition(from: &str, to: &str) -> Policy {
    assert!(POLICY.contains(from));
    Policy::from_toml("policy.toml", &POLICY.replace(from, to)).unwrap()
}

#[test]
fn nothing_changes_between_an_edition_and_itself() {
    let policy = Policy::from_toml("policy.toml", POLICY).unwrap();
    let found = what_if(&policy, &policy, &people());
    assert_eq!((found.people, found.gains, found.loses), (41, 0, 0));
    assert!(found.changed.is_empty() && found.clauses.is_empty() && found.values.is_empty());
    assert_eq!(found.before, found.after);
    assert_eq!(found.outcomes.iter().map(|pair| pair.people).sum::<u64>(), 41);
}

#[test]
fn a_higher_bar_is_a_loss_by_its_clause_and_the_way_back_a_gain() {
    let before = edition("contribution_months >= 12", "contribution_months >= 12");
    let after = edition("contribution_months >= 12", "contribution_months >= 24");
    // 12 and 18 months were enough, and are no more.
    let found = what_if(&before, &after, &people());
    assert_eq!((found.gains, found.loses), (0, 2));
    let [clause] = found.clauses.as_slice() else { panic!("{:?}", found.clauses) };
    assert_eq!((clause.condition.as_str(), clause.gains, clause.loses), ("paid_long_enough", 0, 2));
    let persons: Vec<u64> = found.changed.iter().map(|changed| changed.person).collect();
    assert_eq!(persons, [2, 3]);
    assert_eq!(found.changed[0].before, Outcome::Eligible);
    assert_eq!(found.changed[0].after, Outcome::Ineligible);
    assert_eq!(found.changed[0].because, ["paid_long_enough"]);

    let back = what_if(&after, &before, &people());
    assert_eq!((back.gains, back.loses), (2, 0));
    assert_eq!(back.clauses[0].gains, 2);
}

#[test]
fn a_changed_value_is_counted_for_those_who_are_eligible_under_both() {
    let before = edition("then = \"18\"", "then = \"18\"");
    let after = edition("then = \"18\"", "then = \"15\"");
    let found = what_if(&before, &after, &people());
    assert_eq!((found.gains, found.loses), (0, 0));
    let [value] = found.values.as_slice() else { panic!("{:?}", found.values) };
    // 60 to 114 months, by sixes.
    assert_eq!((value.name.as_str(), value.less, value.more, value.other), ("duration_months", 10, 0, 0));
    assert_eq!(found.changed.len(), 10);
    assert_eq!(
        serde_json::to_vec(&found).unwrap(),
        serde_json::to_vec(&what_if(&before, &after, &people())).unwrap()
    );
}

#[test]
fn a_fact_of_one_edition_alone_is_not_shown_to_the_other() {
    let before = Policy::from_toml("policy.toml", POLICY).unwrap();
    let after = edition("contribution_months", "months_paid");
    let people: Vec<Facts> = people().into_iter().map(|facts| facts.with("months_paid", 120_i64)).collect();
    let found = what_if(&before, &after, &people);
    assert_eq!(found.people, 41);
    assert_eq!(found.gains, 2);
}
