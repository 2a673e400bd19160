//! The fuzzer's door to `core/tests/fuzzed/identity.rs`.
#![no_main]

#[path = "../../tests/fuzzed/identity.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
