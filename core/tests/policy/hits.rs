//! Random tables of every hit policy against what the standard says of them, rule by rule, by the naive evaluator: what
//! is accepted answers so for every value of the facts and never otherwise with some of them unknown; what is refused
//! has the gap or the overlap that was told.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Value, evaluate};
use banjian::eligibility::{Facts, Given, Outcome, Policy};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::small::{granted, text};

/// The facts of the tables.
const FACTS: [&str; 4] = ["n", "w", "spouse", "b"];

/// How many values each has: whole numbers from -3, tenths from -1.5, texts and none, truths.
const COUNTS: [usize; 4] = [7, 31, 3, 2];

/// The values that are tried together: the ends, the halves and what lies about nought.
const TRIED: [&[usize]; 4] = [&[0, 2, 3, 4, 6], &[0, 10, 15, 20, 25], &[0, 1, 2], &[0, 1]];

/// A fact's value by its position, as FEEL has it.
fn written(fact: usize, at: usize) -> String {
    match fact {
        0 => (i64::try_from(at).unwrap() - 3).to_string(),
        1 => format!("({} / 10)", i64::try_from(at).unwrap() - 15),
        2 => ["\"low\"", "\"high\"", "null"][at].into(),
        _ => (at == 1).to_string(),
    }
}

#[derive(Debug, Clone)]
struct Table {
    hit: &'static str,
    inputs: Vec<usize>,
    rules: Vec<(Vec<String>, String)>,
    otherwise: Option<String>,
}

/// A value of every fact, by its position.
type Whole = [usize; 4];

/// A fact's value by its position, or unknown.
type Partial = [Option<usize>; 4];

/// What texts come to, each computed once for the facts that it reads, as the evaluator takes its time.
struct Language(BTreeMap<(String, Whole), Value>);

static LANGUAGE: Mutex<Language> = Mutex::new(Language(BTreeMap::new()));

impl Language {
    fn of(&mut self, text: &str, whole: &Whole) -> Value {
        let mut read = *whole;
        for (at, _) in FACTS.iter().enumerate().filter(|(_, name)| !text.contains(**name)) {
            read[at] = 0;
        }
        let compute = || {
            let context = FACTS.iter().enumerate().map(|(at, name)| (*name, value(at, read[at])));
            evaluate(text, &context.collect()).unwrap_or_else(|faults| panic!("{text}: {faults}")).value
        };
        self.0.entry((text.to_owned(), read)).or_insert_with(compute).clone()
    }
}

/// A fact's value by its position.
fn value(fact: usize, at: usize) -> Value {
    static VALUES: LazyLock<Vec<Vec<Value>>> = LazyLock::new(|| {
        let of = |fact: usize, at| evaluate(&written(fact, at), &Context::new()).unwrap().value;
        (0..4).map(|fact| (0..COUNTS[fact]).map(|at| of(fact, at)).collect()).collect()
    });
    VALUES[fact][at].clone()
}

impl Table {
    fn text(&self) -> String {
        let quoted =
            |texts: &[String]| texts.iter().map(|text| format!("'{text}'")).collect::<Vec<_>>().join(", ");
        let inputs: Vec<String> = self.inputs.iter().map(|at| FACTS[*at].to_owned()).collect();
        let rules = self
            .rules
            .iter()
            .map(|(when, then)| format!("  {{ when = [{}], then = '{then}' }},\n", quoted(when)));
        let rules: String = rules.collect();
        let otherwise =
            self.otherwise.as_ref().map_or(String::new(), |text| format!("\notherwise = '{text}'"));
        text(&format!("hit = '{}'\ninputs = [{}]\nrules = [\n{rules}]{otherwise}", self.hit, quoted(&inputs)))
    }

    /// The positions of the rules that match.
    fn matching(&self, language: &mut Language, whole: &Whole) -> Vec<usize> {
        let mut matches = |(when, _): &(Vec<String>, String)| {
            let mut cells = self.inputs.iter().zip(when);
            cells.all(|(at, cell)| {
                let name = FACTS[*at];
                // Around a whole cell `not` turns its tests; within `in` it would be the function.
                let test = match cell.strip_prefix("not(").and_then(|tests| tests.strip_suffix(')')) {
                    Some(tests) => format!("not({name} in ({tests}))"),
                    None => format!("{name} in ({cell})"),
                };
                cell == "-" || language.of(&test, whole) == Value::Boolean(true)
            })
        };
        (0..self.rules.len()).filter(|at| matches(&self.rules[*at])).collect()
    }

