//! The row of a case on the worklists: what a store indexes, made by one pure function.
//!
//! A row holds headers only, no personal data. A case has one row; its newest row replaces the one before.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{CaseId, ItemCode, OutletCode, PersonId, SectionCode};

/// Whose turn it is: the list on which the case stands. A case stands on exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum List {
    /// The window has the next step, at the row's outlet.
    AtWindow,
    /// In the hall's pool, nobody has taken it; by section.
    HallQueue,
    /// A reviewer holds it.
    UnderReview,
    /// A result waits to be made, sent, received or handed over at the row's outlet.
    ToIssue,
    /// The citizen has the next step: to supply, to collect, to come.
    WaitingForCitizen,
    /// Nobody eligible is left: supervision names a substitute.
    Escalated,
    /// Nothing is left to do.
    Ended,
}

/// The worklist row of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The case.
    pub case: CaseId,
    /// The earliest due date of its running limits (civil date, Asia/Shanghai); `None` where no limit is
    /// known or the clock is off, paused or stopped.
    pub due: Option<NaiveDate>,
    /// Who holds the lease, when somebody reviews it.
    pub holder: Option<PersonId>,
    /// The item.
    pub item: ItemCode,
    /// Whose turn it is.
    pub list: List,
    /// The case number, for people.
    pub number: String,
    /// The outlet where the next step at a window is due.
    pub outlet: OutletCode,
    /// Smaller comes first: 0 for a case whose applicant waits at the window, 1 otherwise.
    pub priority: u8,
    /// The section of the hall that reviews it.
    pub section: SectionCode,
    /// When the case came onto its list; cases of equal priority and due date stand in this order.
    pub since: DateTime<Utc>,
    /// When the next timer of the case is due, if any.
    pub timer: Option<DateTime<Utc>>,
    /// The case version that made this row.
    pub version: u32,
}
