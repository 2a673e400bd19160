<<<<<<< .merge_file_KRxMmy

=======
//! What a policy officer is told, word for word.

use banjian::eligibility::feel::{Limits, Scope, caret, expression, unary_tests};
use banjian::report::Report;
use banjian::text::Language;

use super::scope;

#[test]
fn zz() {
    for text in TEXTS {
        let told = match expression(text, &scope(), &Limits::default()) { Ok(t) => format!("OK {t}"), Err(f) => f.reports().iter().map(|r| format!("{r} | {} | {}", r.code(), r.help(Language::English))).collect::<Vec<_>>().join("\n     ") };
        println!("{text:?}\n     {told}");
    }
    for text in CELLS {
        let told = match unary_tests(text, &scope(), &Limits::default()) { Ok(t) => format!("OK {}", t[0]), Err(f) => f.to_string() };
        println!("{text:?}\n     {told}");
    }
}
const CELLS: &[&str] = &["", "-, 5", "not(1, <2", "< 5 or > 10", "1 2", "? >", "not(a) b", "1,", "5..10", "> 5 and < 10", "≥ 5", ">= 5，< 6"];
const TEXTS: &[&str] = &[
    "", "  // nothing", "a == b", "a && b || c", "a <> b", "a ≥ 1", "！a", "!a", "max（a，b）", "max(a，b)", "a ＞ 5", "a＞5", "{a：1}",
    "“text”", "a = ‘text’", "'text'", "a = 'text'", "\"text", "\"text\n\"", "a /* b", "\"\\u12\"", "\"\\uD800\"", "a # b", "2x", "1e99999",
    "@\"2025-02-30\"", "@a", "agee > 60", "缴费 月数 > 3", "年令 > 60", "date and tiem(\"x\")", "strin length(\"x\")", "a b", "a + ", "+ a", "(a", "(a]", "[a, b",
    "[a, b)", "{a: 1", "f(a, b", "f(a,)", "[,]", "[1,]", "{a 1}", "{1: 2}", "a < b < c", "a = b = c", "a in b in c", "a between 1", "a between 1 and", "a between 1 or 2",
    "if a", "if a then b", "if a b then c else d", "if a then b c else d e", "for x of xs return x", "for in xs return 1", "for x in xs", "some x in 1..5 satisfies x", "function(x) external {java: {}}",
    "a instance of strng", "a instance of foo", "a instance of", "a instance of function", "a instance of list<number", "? > 5", "f(a: 1, 2)", "f(1, a: 2)", "a.", "a.1", "a[]", "a[1", "f(", ")", "a)", "then", "a and", "not a",
    "f(q, w, [e, r])", "f(a b, (c d), 1 2)", "[1 2, 3 4, (5 6)]", "{a: 1 2, b: a c, c: }", "a; b", "x = 1 y = 2", "if (a then b else c", "a in (1, 2", "a in ()", "1..5", "a % b", "a ^ 2", "[1, (2 3), 4 5]", "f(1 2", "[1..5", "[1..2, 3]", "(1..5, 6)", "[1, 2..3]", "a in (1, 2..3)", "if 1 2 then 3 4 else 5 6", "max(1; 2)", "[1...5]", "\u{0}", "a\u{7f}",
    "date(2020-01-01)", "\"a\" \"b\"", "x > 5。", "a = 1，b = 2", "３ + 4", "1,000", "return", "$a",
];
>>>>>>> .merge_file_S8QDVc
