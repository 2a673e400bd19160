//! Finds the kernel's facts: from the case's ledgers, the network's postings and the command's papers.

use chrono::NaiveDate;

use super::command::{Command, Paper};
use super::context::{Context, Order};
use super::kernel::{
    Author, Authority, Bar, CommandKind, Desk, Escalation, Facts, Grounds, Hand, Hands, Holder, Kernel,
    Papers, Posting, Qualification, Reserve, Substitute, Term,
};
use super::ledger::{Case, Opened};
use crate::calendar::civil_day;
use crate::id::{OutletCode, PersonId};
use crate::network::{Employer, Place, Post, WindowWork};

/// Resolves facts about one case.
pub(super) struct Resolver<'a> {
    pub(super) case: &'a Case,
    pub(super) opened: &'a Opened,
    pub(super) context: &'a Context<'a>,
    pub(super) today: NaiveDate,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(case: &'a Case, opened: &'a Opened, context: &'a Context<'a>) -> Self {
        Self { case, opened, context, today: civil_day(context.now.instant()) }
    }

    /// The facts of an order. What the order does not look at stays favourable.
    pub(super) fn facts(&self, order: &Order<'_>) -> Facts {
        let seat = self.context.seat;
        let kind = order.kind();
        let mut facts = match seat.person {
            Some(person) => self.person(person, seat.desk, kind),
            None => Facts::favourable(seat.desk),
        };
        if let Order::Timer(timer) = order {
            facts.term = self.term(*timer);
        }
        let kernel = &self.opened.kernel;
        if let Order::Command(command) = order {
            self.command(command, &mut facts);
        }
        if kind == CommandKind::Escalate {
            facts.vacancy = self.vacancy(kernel);
        }
        let new_window_hand = kind.hand(seat.desk) == Some(Hand::Window) && !facts.hands.has(Hand::Window);
        let review_ahead = kernel.profile.reviewers() > 0 && kernel.stage.is_before_decision();
        if new_window_hand && review_ahead {
            facts.reserve = self.reserve(kernel);
        }
        facts
    }

    /// What is true of a person at a desk.
    fn person(&self, person: &PersonId, desk: Desk, kind: CommandKind) -> Facts {
        let network = self.context.network;
        let item = self.context.item;
        let posted =
            match desk {
                Desk::Window => self.context.seat.outlet.is_some_and(|outlet| {
                    network.at_window(person, outlet, work(kind), self.today).is_posted()
                }),
                Desk::Hall => {
                    let section = Place::Section(self.opened.section.clone());
                    network.posted(person, Post::Reviewer, &section, self.today).is_posted()
                }
                Desk::Supervision => {
                    network.posted(person, Post::Supervisor, &Place::Hall, self.today).is_posted()
                }
                Desk::Portal | Desk::Timer => true,
            };
        let qualified = desk == Desk::Supervision || network.qualified(person, &item.category, self.today);
        self.known(person, desk, posted, qualified)
    }

    /// The facts of a person whose posting and qualification are known.
    fn known(&self, person: &PersonId, desk: Desk, posted: bool, qualified: bool) -> Facts {
        let network = self.context.network;
        let same = |known: Option<&PersonId>| known == Some(person);
        let party =
            self.case.parties_on_staff.contains(person) || self.context.parties_on_staff.contains(person);
        Facts {
            hands: self.hands(person),
            bar: match party {
                true => Bar::Party,
                false if self.case.barred.contains(person) => Bar::Recused,
                false => Bar::None,
            },
            posting: if posted { Posting::Posted } else { Posting::NotPosted },
            qualification: if qualified { Qualification::Qualified } else { Qualification::InTraining },
            authority: match network.staff(person).map(|staff| staff.employer) {
                Some(Employer::Bureau) => Authority::Bureau,
                Some(Employer::Bank) if network.within_agreement(&self.context.item.code) => {
                    Authority::BankWithin
                }
                _ => Authority::BankBeyond,
            },
            holder: if same(self.case.lease.as_ref().map(|lease| &lease.holder)) {
                Holder::This
            } else {
                Holder::Other
            },
            receiver: if same(self.case.receiver.as_ref()) { Author::This } else { Author::Other },
            proposer: if same(self.case.proposer.as_ref()) { Author::This } else { Author::Other },
            ..Facts::favourable(desk)
        }
    }

    /// What the natural person has done on this case and on the linked ones.
    fn hands(&self, person: &PersonId) -> Hands {
        let linked = self.context.linked.iter().map(|case| case.hands_of(person));
        linked.fold(self.case.hands_of(person), Hands::union)
    }

    fn command(&self, command: &Command, facts: &mut Facts) {
        match command {
            Command::Receive { materials, .. } => {
                let all = (0_u16..).zip(&self.context.item.materials);
                let complete = all.map(|(at, _)| at).all(|at| handed_in(materials, at) || self.spared(at));
                facts.papers = if complete { Papers::Complete } else { Papers::Short };
            }
            Command::Supply { materials } => {
                let missing = &mut self.case.missing.iter().copied();
                let complete = missing.all(|at| handed_in(materials, at) || self.spared(at));
                facts.papers = if complete { Papers::Complete } else { Papers::Short };
            }
            Command::AskSupplement { grounds, .. } => facts.grounds = Grounds::from(*grounds),
            Command::Substitute { person } => facts.substitute = self.substitute(person),
            _ => {}
        }
    }

    /// Whether a material need not come, by the facts of this act.
    fn spared(&self, material: u16) -> bool {
        self.context.determined.is_some_and(|determined| determined.spares(material))
    }

    fn term(&self, timer: CommandKind) -> Term {
        match self.case.next_timer() {
            Some((kind, due)) if kind == timer && due <= self.context.now.instant() => Term::Reached,
            _ => Term::Running,
        }
    }

    fn reserve(&self, kernel: &Kernel) -> Reserve {
        let actor = self.context.seat.person;
        kernel.reserve(self.reviewers().filter(|(person, _)| Some(*person) != actor).map(|(_, facts)| facts))
    }

    fn reviewers(&self) -> impl Iterator<Item = (&'a PersonId, Facts)> {
        let network = self.context.network;
        let people = network.reviewers(&self.context.item.category, &self.opened.section, self.today);
        people.map(|person| (person, self.known(person, Desk::Hall, true, true)))
    }

    /// The wanted post when nobody at any desk can take the next step.
    pub(super) fn vacancy(&self, kernel: &Kernel) -> Escalation {
        let network = self.context.network;
        let outlet: &OutletCode = match kernel.custody {
            super::kernel::Custody::None => &self.opened.outlet,
            _ => &self.opened.document_at,
        };
        let category = &self.context.item.category;
        let clerks = network.window_clerks(outlet, self.today).map(|person| {
            let qualified = network.qualified(person, category, self.today);
            Facts {
                reserve: kernel
                    .reserve(self.reviewers().filter(|(other, _)| *other != person).map(|(_, facts)| facts)),
                ..self.known(person, Desk::Window, true, qualified)
            }
        });
        let supervisors =
            network.supervisors(self.today).map(|person| self.known(person, Desk::Supervision, true, true));
        kernel.vacancy(self.reviewers().map(|(_, facts)| facts).chain(clerks).chain(supervisors))
    }

    fn substitute(&self, person: &PersonId) -> Substitute {
        let kernel = &self.opened.kernel;
        let facts = match kernel.escalation {
            Escalation::Window => {
                let network = self.context.network;
                let clerk =
                    network.window_clerks(&self.opened.outlet, self.today).any(|clerk| clerk == person);
                let qualified = network.qualified(person, &self.context.item.category, self.today);
                self.known(person, Desk::Window, clerk, qualified)
            }
            _ => self.person(person, Desk::Hall, CommandKind::Take),
        };
        kernel.substitute(&facts)
    }
}

fn handed_in(papers: &[Paper], material: u16) -> bool {
    papers.iter().any(|paper| paper.material == material)
}

/// The work of a window that a command belongs to.
const fn work(kind: CommandKind) -> WindowWork {
    match kind {
        CommandKind::Serve
        | CommandKind::MakeDocument
        | CommandKind::SendToOutlet
        | CommandKind::ReceiveAtOutlet
        | CommandKind::HandOver
        | CommandKind::ReturnToMaker
        | CommandKind::Archive => WindowWork::Issue,
        _ => WindowWork::Accept,
    }
}
