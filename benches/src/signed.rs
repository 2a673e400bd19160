//! Signatures: acts verified before they are appended, and receipts checked, against the bare checks of the same
//! signatures.

use std::error::Error;
use std::hint::black_box;

use banjian::canonical::Hash;
use banjian::entropy::System;
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::{Algorithm, PublicKey, Signature, Signer as _, Software, SoftwareSigner};
use banjian::trace::note::{NoteKey, NoteKeyKind};
use banjian::trace::proven::Attested;
use banjian::trace::receipt::Receipt;
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::trust::{LogKey, Trust};
use banjian::trace::{Act, Attestation, Growth, Signed, Suite, Tree};

use crate::log::Maker;
use crate::measure::{Ratio, alternate, ensure, time};

/// How many signatures are checked in one measurement.
pub const GROUP: u32 = 100;

/// Acts that a person signed, verified, made into records and appended, against verifying the same signatures over
/// prepared bytes. The time is that of a hundred.
///
/// # Errors
/// What the trace reports; a signature that does not verify.
pub fn verified(algorithm: Algorithm, rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let suite = Suite::default();
    let signer = SoftwareSigner::random(algorithm, &System)?;
    let key = signer.public_key();
    let (mut ours, mut theirs) = (Maker::new(suite)?, Maker::new(suite)?);
    let mut growth = Growth::new(suite);
    let ratio = alternate(
        rounds,
        |_| {
            let acts = signed(&mut ours, &signer)?;
            let (took, ()) = time(|| {
                for (act, signed) in acts {
                    let record = ours.record(act, Attestation::Signed(signed));
                    record.signed_by(key, &Software)?;
                    let bytes = record.to_bytes()?;
                    let leaf = suite.leaf(&bytes);
                    growth.append(leaf);
                    ours.appended(leaf);
                    black_box(bytes);
                }
                Ok(())
            })?;
            Ok(took)
        },
        |_| {
            let mut messages = Vec::new();
            for (act, signed) in signed(&mut theirs, &signer)? {
                messages.push((act.to_bytes()?, signed.signature));
            }
            let mut messages = messages.iter();
            let verify = |(bytes, signature): &(Vec<u8>, Signature)| key.verify(bytes, signature);
            Ok(time(|| Ok(messages.try_for_each(verify)?))?.0)
        },
    )?;
    ensure(growth.size() == u64::from(GROUP) * u64::try_from(rounds)?, "an answer is wrong")?;
    Ok(ratio)
}

fn signed(maker: &mut Maker, signer: &SoftwareSigner) -> Result<Vec<(Act, Signed)>, Box<dyn Error>> {
    let mut one = || {
        let act = maker.act();
        let signed = act.sign(signer)?;
        Ok((act, signed))
    };
    (0..GROUP).map(|_| one()).collect()
}

/// A receipt and what its bare checks need.
struct Issued {
    /// Its file, as it is handed out.
    bytes: Vec<u8>,
    record: Vec<u8>,
    body: String,
    /// Of the log, over the body.
    log: Signature,
    act: Vec<u8>,
    /// Of the person, over the act.
    person: Signature,
    hashes: Vec<Hash>,
}

/// Receipts checked from their files: the log's signature, the inclusion of the record, the person's signature;
/// against the two bare signature checks over prepared bytes and as many hashes. The time is that of a hundred.
///
/// # Errors
/// What the trace reports; a receipt that does not hold.
pub fn receipts(suite: Suite, leaves: u32, rounds: usize) -> Result<Ratio, Box<dyn Error>> {
    let (log, person) = (
        SoftwareSigner::random(suite.algorithm(), &System)?,
        SoftwareSigner::random(suite.algorithm(), &System)?,
    );
    let receipts = issued(suite, leaves, &log, &person)?;
    let origin = Maker::new(suite)?.act().origin;
    let key = NoteKey::new(origin.as_str(), NoteKeyKind::Log, log.public_key().clone())?;
    let trust = Trust::new(origin, suite, vec![LogKey { key, retired: None }], Vec::new(), 0)?;
    let (log, person) = (log.public_key(), person.public_key());
    alternate(
        rounds,
        |_| Ok(time(|| receipts.iter().try_for_each(|issued| check(issued, &trust)))?.0),
        |_| Ok(time(|| receipts.iter().try_for_each(|issued| check_bare(suite, issued, log, person)))?.0),
    )
}

fn check(issued: &Issued, trust: &Trust) -> Result<(), Box<dyn Error>> {
    let proven = Receipt::from_bytes(&issued.bytes)?.verify(trust, &Software)?;
    ensure(matches!(proven.attested, Attested::PersonSigned { .. }), "an answer is wrong")
}

fn check_bare(
    suite: Suite,
    issued: &Issued,
    log: &PublicKey,
    person: &PublicKey,
) -> Result<(), Box<dyn Error>> {
    log.verify(issued.body.as_bytes(), &issued.log)?;
    person.verify(&issued.act, &issued.person)?;
    let leaf = suite.leaf(&issued.record);
    black_box(issued.hashes.iter().fold(leaf, |root, hash| suite.node(root, *hash)));
    Ok(())
}

/// A hundred receipts from a log of so many leaves, a hundred of them signed.
fn issued(
    suite: Suite,
    leaves: u32,
    log: &SoftwareSigner,
    person: &SoftwareSigner,
) -> Result<Vec<Issued>, Box<dyn Error>> {
    let (mut maker, mut tree) = (Maker::new(suite)?, Tree::new(suite));
    let mut records = Vec::new();
    for n in 0..leaves {
        if n % (leaves / GROUP) > 0 {
            tree.append(&n.to_be_bytes());
            continue;
        }
        let act = maker.act();
        let signed = act.sign(person)?;
        let message = act.to_bytes()?;
        let record = maker.record(act, Attestation::Signed(signed)).to_bytes()?;
        records.push((tree.append(&record), record, message, signed.signature));
    }
    let (origin, root, size) = (maker.act().origin, tree.root(), tree.size());
    let note = Checkpoint { origin, root, size }.sign(suite, log)?;
    let bytes =
        note.signatures().first().and_then(|line| line.as_bytes().as_array()).ok_or("no signature")?;
    let signature = Signature::from_bytes(*bytes);
    let signer = person.public_key();
    let issue = |(index, record, act, person): (u64, Vec<u8>, Vec<u8>, Signature)| {
        let hashes = tree.inclusion(index)?;
        let proof = TlogProof::new(suite, record.clone(), index, hashes.clone(), note.clone())?;
        let bytes = Receipt::new(proof, Some(signer.clone()), None)?.to_bytes()?;
        let body = note.text().to_owned();
        Ok(Issued { bytes, record, body, log: signature, act, person, hashes })
    };
    records.into_iter().map(issue).collect()
}
