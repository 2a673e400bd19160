//! Short names of closed sets that stand above this floor: kinds, desks, posts, methods.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::report::{Report, codes};

/// A name of 1 to 32 characters in kebab case, as `hand-over`.
///
/// ```
/// use banjian::trace::Kebab;
/// assert_eq!("hand-over".parse::<Kebab>()?.as_str(), "hand-over");
/// assert!("HandOver".parse::<Kebab>().is_err());
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Kebab(Arc<str>);

impl Kebab {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Kebab {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let within = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let begins = text.bytes().next().is_some_and(|first| first.is_ascii_lowercase());
        let fits = |part: &str| !part.is_empty() && part.as_bytes().iter().all(within);
        if begins && text.len() <= 32 && text.split('-').all(fits) {
            Ok(Self(text.into()))
        } else {
            Err(Report::new(codes::text::ID_FORM)
                .with("what", "name")
                .with("expected", "1 to 32 lower-case letters and digits, parted by single `-`"))
        }
    }
}

impl TryFrom<String> for Kebab {
    type Error = Report;

    fn try_from(text: String) -> Result<Self, Report> {
        text.parse()
    }
}

impl From<Kebab> for String {
    fn from(name: Kebab) -> Self {
        name.as_str().into()
    }
}

impl fmt::Display for Kebab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

written_as!(Kebab, {
    "type": "string",
    "maxLength": 32,
    "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    "description": "1 to 32 lower-case letters and digits, parted by single `-`",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kebab_case_passes() {
        for name in ["a", "hand-over", "sm3-sm2", &"a".repeat(32)] {
            assert_eq!(name.parse::<Kebab>().unwrap().as_str(), name);
        }
        for name in ["", "-", "a-", "-a", "a--b", "A", "1a", "a_b", "窗", "a b", &"a".repeat(33)] {
            assert!(name.parse::<Kebab>().is_err(), "{name}");
        }
    }
}
