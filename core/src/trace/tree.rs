//! A whole tree in memory: for tests, pages, and logs that fit.

use super::{Suite, proof};
use crate::canonical::Hash;
use crate::report::Report;

/// A tree that holds the root of every whole subtree, 64 bytes a leaf.
///
/// ```
/// use banjian::trace::{Suite, Tree, proof};
/// let mut tree = Tree::new(Suite::default());
/// tree.append(b"first");
/// let old = tree.root();
/// tree.append(b"second");
/// proof::verify_consistency(Suite::default(), 1, 2, &tree.consistency(1)?, old, tree.root())?;
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Debug, Clone)]
pub struct Tree {
    suite: Suite,
    /// By height: the roots of the whole subtrees, from the left.
    heights: Vec<Vec<Hash>>,
}

impl Tree {
    /// A tree without leaves.
    #[must_use]
    pub const fn new(suite: Suite) -> Self {
        Self { suite, heights: Vec::new() }
    }

    /// Appends a leaf and gives its index, from 0.
    pub fn append(&mut self, leaf: &[u8]) -> u64 {
        self.append_leaf(self.suite.leaf(leaf))
    }

    /// Appends a leaf by its hash and gives its index, from 0.
    pub fn append_leaf(&mut self, leaf: Hash) -> u64 {
        let mut hash = leaf;
        let mut height = 0;
        loop {
            if self.heights.len() == height {
                self.heights.push(Vec::new());
            }
            let Some(row) = self.heights.get_mut(height) else { break };
            row.push(hash);
            match row.last_chunk::<2>() {
                Some([left, right]) if row.len().is_multiple_of(2) => hash = self.suite.node(*left, *right),
                _ => break,
            }
            height += 1;
        }
        self.size() - 1
    }

    /// How many leaves it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.heights.first().map_or(0, |leaves| u64::try_from(leaves.len()).unwrap_or(u64::MAX))
    }

    /// The algorithms.
    #[must_use]
    pub const fn suite(&self) -> Suite {
        self.suite
    }

    /// The root; that of nothing for a tree without leaves.
    #[must_use]
    pub fn root(&self) -> Hash {
        // INVARIANT: every whole subtree below the size is there.
        self.root_at(self.size()).unwrap_or_else(|_| self.suite.empty())
    }

    /// The root when the tree had this size.
    ///
    /// # Errors
    /// `log-index` when it was never that large.
    pub fn root_at(&self, size: u64) -> Result<Hash, Report> {
        proof::root(self.suite, 0, size, &mut &*self)
    }

    /// The proof that the tree has the leaf at an index.
    ///
    /// # Errors
    /// `log-index`.
    pub fn inclusion(&self, index: u64) -> Result<Vec<Hash>, Report> {
        self.inclusion_at(index, self.size())
    }

    /// The proof that the tree had the leaf at an index when it had this size.
    ///
    /// # Errors
    /// `log-index`.
    pub fn inclusion_at(&self, index: u64, size: u64) -> Result<Vec<Hash>, Report> {
        proof::inclusion(self.suite, index, size, &mut &*self)
    }

    /// The proof that the tree begins with the tree of this size.
    ///
    /// # Errors
    /// `log-shrinks` when it is not that large.
    pub fn consistency(&self, old: u64) -> Result<Vec<Hash>, Report> {
        self.consistency_at(old, self.size())
    }

    /// The proof that the tree of size `new` begins with the tree of size `old`.
    ///
    /// # Errors
    /// `log-shrinks`; `log-index` when the tree was never that large.
    pub fn consistency_at(&self, old: u64, new: u64) -> Result<Vec<Hash>, Report> {
        proof::consistency(self.suite, old, new, &mut &*self)
    }
}

impl proof::Subtrees for &Tree {
    fn subtree(&mut self, height: u32, index: u64) -> Result<Hash, Report> {
        let row = usize::try_from(height).ok().and_then(|height| self.heights.get(height));
        let place = usize::try_from(index).ok();
        row.and_then(|row| row.get(place?).copied()).ok_or_else(|| {
            let first = index.checked_shl(height).unwrap_or(u64::MAX);
            let last = first.saturating_add((1_u64 << height) - 1);
            proof::outside(last, self.size())
        })
    }
}
