//! Lists, contexts, loops and functions of the text: what they come to, what they cost, and where they are refused.

use std::fmt::Write as _;

use super::meaning::{as_the_language_says, early_or_not_at_all, mentioned};
use super::small::{HEAD, PERIOD, decision, read, shown, text, told, value, wrong};

const TEXTS: &[&str] = &[
    "[n, w, 0.25][1]",
    "[n, w, 0.25][-1] + n",
    "[n, \"low\", b][2]",
    "[10, 20, n, 40, 50, 60, 70][n + 4]",
    "if n > 0 then [5, w, 7][n] else 0",
    "[1, 2, 3, 4][item > 2][1] + n",
    "[{ from: 0, rate: w }, { from: 2, rate: n }][from <= 1][1].rate",
    "{ a: n, b: a + w, c: b * 2 }.c",
    "{ \"the rate\": w }.the rate",
    "{ a: { b: [n, w] } }.a.b[2]",
    "[{ a: n }, { a: w }].a[2]",
    "[asked, @\"2024-02-01\"].month[1]",
    "(if b then { low: 1, high: n } else { low: w, high: 2 }).high",
    "(if b then [1, [n]] else [w, [2]])[2][1]",
    "(if b then [child] else [null])[1]",
    "n in [1, w, 3]",
    "spouse in [grade, null]",
    "n in (for i in 0..3 return i * 2)",
    "list contains([n, 2.5], w + 1)",
    "list contains([grade, spouse], null)",
    "list contains([spouse], grade)",
    "list contains(n, 2)",
    "list contains([], n)",
    "count([n, null, w])",
    "count([])",
    "count(n)",
    "sum([n, w, 0.25])",
    "sum(n, w)",
    "sum(n)",
    "min([n, w, 0.5])",
    "max(for x in [n, w] return x * 2)",
    "min([asked, @\"2024-01-31\"])",
    "max(duration(\"P1M\"), duration(\"P2M\"))",
    "any([b, c])",
    "all([b, c, n > 0])",
    "any(b, c)",
    "all(b)",
    "any([])",
    "all([])",
    "some x in [n, w] satisfies x > 0.4",
    "every x in [n, w] satisfies x > 0.4",
    "some x in [n, w], y in [x, 1] satisfies x * y < 0",
    "every x in [child, null, n] satisfies x = null or x > -3",
    "some x in [child, null] satisfies x != null and x > 2",
    "some x in [\"low\", \"high\"] satisfies grade = x",
    "some x in [] satisfies b",
    "every x in [] satisfies b",
    "some x in [1..3] satisfies x = n",
    "some x in (1..3) satisfies x = n",
    "every x in (1..2) satisfies x = n",
    "some x in [@\"2023-12-31\"..@\"2024-01-01\"] satisfies x = asked",
    "sum(for x in 1..4 return x * n)",
    "(for x in 3..1 return x - n)[1]",
    "(for x in [1, n], y in [w, 2] return x + y)[2]",
    "(for x in 1..4 return if x = 1 then n else x + partial[-1])[4]",
    "count(for x in 1..3 return partial)",
    "(function(x) x * 2)(w)",
    "(function(x: number, y: boolean) if y then x else 0)(n, b)",
    "(function(x: list<number>) sum(x))([n, w])",
    "(function(x: context<a: number>) x.a)({ a: n, b: w })",
    "(function(x, y) if y = null then x else x + y)(x: n)",
    "(function(x, y) x - y)(y: n, x: w)",
    "(function(x) function(y) x - y)(n)(w)",
    "(function(f, x) f(f(x)))(function(y) y * 2 + n, w)",
    "{ double: function(x) x * 2, v: double(n) }.double(w)",
    "(function(x) if x > 0 then floor(6 / x) else 0)(n)",
    "(function(x) x < w)(n / 3)",
    // A variable stands before a fact of the same name.
    "some n in [1, 2] satisfies n > 5",
    "(function(n) n + 1)(w)",
];

#[test]
fn each_of_them_comes_to_what_the_language_says() {
    let names: Vec<Vec<&str>> = TEXTS.iter().map(|text| mentioned(text)).collect();
    let texts: Vec<(&str, &[&str])> =
        TEXTS.iter().zip(&names).map(|(text, names)| (*text, names.as_slice())).collect();
    as_the_language_says(&texts);
    early_or_not_at_all(&texts);
}

