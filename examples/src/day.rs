//! The busy day, and the working days after it until what was promised is done.

use std::io::Write;
use std::sync::Arc;

use banjian::calendar::{Calendar, end_of_day, start_of_day};
use banjian::id::CaseId;
use banjian::journal::{Journal, SqliteJournal};
use banjian::office::DueRun;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use indicatif::{ProgressBar, ProgressStyle};

use crate::Fault;
use crate::arguments::Arguments;
use crate::page::Page;
use crate::people::Dice;
use crate::tally::Tally;
use crate::town::Town;
use crate::visit::{LAST_DAY, Step, Visit};
use crate::{after, asked, proof, refused, story};

/// How many acts go into one transaction at most, and how many people are at the windows at a time.
const GROUP: usize = 1_000;
/// How long the windows are open on the busy day, in seconds, after the story and what was refused.
const OPEN: i64 = 8 * 3_600;
/// More waves than the longest way of a case has on one day.
const WAVES: i64 = 24;

/// What a day was, for a test to hold against itself.
#[derive(Debug)]
pub struct Played {
    /// What was counted.
    pub tally: Tally,
    /// The codes of what was refused, in the order of the attempts.
    pub refused: Vec<&'static str>,
    /// What the auditor found in the feed.
    pub audited: after::Audited,
}

/// Plays a day and tells it.
///
/// # Errors
/// What office, journal and writer report.
pub fn play(arguments: &Arguments, out: &mut dyn Write) -> Result<Played, Fault> {
    let mut page = Page::new(out, arguments.language);
    let kept = tempfile::tempdir()?;
    let path = arguments.journal.clone().unwrap_or_else(|| kept.path().join("xiangyang.journal"));
    if path.exists() {
        return Err("the journal's file exists already: a day begins with a new one".into());
    }
    let journal: Arc<dyn Journal> = Arc::new(SqliteJournal::open(&path)?);
    let first = NaiveDate::from_ymd_opt(2026, 3, 2).ok_or("no such day")?;
    let opening = start_of_day(first) + TimeDelta::minutes(8 * 60 + 30);
    let town = Town::open(journal, arguments.seed, opening)?;
    page.say(
        format!("襄阳的一天:{first},{} 个网点,种子 {}", town.places.len(), arguments.seed),
        format!("A day in Xiangyang: {first}, {} outlets, seed {}", town.places.len(), arguments.seed),
    )?;
    let info = town.office.info();
    page.say(&info.zh, &info.en)?;
    page.say("人员、号码均为虚构。", "Everybody and every number here is invented.")?;
    let told = story::tell(&town, opening, &mut page)?;
    asked::tell(&town, opening + TimeDelta::minutes(25), &mut page)?;
    let refused = refused::tell(&town, opening + TimeDelta::minutes(30), &mut page)?;
    let mut run = Run {
        bar: bar(arguments.cases),
        dice: Dice::new(arguments.seed),
        last: opening + TimeDelta::minutes(45),
        sample: Vec::new(),
        tally: Tally::new(&town),
        timers: DueRun::default(),
        town: &town,
    };
    let last_day = run.days(arguments.cases, first)?;
    run.bar.finish_and_clear();
    page.heading("这一天", "The day")?;
    let total = run.tally.total();
    page.say(
        format!(
            "{} 件申请,281 项中的 {} 项;至 {last_day} 共 {} 次操作。定时器:视为受理 {},提醒 {},提请终止 {},领办到期 {}。",
            total.came,
            run.tally.items.iter().filter(|came| **came > 0).count(),
            run.tally.acts,
            run.timers.deemed_accepted,
            run.timers.reminded,
            run.timers.overdue_proposed,
            run.timers.leases_ended,
        ),
        format!(
            "{} applications for {} of 281 items came on {first}; by {last_day} people had done {} acts on them.\nTimers: deemed accepted {}, reminded {}, overdue proposed {}, leases ended {}.",
            total.came,
            run.tally.items.iter().filter(|came| **came > 0).count(),
            run.tally.acts,
            run.timers.deemed_accepted,
            run.timers.reminded,
            run.timers.overdue_proposed,
            run.timers.leases_ended,
        ),
    )?;
    run.tally.print(&town, &mut page)?;
    after::worklists(&town, &mut page)?;
    let audited = after::audit(&town, &run.sample, run.last, &mut page)?;
    proof::hand_out(&town, told, arguments.proofs.as_deref(), run.last, &mut page)?;
    Ok(Played { tally: run.tally, refused, audited })
}

struct Run<'t> {
    bar: ProgressBar,
    dice: Dice,
    last: DateTime<Utc>,
    sample: Vec<CaseId>,
    tally: Tally,
    timers: DueRun,
    town: &'t Town,
}

