//! Equal to `determine` on random rows: facts unknown, none, outside what is allowed, in every type of Arrow.

use std::num::NonZeroUsize;

use banjian::eligibility::Given;
use proptest::prelude::*;

use super::table::{Column, FACTS, Fact, Kind, TEXTS, batch, facts, outcome, value};
use super::{policies, screening};

fn fact(name: &'static str, kind: Kind) -> impl Strategy<Value = Fact> {
    let value = match (name, kind) {
        ("applied", _) => {
            prop_oneof![20 => 12_000_i64..23_000, 1 => 14_244_i64..14_246, 1 => -200_000_i64..200_000].boxed()
        }
        (_, Kind::Day) => prop_oneof![30 => -20_000_i64..25_000, 1 => -700_000_i64..2_900_000].boxed(),
        ("wage", _) => {
            prop_oneof![9 => 0_i64..600_000, 3 => 290_000_i64..460_000, 1 => -5_i64..5_100_000].boxed()
        }
        ("months", _) => prop_oneof![20 => 0_i64..200, 1 => -3_i64..1_000].boxed(),
        ("children", _) => prop_oneof![20 => 0_i64..6, 1 => -1_i64..30].boxed(),
        (_, Kind::Truth) => (0_i64..2).boxed(),
        (_, Kind::Text) => prop_oneof![20 => 0_i64..4, 1 => 0..TEXTS.len() as i64].boxed(),
        (_, Kind::Number(_)) => (0_i64..10).boxed(),
    };
    prop_oneof![12 => value.prop_map(Fact::Is), 2 => Just(Fact::Unknown), 1 => Just(Fact::None)]
}

fn column(name: &'static str, kind: Kind, rows: usize) -> impl Strategy<Value = Column> {
    let mixed = proptest::collection::vec(fact(name, kind), rows);
    let sure = proptest::collection::vec(
        fact(name, kind).prop_filter("known", |fact| matches!(fact, Fact::Is(_))),
        rows,
    );
    (prop_oneof![4 => mixed, 4 => sure, 1 => Just(vec![Fact::Unknown; rows])], any::<u8>())
}

fn columns(rows: usize) -> impl Strategy<Value = Vec<Column>> {
    FACTS.map(|(name, kind)| column(name, kind, rows)).prop_map(|columns: [Column; 8]| columns.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn every_row_is_determined(columns in columns(37), from in 0_usize..20) {
        let policies = policies();
        let batch = batch(&columns);
        let sliced = batch.slice(from, 37 - from);
        let answers = screening(&policies).screen(&sliced, NonZeroUsize::MIN).unwrap();
        for policy in &policies {
            let code = policy.edition().code.as_str();
            for row in 0..37 - from {
                let facts = facts(policy, &columns, from + row);
                let expected = policy.determine(&facts);
                prop_assert_eq!(outcome(&answers, code, row), expected.outcome.as_str(), "{} of {:?}", code, facts);
                let names: &[&str] = if code == "allowance" { &["amount", "until", "band", "first", "age"] } else { &["days", "points", "shares"] };
                for name in names {
                    let granted = expected.values.iter().find(|granted| granted.name == *name);
                    let granted = granted.map(|granted| granted.value.clone()).filter(|value| *value != Given::None);
                    prop_assert_eq!(value(&answers, code, name, row), granted, "{} of {:?}", name, facts);
                }
            }
        }
    }
}
