//! HMAC over parts that cannot run into one another, and the secrets it is keyed with.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use sm3::Sm3;

use super::Suite;
use crate::canonical::Hash;

/// The length of a part, as 8 bytes, big endian.
pub(super) const fn length(part: &[u8]) -> [u8; 8] {
    (part.len() as u64).to_be_bytes()
}

/// A part after its length, as one vector for use in a prefix.
pub(super) fn push(into: &mut Vec<u8>, part: &[u8]) {
    into.extend_from_slice(&length(part));
    into.extend_from_slice(part);
}

/// A keyed hash being made.
#[derive(Clone)]
pub(super) enum Keyed {
    Sha256(Hmac<Sha256>),
    Sm3(Hmac<Sm3>),
}

impl Keyed {
    /// With SHA-256, for what stays in the office whatever the log's suite.
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self::of(Suite::Sha256Ed25519, key)
    }

    /// With the hash of a suite.
    pub(super) fn of(suite: Suite, key: &[u8; 32]) -> Self {
        // RFC 2104: a key shorter than the block, 64 bytes for both, is filled up with zeros.
        let mut block = [0; 64];
        for (place, byte) in block.iter_mut().zip(key) {
            *place = *byte;
        }
        match suite {
            Suite::Sha256Ed25519 => Self::Sha256(Hmac::new(&block.into())),
            Suite::Sm3Sm2 => Self::Sm3(Hmac::new(&block.into())),
        }
    }

    /// Adds bytes as they are.
    pub(super) fn raw(mut self, bytes: &[u8]) -> Self {
        match &mut self {
            Self::Sha256(mac) => mac.update(bytes),
            Self::Sm3(mac) => mac.update(bytes),
        }
        self
    }

    /// Adds a part after its length.
    pub(super) fn part(self, part: &[u8]) -> Self {
        self.raw(&length(part)).raw(part)
    }

    pub(super) fn finish(self) -> Hash {
        Hash::from_bytes(match self {
            Self::Sha256(mac) => mac.finalize().into_bytes().into(),
            Self::Sm3(mac) => mac.finalize().into_bytes().into(),
        })
    }
}

/// Makes a newtype of 32 secret bytes: random, redacted in `Debug`, in text 64 lower-case hexadecimal digits.
macro_rules! secret {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name([u8; 32]);

        impl $name {
            /// New random bytes.
            ///
            /// # Errors
            /// `entropy-unavailable`.
            pub fn random(
                entropy: &dyn $crate::entropy::Entropy,
            ) -> Result<Self, $crate::report::Report> {
                let mut bytes = [0; 32];
                entropy.fill(&mut bytes)?;
                Ok(Self(bytes))
            }

            /// From bytes that were kept.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }

            /// The bytes, to be kept where they can be erased.
            #[must_use]
            pub const fn expose(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::canonical::Hash::from_bytes(self.0), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                $crate::canonical::hex(&text).map(Self).ok_or_else(|| {
                    serde::de::Error::custom(concat!($what, " is not 64 lower-case hexadecimal digits"))
                })
            }
        }
    };
}
pub(super) use secret;
