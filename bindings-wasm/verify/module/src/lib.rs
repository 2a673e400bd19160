//! The module of the npm package `banjian/verify`: what only checks.
#![forbid(unsafe_code)]

// Its exports are this module's.
pub use banjian_wasm_verify::version;
