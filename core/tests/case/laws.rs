//! What holds after every step of every walk.

use banjian::case::kernel::{Clock, CommandKind, Desk, Hand};
use banjian::case::row::List;
use banjian::case::{
    Event, EventHeader, Next, OnTime, Order, Outlook, Refusal, Timeliness, allowed, project,
};
use banjian::catalog::item::{Limit, Start};
use banjian::id::PersonId;
use banjian::report::Report;
use banjian::text::Language;
use chrono::NaiveDate;

use crate::world::{Chair, WITH_FRESH, World, hand_of, limits_of, replayed};

/// Every law that looks at the case as it is.
pub(crate) fn hold(world: &World) {
    replay(world);
    running_and_paused_are_elapsed(world);
    no_mixed_hands(world);
    one_list_that_fits(world);
}

/// Headers hold no payload and `apply` reads none, so erasing every payload changes nothing here.
fn replay(world: &World) {
    assert_eq!(replayed(world.case.id(), &world.headers), world.case);
}

fn running_and_paused_are_elapsed(world: &World) {
    let clocks = world.case.clocks();
    let Some(from) = clocks.accepted().or(clocks.received()) else { return };
    let to = world.today();
    let (ran, paused) = clocks.ran_and_paused(from, to);
    assert_eq!(ran + paused, (to - from).num_days());
    let counted = from.iter_days().skip(1).take_while(|day| *day <= to);
    let expected = counted.filter(|day| world.paused(*day)).count();
    // The day that is just running is not over: a pause that is open counts it.
    assert_eq!(usize::try_from(paused).unwrap(), expected, "{clocks:?} on {to}");
}

/// 受审分离, read from the headers alone, of the case and of the linked ones.
fn no_mixed_hands(world: &World) {
    let mut all: Vec<(PersonId, Hand)> = world.headers.iter().filter_map(hand_of).collect();
    for case in &world.linked {
        for (person, hands) in case.hands() {
            for hand in [Hand::Window, Hand::Review, Hand::Supervision] {
                if hands.has(hand) {
                    all.push((person.clone(), hand));
                }
            }
        }
    }
    for (person, hand) in &all {
        for (other, second) in &all {
            assert!(person != other || hand == second, "{person} has {hand:?} and {second:?}");
        }
    }
}

/// The list on which the case stands is that of whoever has a step.
fn one_list_that_fits(world: &World) {
    let Some(row) = project(&world.case) else {
        assert!(world.case.opened().is_none());
        return;
    };
    let kernel = world.case.kernel().unwrap();
    if matches!(kernel.clock, Clock::Off | Clock::Stopped) {
        assert_eq!(row.due, None, "{kernel:?}");
    }
    let ready = |chair: Chair, network| -> Vec<CommandKind> {
        let context = world.context(&chair, network);
        let of = |(kind, next)| (next == Next::Ready).then_some(kind);
        allowed(&world.case, &context).into_iter().filter_map(of).collect()
    };
    let fresh = |chair| ready(chair, &WITH_FRESH);
    let clerk = || fresh(Chair::window("fresh-w", row.outlet.as_str()));
    let beside = [CommandKind::DeclareRecusal, CommandKind::Escalate, CommandKind::Withdraw];
    let moves = |kinds: Vec<CommandKind>| kinds.into_iter().any(|kind| !beside.contains(&kind));
    let reviewer = || fresh(Chair::hall("fresh-r"));
    let fits = match row.list {
        List::AtWindow | List::ToIssue => moves(clerk()),
        List::HallQueue => {
            let kinds = reviewer();
            kinds.contains(&CommandKind::Take) || kinds.contains(&CommandKind::ConfirmOverdue)
        }
        List::UnderReview => {
            let holder = row.holder.clone().unwrap();
            let chair = Chair { desk: Desk::Hall, outlet: None, person: Some(holder) };
            moves(ready(chair, &world.network))
        }
        List::WaitingForCitizen => {
            let kinds = fresh(Chair::portal());
            kinds.contains(&CommandKind::Supply) || clerk().contains(&CommandKind::Receive)
        }
        List::Escalated => {
            let kinds = fresh(Chair::supervision("fresh-s"));
            kinds.contains(&CommandKind::Substitute) || kinds.contains(&CommandKind::ConfirmOverdue)
        }
        List::Ended => {
            let archived = |kind: &CommandKind| *kind == CommandKind::HandOver;
            clerk().iter().all(archived) && reviewer().is_empty() && fresh(Chair::portal()).is_empty()
        }
    };
    assert!(fits, "{:?} at {kernel:?}", row.list);
}

