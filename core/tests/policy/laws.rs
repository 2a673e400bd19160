//! Never a wrong yes, never a wrong no; nothing that matters is left out of what is missing; asking on settles it;
//! and the compiled policy says what the language itself says.

use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Value, evaluate};
use banjian::eligibility::set::GrantId;
use banjian::eligibility::{Cell, Determination, Facts, Given, Outcome, Policy, Row, Set};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::random::{FACTS, Random, STEPS, cell, given, policy, value};

/// What is told of one completion: the outcome, and of a yes the values.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    outcome: Outcome,
    values: [Option<Cell>; 2],
}

/// A fact's value by its position, or unknown.
type Partial = [Option<usize>; 6];

struct Judge {
    set: Set,
    row: Row,
    grants: [GrantId; 2],
}

impl Judge {
    fn new(policy: &Policy) -> Self {
        let set = Set::new(std::slice::from_ref(policy)).unwrap();
        let grants = ["amount", "band"].map(|name| set.grant("aid", name).unwrap());
        Self { row: set.row(), set, grants }
    }

    fn told(&mut self, facts: &Partial) -> Told {
        for (at, (name, _)) in FACTS.iter().enumerate() {
            let cell = facts[at].map_or(Cell::Unknown, |value| cell(&self.set, at, value));
            self.row.set(self.set.fact(name).unwrap(), cell);
        }
        self.row.judge();
        Told { outcome: self.row.outcome(0), values: self.grants.map(|grant| self.row.value(grant)) }
    }
}

fn facts(partial: &Partial) -> Facts {
    let mut facts = Facts::new();
    for (at, (name, _)) in FACTS.iter().enumerate() {
        if let Some(value) = partial[at] {
            facts.set(*name, given(at, value));
        }
    }
    facts
}

/// Every completion of partly known facts.
fn completions(partial: &Partial) -> Vec<Partial> {
    let mut found = vec![*partial];
    for (at, (_, count)) in FACTS.iter().enumerate() {
        if partial[at].is_none() {
            let each = |facts: Partial| {
                (0..*count).map(move |value| {
                    let mut facts = facts;
                    facts[at] = Some(value);
                    facts
                })
            };
            found = found.into_iter().flat_map(each).collect();
        }
    }
    found
}

fn partial() -> impl Strategy<Value = Partial> {
    let fact = |count: usize| prop_oneof![1 => Just(None), 1 => (0..count).prop_map(Some)];
    FACTS.map(|(_, count)| fact(count))
}

fn number(answer: &Determination, name: &str) -> Option<i64> {
    let granted = answer.values.iter().find(|granted| granted.name == name)?;
    match &granted.value {
        Given::Number(number) => number.whole(),
        other => panic!("{other:?}"),
    }
}

