//! Evidence bundles: what all records of a case prove together.

use banjian::text::Text;
use banjian::trace::bundle::{Bundle, ProvenCase};
use banjian::trace::key::Software;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::receipt::InWords;
use super::trust::Trust;
use crate::report::Thrown;
use crate::value;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a bundle proves, in words too. */
export interface ProvenCaseInWords extends Omit<Schema.ProvenCase, "linked" | "records"> {
  /** How far the bundle goes. */
  extent: Schema.Text;
  linked: ProvenInWords[];
  records: ProvenInWords[];
}
"#;

#[derive(Serialize)]
struct CaseInWords<'a> {
    case: banjian::id::CaseId,
    complete_to: u32,
    extent: Text,
    linked: Vec<InWords<'a>>,
    records: Vec<InWords<'a>>,
    size: u64,
    time: Option<banjian::trace::Moment>,
}

#[wasm_bindgen]
impl Trust {
    /// What an evidence bundle proves to a reader who trusts, and what not, in words too.
    ///
    /// # Errors
    /// `value-form`; all that is wrong with it: those of the core's `Bundle::verify`.
    #[wasm_bindgen(js_name = verifyBundle, unchecked_return_type = "ProvenCaseInWords")]
    pub fn verify_bundle(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | string")] bundle: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let bundle = Bundle::from_bytes(&value::bytes_or_text("bundle", bundle)?)?;
        let proven = bundle.verify(&self.0, &Software)?;
        let ProvenCase { case, complete_to, size, time, .. } = proven;
        value::written(&CaseInWords {
            case,
            complete_to,
            extent: proven.extent(),
            linked: proven.linked.iter().map(InWords::of).collect(),
            records: proven.records.iter().map(InWords::of).collect(),
            size,
            time,
        })
    }
}
