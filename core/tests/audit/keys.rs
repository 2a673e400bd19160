//! The audit of keys and signatures: a signed day is clean and counted, and each forgery is found by its name.

use std::sync::Arc;

use banjian::audit::{AuditReport, Extent, Grade};
use banjian::journal::MemoryJournal;
use banjian::network::{Network, RosterChange};
use banjian::trace::key::{Algorithm, Signer};
use banjian::trace::register::{KeyEvent, Owner, Reason, Revocation};
use banjian::trace::{Attestation, Record};

use crate::driver::{CARD, Hall, all, hired, item};
use crate::forger::{Book, names};
use crate::keyring::{Keyring, key, signed_settings};

/// A day in which two clerks and a citizen on line act, a key is revoked, and the roster changes.
fn day() -> (Hall, Keyring) {
    let hall = Hall::with(signed_settings(Arc::new(MemoryJournal::new()), 7));
    let mut ring = Keyring::found(&hall, Algorithm::Ed25519);
    let (clerk, second) = (ring.register(&hall, "zws-w1"), ring.register(&hall, "zws-w2"));
    let card = item(CARD);
    let window = hall.window("zws-w1", "0001").signing(clerk.clone());
    let id = hall.registered(&window, &card, "1");
    hall.receive(&window, id, all(&card)).unwrap();
    hall.portal().withdraw(&hall.case(id), hall.now()).unwrap();
    let revoke = KeyEvent::Revoke(Revocation {
        key: clerk.public_key().id(),
        owner: Owner::Person("zws-w1".parse().unwrap()),
        reason: Reason::Lost,
    });
    let roster = ring.roster(&hall);
    let id = || hall.office.command_id().unwrap();
    roster.key(id(), &revoke, hall.now()).unwrap();
    roster.change(id(), RosterChange::Hire(hired("zws-w9")), hall.now()).unwrap();
    let window = hall.window("zws-w2", "0001").signing(second);
    let other = hall.registered(&window, &card, "2");
    hall.receive(&window, other, all(&card)).unwrap();
    window.accept(&hall.case(other), hall.now()).unwrap();
    (hall, ring)
}

fn book() -> Book {
    Book::of(&day().0, Network::xiangyang())
}

/// Edits a record as it is, and signs it again where a key is given.
fn edit(book: &mut Book, at: usize, change: impl FnOnce(&mut Record)) {
    let kept = &mut book.entries[at];
    let mut record = Record::from_bytes(&kept.record).unwrap();
    change(&mut record);
    kept.record = record.to_bytes().unwrap();
}

fn signed_by(record: &mut Record, signer: &dyn Signer) {
    record.attestation = Attestation::Signed(record.act.sign(signer).unwrap());
}

/// What an audit of a forged day finds.
fn forged(forge: impl FnOnce(&mut Book)) -> AuditReport {
    let mut book = book();
    forge(&mut book);
    book.relink();
    book.audit()
}

/// One report for each code that only signed days bring about.
pub(crate) fn produced() -> AuditReport {
    forged(|book| {
        let accept = book.find("accept", 0);
        edit(book, accept, |record| {
            record.cosignature = Some(record.act.sign(key("roster-1", Algorithm::Ed25519).as_ref()).unwrap());
        });
        edit(book, accept - 1, |record| record.attestation = Attestation::HostAttested);
        let listed = book.find("register-key", 0);
        book.entries[listed].events[0].header =
            br#"{"sequence":1,"stream":"07070707070707070707070707070707"}"#.to_vec();
    })
}

#[test]
fn a_signed_day_is_clean_and_says_who_signed() {
    let (hall, _) = day();
    let report = Book::of(&hall, Network::xiangyang()).audit();
    assert!(report.findings.is_empty(), "{report}");
    let counts = report.counts;
    assert_eq!((counts.records, counts.replayed), (13, 13));
    assert_eq!((counts.key_records, counts.roster_changes), (6, 1));
    // Six of the register and one of the roster, five of the clerks; the citizen has no key.
    assert_eq!((counts.person_signed, counts.system_signed, counts.host_attested), (12, 1, 0));
    let audit = hall.office.audit(crate::driver::login("audit-1"), hall.now()).unwrap();
    assert_eq!(audit.audit_all(|_| ()).unwrap(), report);
    let case = hall.journal.case_by_number("420600-0001-20260302-000001-0").unwrap().unwrap();
    let of_case = audit.audit_case(case).unwrap();
    assert!(of_case.findings.is_empty(), "{of_case}");
}

