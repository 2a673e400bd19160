//! The fuzzer's door to `core/tests/fuzzed/keys.rs`.
#![no_main]

#[path = "../../tests/fuzzed/keys.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
