//! The log of an office: checkpoints, proofs, promises, and the mark that is kept outside.
//!
//! A checkpoint says how many records there are and which; the log's key signs it. It is kept in the journal, and
//! marked outside where the settings name a place, before anybody sees it.

#[cfg(not(target_family = "wasm"))]
use std::time::Duration;

use super::Office;
use super::settings::OwnKeys;
use crate::canonical::Hash;
use crate::id::CaseId;
use crate::journal::{Journal, KeptCheckpoint, Position};
use crate::report::{Faults, Report, codes};
use crate::trace::Moment;
use crate::trace::checkpoint::Checkpoint;
use crate::trace::key::PublicKey;
use crate::trace::note::{NoteKey, NoteKeyKind, SignedNote};
use crate::trace::promise::Promise;
use crate::trace::tile::{TileReader, TileTree};
use crate::trace::tlog_proof::TlogProof;
use crate::trace::trust::{Final, LogKey, Trust};

/// The tiles of a journal.
#[derive(Debug, Clone, Copy)]
struct Tiles<'a>(&'a dyn Journal);

impl TileReader for Tiles<'_> {
    fn tile(&self, level: u8, index: u64, _: u16) -> Result<Vec<u8>, Report> {
        self.0.tile(level, index)
    }
}

impl Office {
    /// The newest checkpoint, signed anew when the log grew since the last one. It is durable before it is given.
    /// No lock is held while the log's key signs.
    ///
    /// # Errors
    /// `own-keys-missing`; `log-key-other` when the register names another key of the log; `log-rolled-back` when
    /// the journal is behind the mark or is no longer what was signed before; the signer's own; what the store and
    /// the place of the mark report.
    pub fn checkpoint(&self) -> Result<SignedNote, Report> {
        self.standing()?;
        let keys = self.log_key()?;
        let journal = self.journal();
        let size = journal.size()?;
        let newest = journal.checkpoint(0)?;
        if let Some(newest) = newest.as_ref().filter(|newest| newest.size == size) {
            return SignedNote::from_bytes(&newest.note);
        }
        let tree = self.tree(size);
        if let Some(newest) = newest
            && (newest.size > size || tree.root_at(newest.size)? != newest.root)
        {
            return Err(rolled_back(newest.size, size));
        }
        let checkpoint = Checkpoint { origin: self.origin().clone(), root: tree.root()?, size };
        let note = checkpoint.sign(self.settings().suite(), keys.log.as_ref())?;
        self.keep(&checkpoint, &note)?;
        Ok(note)
    }

    /// Takes a checkpoint of this log that witnesses have cosigned, and keeps it in place of the one without.
    ///
    /// # Errors
    /// `note-unsigned`, `note-signature` when the log's key did not sign it; `log-index` when it is larger than the
    /// log; `store-two-roots` when another root is kept for its size; what the store reports.
    pub fn cosigned(&self, note: &SignedNote) -> Result<(), Report> {
        let keys = self.log_key()?;
        let key = NoteKey::new(self.origin().as_str(), NoteKeyKind::Log, keys.log.public_key().clone())?;
        let (checkpoint, _) = Checkpoint::open(note, &key)?;
        let root = self.tree(self.journal().size()?).root_at(checkpoint.size)?;
        if root != checkpoint.root {
            return Err(Report::new(codes::store::TWO_ROOTS).with("size", checkpoint.size));
        }
        self.keep(&checkpoint, note)
    }

    /// The proof that the record at a position is in the log, under the newest checkpoint (signed anew when it does
    /// not reach that far). Its `extra` is the record.
    ///
    /// # Errors
    /// `log-index` for a position that the log has not; those of [`Office::checkpoint`].
    pub fn proof(&self, position: Position) -> Result<TlogProof, Report> {
        let suite = self.settings().suite();
        let index = position.0.checked_sub(1).ok_or_else(|| no_position(position))?;
        let record = self.record(position)?;
        let note = match self.journal().checkpoint(position.0)? {
            Some(kept) => SignedNote::from_bytes(&kept.note)?,
            None => self.checkpoint()?,
        };
        let size = Checkpoint::from_body(suite, note.text())?.size;
        TlogProof::new(suite, record, index, self.tree(size).inclusion(index)?, note)
    }

