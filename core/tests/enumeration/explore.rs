//! Visits every reachable state, holds it against the invariants, and looks for deadlocks and hangs.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt;

use banjian::case::kernel::{
    Change, Clock, CommandKind, Cosign, Custody, Deliverable, Desk, Escalation, Hand, Kernel, Lease,
    Materials, Outcome, Profile, Stage, SupplementPause, Validity,
};
use banjian::catalog::item::{Lane, ReviewTier, Start};

use super::world::{Mover, Mutation, Person, Step, World};

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) states: usize,
    pub(crate) edges: usize,
    pub(crate) violations: BTreeMap<&'static str, usize>,
    pub(crate) deadlocks: usize,
    pub(crate) hangs: usize,
    /// Escalated states from which a new posting does not lead to an end.
    pub(crate) lost_escalations: usize,
    /// Stage, desk and command of every edge of the kernel.
    pub(crate) kernel_edges: BTreeSet<(Stage, Option<Mover>, CommandKind)>,
    pub(crate) stages: BTreeSet<Stage>,
    pub(crate) custodies: BTreeSet<Custody>,
    pub(crate) clocks: BTreeSet<Clock>,
}

impl Findings {
    pub(crate) fn count(&self) -> usize {
        self.violations.values().sum()
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.states += other.states;
        self.edges += other.edges;
        self.deadlocks += other.deadlocks;
        self.hangs += other.hangs;
        self.lost_escalations += other.lost_escalations;
        self.kernel_edges.extend(other.kernel_edges);
        self.stages.extend(other.stages);
        self.custodies.extend(other.custodies);
        self.clocks.extend(other.clocks);
        for (name, count) in other.violations {
            *self.violations.entry(name).or_default() += count;
        }
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} states, {} edges, {} violations, {} deadlocks, {} hangs, {} escalations that lead nowhere",
            self.states,
            self.edges,
            self.count(),
            self.deadlocks,
            self.hangs,
            self.lost_escalations
        )?;
        for (name, count) in &self.violations {
            write!(f, "; {name}: {count}")?;
        }
        Ok(())
    }
}

/// Every profile that an item can give a case.
pub(crate) fn profiles() -> Vec<Profile> {
    let mut profiles = Vec::new();
    for lane in [Lane::AtWindow, Lane::Live, Lane::Committed] {
        for deliverable in [Deliverable::Nothing, Deliverable::Document] {
            for review in [ReviewTier::Single, ReviewTier::Double] {
                for (clock_start, supplement_pause) in
                    [(Start::Received, SupplementPause::Allowed), (Start::Accepted, SupplementPause::Never)]
                {
                    if lane != Lane::AtWindow || review == ReviewTier::Single {
                        profiles.push(Profile { clock_start, deliverable, lane, review, supplement_pause });
                    }
                }
            }
        }
    }
    profiles
}

