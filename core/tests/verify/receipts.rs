//! A receipt in its two forms, what it proves, and what each tampering is called.

use banjian::id::CaseId;
use banjian::report::Report;
use banjian::text::{Language, Text};
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::{PublicKey, Signer as _, Software};
use banjian::trace::note::SignedNote;
use banjian::trace::proven::{Attested, Ownership};
use banjian::trace::receipt::{MAX_COMPACT, Receipt};
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::{Act, Attestation, Record, Signed, Suite, proof};
use proptest::prelude::*;

use crate::names;
use crate::town::world::{moment, signed, signer};
use crate::town::{A, Town, WITNESSES, note_signer};

/// What a reader without witnesses finds in a receipt.
fn found(town: &Town, receipt: &Receipt) -> Vec<String> {
    names(receipt.verify(&town.trust(0), &Software).unwrap_err().reports())
}

/// The receipt with another record in it, proof and note as they were.
fn with(receipt: &Receipt, record: &Record, signer: Option<&PublicKey>) -> Receipt {
    let proof = receipt.proof();
    let (hashes, note) = (proof.hashes().to_vec(), proof.checkpoint().clone());
    let bytes = record.to_bytes().unwrap();
    let proof = TlogProof::new(proof.suite(), bytes, proof.index(), hashes, note).unwrap();
    Receipt::new(proof, signer.cloned(), None).unwrap()
}

fn text(words: &[Text], language: Language) -> Vec<String> {
    words.iter().map(|text| text.in_language(language).to_owned()).collect()
}

#[test]
fn it_proves_what_it_says_and_no_more() {
    for suite in Suite::ALL {
        let town = Town::new(suite);
        let proven = town.receipt(8, 2).verify(&town.trust(2), &Software).unwrap();
        assert_eq!((proven.index, proven.size, proven.time), (8, 9, Some(town.now)));
        assert_eq!(proven.record, town.records[8]);
        assert_eq!(proven.cosigned_by, WITNESSES.map(|(name, _)| name));
        assert_eq!(proven.ownership, Ownership::Unshown);
        let (key, cosigner) = (signer("clerk-1").public_key().id(), signer("sm-clerk-2").public_key().id());
        assert_eq!(proven.attested, Attested::PersonSigned { key, cosigner: Some(cosigner) });
        assert_eq!(proven.attested.as_str(), "person-signed");
        assert_eq!(
            text(&proven.proven(), Language::English),
            [
                "act `hand-over`, number 3 of its case, stood at position 9 of log `banjian.example/xiangyang` when the log had 9 records",
                &format!("it was signed by key `{key}`, as `clerk-1`, and cosigned by key `{cosigner}`"),
                "witnesses had seen it by 2026-03-01T00:00:00.000Z",
            ]
        );
        assert_eq!(
            text(&proven.proven(), Language::Chinese),
            [
                "日志“banjian.example/xiangyang”有9条记录时，该办件的第3项行为“hand-over”位于第9位",
                &format!("由密钥“{key}”以“clerk-1”名义签名，并由密钥“{cosigner}”共同签名"),
                "见证人不晚于2026-03-01T00:00:00.000Z已见到该记录",
            ]
        );
        assert_eq!(
            text(&proven.not_proven(), Language::English),
            [
                "that no later act exists in this case",
                "that the result is still in force",
                "whose key it is: that is for the key register to show, in an evidence bundle",
            ]
        );
        assert_eq!(
            text(&proven.not_proven(), Language::Chinese),
            [
                "不证明该办件此后没有其他行为",
                "不证明办理结果目前仍然有效",
                "不证明密钥归属：须由证据包中的密钥登记簿证明"
            ]
        );
    }
}

#[test]
fn who_vouches_is_told_apart() {
    let mut town = Town::new(Suite::default());
    let system = town.receipt(7, 0).verify(&town.trust(0), &Software).unwrap();
    assert_eq!((system.attested.as_str(), system.time), ("system-signed", None));
    assert!(text(&system.proven(), Language::English)[1].starts_with("no person acted"));
    assert_eq!(system.not_proven().len(), 4);

    let draft = town.draft(A, "clerk-1");
    town.records.push(draft);
    let host = town.receipt(9, 0).verify(&town.trust(0), &Software).unwrap();
    assert_eq!(host.attested, Attested::HostAttested);
    assert_eq!(
        text(&host.proven(), Language::English)[1..],
        [
            "nobody signed it; the office's machine vouches for it",
            "the time is unattested: no witness says when",
        ]
    );
    assert_eq!(
        text(&host.not_proven(), Language::English)[2..],
        ["that the person named did it", "when it was done: the times in it are the office's claim"]
    );
}

