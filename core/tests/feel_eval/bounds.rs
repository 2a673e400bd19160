//! What asks for too much is an error, on a thread with a small stack.

use banjian::eligibility::feel::value::Context;
use banjian::eligibility::feel::{Budget, Limits, evaluate, evaluate_within};

/// The codes of the faults, from a thread with 2 MiB of stack.
fn fault(text: &'static str) -> &'static str {
    let run = move || match evaluate(text, &Context::new()) {
        Ok(_) => "an answer",
        Err(faults) => faults.reports().first().unwrap().code().as_str(),
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap()
}

#[test]
fn without_end() {
    for (text, code) in [
        ("{f: function(g) g(g), r: f(f)}.r", "feel-budget-depth"),
        ("{f: function(g) if true then [g(g)][1] + 1 else 2, r: f(f)}.r", "feel-budget-depth"),
        ("{f: function(g) (for x in [1] return g(g)), r: f(f)}.r", "feel-budget-depth"),
        ("{f: function(g) 1 in (g(g)), r: f(f)}.r", "feel-budget-depth"),
        ("for i in 1..1000000000 return i", "feel-budget-elements"),
        ("some i in [1..1000000000] satisfies i < 0", "feel-budget-steps"),
        ("for i in 1..100000 return [partial[-1]]", "feel-budget-value"),
        ("for i in 1..100 return if i = 1 then 1 else [partial[-1]]", "feel-budget-value"),
        ("for i in 1..100 return if i = 1 then [1] else [partial[-1], partial[-1]]", "feel-budget-steps"),
        (
            "for i in 1..100 return if i = 1 then \"ab\" else partial[-1] + partial[-1]",
            "feel-budget-characters",
        ),
        ("for i in 1..100 return function() partial", "feel-budget-value"),
        ("10 ** 6000 ** 999999", "an answer"),
    ] {
        assert_eq!(fault(text), code, "{text}");
    }
}

#[test]
fn downwards() {
    let budget = Budget::default().with_steps(10).with_depth(4).with_elements(3).with_characters(3);
    let code = |text: &str| {
        let answer = evaluate_within(text, &Context::new(), &Limits::default(), budget);
        answer.map_or_else(|faults| faults.reports().first().unwrap().code().as_str(), |_| "an answer")
    };
    assert_eq!(code("1 + 1"), "an answer");
    assert_eq!(code("1 + (1 + (1 + (1 + 1)))"), "feel-budget-depth");
    assert_eq!(code("[1, 2, 3, 4]"), "feel-budget-elements");
    assert_eq!(code("\"ab\" + \"cd\""), "feel-budget-characters");
    assert_eq!(code("[1, 2, 3] = [1, 2, 3]"), "feel-budget-steps");
    assert_eq!(Budget::default().with_steps(usize::MAX), Budget::default());
}
