//! Proofs, checked against roots that are known from signed checkpoints.

use banjian::canonical::Hash;
use banjian::trace::{Suite, proof};
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::tree::suite_of;
use crate::report::Thrown;
use crate::value;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** That a tree has a leaf; the leaf by its hash. */
export interface Inclusion { index: number; leaf: Schema.Hash; proof: Schema.Hash[]; root: Schema.Hash; size: number; suite?: Schema.Suite }
/** That a larger tree continues a smaller one. */
export interface Consistency { new: number; new_root: Schema.Hash; old: number; old_root: Schema.Hash; proof: Schema.Hash[]; suite?: Schema.Suite }
"#;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inclusion {
    index: u64,
    leaf: Hash,
    proof: Vec<Hash>,
    root: Hash,
    size: u64,
    #[serde(default)]
    suite: Suite,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Consistency {
    new: u64,
    new_root: Hash,
    old: u64,
    old_root: Hash,
    proof: Vec<Hash>,
    #[serde(default)]
    suite: Suite,
}

/// Checks that the tree with this root and size has this leaf at this index.
///
/// # Errors
/// `value-form`, `log-index`; `inclusion-mismatch` when the proof does not lead to the root.
#[wasm_bindgen(js_name = verifyInclusion)]
pub fn verify_inclusion(
    #[wasm_bindgen(unchecked_param_type = "Inclusion")] inclusion: &JsValue,
) -> Result<(), Thrown> {
    let Inclusion { index, leaf, proof, root, size, suite } =
        value::json("inclusion", "Inclusion", inclusion)?;
    Ok(proof::verify_inclusion(suite, index, size, leaf, &proof, root)?)
}

/// Checks that the tree of `new` leaves begins with the tree of `old` leaves.
///
/// # Errors
/// `value-form`, `log-shrinks`; `consistency-mismatch` when the proof does not lead to both roots.
#[wasm_bindgen(js_name = verifyConsistency)]
pub fn verify_consistency(
    #[wasm_bindgen(unchecked_param_type = "Consistency")] consistency: &JsValue,
) -> Result<(), Thrown> {
    let Consistency { new, new_root, old, old_root, proof, suite } =
        value::json("consistency", "Consistency", consistency)?;
    Ok(proof::verify_consistency(suite, old, new, &proof, old_root, new_root)?)
}

/// The hash of a leaf.
///
/// # Errors
/// `value-form`.
#[wasm_bindgen(js_name = leafHash, unchecked_return_type = "Schema.Hash")]
pub fn leaf_hash(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] leaf: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Schema.Suite")] suite: &JsValue,
) -> Result<JsValue, Thrown> {
    value::written(&suite_of(suite)?.leaf(&value::bytes("leaf", leaf)?))
}
