//! A small day, twice: the same bytes, and sums that add up to what the auditor reads in the journal.
#![expect(clippy::unwrap_used, reason = "a test stops where an unwrap fails")]

use banjian_examples::arguments::Arguments;
use banjian_examples::day::{Played, play};

fn played(seed: u64) -> (Played, Vec<u8>) {
    let mut out = Vec::new();
    let arguments = Arguments { seed, cases: 300, ..Arguments::default() };
    let played = play(&arguments, &mut out).unwrap();
    (played, out)
}

#[test]
fn the_same_seed_prints_the_same_day_and_another_seed_another() {
    let ((played, page), (_, again)) = (played(7), self::played(7));
    assert_eq!(String::from_utf8(page.clone()).unwrap(), String::from_utf8(again).unwrap());
    assert_ne!(page, self::played(8).1);
    assert!(String::from_utf8_lossy(&page).lines().count() < 200);
    adds_up(&played);
}

fn adds_up(played: &Played) {
    let tally = &played.tally;
    let total = tally.total();
    assert_eq!(total.came, 300);
    assert_eq!(total.accounted(), total.came, "{total:?}");
    assert_eq!(total.on_time + total.late + total.no_limit, total.decided());
    assert!(tally.places.iter().all(|place| place.came > 0 && place.accounted() == place.came));
    assert!(tally.lanes.iter().all(|lane| lane.came > 0 && lane.approved > 0));
    assert!(tally.items.iter().all(|came| *came > 0), "every item is asked for");
    let lanes = tally.lanes.iter().fold((0, 0), |sum, lane| (sum.0 + lane.came, sum.1 + lane.decided()));
    assert_eq!(lanes, (total.came, total.decided()));
    for (what, count) in [
        ("denied", total.denied),
        ("asked", total.asked),
        ("lapsed", total.lapsed),
        ("returned", total.returned),
        ("co-signed", total.cosigned),
        ("proposed", total.proposed),
        ("handed over", total.handed_over),
        ("paused", total.paused_days),
    ] {
        assert!(count > 0, "nothing was {what}");
    }
    // The story brings three cases, of which two are approved; the attempts six, of which none is.
    assert_eq!(played.audited.registered, total.came + 10);
    assert_eq!(played.audited.approved, total.approved + 2);
    assert_eq!(played.audited.denied, total.denied);
    assert_eq!(played.audited.ended_undecided, total.refused + total.withdrawn + total.lapsed);
    assert_eq!(played.audited.roster, 4);
    assert_eq!(
        played.refused,
        [
            "acceptor-may-not-review",
            "only-the-bureau-may",
            "not-qualified",
            "needs-review",
            "party-may-not-act",
            "key-of-another",
            "only-the-office-may",
            "command-claims",
        ]
    );
}
