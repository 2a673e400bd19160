//! A whole tree in memory.

use banjian::trace;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::report::Thrown;
use crate::value;

/// A tree that holds the root of every whole subtree, 64 bytes a leaf. Hashes are 64 hexadecimal digits.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Tree(trace::Tree);

#[wasm_bindgen]
impl Tree {
    /// A tree without leaves: of suite `sha256-ed25519` (where none is named) or `sm3-sm2`.
    ///
    /// # Errors
    /// `value-form` for another suite.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "Schema.Suite")] suite: &JsValue,
    ) -> Result<Self, Thrown> {
        Ok(Self(trace::Tree::new(suite_of(suite)?)))
    }

    /// Appends a leaf and gives its index, from 0.
    ///
    /// # Errors
    /// `value-form` for what is no `Uint8Array`.
    #[wasm_bindgen(unchecked_return_type = "number")]
    pub fn append(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] leaf: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.append(&value::bytes("leaf", leaf)?))
    }

    /// How many leaves it has.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "number")]
    pub fn size(&self) -> Result<JsValue, Thrown> {
        value::written(&self.0.size())
    }

    /// The root; with a size, the root when the tree had it.
    ///
    /// # Errors
    /// `value-form`; `log-index` when it was never that large.
    #[wasm_bindgen(unchecked_return_type = "Schema.Hash")]
    pub fn root(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] size: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&if size.is_undefined() {
            self.0.root()
        } else {
            self.0.root_at(value::whole("size", size)?)?
        })
    }

    /// The proof that the tree has the leaf at an index.
    ///
    /// # Errors
    /// `value-form`, `log-index`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Hash[]")]
    pub fn inclusion(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] index: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.inclusion(value::whole("index", index)?)?)
    }

    /// The proof that the tree begins with the tree of this size.
    ///
    /// # Errors
    /// `value-form`, `log-shrinks`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Hash[]")]
    pub fn consistency(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] old: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.consistency(value::whole("old", old)?)?)
    }
}

/// A suite by its name; the default where none is named.
pub(super) fn suite_of(suite: &JsValue) -> Result<trace::Suite, Thrown> {
    if suite.is_undefined() { Ok(trace::Suite::default()) } else { value::json("suite", "Suite", suite) }
}
