//! An evidence bundle: what it proves, and what each tampering is called.

use std::collections::BTreeMap;

use banjian::canonical::Hash;
use banjian::id::CaseId;
use banjian::text::Language;
use banjian::trace::bundle::{Bundle, Entry, Event};
use banjian::trace::key::{Signer as _, Software};
use banjian::trace::proven::Ownership;
use banjian::trace::register::KeyEvent;
use banjian::trace::{Attestation, Object, Record, Signed, Suite};

use crate::names;
use crate::town::world::{World, moment, signed, signer};
use crate::town::{A, B, HEADER, Town};

/// The bundle of a case, with one shown field a record, and no cosignatures.
fn bundle(town: &Town, case: CaseId) -> Bundle {
    bundle_in(town, case, town)
}

/// As [`bundle`], of the records of one log under the tree of another.
fn bundle_in(town: &Town, case: CaseId, tree: &Town) -> Bundle {
    let hashes = tree.tree();
    let entry = |index: usize, record: &Record| {
        let at = u64::try_from(index).unwrap();
        let act = &record.act;
        let is_act = town.payloads.contains_key(&act.command) && act.case == case;
        Entry {
            disclosure: is_act.then(|| {
                town.payloads[&act.command].disclose(town.scope(case, act.command), &["number"]).unwrap()
            }),
            editions: is_act
                .then(|| town.editions().iter().map(|(kind, hash)| (kind.clone(), hash)).collect()),
            events: is_act.then(|| event(case, record.chain.sequence())).into_iter().collect(),
            index: at,
            proof: hashes.inclusion(at).unwrap(),
            record: record.clone(),
        }
    };
    let entries = |wanted: &dyn Fn(&Record) -> bool| {
        let records = town.records.iter().enumerate().filter(|(_, record)| wanted(record));
        records.map(|(index, record)| entry(index, record)).collect::<Vec<_>>()
    };
    Bundle {
        case,
        checkpoint: tree.note(0),
        editions: BTreeMap::from([(Hash::of(b"a catalogue"), b"a catalogue".to_vec())]),
        linked: Vec::new(),
        records: entries(&|record| record.act.case == case),
        register: entries(&|record| KeyEvent::of(&record.act).is_ok()),
    }
}

fn event(case: CaseId, version: u32) -> Event {
    Event { case, header: Object::from_bytes(HEADER).unwrap(), schema: 1, version }
}

fn found(town: &Town, bundle: &Bundle) -> Vec<String> {
    names(bundle.verify(&town.trust(0), &Software).unwrap_err().reports())
}

#[test]
fn it_proves_each_record_and_how_far_it_goes() {
    for suite in Suite::ALL {
        let town = Town::new(suite);
        let mut whole = bundle(&town, A);
        whole.checkpoint = town.note(2);
        whole.linked = bundle(&town, B).records;
        let bytes = whole.to_bytes().unwrap();
        assert_eq!(Bundle::from_bytes(&bytes).unwrap(), whole);
        let proven = whole.verify(&town.trust(2), &Software).unwrap();
        assert_eq!((proven.complete_to, proven.size, proven.time), (3, 9, Some(town.now)));
        assert_eq!(
            proven.extent().in_language(Language::English),
            "complete to number 3 of the case when the log had 9 records; what came later is unknown"
        );
        assert_eq!(
            proven.extent().in_language(Language::Chinese),
            "在日志有9条记录时，该办件的记录至第3号完整；此后情况不明"
        );
        let levels = |records: &[banjian::trace::proven::Proven]| {
            records.iter().map(|proven| (proven.index, proven.attested.as_str())).collect::<Vec<_>>()
        };
        assert_eq!(
            levels(&proven.records),
            [(4, "person-signed"), (6, "person-signed"), (8, "person-signed")]
        );
        assert_eq!(levels(&proven.linked), [(5, "person-signed"), (7, "system-signed")]);
        assert!(proven.records.iter().all(|proven| proven.ownership == Ownership::InForce));
        assert!(proven.records[0].not_proven()[2].en.starts_with("that no revocation was withheld"));
    }
}

