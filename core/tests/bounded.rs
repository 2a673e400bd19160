//! What asks for too much is refused with a clear code, in bounded time and memory, on a small stack.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;
use std::time::Duration;

use banjian::eligibility::feel::evaluate;
use banjian::eligibility::feel::value::Context;
use banjian::eligibility::policy::Limits;
use banjian::eligibility::{Facts, Outcome, Policy, Set};
use banjian::report::Faults;
use rustix::time::{ClockId, clock_gettime};

/// The most that a refusal may take of a processor, in a debug build on a busy machine; and the most memory at once,
/// in bytes, which a file of a megabyte without a line of TOML comes near to.
const TIME: Duration = Duration::from_secs(20);
const BYTES: u64 = 512 << 20;

const HEAD: &str = r#"code = "aid"
name = { zh = "补助", en = "aid" }

[[fact]]
name = "n"
type = "number"
unit = "months"
min = "0"
max = "20000"
origin = "declared"
question = { zh = "问", en = "ask" }
"#;

const PERIOD: &str = r#"
[[period]]
from = 2020-01-01
source = "test"
certainty = "default"
"#;

fn processor() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.try_into().unwrap(), now.tv_nsec.try_into().unwrap())
}

/// What something answers, on a thread with a stack of two MiB, and within the bounds of this file.
fn bounded<T: Send + 'static>(what: &str, run: impl FnOnce() -> T + Send + 'static) -> T {
    let name = what.to_owned();
    let run = move || {
        let (mut answer, before) = (None, processor());
        let memory = allocation_counter::measure(|| answer = Some(run()));
        let took = processor().saturating_sub(before);
        assert!(took < TIME, "{name} took {took:?}");
        assert!(memory.bytes_max < BYTES, "{name} held {} bytes at once", memory.bytes_max);
        answer.unwrap()
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap()
}

/// The codes of a refusal, each once.
fn codes(refused: Result<Policy, Faults>) -> Vec<&'static str> {
    let Err(faults) = refused else { return vec!["accepted"] };
    let mut codes: Vec<_> = faults.reports().iter().map(|report| report.code().as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn toml(what: &str, text: String) -> Vec<&'static str> {
    bounded(what, move || codes(Policy::from_toml("aid.toml", &text)))
}

fn json(what: &str, text: String) -> Vec<&'static str> {
    bounded(what, move || codes(Policy::from_json("aid.json", &text)))
}

fn decision(name: &str, body: &str) -> String {
    let title = r#"title = { zh = "题", en = "title" }"#;
    format!(
        "\n[[decision]]\nname = \"{name}\"\nrole = \"grant\"\n{title}\n{body}\nsource = \"test\"\ncertainty = \"default\"\n"
    )
}

fn of(body: &str) -> String {
    [HEAD, &decision("given", body), PERIOD].concat()
}

/// Something once for each number, one after the other.
fn each(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, at| {
        write!(all, "{}", one(at)).unwrap();
        all
    })
}

const MEGABYTE: usize = 1 << 20;

/// A file that is one thing from end to end, as long as a file may be.
fn filled(piece: &str) -> String {
    piece.repeat(MEGABYTE / piece.len())
}

/// A policy whose value is one thing from end to end.
fn value(piece: &str, bytes: usize) -> String {
    of(&format!("value = '{}'", piece.repeat(bytes / piece.len())))
}

#[test]
fn a_file_of_a_megabyte_is_told_in_a_few_words() {
    for piece in ["(", "[", "{", "\"", "a=[", "[a.", "a.", "=", "\n=", "a={", "'''", "\u{7532}"] {
        assert_eq!(toml(piece, filled(piece)), ["sheet-syntax"], "{piece}");
        assert_eq!(json(piece, filled(piece)), ["sheet-syntax"], "{piece}");
    }
    let faults = bounded("=", || Policy::from_toml("aid.toml", &filled("=")).map(|_| ()).unwrap_err());
    assert_eq!(faults.reports().len(), 100);
    let deep = |open: &str, close: &str| {
        let half = MEGABYTE / 2 / (open.len() + close.len());
        format!("{{\"code\":{}0{}}}", open.repeat(half), close.repeat(half))
    };
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        assert_eq!(json(open, deep(open, close)), ["sheet-syntax"]);
    }
    for refused in [toml("(", filled("(") + "("), json("(", filled("(") + "(")] {
        assert_eq!(refused, ["policy-too-large"]);
    }
}

#[test]
fn a_text_of_a_megabyte_is_not_read_and_a_deep_one_is_told() {
    for piece in ["(", "[", "-", "if a then ", "n + ", "not("] {
        assert_eq!(toml(piece, value(piece, MEGABYTE - 2_000)), ["feel-text-long"], "{piece}");
    }
    for piece in ["(", "[", "-", "n + ", "not(", "{a:", "if n > 1 then "] {
        assert_eq!(toml(piece, value(piece, 60_000)), ["feel-depth"], "{piece}");
    }
}

