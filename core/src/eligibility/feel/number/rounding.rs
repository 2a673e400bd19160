//! Rounding to decimals, and the remainder.

use super::Number;

/// Which way a number is rounded that lies between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rounding {
    /// To the greater one.
    Ceiling,
    /// Toward zero.
    Down,
    /// To the smaller one.
    Floor,
    /// To the nearer one, from the middle toward zero.
    HalfDown,
    /// To the nearer one, from the middle to the even one.
    HalfEven,
    /// To the nearer one, from the middle away from zero.
    HalfUp,
    /// Away from zero.
    Up,
}

/// The scales that rounding may ask for (DMN 1.5, 10.3.4.5).
const SCALES: std::ops::RangeInclusive<i64> = -6111..=6176;

/// 10^38 is the greatest power of ten in 128 bits.
const POWERS: usize = 38;

impl Number {
    /// The greatest whole number not above it.
    #[must_use]
    pub fn floor(&self) -> Self {
        self.rounded(0, Rounding::Floor).unwrap_or(Self::ZERO)
    }

    /// The smallest whole number not below it.
    #[must_use]
    pub fn ceiling(&self) -> Self {
        self.rounded(0, Rounding::Ceiling).unwrap_or(Self::ZERO)
    }

    /// Rounded to so many decimals, -6,111 to 6,176; fewer than none round to tens, hundreds and so on. `None`
    /// where the scale or the answer is out of bounds.
    #[must_use]
    pub fn rounded(&self, decimals: i64, way: Rounding) -> Option<Self> {
        if !SCALES.contains(&decimals) {
            return None;
        }
        let (significand, exponent) = self.parts();
        let target = isize::try_from(decimals.checked_neg()?).ok()?;
        let Some(dropped) = target.checked_sub(exponent).filter(|dropped| *dropped > 0) else {
            return Some(self.clone());
        };
        // More digits dropped than there are leave nothing, and less than half of the next digit.
        let dropped = dropped.unsigned_abs().min(POWERS);
        let unit = 10_i128.checked_pow(u32::try_from(dropped).ok()?)?;
        let (kept, rest) = (significand.checked_div(unit)?, significand.checked_rem(unit)?);
        let away = match way {
            Rounding::Ceiling => rest > 0,
            Rounding::Floor => rest < 0,
            Rounding::Down => false,
            Rounding::Up => rest != 0,
            Rounding::HalfDown | Rounding::HalfEven | Rounding::HalfUp => {
                let middle = unit.checked_div(2)?.unsigned_abs();
                match rest.unsigned_abs().cmp(&middle) {
                    std::cmp::Ordering::Less => false,
                    std::cmp::Ordering::Greater => true,
                    std::cmp::Ordering::Equal => match way {
                        Rounding::HalfUp => true,
                        Rounding::HalfEven => kept.checked_rem(2)? != 0,
                        _ => false,
                    },
                }
            }
        };
        let kept = if away { kept.checked_add(significand.signum())? } else { kept };
        Self::new(kept, i32::try_from(target).ok()?)
    }

    /// What is left of it over the divisor, with the divisor's sign: `self - divisor * floor(self / divisor)`, the
    /// quotient exact (DMN 1.5, 10.3.4.5). `None` where the divisor is zero.
    #[must_use]
    pub fn modulo(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        let ((mine, my_power), (theirs, their_power)) = (self.parts(), divisor.parts());
        let remainder = if my_power >= their_power {
            let mut rest = mine.checked_rem(theirs)?;
            // Each step keeps the rest below 10^34, and ten times that within 128 bits.
            for _ in 0..my_power.checked_sub(their_power)? {
                rest = rest.checked_mul(10)?.checked_rem(theirs)?;
                if rest == 0 {
                    break;
                }
            }
            Self::new(rest, i32::try_from(their_power).ok()?)?
        } else {
            let step = u32::try_from(their_power.checked_sub(my_power)?).ok()?;
            let wide = 10_i128.checked_pow(step).and_then(|factor| theirs.checked_mul(factor));
            match wide {
                Some(wide) => Self::new(mine.checked_rem(wide)?, i32::try_from(my_power).ok()?)?,
                // The divisor is beyond 10^38, the dividend's significand below 10^34.
                None => self.clone(),
            }
        };
        if remainder.is_zero() || remainder.is_negative() == divisor.is_negative() {
            Some(remainder)
        } else {
            remainder.plus(divisor)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn every_way_at_every_edge() {
        // In the order ceiling, down, floor, half down, half even, half up, up: IEEE 754-2008, 4.3, and the table
        // of Java's `RoundingMode`, which the standard's examples follow.
        let ways = [
            Rounding::Ceiling,
            Rounding::Down,
            Rounding::Floor,
            Rounding::HalfDown,
            Rounding::HalfEven,
            Rounding::HalfUp,
            Rounding::Up,
        ];
        for (text, expected) in [
            ("5.5", ["6", "5", "5", "5", "6", "6", "6"]),
            ("2.5", ["3", "2", "2", "2", "2", "3", "3"]),
            ("1.6", ["2", "1", "1", "2", "2", "2", "2"]),
            ("1.1", ["2", "1", "1", "1", "1", "1", "2"]),
            ("1.0", ["1", "1", "1", "1", "1", "1", "1"]),
            ("-1.1", ["-1", "-1", "-2", "-1", "-1", "-1", "-2"]),
            ("-1.6", ["-1", "-1", "-2", "-2", "-2", "-2", "-2"]),
            ("-2.5", ["-2", "-2", "-3", "-2", "-2", "-3", "-3"]),
            ("-5.5", ["-5", "-5", "-6", "-5", "-6", "-6", "-6"]),
            ("1e-6000", ["1", "0", "0", "0", "0", "0", "1"]),
            ("-0.3", ["0", "0", "-1", "0", "0", "0", "-1"]),
        ] {
            for (way, expected) in ways.into_iter().zip(expected) {
                assert_eq!(number(text).rounded(0, way).unwrap().to_string(), expected, "{text} {way:?}");
            }
        }
        assert_eq!(number("1.125").rounded(2, Rounding::HalfEven), Some(number("1.12")));
        assert_eq!(number("1250").rounded(-2, Rounding::HalfUp), Some(number("1300")));
        assert_eq!(number("1").rounded(-6000, Rounding::Up), Some(number("1e6000")));
        assert_eq!(number("1").rounded(6177, Rounding::Up), None);
        assert_eq!(number("1").rounded(-6112, Rounding::Up), None);
        let nines = number("9.999999999999999999999999999999999");
        assert_eq!(nines.rounded(32, Rounding::HalfUp), Some(number("10")));
        assert_eq!((number("-1.56").floor(), number("-1.5").ceiling()), (number("-2"), number("-1")));
    }

    #[test]
    fn the_remainder_has_the_divisors_sign() {
        for (dividend, divisor, expected) in [
            ("12", "5", "2"),
            ("-12", "5", "3"),
            ("12", "-5", "-3"),
            ("-12", "-5", "-2"),
            ("10.1", "4.5", "1.1"),
            ("-10.1", "4.5", "3.4"),
            ("10.1", "-4.5", "-3.4"),
            ("-10.1", "-4.5", "-1.1"),
            ("1e6000", "7", "1"),
            ("1e6000", "3", "1"),
            ("5", "1e6000", "5"),
            ("7", "0.001", "0"),
            ("0", "5", "0"),
        ] {
            assert_eq!(
                number(dividend).modulo(&number(divisor)),
                Some(number(expected)),
                "{dividend} {divisor}"
            );
        }
        assert_eq!(number("1").modulo(&Number::ZERO), None);
    }
}
