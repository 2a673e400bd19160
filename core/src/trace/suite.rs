//! The algorithms of a log: one hash for leaves, tree, chain and commitments, one scheme for the log's own
//! signatures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sm3::Sm3;

use super::key::Algorithm;
use crate::canonical::Hash;

/// The algorithms of a log, named in every record. A person's key may be of another algorithm than the log's.
///
/// ```
/// use banjian::trace::Suite;
/// let (left, right) = (Suite::Sm3Sm2.leaf(b"left"), Suite::Sm3Sm2.leaf(b"right"));
/// assert_ne!(Suite::Sm3Sm2.node(left, right), Suite::Sm3Sm2.node(right, left));
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[schemars(description = "The algorithms of a log, named in every record.")]
#[non_exhaustive]
pub enum Suite {
    /// SHA-256 and Ed25519, as the transparency logs of RFC 6962 and C2SP have them.
    #[default]
    #[serde(rename = "sha256-ed25519")]
    Sha256Ed25519,
    /// SM3 (GB/T 32905) and SM2 (GB/T 32918), in the same shapes.
    #[serde(rename = "sm3-sm2")]
    Sm3Sm2,
}

impl Suite {
    /// Both suites.
    pub const ALL: [Self; 2] = [Self::Sha256Ed25519, Self::Sm3Sm2];

    /// The name, as records have it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sha256Ed25519 => "sha256-ed25519",
            Self::Sm3Sm2 => "sm3-sm2",
        }
    }

    /// The scheme of the log's own signatures.
    #[must_use]
    pub const fn algorithm(self) -> Algorithm {
        match self {
            Self::Sha256Ed25519 => Algorithm::Ed25519,
            Self::Sm3Sm2 => Algorithm::Sm2,
        }
    }

    /// The hash of a leaf of the tree: of `00` and its bytes (RFC 6962, 2.1).
    #[must_use]
    pub fn leaf(self, bytes: &[u8]) -> Hash {
        self.hashing().with(&[0]).with(bytes).finish()
    }

    /// The hash of an inner node: of `01` and its children (RFC 6962, 2.1).
    #[must_use]
    pub fn node(self, left: Hash, right: Hash) -> Hash {
        self.hashing().with(&[1]).with(left.as_bytes()).with(right.as_bytes()).finish()
    }

    /// The hash of a tree without leaves: of nothing.
    #[must_use]
    pub fn empty(self) -> Hash {
        self.hashing().finish()
    }

    /// A hash to be filled.
    pub(crate) fn hashing(self) -> Hashing {
        match self {
            Self::Sha256Ed25519 => Hashing::Sha256(Sha256::new()),
            Self::Sm3Sm2 => Hashing::Sm3(Sm3::new()),
        }
    }
}

/// A hash being made.
#[derive(Debug, Clone)]
pub(crate) enum Hashing {
    Sha256(Sha256),
    Sm3(Sm3),
}

impl Hashing {
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha256(hash) => hash.update(bytes),
            Self::Sm3(hash) => hash.update(bytes),
        }
    }

    pub(crate) fn with(mut self, bytes: &[u8]) -> Self {
        self.update(bytes);
        self
    }

    pub(crate) fn finish(self) -> Hash {
        Hash::from_bytes(match self {
            Self::Sha256(hash) => hash.finalize().into(),
            Self::Sm3(hash) => hash.finalize().into(),
        })
    }
}
