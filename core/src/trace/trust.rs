//! Whom a reader trusts: a log, its keys, and witnesses; and what a checkpoint says to such a reader.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::checkpoint::{Checkpoint, fits, foreign};
use super::note::{NoteKey, NoteKeyKind, SignedNote};
use super::{Moment, Origin, Suite, proof};
use crate::canonical::{self, Hash, MAX_INTEGER};
use crate::report::{Faults, Report, codes};
use crate::text::Text;

/// What a trust's bytes say of themselves.
const DOMAIN: &str = "banjian-trust/1";
/// How many bytes a trust may have.
const MAX_TRUST: usize = 64 * 1024;

/// A key of a log. One that the log no longer signs with names the last state that it signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogKey {
    /// The key, with the origin as its name.
    pub key: NoteKey,
    /// Where the log stood when the key was retired; absent for a key in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Final>,
}

/// The last state of a log that a retired key signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Final {
    /// The root, 64 hexadecimal digits.
    pub root: Hash,
    /// How many records the log had, at most 2^53-1.
    pub size: u64,
}

/// Whom a reader trusts. Its bytes are canonical JSON: `domain` (`banjian-trust/1`), `keys`, `origin`, `quorum`,
/// `suite`, `witnesses`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    stored: Stored,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    domain: String,
    keys: Vec<LogKey>,
    origin: Origin,
    quorum: u8,
    suite: Suite,
    witnesses: Vec<NoteKey>,
}

/// What a note says to a reader who trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// The earliest second by which as many witnesses as the quorum had seen the checkpoint: it is older than
    /// the end of that second. `None` where no quorum is asked for: the time is unattested.
    pub time: Option<Moment>,
    /// The trusted witnesses that cosigned, in the trust's order.
    pub cosigned_by: Vec<String>,
}

impl Trust {
    /// Trust in a log by its keys, and in `quorum` of some witnesses.
    ///
    /// # Errors
    /// `trust-empty` without a log key; `note-suite` for a key of another suite; `foreign-log` for a log key
    /// that has not the origin as its name; `trust-form` for a log key among the witnesses or the other way,
    /// a key or a witness's name that stands twice, a quorum above the number of witnesses, a final size above
    /// 2^53-1, and above 64 KB.
    pub fn new(
        origin: Origin,
        suite: Suite,
        keys: Vec<LogKey>,
        witnesses: Vec<NoteKey>,
        quorum: u8,
    ) -> Result<Self, Faults> {
        let stored = Stored { domain: DOMAIN.into(), keys, origin, quorum, suite, witnesses };
        Faults::check(stored.faults())?;
        Ok(Self { stored })
    }

    /// Reads a trust from its canonical bytes.
    ///
    /// # Errors
    /// `canonical-form` for other bytes; those of [`Trust::new`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Faults> {
        if bytes.len() > MAX_TRUST {
            return Err(Faults::from(form("超过64KB", "it is above 64 KB")));
        }
        let stored: Stored = canonical::from_slice(bytes)?;
        Faults::check(stored.faults())?;
        Ok(Self { stored })
    }

    /// The canonical bytes.
    ///
    /// # Errors
    /// `canonical-value`, never in practice.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Report> {
        canonical::to_vec(&self.stored)
    }

    /// The log.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.stored.origin
    }

    /// The log's suite.
    #[must_use]
    pub const fn suite(&self) -> Suite {
        self.stored.suite
    }

    /// The log's keys, retired ones too.
    #[must_use]
    pub fn keys(&self) -> &[LogKey] {
        &self.stored.keys
    }

    /// The witnesses.
    #[must_use]
    pub fn witnesses(&self) -> &[NoteKey] {
        &self.stored.witnesses
    }

    /// How many witnesses must have cosigned.
    #[must_use]
    pub const fn quorum(&self) -> u8 {
        self.stored.quorum
    }

    /// What a checkpoint's note says: signed by a key of the log, cosigned by the quorum.
    ///
    /// A retired key counts for its final state, or below it where the quorum, of at least one, cosigned; for
    /// a smaller state without witnesses see [`Trust::open_older`].
    ///
    /// # Errors
    /// All that is wrong: `checkpoint-form`, `foreign-log`, `note-unsigned`, `note-signature`, `retired-key`,
    /// `two-roots`, `witness-quorum`.
    pub fn open(&self, note: &SignedNote) -> Result<Seen, Faults> {
        self.open_older(note, &[])
    }

    /// As [`Trust::open`], with a proof that the checkpoint is consistent with the final state of the retired
    /// key that signed it ([`proof::verify_consistency`]).
    ///
    /// # Errors
    /// As [`Trust::open`].
    pub fn open_older(&self, note: &SignedNote, to_final: &[Hash]) -> Result<Seen, Faults> {
        let stored = &self.stored;
        let checkpoint = Checkpoint::from_body(stored.suite, note.text())?;
        if checkpoint.origin != stored.origin {
            return Err(foreign(&checkpoint.origin, stored.origin.as_str()).into());
        }
        let mut faults = Vec::new();
        let (mut times, mut cosigned_by) = (Vec::new(), Vec::new());
        for witness in &stored.witnesses {
            match note.attested(witness) {
                Ok(Some(attested)) => {
                    times.extend(attested.time);
                    cosigned_by.push(witness.name().into());
                }
                Ok(None) => {}
                Err(fault) => faults.push(fault),
            }
        }
        times.sort_unstable();
        let time = usize::from(stored.quorum).checked_sub(1).map(|last| times.get(last).copied());
        if time == Some(None) {
            faults.push(
                Report::new(codes::log::WITNESS_QUORUM)
                    .with("found", times.len())
                    .with("expected", stored.quorum),
            );
        }
        let time = time.flatten();
        self.signed(note, &checkpoint, time.is_some(), to_final, &mut faults);
        Faults::check(faults)?;
        Ok(Seen { checkpoint, time, cosigned_by })
    }

    /// Looks for a key of the log that counts.
    fn signed(
        &self,
        note: &SignedNote,
        checkpoint: &Checkpoint,
        is_witnessed: bool,
        to_final: &[Hash],
        faults: &mut Vec<Report>,
    ) {
        let mut refused = None;
        let mut is_signed = false;
        for LogKey { key, retired } in &self.stored.keys {
            match (note.attested(key), retired) {
                (Ok(None), _) => {}
                (Ok(Some(_)), None) => is_signed = true,
                (Ok(Some(_)), Some(last)) => match self.counts(checkpoint, *last, is_witnessed, to_final) {
                    Ok(()) => is_signed = true,
                    Err(fault) => refused = Some(fault),
                },
                (Err(fault), _) => {
                    faults.push(fault);
                    is_signed = true;
                }
            }
        }
        if !is_signed {
            let name = &self.stored.origin;
            faults.push(refused.unwrap_or_else(|| Report::new(codes::log::NOTE_UNSIGNED).with("name", name)));
        }
    }

    /// Whether a checkpoint under a retired key counts.
    fn counts(
        &self,
        checkpoint: &Checkpoint,
        last: Final,
        is_witnessed: bool,
        to_final: &[Hash],
    ) -> Result<(), Report> {
        let Checkpoint { size, root, .. } = *checkpoint;
        if size == last.size && root != last.root {
            return Err(two_roots(checkpoint));
        }
        let suite = self.stored.suite;
        let is_consistent =
            || proof::verify_consistency(suite, size, last.size, to_final, root, last.root).is_ok();
        if size <= last.size && (is_witnessed || is_consistent()) {
            return Ok(());
        }
        Err(Report::new(codes::log::RETIRED_KEY).with("size", size).with("last", last.size))
    }
}

