//! Whole logs: checked record by record against their tiles and checkpoints, and two copies against each other.
//!
//! # What it promises
//! [`LogCheck`] reads a log once, in order, and holds little: the right edge of the tree, the head of each case's
//! chain, the key register. It can be cloned at any record and gone on with later. [`compare`] finds where two copies
//! part by some tiles alone.
//!
//! # What it does not
//! It does not judge whether an act was lawful, nor whether those who approved keys were administrators: the audit
//! does. It does not look at what can be erased.

mod compare;
mod log;

use crate::canonical::Hash;
use crate::report::{Report, codes};
use crate::trace::{Record, Suite};

pub use compare::{Comparison, Copy, Difference, compare};
pub use log::LogCheck;

/// The head of a case's chain: the number of its last record, and its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chained {
    sequence: u32,
    hash: Hash,
}

impl Chained {
    pub(super) fn of(suite: Suite, record: &Record) -> Result<Self, Report> {
        Ok(Self { sequence: record.chain.sequence(), hash: suite.leaf(&record.to_bytes()?) })
    }
}

/// Whether a record follows the one before it in its case.
pub(super) fn follows(before: Option<Chained>, record: &Record) -> Result<(), Report> {
    let (found, last) = (record.chain.sequence(), before.map_or(0, |last| last.sequence));
    if found <= last {
        return Err(Report::new(codes::finding::CASE_FORKED)
            .with("sequence", found)
            .with("case", record.act.case));
    }
    let expected = last.saturating_add(1);
    if found > expected {
        return Err(Report::new(codes::audit::SEQUENCE_GAP).with("found", found).with("expected", expected));
    }
    let (named, hash) = (record.chain.previous(), before.map(|last| last.hash));
    if named == hash {
        return Ok(());
    }
    let shown = |hash: Option<Hash>| hash.map_or_else(|| "-".into(), |hash| hash.to_string());
    Err(Report::new(codes::audit::CHAIN_BROKEN).with("found", shown(named)).with("expected", shown(hash)))
}
