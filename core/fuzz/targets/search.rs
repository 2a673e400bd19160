//! The fuzzer's door to `core/tests/fuzzed/search.rs`.
#![no_main]

#[path = "../../tests/fuzzed/search.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
