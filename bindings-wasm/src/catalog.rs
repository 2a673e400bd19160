//! The catalogue of services.

use banjian::catalog;
use banjian::id::ItemCode;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A catalogue ready for use.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Catalog(pub(crate) catalog::Catalog);

impl Catalog {
    /// What it is in the core.
    #[must_use]
    pub const fn core(&self) -> &catalog::Catalog {
        &self.0
    }
}

#[wasm_bindgen]
impl Catalog {
    /// The reference catalogue of 281 items, part of the module. It is not the official list of any bureau.
    #[must_use]
    pub fn reference() -> Self {
        Self(catalog::Catalog::reference().clone())
    }

    /// Reads an edition from its canonical bytes, or the text of them.
    ///
    /// # Errors
    /// `value-form`, `canonical-form`; all faults of the edition, each with its path.
    #[wasm_bindgen(js_name = fromCanonical)]
    pub fn from_canonical(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | string")] bytes: &JsValue,
    ) -> Result<Self, Thrown> {
        Ok(Self(catalog::Catalog::from_canonical(&value::bytes_or_text("bytes", bytes)?)?))
    }

    /// The canonical bytes of the edition.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(js_name = toCanonical)]
    pub fn to_canonical(&self) -> Result<Vec<u8>, Thrown> {
        Ok(self.0.to_canonical()?)
    }

    /// What changed from one edition to another.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(js_name = differenceFrom, unchecked_return_type = "Schema.Diff")]
    pub fn difference_from(&self, old: &Self) -> Result<JsValue, Thrown> {
        value::written(&catalog::Catalog::diff(&old.0, &self.0)?)
    }

    /// The hash of the canonical bytes, which names the edition.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn hash(&self) -> String {
        self.0.hash().to_string()
    }

    /// How many items it has.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn size(&self) -> usize {
        self.0.items().len()
    }

    /// Every item, in the order of codes.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "Schema.Item[]")]
    pub fn items(&self) -> Result<JsValue, Thrown> {
        value::written(self.0.items())
    }

    /// The categories, in the order in which they are shown.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "Schema.Category[]")]
    pub fn categories(&self) -> Result<JsValue, Thrown> {
        value::written(self.0.categories())
    }

    /// The item of a code; `undefined` where there is none.
    ///
    /// # Errors
    /// `value-form`, `id-form` for what is no code.
    #[wasm_bindgen(unchecked_return_type = "Schema.Item | undefined")]
    pub fn item(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] code: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let code: ItemCode = value::parsed("code", code)?;
        self.0.item(&code).map_or(Ok(JsValue::UNDEFINED), value::written)
    }

    /// Finds items as a clerk types: Chinese, pinyin, initials, English, the end of a code. Best first.
    ///
    /// # Errors
    /// `value-form` for no text.
    #[wasm_bindgen(unchecked_return_type = "Schema.Hit[]")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.search(&value::text("text", text)?))
    }
}
