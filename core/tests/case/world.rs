//! A driver: one case on the data of Xiangyang, moved by `decide` and `apply`, with a naive book beside it.

use std::sync::LazyLock;

use banjian::calendar::{Calendar, Unit, civil_day};
use banjian::canonical::{self, Hash};
use banjian::case::kernel::{Clock, CommandKind, Desk, Hand};
use banjian::case::{
    ApplicantKind, Attendance, Case, Command, Context, Event, EventHeader, NoticeGrounds, Opening, Order,
    Original, Paper, Pinned, RealName, RecusalCause, Refusal, ReturnReason, Seat, ServiceMethod, Terms,
    decide,
};
use banjian::catalog::Catalog;
use banjian::catalog::item::{Item, Lane, Limit, Pause, Start};
use banjian::id::{CaseId, CaseNumber, OutletCode, PersonId, WindowCode};
use banjian::network::{Network, Place, Post, Posting, Qualification};
use banjian::trace::Moment;
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};

pub(crate) fn person(id: &str) -> PersonId {
    id.parse().unwrap()
}

pub(crate) fn outlet(code: &str) -> OutletCode {
    code.parse().unwrap()
}

pub(crate) fn item(code: &str) -> Item {
    Catalog::reference().item(&code.parse().unwrap()).unwrap().clone()
}

/// An item as another lane or deliverable would make it: the reference has not every pair.
pub(crate) fn made(code: &str, lane: Lane, document: bool) -> Item {
    let mut made = item(code);
    made.lane.value = lane;
    let card = item(CARD).deliverable;
    made.deliverable = if document { card } else { None };
    made
}

/// 社会保障卡申领: committed, ten working days from acceptance, a card.
pub(crate) const CARD: &str = "992014012001";
/// 社会保障卡银行账户激活: live, nothing to issue.
pub(crate) const ACCOUNT: &str = "992014012003";
/// 社会保障卡启用: at the window.
pub(crate) const ACTIVATION: &str = "992014012002";
/// 企业职工基本养老保险正常退休申请: two reviewers, twenty working days from receipt.
pub(crate) const RETIREMENT: &str = "992014005001";

/// The three lanes with and without a document, two reviewers, limits of every unit, none at all, a licence.
pub(crate) static ITEMS: LazyLock<Vec<Item>> = LazyLock::new(|| {
    let mut items = vec![
        item(CARD),
        made(CARD, Lane::Committed, false),
        item(ACCOUNT),
        made(ACCOUNT, Lane::Live, true),
        item(ACTIVATION),
        made(ACTIVATION, Lane::AtWindow, true),
        item(RETIREMENT),
    ];
    let all = Catalog::reference().items();
    let has = |unit, pauses: bool| {
        move |item: &&Item| {
            item.lane.value == Lane::Committed
                && item.limits.iter().any(|limit| {
                    limit.span.unit == unit && limit.pauses.contains(&Pause::Supplement) == pauses
                })
        }
    };
    for wanted in [
        all.iter().find(has(Unit::CalendarDays, true)),
        all.iter().find(has(Unit::WorkingDays, false)),
        all.iter().find(has(Unit::Months, true)),
        all.iter().find(|item| item.limits.is_empty() && item.lane.value == Lane::Committed),
        all.iter().find(|item| item.limits.len() > 1),
    ] {
        items.extend(wanted.cloned());
    }
    // One limit from receipt that a supplement does not pause, beside one from acceptance that it does.
    let mut two = item(CARD);
    let first = two.limits[0].clone();
    two.limits.push(Limit { start: Start::Received, pauses: Vec::new(), ..first });
    items.push(two);
    items
});

/// Xiangyang, and some people with two posts, so that hands can be mixed up.
pub(crate) static NETWORK: LazyLock<Network> = LazyLock::new(|| network(&[]));

/// The same with somebody fresh in every post, who never touches a case.
pub(crate) static WITH_FRESH: LazyLock<Network> = LazyLock::new(|| network(&FRESH));

const FRESH: [&str; 4] = ["fresh-q", "fresh-r", "fresh-s", "fresh-w"];

