//! Bounds of whole numbers, computed before a policy is used: what proves that nothing overflows.

/// The whole numbers from `low` to `high`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::eligibility) struct Interval {
    pub(in crate::eligibility) low: i64,
    pub(in crate::eligibility) high: i64,
}

/// What every number has to stay within: exact in a double, and in JSON.
const LIMIT: i64 = 1_000_000_000_000_000;

impl Interval {
    /// `false` to `true`.
    pub(in crate::eligibility) const TRUTH: Self = Self { low: 0, high: 1 };

    pub(in crate::eligibility) const fn new(low: i64, high: i64) -> Self {
        Self { low, high }
    }

    pub(in crate::eligibility) const fn one(value: i64) -> Self {
        Self { low: value, high: value }
    }

    /// Whether it stays within 10^15 on both sides.
    pub(in crate::eligibility) const fn is_bounded(self) -> bool {
        self.low >= -LIMIT && self.high <= LIMIT
    }

    pub(in crate::eligibility) const fn holds(self, value: i64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Whether it holds no number: what stands there is never reached.
    pub(in crate::eligibility) const fn is_empty(self) -> bool {
        self.low > self.high
    }

    pub(in crate::eligibility) fn plus(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }

    pub(in crate::eligibility) fn minus(self, other: Self) -> Self {
        Self { low: self.low.saturating_sub(other.high), high: self.high.saturating_sub(other.low) }
    }

    pub(in crate::eligibility) fn times(self, other: Self) -> Self {
        Self::around(self.corners(other, i64::saturating_mul))
    }

    /// The quotient, rounded away from zero on both sides, by a divisor that is not zero.
    pub(in crate::eligibility) fn over(self, other: Self) -> Self {
        let divisors = [Self::new(other.low, other.high.min(-1)), Self::new(other.low.max(1), other.high)];
        let mut found = Self::one(0);
        for divisor in divisors.into_iter().filter(|divisor| !divisor.is_empty()) {
            let quotients = Self::around(self.corners(divisor, |a, b| a.checked_div(b).unwrap_or(i64::MAX)));
            found =
                found.joined(Self::new(quotients.low.saturating_sub(1), quotients.high.saturating_add(1)));
        }
        found
    }

    pub(in crate::eligibility) fn least(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    pub(in crate::eligibility) fn greatest(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// The smallest that holds both.
    pub(in crate::eligibility) fn joined(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// What both hold.
    pub(in crate::eligibility) fn shared(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.min(other.high) }
    }

    fn corners(self, other: Self, of: impl Fn(i64, i64) -> i64) -> [i64; 4] {
        [
            of(self.low, other.low),
            of(self.low, other.high),
            of(self.high, other.low),
            of(self.high, other.high),
        ]
    }

    fn around(corners: [i64; 4]) -> Self {
        let [first, ..] = corners;
        corners.into_iter().fold(Self::one(first), |held, corner| held.joined(Self::one(corner)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval() -> impl Strategy<Value = (Interval, i64)> {
        (-50_i64..50, 0_i64..40, 0_i64..40)
            .prop_map(|(low, more, rest)| (Interval::new(low, low + more + rest), low + more))
    }

    proptest! {
        #[test]
        fn what_is_computed_stays_within((a, x) in interval(), (b, y) in interval()) {
            prop_assert!(a.plus(b).holds(x + y));
            prop_assert!(a.minus(b).holds(x - y));
            prop_assert!(a.times(b).holds(x * y));
            prop_assert!(a.least(b).holds(x.min(y)));
            prop_assert!(a.greatest(b).holds(x.max(y)));
            prop_assert!(a.joined(b).holds(x) && a.joined(b).holds(y));
            if y != 0 {
                let quotient = a.over(b);
                prop_assert!(quotient.holds(x.div_euclid(y)) && quotient.holds(-((-x).div_euclid(y))));
            }
            if a.holds(y) {
                prop_assert!(a.shared(b).holds(y));
            }
        }
    }

    #[test]
    fn the_ends_of_64_bits_do_not_overflow() {
        let all = Interval::new(i64::MIN, i64::MAX);
        for interval in [all.plus(all), all.minus(all), all.times(all), all.over(all)] {
            assert!(!interval.is_bounded() && !interval.is_empty());
        }
    }
}
