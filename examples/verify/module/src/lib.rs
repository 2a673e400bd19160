//! The module inside `verify.html`: one function, and nothing of the core that it does not need.
//!
//! Texts in and out, so that its glue is one plain script that a page can hold. A program takes the npm package instead.
#![forbid(unsafe_code)]

use banjian::case::kernel::CommandKind;
use banjian::report::{Faults, Report, codes};
use banjian::text::Text;
use banjian::trace::key::Software;
use banjian::trace::proven::Proven;
use banjian::trace::receipt::Receipt;
use banjian::trace::trust::Trust;
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What is shown: what is proven, and the same in words.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    fields: Proven,
    /// The kind of act for people; none for an act on no case.
    kind: Option<Text>,
    not_proven: Vec<Text>,
    proven: Vec<Text>,
}

/// Checks a receipt and says as JSON what it proves to a reader who trusts, and what it does not; where it does not
/// hold, an array of all findings.
///
/// `receipt`: the text of its file, or the bytes of its QR code in base64url without padding. `trust`: the text of a
/// trust file.
#[wasm_bindgen]
#[must_use]
pub fn verify(receipt: &str, trust: &str) -> String {
    let shown = shown(receipt, trust).and_then(|shown| json(&shown));
    shown.or_else(|faults| json(&faults)).unwrap_or_default()
}

fn json(value: &impl Serialize) -> Result<String, Faults> {
    serde_json::to_string(value).map_err(|_| form("无法写出", "it cannot be written").into())
}

fn shown(receipt: &str, trust: &str) -> Result<Shown, Faults> {
    let trust = Trust::from_bytes(trust.trim().as_bytes())?;
    let fields = read(receipt.trim())?.verify(&trust, &Software)?;
    let code = fields.record.act.kind.as_str();
    let kind = CommandKind::ALL.iter().find(|kind| kind.as_str() == code);
    Ok(Shown {
        kind: kind.map(|kind| kind.words().text()),
        not_proven: fields.not_proven(),
        proven: fields.proven(),
        fields,
    })
}

fn read(receipt: &str) -> Result<Receipt, Report> {
    if receipt.starts_with('{') {
        return Receipt::from_bytes(receipt.as_bytes());
    }
    // A message may have broken the line.
    let letters: String = receipt.split_ascii_whitespace().collect();
    let compact = BASE64URL_NOPAD.decode(letters.as_bytes());
    Receipt::from_compact(&compact.map_err(|_| form("不是回执的文本", "its text is not that of a receipt"))?)
}

fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::finding::RECEIPT_FORM).with_text("found", Text::new(zh, en))
}
