//! Random walks: random people at random desks give random commands on random days.

use std::collections::BTreeSet;

use banjian::case::kernel::{CommandKind, Desk};
use banjian::case::{Command, Next, NoticeGrounds, Order, allowed};
use banjian::id::PersonId;

use crate::laws;
use crate::world::{Chair, ITEMS, World, name, outlet, person};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(bound).unwrap()).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

const CLERKS: [(&str, &str); 10] = [
    ("zws-w1", "0001"),
    ("zws-w2", "0001"),
    ("zws-w3", "0001"),
    ("zws-t1", "0001"),
    ("card-r1", "0001"),
    ("pension-r1", "0001"),
    ("sup-2", "0001"),
    ("hg-w1", "0002"),
    ("hg-w2", "0002"),
    ("xc-b1", "0006"),
];

/// A seat of somebody who may well belong there.
fn chair(dice: &mut Dice, reviewers: &[PersonId]) -> Chair {
    match dice.below(9) {
        0 => Chair::portal(),
        1 => Chair::supervision(["sup-1", "sup-2", "sup-3", "zws-w2"][dice.below(4)]),
        2..=4 => Chair { desk: Desk::Hall, outlet: None, person: Some(dice.one(reviewers).clone()) },
        _ => {
            let (id, code) = *dice.one(&CLERKS);
            Chair { desk: Desk::Window, outlet: Some(outlet(code)), person: Some(person(id)) }
        }
    }
}

/// The right details, and sometimes others.
fn command(world: &World, dice: &mut Dice, kind: CommandKind) -> Option<Command> {
    Some(match (kind, dice.below(3)) {
        (CommandKind::Receive, 0 | 1) => world.receive(false),
        (CommandKind::Supply, 0) => Command::Supply { materials: Vec::new() },
        (CommandKind::AskSupplement, 0) => {
            Command::AskSupplement { grounds: NoticeGrounds::Old, missing: vec![0] }
        }
        (CommandKind::SendToOutlet, 0) => Command::SendToOutlet { outlet: outlet("0006") },
        _ => world.right(kind)?,
    })
}

/// What the seat can do to bring the case on.
fn onward(world: &World, chair: &Chair) -> Vec<CommandKind> {
    let ends = [
        CommandKind::Withdraw,
        CommandKind::DeclareRecusal,
        CommandKind::RefuseAcceptance,
        CommandKind::RejectAtWindow,
    ];
    let context = world.context(chair, &world.network);
    let ready = |(kind, next)| (next == Next::Ready && !ends.contains(&kind)).then_some(kind);
    allowed(&world.case, &context).into_iter().filter_map(ready).collect()
}

fn walk(seed: u64, seen: &mut Seen) {
    let mut dice = Dice(seed);
    let item = dice.one(&ITEMS).clone();
    let day = *dice.one(&["2026-01-29", "2026-03-02", "2026-04-27", "2026-09-24", "2026-11-16"]);
    let mut world = World::new(item, day);
    let mut reviewers: Vec<PersonId> = world
        .network
        .reviewers(&world.item.category, &world.item.section.value, world.today())
        .take(4)
        .cloned()
        .collect();
    reviewers.extend(["zws-w2", "sup-3", "card-r1"].map(person));
    for _ in 0..50 {
        world.later([0, 0, 0, 1, 1, 3, 9][dice.below(7)]);
        let before = world.headers.len();
        let timer = world.case.next_timer().filter(|_| dice.below(9) == 0);
        if let Some((kind, at)) = timer {
            // Long waits happen.
            world.until(at);
            seen.commands.insert(kind);
            assert_eq!(world.give(&Chair::timer(), &Order::Timer(kind)), Ok(()));
        } else {
            let mut seat = chair(&mut dice, &reviewers);
            laws::advice_is_kept(&world, &seat);
            let mut kind = *dice.one(CommandKind::ALL);
            // Mostly somebody who can take the case on does so.
            if dice.below(8) > 0 {
                for _ in 0..6 {
                    let ready = onward(&world, &seat);
                    if !ready.is_empty() {
                        kind = *dice.one(&ready);
                        break;
                    }
                    seat = chair(&mut dice, &reviewers);
                }
            }
            if let Some(command) = command(&world, &mut dice, kind)
                && world.give(&seat, &Order::Command(&command)).is_ok()
            {
                seen.commands.insert(kind);
            }
        }
        let new: Vec<_> = world.headers[before..].to_vec();
        for header in &new {
            laws::dates_are_right(&world, header);
            seen.events.insert(name(header));
        }
        if !new.is_empty() {
            let profile = world.case.kernel().unwrap().profile;
            seen.profiles.insert((profile.lane, profile.deliverable));
            if world.case.kernel().unwrap().stage == banjian::case::kernel::Stage::Closed {
                seen.closed.insert((profile.lane, profile.deliverable));
            }
        }
        laws::hold(&world);
    }
}

use banjian::case::kernel::Deliverable;
use banjian::catalog::item::Lane;

#[derive(Debug, Default)]
struct Seen {
    closed: BTreeSet<(Lane, Deliverable)>,
    commands: BTreeSet<CommandKind>,
    events: BTreeSet<String>,
    profiles: BTreeSet<(Lane, Deliverable)>,
}

/// What only the office or a situation brings about.
const NOT_IN_WALKS: [&str; 3] = ["escalated", "linked", "substituted"];

/// Every event there is.
const EVENTS: [&str; 33] = [
    "accepted",
    "acceptance-refused",
    "approved",
    "archived",
    "co-signed",
    "completed-at-window",
    "deemed-accepted",
    "denied",
    "document-made",
    "escalated",
    "handed-over",
    "lease-ended",
    "linked",
    "overdue-proposed",
    "proposed",
    "received",
    "received-at-outlet",
    "recused",
    "registered",
    "rejected-at-window",
    "reminded",
    "returned",
    "returned-to-maker",
    "sent-to-outlet",
    "sent-to-review",
    "served",
    "substituted",
    "supplement-asked",
    "supplied",
    "supplied-partly",
    "taken",
    "terminated",
    "withdrawn",
];

#[test]
fn every_law_holds_on_random_walks_and_they_go_everywhere() {
    let mut seen = Seen::default();
    for seed in 0..600 {
        walk(seed, &mut seen);
    }
    let beside: BTreeSet<&str> = EVENTS
        .iter()
        .copied()
        .filter(|name| !seen.events.contains(*name) && !NOT_IN_WALKS.contains(name))
        .collect();
    assert!(beside.is_empty(), "events that no walk brought about: {beside:?}");
    assert!(seen.events.iter().all(|name| EVENTS.contains(&name.as_str())), "{:?}", seen.events);
    let directed = [CommandKind::Escalate, CommandKind::Substitute];
    let never: Vec<_> = CommandKind::ALL
        .iter()
        .filter(|kind| !seen.commands.contains(kind) && !directed.contains(kind))
        .collect();
    assert!(never.is_empty(), "commands that no walk gave: {never:?}");
    assert_eq!((seen.profiles.len(), seen.closed.len()), (6, 6), "{seen:?}");
}
