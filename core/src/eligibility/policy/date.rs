//! Dates as one whole number: (year × 12 + month from 0) × 32 + day. It keeps the order of days, and gives months
//! without a division.

use chrono::{Datelike, Days, NaiveDate};

use super::interval::Interval;

/// A date as one number.
pub(in crate::eligibility) fn packed(date: NaiveDate) -> i64 {
    let months = i64::from(date.year()).wrapping_mul(12).wrapping_add(i64::from(date.month0()));
    months.wrapping_mul(32).wrapping_add(i64::from(date.day()))
}

/// The date of a text of the form `2025-01-31` as one number; `None` where it is no such text, or there is no such day.
pub(in crate::eligibility) fn read(text: &[u8; 10]) -> Option<i64> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i64, |number, digit| {
            let digit = digit.wrapping_sub(b'0');
            (digit < 10).then(|| number.wrapping_mul(10).wrapping_add(digit.into()))
        })
    };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    let months = year.wrapping_mul(12).wrapping_add(month).wrapping_sub(1);
    let is_day = (1..=12).contains(&month) && (1..=days_in_month(months)).contains(&day);
    is_day.then(|| months.wrapping_mul(32).wrapping_add(day))
}

/// The date of a number; `None` where it is no date.
pub(in crate::eligibility) fn unpacked(packed: i64) -> Option<NaiveDate> {
    let months = packed >> 5;
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    let month = u32::try_from(months.rem_euclid(12)).ok()?.checked_add(1)?;
    NaiveDate::from_ymd_opt(year, month, u32::try_from(packed & 31).ok()?)
}

/// Days since 1970-01-01, by the proleptic Gregorian calendar; the day of the month is taken as it is.
pub(in crate::eligibility) const fn day_number(packed: i64) -> i64 {
    let months = packed >> 5;
    let day = packed & 31;
    // Years from March: the leap day is the last of the year (Hinnant, `days_from_civil`).
    let from_march = months.wrapping_sub(2);
    let year = from_march.div_euclid(12);
    let month = from_march.rem_euclid(12);
    let of_year = (month.wrapping_mul(153).wrapping_add(2) / 5).wrapping_add(day).wrapping_sub(1);
    let leaps = year.div_euclid(4).wrapping_sub(year.div_euclid(100)).wrapping_add(year.div_euclid(400));
    year.wrapping_mul(365).wrapping_add(leaps).wrapping_add(of_year).wrapping_sub(719_468)
}

/// The packed date of days since 1970-01-01.
pub(in crate::eligibility) const fn of_day_number(days: i64) -> i64 {
    // Hinnant, `civil_from_days`.
    let shifted = days.wrapping_add(719_468);
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let months = era.wrapping_mul(400).wrapping_add(year_of_era).wrapping_mul(12).wrapping_add(month + 2);
    months.wrapping_mul(32).wrapping_add(day)
}

/// A packed date and months: the same day, or the last day of a shorter month.
pub(in crate::eligibility) const fn add_months(packed: i64, months: i64) -> i64 {
    let month = (packed >> 5).wrapping_add(months);
    let day = packed & 31;
    let last = days_in_month(month);
    month.wrapping_mul(32).wrapping_add(if day < last { day } else { last })
}

/// Whole months from one packed date to another, towards zero.
pub(in crate::eligibility) const fn months_between(from: i64, to: i64) -> i64 {
    let months = (to >> 5).wrapping_sub(from >> 5);
    let (first, last) = (from & 31, to & 31);
    if to >= from {
        months.wrapping_sub((last < first) as i64)
    } else {
        months.wrapping_add((last > first) as i64)
    }
}

