//! The expression language of DMN.

use banjian::eligibility::feel;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A value, and what was null on the way to it and why. */
export interface Evaluation { notes: Schema.Report[]; value: unknown }
"#;

#[derive(Serialize)]
struct Evaluation<'a> {
    notes: &'a [banjian::report::Report],
    value: serde_json::Value,
}

/// Evaluates an expression over facts.
///
/// # Errors
/// `value-form`; every fault of the text, or the limit that the evaluation met: codes `feel-…`.
#[wasm_bindgen(unchecked_return_type = "Evaluation")]
pub fn evaluate(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ [name: string]: unknown }")] context: &JsValue,
) -> Result<JsValue, Thrown> {
    let context = if context.is_undefined() {
        feel::value::Context::new()
    } else {
        feel::value::Context::from_json(&value::json("context", "object", context)?)?
    };
    let answer = feel::evaluate(&value::text("text", text)?, &context)?;
    value::written(&Evaluation { notes: &answer.notes, value: answer.value.to_json() })
}
