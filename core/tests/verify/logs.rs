//! Whole logs and copies of them: each tampering is found at its place, by its name.

use std::cell::Cell;
use std::collections::BTreeMap;

use banjian::report::Report;
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::{Signer as _, Software};
use banjian::trace::promise::Promise;
use banjian::trace::tile::TileReader;
use banjian::trace::trust::Seen;
use banjian::trace::verify::{Comparison, Copy, Difference, LogCheck, compare};
use banjian::trace::{Act, Attestation, Growth, Record, Signed, Suite};
use proptest::prelude::*;

use crate::names;
use crate::town::world::{World, moment, signed, signer};
use crate::town::{A, B, Town};

/// The tiles of a log, and how often one was read.
#[derive(Default)]
struct Tiles {
    tiles: BTreeMap<(u8, u64), Vec<u8>>,
    reads: Cell<usize>,
}

impl TileReader for &Tiles {
    fn tile(&self, level: u8, index: u64, _: u16) -> Result<Vec<u8>, Report> {
        self.reads.set(self.reads.get() + 1);
        Ok(self.tiles.get(&(level, index)).cloned().unwrap_or_default())
    }
}

/// Tiles and checkpoint of a log of these entries.
fn copy_of(suite: Suite, entries: &[Vec<u8>]) -> (Tiles, Checkpoint) {
    let mut growth = Growth::new(suite);
    for entry in entries {
        growth.append(suite.leaf(entry));
    }
    let tiles = growth.take_changed().map(|grown| ((grown.level, grown.index), grown.hashes)).collect();
    let checkpoint = Checkpoint {
        origin: "banjian.example/xiangyang".parse().unwrap(),
        size: growth.size(),
        root: growth.root(),
    };
    (Tiles { tiles, reads: Cell::new(0) }, checkpoint)
}

fn seen(town: &Town, quorum: u8) -> Seen {
    town.trust(quorum).open(&town.note(2)).unwrap()
}

/// What is found in entries against the checkpoint of the log as it was.
fn found(town: &Town, entries: &[Vec<u8>]) -> Vec<String> {
    let mut check = LogCheck::new(town.trust(0));
    check.expect(&seen(town, 0)).unwrap();
    let mut found: Vec<Report> = entries.iter().flat_map(|entry| check.next(entry, &Software)).collect();
    found.extend(check.finish());
    names(&found)
}

#[test]
fn a_whole_log_is_found_whole_and_gone_on_with_anywhere() {
    for suite in Suite::ALL {
        let town = Town::new(suite);
        let entries = town.entries();
        assert_eq!(found(&town, &entries), Vec::<String>::new());
        let (tiles, checkpoint) = copy_of(suite, &entries);
        let mut check = LogCheck::new(town.trust(0));
        for (index, entry) in entries.iter().enumerate() {
            let mut resumed = check.clone();
            assert_eq!(resumed.size(), u64::try_from(index).unwrap());
            let rest = entries[index..].iter().flat_map(|entry| resumed.next(entry, &Software));
            assert_eq!(rest.count(), 0);
            assert_eq!(resumed.root(), checkpoint.root);
            assert!(check.next(entry, &Software).is_empty());
        }
        assert_eq!(check.tiles(&&tiles), []);
        assert_eq!(check.history().keys().count(), 5);
    }
}

#[test]
fn each_tampering_has_its_name_and_place() {
    for suite in Suite::ALL {
        let town = Town::new(suite);
        let forge = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
            let mut entries = town.entries();
            change(&mut entries);
            found(&town, &entries)
        };
        // A changed byte that leaves no record, and one that does.
        assert_eq!(
            forge(&|entries| entries[6][0] = b'['),
            ["record-unreadable at [6]", "sequence-gap at [8]", "root-mismatch"]
        );
        let late = Record { recorded_at: moment("2026-03-02"), ..town.records[6].clone() };
        assert_eq!(
            forge(&|entries| entries[6] = late.to_bytes().unwrap()),
            ["chain-broken at [8]", "root-mismatch"]
        );
        let act = Act { case_version: 9, ..town.records[8].act.clone() };
        let other = Record { act, ..town.records[8].clone() };
        assert_eq!(
            forge(&|entries| entries[8] = other.to_bytes().unwrap()),
            ["signature-mismatch at [8].attestation", "root-mismatch"]
        );
        // Removed, added, swapped, cut off.
        assert_eq!(forge(&|entries| drop(entries.remove(6))), ["sequence-gap at [7]", "withheld-tail"]);
        let mut longer = town.clone();
        longer.act(B, "clerk-1", "");
        let more = longer.records[9].to_bytes().unwrap();
        assert_eq!(forge(&|entries| entries.insert(8, more.clone())), ["root-mismatch"]);
        assert_eq!(
            forge(&|entries| entries.swap(4, 6)),
            ["sequence-gap at [4]", "case-forked at [6]", "sequence-gap at [8]", "root-mismatch"]
        );
        assert_eq!(forge(&|entries| entries.swap(4, 5)), ["root-mismatch"]);
        assert_eq!(forge(&|entries| drop(entries.pop())), ["withheld-tail"]);
        // The same record twice; one replayed into another case, which its signature does not cover.
        assert_eq!(
            forge(&|entries| entries[8] = entries[6].clone()),
            ["command-repeated at [8]", "case-forked at [8]", "root-mismatch"]
        );
        let act = Act { case: A, ..town.records[5].act.clone() };
        let replayed = Record { act, chain: town.records[8].chain, ..town.records[5].clone() };
        assert_eq!(
            forge(&|entries| entries[8] = replayed.to_bytes().unwrap()),
            ["command-repeated at [8]", "signature-mismatch at [8].attestation", "root-mismatch"]
        );
        // A record of another log.
        let mut foreign = town.records[8].clone();
        foreign.act.origin = "banjian.example/elsewhere".parse().unwrap();
        let foreign = signed(foreign, "clerk-1", "sm-clerk-2").to_bytes().unwrap();
        assert_eq!(
            forge(&|entries| entries[8] = foreign.clone()),
            ["foreign-log at [8].act", "root-mismatch"]
        );
    }
}

