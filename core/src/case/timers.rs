//! When the next timer of a case is due. Timers are data: run late or twice, they give the same result.

use chrono::{DateTime, Utc};

use super::kernel::{CommandKind, Lease, Stage, Waiting};
use super::ledger::Case;
use crate::calendar::{DateCertainty, end_of_day, start_of_day};

impl Case {
    /// The earliest timer and when it is due; `None` where nothing is waited for, and where the day is
    /// provisional: no consequence falls due on a day that can still change.
    #[must_use]
    pub fn next_timer(&self) -> Option<(CommandKind, DateTime<Utc>)> {
        let kernel = self.kernel()?;
        let lease = self.lease.as_ref().filter(|_| kernel.lease == Lease::Held);
        let lease = lease.map(|lease| (CommandKind::ExpireLease, lease.until.instant()));
        let unnoticed = kernel.stage == Stage::Received && kernel.asked == 0;
        let notice = self.notice.filter(|due| unnoticed && due.certainty == DateCertainty::Settled);
        let notice = notice.map(|due| (CommandKind::DeemAccepted, end_of_day(due.date)));
        let term = self.term.filter(|term| term.due.certainty == DateCertainty::Settled);
        let term = term.and_then(|term| match kernel.waiting {
            Waiting::ForCitizen => Some((CommandKind::Remind, start_of_day(term.remind))),
            Waiting::Reminded => Some((CommandKind::ProposeOverdue, end_of_day(term.due.date))),
            Waiting::No | Waiting::Overdue => None,
        });
        [lease, notice, term].into_iter().flatten().min_by_key(|(_, due)| *due)
    }
}
