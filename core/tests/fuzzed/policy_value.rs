//! An expression or a cell of the checked language says, compiled, what the language itself says of it.

use std::sync::LazyLock;

use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Value, evaluate, evaluate_tests};
use banjian::eligibility::policy::edition::{Edition, Hit, Logic, Rule};
use banjian::eligibility::{Facts, Given, Outcome, Policy};
use chrono::NaiveDate;

/// A policy with one grant, to be given a text.
static BASE: LazyLock<Edition> = LazyLock::new(|| {
    let policy = Policy::from_toml("facts", include_str!("policy_value.toml"));
    policy.expect("the facts can be read").edition().clone()
});

pub(crate) fn run(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        as_value(text);
        as_cell(text);
    }
}

/// Whether the text is an expression of the checked language.
fn as_value(text: &str) -> bool {
    let Some(policy) = policy(Logic::Expression { value: text.into() }) else { return false };
    agree(&policy, text, |context| evaluate(text, context).ok().map(|told| told.value));
    true
}

/// Whether the text is a cell that tests `n`.
fn as_cell(text: &str) -> bool {
    let rule = Rule { then: "1".into(), when: vec![text.into()] };
    let inputs = vec!["n".into()];
    let otherwise = Some("0".into());
    let Some(policy) = policy(Logic::Table { hit: Hit::First, inputs, otherwise, rules: vec![rule] }) else {
        return false;
    };
    agree(&policy, text, |context| {
        let passed = evaluate_tests(text, context.value("n")?, context).ok()?.value;
        Some(Value::Number(i64::from(passed == Value::Boolean(true)).into()))
    });
    true
}

fn policy(logic: Logic) -> Option<Policy> {
    let mut edition = BASE.clone();
    edition.decisions.first_mut()?.logic = logic;
    Policy::new(edition).ok()
}

/// What is granted for known facts is what the language says, where that ends within its budget.
fn agree(policy: &Policy, text: &str, language: impl Fn(&Context) -> Option<Value>) {
    for (facts, context) in people() {
        let answer = policy.determine(&facts);
        assert_eq!(answer.outcome, Outcome::Eligible, "{text}: {answer:?}");
        assert_eq!(answer.values.len(), 1, "{text}: {answer:?}");
        let compiled = value(&answer.values[0].value);
        match language(&context) {
            // A duration is granted as a text.
            None | Some(Value::DaysDuration(_) | Value::MonthsDuration(_)) => {}
            Some(said) => assert_eq!(compiled, said, "{text} for {facts:?}"),
        }
    }
}

fn people() -> Vec<(Facts, Context)> {
    let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).map_or(Given::None, Given::Date);
    let halves = ["-1.5", "-1", "-0.5", "0", "0.5", "1", "1.5"];
    let half = |at: usize| Given::Number(halves[at % 7].parse().expect("a number"));
    let texts = ["x", "y", "z"];
    (0_i64..12)
        .map(|at| {
            let pick = usize::try_from(at).unwrap_or_default();
            let given = [
                ("n", Given::from(at % 6 - 2)),
                ("w", half(pick)),
                ("b", Given::Boolean(at % 2 == 0)),
                ("c", Given::Boolean(at % 3 == 0)),
                ("t", Given::from(texts[pick % 3])),
                ("o", if at % 4 == 1 { Given::None } else { Given::from(texts[pick % 2]) }),
                ("m", if at % 5 == 2 { Given::None } else { Given::from(at % 4) }),
                (
                    "d",
                    day(
                        2 + u32::try_from(at % 2).unwrap_or_default(),
                        28 + u32::try_from(at % 2).unwrap_or_default(),
                    ),
                ),
            ];
            let (mut facts, mut context) = (Facts::new(), Context::new());
            for (name, given) in given {
                context.set(name, value(&given));
                facts.set(name, given);
            }
            (facts, context)
        })
        .collect()
}

fn value(given: &Given) -> Value {
    match given {
        Given::Boolean(truth) => Value::Boolean(*truth),
        Given::Number(number) => Value::Number(number.clone()),
        Given::Text(text) => Value::Text(text.as_str().into()),
        Given::Date(date) => Value::Date(*date),
        Given::None | Given::Conflict => Value::Null,
    }
}

#[test]
fn what_is_compared_is_compiled() {
    for text in [
        include_str!("policy_value/choice"),
        include_str!("policy_value/dates"),
        "n <= 2 and -1 <= w or b",
        "if m = null then w * 2 - n else m ",
        "d between @\"2024-02-29\" and @\"2024-03-29\"",
        "t in (\"x\", \"z\") and o != \"x\"",
        "round half down(n / 7, 3)",
        "(d + duration(\"P1M\")).day",
    ] {
        assert!(as_value(text), "{text}");
    }
    for text in [include_str!("policy_value/cell"), "-", "not(1, [2..3])", "<= 2", "? + w > 1"] {
        assert!(as_cell(text), "{text}");
    }
}