    /// What the table answers by the letter; nothing where it has no answer, or several.
    fn answer(&self, language: &mut Language, whole: &Whole) -> Option<Value> {
        let matching = self.matching(language, whole);
        let texts: Vec<&str> = matching.iter().map(|at| self.rules[*at].1.as_str()).collect();
        let text = match (self.hit, texts.as_slice()) {
            ("sum" | "count", []) => self.otherwise.clone().unwrap_or_else(|| "0".into()),
            (_, []) => self.otherwise.clone()?,
            ("unique", [one]) | ("first", [one, ..]) => (*one).to_owned(),
            ("unique", _) => return None,
            ("any", [first, rest @ ..]) => {
                let held = language.of(first, whole);
                let same = rest.iter().all(|text| language.of(text, whole) == held);
                same.then(|| (*first).to_owned())?
            }
            // The text of an answer stands for it: which is written first.
            ("priority", all) => {
                let rank = |text: &&&str| self.rules.iter().position(|(_, then)| then == **text);
                (*all.iter().min_by_key(rank)?).to_owned()
            }
            (function, all) => format!("{function}([{}])", all.join(", ")),
        };
        Some(language.of(&text, whole))
    }
}

fn given(value: Value) -> Given {
    match value {
        Value::Boolean(truth) => Given::Boolean(truth),
        Value::Number(number) => Given::Number(number),
        Value::Text(text) => Given::Text((*text).into()),
        Value::Null => Given::None,
        other => panic!("{other:?}"),
    }
}

fn facts(partial: &Partial) -> Facts {
    let mut facts = Facts::new();
    for (at, name) in FACTS.iter().enumerate() {
        if let Some(value) = partial[at] {
            facts.set(*name, given(self::value(at, value)));
        }
    }
    facts
}

/// Every row of some values of each fact.
fn rows(values: &[Vec<usize>; 4]) -> Vec<Whole> {
    let mut found = vec![[0; 4]];
    for (at, values) in values.iter().enumerate() {
        let each = |whole: Whole| {
            values.iter().map(move |one| {
                let mut whole = whole;
                whole[at] = *one;
                whole
            })
        };
        found = found.into_iter().flat_map(each).collect();
    }
    found
}

/// Completions of partly known facts.
fn completions(partial: &Partial) -> Vec<Whole> {
    rows(&[0, 1, 2, 3].map(|at| partial[at].map_or_else(|| TRIED[at].to_vec(), |one| vec![one])))
}

fn cell(fact: usize) -> BoxedStrategy<String> {
    let dash = Just("-".to_owned());
    let number = |decimals: &'static [&'static str]| {
        let at = || proptest::sample::select(decimals);
        let sign = || proptest::sample::select(&["<", "<=", ">", ">=", "=", "!="][..]);
        prop_oneof![
            2 => (sign(), at()).prop_map(|(sign, at)| format!("{sign} {at}")),
            1 => (at(), at(), any::<[bool; 2]>()).prop_map(|(a, b, [low, high])| {
                format!("{}{a}..{b}{}", if low { "[" } else { "(" }, if high { "]" } else { ")" })
            }),
            1 => (at(), at()).prop_map(|(a, b)| format!("{a}, {b}")),
            1 => (at(), at()).prop_map(|(a, b)| format!("not({a}, > {b})")),
            1 => (at(), at()).prop_map(|(a, b)| format!("? * 2 > {a} and ? < {b}")),
        ]
    };
    let cell = match fact {
        0 => number(&["-3", "-1", "0", "1", "3", "0.5", "-1.5"]).boxed(),
        1 => number(&["-1.5", "-0.5", "0", "1", "0.25", "2"]).boxed(),
        2 => proptest::sample::select(
            &[
                "\"low\"",
                "\"high\"",
                "null",
                "\"low\", null",
                "not(\"low\")",
                "not(null)",
                "!= \"high\"",
                "\"low\", \"high\"",
            ][..],
        )
        .prop_map(str::to_owned)
        .boxed(),
        _ => proptest::sample::select(&["true", "false", "not(true)", "true, false"][..])
            .prop_map(str::to_owned)
            .boxed(),
    };
    prop_oneof![1 => dash, 3 => cell].boxed()
}

