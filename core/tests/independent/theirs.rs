//! Reads what the others wrote, in the shape of [`ours`](super::ours). A signature of OpenSSL's is in DER.

use banjian::canonical::Hash;
use banjian::report::{Faults, Report};
use banjian::trace::key::{Algorithm, PublicKey, Signature};
use banjian::trace::note::{NoteKey, SignedNote};
use banjian::trace::tile::{self, TilePath, TileReader, TileTree};
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::trust::{LogKey, Seen, Trust};
use banjian::trace::{Suite, proof};
use data_encoding::BASE64;

use super::{Files, folder, read};

/// Made by `make independent-vectors`, from a fixed seed.
const VECTORS: &str = include_str!("../vectors/independent.json");

/// What is wrong, and in which file.
type Wrong = (String, String);

fn vectors() -> Files {
    let vectors: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
    let files = vectors["files"].as_object().unwrap().iter();
    files
        .map(|(path, bytes)| (path.clone(), BASE64.decode(bytes.as_str().unwrap().as_bytes()).unwrap()))
        .collect()
}

#[test]
fn what_the_others_wrote_once_holds() {
    let files = vectors();
    assert_eq!(hold(&files), Ok(()));
    let count = |part: &str| files.keys().filter(|path| path.contains(part)).count();
    let found = ["/proofs/", "/consistency/", "/tile/", "signatures/"].map(count);
    assert!(found.iter().all(|found| *found >= 6), "{found:?}");
}

#[test]
fn nothing_that_the_others_wrote_can_be_changed_unseen() {
    let files = vectors();
    for (path, bytes) in &files {
        for at in [0, bytes.len() / 2, bytes.len().saturating_sub(1)] {
            let mut changed = files.clone();
            match changed.get_mut(path).unwrap().get_mut(at) {
                Some(byte) => *byte ^= 1,
                None => changed.get_mut(path).unwrap().push(0),
            }
            assert!(hold(&changed).is_err(), "{path}, byte {at}");
        }
    }
}

#[test]
#[ignore = "the others write first: `make test-independent`"]
fn what_the_others_write_now_holds() {
    for (name, least) in [("go", 300), ("openssl", 12)] {
        let files = read(&folder(name));
        assert!(files.len() >= least, "{name}: only {} files", files.len());
        assert_eq!(hold(&files), Ok(()), "{name}");
    }
}

/// Checks whatever is among the files.
pub(crate) fn hold(files: &Files) -> Result<(), Wrong> {
    for suite in Suite::ALL {
        if files.keys().any(|path| path.starts_with(suite.as_str())) {
            log(files, suite)?;
        }
    }
    for path in files.keys() {
        let folder = path.strip_suffix("/key").unwrap_or_default();
        let is_lawful = folder.starts_with("signatures/");
        // On others (disputed ones, digests without a message) this library is not asked.
        if is_lawful || folder.starts_with("refused/") {
            let found = signature(files, folder);
            if found.is_ok() != is_lawful {
                return Err((folder.into(), format!("{found:?}")));
            }
        }
    }
    Ok(())
}

fn text<'a>(files: &'a Files, path: &str) -> Result<&'a str, Wrong> {
    let bytes = files.get(path).ok_or_else(|| (path.to_owned(), "it is missing".to_owned()))?;
    std::str::from_utf8(bytes).map_err(|error| (path.to_owned(), error.to_string()))
}

