//! The fuzzer's door to `core/tests/fuzzed/slugs.rs`.
#![no_main]

#[path = "../../tests/fuzzed/slugs.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