/// What `allowed` says of a seat is what `decide` does there, and what a page shows at once is what comes of it.
pub(crate) fn advice_is_kept(world: &World, chair: &Chair) {
    let context = world.context(chair, &world.network);
    let outlook = Outlook::of(&world.case, &context).map(|outlook| crossed(world, &outlook));
    let advice = allowed(&world.case, &context);
    if let Some(outlook) = &outlook {
        assert_eq!(outlook.allowed(), advice);
    }
    for (kind, next) in advice {
        let command = world.right(kind).unwrap();
        let decided = world.decide(chair, &Order::Command(&command));
        if let (Some(outlook), Next::Refused(said)) = (&outlook, next) {
            explained(
                &outlook.explain(said, kind),
                &said.explain(&world.case, &Order::Command(&command), &context),
            );
        }
        if let (Some(outlook), Ok(headers)) = (&outlook, &decided) {
            let after = headers.iter().fold(world.case.clone(), |case, header| case.apply(header).unwrap());
            assert_eq!(outlook.after(kind).as_ref(), Ok(after.kernel().unwrap()), "{kind:?} from {chair:?}");
        }
        match (next, decided.map(|_| ())) {
            (Next::Ready, Ok(())) => {}
            // Whom supervision names is a detail of the command.
            (Next::Ready, Err(Refusal::SubstituteUnfit)) if kind == CommandKind::Substitute => {}
            // As is what kind of applicant opens a case.
            (Next::Ready, Err(Refusal::ApplicantKindNotAllowed)) if kind == CommandKind::Register => {}
            (Next::Refused(said), Err(found)) => assert_eq!(said, found, "{kind:?} from {chair:?}"),
            // Favourable details may lift what `allowed` was told of none, never the other way round.
            (said, found) => {
                panic!("{kind:?} from {chair:?}: {said:?} but {found:?} at {:?}", world.case.kernel())
            }
        }
    }
}

/// A page says what the office says, but for names that it does not know; nothing is left open.
fn explained(page: &Report, office: &Report) {
    for language in [Language::Chinese, Language::English] {
        for text in [page.message(language), page.help(language)] {
            assert!(!text.contains('{'), "{text}");
        }
    }
    assert_eq!(page.code(), office.code());
    if ![Refusal::NotQualified.code(), Refusal::WrongOutlet.code()].contains(&page.code()) {
        assert_eq!(page, office);
    }
}

/// An outlook as a page gets it: as JSON, in which nobody of the network or of the case is named.
fn crossed(world: &World, outlook: &Outlook) -> Outlook {
    let value = serde_json::to_value(outlook).unwrap();
    names_nobody(world, &value);
    serde_json::from_value(value).unwrap()
}

fn names_nobody(world: &World, value: &serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => fields.values().for_each(|field| names_nobody(world, field)),
        serde_json::Value::Array(all) => all.iter().for_each(|one| names_nobody(world, one)),
        serde_json::Value::String(text) => {
            let person: Option<PersonId> = text.parse().ok();
            assert!(person.is_none_or(|person| world.network.staff(&person).is_none()), "{text}");
        }
        _ => {}
    }
}

/// Dates in an event are what a count from day to day gives.
pub(crate) fn dates_are_right(world: &World, header: &EventHeader) {
    for told in limits_of(&header.event) {
        let limit = &world.item.limits[usize::from(told.limit)];
        let start = start(world, limit).unwrap();
        assert_eq!(told.due.date, world.naive_due(limit, start), "{limit:?} from {start}");
    }
    let (Event::Approved { on_time, .. }
    | Event::Denied { on_time, .. }
    | Event::RejectedAtWindow { on_time, .. }
    | Event::CompletedAtWindow { on_time }) = &header.event
    else {
        return;
    };
    verdict(world, on_time);
}

fn start(world: &World, limit: &Limit) -> Option<NaiveDate> {
    match limit.start {
        Start::Received => world.case.clocks().received(),
        Start::Accepted => world.case.clocks().accepted(),
    }
}

fn verdict(world: &World, on_time: &OnTime) {
    let dues =
        world.item.limits.iter().filter_map(|limit| Some(world.naive_due(limit, start(world, limit)?)));
    let Some(governing) = dues.min() else {
        assert_eq!((on_time.timeliness, &on_time.derivation), (Timeliness::NoLimitKnown, &None));
        return;
    };
    assert_eq!(on_time.derivation.as_ref().unwrap().due, governing);
    match on_time.timeliness {
        Timeliness::OnTime => assert!(world.today() <= governing),
        Timeliness::Late => assert!(world.today() > governing),
        Timeliness::Provisional => assert!(governing > "2026-12-20".parse().unwrap()),
        Timeliness::NoLimitKnown => panic!("a limit is known"),
    }
}
