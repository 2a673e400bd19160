//! The module of the npm package `banjian`: everything but an office.
#![forbid(unsafe_code)]

// Its exports are this module's.
pub use banjian_wasm::version;
