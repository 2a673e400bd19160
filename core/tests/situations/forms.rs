//! The schema of a policy's facts takes what the policy takes.

use std::error::Error;

use banjian::eligibility::policy::edition::FactKind;
use banjian::eligibility::{Given, Policy};
use serde_json::{Value, json};

use super::{Situation, files, policy};

/// What a schema says against some facts.
fn against(schema: &Value, facts: &Value) -> Option<String> {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    compiler.add_resource("facts.json", schema.clone()).ok()?;
    let compiled = compiler.compile("facts.json", &mut schemas);
    match compiled {
        Ok(compiled) => schemas.validate(facts, compiled).err().map(|error| error.to_string()),
        Err(error) => Some(error.to_string()),
    }
}

#[test]
fn the_schema_takes_the_facts_of_every_situation_that_are_not_at_fault() -> Result<(), Box<dyn Error>> {
    let (mut taken, mut refused) = (0, 0);
    for path in files("tests/vectors/situations", "json")? {
        let code = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name in UTF-8")?;
        let (policy, text) = (policy(code)?, std::fs::read_to_string(&path)?);
        let schema = policy.facts_schema();
        let situations: Vec<Situation> = serde_json::from_str(&text)?;
        let written: Vec<Value> = serde_json::from_str(&text)?;
        for (situation, written) in situations.iter().zip(&written) {
            // A form gives no conflict.
            if situation.facts.iter().any(|(_, given)| *given == Given::Conflict) {
                continue;
            }
            let mut faults = policy.determine(&situation.facts).faults;
            // JSON Schema has no bounds of dates; they stand beside it.
            faults.retain(|fault| {
                let path = fault.place().path.as_deref();
                let fact = policy.edition().facts.iter().find(|fact| Some(fact.name.as_str()) == path);
                let is_date = fact.is_some_and(|fact| matches!(fact.kind, FactKind::Date { .. }));
                !(is_date && fault.code().as_str() == "fact-bounds")
            });
            let said = against(&schema, &written["facts"]);
            assert_eq!(
                said.is_some(),
                !faults.is_empty(),
                "{code}: {}: {said:?} {faults:?}",
                situation.told.en
            );
            if said.is_some() { refused += 1 } else { taken += 1 }
        }
    }
    assert!(taken > 200 && refused > 0, "{taken} and {refused}");
    Ok(())
}

#[test]
fn each_type_has_its_bounds() -> Result<(), Box<dyn Error>> {
    let text = include_str!("../fuzzed/policy_value.toml");
    let policy = Policy::from_toml("facts", text)?;
    let schema = policy.facts_schema();
    let unbounded = Policy::from_toml("facts", &text.replace("min = 2024-02-28\n", ""))?.facts_schema();
    assert!(
        unbounded["properties"]["d"].get("x-min").is_none()
            && unbounded["properties"]["d"]["x-max"].is_string()
    );
    let of = |name: &str| &schema["properties"][name];
    assert_eq!(
        (&of("w")["minimum"], &of("w")["maximum"], &of("w")["type"]),
        (&json!(-1.5), &json!(1.5), &json!("number"))
    );
    assert_eq!((&of("o")["type"], &of("o")["enum"]), (&json!(["string", "null"]), &json!(["x", "y", null])));
    assert_eq!((&of("d")["x-min"], &of("d")["format"]), (&json!("2024-02-28"), &json!("date")));
    assert_eq!((&of("n")["x-order"], &of("d")["x-order"]), (&json!(0), &json!(7)));
    for (facts, fits) in [
        (json!({}), true),
        (json!({ "n": 3, "w": 0.5, "b": true, "t": "z", "o": null, "m": null, "d": "2024-02-29" }), true),
        (json!({ "n": 4 }), false),
        (json!({ "n": 0.5 }), false),
        (json!({ "n": null }), false),
        (json!({ "w": 2 }), false),
        (json!({ "t": "w" }), false),
        (json!({ "o": "z" }), false),
        (json!({ "d": "2024-02-30" }), false),
        (json!({ "e": 1 }), false),
    ] {
        assert_eq!(against(&schema, &facts).is_none(), fits, "{facts}");
        let given = serde_json::from_value(facts.clone())?;
        assert_eq!(policy.determine(&given).faults.is_empty(), fits, "{facts}");
    }
    Ok(())
}
