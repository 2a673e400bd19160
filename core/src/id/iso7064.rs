//! ISO 7064 MOD 11-2: one check character behind a row of digits.
//!
//! It catches every single wrong digit and every swap of two neighbours, the check character included: the
//! weight of each place is a power of 2, never divisible by 11, and that of its left neighbour is twice it, so
//! that either fault changes the sum by a product of numbers that 11 does not divide.

/// The check character of digits given as numbers from 0 to 9: `0` to `9` or `X`.
pub(super) fn check_character(digits: impl IntoIterator<Item = u8>) -> u8 {
    let sum = digits.into_iter().fold(0_u32, |sum, digit| (sum + u32::from(digit)) * 2 % 11);
    // The whole row, with the check as its last place, leaves 1.
    match (12 - sum) % 11 {
        10 => b'X',
        check => b'0' + u8::try_from(check).unwrap_or_default(),
    }
}

/// Whether ASCII digits end with their check character.
pub(super) fn fits(number: &[u8]) -> bool {
    let Some((last, digits)) = number.split_last() else { return false };
    digits.iter().all(u8::is_ascii_digit) && check_character(digits.iter().map(|digit| digit - b'0')) == *last
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of GB 11643-1999: weights by place, and the check by the sum's remainder.
    #[test]
    fn it_is_the_scheme_of_the_citizen_number() {
        const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        const MAP: &[u8; 11] = b"10X98765432";
        for step in 0..5000_u64 {
            let number = step * 19_999_999_999_973 % 100_000_000_000_000_000;
            let digits: Vec<u8> = format!("{number:017}").bytes().map(|byte| byte - b'0').collect();
            let sum: u32 =
                WEIGHTS.iter().zip(&digits).map(|(weight, digit)| weight * u32::from(*digit)).sum();
            assert_eq!(check_character(digits), MAP[sum as usize % 11]);
        }
    }

    #[test]
    fn the_example_of_the_standard() {
        assert!(fits(b"11010519491231002X"));
        assert!(!fits(b"110105194912310021"));
        assert!(!fits(b""));
        assert!(!fits(b"1101051949123100:X"));
    }
}
