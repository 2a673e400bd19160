//! Writes what the others read. The same bytes each time.
//!
//! | file | what |
//! |---|---|
//! | `<suite>/log/checkpoint`, `<suite>/log/tile/…` | a log as static files (C2SP `tlog-tiles`) |
//! | `<suite>/log.vkey`, `<suite>/witnesses` | keys of notes, one a line |
//! | `<suite>/proofs/<index>` | a C2SP `tlog-proof`; its `extra` is the record |
//! | `<suite>/consistency/<old>-<new>` | both roots and the proof, a line of base64 each |
//! | `people` | the keys of those who signed the records, one a line |
//! | `signatures/<name>/`, `refused/<name>/`, `disputed/<name>/` | `key`, `key-id`, `message`, `signature` |
//! | `manifest` | the paths of all the others, one a line |

use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::{Algorithm, PublicKey, Signature, Signer, SoftwareSigner, sign};
use banjian::trace::note::{NoteKey, NoteKeyKind};
use banjian::trace::tile::{TilePath, push_entry};
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::{
    Act, Attestation, Chain, Editions, EventHeader, Growth, Moment, Object, Record, Suite, events_hash,
};
use chrono::DateTime;
use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use serde_json::json;

use super::theirs::{self, tiles};
use super::{Files, folder, write};

const ORIGIN: &str = "banjian.example/independent";
/// Past a full tile of level 1, so that the tree has tiles of three levels, each with a partial one.
const SIZE: u64 = 70_000;
/// Where records stand: at the borders of tiles. All else are short entries.
const PROVED: [u64; 9] = [0, 1, 255, 256, 257, 65_535, 65_536, 65_537, SIZE - 1];
const SIZES: [u64; 10] = [1, 2, 255, 256, 257, 65_535, 65_536, 65_537, SIZE - 1, SIZE];
/// The order of SM2's base point (GB/T 32918.5, 2).
const SM2_ORDER: &str = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";

#[test]
#[ignore = "it writes some hundred files: `make test-independent`"]
fn it_writes_for_the_others() {
    let mut files = Files::new();
    for suite in Suite::ALL {
        log(suite, &mut files);
    }
    let people = Algorithm::ALL.map(|one| person(one).public_key().to_string());
    files.insert("people".into(), lines(people));
    signatures(&mut files);
    disputed(&mut files);
    // What this library writes it also reads.
    theirs::hold(&files).unwrap();
    let manifest = lines(files.keys().cloned());
    files.insert("manifest".into(), manifest);
    write(&folder("ours"), &files);
}

fn signer(algorithm: Algorithm, secret: u8) -> SoftwareSigner {
    match algorithm {
        Algorithm::Sm2 => SoftwareSigner::sm2(&[secret; 32]).unwrap(),
        _ => SoftwareSigner::ed25519(&[secret; 32]).unwrap(),
    }
}

/// The person whose acts the records hold.
fn person(algorithm: Algorithm) -> SoftwareSigner {
    signer(algorithm, 0x11)
}

fn at(seconds: i64) -> Moment {
    Moment::from(DateTime::from_timestamp(seconds, 0).unwrap())
}

fn act(suite: Suite, version: u32) -> Act {
    Act {
        case: "000102030405060708090a0b0c0d0e0f".parse().unwrap(),
        case_version: version,
        command: "202122232425262728292a2b2c2d2e2f".parse().unwrap(),
        desk: "window".parse().unwrap(),
        header: Object::of(&json!({"item": "sbk-001", "note": "受理"})).unwrap(),
        kind: "hand-over".parse().unwrap(),
        login: None,
        observed_at: at(1_790_000_000),
        origin: ORIGIN.parse().unwrap(),
        outlet: Some("0007".parse().unwrap()),
        payload: None,
        person: Some("staff-042".parse().unwrap()),
        post: Some("issuing-clerk".parse().unwrap()),
        suite,
    }
}

