//! The small module for whoever only wants to check a receipt: `verify`, and nothing else of the core.
#![forbid(unsafe_code)]

mod thrown;
mod verified;

use banjian::report::{Faults, Report, codes};
use banjian::text::Text;
use banjian::trace::key::Software;
use banjian::trace::receipt::Receipt;
use banjian::trace::trust::Trust;
use data_encoding::BASE64URL_NOPAD;
use js_sys::JSON;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::thrown::thrown;
use crate::verified::Verified;

/// Checks a receipt and says what it proves to a reader who trusts, and what it does not.
///
/// `receipt`: the bytes of its file, the bytes of its QR code, or the latter as text in unpadded base64url.
/// `trust`: the text of a trust file.
///
/// # Errors
/// An `Error` with `reports`: all findings, each with `code`, `message` and `help` in both languages, and `place`.
#[wasm_bindgen(unchecked_return_type = "Verified")]
pub fn verify(receipt: &[u8], trust: &str) -> Result<JsValue, JsValue> {
    let verified = checked(receipt, trust).map_err(|faults| thrown(&faults))?;
    let text = serde_json::to_string(&verified).map_err(|error| JsValue::from(error.to_string()))?;
    JSON::parse(&text)
}

fn checked(receipt: &[u8], trust: &str) -> Result<Verified, Faults> {
    let trust = Trust::from_bytes(trust.trim().as_bytes())?;
    Ok(read(receipt)?.verify(&trust, &Software)?.into())
}

/// The three forms begin differently: a code with the byte 1, a file with a brace, text with neither.
fn read(receipt: &[u8]) -> Result<Receipt, Report> {
    if receipt.first() == Some(&1) {
        return Receipt::from_compact(receipt);
    }
    let text = receipt.trim_ascii();
    if text.first() == Some(&b'{') {
        return Receipt::from_bytes(text);
    }
    // A message may have broken the line.
    let letters: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let compact = BASE64URL_NOPAD.decode(&letters).map_err(|_| {
        let found = Text::new("不是回执的文本", "its text is not that of a receipt");
        Report::new(codes::finding::RECEIPT_FORM).with_text("found", found)
    })?;
    Receipt::from_compact(&compact)
}
