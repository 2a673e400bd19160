//! The fuzzer's door to `core/tests/fuzzed/calendar_csv.rs`.
#![no_main]

#[path = "../../tests/fuzzed/calendar_csv.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
