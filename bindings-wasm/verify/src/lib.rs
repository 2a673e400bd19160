//! The module for those who only check: receipts, bundles, tiles and proofs, under a trust that they chose.
//!
//! What is here is part of the whole module too. Files have the names of the core's rooms.
#![forbid(unsafe_code)]

pub mod report;
pub mod trace;
pub mod value;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type * as Schema from "./schema.js";"#;

/// The version of the library.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    banjian::VERSION.into()
}
