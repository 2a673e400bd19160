//! When the next timer of a case is due. Timers are data: run late or twice, they give the same result.

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::kernel::{CommandKind, Lease, Stage, Waiting};
use super::ledger::Case;
use crate::calendar::{DateCertainty, end_of_day, start_of_day};
use crate::id::CommandId;

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

    /// The id of a timer's command: it follows from case, version, timer and due date, so that it happens once.
    /// Case and due date alone would stand for two reminders where a term begins anew on the same day. The
    /// first 16 bytes of SHA-256(`banjian-timer` ‖ case (16 bytes) ‖ version (4, big endian) ‖ timer ‖ due date in
    /// milliseconds since 1970 (8, big endian)).
    #[must_use]
    pub fn timer_id(&self, timer: CommandKind, due: DateTime<Utc>) -> CommandId {
        let digest = Sha256::new()
            .chain_update(b"banjian-timer")
            .chain_update(self.id.as_bytes())
            .chain_update(self.version.to_be_bytes())
            .chain_update(timer.as_str().as_bytes())
            .chain_update(due.timestamp_millis().to_be_bytes())
            .finalize();
        let mut id = [0; 16];
        id.iter_mut().zip(digest).for_each(|(byte, hashed)| *byte = hashed);
        CommandId::from_bytes(id)
    }
}
