//! The fuzzer's door to `core/tests/fuzzed/trace_bytes.rs`.
#![no_main]

#[path = "../../tests/fuzzed/trace_bytes.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
