//! The contract of `append` and of reading back, held by every store.

use banjian::journal::{Appended, Journal, KeptCheckpoint, Newest, Position, Rejected, StoredReply};
use banjian::trace::Growth;

use crate::support::{append, at, batch, case, command, day, event, key, malformed, row};

/// Runs each situation on a fresh store of each kind.
macro_rules! on_every_store {
    ($($situation:ident),* $(,)?) => {
        mod memory {
            $(#[test] fn $situation() { super::$situation(&banjian::journal::MemoryJournal::new()); })*
        }
        mod sqlite {
            $(#[test] fn $situation() {
                let directory = tempfile::tempdir().unwrap();
                let journal = banjian::journal::SqliteJournal::open(directory.path().join("journal"));
                super::$situation(&journal.unwrap());
            })*
        }
    };
}
pub(crate) use on_every_store;

on_every_store![
    positions_are_dense_from_one,
    what_was_appended_is_read_back,
    a_retry_gets_the_reply_of_then,
    a_command_id_for_another_content_or_person_is_refused,
    a_refused_command_may_come_again,
    a_moved_case_is_a_conflict,
    a_case_that_must_not_exist_is_a_conflict,
    a_link_more_is_a_conflict,
    a_record_in_between_is_a_conflict,
    a_failed_batch_does_not_undo_its_neighbours,
    a_batch_over_two_cases_is_atomic,
    the_clock_never_goes_back,
    a_number_belongs_to_one_case,
    a_contradictory_batch_is_malformed,
    a_case_without_a_row_is_on_no_list,
    the_feed_comes_in_pages,
    links_are_listed_oldest_case_first,
    editions_are_stored_once,
    serials_are_set_apart_in_blocks,
    a_setting_is_set_once,
    the_tree_is_that_of_the_records,
    a_checkpoint_is_kept_and_never_two_roots,
];

