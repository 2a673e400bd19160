//! A hash as it stands inside acts and records: 43 characters instead of 64.

use std::borrow::Cow;

use data_encoding::BASE64URL_NOPAD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::canonical::Hash;

/// A hash in base64url without padding (RFC 4648, 5).
pub(super) struct Compact(pub(super) Hash);

impl Serialize for Compact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = [0; 43];
        BASE64URL_NOPAD.encode_mut(self.0.as_bytes(), &mut text);
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Compact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let mut bytes = [0; 32];
        let fits = BASE64URL_NOPAD.decode_len(text.len()) == Ok(bytes.len());
        if fits && BASE64URL_NOPAD.decode_mut(text.as_bytes(), &mut bytes) == Ok(bytes.len()) {
            Ok(Self(Hash::from_bytes(bytes)))
        } else {
            Err(D::Error::custom("a hash that is not 43 characters of base64url"))
        }
    }
}
