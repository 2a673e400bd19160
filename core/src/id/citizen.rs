//! Numbers by GB 11643-1999: 6 digits of a place, the birth date, 3 serial digits, a check character.
//!
//! Checked: length, digits, the check character by ISO 7064 MOD 11-2, a birth date that exists, from 1800 on,
//! and what the kind of document begins with. Not checked: that the place exists or existed, that the birth
//! date is not in the future (there is no clock here), that the number was ever given to anyone.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::masked::masked;
use super::{iso7064, read};
use crate::report::{Report, codes};

masked! {
    /// A citizen number (公民身份号码), which is the social security number too.
    ///
    /// ```
    /// use banjian::id::{CitizenNumber, Sex};
    /// let number: CitizenNumber = " 11010519491231002x ".parse()?;
    /// assert_eq!(number.to_string(), "110***********002X");
    /// assert_eq!(number.reveal(), "11010519491231002X");
    /// assert_eq!(number.birth_date().to_string(), "1949-12-31");
    /// assert_eq!(number.sex(), Sex::Female);
    /// let full_width = "１１０１０５１９４９１２３１００２Ｘ".parse::<CitizenNumber>().unwrap_err();
    /// assert_eq!(full_width.to_string(), "character 1 of the number is a full-width letter or digit");
    /// # Ok::<(), banjian::report::Report>(())
    /// ```
    CitizenNumber
}

masked! {
    /// The number of a residence permit of Hong Kong, Macao or Taiwan residents (港澳台居民居住证): it begins
    /// with 81, 82 or 83. The four digits after that are not checked.
    ResidencePermitNumber
}

/// Male or female, as the number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// 男: the 17th digit is odd.
    Male,
    /// 女: the 17th digit is even.
    Female,
}

/// Where the holder of a residence permit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// 香港: 81.
    HongKong,
    /// 澳门: 82.
    Macao,
    /// 台湾: 83.
    Taiwan,
}

impl CitizenNumber {
    /// The birth date.
    #[must_use]
    pub fn birth_date(&self) -> NaiveDate {
        // INVARIANT: parsing proved that there is one.
        birth_date(&self.0).unwrap_or_default()
    }

    /// The sex.
    #[must_use]
    pub fn sex(&self) -> Sex {
        sex(&self.0)
    }
}

impl ResidencePermitNumber {
    /// The birth date.
    #[must_use]
    pub fn birth_date(&self) -> NaiveDate {
        // INVARIANT: parsing proved that there is one.
        birth_date(&self.0).unwrap_or_default()
    }

    /// The sex.
    #[must_use]
    pub fn sex(&self) -> Sex {
        sex(&self.0)
    }

    /// The region.
    #[must_use]
    pub fn region(&self) -> Region {
        match self.0.as_bytes() {
            [_, b'1', ..] => Region::HongKong,
            [_, b'2', ..] => Region::Macao,
            // INVARIANT: parsing proved that it is 3.
            _ => Region::Taiwan,
        }
    }
}

/// Space around it and a small `x` pass.
impl std::str::FromStr for CitizenNumber {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let begins = |number: &[u8]| !is_permit(number) && matches!(number, [b'1'..=b'8', ..]);
        eighteen(text, begins).and_then(with_birth_date).map(Self)
    }
}

/// Space around it and a small `x` pass.
impl std::str::FromStr for ResidencePermitNumber {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        eighteen(text, is_permit).and_then(with_birth_date).map(Self)
    }
}

/// 17 digits and their check character, with a beginning that fits the kind of document.
pub(super) fn eighteen(text: &str, begins: impl Fn(&[u8]) -> bool) -> Result<Box<str>, Report> {
    let digit_or_check = |position, sign: char| sign.is_ascii_digit() || (position == 18 && sign == 'X');
    let number = read::characters(text, "0-9, X", digit_or_check)?;
    read::length(&number, "18", |length| length == 18)?;
    if !begins(number.as_bytes()) {
        return Err(Report::new(codes::identity::IDENTITY_KIND));
    }
    if !iso7064::fits(number.as_bytes()) {
        return Err(Report::new(codes::identity::IDENTITY_CHECK_DIGIT));
    }
    Ok(number.into())
}

fn with_birth_date(number: Box<str>) -> Result<Box<str>, Report> {
    match birth_date(&number) {
        Some(_) => Ok(number),
        None => Err(Report::new(codes::identity::IDENTITY_BIRTH_DATE)),
    }
}

fn is_permit(number: &[u8]) -> bool {
    matches!(number, [b'8', b'1'..=b'3', ..])
}

fn birth_date(number: &str) -> Option<NaiveDate> {
    let digits = number.get(6..14)?;
    let part = |range| digits.get(range).and_then(|part: &str| part.parse::<u32>().ok());
    let year = i32::try_from(part(0..4)?).ok()?;
    NaiveDate::from_ymd_opt(year, part(4..6)?, part(6..8)?).filter(|date| date.year() >= 1800)
}

fn sex(number: &str) -> Sex {
    // The code of an even ASCII digit is even.
    match number.as_bytes().get(16) {
        Some(digit) if digit % 2 == 1 => Sex::Male,
        _ => Sex::Female,
    }
}
