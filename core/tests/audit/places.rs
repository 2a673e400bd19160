//! A record that is not where it belongs, or not what it was.

use banjian::audit::{Auditor, Extent, Finding, Grade};
use banjian::canonical::Hash;
use banjian::case::{Event, Pinned, Terms};
use banjian::id::CaseNumber;
use banjian::report::Report;
use banjian::text::Language::English;
use banjian::trace::{Moment, Record};
use chrono::TimeDelta;

use crate::driver::{CARD, Hall, item};
use crate::forger::{Book, Shelf, names};
use crate::stories::{book, card, change, ended, hall, mixed, pension};

fn of_card() -> (Hall, Book) {
    let hall = hall();
    card(&hall, "1");
    let book = book(&hall);
    assert_eq!(book.faults(), Vec::<&str>::new());
    (hall, book)
}

/// The words of all faults, in their order.
fn told(book: &Book) -> Vec<String> {
    let report = book.audit();
    report.of(Grade::Fault).map(|finding| finding.report.message(English)).collect()
}

#[test]
fn a_removed_record() {
    let (_, whole) = of_card();
    let at = whole.find("accept", 0);
    let mut book = whole.clone();
    book.entries.remove(at);
    assert_eq!(
        book.faults(),
        ["case-version", "chain-broken", "other-events", "position-gap", "sequence-gap", "unlawful-act"]
    );
    // Each is told where it shows, and not again with every later record.
    let report = book.audit();
    for name in ["case-version", "chain-broken", "position-gap", "sequence-gap"] {
        let at = report.findings.iter().filter(|finding| finding.name() == name);
        assert_eq!(at.map(|finding| finding.position).collect::<Vec<_>>(), [Some(4)], "{name}");
    }
    // With the chain made whole, the versions still show it.
    book.relink();
    assert_eq!(book.faults(), ["case-version", "other-events", "unlawful-act"]);
    // With all made to fit, the law does, and what it says of the days since.
    book.renumber();
    book.relink();
    assert_eq!(book.faults(), ["other-events", "unlawful-act"]);
}

#[test]
fn an_act_on_a_version_that_nobody_saw() {
    let (_, mut book) = of_card();
    let at = book.find("accept", 0);
    book.edit(at, |record, _| record.act.case_version += 1);
    book.relink();
    assert_eq!(book.faults(), ["case-version"]);
}

#[test]
fn swapped_records() {
    let (_, whole) = of_card();
    let at = whole.find("take", 0);
    let mut book = whole.clone();
    book.entries.swap(at, at + 1);
    let all = ["case-version", "chain-broken", "position-gap", "sequence-gap", "unlawful-act"];
    assert_eq!(book.faults(), all);
    book.relink();
    assert_eq!(book.faults(), ["case-version", "unlawful-act"]);
    book.renumber();
    book.relink();
    assert_eq!(book.faults(), ["unlawful-act"]);
}

#[test]
fn a_record_from_another_case() {
    let hall = hall();
    let first = card(&hall, "1");
    let second = hall.under_review(&item(CARD), "2");
    hall.hall("card-r1").take(&hall.case(second), hall.now()).unwrap();
    let whole = book(&hall);
    let approval = whole.find("approve", 0);
    let mut book = whole.clone();
    let mut copy = book.entries[approval].clone();
    copy.case = second;
    copy.events.iter_mut().for_each(|event| event.case = second);
    copy.position = Some(u64::try_from(book.entries.len()).unwrap() + 1);
    book.entries.push(copy);
    let faults = book.faults();
    for name in ["record-misfiled", "command-repeated", "chain-broken", "events-mismatch"] {
        assert!(faults.contains(&name), "{faults:?}");
    }
    let misfiled = format!("it is kept under this case but speaks of case {first}");
    assert!(told(&book).contains(&misfiled));
    // Made to fit in all but its command id, it would have been lawful.
    let last = book.entries.len() - 1;
    book.edit(last, |record, _| record.act.case = second);
    book.renumber();
    book.relink();
    assert_eq!(book.faults(), ["command-repeated"]);
}

#[test]
fn an_added_record() {
    let (_, mut book) = of_card();
    let copy = book.entries[0].clone();
    book.entries.push(copy);
    book.renumber();
    book.relink();
    let faults = book.faults();
    assert!(faults.contains(&"command-repeated") && faults.contains(&"unlawful-act"), "{faults:?}");
}

