//! The auditor's desk: what the journal holds, and whether it fits the law and itself.

use banjian::audit::AuditReport;
use banjian::office;
use banjian::text::Language;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options;
use crate::seen::Now;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A case with its records and the headers of its events. */
export interface History {
  case: CaseNow | null;
  events: Schema.EventHeader[];
  records: Schema.Record[];
}
/** The outcome of an audit. */
export interface Audited {
  /** Whether nothing is wrong. Something may still be unchecked. */
  clean: boolean;
  report: Schema.AuditReport;
  /** The whole report as plain text. */
  text: { en: string; zh: string };
}
/** What goes into an evidence bundle. */
export interface BundleOptions {
  /** The bytes of the editions too. */
  editions?: boolean;
  /** Fields of the payloads to be shown. **Personal data.** */
  show?: string[];
}
"#;

/// An auditor's desk: reads and replays, changes nothing.
#[wasm_bindgen]
#[derive(Debug)]
pub struct AuditDesk(pub(crate) office::AuditDesk);

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Contents {
    editions: bool,
    show: Vec<String>,
}

#[derive(Serialize)]
struct History<'a> {
    case: Option<Now<'a>>,
    events: &'a [banjian::case::EventHeader],
    records: &'a [banjian::trace::Record],
}

#[derive(Serialize)]
struct Audited<'a> {
    clean: bool,
    report: &'a AuditReport,
    text: banjian::text::Text,
}

fn audited(report: &AuditReport) -> Result<JsValue, Thrown> {
    let text = banjian::text::Text::new(report.text(Language::Chinese), report.text(Language::English));
    value::written(&Audited { clean: report.is_clean(), report, text })
}

#[wasm_bindgen]
impl AuditDesk {
    /// A case with its records and events, to be read.
    ///
    /// # Errors
    /// `value-form`, `case-unknown`.
    #[wasm_bindgen(unchecked_return_type = "History")]
    pub fn history(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let office::History { case, events, records } = self.0.history(value::parsed("case", case)?)?;
        value::written(&History { case: Now::of(&case), events: &events, records: &records })
    }

    /// Audits the whole log: every act decided again, separation from the headers alone, every signature and edition.
    ///
    /// # Errors
    /// What cannot be read at all.
    #[wasm_bindgen(js_name = auditAll, unchecked_return_type = "Audited")]
    pub fn audit_all(&self) -> Result<JsValue, Thrown> {
        audited(&self.0.audit_all(|_| ())?)
    }

    /// Audits one case with those linked with it.
    ///
    /// # Errors
    /// `value-form`, `case-unknown`.
    #[wasm_bindgen(js_name = auditCase, unchecked_return_type = "Audited")]
    pub fn audit_case(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
    ) -> Result<JsValue, Thrown> {
        audited(&self.0.audit_case(value::parsed("case", case)?)?)
    }

    /// The evidence bundle of a case as bytes: all its records with their proofs under one checkpoint, and the keys.
    ///
    /// # Errors
    /// `value-form`, `case-unknown`, `own-keys-missing`, `bundle-form` past its bounds.
    pub fn bundle(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "BundleOptions")] given: &JsValue,
    ) -> Result<Vec<u8>, Thrown> {
        let Contents { editions, show } = options("BundleOptions", given)?;
        let show: Vec<&str> = show.iter().map(String::as_str).collect();
        Ok(self.0.bundle(value::parsed("case", case)?, &show, editions)?.to_bytes()?)
    }
}
