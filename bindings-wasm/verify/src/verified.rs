//! What a receipt proves, as an object of JavaScript.

use banjian::case::kernel::CommandKind;
use banjian::text::Text;
use banjian::trace::proven::{Attested, Proven};
use banjian::trace::{Moment, Record};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A text in both languages. */
export interface Text { en: string; zh: string }

/** What a receipt proves of one record, and what it does not. */
export interface Verified {
  /** Who vouches for the act. */
  attested: "host-attested" | "person-signed" | "system-signed";
  /** The trusted witnesses that cosigned the checkpoint. */
  cosignedBy: string[];
  /** The second person's key, where two act; otherwise null. */
  cosigner: string | null;
  /** The record's index in the log, from 0. */
  index: number;
  /** The key that signed; null where nobody did. */
  key: string | null;
  /** The kind of act for people; null for one that is not of a case. */
  kind: Text | null;
  /** What is not proven, a sentence each. */
  notProven: Text[];
  /** What is proven, a sentence each. */
  proven: Text[];
  /** The record, as it stands in the log. */
  record: Record<string, unknown>;
  /** The size of the log at which the record was there. */
  size: number;
  /** The record is older than the end of this second (UTC); null: its time is unattested. */
  time: string | null;
}
"#;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Verified {
    attested: &'static str,
    cosigned_by: Vec<String>,
    cosigner: Option<String>,
    index: u64,
    key: Option<String>,
    kind: Option<Text>,
    not_proven: Vec<Text>,
    proven: Vec<Text>,
    record: Record,
    size: u64,
    time: Option<Moment>,
}

impl From<Proven> for Verified {
    fn from(proven: Proven) -> Self {
        let (key, cosigner) = match proven.attested {
            Attested::PersonSigned { key, cosigner } | Attested::SystemSigned { key, cosigner } => {
                (Some(key), cosigner)
            }
            _ => (None, None),
        };
        Self {
            attested: proven.attested.as_str(),
            cosigner: cosigner.map(|key| key.to_string()),
            index: proven.index,
            key: key.map(|key| key.to_string()),
            kind: words(proven.record.act.kind.as_str()),
            not_proven: proven.not_proven(),
            proven: proven.proven(),
            size: proven.size,
            time: proven.time,
            cosigned_by: proven.cosigned_by,
            record: proven.record,
        }
    }
}

/// The kind of act for people.
fn words(code: &str) -> Option<Text> {
    CommandKind::ALL.iter().find(|kind| kind.as_str() == code).map(|kind| kind.words().text())
}
