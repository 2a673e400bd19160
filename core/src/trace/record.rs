//! An act at its place in the chain of its case; the leaf of the log.

use schemars::JsonSchema;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

use super::compact::Compact;
use super::{Act, Attestation, Moment, Signed};
use crate::canonical::{self, Hash};
use crate::report::{Report, codes};

/// What tells these bytes from all others, with the version of their form.
const DOMAIN: &str = "banjian-record/1";

/// How many bytes a record may have: the length of a log's entry is written in 16 bits (C2SP `tlog-tiles`).
pub const MAX_RECORD: u16 = u16::MAX;

/// More bytes than a record has as a rule.
const USUAL: usize = 1_024;

/// A record's place in its case: its number, and the hash of the record before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chain {
    // INVARIANT: 1 exactly when `previous` is `None`, otherwise greater; upheld by the constructors.
    sequence: u32,
    previous: Option<Hash>,
}

impl Chain {
    /// The place of a case's first record.
    #[must_use]
    pub const fn first() -> Self {
        Self { sequence: 1, previous: None }
    }

    /// The place after the record with this number (from 1) and hash, which is the leaf of its bytes
    /// ([`Suite::leaf`](super::Suite::leaf)).
    ///
    /// ```
    /// use banjian::trace::{Chain, Suite};
    /// assert_eq!(Chain::after(1, Suite::default().leaf(b"first")).map(Chain::sequence), Some(2));
    /// assert_eq!(Chain::after(0, Suite::default().leaf(b"")), None);
    /// ```
    ///
    /// `None` when no record can have that number, or none can follow it.
    #[must_use]
    pub fn after(sequence: u32, hash: Hash) -> Option<Self> {
        Some(sequence)
            .filter(|&before| before > 0)
            .and_then(|before| before.checked_add(1))
            .map(|sequence| Self { sequence, previous: Some(hash) })
    }

    /// The record's number in its case, from 1.
    #[must_use]
    pub const fn sequence(self) -> u32 {
        self.sequence
    }

    /// The hash of the record before it; `None` for the first.
    #[must_use]
    pub const fn previous(self) -> Option<Hash> {
        self.previous
    }
}

/// An act, who vouches for it, what it caused, under which editions, and its place in its case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Record {
    /// The act.
    pub act: Act,
    /// Who vouches for it.
    pub attestation: Attestation,
    /// Its place in the case.
    pub chain: Chain,
    /// The second signature over the same act, where a rule asks for two persons.
    pub cosignature: Option<Signed>,
    /// One hash over the editions used ([`Editions::hash`](super::Editions::hash)).
    pub editions: Hash,
    /// One hash over the headers of the events it caused ([`events_hash`](super::events_hash)).
    pub events: Hash,
    /// When the office recorded it, by the office's clock.
    pub recorded_at: Moment,
}

impl Record {
    /// The canonical bytes of the record.
    ///
    /// # Errors
    /// `record-too-large` past [`MAX_RECORD`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, Report> {
        let bytes = canonical::to_vec_of(self, USUAL)?;
        within_limit(&bytes)?;
        Ok(bytes)
    }

    /// Reads a record from its canonical bytes, and from no others.
    ///
    /// # Errors
    /// `record-too-large`; `canonical-form` when written again the record gives other bytes, when a field is
    /// missing, unknown or malformed, when the domain is of something else, or when the first record
    /// names one before it or a later one names none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        within_limit(bytes)?;
        canonical::from_slice(bytes)
    }
}

fn within_limit(bytes: &[u8]) -> Result<(), Report> {
    if bytes.len() <= usize::from(MAX_RECORD) {
        return Ok(());
    }
    Err(Report::new(codes::trace::RECORD_TOO_LARGE).with("size", bytes.len()).with("limit", MAX_RECORD))
}

/// Fields in sorted order, with the domain among them.
impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Record", 9)?;
        record.serialize_field("act", &self.act)?;
        record.serialize_field("attestation", &self.attestation)?;
        match &self.cosignature {
            Some(cosignature) => record.serialize_field("cosignature", cosignature)?,
            None => record.skip_field("cosignature")?,
        }
        record.serialize_field("domain", DOMAIN)?;
        record.serialize_field("editions", &Compact(*self.editions.as_bytes()))?;
        record.serialize_field("events", &Compact(*self.events.as_bytes()))?;
        match self.chain.previous {
            Some(previous) => record.serialize_field("previous", &Compact(*previous.as_bytes()))?,
            None => record.skip_field("previous")?,
        }
        record.serialize_field("recorded_at", &self.recorded_at)?;
        record.serialize_field("sequence", &self.chain.sequence)?;
        record.end()
    }
}

/// The record as it stands in its bytes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Record")]
struct Stored {
    act: Act,
    attestation: Attestation,
    cosignature: Option<Signed>,
    domain: String,
    editions: Compact<32>,
    events: Compact<32>,
    previous: Option<Compact<32>>,
    recorded_at: Moment,
    sequence: u32,
}

written_through!(Record, Stored);

impl TryFrom<Stored> for Record {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, &'static str> {
        if stored.domain != DOMAIN {
            return Err("not a record of version 1");
        }
        if stored.sequence == 0 || (stored.sequence == 1) != stored.previous.is_none() {
            return Err("the first record names one before it, or a later one names none");
        }
        Ok(Self {
            act: stored.act,
            attestation: stored.attestation,
            chain: Chain {
                sequence: stored.sequence,
                previous: stored.previous.map(|hash| Hash::from_bytes(hash.0)),
            },
            cosignature: stored.cosignature,
            editions: Hash::from_bytes(stored.editions.0),
            events: Hash::from_bytes(stored.events.0),
            recorded_at: stored.recorded_at,
        })
    }
}