#[test]
fn each_tampering_is_named_and_all_at_once() {
    for suite in Suite::ALL {
        let town = Town::new(suite);
        let whole = town.receipt(4, 0);
        let record = whole.record().clone();
        let clerk = signer("clerk-1").public_key().clone();

        // A changed byte outside the act, then one inside; then the record of another index.
        let late = Record { recorded_at: moment("2026-03-02"), ..record.clone() };
        assert_eq!(found(&town, &with(&whole, &late, Some(&clerk))), ["inclusion-mismatch"]);
        let act = Act { case_version: 7, ..record.act.clone() };
        let other = Record { act, ..record.clone() };
        assert_eq!(
            found(&town, &with(&whole, &other, Some(&clerk))),
            ["inclusion-mismatch", "signature-mismatch at attestation"]
        );
        assert_eq!(found(&town, &with(&whole, &town.records[5], Some(&clerk))), ["inclusion-mismatch"]);

        // A record of another log inside this one, and a note of another log.
        let mut replayed = town.clone();
        replayed.records[4].act.origin = "banjian.example/elsewhere".parse().unwrap();
        replayed.records[4] = signed(replayed.records[4].clone(), "clerk-1", "");
        assert_eq!(found(&town, &replayed.receipt(4, 0)), ["foreign-log at act"]);
        let mut elsewhere = town.clone();
        elsewhere.origin = "banjian.example/elsewhere".parse().unwrap();
        assert_eq!(found(&town, &elsewhere.receipt(4, 0)), ["foreign-log"]);
        let other_suite = Suite::ALL.into_iter().find(|one| *one != suite).unwrap();
        assert_eq!(found(&Town::new(other_suite), &whole), ["foreign-log at act", "tlog-proof-form"]);

        // Signatures: of nobody but the second person, and one that is another's under the right name.
        let mut forged = town.clone();
        forged.records[8].attestation = Attestation::HostAttested;
        assert_eq!(found(&forged, &forged.receipt(8, 0)), ["signature-missing at attestation"]);
        let signature = record.act.sign(&signer("stranger")).unwrap().signature;
        forged.records[4].attestation = Attestation::Signed(Signed { key: clerk.id(), signature });
        assert_eq!(found(&forged, &forged.receipt(4, 0)), ["signature-mismatch at attestation"]);

        // Fewer witnesses than asked for.
        let report = whole.verify(&town.trust(1), &Software).unwrap_err();
        assert_eq!(names(report.reports()), ["witness-quorum"]);
    }
}

#[test]
fn its_keys_are_those_that_the_record_names() {
    let town = Town::new(Suite::default());
    let proof = town.receipt(4, 0).proof().clone();
    let clerk = Some(signer("clerk-1").public_key().clone());
    let stranger = Some(signer("stranger").public_key().clone());
    let code = |signer: &Option<PublicKey>, cosigner: &Option<PublicKey>| {
        let report: Report = Receipt::new(proof.clone(), signer.clone(), cosigner.clone()).unwrap_err();
        names(&[report]).remove(0)
    };
    assert_eq!(code(&stranger, &None), "signature-of-another at attestation");
    assert_eq!(code(&None, &None), "receipt-form at attestation");
    assert_eq!(code(&clerk, &stranger), "receipt-form at cosignature");
}

/// A receipt at a size that no test could fill: its siblings are made up, and the root is what they lead to.
fn large(suite: Suite, size: u64, first: &str, second: &str) -> Receipt {
    let mut town = Town::new(suite);
    let draft = town.draft(A, "sm-clerk-2");
    let record = signed(draft, first, second);
    let bytes = record.to_bytes().unwrap();
    let index = size / 3;
    let mut hashes = Vec::new();
    let root = loop {
        if let Ok(root) = proof::root_by_inclusion(suite, index, size, suite.leaf(&bytes), &hashes) {
            break root;
        }
        hashes.push(suite.leaf(&[u8::try_from(hashes.len()).unwrap()]));
    };
    let note = town.note_of(size, root, 1);
    let proof = TlogProof::new(suite, bytes, index, hashes, note).unwrap();
    let key = |name: &str| (!name.is_empty()).then(|| signer(name).public_key().clone());
    Receipt::new(proof, key(first), key(second)).unwrap()
}

