//! One application on its way: what was drawn for it, where it stands, and who does what next.
//!
//! The struct is small and has no heap of its own, so that a million of them fit where they have to wait.

use banjian::case::kernel::Stage;
use banjian::case::{
    ApplicantKind, Attendance, Command, NoticeGrounds, Original, Paper, Party, Payload, RealName,
    ReturnReason, ServiceMethod,
};
use banjian::catalog::item::{Applicants, Item, Lane, ReviewTier};
use banjian::id::CaseId;
use banjian::network::Employer;
use banjian::office::{Desk, Prepared, Request};
use chrono::{DateTime, NaiveDate, Utc};

use crate::Fault;
use crate::people::{Dice, citizen, company};
use crate::town::{Place, Service, Town};

/// Yes-or-no facts of a visit, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u32);

/// What was drawn for a visit, or has happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// A legal person applies.
    Legal,
    /// An agent comes, with a mandate.
    Agent,
    /// Registers and supplies on line.
    OnLine,
    /// Comes without the last of the papers.
    Short,
    /// Does not come back with it.
    Silent,
    /// Acceptance is refused.
    Refused,
    /// Withdraws after receipt.
    Withdraws,
    /// The decision is a no.
    Denied,
    /// The reviewer sends it back once.
    Returned,
    /// Collects at another outlet.
    Elsewhere,
    /// Does not collect.
    Uncollected,
    /// Waits for a co-signature.
    Cosign,
    /// The supplement was asked for.
    Asked,
    /// The supplement came.
    Supplied,
    /// Was sent back.
    WasReturned,
    /// A reviewer holds it.
    Held,
    /// The first of two reviewers has proposed.
    Proposed,
    /// The document is under way.
    UnderWay,
    /// The document has arrived at the other outlet.
    Arrived,
    /// The last notice was served.
    Served,
}

impl Marks {
    /// Whether a mark is set.
    #[must_use]
    pub const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    const fn put(&mut self, mark: Mark, on: bool) {
        self.0 = self.0 & !(1 << mark as u8) | ((on as u32) << mark as u8);
    }
}

/// An application.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The case.
    pub id: CaseId,
    /// The case version that was seen last.
    pub version: u32,
    /// How far it has come.
    pub stage: Stage,
    /// What was drawn and what has happened.
    pub marks: Marks,
    /// The item, as a position in [`Town::services`].
    pub item: u16,
    /// The outlet, as a position in [`Town::places`].
    pub place: u8,
    /// The day of its next step, counted from the busy day.
    pub day: u8,
    number: u32,
    lot: u32,
    receiver: u8,
    other: u8,
    review_on: u8,
}

/// The last of the days that are played after the busy one: the term of a supplement has then passed.
pub const LAST_DAY: u8 = 16;

/// The next step of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 登记.
    Register,
    /// 接件.
    Receive,
    /// 会签.
    CoSign,
    /// 补正告知.
    Ask,
    /// 补正.
    Supply,
    /// 不予受理.
    Refuse,
    /// 撤回.
    Withdraw,
    /// 受理.
    Accept,
    /// 即办.
    Complete,
    /// 窗口不予.
    Reject,
    /// 转审.
    Send,
    /// 领办.
    Take,
    /// 准予.
    Approve,
    /// 不予.
    Deny,
    /// 退回.
    Return,
    /// 送达.
    Serve,
    /// 制证.
    Make,
    /// 流转.
    SendOn,
    /// 签收.
    Arrive,
    /// 出件.
    HandOver,
    /// 逾期终止.
    ConfirmOverdue,
}

