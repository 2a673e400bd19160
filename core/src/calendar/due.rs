//! When a limit ends.

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::index::{date, number};
use super::pause::in_order;
use super::{Calendar, DayRange, Span, Unit};

/// Whether a due date can still change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateCertainty {
    /// It rests on published days only.
    Settled,
    /// It lies after 20 December of the last published year, whose last days the next year's notice can still
    /// change, or the limit began before the first published year. Past the published years only weekdays are
    /// counted. No consequence falls due on it.
    Provisional,
}

/// The last day of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// Whether it can still change.
    pub certainty: DateCertainty,
    /// The last day in time (civil date, Asia/Shanghai).
    pub date: NaiveDate,
}

impl Calendar {
    /// The last day of a limit that began on `start`, with the days on which it was paused.
    ///
    /// The first day is not counted, paused days are not counted, and a last day on a day off moves to the
    /// next working day that is not paused. Paused ranges may come in any order and overlap; days up to
    /// `start` or after the end change nothing. The time this takes does not grow with the span. How it came
    /// about is told by [`derive`](Self::derive).
    ///
    /// A span of nothing ends on `start`. Past the last date that chrono can name, that date is given.
    ///
    /// ```
    /// use banjian::calendar::{Calendar, DateCertainty, DayRange, Span};
    /// use chrono::NaiveDate;
    /// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    /// let calendar = Calendar::reference();
    /// let paused = DayRange::paused(day("2026-03-03"), day("2026-03-06"));
    /// let due = calendar.due(day("2026-03-02"), Span::working_days(5), paused.as_slice());
    /// assert_eq!(due.date, day("2026-03-11"));
    /// let estimate = calendar.due(day("2026-12-01"), Span::months(1), &[]);
    /// assert_eq!((estimate.date, estimate.certainty), (day("2027-01-01"), DateCertainty::Provisional));
    /// ```
    #[must_use]
    pub fn due(&self, start: NaiveDate, span: Span, paused: &[DayRange]) -> Due {
        let paused = in_order(paused);
        let last = self.last_counted(start, span, &paused);
        let end = date(self.moved(last, &paused));
        Due { certainty: self.certainty(start, end), date: end }
    }

    /// The last day that is counted, before it moves off a day off.
    pub(super) fn last_counted(&self, start: NaiveDate, span: Span, in_order: &[DayRange]) -> i32 {
        let amount = i32::from(span.amount);
        match span.unit {
            Unit::WorkingDays => self.working_end(number(start), amount, in_order),
            Unit::CalendarDays => calendar_end(number(start), amount, in_order),
            Unit::Months => {
                // 民法典 202: the same day of the month, or the month's last day where there is none. Paused
                // days shift this end, so the months are counted as the days that they are.
                let end = start.checked_add_months(Months::new(u32::from(span.amount)));
                let days = number(end.unwrap_or(NaiveDate::MAX)).saturating_sub(number(start));
                calendar_end(number(start), days, in_order)
            }
        }
    }

    /// The first day that is counted.
    pub(super) fn first_counted(&self, start: NaiveDate, unit: Unit, in_order: &[DayRange]) -> i32 {
        match unit {
            Unit::WorkingDays => self.working_end(number(start), 1, in_order),
            Unit::CalendarDays | Unit::Months => calendar_end(number(start), 1, in_order),
        }
    }

    /// 民法典 203: a last day on a day off moves to the day after it.
    pub(super) fn moved(&self, last: i32, in_order: &[DayRange]) -> i32 {
        if self.index().is_working(last) {
            return last;
        }
        self.working_end(last, 1, in_order)
    }

    pub(super) fn certainty(&self, start: NaiveDate, end: NaiveDate) -> DateCertainty {
        let known_from_the_start =
            start.succ_opt().is_some_and(|first| first >= self.published().first_day());
        if known_from_the_start && end <= self.published().last_settled_day() {
            DateCertainty::Settled
        } else {
            DateCertainty::Provisional
        }
    }

    /// The day after `start` up to which `amount` working days ran that were not paused.
    fn working_end(&self, start: i32, amount: i32, in_order: &[DayRange]) -> i32 {
        if amount == 0 {
            return start;
        }
        let index = self.index();
        let mut after = start;
        let mut left = amount;
        for range in in_order {
            let (first, last) = (number(range.first), number(range.last));
            if last < first || last <= after {
                continue;
            }
            let ran_to = first.saturating_sub(1).max(after);
            let ran = index.rank(ran_to).saturating_sub(index.rank(after));
            if ran >= left {
                break;
            }
            left = left.saturating_sub(ran);
            after = last;
        }
        index.select(index.rank(after).saturating_add(left))
    }
}

/// The day after `start` up to which `amount` days ran that were not paused.
fn calendar_end(start: i32, amount: i32, in_order: &[DayRange]) -> i32 {
    let mut after = start;
    let mut left = amount;
    for range in in_order {
        let (first, last) = (number(range.first), number(range.last));
        if last < first || last <= after {
            continue;
        }
        let ran = first.saturating_sub(1).max(after).saturating_sub(after);
        if ran >= left {
            break;
        }
        left = left.saturating_sub(ran);
        after = last;
    }
    after.saturating_add(left)
}
