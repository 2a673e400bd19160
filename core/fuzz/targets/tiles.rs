//! The fuzzer's door to `core/tests/fuzzed/tiles.rs`.
#![no_main]

#[path = "../../tests/fuzzed/tiles.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
