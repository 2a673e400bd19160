//! Terms that a deployment sets: how long a citizen may take to supply or collect, how long a lease holds.
//!
//! All are labelled defaults but the notice of five working days, which the law sets for licences
//! (行政许可法 32) and which serves other items as policy.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calendar::{Span, Unit};

/// The terms of a deployment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// How long a document waits for collection before somebody decides what becomes of it. Default: 60
    /// calendar days.
    pub collection: Span,
    /// How long a draft waits for the citizen to come. Default: 30 calendar days.
    pub draft: Span,
    /// How long a reviewer holds a case, in hours, 1 to 720. Default: 48.
    pub lease_hours: u16,
    /// When a received case counts as accepted without a supplement notice: 5 working days (行政许可法 32).
    pub notice: Span,
    /// How many days before the end of a term the citizen is reminded. Default: 3.
    pub remind_days: u16,
    /// How long the citizen has to supply what is missing. Default: 15 working days.
    pub supplement: Span,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            collection: Span { amount: 60, unit: Unit::CalendarDays },
            draft: Span { amount: 30, unit: Unit::CalendarDays },
            lease_hours: 48,
            notice: Span { amount: 5, unit: Unit::WorkingDays },
            remind_days: 3,
            supplement: Span { amount: 15, unit: Unit::WorkingDays },
        }
    }
}
