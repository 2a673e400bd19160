//! Reports as an exception of JavaScript.

use banjian::report::Faults;
use js_sys::{Error, JSON, Reflect};
use wasm_bindgen::JsValue;

/// An `Error` whose message is for developers, in English; for people it carries `reports`.
pub(crate) fn thrown(faults: &Faults) -> JsValue {
    let error = Error::new(&faults.to_string());
    error.set_name("BanjianError");
    let reports = serde_json::to_string(faults).map_or(JsValue::UNDEFINED, |text| {
        JSON::parse(&text).unwrap_or(JsValue::UNDEFINED)
    });
    // A plain object takes any property.
    Reflect::set(&error, &"reports".into(), &reports).unwrap_or_default();
    error.into()
}
