//! What the fuzzer runs, run here on stable: on the seeds and findings kept beside each body, on bytes near them,
//! and on random bytes.
//!
//! A new parser takes three steps: a body here under `fuzzed/`, its name in [`BODIES`], and a target of ten lines
//! under `core/fuzz`. What the fuzzer finds goes to `fuzzed/<name>/` and is a test from then on.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "the test reads its seeds, and bodies stop at a broken promise"
)]

use std::error::Error;
use std::path::Path;

use proptest::prelude::*;

#[path = "fuzzed/calendar_csv.rs"]
mod calendar_csv;
#[path = "fuzzed/canonical_check.rs"]
mod canonical_check;
#[path = "fuzzed/case_number.rs"]
mod case_number;
#[path = "fuzzed/catalog_toml.rs"]
mod catalog_toml;
#[path = "fuzzed/command_json.rs"]
mod command_json;
#[path = "fuzzed/event_headers.rs"]
mod event_headers;
#[path = "fuzzed/facts_json.rs"]
mod facts_json;
#[path = "fuzzed/feel_text.rs"]
mod feel_text;
#[path = "fuzzed/identity.rs"]
mod identity;
#[path = "fuzzed/keys.rs"]
mod keys;
#[path = "fuzzed/network_toml.rs"]
mod network_toml;
#[path = "fuzzed/notes.rs"]
mod notes;
#[path = "fuzzed/policy_text.rs"]
mod policy_text;
#[path = "fuzzed/policy_value.rs"]
mod policy_value;
#[path = "fuzzed/receipts.rs"]
mod receipts;
#[path = "fuzzed/search.rs"]
mod search;
#[path = "fuzzed/slugs.rs"]
mod slugs;
#[path = "fuzzed/tiles.rs"]
mod tiles;
#[path = "fuzzed/trace_bytes.rs"]
mod trace_bytes;

/// A body: it takes any bytes, and panics when a promise is broken.
type Body = fn(&[u8]);

const BODIES: &[(&str, Body)] = &[
    ("calendar_csv", calendar_csv::run),
    ("canonical_check", canonical_check::run),
    ("case_number", case_number::run),
    ("catalog_toml", catalog_toml::run),
    ("command_json", command_json::run),
    ("event_headers", event_headers::run),
    ("facts_json", facts_json::run),
    ("feel_text", feel_text::run),
    ("identity", identity::run),
    ("keys", keys::run),
    ("network_toml", network_toml::run),
    ("notes", notes::run),
    ("policy_text", policy_text::run),
    ("policy_value", policy_value::run),
    ("receipts", receipts::run),
    ("search", search::run),
    ("slugs", slugs::run),
    ("tiles", tiles::run),
    ("trace_bytes", trace_bytes::run),
];

fn kept(name: &str) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzzed").join(name);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths.iter().map(std::fs::read).collect::<Result<_, _>>()?)
}

#[test]
fn seeds_and_findings_pass() -> Result<(), Box<dyn Error>> {
    for (name, body) in BODIES {
        let seeds = kept(name)?;
        assert!(!seeds.is_empty(), "{name} has no seed");
        for seed in seeds {
            body(&seed);
            // Each byte left out, and each replaced by what parsers stumble over.
            for at in 0..seed.len().min(400) {
                let mut shorter = seed.clone();
                shorter.remove(at);
                body(&shorter);
                for byte in [0, b'"', b'\\', b'0', 0x80, 0xff] {
                    let mut other = seed.clone();
                    other[at] = byte;
                    body(&other);
                }
            }
        }
    }
    Ok(())
}

/// Every body has its target for the fuzzer, and every target a body here.
#[test]
fn every_body_has_a_target() -> Result<(), Box<dyn Error>> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = std::fs::read_to_string(fuzz.join("Cargo.toml"))?;
    let mut targets = Vec::new();
    for entry in std::fs::read_dir(fuzz.join("targets"))? {
        targets.extend(entry?.path().file_stem().and_then(|name| name.to_str()).map(String::from));
    }
    targets.sort();
    assert_eq!(targets, BODIES.iter().map(|(name, _)| String::from(*name)).collect::<Vec<_>>());
    for name in targets {
        assert!(manifest.contains(&format!("name = \"{name}\"\npath = \"targets/{name}.rs\"")), "{name}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn random_bytes_pass(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for (_, body) in BODIES {
            body(&bytes);
        }
    }

    #[test]
    fn random_text_passes(text in "\\PC{0,60}") {
        for (_, body) in BODIES {
            body(text.as_bytes());
        }
    }
}
