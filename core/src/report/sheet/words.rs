//! The words of a closed set, as serde knows them: an unknown one is answered with all of them.

use std::fmt;

use serde::de::Error;

/// Not a word of the set; the words that are.
#[derive(Debug)]
pub(super) struct Outside(pub(super) &'static [&'static str]);

impl fmt::Display for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a word of the set")
    }
}

impl std::error::Error for Outside {}

impl Error for Outside {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}
