//! Acts, records and commitments as bytes: what makes every step of a case verifiable.
//!
//! An [`Act`] is what a person did, as canonical bytes; a [`Record`] puts it into the chain of its case. The
//! act holds no personal data: what is personal stands in a payload that can be erased, and the act holds
//! one root over salted commitments to the payload's fields ([`payload`]). This module knows bytes, not cases.
//!
//! # What it promises
//! - One value has one sequence of bytes; reading accepts those bytes only ([`Act::from_bytes`],
//!   [`Record::from_bytes`]).
//! - A record names the record before it, the events it caused and the editions it was decided under, each
//!   by hash: none can be changed, removed, added or swapped unseen.
//! - A signature ([`key`]) covers the act's bytes; it stands inside the record, so that it cannot be stripped
//!   or swapped either.
//! - Salts and keys come from [`Entropy`](crate::entropy::Entropy) and are never derived; without them a
//!   commitment tells nothing about a value.
//!
//! # What it does not
//! A *host-attested* record is one for which the machine that ran the office vouches and which no person has
//! signed; it says so inside its bytes. A chain alone does not show that its newest records were cut off, and a
//! signature alone not that its key was in force.
//!
//! # Formats
//! Every text is UTF-8. `hex` is 64 lower-case hexadecimal digits. `lp(x)` is the length of `x` in bytes as 8
//! bytes, big endian, followed by `x`. Inside acts and records an id, a hash and a signature are base64url
//! without padding (22, 43, 86 characters) and an instant a number of milliseconds ([`Moment`]): with login,
//! outlet, payload and a header of 70 bytes a usual record has some 890 bytes signed and 770 host-attested; a
//! log's entry may have 65,535 ([`MAX_RECORD`]). `H` is
//! the hash of the log's suite ([`Suite`]): SHA-256 or SM3. What does not leave the office, and the addresses
//! under which editions are found, are of SHA-256 in both.
//!
//! | value | bytes |
//! |---|---|
//! | act | canonical JSON: `case`, `case_version`, `command`, `desk`, `domain` (`banjian-act/1`), `header`, `kind`, `login`?, `observed_at`, `origin`, `outlet`?, `payload`?, `person`?, `post`?, `suite` |
//! | record | canonical JSON: `act`, `attestation`, `cosignature`?, `domain` (`banjian-record/1`), `editions`, `events`, `previous`?, `recorded_at`, `sequence` |
//! | attestation | `"host-attested"`, or canonical JSON: `key`, `signature`; a cosignature likewise |
//! | signature | 64 bytes over the act: R ‖ S (Ed25519), r ‖ s (SM2) |
//! | key id | SHA-256(lp(`banjian-key`) ‖ lp(algorithm) ‖ lp(key) ‖ lp(distinguishing id)?), the first 16 bytes |
//! | record hash | H(`00` ‖ record): the leaf hash of RFC 6962, in the tree and in the chain ([`Suite::leaf`]) |
//! | events | H(lp(`banjian-events`) ‖ for each event: case (16 bytes) ‖ version (4, big endian) ‖ schema (2, big endian) ‖ lp(header)) |
//! | editions | H of the canonical JSON object from kind to the hex SHA-256 of the edition |
//! | commitment | HMAC-H(salt, lp(`banjian-field`) ‖ lp(origin) ‖ lp(case) ‖ lp(command) ‖ lp(field name) ‖ lp(canonical JSON value)) |
//! | payload root | H(lp(`banjian-payload`) ‖ for each field, by name: lp(name) ‖ commitment (32)) |
//! | binding | HMAC-SHA256(key, lp(`banjian-binding`) ‖ lp(command) ‖ lp(content)) |
//! | person digest | HMAC-SHA256(link key, lp(`banjian-person`) ‖ lp(identity)) |
//! | subject digest | HMAC-SHA256(link key, lp(`banjian-subject`) ‖ lp(identity) ‖ lp(item) ‖ lp(period)) |
//!
//! A `?` marks what is absent when there is none; it is never `null`. Case and command ids inside `lp` are
//! their 16 bytes. One hash serves as leaf and chain hash: it covers the whole record (and, through
//! `previous`, all before it), its prefix `00` keeps it apart from the tree's nodes, and an inclusion proof
//! then speaks of the very hash that the next record names.

mod act;
mod attestation;
pub mod binding;
pub mod checkpoint;
mod compact;
pub mod disclosure;
mod editions;
mod events;
mod growth;
mod kebab;
pub mod key;
pub mod link;
mod mac;
mod moment;
pub mod note;
mod object;
mod origin;
pub mod payload;
pub mod promise;
pub mod proof;
pub mod proven;
pub mod receipt;
mod record;
pub mod register;
mod suite;
pub mod tile;
pub mod tlog_proof;
mod tree;
pub mod trust;
pub mod witness;

pub use act::{Act, Login};
pub use attestation::{Attestation, Signed};
pub use editions::Editions;
pub use events::{EventHeader, events_hash};
pub use growth::{Grown, Growth};
pub use kebab::Kebab;
pub use moment::Moment;
pub use object::Object;
pub use origin::Origin;
pub use record::{Chain, MAX_RECORD, Record};
pub use suite::Suite;
pub use tree::Tree;