fn network(fresh: &[&str]) -> Network {
    let mut edition = Network::xiangyang().edition().clone();
    let from = "2026-01-01".parse().unwrap();
    let post = |id: &str, post, place| Posting {
        from,
        person: person(id),
        place,
        post,
        until: None,
        window: None::<WindowCode>,
    };
    let all = |id: &str| Qualification {
        categories: Catalog::reference().categories().iter().map(|one| one.name.zh.clone()).collect(),
        from,
        granted_by: "a test".into(),
        person: person(id),
        until: None,
    };
    let one = || Place::Outlet(outlet("0001"));
    for id in ["card-r1", "pension-r1", "sup-2"] {
        edition.postings.push(post(id, Post::WindowClerk, one()));
    }
    edition.postings.push(post("zws-w2", Post::Supervisor, Place::Hall));
    edition.postings.push(post("zws-w2", Post::Reviewer, Place::Hall));
    edition.postings.push(post("sup-3", Post::Reviewer, Place::Hall));
    edition.qualifications.push(all("sup-2"));
    edition.qualifications.push(all("sup-3"));
    let outlets: Vec<OutletCode> = edition.outlets.iter().map(|outlet| outlet.code.clone()).collect();
    for id in fresh {
        let mut hired = edition.staff.iter().find(|staff| staff.id == person("zws-w1")).unwrap().clone();
        hired.id = person(id);
        hired.identity = None;
        edition.staff.push(hired);
        edition.qualifications.push(all(id));
        match *id {
            "fresh-q" | "fresh-r" => edition.postings.push(post(id, Post::Reviewer, Place::Hall)),
            "fresh-s" => edition.postings.push(post(id, Post::Supervisor, Place::Hall)),
            _ => {
                for code in &outlets {
                    edition.postings.push(post(id, Post::WindowClerk, Place::Outlet(code.clone())));
                }
            }
        }
    }
    Network::from_edition(edition, Catalog::reference().items()).unwrap()
}

/// Where somebody sits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chair {
    pub(crate) desk: Desk,
    pub(crate) outlet: Option<OutletCode>,
    pub(crate) person: Option<PersonId>,
}

impl Chair {
    pub(crate) fn window(id: &str, code: &str) -> Self {
        Self { desk: Desk::Window, outlet: Some(outlet(code)), person: Some(person(id)) }
    }

    pub(crate) fn hall(id: &str) -> Self {
        Self { desk: Desk::Hall, outlet: None, person: Some(person(id)) }
    }

    pub(crate) fn supervision(id: &str) -> Self {
        Self { desk: Desk::Supervision, outlet: None, person: Some(person(id)) }
    }

    pub(crate) fn portal() -> Self {
        Self { desk: Desk::Portal, outlet: None, person: None }
    }

    pub(crate) fn timer() -> Self {
        Self { desk: Desk::Timer, outlet: None, person: None }
    }

    pub(crate) fn seat(&self) -> Seat<'_> {
        Seat { desk: self.desk, outlet: self.outlet.as_ref(), person: self.person.as_ref() }
    }
}

/// One case with what surrounds it, and a naive book of its days.
pub(crate) struct World {
    pub(crate) case: Case,
    pub(crate) headers: Vec<EventHeader>,
    pub(crate) item: Item,
    pub(crate) linked: Vec<Case>,
    pub(crate) network: Network,
    pub(crate) now: DateTime<Utc>,
    pub(crate) parties: Vec<PersonId>,
    pub(crate) terms: Terms,
    opening: Opening,
    paused_on: Option<NaiveDate>,
    pauses: Vec<(NaiveDate, NaiveDate)>,
}

impl World {
    pub(crate) fn new(item: Item, day: &str) -> Self {
        let date: NaiveDate = day.parse().unwrap();
        let hall = Network::xiangyang().edition().hall.code.clone();
        let at = outlet("0001");
        let number = CaseNumber::new(&hall, &at, date, 1).unwrap();
        Self {
            case: Case::unopened(CaseId::from_bytes([7; 16])),
            headers: Vec::new(),
            item,
            linked: Vec::new(),
            network: NETWORK.clone(),
            now: format!("{day}T02:00:00Z").parse().unwrap(),
            parties: Vec::new(),
            terms: Terms::default(),
            opening: Opening { linked: Vec::new(), number, outlet: at },
            paused_on: None,
            pauses: Vec::new(),
        }
    }

    pub(crate) fn today(&self) -> NaiveDate {
        civil_day(self.now)
    }

    pub(crate) fn later(&mut self, days: i64) {
        self.now += TimeDelta::days(days);
    }

    pub(crate) fn until(&mut self, instant: DateTime<Utc>) {
        self.now = self.now.max(instant);
    }

