//! The doors to keys outside: who signs, and who verifies.

use std::fmt::Debug;

use super::{PublicKey, Signature};
use crate::report::Report;

/// What is to be signed.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    bytes: &'a [u8],
    key: &'a PublicKey,
}

impl<'a> Message<'a> {
    /// A message for the signer of this key.
    #[must_use]
    pub const fn new(bytes: &'a [u8], key: &'a PublicKey) -> Self {
        Self { bytes, key }
    }

    /// The message as such; an Ed25519 key signs these bytes.
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// What an SM2 module signs that takes a digest: e = SM3(`Z_A` ‖ message); `None` for an Ed25519 key.
    #[must_use]
    pub fn sm2_digest(&self) -> Option<[u8; 32]> {
        self.key.sm2_digest(self.bytes)
    }
}

/// A private key, wherever it is kept.
pub trait Signer: Debug + Send + Sync {
    /// The public key that belongs to it.
    fn public_key(&self) -> &PublicKey;

    /// Signs. The answer is 64 bytes (R ‖ S, r ‖ s), or for SM2 also DER.
    ///
    /// # Errors
    /// Its own; `signer-failed` is there for what a token or module says.
    fn sign(&self, message: &Message<'_>) -> Result<Vec<u8>, Report>;
}

/// Has a message signed, brings the answer into its one form, and verifies it: a module that signs with
/// another key or answers rubbish is found here and not in a log.
///
/// # Errors
/// The signer's own; those of [`Signature::from_signer`] and of [`PublicKey::verify`].
pub fn sign(signer: &dyn Signer, message: &[u8]) -> Result<Signature, Report> {
    let key = signer.public_key();
    let answer = signer.sign(&Message::new(message, key))?;
    let signature = Signature::from_signer(key.algorithm(), &answer)?;
    key.verify(message, &signature)?;
    Ok(signature)
}

/// Who verifies signatures: this library ([`Software`]), or a module outside.
pub trait Verifier: Debug + Send + Sync {
    /// Verifies a signature as strictly as [`PublicKey::verify`].
    ///
    /// # Errors
    /// `signature-range`, `signature-mismatch`, and what the module says.
    fn verify(&self, key: &PublicKey, message: &[u8], signature: &Signature) -> Result<(), Report>;
}

/// Verifies by this library.
#[derive(Debug, Clone, Copy, Default)]
pub struct Software;

impl Verifier for Software {
    fn verify(&self, key: &PublicKey, message: &[u8], signature: &Signature) -> Result<(), Report> {
        key.verify(message, signature)
    }
}
