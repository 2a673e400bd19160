//! The worklist row of a case: one pure function of the case; the stores only store.

use super::kernel::{Custody, Escalation, Kernel, Lease, Stage, Waiting};
use super::ledger::Case;
use super::row::{List, Row};
use crate::catalog::item::Lane;

/// The row of a case; `None` before registration.
#[must_use]
pub fn project(case: &Case) -> Option<Row> {
    let opened = case.opened()?;
    let kernel = opened.kernel();
    let at = match kernel.custody {
        Custody::None => opened.outlet(),
        _ => opened.document_at(),
    };
    Some(Row {
        case: case.id(),
        due: case.clocks().governing().map(|limit| limit.due.date),
        holder: case.lease().map(|lease| lease.holder.clone()),
        item: opened.item().clone(),
        list: list(kernel),
        number: opened.number().to_string(),
        outlet: at.clone(),
        priority: u8::from(kernel.profile.lane != Lane::Live),
        section: opened.section().clone(),
        since: case.since.map(crate::trace::Moment::instant).unwrap_or_default(),
        timer: case.next_timer().map(|(_, due)| due),
        version: case.version(),
    })
}

/// Whose turn it is.
fn list(kernel: &Kernel) -> List {
    if kernel.escalation != Escalation::No {
        return List::Escalated;
    }
    match (kernel.stage, kernel.waiting, kernel.lease) {
        (stage, ..) if stage.is_end() && kernel.owes_service() => List::AtWindow,
        (stage, ..) if stage.is_end() => List::Ended,
        (Stage::Issuing, ..) => List::ToIssue,
        (Stage::Decided, ..) if kernel.owes_document() => List::ToIssue,
        (Stage::UnderReview, Waiting::No | Waiting::Overdue, Lease::Free) => List::HallQueue,
        (Stage::UnderReview, Waiting::No | Waiting::Overdue, Lease::Held) => List::UnderReview,
        (_, Waiting::Overdue, _) => List::HallQueue,
        (_, Waiting::ForCitizen | Waiting::Reminded, _) => List::WaitingForCitizen,
        _ => List::AtWindow,
    }
}
