//! Instants in one form, so that one instant has one sequence of bytes.

use std::fmt;

use chrono::{DateTime, Datelike, SubsecRound, Timelike, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::report::{Report, codes};

/// A UTC instant in whole milliseconds, years 0 to 9999; in text always 24 characters.
///
/// ```
/// use banjian::trace::Moment;
/// let at = Moment::new("2026-09-30T01:02:03.4567Z".parse()?)?;
/// assert_eq!(at.to_string(), "2026-09-30T01:02:03.456Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// The moment of an instant; what is finer than a millisecond is cut off.
    ///
    /// # Errors
    /// `instant-out-of-range` outside the years 0 to 9999.
    pub fn new(instant: DateTime<Utc>) -> Result<Self, Report> {
        // A leap second (60) has no form of its own that every reader takes.
        let plain = instant.nanosecond() < 1_000_000_000;
        if plain && (0..=9999).contains(&instant.year()) {
            Ok(Self(instant.trunc_subsecs(3)))
        } else {
            Err(Report::new(codes::trace::INSTANT_OUT_OF_RANGE))
        }
    }

    /// The instant.
    #[must_use]
    pub const fn instant(self) -> DateTime<Utc> {
        self.0
    }

    fn digits(self) -> [u8; 24] {
        let mut text = *b"0000-00-00T00:00:00.000Z";
        let (date, time) = (self.0.date_naive(), self.0.time());
        let year = u32::try_from(date.year()).unwrap_or_default();
        for (end, count, mut value) in [
            (4, 4, year),
            (7, 2, date.month()),
            (10, 2, date.day()),
            (13, 2, time.hour()),
            (16, 2, time.minute()),
            (19, 2, time.second()),
            (23, 3, time.nanosecond() / 1_000_000),
        ] {
            for place in text.iter_mut().take(end).rev().take(count) {
                *place = b'0' + u8::try_from(value % 10).unwrap_or_default();
                value /= 10;
            }
        }
        text
    }
}

impl std::str::FromStr for Moment {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let malformed = || {
            Report::new(codes::text::ID_FORM)
                .with("what", "instant")
                .with("expected", "a UTC instant as `2026-09-30T01:02:03.456Z`")
        };
        let instant: DateTime<Utc> = text.parse().map_err(|_| malformed())?;
        let moment = Self::new(instant)?;
        if moment.digits() == text.as_bytes() { Ok(moment) } else { Err(malformed()) }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(std::str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_form() {
        for text in ["0000-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
        for text in [
            "2026-09-30T01:02:03Z",
            "2026-09-30T01:02:03.4Z",
            "2026-09-30T01:02:03.4567Z",
            "2026-09-30T01:02:03.456+00:00",
            "2026-09-30T09:02:03.456+08:00",
            "2026-09-30t01:02:03.456z",
            "2026-09-30 01:02:03.456Z",
            "2026-12-31T23:59:60.000Z",
            "+12026-01-01T00:00:00.000Z",
            "-0001-01-01T00:00:00.000Z",
            "2026-02-29T00:00:00.000Z",
            "",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }
}
