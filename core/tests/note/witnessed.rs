//! A witness cosigns growth and nothing else.

use banjian::canonical::Hash;
use banjian::report::{Report, codes};
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::note::SignedNote;
use banjian::trace::witness::{MemoryWitnessStore, Witness, WitnessStore};
use banjian::trace::{Origin, Suite};

use super::{at, checkpoint, cosigner, log_key, origin, signer};

/// A store to which somebody else always writes first.
#[derive(Debug)]
struct Overtaken;

impl WitnessStore for Overtaken {
    fn latest(&self, _: &Origin) -> Result<Option<(u64, Hash)>, Report> {
        Ok(None)
    }

    fn advance(&self, _: &Origin, _: Option<(u64, Hash)>, _: (u64, Hash)) -> Result<bool, Report> {
        Ok(false)
    }
}

#[test]
fn it_cosigns_growth_and_nothing_else() {
    for suite in Suite::ALL {
        let (log, own) = (signer(suite, 1), signer(suite, 2));
        let witness = Witness::new(&own, "w.example", vec![log_key(&log)]).unwrap();
        let store = MemoryWitnessStore::default();
        let add = |old, size, salt, proof: &[Hash]| {
            let note = checkpoint(suite, size, salt).sign(suite, &log).unwrap();
            witness.add_checkpoint(old, &note, proof, at(50), &store).map(|line| note.with(line).unwrap())
        };
        let refused = |old, size, salt, proof: &[Hash]| add(old, size, salt, proof).unwrap_err().code();
        let next = suite.leaf(&[0, 1]);
        assert_eq!(refused(1, 2, 0, &[]), codes::log::WITNESS_OLD_SIZE);
        let note = add(0, 1, 0, &[]).unwrap();
        let (seen, attested) = Checkpoint::open(&note, &cosigner("w.example", &own)).unwrap();
        assert_eq!((seen.size, attested.time), (1, Some(at(50))));
        assert_eq!(witness.key(), &cosigner("w.example", &own));
        assert_eq!(refused(0, 2, 0, &[]), codes::log::WITNESS_OLD_SIZE);
        assert_eq!(refused(1, 2, 0, &[]), codes::log::CONSISTENCY_MISMATCH);
        assert_eq!(refused(1, 2, 9, &[next]), codes::log::CONSISTENCY_MISMATCH);
        assert_eq!(refused(2, 1, 0, &[]), codes::log::SHRINKS);
        add(1, 2, 0, &[next]).unwrap();
        // The answer was lost: asked for again, it is given again.
        add(2, 2, 0, &[]).unwrap();
        assert_eq!(refused(2, 2, 9, &[]), codes::log::TWO_ROOTS);
        assert_eq!(refused(2, 1, 0, &[]), codes::log::SHRINKS);
        assert_eq!(refused(1, 1, 0, &[]), codes::log::WITNESS_OLD_SIZE);
        // A witness without a clock says nothing.
        let note = checkpoint(suite, 2, 0).sign(suite, &log).unwrap();
        let timeless = witness.add_checkpoint(2, &note, &[], at(0), &store).unwrap_err();
        assert_eq!(timeless.code(), codes::log::NOTE_KEY_FORM);
        // Nothing that was refused has moved it.
        assert_eq!(store.latest(&origin()).unwrap(), Some((2, checkpoint(suite, 2, 0).root)));

        let first = checkpoint(suite, 1, 0).sign(suite, &log).unwrap();
        let lost = witness.add_checkpoint(0, &first, &[], at(50), &Overtaken).unwrap_err();
        assert_eq!(lost.code(), codes::log::WITNESS_RACE);
    }
}

#[test]
fn it_knows_its_logs_and_their_keys() {
    for suite in Suite::ALL {
        let (log, own) = (signer(suite, 1), signer(suite, 2));
        let witness = Witness::new(&own, "w.example", vec![log_key(&log)]).unwrap();
        let store = MemoryWitnessStore::default();
        let mut seen = checkpoint(suite, 1, 0);
        let alien = seen.sign(suite, &own).unwrap();
        let refused = witness.add_checkpoint(0, &alien, &[], at(50), &store).unwrap_err();
        assert_eq!(refused.code(), codes::log::NOTE_UNSIGNED);
        seen.origin = "other.example/log".parse().unwrap();
        let other = seen.sign(suite, &log).unwrap();
        let refused = witness.add_checkpoint(0, &other, &[], at(50), &store).unwrap_err();
        assert_eq!(refused.code(), codes::log::FOREIGN_LOG);
        assert!(Witness::new(&own, "w.example", vec![cosigner("a.example", &log)]).is_err());
        assert!(Witness::new(&own, "w w", vec![]).is_err());
    }
}

#[test]
fn a_store_advances_only_from_where_it_stands() {
    let store = MemoryWitnessStore::default();
    let root = Suite::default().empty();
    assert!(!store.advance(&origin(), Some((1, root)), (2, root)).unwrap());
    assert!(store.advance(&origin(), None, (1, root)).unwrap());
    assert!(!store.advance(&origin(), None, (2, root)).unwrap());
    assert_eq!(store.latest(&origin()).unwrap(), Some((1, root)));
}

/// Made by hand, since no signer of ours makes it: a cosignature of time zero, right in all else.
#[test]
fn a_cosignature_of_time_zero_is_wrong() {
    let suite = Suite::Sha256Ed25519;
    let (log, own) = (signer(suite, 1), signer(suite, 2));
    let note = checkpoint(suite, 1, 0).sign(suite, &log).unwrap();
    let cosigned = |seconds: u64| {
        let message = format!("cosignature/v1\ntime {seconds}\n{}", note.text());
        let signature = banjian::trace::key::sign(&own, message.as_bytes()).unwrap();
        let key = cosigner("w.example", &own);
        let bytes = [&key.hash()[..], &seconds.to_be_bytes(), signature.as_bytes()].concat();
        let line = format!("\u{2014} w.example {}\n", data_encoding::BASE64.encode(&bytes));
        let note: SignedNote = format!("{note}{line}").parse().unwrap();
        note.demand(&key).map(|attested| attested.time)
    };
    assert_eq!(cosigned(1).unwrap(), Some(at(1)));
    assert_eq!(cosigned(0).unwrap_err().code(), codes::log::NOTE_SIGNATURE);
}
