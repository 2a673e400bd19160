//! The limits of a case: from which day each runs, what paused it, when it is due, and whether it was kept.
//!
//! Several limits run together and the earliest governs. The clock region of the kernel says what the case is
//! doing; each limit's own list of pauses says whether it counts meanwhile.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kernel::Clock;
use crate::calendar::{Calendar, DateCertainty, DayRange, Derivation, Due};
use crate::catalog::item::{Item, Limit, Pause, Start};

/// When one limit of the item is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitDue {
    /// The last day in time.
    pub due: Due,
    /// The position of the limit in the item's list, from 0.
    pub limit: u16,
}

/// Whether a decision came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Timeliness {
    /// Within every known limit.
    OnTime,
    /// After a limit.
    Late,
    /// The limit's last day is not published yet.
    Provisional,
    /// No limit is known: counted apart, never as on time.
    NoLimitKnown,
}

/// The verdict on time, with the derivation of the limit that governed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnTime {
    /// How the governing limit's due date came about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derivation: Option<Derivation>,
    /// The position of the governing limit in the item's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// The verdict.
    pub timeliness: Timeliness,
}

/// What the events said about time. All days are civil days in Asia/Shanghai.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clocks {
    pub(super) received: Option<NaiveDate>,
    pub(super) accepted: Option<NaiveDate>,
    pub(super) paused_since: Option<NaiveDate>,
    pub(super) pauses: Vec<DayRange>,
    pub(super) limits: Vec<LimitDue>,
}

impl Clocks {
    /// The day of receipt.
    #[must_use]
    pub const fn received(&self) -> Option<NaiveDate> {
        self.received
    }

    /// The day from which limits of acceptance run: of acceptance, or of receipt where it counts as accepted
    /// since then.
    #[must_use]
    pub const fn accepted(&self) -> Option<NaiveDate> {
        self.accepted
    }

    /// The days on which the limits that may pause were paused, so far.
    #[must_use]
    pub fn pauses(&self) -> &[DayRange] {
        &self.pauses
    }

    /// The running limits with their due dates.
    #[must_use]
    pub fn limits(&self) -> &[LimitDue] {
        &self.limits
    }

    /// The limit that governs: the earliest due.
    #[must_use]
    pub fn governing(&self) -> Option<LimitDue> {
        self.limits.iter().copied().min_by_key(|limit| (limit.due.date, limit.limit))
    }

    /// The days that ran and the days that were paused from a day up to another: together the days elapsed.
    #[must_use]
    pub fn ran_and_paused(&self, from: NaiveDate, to: NaiveDate) -> (i64, i64) {
        let open = self.paused_since.and_then(|since| DayRange::paused(since, to.succ_opt()?));
        let paused: i64 = self
            .pauses
            .iter()
            .copied()
            .chain(open)
            .map(|range| {
                let first = range.first.max(from.succ_opt().unwrap_or(from));
                let last = range.last.min(to);
                (last - first).num_days().saturating_add(1).max(0)
            })
            .sum();
        let elapsed = (to - from).num_days();
        (elapsed.saturating_sub(paused), paused)
    }

    /// The clock of a case with a day of receipt, acceptance or resumption still to be recorded.
    pub(super) fn with(&self, change: Step) -> Self {
        let mut next = self.clone();
        match change {
            Step::Received(day) => next.received = Some(day),
            Step::Accepted(day) => next.accepted = Some(day),
            Step::Paused(day) => next.paused_since = Some(day),
            Step::Resumed(day) => {
                next.pauses.extend(next.paused_since.take().and_then(|since| DayRange::paused(since, day)));
            }
        }
        next
    }

    /// The due dates of the item's limits under what is known of the days. While `clock` is paused, limits that
    /// the pause stops have none.
    pub(super) fn due(&self, item: &Item, calendar: &Calendar, clock: Clock) -> Vec<LimitDue> {
        let positions = 0_u16..;
        positions
            .zip(&item.limits)
            .filter(|(_, limit)| !(clock == Clock::PausedSupplement && pauses(limit)))
            .filter_map(|(position, limit)| {
                let start = self.start(limit)?;
                Some(LimitDue {
                    due: calendar.due(start, limit.span, self.pauses_of(limit)),
                    limit: position,
                })
            })
            .collect()
    }

    /// The verdict on a decision of a day.
    pub(super) fn on_time(&self, item: &Item, calendar: &Calendar, decided: NaiveDate) -> OnTime {
        let limits = self.due(item, calendar, Clock::Running);
        let governing = limits.iter().min_by_key(|limit| (limit.due.date, limit.limit));
        let Some(governing) = governing else {
            return OnTime { derivation: None, limit: None, timeliness: Timeliness::NoLimitKnown };
        };
        let timeliness = match governing.due.certainty {
            DateCertainty::Provisional => Timeliness::Provisional,
            DateCertainty::Settled if decided <= governing.due.date => Timeliness::OnTime,
            DateCertainty::Settled => Timeliness::Late,
        };
        let derivation = self.derivation(item, calendar, governing.limit);
        OnTime { derivation, limit: Some(governing.limit), timeliness }
    }

    /// How the due date of one limit comes about; `None` before it starts.
    pub(super) fn derivation(&self, item: &Item, calendar: &Calendar, limit: u16) -> Option<Derivation> {
        let limit = item.limits.get(usize::from(limit))?;
        Some(calendar.derive(self.start(limit)?, limit.span, self.pauses_of(limit)))
    }

    fn start(&self, limit: &Limit) -> Option<NaiveDate> {
        match limit.start {
            Start::Received => self.received,
            Start::Accepted => self.accepted,
        }
    }

    fn pauses_of(&self, limit: &Limit) -> &[DayRange] {
        if pauses(limit) { &self.pauses } else { &[] }
    }
}

/// A day that changes the clock.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Received(NaiveDate),
    Accepted(NaiveDate),
    Paused(NaiveDate),
    Resumed(NaiveDate),
}

/// Whether a supplement stops the limit.
fn pauses(limit: &Limit) -> bool {
    limit.pauses.contains(&Pause::Supplement)
}
