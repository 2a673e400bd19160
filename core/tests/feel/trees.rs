//! Random trees print as text that reads back to them.

use banjian::eligibility::feel::ast::{
    Binary, Binding, Comparison, End, Entry, Expr, Kind, Name, Over, Parameter, Quantifier, RangeExpr, Test,
    TestKind, Type,
};
use banjian::eligibility::feel::print::Cell;
use banjian::eligibility::feel::value::{DaysDuration, Value};
use banjian::eligibility::feel::{Limits, Scope, Span, Unknown, expression, unary_tests};
use chrono::NaiveDate;
use proptest::prelude::*;

/// A scope that takes any word, and knows some longer names that collide with operators.
fn scope() -> Scope {
    ["a b", "x and y"].into_iter().fold(Scope::new().with_unknown(Unknown::Taken), Scope::with_name)
}

fn bare(kind: Kind) -> Expr {
    Expr { span: Span::default(), kind }
}

fn name(text: &str) -> Name {
    Name { span: Span::default(), text: text.to_owned() }
}

fn names() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "a",
        "b",
        "x",
        "y",
        "date",
        "time",
        "年龄",
        "a b",
        "date and time",
        "not",
        "years",
    ])
}

fn keys() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a", "k", "p q", "if", "1a", "", "\"", "p-q", "年龄", "a  b"])
}

fn types() -> impl Strategy<Value = Type> {
    let leaf = prop::sample::select(vec![
        Type::Any,
        Type::Null,
        Type::Boolean,
        Type::Number,
        Type::Text,
        Type::Date,
        Type::Time,
        Type::DateTime,
        Type::DaysDuration,
        Type::MonthsDuration,
        Type::Context(Vec::new()),
    ]);
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|of| Type::List(Box::new(of))),
            inner.clone().prop_map(|of| Type::Range(Box::new(of))),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|all| {
                Type::Context(
                    all.into_iter().zip(["k", "p q"]).map(|(of, key)| (key.to_owned(), of)).collect(),
                )
            }),
            (prop::collection::vec(inner.clone(), 0..3), inner)
                .prop_map(|(all, result)| Type::Function(all, Box::new(result))),
        ]
    })
}

fn leaves() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Null),
        any::<bool>().prop_map(Kind::Boolean),
        "[0-9]{1,3}(\\.[0-9]{1,3})?(e-?[0-9]{1,3})?".prop_map(|text| Kind::Number(text.parse().unwrap())),
        "\\PC{0,4}|[\"\\\\\n\r\t\u{b}\u{7f}]{1,3}".prop_map(Kind::Text),
        any::<i32>().prop_map(|months| Kind::At(Value::MonthsDuration(months.into()))),
        any::<i64>().prop_map(|nanoseconds| {
            Kind::At(Value::DaysDuration(DaysDuration { nanoseconds: nanoseconds.into() }))
        }),
        (-9_999_999_i32..9_999_999)
            .prop_map(|day| { Kind::At(Value::Date(NaiveDate::from_num_days_from_ce_opt(day).unwrap())) }),
        names().prop_map(|text| Kind::Name(text.to_owned())),
    ]
}

fn comparisons() -> impl Strategy<Value = Comparison> {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
    prop::sample::select(vec![Equal, NotEqual, Less, AtMost, Greater, AtLeast])
}

fn operators() -> impl Strategy<Value = Binary> {
    use Binary::{Add, And, Divide, Multiply, Or, Power, Subtract};
    prop_oneof![
        prop::sample::select(vec![Or, And, Add, Subtract, Multiply, Divide, Power]),
        comparisons().prop_map(Binary::Compare),
    ]
}

fn tests_of(inner: impl Strategy<Value = Expr> + Clone) -> impl Strategy<Value = Test> {
    let kind = prop_oneof![
        inner.clone().prop_map(TestKind::Is),
        (comparisons(), inner).prop_map(|(comparison, at)| TestKind::Compare(comparison, at)),
    ];
    kind.prop_map(|kind| Test { span: Span::default(), kind })
}

