//! Numbers: decimals of 34 digits, rounded half to even, as IEEE 754 decimal128 has them (DMN 1.5, 10.3.2.3.1).

mod power;
mod rounding;

pub use rounding::Rounding;

use std::fmt;
use std::str::FromStr;

use dashu_float::FBig;
use dashu_float::round::mode::HalfEven;

type Decimal = FBig<HalfEven, 10>;

/// The most digits of a number.
const DIGITS: usize = 34;

/// The greatest and the smallest power of ten of a number's first digit.
const POWERS: std::ops::RangeInclusive<isize> = -6143..=6144;

/// A decimal of at most 34 digits, between 10^-6143 and 10^6145, or zero. There is no infinity and no NaN: what
/// leaves these bounds is no number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(Decimal);

/// What cannot be read as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal of FEEL")]
pub struct NotANumber;

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The number of a significand and a power of ten; `None` where it is out of bounds.
    #[must_use]
    pub fn new(significand: i128, exponent: i32) -> Option<Self> {
        Self::bounded(Decimal::from_parts(significand.into(), isize::try_from(exponent).ok()?))
    }

    /// The sum; `None` where it is out of bounds.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Option<Self> {
        Self::bounded(self.wide() + other.wide())
    }

    /// The difference; `None` where it is out of bounds.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Option<Self> {
        Self::bounded(self.wide() - other.wide())
    }

    /// The product; `None` where it is out of bounds.
    #[must_use]
    pub fn times(&self, other: &Self) -> Option<Self> {
        Self::bounded(self.wide() * other.wide())
    }

    /// The quotient to 34 digits; `None` where the divisor is zero or the quotient out of bounds.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        Self::bounded(self.wide() / other.wide())
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        if self.is_zero() { Self::ZERO } else { Self(-self.0.clone()) }
    }

    /// The number without its sign.
    #[must_use]
    pub fn magnitude(&self) -> Self {
        if self.is_negative() { self.negated() } else { self.clone() }
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        *self < Self::ZERO
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.repr().significand().is_zero()
    }

    /// The whole number that it is, `None` where it has a fraction or leaves 64 bits.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        self.scaled(0)
    }

    /// The number times 10^`decimals` as a whole number, `None` where that has a fraction or leaves 64 bits.
    #[must_use]
    pub fn scaled(&self, decimals: u32) -> Option<i64> {
        let (significand, exponent) = self.parts();
        let power = exponent.checked_add(isize::try_from(decimals).ok()?)?;
        let factor = |power: usize| 10_i128.checked_pow(u32::try_from(power).ok()?);
        let scaled = if significand == 0 {
            0
        } else if power >= 0 {
            significand.checked_mul(factor(power.unsigned_abs())?)?
        } else {
            let divisor = factor(power.unsigned_abs())?;
            (significand.checked_rem(divisor)? == 0).then(|| significand.checked_div(divisor))??
        };
        i64::try_from(scaled).ok()
    }

    /// The whole number that it is, `None` where it has a fraction or leaves 128 bits.
    pub(in crate::eligibility) fn whole_wide(&self) -> Option<i128> {
        let (significand, exponent) = self.parts();
        let power = u32::try_from(exponent).ok()?;
        significand.checked_mul(10_i128.checked_pow(power)?)
    }

    /// The double that is written with the same digits; `None` where there is none.
    #[must_use]
    pub fn double(&self) -> Option<f64> {
        let double: f64 = self.to_string().parse().ok()?;
        (double.to_string().parse() == Ok(self.clone())).then_some(double)
    }

    /// How many decimals it has: 0 for a whole number, 2 for 1.25.
    #[must_use]
    pub fn decimals(&self) -> u32 {
        u32::try_from(self.0.repr().exponent().saturating_neg().max(0)).unwrap_or(u32::MAX)
    }

    /// The significand, below 10^34 and without closing zeros, and the power of ten.
    fn parts(&self) -> (i128, isize) {
        let (significand, exponent) = self.0.repr().clone().into_parts();
        // INVARIANT: `bounded` keeps 34 digits, which are within 128 bits.
        (i128::try_from(significand).unwrap_or(0), exponent)
    }

    fn wide(&self) -> Decimal {
        self.0.clone().with_precision(DIGITS).value()
    }

    fn bounded(number: Decimal) -> Option<Self> {
        let rounded = number.with_precision(DIGITS).value();
        if rounded.repr().significand().is_zero() {
            return Some(Self::ZERO);
        }
        let digits = isize::try_from(rounded.repr().digits()).ok()?;
        let power = rounded.repr().exponent().checked_add(digits)?.checked_sub(1)?;
        POWERS.contains(&power).then_some(Self(rounded))
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self(Decimal::from_parts(whole.into(), 0).with_precision(DIGITS).value())
    }
}

