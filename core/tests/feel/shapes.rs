//! What binds what, and how each form is printed.

use banjian::eligibility::feel::Span;

use super::{again, bound, cell, read};

#[test]
fn operators_bind_as_the_grammar_orders_them() {
    let cases = [
        // Rules 47 and 48: `and` before `or`.
        ("a or b and c", "(a or (b and c))"),
        ("a and b or c and d", "((a and b) or (c and d))"),
        // Rule 49: comparisons before both.
        ("a = b and c < d", "((a = b) and (c < d))"),
        ("a + b >= c * d", "((a + b) >= (c * d))"),
        // Rule 49.b: the first `and` belongs to `between`, its ends are sums.
        ("a between b and c and d", "((a between b and c) and d)"),
        ("a between b + 1 and c * 2 or d", "((a between (b + 1) and (c * 2)) or d)"),
        // Rule 49.c: a test without parentheses is a sum at most.
        ("a in b and c", "((a in (b)) and c)"),
        ("a in < b + 1 or c", "((a in (< b + 1)) or c)"),
        ("a in [b..c] and d", "((a in ([b..c])) and d)"),
        // Rules 19 to 22: from the left.
        ("a - b - c", "((a - b) - c)"),
        ("a - b + c", "((a - b) + c)"),
        ("a / b * c", "((a / b) * c)"),
        ("a + b * c - d", "((a + (b * c)) - d)"),
        // Rule 23: from the left too, as every operator.
        ("a ** b ** c", "((a ** b) ** c)"),
        ("a * b ** c", "(a * (b ** c))"),
        // Rules 4.d and 24: the sign binds before `**`.
        ("-a ** b", "((-a) ** b)"),
        ("-2 ** 2", "((-2) ** 2)"),
        ("a ** -b", "(a ** (-b))"),
        ("a ** - b ** c", "((a ** (-b)) ** c)"),
        ("- -a", "(-(-a))"),
        ("a--b", "(a - (-b))"),
        ("a -1", "(a - 1)"),
        // Rule 51: `instance of` before the sign, but a sign before digits is part of the number (rule 35).
        ("-a instance of number", "(-(a instance of number))"),
        ("-1 instance of number", "((-1) instance of number)"),
        ("- 1 instance of number", "(-(1 instance of number))"),
        ("a + b instance of number", "(a + (b instance of number))"),
        ("a.x instance of list<number>", "((a.x) instance of list<number>)"),
        // Rules 38, 43 and 50: from the left, before everything else.
        ("-a.x[1](b)", "(-(((a.x)[1])(b)))"),
        ("a[1][2].x", "(((a[1])[2]).x)"),
        ("-1[2]", "((-1)[2])"),
        // Forms reach as far to the right as they can.
        ("if a then b else c + d", "(if a then b else (c + d))"),
        ("a + if b then c else d = 1", "(a + (if b then c else (d = 1)))"),
        ("if a then if b then 1 else 2 else 3", "(if a then (if b then 1 else 2) else 3)"),
    ];
    for (text, expected) in cases {
        assert_eq!(bound(&read(text)), expected, "{text}");
        again(text);
    }
}

