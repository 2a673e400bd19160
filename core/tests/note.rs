//! Signed notes, checkpoints, cosignatures, trust, witnesses, promises and offline proofs, in both suites.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

#[path = "note/strict.rs"]
mod strict;
#[path = "note/trusted.rs"]
mod trusted;
#[path = "note/witnessed.rs"]
mod witnessed;

use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::{Signer, SoftwareSigner};
use banjian::trace::note::{NoteKey, NoteKeyKind};
use banjian::trace::{Growth, Moment, Origin, Suite};

const ORIGIN: &str = "banjian.example/xiangyang";

fn signer(suite: Suite, secret: u8) -> SoftwareSigner {
    match suite {
        Suite::Sm3Sm2 => SoftwareSigner::sm2(&[secret; 32]).unwrap(),
        _ => SoftwareSigner::ed25519(&[secret; 32]).unwrap(),
    }
}

fn log_key(signer: &SoftwareSigner) -> NoteKey {
    NoteKey::new(ORIGIN, NoteKeyKind::Log, signer.public_key().clone()).unwrap()
}

fn cosigner(name: &str, signer: &SoftwareSigner) -> NoteKey {
    NoteKey::new(name, NoteKeyKind::Cosigner, signer.public_key().clone()).unwrap()
}

/// The checkpoint of a log of so many records; another history for another salt.
fn checkpoint(suite: Suite, size: u8, salt: u8) -> Checkpoint {
    let mut growth = Growth::new(suite);
    (0..size).for_each(|n| growth.append(suite.leaf(&[salt, n])));
    Checkpoint { origin: origin(), size: size.into(), root: growth.root() }
}

fn origin() -> Origin {
    ORIGIN.parse().unwrap()
}

fn at(seconds: i64) -> Moment {
    Moment::from(chrono::DateTime::from_timestamp(seconds, 0).unwrap())
}
