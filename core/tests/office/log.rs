//! The log of an office: checkpoints, proofs, promises, witnesses, and the mark outside.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use banjian::canonical::Hash;
use banjian::id::CaseId;
use banjian::journal::{FileMark, Journal, MemoryJournal, Position, SqliteJournal};
use banjian::office::{Office, Settings};
use banjian::report::Report;
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::Algorithm;
use banjian::trace::note::{NoteKey, NoteKeyKind, SignedNote};
use banjian::trace::promise::Promise;
use banjian::trace::proof::verify_consistency;
use banjian::trace::trust::{LogKey, Trust};
use banjian::trace::witness::{MemoryWitnessStore, Witness};
use banjian::trace::{Growth, Moment, Suite};
use chrono::TimeDelta;

use crate::driver::{CARD, Hall, item, settings};
use crate::keyring::{Keyring, key, signed_settings};

fn note_key(hall: &Hall, name: &str) -> NoteKey {
    let signer = key(name, hall.journal.suite().algorithm());
    NoteKey::new(hall.office.origin().as_str(), NoteKeyKind::Log, signer.public_key().clone()).unwrap()
}

fn trust(hall: &Hall, witnesses: Vec<NoteKey>, quorum: u8) -> Trust {
    let keys = vec![LogKey { key: note_key(hall, "log"), retired: None }];
    Trust::new(hall.office.origin().clone(), hall.journal.suite(), keys, witnesses, quorum).unwrap()
}

/// An office with keys of its own, where the machine vouches for acts.
fn keyed(journal: Arc<dyn Journal>) -> Settings {
    let own = journal.suite().algorithm();
    settings(journal, 7).with_keys(key("log", own), key("system", own))
}

fn on_both_suites(story: impl Fn(Hall)) {
    let directory = tempfile::tempdir().unwrap();
    let sqlite = SqliteJournal::open_with(directory.path().join("j"), Suite::Sm3Sm2).unwrap();
    story(Hall::with(keyed(Arc::new(MemoryJournal::new()))));
    story(Hall::with(keyed(Arc::new(sqlite))));
}

fn told(report: &Report) -> String {
    report.code().to_string()
}

#[test]
fn a_checkpoint_is_signed_when_the_log_grew_and_proves_every_record() {
    on_both_suites(|hall| {
        let trust = trust(&hall, Vec::new(), 0);
        let empty = trust.open(&hall.office.checkpoint().unwrap()).unwrap().checkpoint;
        assert_eq!((empty.size, empty.root), (0, hall.journal.suite().empty()));
        let id = hall.received(&item(CARD), "1");
        let note = hall.office.checkpoint().unwrap();
        assert_eq!(hall.office.checkpoint().unwrap(), note);
        let seen = trust.open(&note).unwrap();
        assert_eq!((seen.checkpoint.size, seen.time), (2, None));
        let mut tree = Growth::new(hall.journal.suite());
        for entry in hall.journal.feed(Position(0), 10).unwrap() {
            tree.append(hall.journal.suite().leaf(&entry.record.bytes));
        }
        assert_eq!(seen.checkpoint.root, tree.root());
        // A record after the checkpoint is proven under the next one.
        hall.window("zws-w1", "0001").accept(&hall.case(id), hall.now()).unwrap();
        let number = hall.case(id).opened().unwrap().number().to_string();
        for sequence in 1..=3_u32 {
            let position = hall.office.position(id, sequence).unwrap();
            assert_eq!(hall.office.position_by_number(&format!("{number}/{sequence}")).unwrap(), position);
            let proof = hall.office.proof(position).unwrap();
            let stored = hall.journal.records(id).unwrap()[usize::try_from(sequence).unwrap() - 1].clone();
            assert_eq!((proof.extra(), proof.index()), (&stored.bytes[..], position.0 - 1));
            proof.verify(hall.journal.suite().leaf(&stored.bytes), &trust).unwrap();
            assert!(proof.verify(hall.journal.suite().leaf(b"another"), &trust).is_err());
        }
        let newest = hall.office.checkpoint().unwrap();
        let newest = trust.open(&newest).unwrap().checkpoint;
        let (old, root) = (seen.checkpoint.size, seen.checkpoint.root);
        let proof = hall.office.consistency(old, newest.size).unwrap();
        verify_consistency(hall.journal.suite(), old, newest.size, &proof, root, newest.root).unwrap();
        for wrong in ["", "x", "x/1", &format!("{number}/4"), &format!("{number}/0"), &format!("{number}/01")]
        {
            let report = hall.office.position_by_number(wrong).unwrap_err();
            assert!(["receipt-unknown", "case-unknown"].contains(&told(&report).as_str()), "{wrong}");
        }
        for nowhere in [0, 4, u64::MAX] {
            assert_eq!(told(&hall.office.proof(Position(nowhere)).unwrap_err()), "receipt-unknown");
        }
        assert_eq!(
            told(&hall.office.position(CaseId::from_bytes([9; 16]), 1).unwrap_err()),
            "receipt-unknown"
        );
        assert_eq!(told(&hall.office.consistency(1, 9).unwrap_err()), "log-index");
    });
}

