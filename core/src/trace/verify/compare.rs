//! Two copies of a log against each other, by their tiles.

use crate::canonical::Hash;
use crate::report::{Report, codes};
use crate::text::Text;
use crate::trace::checkpoint::Checkpoint;
use crate::trace::tile::{TileReader, TileTree};
use crate::trace::{Suite, proof};

/// A copy of a log: its checkpoint, and where its tiles are.
#[derive(Debug, Clone, Copy)]
pub struct Copy<'a, R> {
    /// The checkpoint, opened by whoever trusts it.
    pub checkpoint: &'a Checkpoint,
    /// The tiles.
    pub reader: R,
}

/// How two copies stand to each other. It has no truth value: one that is longer is no worse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// One begins as the other does, up to this many records; it may go on after them.
    Consistent {
        /// How many records both have.
        size: u64,
    },
    /// They part.
    Parted {
        /// The first index at which they differ, from 0.
        index: u64,
        /// The leaf of the first copy there.
        first: Hash,
        /// The leaf of the second copy there.
        second: Hash,
        /// What differs, as far as the leaves tell.
        difference: Difference,
    },
}

/// What differs at the place where two copies part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Difference {
    /// Another record stands there, and the next is the same.
    Changed,
    /// This record and the next changed places.
    Swapped,
    /// The first copy has a record there that the second lacks.
    OnlyInFirst,
    /// The second copy has a record there that the first lacks.
    OnlyInSecond,
    /// Nothing there is the same: two histories.
    Forked,
}

impl Comparison {
    /// What was found, for a log of findings; nothing where the copies are consistent.
    ///
    /// # Errors
    /// `copies-differ`.
    pub fn check(&self) -> Result<(), Report> {
        let Self::Parted { index, difference, .. } = self else { return Ok(()) };
        let (zh, en) = match difference {
            Difference::Changed => ("该条被改动", "a record was changed"),
            Difference::Swapped => ("两条被调换", "two records were swapped"),
            Difference::OnlyInFirst => ("该条仅见于第一份", "a record stands in the first copy only"),
            Difference::OnlyInSecond => ("该条仅见于第二份", "a record stands in the second copy only"),
            Difference::Forked => ("此后历史不同", "two histories"),
        };
        Err(Report::new(codes::finding::COPIES_DIFFER)
            .with("index", index)
            .with_text("found", Text::new(zh, en)))
    }
}

/// Compares two copies of one log, up to the end of the shorter one, by as many tiles as the tree has levels of them
/// and some more.
///
/// # Errors
/// `foreign-log` for copies of two logs; `root-mismatch` when the tiles of a copy do not lead to its own checkpoint;
/// `tile-width`; those of the readers.
pub fn compare<R: TileReader, S: TileReader>(
    suite: Suite,
    first: Copy<'_, R>,
    second: Copy<'_, S>,
) -> Result<Comparison, Report> {
    if first.checkpoint.origin != second.checkpoint.origin {
        return Err(Report::new(codes::log::FOREIGN_LOG)
            .with("origin", &second.checkpoint.origin)
            .with("expected", &first.checkpoint.origin));
    }
    let size = first.checkpoint.size.min(second.checkpoint.size);
    let one = TileTree::new(suite, first.checkpoint.size, first.reader);
    let other = TileTree::new(suite, second.checkpoint.size, second.reader);
    let fits = |root: Hash, checkpoint: &Checkpoint| {
        let mismatch = || Report::new(codes::finding::ROOT_MISMATCH).with("size", checkpoint.size);
        if root == checkpoint.root { Ok(()) } else { Err(mismatch()) }
    };
    fits(one.root()?, first.checkpoint)?;
    fits(other.root()?, second.checkpoint)?;
    let Some(index) = parting(&mut one.tiles(), &mut other.tiles(), size)? else {
        return Ok(Comparison::Consistent { size });
    };
    let (here, there) = (one.leaf(index)?, other.leaf(index)?);
    let after = index.saturating_add(1);
    let difference = if after == size {
        Difference::Changed
    } else {
        match (one.leaf(after)?, other.leaf(after)?) {
            (mine, theirs) if mine == there && theirs == here => Difference::Swapped,
            (mine, theirs) if mine == theirs => Difference::Changed,
            (mine, _) if mine == there => Difference::OnlyInFirst,
            (_, theirs) if theirs == here => Difference::OnlyInSecond,
            _ => Difference::Forked,
        }
    };
    Ok(Comparison::Parted { index, first: here, second: there, difference })
}

/// The first leaf at which two trees differ, by descending where whole subtrees do.
fn parting(
    one: &mut dyn proof::Subtrees,
    other: &mut dyn proof::Subtrees,
    size: u64,
) -> Result<Option<u64>, Report> {
    let mut differs = |height, index| -> Result<bool, Report> {
        Ok(one.subtree(height, index)? != other.subtree(height, index)?)
    };
    let (mut at, mut left) = (0_u64, size);
    while left > 0 {
        let mut height = left.ilog2();
        let mut index = at.checked_shr(height).unwrap_or(0);
        if differs(height, index)? {
            while height > 0 {
                (height, index) = (height - 1, index << 1);
                if !differs(height, index)? {
                    index += 1;
                }
            }
            return Ok(Some(index));
        }
        (at, left) = (at + (1 << height), left - (1 << height));
    }
    Ok(None)
}
