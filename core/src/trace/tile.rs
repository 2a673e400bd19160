//! The files of a log that is served as static files (C2SP `tlog-tiles`): their paths, hashes and entries, and a
//! tree that is read from them.

use std::collections::BTreeMap;
use std::fmt;

use super::{MAX_RECORD, Suite, proof};
use crate::canonical::Hash;
use crate::report::{Report, codes};

/// How many hashes or entries a full tile holds.
pub const WIDTH: u16 = 256;
/// How many levels of the tree a tile spans.
const SPAN: u32 = 8;
/// The size of a hash, in bytes.
const HASH: usize = 32;
/// The greatest level: 64 bits of a size are eight tiles.
const TOP: u8 = 7;

/// Which file of a log: hashes of one level, or the entries themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TilePath {
    /// The level of the hashes, 0 to 7; `None` for entries.
    pub level: Option<u8>,
    /// The place in the level, from 0.
    pub index: u64,
    /// How many hashes or entries, 1 to 256.
    pub width: u16,
}

/// As `tile/0/x001/x234/067` or `tile/entries/003.p/44`, relative to the folder of the log.
impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.level {
            Some(level) => write!(f, "tile/{level}/")?,
            None => f.write_str("tile/entries/")?,
        }
        let digits = self.index.to_string();
        let width = digits.len().div_ceil(3) * 3;
        let digits = format!("{digits:0>width$}");
        let groups = digits.as_bytes().chunks(3).filter_map(|group| std::str::from_utf8(group).ok());
        let last = (width / 3).saturating_sub(1);
        for (place, group) in groups.enumerate() {
            if place < last { write!(f, "x{group}/")? } else { f.write_str(group)? }
        }
        if self.width < WIDTH { write!(f, ".p/{}", self.width) } else { Ok(()) }
    }
}

impl std::str::FromStr for TilePath {
    type Err = Report;

    /// Reads a path as it is written, and no other.
    fn from_str(text: &str) -> Result<Self, Report> {
        let read = || {
            let (kind, rest) = text.strip_prefix("tile/")?.split_once('/')?;
            let level = match kind {
                "entries" => None,
                level => Some(level.parse::<u8>().ok().filter(|level| *level <= TOP)?),
            };
            let (digits, width) = match rest.split_once(".p/") {
                Some((digits, width)) => (digits, width.parse().ok().filter(|width| *width < WIDTH)?),
                None => (rest, WIDTH),
            };
            let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
            let path = Self { level, index: digits.parse().ok()?, width };
            // Whatever is not as it would be written is another file.
            (path.width > 0 && path.to_string() == text).then_some(path)
        };
        read().ok_or_else(|| Report::new(codes::log::TILE_PATH).with("found", text))
    }
}

/// Where tiles come from: a folder, a web server, a journal. What it gives is not trusted.
pub trait TileReader {
    /// The hashes of a tile, 32 bytes each, at least `width` of them.
    ///
    /// # Errors
    /// Its own.
    fn tile(&self, level: u8, index: u64, width: u16) -> Result<Vec<u8>, Report>;
}

/// A tree of a given size that is read from tiles: a proof reads as many as the tree has levels of tiles.
#[derive(Debug, Clone)]
pub struct TileTree<R> {
    suite: Suite,
    size: u64,
    reader: R,
}

impl<R: TileReader> TileTree<R> {
    /// The tree of `size` leaves.
    pub const fn new(suite: Suite, size: u64, reader: R) -> Self {
        Self { suite, size, reader }
    }

    /// How many leaves it has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root, from the right edge of the tiles.
    ///
    /// # Errors
    /// `tile-width`; those of the reader.
    pub fn root(&self) -> Result<Hash, Report> {
        self.root_at(self.size)
    }

    /// The root when the tree had this size.
    ///
    /// # Errors
    /// `log-shrinks` when it has not come that far; `tile-width`; those of the reader.
    pub fn root_at(&self, size: u64) -> Result<Hash, Report> {
        if size > self.size {
            return Err(proof::shrinks(size, self.size));
        }
        proof::root(self.suite, 0, size, &mut self.tiles())
    }

    /// The hash of the leaf at an index.
    ///
    /// # Errors
    /// `log-index`; `tile-width`; those of the reader.
    pub fn leaf(&self, index: u64) -> Result<Hash, Report> {
        if index >= self.size {
            return Err(proof::outside(index, self.size));
        }
        proof::Subtrees::subtree(&mut self.tiles(), 0, index)
    }