    pub(crate) fn context<'a>(&'a self, chair: &'a Chair, network: &'a Network) -> Context<'a> {
        Context {
            calendar: Calendar::reference(),
            determined: None,
            editions: Pinned {
                calendar: Calendar::reference().hash(),
                catalog: Catalog::reference().hash(),
                network: network.hash(),
                terms: Hash::of_value(&self.terms).unwrap(),
            },
            item: &self.item,
            linked: &self.linked,
            network,
            now: Moment::from(self.now),
            opening: Some(&self.opening),
            parties_on_staff: &self.parties,
            seat: chair.seat(),
            terms: &self.terms,
        }
    }

    pub(crate) fn decide(&self, chair: &Chair, order: &Order<'_>) -> Result<Vec<EventHeader>, Refusal> {
        decide(&self.case, order, &self.context(chair, &self.network))
    }

    /// Decides, applies, keeps the book.
    pub(crate) fn give(&mut self, chair: &Chair, order: &Order<'_>) -> Result<(), Refusal> {
        for header in self.decide(chair, order)? {
            self.apply(header);
        }
        Ok(())
    }

    pub(crate) fn apply(&mut self, header: EventHeader) {
        let was = self.clock();
        self.case = self.case.clone().apply(&header).unwrap();
        let (now, today) = (self.clock(), self.today());
        if now == Clock::PausedSupplement && was != now {
            self.paused_on = Some(today);
        }
        if was == Clock::PausedSupplement && was != now {
            self.pauses.extend(self.paused_on.take().map(|began| (began, today)));
        }
        self.headers.push(header);
    }

    /// A command that is expected to pass.
    pub(crate) fn must(&mut self, chair: &Chair, command: &Command) -> &mut Self {
        let kind = command.kind();
        let given = self.give(chair, &Order::Command(command));
        assert_eq!(given, Ok(()), "{kind:?} at {:?}", self.case.kernel());
        self
    }

    pub(crate) fn refused(&self, chair: &Chair, command: &Command) -> Refusal {
        self.decide(chair, &Order::Command(command)).unwrap_err()
    }

    /// Goes to the next timer and fires it.
    pub(crate) fn timer(&mut self, kind: CommandKind) -> &mut Self {
        let (due, at) = self.case.next_timer().unwrap();
        assert_eq!(due, kind);
        self.until(at);
        assert_eq!(self.give(&Chair::timer(), &Order::Timer(kind)), Ok(()));
        self
    }

    fn clock(&self) -> Clock {
        self.case.kernel().map_or(Clock::Off, |kernel| kernel.clock)
    }

    /// The book's days on which a limit was paused: those strictly between.
    pub(crate) fn paused(&self, day: NaiveDate) -> bool {
        let between = |(began, ended): &(NaiveDate, NaiveDate)| *began < day && day < *ended;
        self.pauses.iter().any(between) || self.paused_on.is_some_and(|began| began < day)
    }

    /// A limit's last day, counted day by day.
    pub(crate) fn naive_due(&self, limit: &Limit, start: NaiveDate) -> NaiveDate {
        let pauses = limit.pauses.contains(&Pause::Supplement);
        // A pause that has not ended yet shifts nothing yet.
        let stands_still =
            |day: NaiveDate| pauses && self.pauses.iter().any(|(began, ended)| *began < day && day < *ended);
        let calendar = Calendar::reference();
        let working = |day: NaiveDate| {
            calendar.is_working_day(day).unwrap_or(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        };
        let mut left = match limit.span.unit {
            Unit::Months => {
                let end = start + chrono::Months::new(u32::from(limit.span.amount));
                (end - start).num_days()
            }
            _ => i64::from(limit.span.amount),
        };
        let mut day = start;
        while left > 0 {
            day = day + Days::new(1);
            let counts = limit.span.unit != Unit::WorkingDays || working(day);
            left -= i64::from(counts && !stands_still(day));
        }
        while !working(day) || (day != start && stands_still(day)) {
            day = day + Days::new(1);
        }
        day
    }

    /// A command of a kind, with details against which nothing speaks.
    pub(crate) fn right(&self, kind: CommandKind) -> Option<Command> {
        Some(match kind {
            CommandKind::Register => register(),
            CommandKind::Receive => self.receive(true),
            CommandKind::CoSign => Command::CoSign {},
            CommandKind::AskSupplement => {
                Command::AskSupplement { grounds: NoticeGrounds::New, missing: vec![0] }
            }
            CommandKind::Supply => Command::Supply { materials: self.papers(true) },
            CommandKind::Accept => Command::Accept {},
            CommandKind::RefuseAcceptance => Command::RefuseAcceptance { ground: "law 1".into() },
            CommandKind::RejectAtWindow => Command::RejectAtWindow { ground: "law 1".into() },
            CommandKind::CompleteAtWindow => Command::CompleteAtWindow {},
            CommandKind::SendToReview => Command::SendToReview {},
            CommandKind::DeclareRecusal => Command::DeclareRecusal { cause: RecusalCause::Kin },
            CommandKind::Escalate => Command::Escalate {},
            CommandKind::Substitute => Command::Substitute { person: person("card-r2") },
            CommandKind::Take => Command::Take {},
            CommandKind::ReturnToWindow => Command::ReturnToWindow { reason: ReturnReason::Illegible },
            CommandKind::Approve => Command::Approve { basis: "law 1".into() },
            CommandKind::Deny => Command::Deny { ground: "law 1".into() },
            CommandKind::Serve => Command::Serve { method: ServiceMethod::InPerson },
            CommandKind::MakeDocument => Command::MakeDocument { stock: Some("A1".into()) },
            CommandKind::SendToOutlet => Command::SendToOutlet { outlet: outlet("0002") },
            CommandKind::ReceiveAtOutlet => Command::ReceiveAtOutlet {},
            CommandKind::HandOver => {
                Command::HandOver { collector: Attendance::Applicant, identified: RealName::DocumentRead }
            }
            CommandKind::ReturnToMaker => Command::ReturnToMaker {},
            CommandKind::Archive => Command::Archive {},
            CommandKind::Withdraw => Command::Withdraw {},
            CommandKind::ConfirmOverdue => Command::ConfirmOverdue {},
            _ => return None,
        })
    }

    pub(crate) fn receive(&self, complete: bool) -> Command {
        Command::Receive {
            attends: Attendance::Applicant,
            identified: RealName::DocumentRead,
            materials: self.papers(complete),
        }
    }

    /// All papers, or all but the first.
    pub(crate) fn papers(&self, complete: bool) -> Vec<Paper> {
        (0_u16..)
            .zip(&self.item.materials)
            .map(|(material, _)| Paper { hash: Some(Hash::of(b"scan")), material, original: Original::Seen })
            .skip(usize::from(!complete))
            .collect()
    }

    /// Registered and received complete at the window.
    pub(crate) fn received(item: Item, day: &str) -> Self {
        let mut world = Self::new(item, day);
        let receive = world.receive(true);
        world.must(&w1(), &register()).must(&w1(), &receive);
        world
    }

    /// Received, accepted and in the hall.
    pub(crate) fn under_review(item: Item, day: &str) -> Self {
        let mut world = Self::received(item, day);
        world.must(&w1(), &Command::Accept {});
        if world.item.lane.value == Lane::Committed {
            world.must(&w1(), &Command::SendToReview {});
        }
        world
    }
}

