//! The disk is full: a child process that may not write large files appends until it cannot.

use std::process::Command;

use banjian::journal::{Journal, SqliteJournal};

use crate::support::{append, batch, command};

const PATH: &str = "BANJIAN_TEST_FULL_DISK";

/// Runs as a test of its own, and does nothing then; the other test runs it under a limit.
#[test]
#[expect(clippy::disallowed_methods, reason = "the parent test says where the file is")]
fn child() {
    let Ok(path) = std::env::var(PATH) else { return };
    let journal = SqliteJournal::open(path).unwrap();
    for n in 0..1_000 {
        let mut large = batch(n, 1, n);
        large.record.bytes = vec![b' '; 60_000];
        if let Err(report) = journal.append(&[large]) {
            let after = journal.append(&[batch(n + 1, 1, n + 1)]).unwrap_err();
            let read = journal.reply(command(0)).unwrap_err();
            println!("first {n} {} {} {}", report.code(), after.code(), read.code());
            return;
        }
    }
}

#[test]
#[cfg(unix)]
fn a_full_disk_is_an_unknown_outcome_that_the_command_ids_settle() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    // 512-byte blocks by the standard, 1024 in some shells: 1 or 2 MB. Without the signal, writing fails.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 2000; exec \"$0\" full::child --exact --nocapture"])
        .arg(std::env::current_exe().unwrap())
        .env(PATH, &path)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find_map(|line| line.split_once("first ")).unwrap_or_else(|| panic!("{text}")).1;
    let words: Vec<&str> = line.split(' ').collect();
    assert_eq!(words[1..], ["store-outcome-unknown"; 3]);
    let last: u32 = words[0].parse().unwrap();
    assert!(last > 5);
    let journal = SqliteJournal::open(&path).unwrap();
    for n in 0..last {
        assert!(journal.reply(command(n)).unwrap().is_some(), "{n} of {last}");
    }
    // The one in question: known or not, the retry settles it.
    let known = journal.reply(command(last)).unwrap().is_some();
    let mut retry = batch(last, 1, last);
    retry.record.bytes = vec![b' '; 60_000];
    assert_eq!(append(&journal, &retry).unwrap().repeated, known);
    assert_eq!(journal.reply(command(last + 1)).unwrap(), None);
}