#[test]
fn what_is_printed_has_no_needless_parentheses() {
    for (text, printed) in [
        ("((1))", "1"),
        ("(a+b)*c", "(a + b) * c"),
        ("(a*b)+c", "a * b + c"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a-b)-c", "a - b - c"),
        ("(a=b)=c", "(a = b) = c"),
        ("(-a)**b", "-a ** b"),
        ("-(a**b)", "-(a ** b)"),
        ("-(1[2])", "-(1[2])"),
        ("(if a then b else c) + 1", "(if a then b else c) + 1"),
        ("1 + if a then b else c", "1 + (if a then b else c)"),
        ("(function(x, y: number) x + y)(1, 2)", "(function(x, y: number) x + y)(1, 2)"),
        ("for i in 1..3, j in [i, 2] return i*j", "for i in 1..3, j in [i, 2] return i * j"),
        ("for i in (1..3) return partial", "for i in (1..3) return partial"),
        ("some i in xs satisfies i > 1", "some i in xs satisfies i > 1"),
        ("every i in xs satisfies i in (1, >5)", "every i in xs satisfies i in (1, > 5)"),
        ("a in (1)", "a in 1"),
        ("a in (1, 2, 3)", "a in (1, 2, 3)"),
        ("a in (1..5)", "a in (1..5)"),
        ("a in (1..5]", "a in (1..5]"),
        ("a in ]1..5[", "a in (1..5)"),
        ("a in (]1..5[, 7)", "a in ((1..5), 7)"),
        ("a in !=5", "a in != 5"),
        ("a in (=5)", "a in = 5"),
        ("a in (<5)", "a in < 5"),
        ("a in ((<5))", "a in ((< 5))"),
        ("a in (? > 5)", "a in (? > 5)"),
        ("a in ((b) + 1)", "a in b + 1"),
        ("(<5)", "(< 5)"),
        ("[>=5, <1]", "[(>= 5), (< 1)]"),
        ("(null..5] = (<=5)", "(null..5] = (<= 5)"),
        ("]a..b[1][", "(a..b[1])"),
        ("[a..b[-1]]", "[a..b[-1]]"),
        ("{}", "{}"),
        ("[]", "[]"),
        ("[] - [1]", "[] - [1]"),
        ("[]1..5[, ]a..b]]", "[(1..5), (a..b]]"),
        (
            "{a: 1, \"b c\": a, \"1+\": 2, \"\": 3, \"if\": 4}",
            "{a: 1, b c: a, \"1+\": 2, \"\": 3, \"if\": 4}",
        ),
        ("@\"P14M\"", "@\"P1Y2M\""),
        ("@\"2024-12-31T24:00:00@Asia/Shanghai\"", "@\"2025-01-01T00:00:00+08:00\""),
        ("\"a\\\"\\\\\\n\\r\\t\\'\\u4E2D\\U01F40E\\uD83D\\uDC0E\"", "\"a\\\"\\\\\\n\\r\\t'中🐎🐎\""),
        ("\"\\u000B\"", "\"\\u000B\""),
        ("1.50", "1.5"),
        (".5", "0.5"),
        ("1e3", "1000"),
        ("1.23E-4", "0.000123"),
        ("12e6000", "12e6000"),
        ("1.2e-6000", "12e-6001"),
        ("f(x: 1, \n y z: 2)", "f(x: 1, y z: 2)"),
        ("1 /* one */ + // two\n 2", "1 + 2"),
        ("date and time(\"x\")", "date and time(\"x\")"),
        ("null", "null"),
    ] {
        assert_eq!(again(text), printed, "{text}");
    }
}

#[test]
fn types_are_read_whole() {
    for of in [
        "Any",
        "Null",
        "boolean",
        "number",
        "string",
        "date",
        "time",
        "date and time",
        "days and time duration",
        "years and months duration",
        "list<list<number>>",
        "range<date and time>",
        "context",
        "context<a: string, b c: context<d: Any>>",
        "function<> -> number",
        "function<number, list<string>> -> function<date> -> time",
    ] {
        let text = format!("a instance of {of}");
        assert_eq!(again(&text), text);
        let text = format!("function(a: {of}) a");
        assert_eq!(again(&text), text);
    }
    assert_eq!(again("a instance of list"), "a instance of list<Any>");
    assert_eq!(again("a instance of range and b"), "a instance of range<Any> and b");
}

#[test]
fn cells_of_a_table() {
    for (text, printed) in [
        ("-", "-"),
        (" - // anything", "-"),
        ("-5", "-5"),
        ("<5", "< 5"),
        ("=5, !=6", "= 5, != 6"),
        ("1, 2, [3..4]", "1, 2, [3..4]"),
        ("not(1, <2)", "not(1, < 2)"),
        ("not (\"a\")", "not(\"a\")"),
        ("(not(a))", "(not(a))"),
        ("not(a) and b", "not(a) and b"),
        ("not(a), b", "not(a), b"),
        ("? > 5 and ? < 10", "? > 5 and ? < 10"),
        ("(<5)", "(< 5)"),
        ("\"a\", \"b\"", "\"a\", \"b\""),
        ("> a + 1", "> a + 1"),
        ("[1..5), ]7..9[", "[1..5), (7..9)"),
        ("-a", "-a"),
    ] {
        assert_eq!(cell(text), printed, "{text}");
    }
}

/// A type checker can point at any part.
#[test]
fn every_part_has_its_place() {
    let text = "if (年龄 >= 60) then [a . b] else -f(x: 1)";
    let tree = read(text);
    let at = |span: Span| span.of(text);
    assert_eq!(at(tree.span), text);
    let banjian::eligibility::feel::Kind::If(condition, yes, no) = &tree.kind else { panic!("{tree}") };
    assert_eq!(at(condition.span), "年龄 >= 60");
    assert_eq!(at(yes.span), "[a . b]");
    assert_eq!(at(no.span), "-f(x: 1)");
    let banjian::eligibility::feel::Kind::List(all) = &yes.kind else { panic!("{yes}") };
    assert_eq!(at(all[0].span), "a . b");
    let banjian::eligibility::feel::Kind::Path(_, name) = &all[0].kind else { panic!("{yes}") };
    assert_eq!(at(name.span), "b");
    let place = no.span.place(text);
    assert_eq!((place.line, place.column), (Some(1), Some(33)));
    assert_eq!(Span::new(13, 14).place("a\n\u{4E2D}\u{4E2D}\u{4E2D} \n  x").to_string(), "3:1");
}