impl Stored {
    fn faults(&self) -> Vec<Report> {
        let mut faults = Vec::new();
        if self.domain != DOMAIN {
            faults.push(form("类型标识不符", "its domain is of something else"));
        }
        if self.keys.is_empty() {
            faults.push(Report::new(codes::log::TRUST_EMPTY).with("origin", &self.origin));
        }
        if usize::from(self.quorum) > self.witnesses.len() {
            faults.push(form("见证人不足法定数", "its quorum is above the number of its witnesses"));
        }
        let log_keys = self.keys.iter().map(|log| &log.key);
        faults.extend(log_keys.clone().chain(&self.witnesses).filter_map(|key| fits(self.suite, key).err()));
        for LogKey { key, retired } in &self.keys {
            if key.kind() != NoteKeyKind::Log {
                faults.push(form("日志密钥为见证密钥", "a log key is a cosigner's"));
            }
            if key.name() != self.origin.as_str() {
                faults.push(
                    Report::new(codes::log::FOREIGN_LOG)
                        .with("origin", key.name())
                        .with("expected", &self.origin),
                );
            }
            if retired.is_some_and(|last| last.size > MAX_INTEGER) {
                faults.push(form("最终规模过大", "a final size is above 2^53-1"));
            }
        }
        if self.witnesses.iter().any(|key| key.kind() != NoteKeyKind::Cosigner) {
            faults.push(form("见证密钥为日志密钥", "a witness key is a log's"));
        }
        // A witness that holds two keys, or the log's, would count twice.
        let mut seen = BTreeSet::new();
        let mut names = BTreeSet::new();
        // Of two keys of one name and hash a note's line could be either's.
        let mut lines = BTreeSet::new();
        let is_repeated = log_keys
            .chain(&self.witnesses)
            .any(|key| !seen.insert(key.public_key().id()) | !lines.insert((key.name(), key.hash())))
            | self.witnesses.iter().any(|key| !names.insert(key.name()));
        if is_repeated {
            faults.push(form("密钥或见证人重复", "a key or a witness stands in it twice"));
        }
        if faults.is_empty() && canonical::to_vec(self).is_ok_and(|bytes| bytes.len() > MAX_TRUST) {
            faults.push(form("超过64KB", "it is above 64 KB"));
        }
        faults
    }
}

/// Two roots of one log at one size: it showed different histories to different readers.
pub(super) fn two_roots(checkpoint: &Checkpoint) -> Report {
    Report::new(codes::log::TWO_ROOTS).with("origin", &checkpoint.origin).with("size", checkpoint.size)
}

fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::log::TRUST_FORM).with_text("found", Text::new(zh, en))
}