impl Visit {
    /// The visit of a number: who comes, where, for what, and what will come of it.
    #[must_use]
    pub fn drawn(number: u32, dice: &mut Dice, town: &Town) -> Self {
        let mut id = [0; 16];
        let halves = dice.roll().to_be_bytes().into_iter().chain(dice.roll().to_be_bytes());
        id.iter_mut().zip(halves).for_each(|(byte, drawn)| *byte = drawn);
        // The first of each item come in the order of the catalogue, so that every item is asked for.
        let items = town.services.len();
        let item = match usize::try_from(number) {
            Ok(first) if first < items => first,
            _ => dice.below(items),
        };
        let place = match usize::try_from(number) {
            Ok(number) if number < items => number % town.places.len().max(1),
            _ => dice.below(town.places.len()),
        };
        let mut marks = Marks::default();
        let service = town.services.get(item);
        let applicants = service.map_or(Applicants::Both, |service| service.item.applicants);
        let legal = match applicants {
            Applicants::Natural => false,
            Applicants::Legal => true,
            Applicants::Both => dice.happens(400),
        };
        marks.put(Mark::Legal, legal);
        marks.put(Mark::Agent, dice.happens(if legal { 900 } else { 120 }));
        marks.put(Mark::OnLine, dice.happens(80));
        let short = dice.happens(110) && service.is_some_and(|service| !service.item.materials.is_empty());
        marks.put(Mark::Short, short);
        marks.put(Mark::Silent, dice.happens(200));
        marks.put(Mark::Refused, dice.happens(15));
        marks.put(Mark::Withdraws, dice.happens(12));
        marks.put(Mark::Denied, dice.happens(40));
        marks.put(Mark::Returned, dice.happens(50));
        marks.put(Mark::Elsewhere, dice.happens(150));
        marks.put(Mark::Uncollected, dice.happens(30));
        // Most are decided within eight working days; a few lie longer than ten.
        let late = dice.happens(30);
        let days = if late { 11 + dice.below(3) } else { 1 + dice.below(8) };
        let lot = u32::try_from(dice.roll() >> 32).unwrap_or(0);
        Self {
            id: CaseId::from_bytes(id),
            version: 0,
            stage: Stage::Draft,
            marks,
            item: u16::try_from(item).unwrap_or(0),
            place: u8::try_from(place).unwrap_or(0),
            day: 0,
            number,
            lot,
            receiver: 0,
            other: u8::try_from(dice.below(town.places.len())).unwrap_or(0),
            review_on: u8::try_from(days).unwrap_or(1),
        }
    }

    /// What comes next on a day; `None` when nothing does, today or ever.
    #[must_use]
    pub fn next(&self, item: &Item, today: u8) -> Option<Step> {
        if self.day > today {
            return None;
        }
        let is = |mark| self.marks.has(mark);
        let denied = is(Mark::Denied);
        Some(match self.stage {
            _ if self.version == 0 => Step::Register,
            Stage::Draft => Step::Receive,
            Stage::Received if is(Mark::Cosign) => Step::CoSign,
            Stage::Received if is(Mark::Refused) => Step::Refuse,
            Stage::Received if is(Mark::Short) && !is(Mark::Asked) => Step::Ask,
            Stage::Received if is(Mark::Asked) && !is(Mark::Supplied) => match is(Mark::Silent) {
                true => Step::ConfirmOverdue,
                false => Step::Supply,
            },
            Stage::Received if is(Mark::Withdraws) => Step::Withdraw,
            Stage::Received if item.lane.value != Lane::AtWindow => Step::Accept,
            Stage::Received | Stage::Accepted if item.lane.value == Lane::AtWindow => match denied {
                true => Step::Reject,
                false => Step::Complete,
            },
            Stage::Received | Stage::Accepted | Stage::Returned => Step::Send,
            Stage::UnderReview if !is(Mark::Held) => Step::Take,
            Stage::UnderReview if is(Mark::Returned) && !is(Mark::WasReturned) => Step::Return,
            Stage::UnderReview if denied => Step::Deny,
            Stage::UnderReview => Step::Approve,
            Stage::Decided if item.deliverable.is_some() && !denied => Step::Make,
            Stage::Decided => Step::Serve,
            Stage::Issuing if is(Mark::Elsewhere) && !is(Mark::UnderWay) && self.other != self.place => {
                Step::SendOn
            }
            Stage::Issuing if is(Mark::UnderWay) && !is(Mark::Arrived) => Step::Arrive,
            Stage::Issuing if is(Mark::Uncollected) => return None,
            Stage::Issuing => Step::HandOver,
            Stage::NotAccepted | Stage::Terminated if !is(Mark::Served) => Step::Serve,
            Stage::Closed | Stage::Withdrawn | Stage::NotAccepted | Stage::Terminated => return None,
        })
    }

