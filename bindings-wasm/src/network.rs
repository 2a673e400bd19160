//! The network: hall, outlets, windows, sections. Reads only.

use banjian::id::OutletCode;
use banjian::network;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The network of one hall, in one edition.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Network(network::Network);

impl Network {
    /// What it is in the core.
    #[must_use]
    pub const fn core(&self) -> &network::Network {
        &self.0
    }
}

#[wasm_bindgen]
impl Network {
    /// The network of Xiangyang with its invented staff, part of the module.
    #[must_use]
    pub fn xiangyang() -> Self {
        Self(network::Network::xiangyang().clone())
    }

    /// The hash that names the edition.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn hash(&self) -> String {
        self.0.hash().to_string()
    }

    /// The plain data.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "Schema.NetworkEdition")]
    pub fn edition(&self) -> Result<JsValue, Thrown> {
        value::written(self.0.edition())
    }

    /// An outlet; `undefined` where there is none of that code.
    ///
    /// # Errors
    /// `value-form`, `id-form`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Outlet | undefined")]
    pub fn outlet(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] code: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let code: OutletCode = value::parsed("code", code)?;
        self.0.outlet(&code).map_or(Ok(JsValue::UNDEFINED), value::written)
    }

    /// Who is posted as window clerk at an outlet on a day.
    ///
    /// # Errors
    /// `value-form`, `id-form`.
    #[wasm_bindgen(js_name = windowClerks, unchecked_return_type = "string[]")]
    pub fn window_clerks(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] outlet: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] on: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let outlet: OutletCode = value::parsed("outlet", outlet)?;
        value::written(&self.0.window_clerks(&outlet, value::day("on", on)?).collect::<Vec<_>>())
    }
}
