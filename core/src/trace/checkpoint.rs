//! Checkpoints (C2SP `tlog-checkpoint`): a log's name, its size and the root of its tree, as the text of a note.
//!
//! Three lines: origin, size in decimal, root in base64; extension lines are refused. The profile for SM2 and
//! SM3 puts the line `banjian-sm2-sm3-checkpoint/1` first, where a reader of the standard sees an origin, and
//! then no size.

use std::fmt::Write as _;

use data_encoding::BASE64;

use super::key::Signer;
use super::note::{Attested, NoteKey, NoteKeyKind, NoteSignature, SignedNote};
use super::{Moment, Origin, Suite};
use crate::canonical::Hash;
use crate::report::{Report, codes};
use crate::text::Text;

/// The first line of the profile for SM2 and SM3.
const SM: &str = "banjian-sm2-sm3-checkpoint/1\n";

/// The state of a log: what its key signs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Checkpoint {
    /// The log.
    pub origin: Origin,
    /// How many records it has.
    pub size: u64,
    /// The root of the tree over them (RFC 6962, 2.1).
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed.
    #[must_use]
    pub fn body(&self, suite: Suite) -> String {
        let mut body = String::from(header(suite));
        // Writing to a string never fails.
        let _ =
            writeln!(body, "{}\n{}\n{}", self.origin, self.size, BASE64.encode_display(self.root.as_bytes()));
        body
    }

    /// Reads the text of a checkpoint, without looking at signatures.
    ///
    /// # Errors
    /// `checkpoint-form` when it is not exactly what [`Checkpoint::body`] gives, or an empty log has another
    /// root than the hash of nothing; `id-form` for the origin.
    pub fn from_body(suite: Suite, body: &str) -> Result<Self, Report> {
        let lines =
            body.strip_prefix(header(suite)).ok_or_else(|| form("首行不符", "its first line is another"))?;
        let mut lines = lines.split('\n');
        let (Some(origin), Some(size), Some(root), Some(""), None) =
            (lines.next(), lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(form("行数不符", "it has not the lines of origin, size and root alone"));
        };
        let size = decimal(size).ok_or_else(|| form("规模不合规", "its size is no plain decimal number"))?;
        let root = base64(root).ok_or_else(|| form("根哈希不合规", "its root is not base64 of 32 bytes"))?;
        if size == 0 && root != suite.empty() {
            return Err(form("空日志的根哈希不符", "the log is empty and its root is not"));
        }
        Ok(Self { origin: origin.parse()?, size, root })
    }

    /// The checkpoint as a note signed by the log, whose key has the origin as its name.
    ///
    /// # Errors
    /// `note-suite` when the signer's key is not of the suite; those of [`NoteKey::sign`].
    pub fn sign(&self, suite: Suite, signer: &dyn Signer) -> Result<SignedNote, Report> {
        let key = NoteKey::new(self.origin.as_str(), NoteKeyKind::Log, signer.public_key().clone())?;
        fits(suite, &key)?;
        let body = self.body(suite);
        let signature = key.sign(&body, signer, None)?;
        SignedNote::new(&body, vec![signature])
    }

    /// A cosigner's line for the checkpoint's note, saying that it had seen the checkpoint at `at`.
    ///
    /// It is for the cosigner to have seen that the log only grew.
    ///
    /// # Errors
    /// `note-suite` when the key is not of the suite; those of [`NoteKey::sign`].
    pub fn cosign(
        &self,
        suite: Suite,
        name: &str,
        signer: &dyn Signer,
        at: Moment,
    ) -> Result<NoteSignature, Report> {
        let key = NoteKey::new(name, NoteKeyKind::Cosigner, signer.public_key().clone())?;
        fits(suite, &key)?;
        key.sign(&self.body(suite), signer, Some(at))
    }

    /// Reads the checkpoint of a note that a key has signed: a log's, or a cosigner's with its time.
    ///
    /// # Errors
    /// `note-unsigned`, `note-signature`; `foreign-log` when the key is of a log with another name than the
    /// origin; those of [`Checkpoint::from_body`].
    pub fn open(note: &SignedNote, key: &NoteKey) -> Result<(Self, Attested), Report> {
        let attested = note.demand(key)?;
        let checkpoint = Self::from_body(key.suite(), note.text())?;
        if key.kind() == NoteKeyKind::Log && key.name() != checkpoint.origin.as_str() {
            return Err(foreign(&checkpoint.origin, key.name()));
        }
        Ok((checkpoint, attested))
    }
}

/// The lines before the origin.
const fn header(suite: Suite) -> &'static str {
    match suite {
        Suite::Sha256Ed25519 => "",
        Suite::Sm3Sm2 => SM,
    }
}

/// Refuses a key of another suite.
pub(super) fn fits(suite: Suite, key: &NoteKey) -> Result<(), Report> {
    if key.suite() == suite {
        Ok(())
    } else {
        Err(Report::new(codes::log::NOTE_SUITE).with("name", key.name()).with("suite", suite.as_str()))
    }
}

/// A checkpoint of another log.
pub(super) fn foreign(origin: &Origin, expected: &str) -> Report {
    Report::new(codes::log::FOREIGN_LOG).with("origin", origin).with("expected", expected)
}

/// A number as it is written: without sign and leading zeros.
pub(super) fn decimal(text: &str) -> Option<u64> {
    let is_plain = text == "0" || text.starts_with(|c: char| matches!(c, '1'..='9'));
    text.parse().ok().filter(|_| is_plain)
}

/// A hash in padded base64 (RFC 4648, 4).
pub(super) fn base64(text: &str) -> Option<Hash> {
    let bytes = (text.len() == 44).then(|| BASE64.decode(text.as_bytes()).ok()).flatten()?;
    bytes.as_array().copied().map(Hash::from_bytes)
}

fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::log::CHECKPOINT_FORM).with_text("found", Text::new(zh, en))
}
