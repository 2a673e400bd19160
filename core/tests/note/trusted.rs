//! What a reader believes who trusts some keys and witnesses.

use banjian::report::{Code, Faults, codes};
use banjian::trace::Suite;
use banjian::trace::key::SoftwareSigner;
use banjian::trace::note::{NoteKey, SignedNote};
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::trust::{Final, LogKey, Trust};

use super::{at, checkpoint, cosigner, log_key, origin, signer};

fn in_use(signer: &SoftwareSigner) -> LogKey {
    LogKey { key: log_key(signer), retired: None }
}

fn codes_of<T: std::fmt::Debug>(found: Result<T, Faults>) -> Vec<Code> {
    found.unwrap_err().reports().iter().map(banjian::report::Report::code).collect()
}

fn cosigned(suite: Suite, note: SignedNote, size: u8, times: &[(u8, i64)]) -> SignedNote {
    times.iter().fold(note, |note, (secret, seconds)| {
        let name = format!("w{secret}.example");
        let seen = checkpoint(suite, size, 0);
        note.with(seen.cosign(suite, &name, &signer(suite, *secret), at(*seconds)).unwrap()).unwrap()
    })
}

fn witnesses(suite: Suite) -> Vec<NoteKey> {
    (11..14).map(|secret| cosigner(&format!("w{secret}.example"), &signer(suite, secret))).collect()
}

#[test]
fn the_quorum_attests_the_time_by_which_it_had_seen() {
    for suite in Suite::ALL {
        let log = signer(suite, 1);
        let trust =
            |quorum| Trust::new(origin(), suite, vec![in_use(&log)], witnesses(suite), quorum).unwrap();
        let note = checkpoint(suite, 5, 0).sign(suite, &log).unwrap();
        assert_eq!(trust(0).open(&note).unwrap().time, None);
        assert_eq!(codes_of(trust(1).open(&note)), [codes::log::WITNESS_QUORUM]);
        // The first one signs twice, and counts once, by its earlier time.
        let note = cosigned(suite, note, 5, &[(11, 300), (11, 100), (13, 200)]);
        assert_eq!(trust(0).open(&note).unwrap().time, None);
        assert_eq!(trust(1).open(&note).unwrap().time, Some(at(100)));
        let seen = trust(2).open(&note).unwrap();
        assert_eq!(seen.time, Some(at(200)));
        assert_eq!(seen.cosigned_by, ["w11.example", "w13.example"]);
        assert_eq!(codes_of(trust(3).open(&note)), [codes::log::WITNESS_QUORUM]);
        let wrong = cosigned(suite, note, 4, &[(12, 1)]);
        assert_eq!(codes_of(trust(2).open(&wrong)), [codes::log::NOTE_SIGNATURE]);
    }
}

#[test]
fn other_logs_and_unsigned_notes_are_refused() {
    for suite in Suite::ALL {
        let log = signer(suite, 1);
        let trust = Trust::new(origin(), suite, vec![in_use(&log)], vec![], 0).unwrap();
        let mut seen = checkpoint(suite, 5, 0);
        let other = seen.sign(suite, &signer(suite, 2)).unwrap();
        assert_eq!(codes_of(trust.open(&other)), [codes::log::NOTE_UNSIGNED]);
        seen.origin = "other.example/log".parse().unwrap();
        assert_eq!(codes_of(trust.open(&seen.sign(suite, &log).unwrap())), [codes::log::FOREIGN_LOG]);
    }
}

#[test]
fn a_retired_key_counts_where_its_end_or_witnesses_bind_it() {
    for suite in Suite::ALL {
        let (old, new) = (signer(suite, 1), signer(suite, 2));
        let end = checkpoint(suite, 2, 0);
        let retired = Some(Final { root: end.root, size: end.size });
        let keys = vec![LogKey { key: log_key(&old), retired }, in_use(&new)];
        let trust = |quorum| Trust::new(origin(), suite, keys.clone(), witnesses(suite), quorum).unwrap();
        let sign = |size, salt| checkpoint(suite, size, salt).sign(suite, &old).unwrap();
        assert!(trust(0).open(&sign(2, 0)).is_ok());
        assert_eq!(codes_of(trust(0).open(&sign(2, 9))), [codes::log::TWO_ROOTS]);
        assert_eq!(codes_of(trust(0).open(&sign(1, 0))), [codes::log::RETIRED_KEY]);
        assert!(trust(0).open_older(&sign(1, 0), &[suite.leaf(&[0, 1])]).is_ok());
        assert_eq!(
            codes_of(trust(0).open_older(&sign(1, 9), &[suite.leaf(&[0, 1])])),
            [codes::log::RETIRED_KEY]
        );
        assert_eq!(codes_of(trust(0).open(&sign(3, 0))), [codes::log::RETIRED_KEY]);
        assert!(trust(1).open(&cosigned(suite, sign(1, 0), 1, &[(11, 5)])).is_ok());
        assert_eq!(
            codes_of(trust(1).open(&cosigned(suite, sign(3, 0), 3, &[(11, 5)]))),
            [codes::log::RETIRED_KEY]
        );
        assert!(trust(0).open(&checkpoint(suite, 3, 0).sign(suite, &new).unwrap()).is_ok());
    }
}