#[test]
fn a_witness_cosigns_what_only_grew_and_the_office_keeps_it() {
    on_both_suites(|hall| {
        let directory = tempfile::tempdir().unwrap();
        let store = FileMark::new(directory.path().join("witness"));
        let signer = key("witness", hall.journal.suite().algorithm());
        let witness =
            Witness::new(signer.as_ref(), "witness.example/bank", vec![note_key(&hall, "log")]).unwrap();
        let mut old = 0;
        for period in ["1", "2"] {
            hall.received(&item(CARD), period);
            let note = hall.office.checkpoint().unwrap();
            let size = hall.journal.size().unwrap();
            let proof = hall.office.consistency(old, size).unwrap();
            let now = Moment::from(hall.now());
            let cosignature = witness.add_checkpoint(old, &note, &proof, now, &store).unwrap();
            hall.office.cosigned(&note.with(cosignature).unwrap()).unwrap();
            old = size;
        }
        let trust = trust(&hall, vec![witness.key().clone()], 1);
        let proof = hall.office.proof(Position(1)).unwrap();
        let leaf = hall.journal.suite().leaf(proof.extra());
        let seen = proof.verify(leaf, &trust).unwrap();
        assert_eq!(seen.time, Some(Moment::from(hall.now())));
        // What is no checkpoint of this log, or of another history, is not kept.
        let bare = SignedNote::new(proof.checkpoint().text(), Vec::new());
        assert!(bare.is_err() || hall.office.cosigned(&bare.unwrap()).is_err());
        let other = Checkpoint { origin: hall.office.origin().clone(), root: Hash::of(b"other"), size: old };
        let suite = hall.journal.suite();
        let forged = other.sign(suite, key("stranger", suite.algorithm()).as_ref()).unwrap();
        assert_eq!(told(&hall.office.cosigned(&forged).unwrap_err()), "note-unsigned");
        let twice = other.sign(suite, key("log", suite.algorithm()).as_ref()).unwrap();
        assert_eq!(told(&hall.office.cosigned(&twice).unwrap_err()), "store-two-roots");
        let larger =
            Checkpoint { size: old + 1, ..other }.sign(suite, key("log", suite.algorithm()).as_ref());
        assert_eq!(told(&hall.office.cosigned(&larger.unwrap()).unwrap_err()), "log-shrinks");
    });
}