    /// The proof that the log of a newer checkpoint continues that of an older one, as a witness asks for it.
    ///
    /// # Errors
    /// `log-shrinks`; `log-index` for a size that the log has not; what the store reports.
    pub fn consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, Report> {
        let size = self.journal().size()?;
        if new > size {
            return Err(Report::new(codes::log::INDEX).with("index", new).with("size", size));
        }
        self.tree(new).consistency(old)
    }

    /// The position of a record of a case, by its number in the case.
    ///
    /// # Errors
    /// `receipt-unknown`; what the store reports.
    pub fn position(&self, case: CaseId, sequence: u32) -> Result<Position, Report> {
        let unknown = || Report::new(codes::office::RECEIPT_UNKNOWN).with("found", sequence);
        self.journal().position(case, sequence)?.ok_or_else(unknown)
    }

    /// The position of the record with a receipt number: the case number, a slash, and the record's number in the
    /// case, as `420600-0001-20260302-000001-0/2`.
    ///
    /// # Errors
    /// `receipt-unknown`; `case-unknown`; what the store reports.
    pub fn position_by_number(&self, receipt: &str) -> Result<Position, Report> {
        let unknown = || Report::new(codes::office::RECEIPT_UNKNOWN).with("found", receipt);
        let (number, sequence) = receipt.rsplit_once('/').ok_or_else(unknown)?;
        let written: u32 = sequence.parse().map_err(|_| unknown())?;
        let case = self.journal().case_by_number(number)?.ok_or_else(super::unknown_case)?;
        if written.to_string() == sequence { self.position(case, written) } else { Err(unknown()) }
    }

    /// The log's word, signed, that the record at a position will be in a checkpoint by then: for whoever cannot
    /// wait for one.
    ///
    /// # Errors
    /// `log-index`; `own-keys-missing`; `promise-form` for a deadline before 1970; the signer's own.
    pub fn promise(&self, position: Position, by: Moment) -> Result<SignedNote, Report> {
        let suite = self.settings().suite();
        let leaf = suite.leaf(&self.record(position)?);
        let promise = Promise { by, leaf, origin: self.origin().clone() };
        promise.sign(suite, self.log_key()?.log.as_ref())
    }

    /// Waits until somebody, here or in another process, has made a checkpoint that covers a position; `None` when
    /// the time is over. Never longer, even when nothing is ever signed.
    ///
    /// # Errors
    /// What the store reports.
    #[cfg(not(target_family = "wasm"))]
    pub fn wait(&self, position: Position, timeout: Duration) -> Result<Option<SignedNote>, Report> {
        /// How often another process's checkpoints are looked for.
        const LOOK: Duration = Duration::from_millis(50);
        let mut left = timeout;
        loop {
            if let Some(kept) = self.journal().checkpoint(position.0)? {
                return SignedNote::from_bytes(&kept.note).map(Some);
            }
            let nap = LOOK.min(left);
            if nap.is_zero() {
                return Ok(None);
            }
            std::thread::sleep(nap);
            left = left.saturating_sub(nap);
        }
    }

    /// Whether the office may go on: the journal holds all that the mark outside says was once signed.
    ///
    /// # Errors
    /// `log-rolled-back`: the office only reads.
    pub fn standing(&self) -> Result<(), Report> {
        self.0.rolled_back.clone().map_or(Ok(()), Err)
    }

    /// The record at a position, as it is kept.
    fn record(&self, position: Position) -> Result<Vec<u8>, Report> {
        let before = Position(position.0.checked_sub(1).ok_or_else(|| no_position(position))?);
        let entry = self.journal().feed(before, 1)?.pop().ok_or_else(|| no_position(position))?;
        Ok(entry.record.bytes)
    }

