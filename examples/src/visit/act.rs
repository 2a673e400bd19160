//! The act of a step: what is asked, with which words, at whose desk.

use banjian::case::kernel::Stage;
use banjian::case::{
    ApplicantKind, Attendance, Command, NoticeGrounds, Original, Paper, Party, Payload, RealName,
    ReturnReason, ServiceMethod,
};
use banjian::network::Employer;
use banjian::office::{Desk, Prepared, Request};
use chrono::{DateTime, Utc};

use super::{Mark, Step, Visit};
use crate::Fault;
use crate::people::{citizen, company};
use crate::town::{Clerk, Place, Service, Town};

impl Visit {
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
        let request = Request { case: self.id, command, id, observed_at: now, payload, seen: self.version };
        Ok(desk.sign(desk.prepare(request)?)?)
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
                let agent = if self.marks.has(Mark::Agent) {
                    Some(citizen("420606", u64::from(self.number))?)
                } else {
                    None
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
        let qualified = |clerk: &Clerk| network.qualified(&clerk.person, &service.item.category, today);
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
}

fn paper(material: u16) -> Paper {
    Paper { hash: None, material, original: Original::Seen }
}

fn short(basis: &str) -> String {
    basis.chars().take(100).collect()
}
