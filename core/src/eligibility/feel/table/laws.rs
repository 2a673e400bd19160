//! Laws of the unknown in tables: an answer that is given while facts are unknown stays, whatever they turn out to be.

use proptest::prelude::*;

use super::super::budget::Budget;
use super::super::eval::{Environment, Evaluator};
use super::super::host::Stop;
use super::super::limits::Limits;
use super::super::scope::Scope;
use super::super::temporal;
use super::super::value::Value;
use super::{Hit, Input, Output, Rule, Table, Written};

const HITS: [Hit; 11] = [
    Hit::Unique,
    Hit::Any,
    Hit::Priority,
    Hit::First,
    Hit::Collect,
    Hit::Sum,
    Hit::Least,
    Hit::Most,
    Hit::Count,
    Hit::RuleOrder,
    Hit::OutputOrder,
];

/// Facts `f0` to `f2`, some unknown.
struct Facts(Vec<Option<Value>>);

impl Environment for Facts {
    fn value(&self, name: &str) -> Option<Result<Value, Stop>> {
        let at: usize = name.strip_prefix('f')?.parse().ok()?;
        Some(self.0.get(at)?.clone().ok_or(Stop::Unknown))
    }
}

fn read(written: &Written) -> Table {
    let scope = Scope::new().with_name("f0").with_name("f1").with_name("f2");
    written.read(&scope, &Limits::default()).unwrap()
}

fn answer(table: &Table, facts: &[Option<Value>]) -> Result<Value, Stop> {
    let facts = Facts(facts.to_vec());
    table.answer(&mut Evaluator::new(&facts, "", Budget::default()))
}

fn number(whole: i64) -> Value {
    Value::Number(whole.into())
}

/// Every value that a fact takes here.
fn domain() -> [Value; 4] {
    [Value::Null, number(0), number(1), number(2)]
}

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(texts).prop_map(str::to_owned)
}

fn perhaps(texts: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    proptest::option::of(one_of(texts))
}

