//! The log: records made, hashed, chained and appended with a checkpoint signed for each thousand, against the
//! bytes and the leaf hash of the same records.

use std::error::Error;
use std::hint::black_box;

use banjian::canonical::Hash;
use banjian::entropy::System;
use banjian::id::{CaseId, CommandId};
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::SoftwareSigner;
use banjian::trace::{Act, Attestation, Chain, Growth, Login, Moment, Object, Record, Suite, Tree};
use chrono::{DateTime, TimeDelta, Utc};

use crate::measure::{Ratio, alternate, ensure, time};

/// How many records a checkpoint is signed for.
pub const GROUP: u32 = 1_000;
/// Cases that are open at a time, and take turns.
const CASES: usize = 5_000;

/// Makes the records of a day: one act after the other, each in another case.
#[derive(Debug)]
pub struct Maker {
    /// What all acts have in common.
    act: Act,
    chains: Vec<Chain>,
    /// How many acts were made.
    acts: u32,
    /// How many records were appended.
    records: u32,
    now: DateTime<Utc>,
}

impl Maker {
    /// A maker for a log of a suite.
    ///
    /// # Errors
    /// None: every part is well formed.
    pub fn new(suite: Suite) -> Result<Self, Box<dyn Error>> {
        let now: DateTime<Utc> = "2026-03-02T01:30:00Z".parse()?;
        let act = Act {
            case: CaseId::from_bytes([0; 16]),
            case_version: 1,
            command: CommandId::from_bytes([0; 16]),
            desk: "window".parse()?,
            header: Object::from_bytes(
                br#"{"hand-over":{"collector":"agent","identified":"document-read"}}"#,
            )?,
            kind: "hand-over".parse()?,
            login: Some(Login { expires_at: now.into(), method: "smart-card".parse()? }),
            observed_at: now.into(),
            origin: "banjian.example/xiangyang".parse()?,
            outlet: Some("0001".parse()?),
            payload: None,
            person: Some("zws-w1".parse()?),
            post: Some("window-clerk".parse()?),
            suite,
        };
        Ok(Self { act, chains: vec![Chain::first(); CASES], acts: 0, records: 0, now })
    }

    /// The next act.
    pub fn act(&mut self) -> Act {
        let n = u128::from(self.acts);
        self.acts += 1;
        self.now += TimeDelta::milliseconds(7);
        Act {
            case: CaseId::from_bytes(scattered(n % CASES as u128)),
            case_version: self.acts,
            command: CommandId::from_bytes(scattered(n << 64)),
            observed_at: Moment::from(self.now),
            payload: Some(hash(self.acts)),
            ..self.act.clone()
        }
    }

    /// The record of the first act that has none yet, at its place in its case.
    #[must_use]
    pub fn record(&self, act: Act, attestation: Attestation) -> Record {
        let chain = self.chains.get(self.place()).copied().unwrap_or(Chain::first());
        let (editions, events) = (hash(1), hash(!self.records));
        let recorded_at = Moment::from(self.now);
        Record { act, attestation, chain, cosignature: None, editions, events, recorded_at }
    }

    /// Notes that the record was appended.
    pub fn appended(&mut self, leaf: Hash) {
        let place = self.place();
        self.records += 1;
        if let Some(chain) = self.chains.get_mut(place) {
            *chain = Chain::after(chain.sequence(), leaf).unwrap_or(Chain::first());
        }
    }

    fn place(&self) -> usize {
        usize::try_from(self.records).unwrap_or_default() % CASES
    }
}

/// Sixteen bytes that look random.
const fn scattered(n: u128) -> [u8; 16] {
    (n ^ 0xa5a5).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_be_bytes()
}

fn hash(n: u32) -> Hash {
    let mut bytes = [0; 32];
    let (left, right) = bytes.split_at_mut(16);
    left.copy_from_slice(&scattered(u128::from(n)));
    right.copy_from_slice(&scattered(!u128::from(n)));
    Hash::from_bytes(bytes)
}

/// A thousand host-attested records and their checkpoint, against the bytes and the leaf hash of the same
/// records. The time is that of the thousand.
///
/// # Errors
/// What the trace reports; two roots.
pub fn against_bytes_and_hash(suite: Suite, rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let signer = SoftwareSigner::random(suite.algorithm(), &System)?;
    let (mut ours, mut theirs) = (Maker::new(suite)?, Maker::new(suite)?);
    let (mut growth, mut tree) = (Growth::new(suite), Tree::new(suite));
    let ratio = alternate(
        rounds,
        |_| {
            let (took, note) = time(|| {
                for _ in 0..GROUP {
                    let act = ours.act();
                    let bytes = ours.record(act, Attestation::HostAttested).to_bytes()?;
                    let leaf = suite.leaf(&bytes);
                    growth.append(leaf);
                    ours.appended(leaf);
                    black_box(bytes);
                }
                growth.take_changed().for_each(|tile| drop(black_box(tile)));
                let (origin, root, size) = (ours.act.origin.clone(), growth.root(), growth.size());
                Ok(Checkpoint { origin, root, size }.sign(suite, &signer)?)
            })?;
            let signed = Checkpoint::from_body(suite, note.text())?;
            ensure(signed.root == growth.root() && signed.size == growth.size(), "an answer is wrong")?;
            Ok(took)
        },
        |_| {
            let mut records = Vec::new();
            for _ in 0..GROUP {
                let act = theirs.act();
                let record = theirs.record(act, Attestation::HostAttested);
                let bytes = record.to_bytes()?;
                ensure(bytes.len() < 900 && Record::from_bytes(&bytes)? == record, "an answer is wrong")?;
                theirs.appended(suite.leaf(&bytes));
                records.push(record);
            }
            let mut leaves = Vec::with_capacity(records.len());
            let (took, ()) = time(|| {
                for record in &records {
                    leaves.push(suite.leaf(&serde_json::to_vec(record)?));
                }
                Ok(())
            })?;
            for leaf in leaves {
                tree.append_leaf(leaf);
            }
            Ok(took)
        },
    )?;
    ensure(growth.root() == tree.root(), "both sides have one tree")?;
    Ok(ratio)
}