/// The record at an index, signed by a person of either algorithm.
fn record(suite: Suite, index: u64) -> Vec<u8> {
    let act = act(suite, u32::try_from(index).unwrap());
    let algorithm = Algorithm::ALL[usize::try_from(index % 2).unwrap()];
    let header = EventHeader { case: act.case, version: 1, schema: 1, header: b"{}" };
    let record = Record {
        attestation: Attestation::Signed(act.sign(&person(algorithm)).unwrap()),
        chain: Chain::after(2, suite.leaf(b"the record before")).unwrap(),
        cosignature: None,
        editions: Editions::new(suite, []).unwrap().hash(),
        events: events_hash(suite, [header]),
        recorded_at: at(1_790_000_001),
        act,
    };
    record.to_bytes().unwrap()
}

fn entry(suite: Suite, index: u64) -> Vec<u8> {
    if PROVED.contains(&index) { record(suite, index) } else { format!("entry {index}").into_bytes() }
}

fn log(suite: Suite, files: &mut Files) {
    let name = suite.as_str();
    let mut growth = Growth::new(suite);
    let mut entries = Files::new();
    for index in 0..SIZE {
        let entry = entry(suite, index);
        growth.append(suite.leaf(&entry));
        let width = u16::try_from((SIZE - index / 256 * 256).min(256)).unwrap();
        let path = TilePath { level: None, index: index / 256, width }.to_string();
        push_entry(entries.entry(format!("{name}/log/{path}")).or_default(), &entry).unwrap();
    }
    files.append(&mut entries);
    let root = growth.root();
    for grown in growth.take_changed() {
        let width = u16::try_from(grown.hashes.len() / 32).unwrap();
        let path = TilePath { level: Some(grown.level), index: grown.index, width };
        files.insert(format!("{name}/log/{path}"), grown.hashes);
    }

    let own = signer(suite.algorithm(), 0x21);
    let checkpoint = Checkpoint { origin: ORIGIN.parse().unwrap(), size: SIZE, root };
    let mut note = checkpoint.sign(suite, &own).unwrap();
    let mut witnesses = Vec::new();
    for (secret, seconds) in [(0x31, 1_790_000_100), (0x32, 1_790_000_101)] {
        let (witness, name) = (signer(suite.algorithm(), secret), format!("witness.example/{secret:x}"));
        note = note.with(checkpoint.cosign(suite, &name, &witness, at(seconds)).unwrap()).unwrap();
        let key = NoteKey::new(&name, NoteKeyKind::Cosigner, witness.public_key().clone()).unwrap();
        witnesses.push(key.to_string());
    }
    let key = NoteKey::new(ORIGIN, NoteKeyKind::Log, own.public_key().clone()).unwrap();
    files.insert(format!("{name}/log.vkey"), format!("{key}\n").into_bytes());
    files.insert(format!("{name}/witnesses"), lines(witnesses));
    files.insert(format!("{name}/log/checkpoint"), note.to_string().into_bytes());

    let tree = tiles(files, name, suite, SIZE, SIZE);
    let mut made = Files::new();
    for index in PROVED {
        let hashes = tree.inclusion(index).unwrap();
        let proof = TlogProof::new(suite, record(suite, index), index, hashes, note.clone()).unwrap();
        made.insert(format!("{name}/proofs/{index}"), proof.to_string().into_bytes());
    }
    for new in SIZES {
        let grown = tiles(files, name, suite, new, SIZE);
        for old in SIZES.into_iter().filter(|old| *old < new) {
            let mut hashes = vec![tree.root_at(old).unwrap(), grown.root().unwrap()];
            hashes.extend(grown.consistency(old).unwrap());
            let hashes = hashes.iter().map(|hash| BASE64.encode(hash.as_bytes()));
            made.insert(format!("{name}/consistency/{old}-{new}"), lines(hashes));
        }
    }
    files.append(&mut made);
}

