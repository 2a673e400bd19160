//! Which log a record belongs to.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::entropy::Entropy;
use crate::report::{Report, codes};

/// How long an origin may be, in bytes.
const LONGEST: usize = 64;
/// What a demo's origin begins with.
const DEMO: &str = "demo.";

/// The name of a log: a host name with at least one dot, then path segments, as
/// `banjian.example/xiangyang`; lower-case letters, digits, `-`, `.` and (in the path) `_`, at most 64.
///
/// A C2SP checkpoint's origin line, and a key name of its signed note, can hold it as it is.
///
/// ```
/// use banjian::trace::Origin;
/// let real: Origin = "banjian.example/xiangyang".parse()?;
/// assert!(!real.is_demo());
/// assert_eq!(Origin::demo("xiangyang")?.to_string(), "demo.banjian.example/xiangyang");
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(Arc<str>);

impl Origin {
    /// The origin of a demonstration: `demo.banjian.example/` and a name.
    ///
    /// # Errors
    /// `id-form` when the name is not a path segment.
    pub fn demo(name: &str) -> Result<Self, Report> {
        format!("{DEMO}banjian.example/{name}").parse()
    }

    /// Whether the log shows itself to be a demonstration.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.0.starts_with(DEMO)
    }

    /// Refuses randomness that can be foretold, unless the origin shows a demo.
    ///
    /// # Errors
    /// `origin-not-demo`.
    pub fn admits(&self, entropy: &dyn Entropy) -> Result<(), Report> {
        if entropy.is_predictable() && !self.is_demo() {
            return Err(Report::new(codes::trace::ORIGIN_NOT_DEMO).with("origin", self));
        }
        Ok(())
    }

    /// The origin as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Origin {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let label = |part: &str| {
            let within = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            !part.is_empty() && !part.starts_with('-') && !part.ends_with('-') && part.bytes().all(within)
        };
        let segment = |part: &str| {
            let within = |byte: u8| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'_')
            };
            !part.is_empty() && part != "." && part != ".." && part.bytes().all(within)
        };
        let mut parts = text.split('/');
        let host = parts.next().unwrap_or_default();
        if text.len() <= LONGEST && host.contains('.') && host.split('.').all(label) && parts.all(segment) {
            Ok(Self(text.into()))
        } else {
            Err(Report::new(codes::text::ID_FORM)
                .with("what", "log origin")
                .with("expected", "a name like `banjian.example/xiangyang`, at most 64 characters"))
        }
    }
}

impl TryFrom<String> for Origin {
    type Error = Report;

    fn try_from(text: String) -> Result<Self, Report> {
        text.parse()
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.as_str().into()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

written_as!(Origin, {
    "type": "string",
    "maxLength": 64,
    "description": "the name of a log: a host name with at least one dot, then path segments, as `banjian.example/xiangyang`",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_a_checkpoint_can_hold_pass() {
        for name in ["a.b", "banjian.example/xiangyang", "demo.x/y/z_1", "a-b.c/..."] {
            assert_eq!(name.parse::<Origin>().unwrap().as_str(), name);
        }
        for name in [
            "",
            "a",
            ".a",
            "a.",
            "a..b",
            "-a.b",
            "a-.b",
            "a.b/",
            "a.b//c",
            "a.b/..",
            "a.b/.",
            "a.b/c d",
            "A.b",
            "a.b/c\n",
            "a.b+c",
            "a_b.c",
            "窗.b",
            &format!("a.{}", "b".repeat(63)),
        ] {
            assert!(name.parse::<Origin>().is_err(), "{name}");
        }
        assert!(Origin::demo("").is_err());
        assert!(!"demo-x.y".parse::<Origin>().unwrap().is_demo());
    }
}
