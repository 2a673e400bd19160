//! Numbers of foreigners: the permanent-residence card, the passport.

use super::citizen::eighteen;
use super::masked::masked;
use super::read;
use crate::report::Report;

masked! {
    /// The number of a foreigner's permanent-residence card (外国人永久居留身份证).
    ///
    /// Two forms are valid side by side. Cards from 2023-12-01 on have 17 digits that begin with 9, and the check
    /// character of the citizen number (ISO 7064 MOD 11-2); older ones 3 letters and 12 digits. Checked are
    /// length, characters and, on new cards, the check character. Not checked: nationality, place, birth date
    /// and the check digit of old cards, for which no published text was read. The two numbers of one person
    /// have nothing in common.
    ForeignerCardNumber
}

masked! {
    /// The number of a passport: 5 to 20 letters and digits, as states form them differently; nothing else
    /// is checked.
    PassportNumber
}

/// Space around it and small letters pass.
impl std::str::FromStr for ForeignerCardNumber {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        if text.trim().starts_with(|first: char| first.is_ascii_alphabetic()) {
            let letters_then_digits = |position, sign: char| match position {
                1..=3 => sign.is_ascii_uppercase(),
                _ => sign.is_ascii_digit(),
            };
            let number = read::characters(text, "A-Z (1-3), 0-9 (4-15)", letters_then_digits)?;
            read::length(&number, "15", |length| length == 15)?;
            Ok(Self(number.into()))
        } else {
            eighteen(text, |number| matches!(number, [b'9', ..])).map(Self)
        }
    }
}

/// Space around it and small letters pass.
impl std::str::FromStr for PassportNumber {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let number = read::characters(text, "0-9, A-Z", |_, sign| sign.is_ascii_alphanumeric())?;
        read::length(&number, "5-20", |length| (5..=20).contains(&length))?;
        Ok(Self(number.into()))
    }
}
