//! What is counted of a day: by outlet and by lane. Counters only.

use banjian::case::kernel::Stage;
use banjian::case::{Event, EventHeader, OnTime, Timeliness};
use banjian::catalog::item::Lane;

use crate::Fault;
use crate::page::Page;
use crate::town::Town;
use crate::visit::{Step, Visit};

/// Counters of an outlet or a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Came, registered.
    pub came: u64,
    /// Approved.
    pub approved: u64,
    /// Denied.
    pub denied: u64,
    /// Acceptance refused.
    pub refused: u64,
    /// Withdrawn by the applicant.
    pub withdrawn: u64,
    /// Ended because the supplement did not come.
    pub lapsed: u64,
    /// Decided within the limit.
    pub on_time: u64,
    /// Decided after it.
    pub late: u64,
    /// Decided; no limit is known, or its last day is not published.
    pub no_limit: u64,
    /// Sent back to the window by a reviewer.
    pub returned: u64,
    /// Asked for a supplement.
    pub asked: u64,
    /// Received under a co-signature.
    pub cosigned: u64,
    /// First words of double reviews.
    pub proposed: u64,
    /// Documents handed over.
    pub handed_over: u64,
    /// Days from receipt to decision on which the limits were paused.
    pub paused_days: u64,
    /// Days from receipt to decision.
    pub elapsed_days: u64,
    /// Still without an end when the last day was over.
    pub open: u64,
    /// Of the open ones, those not decided yet.
    pub undecided: u64,
}

impl Count {
    /// Decided, one way or the other.
    #[must_use]
    pub const fn decided(&self) -> u64 {
        self.approved + self.denied
    }

    /// What has become of those who came: decided, or ended without, or undecided.
    #[must_use]
    pub const fn accounted(&self) -> u64 {
        self.decided() + self.refused + self.withdrawn + self.lapsed + self.undecided
    }

    fn add(&mut self, other: &Self) {
        let pairs = [
            (&mut self.came, other.came),
            (&mut self.approved, other.approved),
            (&mut self.denied, other.denied),
            (&mut self.refused, other.refused),
            (&mut self.withdrawn, other.withdrawn),
            (&mut self.lapsed, other.lapsed),
            (&mut self.on_time, other.on_time),
            (&mut self.late, other.late),
            (&mut self.no_limit, other.no_limit),
            (&mut self.returned, other.returned),
            (&mut self.asked, other.asked),
            (&mut self.cosigned, other.cosigned),
            (&mut self.proposed, other.proposed),
            (&mut self.handed_over, other.handed_over),
            (&mut self.paused_days, other.paused_days),
            (&mut self.elapsed_days, other.elapsed_days),
            (&mut self.open, other.open),
            (&mut self.undecided, other.undecided),
        ];
        for (sum, more) in pairs {
            *sum += more;
        }
    }
}

/// All counters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// By outlet, in the order of [`Town::places`].
    pub places: Vec<Count>,
    /// By lane: window, live, committed.
    pub lanes: [Count; 3],
    /// Acts that went through.
    pub acts: u64,
    /// How often each item came, in the order of [`Town::services`].
    pub items: Vec<u64>,
}

impl Tally {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(town: &Town) -> Self {
        Self {
            places: vec![Count::default(); town.places.len()],
            lanes: [Count::default(); 3],
            acts: 0,
            items: vec![0; town.services.len()],
        }
    }

    /// Counts a step that went through.
    ///
    /// # Errors
    /// What the journal reports.
    pub fn step(&mut self, visit: &Visit, step: Step, town: &Town) -> Result<(), Fault> {
        self.acts += 1;
        let mut one = Count::default();
        match step {
            Step::Register => {
                one.came = 1;
                if let Some(item) = self.items.get_mut(usize::from(visit.item)) {
                    *item += 1;
                }
            }
            Step::CoSign => one.cosigned = 1,
            Step::Ask => one.asked = 1,
            Step::Refuse => one.refused = 1,
            Step::Withdraw => one.withdrawn = 1,
            Step::ConfirmOverdue => one.lapsed = 1,
            Step::Return => one.returned = 1,
            Step::HandOver => one.handed_over = 1,
            Step::Approve | Step::Deny if visit.stage == Stage::UnderReview => one.proposed = 1,
            Step::Approve | Step::Deny | Step::Complete | Step::Reject => {
                decided(visit, step, town, &mut one)?;
            }
            _ => {}
        }
        self.count(visit, town, &one);
        Ok(())
    }

    /// Counts a visit that has not come to its end.
    pub fn left(&mut self, visit: &Visit, town: &Town) {
        let undecided = u64::from(visit.stage.is_before_decision());
        let one = Count { open: u64::from(!visit.stage.is_end()), undecided, ..Count::default() };
        self.count(visit, town, &one);
    }

    /// The sum of all outlets.
    #[must_use]
    pub fn total(&self) -> Count {
        let mut total = Count::default();
        self.places.iter().for_each(|place| total.add(place));
        total
    }

    fn count(&mut self, visit: &Visit, town: &Town, one: &Count) {
        if let Some(place) = self.places.get_mut(usize::from(visit.place)) {
            place.add(one);
        }
        let lane = town.services.get(usize::from(visit.item)).map(|service| service.item.lane.value);
        if let Some(count) = lane.and_then(|lane| self.lanes.get_mut(position(lane))) {
            count.add(one);
        }
    }

