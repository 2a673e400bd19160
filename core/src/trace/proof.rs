//! Proofs that a tree contains a leaf, and that a larger tree continues a smaller one (RFC 6962, 2.1).
//!
//! A proof is a list of hashes, at most 64 for inclusion and 65 for consistency. It says nothing by itself: it is
//! checked against a root that is known from a signed checkpoint.

use super::Suite;
use crate::canonical::Hash;
use crate::report::{Report, codes};

/// How whole subtrees are found: the root over the leaves from `index << height` on, `1 << height` of them.
pub(super) trait Subtrees {
    fn subtree(&mut self, height: u32, index: u64) -> Result<Hash, Report>;
}

/// Checks that the tree with this root and size has this leaf hash at an index (RFC 9162, 2.1.3.2).
///
/// ```
/// use banjian::trace::{Suite, Tree, proof};
/// let mut tree = Tree::new(Suite::Sm3Sm2);
/// for leaf in ["a", "b", "c"] {
///     tree.append(leaf.as_bytes());
/// }
/// let leaf = Suite::Sm3Sm2.leaf(b"b");
/// proof::verify_inclusion(Suite::Sm3Sm2, 1, 3, leaf, &tree.inclusion(1)?, tree.root())?;
/// assert!(proof::verify_inclusion(Suite::Sm3Sm2, 2, 3, leaf, &tree.inclusion(1)?, tree.root()).is_err());
/// # Ok::<(), banjian::report::Report>(())
/// ```
///
/// # Errors
/// `log-index` when the tree is not that large; `inclusion-mismatch` when the proof does not lead to the root.
pub fn verify_inclusion(
    suite: Suite,
    index: u64,
    size: u64,
    leaf: Hash,
    proof: &[Hash],
    root: Hash,
) -> Result<(), Report> {
    if root_by_inclusion(suite, index, size, leaf, proof)? == root {
        Ok(())
    } else {
        Err(no_inclusion(index, size))
    }
}