impl Run<'_> {
    /// The busy day, then one working day after another. Gives the last day.
    fn days(&mut self, cases: u32, first: NaiveDate) -> Result<NaiveDate, Fault> {
        let mut waiting = self.busy_day(cases)?;
        let mut date = first;
        let mut number = 0_u8;
        self.timers(date)?;
        while number < LAST_DAY {
            date = date.succ_opt().ok_or("the end of time")?;
            if Calendar::reference().is_working_day(date)? {
                number += 1;
                self.later_day(&mut waiting, number, date)?;
            }
            self.timers(date)?;
        }
        for visit in &waiting {
            self.tally.left(visit, self.town);
        }
        Ok(date)
    }

    /// Everybody comes. What is not done by the evening waits.
    fn busy_day(&mut self, cases: u32) -> Result<Vec<Visit>, Fault> {
        let mut waiting = Vec::new();
        let count = usize::try_from(cases)?;
        let group = count.div_ceil(8).clamp(1, GROUP);
        let groups = i64::try_from(count.div_ceil(group))?;
        let pause = TimeDelta::milliseconds((OPEN * 1_000 / groups / WAVES).max(1));
        let stride = (cases / 20).max(1);
        let mut number = 0;
        while number < cases {
            let mut visits = Vec::with_capacity(group);
            while visits.len() < group && number < cases {
                let visit = Visit::drawn(number, &mut self.dice, self.town);
                if number % stride == 0 {
                    self.sample.push(visit.id);
                }
                visits.push(visit);
                number += 1;
            }
            self.waves(&mut visits, 0, pause)?;
            waiting.extend(visits.into_iter().filter(is_open));
            self.bar.set_position(u64::from(number));
        }
        Ok(waiting)
    }

    fn later_day(&mut self, waiting: &mut Vec<Visit>, number: u8, date: NaiveDate) -> Result<(), Fault> {
        self.last = self.last.max(start_of_day(date) + TimeDelta::minutes(8 * 60 + 30));
        let due: Vec<usize> =
            waiting.iter().enumerate().filter(|(_, visit)| visit.day == number).map(|(at, _)| at).collect();
        let groups = i64::try_from(due.len().div_ceil(GROUP).max(1))?;
        let pause = TimeDelta::milliseconds((OPEN * 1_000 / groups / WAVES).max(1));
        for group in due.chunks(GROUP) {
            let mut visits = Vec::with_capacity(group.len());
            for at in group {
                let mut visit = waiting.get(*at).ok_or("a visit that is gone")?.clone();
                // Over night timers may have touched the case: the clerk looks at it as it is now.
                visit.version = self.town.office.case(visit.id)?.version();
                visits.push(visit);
            }
            self.waves(&mut visits, number, pause)?;
            for (at, visit) in group.iter().zip(visits) {
                if let Some(place) = waiting.get_mut(*at) {
                    *place = visit;
                }
            }
        }
        waiting.retain(is_open);
        Ok(())
    }

    /// Steps in waves, each one transaction, until nobody has a step left today.
    fn waves(&mut self, visits: &mut [Visit], today: u8, pause: TimeDelta) -> Result<(), Fault> {
        loop {
            let mut acts = Vec::with_capacity(visits.len());
            let mut moved: Vec<(usize, Step)> = Vec::with_capacity(visits.len());
            for (at, visit) in visits.iter_mut().enumerate() {
                let service = self.town.services.get(usize::from(visit.item)).ok_or("no such item")?;
                if let Some(step) = visit.next(&service.item, today) {
                    acts.push(visit.act(step, self.town, self.last)?);
                    moved.push((at, step));
                }
            }
            if acts.is_empty() {
                return Ok(());
            }
            for (reply, (at, step)) in self.town.office.submit_all(acts, self.last).into_iter().zip(moved) {
                let reply = reply.map_err(|failure| format!("{step:?} was not done: {failure}"))?;
                let visit = visits.get_mut(at).ok_or("a visit that is gone")?;
                let service = self.town.services.get(usize::from(visit.item)).ok_or("no such item")?;
                visit.went(step, reply.stage, reply.version, &service.item, today);
                self.tally.step(visit, step, self.town)?;
            }
            self.last += pause;
        }
    }

    fn timers(&mut self, date: NaiveDate) -> Result<(), Fault> {
        self.last = self.last.max(end_of_day(date));
        let ran = self.town.office.run_due(self.last)?;
        self.timers.deemed_accepted += ran.deemed_accepted;
        self.timers.leases_ended += ran.leases_ended;
        self.timers.overdue_proposed += ran.overdue_proposed;
        self.timers.reminded += ran.reminded;
        if ran.left > 0 {
            return Err("timers were left over".into());
        }
        Ok(())
    }
}

/// Whether somebody still has to do something, or the citizen to come.
fn is_open(visit: &Visit) -> bool {
    !visit.stage.is_end()
}

/// On the terminal of whoever waits, and nowhere else.
fn bar(cases: u32) -> ProgressBar {
    let bar = ProgressBar::new(u64::from(cases));
    match ProgressStyle::with_template("{wide_bar} {pos}/{len}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
