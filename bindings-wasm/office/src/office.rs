//! The one door: an office, and what it hands out.

use banjian::case::row::List;
use banjian::eligibility::Facts;
use banjian::id::{CaseId, OutletCode, PersonId, SectionCode};
use banjian::journal::{Cursor, Position, Query};
use banjian::office::{self, Login};
use banjian::trace::Moment;
use banjian::trace::key::{PublicKey, Signature};
use banjian::trace::register::{Owner, Registration, Stream};
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::trace::trust::Trust;
use banjian_wasm_verify::value;
use chrono::NaiveDate;
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::audit::AuditDesk;
use crate::desk::Desk;
use crate::roster::RosterDesk;
use crate::seen::Now;
use crate::{options, when};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Which rows of the worklists to read. */
export type WorklistQuery =
  | { "at-outlet": { list: Schema.List; outlet: Schema.OutletCode } }
  | { "due-by": string }
  | "escalated"
  | { "held-by": Schema.PersonId }
  | { queue: Schema.SectionCode };
/** Where a page of rows begins, and how long it is: 1 to 1,000, where it is left out 100. */
export interface PageOptions {
  after?: Schema.Cursor | null;
  limit?: number;
}
/** Something that was recorded. */
export interface FeedEntry {
  /** The canonical bytes of the record. */
  bytes: Uint8Array;
  position: Schema.Position;
  record: Schema.Record;
}
/** A key to be registered, before its owner has shown to have it. */
export type KeyOffered = Omit<Schema.Registration, "possession">;
"#;

/// An open office on a journal in memory. Its desks keep it alive.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Office(pub(crate) office::Office);

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum Worklist {
    AtOutlet { list: List, outlet: OutletCode },
    DueBy(NaiveDate),
    Escalated,
    HeldBy(PersonId),
    Queue(SectionCode),
}

