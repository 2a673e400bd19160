//! Instants in one form, so that one instant has one sequence of bytes.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// A UTC instant in whole milliseconds since 1970-01-01T00:00:00Z, serialized as that number.
///
/// ```
/// use banjian::trace::Moment;
/// let at = Moment::from("2026-09-30T01:02:03.4567Z".parse::<chrono::DateTime<chrono::Utc>>()?);
/// assert_eq!(serde_json::to_string(&at)?, "1790730123456");
/// assert_eq!(at.to_string(), "2026-09-30T01:02:03.456Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Moment(
    // INVARIANT: within what `DateTime` can hold, which lies within ±(2^53-1); upheld by the constructors.
    i64,
);

impl Moment {
    /// The instant.
    #[must_use]
    pub fn instant(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }
}

/// What is finer than a millisecond is cut off.
impl From<DateTime<Utc>> for Moment {
    fn from(instant: DateTime<Utc>) -> Self {
        let millis = instant.timestamp_millis();
        // A leap second in the last year that can be held would fall behind its end.
        Self(if DateTime::from_timestamp_millis(millis).is_some() { millis } else { millis - 1_000 })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.instant().to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let millis = i64::deserialize(deserializer)?;
        match DateTime::from_timestamp_millis(millis) {
            Some(_) => Ok(Self(millis)),
            None => Err(D::Error::custom("an instant beyond the calendar")),
        }
    }
}

written_as!(Moment, {
    "type": "integer",
    "format": "int64",
    "description": "a UTC instant in whole milliseconds since 1970-01-01T00:00:00Z",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_instant_has_a_moment_that_reads_back() {
        for instant in [DateTime::<Utc>::MIN_UTC, DateTime::UNIX_EPOCH, DateTime::<Utc>::MAX_UTC] {
            let moment = Moment::from(instant);
            assert!((instant - moment.instant()).num_milliseconds().abs() < 1);
            assert!(moment.0.unsigned_abs() <= crate::canonical::MAX_INTEGER);
            let text = serde_json::to_string(&moment).unwrap();
            assert_eq!(serde_json::from_str::<Moment>(&text).unwrap(), moment);
        }
        assert!(serde_json::from_str::<Moment>("9007199254740991").is_err());
    }
}