/// Explores one profile with a handful of people.
pub(crate) fn explore(profile: Profile, people: &[Person], mutation: Mutation) -> Findings {
    let mut findings = Findings::default();
    let start = World::new(Kernel::draft(profile), people);
    let mut numbers: HashMap<World, u32> = HashMap::from([(start.clone(), 0)]);
    let mut queue = VecDeque::from([(0_u32, start)]);
    // Edges by staff and timers, backwards; and the states that are an end or openly escalated.
    let mut by_ourselves: Vec<(u32, u32)> = Vec::new();
    let mut settled: Vec<u32> = Vec::new();
    let mut escalated: BTreeSet<Kernel> = BTreeSet::new();
    while let Some((number, world)) = queue.pop_front() {
        findings.stages.insert(world.kernel.stage);
        findings.custodies.insert(world.kernel.custody);
        findings.clocks.insert(world.kernel.clock);
        for name in broken_in_state(&world) {
            *findings.violations.entry(name).or_default() += 1;
        }
        let steps = world.steps(mutation);
        if steps.is_empty() && !world.kernel.stage.is_end() {
            findings.deadlocks += 1;
        }
        if world.kernel.stage.is_end() || world.kernel.escalation != Escalation::No {
            settled.push(number);
        }
        if world.kernel.escalation != Escalation::No {
            escalated.insert(world.kernel);
        }
        for step in steps {
            findings.edges += 1;
            if let Some(command) = step.command {
                findings.kernel_edges.insert((world.kernel.stage, Some(step.mover), command));
            }
            for name in broken_in_step(&world, &step) {
                *findings.violations.entry(name).or_default() += 1;
            }
            let ours = step.command != Some(CommandKind::DeclareRecusal)
                && matches!(step.mover, Mover::Staff(_) | Mover::Timer);
            let next = match numbers.get(&step.next) {
                Some(next) => *next,
                None => {
                    let next = u32::try_from(numbers.len()).expect("fewer than 2^32 states");
                    numbers.insert(step.next.clone(), next);
                    queue.push_back((next, step.next));
                    next
                }
            };
            if ours && next != number {
                by_ourselves.push((next, number));
            }
        }
    }
    findings.states = numbers.len();
    findings.hangs = hangs(numbers.len(), by_ourselves, settled);
    findings.lost_escalations = escalated.iter().filter(|kernel| !leads_on(**kernel)).count();
    findings
}

/// How many states cannot reach an end or an open escalation by staff and timers alone.
fn hangs(states: usize, mut backwards: Vec<(u32, u32)>, mut settled: Vec<u32>) -> usize {
    backwards.sort_unstable();
    backwards.dedup();
    let mut reaches = vec![false; states];
    for state in &settled {
        reaches[*state as usize] = true;
    }
    while let Some(state) = settled.pop() {
        let from = backwards.partition_point(|(target, _)| *target < state);
        for (_, source) in backwards[from..].iter().take_while(|(target, _)| *target == state) {
            if !reaches[*source as usize] {
                reaches[*source as usize] = true;
                settled.push(*source);
            }
        }
    }
    reaches.iter().filter(|reaches| !**reaches).count()
}

/// Whether an escalated case comes to an end once new people are posted, without the applicant.
fn leads_on(kernel: Kernel) -> bool {
    let mut seen = BTreeSet::new();
    let mut queue = vec![World::new(kernel, &[Person::FRESH; 4])];
    while let Some(world) = queue.pop() {
        if world.kernel.stage.is_end() {
            return true;
        }
        for step in world.steps(Mutation::None) {
            let ours = step.command.is_some_and(|command| command != CommandKind::DeclareRecusal)
                && matches!(step.mover, Mover::Staff(_) | Mover::Timer);
            if ours && seen.insert((step.next.kernel, step.next.people.clone())) {
                queue.push(step.next);
            }
        }
    }
    false
}

fn broken_in_state(world: &World) -> Vec<&'static str> {
    let kernel = &world.kernel;
    let reviewed = kernel.profile.lane != Lane::AtWindow;
    let both = |a, b| world.people.iter().any(|person| person.hands.has(a) && person.hands.has(b));
    let review_hands = world.people.iter().filter(|person| person.hands.has(Hand::Review)).count();
    let mut broken = Vec::new();
    let mut hold = |name, holds: bool| {
        if !holds {
            broken.push(name);
        }
    };
    hold("I1 window and review in one person", !both(Hand::Window, Hand::Review));
    hold(
        "I12 supervision by a person who handled the case, or the other way round",
        !both(Hand::Supervision, Hand::Window) && !both(Hand::Supervision, Hand::Review),
    );
    hold("I2 an item of the window in review", reviewed || kernel.stage != Stage::UnderReview);
    hold(
        "I3 in force without an approval",
        kernel.validity != Validity::InForce || kernel.outcome == Outcome::Approved,
    );
    hold(
        "I4 a clock runs in an end",
        !kernel.stage.is_end() || matches!(kernel.clock, Clock::Off | Clock::Stopped),
    );
    hold(
        "I5 a document for an item that has none",
        kernel.profile.deliverable == Deliverable::Document || kernel.custody == Custody::None,
    );
    let needed = usize::from(kernel.profile.reviewers());
    hold("I8 decided without the reviewers", kernel.outcome == Outcome::Undecided || review_hands >= needed);
    hold(
        "I9 a pause without a legal cause",
        kernel.clock != Clock::PausedSupplement
            || kernel.profile.supplement_pause == SupplementPause::Allowed,
    );
    hold(
        "a lease without its holder",
        kernel.lease == Lease::Free || world.people.iter().any(|person| person.holds),
    );
    broken
}

