//! A desk: window, hall, supervision or portal, each with the commands of its own.

use banjian::case::Payload;
use banjian::id::{CaseId, CommandId};
use banjian::office;
use banjian::report::Report;
use banjian::trace::Moment;
use banjian::trace::key::PublicKey;
use banjian_wasm::case::Outlook;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::seen::Seen;
use crate::signer::SoftwareSigner;
use crate::{instant, options, when};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What goes with an act. */
export interface ActOptions extends WhenOnce {
  /** When it was done by the clock at the desk; where it is left out, `now`. */
  observedAt?: Schema.Moment;
  /** Personal data and free text. */
  payload?: Schema.Payload;
}
"#;

/// A seat at an office: who sits there, as what, where. A desk has the commands of its own and no others.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Desk(pub(crate) office::Desk);

/// An act that is ready to be signed and submitted. The desk filled in who acts and where.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Prepared(office::Prepared);

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Options {
    command_id: Option<CommandId>,
    now: Option<Moment>,
    observed_at: Option<Moment>,
    payload: Option<Payload>,
}

impl Desk {
    fn request(
        &self,
        seen: &JsValue,
        command: &JsValue,
        given: &JsValue,
    ) -> Result<(office::Request, chrono::DateTime<chrono::Utc>), Thrown> {
        let Options { command_id, now, observed_at, payload } = options("ActOptions", given)?;
        let now = instant(now)?;
        let text = if command.is_string() {
            value::text("command", command)?
        } else {
            value::json_text("command", command)?
        };
        let command = office::command_from_json(&text)?;
        let random = || self.0.office().command_id();
        let Seen { case, version } = if seen.is_null() {
            Seen { case: CaseId::from_bytes(*random()?.as_bytes()), version: 0 }
        } else {
            value::json("seen", "CaseSeen", seen)?
        };
        let id = command_id.map_or_else(random, Ok::<_, Report>)?;
        let observed_at = observed_at.map_or(now, Moment::instant);
        let payload = payload.unwrap_or_default();
        Ok((office::Request { case, command, id, observed_at, payload, seen: version }, now))
    }
}

#[wasm_bindgen]
impl Desk {
    /// The same desk with a key in memory, by which acts in one call are signed.
    #[must_use]
    pub fn signing(&self, key: &SoftwareSigner) -> Self {
        Self(self.0.clone().signing(key.port()))
    }

    /// Prepares, signs and submits an act in one call. `seen` is the case as the person saw it; `null` is a new case, to be
    /// registered.
    ///
    /// # Errors
    /// The `Refusal` by the rule that stands against it; `value-form`, `command-form`, `command-claims`; a race that was
    /// lost (`case-moved-on`).
    #[wasm_bindgen(unchecked_return_type = "Schema.Reply")]
    pub fn act(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CaseSeen | null")] seen: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Schema.Command | string")] command: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ActOptions")] options: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let (request, now) = self.request(seen, command, options)?;
        value::written(&self.0.act(request, now)?)
    }

    /// Makes an act, to be signed elsewhere and submitted. Nothing is recorded yet.
    ///
    /// # Errors
    /// `value-form`, `command-form`, `command-claims`, `payload-field-name`.
    pub fn prepare(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CaseSeen | null")] seen: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Schema.Command | string")] command: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ActOptions")] options: &JsValue,
    ) -> Result<Prepared, Thrown> {
        let (request, _) = self.request(seen, command, options)?;
        Ok(Prepared(self.0.prepare(request)?))
    }

    /// Decides a prepared act, records it and appends it. An act that went through before gives its reply again.
    ///
    /// # Errors
    /// As [`Desk::act`]; `signature-missing`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Reply")]
    pub fn submit(
        &self,
        prepared: &Prepared,
        #[wasm_bindgen(unchecked_optional_param_type = "When")] options: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.submit(prepared.0.clone(), when(options)?)?)
    }

    /// Every kind of command that this desk has, with what stands against it. Advice for a page: the office decides again.
    ///
    /// # Errors
    /// `value-form`, `case-unknown`.
    #[wasm_bindgen(unchecked_return_type = "[Schema.CommandKind, Schema.Next][]")]
    pub fn allowed(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "When")] options: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.allowed(value::parsed("case", case)?, when(options)?)?)
    }

    /// A case as this desk sees it, without people: what an office's server sends to a page.
    ///
    /// # Errors
    /// `value-form`, `case-unknown`.
    pub fn outlook(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "When")] options: &JsValue,
    ) -> Result<Outlook, Thrown> {
        Ok(self.0.outlook(value::parsed("case", case)?, when(options)?)?.into())
    }

    /// The person who sits here; `undefined` for the citizen on line.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn person(&self) -> Option<String> {
        self.0.person().map(ToString::to_string)
    }
}

#[wasm_bindgen]
impl Prepared {
    /// The bytes that a signature covers.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Result<Vec<u8>, Thrown> {
        Ok(self.0.bytes()?)
    }

    /// The id of the case.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn case(&self) -> String {
        self.0.act().case.to_string()
    }

    /// The id of the command: the same id twice does the same thing once.
    #[wasm_bindgen(getter, js_name = commandId)]
    #[must_use]
    pub fn command_id(&self) -> String {
        self.0.act().command.to_string()
    }

    /// The act with a signature that was made elsewhere over `bytes`: 64 bytes, or for SM2 also DER.
    ///
    /// # Errors
    /// `value-form`; `signature-length`, `signature-der`, `signature-range`; `signature-mismatch` where it is not of this
    /// key.
    #[wasm_bindgen(js_name = withSignature)]
    pub fn with_signature(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] key: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] signature: &JsValue,
    ) -> Result<Self, Thrown> {
        let key: PublicKey = value::parsed("key", key)?;
        Ok(Self(self.0.clone().with_signature(&key, &value::bytes("signature", signature)?)?))
    }
}
