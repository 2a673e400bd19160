//! How many questions an applicant is asked, one after the other, until the policy says what it says of everything that
//! the situation tells. The counts stand in `core/docs/policy.md`; `BANJIAN_BLESS=1 cargo test --test situations`
//! writes them anew.

use std::error::Error;
use std::fmt::Write as _;

use banjian::eligibility::{Determination, Facts, Outcome, Policy};

use super::{Situation, files, policy};

const BEGIN: &str = "<!-- questions: written by the tests -->";
const END: &str = "<!-- end of the questions -->";

/// Asks until nothing is open that the situation can tell: the facts that were asked for, and the answer.
fn asked(policy: &Policy, situation: &Situation) -> (Vec<String>, Determination) {
    let (mut known, mut asked) = (Facts::new(), Vec::new());
    loop {
        let answer = policy.determine(&known);
        // Who cannot tell is asked for something else that is missing.
        let best = answer.next_question.as_ref().map(|question| question.fact.clone());
        let next = best.into_iter().chain(answer.missing.iter().cloned()).find(|fact| !asked.contains(fact));
        let Some(fact) = next else { return (asked, answer) };
        if let Some(given) = situation.facts.given(&fact) {
            known.set(fact.clone(), given.clone());
        }
        asked.push(fact);
    }
}

/// The row of a policy: its facts, its situations, the mean and the most questions.
fn row(code: &str, policy: &Policy, situations: &[Situation]) -> String {
    let facts = policy.edition().facts.len();
    let mut counts = Vec::new();
    for situation in situations {
        let whole = policy.determine(&situation.facts);
        let (asked, answer) = asked(policy, situation);
        let told = &situation.told.en;
        // What is wrong with a fact that decides nothing is not found, as nobody asks for it.
        let is_unasked = whole.faults.iter().all(|fault| {
            let fact = fault.place().path.as_deref().unwrap_or_default();
            !asked.iter().any(|asked| asked == fact)
        });
        if whole.outcome == Outcome::InvalidFacts && is_unasked {
            continue;
        }
        assert_eq!(answer.outcome, whole.outcome, "{code}: {told}: {asked:?}");
        assert_eq!(
            answer.values.iter().map(|granted| (&granted.name, &granted.value)).collect::<Vec<_>>(),
            whole.values.iter().map(|granted| (&granted.name, &granted.value)).collect::<Vec<_>>(),
            "{code}: {told}"
        );
        assert!(asked.len() <= facts, "{code}: {told}");
        counts.push(asked.len());
    }
    let (sum, most) = (counts.iter().sum::<usize>(), counts.iter().max().copied().unwrap_or_default());
    // Tenths, rounded half up.
    let tenths = (sum * 20 + counts.len()) / (counts.len() * 2).max(1);
    format!("| `{code}` | {facts} | {} | {}.{} | {most} |\n", counts.len(), tenths / 10, tenths % 10)
}

#[test]
fn asking_one_by_one_ends_as_the_whole_situation_does_and_the_document_says_after_how_many()
-> Result<(), Box<dyn Error>> {
    let mut table = String::from(
        "\n| policy | facts | situations | questions on average | at most |\n|---|---:|---:|---:|---:|\n",
    );
    for path in files("tests/vectors/situations", "json")? {
        let code = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name in UTF-8")?;
        let situations: Vec<Situation> = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        write!(table, "{}", row(code, &policy(code)?, &situations))?;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/policy.md");
    let document = std::fs::read_to_string(path)?;
    let (before, rest) = document.split_once(BEGIN).ok_or("no place for the questions")?;
    let (_, after) = rest.split_once(END).ok_or("no end of the questions")?;
    let made = format!("{before}{BEGIN}{table}{END}{after}");
    if std::env::var_os("BANJIAN_BLESS").is_some() {
        std::fs::write(path, &made)?;
        return Ok(());
    }
    assert!(document == made, "core/docs/policy.md is stale; write it with BANJIAN_BLESS=1");
    Ok(())
}
