//! The fuzzer's door to `core/tests/fuzzed/facts_json.rs`.
#![no_main]

#[path = "../../tests/fuzzed/facts_json.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
