//! The fuzzer's door to `core/tests/fuzzed/canonical_check.rs`.
#![no_main]

#[path = "../../tests/fuzzed/canonical_check.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
