//! What an office hands out: receipts and bundles that hold without asking anyone.

use std::sync::Arc;

use banjian::id::CaseId;
use banjian::journal::{Journal, MemoryJournal, SqliteJournal};
use banjian::trace::bundle::Bundle;
use banjian::trace::key::{Algorithm, Software};
use banjian::trace::note::{NoteKey, NoteKeyKind};
use banjian::trace::proven::{Attested, Ownership};
use banjian::trace::receipt::Receipt;
use banjian::trace::trust::{LogKey, Trust};
use banjian::trace::{Suite, Tree};

use crate::driver::{CARD, Hall, NAME, NUMBER, all, item, login};
use crate::keyring::{Keyring, key, signed_settings};

fn trust(hall: &Hall) -> Trust {
    let public = key("log", hall.journal.suite().algorithm()).public_key().clone();
    let key = NoteKey::new(hall.office.origin().as_str(), NoteKeyKind::Log, public).unwrap();
    let keys = vec![LogKey { key, retired: None }];
    Trust::new(hall.office.origin().clone(), hall.journal.suite(), keys, Vec::new(), 0).unwrap()
}

/// A case that two clerks and a timer worked on, in a log with others.
fn on_both_suites(story: impl Fn(&Hall, CaseId)) {
    let directory = tempfile::tempdir().unwrap();
    let sqlite = SqliteJournal::open_with(directory.path().join("j"), Suite::Sm3Sm2).unwrap();
    let journals: [(Arc<dyn Journal>, Algorithm); 2] =
        [(Arc::new(MemoryJournal::new()), Algorithm::Ed25519), (Arc::new(sqlite), Algorithm::Sm2)];
    for (journal, algorithm) in journals {
        let hall = Hall::with(signed_settings(journal, 7));
        let mut ring = Keyring::found(&hall, algorithm);
        let (clerk, other) = (ring.register(&hall, "zws-w1"), ring.register(&hall, "zws-w2"));
        let card = item(CARD);
        let window = hall.window("zws-w1", "0001").signing(clerk);
        let id = hall.registered(&window, &card, "1");
        let elsewhere = hall.registered(&window, &card, "2");
        hall.receive(&window, id, all(&card)).unwrap();
        hall.receive(&window, elsewhere, all(&card)).unwrap();
        hall.window("zws-w2", "0001").signing(other).accept(&hall.case(id), hall.now()).unwrap();
        hall.portal().withdraw(&hall.case(id), hall.now()).unwrap();
        story(&hall, id);
    }
}

#[test]
fn a_receipt_holds_in_both_its_forms() {
    on_both_suites(|hall, id| {
        let trust = trust(hall);
        for sequence in 1..=4 {
            let receipt = hall.office.receipt(hall.office.position(id, sequence).unwrap()).unwrap();
            let proven = receipt.verify(&trust, &Software).unwrap();
            let is_system = matches!(proven.attested, Attested::SystemSigned { .. });
            let is_person = matches!(proven.attested, Attested::PersonSigned { .. });
            assert_eq!((is_system, is_person), (sequence == 4, sequence != 4));
            assert_eq!(proven.ownership, Ownership::Unshown);
            assert_eq!(proven.record.chain.sequence(), sequence);
            let read = Receipt::from_bytes(&receipt.to_bytes().unwrap()).unwrap();
            assert_eq!(read, receipt);
            let compact = receipt.to_compact().unwrap();
            assert!(compact.len() < 900, "{}", compact.len());
            assert_eq!(Receipt::from_compact(&compact).unwrap(), receipt);
        }
        // A change of two administrators, and one that the register itself begins with.
        for position in [1, 2] {
            let receipt = hall.office.receipt(banjian::journal::Position(position)).unwrap();
            receipt.verify(&trust, &Software).unwrap();
            assert!(receipt.cosigner().is_some());
        }
    });
}

#[test]
fn a_bundle_shows_a_case_whole_with_the_keys_that_signed_it() {
    on_both_suites(|hall, id| {
        let trust = trust(hall);
        let audit = hall.office.audit(login("audit-1"), hall.now()).unwrap();
        let bundle = audit.bundle(id, &["applicant"], true).unwrap();
        let bytes = bundle.to_bytes().unwrap();
        let proven = Bundle::from_bytes(&bytes).unwrap().verify(&trust, &Software).unwrap();
        assert_eq!((proven.complete_to, proven.size), (4, hall.journal.size().unwrap()));
        assert!(proven.records.iter().all(|proven| proven.ownership == Ownership::InForce));
        assert!(bundle.records.iter().all(|entry| entry.editions.is_some()));
        let shown = bundle.records[0].disclosure.as_ref().unwrap();
        assert!(shown.shown()["applicant"].value().contains(NAME));
        // What was not asked for is not in it, and the other case is in nothing.
        let silent = audit.bundle(id, &[], false).unwrap();
        let text = String::from_utf8(silent.to_bytes().unwrap()).unwrap();
        assert!(!text.contains(NAME) && !text.contains(NUMBER));
        silent.verify(&trust, &Software).unwrap();
        // Another case's record in its place, and a key's record left out.
        let mut forged = bundle.clone();
        forged.records[1].record.act.case = CaseId::from_bytes([1; 16]);
        assert!(forged.verify(&trust, &Software).is_err());
        let mut keyless = bundle.clone();
        keyless.register.pop();
        let found = keyless.verify(&trust, &Software).unwrap_err();
        assert!(found.reports().iter().any(|report| report.code().as_str() == "key-unknown"), "{found}");
        let unknown = audit.bundle(CaseId::from_bytes([1; 16]), &[], false).unwrap_err();
        assert_eq!(unknown.reports()[0].code().as_str(), "case-unknown");
    });
}

/// The proofs of a bundle are those of the tree over the whole feed.
#[test]
fn a_bundle_stands_in_the_tree_of_the_feed() {
    on_both_suites(|hall, id| {
        let audit = hall.office.audit(login("audit-1"), hall.now()).unwrap();
        let bundle = audit.bundle(id, &[], false).unwrap();
        let mut tree = Tree::new(hall.journal.suite());
        for entry in hall.journal.feed(banjian::journal::Position(0), 1_000).unwrap() {
            tree.append(&entry.record.bytes);
        }
        for entry in bundle.register.iter().chain(&bundle.records) {
            assert_eq!(tree.inclusion(entry.index).unwrap(), entry.proof);
        }
    });
}
