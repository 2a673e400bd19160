//! The fuzzer's door to `core/tests/fuzzed/policy_value.rs`.
#![no_main]

#[path = "../../tests/fuzzed/policy_value.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
