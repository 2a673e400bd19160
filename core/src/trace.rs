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
//! - Salts and keys come from [`Entropy`](crate::entropy::Entropy) and are never derived; without them a
//!   commitment tells nothing about a value.
//!
//! # What it does not
//! Records are *host-attested*: the machine that ran the office vouches for them and no person has signed.
//! The record says so inside its bytes. A chain alone does not show that its newest records were cut off.
//!
//! # Formats
//! Every text is UTF-8. `hex` is 64 (ids: 32) lower-case hexadecimal digits. `lp(x)` is the length of `x` in
//! bytes as 8 bytes, big endian, followed by `x`. Inside acts and records a hash is base64url without padding
//! (43 characters) and an instant a number of milliseconds ([`Moment`]): with every part and a header of 100
//! bytes a record stays below 900; a log's entry may have 65,535 ([`MAX_RECORD`]).
//!
//! | value | bytes |
//! |---|---|
//! | act | canonical JSON: `case`, `case_version`, `command`, `desk`, `domain` (`banjian-act/1`), `header`, `kind`, `login`?, `observed_at`, `origin`, `outlet`?, `payload`?, `person`?, `post`?, `suite` |
//! | record | canonical JSON: `act`, `attestation`, `domain` (`banjian-record/1`), `editions`, `events`, `previous`?, `recorded_at`, `sequence` |
//! | record hash | SHA-256(`00` ‖ record): the leaf hash of RFC 6962, in the tree and in the chain |
//! | events | SHA-256(lp(`banjian-events`) ‖ for each event: case (16 bytes) ‖ version (4, big endian) ‖ schema (2, big endian) ‖ lp(header)) |
//! | editions | SHA-256 of the canonical JSON object from kind to hex hash |
//! | commitment | HMAC-SHA256(salt, lp(`banjian-field`) ‖ lp(origin) ‖ lp(case) ‖ lp(command) ‖ lp(field name) ‖ lp(canonical JSON value)) |
//! | payload root | SHA-256(lp(`banjian-payload`) ‖ for each field, by name: lp(name) ‖ commitment (32)) |
//! | binding | HMAC-SHA256(key, lp(`banjian-binding`) ‖ lp(command) ‖ lp(content)) |
//! | person digest | HMAC-SHA256(link key, lp(`banjian-person`) ‖ lp(identity)) |
//! | subject digest | HMAC-SHA256(link key, lp(`banjian-subject`) ‖ lp(identity) ‖ lp(item) ‖ lp(period)) |
//!
//! A `?` marks what is absent when there is none; it is never `null`. Case and command ids inside `lp` are
//! their 16 bytes. One hash serves as leaf and chain hash: it covers the whole record (and, through
//! `previous`, all before it), its prefix `00` keeps it apart from the tree's nodes, and an inclusion proof
//! then speaks of the very hash that the next record names.

mod act;
pub mod binding;
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
mod object;
mod origin;
pub mod payload;
pub mod proof;
mod record;
mod suite;
pub mod tile;
mod tree;

pub use act::{Act, Login};
pub use editions::Editions;
pub use events::{EventHeader, events_hash};
pub use growth::{Grown, Growth};
pub use kebab::Kebab;
pub use moment::Moment;
pub use object::Object;
pub use origin::Origin;
pub use record::{Attestation, Chain, MAX_RECORD, Record, record_hash};
pub use suite::Suite;
pub use tree::Tree;
