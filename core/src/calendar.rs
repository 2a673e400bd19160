//! Law days: working days, calendar days and months, and how a due date is derived.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
