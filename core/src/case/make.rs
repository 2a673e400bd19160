//! Makes the events of a command: the kernel's change, with the details of the command and the dates.

use chrono::{Days, NaiveDate, TimeDelta};

use super::clocks::{LimitDue, OnTime, Step};
use super::command::{Command, Paper};
use super::context::{Context, Order};
use super::event::{Event, StoredPaper, Term};
use super::kernel::{Change, Clock, Kernel, Lease, Profile};
use super::ledger::Case;
use crate::calendar::Span;
use crate::trace::Moment;

pub(super) struct Maker<'a> {
    pub(super) case: &'a Case,
    pub(super) context: &'a Context<'a>,
    pub(super) order: &'a Order<'a>,
    pub(super) today: NaiveDate,
}

impl Maker<'_> {
    /// The event of a change; `None` where the command is not one that brings it about.
    pub(super) fn event(&self, change: Change, before: &Kernel) -> Option<Event> {
        let context = self.context;
        let collection = || term(context, self.today, context.terms.collection);
        Some(match (change, self.order) {
            (Change::Received(..), Order::Command(command)) => self.received(change, command)?,
            (Change::CoSigned, _) => Event::CoSigned {},
            (Change::SupplementAsked, Order::Command(Command::AskSupplement { missing, .. })) => {
                Event::SupplementAsked {
                    limits: self.running_on(before.apply(change).clock),
                    missing: self.all_missing(missing),
                    term: term(context, self.today, context.terms.supplement),
                }
            }
            (Change::Supplied, Order::Command(Command::Supply { materials })) => {
                Event::Supplied { limits: self.resumed(before), papers: stored(materials) }
            }
            (Change::SuppliedPartly, Order::Command(Command::Supply { materials })) => {
                Event::SuppliedPartly { papers: stored(materials) }
            }
            (Change::Accepted, _) => Event::Accepted { limits: self.limits(Step::Accepted(self.today)) },
            (Change::DeemedAccepted, _) => {
                let since = self.case.clocks.received().unwrap_or(self.today);
                Event::DeemedAccepted { limits: self.limits(Step::Accepted(since)) }
            }
            (Change::AcceptanceRefused, Order::Command(Command::RefuseAcceptance { ground })) => {
                Event::AcceptanceRefused { ground: ground.clone() }
            }
            (Change::RejectedAtWindow, Order::Command(Command::RejectAtWindow { ground })) => {
                Event::RejectedAtWindow { ground: ground.clone(), on_time: self.on_time() }
            }
            (Change::CompletedAtWindow, _) => Event::CompletedAtWindow { on_time: self.on_time() },
            (Change::SentToReview, _) => Event::SentToReview {},
            (Change::Taken, _) => Event::Taken { fence: self.next_fence(), until: self.lease_end() },
            (Change::LeaseEnded, _) => Event::LeaseEnded {},
            (
                Change::Proposed(proposal),
                Order::Command(Command::Approve { basis: ground } | Command::Deny { ground }),
            ) => Event::Proposed { ground: ground.clone(), proposal },
            (Change::Approved, Order::Command(Command::Approve { basis })) => {
                Event::Approved { basis: basis.clone(), on_time: self.on_time() }
            }
            (Change::Denied, Order::Command(Command::Deny { ground })) => {
                Event::Denied { ground: ground.clone(), on_time: self.on_time() }
            }
            (Change::Returned, Order::Command(Command::ReturnToWindow { reason })) => {
                Event::Returned { reason: *reason }
            }
            (Change::Served, Order::Command(Command::Serve { method })) => Event::Served { method: *method },
            (Change::DocumentMade, Order::Command(Command::MakeDocument { stock })) => {
                Event::DocumentMade { stock: stock.clone(), term: collection() }
            }
            (Change::SentToOutlet, Order::Command(Command::SendToOutlet { outlet })) => {
                Event::SentToOutlet { outlet: outlet.clone() }
            }
            (Change::ReceivedAtOutlet, _) => Event::ReceivedAtOutlet { term: collection() },
            (Change::HandedOver, Order::Command(Command::HandOver { collector, identified })) => {
                Event::HandedOver { collector: *collector, identified: *identified }
            }
            (Change::ReturnedToMaker, _) => Event::ReturnedToMaker {},
            (Change::Archived, _) => Event::Archived {},
            (Change::Withdrawn, _) => Event::Withdrawn {},
            (Change::Terminated, _) => Event::Terminated {},
            (Change::Recused, Order::Command(Command::DeclareRecusal { cause })) => {
                Event::Recused { cause: *cause }
            }
            (Change::Escalated(post), _) => Event::Escalated { post },
            (Change::Substituted, Order::Command(Command::Substitute { person })) => {
                let lends = before.apply(Change::Substituted).lease == Lease::Held;
                Event::Substituted {
                    fence: lends.then(|| self.next_fence()),
                    person: person.clone(),
                    until: self.lease_end(),
                }
            }
            (Change::Reminded, _) => Event::Reminded {},
            (Change::OverdueProposed, _) => Event::OverdueProposed {},
            _ => return None,
        })
    }

    fn received(&self, change: Change, command: &Command) -> Option<Event> {
        let (
            Change::Received(materials, cosign),
            Command::Receive { attends, identified, materials: papers },
        ) = (change, command)
        else {
            return None;
        };
        let context = self.context;
        Some(Event::Received {
            attends: *attends,
            cosign,
            editions: context.editions,
            identified: *identified,
            limits: self.limits(Step::Received(self.today)),
            materials,
            notice: context.calendar.due(self.today, context.terms.notice, &[]),
            outlet: context.seat.outlet?.clone(),
            papers: stored(papers),
            parties_on_staff: context.parties_on_staff.to_vec(),
            profile: Profile::of(context.item),
            section: context.item.section.value.clone(),
        })
    }

    /// 行政许可法 32, all at once: what the clerk names and whatever else is needed and has not come.
    fn all_missing(&self, named: &[u16]) -> Vec<u16> {
        let came = |at: u16| self.case.papers.iter().any(|paper| paper.material == at);
        let determined = self.context.determined.or(self.case.determined.as_ref());
        let spared = |at: u16| determined.is_some_and(|determined| determined.spares(at));
        let all = (0_u16..).zip(&self.context.item.materials).map(|(at, _)| at);
        all.filter(|at| named.contains(at) || !(came(*at) || spared(*at))).collect()
    }

    fn limits(&self, step: Step) -> Vec<LimitDue> {
        self.case.clocks.with(step).due(self.context.item, self.context.calendar, Clock::Running)
    }

    fn running_on(&self, clock: Clock) -> Vec<LimitDue> {
        self.case.clocks.due(self.context.item, self.context.calendar, clock)
    }

    fn resumed(&self, before: &Kernel) -> Vec<LimitDue> {
        match before.clock {
            Clock::PausedSupplement => self.limits(Step::Resumed(self.today)),
            _ => self.case.clocks.limits().to_vec(),
        }
    }

    fn on_time(&self) -> OnTime {
        self.case.clocks.on_time(self.context.item, self.context.calendar, self.today)
    }

    const fn next_fence(&self) -> u32 {
        self.case.fence.saturating_add(1)
    }

    fn lease_end(&self) -> Moment {
        let now = self.context.now;
        let hours = TimeDelta::hours(i64::from(self.context.terms.lease_hours));
        now.instant().checked_add_signed(hours).map_or(now, Moment::from)
    }
}

/// A term from today on, with its reminder.
pub(super) fn term(context: &Context<'_>, today: NaiveDate, span: Span) -> Term {
    let due = context.calendar.due(today, span, &[]);
    let before = Days::new(u64::from(context.terms.remind_days));
    let remind = due.date.checked_sub_days(before).unwrap_or(today).max(today);
    Term { due, remind }
}

fn stored(papers: &[Paper]) -> Vec<StoredPaper> {
    let store =
        |paper: &Paper| StoredPaper { hash: paper.hash, material: paper.material, original: paper.original };
    papers.iter().map(store).collect()
}
