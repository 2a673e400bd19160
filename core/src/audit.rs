//! The audit: replays every act that was recorded and names those that the law did not allow.
//!
//! An [`Auditor`] reads records with the headers of their events, in the order of the log, and editions through a
//! port ([`EditionStore`]); never a journal. Of each record it checks its place (position, chain,
//! case version, time), that its events are those that it names, that the editions are those pinned or in force,
//! and that [`decide`](crate::case::decide) gives just these events for this act at that time. It folds the key
//! register anew from its records and holds every signature against it. Beside this,
//! [`Separation`] finds from headers alone, by rules of its own, who had two hands in one case.
//!
//! Of a payload it reads the facts, where they are at hand: it holds them against the commitment in the act, asks the
//! item's policy again by the edition that the pinned catalogue names, and notes decisions against what it says.
//!
//! It works after every payload was erased, and against somebody who can write well-formed records: right
//! hashes do not make an act lawful.
//!
//! # What it promises
//! All [findings](Finding) at once, each with its record and what was expected: one broken record or case does
//! not stop the others. What could not be checked is said ([`Grade::Unchecked`]), never passed.
//!
//! # What it does not
//! - It takes from the header what only the office could know: which cases were linked and which members of staff
//!   were parties, both found through keyed digests. It checks what can be checked: linked cases are older, of the
//!   same item and period, and all that know each other.
//! - Records cut off at the end leave no trace here; a checkpoint of the log shows that.
//! - Which catalogue, calendar and terms were in force before a receipt pinned them is not recorded: any that is
//!   known passes. The network at the beginning of a log is taken from its first record
//!   ([`AuditReport::first_network`]); from then on only the roster's own records change it.
//! - Who sat at the desk of a key record, and whether the login held, is not judged: its two signatures are.
//!
//! # What it costs
//! In memory: the folded case and the ledger of hands, about 2 kB a case, and 40 bytes a record, until the end of
//! the run.

mod auditor;
mod determination;
mod difference;
mod editions;
mod entry;
mod finding;
mod opening;
mod register;
mod replay;
mod report;
mod roster;
mod seat;
mod separation;

pub use auditor::Auditor;
pub use editions::EditionStore;
pub use entry::{Entry, Extent};
pub use finding::{Finding, Grade};
pub use report::{AuditReport, Counts};
pub use separation::Separation;
