//! The same policy from JSON: one model, one hash, the same faults.

use banjian::eligibility::{Facts, Policies, Policy};
use banjian::report::{Faults, Place, Report};
use serde_json::{Value, json};

use super::small::{self, HEAD, PERIOD, decision, text, value};

const SCHEMA: &str = include_str!("../../schemas/policy.json");

/// An edition in TOML as the same in JSON: dates are texts.
fn json(toml: &str) -> Value {
    fn same(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(entries) => entries.into_iter().map(same).collect(),
            toml::Value::Table(fields) => {
                fields.into_iter().map(|(name, value)| (name, same(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    same(toml::Value::Table(toml.parse().unwrap()))
}

fn refused(text: &str) -> Faults {
    Policy::from_json("aid.json", text).map(|_| ()).unwrap_err()
}

fn told(text: &str) -> Vec<String> {
    refused(text).reports().iter().map(ToString::to_string).collect()
}

#[test]
fn every_reference_policy_is_the_same_from_json_and_keeps_to_the_schema() {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("policy.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let schema = compiler.compile("policy.json", &mut schemas).unwrap();
    let keeps = |edition: &Value| schemas.validate(edition, schema).map_err(|error| error.to_string());

    let policies = Policies::reference().unwrap();
    assert!(policies.iter().count() > 0);
    for policy in policies.iter() {
        let code = &policy.edition().code;
        let edition = serde_json::to_value(policy.edition()).unwrap();
        assert_eq!(keeps(&edition), Ok(()), "{code}");
        for text in [edition.to_string(), serde_json::to_string_pretty(&edition).unwrap()] {
            let again = Policy::from_json("policy.json", &text).unwrap();
            assert_eq!((again.hash(), again.edition()), (policy.hash(), policy.edition()), "{code}");
        }
    }

    // What the schema refuses, the reader refuses.
    let whole = json(&text(&value("n")));
    assert_eq!(keeps(&whole), Ok(()));
    assert!(Policy::from_json("aid.json", &whole.to_string()).is_ok());
    for (pointer, wrong) in [
        ("", json!({ "colour": 1 })),
        ("/fact/0", json!({ "colour": 1 })),
        ("/fact/0", json!({ "type": "money" })),
        ("/fact/0", json!({ "unit": null })),
        ("/fact/6", json!({ "min": "0" })),
        ("/decision/0", json!({ "colour": 1 })),
        ("/decision/0", json!({ "unit": null })),
        ("/decision/0", json!({ "value": 1 })),
        ("/decision/0", json!({ "hit": "unique" })),
        ("/period/0", json!({ "to": null })),
        ("/period/0", json!({ "from": 2020 })),
        ("/name", json!({ "zh": null })),
    ] {
        let mut edition = whole.clone();
        let table = edition.pointer_mut(pointer).and_then(Value::as_object_mut).unwrap();
        table.extend(wrong.as_object().unwrap().clone());
        assert!(keeps(&edition).is_err(), "{pointer}: {wrong}");
        assert_eq!(refused(&edition.to_string()).reports().len(), 1, "{pointer}: {wrong}");
    }
}

#[test]
fn a_fault_has_the_same_words_and_the_path_of_the_same_in_toml() {
    let head = |from: &str, to: &str| {
        let whole = text(&value("n"));
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1)
    };
    for toml in [
        text(&value("n + grade")),
        text(&value("(n")),
        text("hit = 'unique'\ninputs = ['n']\nrules = [{ when = ['< 1'], then = '1' }]"),
        [
            HEAD,
            &decision("one", "step", &value("n + grade")),
            &decision("two", "grant", &value("one")),
            PERIOD,
        ]
        .concat(),
        head("code = \"aid\"", "code = \"Aid\""),
        head("code = \"aid\"", "code = 1"),
        head("code = \"aid\"", "colour = 1"),
        head("code = \"aid\"", "code = \"aid\"\nperod = []"),
        head("min = \"-3\"", "min = \"few\""),
        head("min = \"-3\"", "min = -3.5"),
        head("min = \"-3\"", "min = -3\ndecimals = 9"),
        head("type = \"boolean\"", "type = \"boolean\"\noptional = \"yes\""),
        head("zh = \"补助\"", "zh = \"\""),
        head("from = 2020-01-01", "from = 2020-01-01\nto = 2019-01-01"),
        head("certainty = \"default\"", "certainty = \"sure\""),
    ] {
        let bare = |report: &Report| {
            report.clone().at(Place { column: None, file: None, line: None, ..report.place().clone() })
        };
        let mut in_toml: Vec<String> =
            small::refused(&toml).reports().iter().map(|report| bare(report).to_string()).collect();
        let text = serde_json::to_string_pretty(&json(&toml)).unwrap();
        let faults = refused(&text);
        let mut in_json: Vec<String> =
            faults.reports().iter().map(|report| bare(report).to_string()).collect();
        // Fields stand in the order of their names, so that faults come in another order.
        in_toml.sort();
        in_json.sort();
        assert_eq!(in_json, in_toml, "{toml}");
        for report in faults.reports() {
            let place = report.place();
            assert!(place.line.is_some() && place.column.is_some(), "{report}");
        }
    }
}

#[test]
fn a_fault_stands_at_its_character_however_the_text_is_written() {
    let sum = "`+` does not go between a number and a text";
    let whole = json(&text(&value("HERE")));
    for written in [
        "n + grade",
        "if grade = \\\"low\\\" then 1 else n + grade",
        "if grade = \\\"\\u006Cow\\\" then 1 else n + grade",
        "if b then 1 else\\n n + grade",
        "/* \\uD83D\\uDE00 甲 */ n + grade",
    ] {
        for text in [whole.to_string(), serde_json::to_string_pretty(&whole).unwrap()] {
            let text = text.replace("HERE", written);
            let before = text.split("n + grade").next().unwrap();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(told(&text), [format!("aid.json:{line}:{column}:decision[0].value: {sum}")]);
        }
    }
}

#[test]
fn what_only_json_can_get_wrong() {
    let whole = json(&text(&value("n"))).to_string();
    let changed = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        let text = whole.replacen(from, to, 1);
        let place = format!(":1:{}:", text.split(to).next().unwrap().chars().count() + 1);
        told(&text).into_iter().map(|line| line.replace(&place, ":HERE:")).collect::<Vec<_>>()
    };
    assert_eq!(told(""), ["aid.json:1:1: the file is not JSON: EOF while parsing a value"]);
    assert_eq!(told("[]"), ["aid.json:1:1: found a value of type `array`, expected `table`"]);
    assert_eq!(told("{}x"), ["aid.json:1:3: the file is not JSON: trailing characters"]);
    assert_eq!(told("{\n \"a\": 1,\n}"), ["aid.json:3:1: the file is not JSON: key must be a string"]);
    assert_eq!(
        told("{\"甲\": [\"\\ud800\"]}"),
        ["aid.json:1:8: the file is not JSON: unexpected end of hex escape"]
    );
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(40), "]".repeat(40));
    assert_eq!(told(&deep), ["aid.json:1:37: the file is not JSON: nested deeper than 32 levels"]);

    // Every fault at once, a field that stands twice among them.
    let twice = "\"code\":\"aid\",\"code\":null,\"day\":null";
    let at = whole.find("\"code\"").unwrap() + 1;
    assert_eq!(
        told(&whole.replacen("\"code\":\"aid\"", twice, 1)),
        [
            format!("aid.json:1:{}: `code` stands there twice", at + 13),
            format!("aid.json:1:{}:day: found a value of type `null`, expected `string`", at + 31),
        ]
    );
    let date = "aid.json:HERE:period[0].from: found a value of type `string`, expected `date`";
    for wrong in
        ["\"2020-1-1\"", "\"2020-02-30\"", "\"2020-01-01T00:00:00\"", "\"+12020-01-01\"", "\"0000-01-01\""]
    {
        assert_eq!(changed("\"2020-01-01\"", wrong), [date], "{wrong}");
    }
    assert_eq!(
        changed("\"-3\"", "1e999999999"),
        ["aid.json:HERE:fact[0].min: found a value of type `float`, expected `integer`"]
    );
    assert_eq!(
        changed("\"-3\"", &"9".repeat(100_000)),
        [format!("aid.json:HERE:fact[0].min: `{}…` is no decimal number", "9".repeat(40))]
    );
}

#[test]
fn an_edition_is_read_from_its_canonical_bytes_and_from_no_others() {
    for policy in banjian::eligibility::Policies::reference().unwrap().iter() {
        let bytes = policy.edition().canonical_bytes().unwrap();
        let again = Policy::from_canonical(&bytes).unwrap();
        assert_eq!((again.edition(), again.hash()), (policy.edition(), policy.hash()));
    }
    let reference = banjian::eligibility::Policies::reference().unwrap();
    let policy = reference.get("minimum-contribution").unwrap();
    let text = String::from_utf8(policy.edition().canonical_bytes().unwrap()).unwrap();
    // What a default says without words is not said: the same edition would have two hashes.
    let longer = text.replacen(r#""fact":[{"#, r#""fact":[{"decimals":0,"#, 1);
    assert_ne!(longer, text);
    for bad in [longer.as_str(), &format!("{text} "), "{}", "[]", ""] {
        let faults = Policy::from_canonical(bad.as_bytes()).unwrap_err();
        let codes: Vec<_> = faults.reports().iter().map(|report| report.code().as_str()).collect();
        assert_eq!(codes, ["canonical-form"], "{bad}");
    }
}

#[test]
fn a_truth_is_yes_or_no_and_never_none() {
    let maybe = "\n[[fact]]\nname = \"maybe\"\ntype = \"boolean\"\noptional = true\norigin = \"declared\"\nquestion = { zh = \"问\", en = \"ask\" }\n";
    let both = decision("both", "step", &value("b and n > 0"));
    let given = decision("given", "grant", &value("n"));
    let whole = [HEAD, maybe, &both, &given, PERIOD].concat();
    let policy = Policy::from_toml("aid.toml", &whole).unwrap_or_else(|faults| panic!("{faults}"));
    let found = ["b", "maybe", "both", "given", "n", "nobody"].map(|name| policy.has_truth(name));
    assert_eq!(found, [true, false, true, false, false, false]);
    let facts = Facts::new().with("n", 1);
    let held = |facts: &Facts, name| policy.truth(facts, name);
    assert_eq!(held(&facts, "both"), None);
    assert_eq!(held(&facts.clone().with("b", true), "both"), Some(true));
    assert_eq!(held(&facts.with("b", false), "b"), Some(false));
    // A fact outside its bounds says nothing of the others.
    assert_eq!(held(&Facts::new().with("n", 99).with("b", true), "b"), None);
}