fn written() -> impl Strategy<Value = Written> {
    let input = (one_of(&["f0", "f1", "f0 + f1"]), perhaps(&[">= 0", "null, 0, 1", "<= f2"]));
    let column = (one_of(&["2, 1, 0", "0, 2", "f2, 1, 0"]), perhaps(&["0", "1", "f2"]));
    let tests = one_of(&["-", "0", "1", "> 0", "not(1)", "f2", "[0..f1]", "null", "? = f2"]);
    let gets = one_of(&["0", "0", "1", "2", "f2", "f1 + 1", "null"]);
    let rule = (proptest::collection::vec(tests, 2), proptest::collection::vec(gets, 2));
    let shape = (proptest::sample::select(&HITS[..]), 1..=2_usize, 1..=2_usize, any::<bool>());
    let columns = proptest::collection::vec(column, 2);
    (shape, proptest::collection::vec(input, 2), columns, proptest::collection::vec(rule, 1..4)).prop_map(
        |((hit, width, outputs, listed), inputs, columns, rules)| {
            let ordered = matches!(hit, Hit::Priority | Hit::OutputOrder);
            let outputs =
                if matches!(hit, Hit::Sum | Hit::Least | Hit::Most | Hit::Count) { 1 } else { outputs };
            let input = |(expression, listed)| Input { expression, listed };
            let output = |(place, (values, default)): (usize, (String, Option<String>))| Output {
                name: format!("o{place}"),
                listed: (listed || ordered && place == 0).then_some(values),
                default,
            };
            let rule = |(mut tests, mut gets): (Vec<String>, Vec<String>)| {
                tests.truncate(width);
                gets.truncate(outputs);
                Rule { tests, outputs: gets }
            };
            Written {
                hit,
                inputs: inputs.into_iter().take(width).map(input).collect(),
                outputs: columns.into_iter().take(outputs).enumerate().map(output).collect(),
                rules: rules.into_iter().map(rule).collect(),
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]
    #[test]
    fn a_known_answer_stays(
        written in written(),
        known in proptest::collection::vec(proptest::option::of(0..4_usize), 3),
    ) {
        let table = read(&written);
        let facts: Vec<_> = known.iter().map(|at| at.and_then(|at| domain().get(at).cloned())).collect();
        let Ok(partly) = answer(&table, &facts) else { return Ok(()) };
        for completion in 0..64_usize {
            let whole: Vec<_> = facts
                .iter()
                .zip([completion % 4, completion / 4 % 4, completion / 16])
                .map(|(fact, at)| fact.clone().or_else(|| domain().get(at).cloned()))
                .collect();
            prop_assert_eq!(&answer(&table, &whole), &Ok(partly.clone()), "{:?}", whole);
        }
    }
}

/// A table over `f0`, whose rules are a test and what they get.
fn table(hit: Hit, default: Option<&str>, rules: &[(&str, &str)]) -> Table {
    read(&Written {
        hit,
        inputs: vec![Input { expression: "f0".to_owned(), listed: None }],
        outputs: vec![Output {
            name: "gets".to_owned(),
            listed: matches!(hit, Hit::Priority | Hit::OutputOrder).then(|| "3, 2, 1".to_owned()),
            default: default.map(str::to_owned),
        }],
        rules: rules
            .iter()
            .map(|(test, gets)| Rule { tests: vec![(*test).to_owned()], outputs: vec![(*gets).to_owned()] })
            .collect(),
    })
}

/// A hit policy, a default, rules as [`table`] takes them, and the answer.
type Case<'c> = (Hit, Option<&'c str>, &'c [(&'c str, &'c str)], Result<Value, Stop>);

#[test]
fn what_is_known_although_rules_are_unknown() {
    // The table of the module, row by row: `f0` is unknown, so `-` is sure and every other test is not.
    let unknown = Err(Stop::Unknown);
    let known = |whole| Ok(number(whole));
    let null = Ok(Value::Null);
    let cases: [Case<'_>; 38] = [
        (Hit::First, None, &[("1", "1"), ("-", "1"), ("2", "2")], known(1)),
        (Hit::First, None, &[("1", "2"), ("-", "1")], unknown.clone()),
        (Hit::First, Some("1"), &[("1", "1"), ("2", "1")], known(1)),
        (Hit::First, Some("2"), &[("1", "1"), ("2", "1")], unknown.clone()),
        (Hit::First, None, &[("1", "1")], unknown.clone()),
        (Hit::Unique, None, &[("-", "1"), ("-", "2"), ("1", "3")], null.clone()),
        (Hit::Unique, None, &[("-", "1"), ("1", "1")], unknown.clone()),
        (Hit::Unique, None, &[("-", "null"), ("1", "null")], null.clone()),
        (Hit::Unique, Some("1"), &[("1", "1")], known(1)),
        (Hit::Unique, None, &[("1", "1")], unknown.clone()),
        (Hit::Unique, Some("1"), &[("1", "1"), ("2", "1")], unknown.clone()),
        (Hit::Any, None, &[("-", "1"), ("-", "2"), ("1", "f1")], null.clone()),
        (Hit::Any, None, &[("-", "1"), ("1", "1")], known(1)),
        (Hit::Any, None, &[("-", "1"), ("1", "2")], unknown.clone()),
        (Hit::Any, Some("1"), &[("2", "1"), ("1", "1")], known(1)),
        (Hit::Any, Some("2"), &[("2", "1"), ("1", "1")], unknown.clone()),
        (Hit::Priority, None, &[("1", "1"), ("-", "2")], known(2)),
        (Hit::Priority, None, &[("1", "3"), ("-", "2")], unknown.clone()),
        (Hit::Priority, None, &[("1", "3"), ("-", "3")], known(3)),
        (Hit::Priority, Some("1"), &[("1", "1"), ("2", "1")], known(1)),
        (Hit::Priority, Some("2"), &[("1", "1")], unknown.clone()),
        (Hit::Priority, None, &[("1", "f1"), ("-", "3")], unknown.clone()),
        (Hit::Sum, None, &[("-", "1"), ("1", "0")], known(1)),
        (Hit::Sum, None, &[("-", "1"), ("1", "1")], unknown.clone()),
        (Hit::Sum, None, &[("-", "1"), ("1", "f1")], unknown.clone()),
        (Hit::Sum, None, &[("1", "0")], unknown.clone()),
        // Each is rounded away alone, both together are not.
        (Hit::Sum, None, &[("1", "0.4"), ("2", "0.4"), ("-", "1e33")], unknown.clone()),
        (Hit::Least, None, &[("-", "1"), ("1", "2")], known(1)),
        (Hit::Least, None, &[("-", "2"), ("1", "1")], unknown.clone()),
        (Hit::Least, None, &[("-", "2"), ("1", "\"a\"")], unknown.clone()),
        (Hit::Most, None, &[("-", "2"), ("1", "1")], known(2)),
        (Hit::Most, None, &[("-", "1"), ("1", "2")], unknown.clone()),
        (Hit::Count, None, &[("-", "1"), ("1", "1")], unknown.clone()),
        (Hit::Collect, None, &[("-", "1"), ("1", "1")], unknown.clone()),
        (Hit::RuleOrder, None, &[("-", "1"), ("1", "1")], unknown.clone()),
        (Hit::OutputOrder, None, &[("-", "1"), ("1", "1")], unknown.clone()),
        (Hit::Collect, None, &[("-", "f1")], unknown),
        (Hit::Collect, None, &[("-", "1")], Ok(Value::List(vec![number(1)].into()))),
    ];
    for (hit, default, rules, expected) in cases {
        let found = answer(&table(hit, default, rules), &[None, None, None]);
        assert_eq!(found, expected, "{hit:?} {default:?} {rules:?}");
    }
}

#[test]
fn times_with_and_without_an_offset_have_no_order_to_rely_on() {
    let [local, zoned] = ["@\"11:00:00\"", "@\"10:00:00Z\""];
    let found =
        |unsure| answer(&table(Hit::Least, None, &[("-", zoned), ("1", unsure)]), &[None, None, None]);
    assert_eq!(found(local), Err(Stop::Unknown));
    assert_eq!(found("@\"11:00:00Z\""), Ok(temporal::literal("10:00:00Z").unwrap()));
    let local = "@\"2025-01-01T11:00:00\"";
    let found = answer(
        &table(Hit::Most, None, &[("-", "@\"2025-01-02T10:00:00Z\""), ("1", local)]),
        &[None, None, None],
    );
    assert_eq!(found, Err(Stop::Unknown));
}

#[test]
fn an_unknown_rank_may_be_the_first() {
    let output =
        |name: &str| Output { name: name.to_owned(), listed: Some("1, 2, 3, 4".to_owned()), default: None };
    let rule = |gets: [&str; 2]| Rule { tests: Vec::new(), outputs: gets.map(str::to_owned).to_vec() };
    let mut written = Written {
        hit: Hit::Priority,
        inputs: Vec::new(),
        outputs: vec![output("one"), output("two")],
        rules: vec![rule(["f0", "4"]), rule(["2", "1"])],
    };
    assert_eq!(answer(&read(&written), &[None, None, None]), Err(Stop::Unknown));
    // It ranks behind in any case.
    written.rules = vec![rule(["1", "f0"]), rule(["1", "1"])];
    assert_eq!(answer(&read(&written), &[None, None, None]), Err(Stop::Unknown));
    written.rules = vec![rule(["2", "f0"]), rule(["1", "1"])];
    assert!(answer(&read(&written), &[None, None, None]).is_ok());
    // The list itself is unknown.
    written.rules = vec![rule(["2", "1"]), rule(["3", "1"])];
    for column in &mut written.outputs {
        column.listed = Some("f0, 3, 2, 1".to_owned());
    }
    assert_eq!(answer(&read(&written), &[None, None, None]), Err(Stop::Unknown));
}

#[test]
fn an_unknown_input_may_be_refused() {
    let mut written = Written {
        hit: Hit::First,
        inputs: vec![Input { expression: "f0".to_owned(), listed: Some(">= 0".to_owned()) }],
        outputs: vec![Output::default()],
        rules: vec![Rule { tests: vec!["-".to_owned()], outputs: vec!["1".to_owned()] }],
    };
    assert_eq!(answer(&read(&written), &[None, None, None]), Err(Stop::Unknown));
    assert_eq!(answer(&read(&written), &[Some(number(0)), None, None]), Ok(number(1)));
    assert_eq!(answer(&read(&written), &[Some(number(-1)), None, None]), Ok(Value::Null));
    // What no test of the list says yes to is refused, `null` among it.
    assert_eq!(answer(&read(&written), &[Some(Value::Null), None, None]), Ok(Value::Null));
    for rule in &mut written.rules {
        rule.outputs = vec!["null".to_owned()];
    }
    assert_eq!(answer(&read(&written), &[None, None, None]), Ok(Value::Null));
}
