//! Decides a command on a case: asks the kernel, attaches the details. Pure; whatever it adds may only refuse.

use super::command::{ApplicantKind, Attendance, Command};
use super::context::{Context, Order};
use super::event::{Event, EventHeader};
use super::kernel::{self, CommandKind, Desk, Kernel, Profile};
use super::ledger::{Case, Opened};
use super::make::{Maker, term};
use super::refusal::Refusal;
use super::resolve::Resolver;
use crate::calendar::civil_day;
use crate::catalog::item::Applicants;
use crate::id::OutletCode;
use crate::network::WindowWork;

/// The events of a command, or the rule that stands against it.
///
/// Commands are held against [`Command::check`] first; a position that the item does not have is ignored here.
///
/// # Errors
/// The first rule that the command breaks.
pub fn decide(case: &Case, order: &Order<'_>, context: &Context<'_>) -> Result<Vec<EventHeader>, Refusal> {
    let Some(opened) = case.opened() else {
        return register(order, context);
    };
    let resolver = Resolver::new(case, opened, context);
    let changes = kernel::decide(&opened.kernel, order.kind(), &resolver.facts(order))?;
    if let Order::Command(command) = order {
        around(command, opened, context)?;
    }
    let maker = Maker { case, context, order, today: resolver.today };
    let mut state = opened.kernel;
    let mut events = Vec::with_capacity(2);
    for change in changes.iter() {
        // INVARIANT: every change of the kernel has its event for the command that asks for it; a test fires
        // every edge through the office. Should one be missing, the command is refused.
        let event = maker.event(change, &state).ok_or(Refusal::NotAtThisStage)?;
        state = match &event {
            // Receipt pins what the item fixes; the draft may have been of an older edition.
            Event::Received { profile, .. } => Kernel { profile: *profile, ..state }.apply(change),
            _ => state.apply(change),
        };
        let hand = if events.is_empty() { order.kind().hand(context.seat.desk) } else { None };
        let seat = context.seat;
        let determined = context.determined.filter(|_| events.is_empty()).cloned();
        let by = seat.person.cloned();
        events.push(EventHeader { at: context.now, by, desk: seat.desk, determined, event, hand });
    }
    Ok(events)
}

/// Whether the desk may open a case at all.
pub(super) fn may_register(context: &Context<'_>) -> Result<(), Refusal> {
    let seat = context.seat;
    if !CommandKind::Register.is_for(seat.desk) {
        return Err(Refusal::NotAtThisDesk);
    }
    let today = civil_day(context.now.instant());
    if let (Desk::Window, Some(person), Some(outlet)) = (seat.desk, seat.person, seat.outlet)
        && !context.network.at_window(person, outlet, WindowWork::Accept, today).is_posted()
    {
        return Err(Refusal::NotPosted);
    }
    Ok(())
}

fn register(order: &Order<'_>, context: &Context<'_>) -> Result<Vec<EventHeader>, Refusal> {
    let (Order::Command(Command::Register { applicant, period, .. }), Some(opening)) =
        (order, context.opening)
    else {
        return Err(Refusal::NotAtThisStage);
    };
    may_register(context)?;
    let seat = context.seat;
    let today = civil_day(context.now.instant());
    let item = context.item;
    let open_to = match (item.applicants, applicant) {
        (Applicants::Both, _) => true,
        (Applicants::Natural, applicant) => *applicant == ApplicantKind::Natural,
        (Applicants::Legal, applicant) => *applicant == ApplicantKind::Legal,
    };
    if !open_to {
        return Err(Refusal::ApplicantKindNotAllowed);
    }
    let event = Event::Registered {
        applicant: *applicant,
        item: item.code.clone(),
        linked: opening.linked.clone(),
        number: opening.number,
        outlet: opening.outlet.clone(),
        parties_on_staff: context.parties_on_staff.to_vec(),
        period: period.clone(),
        profile: Profile::of(item),
        section: item.section.value.clone(),
        term: term(context, today, context.terms.draft),
    };
    let by = seat.person.cloned();
    Ok(vec![EventHeader { at: context.now, by, desk: seat.desk, determined: None, event, hand: None }])
}

/// What the kernel does not look at: outlet, evidence, mandate, grounds.
fn around(command: &Command, opened: &Opened, context: &Context<'_>) -> Result<(), Refusal> {
    at_the_right_outlet(command.kind(), opened, context)?;
    match command {
        Command::Receive { attends, identified, .. } => {
            if !identified.succeeded() {
                return Err(Refusal::RealNameMissing);
            }
            if *attends == Attendance::WithoutMandate {
                return Err(Refusal::MandateMissing);
            }
            Ok(())
        }
        Command::HandOver { collector, identified } => {
            if !identified.succeeded() || *collector == Attendance::WithoutMandate {
                return Err(Refusal::CollectorNotEntitled);
            }
            Ok(())
        }
        Command::RefuseAcceptance { ground }
        | Command::RejectAtWindow { ground }
        | Command::Deny { ground }
            if ground.trim().is_empty() =>
        {
            Err(Refusal::ReasonMissing)
        }
        Command::Approve { basis } if basis.trim().is_empty() => Err(Refusal::ReasonMissing),
        Command::AskSupplement { missing, .. } if context.seat.desk == Desk::Hall && missing.is_empty() => {
            Err(Refusal::NothingMissing)
        }
        _ => Ok(()),
    }
}

/// Whether the seat's outlet is the one for the command, whatever its details.
pub(super) fn at_the_right_outlet(
    kind: CommandKind,
    opened: &Opened,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let here = context.seat.outlet;
    let offered = here.is_some_and(|outlet| context.network.outlet_offers(outlet, context.item));
    if kind == CommandKind::Receive && !offered {
        return Err(Refusal::ItemNotOffered);
    }
    match wanted_outlet(kind, opened) {
        Some(wanted) if context.seat.desk == Desk::Window && here != Some(wanted) => {
            Err(Refusal::WrongOutlet)
        }
        _ => Ok(()),
    }
}

/// The outlet at which a window gives a command; `None` where any will do.
pub(super) const fn wanted_outlet(kind: CommandKind, opened: &Opened) -> Option<&OutletCode> {
    match kind {
        CommandKind::Receive | CommandKind::Supply | CommandKind::Withdraw | CommandKind::DeclareRecusal => {
            None
        }
        CommandKind::SendToOutlet
        | CommandKind::ReceiveAtOutlet
        | CommandKind::HandOver
        | CommandKind::ReturnToMaker
        | CommandKind::Archive => Some(&opened.document_at),
        _ => Some(&opened.outlet),
    }
}
