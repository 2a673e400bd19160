//! How a due date came about, so that anyone can check it with a wall calendar.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::index::{date, number};
use super::pause::{clipped, in_order};
use super::{Calendar, DateCertainty, DayRange, Span, Unit};
use crate::canonical::Hash;

/// How a due date was derived. All dates are civil dates in Asia/Shanghai.
///
/// The counts add up: `elapsed` = `days_counted` + `days_paused` + what was passed over, which is `days_off`
/// for working days and `days_moved` for calendar days and months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Derivation {
    /// The calendar edition, by content.
    pub calendar: Hash,
    /// Whether the due date can still change.
    pub certainty: DateCertainty,
    /// Days that ran: working days, or every day where the span is in calendar days or months.
    pub days_counted: u32,
    /// Days from the last day counted to the due date, 0 where the end did not move.
    pub days_moved: u32,
    /// Days off that were not paused, after `start` up to the last day counted. Working days pass over them,
    /// calendar days and months count them.
    pub days_off: u32,
    /// Days after `start` up to the last day counted on which the limit was paused.
    pub days_paused: u32,
    /// The last day in time.
    pub due: NaiveDate,
    /// Days from `start` to `due`.
    pub elapsed: u32,
    /// The first day of which only the weekday is known, where the due date lies on or after it.
    pub estimated_from: Option<NaiveDate>,
    /// The first day counted: 民法典 201, the first day itself is not.
    pub first_counted: NaiveDate,
    /// The published days off after `start` up to `due`.
    pub holidays: Vec<HolidayCrossed>,
    /// The last day counted. Where it is not `due`, it was a day off and the end moved (民法典 203).
    pub last_counted: NaiveDate,
    /// The published make-up working days after `start` up to `due`.
    pub make_up: Vec<NaiveDate>,
    /// The paused days, after `start` up to `due`, as ranges that neither overlap nor touch.
    pub paused: Vec<DayRange>,
    /// The length of the limit.
    pub span: Span,
    /// The day on which the limit began; not counted.
    pub start: NaiveDate,
}

/// A run of published days off of one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidayCrossed {
    /// Its first day that was crossed.
    pub first: NaiveDate,
    /// Its last day that was crossed.
    pub last: NaiveDate,
    /// Its name, as 春节.
    pub name: String,
}

impl Calendar {
    /// How the due date of [`due`](Self::due) comes about. The same arguments give the same date.
    ///
    /// ```
    /// use banjian::calendar::{Calendar, Span};
    /// use chrono::NaiveDate;
    /// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    /// let told = Calendar::reference().derive(day("2026-02-13"), Span::working_days(5), &[]);
    /// assert_eq!(told.due, day("2026-02-27"));
    /// assert_eq!((told.days_counted, told.days_off, told.elapsed), (5, 9, 14));
    /// assert_eq!(told.make_up, [day("2026-02-14")]);
    /// assert_eq!((told.holidays[0].first, told.holidays[0].last), (day("2026-02-15"), day("2026-02-23")));
    /// ```
    #[must_use]
    pub fn derive(&self, start: NaiveDate, span: Span, paused: &[DayRange]) -> Derivation {
        let paused = in_order(paused);
        let from = number(start);
        let last_counted = self.last_counted(start, span, &paused);
        let end = self.moved(last_counted, &paused);
        let due = date(end);

        let paused_while_counting = clipped(&paused, from, last_counted);
        let days_paused =
            paused_while_counting.iter().fold(0_u32, |sum, range| sum.saturating_add(range.days()));
        let ran = count(from, last_counted).saturating_sub(days_paused);
        let worked =
            paused_while_counting.iter().fold(self.working_days_in(from, last_counted), |sum, range| {
                let before = number(range.first).saturating_sub(1);
                sum.saturating_sub(self.working_days_in(before, number(range.last)))
            });
        let days_counted = if span.unit == Unit::WorkingDays { worked } else { ran };
        let unpublished = self.published().last_day().succ_opt();

        Derivation {
            calendar: self.hash(),
            certainty: self.certainty(start, due),
            days_counted,
            days_moved: count(last_counted, end),
            days_off: ran.saturating_sub(worked),
            days_paused,
            due,
            elapsed: count(from, end),
            estimated_from: unpublished.filter(|first| *first <= due),
            first_counted: date(self.first_counted(start, span.unit, &paused)),
            holidays: self.holidays_in(start, due),
            last_counted: date(last_counted),
            make_up: self.rows_in(start, due).iter().filter(|row| !row.off).map(|row| row.date).collect(),
            paused: clipped(&paused, from, end),
            span,
            start,
        }
    }

    fn working_days_in(&self, after: i32, last: i32) -> u32 {
        count(self.index().rank(after), self.index().rank(last))
    }

    fn holidays_in(&self, after: NaiveDate, last: NaiveDate) -> Vec<HolidayCrossed> {
        let mut crossed: Vec<HolidayCrossed> = Vec::new();
        for row in self.rows_in(after, last).iter().filter(|row| row.off) {
            let follows =
                |run: &&mut HolidayCrossed| run.name == row.name && run.last.succ_opt() == Some(row.date);
            match crossed.last_mut().filter(follows) {
                Some(run) => run.last = row.date,
                None => {
                    crossed.push(HolidayCrossed { first: row.date, last: row.date, name: row.name.clone() });
                }
            }
        }
        crossed
    }
}

fn count(after: i32, last: i32) -> u32 {
    u32::try_from(last.saturating_sub(after)).unwrap_or(0)
}