fn log(files: &Files, suite: Suite) -> Result<(), Wrong> {
    let name = suite.as_str();
    let wrong = |path: &str| {
        let path = format!("{name}/{path}");
        move |report: Report| (path, format!("{report:?}"))
    };
    let vkey = format!("{name}/log.vkey");
    let key: NoteKey = text(files, &vkey)?.trim_end_matches('\n').parse().map_err(wrong("log.vkey"))?;
    let witnesses: Vec<NoteKey> = text(files, &format!("{name}/witnesses"))?
        .lines()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(wrong("witnesses"))?;
    let quorum = u8::try_from(witnesses.len()).unwrap();
    let faulty = |path: &str| {
        let path = format!("{name}/{path}");
        move |faults: Faults| (path, format!("{faults:?}"))
    };
    let origin = key.name().parse().map_err(wrong("log.vkey"))?;
    let keys = vec![LogKey { key, retired: None }];
    let trust = Trust::new(origin, suite, keys, witnesses, quorum).map_err(faulty("witnesses"))?;
    let note = SignedNote::from_bytes(text(files, &format!("{name}/log/checkpoint"))?.as_bytes());
    let note = note.map_err(wrong("log/checkpoint"))?;
    let Seen { checkpoint, time, .. } = trust.open(&note).map_err(faulty("log/checkpoint"))?;
    if time.is_none() {
        return Err((name.into(), "no witness".into()));
    }
    let size = checkpoint.size;
    let tree = tiles(files, name, suite, size, size);
    if tree.root().map_err(wrong("log/tile"))? != checkpoint.root {
        return Err((format!("{name}/log/tile"), "another root".into()));
    }
    let mut leaves = Vec::new();
    let under = |part: &str| {
        let prefix = format!("{name}/{part}/");
        files.iter().filter_map(move |(path, bytes)| Some((path.strip_prefix(&prefix)?.to_owned(), bytes)))
    };
    for index in 0..size.div_ceil(256) {
        let path = TilePath { level: None, index, width: tile::width_of(size, 0, index) }.to_string();
        let bytes = files.get(&format!("{name}/log/{path}")).map_or(&[][..], Vec::as_slice);
        let entries = tile::entries(bytes).map_err(wrong(&path))?;
        leaves.extend(entries.into_iter().map(|entry| suite.leaf(entry)));
    }
    tiles_follow(files, suite, size, leaves.clone())?;
    for (path, bytes) in under("proofs") {
        let proof = TlogProof::from_bytes(bytes).map_err(wrong(&path))?;
        proof.verify(suite.leaf(proof.extra()), &trust).map_err(faulty(&path))?;
        if path != proof.index().to_string() {
            return Err((path, "it is of another index".into()));
        }
        if proof.hashes() != tree.inclusion(proof.index()).map_err(wrong(&path))? {
            return Err((path, "this library makes another proof".into()));
        }
    }
    for (path, bytes) in under("consistency") {
        let (old, new) = path.split_once('-').unwrap();
        let (old, new): (u64, u64) = (old.parse().unwrap(), new.parse().unwrap());
        let hash = |line: &[u8]| {
            BASE64.decode(line).ok().and_then(|bytes| bytes.try_into().ok()).map(Hash::from_bytes)
        };
        let lines = bytes.strip_suffix(b"\n").unwrap_or_default().split(|byte| *byte == b'\n');
        let hashes = lines.map(hash).collect::<Option<Vec<Hash>>>();
        let hashes = hashes.ok_or_else(|| (path.clone(), "no hashes".to_owned()))?;
        let [from, to, rest @ ..] = hashes.as_slice() else { return Err((path, "no roots".into())) };
        proof::verify_consistency(suite, old, new, rest, *from, *to).map_err(wrong(&path))?;
        let roots = [tree.root_at(old), tree.root_at(new)].map(Result::unwrap);
        let own = tiles(files, name, suite, new, size).consistency(old);
        if roots != [*from, *to] || own.map_err(wrong(&path))? != rest {
            return Err((path, "this library makes another proof".into()));
        }
    }
    Ok(())
}

/// Every tile holds the hashes that the tiles below it, or the entries, give.
fn tiles_follow(files: &Files, suite: Suite, size: u64, mut row: Vec<Hash>) -> Result<(), Wrong> {
    for level in 0.. {
        if row.is_empty() {
            break;
        }
        for (index, hashes) in (0..).zip(row.chunks(256)) {
            let width = tile::width_of(size, level, index);
            let path = TilePath { level: Some(level), index, width };
            let bytes: Vec<u8> = hashes.iter().flat_map(Hash::as_bytes).copied().collect();
            let path = format!("{}/log/{path}", suite.as_str());
            if files.get(&path) != Some(&bytes) {
                return Err((path, "other hashes".into()));
            }
        }
        row = row.as_chunks::<256>().0.iter().map(|hashes| root(suite, hashes)).collect();
    }
    Ok(())
}

fn root(suite: Suite, hashes: &[Hash]) -> Hash {
    match hashes {
        [one] => *one,
        more => {
            let (left, right) = more.split_at(more.len() / 2);
            suite.node(root(suite, left), root(suite, right))
        }
    }
}

fn signature(files: &Files, folder: &str) -> Result<(), Wrong> {
    let wrong = |report: Report| (folder.to_owned(), format!("{report:?}"));
    let key: PublicKey = text(files, &format!("{folder}/key"))?.parse().map_err(wrong)?;
    let message =
        files.get(&format!("{folder}/message")).ok_or((folder.to_owned(), "no message".to_owned()))?;
    let signature = match files.get(&format!("{folder}/signature.der")) {
        Some(der) => Signature::from_signer(Algorithm::Sm2, der).map_err(wrong)?,
        None => text(files, &format!("{folder}/signature"))?.parse().map_err(wrong)?,
    };
    if text(files, &format!("{folder}/key-id"))? != key.id().to_string() {
        return Err((folder.into(), "another key id".into()));
    }
    key.verify(message, &signature).map_err(wrong)
}

/// The tree of so many leaves, from the files of a log that may have grown since.
pub(crate) fn tiles<'a>(
    files: &'a Files,
    name: &'a str,
    suite: Suite,
    size: u64,
    written: u64,
) -> TileTree<Folder<'a>> {
    TileTree::new(suite, size, Folder { files, name, written })
}

pub(crate) struct Folder<'a> {
    files: &'a Files,
    name: &'a str,
    written: u64,
}

impl TileReader for Folder<'_> {
    fn tile(&self, level: u8, index: u64, _: u16) -> Result<Vec<u8>, Report> {
        let width = tile::width_of(self.written, level, index);
        let path = TilePath { level: Some(level), index, width };
        Ok(self.files.get(&format!("{}/log/{path}", self.name)).cloned().unwrap_or_default())
    }
}
