//! What a policy officer is told, word for word.

use banjian::eligibility::feel::{Limits, caret, expression, unary_tests};
use banjian::report::Faults;

use super::{read, scope};

/// Texts, and what is told of each: line, column, words.
const EXPRESSIONS: &[(&str, &[&str])] = &[
    ("a in (1, 2) + 1", &["1:13: found `+`, expected an operator or the end"]),
    (
        "[for q in [1] return +, q]",
        &["1:22: found `+`, expected an expression", "1:25: nothing is called `q` here"],
    ),
    ("", &["1:1: there is no expression"]),
    ("  // nothing", &["1:13: there is no expression"]),
    ("a == b", &["1:3: `==` is not an operator here"]),
    ("a && b || c", &["1:3: `&&` is not an operator here", "1:8: `||` is not an operator here"]),
    ("a <> b", &["1:3: `<>` is not an operator here"]),
    ("a ≥ 1", &["1:3: `≥` is not an operator here"]),
    ("！a", &["1:1: `！` is full-width"]),
    ("!a", &["1:1: `!` has no meaning here"]),
    ("max（a，b）", &["1:4: `（` is full-width"]),
    ("max(a，b)", &["1:6: `，` is full-width"]),
    ("a ＞ 5", &["1:3: `＞` is full-width"]),
    ("a＞5", &["1:2: `＞` is full-width"]),
    ("{a：1}", &["1:3: `：` is full-width"]),
    ("“text”", &["1:1: `“` is not a quote that holds a text"]),
    ("a = ‘text’", &["1:5: `‘` is not a quote that holds a text"]),
    ("'text'", &["1:1: `'` is not a quote that holds a text"]),
    ("a = 'text'", &["1:5: `'` is not a quote that holds a text"]),
    ("\"text", &["1:1: the text in quotes is not closed on its line"]),
    (
        "\"text\n\"",
        &[
            "1:1: the text in quotes is not closed on its line",
            "2:1: the text in quotes is not closed on its line",
        ],
    ),
    ("a /* b", &["1:3: the comment is not closed"]),
    ("\"\\u12\"", &["1:2: `\\u12` is no character"]),
    ("\"\\uD800\"", &["1:2: `\\uD800` is no character"]),
    ("a # b", &["1:3: `#` has no meaning here"]),
    ("2x", &["1:1: `2x` is neither a number nor a name"]),
    ("1e99999", &["1:1: `1e99999` is out of bounds"]),
    ("@\"2025-02-30\"", &["1:1: `2025-02-30` is no date, time or duration"]),
    ("@a", &["1:2: found `a`, expected a date in quotes"]),
    ("agee > 60", &["1:1: nothing is called `agee` here"]),
    ("缴费 月数 > 3", &["1:1: nothing is called `缴费 月数` here"]),
    ("年令 > 60", &["1:1: nothing is called `年令` here"]),
    ("date and tiem(\"x\")", &["1:10: nothing is called `tiem` here"]),
    ("strin length(\"x\")", &["1:1: nothing is called `strin length` here"]),
    ("a b", &["1:3: found `b`, expected an operator or the end"]),
    ("a + ", &["1:5: found the end, expected an expression"]),
    ("+ a", &["1:1: found `+`, expected an expression"]),
    ("(a", &["1:1: `(` is never closed"]),
    ("(a]", &["1:3: found `]`, expected `)`"]),
    ("[a, b", &["1:1: `[` is never closed"]),
    ("[a, b)", &["1:6: found `)`, expected `,` or `]`"]),
    ("{a: 1", &["1:1: `{` is never closed"]),
    ("f(a, b", &["1:2: `(` is never closed"]),
    ("f(a,)", &["1:5: found `)`, expected an expression"]),
    ("[,]", &["1:2: found `,`, expected an expression", "1:3: found `]`, expected an expression"]),
    ("[1,]", &["1:4: found `]`, expected an expression"]),
    ("{a 1}", &["1:4: found `1`, expected `:`"]),
    ("{1: 2}", &["1:2: found `1`, expected a name"]),
    ("a < b < c", &["1:7: comparisons do not chain: found `<` after a comparison"]),
    ("a = b = c", &["1:7: comparisons do not chain: found `=` after a comparison"]),
    ("a in b in c", &["1:8: comparisons do not chain: found `in` after a comparison"]),
    ("a between 1", &["1:12: found the end, expected `and`"]),
    ("a between 1 and", &["1:16: found the end, expected an expression"]),
    ("a between 1 or 2", &["1:13: found `or`, expected `and`"]),
    ("if a", &["1:5: found the end, expected `then`"]),
    ("if a then b", &["1:12: found the end, expected `else`"]),
    ("if a b then c else d", &["1:6: found `b`, expected `then`"]),
    (
        "if a then b c else d e",
        &["1:13: found `c`, expected `else`", "1:22: found `e`, expected an operator or the end"],
    ),
    ("for x of xs return x", &["1:7: found `of`, expected `in`"]),
    ("for in xs return 1", &["1:5: found `in`, expected a name"]),
    ("for x in xs", &["1:12: found the end, expected `return`"]),
    ("some x in 1..5 satisfies x", &["1:12: found `..`, expected `satisfies`"]),
    ("function(x) external {java: {}}", &["1:13: functions from outside are not supported"]),
    ("a instance of strng", &["1:15: there is no type `strng`"]),
    ("a instance of foo", &["1:15: there is no type `foo`"]),
    ("a instance of", &["1:14: found the end, expected a type"]),
    ("a instance of function", &["1:23: found the end, expected `<`"]),
    ("a instance of list<number", &["1:26: found the end, expected `>`"]),
    ("? > 5", &["1:1: `?` means nothing here"]),
    ("f(a: 1, 2)", &["1:9: found `2`, expected a name"]),
    ("f(1, a: 2)", &["1:7: found `:`, expected `,` or `)`"]),
    ("a.", &["1:3: found the end, expected a name"]),
    ("a.1", &["1:2: found `.1`, expected an operator or the end"]),
    ("a[]", &["1:2: found `[`, expected an operator or the end"]),
    ("a[1", &["1:2: `[` is never closed"]),
    ("f(", &["1:3: found the end, expected an expression"]),
    (")", &["1:1: found `)`, expected an expression"]),
    ("a)", &["1:2: found `)`, expected an operator or the end"]),
    ("then", &["1:1: found `then`, expected an expression"]),
    ("a and", &["1:6: found the end, expected an expression"]),
    ("not a", &["1:5: found `a`, expected an operator or the end"]),
    (
        "f(q, w, [e, r])",
        &[
            "1:3: nothing is called `q` here",
            "1:6: nothing is called `w` here",
            "1:10: nothing is called `e` here",
            "1:13: nothing is called `r` here",
        ],
    ),
    (
        "f(a b, (c d), 1 2)",
        &[
            "1:5: found `b`, expected `,` or `)`",
            "1:11: found `d`, expected `)`",
            "1:17: found `2`, expected `,` or `)`",
        ],
    ),
    (
        "[1 2, 3 4, (5 6)]",
        &[
            "1:4: found `2`, expected `,` or `]`",
            "1:9: found `4`, expected `,` or `]`",
            "1:15: found `6`, expected `)`",
        ],
    ),
    (
        "{a: 1 2, b: a c, c: }",
        &[
            "1:7: found `2`, expected `,` or `}`",
            "1:15: found `c`, expected `,` or `}`",
            "1:21: found `}`, expected an expression",
        ],
    ),
    ("a; b", &["1:2: `;` is not an operator here"]),
    ("x = 1 y = 2", &["1:7: found `y`, expected an operator or the end"]),
    ("if (a then b else c", &["1:7: found `then`, expected `)`"]),
    ("a in (1, 2", &["1:6: `(` is never closed"]),
    ("a in ()", &["1:7: found `)`, expected an expression"]),
    ("1..5", &["1:2: found `..`, expected an operator or the end"]),
    ("a % b", &["1:3: `%` has no meaning here"]),
    ("a ^ 2", &["1:3: `^` is not an operator here"]),
    ("[1, (2 3), 4 5]", &["1:8: found `3`, expected `)`", "1:14: found `5`, expected `,` or `]`"]),
    ("f(1 2", &["1:5: found `2`, expected `,` or `)`"]),
    ("[1..5", &["1:1: `[` is never closed"]),
    ("[1..2, 3]", &["1:6: found `,`, expected `]` or `)`"]),
    ("(1..5, 6)", &["1:6: found `,`, expected `]` or `)`"]),
    ("[1, 2..3]", &["1:6: found `..`, expected `]`"]),
    ("a in (1, 2..3)", &["1:11: found `..`, expected `)`"]),
    (
        "if 1 2 then 3 4 else 5 6",
        &[
            "1:6: found `2`, expected `then`",
            "1:15: found `4`, expected `else`",
            "1:24: found `6`, expected an operator or the end",
        ],
    ),
    ("max(1; 2)", &["1:6: `;` is not an operator here"]),
    ("\0", &["1:1: `U+0000` has no meaning here"]),
    ("a\u{7f}", &["1:2: `U+007F` has no meaning here"]),
    ("\"a\" \"b\"", &["1:5: found `\"b\"`, expected an operator or the end"]),
    ("x > 5。", &["1:6: `。` is full-width"]),
    ("a = 1，b = 2", &["1:6: `，` is full-width"]),
    ("３ + 4", &["1:1: `３` is full-width"]),
    ("1,000", &["1:2: found `,`, expected an operator or the end"]),
    ("return", &["1:1: found `return`, expected an expression"]),
    ("$a", &["1:1: `$` has no meaning here"]),
];

