//! Laws of the unknown: an answer that is given while facts are unknown stays, whatever they turn out to be.

use proptest::prelude::*;

use super::super::ast::{
    Binary, Binding, Comparison, End, Expr, Kind, Name, Over, Quantifier, RangeExpr, Test, TestKind,
};
use super::super::span::Span;
use super::super::value::Value;
use super::*;

/// Facts, some unknown.
struct Facts<'a>(&'a [Option<Value>]);

impl Environment for Facts<'_> {
    fn value(&self, name: &str) -> Option<Result<Value, Stop>> {
        let at: usize = name.strip_prefix('f')?.parse().ok()?;
        Some(self.0.get(at)?.clone().ok_or(Stop::Unknown))
    }
}

fn expr(kind: Kind) -> Expr {
    Expr { span: Span::default(), kind }
}

fn name(text: &str) -> Name {
    Name { span: Span::default(), text: text.to_owned() }
}

fn fact() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Boolean),
        any::<bool>().prop_map(Value::Boolean),
        (0..3_i64).prop_map(|whole| Value::Number(whole.into())),
    ]
}

fn tree() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        (0..4_usize).prop_map(|at| expr(Kind::Name(format!("f{at}")))),
        (0..4_usize).prop_map(|at| expr(Kind::Name(format!("f{at}")))),
        Just(expr(Kind::Name("x".to_owned()))),
        any::<bool>().prop_map(|truth| expr(Kind::Boolean(truth))),
        (0..3_i64).prop_map(|whole| expr(Kind::Number(whole.into()))),
        Just(expr(Kind::Null)),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let pair = (inner.clone(), inner.clone());
        let three = (inner.clone(), inner.clone(), inner.clone());
        let sign = prop_oneof![
            Just(Comparison::Equal),
            Just(Comparison::NotEqual),
            Just(Comparison::Less),
            Just(Comparison::AtLeast)
        ];
        let test = prop_oneof![
            inner.clone().prop_map(TestKind::Is),
            (sign.clone(), inner.clone()).prop_map(|(sign, at)| TestKind::Compare(sign, at)),
            (any::<bool>(), inner.clone(), any::<bool>(), inner.clone()).prop_map(
                |(opens, low, closes, high)| {
                    let end = |included, at| Some(End { included, at });
                    let range = RangeExpr { low: end(opens, low), high: end(closes, high) };
                    TestKind::Is(expr(Kind::Range(range.into())))
                }
            ),
            Just(TestKind::Any),
        ]
        .prop_map(|kind| Test { span: Span::default(), kind });
        let tests = proptest::collection::vec(test, 1..3);
        let negated =
            tests.clone().prop_map(|tests| vec![Test { span: Span::default(), kind: TestKind::Not(tests) }]);
        prop_oneof![
            pair.clone().prop_map(|(a, b)| expr(Kind::Binary(Binary::And, a.into(), b.into()))),
            pair.clone().prop_map(|(a, b)| expr(Kind::Binary(Binary::Or, a.into(), b.into()))),
            (sign, pair.clone()).prop_map(|(sign, (a, b))| expr(Kind::Binary(
                Binary::Compare(sign),
                a.into(),
                b.into()
            ))),
            pair.clone().prop_map(|(a, b)| expr(Kind::Binary(Binary::Add, a.into(), b.into()))),
            three.clone().prop_map(|(a, b, c)| expr(Kind::If(a.into(), b.into(), c.into()))),
            three.prop_map(|(a, b, c)| expr(Kind::Between(a.into(), b.into(), c.into()))),
            (inner.clone(), prop_oneof![tests, negated])
                .prop_map(|(a, tests)| expr(Kind::In(a.into(), tests))),
            (any::<bool>(), proptest::collection::vec(inner.clone(), 0..3), inner.clone()).prop_map(
                |(some, list, body)| {
                    let quantifier = if some { Quantifier::Some } else { Quantifier::Every };
                    let over = Over::List(expr(Kind::List(list)));
                    expr(Kind::Quantified(quantifier, vec![Binding { name: name("x"), over }], body.into()))
                }
            ),
            pair.prop_map(|(a, b)| expr(Kind::Filter(a.into(), b.into()))),
            inner.prop_map(|a| expr(Kind::List(vec![a]))),
        ]
    })
}

