//! A signature in its one form.

use std::fmt;
use std::str::FromStr;

use super::super::compact::read;
use super::{Algorithm, as_text, der, form};
use crate::report::{Report, codes};

/// A signature: 64 bytes, R ‖ S for Ed25519 and r ‖ s for SM2; in text 86 characters of base64url.
///
/// It says nothing by itself: [`PublicKey::verify`](super::PublicKey::verify) does.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature([u8; 64]);

as_text!(Signature, "^[A-Za-z0-9_-]{86}$");

impl Signature {
    /// A signature from its 64 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// The 64 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }

    /// A signature as a token or module gives it: 64 bytes, or for SM2 strict DER (`SEQUENCE` of two
    /// `INTEGER`s, GM/T 0009). 64 bytes are always taken as they are; DER of exactly that length has r and s
    /// that lack seven bytes together, which no signer will meet, and it then does not verify.
    ///
    /// # Errors
    /// `signature-length`; `signature-der` for lengths or integers that are not minimal, negative numbers and
    /// trailing bytes; `signature-range` when a number is out of its range.
    pub fn from_signer(algorithm: Algorithm, bytes: &[u8]) -> Result<Self, Report> {
        let signature = match (<[u8; 64]>::try_from(bytes), algorithm) {
            (Ok(raw), _) => Self(raw),
            (Err(_), Algorithm::Sm2) if bytes.first() == Some(&der::SEQUENCE) => Self(der::read(bytes)?),
            (Err(_), _) => {
                return Err(Report::new(codes::trace::SIGNATURE_LENGTH).with("size", bytes.len()));
            }
        };
        signature.in_range(algorithm)?;
        Ok(signature)
    }

    /// Refuses numbers that no signature of the scheme has.
    pub(super) fn in_range(&self, algorithm: Algorithm) -> Result<(), Report> {
        let within = match algorithm {
            // RFC 8032, 5.1.7: S is below the order of the base point.
            Algorithm::Ed25519 => {
                let [.., s] = self.halves();
                s.iter().rev().lt(ED25519_ORDER.iter())
            }
            // GB/T 32918.2, 7.1, B1, B2 and B5: r and s from 1 to n-1, r+s not n.
            Algorithm::Sm2 => sm2::dsa::Signature::from_slice(&self.0)
                .is_ok_and(|signature| !bool::from((*signature.r() + *signature.s()).is_zero())),
        };
        if within { Ok(()) } else { Err(Report::new(codes::trace::SIGNATURE_RANGE)) }
    }

    fn halves(&self) -> [&[u8]; 2] {
        let (first, second) = self.0.split_at(32);
        [first, second]
    }
}

/// 2^252 + 27742317777372353535851937790883648493, big endian (RFC 8032, 5.1).
const ED25519_ORDER: [u8; 32] = [
    0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0xde, 0xf9, 0xde, 0xa2, 0xf7, 0x9c, 0xd6, 0x58,
    0x12, 0x63, 0x1a, 0x5c, 0xf5, 0xd3, 0xed,
];

impl FromStr for Signature {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        read(text).map(Self).ok_or_else(|| form("signature", "86 characters of base64url"))
    }
}
