//! Every form is read as it is written, and in no other way.

use banjian::report::codes;
use banjian::trace::Suite;
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::{Signer, SoftwareSigner};
use banjian::trace::note::{MAX_NOTE, NoteKey, NoteKeyKind, SignedNote};
use banjian::trace::promise::Promise;
use banjian::trace::tlog_proof::TlogProof;
use data_encoding::BASE64;
use proptest::prelude::*;

use super::{at, checkpoint, cosigner, log_key, origin, signer};

/// The example of `golang.org/x/mod/sumdb/note`, with its private key.
#[test]
fn the_published_note_verifies_and_is_made_again() {
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    let published = format!(
        "{text}\n\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    );
    let key: NoteKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse().unwrap();
    let note: SignedNote = published.parse().unwrap();
    assert_eq!(note.demand(&key).unwrap().time, None);
    let secret = BASE64.decode(b"AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").unwrap();
    let signer = SoftwareSigner::ed25519(secret[1..].try_into().unwrap()).unwrap();
    let again = SignedNote::new(text, vec![key.sign(text, &signer, None).unwrap()]).unwrap();
    assert_eq!(again.to_string(), published);
}

/// The example of C2SP `tlog-cosignature`: read, its key ids and time where they stand.
#[test]
fn the_cosignature_of_the_standard_has_its_shape() {
    let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
        \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
        \u{2014} witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
    let note: SignedNote = text.parse().unwrap();
    assert_eq!(note.signatures().iter().map(|line| line.as_bytes().len()).collect::<Vec<_>>(), [64, 72]);
    assert_eq!(note.signatures()[1].as_bytes()[..8], 1_679_315_147_u64.to_be_bytes());
    let read = Checkpoint::from_body(Suite::Sha256Ed25519, note.text()).unwrap();
    assert_eq!((read.origin.as_str(), read.size), ("example.com/behind-the-sofa", 20_852_163));
    assert_eq!(read.body(Suite::Sha256Ed25519), note.text());
    assert!(Checkpoint::from_body(Suite::Sm3Sm2, note.text()).is_err());
}

#[test]
fn what_is_no_note_is_refused() {
    let line = "\u{2014} a AAAAAAA=\n";
    assert!(format!("t\n\n{line}").parse::<SignedNote>().is_ok());
    assert!(format!("t\n\nu\n\n{line}").parse::<SignedNote>().is_ok());
    assert!(format!("t\n\n{}", line.repeat(16)).parse::<SignedNote>().is_ok());
    for wrong in [
        String::new(),
        "t\n".into(),
        "t\n\n".into(),
        "t\n\n\n".into(),
        format!("t\n{line}"),
        format!("\n{line}"),
        format!("t\r\n\n{line}"),
        format!("t\u{1}\n\n{line}"),
        format!("t\n\n{}", line.trim_end()),
        format!("t\n\n{line}\n"),
        format!("t\n\n{line}x\n"),
        format!("t\n\n{}", line.repeat(17)),
        format!("{}\n\n{line}", "t".repeat(MAX_NOTE)),
        "t\n\n- a AAAAAAA=\n".into(),
        "t\n\n\u{2014}  AAAAAAA=\n".into(),
        "t\n\n\u{2014} a+b AAAAAAA=\n".into(),
        "t\n\n\u{2014} a\u{a0}b AAAAAAA=\n".into(),
        "t\n\n\u{2014} a AAAAAA==\n".into(),
        "t\n\n\u{2014} a AAAAAAA\n".into(),
        "t\n\n\u{2014} a AAAAAAB=\n".into(),
        "t\n\n\u{2014} a AAAAAAA= \n".into(),
    ] {
        let found = wrong.parse::<SignedNote>().map_err(|fault| fault.code());
        assert_eq!(found.err(), Some(codes::log::NOTE_FORM), "{wrong:.60}");
        assert!(SignedNote::from_bytes(wrong.as_bytes()).is_err());
    }
    assert!(SignedNote::from_bytes(b"t\xff\n\n\xe2\x80\x94 a AAAAAAA=\n").is_err());
}

#[test]
fn keys_have_one_text_and_kinds_of_their_own() {
    for suite in Suite::ALL {
        let signer = signer(suite, 7);
        let (log, witness) = (log_key(&signer), cosigner(super::ORIGIN, &signer));
        assert_ne!(log.hash(), witness.hash());
        for key in [log, witness] {
            let text = key.to_string();
            assert_eq!(text.parse::<NoteKey>().unwrap(), key);
            for at in 0..text.len() {
                let mut other = text.clone().into_bytes();
                other[at] ^= 1;
                let read = String::from_utf8(other).unwrap().parse::<NoteKey>();
                assert!(read.is_err(), "{at}");
            }
            assert!(text.to_uppercase().parse::<NoteKey>().is_err());
            assert!(format!("{text}=").parse::<NoteKey>().is_err());
        }
        for name in ["", "a b", "a+b", "a\nb", "a\u{3000}b", &"a".repeat(129)] {
            assert!(NoteKey::new(name, NoteKeyKind::Log, signer.public_key().clone()).is_err(), "{name}");
        }
    }
    let own = SoftwareSigner::sm2_with_id(&[7; 32], "other").unwrap();
    assert!(NoteKey::new("a", NoteKeyKind::Log, own.public_key().clone()).is_err());
}

#[test]
fn no_flipped_bit_of_a_signed_note_passes() {
    for suite in Suite::ALL {
        let (log, witness) = (signer(suite, 1), signer(suite, 2));
        let (log_key, witness_key) = (log_key(&log), cosigner("w.example", &witness));
        let seen = checkpoint(suite, 5, 0);
        let note = seen.sign(suite, &log).unwrap();
        let note = note.with(seen.cosign(suite, "w.example", &witness, at(1_790_000_000)).unwrap()).unwrap();
        assert_eq!(Checkpoint::open(&note, &log_key).unwrap().0, seen);
        assert_eq!(Checkpoint::open(&note, &witness_key).unwrap().1.time, Some(at(1_790_000_000)));
        let bytes = note.to_string().into_bytes();
        for place in 0..bytes.len() {
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[place] ^= 1 << bit;
                let Ok(read) = SignedNote::from_bytes(&other) else { continue };
                let both = Checkpoint::open(&read, &log_key).is_ok()
                    && Checkpoint::open(&read, &witness_key).is_ok();
                assert!(!both, "byte {place}, bit {bit}");
                // One line may have become unknown; the text is then what it was.
                let either = read.demand(&log_key).is_ok() || read.demand(&witness_key).is_ok();
                assert!(!either || read.text() == note.text(), "byte {place}, bit {bit}");
            }
        }
    }
}