pub(crate) fn register() -> Command {
    Command::Register {
        applicant: ApplicantKind::Natural,
        item: CARD.parse().unwrap(),
        period: "2026".into(),
    }
}

pub(crate) fn w1() -> Chair {
    Chair::window("zws-w1", "0001")
}

/// The name of an event or the kind of a command as it stands in records.
pub(crate) fn name(header: &EventHeader) -> String {
    let event = serde_json::to_value(&header.event).unwrap();
    match event {
        serde_json::Value::Object(map) => map.keys().next().unwrap().clone(),
        other => other.to_string(),
    }
}

/// Folds headers from their canonical bytes alone.
pub(crate) fn replayed(id: CaseId, headers: &[EventHeader]) -> Case {
    headers.iter().fold(Case::unopened(id), |case, header| {
        let bytes = canonical::to_vec(header).unwrap();
        canonical::check(&bytes).unwrap();
        assert_eq!(serde_json::to_vec(header).unwrap(), bytes, "fields stand in order");
        let read: EventHeader = canonical::from_slice(&bytes).unwrap();
        assert_eq!(&read, header);
        case.apply(&read).unwrap()
    })
}

pub(crate) fn hand_of(header: &EventHeader) -> Option<(PersonId, Hand)> {
    Some((header.by.clone()?, header.hand?))
}

/// The limits that an event carries.
pub(crate) fn limits_of(event: &Event) -> &[banjian::case::LimitDue] {
    match event {
        Event::Received { limits, .. }
        | Event::SupplementAsked { limits, .. }
        | Event::Supplied { limits, .. }
        | Event::Accepted { limits }
        | Event::DeemedAccepted { limits } => limits,
        _ => &[],
    }
}
