//! Signatures over acts: each tampering has a finding of its own, at its place.

use banjian::report::Report;
use banjian::trace::key::{Algorithm, Signer, Software, SoftwareSigner};
use banjian::trace::{Act, Attestation, Record, Signed, Suite};

use crate::vectors::record_in;

fn signers(algorithm: Algorithm) -> [SoftwareSigner; 3] {
    [[7; 32], [8; 32], [9; 32]].map(|secret| match algorithm {
        Algorithm::Sm2 => SoftwareSigner::sm2(&secret).unwrap(),
        _ => SoftwareSigner::ed25519(&secret).unwrap(),
    })
}

fn signed(record: &Record, first: &SoftwareSigner, second: &SoftwareSigner) -> Record {
    Record {
        attestation: Attestation::Signed(record.act.sign(first).unwrap()),
        cosignature: Some(record.act.sign(second).unwrap()),
        ..record.clone()
    }
}

fn found(result: Result<(), Report>) -> (&'static str, Option<String>) {
    let report = result.unwrap_err();
    (report.code().as_str(), report.place().path.clone())
}

#[test]
fn each_tampering_with_a_signature_is_named() {
    let (attestation, cosignature) = (Some("attestation".to_owned()), Some("cosignature".to_owned()));
    for (suite, algorithm) in Suite::ALL.into_iter().flat_map(|suite| Algorithm::ALL.map(|one| (suite, one)))
    {
        let [first, second, third] = &signers(algorithm);
        let keys = [first, second, third].map(Signer::public_key);
        let record = record_in(suite);
        let whole = signed(&record, first, second);
        let read = Record::from_bytes(&whole.to_bytes().unwrap()).unwrap();
        assert_eq!(read, whole);
        let one = |record: &Record| record.signed_by(keys[0], &Software);
        let two = |record: &Record| record.signed_by_two(keys[0], keys[1], &Software);
        assert_eq!((one(&read), two(&read)), (Ok(()), Ok(())));

        let stripped = Record { attestation: Attestation::HostAttested, ..whole.clone() };
        assert_eq!(found(one(&stripped)), ("signature-missing", attestation.clone()));
        assert_eq!(found(two(&stripped)), ("signature-missing", attestation.clone()));

        let another = signed(&record, third, second);
        assert_eq!(found(one(&another)), ("signature-of-another", attestation.clone()));
        assert_eq!(found(two(&another)), ("signature-of-another", attestation.clone()));

        // The key's name of one, the signature of another.
        let Attestation::Signed(Signed { signature, .. }) = another.attestation else { unreachable!() };
        let forged = Record {
            attestation: Attestation::Signed(Signed { key: keys[0].id(), signature }),
            ..whole.clone()
        };
        assert_eq!(found(one(&forged)), ("signature-mismatch", attestation.clone()));

        let other_act = Act { case_version: record.act.case_version + 1, ..record.act.clone() };
        let moved = Record { act: other_act.clone(), ..whole.clone() };
        assert_eq!(found(one(&moved)), ("signature-mismatch", attestation.clone()));
        assert_eq!(found(two(&moved)), ("signature-mismatch", attestation.clone()));

        let without = Record { cosignature: None, ..whole.clone() };
        assert_eq!(found(two(&without)), ("cosignature-missing", cosignature.clone()));
        assert_eq!(one(&without), Ok(()));

        let swapped = signed(&record, second, first);
        assert_eq!(found(two(&swapped)), ("cosignature-swapped", cosignature.clone()));

        let same = signed(&record, first, first);
        assert_eq!(found(two(&same)), ("cosignature-same", cosignature.clone()));

        let third_beside = signed(&record, first, third);
        assert_eq!(found(two(&third_beside)), ("signature-of-another", cosignature.clone()));

        let elsewhere = other_act.sign(second).unwrap();
        let lifted = Record { cosignature: Some(elsewhere), ..whole.clone() };
        assert_eq!(found(two(&lifted)), ("signature-mismatch", cosignature.clone()));
    }
}

#[test]
fn the_suite_of_the_log_is_part_of_what_is_signed() {
    let [first, second, _] = &signers(Algorithm::Ed25519);
    let whole = signed(&record_in(Suite::Sha256Ed25519), first, second);
    let moved = Record { act: Act { suite: Suite::Sm3Sm2, ..whole.act.clone() }, ..whole };
    assert_eq!(found(moved.signed_by(first.public_key(), &Software)).0, "signature-mismatch");
}