/// A log whose office wrote what it should not have, and signed the checkpoint over it.
#[test]
fn what_a_dishonest_office_wrote_is_named() {
    let name = |change: &dyn Fn(&mut Town)| {
        let mut town = Town::new(Suite::default());
        change(&mut town);
        found(&town, &town.entries())
    };
    let act = |town: &mut Town, person: &str, first: &str| {
        let draft = town.draft(A, person);
        town.records.push(signed(draft, first, ""));
    };
    let clerk = "clerk-1";
    assert_eq!(name(&|town| act(town, clerk, "stranger")), ["key-unknown at [9].attestation"]);
    assert_eq!(name(&|town| act(town, clerk, "sm-clerk-2")), ["key-of-another at [9].attestation"]);
    assert_eq!(
        name(&|town| {
            town.key(&World::revocation(clerk, clerk));
            act(town, clerk, clerk);
        }),
        ["key-revoked at [10].attestation"]
    );
    assert_eq!(
        name(&|town| {
            let mut draft = town.draft(A, clerk);
            draft.recorded_at = moment("2027-01-01");
            town.records.push(signed(draft, clerk, ""));
        }),
        ["key-expired at [9].attestation"]
    );
    assert_eq!(
        name(&|town| {
            let mut fork = town.draft(A, clerk);
            fork.chain = town.records[8].chain;
            town.records.push(signed(fork, clerk, ""));
        }),
        ["case-forked at [9]"]
    );
    // A key that one administrator approved alone.
    assert_eq!(
        name(&|town| {
            let event =
                banjian::trace::register::KeyEvent::Register(town.world.registration(clerk, "clerk-1/b"));
            let record = town.world.record(&event, "admin-1", "");
            town.records.push(record);
        }),
        ["cosignature-missing at [9].cosignature"]
    );
    assert_eq!(
        name(&|town| {
            let draft = town.draft(A, clerk);
            let signature = draft.act.sign(&signer("stranger")).unwrap().signature;
            let key = signer(clerk).public_key().id();
            town.records
                .push(Record { attestation: Attestation::Signed(Signed { key, signature }), ..draft });
        }),
        ["signature-mismatch at [9].attestation"]
    );
}

#[test]
fn checkpoints_marks_and_promises_are_held_against_the_copy() {
    let town = Town::new(Suite::default());
    let entries = town.entries();
    let read = |check: &mut LogCheck, entries: &[Vec<u8>]| {
        let found: Vec<Report> = entries.iter().flat_map(|entry| check.next(entry, &Software)).collect();
        names(&found)
    };
    // An older copy, against what the reader knew.
    let mut check = LogCheck::new(town.trust(0));
    check.mark(&seen(&town, 0)).unwrap();
    assert!(read(&mut check, &entries[..7]).is_empty());
    assert_eq!(names(&check.finish()), ["copy-rolled-back"]);
    let message = check.finish()[0].to_string();
    assert_eq!(message, "the copy has 7 records, and 9 were known of the log");
    // The same log, read on.
    assert!(read(&mut check, &entries[7..]).is_empty());
    assert_eq!(check.finish(), []);
    // Two roots at one size; a checkpoint that was passed; one of another log; one that is reached already.
    let code = |result: Result<(), Report>| result.unwrap_err().code().as_str();
    let mut other = seen(&town, 0);
    other.checkpoint.root = Suite::default().leaf(b"another root");
    assert_eq!(code(check.expect(&other)), "two-roots");
    let mut check = LogCheck::new(town.trust(0));
    assert!(read(&mut check, &entries).is_empty());
    assert_eq!(code(check.clone().expect(&other)), "root-mismatch");
    other.checkpoint.size = 8;
    assert_eq!(code(check.expect(&other)), "log-index");
    other.checkpoint.origin = "banjian.example/elsewhere".parse().unwrap();
    assert_eq!(code(check.expect(&other)), "foreign-log");

    // Promised by the day on which witnesses saw the log, and by the day before.
    let promise = |leaf: &[u8], by: &str| Promise {
        origin: town.origin.clone(),
        leaf: Suite::default().leaf(leaf),
        by: moment(by),
    };
    let broken = |promise: Promise, quorum| {
        let mut check = LogCheck::new(town.trust(0));
        check.expect(&seen(&town, quorum)).unwrap();
        check.promised(promise);
        assert!(read(&mut check, &entries).is_empty());
        names(&check.finish())
    };
    let none = Vec::<String>::new();
    assert_eq!(broken(promise(b"never", "2026-02-28"), 1), ["promise-broken"]);
    assert_eq!(broken(promise(b"never", "2026-02-28"), 0), none, "nobody says when it was seen");
    assert_eq!(broken(promise(b"never", "2026-03-01"), 1), none, "it was not over");
    assert_eq!(broken(promise(&entries[8], "2026-02-28"), 1), none, "it was kept");
}