    /// The tables.
    ///
    /// # Errors
    /// What the writer reports.
    pub fn print(&self, town: &Town, page: &mut Page<'_>) -> Result<(), Fault> {
        page.heading("各网点(按到访网点计)", "By outlet (where people came)")?;
        let head = match page.language() {
            banjian::text::Language::Chinese => [
                "网点",
                "办件",
                "按时",
                "超期",
                "无时限",
                "未决定即结束",
                "未决定",
                "退回",
                "补正",
                "暂停占比",
            ],
            banjian::text::Language::English => [
                "outlet",
                "came",
                "on time",
                "late",
                "no limit",
                "ended undecided",
                "undecided",
                "returned",
                "supplement",
                "paused",
            ],
        };
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (place, count) in town.places.iter().zip(&self.places) {
            rows.push(row(place.name.zh.clone(), count));
        }
        rows.push(row(page.pick("合计", "all").to_owned(), &self.total()));
        page.table(&rows)?;
        page.say(
            "按时、超期、无时限之和为已决定;加未决定即结束(不予受理、撤回、逾期终止)与未决定为全部办件。暂停占比:自接件至决定,补正中止日数与经过日数之比。",
            "on time + late + no limit known = decided; with those that ended undecided (acceptance refused, withdrawn,\nsupplement never came) and the undecided, all who came. paused: days paused of the days from receipt to decision.",
        )?;
        page.heading("各通道", "By lane")?;
        let head = match page.language() {
            banjian::text::Language::Chinese => [
                "通道",
                "办件",
                "准予",
                "不予",
                "不予受理",
                "撤回",
                "逾期终止",
                "会签",
                "初审意见",
                "出件",
                "未办结",
            ],
            banjian::text::Language::English => [
                "lane",
                "came",
                "approved",
                "denied",
                "not accepted",
                "withdrawn",
                "lapsed",
                "co-signed",
                "first of two",
                "handed over",
                "still open",
            ],
        };
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        let names = [("窗口即办", "at the window"), ("即时审批", "live approval"), ("承诺件", "committed")];
        for ((zh, en), count) in names.iter().zip(&self.lanes) {
            let cells = [
                count.came,
                count.approved,
                count.denied,
                count.refused,
                count.withdrawn,
                count.lapsed,
                count.cosigned,
                count.proposed,
                count.handed_over,
                count.open,
            ];
            let name = page.pick(zh, en).to_owned();
            rows.push(std::iter::once(name).chain(cells.map(|cell| cell.to_string())).collect());
        }
        page.table(&rows)
    }
}

/// The position of a lane in [`Tally::lanes`].
#[must_use]
pub const fn position(lane: Lane) -> usize {
    match lane {
        Lane::AtWindow => 0,
        Lane::Live => 1,
        Lane::Committed => 2,
    }
}

fn row(name: String, count: &Count) -> Vec<String> {
    let ended = count.refused + count.withdrawn + count.lapsed;
    let cells = [
        count.came,
        count.on_time,
        count.late,
        count.no_limit,
        ended,
        count.undecided,
        count.returned,
        count.asked,
    ];
    let tenths = (count.paused_days * 1_000).checked_div(count.elapsed_days).unwrap_or(0);
    let share = format!("{}.{} %", tenths / 10, tenths % 10);
    std::iter::once(name).chain(cells.map(|cell| cell.to_string())).chain([share]).collect()
}

/// What the journal says of a decision: whether it came in time, and how long the limits were paused.
fn decided(visit: &Visit, step: Step, town: &Town, one: &mut Count) -> Result<(), Fault> {
    if matches!(step, Step::Approve | Step::Complete) {
        one.approved = 1;
    } else {
        one.denied = 1;
    }
    let events = town.office.journal().events(visit.id)?;
    let last = events.last().ok_or("a case without events")?;
    let header: EventHeader = banjian::canonical::from_slice(&last.header)?;
    let on_time = verdict(&header.event).ok_or("a decision without a verdict on time")?;
    match on_time.timeliness {
        Timeliness::OnTime => one.on_time = 1,
        Timeliness::Late => one.late = 1,
        Timeliness::NoLimitKnown | Timeliness::Provisional => one.no_limit = 1,
    }
    let case = town.office.case(visit.id)?;
    let today = banjian::calendar::civil_day(header.at.instant());
    if let Some(received) = case.clocks().received() {
        let (ran, paused) = case.clocks().ran_and_paused(received, today);
        one.paused_days = u64::try_from(paused).unwrap_or(0);
        one.elapsed_days = u64::try_from(ran + paused).unwrap_or(0);
    }
    Ok(())
}

/// The verdict on time that an event carries.
#[must_use]
pub const fn verdict(event: &Event) -> Option<&OnTime> {
    match event {
        Event::Approved { on_time, .. }
        | Event::Denied { on_time, .. }
        | Event::CompletedAtWindow { on_time }
        | Event::RejectedAtWindow { on_time, .. } => Some(on_time),
        _ => None,
    }
}
