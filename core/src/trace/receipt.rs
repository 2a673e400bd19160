//! Receipts: what a person takes home, and what it proves to whoever trusts the log.
//!
//! A receipt holds a record, the proof that the log has it, the checkpoint's note, and the public keys that the
//! record names. Two forms, one value:
//! - a file ([`Receipt::to_bytes`]): canonical JSON: `cosigner`?, `domain` (`banjian-receipt/1`), `proof`, `signer`?;
//!   at most 16 KB. `proof` is the text of a C2SP `tlog-proof` whose extra data is the record, so that other
//!   tools can check it by themselves;
//! - a QR code ([`Receipt::to_compact`]): bytes of our own without what can be computed, at most 2,953, as one code
//!   holds (ISO/IEC 18004, version 40-L); a signed usual record in a log of 10^8 takes at most 1,800.
//!
//! # What it promises
//! [`Receipt::verify`] gives a [`Proven`] or all findings: this record was in this log at this size, seen before
//! some time if witnesses say so, and signed by these keys.
//!
//! # What it does not
//! A receipt does not tell whose key it is, that no act followed, or that the result is still in force; [`Proven`]
//! says so in words.

mod binary;
mod compact;

use serde::{Deserialize, Serialize};

use super::key::{PublicKey, Verifier};
use super::proven::{Attested, Ownership, Proven, of_log};
use super::tlog_proof::TlogProof;
use super::trust::Trust;
use super::{Attestation, Record};
use crate::canonical;
use crate::report::{Faults, Place, Report, codes};
use crate::text::Text;

pub use compact::MAX_COMPACT;

/// How many bytes a receipt's file may have.
pub const MAX_RECEIPT: usize = 16 * 1024;

/// What its bytes say of themselves.
const DOMAIN: &str = "banjian-receipt/1";

/// A receipt as it was read; [`Receipt::verify`] tells what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    // INVARIANT: the proof's extra data; upheld by the constructor.
    record: Record,
    proof: TlogProof,
    signer: Option<PublicKey>,
    cosigner: Option<PublicKey>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    #[serde(skip_serializing_if = "Option::is_none")]
    cosigner: Option<PublicKey>,
    domain: String,
    proof: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    signer: Option<PublicKey>,
}

impl Receipt {
    /// A receipt of a proof, whose extra data is the record, and of the keys that the record names.
    ///
    /// # Errors
    /// `canonical-form` and `record-too-large` for another extra data; `receipt-form` when a signature's key is
    /// missing, or there is a key without its signature, and above 16 KB; `signature-of-another` for a key that
    /// the record does not name.
    pub fn new(
        proof: TlogProof,
        signer: Option<PublicKey>,
        cosigner: Option<PublicKey>,
    ) -> Result<Self, Report> {
        let receipt = Self::fitting(proof, signer, cosigner)?;
        receipt.to_bytes()?;
        Ok(receipt)
    }

    /// A receipt whose keys are those that its record names, however long.
    fn fitting(
        proof: TlogProof,
        signer: Option<PublicKey>,
        cosigner: Option<PublicKey>,
    ) -> Result<Self, Report> {
        let record = Record::from_bytes(proof.extra())?;
        let attested = match record.attestation {
            Attestation::Signed(own) => Some(own),
            Attestation::HostAttested => None,
        };
        for (named, key, place) in
            [(attested, &signer, "attestation"), (record.cosignature, &cosigner, "cosignature")]
        {
            match (named, key) {
                (None, None) => {}
                (Some(named), Some(key)) if named.key == key.id() => {}
                (Some(named), Some(key)) => {
                    return Err(Report::new(codes::trace::SIGNATURE_OF_ANOTHER)
                        .with("found", named.key)
                        .with("key", key.id())
                        .at(Place::path(place)));
                }
                _ => {
                    let report = form("签名与公钥不是一一对应", "its keys are not those of its signatures");
                    return Err(report.at(Place::path(place)));
                }
            }
        }
        Ok(Self { record, proof, signer, cosigner })
    }

