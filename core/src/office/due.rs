//! Timers: the office recomputes what is due. Run late or twice, the result is the same.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Office;
use super::prepared::Prepared;
use super::submit::{World, item_of};
use crate::case::Asked;
use crate::case::kernel::{CommandKind, Desk};
use crate::case::{Case, Context, Outlook, Payload, Seat};
use crate::id::{CaseId, OutletCode, PersonId};
use crate::journal::Query;
use crate::report::Report;
use crate::trace::{Act, Moment, Object};

/// How many timers go into one transaction.
const GROUP: u16 = 500;

/// What a run of the timers did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DueRun {
    /// Cases that count as accepted since their receipt.
    pub deemed_accepted: u32,
    /// Leases that ended.
    pub leases_ended: u32,
    /// Timers that could not run; they stay due.
    pub left: u32,
    /// Terms that have passed: a person is to decide.
    pub overdue_proposed: u32,
    /// Citizens to be reminded.
    pub reminded: u32,
}

impl Office {
    /// Runs every timer that is due at `now`.
    ///
    /// # Errors
    /// What the store reports. Timers that ran stay run; the others are due again at the next call.
    pub fn run_due(&self, now: DateTime<Utc>) -> Result<DueRun, Report> {
        let mut run = DueRun::default();
        // A case may have several timers due one after another: three rounds lead through the longest chain.
        loop {
            let mut cursor = None;
            let mut ran = 0_u32;
            run.left = 0;
            loop {
                let page = self.journal().worklist(&Query::TimerBy(now), cursor.as_ref(), GROUP)?;
                let mut acts = Vec::with_capacity(page.rows.len());
                for row in &page.rows {
                    let case = self.case(row.case)?;
                    let timer = case.next_timer().filter(|(_, due)| *due <= now);
                    if let Some((kind, due)) = timer {
                        acts.push(self.timer(&case, kind, due, now)?);
                    }
                }
                let kinds: Vec<_> = acts.iter().map(|act| act.asked.order().kind()).collect();
                for (kind, result) in kinds.into_iter().zip(self.submit_all(acts, now)) {
                    match result {
                        Ok(reply) => {
                            if !reply.repeated {
                                run.count(kind);
                            }
                            ran = ran.saturating_add(1);
                        }
                        Err(_) => run.left = run.left.saturating_add(1),
                    }
                }
                match page.next {
                    Some(next) => cursor = Some(next),
                    None => break,
                }
            }
            if ran == 0 {
                return Ok(run);
            }
        }
    }

    /// What a desk may do next; `None` for an unknown case.
    pub(super) fn outlook(
        &self,
        id: CaseId,
        desk: Desk,
        person: Option<&PersonId>,
        outlet: Option<&OutletCode>,
        now: DateTime<Utc>,
    ) -> Result<Option<Outlook>, Report> {
        let mut state = self.state();
        state.editions.catch_up(self.journal())?;
        let Some(case) = state.current(self.journal(), id)?.map(|entry| entry.case.clone()) else {
            return Ok(None);
        };
        let Some(opened) = case.opened() else {
            return Ok(None);
        };
        let mut linked = Vec::new();
        for other in case.linked() {
            linked.extend(state.current(self.journal(), *other)?.map(|entry| entry.case.clone()));
        }
        let World { editions, kept, network } = World::of(self, &mut state, &case)?;
        drop(state);
        let context = Context {
            calendar: &kept.calendar,
            determined: None,
            editions,
            item: item_of(&kept.catalog, opened.item())?,
            linked: &linked,
            network: &network,
            now: Moment::from(now),
            opening: None,
            parties_on_staff: &[],
            seat: Seat { desk, outlet, person },
            terms: &kept.terms,
        };
        Ok(Outlook::of(&case, &context))
    }

    /// Escalates a case whose wanted post nobody can fill. Whatever stands against it, what went before stays done,
    /// and any desk can still escalate.
    pub(super) fn escalate_if_vacant(&self, id: CaseId, now: DateTime<Utc>) {
        let act = self.case(id).and_then(|case| self.timer(&case, CommandKind::Escalate, now, now));
        if let Ok(act) = act {
            // Refused where somebody is left, as in most cases.
            let _ = self.submit_all(vec![act], now);
        }
    }

    /// A timer's act.
    fn timer(
        &self,
        case: &Case,
        kind: CommandKind,
        due: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Prepared, Report> {
        let act = Act {
            case: case.id(),
            case_version: case.version(),
            command: case.timer_id(kind, due),
            desk: "timer".parse()?,
            header: Object::of(&serde_json::Map::new())?,
            kind: kind.as_str().parse()?,
            login: None,
            observed_at: Moment::from(now),
            origin: self.origin().clone(),
            outlet: None,
            payload: None,
            person: None,
            post: None,
            suite: self.settings().suite(),
        };
        Ok(Prepared {
            act,
            asked: Asked::Timer(kind),
            desk: Desk::Timer,
            login: None,
            outlet: None,
            payload: Payload::default(),
            sealed: None,
            signed: None,
        })
    }
}

impl DueRun {
    fn count(&mut self, kind: CommandKind) {
        let counter = match kind {
            CommandKind::DeemAccepted => &mut self.deemed_accepted,
            CommandKind::ExpireLease => &mut self.leases_ended,
            CommandKind::ProposeOverdue => &mut self.overdue_proposed,
            CommandKind::Remind => &mut self.reminded,
            _ => return,
        };
        *counter = counter.saturating_add(1);
    }
}