#[test]
fn unknown_signatures_are_kept_and_a_wrong_known_one_is_an_error() {
    for suite in Suite::ALL {
        let (log, other) = (signer(suite, 1), signer(suite, 2));
        let seen = checkpoint(suite, 3, 0);
        let note = seen.sign(suite, &log).unwrap();
        let wrong = checkpoint(suite, 4, 0).sign(suite, &log).unwrap().signatures()[0].clone();
        let unknown = seen.sign(suite, &other).unwrap().signatures()[0].clone();
        let kept = note.clone().with(unknown).unwrap();
        assert!(kept.demand(&log_key(&log)).is_ok());
        assert_eq!(kept.to_string().parse::<SignedNote>().unwrap(), kept);
        let doubled = note.with(wrong).unwrap().demand(&log_key(&log)).unwrap_err();
        assert_eq!(doubled.code(), codes::log::NOTE_SIGNATURE);
    }
}

#[test]
fn what_is_no_checkpoint_is_refused() {
    for suite in Suite::ALL {
        let seen = checkpoint(suite, 10, 0);
        let body = seen.body(suite);
        assert_eq!(Checkpoint::from_body(suite, &body).unwrap(), seen);
        for wrong in [
            body.replace("\n10\n", "\n010\n"),
            body.replace("\n10\n", "\n+10\n"),
            body.replace("\n10\n", "\n\n"),
            body.replace("\n10\n", "\n0\n"),
            body.replace("\n10\n", "\n18446744073709551616\n"),
            body.replace("=\n", "\n"),
            body.replace("=\n", "==\n"),
            format!("{body}extension\n"),
            format!("{body}\n"),
            body.trim_end().into(),
            format!("\n{body}"),
        ] {
            assert_ne!(wrong, body);
            assert!(Checkpoint::from_body(suite, &wrong).is_err(), "{wrong}");
        }
        let other = Suite::ALL.into_iter().find(|other| *other != suite).unwrap();
        assert!(Checkpoint::from_body(other, &body).is_err());
        assert!(seen.sign(other, &signer(suite, 1)).is_err());
        assert!(seen.cosign(other, "w", &signer(suite, 1), at(1)).is_err());
        assert!(seen.cosign(suite, "w", &signer(suite, 1), at(-1)).is_err());
        // A key with another name signs well, and for another log.
        let alien =
            NoteKey::new("other.example", NoteKeyKind::Log, signer(suite, 1).public_key().clone()).unwrap();
        let line = alien.sign(&body, &signer(suite, 1), None).unwrap();
        let note = SignedNote::new(&body, vec![line]).unwrap();
        assert_eq!(Checkpoint::open(&note, &alien).unwrap_err().code(), codes::log::FOREIGN_LOG);
    }
}

