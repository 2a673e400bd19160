//! One hash over the headers of the events that an act caused.

use super::Suite;
use super::mac::length;
use crate::canonical::Hash;
use crate::id::CaseId;

/// An event as the journal keeps it, without its erasable payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventHeader<'a> {
    /// The case.
    pub case: CaseId,
    /// The case version after the event, from 1.
    pub version: u32,
    /// The schema number of the event type.
    pub schema: u16,
    /// Canonical JSON.
    pub header: &'a [u8],
}

/// One hash of the suite over events in the order in which they happened: header bytes, case, version and schema number,
/// so that none can be changed, moved or read under another schema unseen.
pub fn events_hash<'a>(suite: Suite, events: impl IntoIterator<Item = EventHeader<'a>>) -> Hash {
    const DOMAIN: &[u8] = b"banjian-events";
    let mut hash = suite.hashing().with(&length(DOMAIN)).with(DOMAIN);
    for event in events {
        hash.update(event.case.as_bytes());
        hash.update(&event.version.to_be_bytes());
        hash.update(&event.schema.to_be_bytes());
        hash.update(&length(event.header));
        hash.update(event.header);
    }
    hash.finish()
}
