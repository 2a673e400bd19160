//! Evidence bundles: all records of a case with what a stranger needs to check them.
//!
//! A bundle is canonical JSON, at most 8 MB: `case`, `checkpoint` (a note), `domain` (`banjian-bundle/1`),
//! `editions` (the bytes of editions in base64, by the hexadecimal SHA-256 of them), and three lists of entries:
//! `linked` (records of other cases that this one leans on), `records` (those of the case, from its first on) and
//! `register` (those of the key streams that bear on it, in the order of the log). An entry has `disclosure`?,
//! `editions`? (hashes by kind), `events`, `index`, `proof` (hashes) and `record`; an event `case`, `header`, `schema`
//! and `version`. At most 4,096 entries, and in an entry 63 hashes, 256 events and 64 kinds of editions.
//!
//! # What it promises
//! [`Bundle::verify`] gives what is proven of each record, or all findings with their places: the records are in the
//! log, they are all of the case up to a number, in their chain from the first on; events, editions and shown fields
//! are those that the records name; the signatures are of keys that the register shows in force where they stand.
//!
//! # What it does not
//! What came after the last record is unknown. That no revocation was left out and that those who approved keys were
//! administrators is for the whole log to show ([`LogCheck`](super::verify::LogCheck), the audit).

mod check;

use std::collections::BTreeMap;

use data_encoding::BASE64;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::disclosure::Disclosure;
use super::note::SignedNote;
use super::proven::Proven;
use super::{Kebab, Moment, Object, Record};
use crate::canonical::{self, Hash, MAX_INTEGER};
use crate::id::CaseId;
use crate::report::{Report, codes};
use crate::text::Text;

/// How many bytes a bundle may have.
pub const MAX_BUNDLE: usize = 8 * 1024 * 1024;
/// How many entries it may have, in its three lists together.
pub const MAX_ENTRIES: usize = 4_096;

const DOMAIN: &str = "banjian-bundle/1";
const MAX_HASHES: usize = 63;
const MAX_EVENTS: usize = 256;
const MAX_KINDS: usize = 64;

/// A bundle as it was read or is being made; [`Bundle::verify`] tells what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The case.
    pub case: CaseId,
    /// The checkpoint under which all proofs stand.
    pub checkpoint: SignedNote,
    /// The bytes of editions, by their SHA-256; as many as whoever made the bundle chose.
    pub editions: BTreeMap<Hash, Vec<u8>>,
    /// Records of other cases on which this one leans.
    pub linked: Vec<Entry>,
    /// The records of the case, from its first on.
    pub records: Vec<Entry>,
    /// The records of key streams, each from its first on, in the order of the log.
    pub register: Vec<Entry>,
}

/// A record in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Chosen fields of its payload.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<Disclosure>,
    /// The editions under which it was decided, by kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editions: Option<BTreeMap<Kebab, Hash>>,
    /// The headers of the events that it caused. Other than in `records` they may be left out, all of them.
    pub events: Vec<Event>,
    /// Its index in the log, from 0.
    pub index: u64,
    /// The inclusion proof, from the leaf's sibling up.
    pub proof: Vec<Hash>,
    /// The record.
    pub record: Record,
}

/// An event's header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The case that it happened to.
    pub case: CaseId,
    /// The header.
    pub header: Object,
    /// The schema number of its type.
    pub schema: u16,
    /// The case version after it, from 1.
    pub version: u32,
}

/// What a bundle proves. As with [`Proven`], there is no yes or no in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProvenCase {
    /// The case.
    pub case: CaseId,
    /// The number of the last record: those from 1 to it are all here.
    pub complete_to: u32,
    /// What is proven of the linked records, in their order.
    pub linked: Vec<Proven>,
    /// What is proven of the case's records, in their order.
    pub records: Vec<Proven>,
    /// How many records the log had.
    pub size: u64,
    /// All of it is older than the end of this second, by a quorum of witnesses; `None`: the time is unattested.
    pub time: Option<Moment>,
}

impl ProvenCase {
    /// How far the bundle goes.
    #[must_use]
    pub fn extent(&self) -> Text {
        let (last, size) = (self.complete_to, self.size);
        Text::new(
            format!("在日志有{size}条记录时，该办件的记录至第{last}号完整；此后情况不明"),
            format!(
                "complete to number {last} of the case when the log had {size} records; what came later is unknown"
            ),
        )
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    case: CaseId,
    checkpoint: String,
    domain: String,
    editions: BTreeMap<Hash, String>,
    linked: Vec<Entry>,
    records: Vec<Entry>,
    register: Vec<Entry>,
}

impl Bundle {
    /// The canonical bytes.
    ///
    /// # Errors
    /// `bundle-form` past a bound; `canonical-value`, which a bundle does not meet.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Report> {
        self.bounded()?;
        let editions = self.editions.iter().map(|(hash, bytes)| (*hash, BASE64.encode(bytes)));
        let bytes = canonical::to_vec(&Stored {
            case: self.case,
            checkpoint: self.checkpoint.to_string(),
            domain: DOMAIN.into(),
            editions: editions.collect(),
            linked: self.linked.clone(),
            records: self.records.clone(),
            register: self.register.clone(),
        })?;
        if bytes.len() > MAX_BUNDLE { Err(too_long()) } else { Ok(bytes) }
    }

    /// Reads a bundle from its canonical bytes, and from no others.
    ///
    /// # Errors
    /// `bundle-form` past a bound; `canonical-form`; `note-form`; those of [`Disclosure::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        if bytes.len() > MAX_BUNDLE {
            return Err(too_long());
        }
        let stored: Stored = canonical::from_slice(bytes)?;
        if stored.domain != DOMAIN {
            return Err(form("类型标识不符", "its domain is of something else"));
        }
        let decoded =
            |(hash, text): (Hash, String)| BASE64.decode(text.as_bytes()).ok().map(|bytes| (hash, bytes));
        let editions: Option<_> = stored.editions.into_iter().map(decoded).collect();
        let bundle = Self {
            case: stored.case,
            checkpoint: stored.checkpoint.parse()?,
            editions: editions.ok_or_else(|| form("版本内容不是base64", "an edition is not base64"))?,
            linked: stored.linked,
            records: stored.records,
            register: stored.register,
        };
        bundle.bounded()?;
        for disclosure in bundle.entries().filter_map(|entry| entry.disclosure.as_ref()) {
            Disclosure::from_bytes(&disclosure.to_bytes()?)?;
        }
        Ok(bundle)
    }

    /// The entries of all lists.
    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.register.iter().chain(&self.linked).chain(&self.records)
    }

    fn bounded(&self) -> Result<(), Report> {
        if self.entries().count() > MAX_ENTRIES {
            return Err(form("条目超过4096个", "it has more than 4,096 entries"));
        }
        let within = |entry: &Entry| {
            entry.proof.len() <= MAX_HASHES
                && entry.events.len() <= MAX_EVENTS
                && entry.editions.as_ref().is_none_or(|editions| editions.len() <= MAX_KINDS)
                && entry.index <= MAX_INTEGER
        };
        if self.entries().all(within) {
            Ok(())
        } else {
            Err(form("条目过大", "an entry has too many hashes, events or editions, or too great an index"))
        }
    }
}

fn too_long() -> Report {
    form("超过8MB", "it is above 8 MB")
}

fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::finding::BUNDLE_FORM).with_text("found", Text::new(zh, en))
}
