//! The fuzzer's door to `core/tests/fuzzed/case_number.rs`.
#![no_main]

#[path = "../../tests/fuzzed/case_number.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
