//! Numbers of people, units and cases: checked, and shown masked.

use banjian::id::{CaseNumber, Identity, IdentityKind, Mask};
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a number tells that was found to be well formed. The number itself is not repeated. */
export interface IdentityChecked {
  birth_date: string | null;
  holder: "natural" | "unit";
  kind: Schema.IdentityKind;
  masked: string;
  sex: Schema.Sex | null;
}
"#;

#[derive(Serialize)]
struct Checked {
    birth_date: Option<chrono::NaiveDate>,
    holder: banjian::id::Holder,
    kind: IdentityKind,
    masked: String,
    sex: Option<banjian::id::Sex>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    first: u8,
    last: u8,
}

/// Checks the number of a document.
///
/// # Errors
/// `value-form`; the codes `identity-…` and `credit-code-…`, none of which repeats the number.
#[wasm_bindgen(js_name = parseIdentity, unchecked_return_type = "IdentityChecked")]
pub fn parse_identity(
    #[wasm_bindgen(unchecked_param_type = "Schema.IdentityKind")] kind: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] number: &JsValue,
) -> Result<JsValue, Thrown> {
    let kind: IdentityKind = value::json("kind", "IdentityKind", kind)?;
    let identity = Identity::parse(kind, &value::text("number", number)?)?;
    value::written(&Checked {
        birth_date: identity.birth_date(),
        holder: kind.holder(),
        kind,
        masked: identity.to_string(),
        sex: identity.sex(),
    })
}

/// What of a number may be shown: the first 3 and the last 4 characters, or as many as are named; never more than half.
///
/// # Errors
/// `value-form`.
#[wasm_bindgen(js_name = maskNumber)]
pub fn mask_number(
    #[wasm_bindgen(unchecked_param_type = "string")] number: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ first: number; last: number }")] shown: &JsValue,
) -> Result<String, Thrown> {
    let mask = if shown.is_undefined() {
        Mask::STRICT
    } else {
        let Shown { first, last } = value::json("shown", "{ first: number; last: number }", shown)?;
        Mask { first, last }
    };
    Ok(mask.apply(&value::text("number", number)?))
}

/// Checks a case number and gives it in its one form.
///
/// # Errors
/// `value-form`; the codes `case-number-…`.
#[wasm_bindgen(js_name = parseCaseNumber)]
pub fn parse_case_number(
    #[wasm_bindgen(unchecked_param_type = "string")] number: &JsValue,
) -> Result<String, Thrown> {
    let number: Result<CaseNumber, _> = value::text("number", number)?.parse();
    number.map(|number| number.to_string()).map_err(Thrown::from)
}

/// The kinds of documents.
///
/// # Errors
/// `defect` only.
#[wasm_bindgen(js_name = identityKinds, unchecked_return_type = "Schema.IdentityKind[]")]
pub fn identity_kinds() -> Result<JsValue, Thrown> {
    value::written(&IdentityKind::ALL)
}
