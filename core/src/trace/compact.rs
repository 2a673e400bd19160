//! Bytes as they stand inside acts and records: in base64url, shorter than in hexadecimal digits.

use std::borrow::Cow;

use data_encoding::BASE64URL_NOPAD;
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `N` bytes, at most 64, in base64url without padding (RFC 4648, 5): an id in 22 characters, a hash in 43,
/// a signature in 86.
pub(super) struct Compact<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> Serialize for Compact<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = [0; 86];
        let text = text.get_mut(..BASE64URL_NOPAD.encode_len(N)).unwrap_or_default();
        BASE64URL_NOPAD.encode_mut(&self.0, text);
        serializer.serialize_str(std::str::from_utf8(text).unwrap_or_default())
    }
}

impl<'de, const N: usize> Deserialize<'de> for Compact<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        read(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format_args!("not {N} bytes in base64url without padding")))
    }
}

impl<const N: usize> JsonSchema for Compact<N> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Compact{N}").into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let pattern = format!("^[A-Za-z0-9_-]{{{}}}$", BASE64URL_NOPAD.encode_len(N));
        schemars::json_schema!({"type": "string", "pattern": pattern})
    }
}

/// Reads exactly `N` bytes.
pub(super) fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let fits = BASE64URL_NOPAD.decode_len(text.len()) == Ok(N);
    (fits && BASE64URL_NOPAD.decode_mut(text.as_bytes(), &mut bytes) == Ok(N)).then_some(bytes)
}