#[test]
fn a_part_that_settles_it_is_enough() {
    for (written, facts, expected) in [
        ("some x in [n, w] satisfies x > 1", r#"{"n": 2}"#, "true"),
        ("every x in [n, w] satisfies x > 1", r#"{"w": 0}"#, "false"),
        ("any([b, c])", r#"{"c": true}"#, "true"),
        ("all(b, c)", r#"{"b": false}"#, "false"),
        ("list contains([n, 1], w)", r#"{"w": 1}"#, "true"),
        ("[7, 7][if b then 1 else 2]", "{}", "7"),
        ("count([n, w])", "{}", "2"),
        ("(if b then [n] else [2])[1]", r#"{"n": 2}"#, "2"),
        ("(if b then [n] else [2])[1]", r#"{"n": 3}"#, "?"),
        ("sum([n, w])", r#"{"n": 3}"#, "?"),
        ("some x in [n, w] satisfies x > 1", r#"{"n": 1}"#, "?"),
    ] {
        assert_eq!(shown(&read(&text(&value(written))), facts), expected, "{written} for {facts}");
    }
}

#[test]
fn what_is_wrong_with_them_is_told() {
    const COUNTED: &str = "a loop counts from one constant to another, whole numbers or days, in at most 1000 steps, and a range from the lower to the higher";
    for (bad, expected) in [
        ("[n, w]", "`given` is a list; only a step may be one"),
        ("{ a: n }", "`given` is a context; only a step may be one"),
        ("function(x) x", "`given` is a function; only a step may be one"),
        ("[n, w] + 1", "a list stands where one value is needed"),
        ("{ a: n } = 1", "a context stands where one value is needed"),
        ("sum([n, [w]])", "a list stands where one value is needed"),
        ("sum([n, grade])", "`+` does not go between a number and a text"),
        ("sum([n, null])", "`this` may be none here"),
        ("sum([child])", "`child` may be none here"),
        ("count(child)", "`child` may be none here"),
        ("list contains(child, 1)", "`child` may be none here"),
        ("sum([])", "the sum, least or greatest of an empty list: not in the checked language"),
        ("sum([duration(\"P1M\")])", "a duration of months stands where a number is needed"),
        ("any([b, n])", "a number stands where a truth is needed"),
        ("list contains([n], grade)", "`=` does not go between a number and a text"),
        ("count(n, w)", "`count` with 2 arguments is no function of the checked language"),
        ("[n, w][3]", "the list has 2 parts, and this may be the place of none of them"),
        ("[n, w][0]", "the list has 2 parts, and this may be the place of none of them"),
        ("[n, w][n]", "the list has 2 parts, and this may be the place of none of them"),
        ("[n, w][1.5]", "the list has 2 parts, and this may be the place of none of them"),
        ("[n, w][item > 1][1]", "a filter that facts decide: not in the checked language"),
        ("[n, w][grade][1]", "a text stands where a truth is needed"),
        ("n[1]", "a number stands where a list is needed"),
        ("{ a: n }.b", "a context has no part `b`"),
        ("{ a: n, a: w }.a", "`a` stands there twice"),
        ("if b then [n] else [n, w]", "the branches differ: a list and a list"),
        ("(if b then { a: n } else { c: w }).a", "the branches differ: a context and a context"),
        ("some x in n satisfies b", "a number stands where a list is needed"),
        ("some x in [n] satisfies x", "a number stands where a truth is needed"),
        ("sum(for i in 1..n return i)", COUNTED),
        ("sum(for i in 1..1001 return n)", COUNTED),
        ("some x in [3..1] satisfies b", COUNTED),
        ("some x in (>1) satisfies b", COUNTED),
        ("some x in [1.5..2] satisfies b", COUNTED),
        ("(function(x) x)(n, w)", "`function` does not take these 2 arguments"),
        ("(function(x) x)(y: n)", "`function` does not take these 1 arguments"),
        ("(function(x: text) x)(n)", "a number stands where a text is needed"),
        ("(function(x: list<number>) 1)([grade])", "a text stands where a number is needed"),
        ("(function(x: context<a: number>) 1)({ b: n })", "a context has no part `a`"),
        ("n(1)", "a number stands where a function is needed"),
        ("min(values: [n])", "an argument by name: not in the checked language"),
        ("n instance of number", "instance of: not in the checked language"),
        (
            "(function(f) f(f))(function(f) f(f))",
            "calls stand more than 128 deep within each other here: `function`, `f`",
        ),
    ] {
        let bad = bad.replace("x: text", "x: string");
        assert_eq!(wrong(&value(&bad)), [expected], "{bad}");
    }
}

/// A policy of some steps and a grant.
fn steps(steps: &[(&str, &str)], grant: &str) -> String {
    let steps = steps.iter().map(|(name, written)| decision(name, "step", &value(written)));
    [HEAD.into(), steps.collect(), decision("given", "grant", &value(grant)), PERIOD.into()].concat()
}

#[test]
fn decisions_read_the_parts_of_each_other() {
    let policy = read(&steps(
        &[
            ("total", "sum(for band in bands return share(band))"),
            ("share", "function(band) if n > band.from then band.rate * (n - band.from) else 0"),
            ("bands", "[{ from: 0, rate: 2 }, { from: 1, rate: bonus }]"),
            ("bonus", "if b then 10 else 0.5"),
        ],
        "total",
    ));
    assert_eq!(shown(&policy, r#"{"n": 3, "b": true}"#), "26");
    assert_eq!(shown(&policy, r#"{"n": 3, "b": false}"#), "7");
    assert_eq!(shown(&policy, r#"{"n": 0}"#), "0");
    assert_eq!(shown(&policy, r#"{"n": 3}"#), "?");
}

#[test]
fn functions_that_call_each_other_are_a_circle() {
    let faults = told(&steps(
        &[("f", "function(x) if x > 0 then g(x - 1) else 0"), ("g", "function(x) f(x)")],
        "f(n)",
    ));
    let circle = "these decisions read each other in a circle, or wait for one: `f`, `g`, `given`";
    assert!(faults.iter().any(|fault| fault.ends_with(circle)), "{faults:?}");
}

#[test]
fn what_is_wrong_in_a_function_is_told_where_it_is_called() {
    let whole =
        steps(&[("half", "function(x) [x, x / 2][2] + x.year")], "if b then half(n) else half(asked)");
    let faults = told(&whole);
    let at = |call: &str| {
        let line = whole.lines().position(|line| line.contains(call)).unwrap();
        (line + 1, whole.lines().nth(line).unwrap().find(call).unwrap() + 1)
    };
    let (line, column) = at("half(n)");
    assert!(faults[0].starts_with(&format!("{line}:{column}:decision[1].value: ")), "{faults:?}");
    assert!(faults[0].ends_with("a number has no part `year`"), "{faults:?}");
    let (line, column) = at("half(asked)");
    assert!(faults[1].starts_with(&format!("{line}:{column}:decision[1].value: ")), "{faults:?}");
    assert!(faults[1].ends_with("`/` does not go between a date and a number"), "{faults:?}");
    assert_eq!(faults.len(), 2, "{faults:?}");
}

/// Runs on a thread with a stack of two MiB.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap();
}

#[test]
fn what_is_written_out_is_bounded() {
    on_a_small_stack(|| {
        const LARGE: &str = "too large: more than 500000 expressions with loops and calls written out";
        let most = "some i in [1..1000] satisfies i = n";
        assert_eq!(shown(&read(&text(&value(most))), r#"{"n": 3}"#), "true");
        for bad in [
            "sum(for i in 1..1000, k in 1..1000 return 1)",
            "count(for i in 1..1000, k in 1..1000, m in [] return 1)",
            "count(for i in 1..1000 return for k in 1..1000 return n)",
            "count(for i in 1..1000 return count(for k in 1..1000 return n))",
            "count(for i in 1..1000 return count(partial))",
        ] {
            let found = wrong(&value(bad));
            assert_eq!(found, [LARGE], "{bad}");
        }
        // Each function calls the one before it ten times.
        let calls = |name: &str| vec![format!("{name}(x)"); 10].join(" + ");
        let names = ["f1", "f2", "f3", "f4", "f5", "f6"];
        let mut all = vec![("f0".to_owned(), "function(x) x".to_owned())];
        for (at, name) in names.iter().enumerate() {
            all.push(((*name).into(), format!("function(x) {}", calls(&format!("f{at}")))));
        }
        let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        assert!(told(&steps(&all, "f6(n)"))[0].ends_with(LARGE));
    });
}

#[test]
fn nesting_is_bounded() {
    on_a_small_stack(|| {
        let nested = "lists, contexts and functions nest more than 16 deep here";
        let brackets = |depth: usize| format!("count({}n{})", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(shown(&read(&text(&value(&brackets(16)))), "{}"), "1");
        assert_eq!(wrong(&value(&brackets(18))), [nested]);
        assert_eq!(wrong(&value("count(for i in 1..20 return [partial])")), [nested]);
        // Through decisions, one level each.
        let mut whole = format!("{HEAD}{}", decision("d0", "step", &value("[n]")));
        for at in 0..20 {
            write!(
                whole,
                "{}",
                decision(&format!("d{}", at + 1), "step", &value(&format!("{{ a: d{at} }}")))
            )
            .unwrap();
        }
        write!(whole, "{}{PERIOD}", decision("given", "grant", &value("1"))).unwrap();
        let faults = told(&whole);
        assert!(faults.len() == 1 && faults[0].ends_with(nested), "{faults:?}");
        // Bindings stand within each other.
        let bindings: Vec<String> = (0..140).map(|at| format!("x{at} in [1]")).collect();
        let deep = "calls stand more than 128 deep within each other here: ";
        assert_eq!(wrong(&value(&format!("some {} satisfies b", bindings.join(", ")))), [deep]);
        // The deepest text that is read, and calls as deep as they may stand.
        let parens = format!("{}n{}", "abs(".repeat(63), ")".repeat(63));
        assert_eq!(shown(&read(&text(&value(&parens))), r#"{"n": -3}"#), "3");
        let chain = |count: usize| {
            let mut all = vec![("f0".to_owned(), "function(x) x + 1".to_owned())];
            for at in 0..count {
                all.push((format!("f{}", at + 1), format!("function(x) f{at}(x)")));
            }
            let all: Vec<(&str, &str)> =
                all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            steps(&all, &format!("f{count}(n)"))
        };
        assert_eq!(shown(&read(&chain(100)), r#"{"n": 1}"#), "2");
        let faults = told(&chain(140));
        assert!(faults.len() == 1 && faults[0].contains("calls stand more than 128 deep"), "{faults:?}");
    });
}
