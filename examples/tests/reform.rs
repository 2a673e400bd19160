//! The reform: its figures, and the picture that the README shows.
#![expect(clippy::disallowed_methods, reason = "a bless run writes the picture")]

use banjian::eligibility::{Outcome, WhatIf};
use banjian_examples::reform::picture::picture;
use banjian_examples::reform::{SHOWN, grouped, tried};

fn people(found: &WhatIf, before: Outcome, after: Outcome) -> u64 {
    let pair = found.outcomes.iter().find(|pair| (pair.before, pair.after) == (before, after));
    pair.map_or(0, |pair| pair.people)
}

#[test]
fn everyone_is_counted_once_and_each_clause_by_those_it_decides_for() {
    let (_, found) = tried(SHOWN.0, SHOWN.1).unwrap();
    let clauses: Vec<_> =
        found.clauses.iter().map(|clause| (clause.condition.as_str(), clause.gains, clause.loses)).collect();
    assert_eq!(
        clauses,
        [
            ("insured_long_enough", 0, 1_083),
            ("within_the_year", 0, 374),
            ("in_time", 389, 0),
            ("right_level", 431, 0),
        ]
    );
    let [value] = found.values.as_slice() else { panic!("{:?}", found.values) };
    assert_eq!((value.name.as_str(), value.more, value.less), ("amount", 1_132, 0));
    let (yes, no) = (Outcome::Eligible, Outcome::Ineligible);
    let counted = [(yes, yes), (no, yes), (yes, no), (no, no)].map(|(was, is)| people(&found, was, is));
    assert_eq!(counted, [3_816, 782, 1_382, 4_020]);
    assert_eq!((found.gains, found.loses, found.people), (counted[1], counted[2], counted.iter().sum()));
    // Whoever gains or loses does so by at least one clause.
    let by_clauses: u64 = clauses.iter().map(|(_, gains, loses)| gains + loses).sum();
    assert!(by_clauses >= found.gains + found.loses);
    for changed in found.changed.iter().filter(|changed| changed.before != changed.after) {
        assert!(!changed.because.is_empty(), "{changed:?}");
    }
}

#[test]
fn the_picture_shows_each_figure_and_the_readme_the_picture() {
    let (name, found) = tried(SHOWN.0, SHOWN.1).unwrap();
    let drawn = picture(&name, &found);
    for clause in &found.clauses {
        let figure = if clause.gains > 0 {
            format!("+{}", grouped(clause.gains))
        } else {
            format!("\u{2212}{}", grouped(clause.loses))
        };
        for words in [&figure, &clause.title.zh, &clause.title.en, &clause.source] {
            assert!(drawn.contains(words.as_str()), "{words}");
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/what-if.svg");
    if std::env::var("BANJIAN_BLESS").is_ok() {
        std::fs::write(path, &drawn).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == drawn, "examples/what-if.svg is stale; write it with BANJIAN_BLESS=1");
}

#[test]
fn the_same_seed_is_the_same_reform_and_another_seed_another() {
    let bytes = |seed| {
        let (name, found) = tried(seed, 300).unwrap();
        picture(&name, &found)
    };
    assert_eq!(bytes(1), bytes(1));
    assert_ne!(bytes(1), bytes(2));
}
