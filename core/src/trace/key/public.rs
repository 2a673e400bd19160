//! Public keys, and strict verifying under them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::VerifyingKey as Ed25519Key;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sm2::dsa::VerifyingKey as Sm2Key;
use sm2::dsa::signature::hazmat::PrehashVerifier as _;
use sm3::Sm3;

use super::super::mac::length;
use super::{Algorithm, KeyId, Signature, form};
use crate::report::{Report, codes};
use crate::text::Text;

/// The distinguishing id of SM2 signers that have none of their own (GM/T 0009, 10).
pub const DEFAULT_DISTINGUISHING_ID: &str = "1234567812345678";

/// How many bytes a distinguishing id may have.
const MAX_DISTINGUISHING_ID: usize = 128;

/// A public key, valid for good: on its curve, not of small order, in its one encoding.
///
/// In text `ed25519:` and 32 bytes, or `sm2:` and 65 bytes (`04` ‖ x ‖ y), in base64url without padding; an
/// SM2 key with a distinguishing id of its own adds `:` and that id, in base64url too.
///
/// ```
/// use banjian::trace::key::{Algorithm, PublicKey};
/// let key: PublicKey = "ed25519:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".parse()?;
/// assert_eq!(key.algorithm(), Algorithm::Ed25519);
/// assert_eq!(key.id().to_string().len(), 22);
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "std::borrow::Cow<'_, str>", into = "String")]
pub struct PublicKey {
    id: KeyId,
    form: Form,
}

#[derive(Clone)]
enum Form {
    Ed25519(Box<Ed25519Key>),
    Sm2(Box<Sm2>),
}

/// An SM2 key with what is the same for all its messages.
#[derive(Clone)]
struct Sm2 {
    key: Sm2Key,
    bytes: [u8; 65],
    // The hash state after Z_A: of the distinguishing id, the curve and the key.
    prefix: Sm3,
}

impl PublicKey {
    /// A key from its bytes: 32 for Ed25519, 65 (`04` ‖ x ‖ y) for SM2 with the default distinguishing id.
    ///
    /// # Errors
    /// `key-form` for another length, a compressed point, or an Ed25519 key in a second encoding;
    /// `key-off-curve`; `key-small-order`.
    pub fn from_bytes(algorithm: Algorithm, bytes: &[u8]) -> Result<Self, Report> {
        match algorithm {
            Algorithm::Ed25519 => Self::ed25519(bytes),
            Algorithm::Sm2 => Self::sm2(bytes, DEFAULT_DISTINGUISHING_ID),
        }
    }

    fn ed25519(bytes: &[u8]) -> Result<Self, Report> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| malformed("32字节", "32 bytes"))?;
        let key = Ed25519Key::from_bytes(bytes).map_err(|_| Report::new(codes::trace::KEY_OFF_CURVE))?;
        if key.is_weak() {
            return Err(Report::new(codes::trace::KEY_SMALL_ORDER));
        }
        // RFC 8032, 5.1.3: y is below the prime.
        if key.to_edwards().compress().as_bytes() != bytes {
            return Err(malformed("小于2^255-19的y", "y below 2^255-19"));
        }
        Ok(Self { id: id(Algorithm::Ed25519, bytes, None), form: Form::Ed25519(Box::new(key)) })
    }

    /// An SM2 key with the distinguishing id under which it signs: 1 to 128 bytes.
    ///
    /// # Errors
    /// As [`PublicKey::from_bytes`]; `distinguishing-id` for an empty or longer one.
    pub fn sm2(bytes: &[u8], distinguishing_id: &str) -> Result<Self, Report> {
        let size = distinguishing_id.len();
        if size == 0 || size > MAX_DISTINGUISHING_ID {
            return Err(Report::new(codes::trace::DISTINGUISHING_ID)
                .with("size", size)
                .with("limit", MAX_DISTINGUISHING_ID));
        }
        let uncompressed: &[u8; 65] = bytes
            .try_into()
            .ok()
            .filter(|bytes: &&[u8; 65]| bytes.first() == Some(&4))
            .ok_or_else(|| malformed("以04开头的65字节", "65 bytes, the first of them 04"))?;
        let key = Sm2Key::from_sec1_bytes(distinguishing_id, uncompressed)
            .map_err(|_| Report::new(codes::trace::KEY_OFF_CURVE))?;
        let own = (distinguishing_id != DEFAULT_DISTINGUISHING_ID).then_some(distinguishing_id);
        let prefix = Sm3::new().chain_update(z(distinguishing_id, uncompressed));
        Ok(Self {
            id: id(Algorithm::Sm2, uncompressed, own),
            form: Form::Sm2(Box::new(Sm2 { key, bytes: *uncompressed, prefix })),
        })
    }

    /// The scheme.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        match self.form {
            Form::Ed25519(_) => Algorithm::Ed25519,
            Form::Sm2(_) => Algorithm::Sm2,
        }
    }

    /// The bytes: 32 for Ed25519, 65 for SM2.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.form {
            Form::Ed25519(key) => key.as_bytes(),
            Form::Sm2(sm2) => &sm2.bytes,
        }
    }

    /// What names the key.
    #[must_use]
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// The distinguishing id of an SM2 key; `None` for Ed25519.
    #[must_use]
    pub fn distinguishing_id(&self) -> Option<&str> {
        match &self.form {
            Form::Ed25519(_) => None,
            Form::Sm2(sm2) => Some(sm2.key.distid()),
        }
    }

    /// What an SM2 key signs: e = SM3(`Z_A` ‖ M) (GB/T 32918.2, 6.1); `None` for Ed25519.
    #[must_use]
    pub fn sm2_digest(&self, message: &[u8]) -> Option<[u8; 32]> {
        match &self.form {
            Form::Ed25519(_) => None,
            Form::Sm2(sm2) => Some(sm2.digest(message)),
        }
    }

    /// Verifies a signature, strictly.
    ///
    /// # Errors
    /// `signature-range` when a number in it is out of its range; `signature-mismatch` when it is not of this
    /// key over these bytes.
    pub fn verify(&self, message: &[u8], signature: &Signature) -> Result<(), Report> {
        signature.in_range(self.algorithm())?;
        let mismatch = || Report::new(codes::trace::SIGNATURE_MISMATCH).with("key", self.id);
        match &self.form {
            Form::Ed25519(key) => {
                let signature = ed25519_dalek::Signature::from_bytes(signature.as_bytes());
                key.verify_strict(message, &signature).map_err(|_| mismatch())
            }
            Form::Sm2(sm2) => {
                let signature =
                    sm2::dsa::Signature::from_slice(signature.as_bytes()).map_err(|_| mismatch())?;
                sm2.key.verify_prehash(&sm2.digest(message), &signature).map_err(|_| mismatch())
            }
        }
    }
}