#[test]
fn promises_read_back_and_are_no_checkpoints() {
    for suite in Suite::ALL {
        let log = signer(suite, 1);
        let promise = Promise { origin: origin(), leaf: suite.leaf(b"x"), by: at(1_790_000_000) };
        let note = promise.sign(suite, &log).unwrap();
        assert_eq!(Promise::open(&note, &log_key(&log)).unwrap(), promise);
        assert!(Promise::open(&note, &log_key(&signer(suite, 2))).is_err());
        assert!(Checkpoint::open(&note, &log_key(&log)).is_err());
        let body = promise.body(suite);
        for wrong in [
            body.replace("by 1", "by 01"),
            body.replace("by ", "by"),
            body.replace("/1\n", "/2\n"),
            body.replace("=\n", "\n"),
            format!("{body}x\n"),
            body.trim_end().into(),
        ] {
            assert_ne!(wrong, body);
            assert!(Promise::from_body(suite, &wrong).is_err(), "{wrong}");
        }
        assert!(Promise { by: at(-1), ..promise }.sign(suite, &log).is_err());
    }
}

#[test]
fn what_is_no_offline_proof_is_refused() {
    for suite in Suite::ALL {
        let note = checkpoint(suite, 1, 0).sign(suite, &signer(suite, 1)).unwrap();
        let whole = TlogProof::new(suite, vec![1, 2], 12, vec![suite.empty()], note.clone()).unwrap();
        let text = whole.to_string();
        assert_eq!(TlogProof::from_bytes(text.as_bytes()).unwrap(), whole);
        for wrong in [
            text.replace("index 12", "index 012"),
            text.replace("index 12", "index"),
            text.replace("extra AQI=", "extra "),
            text.replace("extra AQI=", "extra AQI"),
            text.replacen("/1", "/2", 1).replacen("@v1", "@v2", 1),
            text.replacen("=\n\n", "\n\n", 1),
            text.replacen("\n\n", "\n", 1),
            text.replacen("extra", "Extra", 1),
            format!("{text}\n"),
        ] {
            assert_ne!(wrong, text);
            assert!(wrong.parse::<TlogProof>().is_err(), "{wrong}");
        }
        assert!(TlogProof::new(suite, vec![], 0, vec![suite.empty(); 63], note.clone()).is_ok());
        assert!(TlogProof::new(suite, vec![], 0, vec![suite.empty(); 64], note.clone()).is_err());
        assert!(TlogProof::new(suite, vec![0; 16_384], 0, vec![], note).is_err());
    }
}

proptest! {
    #[test]
    fn checkpoints_of_any_size_read_back(size in 1_u64.., root: [u8; 32], is_sm: bool) {
        let suite = if is_sm { Suite::Sm3Sm2 } else { Suite::Sha256Ed25519 };
        let root = banjian::canonical::Hash::from_bytes(root);
        let seen = Checkpoint { origin: origin(), size, root };
        prop_assert_eq!(Checkpoint::from_body(suite, &seen.body(suite)).unwrap(), seen);
    }
}