/// Digits, with a point or not, with a power of ten or not: `12`, `-0.5`, `.5`, `1e3`.
impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i32>().map_err(|_| NotANumber)?),
            None => (text, 0),
        };
        let (sign, digits) = match mantissa.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", mantissa),
        };
        let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (before.is_empty() && after.is_empty()) || !plain(before) || !plain(after) || digits.len() > 10_000
        {
            return Err(NotANumber);
        }
        let exact: Decimal = format!("{sign}0{before}.{after}0").parse().map_err(|_| NotANumber)?;
        let (significand, exponent) = exact.into_repr().into_parts();
        let power = isize::try_from(power).map_err(|_| NotANumber)?;
        let exponent = exponent.checked_add(power).ok_or(NotANumber)?;
        if !(-20_000..=20_000).contains(&exponent) {
            return if significand.is_zero() { Ok(Self::ZERO) } else { Err(NotANumber) };
        }
        Self::bounded(Decimal::from_parts(significand, exponent)).ok_or(NotANumber)
    }
}

/// Plain digits without a power of ten and without closing zeros, as `string()` writes them: at most 6,180 of them.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (significand, exponent) = self.parts();
        let digits = significand.unsigned_abs().to_string();
        let mut text = String::from(if significand < 0 { "-" } else { "" });
        let shift = exponent.unsigned_abs();
        if exponent >= 0 {
            text.push_str(&digits);
            text.extend(std::iter::repeat_n('0', shift));
        } else if let Some((before, after)) =
            digits.len().checked_sub(shift).filter(|at| *at > 0).and_then(|at| digits.split_at_checked(at))
        {
            text.push_str(before);
            text.push('.');
            text.push_str(after);
        } else {
            text.push_str("0.");
            text.extend(std::iter::repeat_n('0', shift.saturating_sub(digits.len())));
            text.push_str(&digits);
        }
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn arithmetic_has_34_digits() {
        let third = number("1").over(&number("3")).unwrap();
        assert_eq!(third.to_string(), format!("0.{}", "3".repeat(34)));
        assert_eq!(third.times(&number("3")).unwrap().to_string(), format!("0.{}", "9".repeat(34)));
        assert_eq!(number("0.1").plus(&number("0.2")).unwrap(), number("0.3"));
        assert_eq!(number("1.00"), number("1"));
        assert_eq!(number("1.10").to_string(), "1.1");
        assert_eq!(number("100").to_string(), "100");
        assert_eq!(number("1e3").to_string(), "1000");
        assert_eq!(number("1e-3").to_string(), "0.001");
        assert_eq!(number("-1.5").floor(), number("-2"));
        assert_eq!(number("1").over(&number("0")), None);
        assert_eq!(number("1e6144").times(&number("10")), None);
    }

    #[test]
    fn whole_and_scaled() {
        assert_eq!(number("12").whole(), Some(12));
        assert_eq!(number("12.5").whole(), None);
        assert_eq!(number("12.5").scaled(2), Some(1250));
        assert_eq!(number("1e18").whole(), Some(1_000_000_000_000_000_000));
        assert_eq!(number("1e19").whole(), None);
        assert_eq!(number("0").scaled(6), Some(0));
        assert_eq!((number("1.25").decimals(), number("1200").decimals()), (2, 0));
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", ".", "1e", "e5", "--1", "1.2.3", "١", "+1", "1e99999", "0x10", "inf", "NaN"] {
            assert_eq!(text.parse::<Number>(), Err(NotANumber), "{text}");
        }
    }
}
