//! The model around the kernel: a handful of people who hold every account, an applicant, timers.

use banjian::case::kernel::{
    Author, Authority, Bar, Change, CommandKind, Desk, Escalation, Facts, Hand, Hands, Holder, Kernel, Lease,
    Papers, Posting, Proposal, Qualification, Reserve, Stage, decide,
};

/// One of the people of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "a model's person is what is true of them")]
pub(crate) struct Person {
    pub(crate) hands: Hands,
    pub(crate) posted: bool,
    pub(crate) recused: bool,
    pub(crate) holds: bool,
    pub(crate) received: bool,
    pub(crate) proposed: bool,
    pub(crate) in_training: bool,
    pub(crate) of_bank: bool,
}

impl Person {
    pub(crate) const FRESH: Self = Self {
        hands: Hands::NONE,
        posted: true,
        recused: false,
        holds: false,
        received: false,
        proposed: false,
        in_training: false,
        of_bank: false,
    };
    pub(crate) const TRAINEE: Self = Self { in_training: true, ..Self::FRESH };
    pub(crate) const BANK: Self = Self { of_bank: true, ..Self::FRESH };

    fn facts(self, desk: Desk, mutation: Mutation) -> Facts {
        let mut facts = Facts::favourable(desk);
        facts.hands = self.hands;
        facts.bar = if self.recused { Bar::Recused } else { Bar::None };
        facts.posting = if self.posted { Posting::Posted } else { Posting::NotPosted };
        facts.qualification =
            if self.in_training { Qualification::InTraining } else { Qualification::Qualified };
        facts.authority = if self.of_bank { Authority::BankWithin } else { Authority::Bureau };
        facts.holder = if self.holds { Holder::This } else { Holder::Other };
        facts.receiver = if self.received { Author::This } else { Author::Other };
        facts.proposer = if self.proposed { Author::This } else { Author::Other };
        lie(&mut facts, mutation);
        facts
    }
}

/// The guard or timer that is taken away, to see that something breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mutation {
    None,
    AcceptorMayReview,
    ReviewerMayWorkTheWindow,
    SupervisorMayHandle,
    HandlerMaySupervise,
    SecondReviewerMayBeTheFirst,
    CosignerMayBeTheReceiver,
    RecusedMayAct,
    BankMayRefuse,
    NoRosterGuard,
    NoSupplementTimer,
    NoLeaseTimer,
}

/// A state of case and people. People are kept sorted: they differ only by what they did.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct World {
    pub(crate) kernel: Kernel,
    pub(crate) people: Vec<Person>,
}

/// Who makes a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Mover {
    Applicant,
    Staff(Desk),
    Timer,
    Roster,
}

/// A move and what it leads to.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) mover: Mover,
    pub(crate) command: Option<CommandKind>,
    pub(crate) actor: Option<Person>,
    pub(crate) changes: Vec<Change>,
    pub(crate) next: World,
}

const SEATS: [Desk; 3] = [Desk::Window, Desk::Hall, Desk::Supervision];

impl World {
    pub(crate) fn new(kernel: Kernel, people: &[Person]) -> Self {
        let mut world = Self { kernel, people: people.to_vec() };
        world.people.sort_unstable();
        world
    }

    /// Every move that is possible from here.
    pub(crate) fn steps(&self, mutation: Mutation) -> Vec<Step> {
        let mut steps = Vec::new();
        self.applicant(&mut steps);
        self.timers(mutation, &mut steps);
        if self.kernel.stage.is_end() && self.kernel.stage != Stage::NotAccepted {
            return steps;
        }
        for (index, person) in self.people.iter().enumerate() {
            if index > 0 && self.people.get(index - 1) == Some(person) {
                continue;
            }
            if person.posted {
                self.roster(index, |person| person.posted = false, &mut steps);
            }
            if person.in_training {
                self.roster(index, |person| person.in_training = false, &mut steps);
            }
            for desk in SEATS {
                for command in CommandKind::ALL {
                    if command.is_for(desk) {
                        self.staff(index, desk, *command, mutation, &mut steps);
                    }
                }
            }
        }
        steps
    }

    fn roster(&self, index: usize, change: fn(&mut Person), steps: &mut Vec<Step>) {
        let mut next = self.clone();
        change(&mut next.people[index]);
        next.people.sort_unstable();
        steps.push(Step { mover: Mover::Roster, command: None, actor: None, changes: Vec::new(), next });
    }

    fn applicant(&self, steps: &mut Vec<Step>) {
        for command in [CommandKind::Supply, CommandKind::Withdraw] {
            for papers in [Papers::Complete, Papers::Short] {
                let facts = Facts { papers, ..Facts::favourable(Desk::Portal) };
                if let Ok(changes) = decide(&self.kernel, command, &facts) {
                    self.push(Mover::Applicant, command, None, changes.iter().collect(), None, steps);
                }
            }
        }
    }

    fn timers(&self, mutation: Mutation, steps: &mut Vec<Step>) {
        for command in CommandKind::ALL.iter().copied().filter(|command| command.is_timer()) {
            let supplement = matches!(command, CommandKind::Remind | CommandKind::ProposeOverdue)
                && self.kernel.stage.is_before_decision();
            if (mutation == Mutation::NoSupplementTimer && supplement)
                || (mutation == Mutation::NoLeaseTimer && command == CommandKind::ExpireLease)
            {
                continue;
            }
            if let Ok(changes) = decide(&self.kernel, command, &Facts::favourable(Desk::Timer)) {
                self.push(Mover::Timer, command, None, changes.iter().collect(), None, steps);
            }
        }
        if let Ok(changes) = self.escalation(Facts::favourable(Desk::Timer), mutation) {
            self.push(Mover::Timer, CommandKind::Escalate, None, changes, None, steps);
        }
    }

