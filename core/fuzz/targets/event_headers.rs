//! The fuzzer's door to `core/tests/fuzzed/event_headers.rs`.
#![no_main]

#[path = "../../tests/fuzzed/event_headers.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