fn table() -> impl Strategy<Value = Table> {
    let hit =
        proptest::sample::select(&["unique", "any", "first", "priority", "sum", "count", "min", "max"][..]);
    let inputs = proptest::sample::subsequence(vec![0, 1, 2, 3], 1..=2);
    (hit, inputs).prop_flat_map(|(hit, inputs)| {
        let numbers = ["1", "2", "0.1", "-1", "n", "w", "n * w", "n + 1"];
        let answers = match hit {
            "sum" | "count" | "min" | "max" => numbers.to_vec(),
            _ => [numbers.as_slice(), &["null", "if b then n else null"]].concat(),
        };
        let then = || proptest::sample::select(answers.clone()).prop_map(str::to_owned);
        let when = inputs.iter().map(|at| cell(*at)).collect::<Vec<_>>();
        let rules = proptest::collection::vec((when, then()), 1..5);
        (Just(hit), Just(inputs), rules, proptest::option::weighted(0.6, then()))
            .prop_map(|(hit, inputs, rules, otherwise)| Table { hit, inputs, rules, otherwise })
    })
}

fn partial() -> impl Strategy<Value = Partial> {
    TRIED.map(|values| prop_oneof![Just(None), proptest::sample::select(values).prop_map(Some)])
}

/// The values of the columns of a row, as a report shows them.
fn example(table: &Table, whole: &Whole) -> String {
    let shown = table.inputs.iter().map(|at| match value(*at, whole[*at]) {
        Value::Text(text) => format!("\"{text}\""),
        Value::Null => "null".into(),
        Value::Number(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        other => panic!("{other:?}"),
    });
    shown.collect::<Vec<_>>().join(", ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(11), ..ProptestConfig::default() })]

    #[test]
    fn a_table_answers_by_the_letter_or_is_refused_with_a_true_example(table in table(), partial in partial()) {
        let mut language = LANGUAGE.lock().unwrap();
        match Policy::from_toml("aid.toml", &table.text()) {
            Ok(policy) => {
                let here = policy.determine(&facts(&partial));
                prop_assert!(here.faults.is_empty());
                for whole in completions(&partial) {
                    let expected = table.answer(&mut language, &whole).map(given);
                    prop_assert!(expected.is_some(), "no answer for {:?}", whole);
                    let answer = policy.determine(&facts(&whole.map(Some)));
                    prop_assert_eq!(answer.outcome, Outcome::Eligible);
                    prop_assert_eq!(granted(&answer), expected.clone(), "{:?}", whole);
                    if here.outcome == Outcome::Eligible {
                        prop_assert_eq!(granted(&here), expected, "known too early, for {:?}", whole);
                    }
                }
            }
            Err(faults) => {
                // Every value of the columns.
                let rows = rows(&[0, 1, 2, 3].map(|at| if table.inputs.contains(&at) { (0..COUNTS[at]).collect() } else { vec![0] }));
                let matching: Vec<Vec<usize>> = rows.iter().map(|row| table.matching(&mut language, row)).collect();
                for fault in faults.reports() {
                    let words = fault.message(banjian::text::Language::English);
                    let shown = words.rsplit(" for ").next().unwrap();
                    let at = rows.iter().position(|row| example(&table, row) == shown);
                    match fault.code().as_str() {
                        "policy-table-gap" => {
                            let at = at.unwrap();
                            prop_assert!(matching[at].is_empty(), "{} has a rule", shown);
                        }
                        "policy-table-overlap" => {
                            let at = at.unwrap();
                            prop_assert!(matching[at].len() > 1, "{} has one rule", shown);
                            prop_assert!(["unique", "any"].contains(&table.hit));
                        }
                        "policy-table-unreached" => {
                            let rule = words.split(' ').nth(1).unwrap().parse::<usize>().unwrap() - 1;
                            let answers = |all: &Vec<usize>| if table.hit == "first" { all.first() == Some(&rule) } else { all.contains(&rule) };
                            prop_assert!(!matching.iter().any(answers), "rule {} answers", rule + 1);
                        }
                        // A cell that reads more than its column; the only other faults of these tables.
                        "policy-table-unproven" => {
                            prop_assert!(table.rules.iter().flat_map(|(when, _)| when).any(|cell| cell.contains('?')));
                        }
                        "policy-only-null" => {}
                        "policy-may-be-none" => prop_assert!(table.inputs.contains(&2)),
                        other => prop_assert!(false, "{}: {}", other, words),
                    }
                }
            }
        }
    }
}
