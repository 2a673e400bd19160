//! The tree of the log against `ct-merkle`, and how it grows.

use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use banjian::canonical::Hash;
use banjian::report::Report;
use banjian::trace::tile::{TileReader, TileTree};
use banjian::trace::{Attestation, Growth, Suite, Tree, proof};
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use sha2::Sha256;

use crate::log::Maker;
use crate::measure::{Ratio, alternate, ensure, time};

/// How many leaves are appended, or proofs made, in one measurement.
pub const GROUP: u32 = 1_000;

/// The bytes of a thousand records; leaf `n` of a tree is entry `n % 1,000`.
fn entries() -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut maker = Maker::new(Suite::Sha256Ed25519)?;
    let mut bytes = || {
        let act = maker.act();
        Ok(maker.record(act, Attestation::HostAttested).to_bytes()?)
    };
    (0..GROUP).map(|_| bytes()).collect()
}

/// Appending a thousand records, and making a thousand proofs, against `ct-merkle`, both on trees of at least so
/// many leaves, with SHA-256 and from the same bytes.
///
/// # Errors
/// Two roots; a proof that does not verify.
pub fn against_ct_merkle(leaves: u32, rounds: usize) -> Result<(Ratio, Ratio), Box<dyn Error>> {
    let suite = Suite::Sha256Ed25519;
    let entries = entries()?;
    let (mut growth, mut tree) = (Growth::new(suite), Tree::new(suite));
    let mut peer = MemoryBackedTree::<Sha256, &[u8]>::new();
    for entry in entries.iter().cycle().take(usize::try_from(leaves)?) {
        growth.append(suite.leaf(entry));
        tree.append(entry);
        peer.push(entry);
    }
    growth.take_changed().for_each(drop);
    let append = alternate(
        rounds,
        |_| {
            let (took, ()) = time(|| {
                for entry in &entries {
                    growth.append(suite.leaf(entry));
                }
                growth.take_changed().for_each(|tile| drop(black_box(tile)));
                Ok(())
            })?;
            Ok(took)
        },
        |_| {
            let (took, ()) = time(|| {
                for entry in &entries {
                    peer.push(entry);
                }
                Ok(())
            })?;
            Ok(took)
        },
    )?;
    entries.iter().cycle().take(entries.len() * rounds).for_each(|entry| _ = tree.append(entry));
    ensure(growth.root() == tree.root(), "the edge has the root of the tree")?;
    ensure(peer.root().as_bytes().as_slice() == tree.root().as_bytes(), "both have one root")?;
    let size = tree.size();
    let indices = |round: usize| {
        let round = u64::try_from(round).unwrap_or_default();
        (0..u64::from(GROUP)).map(move |n| (round * 7_919 + n * 104_729) % size)
    };
    let prove = alternate(
        rounds,
        |round| {
            let prove = || indices(round).map(|index| Ok(tree.inclusion(index)?)).collect();
            let (took, proofs): (_, Vec<Vec<Hash>>) = time(prove)?;
            for (index, hashes) in indices(round).zip(&proofs) {
                let entry = entry_at(&entries, index)?;
                proof::verify_inclusion(suite, index, size, suite.leaf(entry), hashes, tree.root())?;
            }
            Ok(took)
        },
        |round| {
            let places = indices(round).map(usize::try_from).collect::<Result<Vec<_>, _>>()?;
            let (took, proofs) =
                time(|| Ok(places.iter().map(|place| peer.prove_inclusion(*place)).collect::<Vec<_>>()))?;
            for (index, proof) in indices(round).zip(&proofs) {
                let hashes = tree.inclusion(index)?;
                let ours = hashes.iter().flat_map(Hash::as_bytes);
                ensure(ours.eq(proof.as_bytes()), "both have one proof")?;
                let verified = peer.root().verify_inclusion(&entry_at(&entries, index)?, index, proof);
                ensure(verified.is_ok(), "the peer's proof holds")?;
            }
            Ok(took)
        },
    )?;
    Ok((append, prove))
}