/// The root that a proof leads to: a receipt that leaves the root out is completed by it.
///
/// # Errors
/// `log-index`; `inclusion-mismatch` when the proof is too short or too long for the tree.
pub fn root_by_inclusion(
    suite: Suite,
    index: u64,
    size: u64,
    leaf: Hash,
    proof: &[Hash],
) -> Result<Hash, Report> {
    let mut last = size.checked_sub(1).filter(|last| index <= *last).ok_or_else(|| outside(index, size))?;
    let mut node = index;
    let mut root = leaf;
    for sibling in proof {
        if last == 0 {
            return Err(no_inclusion(index, size));
        }
        if node & 1 == 1 || node == last {
            root = suite.node(*sibling, root);
            // A node without a right sibling moves up until it is somebody's right child.
            let up = if node & 1 == 1 { 0 } else { node.trailing_zeros() };
            (node, last) = (shifted(node, up), shifted(last, up));
        } else {
            root = suite.node(root, *sibling);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    if last == 0 { Ok(root) } else { Err(no_inclusion(index, size)) }
}

/// How many hashes the proof has that a tree of `size` leaves has the leaf at an index; `None` where it has none.
pub(super) fn inclusion_length(index: u64, size: u64) -> Option<u32> {
    let last = size.checked_sub(1).filter(|last| index <= *last)?;
    // Up to where index and last leaf meet there is a sibling on every level; above it, on the left only.
    let meet = u64::BITS - (index ^ last).leading_zeros();
    Some(meet + shifted(index, meet).count_ones())
}

/// Checks that the tree of `new` leaves begins with the tree of `old` leaves (RFC 9162, 2.1.4.2). A tree without
/// leaves begins every tree, with an empty proof.
///
/// # Errors
/// `log-shrinks` when `old` is larger than `new`; `consistency-mismatch` when the proof does not lead to both roots.
pub fn verify_consistency(
    suite: Suite,
    old: u64,
    new: u64,
    proof: &[Hash],
    old_root: Hash,
    new_root: Hash,
) -> Result<(), Report> {
    let mismatch = || Report::new(codes::log::CONSISTENCY_MISMATCH).with("old", old).with("new", new);
    if old > new {
        return Err(shrinks(old, new));
    }
    if old == new || old == 0 {
        let fits =
            proof.is_empty() && (old == 0 || old_root == new_root) && (old > 0 || old_root == suite.empty());
        return if fits { Ok(()) } else { Err(mismatch()) };
    }
    let up = (old - 1).trailing_ones();
    let (mut node, mut last) = (shifted(old - 1, up), shifted(new - 1, up));
    // A whole subtree is known already: it is the old tree itself.
    let (first, rest) = match (node, proof) {
        (0, rest) => (old_root, rest),
        (_, [first, rest @ ..]) => (*first, rest),
        (_, []) => return Err(mismatch()),
    };
    let (mut by_old, mut by_new) = (first, first);
    for hash in rest {
        if last == 0 {
            return Err(mismatch());
        }
        if node & 1 == 1 || node == last {
            by_old = suite.node(*hash, by_old);
            by_new = suite.node(*hash, by_new);
            let up = if node & 1 == 1 { 0 } else { node.trailing_zeros() };
            (node, last) = (shifted(node, up), shifted(last, up));
        } else {
            by_new = suite.node(by_new, *hash);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    if last == 0 && by_old == old_root && by_new == new_root { Ok(()) } else { Err(mismatch()) }
}

/// Makes the proof that a tree of `size` leaves has the leaf at an index: PATH of RFC 6962, 2.1.1.
pub(super) fn inclusion(
    suite: Suite,
    index: u64,
    size: u64,
    subtrees: &mut dyn Subtrees,
) -> Result<Vec<Hash>, Report> {
    if index >= size {
        return Err(outside(index, size));
    }
    let (mut start, mut end) = (0, size);
    let mut path = Vec::with_capacity(usize::try_from(size.ilog2()).unwrap_or_default() + 1);
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(root(suite, middle, end, subtrees)?);
            end = middle;
        } else {
            path.push(root(suite, start, middle, subtrees)?);
            start = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// Makes the proof that a tree of `new` leaves begins with that of `old`: PROOF of RFC 6962, 2.1.2.
pub(super) fn consistency(
    suite: Suite,
    old: u64,
    new: u64,
    subtrees: &mut dyn Subtrees,
) -> Result<Vec<Hash>, Report> {
    if old > new {
        return Err(shrinks(old, new));
    }
    let mut path = Vec::new();
    if old == 0 || old == new {
        return Ok(path);
    }
    let (mut start, mut end) = (0, new);
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            path.push(root(suite, middle, end, subtrees)?);
            end = middle;
        } else {
            path.push(root(suite, start, middle, subtrees)?);
            start = middle;
        }
    }
    // What is left is whole: the old tree itself, which whoever checks has, or its last subtree.
    if start > 0 {
        path.push(root(suite, start, end, subtrees)?);
    }
    path.reverse();
    Ok(path)
}

/// The root over the leaves from `start` to before `end`; a subtree of the tree, so that it is made of whole ones.
pub(super) fn root(suite: Suite, start: u64, end: u64, subtrees: &mut dyn Subtrees) -> Result<Hash, Report> {
    let mut left = end.saturating_sub(start);
    if left.is_power_of_two() {
        return subtrees.subtree(left.ilog2(), shifted(start, left.ilog2()));
    }
    let mut at = start;
    let mut whole = Vec::new();
    while left > 0 {
        let height = left.ilog2();
        whole.push(subtrees.subtree(height, shifted(at, height))?);
        (at, left) = (at + (1 << height), left - (1 << height));
    }
    let Some(mut root) = whole.pop() else { return Ok(suite.empty()) };
    while let Some(before) = whole.pop() {
        root = suite.node(before, root);
    }
    Ok(root)
}

/// The largest power of two below `size`, which is at least 2.
const fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

fn shifted(number: u64, by: u32) -> u64 {
    number.checked_shr(by).unwrap_or(0)
}

pub(super) fn outside(index: u64, size: u64) -> Report {
    Report::new(codes::log::INDEX).with("index", index).with("size", size)
}

pub(super) fn shrinks(old: u64, new: u64) -> Report {
    Report::new(codes::log::SHRINKS).with("old", old).with("new", new)
}

fn no_inclusion(index: u64, size: u64) -> Report {
    Report::new(codes::log::INCLUSION_MISMATCH).with("index", index).with("size", size)
}
