//! The npm package `banjian`.
#![forbid(unsafe_code)]

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the library.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    banjian::VERSION.into()
}