fn entry_at(entries: &[Vec<u8>], index: u64) -> Result<&[u8], Box<dyn Error>> {
    let place = usize::try_from(index)? % entries.len();
    Ok(entries.get(place).ok_or("no entry")?)
}

/// A log at some size.
#[derive(Debug, Clone, Copy)]
pub struct Grown {
    /// How many leaves it has.
    pub leaves: u64,
    /// The processor time of a leaf: its hash, and appending it.
    pub append: Duration,
    /// The processor time of an inclusion proof from tiles.
    pub prove: Duration,
    /// How many hashes such a proof has.
    pub hashes: usize,
    /// The memory of the process, in KB, while the log only grows and its tiles are dropped, as after writing.
    pub resident: u64,
}

/// A log that grows by powers of ten to so many leaves.
///
/// # Errors
/// A proof that does not verify.
pub fn growth(most: u64) -> Result<Vec<Grown>, Box<dyn Error>> {
    let suite = Suite::Sha256Ed25519;
    let sizes = || (4..).map(|exponent| 10_u64.pow(exponent)).take_while(move |size| *size <= most);
    let leaf = |n: u64| suite.leaf(&n.to_be_bytes());
    let mut stages = Vec::new();
    let mut log = Growth::new(suite);
    for leaves in sizes() {
        let mut last = Vec::new();
        while log.size() < leaves {
            let (took, ()) = time(|| {
                for _ in 0..GROUP {
                    log.append(leaf(log.size()));
                }
                log.take_changed().for_each(|tile| drop(black_box(tile)));
                Ok(())
            })?;
            // As many at every size.
            if leaves - log.size() < 8 * u64::from(GROUP) {
                last.push(took / GROUP);
            }
        }
        last.sort();
        let append = last.get(last.len() / 2).copied().unwrap_or_default();
        stages.push(Grown { leaves, append, prove: Duration::ZERO, hashes: 0, resident: resident()? });
    }
    // The tiles of another run are kept: of the leaves those that are asked for, of the other levels all.
    let (mut log, mut kept) = (Growth::new(suite), Kept::default());
    let asked = |leaves: u64| (1..=100).map(move |n| leaves / 100 * n - 1);
    let wanted: Vec<u64> = sizes().flat_map(asked).map(|index| index / 256).collect();
    for stage in &mut stages {
        while log.size() < stage.leaves {
            (0..GROUP).for_each(|_| log.append(leaf(log.size())));
            for tile in log.take_changed() {
                if tile.level > 0 || wanted.contains(&tile.index) {
                    kept.0.insert((tile.level, tile.index), tile.hashes);
                }
            }
        }
        let tree = TileTree::new(suite, stage.leaves, &kept);
        ensure(tree.root()? == log.root(), "the tiles have the root of the edge")?;
        let (took, proofs): (_, Vec<Vec<Hash>>) =
            time(|| asked(stage.leaves).map(|index| Ok(tree.inclusion(index)?)).collect())?;
        stage.prove = took / 100;
        for (index, hashes) in asked(stage.leaves).zip(&proofs) {
            proof::verify_inclusion(suite, index, stage.leaves, leaf(index), hashes, log.root())?;
            stage.hashes = stage.hashes.max(hashes.len());
        }
    }
    Ok(stages)
}

/// Tiles by level and index.
#[derive(Debug, Default)]
struct Kept(BTreeMap<(u8, u64), Vec<u8>>);

impl TileReader for &Kept {
    fn tile(&self, level: u8, index: u64, _: u16) -> Result<Vec<u8>, Report> {
        Ok(self.0.get(&(level, index)).cloned().unwrap_or_default())
    }
}

/// The memory of this process that is in use, in KB.
#[expect(clippy::disallowed_methods, reason = "the kernel tells what is in use in a file")]
fn resident() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