#[test]
fn a_promise_names_the_record_and_waiting_ends() {
    on_both_suites(|hall| {
        hall.received(&item(CARD), "1");
        let by = Moment::from(hall.now() + TimeDelta::minutes(10));
        let note = hall.office.promise(Position(2), by).unwrap();
        let promise = Promise::open(&note, &note_key(&hall, "log")).unwrap();
        let record = hall.journal.feed(Position(1), 1).unwrap()[0].record.bytes.clone();
        assert_eq!((promise.leaf, promise.by), (hall.journal.suite().leaf(&record), by));
        assert_eq!(hall.office.wait(Position(2), Duration::from_millis(120)).unwrap(), None);
        assert_eq!(hall.office.wait(Position(2), Duration::ZERO).unwrap(), None);
        let office = hall.office.clone();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| office.wait(Position(2), Duration::from_mins(1)).unwrap());
            std::thread::sleep(Duration::from_millis(60));
            let note = hall.office.checkpoint().unwrap();
            assert_eq!(waiting.join().unwrap(), Some(note));
        });
    });
}

#[test]
fn without_a_key_in_force_nothing_is_signed() {
    let hall = Hall::on(Arc::new(MemoryJournal::new()));
    assert_eq!(told(&hall.office.checkpoint().unwrap_err()), "own-keys-missing");
    let journal: Arc<dyn Journal> = Arc::new(MemoryJournal::new());
    let hall = Hall::with(signed_settings(journal.clone(), 7));
    Keyring::found(&hall, Algorithm::Ed25519);
    hall.office.checkpoint().unwrap();
    let other = signed_settings(journal, 8)
        .with_keys(key("another", Algorithm::Ed25519), key("system", Algorithm::Ed25519));
    let other = Hall::with(other);
    assert_eq!(told(&other.office.checkpoint().unwrap_err()), "log-key-other");
}

/// A backup of yesterday is put in the place of today's journal.
#[test]
fn a_journal_that_was_rolled_back_is_only_read() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name);
    let mark =
        || Some(Arc::new(FileMark::new(path("mark"))) as Arc<dyn banjian::trace::witness::WitnessStore>);
    let open =
        |name: &str| Settings { mark: mark(), ..keyed(Arc::new(SqliteJournal::open(path(name)).unwrap())) };
    let id = {
        let hall = Hall::with(open("today"));
        let id = hall.received(&item(CARD), "1");
        hall.office.checkpoint().unwrap();
        std::fs::copy(path("today"), path("yesterday")).unwrap();
        let wal = |name: &str| path(&format!("{name}-wal"));
        std::fs::copy(wal("today"), wal("yesterday")).unwrap();
        hall.window("zws-w1", "0001").accept(&hall.case(id), hall.now()).unwrap();
        hall.office.checkpoint().unwrap();
        id
    };
    let today = Hall::with(open("today"));
    today.office.standing().unwrap();
    let yesterday = Hall::with(open("yesterday"));
    assert_eq!(told(&yesterday.office.standing().unwrap_err()), "log-rolled-back");
    assert_eq!(yesterday.case(id).version(), 2);
    let act = yesterday.window("zws-w1", "0001").accept(&yesterday.case(id), yesterday.now());
    assert_eq!(crate::driver::code(act), "log-rolled-back");
    assert_eq!(told(&yesterday.office.checkpoint().unwrap_err()), "log-rolled-back");
    assert_eq!(
        Office::open(open("empty")).unwrap_err().to_string(),
        "the journal has 0 records and is not what was signed at 3"
    );
    // As long as before, but with another history.
    let other = path("other");
    {
        let settings = Settings { mark: None, ..open("other") };
        let hall = Hall::with(settings);
        for period in ["1", "2"] {
            hall.received(&item(CARD), period);
        }
    }
    assert!(other.exists());
    assert_eq!(told(&Hall::with(open("other")).office.standing().unwrap_err()), "log-rolled-back");
}

/// The tree below a signed checkpoint was changed: nothing more is signed over it.
#[test]
fn what_was_signed_once_is_not_signed_otherwise() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let hall = Hall::with(keyed(Arc::new(SqliteJournal::open(&path).unwrap())));
    let id = hall.received(&item(CARD), "1");
    hall.office.checkpoint().unwrap();
    let hand = rusqlite::Connection::open(&path).unwrap();
    hand.execute("UPDATE tiles SET hashes = zeroblob(64)", []).unwrap();
    drop(hand);
    let reopened = Hall::with(keyed(Arc::new(SqliteJournal::open(&path).unwrap())));
    reopened.window("zws-w1", "0001").accept(&reopened.case(id), reopened.now()).unwrap();
    assert_eq!(told(&reopened.office.checkpoint().unwrap_err()), "log-rolled-back");
}

