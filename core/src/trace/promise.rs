//! A log's promise to have a record in a checkpoint by a deadline: a note that the log's key signs.
//!
//! Four lines: `banjian-promise/1` (SM2 and SM3: `banjian-sm2-sm3-promise/1`), the origin, the record's leaf hash
//! in base64, `by` and the deadline in milliseconds since 1970. A checkpoint has its size where the promise has
//! its origin: neither can be taken for the other.

use chrono::DateTime;
use data_encoding::BASE64;

use super::checkpoint::{base64, decimal, fits, foreign};
use super::key::Signer;
use super::note::{NoteKey, NoteKeyKind, SignedNote};
use super::{Moment, Origin, Suite};
use crate::canonical::Hash;
use crate::report::{Report, codes};
use crate::text::Text;

/// What a log promises. A checkpoint of a later time without the record is evidence against the log.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Promise {
    /// The log.
    pub origin: Origin,
    /// The leaf hash of the record ([`Suite::leaf`]).
    pub leaf: Hash,
    /// By when a checkpoint holds it; from 1970 on.
    pub by: Moment,
}

impl Promise {
    /// The text that is signed.
    #[must_use]
    pub fn body(&self, suite: Suite) -> String {
        let leaf = BASE64.encode(self.leaf.as_bytes());
        let by = self.by.instant().timestamp_millis();
        format!("{}\n{}\n{leaf}\nby {by}\n", header(suite), self.origin)
    }

    /// Reads the text of a promise, without looking at signatures.
    ///
    /// # Errors
    /// `promise-form` when it is not exactly what [`Promise::body`] gives; `id-form` for the origin.
    pub fn from_body(suite: Suite, body: &str) -> Result<Self, Report> {
        let mut lines = body.split('\n');
        let (Some(first), Some(origin), Some(leaf), Some(by), Some(""), None) =
            (lines.next(), lines.next(), lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(form("不是四行", "it has not four lines"));
        };
        if first != header(suite) {
            return Err(form("首行不符", "its first line is another"));
        }
        let leaf = base64(leaf).ok_or_else(|| form("哈希不合规", "its hash is not base64 of 32 bytes"))?;
        let millis = by.strip_prefix("by ").and_then(decimal).and_then(|by| i64::try_from(by).ok());
        let by = millis.and_then(DateTime::from_timestamp_millis).ok_or_else(late)?;
        Ok(Self { origin: origin.parse()?, leaf, by: Moment::from(by) })
    }

    /// The promise as a note signed by the log.
    ///
    /// # Errors
    /// `promise-form` for a deadline before 1970; `note-suite` when the signer's key is not of the suite; those
    /// of [`NoteKey::sign`].
    pub fn sign(&self, suite: Suite, signer: &dyn Signer) -> Result<SignedNote, Report> {
        if self.by.instant() < DateTime::UNIX_EPOCH {
            return Err(late());
        }
        let key = NoteKey::new(self.origin.as_str(), NoteKeyKind::Log, signer.public_key().clone())?;
        fits(suite, &key)?;
        let body = self.body(suite);
        let signature = key.sign(&body, signer, None)?;
        SignedNote::new(&body, vec![signature])
    }

    /// Reads the promise of a note that the log's key has signed.
    ///
    /// # Errors
    /// `note-unsigned`, `note-signature`; `foreign-log` when the key has another name than the origin or is a
    /// cosigner's; those of [`Promise::from_body`].
    pub fn open(note: &SignedNote, key: &NoteKey) -> Result<Self, Report> {
        note.demand(key)?;
        let promise = Self::from_body(key.suite(), note.text())?;
        if key.kind() != NoteKeyKind::Log || key.name() != promise.origin.as_str() {
            return Err(foreign(&promise.origin, key.name()));
        }
        Ok(promise)
    }
}

/// The first line.
const fn header(suite: Suite) -> &'static str {
    match suite {
        Suite::Sha256Ed25519 => "banjian-promise/1",
        Suite::Sm3Sm2 => "banjian-sm2-sm3-promise/1",
    }
}

fn late() -> Report {
    form("期限不合规", "its deadline is not in milliseconds since 1970")
}

fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::log::PROMISE_FORM).with_text("found", Text::new(zh, en))
}
