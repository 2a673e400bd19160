//! Several acts in one transaction, each with a result of its own.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::Office;
use super::cache::State;
use super::failure::Failure;
use super::prepared::Prepared;
use super::reply::{Reply, Stored};
use super::submit::{Draft, Unfit, person_of};
use super::vouch::Vouched;
use crate::canonical;
use crate::case::kernel::CommandKind;
use crate::id::CaseId;
use crate::journal::{Appended, Batch, LinkDigest, Rejected};
use crate::report::{Report, codes};
use crate::trace::Moment;

/// How often an act is decided again because its linked cases moved on.
const TRIES: u8 = 3;

/// Acts that wait for one transaction, in their order.
#[derive(Default)]
pub(super) struct Group {
    acts: Vec<(Prepared, Option<Vouched>, Result<Draft, Failure>)>,
    batches: Vec<Batch>,
    cases: BTreeSet<CaseId>,
    links: BTreeSet<LinkDigest>,
}

impl Group {
    /// Whether an act of the group writes a case. What it will be is known only when it is appended: another
    /// process may come first.
    pub(super) fn writes(&self, case: CaseId) -> bool {
        self.cases.contains(&case)
    }

    /// Whether an act of the group adds a case to those of a link key, or writes one of them.
    pub(super) fn has(&self, key: LinkDigest, cases: &[CaseId]) -> bool {
        self.links.contains(&key) || cases.iter().any(|case| self.writes(*case))
    }

    fn push(&mut self, act: Prepared, vouched: Option<Vouched>, drafted: Result<(Batch, Draft), Failure>) {
        let drafted = drafted.map(|(batch, draft)| {
            self.cases.extend(batch.events.iter().map(|event| event.case));
            self.links.extend(batch.links.iter().map(|(key, _)| *key));
            self.batches.push(batch);
            draft
        });
        self.acts.push((act, vouched, drafted));
    }
}

impl Office {
    /// Decides and appends prepared acts in their order; each has a result of its own, and one that is refused
    /// does not undo its neighbours. They go in one transaction; an act on what an earlier one of them writes
    /// begins another, so that it is decided on what was really appended.
    ///
    /// Where a recusal or a timer leaves nobody for the next step of a case, the office escalates it at once, as
    /// an act of its own after all of these: the case is then a version further than the reply says.
    #[must_use = "each act has an answer of its own"]
    pub fn submit_all(&self, acts: Vec<Prepared>, now: DateTime<Utc>) -> Vec<Result<Reply, Failure>> {
        let vacating: Vec<_> = acts.iter().map(|act| vacates(act).then_some(act.act.case)).collect();
        let replies = self.submit_in_order(acts, now);
        for (case, reply) in vacating.into_iter().zip(&replies) {
            if let (Some(case), Ok(Reply { repeated: false, .. })) = (case, reply) {
                self.escalate_if_vacant(case, now);
            }
        }
        replies
    }

    fn submit_in_order(&self, acts: Vec<Prepared>, now: DateTime<Utc>) -> Vec<Result<Reply, Failure>> {
        let now = Moment::from(now);
        // Signatures first: making and verifying them takes longer than all the rest, and needs no lock.
        let vouched: Vec<_> = acts.iter().map(|act| self.vouch(act, now)).collect();
        let mut state = self.state();
        let mut group = Group::default();
        let mut replies = Vec::with_capacity(acts.len());
        for (act, vouched) in acts.into_iter().zip(vouched) {
            let vouched = match vouched {
                Ok(vouched) => vouched,
                Err(failure) => {
                    group.push(act, None, Err(failure));
                    continue;
                }
            };
            let mut drafted = self.draft(&mut state, &group, &act, vouched, now);
            if matches!(drafted, Err(Unfit::Waits)) {
                replies.extend(self.commit(&mut state, std::mem::take(&mut group), now));
                drafted = self.draft(&mut state, &group, &act, vouched, now);
            }
            group.push(act, Some(vouched), drafted.map_err(Failure::from));
        }
        replies.extend(self.commit(&mut state, group, now));
        replies
    }

    fn commit(&self, state: &mut State, group: Group, now: Moment) -> Vec<Result<Reply, Failure>> {
        let mut appended = self.append(&group.batches).into_iter();
        let answer = |(act, vouched, drafted): (Prepared, Option<Vouched>, Result<Draft, Failure>)| {
            let outcome = match (drafted, vouched) {
                (Ok(draft), Some(vouched)) => {
                    let result = appended.next();
                    self.settle(state, &act, draft, result)
                        .or_else(|lost| self.again(state, &act, vouched, now, lost))
                }
                (Ok(_), None) => {
                    Err(Report::new(codes::text::DEFECT).with("what", "a draft without a voucher").into())
                }
                (Err(failure), _) => Err(failure),
            };
            outcome.or_else(|failure| self.repeated(&act, failure))
        };
        group.acts.into_iter().map(answer).collect()
    }