/// A window clerk's first act on a case left too few people who may review it, and nobody was told.
fn used_up(world: &World, step: &Step) -> bool {
    let may_review = |person: &&Person| {
        let clean = !person.hands.has(Hand::Window) && !person.hands.has(Hand::Supervision);
        clean && person.posted && !person.recused && !person.in_training
    };
    let left = |world: &World| world.people.iter().filter(may_review).count();
    let needed = usize::from(world.kernel.profile.reviewers());
    let review_ahead = step.next.kernel.stage.is_before_decision();
    let told = step.changes.contains(&Change::Escalated(Escalation::Reviewer));
    let by_a_window = step.mover == Mover::Staff(Desk::Window);
    by_a_window && review_ahead && !told && left(world) >= needed && left(&step.next) < needed
}

fn broken_in_step(world: &World, step: &Step) -> Vec<&'static str> {
    let before = &world.kernel;
    let reviewed = before.profile.lane != Lane::AtWindow;
    let mut broken = Vec::new();
    let mut hold = |name, holds: bool| {
        if !holds {
            broken.push(name);
        }
    };
    for change in &step.changes {
        match change {
            Change::Approved | Change::Denied => {
                hold(
                    "I8 a decision not made in the hall",
                    reviewed && step.mover == Mover::Staff(Desk::Hall),
                );
                let signers_differ = before.profile.review == ReviewTier::Single
                    || step.actor.is_some_and(|person| !person.proposed);
                hold("I11 one person signed twice", signers_differ);
                let complete = *change == Change::Denied || before.materials == Materials::Complete;
                hold("I6 a plain approval with missing material", complete);
            }
            Change::CompletedAtWindow => {
                hold("I6 a plain approval with missing material", before.materials == Materials::Complete);
                hold(
                    "I3 completed by somebody who is not a window clerk",
                    step.mover == Mover::Staff(Desk::Window),
                );
                hold("I8 a reviewed case completed at the window", !reviewed);
            }
            Change::CoSigned => {
                let other = step.actor.is_some_and(|person| !person.received && !person.of_bank);
                hold(
                    "I13 co-signed by the receiver, or not by the bureau",
                    other && before.cosign == Cosign::Wanted,
                );
            }
            Change::Terminated | Change::Withdrawn => {
                let by_a_person = !matches!(step.mover, Mover::Timer);
                hold("a machine ended a case", by_a_person);
            }
            _ => {}
        }
    }
    let a_touch = step.command.is_some_and(|command| command != CommandKind::DeclareRecusal);
    hold("roster: the window used up the reviewers", !(a_touch && used_up(world, step)));
    if let Some(person) = step.actor {
        let of_the_bureau = step.command.is_some_and(|command| {
            matches!(
                command,
                CommandKind::RefuseAcceptance
                    | CommandKind::RejectAtWindow
                    | CommandKind::ConfirmOverdue
                    | CommandKind::CoSign
            )
        });
        hold("a bank did what is the bureau's", !(of_the_bureau && person.of_bank));
        let acts = step
            .command
            .is_some_and(|command| !matches!(command, CommandKind::DeclareRecusal | CommandKind::Escalate));
        hold("a recused person acted", !(acts && person.recused));
    }
    broken
}
