//! The JSON Schemas that other languages read: the committed ones are those of the types.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a bless run writes the committed schemas"
)]

use banjian::case::{Command, Payload};
use banjian::eligibility::policy;
use banjian::{
    audit, calendar, case, catalog, certainty, eligibility, id, journal, network, office, report, text, trace,
};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde_json::json;

/// The schema of `Root`, and of `Beside` among its definitions.
fn committed<Root: JsonSchema, Beside: JsonSchema>(name: &str) {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Beside>();
    let schema = generator.into_root_schema_for::<Root>();
    same(name, &schema);
}

/// Writes a schema on a bless run, and holds it against the committed one.
fn same(name: &str, schema: &impl Serialize) {
    let text = serde_json::to_string_pretty(schema).expect("text") + "\n";
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

/// Every value that crosses to another language; what stands inside them comes along.
fn crossing(generator: &mut SchemaGenerator) {
    macro_rules! all {
        ($($name:ty),* $(,)?) => { $(generator.subschema_for::<$name>();)* };
    }
    all![
        audit::AuditReport,
        audit::Counts,
        audit::Finding,
        audit::Grade,
        calendar::DayRange,
        calendar::Derivation,
        calendar::Due,
        case::Command,
        case::Determined,
        case::Event,
        case::EventHeader,
        case::Lease,
        case::Next,
        case::Outlook,
        case::notice::Notice,
        case::notice::NoticeKind,
        case::OnTime,
        case::Payload,
        case::Pinned,
        case::Refusal,
        case::StoredPaper,
        case::Term,
        case::Terms,
        case::kernel::CommandKind,
        case::kernel::Desk,
        case::kernel::Stage,
        case::row::List,
        case::row::Row,
        catalog::diff::Diff,
        catalog::edition::Edition,
        catalog::item::Item,
        catalog::search::Hit<'_>,
        catalog::search::Rank,
        certainty::Certainty,
        eligibility::Determination,
        eligibility::Facts,
        eligibility::Given,
        eligibility::Outcome,
        eligibility::WhatIf,
        id::CaseId,
        id::CaseNumber,
        id::CommandId,
        id::Identity,
        id::IdentityKind,
        id::Region,
        id::Sex,
        journal::Page,
        journal::Position,
        network::Edition,
        network::RosterChange,
        network::RosterChanged,
        office::DueRun,
        office::Failure,
        office::Login,
        office::Precheck,
        office::Reply,
        office::RosterReply,
        policy::Edition,
        policy::edition::Fact,
        report::Code,
        report::Faults,
        report::Kind,
        report::Place,
        report::Report,
        text::Language,
        text::Text,
        trace::Attestation,
        trace::Kebab,
        trace::Moment,
        trace::Origin,
        trace::Record,
        trace::Suite,
        trace::bundle::ProvenCase,
        trace::key::Algorithm,
        trace::key::KeyId,
        trace::key::PublicKey,
        trace::key::Signature,
        trace::proven::Attested,
        trace::proven::Ownership,
        trace::proven::Proven,
        trace::register::KeyEvent,
        trace::register::LogKey,
        trace::register::Owner,
        trace::register::Registration,
        trace::register::Retired,
        trace::register::Revocation,
    ];
}

#[test]
fn the_one_schema_is_that_of_the_types() {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    crossing(&mut generator);
    let definitions = generator.take_definitions(true);
    // Two types of one name would be told apart by a number, and every language would show it.
    let numbered: Vec<&String> =
        definitions.keys().filter(|name| name.ends_with(|last: char| last.is_ascii_digit())).collect();
    let told: Vec<&String> = definitions
        .iter()
        .filter(|(_, schema)| schema.to_string().contains("```"))
        .map(|(name, _)| name)
        .collect();
    assert!(told.is_empty(), "examples in Rust are none for other languages: {told:?}");
    assert!(numbered.is_empty(), "{numbered:?} have names of others");
    let schema = json!({
        "$defs": definitions,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "Every command, event, error and value that crosses between languages.",
        "title": "banjian",
    });
    same("banjian", &schema);
}
