//! Law days: working days, calendar days and months, and how a due date is derived.
//!
//! A [`Calendar`] is a loadable edition: the days off and make-up working days of the years for which the
//! State Council has published them. It promises: inside the published years the answers are exact; past
//! them plain date arithmetic is an error, and a case's due date is an estimate marked
//! [`Provisional`](DateCertainty::Provisional), on which no consequence may fall due. Whoever doubts a due
//! date can check it by hand from its [`Derivation`].
//!
//! It does not know leave of single persons, local days off or office hours.
//!
//! 民法典 201 to 203: the first day is not counted; a month ends on the same day of the month, or on its last
//! day where there is none; a last day on a day off moves to the next working day.
//!
//! ```
//! use banjian::calendar::{Calendar, DateCertainty, Span};
//! use chrono::NaiveDate;
//! # fn run() -> Option<()> {
//! let received = NaiveDate::from_ymd_opt(2026, 9, 30)?;
//! let due = Calendar::reference().due(received, Span::working_days(10), &[]);
//! assert_eq!(due.date, NaiveDate::from_ymd_opt(2026, 10, 20)?);
//! assert_eq!(due.certainty, DateCertainty::Settled);
//! # Some(()) }
//! # run().unwrap();
//! ```
#![deny(clippy::arithmetic_side_effects)]

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

mod csv;
mod derivation;
mod due;
mod edition;
mod index;
mod instant;
mod pause;

pub use derivation::{Derivation, HolidayCrossed};
pub use due::{DateCertainty, Due};
pub use edition::{Calendar, DayRow, PublishedYears};
pub use instant::{civil_day, end_of_day, start_of_day};
pub use pause::DayRange;

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Days on which offices work, by the State Council's yearly notice.
    WorkingDays,
    /// Every day.
    CalendarDays,
    /// Months by the calendar.
    Months,
}

/// A length of legal time: so many working days, calendar days or months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// How many, 1 to 1,000.
    pub amount: u16,
    /// Of what.
    pub unit: Unit,
}

impl Span {
    /// So many working days.
    #[must_use]
    pub const fn working_days(amount: u16) -> Self {
        Self { amount, unit: Unit::WorkingDays }
    }

    /// So many calendar days.
    #[must_use]
    pub const fn calendar_days(amount: u16) -> Self {
        Self { amount, unit: Unit::CalendarDays }
    }

    /// So many months.
    #[must_use]
    pub const fn months(amount: u16) -> Self {
        Self { amount, unit: Unit::Months }
    }
}