fn ranges(inner: impl Strategy<Value = Expr> + Clone) -> impl Strategy<Value = RangeExpr> {
    let end = || (any::<bool>(), inner.clone()).prop_map(|(included, at)| End { included, at });
    prop_oneof![
        (end(), end()).prop_map(|(low, high)| RangeExpr { low: Some(low), high: Some(high) }),
        end().prop_map(|low| RangeExpr { low: Some(low), high: None }),
        end().prop_map(|high| RangeExpr { low: None, high: Some(high) }),
    ]
}

fn bindings(inner: impl Strategy<Value = Expr> + Clone, steps: bool) -> impl Strategy<Value = Vec<Binding>> {
    let over = (inner.clone(), inner, any::<bool>()).prop_map(move |(first, last, both)| {
        if both && steps { Over::Steps(first, last) } else { Over::List(first) }
    });
    let one = (prop::sample::select(vec!["i", "row item", "a"]), over)
        .prop_map(|(variable, over)| Binding { name: name(variable), over });
    prop::collection::vec(one, 1..3)
}

fn trees() -> impl Strategy<Value = Expr> + Clone {
    leaves().prop_map(bare).prop_recursive(5, 40, 4, |inner| {
        let one = || inner.clone().prop_map(Box::new);
        let all = || prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            4 => (operators(), one(), one()).prop_map(|(o, a, b)| Kind::Binary(o, a, b)),
            1 => one().prop_map(Kind::Negate),
            1 => all().prop_map(Kind::List),
            1 => prop::collection::vec((keys(), inner.clone()), 0..3).prop_map(|all| {
                Kind::Context(all.into_iter().map(|(key, value)| Entry { key: name(key), value }).collect())
            }),
            1 => ranges(inner.clone()).prop_map(|range| Kind::Range(Box::new(range))),
            1 => (one(), one(), one()).prop_map(|(a, b, c)| Kind::Between(a, b, c)),
            2 => (one(), prop::collection::vec(tests_of(inner.clone()), 1..3)).prop_map(|(a, b)| Kind::In(a, b)),
            1 => (one(), types()).prop_map(|(a, of)| Kind::InstanceOf(a, of)),
            1 => (one(), one(), one()).prop_map(|(a, b, c)| Kind::If(a, b, c)),
            1 => (bindings(inner.clone(), true), one()).prop_map(|(all, body)| Kind::For(all, body)),
            1 => (any::<bool>(), bindings(inner.clone(), false), one()).prop_map(|(some, all, body)| {
                Kind::Quantified(if some { Quantifier::Some } else { Quantifier::Every }, all, body)
            }),
            1 => (one(), one()).prop_map(|(a, b)| Kind::Filter(a, b)),
            1 => (one(), prop::sample::select(vec!["k", "day", "start included"]))
                .prop_map(|(a, key)| Kind::Path(a, name(key))),
            1 => (one(), all()).prop_map(|(a, b)| Kind::Call(a, b)),
            1 => (one(), prop::collection::vec(inner.clone(), 1..3)).prop_map(|(a, values)| {
                Kind::CallNamed(a, values.into_iter().map(|value| (name("p q"), value)).collect())
            }),
            1 => (prop::option::of(types()), one()).prop_map(|(of, body)| {
                Kind::Function(vec![Parameter { name: name("i"), of }], body)
            }),
        ]
        .prop_map(bare)
    })
}

proptest! {
    #[test]
    fn a_tree_prints_as_text_that_reads_back_to_it(tree in trees()) {
        let text = tree.to_string();
        match expression(&text, &scope(), &Limits::default()) {
            Ok(read) => prop_assert_eq!(read.without_places(), tree, "{}", text),
            Err(faults) => prop_assert!(false, "{}\n{}", text, faults),
        }
    }

    #[test]
    fn a_cell_prints_as_text_that_reads_back_to_it(
        tests in prop::collection::vec(tests_of(trees()), 1..3),
        negated in any::<bool>(),
    ) {
        let tests = if negated {
            vec![Test { span: Span::default(), kind: TestKind::Not(tests) }]
        } else {
            tests
        };
        let text = Cell(&tests).to_string();
        match unary_tests(&text, &scope(), &Limits::default()) {
            Ok(read) => {
                let read: Vec<Test> = read.into_iter().map(Test::without_places).collect();
                prop_assert_eq!(read, tests, "{}", text);
            }
            Err(faults) => prop_assert!(false, "{}\n{}", text, faults),
        }
    }
}
