//! The file of the durable journal: opened again, shared, killed, strange.
#![expect(clippy::disallowed_methods, reason = "these tests are about files")]

use std::path::Path;
use std::time::Duration;

use banjian::journal::{Journal, Position, Rejected, SqliteJournal};
use banjian::trace::{Growth, Suite};
use rusqlite::Connection;

use crate::support::{append, at, batch, case, command, day, row, walk};

fn open(path: &Path) -> SqliteJournal {
    SqliteJournal::open(path).unwrap()
}

#[test]
fn a_journal_that_is_opened_again_has_all_and_goes_on() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let outlet = "0001".parse().unwrap();
    {
        let journal = open(&path);
        append(&journal, &batch(5, 1, 0)).unwrap();
        journal.setting("origin", Some(b"hall")).unwrap();
        journal.reserve_serials(&outlet, day(1), 10).unwrap();
    }
    let journal = open(&path);
    assert_eq!(append(&journal, &batch(4, 1, 1)), Err(Rejected::ClockWentBack { newest: at(5) }));
    assert!(append(&journal, &batch(5, 1, 0)).unwrap().repeated);
    assert_eq!(append(&journal, &batch(6, 1, 1)).unwrap().position, Position(2));
    assert_eq!(walk(&journal, &crate::lists::at_outlet(), 9), [row(1, 2)]);
    assert_eq!(journal.setting("origin", None).unwrap().as_deref(), Some(&b"hall"[..]));
    assert_eq!(journal.reserve_serials(&outlet, day(1), 1).unwrap(), 11);
}

/// The log's algorithms are those that the file was made with, whoever opens it.
#[test]
fn a_journal_keeps_its_suite_and_its_tree() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let expected = {
        let journal = SqliteJournal::open_with(&path, Suite::Sm3Sm2).unwrap();
        append(&journal, &batch(1, 1, 0)).unwrap();
        let mut tree = Growth::new(Suite::Sm3Sm2);
        tree.append(Suite::Sm3Sm2.leaf(&batch(1, 1, 0).record.bytes));
        tree.append(Suite::Sm3Sm2.leaf(&batch(2, 1, 1).record.bytes));
        tree.take_changed().next().unwrap().hashes
    };
    let refused = SqliteJournal::open_with(&path, Suite::Sha256Ed25519).unwrap_err();
    assert_eq!(refused.code().as_str(), "store-suite");
    let [one, two] = [open(&path), open(&path)];
    assert_eq!(one.suite(), Suite::Sm3Sm2);
    append(&one, &batch(2, 1, 1)).unwrap();
    assert_eq!(two.tile(0, 0).unwrap(), expected);
    // Each remembers an edge that the other moved on.
    append(&two, &batch(3, 1, 2)).unwrap();
    append(&one, &batch(4, 1, 3)).unwrap();
    assert_eq!(one.tile(0, 0).unwrap().len(), 4 * 32);
    assert_eq!(one.tile(0, 0).unwrap()[..64], expected[..]);
}

#[test]
fn what_stands_only_in_the_write_ahead_log_is_found() {
    let directory = tempfile::tempdir().unwrap();
    let (path, copy) = (directory.path().join("j"), directory.path().join("copy"));
    let journal = open(&path);
    append(&journal, &batch(1, 1, 0)).unwrap();
    // What a killed process leaves: the file and its log, never closed.
    for end in ["", "-wal"] {
        let of = |path: &Path| format!("{}{end}", path.display());
        std::fs::copy(of(&path), of(&copy)).unwrap();
    }
    let log = std::fs::metadata(directory.path().join("copy-wal")).unwrap().len();
    assert!(log > 0);
    let after = open(&copy);
    assert_eq!(after.feed(Position(0), 9).unwrap(), journal.feed(Position(0), 9).unwrap());
    assert_eq!(append(&after, &batch(2, 1, 1)).unwrap().position, Position(2));
    assert_eq!(journal.feed(Position(1), 9).unwrap(), []);
}

#[test]
fn two_openings_take_turns_to_write() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let write = |n: u8| {
        let journal = open(&path);
        journal.set_patience(Duration::from_mins(1)).unwrap();
        for step in 0..40 {
            let mut next = batch(u32::from(n) * 1_000 + step, n, step);
            next.recorded_at = at(0);
            append(&journal, &next).unwrap();
            journal.reserve_serials(&"0001".parse().unwrap(), day(1), 1).unwrap();
        }
    };
    std::thread::scope(|scope| {
        let threads = [1, 2].map(|n| scope.spawn(move || write(n)));
        for thread in threads {
            thread.join().unwrap();
        }
    });
    let journal = open(&path);
    let positions: Vec<_> =
        journal.feed(Position(0), 1_000).unwrap().iter().map(|entry| entry.position.0).collect();
    assert_eq!(positions, (1..=80).collect::<Vec<_>>());
    assert_eq!(journal.events(case(1)).unwrap().len(), 40);
    assert_eq!(journal.reserve_serials(&"0001".parse().unwrap(), day(1), 1).unwrap(), 81);
}

