//! Random policies over six facts of few values, as texts that a person could have written.

use banjian::eligibility::feel::Value;
use banjian::eligibility::{Cell, Given, Policy, Set};
use chrono::NaiveDate;
use proptest::prelude::*;

pub(crate) const HEAD: &str = r#"code = "aid"
name = { zh = "补助", en = "aid" }

[[fact]]
name = "b"
type = "boolean"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "c"
type = "boolean"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "t"
type = "text"
values = [
    { value = "x", label = { zh = "甲", en = "X" } },
    { value = "y", label = { zh = "乙", en = "Y" } },
    { value = "z", label = { zh = "丙", en = "Z" } },
]
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "n"
type = "number"
unit = "months"
min = "-2"
max = "3"
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "o"
type = "text"
optional = true
values = [{ value = "p", label = { zh = "甲", en = "P" } }, { value = "q", label = { zh = "乙", en = "Q" } }]
origin = "declared"
question = { zh = "问", en = "ask" }

[[fact]]
name = "d"
type = "date"
min = 2024-02-28
max = 2024-03-01
origin = "declared"
question = { zh = "问", en = "ask" }

[[period]]
from = 2020-01-01
source = "test"
certainty = "default"
"#;

/// The facts and how many values each has; of `o` the last is none.
pub(crate) const FACTS: [(&str, usize); 6] = [("b", 2), ("c", 2), ("t", 3), ("n", 6), ("o", 3), ("d", 3)];

/// A value of a fact by its position.
pub(crate) fn given(fact: usize, at: usize) -> Given {
    match fact {
        0 | 1 => Given::Boolean(at == 1),
        2 => Given::Text(["x", "y", "z"][at].into()),
        3 => Given::from(i64::try_from(at).unwrap() - 2),
        4 if at == 2 => Given::None,
        4 => Given::Text(["p", "q"][at].into()),
        _ => Given::Date(day(at)),
    }
}

/// The same as a cell of a row.
pub(crate) fn cell(set: &Set, fact: usize, at: usize) -> Cell {
    match given(fact, at) {
        Given::None => Cell::None,
        Given::Boolean(truth) => Cell::Boolean(truth),
        Given::Number(number) => Cell::Whole(number.whole().unwrap()),
        Given::Text(text) => Cell::Text(set.text(&text).unwrap_or(banjian::eligibility::set::TextId::OTHER)),
        Given::Date(date) => Cell::Date(date),
        Given::Conflict => Cell::Unknown,
    }
}

/// The same as a value of the language.
pub(crate) fn value(fact: usize, at: usize) -> Value {
    match given(fact, at) {
        Given::Boolean(truth) => Value::Boolean(truth),
        Given::Number(number) => Value::Number(number),
        Given::Text(text) => Value::Text(text.into()),
        Given::Date(date) => Value::Date(date),
        Given::None | Given::Conflict => Value::Null,
    }
}

fn day(at: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 28).unwrap() + chrono::Days::new(at as u64)
}

/// A truth over the facts.
pub(crate) fn truth() -> impl Strategy<Value = String> {
    let whole = || -3_i64..5;
    let leaf = prop_oneof![
        Just("b".to_owned()),
        Just("c".to_owned()),
        Just("true".to_owned()),
        prop_oneof![
            Just("t = \"x\""),
            Just("t != \"y\""),
            Just("t in (\"x\", \"z\")"),
            Just("not(t = \"z\")")
        ]
        .prop_map(str::to_owned),
        (whole(), prop_oneof![Just("<"), Just("<="), Just("="), Just("!="), Just(">"), Just(">=")])
            .prop_map(|(k, sign)| format!("n {sign} {k}")),
        (whole(), 0_i64..3).prop_map(|(k, more)| format!("n in [{k}..{}]", k + more)),
        (whole(), 0_i64..3).prop_map(|(k, more)| format!("n in ({k}..{})", k + more)),
        (whole(), 0_i64..3).prop_map(|(k, more)| format!("n between {k} and {}", k + more)),
        (whole(), whole()).prop_map(|(k, m)| format!("n in ({k}, {m}, > 2)")),
        (whole(), whole()).prop_map(|(k, m)| format!("n * 2 - {k} < {m}")),
        (whole(), whole()).prop_map(|(k, m)| format!("min(n, {k}) >= max({m}, n - 1)")),
        (1_i64..4, whole()).prop_map(|(k, m)| format!("floor(n / {k}) = {m}")),
        (1_i64..4, whole()).prop_map(|(k, m)| format!("n / {k} > {m}")),
        (1_i64..4).prop_map(|k| format!("modulo(n, {k}) = 1 or odd(n)")),
        prop_oneof![
            Just("o = null"),
            Just("o != null"),
            Just("o = \"p\""),
            Just("o in (\"q\", null)"),
            Just("if o = null then c else o = \"q\""),
        ]
        .prop_map(str::to_owned),
        prop_oneof![
            Just("d > date(\"2024-02-28\")"),
            Just("d.day = 29"),
            Just("d + duration(\"P1M\") = @\"2024-03-29\""),
            Just("years and months duration(@\"2024-01-29\", d) >= duration(\"P1M\")"),
            Just("(d - @\"2024-02-28\").days + n > 1"),
            Just("d.weekday = 4"),
        ]
        .prop_map(str::to_owned),
    ];
    prop_oneof![3 => leaf, 2 => of_parts()].prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("any([{a}, {b}])")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("all({a}, {b})")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| { format!("(function(p, q: boolean) not(p) or q)({a}, {b})") }),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| format!("{{ p: {a}, q: if p then {b} else c }}.q")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| { format!("some p in [{a}, b], q in [c, {b}] satisfies p and not(q)") }),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) and ({b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) or ({b})")),
            inner.clone().prop_map(|a| format!("not({a})")),
            (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("if {a} then {b} else {c}")),
        ]
    })
}

