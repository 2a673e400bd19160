//! Keys and signatures: of people, of the office itself, of the log.
//!
//! A private key never passes here: a [`Signer`] holds it (a token, a module, a service) and is handed the
//! [`Message`]. What it answers is brought into the one form, 64 bytes, and verified before use ([`sign`]).
//! Verifying is strict, so that one signature has one encoding and everybody comes to the same answer:
//! - Ed25519 (RFC 8032, 5.1, without cofactor): S below the order, keys and R neither of small order nor in
//!   a second encoding.
//! - SM2 (GB/T 32918.2) with SM3 (GB/T 32905): r and s from 1 to n-1, r+s not n, keys uncompressed and on
//!   the recommended curve (GB/T 32918.5). The distinguishing id is `1234567812345678` unless the key names
//!   another.
//!
//! With the feature `signers`, `SoftwareSigner` keeps a private key in memory.

mod der;
mod port;
mod public;
mod signature;
#[cfg(feature = "signers")]
mod software;

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::compact::read;
use crate::report::{Report, codes};

pub use port::{Message, Signer, Software, Verifier, sign};
pub use public::{DEFAULT_DISTINGUISHING_ID, PublicKey};
pub use signature::Signature;
#[cfg(feature = "signers")]
pub use software::SoftwareSigner;

/// A signature scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Algorithm {
    /// Ed25519 (RFC 8032).
    Ed25519,
    /// SM2 with SM3 (GB/T 32918.2 and .5, GB/T 32905).
    Sm2,
}

impl Algorithm {
    /// Both schemes.
    pub const ALL: [Self; 2] = [Self::Ed25519, Self::Sm2];

    /// The name, as keys have it in text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ed25519 => "ed25519",
            Self::Sm2 => "sm2",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Algorithm {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.as_str() == text)
            .ok_or_else(|| form("algorithm", "`ed25519` or `sm2`"))
    }
}

/// Names a public key: the first 16 bytes of a hash of it, in text 22 characters of base64url.
///
/// SHA-256(lp(`banjian-key`) ‖ lp(algorithm) ‖ lp(key bytes)), with lp(distinguishing id) at the end where an
/// SM2 key has one of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 16]);

impl KeyId {
    /// An id from its 16 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// Shown as it is written, in `Debug` too: what is public is no secret.
macro_rules! as_text {
    ($name:ident, $pattern:literal) => {
        written_as!($name, {"type": "string", "pattern": $pattern});

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                data_encoding::BASE64URL_NOPAD.encode_display(&self.0).fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::trace::compact::Compact(self.0), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer)
                    .map(|compact: $crate::trace::compact::Compact<_>| Self(compact.0))
            }
        }
    };
}
use as_text;
as_text!(KeyId, "^[A-Za-z0-9_-]{22}$");

impl FromStr for KeyId {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        read(text).map(Self).ok_or_else(|| form("key id", "22 characters of base64url"))
    }
}

/// A text that is not in its form.
fn form(what: &str, expected: &str) -> Report {
    Report::new(codes::text::ID_FORM).with("what", what).with("expected", expected)
}
