//! Whom the reader trusts.

use banjian::canonical::Hash;
use banjian::trace::note::{NoteKey, SignedNote};
use banjian::trace::trust::{self, LogKey};
use banjian::trace::{Moment, Origin, Suite};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::report::Thrown;
use crate::value;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Whom a reader trusts. Keys are texts as `name+hash+key` (C2SP signed-note). */
export interface TrustValue {
  keys: { key: string; retired?: { root: Schema.Hash; size: number } }[];
  origin: string;
  /** How many witnesses must have cosigned. */
  quorum: number;
  suite: Schema.Suite;
  witnesses: string[];
}
/** What a checkpoint says to such a reader. */
export interface Seen {
  checkpoint: { origin: string; root: Schema.Hash; size: number };
  cosigned_by: string[];
  time: Schema.Moment | null;
}
"#;

/// Whom a reader trusts: a log by its keys, and a quorum of witnesses.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Trust(pub(super) trust::Trust);

impl From<trust::Trust> for Trust {
    fn from(trust: trust::Trust) -> Self {
        Self(trust)
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    keys: Vec<LogKey>,
    origin: Origin,
    quorum: u8,
    suite: Suite,
    witnesses: Vec<NoteKey>,
}

#[derive(Serialize)]
struct Checkpoint<'a> {
    origin: &'a Origin,
    root: Hash,
    size: u64,
}

#[derive(Serialize)]
struct Seen<'a> {
    checkpoint: Checkpoint<'a>,
    cosigned_by: &'a [String],
    time: Option<Moment>,
}

#[wasm_bindgen]
impl Trust {
    /// Reads a trust from its canonical bytes, or the text of them.
    ///
    /// # Errors
    /// `value-form`; those of the core's `Trust::from_bytes`.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | string")] bytes: &JsValue,
    ) -> Result<Self, Thrown> {
        Ok(Self(trust::Trust::from_bytes(&value::bytes_or_text("bytes", bytes)?)?))
    }

    /// Trust in a log by its keys, and in a quorum of witnesses.
    ///
    /// # Errors
    /// `value-form`; those of the core's `Trust::new`.
    pub fn of(#[wasm_bindgen(unchecked_param_type = "TrustValue")] trust: &JsValue) -> Result<Self, Thrown> {
        let Shape { keys, origin, quorum, suite, witnesses } = value::json("trust", "TrustValue", trust)?;
        Ok(Self(trust::Trust::new(origin, suite, keys, witnesses, quorum)?))
    }

    /// The canonical bytes.
    ///
    /// # Errors
    /// `canonical-value`, never in practice.
    #[wasm_bindgen(js_name = toBytes)]
    pub fn to_bytes(&self) -> Result<Vec<u8>, Thrown> {
        Ok(self.0.to_bytes()?)
    }

    /// The trust as a plain value.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "TrustValue")]
    pub fn value(&self) -> Result<JsValue, Thrown> {
        value::written(&Shape {
            keys: self.0.keys().to_vec(),
            origin: self.0.origin().clone(),
            quorum: self.0.quorum(),
            suite: self.0.suite(),
            witnesses: self.0.witnesses().to_vec(),
        })
    }

    /// What a checkpoint's note says: signed by a key of the log, cosigned by the quorum.
    ///
    /// # Errors
    /// `value-form`, `note-form`; those of the core's `Trust::open`.
    #[wasm_bindgen(unchecked_return_type = "Seen")]
    pub fn open(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] note: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let note: SignedNote = value::parsed("note", note)?;
        let seen = self.0.open(&note)?;
        let trust::Seen { checkpoint, time, cosigned_by } = &seen;
        let (root, size) = (checkpoint.root, checkpoint.size);
        let checkpoint = Checkpoint { origin: &checkpoint.origin, root, size };
        value::written(&Seen { checkpoint, cosigned_by, time: *time })
    }
}
