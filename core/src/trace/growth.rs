//! A log's tree while it grows: its right edge, and the tiles that a store is to write.

use super::Suite;
use super::tile::root_of;
use crate::canonical::Hash;
use crate::report::{Report, codes};

/// How many hashes a full tile holds (C2SP `tlog-tiles`).
const WIDTH: u64 = 256;
/// How many levels of the tree a tile spans.
const SPAN: u32 = 8;
/// The size of a hash, in bytes.
const HASH: usize = 32;

/// The right edge of a tree. Appending a leaf takes one hash of two nodes on average, the root as many as the tree
/// has levels; what is held does not grow but by 8 KB for every 256-fold of the tree.
///
/// ```
/// use banjian::trace::{Growth, Suite};
/// let suite = Suite::Sha256Ed25519;
/// let mut growth = Growth::new(suite);
/// growth.append(suite.leaf(b"first"));
/// growth.append(suite.leaf(b"second"));
/// assert_eq!(growth.root(), suite.node(suite.leaf(b"first"), suite.leaf(b"second")));
/// let tiles: Vec<_> = growth.take_changed().collect();
/// assert_eq!((tiles.len(), tiles[0].hashes.len()), (1, 64));
/// ```
#[derive(Debug, Clone)]
pub struct Growth {
    suite: Suite,
    size: u64,
    /// The roots of the whole subtrees that make up the tree, one for each bit of its size, the largest first.
    subtrees: Vec<Hash>,
    /// The last tile of each level, not yet full.
    edge: Vec<Edge>,
    /// Tiles that became full since the last [`Growth::take_changed`].
    full: Vec<Grown>,
}

/// The last tile of a level.
#[derive(Debug, Clone, Default)]
struct Edge {
    hashes: Vec<u8>,
    is_changed: bool,
}

/// A tile that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grown {
    /// Its level: 0 for the leaves, one more for each eight levels of the tree.
    pub level: u8,
    /// Its place in the level, from 0.
    pub index: u64,
    /// 1 to 256 hashes, 32 bytes each.
    pub hashes: Vec<u8>,
}

impl Growth {
    /// A tree without leaves.
    #[must_use]
    pub const fn new(suite: Suite) -> Self {
        Self { suite, size: 0, subtrees: Vec::new(), edge: Vec::new(), full: Vec::new() }
    }

    /// The right edge of a tree that was stored: `read` gives the hashes of a tile by level and index.
    ///
    /// # Errors
    /// `tile-width` when a tile does not hold as many hashes as a tree of this size has there; those of `read`.
    pub fn resume(
        suite: Suite,
        size: u64,
        mut read: impl FnMut(u8, u64) -> Result<Vec<u8>, Report>,
    ) -> Result<Self, Report> {
        let mut growth = Self { size, ..Self::new(suite) };
        let mut above = size;
        for level in 0_u8.. {
            if above == 0 {
                break;
            }
            let (index, width) = (above / WIDTH, above % WIDTH);
            let hashes = if width == 0 { Vec::new() } else { read(level, index)? };
            if u64::try_from(hashes.len() / HASH) != Ok(width) || hashes.len() % HASH != 0 {
                return Err(Report::new(codes::log::TILE_WIDTH)
                    .with("level", level)
                    .with("index", index)
                    .with("expected", width)
                    .with("found", hashes.len() / HASH));
            }
            growth.edge.push(Edge { hashes, is_changed: false });
            above = index;
        }
        for edge in growth.edge.iter().rev() {
            let mut left: &[u8] = &edge.hashes;
            for bit in (0..SPAN).rev() {
                if let Some((whole, rest)) = left.split_at_checked(HASH << bit) {
                    growth.subtrees.extend(root_of(suite, whole));
                    left = rest;
                }
            }
        }
        Ok(growth)
    }

    /// Appends a leaf, by its hash ([`Suite::leaf`]).
    pub fn append(&mut self, leaf: Hash) {
        let mut hash = leaf;
        let mut height = 0_u32;
        self.push(0, hash);
        while self.size.checked_shr(height).unwrap_or(0) & 1 == 1 {
            let Some(left) = self.subtrees.pop() else { break };
            hash = self.suite.node(left, hash);
            height = height.saturating_add(1);
            if height.is_multiple_of(SPAN) {
                self.push(usize::try_from(height / SPAN).unwrap_or(usize::MAX), hash);
            }
        }
        self.subtrees.push(hash);
        self.size = self.size.saturating_add(1);
    }