#[test]
fn ten_thousand_of_a_part_are_not_looked_at() {
    let fact = HEAD.split_once("\n\n").unwrap().1;
    let given = decision("given", "value = 'n'");
    let facts = each(5_000, |at| fact.replacen("\"n\"", &format!("\"n{at}\""), 1));
    let decisions = |count| each(count, |at| decision(&format!("d{at}"), "value = 'n'"));
    for (what, text) in [
        ("facts", [HEAD, &facts, &given, PERIOD].concat()),
        ("a fact again and again", [HEAD, &fact.repeat(5_000), &given, PERIOD].concat()),
        ("decisions", [HEAD, &decisions(6_000), PERIOD].concat()),
        ("periods", [HEAD, &given, &PERIOD.repeat(10_000)].concat()),
        ("decisions in periods", [HEAD, &decisions(500), &PERIOD.repeat(500)].concat()),
    ] {
        assert_eq!(toml(what, text), ["policy-too-large"], "{what}");
    }
    let mut edition = Policy::from_toml("aid.toml", &of("value = 'n'")).unwrap().edition().clone();
    edition.facts = vec![edition.facts[0].clone(); 10_000];
    edition.decisions = vec![edition.decisions[0].clone(); 10_000];
    edition.periods = vec![edition.periods[0].clone(); 10_000];
    assert_eq!(bounded("all", move || codes(Policy::new(edition))), ["policy-too-large"]);

    // As many as there may be, each waiting for the one before.
    let chain = |periods: usize| {
        let decisions = each(999, |at| decision(&format!("d{}", at + 1), &format!("value = 'd{at}'")));
        [HEAD, &decisions, &decision("d0", "value = 'n'"), &PERIOD.repeat(periods)].concat()
    };
    assert_eq!(toml("a chain", chain(1)), ["accepted"]);
    assert_eq!(toml("chains", chain(10)), ["policy-day-missing", "policy-period-order"]);
}

#[test]
fn ten_thousand_columns_or_rules_are_decided_or_told_unproven() {
    let table = |hit: &str, inputs: usize, rules: usize, cell: &dyn Fn(usize) -> String| {
        let row = |at| format!("{{ when = [{}], then = '1' }}", vec![cell(at); inputs].join(", "));
        let rows: Vec<String> = (0..rules).map(row).collect();
        let inputs = vec!["'n'"; inputs].join(", ");
        of(&format!("hit = '{hit}'\notherwise = '0'\ninputs = [{inputs}]\nrules = [{}]", rows.join(", ")))
    };
    for (inputs, rules) in [(10_000, 1), (1, 10_000), (100, 100)] {
        for hit in ["unique", "first", "sum"] {
            let what = format!("{inputs} columns, {rules} rules, {hit}");
            let told = toml(&what, table(hit, inputs, rules, &|at| format!("'{at}'")));
            let expected = if hit == "unique" { "policy-table-unproven" } else { "accepted" };
            assert_eq!(told, [expected], "{what}");
        }
    }
    let same = |_| "'1, 2, 3, 4, 5, 6, 7'".to_owned();
    assert_eq!(toml("the same rule", table("unique", 1, 10_000, &same)), ["policy-table-overlap"]);
    assert_eq!(toml("long cells", table("first", 10_000, 1, &same)), ["accepted"]);
}

#[test]
fn gigantic_numbers_are_out_of_bounds() {
    let nines = "9".repeat(60_000);
    let ones = format!("0.{}", "1".repeat(60_000));
    let policy = Policy::from_toml("aid.toml", &of("value = 'n'")).unwrap();
    for number in ["1e999999999", "1e-999999999", "1E+99999999999999999999999", &nines, &ones] {
        let text = of(&format!("value = 'n + {number}'"));
        assert_eq!(toml("in an expression", text), ["feel-number-bounds"]);
        let bound = |quote: &str| of("value = 'n'").replace("\"20000\"", &format!("{quote}{number}{quote}"));
        assert_eq!(toml("as a bound", bound("\"")), ["policy-number"]);
        let told = toml("as a bound, bare", bound(""));
        assert_eq!(told, [if number == nines { "policy-number" } else { "sheet-not-integer" }]);

        let (policy, text) = (policy.clone(), format!("{{\"n\": {number}}}"));
        let told = bounded("as a fact", move || {
            let mut row = Set::new(std::slice::from_ref(&policy)).unwrap().row();
            let in_row = row.read_json(&text).map_err(|faults| faults.reports()[0].code().as_str());
            row.judge();
            let facts =
                serde_json::from_str::<Facts>(&text).ok().map(|facts| policy.determine(&facts).outcome);
            (in_row.map(|()| row.outcome(0)), facts)
        });
        // A double holds what is too small as zero, and the first digits of what is long.
        let expected = match number {
            "1e-999999999" => (Ok(Outcome::Eligible), Some(Outcome::Eligible)),
            _ if number == ones => (Err("fact-type"), Some(Outcome::InvalidFacts)),
            _ => (Err("fact-json"), None),
        };
        assert_eq!(told, expected);
    }
}

