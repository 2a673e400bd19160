//! The fuzzer's door to `core/tests/fuzzed/network_toml.rs`.
#![no_main]

#[path = "../../tests/fuzzed/network_toml.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
