//! The JSON Schemas that other languages read: the committed ones are those of the types.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bless run writes the committed schemas"
)]

use banjian::case::{Command, Payload};
use banjian::eligibility::policy;
use banjian::{catalog, network};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

/// The schema of `Root`, and of `Beside` among its definitions.
fn committed<Root: JsonSchema, Beside: JsonSchema>(name: &str) {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Beside>();
    let schema = generator.into_root_schema_for::<Root>();
    let text = serde_json::to_string_pretty(&schema).expect("text") + "\n";
    let path = format!("{}/schemas/{name}.json", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("BANJIAN_BLESS").is_ok() {
        std::fs::write(&path, &text).expect("written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == text, "core/schemas/{name}.json is stale; write it with BANJIAN_BLESS=1");
}

#[test]
fn the_schema_of_commands_is_that_of_the_types() {
    committed::<Command, Payload>("command");
}

#[test]
fn the_schema_of_catalogues_is_that_of_the_types() {
    committed::<catalog::edition::Edition, catalog::diff::Diff>("catalog");
}

#[test]
fn the_schema_of_networks_is_that_of_the_types() {
    committed::<network::Edition, network::RosterChange>("network");
}

#[test]
fn the_schema_of_policies_is_that_of_the_types() {
    committed::<policy::Edition, policy::edition::Fact>("policy");
}