#[test]
fn changed_bytes() {
    let (_, whole) = of_card();
    let mut book = whole.clone();
    let text = String::from_utf8(book.entries[2].record.clone()).unwrap();
    book.entries[2].record = text.replacen("zws-w1", "zws-w2", 1).into_bytes();
    assert_eq!(book.faults(), ["chain-broken", "other-events", "separation-broken"]);
    // No record at all: the chain goes on from its bytes, and the case from its events.
    let mut book = whole.clone();
    book.entries[2].record.push(b' ');
    assert_eq!(book.faults(), ["chain-broken", "record-unreadable"]);
    assert_eq!(book.audit().counts.replayed, 7);
    let mut book = whole.clone();
    book.entries[2].events[0].header.push(b' ');
    assert!(book.faults().contains(&"event-unreadable"));
    let mut book = whole;
    book.entries[2].events.clear();
    let faults = book.faults();
    assert!(faults.contains(&"events-mismatch") && faults.contains(&"other-events"), "{faults:?}");
    assert!(
        told(&book).contains(&"`accept` brings about accepted; recorded is -".into()),
        "{:?}",
        told(&book)
    );
}

#[test]
fn one_broken_case_does_not_stop_the_others() {
    let hall = hall();
    let broken = card(&hall, "1");
    let sound = pension(&hall, "1");
    let mut book = book(&hall);
    for kept in book.entries.iter_mut().filter(|kept| kept.case == broken).skip(1) {
        kept.record = b"{}".to_vec();
        kept.events.iter_mut().for_each(|event| event.header = b"[]".to_vec());
    }
    let approve = book.find_of("approve", sound);
    book.edit(approve, |_, headers| headers[0].hand = None);
    let report = book.audit();
    let of = |case| report.findings.iter().filter(move |finding| finding.case == case).count();
    assert_eq!((of(broken), of(sound)), (14, 3), "{report}");
}

#[test]
fn another_log_and_another_time() {
    let (_, whole) = of_card();
    let last = whole.entries.len() - 1;
    let mut book = whole.clone();
    book.edit(last, |record, _| {
        record.act.origin = banjian::trace::Origin::demo("elsewhere").unwrap();
    });
    book.entries[last].payload = None;
    book.relink();
    assert_eq!(book.faults(), ["foreign-log"]);
    let expected = "it is of log `demo.banjian.example/elsewhere`, not of `demo.banjian.example/xiangyang`";
    assert_eq!(told(&book), [expected]);
    let back = |record: &mut Record| {
        record.recorded_at = Moment::from(record.recorded_at.instant() - TimeDelta::minutes(1));
    };
    let mut book = whole.clone();
    book.edit(last, |record, headers| {
        back(record);
        headers[0].at = record.recorded_at;
    });
    book.relink();
    assert_eq!(book.faults(), ["recorded-earlier"]);
    assert_eq!(
        told(&book),
        [
            "it was recorded at 2026-03-02T01:29:00.000Z, before the record before it (2026-03-02T01:30:00.000Z)"
        ]
    );
    // A clock at a desk that went wrong is noted, no more.
    for (seconds, noted) in [(600, vec![]), (601, vec!["observed-apart"]), (-601, vec!["observed-apart"])] {
        let mut book = whole.clone();
        book.edit(last, |record, _| {
            let at = record.recorded_at.instant() + TimeDelta::seconds(seconds);
            record.act.observed_at = Moment::from(at);
        });
        book.relink();
        let report = book.audit();
        assert!(report.is_clean());
        assert_eq!(names(&report, Grade::Note), noted);
    }
}

#[test]
fn desks_that_no_office_has() {
    let (_, whole) = of_card();
    let at = whole.find("accept", 0);
    let told = |change: &dyn Fn(&mut Record)| {
        let mut book = whole.clone();
        book.edit(at, |record, _| change(record));
        book.relink();
        let report = book.audit();
        report.of(Grade::Fault).map(Finding::name).collect::<Vec<_>>()
    };
    assert_eq!(told(&|record| record.act.post = Some("reviewer".parse().unwrap())), ["seat-unfit"]);
    assert_eq!(told(&|record| record.act.login = None), ["seat-unfit"]);
    assert_eq!(told(&|record| record.act.outlet = None), ["seat-unfit"]);
    assert_eq!(told(&|record| record.act.kind = "send-to-review".parse().unwrap()), ["command-unreadable"]);
    assert_eq!(told(&|record| record.act.kind = "bless".parse().unwrap()), ["command-unreadable"]);
    let header = |text: &str| banjian::trace::Object::from_bytes(text.as_bytes()).unwrap();
    assert_eq!(told(&|record| record.act.header = header("{}")), ["command-unreadable"]);
    // At another outlet.
    let elsewhere = told(&|record| record.act.outlet = Some("0002".parse().unwrap()));
    assert_eq!(elsewhere, ["unlawful-act"]);
}

#[test]
fn editions_that_are_not_there() {
    let (hall, mut book) = of_card();
    let terms = crate::forger::list(&mixed()).terms;
    let lists = book.store.lists.clone();
    book.store = std::sync::Arc::new(Shelf { journal: hall.journal.clone(), lists, withheld: vec![terms] });
    let report = book.audit();
    assert_eq!(names(&report, Grade::Fault), ["edition-missing"]);
    assert_eq!(names(&report, Grade::Unchecked), ["replay-unchecked"]);
    assert_eq!((report.counts.records, report.counts.replayed), (8, 0));
    // Separation needs none of them.
    for kind in ["take", "approve"] {
        let at = book.find(kind, 0);
        book.by(at, "zws-w1");
    }
    book.relink();
    assert_eq!(book.faults(), ["edition-missing", "separation-broken"]);
}