    /// What a step that went through leaves behind.
    pub fn went(&mut self, step: Step, stage: Stage, version: u32, item: &Item, today: u8) {
        self.stage = stage;
        self.version = version;
        match step {
            Step::CoSign => self.marks.put(Mark::Cosign, false),
            Step::Ask => {
                self.marks.put(Mark::Asked, true);
                let days = u8::try_from(2 + self.lot % 7).unwrap_or(2);
                self.day = if self.marks.has(Mark::Silent) { LAST_DAY } else { today + days };
                self.review_on =
                    self.review_on.saturating_add(if self.marks.has(Mark::Silent) { 0 } else { days });
            }
            Step::Supply => self.marks.put(Mark::Supplied, true),
            Step::Send if item.lane.value == Lane::Committed && !self.marks.has(Mark::WasReturned) => {
                self.day = self.review_on.clamp(today + 1, LAST_DAY - 1);
            }
            Step::Take => self.marks.put(Mark::Held, true),
            Step::Return => {
                self.marks.put(Mark::WasReturned, true);
                self.marks.put(Mark::Held, false);
            }
            Step::Approve | Step::Deny => {
                self.marks.put(Mark::Held, false);
                self.marks.put(Mark::Proposed, stage == Stage::UnderReview);
            }
            Step::SendOn => {
                self.marks.put(Mark::UnderWay, true);
                self.day = today + 1;
            }
            Step::Arrive => self.marks.put(Mark::Arrived, true),
            Step::Serve => self.marks.put(Mark::Served, true),
            _ => {}
        }
    }

    /// The act of a step, prepared at the desk that has it.
    ///
    /// # Errors
    /// What the desk reports; a network in which nobody has the step.
    pub fn act(&mut self, step: Step, town: &Town, now: DateTime<Utc>) -> Result<Prepared, Fault> {
        let service = town.services.get(usize::from(self.item)).ok_or("no such item")?;
        let place = town.places.get(usize::from(self.place)).ok_or("no such outlet")?;
        let command = self.command(step, service, town)?;
        let payload = self.payload(step)?;
        let desk = self.desk(step, service, place, town, now)?;
        let id = town.office.command_id()?;
        Ok(desk.prepare(Request {
            case: self.id,
            command,
            id,
            observed_at: now,
            payload,
            seen: self.version,
        })?)
    }

    fn command(&self, step: Step, service: &Service, town: &Town) -> Result<Command, Fault> {
        let item = &service.item;
        let is = |mark| self.marks.has(mark);
        let attends = match (is(Mark::Agent), is(Mark::Legal)) {
            (false, _) => Attendance::Applicant,
            (true, false) => Attendance::AgentByLetter,
            (true, true) => Attendance::Unit,
        };
        let identified = match self.lot % 10 {
            0..=5 => RealName::DocumentRead,
            6 | 7 => RealName::ElectronicCard,
            8 => RealName::FaceCompared,
            _ => RealName::ElderlyFallback,
        };
        let all = u16::try_from(item.materials.len()).unwrap_or(u16::MAX);
        let last = all.saturating_sub(1);
        let ground = || item.basis.first().map_or_else(|| "事项办事指南".to_owned(), |basis| short(basis));
        Ok(match step {
            Step::Register => Command::Register {
                applicant: if is(Mark::Legal) { ApplicantKind::Legal } else { ApplicantKind::Natural },
                item: item.code.clone(),
                period: String::new(),
            },
            Step::Receive => {
                let brought = if is(Mark::Short) { last } else { all };
                Command::Receive { attends, identified, materials: (0..brought).map(paper).collect() }
            }
            Step::CoSign => Command::CoSign {},
            Step::Ask => Command::AskSupplement { grounds: NoticeGrounds::Old, missing: vec![last] },
            Step::Supply => Command::Supply { materials: vec![paper(last)] },
            Step::Refuse => Command::RefuseAcceptance { ground: ground() },
            Step::Withdraw => Command::Withdraw {},
            Step::Accept => Command::Accept {},
            Step::Complete => Command::CompleteAtWindow {},
            Step::Reject => Command::RejectAtWindow { ground: ground() },
            Step::Send => Command::SendToReview {},
            Step::Take => Command::Take {},
            Step::Approve => Command::Approve { basis: ground() },
            Step::Deny => Command::Deny { ground: ground() },
            Step::Return => Command::ReturnToWindow { reason: ReturnReason::Illegible },
            Step::Serve => Command::Serve {
                method: match self.stage {
                    Stage::Terminated => ServiceMethod::Post,
                    _ => ServiceMethod::InPerson,
                },
            },
            Step::Make => Command::MakeDocument { stock: Some(format!("B{:07}", self.number)) },
            Step::SendOn => {
                let other = town.places.get(usize::from(self.other)).ok_or("no such outlet")?;
                Command::SendToOutlet { outlet: other.code.clone() }
            }
            Step::Arrive => Command::ReceiveAtOutlet {},
            Step::HandOver => Command::HandOver { collector: attends, identified },
            Step::ConfirmOverdue => Command::ConfirmOverdue {},
        })
    }

