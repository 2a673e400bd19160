//! What of a number may be shown.
//!
//! No binding national mask was found, so that a mask is a matter of policy. [`Mask::STRICT`] is what
//! `Display` and `Debug` use: the first 3 and last 4 characters of a number of 18.

/// How many characters may be shown at both ends. Never more than half of a number is shown.
///
/// ```
/// use banjian::id::Mask;
/// assert_eq!(Mask::STRICT.apply("11010519491231002X"), "110***********002X");
/// assert_eq!(Mask { first: 1, last: 0 }.apply("11010519491231002X"), "1*****************");
/// assert_eq!(Mask::STRICT.apply("E12345678"), "*****5678");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mask {
    /// Characters shown at the beginning.
    pub first: u8,
    /// Characters shown at the end; where both are more than half of the number, these go first.
    pub last: u8,
}

impl Mask {
    /// The first 3 and the last 4.
    pub const STRICT: Self = Self { first: 3, last: 4 };

    /// The number with every other character as `*`.
    #[must_use]
    pub fn apply(self, number: &str) -> String {
        let length = number.chars().count();
        let last = usize::from(self.last).min(length / 2);
        let first = usize::from(self.first).min(length / 2 - last);
        let shown = |place: usize| place < first || place >= length - last;
        number.chars().enumerate().map(|(place, sign)| if shown(place) { sign } else { '*' }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_half_is_hidden() {
        for length in 0..40 {
            let number = "号".repeat(length);
            for mask in [Mask::STRICT, Mask { first: 255, last: 255 }, Mask { first: 0, last: 0 }] {
                let masked = mask.apply(&number);
                assert_eq!(masked.chars().count(), length);
                assert!(masked.chars().filter(|sign| *sign == '*').count() * 2 >= length, "{masked}");
            }
        }
        assert_eq!(Mask { first: 255, last: 0 }.apply("ABCDEFG"), "ABC****");
    }
}
