//! Situations that no random walk comes to: escalation, substitutes, linked cases, pauses on the worklist.

use std::collections::BTreeSet;

use banjian::case::kernel::CommandKind;
use banjian::case::row::List;
use banjian::case::{Command, Event, EventHeader, Order, Refusal, project};
use banjian::id::CaseId;

use crate::laws;
use crate::world::{CARD, Chair, ITEMS, RETIREMENT, World, item, name, person, register, w1};

/// Everybody who could review a card case.
const REVIEWERS: [&str; 5] = ["card-r1", "card-r2", "card-r3", "sup-3", "zws-w2"];

#[test]
fn nobody_left_is_escalated_and_a_substitute_takes_it_on() {
    let mut world = World::under_review(item(CARD), "2026-03-02");
    world.parties = REVIEWERS.map(person).to_vec();
    world.must(&Chair::timer(), &Command::Escalate {});
    assert_eq!(project(&world.case).unwrap().list, List::Escalated);
    laws::hold(&world);
    let superior = Chair::supervision("sup-1");
    let name_r2 = Command::Substitute { person: person("card-r2") };
    assert_eq!(world.refused(&superior, &name_r2), Refusal::SubstituteUnfit);
    world.parties.clear();
    world.must(&superior, &name_r2);
    assert_eq!(world.case.lease().unwrap().holder, person("card-r2"));
    world.must(&Chair::hall("card-r2"), &Command::Approve { basis: "law".into() });
    laws::hold(&world);
    let names: BTreeSet<String> = world.headers.iter().map(name).collect();
    assert!(names.contains("escalated") && names.contains("substituted"));
    // The superior has an S hand and never handles the case.
    assert_eq!(world.headers.iter().filter(|header| header.hand.is_some()).count(), 5);
}

#[test]
fn receipt_goes_through_and_escalates_where_too_few_reviewers_are_left() {
    let mut world = World::new(item(RETIREMENT), "2026-03-02");
    world.parties = ["pension-r1", "pension-r2", "pension-r3", "sup-3"].map(person).to_vec();
    let receive = world.receive(true);
    let clerk = Chair::window("zws-w2", "0001");
    world.must(&clerk, &register()).must(&clerk, &receive);
    let names: Vec<String> = world.headers.iter().map(name).collect();
    assert_eq!(names, ["registered", "received", "escalated"]);
    laws::hold(&world);
}

#[test]
fn a_later_case_is_linked_and_withdrawing_resets_nothing() {
    let mut first = World::under_review(item(CARD), "2026-03-02");
    first.must(&Chair::hall("zws-w2"), &Command::Take {});
    first.must(&Chair::portal(), &Command::Withdraw {});
    let second = CaseId::from_bytes([9; 16]);
    let last = first.headers.last().unwrap();
    let linked = EventHeader { event: Event::Linked { case: second }, by: None, hand: None, ..last.clone() };
    first.apply(linked);
    assert_eq!(first.case.linked(), [second]);
    laws::hold(&first);
    let mut again = World::received(item(CARD), "2026-03-03");
    again.linked = vec![first.case.clone()];
    let clerk = Chair::window("zws-w2", "0001");
    assert_eq!(again.refused(&clerk, &Command::Accept {}), Refusal::ReviewerMayNotWorkTheWindow);
    laws::hold(&again);
}

/// While a supplement pauses a limit the worklist shows no date for it; one that runs on is shown.
#[test]
fn a_paused_limit_is_due_on_no_day() {
    let two = ITEMS.last().unwrap().clone();
    for (item, runs_on) in [(item(CARD), None), (two, Some("2026-03-16"))] {
        let mut world = World::under_review(item, "2026-03-02");
        world.must(&Chair::hall("card-r1"), &Command::Take {});
        assert_eq!(project(&world.case).unwrap().due.unwrap().to_string(), "2026-03-16");
        world.later(1);
        let ask = world.right(CommandKind::AskSupplement).unwrap();
        world.must(&Chair::hall("card-r1"), &ask);
        let due = project(&world.case).unwrap().due.map(|due| due.to_string());
        assert_eq!(due.as_deref(), runs_on);
        // 4 and 5 March are paused, both working days; the days of asking and supplying count as run.
        world.later(3);
        let supply = world.right(CommandKind::Supply).unwrap();
        world.must(&Chair::portal(), &supply);
        let limits: Vec<String> =
            world.case.clocks().limits().iter().map(|limit| limit.due.date.to_string()).collect();
        assert_eq!(limits[0], "2026-03-18");
        assert_eq!(limits.get(1).map(String::as_str), runs_on);
        laws::hold(&world);
    }
}

/// A timer run late, or twice, does the same.
#[test]
fn timers_are_data() {
    let mut world = World::received(item(CARD), "2026-03-02");
    let (kind, at) = world.case.next_timer().unwrap();
    assert_eq!((kind, at.to_rfc3339().as_str()), (CommandKind::DeemAccepted, "2026-03-09T16:00:00+00:00"));
    world.later(40);
    assert_eq!(world.give(&Chair::timer(), &Order::Timer(kind)), Ok(()));
    // However late, it counts from the day of receipt.
    assert_eq!(world.case.clocks().limits()[0].due.date.to_string(), "2026-03-16");
    assert_eq!(world.give(&Chair::timer(), &Order::Timer(kind)), Err(Refusal::NotAtThisStage));
    // And nobody fires one from a desk.
    assert_eq!(world.give(&w1(), &Order::Timer(CommandKind::Remind)), Err(Refusal::OnlyTheOfficeMay));
}
