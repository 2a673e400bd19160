//! Private keys in memory: for demonstrations, tests, and machines that keep their own key.

use std::fmt;

use ed25519_dalek::Signer as _;
use sm2::dsa::signature::hazmat::PrehashSigner as _;

use super::{Algorithm, DEFAULT_DISTINGUISHING_ID, Message, PublicKey, Signer};
use crate::entropy::Entropy;
use crate::report::{Report, codes};

/// A private key in memory. Signatures are deterministic: Ed25519 by itself, SM2 with the number k of
/// RFC 6979 over SM3.
///
/// `Debug` shows the public key only, and nothing writes the private one. It is wiped from memory for Ed25519
/// when dropped; the library for SM2 does not do so.
pub struct SoftwareSigner {
    public: PublicKey,
    secret: Secret,
}

enum Secret {
    Ed25519(Box<ed25519_dalek::SigningKey>),
    Sm2(Box<sm2::dsa::SigningKey>),
}

impl SoftwareSigner {
    /// A signer from the 32 bytes of an Ed25519 private key (RFC 8032, 5.1.5).
    ///
    /// # Errors
    /// None that a private key meets.
    pub fn ed25519(secret: &[u8; 32]) -> Result<Self, Report> {
        let secret = ed25519_dalek::SigningKey::from_bytes(secret);
        let public = PublicKey::from_bytes(Algorithm::Ed25519, secret.verifying_key().as_bytes())?;
        Ok(Self { public, secret: Secret::Ed25519(Box::new(secret)) })
    }

    /// A signer from an SM2 private key, 32 bytes, big endian, with the default distinguishing id.
    ///
    /// # Errors
    /// `secret-key` when it is not from 1 to n-2 (GB/T 32918.1, 6.1).
    pub fn sm2(secret: &[u8; 32]) -> Result<Self, Report> {
        Self::sm2_with_id(secret, DEFAULT_DISTINGUISHING_ID)
    }

    /// As [`SoftwareSigner::sm2`], with a distinguishing id of 1 to 128 bytes.
    ///
    /// # Errors
    /// `secret-key`; `distinguishing-id`.
    pub fn sm2_with_id(secret: &[u8; 32], distinguishing_id: &str) -> Result<Self, Report> {
        let refused = |_| Report::new(codes::trace::SECRET_KEY);
        let secret = sm2::dsa::SigningKey::from_slice(distinguishing_id, secret).map_err(refused)?;
        // 1 + d has no inverse for d = n-1: such a key signs nothing.
        secret.sign_prehash(&[0; 32]).map_err(refused)?;
        let public = PublicKey::sm2(&secret.verifying_key().to_sec1_bytes(), distinguishing_id)?;
        Ok(Self { public, secret: Secret::Sm2(Box::new(secret)) })
    }

    /// A new random key.
    ///
    /// # Errors
    /// `entropy-unavailable`; `secret-key` where the source gives bytes that are no private key, which a
    /// random one does once in 2^32 for SM2.
    pub fn random(algorithm: Algorithm, entropy: &dyn Entropy) -> Result<Self, Report> {
        let mut secret = [0; 32];
        entropy.fill(&mut secret)?;
        match algorithm {
            Algorithm::Ed25519 => Self::ed25519(&secret),
            Algorithm::Sm2 => Self::sm2(&secret),
        }
    }
}

impl Signer for SoftwareSigner {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, message: &Message<'_>) -> Result<Vec<u8>, Report> {
        match &self.secret {
            Secret::Ed25519(secret) => Ok(secret.sign(message.bytes()).to_bytes().to_vec()),
            Secret::Sm2(secret) => {
                let digest = self.public.sm2_digest(message.bytes()).unwrap_or_default();
                secret.sign_prehash(&digest).map(|signature| signature.to_vec()).map_err(|error| {
                    Report::new(codes::trace::SIGNER_FAILED)
                        .with("key", self.public.id())
                        .with("found", error)
                })
            }
        }
    }
}

impl fmt::Debug for SoftwareSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SoftwareSigner").field("public", &self.public).finish_non_exhaustive()
    }
}
