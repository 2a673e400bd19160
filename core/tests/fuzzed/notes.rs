//! Notes, their keys, checkpoints, promises, trust and offline proofs are read as they are written, and in no
//! other way.

use banjian::trace::Suite;
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::note::{MAX_NOTE, NoteKey, SignedNote};
use banjian::trace::promise::Promise;
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::trust::Trust;

pub(crate) fn run(bytes: &[u8]) {
    if let Ok(note) = SignedNote::from_bytes(bytes) {
        assert_eq!(note.to_string().as_bytes(), bytes);
        assert!(bytes.len() <= MAX_NOTE && (1..=16).contains(&note.signatures().len()));
        bodies(note.text());
    }
    if let Ok(trust) = Trust::from_bytes(bytes) {
        assert_eq!(trust.to_bytes().as_deref(), Ok(bytes));
        assert!(!trust.keys().is_empty());
    }
    if let Ok(proof) = TlogProof::from_bytes(bytes) {
        assert_eq!(proof.to_string().as_bytes(), bytes);
        assert!(proof.hashes().len() <= 63);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(key) = text.parse::<NoteKey>() {
            assert_eq!(key.to_string(), text);
        }
        bodies(text);
    }
}

fn bodies(text: &str) {
    for suite in Suite::ALL {
        let checkpoint = Checkpoint::from_body(suite, text);
        let promise = Promise::from_body(suite, text);
        assert!(checkpoint.is_err() || promise.is_err(), "one text is both");
        if let Ok(checkpoint) = checkpoint {
            assert_eq!(checkpoint.body(suite), text);
        }
        if let Ok(promise) = promise {
            assert_eq!(promise.body(suite), text);
        }
    }
}
