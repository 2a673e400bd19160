//! Any text of FEEL is read or refused; what is read prints as text that reads back to the same tree, and every fault
//! has its place in the text.

use banjian::eligibility::feel::ast::Test;
use banjian::eligibility::feel::print::Cell;
use banjian::eligibility::feel::{Limits, Scope, Unknown, caret, expression, unary_tests};
use banjian::report::Faults;

/// Printing may add parentheses, which count as depth.
const DEPTH: u32 = 60;

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let scope = ["a", "b", "x", "\u{5e74}\u{9f84}"].into_iter().fold(Scope::new(), Scope::with_name);
    let limits = Limits::default().with_depth(DEPTH).with_bytes(4_096);
    for scope in [scope.clone(), scope.with_unknown(Unknown::Taken)] {
        match expression(text, &scope, &limits) {
            Ok(tree) => {
                let printed = tree.to_string();
                let again = expression(&printed, &scope, &Limits::default());
                let again = again.map(banjian::eligibility::feel::Expr::without_places);
                assert_eq!(again.as_ref(), Ok(&tree.without_places()), "{text} prints as {printed}");
            }
            Err(faults) => placed(text, &faults),
        }
        match unary_tests(text, &scope, &limits) {
            Ok(tests) => {
                let printed = Cell(&tests).to_string();
                let again = unary_tests(&printed, &scope, &Limits::default());
                let bare = |tests: Vec<Test>| tests.into_iter().map(Test::without_places).collect::<Vec<_>>();
                assert_eq!(again.map(bare), Ok(bare(tests)), "{text} prints as {printed}");
            }
            Err(faults) => placed(text, &faults),
        }
    }
}

fn placed(text: &str, faults: &Faults) {
    for report in faults.reports() {
        let known = report.place().line.is_none() || caret::shown(text, report.place()).is_some();
        assert!(known, "{report} has no place in {text}");
    }
}