/// The files of a folder by their paths.
#[expect(clippy::disallowed_methods, reason = "the test is about files")]
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about files")]
fn the_log_is_exported_as_the_files_of_the_standard() {
    on_both_suites(|hall| {
        let suite = hall.journal.suite();
        let directory = tempfile::tempdir().unwrap();
        let folder = directory.path().join("log");
        hall.received(&item(CARD), "1");
        hall.office.export(&folder).unwrap();
        assert_eq!(
            files(&folder).into_keys().collect::<Vec<_>>(),
            ["checkpoint", "tile/0/000.p/2", "tile/entries/000.p/2"]
        );
        for period in 2..=130 {
            hall.received(&item(CARD), &period.to_string());
        }
        let note = hall.office.export(&folder).unwrap();
        let found = files(&folder);
        assert_eq!(found["checkpoint"], note.to_string().into_bytes());
        let seen = trust(&hall, Vec::new(), 0).open(&note).unwrap().checkpoint;
        assert_eq!(seen.size, 260);
        let (mut tree, mut position) = (Growth::new(suite), 0);
        for tile in ["tile/entries/000", "tile/entries/001.p/4"] {
            for entry in banjian::trace::tile::entries(&found[tile]).unwrap() {
                let kept = &hall.journal.feed(Position(position), 1).unwrap()[0].record.bytes;
                assert_eq!(entry, kept);
                tree.append(suite.leaf(entry));
                position += 1;
            }
        }
        assert_eq!((tree.root(), position), (seen.root, 260));
        for (path, tile) in ["tile/0/000", "tile/0/001.p/4", "tile/1/000.p/1"].iter().zip(tree.take_changed())
        {
            assert_eq!(found[*path], tile.hashes, "{path}");
        }
        // A full tile is not written again: whoever copies the folder need not copy it again.
        std::fs::write(folder.join("tile/0/000"), b"kept").unwrap();
        hall.office.export(&folder).unwrap();
        assert_eq!(files(&folder)["tile/0/000"], b"kept");
    });
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test is about files")]
fn a_mark_is_moved_by_one_at_a_time_and_survives() {
    use banjian::trace::witness::WitnessStore;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("mark");
    let state = |size: u64| (size, Hash::of(&size.to_be_bytes()));
    let origins = ["a.example/one", "b.example/two"].map(|name| name.parse().unwrap());
    let marks = [FileMark::new(&path), FileMark::new(&path)];
    let memory = MemoryWitnessStore::default();
    let stores: [&dyn WitnessStore; 3] = [&marks[0], &marks[1], &memory];
    for store in stores {
        let [one, two] = &origins;
        let from = store.latest(one).unwrap();
        let next = from.map_or(1, |(size, _)| size + 1);
        assert!(store.advance(one, from, state(next)).unwrap());
        assert!(!store.advance(one, from, state(next + 1)).unwrap());
        assert_eq!(store.latest(one).unwrap(), Some(state(next)));
        assert!(!store.advance(two, Some(state(7)), state(8)).unwrap());
    }
    let won: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|n| {
                let (mark, origin) = (&marks[n % 2], &origins[1]);
                scope.spawn(move || usize::from(mark.advance(origin, None, state(1)).unwrap()))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(won, 1);
    assert_eq!(FileMark::new(&path).latest(&origins[0]).unwrap(), Some(state(2)));
    std::fs::write(&path, b"{").unwrap();
    assert_eq!(told(&FileMark::new(&path).latest(&origins[0]).unwrap_err()), "canonical-form");
    let nowhere = FileMark::new(directory.path().join("no/folder"));
    assert_eq!(told(&nowhere.advance(&origins[0], None, state(1)).unwrap_err()), "store-failed");
}
