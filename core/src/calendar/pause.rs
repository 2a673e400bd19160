//! Days on which a limit was paused.
//!
//! A pause has a day on which it began and a day on which it ended; both count as run, because the limit ran
//! on a part of them. Paused are the days strictly between. So running and paused days together are always
//! the elapsed days, and a pause that begins and ends on one day, or on two days running, pauses nothing.

use std::borrow::Cow;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::index::{date, number};

/// A run of civil dates (Asia/Shanghai), both ends included. Where `last` lies before `first` it holds no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayRange {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl DayRange {
    /// The days paused by a pause that began on one day and ended on another: those strictly between; `None`
    /// where there are none.
    ///
    /// ```
    /// use banjian::calendar::DayRange;
    /// use chrono::NaiveDate;
    /// let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
    /// let paused = DayRange::paused(day(2), day(5)).unwrap();
    /// assert_eq!((paused.first, paused.last), (day(3), day(4)));
    /// assert_eq!(DayRange::paused(day(2), day(3)), None);
    /// ```
    #[must_use]
    pub fn paused(began: NaiveDate, ended: NaiveDate) -> Option<Self> {
        let range = Self { first: began.succ_opt()?, last: ended.pred_opt()? };
        (range.first <= range.last).then_some(range)
    }

    /// How many days it holds.
    #[must_use]
    pub fn days(self) -> u32 {
        u32::try_from(number(self.last).saturating_sub(number(self.first)).saturating_add(1)).unwrap_or(0)
    }
}

/// The ranges by their first day. Most callers give them so, and then nothing is allocated.
pub(super) fn in_order(paused: &[DayRange]) -> Cow<'_, [DayRange]> {
    if paused.is_sorted() {
        Cow::Borrowed(paused)
    } else {
        let mut sorted = paused.to_vec();
        sorted.sort_unstable();
        Cow::Owned(sorted)
    }
}

/// The days of the ranges that lie in `after + 1 ..= last`, as ranges that neither overlap nor touch.
pub(super) fn clipped(in_order: &[DayRange], after: i32, last: i32) -> Vec<DayRange> {
    let mut clipped: Vec<DayRange> = Vec::new();
    let mut reached = after;
    for range in in_order {
        let from = number(range.first).max(reached.saturating_add(1));
        let to = number(range.last).min(last);
        if from > to {
            continue;
        }
        let touches = from == reached.saturating_add(1);
        match clipped.last_mut().filter(|_| touches) {
            Some(before) => before.last = date(to),
            None => clipped.push(DayRange { first: date(from), last: date(to) }),
        }
        reached = to;
    }
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(first: u32, last: u32) -> DayRange {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        DayRange { first: day(first), last: day(last) }
    }

    #[test]
    fn overlapping_and_touching_ranges_become_one_and_stay_inside() {
        let given = [range(9, 12), range(1, 4), range(3, 6), range(7, 7), range(20, 19), range(25, 31)];
        let after = number(range(2, 2).first);
        let last = number(range(27, 27).first);
        let expected = [range(3, 7), range(9, 12), range(25, 27)];
        assert_eq!(clipped(&in_order(&given), after, last), expected);
    }

    #[test]
    fn a_range_knows_its_length() {
        assert_eq!(range(3, 7).days(), 5);
        assert_eq!(range(7, 7).days(), 1);
        assert_eq!(range(9, 7).days(), 0);
    }
}