#[test]
fn a_trust_reads_back_and_an_empty_or_doubled_one_is_refused() {
    for suite in Suite::ALL {
        let log = signer(suite, 1);
        let good = Trust::new(origin(), suite, vec![in_use(&log)], witnesses(suite), 2).unwrap();
        let bytes = good.to_bytes().unwrap();
        assert_eq!(Trust::from_bytes(&bytes).unwrap(), good);
        let text = String::from_utf8(bytes).unwrap();
        for wrong in [
            text.replace("trust/1", "trust/2"),
            text.replace("\"quorum\":2", "\"quorum\":4"),
            format!("{text} "),
        ] {
            assert_ne!(wrong, text);
            assert!(Trust::from_bytes(wrong.as_bytes()).is_err(), "{wrong}");
        }
        let new = |keys, witnesses, quorum| codes_of(Trust::new(origin(), suite, keys, witnesses, quorum));
        assert_eq!(new(vec![], vec![], 0), [codes::log::TRUST_EMPTY]);
        assert_eq!(new(vec![in_use(&log)], vec![], 1), [codes::log::TRUST_FORM]);
        assert_eq!(new(vec![in_use(&log), in_use(&log)], vec![], 0), [codes::log::TRUST_FORM]);
        assert_eq!(new(vec![in_use(&log)], vec![cosigner("w", &log)], 1), [codes::log::TRUST_FORM]);
        let twice = vec![cosigner("w", &signer(suite, 2)), cosigner("w", &signer(suite, 3))];
        assert_eq!(new(vec![in_use(&log)], twice, 1), [codes::log::TRUST_FORM]);
        assert_eq!(new(vec![in_use(&log)], vec![log_key(&signer(suite, 2))], 1), [codes::log::TRUST_FORM]);
        let witness = LogKey { key: cosigner(super::ORIGIN, &log), retired: None };
        assert_eq!(new(vec![witness], vec![], 0), [codes::log::TRUST_FORM]);
        let end = Some(Final { root: suite.empty(), size: 1 << 53 });
        assert_eq!(
            new(vec![LogKey { key: log_key(&log), retired: end }], vec![], 0),
            [codes::log::TRUST_FORM]
        );
        let other = Suite::ALL.into_iter().find(|other| *other != suite).unwrap();
        assert_eq!(new(vec![in_use(&signer(other, 1))], vec![], 0), [codes::log::NOTE_SUITE]);
    }
}

#[test]
fn an_offline_proof_holds_for_its_leaf_and_index_alone() {
    for suite in Suite::ALL {
        let log = signer(suite, 1);
        let trust = Trust::new(origin(), suite, vec![in_use(&log)], vec![], 0).unwrap();
        let note = checkpoint(suite, 2, 0).sign(suite, &log).unwrap();
        let (first, second) = (suite.leaf(&[0, 0]), suite.leaf(&[0, 1]));
        let proof = TlogProof::new(suite, vec![], 0, vec![second], note.clone()).unwrap();
        assert_eq!(proof.verify(first, &trust).unwrap().checkpoint.size, 2);
        assert_eq!(codes_of(proof.verify(second, &trust)), [codes::log::INCLUSION_MISMATCH]);
        let moved = TlogProof::new(suite, vec![], 1, vec![second], note.clone()).unwrap();
        assert_eq!(codes_of(moved.verify(first, &trust)), [codes::log::INCLUSION_MISMATCH]);
        let other = Suite::ALL.into_iter().find(|other| *other != suite).unwrap();
        let named = TlogProof::new(other, vec![], 0, vec![second], note).unwrap();
        assert_eq!(codes_of(named.verify(first, &trust)), [codes::log::TLOG_PROOF_FORM]);
    }
}