#[test]
fn a_changed_tile_is_named() {
    let town = Town::new(Suite::default());
    let (mut tiles, _) = copy_of(town.suite, &town.entries());
    tiles.tiles.get_mut(&(0, 0)).unwrap()[40] ^= 1;
    let mut check = LogCheck::new(town.trust(0));
    town.entries().iter().for_each(|entry| assert!(check.next(entry, &Software).is_empty()));
    let found = check.tiles(&&tiles);
    assert_eq!(found[0].to_string(), "tile 0 of level 0 does not hold the hashes of the records");
}

fn compared(suite: Suite, one: &[Vec<u8>], other: &[Vec<u8>]) -> (Comparison, usize) {
    let ((tiles, first), (others, second)) = (copy_of(suite, one), copy_of(suite, other));
    let compared = compare(
        suite,
        Copy { checkpoint: &first, reader: &tiles },
        Copy { checkpoint: &second, reader: &others },
    );
    (compared.unwrap(), tiles.reads.get())
}

#[test]
fn two_copies_part_where_they_part() {
    let suite = Suite::default();
    let entries: Vec<Vec<u8>> = (0..70_000_u32).map(|n| n.to_be_bytes().to_vec()).collect();
    let at = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
        let mut other = entries.clone();
        change(&mut other);
        let (found, reads) = compared(suite, &entries, &other);
        assert!(reads <= 12, "{reads} tiles");
        let words = found.check().map_err(|report| report.to_string());
        match found {
            Comparison::Consistent { size } => (size, None, words.err()),
            Comparison::Parted { index, difference, .. } => (index, Some(difference), words.err()),
        }
    };
    assert_eq!(at(&|_| ()), (70_000, None, None));
    assert_eq!(at(&|other| other.truncate(300)), (300, None, None));
    let expected = |difference, words: &str| {
        (65_600, Some(difference), Some(format!("the copies differ from index 65600 on: {words}")))
    };
    assert_eq!(at(&|other| other[65_600][0] = 9), expected(Difference::Changed, "a record was changed"));
    assert_eq!(
        at(&|other| other.swap(65_600, 65_601)),
        expected(Difference::Swapped, "two records were swapped")
    );
    assert_eq!(
        at(&|other| drop(other.remove(65_600))),
        expected(Difference::OnlyInFirst, "a record stands in the first copy only")
    );
    assert_eq!(
        at(&|other| other.insert(65_600, vec![7])),
        expected(Difference::OnlyInSecond, "a record stands in the second copy only")
    );
    assert_eq!(
        at(&|other| other[65_600..].iter_mut().for_each(|entry| entry.push(0))),
        expected(Difference::Forked, "two histories")
    );
}

#[test]
fn a_copy_that_does_not_fit_its_checkpoint_is_not_compared() {
    let suite = Suite::default();
    let (tiles, first) = copy_of(suite, &[vec![1], vec![2]]);
    let code = |second: &Checkpoint| {
        let second = Copy { checkpoint: second, reader: &tiles };
        compare(suite, Copy { checkpoint: &first, reader: &tiles }, second).unwrap_err().code().as_str()
    };
    assert_eq!(code(&Checkpoint { root: suite.empty(), ..first.clone() }), "root-mismatch");
    assert_eq!(code(&Checkpoint { origin: "b.example".parse().unwrap(), ..first.clone() }), "foreign-log");
}

proptest! {
    /// Wherever one leaf is changed, it is found.
    #[test]
    fn the_first_difference_is_found(size in 1..600_usize, at in any::<prop::sample::Index>(), shorter in 0..50_usize) {
        let entries: Vec<Vec<u8>> = (0..size).map(|n| n.to_be_bytes().to_vec()).collect();
        let at = at.index(size);
        let mut other = entries.clone();
        other[at].push(1);
        other.truncate(size.saturating_sub(shorter).max(1));
        let (found, _) = compared(Suite::default(), &entries, &other);
        match found {
            Comparison::Consistent { size } => {
                prop_assert_eq!(size, u64::try_from(other.len()).unwrap());
                prop_assert!(at >= other.len());
            }
            Comparison::Parted { index, difference, .. } => {
                prop_assert_eq!(index, u64::try_from(at).unwrap());
                prop_assert_eq!(difference, Difference::Changed);
            }
        }
    }
}
