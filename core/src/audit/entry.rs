//! What an auditor reads: a record as it is kept, with the headers of its events.

use crate::id::CaseId;
use crate::trace::EventHeader;

/// A record at its place, with the events that it caused.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The case (or other stream) under which it is kept.
    pub case: CaseId,
    /// The headers of its events, in their order; those on linked cases too.
    pub events: &'a [EventHeader<'a>],
    /// The sealed payload of its act, where it is at hand and was not erased.
    pub payload: Option<&'a [u8]>,
    /// Its position in the log, from 1, where it is known.
    pub position: Option<u64>,
    /// The record's bytes.
    pub record: &'a [u8],
}

/// How much of a log an auditor is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extent {
    /// Every record, from position 1 on.
    Log,
    /// Every record of some cases, of all cases linked with them, and of the roster.
    Cases,
    /// Every record of a case, up to some point; linked cases and roster as far as they are at hand.
    Bundle,
}
