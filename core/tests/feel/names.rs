//! Names with blanks, signs and words of the grammar inside, resolved against the scope.

use banjian::eligibility::feel::value::{Context, Value};
use banjian::eligibility::feel::{Expr, Kind, Limits, Scope, Unknown, expression};

fn read(text: &str, names: &[&str]) -> Result<Expr, String> {
    let scope = names.iter().fold(Scope::new(), |scope, name| scope.with_name(name));
    expression(text, &scope, &Limits::default()).map_err(|faults| faults.to_string())
}

fn printed(text: &str, names: &[&str]) -> String {
    read(text, names).unwrap_or_else(|faults| panic!("{text}\n{faults}")).to_string()
}

fn is_name(text: &str, names: &[&str]) -> bool {
    matches!(read(text, names).unwrap_or_else(|faults| panic!("{text}\n{faults}")).kind, Kind::Name(_))
}

#[test]
fn the_longest_name_that_the_text_spells_is_meant() {
    assert!(is_name("a-b", &["a", "b", "a-b"]));
    assert!(is_name("a - b", &["a", "b", "a-b"]));
    assert!(!is_name("a-b", &["a", "b"]));
    assert!(!is_name("(a)-(b)", &["a", "b", "a-b"]));
    assert!(is_name("Profit   and\n loss", &["Profit", "loss", "Profit and loss"]));
    assert!(!is_name("Profit and loss", &["Profit", "loss"]));
    assert!(is_name("what if?", &["what if?"]));
    assert!(is_name("Teacher's Evaluation", &["Teacher's Evaluation"]));
    assert!(is_name("a.b", &["a", "a.b"]));
    assert!(!is_name("a.b", &["a"]));
    assert!(is_name("x + y", &["x", "y", "x+y"]));
    assert!(is_name("缴费（月）", &["缴费（月）"]));
    assert!(is_name("Route 66a", &["Route 66a"]));
    assert_eq!(printed("a - b - c", &["a", "b", "c", "a-b"]), "a-b - c");
    assert_eq!(printed("Phone  Number + 1", &["Phone Number"]), "Phone Number + 1");
}

#[test]
fn names_of_the_language_have_blanks_too() {
    assert_eq!(
        printed("years and months duration(date(\"2020-01-01\"), date and time(\"x\"))", &[]),
        "years and months duration(date(\"2020-01-01\"), date and time(\"x\"))"
    );
    assert_eq!(
        printed("string length(\"a\") > 0 and not(true)", &[]),
        "string length(\"a\") > 0 and not(true)"
    );
    // `date and time` is a name, so that the two variables have to stand apart.
    assert_eq!(printed("(date) and (time)", &["date", "time"]), "(date) and time");
}

#[test]
fn the_text_declares_names_for_itself() {
    for text in [
        "{first name: \"a\", full name: first name + \"b\"}",
        "{a b: 1, c: {a b c: a b, d: a b c}}.c.a b c",
        "for loan item in [1, 2] return loan item + count(partial)",
        "some x-y in [1] satisfies x-y > 0",
        "function(net income, tax rate: number) net income * tax rate",
        "{f: function(a b) a b + 1, g: f(a b: 1)}",
        "{m: [{b c: 1}], n: m[b c = 1], o: m[item.b c > 0]}",
        "@\"P1Y\".years + @\"10:00:00\".time offset",
        "[1..2].start included",
        "{\"d e\": 1, f: d e}",
    ] {
        assert_eq!(printed(text, &[]), text.replace("\"d e\"", "d e"));
    }
    // Outside, they are unknown again.
    assert_eq!(read("(for i in [1] return i) + i", &[]).unwrap_err(), "1:27: nothing is called `i` here");
    assert_eq!(read("{a: b, b: 1}", &[]).unwrap_err(), "1:5: nothing is called `b` here");
    assert_eq!(read("{a: 1}.a + a", &[]).unwrap_err(), "1:12: nothing is called `a` here");
}

#[test]
fn keys_of_given_values_are_known() {
    let inner: Context = [("street name", Value::Null)].into_iter().collect();
    let list = Value::List([Value::Context(std::sync::Arc::new(inner))].into());
    let facts: Context = [("home address", list)].into_iter().collect();
    let mut scope = Scope::new();
    scope.add_context(&facts);
    for text in ["home address.street name", "home address[street name = \"x\"]", "home address[unknown = 1]"]
    {
        assert_eq!(expression(text, &scope, &Limits::default()).unwrap().to_string(), text);
    }
}

#[test]
fn a_scope_may_take_what_nobody_knows() {
    let scope = Scope::new().with_unknown(Unknown::Taken);
    assert_eq!(expression("nobody + 1", &scope, &Limits::default()).unwrap().to_string(), "nobody + 1");
    assert!(expression("no body + 1", &scope, &Limits::default()).is_err());
}

#[test]
fn what_no_text_can_spell_is_no_name() {
    let names = ["if x", "1a", "a,b", "", "?", "a//b"];
    let scope = names.iter().fold(Scope::new(), |scope, name| scope.with_name(name));
    assert_eq!(scope, Scope::new());
}
