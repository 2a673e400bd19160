//! The fuzzer's door to `core/tests/fuzzed/receipts.rs`.
#![no_main]

#[path = "../../tests/fuzzed/receipts.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
