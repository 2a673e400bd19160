//! The fuzzer's door to `core/tests/fuzzed/notes.rs`.
#![no_main]

#[path = "../../tests/fuzzed/notes.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