    /// One result a batch.
    fn append(&self, batches: &[Batch]) -> Vec<Result<Result<Appended, Rejected>, Report>> {
        if batches.is_empty() {
            return Vec::new();
        }
        match self.journal().append(batches) {
            Ok(results) => results.into_iter().map(Ok).collect(),
            Err(report) => batches.iter().map(|_| Err(report.clone())).collect(),
        }
    }

    /// Decides an act again where another process moved on its linked cases, the roster or the register: nobody at
    /// the desk saw those.
    fn again(
        &self,
        state: &mut State,
        act: &Prepared,
        mut vouched: Vouched,
        now: Moment,
        mut lost: Lost,
    ) -> Result<Reply, Failure> {
        for _ in 0..TRIES {
            match lost {
                Lost::Others(_) => {}
                Lost::Act(failure) => return Err(failure),
            }
            state.editions.catch_up(self.journal())?;
            vouched = self.vouch_again(state, act, vouched, now)?;
            let (batch, draft) =
                self.draft(state, &Group::default(), act, vouched, now).map_err(Failure::from)?;
            let result = self.append(&[batch]).pop();
            match self.settle(state, act, draft, result) {
                Ok(reply) => return Ok(reply),
                Err(again) => lost = again,
            }
        }
        Err(lost.into())
    }

    /// What became of a batch.
    fn settle(
        &self,
        state: &mut State,
        act: &Prepared,
        draft: Draft,
        result: Option<Result<Result<Appended, Rejected>, Report>>,
    ) -> Result<Reply, Lost> {
        let Some(Ok(Ok(appended))) = result else {
            draft.touched.iter().for_each(|case| state.forget(*case));
            let report = match result {
                Some(Ok(Err(rejected))) => return Err(self.rejected(act, &rejected)),
                Some(Err(report)) => report,
                _ => Report::new(codes::text::DEFECT).with("what", "a batch without a result"),
            };
            return Err(Lost::Act(report.into()));
        };
        Ok(draft.reply.into_reply(appended.position, false))
    }

    fn rejected(&self, act: &Prepared, rejected: &Rejected) -> Lost {
        let (id, seen) = (act.act.case, act.act.case_version);
        let report = match rejected {
            Rejected::Conflict { case, .. } => {
                let report = self.moved_on(id, seen).unwrap_or_else(|report| report);
                return if *case == Some(id) { Lost::Act(report.into()) } else { Lost::Others(report) };
            }
            Rejected::CommandReused => Report::new(codes::office::COMMAND_REUSED),
            Rejected::ClockWentBack { .. } => Report::new(codes::office::CLOCK_WENT_BACK),
            Rejected::Malformed { what } => Report::new(codes::text::DEFECT).with("what", what),
        };
        Lost::Act(report.into())
    }

    /// An act that went through before is answered as it was then, whatever stands against it now.
    fn repeated(&self, act: &Prepared, failure: Failure) -> Result<Reply, Failure> {
        let Some(known) = self.journal().reply(act.act.command)? else {
            return Err(failure);
        };
        let reused = || Failure::from(Report::new(codes::office::COMMAND_REUSED));
        // A change of the roster leaves a reply of another form.
        let stored: Stored = canonical::from_slice(&known.reply).map_err(|_| reused())?;
        if known.person == person_of(act) && known.binding == act.binding(&stored.binding)? {
            Ok(stored.into_reply(known.position, true))
        } else {
            Err(reused())
        }
    }
}

/// Whether an act may leave nobody for the next step.
fn vacates(act: &Prepared) -> bool {
    let kind = act.asked.order().kind();
    kind == CommandKind::DeclareRecusal || kind.is_timer()
}

/// Why a batch was not appended.
enum Lost {
    /// A linked case, the roster or the register moved on, or another case stands under the link key.
    Others(Report),
    /// The act itself cannot be.
    Act(Failure),
}

impl From<Lost> for Failure {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Others(report) => report.into(),
            Lost::Act(failure) => failure,
        }
    }
}

impl From<Unfit> for Failure {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            // INVARIANT: nothing waits for an empty group, in which an act is drafted the second time.
            Unfit::Waits => {
                Report::new(codes::text::DEFECT).with("what", "an act that waits for none").into()
            }
            Unfit::Fails(failure) => failure,
        }
    }
}
