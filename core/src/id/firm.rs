//! Numbers of employers and other units: the unified social credit code, or what stands in its place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::masked::masked;
use super::read;
use crate::report::{Report, codes};

/// The characters of a credit code, by value; I, O, S, V and Z do not occur.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether the last character of a credit code fits the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CheckDigit {
    /// It fits.
    Right,
    /// It does not: an early code that is valid all the same, or a slip of the pen.
    Wrong,
}

masked! {
    /// A unified social credit code (统一社会信用代码, GB 32100-2015): 17 characters and a check.
    ///
    /// Parsing is strict. Some early codes are valid though the check fails: [`lenient`](Self::lenient) takes
    /// them, and the value remembers it. The code of a sole trader is personal data, so that all are masked. Not checked: that department, kind and division exist.
    ///
    /// ```
    /// use banjian::id::{CheckDigit, CreditCode};
    /// let code: CreditCode = "91350100M000100Y43".parse()?;
    /// assert_eq!(code.to_string(), "913***********0Y43");
    /// assert!("91350100M000100Y44".parse::<CreditCode>().is_err());
    /// assert_eq!(CreditCode::lenient("91350100M000100Y44")?.check_digit(), CheckDigit::Wrong);
    /// # Ok::<(), banjian::report::Report>(())
    /// ```
    CreditCode
}

masked! {
    /// The registration number of an employer without a credit code: 1 to 40 characters as on its certificate,
    /// without spaces; nothing else is checked.
    RegistrationNumber
}

impl CreditCode {
    /// A credit code, also one whose check character does not fit.
    ///
    /// # Errors
    /// `identity-full-width`, `identity-space`, `identity-character`, `identity-length`.
    pub fn lenient(text: &str) -> Result<Self, Report> {
        let within = |_, sign: char| u8::try_from(sign).is_ok_and(|sign| ALPHABET.contains(&sign));
        let code = read::characters(text, "0-9, A-H, J-N, P-R, T, U, W-Y", within)?;
        read::length(&code, "18", |length| length == 18)?;
        Ok(Self(code.into()))
    }

    /// Whether the check character fits.
    #[must_use]
    pub fn check_digit(&self) -> CheckDigit {
        match self.0.as_bytes().split_last() {
            Some((last, others)) if check_character(others) == Some(*last) => CheckDigit::Right,
            _ => CheckDigit::Wrong,
        }
    }
}

/// Strict; space around it and small letters pass.
impl std::str::FromStr for CreditCode {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let code = Self::lenient(text)?;
        match code.check_digit() {
            CheckDigit::Right => Ok(code),
            CheckDigit::Wrong => Err(Report::new(codes::identity::CREDIT_CODE_CHECK_DIGIT)),
        }
    }
}

/// Space around it passes, small letters become capitals.
impl std::str::FromStr for RegistrationNumber {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let number = read::characters(text, "", |_, _| true)?;
        read::length(&number, "1-40", |length| (1..=40).contains(&length))?;
        Ok(Self(number.into()))
    }
}

/// GB 32100-2015, annex: 31 less the sum of value times 3^(place - 1), all modulo 31.
fn check_character(others: &[u8]) -> Option<u8> {
    let mut weight = 1;
    let mut sum = 0;
    for sign in others {
        sum += ALPHABET.iter().position(|known| known == sign)? * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET.get((31 - sum % 31) % 31).copied()
}
