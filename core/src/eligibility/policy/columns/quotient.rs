//! Quotients by a constant without dividing: a product, of which the upper half is kept.
//!
//! Granlund and Montgomery, *Division by Invariant Integers using Multiplication* (1994), theorem 4.2: for a dividend
//! below 2^n and a divisor of at most 2^l, floor(dividend / divisor) is floor(dividend × m / 2^(n+l)), where m is
//! 2^(n+l) / divisor, rounded up. What is negative is first lifted by a multiple of the divisor.

use super::super::graph::Rounding;
use super::super::interval::Interval;
use super::lane::Lane;

/// How a number of a lane is divided by a constant: add `offset`, multiply, keep the upper half, shift it right,
/// subtract `back`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eligibility) struct Quotient {
    pub(in crate::eligibility) offset: i64,
    pub(in crate::eligibility) multiplier: u64,
    pub(in crate::eligibility) shift: u32,
    pub(in crate::eligibility) back: i64,
}

impl Quotient {
    /// `None` where the divisor is below 2, or the way of rounding and the bounds do not come down to a floor.
    pub(in crate::eligibility) fn new(
        lane: Lane,
        rounding: Rounding,
        dividend: Interval,
        divisor: i64,
    ) -> Option<Self> {
        let bits = match lane {
            Lane::Byte | Lane::Short => 15,
            Lane::Word => 31,
            Lane::Long => 63,
        };
        if divisor < 2 {
            return None;
        }
        let is_positive = dividend.low >= 0;
        let rise = match rounding {
            Rounding::Floor => 0,
            Rounding::Ceiling => divisor.checked_sub(1)?,
            Rounding::Down if is_positive => 0,
            Rounding::Up if is_positive => divisor.checked_sub(1)?,
            Rounding::HalfUp if is_positive => divisor / 2,
            Rounding::HalfDown if is_positive => divisor.checked_sub(1)? / 2,
            _ => return None,
        };
        let back = dividend.low.checked_add(rise)?.div_euclid(divisor).min(0).checked_neg()?;
        let offset = back.checked_mul(divisor)?.checked_add(rise)?;
        let most = dividend.high.checked_add(offset)?;
        if i128::from(most) >= 1 << bits || i128::from(divisor) >= 1 << bits {
            return None;
        }
        let length = divisor.checked_sub(1)?.checked_ilog2()?.checked_add(1)?;
        let multiplier = (1_u128 << (bits + length)).div_ceil(u128::try_from(divisor).ok()?);
        Some(Self { offset, multiplier: u64::try_from(multiplier).ok()?, shift: length - 1, back })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::row::divided;
    use super::super::lane::Number;
    use super::*;

    const ALL: [Rounding; 7] = [
        Rounding::Floor,
        Rounding::Ceiling,
        Rounding::Down,
        Rounding::Up,
        Rounding::HalfUp,
        Rounding::HalfDown,
        Rounding::HalfEven,
    ];

    #[test]
    fn every_short_by_every_divisor() {
        for divisor in (2..400).chain([1_000, 4_095, 16_384, 32_767]) {
            for rounding in ALL {
                for (low, high) in [(0, 20_000), (0, 255), (-9_000, 15_000), (-3, -1)] {
                    let bounds = Interval::new(low, high);
                    let Some(quotient) = Quotient::new(Lane::Short, rounding, bounds, divisor) else {
                        continue;
                    };
                    for number in low..=high {
                        let found = i16::of(number).over(quotient).wide();
                        let expected = divided(rounding, number, divisor);
                        assert_eq!(found, expected, "{number} / {divisor}, {rounding:?}");
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn words_and_longs(
            a in any::<i64>(), b in any::<i64>(), by in 2_i64..2_000_000, near in -2_i64..3, of in any::<u8>(), cut in 0_u32..50,
        ) {
            let (low, high) = (a.min(b) >> cut, a.max(b) >> cut);
            let edges = |low: i64, high: i64| {
                let near = ((low >> 1) + (high >> 1)).div_euclid(by).wrapping_mul(by).wrapping_add(near);
                [low, high, (low >> 1) + (high >> 1), near.clamp(low, high)]
            };
            let rounding = ALL[usize::from(of) % 7];
            let bounds = Interval::new(low, high);
            if let Some(quotient) = Quotient::new(Lane::Long, rounding, bounds, by) {
                for number in edges(low, high) {
                    prop_assert_eq!(number.over(quotient), divided(rounding, number, by));
                }
            }
            let (low, high) = (low >> 33, high >> 33);
            if let Some(quotient) = Quotient::new(Lane::Word, rounding, Interval::new(low, high), by) {
                for number in edges(low, high) {
                    prop_assert_eq!(i32::of(number).over(quotient).wide(), divided(rounding, number, by));
                }
            }
        }
    }
}
