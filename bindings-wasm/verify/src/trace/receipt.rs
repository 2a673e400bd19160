//! Receipts: read from a file or a QR code, and what they prove.

use banjian::report::Report;
use banjian::text::Text;
use banjian::trace::key::Software;
use banjian::trace::proven::Proven;
use banjian::trace::receipt::Receipt;
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::trust::Trust;
use crate::report::Thrown;
use crate::value;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What is proven of a record, in words too. There is no yes or no in it. */
export interface ProvenInWords extends Schema.Proven {
  /** What is not proven, a sentence each. */
  not_proven: Schema.Text[];
  /** What is proven, a sentence each. */
  proven: Schema.Text[];
}
"#;

/// What is proven, and the same in words.
#[derive(Serialize)]
pub(super) struct InWords<'a> {
    #[serde(flatten)]
    fields: &'a Proven,
    not_proven: Vec<Text>,
    proven: Vec<Text>,
}

impl<'a> InWords<'a> {
    pub(super) fn of(proven: &'a Proven) -> Self {
        Self { fields: proven, not_proven: proven.not_proven(), proven: proven.proven() }
    }
}

/// A receipt by its file (bytes or text), or by what its QR code holds (bytes, or these in base64url).
fn read(receipt: &JsValue) -> Result<Receipt, Thrown> {
    let given = value::bytes_or_text("receipt", receipt)?;
    let found: Result<Receipt, Report> = if given.first() == Some(&b'{') {
        Receipt::from_bytes(&given)
    } else if receipt.is_string() {
        match BASE64URL_NOPAD.decode(given.trim_ascii()) {
            Ok(bytes) => Receipt::from_compact(&bytes),
            Err(_) => Receipt::from_bytes(&given),
        }
    } else {
        Receipt::from_compact(&given)
    };
    Ok(found?)
}

#[wasm_bindgen]
impl Trust {
    /// What a receipt proves to a reader who trusts, and what not, in words too.
    ///
    /// The receipt is its file (bytes or text), or what its QR code holds (bytes, or these in base64url).
    ///
    /// # Errors
    /// `value-form`; all that is wrong with it: those of the core's `Receipt::verify`.
    #[wasm_bindgen(unchecked_return_type = "ProvenInWords")]
    pub fn verify(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | string")] receipt: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&InWords::of(&read(receipt)?.verify(&self.0, &Software)?))
    }
}

/// What a QR code or a link holds of a receipt: base64url without padding.
///
/// # Errors
/// `value-form`; `receipt-form` for what is no receipt or too long for one code.
#[wasm_bindgen(js_name = receiptLink)]
pub fn receipt_link(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array | string")] receipt: &JsValue,
) -> Result<String, Thrown> {
    Ok(BASE64URL_NOPAD.encode(&read(receipt)?.to_compact()?))
}