fn whole(cell: Option<Cell>) -> Option<i64> {
    match cell {
        Some(Cell::Whole(whole)) => Some(whole),
        None => None,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn what_is_known_stays_and_what_matters_is_missing(random in policy(), partial in partial()) {
        let policy = random.policy();
        let mut judge = Judge::new(&policy);
        let answer = policy.determine(&facts(&partial));
        let here = judge.told(&partial);
        // A row of a set says what the policy says.
        prop_assert_eq!(here.outcome, answer.outcome);
        for (name, value) in ["amount", "band"].iter().zip(here.values) {
            prop_assert_eq!(whole(value), number(&answer, name));
        }

        let all = completions(&partial);
        let told: Vec<Told> = all.iter().map(|facts| judge.told(facts)).collect();
        for (facts, told) in all.iter().zip(&told) {
            prop_assert_ne!(told.outcome, Outcome::Undetermined, "{:?}", facts);
            if here.outcome != Outcome::Undetermined {
                prop_assert_eq!(here.outcome, told.outcome, "a wrong answer for {:?}", facts);
                for (early, late) in here.values.iter().zip(&told.values) {
                    prop_assert!(early.is_none() || early == late, "a wrong value for {:?}", facts);
                }
            }
        }

        // A fact matters where two completions differ in it alone, and in what is told.
        let mut matters = Vec::new();
        for (at, (name, _)) in FACTS.iter().enumerate().filter(|(at, _)| partial[*at].is_none()) {
            let first = |facts: &Partial| {
                let mut facts = *facts;
                facts[at] = Some(0);
                all.iter().position(|other| *other == facts).unwrap()
            };
            if all.iter().zip(&told).any(|(facts, found)| told[first(facts)] != *found) {
                matters.push((*name).to_owned());
            }
        }
        for name in &matters {
            prop_assert!(answer.missing.contains(name), "{} matters, missing are {:?}", name, answer.missing);
        }
        if !answer.may_include_more {
            prop_assert_eq!(&answer.missing, &matters);
        }
        prop_assert_eq!(answer.next_question.is_some(), !answer.missing.is_empty());
        prop_assert!(answer.outcome != Outcome::Undetermined || !answer.missing.is_empty());
    }

    #[test]
    fn asking_on_settles_it(random in policy(), whole in FACTS.map(|(_, count)| 0..count)) {
        let policy = random.policy();
        let mut known: Partial = [None; 6];
        for _ in 0..=FACTS.len() {
            let answer = policy.determine(&facts(&known));
            let Some(question) = answer.next_question else {
                prop_assert_ne!(answer.outcome, Outcome::Undetermined);
                return Ok(());
            };
            let at = FACTS.iter().position(|(name, _)| *name == question.fact).unwrap();
            prop_assert!(known[at].is_none(), "{} is asked twice", question.fact);
            known[at] = Some(whole[at]);
        }
        prop_assert!(false, "more questions than facts");
    }

    #[test]
    fn the_compiled_policy_says_what_the_language_says(random in policy(), whole in FACTS.map(|(_, count)| 0..count)) {
        let policy = random.policy();
        let mut context = Context::new();
        for (at, (name, _)) in FACTS.iter().enumerate() {
            context.set(*name, value(at, whole[at]));
        }
        let language = |text: &str, context: &Context| evaluate(text, context).unwrap().value;
        for (name, text) in STEPS {
            context.set(name, language(text, &context));
        }
        let conditions = [&random.first, &random.second].map(|text| language(text, &context));
        let answer = policy.determine(&facts(&whole.map(Some)));
        for reason in &answer.reasons {
            let expected = &conditions[usize::from(reason.condition == "second")];
            prop_assert_eq!(reason.holds.map(Value::Boolean), Some(expected.clone()), "{}", reason.condition);
        }
        for (name, value) in ["first", "second"].iter().zip(conditions) {
            context.set(*name, value);
        }
        let verdict = language(random.verdict, &context);
        prop_assert_eq!(Value::Boolean(answer.outcome == Outcome::Eligible), verdict);
        if answer.outcome == Outcome::Eligible {
            let amount = Value::Number(number(&answer, "amount").unwrap().into());
            prop_assert_eq!(amount, language(&random.amount, &context));
        }
    }

    #[test]
    fn the_facts_of_the_reasons_alone_settle_it_alike(random in policy(), whole in FACTS.map(|(_, count)| 0..count)) {
        let policy = random.policy();
        let answer = policy.determine(&facts(&whole.map(Some)));
        let mut known = Facts::new();
        let of_values = answer.values.iter().flat_map(|granted| &granted.facts);
        for fact in answer.reasons.iter().flat_map(|reason| &reason.facts).chain(of_values) {
            known.set(fact.name.clone(), fact.value.clone());
        }
        // What the verdict reads beside its conditions is `b` or `c`.
        for name in ["b", "c"] {
            if !random.verdict.contains(name) { continue }
            let at = FACTS.iter().position(|(fact, _)| *fact == name).unwrap();
            known.set(name, given(at, whole[at]));
        }
        let again = policy.determine(&known);
        prop_assert_eq!(again.outcome, answer.outcome);
        prop_assert_eq!(
            serde_json::to_vec(&policy.determine(&known)).unwrap(),
            serde_json::to_vec(&again).unwrap()
        );
    }
}

#[test]
fn a_random_policy_can_be_read() {
    let random = Random {
        first: "b".into(),
        second: "n > 1".into(),
        verdict: "first and second",
        amount: "if c then n * 3 else 1".into(),
        bands: ["0".into(), "2".into()],
    };
    assert_eq!(random.policy().determine(&Facts::new()).missing, ["b", "c", "t", "n"]);
}

#[test]
fn a_table_over_days_has_no_gap_between_neighbours() {
    let table = |second: &str| {
        format!(
            "{}\n[[decision]]\nname = \"g\"\nrole = \"grant\"\nhit = \"unique\"\ninputs = [\"d\"]\nrules = [{{ when = ['<= date(\"2024-02-29\")'], then = '1' }}, {{ when = ['{second}'], then = '2' }}]\ntitle = {{ zh = \"\u{9898}\", en = \"title\" }}\nsource = \"test\"\ncertainty = \"default\"\n",
            super::random::HEAD
        )
    };
    Policy::from_toml("aid.toml", &table("> date(\"2024-02-29\")")).unwrap();
    Policy::from_toml("aid.toml", &table(">= date(\"2024-03-01\")")).unwrap();
    let faults = Policy::from_toml("aid.toml", &table("> date(\"2024-03-01\")")).unwrap_err();
    assert!(faults.to_string().contains("no rule answers for 2024-03-01"), "{faults}");
}
