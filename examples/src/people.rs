//! Who comes: citizens and companies with numbers that are valid in form and invented all the same.
//!
//! Everything follows from a seed. No number here was looked up; a real person's number may be among them only
//! by chance, as in any drawing of lots.

use banjian::case::Party;
use banjian::id::{Identity, IdentityKind};
use banjian::report::Report;
use chrono::{Days, NaiveDate};

/// A stream of numbers from a seed (SplitMix64): the same seed, the same day.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A stream that begins at a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 where the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX);
        let rolled = self.roll().checked_rem(bound).unwrap_or(0);
        usize::try_from(rolled).unwrap_or(0)
    }

    /// Whether something happens that happens so many times in a thousand.
    pub const fn happens(&mut self, in_a_thousand: u64) -> bool {
        self.roll() % 1_000 < in_a_thousand
    }
}

/// How many citizens of one place can be told apart: every day from 1950 on for 49 years, a thousand a day.
const CITIZENS: u64 = 18_000_000;

/// The citizen of a number; two numbers below 18 million are two citizens.
///
/// # Errors
/// None that can be met: the number is made to be valid.
pub fn citizen(place: &str, number: u64) -> Result<Party, Report> {
    // Neighbours in the queue are not neighbours in age: 7,919 has no factor in common with the count.
    let mixed = number % CITIZENS * 7_919 % CITIZENS;
    let (day, serial) = (mixed / 1_000, mixed % 1_000);
    let born = NaiveDate::from_ymd_opt(1950, 1, 1).and_then(|first| first.checked_add_days(Days::new(day)));
    let digits = format!("{place}{}{serial:03}", born.unwrap_or_default().format("%Y%m%d"));
    let identity = Identity::parse(IdentityKind::CitizenNumber, &with_check(&digits))?;
    Ok(Party { identity, name: format!("公民{number:07}"), phone: None })
}

/// The company of a number; two numbers below 10 million are two companies.
///
/// # Errors
/// None that can be met: the code is made to be valid.
pub fn company(number: u64) -> Result<Party, Report> {
    let identity = Identity::parse(IdentityKind::CreditCode, &credit_code(number))?;
    Ok(Party { identity, name: format!("企业{number:07}"), phone: None })
}

/// GB 11643-1999: 17 digits and their check character.
fn with_check(digits: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let values = digits.chars().filter_map(|digit| digit.to_digit(10));
    let sum: u32 = values.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = "10X98765432".chars().nth(usize::try_from(sum % 11).unwrap_or(0)).unwrap_or('0');
    format!("{digits}{check}")
}

/// GB 32100-2015: 17 characters and a check.
fn credit_code(number: u64) -> String {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let code = format!("91420600MA{:07}", number % 10_000_000);
    let mut weight = 1;
    let mut sum = 0;
    for sign in code.chars() {
        sum += ALPHABET.chars().position(|known| known == sign).unwrap_or(0) * weight;
        weight = weight * 3 % 31;
    }
    let check = ALPHABET.chars().nth((31 - sum % 31) % 31).unwrap_or('0');
    format!("{code}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_valid_and_another() {
        let mut seen = std::collections::BTreeSet::new();
        for number in 0..3_000 {
            let citizen = citizen("420602", number).map(|party| party.identity);
            let company = company(number).map(|party| party.identity);
            assert!(citizen.is_ok_and(|identity| seen.insert(identity)), "citizen {number}");
            assert!(company.is_ok_and(|identity| seen.insert(identity)), "company {number}");
        }
    }
}
