//! The text side of FEEL: what is read, how it is printed, and what a person is told of what cannot be read.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test stops where a text is not read")]

#[path = "feel/bounds.rs"]
mod bounds;
#[path = "feel/faults.rs"]
mod faults;
#[path = "feel/names.rs"]
mod names;
#[path = "feel/rows.rs"]
mod rows;
#[path = "feel/shapes.rs"]
mod shapes;
#[path = "feel/trees.rs"]
mod trees;

use banjian::eligibility::feel::print::Cell;
use banjian::eligibility::feel::{Expr, Kind, Limits, Scope, expression, unary_tests};

/// A scope with the names that the texts of these tests use.
fn scope() -> Scope {
    ["a", "b", "c", "d", "f", "x", "y", "xs", "年龄"].into_iter().fold(Scope::new(), Scope::with_name)
}

fn read(text: &str) -> Expr {
    expression(text, &scope(), &Limits::default()).unwrap_or_else(|faults| panic!("{text}\n{faults}"))
}

/// What a text prints as; it reads back to the same tree.
fn again(text: &str) -> String {
    let tree = read(text);
    let printed = tree.to_string();
    assert_eq!(read(&printed).without_places(), tree.without_places(), "{text} prints as {printed}");
    printed
}

/// What a cell prints as; it reads back to the same tests.
fn cell(text: &str) -> String {
    let tests = |text: &str| {
        unary_tests(text, &scope(), &Limits::default()).unwrap_or_else(|faults| panic!("{text}\n{faults}"))
    };
    let first = tests(text);
    let printed = Cell(&first).to_string();
    let bare = |all: Vec<_>| -> Vec<_> {
        all.into_iter().map(banjian::eligibility::feel::ast::Test::without_places).collect()
    };
    assert_eq!(bare(tests(&printed)), bare(first), "{text} prints as {printed}");
    printed
}

/// The tree with a pair of brackets round every operator, so that a test shows what binds what.
fn bound(expr: &Expr) -> String {
    match &expr.kind {
        Kind::Binary(operator, left, right) => format!("({} {operator} {})", bound(left), bound(right)),
        Kind::Negate(of) => format!("(-{})", bound(of)),
        Kind::Between(of, low, high) => format!("({} between {} and {})", bound(of), bound(low), bound(high)),
        Kind::InstanceOf(of, to) => format!("({} instance of {to})", bound(of)),
        Kind::Filter(list, inner) => format!("({}[{}])", bound(list), bound(inner)),
        Kind::Path(of, name) => format!("({}.{})", bound(of), name.text),
        Kind::Call(of, values) => {
            let values: Vec<String> = values.iter().map(bound).collect();
            format!("({}({}))", bound(of), values.join(", "))
        }
        Kind::If(condition, yes, no) => {
            format!("(if {} then {} else {})", bound(condition), bound(yes), bound(no))
        }
        Kind::In(of, tests) => format!("({} in ({}))", bound(of), Cell(tests)),
        _ => expr.to_string(),
    }
}
