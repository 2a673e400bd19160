//! The kernel that ships, enumerated whole: every state that two or three people, an applicant, timers,
//! recusals and ended postings can bring about. Three people take an optimised build; four take `make enumerate`.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops where the model does not fit itself"
)]

mod enumeration {
    pub(crate) mod explore;
    pub(crate) mod world;
}

use std::collections::BTreeSet;

use banjian::case::kernel::{Clock, CommandKind, Custody, Stage};
use enumeration::explore::{Findings, explore, profiles};
use enumeration::world::{Mutation, Person};

fn everything(people: &[Person], mutation: Mutation) -> Findings {
    let mut all = Findings::default();
    for profile in profiles() {
        all.add(explore(profile, people, mutation));
    }
    all
}

/// Everybody of the bureau and qualified; one in training; one of a bank.
fn casts(count: usize) -> Vec<Vec<Person>> {
    let with = |first| {
        let mut people = vec![Person::FRESH; count];
        people[0] = first;
        people
    };
    let mut casts = vec![with(Person::FRESH), with(Person::TRAINEE)];
    if count < 3 {
        casts.push(with(Person::BANK));
    }
    casts
}

fn holds_for(count: usize) -> Findings {
    let mut all = Findings::default();
    for people in casts(count) {
        let found = everything(&people, Mutation::None);
        let some = |is: fn(&Person) -> bool| people.iter().filter(|person| is(person)).count();
        let (trainees, of_bank) = (some(|person| person.in_training), some(|person| person.of_bank));
        println!("{count} people, {trainees} in training, {of_bank} of a bank: {found}");
        assert_eq!(
            (found.count(), found.deadlocks, found.hangs, found.lost_escalations),
            (0, 0, 0, 0),
            "{found}"
        );
        all.add(found);
    }
    all
}

#[test]
fn two_people() {
    holds_for(2);
}

#[test]
#[cfg_attr(debug_assertions, ignore = "minutes without optimisation; `make test` runs it with")]
fn three_people_and_every_command_is_enabled_somewhere() {
    let found = holds_for(3);
    let fired: BTreeSet<CommandKind> = found.kernel_edges.iter().map(|(_, _, command)| *command).collect();
    let never: Vec<_> =
        CommandKind::ALL.iter().filter(|c| **c != CommandKind::Register && !fired.contains(c)).collect();
    assert!(never.is_empty(), "never enabled: {never:?}");
    assert_eq!(found.stages.iter().copied().collect::<Vec<_>>(), Stage::ALL);
    assert_eq!(found.custodies.iter().copied().collect::<Vec<_>>(), Custody::ALL);
    assert_eq!(found.clocks.iter().copied().collect::<Vec<_>>(), Clock::ALL);
}

#[test]
#[ignore = "minutes and gigabytes; run by `make enumerate`"]
fn four_people() {
    holds_for(4);
}

/// A guard that can be taken away without anything breaking is no guard.
#[test]
#[cfg_attr(debug_assertions, ignore = "minutes without optimisation; `make test` runs it with")]
fn every_mutation_breaks_something() {
    let broken = |mutation, count: usize| {
        let mut all = Findings::default();
        for people in casts(count).iter().take(if count > 2 { 1 } else { 3 }) {
            all.add(everything(people, mutation));
        }
        println!("{mutation:?}: {all}");
        all
    };
    for (mutation, count, invariant) in [
        (Mutation::AcceptorMayReview, 2, "I1 "),
        (Mutation::ReviewerMayWorkTheWindow, 2, "I1 "),
        (Mutation::SupervisorMayHandle, 3, "I12"),
        (Mutation::HandlerMaySupervise, 2, "I12"),
        (Mutation::SecondReviewerMayBeTheFirst, 2, "I11"),
        (Mutation::CosignerMayBeTheReceiver, 2, "I13"),
        (Mutation::RecusedMayAct, 2, "a recused person acted"),
        (Mutation::BankMayRefuse, 2, "a bank"),
        (Mutation::NoRosterGuard, 2, "roster"),
    ] {
        let found = broken(mutation, count);
        assert!(found.violations.keys().any(|name| name.starts_with(invariant)), "{mutation:?}: {found}");
    }
    assert!(
        broken(Mutation::NoSupplementTimer, 2).hangs > 0,
        "without the timer of the supplement cases hang"
    );
    assert!(broken(Mutation::NoLeaseTimer, 2).hangs > 0, "without the timer of the lease cases hang");
}
