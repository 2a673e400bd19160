//! Short names that people give: outlets, halls, sections, items, windows, members of staff.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::report::{Report, codes};

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident, $what:literal, $expected:literal, $pattern:literal, $fits:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = Report;

            fn from_str(text: &str) -> Result<Self, Report> {
                let fits: fn(&[u8]) -> bool = $fits;
                if fits(text.as_bytes()) {
                    Ok(Self(text.into()))
                } else {
                    Err(Report::new(codes::text::ID_FORM).with("what", $what).with("expected", $expected))
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = Report;

            fn try_from(text: String) -> Result<Self, Report> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.as_str().into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "pattern": $pattern})
            }
        }
    };
}

fn digits(text: &[u8], count: usize) -> bool {
    text.len() == count && text.iter().all(u8::is_ascii_digit)
}

fn name(text: &[u8], longest: usize) -> bool {
    let within = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=longest).contains(&text.len()) && text.iter().all(within)
}

slug! {
    /// A hall by its division code (GB/T 2260), as `420600` for Xiangyang.
    HallCode, "hall code", "6 digits", "^[0-9]{6}$", |text| digits(text, 6)
}

impl HallCode {
    /// The code of no division, for a network that holds nothing.
    pub(crate) fn nowhere() -> Self {
        Self("000000".into())
    }
}

slug! {
    /// An administrative division: a county by 6 digits (GB/T 2260), a town or street by 9.
    DivisionCode, "division code", "6 or 9 digits", "^[0-9]{6}([0-9]{3})?$", |text| digits(text, 6) || digits(text, 9)
}

slug! {
    /// An outlet by its number within the hall's area, as `0007`.
    OutletCode, "outlet code", "4 digits", "^[0-9]{4}$", |text| digits(text, 4)
}

slug! {
    /// A window by its name within the outlet, as `w1`.
    WindowCode, "window code", "1 to 16 letters, digits, `-`, `_` or `.`", "^[A-Za-z0-9._-]{1,16}$", |text| name(text, 16)
}

slug! {
    /// A section of the hall, as `pension`.
    SectionCode, "section code", "1 to 32 letters, digits, `-`, `_` or `.`", "^[A-Za-z0-9._-]{1,32}$", |text| name(text, 32)
}

slug! {
    /// An item of the catalogue. Provinces differ, so the code is opaque text.
    ItemCode, "item code", "1 to 40 letters, digits, `-`, `_` or `.`", "^[A-Za-z0-9._-]{1,40}$", |text| name(text, 40)
}

slug! {
    /// A natural person on the staff, by the embedder's opaque id; never a citizen's number.
    PersonId, "person id", "1 to 40 letters, digits, `-`, `_` or `.`", "^[A-Za-z0-9._-]{1,40}$", |text| name(text, 40)
}

impl HallCode {
    /// INVARIANT: `number` has at most 6 digits; the case number, which took it from a code, upholds it.
    pub(super) fn from_number(number: u32) -> Self {
        Self(format!("{number:06}").into())
    }
}

impl OutletCode {
    /// INVARIANT: `number` has at most 4 digits; the case number, which took it from a code, upholds it.
    pub(super) fn from_number(number: u32) -> Self {
        Self(format!("{number:04}").into())
    }
}