    /// Adds a hash to the last tile of a level.
    fn push(&mut self, level: usize, hash: Hash) {
        if self.edge.len() <= level {
            self.edge.push(Edge::default());
        }
        let Some(edge) = self.edge.get_mut(level) else { return };
        edge.hashes.extend_from_slice(hash.as_bytes());
        edge.is_changed = true;
        if edge.hashes.len() == HASH << SPAN {
            let next = Vec::with_capacity(HASH << SPAN);
            let hashes = std::mem::replace(&mut edge.hashes, next);
            edge.is_changed = false;
            let level = u8::try_from(level).unwrap_or(u8::MAX);
            // The leaf that fills the tile is counted only after this.
            let index = self.size.checked_shr(SPAN.saturating_mul(u32::from(level) + 1)).unwrap_or(0);
            self.full.push(Grown { level, index, hashes });
        }
    }

    /// The tiles that changed since the last call, or since the tree was resumed.
    pub fn take_changed(&mut self) -> impl Iterator<Item = Grown> {
        let size = self.size;
        let partial = self.edge.iter_mut().zip(0_u8..).filter(|(edge, _)| edge.is_changed);
        let partial = partial.map(move |(edge, level)| {
            edge.is_changed = false;
            let index = size.checked_shr(SPAN.saturating_mul(u32::from(level) + 1)).unwrap_or(0);
            Grown { level, index, hashes: edge.hashes.clone() }
        });
        std::mem::take(&mut self.full).into_iter().chain(partial)
    }

    /// How many leaves the tree has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The algorithms of the log.
    #[must_use]
    pub const fn suite(&self) -> Suite {
        self.suite
    }

    /// The root of the tree (RFC 6962, 2.1).
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut subtrees = self.subtrees.iter().rev();
        let Some(smallest) = subtrees.next() else { return self.suite.empty() };
        subtrees.fold(*smallest, |right, left| self.suite.node(*left, right))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// MTH of RFC 6962, 2.1, word for word.
    fn mth(suite: Suite, leaves: &[Hash]) -> Hash {
        match leaves {
            [] => suite.empty(),
            [leaf] => *leaf,
            _ => {
                let k = leaves.len().next_power_of_two() / 2;
                suite.node(mth(suite, &leaves[..k]), mth(suite, &leaves[k..]))
            }
        }
    }

    #[test]
    fn it_grows_to_the_tree_of_the_standard_and_is_resumed_anywhere() {
        for suite in Suite::ALL {
            let leaves: Vec<Hash> = (0..66_000_u32).map(|n| suite.leaf(&n.to_be_bytes())).collect();
            let mut growth = Growth::new(suite);
            let mut tiles = BTreeMap::new();
            let sizes = [1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 1_000, 65_535, 65_536, 65_537, 66_000];
            let mut from = 0;
            for size in sizes {
                leaves[from..size].iter().for_each(|leaf| growth.append(*leaf));
                from = size;
                assert_eq!(growth.root(), mth(suite, &leaves[..size]), "{size}");
                for Grown { level, index, hashes } in growth.take_changed() {
                    tiles.insert((level, index), hashes);
                }
                assert_eq!(growth.take_changed().count(), 0);
                // Dropped and read again at every stop, as by another process.
                let read = |level, index| Ok(tiles.get(&(level, index)).cloned().unwrap_or_default());
                growth = Growth::resume(suite, u64::try_from(size).unwrap(), read).unwrap();
                assert_eq!(growth.root(), mth(suite, &leaves[..size]), "{size} resumed");
            }
            assert_eq!(tiles[&(1, 0)].len(), 256 * HASH);
            assert_eq!(tiles[&(2, 0)].len(), HASH);
            assert_eq!(tiles[&(0, 257)].len(), 208 * HASH);
        }
    }

    #[test]
    fn an_edge_of_another_size_is_refused() {
        let suite = Suite::default();
        for (size, bytes) in [(3, 64), (3, 97), (3, 128), (1, 0), (257, 32), (u64::MAX, 8)] {
            let found = Growth::resume(suite, size, |_, _| Ok(vec![0; bytes]));
            let is_lawful = (size, bytes) == (257, 32);
            assert_eq!(found.is_ok(), is_lawful, "{size} {bytes}");
        }
    }
}