/// A truth over the facts that lists, contexts, loops and functions come to.
fn of_parts() -> impl Strategy<Value = String> {
    let whole = || -3_i64..5;
    let sign = || prop_oneof![Just("<"), Just("="), Just(">=")];
    prop_oneof![
        (whole(), whole(), sign()).prop_map(|(k, m, sign)| format!("sum([n, {k}, n]) {sign} {m}")),
        (whole(), whole()).prop_map(|(k, m)| format!("sum(n, {k}) = max([{m}, n])")),
        (whole(), sign()).prop_map(|(k, sign)| format!("count([n, b, null]) + n {sign} {k}")),
        (whole(), whole()).prop_map(|(k, m)| format!("list contains([{k}, {m}, 3], n)")),
        whole().prop_map(|k| format!("list contains([n - 1, {k}], min([2, n]))")),
        Just("list contains([\"p\", null], o)".to_owned()),
        Just("list contains([o, null], \"q\")".to_owned()),
        Just("t in (for i in [\"x\", \"z\"] return i)".to_owned()),
        (whole(), 0_i64..4)
            .prop_map(|(k, more)| format!("some i in [{k}..{}] satisfies n = i * 2", k + more)),
        (whole(), whole()).prop_map(|(k, m)| format!("every i in [n, {k}, -n] satisfies i < {m}")),
        (whole(), whole())
            .prop_map(|(k, m)| format!("sum(for i in {k}..{m} return if i > n then i else n) > 3")),
        whole().prop_map(|k| {
            format!("(for i in 1..3 return if i = 1 then n else i + partial[i - 1])[3] > {k}")
        }),
        whole().prop_map(|k| format!("some i in [o, \"p\", null] satisfies i = null and n > {k}")),
        whole().prop_map(|k| format!("[{{ at: 1, v: n }}, {{ at: 2, v: {k} }}][at > 1].v[1] < n")),
        (whole(), whole()).prop_map(|(k, m)| format!("[{k}, n, {m}, 1, 2, 0][n + 3] > 1")),
        (whole(), sign()).prop_map(|(k, sign)| format!("(if b then [n, {k}] else [{k}, 2])[1] {sign} 1")),
        (whole(), whole()).prop_map(|(k, m)| format!("(if c then {{ a: n }} else {{ a: {k} }}).a > {m}")),
        (whole(), whole()).prop_map(|(k, m)| format!("least(n, {k}) > {m}")),
        whole().prop_map(|k| format!("limits.low < n and n < limits.high + {k}")),
        Just("limits.grade = t".to_owned()),
        Just("list contains(chosen, t)".to_owned()),
        Just("t in chosen".to_owned()),
        whole().prop_map(|k| format!("every i in [d, @\"2024-02-29\"] satisfies i.day > {k} + 24")),
        (whole(), whole()).prop_map(|(k, m)| {
            format!("((function(f, x: number) f(x) + f({k}))(function(y) y * n, n)) > {m}")
        }),
    ]
}

/// A policy and the texts of its parts, facts and names of decisions put in.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    pub(crate) first: String,
    pub(crate) second: String,
    pub(crate) verdict: &'static str,
    pub(crate) amount: String,
    pub(crate) bands: [String; 2],
}

/// Steps that are lists, contexts and functions: their names, and what they are.
pub(crate) const STEPS: [(&str, &str); 3] = [
    ("chosen", "[\"x\", if b then \"y\" else \"z\"]"),
    ("least", "function(x, y) if x < y then x else y"),
    ("limits", "{ low: -1, high: if c then low + 3 else n, grade: \"y\" }"),
];

impl Random {
    pub(crate) fn policy(&self) -> Policy {
        let decision = |name: &str, role: &str, body: &str| {
            format!(
                "\n[[decision]]\nname = \"{name}\"\nrole = \"{role}\"\n{body}\ntitle = {{ zh = \"题\", en = \"title\" }}\nsource = \"test\"\ncertainty = \"default\"\n"
            )
        };
        let value = |text: &str| format!("value = '{text}'");
        let [low, high] = &self.bands;
        let table = format!(
            "hit = \"first\"\ninputs = ['n', 't']\nrules = [{{ when = ['< {low}', '-'], then = '1' }}, {{ when = ['<= {high}', '\"x\", \"y\"'], then = 'n' }}]\notherwise = '7'"
        );
        let steps: String = STEPS.iter().map(|(name, text)| decision(name, "step", &value(text))).collect();
        let text = [
            HEAD,
            &steps,
            &decision("first", "condition", &value(&self.first)),
            &decision("second", "condition", &value(&self.second)),
            &decision("decided", "verdict", &value(self.verdict)),
            &decision("amount", "grant", &value(&self.amount)),
            &decision("band", "grant", &table),
        ]
        .concat();
        // A period stands before the decisions in the text, and after them in the edition.
        Policy::from_toml("aid.toml", &text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
    }
}

pub(crate) fn policy() -> impl Strategy<Value = Random> {
    let verdict = prop_oneof![
        Just("first and second"),
        Just("first or not(second)"),
        Just("if b then first else second"),
        Just("first and (second or c)"),
    ];
    let amount =
        (truth(), -3_i64..4).prop_map(|(condition, k)| format!("if {condition} then n * 3 else {k}"));
    let bands = (-1_i64..3, 0_i64..3).prop_map(|(low, more)| [low.to_string(), (low + more).to_string()]);
    (truth(), truth(), verdict, amount, bands).prop_map(|(first, second, verdict, amount, bands)| Random {
        first,
        second,
        verdict,
        amount,
        bands,
    })
}
