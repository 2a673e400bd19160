//! The committed schema is the schema of the types.
#![expect(clippy::disallowed_methods, reason = "a bless run writes the committed schema")]

use banjian::network::{Edition, RosterChange};
use schemars::generate::SchemaSettings;

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<RosterChange>();
    let schema = generator.into_root_schema_for::<Edition>();
    let text = serde_json::to_string_pretty(&schema).expect("text") + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/network.json");
    if std::env::var("BANJIAN_BLESS").is_ok() {
        std::fs::write(path, &text).expect("written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == text, "core/schemas/network.json is stale; write it with BANJIAN_BLESS=1");
}