fn appended(position: u64, command: u32) -> Appended {
    let reply = format!(r#"{{"command":{command}}}"#).into_bytes();
    Appended { position: Position(position), reply, repeated: false }
}

fn positions_are_dense_from_one(journal: &dyn Journal) {
    assert_eq!(append(journal, &batch(1, 1, 0)), Ok(appended(1, 1)));
    assert!(append(journal, &batch(2, 1, 0)).is_err());
    let results = journal.append(&[batch(3, 2, 0), batch(4, 1, 0), batch(5, 1, 1)]).unwrap();
    assert_eq!(results[0], Ok(appended(2, 3)));
    assert!(results[1].is_err());
    assert_eq!(results[2], Ok(appended(3, 5)));
    let positions: Vec<_> =
        journal.feed(Position(0), 10).unwrap().iter().map(|entry| entry.position.0).collect();
    assert_eq!(positions, [1, 2, 3]);
    assert_eq!(journal.append(&[]).unwrap(), []);
}

fn what_was_appended_is_read_back(journal: &dyn Journal) {
    let (first, second) = (batch(1, 1, 0), batch(2, 1, 1));
    journal.append(&[first.clone(), second.clone()]).unwrap();
    assert_eq!(journal.events(case(1)).unwrap(), [event(1, 1), event(1, 2)]);
    assert_eq!(journal.records(case(1)).unwrap(), [first.record.clone(), second.record.clone()]);
    let newest = Newest { event: Some(event(1, 2)), record: Some(second.record.clone()) };
    assert_eq!(journal.newest(case(1)).unwrap(), newest);
    assert_eq!(journal.newest(case(2)).unwrap(), Newest::default());
    assert_eq!(journal.case_by_number(&row(1, 1).number).unwrap(), Some(case(1)));
    assert_eq!(journal.case_by_number("none").unwrap(), None);
    assert!(journal.events(case(2)).unwrap().is_empty());
    assert!(journal.records(case(2)).unwrap().is_empty());
    let reply = journal.reply(command(2)).unwrap().unwrap();
    let (binding, person, position) = (second.binding, "p-1".into(), Position(2));
    assert_eq!(reply, StoredReply { binding, person, reply: second.reply, position });
    assert_eq!(journal.reply(command(3)).unwrap(), None);
}

fn a_retry_gets_the_reply_of_then(journal: &dyn Journal) {
    let first = batch(1, 1, 0);
    append(journal, &first).unwrap();
    append(journal, &batch(2, 1, 1)).unwrap();
    // Later, and decided anew on what stands now: what counts is the id with its binding.
    let mut again = batch(9, 1, 2);
    (again.command, again.binding) = (first.command, first.binding);
    let expected = Ok(Appended { position: Position(1), reply: first.reply.clone(), repeated: true });
    assert_eq!(append(journal, &again), expected);
    let twice = journal.append(&[batch(3, 1, 2), batch(3, 1, 2)]).unwrap();
    assert!(twice[1].as_ref().unwrap().repeated);
    assert_eq!(journal.events(case(1)).unwrap().len(), 3);
}

fn a_command_id_for_another_content_or_person_is_refused(journal: &dyn Journal) {
    append(journal, &batch(1, 1, 0)).unwrap();
    let mut other = batch(1, 1, 1);
    other.binding = banjian::canonical::Hash::of(b"other");
    assert_eq!(append(journal, &other), Err(Rejected::CommandReused));
    let mut other = batch(1, 1, 0);
    other.person = "p-2".into();
    assert_eq!(append(journal, &other), Err(Rejected::CommandReused));
    assert_eq!(journal.events(case(1)).unwrap().len(), 1);
}

fn a_refused_command_may_come_again(journal: &dyn Journal) {
    assert!(append(journal, &batch(1, 1, 4)).is_err());
    assert_eq!(journal.reply(command(1)).unwrap(), None);
    assert_eq!(append(journal, &batch(1, 1, 0)), Ok(appended(1, 1)));
}

fn a_moved_case_is_a_conflict(journal: &dyn Journal) {
    append(journal, &batch(1, 1, 0)).unwrap();
    append(journal, &batch(2, 1, 1)).unwrap();
    let conflict = |expected, found| Err(Rejected::Conflict { case: Some(case(1)), expected, found });
    assert_eq!(append(journal, &batch(3, 1, 1)), conflict(1, 2));
    assert_eq!(append(journal, &batch(4, 1, 3)), conflict(3, 2));
    // A case that was only read counts as well.
    let mut reading = batch(5, 2, 0);
    reading.expected.push((case(1), 1));
    assert_eq!(append(journal, &reading), conflict(1, 2));
    assert!(journal.events(case(2)).unwrap().is_empty());
    reading.expected[1].1 = 2;
    assert_eq!(append(journal, &reading), Ok(appended(3, 5)));
}

fn a_case_that_must_not_exist_is_a_conflict(journal: &dyn Journal) {
    append(journal, &batch(1, 1, 0)).unwrap();
    let conflict = Err(Rejected::Conflict { case: Some(case(1)), expected: 0, found: 1 });
    assert_eq!(append(journal, &batch(2, 1, 0)), conflict);
}

fn a_link_more_is_a_conflict(journal: &dyn Journal) {
    let linking = |command, n, seen| {
        let mut linking = batch(command, n, 0);
        linking.links_seen = vec![(key(1), seen)];
        linking.links = vec![(key(1), case(n))];
        linking
    };
    let results = journal.append(&[linking(1, 1, 0), linking(2, 2, 0), linking(3, 2, 1)]).unwrap();
    assert_eq!(results[0], Ok(appended(1, 1)));
    assert_eq!(results[1], Err(Rejected::Conflict { case: None, expected: 0, found: 1 }));
    assert_eq!(results[2], Ok(appended(2, 3)));
    assert_eq!(journal.linked(key(1)).unwrap(), [case(1), case(2)]);
    assert!(journal.linked(key(2)).unwrap().is_empty());
}

fn a_record_in_between_is_a_conflict(journal: &dyn Journal) {
    append(journal, &batch(1, 1, 0)).unwrap();
    // A record about the first case, whose only event is in a second one.
    let about = |command, n, sequence| {
        let mut about = batch(command, n, 0);
        about.expected.push((case(1), 1));
        about.record.case = case(1);
        about.record.sequence = sequence;
        about
    };
    assert_eq!(append(journal, &about(2, 2, 2)), Ok(appended(2, 2)));
    let conflict = Err(Rejected::Conflict { case: Some(case(1)), expected: 1, found: 1 });
    assert_eq!(append(journal, &about(3, 3, 2)), conflict);
    assert_eq!(append(journal, &about(4, 3, 4)), malformed("a record that leaves out a number of its case"));
    assert_eq!(append(journal, &about(5, 3, 3)), Ok(appended(3, 5)));
    assert_eq!(journal.records(case(1)).unwrap().len(), 3);
    assert_eq!(journal.feed(Position(2), 1).unwrap()[0].events, [event(3, 1)]);
}

fn a_failed_batch_does_not_undo_its_neighbours(journal: &dyn Journal) {
    let mut broken = batch(2, 2, 0);
    broken.rows[0].number = row(1, 1).number;
    let results = journal.append(&[batch(1, 1, 0), broken, batch(3, 1, 1)]).unwrap();
    assert_eq!(results[0], Ok(appended(1, 1)));
    assert_eq!(results[1], malformed("a case number that another case has"));
    assert_eq!(results[2], Ok(appended(2, 3)));
    assert!(journal.events(case(2)).unwrap().is_empty());
    assert_eq!(journal.reply(command(2)).unwrap(), None);
}

fn a_batch_over_two_cases_is_atomic(journal: &dyn Journal) {
    append(journal, &batch(1, 1, 0)).unwrap();
    let mut both = batch(2, 1, 1);
    both.expected.push((case(2), 1));
    both.events.push(event(2, 2));
    both.rows.push(row(2, 2));
    both.links = vec![(key(1), case(2))];
    let conflict = Err(Rejected::Conflict { case: Some(case(2)), expected: 1, found: 0 });
    assert_eq!(append(journal, &both), conflict);
    assert_eq!(journal.events(case(1)).unwrap().len(), 1);
    assert!(journal.linked(key(1)).unwrap().is_empty());
    both.expected[1].1 = 0;
    both.events[1] = event(2, 1);
    both.rows[1] = row(2, 1);
    assert_eq!(append(journal, &both), Ok(appended(2, 2)));
    assert_eq!(journal.feed(Position(1), 9).unwrap()[0].events, [event(1, 2), event(2, 1)]);
    assert_eq!(journal.linked(key(1)).unwrap(), [case(2)]);
}

fn the_clock_never_goes_back(journal: &dyn Journal) {
    append(journal, &batch(5, 1, 0)).unwrap();
    let mut early = batch(4, 1, 1);
    assert_eq!(append(journal, &early), Err(Rejected::ClockWentBack { newest: at(5) }));
    early.recorded_at = at(5);
    assert_eq!(append(journal, &early), Ok(appended(2, 4)));
    // Inside one call as well.
    let results = journal.append(&[batch(7, 1, 2), batch(6, 1, 3)]).unwrap();
    assert_eq!(results[1], Err(Rejected::ClockWentBack { newest: at(7) }));
}

fn a_number_belongs_to_one_case(journal: &dyn Journal) {
    append(journal, &batch(1, 1, 0)).unwrap();
    let mut other = batch(2, 2, 0);
    other.rows[0].number = row(1, 1).number;
    assert_eq!(append(journal, &other), malformed("a case number that another case has"));
    let mut renamed = batch(3, 1, 1);
    renamed.rows[0].number = "other".into();
    assert_eq!(append(journal, &renamed), malformed("another number for a case that has one"));
    let mut twins = batch(4, 3, 0);
    twins.expected.push((case(4), 0));
    twins.events.push(event(4, 1));
    twins.rows.push(row(4, 1));
    twins.rows[1].number = twins.rows[0].number.clone();
    assert_eq!(append(journal, &twins), malformed("a case number that another case has"));
}

fn a_contradictory_batch_is_malformed(journal: &dyn Journal) {
    append(journal, &batch(1, 1, 0)).unwrap();
    let refused = |what, change: fn(&mut banjian::journal::Batch)| {
        let mut changed = batch(2, 1, 1);
        change(&mut changed);
        assert_eq!(append(journal, &changed), malformed(what));
    };
    refused("a case that is expected twice", |b| b.expected.push((case(1), 1)));
    refused("an event of a case that is not expected", |b| b.events[0].case = case(2));
    refused("an event whose version does not follow the one before", |b| b.events[0].version = 3);
    refused("an event whose version does not follow the one before", |b| b.events.push(event(1, 2)));
    refused("a row of a case that is not expected", |b| b.rows[0].case = case(2));
    refused("two rows of one case", |b| b.rows.push(row(1, 2)));
    refused("a row that is not of its case's newest version", |b| b.rows[0].version = 1);
    refused("an empty case number", |b| b.rows[0].number.clear());
    refused("a case that changed, without its row", |b| b.rows.clear());
    refused("a record of a case that is not expected", |b| b.record.case = case(2));
    refused("a record numbered 0", |b| b.record.sequence = 0);
    refused("a record of more than 65535 bytes", |b| b.record.bytes = vec![b' '; 65_536]);
    refused("more than 65535 events", |b| b.events = (2..65_538).map(|v| event(1, v)).collect());
    refused("a link to a case that is not expected", |b| b.links.push((key(1), case(2))));
    refused("a link to a case that is not known", |b| {
        b.expected.push((case(2), 0));
        b.links.push((key(1), case(2)));
    });
    refused("a time that cannot be stored", |b| b.recorded_at = chrono::DateTime::<chrono::Utc>::MAX_UTC);
    refused("a time that cannot be stored", |b| {
        b.rows[0].timer = Some(chrono::DateTime::<chrono::Utc>::MIN_UTC);
    });
    let leap = chrono::NaiveDate::from_ymd_opt(2016, 12, 31).unwrap().and_hms_milli_opt(23, 59, 59, 1_500);
    let mut within = batch(2, 1, 1);
    within.rows[0].since = leap.unwrap().and_utc();
    assert_eq!(append(journal, &within), malformed("a time that cannot be stored"));
    // The largest that fit do.
    let mut large = batch(2, 1, 1);
    large.record.bytes = vec![b' '; 65_535];
    assert_eq!(append(journal, &large), Ok(appended(2, 2)));
    assert_eq!(journal.records(case(1)).unwrap()[1], large.record);
}

fn a_case_without_a_row_is_on_no_list(journal: &dyn Journal) {
    let mut hidden = batch(1, 1, 0);
    hidden.rows.clear();
    append(journal, &hidden).unwrap();
    assert_eq!(journal.case_by_number(&row(1, 1).number).unwrap(), None);
    let at_outlet = crate::lists::at_outlet();
    assert!(crate::support::walk(journal, &at_outlet, 10).is_empty());
    // It may get one later, even without a new event.
    let mut shown = batch(2, 1, 1);
    shown.events.clear();
    shown.rows = vec![row(1, 1)];
    append(journal, &shown).unwrap();
    assert_eq!(crate::support::walk(journal, &at_outlet, 10), [row(1, 1)]);
    assert_eq!(journal.case_by_number(&row(1, 1).number).unwrap(), Some(case(1)));
}

fn the_feed_comes_in_pages(journal: &dyn Journal) {
    let batches: Vec<_> = (0..7).map(|n| batch(n, 1, n)).collect();
    journal.append(&batches).unwrap();
    let (mut after, mut found) = (Position(0), Vec::new());
    loop {
        let page = journal.feed(after, 3).unwrap();
        let Some(last) = page.last() else { break };
        assert!(page.len() <= 3);
        after = last.position;
        found.extend(page);
    }
    assert_eq!(found.len(), 7);
    for (n, (entry, batch)) in found.iter().zip(&batches).enumerate() {
        assert_eq!(entry.position, Position(n as u64 + 1));
        assert_eq!(entry.recorded_at, batch.recorded_at);
        assert_eq!((&entry.record, &entry.events), (&batch.record, &batch.events));
    }
    assert!(journal.feed(Position(u64::MAX), 3).unwrap().is_empty());
}

fn links_are_listed_oldest_case_first(journal: &dyn Journal) {
    let mut linking: Vec<_> = (1..=3).map(|n| batch(u32::from(n), n, 0)).collect();
    linking[1].links = vec![(key(1), case(2)), (key(1), case(2))];
    linking[2].links = vec![(key(1), case(3))];
    journal.append(&linking).unwrap();
    let mut late = batch(4, 1, 1);
    late.links_seen = vec![(key(1), 2)];
    late.links = vec![(key(1), case(1))];
    append(journal, &late).unwrap();
    assert_eq!(journal.linked(key(1)).unwrap(), [case(1), case(2), case(3)]);
}

fn editions_are_stored_once(journal: &dyn Journal) {
    let hash = journal.put_edition("catalogue", b"all").unwrap();
    assert_eq!(journal.put_edition("catalogue", b"all").unwrap(), hash);
    assert_eq!(hash, banjian::canonical::Hash::of(b"all"));
    assert_eq!(journal.edition(hash).unwrap().as_deref(), Some(&b"all"[..]));
    assert_eq!(journal.edition(banjian::canonical::Hash::of(b"none")).unwrap(), None);
}

fn serials_are_set_apart_in_blocks(journal: &dyn Journal) {
    let (one, two) = ("0001".parse().unwrap(), "0002".parse().unwrap());
    assert_eq!(journal.reserve_serials(&one, day(1), 10).unwrap(), 1);
    assert_eq!(journal.reserve_serials(&one, day(1), 1_000).unwrap(), 11);
    assert_eq!(journal.reserve_serials(&one, day(1), 1).unwrap(), 1_011);
    assert_eq!(journal.reserve_serials(&two, day(1), 1).unwrap(), 1);
    assert_eq!(journal.reserve_serials(&one, day(2), 1).unwrap(), 1);
    for count in [0, 1_001] {
        let report = journal.reserve_serials(&one, day(1), count).unwrap_err();
        assert_eq!(report.code().as_str(), "store-serial-count");
    }
    assert_eq!(journal.reserve_serials(&one, day(1), 1).unwrap(), 1_012);
}

fn a_setting_is_set_once(journal: &dyn Journal) {
    assert_eq!(journal.setting("origin", None).unwrap(), None);
    assert_eq!(journal.setting("origin", Some(b"hall")).unwrap().as_deref(), Some(&b"hall"[..]));
    assert_eq!(journal.setting("origin", Some(b"hall")).unwrap().as_deref(), Some(&b"hall"[..]));
    let report = journal.setting("origin", Some(b"other")).unwrap_err();
    assert_eq!(report.code().as_str(), "store-setting-fixed");
    assert_eq!(journal.setting("origin", None).unwrap().as_deref(), Some(&b"hall"[..]));
}

/// The tiles are those of a tree that is made of the feed, batch by batch or many at once.
fn the_tree_is_that_of_the_records(journal: &dyn Journal) {
    assert_eq!((journal.size().unwrap(), journal.tile(0, 0).unwrap()), (0, vec![]));
    append(journal, &batch(1, 1, 0)).unwrap();
    append(journal, &batch(2, 1, 0)).unwrap_err();
    append(journal, &batch(3, 1, 1)).unwrap();
    let many: Vec<_> = (0..300).map(|n| batch(10 + n, 2, n)).collect();
    journal.append(&many).unwrap();
    append(journal, &batch(400, 1, 2)).unwrap();
    assert_eq!(journal.size().unwrap(), 303);
    let mut tree = Growth::new(journal.suite());
    for entry in journal.feed(Position(0), 1_000).unwrap() {
        tree.append(journal.suite().leaf(&entry.record.bytes));
    }
    let tiles: Vec<_> = tree.take_changed().collect();
    let widths: Vec<_> = tiles.iter().map(|tile| (tile.level, tile.index, tile.hashes.len() / 32)).collect();
    assert_eq!(widths, [(0, 0, 256), (0, 1, 47), (1, 0, 1)]);
    for tile in tiles {
        assert_eq!(journal.tile(tile.level, tile.index).unwrap(), tile.hashes);
    }
    for nowhere in [(0, 2), (1, 1), (2, 0), (255, 0), (0, u64::MAX)] {
        assert_eq!(journal.tile(nowhere.0, nowhere.1).unwrap(), Vec::<u8>::new());
    }
    assert_eq!(journal.position(case(1), 3).unwrap(), Some(Position(303)));
    assert_eq!(journal.position(case(2), 300).unwrap(), Some(Position(302)));
    assert_eq!(journal.position(case(2), 301).unwrap(), None);
    assert_eq!(journal.position(case(3), 1).unwrap(), None);
}

fn a_checkpoint_is_kept_and_never_two_roots(journal: &dyn Journal) {
    let kept = |size, root: &[u8], note: &[u8]| KeptCheckpoint {
        size,
        root: banjian::canonical::Hash::of(root),
        note: note.to_vec(),
    };
    assert_eq!(journal.checkpoint(0).unwrap(), None);
    journal.keep_checkpoint(&kept(5, b"five", b"note")).unwrap();
    let other = journal.keep_checkpoint(&kept(5, b"other", b"note")).unwrap_err();
    assert_eq!(other.to_string(), "another root is kept for a log of 5 records");
    assert_eq!(journal.checkpoint(5).unwrap(), Some(kept(5, b"five", b"note")));
    journal.keep_checkpoint(&kept(5, b"five", b"note with a cosignature")).unwrap();
    assert_eq!(journal.checkpoint(1).unwrap(), Some(kept(5, b"five", b"note with a cosignature")));
    assert_eq!(journal.checkpoint(6).unwrap(), None);
    journal.keep_checkpoint(&kept(9, b"nine", b"n")).unwrap();
    assert_eq!(journal.checkpoint(6).unwrap(), Some(kept(9, b"nine", b"n")));
}
