//! Random tables of every hit policy against what the standard says of them, rule by rule, by the naive evaluator: what
//! is accepted answers so for every value of the facts and never otherwise with some of them unknown; what is refused
//! has the gap or the overlap that was told.

use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Value, evaluate};
use banjian::eligibility::{Facts, Given, Outcome, Policy};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::small::{granted, text};

/// The facts of the tables, and what each may be, as FEEL has it.
const FACTS: [(&str, &[&str]); 4] = [
    ("n", &["-3", "-2", "-1", "0", "1", "2", "3"]),
    ("w", &["-1.5", "-1", "-0.5", "0", "0.5", "1", "1.5"]),
    ("spouse", &["\"low\"", "\"high\"", "null"]),
    ("b", &["true", "false"]),
];

/// The finest steps of `w` are tenths; the tests cut at halves and quarters.
const TENTHS: std::ops::RangeInclusive<i64> = -15..=15;

#[derive(Debug, Clone)]
struct Table {
    hit: &'static str,
    inputs: Vec<usize>,
    rules: Vec<(Vec<String>, String)>,
    otherwise: Option<String>,
}

/// A fact's value by its position, or unknown.
type Partial = [Option<usize>; 4];

impl Table {
    fn text(&self) -> String {
        let quoted =
            |texts: &[String]| texts.iter().map(|text| format!("'{text}'")).collect::<Vec<_>>().join(", ");
        let inputs: Vec<String> = self.inputs.iter().map(|at| FACTS[*at].0.to_owned()).collect();
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
    fn matching(&self, context: &Context) -> Vec<usize> {
        let matches = |(when, _): &(Vec<String>, String)| {
            self.inputs.iter().zip(when).all(|(at, cell)| {
                cell == "-"
                    || language(&format!("{} in ({cell})", FACTS[*at].0), context) == Value::Boolean(true)
            })
        };
        (0..self.rules.len()).filter(|at| matches(&self.rules[*at])).collect()
    }

    /// What the table answers by the letter; nothing where it has no answer, or several.
    fn answer(&self, context: &Context) -> Option<Value> {
        let matching = self.matching(context);
        let of = |at: &usize| language(&self.rules[*at].1, context);
        let otherwise = || self.otherwise.as_ref().map(|text| language(text, context));
        let joined = |function: &str| {
            let all: Vec<String> = matching.iter().map(|at| self.rules[*at].1.clone()).collect();
            Some(language(&format!("{function}([{}])", all.join(", ")), context))
        };
        match (self.hit, matching.as_slice()) {
            ("sum" | "count", []) => Some(otherwise().unwrap_or_else(|| language("0", context))),
            (_, []) => otherwise(),
            ("unique", [one]) | ("first", [one, ..]) => Some(of(one)),
            ("unique", _) => None,
            ("any", [first, rest @ ..]) => rest.iter().all(|at| of(at) == of(first)).then(|| of(first)),
            // The text of an answer stands for it: which is written first.
            ("priority", all) => {
                let rank = |at: &&usize| self.rules.iter().position(|(_, then)| then == &self.rules[**at].1);
                all.iter().min_by_key(rank).map(of)
            }
            ("sum", _) => joined("sum"),
            ("count", _) => joined("count"),
            ("min", _) => joined("min"),
            ("max", _) => joined("max"),
            (hit, _) => unreachable!("{hit}"),
        }
    }
}

fn language(text: &str, context: &Context) -> Value {
    evaluate(text, context).unwrap_or_else(|faults| panic!("{text}: {faults}")).value
}

fn context(whole: &[usize; 4]) -> Context {
    let mut context = Context::new();
    for ((name, values), at) in FACTS.iter().zip(whole) {
        context.set(*name, language(values[*at], &Context::new()));
    }
    context
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
    for ((name, values), at) in FACTS.iter().zip(partial) {
        if let Some(at) = at {
            facts.set(*name, given(language(values[*at], &Context::new())));
        }
    }
    facts
}

/// Every completion of partly known facts, only of those that the table reads.
fn completions(partial: &Partial) -> Vec<[usize; 4]> {
    let mut found = vec![[0; 4]];
    for (at, (_, values)) in FACTS.iter().enumerate() {
        let all: Vec<usize> = partial[at].map_or_else(|| (0..values.len()).collect(), |one| vec![one]);
        let each = |whole: [usize; 4]| {
            all.iter().map(move |one| {
                let mut whole = whole;
                whole[at] = *one;
                whole
            })
        };
        found = found.into_iter().flat_map(each).collect();
    }
    found
}

fn cell(fact: usize) -> BoxedStrategy<String> {
    let any = Just("-".to_owned());
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
    prop_oneof![1 => any, 3 => cell].boxed()
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
    FACTS.map(|(_, values)| prop_oneof![Just(None), (0..values.len()).prop_map(Some)])
}

/// Every whole row of facts, `w` in tenths, as the check sees it.
fn rows(table: &Table) -> Vec<Context> {
    let mut found = Vec::new();
    for whole in completions(&[None; 4]) {
        // Only what the table reads has to vary.
        if (0..4).any(|at| !table.inputs.contains(&at) && whole[at] != 0) {
            continue;
        }
        if !table.inputs.contains(&1) {
            found.push(context(&whole));
        } else if whole[1] == 0 {
            for tenth in TENTHS {
                let mut row = context(&whole);
                row.set("w", language(&format!("{tenth} / 10"), &Context::new()));
                found.push(row);
            }
        }
    }
    found
}

fn example(table: &Table, row: &Context) -> String {
    let shown = table.inputs.iter().map(|at| match row.get(FACTS[*at].0) {
        Some(Value::Text(text)) => format!("\"{text}\""),
        Some(Value::Null) | None => "null".into(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Boolean(truth)) => truth.to_string(),
        other => panic!("{other:?}"),
    });
    shown.collect::<Vec<_>>().join(", ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, rng_seed: RngSeed::Fixed(11), ..ProptestConfig::default() })]

    #[test]
    fn a_table_answers_by_the_letter_or_is_refused_with_a_true_example(table in table(), partial in partial()) {
        match Policy::from_toml("aid.toml", &table.text()) {
            Ok(policy) => {
                let here = policy.determine(&facts(&partial));
                prop_assert!(here.faults.is_empty());
                for whole in completions(&partial) {
                    let expected = table.answer(&context(&whole)).map(given);
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
                let rows = rows(&table);
                let matching: Vec<Vec<usize>> = rows.iter().map(|row| table.matching(row)).collect();
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