    fn escalation(&self, facts: Facts, mutation: Mutation) -> Result<Vec<Change>, ()> {
        if self.kernel.wanted_post() == Escalation::No {
            return Err(());
        }
        let everybody = self.people.iter().enumerate().flat_map(|(index, person)| {
            SEATS.into_iter().map(move |desk| Facts {
                reserve: self.reserve(index, mutation),
                ..person.facts(desk, mutation)
            })
        });
        let facts = Facts { vacancy: self.kernel.vacancy(everybody), ..facts };
        decide(&self.kernel, CommandKind::Escalate, &facts)
            .map(|changes| changes.iter().collect())
            .map_err(|_| ())
    }

    fn reserve(&self, actor: usize, mutation: Mutation) -> Reserve {
        if mutation == Mutation::NoRosterGuard {
            return Reserve::Enough;
        }
        let others = self.people.iter().enumerate().filter(|(index, _)| *index != actor);
        self.kernel.reserve(others.map(|(_, person)| person.facts(Desk::Hall, Mutation::None)))
    }

    fn staff(
        &self,
        index: usize,
        desk: Desk,
        command: CommandKind,
        mutation: Mutation,
        steps: &mut Vec<Step>,
    ) {
        let person = self.people[index];
        let facts = Facts { reserve: self.reserve(index, mutation), ..person.facts(desk, mutation) };
        let mover = Mover::Staff(desk);
        match command {
            CommandKind::Receive | CommandKind::Supply => {
                for papers in [Papers::Complete, Papers::Short] {
                    if let Ok(changes) = decide(&self.kernel, command, &Facts { papers, ..facts }) {
                        self.push(mover, command, Some(index), changes.iter().collect(), None, steps);
                    }
                }
            }
            CommandKind::Escalate => {
                if let Ok(changes) = self.escalation(facts, mutation) {
                    self.push(mover, command, Some(index), changes, None, steps);
                }
            }
            CommandKind::Substitute => {
                for (target, named) in self.people.iter().enumerate().filter(|(target, _)| *target != index) {
                    let substitute = self.kernel.substitute(&named.facts(Desk::Hall, mutation));
                    if let Ok(changes) = decide(&self.kernel, command, &Facts { substitute, ..facts }) {
                        self.push(mover, command, Some(index), changes.iter().collect(), Some(target), steps);
                    }
                }
            }
            _ => {
                if let Ok(changes) = decide(&self.kernel, command, &facts) {
                    self.push(mover, command, Some(index), changes.iter().collect(), None, steps);
                }
            }
        }
    }

    fn push(
        &self,
        mover: Mover,
        command: CommandKind,
        actor: Option<usize>,
        changes: Vec<Change>,
        target: Option<usize>,
        steps: &mut Vec<Step>,
    ) {
        let mut next = self.clone();
        if let (Some(index), Mover::Staff(desk)) = (actor, mover)
            && let Some(hand) = command.hand(desk)
        {
            let hands = next.people[index].hands;
            next.people[index].hands = hands.and(hand);
        }
        for change in &changes {
            next.kernel = next.kernel.apply(*change);
            if let Some(index) = actor {
                match change {
                    Change::Received(..) => next.people[index].received = true,
                    Change::Taken => next.people[index].holds = true,
                    Change::Recused => next.people[index].recused = true,
                    Change::Proposed(_) => {
                        next.people.iter_mut().for_each(|person| person.proposed = false);
                        next.people[index].proposed = true;
                    }
                    Change::Substituted if next.kernel.lease == Lease::Held => {
                        if let Some(target) = target {
                            next.people[target].holds = true;
                        }
                    }
                    _ => {}
                }
            }
        }
        if next.kernel.lease == Lease::Free {
            next.people.iter_mut().for_each(|person| person.holds = false);
        }
        if next.kernel.proposal == Proposal::Open || next.kernel.stage == Stage::Decided {
            next.people.iter_mut().for_each(|person| person.proposed = false);
        }
        if next.kernel.cosign != banjian::case::kernel::Cosign::Wanted {
            next.people.iter_mut().for_each(|person| person.received = false);
        }
        next.people.sort_unstable();
        let actor = actor.map(|index| self.people[index]);
        steps.push(Step { mover, command: Some(command), actor, changes, next });
    }
}

/// A guard is taken away by telling the kernel a lie about the person.
fn lie(facts: &mut Facts, mutation: Mutation) {
    let without = |hands: Hands, hand: Hand| {
        [Hand::Window, Hand::Review, Hand::Supervision]
            .into_iter()
            .filter(|other| *other != hand && hands.has(*other))
            .fold(Hands::NONE, Hands::and)
    };
    match mutation {
        Mutation::AcceptorMayReview if facts.desk == Desk::Hall => {
            facts.hands = without(facts.hands, Hand::Window);
        }
        Mutation::ReviewerMayWorkTheWindow if facts.desk == Desk::Window => {
            facts.hands = without(facts.hands, Hand::Review);
        }
        Mutation::SupervisorMayHandle if facts.desk != Desk::Supervision => {
            facts.hands = without(facts.hands, Hand::Supervision);
        }
        Mutation::HandlerMaySupervise if facts.desk == Desk::Supervision => {
            facts.hands = without(without(facts.hands, Hand::Window), Hand::Review);
        }
        Mutation::SecondReviewerMayBeTheFirst => facts.proposer = Author::Other,
        Mutation::CosignerMayBeTheReceiver => facts.receiver = Author::Other,
        Mutation::RecusedMayAct => facts.bar = Bar::None,
        Mutation::BankMayRefuse => facts.authority = Authority::Bureau,
        _ => {}
    }
}
