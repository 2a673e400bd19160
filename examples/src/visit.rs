//! One application on its way: what was drawn for it, where it stands, and which step is next.
//!
//! The struct is small and has no heap of its own, so that a million of them fit where they have to wait.

mod act;

use banjian::case::kernel::Stage;
use banjian::catalog::item::{Applicants, Item, Lane};
use banjian::id::CaseId;

use crate::people::Dice;
use crate::town::Town;

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
            Stage::Received if is(Mark::Asked) && !is(Mark::Supplied) => {
                if is(Mark::Silent) {
                    Step::ConfirmOverdue
                } else {
                    Step::Supply
                }
            }
            Stage::Received if is(Mark::Withdraws) => Step::Withdraw,
            Stage::Received if item.lane.value != Lane::AtWindow => Step::Accept,
            Stage::Received | Stage::Accepted if item.lane.value == Lane::AtWindow => {
                if denied {
                    Step::Reject
                } else {
                    Step::Complete
                }
            }
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
}