const fn days_in_month(months: i64) -> i64 {
    let year = months.div_euclid(12);
    match months.rem_euclid(12) {
        1 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// Bounds of the months of packed dates.
pub(in crate::eligibility) const fn months_of(dates: Interval) -> Interval {
    Interval::new(dates.low >> 5, dates.high >> 5)
}

/// Bounds of the day numbers of packed dates.
pub(in crate::eligibility) const fn day_numbers_of(dates: Interval) -> Interval {
    Interval::new(day_number(dates.low), day_number(dates.high))
}

/// Bounds of the packed dates of day numbers.
pub(in crate::eligibility) const fn dates_of(days: Interval) -> Interval {
    Interval::new(of_day_number(days.low), of_day_number(days.high))
}

/// Bounds of packed dates some months later.
pub(in crate::eligibility) fn after_months(dates: Interval, months: Interval) -> Interval {
    let at = months_of(dates).plus(months);
    Interval::new(at.low.saturating_mul(32).saturating_add(1), at.high.saturating_mul(32).saturating_add(31))
}

/// The first and the last day that a date may be: 0001-01-01 to 9999-12-31, as ISO 8601 writes them with four digits.
pub(in crate::eligibility) const ALL: Interval = Interval::new(12 * 32 + 1, (9_999 * 12 + 11) * 32 + 31);

/// What a date may be between an earliest and a latest: 1900-01-01 and 2199-12-31 where nothing is said.
pub(in crate::eligibility) fn allowed(min: Option<NaiveDate>, max: Option<NaiveDate>) -> Interval {
    let low = min.map_or((1_900 * 12) * 32 + 1, packed);
    let high = max.map_or((2_199 * 12 + 11) * 32 + 31, packed);
    Interval::new(low, high)
}

/// The number as it is where it is a date, otherwise that of the next day that there is: 29 February of most years, the
/// 31st of April and the day 0 are numbers and no dates.
pub(in crate::eligibility) fn settled(packed: i64) -> i64 {
    match unpacked(packed) {
        Some(_) => packed,
        // The first of this month, where the day is 0, or of the next.
        None if packed.rem_euclid(32) == 0 => packed.saturating_add(1),
        None => (packed >> 5).saturating_add(1).saturating_mul(32).saturating_add(1),
    }
}

/// The day before.
pub(in crate::eligibility) fn eve(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(1)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use chrono::Months;
    use proptest::prelude::*;

    use super::*;

    fn date() -> impl Strategy<Value = NaiveDate> {
        (-1_000_000_i64..2_900_000)
            .prop_map(|days| NaiveDate::from_epoch_days(i32::try_from(days).unwrap()).unwrap())
    }

    proptest! {
        #[test]
        fn packing_agrees_with_chrono(one in date(), two in date(), months in 0_u32..2_000) {
            let (a, b) = (packed(one), packed(two));
            prop_assert_eq!(unpacked(a), Some(one));
            prop_assert_eq!(a.cmp(&b), one.cmp(&two));
            prop_assert_eq!(day_number(a), i64::from(one.to_epoch_days()));
            prop_assert_eq!(of_day_number(day_number(a)), a);
            prop_assert_eq!(unpacked(add_months(a, i64::from(months))), one.checked_add_months(Months::new(months)));
            prop_assert_eq!(unpacked(add_months(a, -i64::from(months))), one.checked_sub_months(Months::new(months)));
            let between = months_between(a, b);
            prop_assert_eq!(between, -months_between(b, a));
            if one <= two {
                let whole = (two.year() - one.year()) * 12 + two.month().cast_signed()
                    - one.month().cast_signed()
                    - i32::from(two.day() < one.day());
                prop_assert_eq!(between, i64::from(whole));
            }
        }
    }

    #[test]
    fn a_number_that_is_no_date_is_the_next_day() {
        let of = |year: i64, month: i64, day: i64| (year * 12 + month - 1) * 32 + day;
        for (number, expected) in [
            (of(2025, 2, 28), of(2025, 2, 28)),
            (of(2025, 2, 29), of(2025, 3, 1)),
            (of(2024, 2, 29), of(2024, 2, 29)),
            (of(2024, 4, 31), of(2024, 5, 1)),
            (of(2024, 12, 31) + 1, of(2025, 1, 1)),
            (of(2025, 1, 0), of(2025, 1, 1)),
        ] {
            assert_eq!(settled(number), expected);
        }
    }

    #[test]
    fn every_day_of_four_centuries() {
        for days in -150_000_i64..150_000 {
            let date = NaiveDate::from_epoch_days(i32::try_from(days).unwrap()).unwrap();
            assert_eq!(of_day_number(days), packed(date));
            assert_eq!(day_number(packed(date)), days);
        }
    }
}