    /// Reads a receipt's file: its canonical bytes, and no others.
    ///
    /// # Errors
    /// `receipt-form`; `canonical-form`; `tlog-proof-form`, `note-form` for the proof; those of [`Receipt::new`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        if bytes.len() > MAX_RECEIPT {
            return Err(too_long());
        }
        let stored: Stored = canonical::from_slice(bytes)?;
        if stored.domain != DOMAIN {
            return Err(form("类型标识不符", "its domain is of something else"));
        }
        // What was read is what would be written, and within the bound.
        Self::fitting(stored.proof.parse()?, stored.signer, stored.cosigner)
    }

    /// The canonical bytes of its file.
    ///
    /// # Errors
    /// None that a receipt meets (`canonical-value`, `receipt-form`).
    pub fn to_bytes(&self) -> Result<Vec<u8>, Report> {
        let bytes = canonical::to_vec(&Stored {
            cosigner: self.cosigner.clone(),
            domain: DOMAIN.into(),
            proof: self.proof.to_string(),
            signer: self.signer.clone(),
        })?;
        if bytes.len() > MAX_RECEIPT { Err(too_long()) } else { Ok(bytes) }
    }

    /// The record. Nothing is proven of it yet.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// The proof, as other tools check it.
    #[must_use]
    pub const fn proof(&self) -> &TlogProof {
        &self.proof
    }

    /// The key that the record's signature names; `None` for a host-attested record.
    #[must_use]
    pub const fn signer(&self) -> Option<&PublicKey> {
        self.signer.as_ref()
    }

    /// The key that the record's cosignature names; `None` where there is none.
    #[must_use]
    pub const fn cosigner(&self) -> Option<&PublicKey> {
        self.cosigner.as_ref()
    }

    /// What the receipt proves to a reader who trusts.
    ///
    /// # Errors
    /// All that is wrong: those of [`TlogProof::verify`]: `inclusion-mismatch` when the
    /// record or its place was changed, `foreign-log`, `note-signature`, `note-unsigned`, `witness-quorum` and
    /// their like; `signature-missing` when there is a cosignature alone, `signature-mismatch`,
    /// `signature-range`, `cosignature-same` for the record's own signatures.
    pub fn verify(&self, trust: &Trust, verifier: &dyn Verifier) -> Result<Proven, Faults> {
        let mut faults = Vec::new();
        faults.extend(of_log(&self.record, trust).err());
        let leaf = self.proof.suite().leaf(self.proof.extra());
        let seen = match self.proof.verify(leaf, trust) {
            Ok(seen) => Some(seen),
            Err(found) => {
                faults.extend_from_slice(found.reports());
                None
            }
        };
        faults.extend(self.signed(verifier).err());
        Faults::check(faults)?;
        // INVARIANT: without faults the checkpoint was seen.
        let seen = seen.ok_or_else(|| form("未见检查点", "its checkpoint was not seen"))?;
        Ok(Proven {
            attested: Attested::of(&self.record),
            cosigned_by: seen.cosigned_by,
            index: self.proof.index(),
            ownership: Ownership::Unshown,
            record: self.record.clone(),
            size: seen.checkpoint.size,
            time: seen.time,
        })
    }

    fn signed(&self, verifier: &dyn Verifier) -> Result<(), Report> {
        match (&self.signer, &self.cosigner) {
            (None, None) => Ok(()),
            (Some(signer), None) => self.record.signed_by(signer, verifier),
            (Some(signer), Some(cosigner)) => self.record.signed_by_two(signer, cosigner, verifier),
            (None, Some(_)) => {
                Err(Report::new(codes::trace::SIGNATURE_MISSING).at(Place::path("attestation")))
            }
        }
    }
}

fn too_long() -> Report {
    form("超过16KB", "it is above 16 KB")
}

fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::finding::RECEIPT_FORM).with_text("found", Text::new(zh, en))
}