fn signatures(files: &mut Files) {
    let message = act(Suite::default(), 1).to_bytes().unwrap();
    let secret = [0x41; 32];
    let signers = [
        ("ed25519", SoftwareSigner::ed25519(&secret).unwrap()),
        ("sm2", SoftwareSigner::sm2(&secret).unwrap()),
        ("sm2-own-id", SoftwareSigner::sm2_with_id(&secret, "zhang@banjian.example").unwrap()),
    ];
    for (name, signer) in &signers {
        for (what, message) in [("act", message.as_slice()), ("empty", b""), ("byte", b"\xff")] {
            let signature = sign(signer, message).unwrap();
            put(files, &format!("signatures/{name}-{what}"), signer.public_key(), message, signature);
        }
    }
    let [ed25519, sm2, own] = signers.map(|(_, signer)| signer);
    let signature = *sign(&sm2, &message).unwrap().as_bytes();
    let (r, s) = signature.split_at(32);
    let n = HEXLOWER.decode(SM2_ORDER.as_bytes()).unwrap();
    let zero = [0; 32];
    let of = |r: &[u8], s: &[u8]| Signature::from_bytes([r, s].concat().try_into().unwrap());
    let refused = [
        ("r-0", of(&zero, s)),
        ("s-0", of(r, &zero)),
        ("r-n", of(&n, s)),
        ("s-n", of(r, &n)),
        ("sum-n", of(r, &less(&n, r))),
        ("swapped", of(s, r)),
        ("other-id", sign(&own, &message).unwrap()),
    ];
    for (name, signature) in refused {
        put(files, &format!("refused/sm2-{name}"), sm2.public_key(), &message, signature);
    }
    let signature = Signature::from_bytes(signature);
    put(files, "refused/sm2-own-id", own.public_key(), &message, signature);
    let other = act(Suite::default(), 2).to_bytes().unwrap();
    put(files, "refused/sm2-other-message", sm2.public_key(), &other, signature);
    let signature = sign(&ed25519, &message).unwrap();
    put(files, "refused/ed25519-other-message", ed25519.public_key(), &other, signature);
}

fn lines(lines: impl IntoIterator<Item = String>) -> Vec<u8> {
    lines.into_iter().flat_map(|line| [line.into_bytes(), vec![b'\n']]).flatten().collect()
}

/// What the others are asked about and need not agree on.
fn disputed(files: &mut Files) {
    // A key whose y begins with a zero byte, which Z_A must hold (GB/T 32918.2, 5.5).
    let mut secrets = (0_u32..).map(|n| {
        let mut secret = [0x51; 32];
        secret[28..].copy_from_slice(&n.to_be_bytes());
        SoftwareSigner::sm2(&secret).unwrap()
    });
    let signer = secrets.find(|signer| signer.public_key().as_bytes()[33] == 0).unwrap();
    let signature = sign(&signer, b"message").unwrap();
    signer.public_key().verify(b"message", &signature).unwrap();
    put(files, "disputed/sm2-y-with-a-leading-zero", signer.public_key(), b"message", signature);

    // The neutral point as key and R with S = 0 hold for every message; this library has no such key.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    assert_eq!(
        PublicKey::from_bytes(Algorithm::Ed25519, &neutral).unwrap_err().code().as_str(),
        "key-small-order"
    );
    let signature = Signature::from_bytes([neutral, [0; 32]].concat().try_into().unwrap());
    let folder = "disputed/ed25519-of-small-order";
    put(files, folder, signer.public_key(), b"message", signature);
    let key = BASE64URL_NOPAD.encode(&neutral);
    files.insert(format!("{folder}/key"), format!("ed25519:{key}").into_bytes());
    files.insert(format!("{folder}/key-id"), b"none".to_vec());
}

/// The difference of two numbers, big endian, the first the larger.
fn less(from: &[u8], number: &[u8]) -> Vec<u8> {
    let mut borrow = 0_i16;
    let mut digits: Vec<u8> = from
        .iter()
        .zip(number)
        .rev()
        .map(|(one, other)| {
            let digit = i16::from(*one) - i16::from(*other) - borrow;
            borrow = i16::from(digit < 0);
            u8::try_from(digit.rem_euclid(256)).unwrap()
        })
        .collect();
    digits.reverse();
    digits
}

fn put(files: &mut Files, folder: &str, key: &PublicKey, message: &[u8], signature: Signature) {
    files.insert(format!("{folder}/key"), key.to_string().into_bytes());
    files.insert(format!("{folder}/key-id"), key.id().to_string().into_bytes());
    files.insert(format!("{folder}/message"), message.into());
    files.insert(format!("{folder}/signature"), signature.to_string().into_bytes());
}