    /// The proof that the tree has the leaf at an index.
    ///
    /// # Errors
    /// `log-index`; `tile-width`; those of the reader.
    pub fn inclusion(&self, index: u64) -> Result<Vec<Hash>, Report> {
        proof::inclusion(self.suite, index, self.size, &mut self.tiles())
    }

    /// The proof that the tree begins with the tree of this size.
    ///
    /// # Errors
    /// `log-shrinks`; `tile-width`; those of the reader.
    pub fn consistency(&self, old: u64) -> Result<Vec<Hash>, Report> {
        proof::consistency(self.suite, old, self.size, &mut self.tiles())
    }

    pub(super) const fn tiles(&self) -> Tiles<'_, R> {
        Tiles { tree: self, known: BTreeMap::new() }
    }
}

/// The tiles that one proof reads, each once.
pub(super) struct Tiles<'a, R> {
    tree: &'a TileTree<R>,
    known: BTreeMap<(u8, u64), Vec<u8>>,
}

impl<R: TileReader> proof::Subtrees for Tiles<'_, R> {
    fn subtree(&mut self, height: u32, index: u64) -> Result<Hash, Report> {
        let (level, within) = (height / SPAN, height % SPAN);
        let first = index << within;
        let (tile, start) = (first / u64::from(WIDTH), first % u64::from(WIDTH));
        let level = u8::try_from(level).unwrap_or(u8::MAX);
        let hashes = match self.known.entry((level, tile)) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(place) => {
                let width = width_of(self.tree.size, level, tile);
                let hashes = self.tree.reader.tile(level, tile, width)?;
                if hashes.len() < usize::from(width) * HASH {
                    return Err(Report::new(codes::log::TILE_WIDTH)
                        .with("level", level)
                        .with("index", tile)
                        .with("expected", width)
                        .with("found", hashes.len() / HASH));
                }
                place.insert(hashes)
            }
        };
        let start = usize::try_from(start).unwrap_or(usize::MAX).saturating_mul(HASH);
        let end = start.saturating_add(HASH << within);
        let root = hashes.get(start..end).and_then(|hashes| root_of(self.tree.suite, hashes));
        root.ok_or_else(|| proof::outside(index, self.tree.size))
    }
}

/// How many hashes the tile holds in a tree of this size; 0 where it has not come that far.
#[must_use]
pub fn width_of(size: u64, level: u8, index: u64) -> u16 {
    let all = size.checked_shr(SPAN.saturating_mul(u32::from(level))).unwrap_or(0);
    let before = index.saturating_mul(u64::from(WIDTH));
    u16::try_from(all.saturating_sub(before)).map_or(WIDTH, |width| width.min(WIDTH))
}

/// The root of a whole subtree over hashes, a power of two of them.
pub(super) fn root_of(suite: Suite, hashes: &[u8]) -> Option<Hash> {
    let mut row: Vec<Hash> = hashes.as_chunks::<HASH>().0.iter().copied().map(Hash::from_bytes).collect();
    while row.len() > 1 {
        let pairs = row.as_chunks::<2>().0.iter();
        row = pairs.map(|[left, right]| suite.node(*left, *right)).collect();
    }
    row.first().copied()
}

/// Adds an entry to a tile of entries: its length in 2 bytes, big endian, then its bytes.
///
/// # Errors
/// `record-too-large` for more than 65,535 bytes.
pub fn push_entry(tile: &mut Vec<u8>, entry: &[u8]) -> Result<(), Report> {
    let length = u16::try_from(entry.len()).map_err(|_| {
        Report::new(codes::trace::RECORD_TOO_LARGE).with("size", entry.len()).with("limit", MAX_RECORD)
    })?;
    tile.extend_from_slice(&length.to_be_bytes());
    tile.extend_from_slice(entry);
    Ok(())
}

/// The entries of a tile, in their order.
///
/// # Errors
/// `tile-entries` when the bytes end within an entry, or hold none or more than 256.
pub fn entries(tile: &[u8]) -> Result<Vec<&[u8]>, Report> {
    let broken = |found: usize| Report::new(codes::log::TILE_ENTRIES).with("found", found);
    let mut entries = Vec::new();
    let mut left = tile;
    while let Some((length, rest)) = left.split_first_chunk::<2>() {
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, rest) = rest.split_at_checked(length).ok_or_else(|| broken(entries.len()))?;
        entries.push(entry);
        left = rest;
    }
    if left.is_empty() && (1..=usize::from(WIDTH)).contains(&entries.len()) {
        Ok(entries)
    } else {
        Err(broken(entries.len()))
    }
}
