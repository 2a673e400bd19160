//! A witness (C2SP `tlog-witness`): it cosigns a log's checkpoint only if the log did nothing but grow since the
//! last one that it cosigned.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

use super::checkpoint::{Checkpoint, fits, foreign};
use super::key::Signer;
use super::note::{self, NoteKey, NoteKeyKind, NoteSignature, SignedNote};
use super::trust::two_roots;
use super::{Moment, Origin, proof};
use crate::canonical::Hash;
use crate::report::{Report, codes};

/// What a witness remembers of each log: the largest state that it cosigned.
///
/// It is the witness's own, not the log's, and lies elsewhere.
pub trait WitnessStore: Debug + Send + Sync {
    /// The size and root last stored; `None` before the first.
    ///
    /// # Errors
    /// Its own.
    fn latest(&self, origin: &Origin) -> Result<Option<(u64, Hash)>, Report>;

    /// Stores a state if the one stored is still `from`, and says whether it did. Compare and set are one
    /// step, and what is stored is durable before the answer.
    ///
    /// # Errors
    /// Its own.
    fn advance(&self, origin: &Origin, from: Option<(u64, Hash)>, to: (u64, Hash)) -> Result<bool, Report>;
}

/// States in memory, which a restart forgets: for tests and demonstrations only.
#[derive(Debug, Default)]
pub struct MemoryWitnessStore(Mutex<BTreeMap<Origin, (u64, Hash)>>);

impl WitnessStore for MemoryWitnessStore {
    fn latest(&self, origin: &Origin) -> Result<Option<(u64, Hash)>, Report> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(origin).copied())
    }

    fn advance(&self, origin: &Origin, from: Option<(u64, Hash)>, to: (u64, Hash)) -> Result<bool, Report> {
        let mut states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_current = states.get(origin).copied() == from;
        if is_current {
            states.insert(origin.clone(), to);
        }
        Ok(is_current)
    }
}

/// A witness: a key that cosigns, and the logs that it knows.
#[derive(Debug)]
pub struct Witness<'a> {
    signer: &'a dyn Signer,
    key: NoteKey,
    logs: Vec<NoteKey>,
}

impl<'a> Witness<'a> {
    /// A witness by its name, for logs by their keys; a log has more than one while it changes its key.
    ///
    /// # Errors
    /// `note-key-form` for the name, and for a key that is not a log's; `note-suite` for a log of another suite
    /// than the witness's key; `id-form` for a log whose name is no origin.
    pub fn new(signer: &'a dyn Signer, name: &str, logs: Vec<NoteKey>) -> Result<Self, Report> {
        let key = NoteKey::new(name, NoteKeyKind::Cosigner, signer.public_key().clone())?;
        for log in &logs {
            fits(key.suite(), log)?;
            log.name().parse::<Origin>()?;
            if log.kind() != NoteKeyKind::Log {
                return Err(note::key_form("不是日志密钥", "it is no log's"));
            }
        }
        Ok(Self { signer, key, logs })
    }

    /// The key under which readers trust this witness.
    #[must_use]
    pub const fn key(&self) -> &NoteKey {
        &self.key
    }

    /// Cosigns a checkpoint's note, given the size that the log believes to be the last one cosigned here and a
    /// proof that the log grew from there. `now` is the witness's own clock, never the log's.
    ///
    /// The state is stored before the cosignature is made; one that is lost on its way is asked for again with
    /// the same size and an empty proof.
    ///
    /// # Errors
    /// `foreign-log` for a log that is not known; `note-unsigned`, `note-signature`; `checkpoint-form`;
    /// `log-shrinks` below the old size given; `witness-old-size` when that is not the stored one; `two-roots` for another root at the stored size; `consistency-mismatch`; `witness-race` when another
    /// checkpoint was cosigned meanwhile; those of the store and of the signer.
    pub fn add_checkpoint(
        &self,
        old_size: u64,
        note: &SignedNote,
        consistency: &[Hash],
        now: Moment,
        store: &dyn WitnessStore,
    ) -> Result<NoteSignature, Report> {
        let suite = self.key.suite();
        let checkpoint = Checkpoint::from_body(suite, note.text())?;
        let (origin, size, root) = (&checkpoint.origin, checkpoint.size, checkpoint.root);
        let mut is_known = false;
        let mut is_signed = false;
        for log in self.logs.iter().filter(|log| log.name() == origin.as_str()) {
            is_known = true;
            is_signed |= note.attested(log)?.is_some();
        }
        if !is_known {
            return Err(foreign(origin, "a log known to this witness"));
        }
        if !is_signed {
            return Err(Report::new(codes::log::NOTE_UNSIGNED).with("name", origin));
        }
        let latest = store.latest(origin)?;
        let (known, known_root) = latest.unwrap_or((0, suite.empty()));
        if size < old_size {
            return Err(proof::shrinks(old_size, size));
        }
        if size == known && root != known_root {
            return Err(two_roots(&checkpoint));
        }
        if old_size != known {
            return Err(Report::new(codes::log::WITNESS_OLD_SIZE)
                .with("found", old_size)
                .with("expected", known));
        }
        proof::verify_consistency(suite, known, size, consistency, known_root, root)?;
        if !store.advance(origin, latest, (size, root))? {
            return Err(Report::new(codes::log::WITNESS_RACE).with("origin", origin));
        }
        self.key.sign(note.text(), self.signer, Some(now))
    }
}