#[test]
fn loops_of_a_policy_are_written_out_within_bounds() {
    for value in [
        "sum(for a in 1..1000, b in 1..1000 return n)",
        "(function(f) sum(for a in 1..1000 return f(a)))(function(a) sum(for b in 1..1000 return a + b + n))",
        "if some a in [1..1000], b in [1..1000], c in [1..1000] satisfies n = 1 then 1 else 0",
    ] {
        assert_eq!(toml(value, of(&format!("value = '{value}'"))), ["policy-too-large"], "{value}");
    }
}

#[test]
fn a_function_without_end_is_stopped() {
    for (text, code) in [
        ("{f: function(g) g(g), r: f(f)}.r", "feel-budget-depth"),
        ("{f: function(g) [g(g), g(g)], r: f(f)}.r", "feel-budget-depth"),
        ("for a in 1..10000, b in 1..10000, c in 1..10000 return a", "feel-budget-elements"),
        ("for a in 1..1000 return every b in [1..1000] satisfies b > 0", "feel-budget-steps"),
    ] {
        let told = bounded(text, move || {
            let faults = evaluate(text, &Context::new()).unwrap_err();
            faults.reports()[0].code().as_str()
        });
        assert_eq!(told, code, "{text}");
    }
}

#[test]
fn limits_go_down_and_never_up() {
    let up = Limits::default()
        .with_bytes(u32::MAX)
        .with_cells(u32::MAX)
        .with_nodes(u32::MAX)
        .with_parts(u32::MAX)
        .with_written(u32::MAX);
    assert_eq!(up, Limits::default());
    assert_eq!([up.bytes(), up.cells(), up.nodes(), up.parts()], [1_048_576, 100_000, 60_000, 1_000]);
    assert_eq!(up.written(), 500_000);

    let text = of(
        "inputs = ['n']\nrules = [{ when = ['< 5'], then = 'n + 1' }, { when = ['>= 5'], then = 'n + 2' }]",
    );
    let whole = Policy::from_toml("aid.toml", &text).unwrap();
    let json = serde_json::to_string(whole.edition()).unwrap();
    let told = |limits: Limits| {
        let refused = Policy::from_toml_within("aid.toml", &text, limits);
        let in_json = Policy::from_json_within("aid.json", &json, limits);
        assert_eq!(codes(in_json), codes(refused.clone()));
        refused.map_or_else(|faults| faults.to_string(), |_| "accepted".into())
    };
    let limits = Limits::default();
    let length = u32::try_from(text.len().max(json.len())).unwrap();
    assert_eq!(told(limits.with_bytes(length)), "accepted");
    assert_eq!(told(limits.with_bytes(100)), "aid.toml: too large: more than 100 bytes");
    assert_eq!(told(limits.with_parts(1)), "accepted");
    let parts = told(limits.with_parts(0));
    let parts: Vec<_> = parts.lines().filter_map(|line| line.strip_prefix("aid.toml:1:")).collect();
    assert_eq!(
        parts,
        [
            "fact: too large: more than 0 facts",
            "decision: too large: more than 0 decisions",
            "period: too large: more than 0 periods",
            "decision: too large: more than 0 decisions in all periods together",
        ]
    );
    assert_eq!(told(limits.with_nodes(100)), "accepted");
    assert_eq!(told(limits.with_nodes(3)), "aid.toml:1: too large: more than 3 compiled nodes");
    assert_eq!(told(limits.with_written(100)), "accepted");
    assert_eq!(
        told(limits.with_written(3)),
        "aid.toml:1: too large: more than 3 expressions with loops and calls written out"
    );
    assert_eq!(told(limits.with_cells(2)), "accepted");
    assert_eq!(
        told(limits.with_cells(1)),
        "aid.toml:13:decision[0]: unproven: whether the rules leave gaps or overlap cannot be decided: there are more than 1 combinations of cells, or too many rules for them"
    );
    let texts = banjian::eligibility::feel::Limits::default().with_depth(1);
    assert_eq!(
        told(limits.with_texts(texts)).lines().collect::<Vec<_>>(),
        [
            "aid.toml:18:36:decision[0].rules[0].then: the text is nested deeper than 1 levels here",
            "aid.toml:18:73:decision[0].rules[1].then: the text is nested deeper than 1 levels here",
        ]
    );
}