impl Sm2 {
    fn digest(&self, message: &[u8]) -> [u8; 32] {
        self.prefix.clone().chain_update(message).finalize().into()
    }
}

/// a, b and the generator's x and y of the recommended curve (GB/T 32918.5, 2).
const CURVE: [&str; 4] = [
    "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc",
    "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93",
    "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
    "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0",
];

/// `Z_A` = SM3(ENTL ‖ id ‖ a ‖ b ‖ x(G) ‖ y(G) ‖ x ‖ y) (GB/T 32918.2, 5.5); ENTL is the length of the id in
/// bits, 16 bits.
fn z(distinguishing_id: &str, key: &[u8; 65]) -> [u8; 32] {
    // INVARIANT: at most 128 bytes, upheld by the constructor, so that the bits fit.
    let bits = u16::try_from(distinguishing_id.len().saturating_mul(8)).unwrap_or(u16::MAX);
    let mut hash = Sm3::new().chain_update(bits.to_be_bytes()).chain_update(distinguishing_id);
    for number in CURVE {
        hash.update(crate::canonical::hex::<32>(number).unwrap_or_default());
    }
    let [_, point @ ..] = key;
    hash.chain_update(point).finalize().into()
}

fn id(algorithm: Algorithm, key: &[u8], distinguishing_id: Option<&str>) -> KeyId {
    let mut hash = Sha256::new();
    let parts = [b"banjian-key", algorithm.as_str().as_bytes(), key];
    for part in parts.into_iter().chain(distinguishing_id.map(str::as_bytes)) {
        hash.update(length(part));
        hash.update(part);
    }
    let mut id = [0; 16];
    for (place, byte) in id.iter_mut().zip(hash.finalize()) {
        *place = byte;
    }
    KeyId::from_bytes(id)
}

fn malformed(zh: &str, en: &str) -> Report {
    Report::new(codes::trace::KEY_FORM).with_text("expected", Text::new(zh, en))
}

written_as!(PublicKey, {
    "type": "string",
    "pattern": "^(ed25519:[A-Za-z0-9_-]{43}|sm2:[A-Za-z0-9_-]{87}(:[A-Za-z0-9_-]{2,171})?)$",
    "description": "the scheme and the key in base64url; for SM2 with a distinguishing id of its own that too",
});

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.algorithm(), BASE64URL_NOPAD.encode_display(self.as_bytes()))?;
        match self.distinguishing_id() {
            Some(own) if own != DEFAULT_DISTINGUISHING_ID => {
                write!(f, ":{}", BASE64URL_NOPAD.encode_display(own.as_bytes()))
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// # Errors
/// `id-form` for another text; otherwise as [`PublicKey::from_bytes`] and [`PublicKey::sm2`].
impl FromStr for PublicKey {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let malformed = || form("public key", "`ed25519:` or `sm2:` with the key in base64url");
        let decoded = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| malformed());
        let (algorithm, rest) = text.split_once(':').ok_or_else(malformed)?;
        let algorithm = algorithm.parse().map_err(|_| malformed())?;
        match (algorithm, rest.split_once(':')) {
            (_, None) => Self::from_bytes(algorithm, &decoded(rest)?),
            (Algorithm::Sm2, Some((key, own))) => {
                let own = String::from_utf8(decoded(own)?).map_err(|_| malformed())?;
                // One key, one text: the default is never written.
                if own == DEFAULT_DISTINGUISHING_ID {
                    return Err(malformed());
                }
                Self::sm2(&decoded(key)?, &own)
            }
            (Algorithm::Ed25519, Some(_)) => Err(malformed()),
        }
    }
}

impl TryFrom<std::borrow::Cow<'_, str>> for PublicKey {
    type Error = Report;

    fn try_from(text: std::borrow::Cow<'_, str>) -> Result<Self, Report> {
        text.parse()
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.algorithm() == other.algorithm()
            && self.as_bytes() == other.as_bytes()
            && self.distinguishing_id() == other.distinguishing_id()
    }
}

impl Eq for PublicKey {}

impl Hash for PublicKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}
