//! The case number, for people: hall, outlet, day, serial and a check character.
//!
//! `420600-0007-20260302-000123-8`: the hall's division code, the outlet's number, the civil day (Asia/Shanghai)
//! on which the case was opened, the serial of that outlet and day, and the check by ISO 7064 MOD 11-2 over
//! all digits, which catches every single wrong character and every swap of two neighbours. Serials are given
//! out in blocks, so that an outlet need not ask anyone. A case number is no secret and proves nothing; in
//! records a case is named by its random [`CaseId`](super::CaseId).

use std::fmt;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{HallCode, OutletCode, iso7064};
use crate::report::{Report, codes};

mod serial_block;

pub use serial_block::SerialBlock;

/// The digits before the check character.
const DIGITS: usize = 24;

/// The number of a case, as `420600-0007-20260302-000123-8`. Ordered by hall, outlet, day and serial.
///
/// ```
/// use banjian::id::CaseNumber;
/// let number: CaseNumber = "4206000007202603020001238".parse()?;
/// assert_eq!(number.to_string(), "420600-0007-20260302-000123-8");
/// assert_eq!(number.outlet().as_str(), "0007");
/// let swapped = "420600-0007-20260302-000132-8".parse::<CaseNumber>().unwrap_err();
/// assert_eq!(swapped.code().as_str(), "case-number-check");
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber {
    /// INVARIANT: at most 6 digits, as it comes from a `HallCode` or from 6 digits.
    hall: u32,
    /// INVARIANT: at most 4 digits, as it comes from an `OutletCode` or from 4 digits.
    outlet: u32,
    /// INVARIANT: from 2000 to 9999; `of` upholds it.
    day: NaiveDate,
    /// INVARIANT: 1 to `MAX_SERIAL`; `of` and the serial block uphold it.
    serial: u32,
}

impl CaseNumber {
    /// The highest serial of an outlet's day.
    pub const MAX_SERIAL: u32 = 999_999;

    /// The number of the `serial`-th case of an outlet's day.
    ///
    /// # Errors
    /// `case-number-serial` unless `serial` is 1 to 999,999; `case-number-date` unless the year is 2000 to
    /// 9999.
    pub fn new(hall: &HallCode, outlet: &OutletCode, day: NaiveDate, serial: u32) -> Result<Self, Report> {
        Self::of(number(hall.as_str().bytes()), number(outlet.as_str().bytes()), Some(day), serial)
    }

    /// The hall.
    #[must_use]
    pub fn hall(self) -> HallCode {
        HallCode::from_number(self.hall)
    }

    /// The outlet.
    #[must_use]
    pub fn outlet(self) -> OutletCode {
        OutletCode::from_number(self.outlet)
    }

    /// The day on which the case was opened (civil date, Asia/Shanghai).
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.day
    }

    /// The serial of the outlet's day, from 1.
    #[must_use]
    pub fn serial(self) -> u32 {
        self.serial
    }

    fn of(hall: u32, outlet: u32, day: Option<NaiveDate>, serial: u32) -> Result<Self, Report> {
        let day = day
            .filter(|day| (2000..=9999).contains(&day.year()))
            .ok_or_else(|| Report::new(codes::identity::CASE_NUMBER_DATE))?;
        if (1..=Self::MAX_SERIAL).contains(&serial) {
            Ok(Self { hall, outlet, day, serial })
        } else {
            Err(Report::new(codes::identity::CASE_NUMBER_SERIAL))
        }
    }

    /// The text without dashes.
    fn characters(self) -> [u8; DIGITS + 1] {
        let day = u32::try_from(self.day.year()).unwrap_or_default() * 10_000
            + self.day.month() * 100
            + self.day.day();
        let mut digits = [0_u8; DIGITS];
        let mut places = digits.iter_mut().rev();
        for (mut value, width) in [(self.serial, 6), (day, 8), (self.outlet, 4), (self.hall, 6)] {
            for place in places.by_ref().take(width) {
                *place = u8::try_from(value % 10).unwrap_or_default();
                value /= 10;
            }
        }
        let mut characters = [iso7064::check_character(digits); DIGITS + 1];
        for (character, digit) in characters.iter_mut().zip(digits) {
            *character = b'0' + digit;
        }
        characters
    }
}