#[test]
fn a_forged_signature_is_found_by_its_name() {
    let faults = |report: &AuditReport| names(report, Grade::Fault);
    // Well-formed and linked again, by somebody who has the database.
    let changed = forged(|book| {
        let accept = book.find("accept", 0);
        edit(book, accept, |record| record.act.outlet = Some("0001".parse().unwrap()));
        edit(book, accept, |record| record.act.command = banjian::id::CommandId::from_bytes([9; 16]));
    });
    assert_eq!(faults(&changed), ["signature-mismatch"]);
    let stripped = forged(|book| {
        let accept = book.find("accept", 0);
        edit(book, accept, |record| record.attestation = Attestation::HostAttested);
    });
    assert_eq!((faults(&stripped), names(&stripped, Grade::Note)), (vec![], vec!["act-unsigned"]));
    let stranger = forged(|book| {
        let accept = book.find("accept", 0);
        edit(book, accept, |record| signed_by(record, key("stranger", Algorithm::Ed25519).as_ref()));
    });
    assert_eq!(faults(&stranger), ["key-unknown"]);
    let another = forged(|book| {
        let accept = book.find("accept", 0);
        edit(book, accept, |record| signed_by(record, key("roster-1", Algorithm::Ed25519).as_ref()));
    });
    assert_eq!(faults(&another), ["key-of-another"]);
    // The lost card is used after it was revoked.
    let revoked = forged(|book| {
        let accept = book.find("accept", 0);
        book.by(accept, "zws-w1");
        edit(book, accept, |record| signed_by(record, key("zws-w1", Algorithm::Ed25519).as_ref()));
    });
    assert_eq!(faults(&revoked), ["key-revoked"]);
    let alone = forged(|book| {
        let change = book.find("roster-change", 0);
        edit(book, change, |record| record.cosignature = None);
    });
    assert_eq!(faults(&alone), ["cosignature-missing"]);
    let unasked = produced();
    assert!(faults(&unasked).contains(&"cosignature-unasked"));
}

#[test]
fn a_forged_register_is_found_by_its_name() {
    let faults = |report: &AuditReport| names(report, Grade::Fault);
    let alone = forged(|book| {
        let register = book.find("revoke-key", 0);
        edit(book, register, |record| record.cosignature = None);
    });
    assert_eq!(faults(&alone), ["cosignature-missing"]);
    let misplaced = forged(|book| {
        let revoke = book.find("revoke-key", 0);
        let stream = banjian::id::CaseId::from_bytes([5; 16]);
        book.entries[revoke].case = stream;
        edit(book, revoke, |record| record.act.case = stream);
    });
    assert!(faults(&misplaced).contains(&"register-place"), "{misplaced}");
    let unlisted = forged(|book| {
        let revoke = book.find("revoke-key", 0);
        book.entries[revoke].events[0].header =
            br#"{"sequence":9,"stream":"07070707070707070707070707070707"}"#.to_vec();
    });
    assert_eq!(faults(&unlisted), ["key-unlisted"]);
    // One of the two was no administrator on that day.
    let mut posted = book();
    let without = crate::driver::network(|edition| {
        edition.postings.retain(|held| held.person.as_str() != "roster-2");
    });
    posted.found_on(&without);
    assert!(faults(&posted.audit()).contains(&"approver-not-administrator"), "{}", posted.audit());
}

#[test]
fn without_the_register_signatures_are_unchecked_and_said_so() {
    let mut book = book();
    book.entries.retain(|kept| {
        !matches!(kept.record().act.kind.as_str(), "found-keys" | "register-key" | "revoke-key" | "log-key")
    });
    let report = book.audit_as(Extent::Bundle);
    assert!(names(&report, Grade::Unchecked).contains(&"key-unknown"), "{report}");
    assert!(!names(&report, Grade::Fault).contains(&"key-unknown"));
}
