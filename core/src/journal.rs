//! The journal: where batches of records and events are appended, all or nothing, and read back.
//!
//! The contract is [`Journal`]; `memory` serves tests and pages, `sqlite` is the durable default. A store
//! only stores: what it indexes, it is given. It promises case versions; the global position comes from one
//! sequencing step inside the append transaction, and the feed never passes it.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::case::row::{List, Row};
use crate::id::{CaseId, CommandId, OutletCode, PersonId, SectionCode};
use crate::report::Report;
use crate::trace::Suite;

mod admit;
#[cfg(not(target_family = "wasm"))]
pub mod mark;
pub mod memory;
mod shelf;
#[cfg(feature = "sqlite")]
pub mod sqlite;

#[cfg(not(target_family = "wasm"))]
pub use mark::FileMark;
pub use memory::MemoryJournal;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteJournal;

/// A keyed digest of subject, item and period (HMAC under the hall's link key): finds the linked cases.
///
/// It stands in an erasable index beside the journal, never in a header, record or receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkDigest(pub Hash);

/// Everything that one command writes; atomic.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Looked up first: a command that is known is not appended again.
    pub command: CommandId,
    /// Ties the id to its content (HMAC under a random key kept with the reply).
    pub binding: Hash,
    /// Who sent the command; another person's retry is refused without content.
    pub person: String,
    /// When it was recorded; never earlier than the newest record of the journal. Instants of a batch lie
    /// between 1677 and 2262 and outside leap seconds, to the nanosecond.
    pub recorded_at: DateTime<Utc>,
    /// The version of every case whose headers were read, 0 for a case that must not exist yet. Every case
    /// that the batch writes or links stands here, each once.
    pub expected: Vec<(CaseId, u32)>,
    /// How many cases stood under each link digest that was read.
    pub links_seen: Vec<(LinkDigest, u32)>,
    /// Link digests to write, each with its case; one that a case has already stays as it is.
    pub links: Vec<(LinkDigest, CaseId)>,
    /// The record of the command.
    pub record: StoredRecord,
    /// The events, in the order in which they happened; versions of a case rise by one.
    pub events: Vec<StoredEvent>,
    /// The newest row of every case that changed, of the version after this batch. A case may be without a
    /// row as long as it never had one; its number then stays for good, and no other case has it.
    pub rows: Vec<Row>,
    /// The reply to store (canonical JSON), given again to a retry.
    pub reply: Vec<u8>,
}

/// A record's canonical bytes and its place in its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// The case that the command was about.
    pub case: CaseId,
    /// The record's number in its case, from 1.
    pub sequence: u32,
    /// Canonical JSON, at most 65,535 bytes.
    pub bytes: Vec<u8>,
}

/// An event's header and its erasable payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// The case.
    pub case: CaseId,
    /// The case version after this event, from 1.
    pub version: u32,
    /// The schema number of the event type.
    pub schema: u16,
    /// Canonical JSON: opaque ids, enums, dates, hashes. Never erased, never rewritten.
    pub header: Vec<u8>,
    /// Canonical JSON with personal data and the salts of its commitments; `None` when there is none or it
    /// was erased.
    pub payload: Option<Vec<u8>>,
}

/// The last thing that was appended about a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Newest {
    /// Its last event.
    pub event: Option<StoredEvent>,
    /// Its last record; another case's may be newer that caused the event.
    pub record: Option<StoredRecord>,
}

/// A place in the one order of everything appended, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Position(pub u64);

/// A batch that was appended, now or before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The position of its record.
    pub position: Position,
    /// The stored reply.
    pub reply: Vec<u8>,
    /// Whether this very batch was appended before: the reply is the one of then.
    pub repeated: bool,
}

/// Why a batch was not appended. Its neighbours are not concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejected {
    /// A case moved on meanwhile, or other cases stand under a link digest: decide again.
    Conflict {
        /// The case that moved, `None` when it is a link digest whose cases changed.
        case: Option<CaseId>,
        /// The version, or count of linked cases, that was expected.
        expected: u32,
        /// What was found; the same when only a record without an event of the case came in between.
        found: u32,
    },
    /// The command id was used for another content or by another person. The stored reply is not given.
    CommandReused,
    /// `recorded_at` lies before the newest record: the clock went back.
    ClockWentBack {
        /// The time of the newest record.
        newest: DateTime<Utc>,
    },
    /// The batch contradicts itself or what is stored (another case has the number): a defect of the caller.
    Malformed {
        /// What does not fit.
        what: &'static str,
    },
}

/// A record with its events, as the feed gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// Its position.
    pub position: Position,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// The record.
    pub record: StoredRecord,
    /// The events that it caused, payloads included where they are not erased.
    pub events: Vec<StoredEvent>,
}

/// A checkpoint as it is kept: in the journal before anybody else sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCheckpoint {
    /// How many records it covers.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
    /// The signed note, cosignatures included.
    pub note: Vec<u8>,
}

/// Which rows of the worklists to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The hall's pool of one section: by priority, due date (none last), since.
    HallQueue(SectionCode),
    /// What a person holds, in the same order.
    Mine(PersonId),
    /// One list at one outlet, in the same order.
    AtOutlet(OutletCode, List),
    /// Every open case with a due date on or before a day, earliest first.
    DueBy(NaiveDate),
    /// Every case with a timer due at or before an instant, earliest first.
    TimerBy(DateTime<Utc>),
    /// Everything that waits for a substitute.
    Escalated,
}