/// With dashes.
impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(DIGITS + 5);
        for (place, character) in self.characters().into_iter().enumerate() {
            if matches!(place, 6 | 10 | 18 | 24) {
                text.push('-');
            }
            text.push(char::from(character));
        }
        f.pad(&text)
    }
}

impl fmt::Debug for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// With dashes at their places or without any; space around it and a lower-case `x` pass.
impl std::str::FromStr for CaseNumber {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let malformed = || Report::new(codes::identity::CASE_NUMBER_FORM);
        let text = text.trim().as_bytes();
        let characters: Vec<u8> = match text.len() {
            25 => text.to_ascii_uppercase(),
            29 => {
                let parts: Vec<&[u8]> = text.split(|byte| *byte == b'-').collect();
                if !parts.iter().map(|part| part.len()).eq([6, 4, 8, 6, 1]) {
                    return Err(malformed());
                }
                parts.concat().to_ascii_uppercase()
            }
            _ => return Err(malformed()),
        };
        let Some((check, digits)) = characters.split_last() else { return Err(malformed()) };
        if !digits.iter().all(u8::is_ascii_digit) || !matches!(check, b'0'..=b'9' | b'X') {
            return Err(malformed());
        }
        if !iso7064::fits(&characters) {
            return Err(Report::new(codes::identity::CASE_NUMBER_CHECK));
        }
        let mut digits = digits.iter().copied();
        let mut take = |width| number(digits.by_ref().take(width));
        let (hall, outlet) = (take(6), take(4));
        let (year, month, day) = (take(4), take(2), take(2));
        let day = NaiveDate::from_ymd_opt(i32::try_from(year).unwrap_or_default(), month, day);
        Self::of(hall, outlet, day, take(6))
    }
}

impl Serialize for CaseNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CaseNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl JsonSchema for CaseNumber {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CaseNumber".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{6}-[0-9]{4}-[0-9]{8}-[0-9]{6}-[0-9X]$",
            "description": "hall, outlet, day, serial, check character (ISO 7064 MOD 11-2)",
        })
    }
}

fn number(digits: impl Iterator<Item = u8>) -> u32 {
    digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers over the whole range of each part.
    fn sample() -> impl Iterator<Item = CaseNumber> {
        (0..120_u32).map(|step| {
            let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(u64::from(step) * 331);
            let number = CaseNumber {
                hall: step * 333_331 % 1_000_000,
                outlet: step * 3_331 % 10_000,
                day,
                serial: step * 33_331 % 999_999 + 1,
            };
            assert_eq!(number.to_string().parse(), Ok(number));
            number
        })
    }

    fn parse(characters: &[u8]) -> Option<CaseNumber> {
        std::str::from_utf8(characters).unwrap().parse().ok()
    }

    #[test]
    fn every_single_wrong_character_is_caught() {
        for number in sample() {
            let right = number.to_string().into_bytes();
            for place in 0..right.len() {
                for wrong in 1..=127_u8 {
                    let mut typed = right.clone();
                    typed[place] = wrong;
                    let caught = parse(&typed).is_none();
                    let same = right[place] == wrong || (right[place], wrong) == (b'X', b'x');
                    assert_eq!(caught, !same, "{number} with {wrong} at {place}");
                }
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_is_caught() {
        let mut checks = std::collections::BTreeSet::new();
        for number in sample() {
            let compact = number.characters();
            checks.insert(compact[DIGITS]);
            assert_eq!(parse(&compact), Some(number));
            // Without dashes, and across them: `0007-2026` typed as `0002-7026`.
            for place in 0..DIGITS {
                let mut typed = compact;
                typed.swap(place, place + 1);
                assert_eq!(parse(&typed).is_none(), typed != compact, "{number} at {place}");
            }
            let dashed = number.to_string().into_bytes();
            for place in 0..dashed.len() - 1 {
                let mut typed = dashed.clone();
                typed.swap(place, place + 1);
                assert_eq!(parse(&typed).is_none(), typed != dashed, "{number} at {place}");
            }
        }
        assert_eq!(checks.len(), 11);
    }

    #[test]
    fn it_is_text_in_json() {
        let number = sample().nth(7).unwrap();
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(json, format!("\"{number}\""));
        assert_eq!(serde_json::from_str::<CaseNumber>(&json).unwrap(), number);
        assert!(serde_json::from_str::<CaseNumber>("\"420600-0007-20260302-000123-9\"").is_err());
    }
}