/// A store whose terms are not those that the hash names.
#[derive(Debug)]
struct Swapped(std::sync::Arc<Shelf>);

impl banjian::audit::EditionStore for Swapped {
    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report> {
        let other = Terms { lease_hours: 1, ..Terms::default() };
        if hash == Hash::of_value(&Terms::default())? {
            return banjian::canonical::to_vec(&other).map(Some);
        }
        self.0.edition(hash)
    }

    fn lists(&self) -> Result<Vec<Pinned>, Report> {
        self.0.lists()
    }
}

#[test]
fn an_edition_that_is_not_what_its_hash_names() {
    let (_, book) = of_card();
    let store = std::sync::Arc::new(Swapped(book.store.clone()));
    let mut auditor =
        Auditor::new(crate::forger::origin(), banjian::trace::Suite::default(), Extent::Log, store, 10);
    for kept in &book.entries {
        crate::forger::next(&mut auditor, kept);
    }
    assert_eq!(names(auditor.report(), Grade::Fault), ["edition-missing"]);
}

fn number(hall: &banjian::id::HallCode, outlet: &str, day: &str) -> CaseNumber {
    CaseNumber::new(hall, &outlet.parse().unwrap(), day.parse().unwrap(), 77).unwrap()
}

#[test]
fn numbers_and_links_that_the_office_did_not_give() {
    let hall = hall();
    let first = card(&hall, "1");
    let other = card(&hall, "2");
    let second = hall.registered(&hall.window("zws-w1", "0001"), &item(CARD), "1");
    let whole = book(&hall);
    assert_eq!(whole.faults(), Vec::<&str>::new());
    let registered = whole.find_of("register", second);
    let told = |change: &dyn Fn(&mut CaseNumber, &mut Vec<banjian::id::CaseId>)| {
        let mut book = whole.clone();
        book.edit(registered, |_, headers| {
            if let Event::Registered { number, linked, .. } = &mut headers[0].event {
                change(number, linked);
            }
        });
        book.relink();
        told(&book)
    };
    let known = hall.case(first).opened().unwrap().number();
    assert_eq!(
        told(&|number, _| *number = known),
        [format!("the case number {known} belongs to an earlier case")]
    );
    let code = banjian::network::Network::xiangyang().edition().hall.code.clone();
    for wrong in [number(&code, "0002", "2026-03-02"), number(&code, "0001", "2026-03-03")] {
        let expected =
            format!("the case number {wrong} is not of hall {code}, outlet 0001 and day 2026-03-02");
        assert_eq!(told(&|number, _| *number = wrong), [expected]);
    }
    // Numbered for another outlet than the one at whose window it was opened.
    let mut book = whole.clone();
    book.edit(registered, |_, headers| {
        if let Event::Registered { number, outlet, .. } = &mut headers[0].event {
            *outlet = "0002".parse().unwrap();
            *number = self::number(&code, "0002", "2026-03-02");
        }
    });
    book.relink();
    assert_eq!(book.faults(), ["number-unfit"]);
    let nobody = banjian::id::CaseId::from_bytes([3; 16]);
    let unknown = told(&|_, linked| linked.push(nobody));
    let expected = format!("linked case {nobody} does not fit: no case of that id was registered before");
    assert!(unknown.contains(&expected), "{unknown:?}");
    let stranger = told(&|_, linked| linked.push(other));
    let expected = format!("linked case {other} does not fit: it is of another item or period");
    assert!(stranger.contains(&expected), "{stranger:?}");
    // A third case that leaves out the second.
    let third = hall.registered(&hall.window("zws-w1", "0001"), &item(CARD), "1");
    let mut book = crate::stories::book(&hall);
    let at = book.find_of("register", third);
    book.edit(at, |_, headers| {
        if let Event::Registered { linked, .. } = &mut headers[0].event {
            linked.retain(|id| *id == first);
        }
        headers.pop();
    });
    book.relink();
    let expected =
        format!("linked case {second} does not fit: it is linked with a linked case and not named itself");
    assert_eq!(self::told(&book), [expected]);
}

#[test]
fn a_stream_of_the_roster_with_a_hole() {
    let hall = hall();
    change(&hall, ended(&hall, "card-r3", "2026-03-02"));
    change(&hall, ended(&hall, "card-r2", "2026-03-02"));
    card(&hall, "1");
    let mut book = book(&hall);
    book.entries.remove(0);
    book.relink();
    let report = book.audit_as(Extent::Log);
    let faults = names(&report, Grade::Fault);
    assert!(faults.contains(&"case-version") && faults.contains(&"editions-mismatch"), "{faults:?}");
}
