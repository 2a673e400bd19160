//! Files of a log and proofs by strangers: paths and entries are read as they are written, and a tree that is
//! resumed from any bytes, or a proof of any hashes, ends in an answer.

use banjian::canonical::Hash;
use banjian::report::Report;
use banjian::trace::proof::{root_by_inclusion, verify_consistency, verify_inclusion};
use banjian::trace::tile::{self, TilePath, TileReader, TileTree};
use banjian::trace::{Growth, Suite};

pub(crate) fn run(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(path) = text.parse::<TilePath>()
    {
        assert_eq!(path.to_string(), text);
    }
    if let Ok(entries) = tile::entries(bytes) {
        let mut written = Vec::new();
        for entry in entries {
            tile::push_entry(&mut written, entry).expect("a lawful entry");
        }
        assert_eq!(written, bytes);
    }
    let Some((size, rest)) = bytes.split_first_chunk() else { return };
    let size = u64::from_be_bytes(*size);
    resumed(size, rest);
    if let Some((index, hashes)) = rest.split_first_chunk() {
        proved(size, u64::from_be_bytes(*index), hashes);
    }
}

/// Gives the same bytes for every tile, as many as are asked for, as long as there are so many.
#[derive(Debug)]
struct Same<'a>(&'a [u8]);

impl TileReader for Same<'_> {
    fn tile(&self, _: u8, _: u64, width: u16) -> Result<Vec<u8>, Report> {
        Ok(self.0.get(..usize::from(width) * 32).unwrap_or(self.0).to_vec())
    }
}

/// A tree that can be resumed has the root that its tiles give.
fn resumed(size: u64, bytes: &[u8]) {
    let suite = Suite::default();
    let tiles = TileTree::new(suite, size, Same(bytes));
    let read = |level, index| tile_of(size, bytes, level, index);
    if let (Ok(mut growth), Ok(root)) = (Growth::resume(suite, size, read), tiles.root()) {
        assert_eq!(growth.root(), root);
        growth.append(root);
        assert!(growth.size() > size || size == u64::MAX);
    }
}

fn tile_of(size: u64, bytes: &[u8], level: u8, index: u64) -> Result<Vec<u8>, Report> {
    Same(bytes).tile(level, index, tile::width_of(size, level, index))
}

/// A proof of any hashes holds for the root that it leads to, and for no other.
fn proved(size: u64, index: u64, hashes: &[u8]) {
    let suite = Suite::Sm3Sm2;
    let proof: Vec<Hash> = hashes.as_chunks::<32>().0.iter().copied().map(Hash::from_bytes).collect();
    let leaf = suite.leaf(hashes);
    if let Ok(root) = root_by_inclusion(suite, index, size, leaf, &proof) {
        assert_eq!(verify_inclusion(suite, index, size, leaf, &proof, root), Ok(()));
        assert!(verify_inclusion(suite, index, size, suite.leaf(b"another"), &proof, root).is_err());
        assert!(index < size && proof.len() <= 64);
    }
    if verify_consistency(suite, index, size, &proof, leaf, leaf).is_ok() {
        assert!(index == size && proof.is_empty());
    }
}
