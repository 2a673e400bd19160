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
//! [`trace_format`](crate::docs::trace_format) says how everything here is written, to the byte. One hash serves as leaf
//! and chain hash: it covers the whole record (and, through `previous`, all before it), its prefix `00` keeps it apart
//! from the tree's nodes, and an inclusion proof then speaks of the very hash that the next record names.
//!
//! What never leaves the office stands here only: a binding is HMAC-SHA256(key, lp(`banjian-binding`) ‖ lp(command) ‖
//! lp(content)), a person's digest HMAC-SHA256(link key, lp(`banjian-person`) ‖ lp(identity)), a subject's
//! HMAC-SHA256(link key, lp(`banjian-subject`) ‖ lp(identity) ‖ lp(item) ‖ lp(period)).

#[macro_use]
mod schema;

mod act;
mod attestation;
pub mod binding;
pub mod bundle;
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
pub mod verify;
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
