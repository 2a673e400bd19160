//! Limits hold in bounded time, on a thread with a small stack.

use std::thread;

use banjian::eligibility::feel::{Limits, expression, unary_tests};

use super::scope;

/// Runs on a thread with a stack of two MiB.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap();
}

fn told(text: &str) -> String {
    expression(text, &scope(), &Limits::default()).unwrap_err().to_string()
}

#[test]
fn a_text_that_is_too_long_is_not_read() {
    assert_eq!(told(&"(".repeat(1 << 20)), "the text has 1048576 bytes, the limit is 65536");
    let limits = Limits::default().with_bytes(3);
    assert!(expression("1+1", &scope(), &limits).is_ok());
    assert!(expression("1+11", &scope(), &limits).is_err());
}

#[test]
fn nesting_is_bounded_whatever_it_is_made_of() {
    on_a_small_stack(|| {
        for open in [
            "(",
            "[",
            "{a:",
            "-",
            "if a then ",
            "if ",
            "for i in ",
            "for i in [1] return ",
            "f(",
            "f(a:",
            "a[",
            "[1..",
            "]1..",
            "(1..",
            "function(x) ",
            "some i in a satisfies ",
            "a in (",
            "a in [",
            "a in (1..",
            "a or a and a = a + a * a ** -(",
            "a in < (",
            "a between (",
            "a.b + [a[",
            "a in (a in [",
        ] {
            let text = open.repeat(60_000 / open.len());
            let told = told(&text);
            assert!(told.contains("nested deeper than 128"), "{open}: {told}");
            assert!(unary_tests(&text, &scope(), &Limits::default()).is_err());
        }
        for open in ["list<", "range<", "context<b:", "function<", "function<> -> "] {
            let told = told(&format!("a instance of {}", open.repeat(4_000)));
            assert!(told.contains("nested deeper than 128"), "{open}: {told}");
        }
        // Operators in a row nest to the left.
        for step in [" + 1", ".b", "[1]", "(1)", " or a", " and a", " instance of number", " ** 1", " - a"] {
            let text = format!("a{}", step.repeat(60_000 / step.len()));
            assert!(told(&text).contains("nested deeper than 128"), "{step}: {}", told(&text));
        }
    });
}

#[test]
fn what_is_just_deep_enough_is_read_printed_and_dropped() {
    on_a_small_stack(|| {
        for (open, middle, close, levels) in [
            ("(", "1", ")", 127),
            ("[", "1", "]", 127),
            ("{a: ", "1", "}", 127),
            ("-", "a", "", 127),
            ("f(", "1", ")", 126),
            ("if a then ", "1", " else 2", 127),
            ("a in (", "1", ")", 60),
            ("1 or 1 and 1 = 1 + 1 * 1 ** (", "1", ")", 20),
            ("function(x) ", "1", "", 127),
            ("a[", "1", "]", 126),
            ("", "1", " + 1", 127),
            ("", "a", "[1]", 127),
        ] {
            let text = format!("{}{middle}{}", open.repeat(levels), close.repeat(levels));
            let tree = expression(&text, &scope(), &Limits::default());
            let tree = tree.unwrap_or_else(|faults| panic!("{open}{close}: {faults}"));
            let printed = tree.to_string();
            assert_eq!(
                expression(&printed, &scope(), &Limits::default()).unwrap().without_places(),
                tree.clone().without_places()
            );
        }
    });
}

#[test]
fn one_level_more_is_too_deep() {
    let refused = |text: &str| expression(text, &scope(), &Limits::default()).is_err();
    for (open, middle, close) in
        [("(", "1", ")"), ("[", "1", "]"), ("-", "a", ""), ("", "1", " + 1"), ("", "a", ".b")]
    {
        let nested = |levels| format!("{}{middle}{}", open.repeat(levels), close.repeat(levels));
        assert!(!refused(&nested(127)), "{open}{close}");
        assert!(refused(&nested(128)), "{open}{close}");
    }
}

#[test]
fn parts_are_counted() {
    let limits = Limits::default().with_nodes(4);
    assert!(expression("[1, 2, 3]", &scope(), &limits).is_ok());
    let told = expression("[1, 2, 3, 4]", &scope(), &limits).unwrap_err().to_string();
    assert_eq!(told, "1:1: the text has more than 4 parts");
}

#[test]
fn limits_go_only_down() {
    let limits = Limits::default().with_bytes(u32::MAX).with_depth(u32::MAX).with_nodes(u32::MAX);
    assert_eq!(limits, Limits::default());
    assert_eq!((limits.bytes(), limits.depth(), limits.nodes()), (65_536, 128, 50_000));
}

/// What is long but flat is read in a moment, and so is what is wrong from end to end.
#[test]
fn long_texts_take_no_long_time() {
    for piece in
        ["a-", "a,", "f(", "a ", "\"", "}", "for x in ", "date and ", "a:", "{a b c:1,", "](", "if a then b,"]
    {
        for text in [piece.repeat(65_536 / piece.len()), format!("[{}", piece.repeat(65_000 / piece.len()))] {
            assert!(expression(&text, &scope(), &Limits::default()).is_err(), "{piece}");
        }
    }
    let long = format!("{{{} : 1, b: {}1}}", "a-".repeat(10_000) + "a", "a-".repeat(50));
    assert!(expression(&long, &scope(), &Limits::default()).is_err());
    assert!(expression(&format!("[{}1]", "1,".repeat(32_000)), &scope(), &Limits::default()).is_ok());
}
