//! Proofs that can be checked off line (C2SP `tlog-proof`): a record's index, its inclusion proof and the
//! checkpoint's note, in one text.
//!
//! The profile for SM2 and SM3 has `banjian-sm2-sm3-tlog-proof/1` as its first line.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64;

use super::checkpoint::{base64, decimal};
use super::note::SignedNote;
use super::trust::{Seen, Trust};
use super::{Suite, proof};
use crate::canonical::Hash;
use crate::report::{Faults, Report, codes};
use crate::text::Text;

/// How many bytes a proof may have, the checkpoint's note included.
pub const MAX_TLOG_PROOF: usize = 16 * 1024;
/// How many hashes it may have: no log of less than 2^63 records needs more.
const MAX_HASHES: usize = 63;

/// A proof as it was read; [`TlogProof::verify`] tells what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof {
    suite: Suite,
    extra: Vec<u8>,
    index: u64,
    hashes: Vec<Hash>,
    checkpoint: SignedNote,
}

impl TlogProof {
    /// A proof of its parts. `extra` is what a reader needs besides, empty for none; nobody signs it.
    ///
    /// # Errors
    /// `tlog-proof-form` with more than 63 hashes and above 16 KB.
    pub fn new(
        suite: Suite,
        extra: Vec<u8>,
        index: u64,
        hashes: Vec<Hash>,
        checkpoint: SignedNote,
    ) -> Result<Self, Report> {
        if hashes.len() > MAX_HASHES {
            return Err(form("哈希超过63个", "it has more than 63 hashes"));
        }
        let proof = Self { suite, extra, index, hashes, checkpoint };
        if proof.to_string().len() > MAX_TLOG_PROOF {
            return Err(too_long());
        }
        Ok(proof)
    }

    /// Reads a proof from bytes.
    ///
    /// # Errors
    /// `tlog-proof-form` when the bytes are not UTF-8 or no proof; `note-form` for its checkpoint's note.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        if bytes.len() > MAX_TLOG_PROOF {
            return Err(too_long());
        }
        std::str::from_utf8(bytes).map_err(|_| form("不是UTF-8", "it is not UTF-8"))?.parse()
    }

    /// The suite that its first line names.
    #[must_use]
    pub const fn suite(&self) -> Suite {
        self.suite
    }

    /// What a reader may need besides. Nobody signed it.
    #[must_use]
    pub fn extra(&self) -> &[u8] {
        &self.extra
    }

    /// The record's index in the log, from 0.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// The inclusion proof, from the leaf's sibling up.
    #[must_use]
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// The checkpoint's note.
    #[must_use]
    pub const fn checkpoint(&self) -> &SignedNote {
        &self.checkpoint
    }

    /// Whether the log that a reader trusts has the leaf at the index.
    ///
    /// # Errors
    /// `tlog-proof-form` when the proof is of another suite than the trust; those of [`Trust::open`] and of
    /// [`proof::verify_inclusion`].
    pub fn verify(&self, leaf: Hash, trust: &Trust) -> Result<Seen, Faults> {
        if self.suite != trust.suite() {
            return Err(form("首行不符", "its first line is another").into());
        }
        let seen = trust.open(&self.checkpoint)?;
        let (size, root) = (seen.checkpoint.size, seen.checkpoint.root);
        proof::verify_inclusion(self.suite, self.index, size, leaf, &self.hashes, root)?;
        Ok(seen)
    }
}

impl fmt::Display for TlogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", header(self.suite))?;
        if !self.extra.is_empty() {
            writeln!(f, "extra {}", BASE64.encode_display(&self.extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        let mut hashes = self.hashes.iter();
        hashes.try_for_each(|hash| writeln!(f, "{}", BASE64.encode_display(hash.as_bytes())))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for TlogProof {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        if text.len() > MAX_TLOG_PROOF {
            return Err(too_long());
        }
        let (own, note) = text.split_once("\n\n").ok_or_else(|| form("缺少空行", "it has no empty line"))?;
        let mut lines = own.split('\n');
        let first = lines.next().unwrap_or_default();
        let suite = Suite::ALL.into_iter().find(|suite| header(*suite) == first);
        let suite = suite.ok_or_else(|| form("首行不符", "its first line is another"))?;
        let mut next = lines.next();
        let mut extra = Vec::new();
        if let Some(base64) = next.and_then(|line| line.strip_prefix("extra ")) {
            extra = BASE64.decode(base64.as_bytes()).unwrap_or_default();
            if extra.is_empty() {
                return Err(form("附加数据不合规", "its extra data is empty or not base64"));
            }
            next = lines.next();
        }
        let index = next.and_then(|line| line.strip_prefix("index ")).and_then(decimal);
        let index = index.ok_or_else(|| form("索引不合规", "its index is no plain decimal number"))?;
        let hashes: Option<Vec<Hash>> = lines.map(base64).collect();
        let hashes = hashes.ok_or_else(|| form("哈希不合规", "a hash is not base64 of 32 bytes"))?;
        Self::new(suite, extra, index, hashes, note.parse()?)
    }
}

/// The first line.
const fn header(suite: Suite) -> &'static str {
    match suite {
        Suite::Sha256Ed25519 => "c2sp.org/tlog-proof@v1",
        Suite::Sm3Sm2 => "banjian-sm2-sm3-tlog-proof/1",
    }
}

fn too_long() -> Report {
    form("超过16KB", "it is above 16 KB")
}

fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::log::TLOG_PROOF_FORM).with_text("found", Text::new(zh, en))
}