#[test]
fn each_tampering_has_its_name() {
    for suite in Suite::ALL {
        let town = Town::new(suite);
        let whole = bundle(&town, A);
        let forge = |change: &dyn Fn(&mut Bundle)| {
            let mut bundle = whole.clone();
            change(&mut bundle);
            found(&town, &bundle)
        };
        // Changed outside the signature: the record itself, and what the next one names.
        let changed = forge(&|bundle| bundle.records[1].record.recorded_at = moment("2026-03-02"));
        assert_eq!(changed, ["inclusion-mismatch at records[1]", "chain-broken at records[2]"]);
        assert_eq!(
            forge(&|bundle| bundle.records[2].record.act.case_version = 9),
            ["inclusion-mismatch at records[2]", "signature-mismatch at records[2].attestation"]
        );
        assert_eq!(forge(&|bundle| bundle.records[0].index = 5), ["inclusion-mismatch at records[0]"]);
        // Removed, added, swapped, cut off at the beginning, none.
        assert_eq!(forge(&|bundle| drop(bundle.records.remove(1))), ["sequence-gap at records[1]"]);
        assert_eq!(forge(&|bundle| drop(bundle.records.remove(0)))[0], "sequence-gap at records[0]");
        assert_eq!(
            forge(&|bundle| bundle.records.insert(1, bundle.records[0].clone())),
            ["command-repeated at records[1]", "case-forked at records[1]", "position-gap at records[1]",]
        );
        assert_eq!(
            forge(&|bundle| bundle.records.swap(0, 1))[..2],
            ["sequence-gap at records[0]", "case-forked at records[1]"]
        );
        assert_eq!(forge(&|bundle| bundle.records.clear()), ["bundle-form"]);
        // Replayed from another case.
        assert_eq!(
            forge(&|bundle| bundle.records.push(self::bundle(&town, B).records.remove(0))),
            ["record-misfiled at records[3]"]
        );
        // Events, fields, editions.
        assert_eq!(forge(&|bundle| bundle.records[1].events.clear()), ["events-mismatch at records[1]"]);
        assert_eq!(
            forge(&|bundle| bundle.records[1].events[0].version = 7),
            ["events-mismatch at records[1]"]
        );
        assert_eq!(
            forge(&|bundle| bundle.records[0].disclosure = bundle.records[1].disclosure.clone()),
            ["commitment-mismatch at records[0]"]
        );
        assert_eq!(
            forge(&|bundle| bundle.records[0].editions = Some(BTreeMap::new())),
            ["editions-mismatch at records[0].editions"]
        );
        assert_eq!(
            forge(&|bundle| drop(bundle.editions.insert(Hash::of(b"x"), b"y".to_vec()))),
            ["edition-missing at editions"]
        );
        // The register: none, and cut in the middle.
        assert_eq!(forge(&|bundle| bundle.register.clear())[0], "key-unknown at records[0].attestation");
        assert_eq!(forge(&|bundle| drop(bundle.register.remove(0)))[0], "founding-missing at register[0]");
        // A checkpoint of another log, and one that its log did not sign.
        let elsewhere = Town { origin: "banjian.example/elsewhere".parse().unwrap(), ..town.clone() };
        assert_eq!(forge(&|bundle| bundle.checkpoint = elsewhere.note(0)), ["foreign-log at checkpoint"]);
    }
}