/// The same for cells of a table.
const CELLS: &[(&str, &[&str])] = &[
    ("function() ? > 1", &["1:12: `?` means nothing here"]),
    ("", &["1:1: there is no expression"]),
    ("-, 5", &["1:2: found `,`, expected an expression"]),
    ("not(1, <2", &["1:4: `(` is never closed"]),
    ("< 5 or > 10", &["1:5: found `or`, expected `,`"]),
    ("1 2", &["1:3: found `2`, expected `,`"]),
    ("? >", &["1:4: found the end, expected an expression"]),
    ("not(a) b", &["1:8: found `b`, expected `,`"]),
    ("1,", &["1:3: found the end, expected an expression"]),
    ("5..10", &["1:2: found `..`, expected `,`"]),
    ("> 5 and < 10", &["1:5: found `and`, expected `,`"]),
    ("≥ 5", &["1:1: `≥` is not an operator here"]),
    (">= 5，< 6", &["1:5: `，` is full-width"]),
];

fn lines(faults: &Faults) -> Vec<String> {
    faults.reports().iter().map(ToString::to_string).collect()
}

#[test]
fn each_fault_is_told_where_it_stands() {
    for (text, told) in EXPRESSIONS {
        let faults = expression(text, &scope(), &Limits::default()).unwrap_err();
        assert_eq!(lines(&faults), *told, "{text:?}");
    }
    for (text, told) in CELLS {
        let faults = unary_tests(text, &scope(), &Limits::default()).unwrap_err();
        assert_eq!(lines(&faults), *told, "{text:?}");
    }
}

#[test]
fn every_fault_can_be_shown_with_a_caret() {
    for (text, _) in EXPRESSIONS {
        for report in expression(text, &scope(), &Limits::default()).unwrap_err().reports() {
            let shown = caret::shown(text, report.place()).unwrap();
            assert!(shown.ends_with('^') && shown.lines().count() <= 2, "{shown}");
        }
    }
}

#[test]
fn at_most_twenty_are_told() {
    let text = format!("[{}]", "q, ".repeat(100) + "q");
    let faults = expression(&text, &scope(), &Limits::default()).unwrap_err();
    assert_eq!(faults.reports().len(), 20);
    let text = "# ".repeat(100);
    assert_eq!(expression(&text, &scope(), &Limits::default()).unwrap_err().reports().len(), 20);
}

/// What looks wrong and is right to the letter of the grammar.
#[test]
fn what_is_no_fault() {
    for text in ["[1...5]", "date(2020-01-01)", "\"\\d+\"", "{a: 1, a: 2}", "{x: 1}.y", "1(2)"] {
        read(text);
    }
}
