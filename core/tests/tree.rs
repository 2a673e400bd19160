//! The log's tree, its proofs and its tiles, held against the definitions of RFC 6962 word for word.
#![expect(clippy::indexing_slicing, reason = "a test stops where an unwrap fails")]

use std::collections::BTreeMap;
use std::sync::OnceLock;

use banjian::canonical::Hash;
use banjian::report::{Report, codes};
use banjian::trace::proof::{root_by_inclusion, verify_consistency, verify_inclusion};
use banjian::trace::tile::{self, TilePath, TileReader, TileTree, WIDTH};
use banjian::trace::{Growth, Suite, Tree};
use proptest::prelude::*;

/// MTH of RFC 6962, 2.1.
fn mth(suite: Suite, leaves: &[Hash]) -> Hash {
    match leaves {
        [] => suite.empty(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            suite.node(mth(suite, left), mth(suite, right))
        }
    }
}

/// PATH of RFC 6962, 2.1.1.
fn path(suite: Suite, m: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(k);
    let (mut proof, other) = if m < k {
        (path(suite, m, left), mth(suite, right))
    } else {
        (path(suite, m - k, right), mth(suite, left))
    };
    proof.push(other);
    proof
}

/// SUBPROOF of RFC 6962, 2.1.2.
fn subproof(suite: Suite, m: usize, leaves: &[Hash], is_known: bool) -> Vec<Hash> {
    if m == leaves.len() {
        return if is_known { Vec::new() } else { vec![mth(suite, leaves)] };
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(k);
    let (mut proof, other) = if m <= k {
        (subproof(suite, m, left, is_known), mth(suite, right))
    } else {
        (subproof(suite, m - k, right, false), mth(suite, left))
    };
    proof.push(other);
    proof
}

fn leaves(suite: Suite, count: u64) -> Vec<Hash> {
    (0..count).map(|n| suite.leaf(&n.to_be_bytes())).collect()
}

fn tree(suite: Suite, count: u64) -> Tree {
    let mut tree = Tree::new(suite);
    for leaf in leaves(suite, count) {
        tree.append_leaf(leaf);
    }
    tree
}

fn hex(hash: Hash) -> String {
    hash.to_string()
}

/// The leaves, roots and proofs of the reference implementation of Certificate Transparency.
#[test]
fn roots_and_proofs_are_those_of_the_reference_implementation() {
    let leaves: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut tree = Tree::new(Suite::Sha256Ed25519);
    assert_eq!(hex(tree.root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (leaf, root) in leaves.into_iter().zip(roots) {
        tree.append(leaf);
        assert_eq!(hex(tree.root()), root);
    }
    let hexes = |proof: Vec<Hash>| proof.into_iter().map(hex).collect::<Vec<_>>();
    let first = [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ];
    let sixth = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(hexes(tree.inclusion(0).unwrap()), first);
    assert_eq!(hexes(tree.inclusion(5).unwrap()), sixth);
    assert_eq!(hexes(tree.inclusion_at(2, 3).unwrap()), [roots[1]]);
    assert_eq!(hexes(tree.inclusion_at(1, 5).unwrap()), [roots[0], first[1], sixth[0]]);
    let of_six = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    assert_eq!(hexes(tree.consistency(1).unwrap()), first);
    assert_eq!(hexes(tree.consistency(6).unwrap()), [of_six, sixth[1], sixth[2]]);
    assert_eq!(hexes(tree.consistency_at(2, 5).unwrap()), [first[1], sixth[0]]);
}

#[test]
fn every_proof_of_small_trees_is_that_of_the_standard_and_holds() {
    for suite in Suite::ALL {
        let leaves = leaves(suite, 33);
        let all = tree(suite, 33);
        for size in 0..=33_u64 {
            let (there, size_) = (&leaves[..usize::try_from(size).unwrap()], usize::try_from(size).unwrap());
            let root = all.root_at(size).unwrap();
            assert_eq!(root, mth(suite, there));
            for index in 0..size {
                let place = usize::try_from(index).unwrap();
                let proof = all.inclusion_at(index, size).unwrap();
                assert_eq!(proof, path(suite, place, there));
                verify_inclusion(suite, index, size, leaves[place], &proof, root).unwrap();
            }
            for old in 0..=size {
                let begin = usize::try_from(old).unwrap();
                let proof = all.consistency_at(old, size).unwrap();
                let expected =
                    if old == 0 { Vec::new() } else { subproof(suite, begin, &leaves[..size_], true) };
                assert_eq!(proof, expected, "{old} {size}");
                let old_root = mth(suite, &leaves[..begin]);
                verify_consistency(suite, old, size, &proof, old_root, root).unwrap();
            }
        }
    }
}

/// Every hash of a proof counts, none can be left out or added, and neither place nor size is another.
#[test]
fn a_proof_holds_for_its_own_place_only() {
    let suite = Suite::default();
    let leaves = leaves(suite, 20);
    let all = tree(suite, 20);
    for size in 1..=20_u64 {
        let root = all.root_at(size).unwrap();
        for index in 0..size {
            let leaf = leaves[usize::try_from(index).unwrap()];
            let proof = all.inclusion_at(index, size).unwrap();
            let holds =
                |index, size, proof: &[Hash]| verify_inclusion(suite, index, size, leaf, proof, root).is_ok();
            for other in 0..=20 {
                assert_eq!(holds(other, size, &proof), other == index);
                // The same path may lead to the same root in trees of several sizes; never to another root.
                if holds(index, other, &proof) {
                    assert_eq!(root_by_inclusion(suite, index, other, leaf, &proof).unwrap(), root);
                }
            }
            for changed in changed(&proof) {
                assert!(!holds(index, size, &changed));
            }
        }
        for old in 1..size {
            let old_root = all.root_at(old).unwrap();
            let proof = all.consistency_at(old, size).unwrap();
            let holds = |old, proof: &[Hash], old_root, root| {
                verify_consistency(suite, old, size, proof, old_root, root).is_ok()
            };
            for changed in changed(&proof) {
                assert!(!holds(old, &changed, old_root, root), "{old} {size}");
            }
            assert!(!holds(old, &proof, root, root));
            assert!(!holds(old, &proof, old_root, old_root));
            for other in (0..=size).filter(|other| *other != old) {
                assert!(!holds(other, &proof, old_root, root), "{old} {other} {size}");
            }
        }
    }
}

/// Each hash changed, each left out, one added at either end.
fn changed(proof: &[Hash]) -> Vec<Vec<Hash>> {
    let stranger = Hash::of(b"stranger");
    let mut changed = vec![[proof, &[stranger]].concat(), [&[stranger], proof].concat()];
    for place in 0..proof.len() {
        let mut other = proof.to_vec();
        let mut bytes = *other[place].as_bytes();
        bytes[place % 32] ^= 1;
        other[place] = Hash::from_bytes(bytes);
        changed.push(other);
        let mut fewer = proof.to_vec();
        fewer.remove(place);
        changed.push(fewer);
    }
    changed
}

/// Each single bit of a proof, of the leaf and of the roots counts, in trees of both suites.
#[test]
fn no_bit_of_a_proof_can_be_flipped() {
    let flips = |hash: Hash| {
        (0..256_usize).map(move |bit| {
            let mut bytes = *hash.as_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            Hash::from_bytes(bytes)
        })
    };
    for suite in Suite::ALL {
        let all = tree(suite, 21);
        let root = all.root();
        for index in [0, 13, 20] {
            let leaf = leaves(suite, 21)[usize::try_from(index).unwrap()];
            let proof = all.inclusion(index).unwrap();
            let holds =
                |leaf, proof: &[Hash], root| verify_inclusion(suite, index, 21, leaf, proof, root).is_ok();
            assert!(holds(leaf, &proof, root));
            assert!(flips(leaf).all(|leaf| !holds(leaf, &proof, root)));
            assert!(flips(root).all(|root| !holds(leaf, &proof, root)));
            for place in 0..proof.len() {
                for flipped in flips(proof[place]) {
                    let mut proof = proof.clone();
                    proof[place] = flipped;
                    assert!(!holds(leaf, &proof, root), "{index} {place}");
                }
            }
        }
        for old in [1, 8, 13, 20] {
            let old_root = all.root_at(old).unwrap();
            let proof = all.consistency(old).unwrap();
            let holds = |proof: &[Hash], old_root, root| {
                verify_consistency(suite, old, 21, proof, old_root, root).is_ok()
            };
            assert!(holds(&proof, old_root, root));
            assert!(flips(old_root).all(|old_root| !holds(&proof, old_root, root)));
            assert!(flips(root).all(|root| !holds(&proof, old_root, root)));
            for place in 0..proof.len() {
                for flipped in flips(proof[place]) {
                    let mut proof = proof.clone();
                    proof[place] = flipped;
                    assert!(!holds(&proof, old_root, root), "{old} {place}");
                }
            }
        }
    }
}

#[test]
fn sizes_at_the_end_of_the_numbers_are_refused_and_nothing_panics() {
    let suite = Suite::default();
    let leaf = suite.leaf(b"x");
    let proofs = [0, 1, 63, 64, 65, 70].map(|length| vec![leaf; length]);
    for size in [0, 1, 2, u64::MAX - 1, u64::MAX, 1 << 63, (1 << 63) + 1] {
        for index in [0, 1, 2, size.wrapping_sub(1), size, u64::MAX, 1 << 63] {
            for proof in &proofs {
                let _ = root_by_inclusion(suite, index, size, leaf, proof);
                assert!(verify_consistency(suite, index, size, proof, leaf, leaf).is_err() || index == size);
            }
        }
    }
    let at_the_end =
        |length| root_by_inclusion(suite, u64::MAX - 1, u64::MAX, leaf, &vec![leaf; length]).is_ok();
    assert_eq!((0..=64).filter(|length| at_the_end(*length)).collect::<Vec<_>>(), [63]);
    let longest = (0..=64).filter(|n| root_by_inclusion(suite, 0, u64::MAX, leaf, &vec![leaf; *n]).is_ok());
    assert_eq!(longest.collect::<Vec<_>>(), [64]);
    let empty = suite.empty();
    verify_consistency(suite, 0, 0, &[], empty, empty).unwrap();
    assert!(verify_consistency(suite, 0, 0, &[], leaf, leaf).is_err());
    assert!(verify_consistency(suite, 0, 5, &[], leaf, leaf).is_err());
    let code = |outcome: Result<Vec<Hash>, Report>| outcome.unwrap_err().code();
    let tree = tree(suite, 5);
    assert_eq!(code(tree.inclusion(5)), codes::log::INDEX);
    assert_eq!(code(tree.inclusion_at(0, 6)), codes::log::INDEX);
    assert_eq!(code(tree.consistency(6)), codes::log::SHRINKS);
    assert_eq!(code(tree.consistency_at(2, 6)), codes::log::INDEX);
}

/// The largest tree that a size can name: 255 hashes at each of eight levels.
#[test]
fn the_largest_tree_is_resumed_and_does_not_panic_when_it_grows() {
    let suite = Suite::default();
    let tiles =
        (0..8_u8).map(|level| ((level, u64::MAX >> (8 * u32::from(level)) >> 8), vec![level; 255 * 32]));
    let kept = Kept(tiles.collect());
    let read = |level, index| (&kept).tile(level, index, 255);
    let mut growth = Growth::resume(suite, u64::MAX, read).unwrap();
    let tree = TileTree::new(suite, u64::MAX, &kept);
    assert_eq!(growth.root(), tree.root().unwrap());
    let (index, root) = (u64::MAX - 1, tree.root().unwrap());
    let (leaf, proof) = (tree.leaf(index).unwrap(), tree.inclusion(index).unwrap());
    verify_inclusion(suite, index, u64::MAX, leaf, &proof, root).unwrap();
    growth.append(suite.leaf(b"one too many"));
    assert_eq!(growth.size(), u64::MAX);
}

/// A store of tiles, as a log keeps them while it grows.
#[derive(Debug, Default)]
struct Kept(BTreeMap<(u8, u64), Vec<u8>>);

impl TileReader for &Kept {
    fn tile(&self, level: u8, index: u64, _: u16) -> Result<Vec<u8>, Report> {
        Ok(self.0.get(&(level, index)).cloned().unwrap_or_default())
    }
}

/// A tree of 131,200 leaves: three levels of tiles, 512 full ones and a partial one.
fn large() -> &'static (Tree, Kept) {
    static LARGE: OnceLock<(Tree, Kept)> = OnceLock::new();
    LARGE.get_or_init(|| {
        let suite = Suite::default();
        let (mut tree, mut growth, mut kept) = (Tree::new(suite), Growth::new(suite), Kept::default());
        for (n, leaf) in leaves(suite, 131_200).into_iter().enumerate() {
            tree.append_leaf(leaf);
            growth.append(leaf);
            if n % 777 == 0 {
                kept.0.extend(growth.take_changed().map(|tile| ((tile.level, tile.index), tile.hashes)));
            }
        }
        kept.0.extend(growth.take_changed().map(|tile| ((tile.level, tile.index), tile.hashes)));
        (tree, kept)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Read from tiles, a tree of any size on the way is the tree in memory, proof by proof.
    #[test]
    fn tiles_give_the_proofs_of_the_whole_tree(size in 1..=131_200_u64, index in any::<u64>(), old in any::<u64>()) {
        let (tree, kept) = large();
        let (index, old) = (index % size, old % (size + 1));
        let tiles = TileTree::new(tree.suite(), size, kept);
        prop_assert_eq!(tiles.root().unwrap(), tree.root_at(size).unwrap());
        prop_assert_eq!(tiles.inclusion(index).unwrap(), tree.inclusion_at(index, size).unwrap());
        prop_assert_eq!(tiles.consistency(old).unwrap(), tree.consistency_at(old, size).unwrap());
        prop_assert_eq!(tiles.root_at(old).unwrap(), tree.root_at(old).unwrap());
        let leaf = tiles.leaf(index).unwrap();
        verify_inclusion(tree.suite(), index, size, leaf, &tiles.inclusion(index).unwrap(), tiles.root().unwrap()).unwrap();
    }

    #[test]
    fn a_path_is_read_as_it_is_written(level in proptest::option::of(0..8_u8), index in any::<u64>(), width in 1..=256_u16) {
        let path = TilePath { level, index, width };
        prop_assert_eq!(path.to_string().parse::<TilePath>().unwrap(), path);
    }

    #[test]
    fn any_text_is_a_path_or_is_refused(text in "tile/(entries|[0-9]{1,2})/(x[0-9]{3}/){0,2}[0-9]{1,4}(\\.p/[0-9]{1,4})?") {
        if let Ok(path) = text.parse::<TilePath>() {
            prop_assert_eq!(path.to_string(), text);
        }
    }
}

#[test]
fn sizes_at_the_borders_of_tiles_are_read_too() {
    let (tree, kept) = large();
    for size in [1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 131_072, 131_200] {
        let tiles = TileTree::new(tree.suite(), size, kept);
        for index in [0, size / 2, size - 1] {
            assert_eq!(
                tiles.inclusion(index).unwrap(),
                tree.inclusion_at(index, size).unwrap(),
                "{index} {size}"
            );
        }
    }
}

/// Remembers what was asked for.
#[derive(Debug)]
struct Counting<'a>(&'a Kept, std::cell::RefCell<Vec<TilePath>>);

impl TileReader for &Counting<'_> {
    fn tile(&self, level: u8, index: u64, width: u16) -> Result<Vec<u8>, Report> {
        self.1.borrow_mut().push(TilePath { level: Some(level), index, width });
        self.0.tile(level, index, width)
    }
}

#[test]
fn a_proof_reads_as_many_tiles_as_there_are_levels() {
    let (tree, kept) = large();
    let counting = Counting(kept, std::cell::RefCell::default());
    TileTree::new(tree.suite(), tree.size(), &counting).inclusion(70_000).unwrap();
    let mut read: Vec<String> = counting.1.into_inner().iter().map(ToString::to_string).collect();
    read.sort();
    // Its own tiles, and those of the right edge.
    assert_eq!(read, ["tile/0/273", "tile/0/512.p/128", "tile/1/001", "tile/2/000.p/2"]);
}

/// Whoever serves the tiles can change them, and then has no proof that holds.
#[test]
fn a_changed_tile_gives_no_proof_that_holds() {
    let suite = Suite::default();
    let (tree, _) = large();
    let (size, index) = (700, 300);
    let root = tree.root_at(size).unwrap();
    let mut growth = Growth::new(suite);
    for leaf in leaves(suite, size) {
        growth.append(leaf);
    }
    let honest = Kept(growth.take_changed().map(|tile| ((tile.level, tile.index), tile.hashes)).collect());
    let leaf = TileTree::new(suite, size, &honest).leaf(index).unwrap();
    let mut used = 0;
    for (place, hashes) in &honest.0 {
        for byte in (0..hashes.len()).step_by(32) {
            let mut forged = Kept(honest.0.clone());
            forged.0.get_mut(place).unwrap()[byte] ^= 1;
            let proof = TileTree::new(suite, size, &forged).inclusion(index).unwrap();
            let is_used = proof != tree.inclusion_at(index, size).unwrap();
            used += usize::from(is_used);
            assert_eq!(
                verify_inclusion(suite, index, size, leaf, &proof, root).is_err(),
                is_used,
                "{place:?}"
            );
        }
    }
    // Its 255 neighbours, the 188 leaves at the edge, and the tile before its own.
    assert_eq!(used, 255 + 188 + 1);
}

#[test]
fn a_tile_that_is_too_short_is_named() {
    let short = Kept(BTreeMap::from([((0, 0), vec![0; 63])]));
    let told = TileTree::new(Suite::default(), 2, &short).root().unwrap_err();
    assert_eq!(told.to_string(), "tile 0 of level 0 holds 1 hashes, not 2");
}

#[test]
fn paths_are_those_of_the_standard() {
    let path = |level, index, width| TilePath { level, index, width }.to_string();
    assert_eq!(path(Some(0), 1_234_067, WIDTH), "tile/0/x001/x234/067");
    assert_eq!(path(Some(7), 5, 1), "tile/7/005.p/1");
    assert_eq!(path(None, 0, WIDTH), "tile/entries/000");
    assert_eq!(path(None, 1_000, 255), "tile/entries/x001/000.p/255");
    for wrong in [
        "",
        "tile",
        "tile/0",
        "tile/0/0",
        "tile/0/0000",
        "tile/8/000",
        "tile/00/000",
        "tile/-1/000",
        "/tile/0/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/000.p/1.p/1",
        "tile/0/001/000",
        "tile/0/x000/001",
        "tile/0/x001/1",
        "tile/0/../000",
        "tile/0/\u{ff10}00",
        "tile/entries/x999/x999/x999/x999/x999/x999/x999/999",
    ] {
        assert_eq!(wrong.parse::<TilePath>().unwrap_err().code(), codes::log::TILE_PATH, "{wrong}");
    }
}

#[test]
fn entries_are_read_as_they_were_written() {
    let many: Vec<Vec<u8>> = (0..256_usize).map(|n| vec![u8::try_from(n).unwrap(); n * 7]).collect();
    let mut bytes = Vec::new();
    for entry in &many {
        tile::push_entry(&mut bytes, entry).unwrap();
    }
    assert_eq!(tile::entries(&bytes).unwrap(), many);
    for end in [1, 2, 3, bytes.len() - 1] {
        let is_whole = end == 2;
        assert_eq!(tile::entries(&bytes[..end]).is_ok(), is_whole, "{end}");
    }
    tile::push_entry(&mut bytes, b"one too many").unwrap();
    let told = tile::entries(&bytes).unwrap_err();
    assert_eq!(
        (told.code(), told.to_string()),
        (codes::log::TILE_ENTRIES, "the tile of entries is broken after 257 entries".into())
    );
    assert!(tile::entries(b"").is_err());
    let mut longest = Vec::new();
    tile::push_entry(&mut longest, &vec![1; 65_535]).unwrap();
    assert_eq!(tile::entries(&longest).unwrap()[0].len(), 65_535);
    assert_eq!(
        tile::push_entry(&mut longest, &vec![1; 65_536]).unwrap_err().code(),
        codes::trace::RECORD_TOO_LARGE
    );
}