impl From<Worklist> for Query {
    fn from(worklist: Worklist) -> Self {
        match worklist {
            Worklist::AtOutlet { list, outlet } => Self::AtOutlet(outlet, list),
            Worklist::DueBy(day) => Self::DueBy(day),
            Worklist::Escalated => Self::Escalated,
            Worklist::HeldBy(person) => Self::Mine(person),
            Worklist::Queue(section) => Self::HallQueue(section),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    after: Option<Cursor>,
    limit: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Offered {
    from: Moment,
    key: PublicKey,
    owner: Owner,
    until: Moment,
}

fn login(what: &'static str, given: &JsValue) -> Result<Login, Thrown> {
    value::json(what, "PersonLogin", given)
}

fn position(given: &JsValue) -> Result<Position, Thrown> {
    value::whole("position", given).map(Position)
}

#[wasm_bindgen]
impl Office {
    /// A desk at a window of an outlet.
    ///
    /// # Errors
    /// `value-form`, `id-form`, `outlet-unknown`, `person-unknown`.
    pub fn window(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.PersonLogin")] person: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] outlet: &JsValue,
    ) -> Result<Desk, Thrown> {
        let desk = self.0.window(login("login", person)?, value::parsed("outlet", outlet)?)?;
        Ok(Desk(desk.desk().clone()))
    }

    /// A reviewer's desk in the hall.
    ///
    /// # Errors
    /// `value-form`, `person-unknown`.
    pub fn hall(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.PersonLogin")] person: &JsValue,
    ) -> Result<Desk, Thrown> {
        Ok(Desk(self.0.hall(login("login", person)?)?.desk().clone()))
    }

    /// A superior's desk.
    ///
    /// # Errors
    /// `value-form`, `person-unknown`.
    pub fn supervision(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.PersonLogin")] person: &JsValue,
    ) -> Result<Desk, Thrown> {
        Ok(Desk(self.0.supervision(login("login", person)?)?.desk().clone()))
    }

    /// The citizen's or agent's desk on line. Cases registered there carry the outlet's number.
    ///
    /// # Errors
    /// `value-form`, `id-form`, `outlet-unknown`.
    pub fn portal(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] outlet: &JsValue,
    ) -> Result<Desk, Thrown> {
        Ok(Desk(self.0.portal(value::parsed("outlet", outlet)?)?.desk().clone()))
    }

    /// The desk of the roster: two administrators together.
    ///
    /// # Errors
    /// `value-form`, `person-unknown`; the `Refusal` `not-posted` or `roster-one-person`.
    pub fn roster(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.PersonLogin")] first: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Schema.PersonLogin")] second: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "When")] options: &JsValue,
    ) -> Result<RosterDesk, Thrown> {
        let desk = self.0.roster(login("first", first)?, login("second", second)?, when(options)?)?;
        Ok(RosterDesk { desk, office: self.0.clone() })
    }

    /// An auditor's desk.
    ///
    /// # Errors
    /// `value-form`, `person-unknown`; the `Refusal` `not-posted` for who is no auditor.
    pub fn audit(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Schema.PersonLogin")] person: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "When")] options: &JsValue,
    ) -> Result<AuditDesk, Thrown> {
        Ok(AuditDesk(self.0.audit(login("login", person)?, when(options)?)?))
    }

    /// A case as it is now, by its id or its number.
    ///
    /// # Errors
    /// `value-form`, `case-unknown`.
    #[wasm_bindgen(unchecked_return_type = "CaseNow")]
    pub fn case(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let name = value::text("case", case)?;
        let case = match name.parse::<CaseId>() {
            Ok(id) => self.0.case(id)?,
            Err(_) => self.0.case_by_number(&name)?,
        };
        value::written(&Now::of(&case))
    }

    /// What the policy of an item says of facts, and which papers are needed then. Nothing of it is recorded.
    ///
    /// # Errors
    /// `value-form`, `id-form`, `item-unknown`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Precheck")]
    pub fn precheck(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] item: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Schema.Facts")] facts: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let facts: Facts = value::json("facts", "Facts", facts)?;
        value::written(&self.0.precheck(&value::parsed("item", item)?, &facts)?)
    }

    /// The same for a case: under the editions that its receipt pinned.
    ///
    /// # Errors
    /// `value-form`, `case-unknown`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Precheck")]
    pub fn determine(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Schema.Facts")] facts: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let facts: Facts = value::json("facts", "Facts", facts)?;
        value::written(&self.0.determine(value::parsed("case", case)?, &facts)?)
    }

    /// The facts of the newest act of a case that gave any; `null` where none did. **Personal data.**
    ///
    /// # Errors
    /// `value-form`, `case-unknown`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Facts | null")]
    pub fn facts(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.facts(value::parsed("case", case)?)?)
    }

    /// The documents that a case has called for, in their order. **Personal data.**
    ///
    /// # Errors
    /// `value-form`, `case-unknown`.
    #[wasm_bindgen(unchecked_return_type = "Schema.Notice[]")]
    pub fn notices(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] case: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.notices(value::parsed("case", case)?)?)
    }

    /// Runs every timer that is due.
    ///
    /// # Errors
    /// `value-form`.
    #[wasm_bindgen(js_name = runDue, unchecked_return_type = "Schema.DueRun")]
    pub fn run_due(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "When")] options: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.0.run_due(when(options)?)?)
    }

    /// A page of a worklist.
    ///
    /// # Errors
    /// `value-form`; `store-cursor` for a cursor that no page gave.
    #[wasm_bindgen(unchecked_return_type = "Schema.Page")]
    pub fn worklist(
        &self,
        #[wasm_bindgen(unchecked_param_type = "WorklistQuery")] query: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "PageOptions")] page: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let query: Worklist = value::json("query", "WorklistQuery", query)?;
        let Page { after, limit } = options("PageOptions", page)?;
        value::written(&self.0.worklist(&query.into(), after.as_ref(), limit.unwrap_or(100))?)
    }

    /// What was recorded after a position, in order: at most so many entries.
    ///
    /// # Errors
    /// `value-form`.
    #[wasm_bindgen(unchecked_return_type = "FeedEntry[]")]
    pub fn feed(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] after: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] limit: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let limit = u16::try_from(value::whole("limit", limit)?).unwrap_or(u16::MAX);
        let entries = Array::new();
        for entry in self.0.journal().feed(position(after)?, limit)? {
            let bytes = entry.record.bytes;
            let record = banjian::trace::Record::from_bytes(&bytes)?;
            let fields: [(&str, JsValue); 3] = [
                ("bytes", Uint8Array::from(bytes.as_slice()).into()),
                ("position", value::written(&entry.position)?),
                ("record", value::written(&record)?),
            ];
            let object = Object::new();
            for (name, field) in fields {
                Reflect::set(&object, &name.into(), &field).map_err(Thrown::foreign)?;
            }
            entries.push(&object);
        }
        Ok(entries.into())
    }

    /// The newest checkpoint, signed anew when the log grew: a signed note.
    ///
    /// # Errors
    /// `own-keys-missing`.
    pub fn checkpoint(&self) -> Result<String, Thrown> {
        Ok(self.0.checkpoint()?.to_string())
    }

    /// The receipt of the record at a position, as a file's bytes.
    ///
    /// # Errors
    /// `value-form`, `receipt-unknown`, `own-keys-missing`.
    pub fn receipt(
        &self,
        #[wasm_bindgen(js_name = position, unchecked_param_type = "number")] at: &JsValue,
    ) -> Result<Vec<u8>, Thrown> {
        Ok(self.0.receipt(position(at)?)?.to_bytes()?)
    }

    /// Whom a reader of this log trusts, who trusts its present key and asks no witness.
    ///
    /// # Errors
    /// `own-keys-missing`.
    pub fn trust(&self) -> Result<Trust, Thrown> {
        Ok(self.0.trust()?.into())
    }

    /// What the owner of a key signs to show that they have it, before it is registered.
    ///
    /// # Errors
    /// `value-form`.
    pub fn possession(
        &self,
        #[wasm_bindgen(unchecked_param_type = "KeyOffered")] offered: &JsValue,
    ) -> Result<Vec<u8>, Thrown> {
        let Offered { key, owner, .. } = value::json("offered", "KeyOffered", offered)?;
        Ok(Stream::Keys(owner).possession(self.0.origin(), &key))
    }

    /// The registration of a key whose owner has signed that.
    ///
    /// # Errors
    /// `value-form`; `signature-length`, `signature-der`, `signature-range`; `signature-mismatch` where it is not of this
    /// key.
    #[wasm_bindgen(unchecked_return_type = "Schema.Registration")]
    pub fn registration(
        &self,
        #[wasm_bindgen(unchecked_param_type = "KeyOffered")] offered: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] signature: &JsValue,
    ) -> Result<JsValue, Thrown> {
        let signed = self.possession(offered)?;
        let Offered { from, key, owner, until } = value::json("offered", "KeyOffered", offered)?;
        let possession = Signature::from_signer(key.algorithm(), &value::bytes("signature", signature)?)?;
        key.verify(&signed, &possession)?;
        value::written(&Registration { from, key, owner, possession, until })
    }

    /// A new id for a command, to be given again when it is sent again.
    ///
    /// # Errors
    /// `entropy-unavailable`.
    #[wasm_bindgen(js_name = commandId)]
    pub fn command_id(&self) -> Result<String, Thrown> {
        Ok(self.0.command_id()?.to_string())
    }

    /// How many records the log has.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "number")]
    pub fn size(&self) -> Result<JsValue, Thrown> {
        value::written(&self.0.journal().size()?)
    }

    /// The name of the log.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn origin(&self) -> String {
        self.0.origin().to_string()
    }

    /// How its records are vouched for, and whether it is a demo.
    ///
    /// # Errors
    /// `defect` only.
    #[wasm_bindgen(getter, unchecked_return_type = "Schema.Text")]
    pub fn info(&self) -> Result<JsValue, Thrown> {
        value::written(&self.0.info())
    }
}