/// A page of rows and the way to the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Where a page begins: the sort key of the last row of the page before. Opaque: a text that no
/// store gave is refused by the store (`store-cursor`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Cursor(pub(crate) String);

/// What a command left behind, for its retry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReply {
    /// Ties the id to its content.
    pub binding: Hash,
    /// Who sent it.
    pub person: String,
    /// The reply.
    pub reply: Vec<u8>,
    /// The position of its record.
    pub position: Position,
}

/// A store. Each call is one transaction. Any call of a durable store may also fail with `store-busy`,
/// `store-damaged` or, after a failed commit, `store-outcome-unknown`.
pub trait Journal: fmt::Debug + Send + Sync {
    /// Appends batches in their order, in one transaction: each is atomic and gets a result of its own; later
    /// batches see the earlier ones. When this returns `Ok`, what was appended is durable.
    ///
    /// # Errors
    /// `store-failed` or `store-busy` when the store itself failed: nothing of the call was appended.
    /// `store-outcome-unknown` when the commit itself failed: only a look at the command ids after opening
    /// again can tell, and until then every call gives this error.
    fn append(&self, batches: &[Batch]) -> Result<Vec<Result<Appended, Rejected>>, Report>;

    /// What a command left behind.
    ///
    /// # Errors
    /// `store-failed`.
    fn reply(&self, command: CommandId) -> Result<Option<StoredReply>, Report>;

    /// The events of a case in their order; empty when it is not known.
    ///
    /// # Errors
    /// `store-failed`.
    fn events(&self, case: CaseId) -> Result<Vec<StoredEvent>, Report>;

    /// The records of a case in their order.
    ///
    /// # Errors
    /// `store-failed`.
    fn records(&self, case: CaseId) -> Result<Vec<StoredRecord>, Report>;

    /// The newest event and the newest record of a case; neither when it is not known.
    ///
    /// # Errors
    /// `store-failed`.
    fn newest(&self, case: CaseId) -> Result<Newest, Report>;

    /// The algorithms of the log that the records form, fixed when the journal was made.
    fn suite(&self) -> Suite;

    /// How many records there are: the size of the log.
    ///
    /// # Errors
    /// `store-failed`.
    fn size(&self) -> Result<u64, Report>;

    /// The hashes of a tile of the log's tree, 32 bytes each, at most 256, as far as it is filled; empty where the
    /// tree has not come that far. The leaf of the record at position `n` is hash `(n - 1) % 256` of tile
    /// `(n - 1) / 256` of level 0 (C2SP `tlog-tiles`).
    ///
    /// # Errors
    /// `store-failed`.
    fn tile(&self, level: u8, index: u64) -> Result<Vec<u8>, Report>;

    /// The position of a case's record with a sequence number.
    ///
    /// # Errors
    /// `store-failed`.
    fn position(&self, case: CaseId, sequence: u32) -> Result<Option<Position>, Report>;

    /// Keeps a checkpoint. One of the same size and root takes the place of the one before: cosignatures come later.
    ///
    /// # Errors
    /// `store-failed`; `store-two-roots` when another root is kept for the size: nothing is changed.
    fn keep_checkpoint(&self, checkpoint: &KeptCheckpoint) -> Result<(), Report>;

    /// The newest checkpoint, when it covers at least so many records.
    ///
    /// # Errors
    /// `store-failed`.
    fn checkpoint(&self, covers: u64) -> Result<Option<KeptCheckpoint>, Report>;

    /// The case with a number.
    ///
    /// # Errors
    /// `store-failed`.
    fn case_by_number(&self, number: &str) -> Result<Option<CaseId>, Report>;

    /// The cases under a link digest, oldest first.
    ///
    /// # Errors
    /// `store-failed`.
    fn linked(&self, digest: LinkDigest) -> Result<Vec<CaseId>, Report>;

    /// A page of a worklist: at most `limit` rows (1 to 1,000), from `after` on. A
    /// cursor goes with the query that gave it; rows that come and go between two pages move no others.
    ///
    /// # Errors
    /// `store-failed`, `store-page-size`, `store-cursor`.
    fn worklist(&self, query: &Query, after: Option<&Cursor>, limit: u16) -> Result<Page, Report>;

    /// Everything appended after a position, in order: at most `limit` entries (1 to 1,000).
    ///
    /// # Errors
    /// `store-failed`, `store-page-size`.
    fn feed(&self, after: Position, limit: u16) -> Result<Vec<FeedEntry>, Report>;

    /// Stores an edition whole, by its hash; the same edition twice is stored once.
    ///
    /// # Errors
    /// `store-failed`.
    fn put_edition(&self, kind: &str, bytes: &[u8]) -> Result<Hash, Report>;

    /// An edition by its hash.
    ///
    /// # Errors
    /// `store-failed`.
    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report>;

    /// Sets apart the next `count` serial numbers (1 to 1,000) of an outlet's day, so that its windows number
    /// cases without asking again; gives the first. Numbers set apart and not used stay unused; the first of a
    /// day is 1.
    ///
    /// # Errors
    /// `store-failed`, `store-serial-count`, `store-serials-used-up`.
    fn reserve_serials(&self, outlet: &OutletCode, day: NaiveDate, count: u32) -> Result<u32, Report>;

    /// A named value of the journal itself (origin, link key), set once.
    ///
    /// # Errors
    /// `store-failed`; `store-setting-fixed` when it was set to another value before.
    fn setting(&self, name: &str, set: Option<&[u8]>) -> Result<Option<Vec<u8>>, Report>;
}