    fn payload(&self, step: Step) -> Result<Payload, Fault> {
        let reason = |text: &str| Payload { reason: Some(text.into()), ..Payload::default() };
        Ok(match step {
            Step::Register => Payload { applicant: Some(self.applicant()?), ..Payload::default() },
            Step::Receive => {
                let agent = match self.marks.has(Mark::Agent) {
                    true => Some(citizen("420606", u64::from(self.number))?),
                    false => None,
                };
                Payload { agent, applicant: Some(self.applicant()?), ..Payload::default() }
            }
            Step::Refuse => reason("不属于本机关职权范围"),
            Step::Reject | Step::Deny => reason("不符合规定的条件"),
            Step::Return => reason("材料影像无法辨认"),
            _ => Payload::default(),
        })
    }

    fn applicant(&self) -> Result<Party, Fault> {
        let number = u64::from(self.number);
        Ok(if self.marks.has(Mark::Legal) { company(number)? } else { citizen("420602", number)? })
    }

    /// The desk that has the step. What the receiver may not do, a qualified colleague of the bureau does.
    fn desk<'t>(
        &mut self,
        step: Step,
        service: &Service,
        place: &'t Place,
        town: &'t Town,
        now: DateTime<Utc>,
    ) -> Result<&'t Desk, Fault> {
        let lot = usize::try_from(self.lot).unwrap_or(0);
        let on_line = self.marks.has(Mark::OnLine);
        match step {
            Step::Register | Step::Supply | Step::Withdraw if on_line => return Ok(place.portal.desk()),
            Step::Take | Step::Approve | Step::Deny | Step::Return | Step::ConfirmOverdue => {
                let second = usize::from(self.marks.has(Mark::Proposed));
                let turn = (lot + second).checked_rem(service.reviewers.len()).ok_or("nobody reviews")?;
                let seat = service.reviewers.get(turn).ok_or("nobody reviews")?;
                return Ok(town.reviewers.get(*seat).ok_or("nobody reviews")?.desk());
            }
            _ => {}
        }
        let there = match step {
            Step::Arrive | Step::HandOver if self.marks.has(Mark::UnderWay) => {
                town.places.get(usize::from(self.other)).ok_or("no such outlet")?
            }
            _ => place,
        };
        let issues = matches!(step, Step::Serve | Step::Make | Step::SendOn | Step::Arrive | Step::HandOver);
        if issues {
            let able: Vec<_> = there.clerks.iter().filter(|clerk| clerk.issues).collect();
            let turn = lot.checked_rem(able.len()).ok_or("nobody issues")?;
            return Ok(able.get(turn).ok_or("nobody issues")?.desk.desk());
        }
        let network = town.office.network();
        let today = banjian::calendar::civil_day(now);
        let qualified =
            |clerk: &crate::town::Clerk| network.qualified(&clerk.person, &service.item.category, today);
        if matches!(step, Step::Register | Step::Receive) {
            let able: Vec<_> = place.clerks.iter().enumerate().filter(|(_, clerk)| clerk.accepts).collect();
            let turn = lot.checked_rem(able.len()).ok_or("nobody accepts")?;
            let (at, clerk) = able.get(turn).ok_or("nobody accepts")?;
            self.receiver = u8::try_from(*at).unwrap_or(0);
            if step == Step::Receive {
                self.marks.put(Mark::Cosign, !qualified(clerk));
            }
            return Ok(clerk.desk.desk());
        }
        let receiver = place.clerks.get(usize::from(self.receiver)).ok_or("no such clerk")?;
        let within = network.within_agreement(&service.item.code);
        let may = qualified(receiver)
            && match step {
                Step::Supply | Step::Withdraw | Step::Ask | Step::Send => true,
                Step::Accept | Step::Complete => receiver.employer == Employer::Bureau || within,
                _ => receiver.employer == Employer::Bureau,
            };
        if may {
            return Ok(receiver.desk.desk());
        }
        let lead = place
            .clerks
            .iter()
            .find(|clerk| clerk.accepts && clerk.employer == Employer::Bureau && qualified(clerk));
        Ok(lead.ok_or("nobody of the bureau accepts")?.desk.desk())
    }

    /// Whether two reviewers decide.
    #[must_use]
    pub fn is_double(item: &Item) -> bool {
        item.review.value == ReviewTier::Double && item.lane.value != Lane::AtWindow
    }
}

/// The day of the simulated calendar.
#[derive(Debug, Clone, Copy)]
pub struct Today {
    /// Counted in working days from the busy day.
    pub number: u8,
    /// The civil date.
    pub date: NaiveDate,
}

fn paper(material: u16) -> Paper {
    Paper { hash: None, material, original: Original::Seen }
}

fn short(basis: &str) -> String {
    basis.chars().take(100).collect()
}
