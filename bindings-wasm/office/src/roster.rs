//! The desk of the roster: two administrators change who is posted where, and whose key is whose.

use banjian::id::Identity;
use banjian::network::RosterChange;
use banjian::office;
use banjian::trace::register::KeyEvent;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use chrono::{DateTime, Utc};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::signer::SoftwareSigner;
use crate::{WhenOnce, instant, options};

/// Two administrators at one desk.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RosterDesk {
    pub(crate) desk: office::RosterDesk,
    pub(crate) office: office::Office,
}

impl RosterDesk {
    fn once(&self, given: &JsValue) -> Result<(banjian::id::CommandId, DateTime<Utc>), Thrown> {
        let WhenOnce { command_id, now } = options("WhenOnce", given)?;
        Ok((command_id.map_or_else(|| self.office.command_id(), Ok)?, instant(now)?))
    }
}

#[wasm_bindgen]
impl RosterDesk {
    /// The same desk with the keys of both, in the order in which they sat down.
    #[must_use]
    pub fn signing(&self, first: &SoftwareSigner, second: &SoftwareSigner) -> Self {
        Self { desk: self.desk.clone().signing(first.port(), second.port()), office: self.office.clone() }
    }

    /// Records a change and puts it in force.
    ///
    /// # Errors
    /// `value-form`; every fault that the changed network would have; `login-expired`, `not-posted`, `case-moved-on`,
    /// `command-reused`, what stands against the keys.
    #[wasm_bindgen(unchecked_return_type = "Schema.RosterReply")]
    pub fn change(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.RosterChange")] change: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WhenOnce")] options: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let change: RosterChange = value::json("change", "RosterChange", change)?;
        let (id, now) = self.once(options)?;
        value::written(&self.desk.change(id, change, now)?)
    }

    /// Records something that happens to a key. Gives the position of its record.
    ///
    /// # Errors
    /// `value-form`; what stands against it in the register; as [`RosterDesk::change`].
    #[wasm_bindgen(unchecked_return_type = "Schema.Position")]
    pub fn key(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.KeyEvent")] event: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "WhenOnce")] options: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let event: KeyEvent = value::json("event", "KeyEvent", event)?;
        let (id, now) = self.once(options)?;
        value::written(&self.desk.key(id, &event, now)?)
    }

    /// What the staff list holds of a person's document: its digest under the key of this journal.
    ///
    /// # Errors
    /// `value-form`.
    #[wasm_bindgen(js_name = identityDigest)]
    pub fn identity_digest(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.Identity")] identity: &JsValue,
    ) -> Result<String, Thrown> {
        let identity: Identity = value::json("identity", "Identity", identity)?;
        Ok(self.desk.identity_digest(&identity).to_string())
    }
}
