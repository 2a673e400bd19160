//! Canonical bytes: RFC 8785 (JSON Canonicalization Scheme), restricted.
//!
//! One value has one sequence of bytes, so that a hash names a value. The restriction: no floating point,
//! whole numbers within ±(2^53-1), field names of ASCII without escapes. Structs declare their
//! fields in sorted order; [`to_vec`] refuses those that do not in debug builds, and [`check`] refuses such
//! bytes always.

use std::fmt;

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::report::{Report, codes};

mod scan;

pub use scan::check;

/// The largest whole number that every reader of JSON holds exactly.
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// The canonical bytes of a value.
///
/// ```
/// let bytes = banjian::canonical::to_vec(&serde_json::json!({"b": 1, "a": "窗口"}))?;
/// assert_eq!(bytes, r#"{"a":"窗口","b":1}"#.as_bytes());
/// # Ok::<(), banjian::report::Report>(())
/// ```
///
/// # Errors
/// `canonical-value` when the value cannot be written as JSON. A struct whose fields are not in sorted order
/// and a number out of bounds are defects of the caller's type: debug builds report `canonical-form`.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Report> {
    to_vec_of(value, 128)
}

/// As [`to_vec`], for a value that is expected to have so many bytes.
pub(crate) fn to_vec_of<T: Serialize + ?Sized>(value: &T, expected: usize) -> Result<Vec<u8>, Report> {
    let mut bytes = Vec::with_capacity(expected);
    serde_json::to_writer(&mut bytes, value)
        .map_err(|error| Report::new(codes::text::CANONICAL_VALUE).with("found", error))?;
    if cfg!(debug_assertions) {
        check(&bytes)?;
    }
    Ok(bytes)
}

/// Reads a value from canonical bytes, and from no others: the value written again gives the same bytes.
///
/// # Errors
/// `canonical-form` when the bytes are not canonical, hold unknown fields or do not fit the type.
pub fn from_slice<T: Serialize + serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, Report> {
    check(bytes)?;
    let malformed = |offset: usize, found: String| {
        Report::new(codes::text::CANONICAL_FORM).with("offset", offset).with("found", found)
    };
    let value: T =
        serde_json::from_slice(bytes).map_err(|error| malformed(error.column(), error.to_string()))?;
    if to_vec(&value)? == bytes {
        Ok(value)
    } else {
        Err(malformed(0, "written again, the value gives other bytes".into()))
    }
}

/// A SHA-256 digest, in text 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The digest of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of a value's canonical bytes.
    ///
    /// # Errors
    /// As [`to_vec`].
    pub fn of_value<T: Serialize + ?Sized>(value: &T) -> Result<Self, Report> {
        Ok(Self::of(&to_vec(value)?))
    }

    /// A digest from its 32 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        data_encoding::HEXLOWER.encode_display(&self.0).fmt(f)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Hash {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        hex(text).map(Self).ok_or_else(|| {
            Report::new(codes::text::ID_FORM)
                .with("what", "hash")
                .with("expected", "64 lower-case hexadecimal digits")
        })
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut digits = [0; 64];
        data_encoding::HEXLOWER.encode_mut(&self.0, &mut digits);
        serializer.serialize_str(std::str::from_utf8(&digits).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl JsonSchema for Hash {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Hash".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256"})
    }
}

/// Reads `2 N` lower-case hexadecimal digits.
pub(crate) fn hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let fits = data_encoding::HEXLOWER.decode_len(text.len()) == Ok(N);
    (fits && data_encoding::HEXLOWER.decode_mut(text.as_bytes(), &mut bytes) == Ok(N)).then_some(bytes)
}
