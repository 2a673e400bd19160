//! Whole powers and the square root, each rounded once.

use dashu_float::Context;
use dashu_float::round::mode::HalfEven;

use super::{DIGITS, Number};

/// The greatest exponent, either way (DMN 1.5, 10.3.2.13.3).
const EXPONENT: i64 = 999_999_999;

/// Beyond this power of ten nothing is a number, whatever its digits.
const BEYOND: i64 = 6_150;

impl Number {
    /// This number to a whole power, -999,999,999 to 999,999,999, rounded once; `None` where the exponent has a
    /// fraction or the answer is out of bounds. Fractional powers are left out: they would have to agree on every
    /// machine to the last digit.
    #[must_use]
    pub fn power(&self, exponent: &Self) -> Option<Self> {
        let exponent = exponent.whole().filter(|exponent| (-EXPONENT..=EXPONENT).contains(exponent))?;
        if exponent == 0 {
            return Some(Self::from(1));
        }
        if self.is_zero() {
            return (exponent > 0).then_some(Self::ZERO);
        }
        // The first digit's power of ten tells how large the answer is, before any work is done.
        let digits = i64::try_from(self.0.repr().digits()).ok()?;
        let first = i64::try_from(self.0.repr().exponent()).ok()?.checked_add(digits)?.checked_sub(1)?;
        let nearest = if first >= 0 { first } else { first.checked_add(1)? };
        if nearest.checked_mul(exponent)?.abs() > BEYOND {
            return None;
        }
        let raised = Context::<HalfEven>::new(DIGITS).powi(self.0.repr(), exponent.into()).ok()?.value();
        raised.repr().is_finite().then(|| Self::bounded(raised))?
    }

    /// The square root to 34 digits; `None` where it is below zero.
    #[must_use]
    pub fn square_root(&self) -> Option<Self> {
        if self.is_zero() || self.is_negative() {
            return self.is_zero().then_some(Self::ZERO);
        }
        Self::bounded(Context::<HalfEven>::new(DIGITS).sqrt(self.0.repr()).ok()?.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn powers_as_decimal128_has_them() {
        // Expected: Python's `decimal` with `prec=34, rounding=ROUND_HALF_EVEN`.
        for (base, exponent, expected) in [
            ("2", "10", "1024"),
            ("2", "-3", "0.125"),
            ("-2", "3", "-8"),
            ("10", "6144", "1.000000000000000000000000000000000E+6144"),
            ("1.1", "50", "117.3908528796953165066664959903583"),
            ("3", "100", "5.153775207320113310364611297656213E+47"),
            ("1.0001", "500", "1.051268468376766590652765196547753"),
            ("7", "-11", "5.057333106630622251185523969823737E-10"),
            ("-0.5", "9", "-0.001953125"),
            ("0.3", "40", "1.2157665459056928801E-21"),
            ("12345.6789", "20", "6.765494469865265498402416812659234E+81"),
            ("1.000000001", "-120", "0.9999998800000072599997047600090786"),
            ("5", "0", "1"),
            ("0", "3", "0"),
        ] {
            assert_eq!(number(base).power(&number(exponent)), Some(number(expected)), "{base} {exponent}");
        }
        for (base, exponent) in [
            ("2", "0.5"),
            ("0", "-1"),
            ("10", "6145"),
            ("10", "999999999"),
            ("1.1", "1000000000"),
            ("9.9", "999999999"),
            ("0.1", "999999999"),
            ("2", "-99999"),
            ("0.9", "-999999999"),
        ] {
            assert_eq!(number(base).power(&number(exponent)), None, "{base} {exponent}");
        }
    }

    #[test]
    fn square_roots_as_decimal128_has_them() {
        for (square, expected) in [
            ("2", "1.414213562373095048801688724209698"),
            ("3", "1.732050807568877293527446341505872"),
            ("16", "4"),
            ("0.5", "0.7071067811865475244008443621048490"),
            ("1e-30", "1E-15"),
            ("1e-31", "3.162277660168379331998893544432719E-16"),
            ("12345678901234567890.123", "3513641828.820144253111157379483579"),
            ("99999999999999999999999999999999", "9999999999999999.999999999999999950"),
            ("0.0001", "0.01"),
            ("2e6000", "1.414213562373095048801688724209698E+3000"),
        ] {
            assert_eq!(number(square).square_root(), Some(number(expected)), "{square}");
        }
        assert_eq!(number("-1").square_root(), None);
        assert_eq!(Number::ZERO.square_root(), Some(Number::ZERO));
    }

    #[test]
    fn quotients_as_decimal128_has_them() {
        for (one, two, expected) in [
            ("1", "7", "0.1428571428571428571428571428571429"),
            ("2", "3", "0.6666666666666666666666666666666667"),
            ("-1", "6", "-0.1666666666666666666666666666666667"),
            ("1e3000", "7e-3000", "1.428571428571428571428571428571429E+5999"),
            ("22", "7", "3.142857142857142857142857142857143"),
            ("1", "9999999999999999999999999999999999", "1.000000000000000000000000000000000E-34"),
            ("9999999999999999999999999999999999", "3", "3333333333333333333333333333333333"),
            ("5", "8", "0.625"),
        ] {
            assert_eq!(number(one).over(&number(two)), Some(number(expected)), "{one} {two}");
        }
    }
}
