//! Counts working days at once: how many lie up to a day, and which day is the n-th.
//!
//! Days are whole numbers as chrono counts them: 1 is 0001-01-01, a Monday. Inside the published years two
//! tables answer; outside, where only weekdays are known, a formula. Both take the same time for any span.

use chrono::{Datelike, NaiveDate};

/// The working days of a run of published years, and weekdays beyond it.
#[derive(Debug)]
pub(super) struct Index {
    /// The first published day.
    first: i32,
    /// The last published day.
    last: i32,
    /// For each published day, how many working days lie in `first..=day`.
    up_to: Box<[i32]>,
    /// The published working days in order.
    working: Box<[i32]>,
}

impl Index {
    /// An index over `first..=last`. `is_off` says of a day that it is a day off.
    pub(super) fn new(first: i32, last: i32, is_off: impl Fn(i32) -> bool) -> Self {
        let mut up_to = Vec::new();
        let mut working = Vec::new();
        let mut rank: i32 = 0;
        for day in first..=last {
            if !is_off(day) {
                rank = rank.saturating_add(1);
                working.push(day);
            }
            up_to.push(rank);
        }
        Self { first, last, up_to: up_to.into(), working: working.into() }
    }

    /// How many working days lie in `first..=day`; 0 or less for a day before `first`.
    pub(super) fn rank(&self, day: i32) -> i32 {
        match usize::try_from(day.saturating_sub(self.first)) {
            Ok(since) => match self.up_to.get(since) {
                Some(rank) => *rank,
                None => self.total().saturating_add(weekdays(day)).saturating_sub(weekdays(self.last)),
            },
            Err(_) => weekdays(day).saturating_sub(self.weekdays_before()),
        }
    }

    /// The working day whose rank is `rank`.
    pub(super) fn select(&self, rank: i32) -> i32 {
        match usize::try_from(rank.saturating_sub(1)) {
            Ok(position) => match self.working.get(position) {
                Some(day) => *day,
                None => nth_weekday(rank.saturating_sub(self.total()).saturating_add(weekdays(self.last))),
            },
            Err(_) => nth_weekday(rank.saturating_add(self.weekdays_before())),
        }
    }

    /// Whether offices work on a day.
    pub(super) fn is_working(&self, day: i32) -> bool {
        self.rank(day) != self.rank(day.saturating_sub(1))
    }

    fn total(&self) -> i32 {
        self.up_to.last().copied().unwrap_or(0)
    }

    fn weekdays_before(&self) -> i32 {
        weekdays(self.first.saturating_sub(1))
    }
}

/// A date as a whole number.
pub(super) fn number(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The date of a whole number; the last date there is for a number beyond it.
pub(super) fn date(number: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or(NaiveDate::MAX)
}

/// Whether a day is a Saturday or Sunday.
pub(super) fn is_weekend(day: i32) -> bool {
    day.saturating_sub(1).rem_euclid(7) >= 5
}

/// How many Mondays to Fridays lie in `1..=day`.
fn weekdays(day: i32) -> i32 {
    let since_monday = day.saturating_sub(1);
    let whole_weeks = since_monday.div_euclid(7).saturating_mul(5);
    whole_weeks.saturating_add(since_monday.rem_euclid(7).saturating_add(1).min(5))
}

/// The inverse: the weekday up to which `count` weekdays lie.
fn nth_weekday(count: i32) -> i32 {
    let before = count.saturating_sub(1);
    let whole_weeks = before.div_euclid(5).saturating_mul(7);
    whole_weeks.saturating_add(before.rem_euclid(5)).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 60 published days of which every third is off, weekdays around them.
    fn sample() -> (Index, impl Fn(i32) -> bool) {
        let working = |day: i32| if (101..=160).contains(&day) { day % 3 != 0 } else { !is_weekend(day) };
        (Index::new(101, 160, move |day| !working(day)), working)
    }

    #[test]
    fn rank_and_select_agree_with_a_walk_from_day_to_day() {
        let (index, working) = sample();
        let mut rank = index.rank(-400);
        assert!(rank < 0);
        for day in -399..=700 {
            rank += i32::from(working(day));
            assert_eq!(index.rank(day), rank, "{day}");
            assert_eq!(index.is_working(day), working(day), "{day}");
            if working(day) {
                assert_eq!(index.select(rank), day);
            }
        }
        assert_eq!(index.rank(100), 0);
    }
}
