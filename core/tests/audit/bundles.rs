//! One case in hand, away from its log: what cannot be checked is said.

use banjian::audit::{Extent, Grade};
use banjian::id::CaseId;

use crate::driver::{CARD, item};
use crate::forger::{Book, names};
use crate::stories::{book, card, change, ended, hall};

/// The records of one case alone, without their positions.
fn bundle(book: &Book, case: CaseId) -> Book {
    let mut bundle = book.clone();
    bundle.entries.retain(|kept| kept.case == case);
    bundle.entries.iter_mut().for_each(|kept| kept.position = None);
    bundle
}

#[test]
fn a_case_alone_is_replayed_under_the_network_that_it_names() {
    let hall = hall();
    let id = hall.under_review(&item(CARD), "1");
    change(&hall, ended(&hall, "card-r3", "2026-03-02"));
    hall.approved(id, "card-r1");
    let whole = book(&hall);
    let mut bundle = bundle(&whole, id);
    let mut lists = bundle.store.lists.clone();
    lists.push(crate::forger::list(&hall.office.network()));
    let shelf = crate::forger::Shelf { journal: hall.journal.clone(), lists, withheld: Vec::new() };
    bundle.store = std::sync::Arc::new(shelf);
    let report = bundle.audit_as(Extent::Bundle);
    assert!(report.is_clean(), "{report}");
    assert_eq!((report.counts.records, report.counts.replayed), (6, 6));
    // At the beginning, and where the roster's change does not stand by.
    assert_eq!(names(&report, Grade::Unchecked), ["network-unchecked"]);
    let at = report.findings.iter().map(|finding| finding.sequence);
    assert_eq!(at.collect::<Vec<_>>(), [Some(1), Some(5)]);
    // What is unlawful is as unlawful here.
    bundle.by(4, "zws-w1");
    bundle.by(5, "zws-w1");
    bundle.relink();
    let report = bundle.audit_as(Extent::Bundle);
    assert_eq!(names(&report, Grade::Fault), ["separation-broken", "unlawful-act"]);
}

#[test]
fn linked_cases_that_are_not_at_hand_are_named() {
    let hall = hall();
    let first = hall.received(&item(CARD), "1");
    hall.portal().withdraw(&hall.case(first), hall.now()).unwrap();
    let second = card(&hall, "1");
    let whole = book(&hall);
    let alone = bundle(&whole, second);
    let report = alone.audit_as(Extent::Bundle);
    assert!(report.is_clean(), "{report}");
    assert_eq!(names(&report, Grade::Unchecked), ["link-unchecked", "network-unchecked"]);
    let found: Vec<_> = report.findings.iter().filter(|finding| finding.name() == "link-unchecked").collect();
    assert_eq!(found.len(), alone.entries.len());
    assert!(
        found[0]
            .to_string()
            .ends_with(&format!("linked case {first} is not at hand: hands on it were not counted"))
    );
    // Of a whole log they were to be there.
    let log = alone.audit_as(Extent::Cases);
    assert_eq!(names(&log, Grade::Fault), ["case-version", "link-unfit"]);
    // With the linked case beside it nothing is left open but the network.
    let mut both = whole.clone();
    both.entries.iter_mut().for_each(|kept| kept.position = None);
    assert_eq!(names(&both.audit_as(Extent::Bundle), Grade::Unchecked), ["network-unchecked"]);
}
