//! Random rows of tokens: what can be read of them prints as text that reads back to the same tree.

use banjian::eligibility::feel::ast::Test;
use banjian::eligibility::feel::print::Cell;
use banjian::eligibility::feel::{Expr, Limits, Scope, expression, unary_tests};
use proptest::prelude::*;

fn scope() -> Scope {
    ["a", "b", "a-b", "x and y", "x", "y"].into_iter().fold(Scope::new(), Scope::with_name)
}

fn rows() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        4 => prop::sample::select(vec!["a", "b", "x", "y", "1", "2.5", "\"t\"", "@\"P1D\"", "null", "?"]),
        4 => prop::sample::select(vec!["+", "-", "*", "/", "**", "=", "<", ">=", "and", "or", "in", ".", ".."]),
        4 => prop::sample::select(vec!["(", ")", "[", "]", "{", "}", ",", ":", "[a", "(1", "]1..", ")", "]"]),
        2 => prop::sample::select(vec!["if", "then", "else", "for", "return", "some", "satisfies", "between", "not"]),
        1 => prop::sample::select(vec!["instance of", "number", "list<", ">", "function", "function(", "->", "date"]),
        1 => prop::sample::select(vec!["if a then b else", "for a in", "{a:", "1 in (", "a between 1 and", "f(", "a["]),
    ];
    let blank = prop::sample::select(vec!["", " ", " ", " "]);
    prop::collection::vec((token, blank), 0..10)
        .prop_map(|row| row.into_iter().flat_map(|(token, blank)| [token, blank]).collect())
}

proptest! {
    #[test]
    fn what_is_read_prints_and_reads_back(text in rows()) {
        let limits = Limits::default();
        if let Ok(tree) = expression(&text, &scope(), &limits) {
            let printed = tree.to_string();
            let again = expression(&printed, &scope(), &limits).map(Expr::without_places);
            prop_assert_eq!(again, Ok(tree.without_places()), "{} prints as {}", text, printed);
        }
        if let Ok(tests) = unary_tests(&text, &scope(), &limits) {
            let printed = Cell(&tests).to_string();
            let bare = |tests: Vec<Test>| tests.into_iter().map(Test::without_places).collect::<Vec<_>>();
            let again = unary_tests(&printed, &scope(), &limits).map(bare);
            prop_assert_eq!(again, Ok(bare(tests)), "{} prints as {}", text, printed);
        }
    }
}
