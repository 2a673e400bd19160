//! The calendar on 32 bits, for the years 1 to 9999: no branch and no division but by constants, so that the
//! compiler makes loops of it that take several rows at once. [`super::super::date`] is what it must agree with.

use super::super::date;
use super::super::interval::Interval;

/// The packed dates for which this calendar holds; those of [`date::ALL`], and a year more on both sides.
pub(in crate::eligibility) const SPAN: Interval = Interval::new(date::ALL.low - 384, date::ALL.high + 384);

/// Days from 0000-03-01 to 1970-01-01.
const TO_EPOCH: u32 = 719_468;

/// Days in 400 years: added first, so that nothing is negative.
const ERA: u32 = 146_097;

/// The packed date of days since 1970-01-01, which lie within the years 1 to 9999.
///
/// Neri and Schneider, *Euclidean affine functions and their application to calendar algorithms* (2022).
#[expect(clippy::cast_possible_truncation, reason = "the upper half of a product, and the lower")]
#[inline]
pub(in crate::eligibility) const fn of_day_number(days: i32) -> i32 {
    let quarters = days.cast_unsigned().wrapping_add(TO_EPOCH + ERA).wrapping_mul(4).wrapping_add(3);
    let century = quarters / ERA;
    let of_century = (quarters.wrapping_sub(century.wrapping_mul(ERA)) | 3) as u64;
    let product = of_century * 2_939_745;
    let year = (product >> 32) as u32;
    let of_year = (product as u32) / 2_939_745 / 4;
    let scaled = of_year * 2_141 + 197_913;
    let day = (scaled & 0xffff) / 2_141;
    let years = century.wrapping_mul(100).wrapping_add(year);
    let months = years.wrapping_mul(12).wrapping_add(scaled >> 16);
    // The month counts from 1, the day from 0, the year from 400 years before.
    months.wrapping_mul(32).wrapping_add(day).wrapping_sub(31 + 4_800 * 32).cast_signed()
}

/// The packed dates of the days from 1900 to 2099, in which nearly all facts lie.
#[derive(Debug)]
pub(in crate::eligibility) struct Days(Vec<i32>);

/// 1900-01-01, and how many days the table has.
const FIRST: i32 = -25_567;
const DAYS: i32 = 73_049;

impl Days {
    pub(in crate::eligibility) fn new() -> Self {
        Self((FIRST..FIRST + DAYS).map(of_day_number).collect())
    }

    /// The packed date of days since 1970-01-01: from a table, a third of the time of computing it.
    #[inline]
    pub(in crate::eligibility) fn packed(&self, days: i32) -> i32 {
        let place = usize::try_from(days.wrapping_sub(FIRST).cast_unsigned());
        place.ok().and_then(|place| self.0.get(place)).map_or_else(|| of_day_number(days), |packed| *packed)
    }
}

/// Days since 1970-01-01.
#[inline]
pub(in crate::eligibility) const fn day_number(packed: i32) -> i32 {
    // Months from March of two years before.
    let from_march = (packed >> 5).wrapping_add(22).cast_unsigned();
    let year = from_march / 12;
    let month = from_march.wrapping_sub(year.wrapping_mul(12));
    let of_year = (month.wrapping_mul(153).wrapping_add(2) / 5).wrapping_add((packed & 31).cast_unsigned());
    let year = year.wrapping_add(398);
    let century = year / 100;
    let leaps = (year >> 2).wrapping_sub(century).wrapping_add(century >> 2);
    let days = year.wrapping_mul(365).wrapping_add(leaps).wrapping_add(of_year);
    days.wrapping_sub(ERA + 1 + TO_EPOCH).cast_signed()
}

/// A packed date and months: the same day, or the last of a shorter month.
#[inline]
pub(in crate::eligibility) const fn add_months(packed: i32, months: i32) -> i32 {
    let months = (packed >> 5).wrapping_add(months);
    let day = packed & 31;
    let shifted = months.wrapping_add(4_800).cast_unsigned();
    let year = shifted / 12;
    let month = shifted.wrapping_sub(year.wrapping_mul(12)).wrapping_add(1);
    let hundredth = year.wrapping_sub((year / 100).wrapping_mul(100)) == 0;
    let cycle = if hundredth { 15 } else { 3 };
    let of_february = 28 + (year & cycle == 0) as i32;
    let of_other = (0b1_1110 | (month ^ (month >> 3))).cast_signed();
    let last = if month == 2 { of_february } else { of_other };
    months.wrapping_mul(32).wrapping_add(if day < last { day } else { last })
}

/// Whole months from one packed date to another, towards zero.
#[inline]
pub(in crate::eligibility) const fn months_between(from: i32, to: i32) -> i32 {
    let months = (to >> 5).wrapping_sub(from >> 5);
    let (first, last) = (from & 31, to & 31);
    let forth = months.wrapping_sub((last < first) as i32);
    let back = months.wrapping_add((last > first) as i32);
    if to >= from { forth } else { back }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "dates of the span have 32 bits")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_day_of_the_calendar() {
        let (ends, table) = (date::day_numbers_of(SPAN), Days::new());
        for day in ends.low..=ends.high {
            let packed = date::of_day_number(day);
            let (short, narrow) = (day as i32, packed as i32);
            assert_eq!(i64::from(of_day_number(short)), packed, "{day}");
            assert_eq!(i64::from(table.packed(short)), packed, "{day}");
            assert_eq!(i64::from(day_number(narrow)), day);
            for months in [-13, -1, 1, 11, 12, 48, 1_200] {
                let expected = date::add_months(packed, months);
                if SPAN.holds(expected) {
                    assert_eq!(i64::from(add_months(narrow, months as i32)), expected, "{packed} {months}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn months_between_agree(a in SPAN.low..=SPAN.high, b in SPAN.low..=SPAN.high, near in -70_i64..70) {
            for b in [b, a + near] {
                prop_assert_eq!(i64::from(months_between(a as i32, b as i32)), date::months_between(a, b));
            }
        }
    }
}