#[test]
fn a_write_waits_for_its_turn_before_it_reads() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let journal = open(&path);
    journal.set_patience(Duration::from_mins(1)).unwrap();
    let hand = Connection::open(&path).unwrap();
    hand.execute_batch("BEGIN IMMEDIATE; INSERT INTO settings VALUES ('other', x'00')").unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| append(&journal, &batch(1, 1, 0)));
        std::thread::sleep(Duration::from_millis(200));
        assert!(!waiting.is_finished());
        hand.execute_batch("COMMIT").unwrap();
        // Had it read before, its view would be too old to write on.
        assert_eq!(waiting.join().unwrap().unwrap().position, Position(1));
    });
}

#[test]
fn one_opening_sees_what_another_wrote() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let (one, two) = (open(&path), open(&path));
    append(&one, &batch(1, 1, 0)).unwrap();
    assert_eq!(two.reply(command(1)).unwrap().unwrap().position, Position(1));
    assert!(matches!(append(&two, &batch(2, 1, 0)), Err(Rejected::Conflict { found: 1, .. })));
    assert_eq!(append(&two, &batch(2, 1, 1)).unwrap().position, Position(2));
}

#[test]
fn a_failed_call_writes_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let journal = open(&path);
    append(&journal, &batch(1, 1, 0)).unwrap();
    // The second batch of the call fails inside SQLite, the first would have been fine.
    let hand = Connection::open(&path).unwrap();
    hand.execute_batch(
        "CREATE TRIGGER full BEFORE INSERT ON records WHEN new.position = 3 \
         BEGIN SELECT RAISE(ABORT, 'no room'); END",
    )
    .unwrap();
    let report = journal.append(&[batch(2, 1, 1), batch(3, 1, 2)]).unwrap_err();
    assert_eq!(report.to_string(), "the store failed: no room");
    assert_eq!(journal.feed(Position(1), 9).unwrap(), []);
    assert_eq!(journal.events(case(1)).unwrap().len(), 1);
    hand.execute_batch("DROP TRIGGER full").unwrap();
    assert_eq!(append(&journal, &batch(2, 1, 1)).unwrap().position, Position(2));
}

#[test]
fn a_strange_file_stays_as_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let refused = |code: &str| {
        let before = std::fs::read(&path).unwrap();
        let report = SqliteJournal::open(&path).unwrap_err();
        assert_eq!(report.code().as_str(), code);
        assert_eq!(report.place().file.as_deref(), path.to_str());
        assert_eq!(std::fs::read(&path).unwrap(), before);
    };
    std::fs::write(
        &path,
        "a letter, and not a short one; it goes on for more than a hundred bytes ".repeat(9),
    )
    .unwrap();
    refused("store-not-a-journal");
    std::fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE other (x)").unwrap();
    refused("store-not-a-journal");
    std::fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().pragma_update(None, "application_id", 7).unwrap();
    refused("store-not-a-journal");
    for change in ["DROP TABLE links", "CREATE TABLE more (x)", "DROP INDEX cases_due"] {
        std::fs::remove_file(&path).unwrap();
        drop(open(&path));
        Connection::open(&path).unwrap().execute_batch(change).unwrap();
        refused("store-schema-changed");
    }
    std::fs::remove_file(&path).unwrap();
    drop(open(&path));
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 2).unwrap();
    refused("store-newer");
}

#[test]
fn a_missing_directory_is_an_error_and_an_empty_file_a_new_journal() {
    let directory = tempfile::tempdir().unwrap();
    let report = SqliteJournal::open(directory.path().join("none").join("j")).unwrap_err();
    assert_eq!(report.code().as_str(), "store-failed");
    let empty = directory.path().join("empty");
    std::fs::write(&empty, "").unwrap();
    append(&open(&empty), &batch(1, 1, 0)).unwrap();
}

#[test]
fn the_file_is_kept_as_promised() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let journal = open(&path);
    append(&journal, &batch(1, 1, 0)).unwrap();
    let hand = Connection::open(&path).unwrap();
    let mode: String = hand.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    #[cfg(unix)]
    for end in ["", "-wal", "-shm"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(format!("{}{end}", path.display())).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "j{end}");
    }
}

#[test]
fn many_openings_of_a_new_file_at_once_make_one_journal() {
    let directory = tempfile::tempdir().unwrap();
    for round in 0..8 {
        let path = directory.path().join(round.to_string());
        std::thread::scope(|scope| {
            let threads = [(); 4].map(|()| scope.spawn(|| open(&path)));
            for thread in threads {
                drop(thread.join().unwrap());
            }
        });
    }
}