fn answer(facts: &[Option<Value>], tree: &Expr) -> Result<Value, Stop> {
    Evaluator::new(&Facts(facts), "", Budget::default()).eval(tree)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn a_known_answer_stays(
        tree in tree(),
        facts in proptest::collection::vec(fact(), 4),
        unknown in proptest::collection::vec(any::<bool>(), 4),
    ) {
        let known: Vec<Option<Value>> = facts.iter().cloned().map(Some).collect();
        let some: Vec<Option<Value>> =
            facts.iter().zip(&unknown).map(|(fact, unknown)| (!unknown).then(|| fact.clone())).collect();
        let whole = answer(&known, &tree);
        prop_assert!(whole.is_ok(), "with every fact known there is an answer");
        match answer(&some, &tree) {
            Err(Stop::Unknown) => {}
            partly => prop_assert_eq!(partly, whole),
        }
    }
}

#[test]
fn what_catches_the_unknown() {
    // The table of the module, row by row: `f0` is unknown, `f1` is true, `f2` is false, `f3` is null.
    let facts = [None, Some(Value::Boolean(true)), Some(Value::Boolean(false)), Some(Value::Null)];
    let mut scope = super::super::scope::Scope::new();
    for at in 0..4 {
        scope.add_name(&format!("f{at}"));
    }
    let unknown = Err(Stop::Unknown);
    let truth = |truth| Ok(Value::Boolean(truth));
    for (text, expected) in [
        ("f0 and f2", truth(false)),
        ("f2 and f0", truth(false)),
        ("f0 and f1", unknown.clone()),
        ("f0 and f3", unknown.clone()),
        ("f0 or f1", truth(true)),
        ("f1 or f0", truth(true)),
        ("f0 or f2", unknown.clone()),
        ("f0 or f3", unknown.clone()),
        ("5 between f0 and 4", truth(false)),
        ("5 between 6 and f0", truth(false)),
        ("5 between f0 and 6", unknown.clone()),
        ("f0 between 1 and 2", unknown.clone()),
        ("5 in (f0, 5)", truth(true)),
        ("5 in (5, f0)", truth(true)),
        ("5 in (f0, 4)", unknown.clone()),
        ("f0 in (1, 2)", unknown.clone()),
        ("5 in [f0..4]", truth(false)),
        ("5 in (5..f0]", truth(false)),
        ("5 in [f0..6]", unknown.clone()),
        ("5 in [f0..f3]", unknown.clone()),
        ("some x in [f1, f2] satisfies x or f0", truth(true)),
        ("some x in [f2] satisfies x or f0", unknown.clone()),
        ("every x in [f1, f2] satisfies x and f0", truth(false)),
        ("every x in [f1] satisfies x and f0", unknown.clone()),
        ("some x in [f0, f1] satisfies x", unknown.clone()),
        ("if f0 then 1 else 1", Ok(Value::Number(1.into()))),
        ("if f0 then 1 else 2", unknown.clone()),
        ("if f1 then 1 else f0", Ok(Value::Number(1.into()))),
        ("if f3 then f0 else 2", Ok(Value::Number(2.into()))),
        ("f0 = null", unknown.clone()),
        ("f0 + 1", unknown.clone()),
        ("[f0, 1][2]", unknown.clone()),
        ("{a: f0, b: 1}.b", unknown.clone()),
        ("for x in [1] return f0", unknown.clone()),
        ("[1][f0]", unknown.clone()),
        ("f0 instance of number", unknown.clone()),
        ("(function(x) 1)(f0)", unknown),
    ] {
        let tree = super::super::parse::expression(text, &scope, &super::super::limits::Limits::default());
        assert_eq!(answer(&facts, &tree.unwrap()), expected, "{text}");
    }
    for (cell, expected) in [
        ("not(f0, 5)", truth(false)),
        ("not(f0, 4)", Err(Stop::Unknown)),
        ("f0, 5", truth(true)),
        ("-", truth(true)),
    ] {
        let tests =
            super::super::parse::unary_tests(cell, &scope, &super::super::limits::Limits::default()).unwrap();
        let facts = Facts(&facts);
        let mut evaluator = Evaluator::new(&facts, cell, Budget::default());
        assert_eq!(evaluator.tested(Ok(Value::Number(5.into())), &tests), expected, "{cell}");
    }
}