/// A log that was made wrong: everything is in it, and its signatures are not what they should be.
#[test]
fn signatures_are_held_against_the_register() {
    let suite = Suite::default();
    let name = |change: &dyn Fn(&mut Town)| {
        let mut town = Town::new(suite);
        change(&mut town);
        found(&town, &bundle(&town, A))
    };
    let act = |town: &mut Town, person: &str, first: &str, second: &str| {
        let draft = town.draft(A, person);
        town.records.push(signed(draft, first, second));
    };
    let clerk = "clerk-1";
    assert_eq!(name(&|town| act(town, clerk, "stranger", "")), ["key-unknown at records[3].attestation"]);
    assert_eq!(
        name(&|town| act(town, clerk, "sm-clerk-2", "")),
        ["key-of-another at records[3].attestation"]
    );
    assert_eq!(name(&|town| act(town, "system", clerk, "")), ["key-of-another at records[3].attestation"]);
    assert_eq!(
        name(&|town| {
            town.key(&World::revocation(clerk, clerk));
            act(town, clerk, clerk, "");
        }),
        ["key-revoked at records[3].attestation"]
    );
    assert_eq!(
        name(&|town| {
            act(town, clerk, "clerk-1/b", "");
            let later = town.world.registration(clerk, "clerk-1/b");
            town.key(&KeyEvent::Register(later));
        }),
        ["key-registered-later at records[3].attestation"]
    );
    for (day, code) in [("2027-01-01", "key-expired"), ("2025-12-31", "key-not-yet-valid")] {
        let found = name(&|town| {
            let mut draft = town.draft(A, clerk);
            draft.recorded_at = moment(day);
            town.records.push(signed(draft, clerk, ""));
        });
        assert_eq!(found, [format!("{code} at records[3].attestation")]);
    }
    let forged = name(&|town| {
        let draft = town.draft(A, clerk);
        let signature = draft.act.sign(&signer("stranger")).unwrap().signature;
        let key = signer(clerk).public_key().id();
        town.records.push(Record { attestation: Attestation::Signed(Signed { key, signature }), ..draft });
    });
    assert_eq!(forged, ["signature-mismatch at records[3].attestation"]);
    assert_eq!(name(&|town| act(town, clerk, clerk, "stranger")), ["key-unknown at records[3].cosignature"]);
    assert_eq!(name(&|town| act(town, clerk, clerk, clerk)), ["cosignature-same at records[3].cosignature"]);
    assert_eq!(
        name(&|town| {
            let second = town.world.registration(clerk, "clerk-1/b");
            town.key(&KeyEvent::Register(second));
            act(town, clerk, clerk, "clerk-1/b");
        }),
        ["approver-repeated at records[3].cosignature"]
    );
    assert_eq!(
        name(&|town| {
            let draft = town.draft(A, clerk);
            let both = signed(draft, clerk, "sm-clerk-2");
            town.records.push(Record { attestation: Attestation::HostAttested, ..both });
        }),
        ["signature-missing at records[3].attestation"]
    );
    // Nobody signed: no finding, but a level of its own.
    let mut town = Town::new(suite);
    let draft = town.draft(A, clerk);
    town.records.push(draft);
    let proven = bundle(&town, A).verify(&town.trust(0), &Software).unwrap();
    assert_eq!(
        (proven.records[3].attested.as_str(), proven.records[3].ownership),
        ("host-attested", Ownership::Unshown)
    );
}

/// A log that holds two third records of one case: whichever chain a bundle shows, showing both names the fork.
#[test]
fn a_fork_inside_a_case_is_named() {
    let mut town = Town::new(Suite::default());
    let mut other = town.draft(A, "clerk-1");
    other.chain = town.records[8].chain;
    town.records.push(signed(other, "clerk-1", ""));
    let codes = found(&town, &bundle(&town, A));
    assert!(codes.contains(&"case-forked at records[3]".into()), "{codes:?}");
}

#[test]
fn it_is_bounded() {
    let town = Town::new(Suite::default());
    let whole = bundle(&town, A);
    let refused = |change: &dyn Fn(&mut Bundle)| {
        let mut bundle = whole.clone();
        change(&mut bundle);
        bundle.to_bytes().unwrap_err().code().as_str()
    };
    assert_eq!(refused(&|bundle| bundle.linked = vec![bundle.records[0].clone(); 4_096]), "bundle-form");
    assert_eq!(refused(&|bundle| bundle.records[0].proof = vec![Hash::of(b""); 64]), "bundle-form");
    assert_eq!(refused(&|bundle| bundle.records[0].events = vec![event(A, 1); 257]), "bundle-form");
    assert_eq!(refused(&|bundle| bundle.records[0].index = 1 << 53), "bundle-form");
    assert_eq!(
        refused(&|bundle| drop(bundle.editions.insert(Hash::of(b""), vec![0; 7 * 1024 * 1024]))),
        "bundle-form"
    );
    assert!(Bundle::from_bytes(&vec![b' '; 8 * 1024 * 1024 + 1]).is_err());
}
