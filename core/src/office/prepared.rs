//! An act that is ready to be signed and submitted.

use chrono::{DateTime, Utc};

use super::settings::Login;
use crate::canonical::{self, Hash};
use crate::case::kernel::Desk;
use crate::case::{Asked, Command, Payload};
use crate::id::{CaseId, CommandId, OutletCode};
use crate::report::Report;
use crate::trace::binding::BindingKey;
use crate::trace::key::{PublicKey, Signature, Signer};
use crate::trace::payload::SealedPayload;
use crate::trace::{Act, Signed};

/// What a person at a desk asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The case; for a registration an id that no case has yet.
    pub case: CaseId,
    /// The command.
    pub command: Command,
    /// The command's id: the same id twice does the same thing once.
    pub id: CommandId,
    /// When it was done, by the clock at the desk.
    pub observed_at: DateTime<Utc>,
    /// Personal data and words.
    pub payload: Payload,
    /// The version of the case that the person saw, 0 for a registration.
    pub seen: u32,
}

/// An act with its payload sealed. Made by a desk, which filled in who acts and where.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) act: Act,
    pub(super) asked: Asked,
    pub(super) desk: Desk,
    pub(super) login: Option<Login>,
    pub(super) outlet: Option<OutletCode>,
    pub(super) payload: Payload,
    pub(super) sealed: Option<SealedPayload>,
    pub(super) signed: Option<Signed>,
}

impl Prepared {
    /// The bytes of the act, which a signature will cover.
    ///
    /// # Errors
    /// `canonical-value`, which a prepared act does not meet.
    pub fn bytes(&self) -> Result<Vec<u8>, Report> {
        self.act.to_bytes()
    }

    /// What an SM2 module signs that takes a digest: e = SM3(`Z_A` ‖ bytes); `None` for an Ed25519 key.
    ///
    /// # Errors
    /// `canonical-value`, which a prepared act does not meet.
    pub fn sm2_digest(&self, key: &PublicKey) -> Result<Option<[u8; 32]>, Report> {
        Ok(key.sm2_digest(&self.bytes()?))
    }

    /// Has the act signed. No lock is held meanwhile: a token may wait for its PIN.
    ///
    /// # Errors
    /// The signer's own; what it answered and is no signature of its key.
    pub fn sign(mut self, signer: &dyn Signer) -> Result<Self, Report> {
        self.signed = Some(self.act.sign(signer)?);
        Ok(self)
    }

    /// Takes a signature that was made elsewhere over [`Prepared::bytes`]: 64 bytes, or for SM2 also DER.
    ///
    /// # Errors
    /// `signature-length`, `signature-der`, `signature-range`; `signature-mismatch` when it is not of this key.
    pub fn with_signature(mut self, key: &PublicKey, answer: &[u8]) -> Result<Self, Report> {
        let signature = Signature::from_signer(key.algorithm(), answer)?;
        key.verify(&self.bytes()?, &signature)?;
        self.signed = Some(Signed { key: key.id(), signature });
        Ok(self)
    }

    /// The act.
    #[must_use]
    pub const fn act(&self) -> &Act {
        &self.act
    }

    /// Ties the command's id to what it says: case, version seen, command and payload.
    pub(super) fn binding(&self, key: &BindingKey) -> Result<Hash, Report> {
        let act = &self.act;
        let content =
            canonical::to_vec(&(act.case, act.case_version, &act.kind, &act.header, &self.payload))?;
        Ok(key.bind(act.command, &content))
    }
}
