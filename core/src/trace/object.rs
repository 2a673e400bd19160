//! A JSON object whose bytes are canonical, carried as it is.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::canonical;
use crate::report::{Report, codes};

/// The canonical bytes of a JSON object: a command's header, or a payload before it is sealed.
///
/// Its text is not shown by `Debug`: it may be a payload.
///
/// ```
/// use banjian::trace::Object;
/// let header = Object::of(&serde_json::json!({"item": "x", "lane": "live"}))?;
/// assert_eq!(header.as_str(), r#"{"item":"x","lane":"live"}"#);
/// assert!(Object::of(&[1, 2]).is_err());
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Object(Box<RawValue>);

impl Object {
    /// The object of a value that is written as one.
    ///
    /// # Errors
    /// `canonical-value` when the value cannot be written or is no object. As with
    /// [`canonical::to_vec`], fields out of order are a defect of the type, which debug builds report
    /// (`canonical-form`).
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, Report> {
        let refused =
            |found: &dyn fmt::Display| Report::new(codes::text::CANONICAL_VALUE).with("found", found);
        let raw = serde_json::value::to_raw_value(value).map_err(|error| refused(&error))?;
        if cfg!(debug_assertions) {
            canonical::check(raw.get().as_bytes())?;
        }
        if raw.get().starts_with('{') { Ok(Self(raw)) } else { Err(refused(&"not an object")) }
    }

    /// The object of bytes that are canonical already.
    ///
    /// # Errors
    /// `canonical-form` when they are not canonical, or no object.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        canonical::from_slice(bytes)
    }

    /// The object's canonical text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        canonical::check(raw.get().as_bytes()).map_err(D::Error::custom)?;
        if raw.get().starts_with('{') { Ok(Self(raw)) } else { Err(D::Error::custom("not an object")) }
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Object {}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Object({} bytes)", self.as_str().len())
    }
}

written_as!(Object, {
    "type": "object",
    "description": "an object whose text is canonical JSON, carried as it is",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_canonical_objects_pass() {
        assert_eq!(Object::from_bytes(b"{}").unwrap().as_str(), "{}");
        assert_eq!(Object::from_bytes(br#"{"a":{"b":[]}}"#).unwrap().as_str(), r#"{"a":{"b":[]}}"#);
        for text in ["", "null", "[]", "1", r#""x""#, "{ }", r#"{"b":1,"a":1}"#, r#"{"a":1.5}"#, "{}{}"] {
            assert!(Object::from_bytes(text.as_bytes()).is_err(), "{text}");
        }
        assert!(serde_json::from_str::<Object>("{ }").is_err());
        let secret = Object::from_bytes(br#"{"name":"zhang"}"#).unwrap();
        assert_eq!(format!("{secret:?}"), "Object(16 bytes)");
    }
}
