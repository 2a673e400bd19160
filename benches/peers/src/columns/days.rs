//! Days since 1970 as packed months and days of the month.

/// The first day of the table is 1 January of this year.
const FIRST_YEAR: i32 = 1900;
/// The table ends with the last day of this year.
const LAST_YEAR: i32 = 2099;

/// A table over two centuries; a day outside it is worked out.
#[derive(Debug)]
pub(super) struct Days {
    first: i32,
    packed: Vec<i32>,
}

impl Days {
    pub(super) fn new() -> Self {
        let first = (-40_000..0).find(|day| year(pack(*day)) == FIRST_YEAR).unwrap_or(0);
        let packed = (first..80_000).map(pack).take_while(|packed| year(*packed) <= LAST_YEAR).collect();
        Self { first, packed }
    }

    /// Packs as many days as there are.
    pub(super) fn pack<const N: usize>(&self, days: &[i32], out: &mut [i32; N]) {
        for (day, out) in days.iter().zip(out) {
            let place = day.wrapping_sub(self.first).cast_unsigned() as usize;
            *out = match self.packed.get(place) {
                Some(packed) => *packed,
                None => pack(*day),
            };
        }
    }
}

fn year(packed: i32) -> i32 {
    (packed >> 5).div_euclid(12)
}

/// A day since 1970 in the Gregorian calendar, as its month since year 0 times 32 and its day of the month. Dates
/// of more than some five million years from now are wrong.
#[cold]
fn pack(day: i32) -> i32 {
    // Years begin in March, so that the leap day is the last; 719,468 days lie between 0000-03-01 and 1970.
    let day = i64::from(day) + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let months = (era * 400 + year) * 12 + month + 2;
    i32::try_from(months * 32 + of_month).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, NaiveDate};

    #[test]
    fn every_day_of_five_centuries_is_packed_as_chrono_says() {
        let days = Days::new();
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        let mut out = [0];
        for day in -110_000..80_000_i32 {
            let date = epoch + chrono::TimeDelta::days(day.into());
            days.pack(&[day], &mut out);
            let month = date.year() * 12 + date.month0().cast_signed();
            assert_eq!(out, [month * 32 + date.day().cast_signed()], "{date}");
        }
    }
}