    /// The proof that a log of `size` records has the one at an index.
    pub(super) fn inclusion(&self, index: u64, size: u64) -> Result<Vec<Hash>, Report> {
        self.tree(size).inclusion(index)
    }

    fn tree(&self, size: u64) -> TileTree<Tiles<'_>> {
        TileTree::new(self.settings().suite(), size, Tiles(self.journal()))
    }

    /// First in the journal, then outside: a mark never goes before what it marks.
    fn keep(&self, checkpoint: &Checkpoint, note: &SignedNote) -> Result<(), Report> {
        let kept = KeptCheckpoint {
            size: checkpoint.size,
            root: checkpoint.root,
            note: note.to_string().into_bytes(),
        };
        self.journal().keep_checkpoint(&kept)?;
        let Some(mark) = &self.settings().mark else { return Ok(()) };
        let to = (checkpoint.size, checkpoint.root);
        loop {
            let from = mark.latest(self.origin())?;
            // Somebody marked as much or more; what was less has been compared when the office opened.
            if from.is_some_and(|(size, _)| size >= checkpoint.size)
                || mark.advance(self.origin(), from, to)?
            {
                return Ok(());
            }
        }
    }

    /// Whom a reader trusts who takes this office's word for the key of its log, and asks no witness: to be handed out
    /// by another way than the receipts. A retired key stands with the last state that it signed.
    ///
    /// # Errors
    /// `own-keys-missing`; `log-key-other`; those of [`Trust::new`]; what the store reports.
    pub fn trust(&self) -> Result<Trust, Faults> {
        let own = self.log_key()?.log.public_key().clone();
        let name = |key: PublicKey| NoteKey::new(self.origin().as_str(), NoteKeyKind::Log, key);
        let mut keys = Vec::new();
        for known in self.state().register.history().log_keys() {
            let retired = known.retired.map(|(_, last)| Final { root: last.root, size: last.size });
            keys.push(LogKey { key: name(known.key.clone())?, retired });
        }
        if keys.is_empty() {
            keys.push(LogKey { key: name(own)?, retired: None });
        }
        Trust::new(self.origin().clone(), self.settings().suite(), keys, Vec::new(), 0)
    }

    /// The office's keys, if its log key is the one that the register names.
    fn log_key(&self) -> Result<&OwnKeys, Report> {
        let keys =
            self.settings().keys.as_ref().ok_or_else(|| Report::new(codes::office::OWN_KEYS_MISSING))?;
        let mut state = self.state();
        state.register.catch_up(self.journal())?;
        match state.register.history().log_keys().last() {
            Some(named) if named.key != *keys.log.public_key() => {
                Err(Report::new(codes::office::LOG_KEY_OTHER)
                    .with("found", keys.log.public_key().id())
                    .with("key", named.key.id()))
            }
            _ => Ok(keys),
        }
    }
}

/// Whether a journal is behind the mark that is kept outside it, or is not what was marked.
pub(super) fn behind(settings: &super::Settings) -> Result<Option<Report>, Report> {
    let Some(mark) = &settings.mark else { return Ok(None) };
    let Some((size, root)) = mark.latest(&settings.origin)? else { return Ok(None) };
    let found = settings.journal.size()?;
    let journal = settings.journal.as_ref();
    let is_behind =
        found < size || TileTree::new(settings.suite(), found, Tiles(journal)).root_at(size)? != root;
    Ok(is_behind.then(|| rolled_back(size, found)))
}

fn rolled_back(size: u64, found: u64) -> Report {
    Report::new(codes::office::ROLLED_BACK).with("size", size).with("found", found)
}

fn no_position(position: Position) -> Report {
    Report::new(codes::office::RECEIPT_UNKNOWN).with("found", position.0)
}