#[test]
fn at_a_hundred_million_records_it_fits_one_code() {
    let size = |suite, first, second| {
        let receipt = large(suite, 100_000_000, first, second);
        assert_eq!(receipt.proof().hashes().len(), 27);
        receipt.verify(&Town::new(suite).trust(1), &Software).unwrap();
        let compact = receipt.to_compact().unwrap();
        assert_eq!(Receipt::from_compact(&compact).unwrap(), receipt);
        compact.len()
    };
    // One person, then two, each with keys of the log's own algorithm.
    let sizes = [
        size(Suite::Sha256Ed25519, "clerk-1", ""),
        size(Suite::Sha256Ed25519, "clerk-1", "admin-1"),
        size(Suite::Sm3Sm2, "sm-clerk-2", ""),
        size(Suite::Sm3Sm2, "sm-clerk-2", "sm-admin-2"),
    ];
    assert_eq!(sizes, [1_472, 1_569, 1_505, 1_635]);
    assert!(sizes.into_iter().all(|size| size <= 1_800));
}

#[test]
fn both_forms_read_back_and_no_others_do() {
    for suite in Suite::ALL {
        let mut town = Town::new(suite);
        let draft = town.draft(CaseId::from_bytes([0xc; 16]), "clerk-1");
        town.records.push(draft);
        for index in 0..10 {
            for witnesses in 0..2 {
                let receipt = town.receipt(index, witnesses);
                let bytes = receipt.to_bytes().unwrap();
                assert_eq!(Receipt::from_bytes(&bytes).unwrap(), receipt);
                let compact = receipt.to_compact().unwrap();
                assert_eq!(Receipt::from_compact(&compact).unwrap(), receipt);
            }
        }
        let (one, two) = (town.receipt(8, 1), town.receipt(8, 2));
        assert_eq!(two.to_compact().unwrap(), one.to_compact().unwrap());
        // Every byte cut off, added or changed gives another receipt or none.
        let compact = one.to_compact().unwrap();
        for at in 0..compact.len() {
            assert!(Receipt::from_compact(&compact[..at]).is_err(), "{at}");
            let mut other = compact.clone();
            other[at] ^= 1;
            if let Ok(receipt) = Receipt::from_compact(&other) {
                assert_eq!(receipt.to_compact().unwrap(), other);
                assert!(receipt.verify(&town.trust(1), &Software).is_err(), "{at}");
            }
        }
        // The length of the origin in two bytes.
        let (head, rest) = compact.split_at(3);
        let padded = [head, &[rest[0] | 0x80, 0], &rest[1..]].concat();
        assert!(Receipt::from_compact(&padded).is_err());
        let longer = [compact.as_slice(), &[0]].concat();
        assert!(Receipt::from_compact(&longer).is_err());
        assert!(Receipt::from_compact(&vec![1; MAX_COMPACT + 1]).is_err());
    }
}

#[test]
fn a_compact_receipt_needs_a_checkpoint_that_it_can_restore() {
    let suite = Suite::default();
    let town = Town::new(suite);
    let whole = town.receipt(4, 1);
    let code = |note: SignedNote| {
        let proof = whole.proof();
        let (extra, hashes) = (proof.extra().to_vec(), proof.hashes().to_vec());
        let proof = TlogProof::new(suite, extra, proof.index(), hashes, note).unwrap();
        let receipt = Receipt::new(proof, whole.signer().cloned(), None).unwrap();
        receipt.to_compact().unwrap_err().code().as_str()
    };
    assert_eq!(code(town.note_of(9, suite.leaf(b"another root"), 0)), "inclusion-mismatch");
    let elsewhere = Town { origin: "banjian.example/elsewhere".parse().unwrap(), ..town.clone() };
    assert_eq!(code(elsewhere.note(0)), "receipt-form");
    let checkpoint = Checkpoint { origin: town.origin.clone(), size: 9, root: town.tree().root() };
    let line = checkpoint.cosign(suite, "w.example", &note_signer(suite, 2), town.now).unwrap();
    assert_eq!(code(SignedNote::new(&checkpoint.body(suite), vec![line]).unwrap()), "receipt-form");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// At every size, what is written reads back.
    #[test]
    fn a_receipt_of_any_size_reads_back(size in 1..=u64::MAX >> 1, sm in any::<bool>()) {
        let suite = if sm { Suite::Sm3Sm2 } else { Suite::default() };
        let receipt = large(suite, size, "clerk-1", "");
        let compact = receipt.to_compact().unwrap();
        prop_assert_eq!(Receipt::from_compact(&compact).unwrap(), receipt.clone());
        prop_assert_eq!(Receipt::from_bytes(&receipt.to_bytes().unwrap()).unwrap(), receipt);
    }
}
