//! The auditor: one record after another, in the order of the log.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::editions::{EditionStore, Library};
use super::entry::{Entry, Extent};
use super::finding::{Finding, Grade, Here};
use super::opening;
use super::replay::Replay;
use super::report::AuditReport;
use super::roster;
use super::separation::Separation;
use crate::canonical;
use crate::case::{Case, Event, EventHeader};
use crate::id::{CaseId, CaseNumber, CommandId};
use crate::network::RosterChanged;
use crate::report::{Code, Report, codes};
use crate::trace::{Chain, Moment, Origin, Record, Suite, events_hash};

/// Reads a log, or a part of it, and keeps what it found. It can be cloned and gone on with.
#[derive(Debug, Clone)]
pub struct Auditor {
    cases: HashMap<CaseId, Case>,
    /// The place of the next record of each case or other stream.
    chains: HashMap<CaseId, Option<Chain>>,
    commands: HashSet<CommandId>,
    extent: Extent,
    library: Library,
    newest: Option<Moment>,
    numbers: HashSet<CaseNumber>,
    origin: Origin,
    position: u64,
    report: AuditReport,
    separation: Separation,
    skew_minutes: u16,
    suite: Suite,
    /// How far each case (or other stream) has come, by what its events say.
    versions: HashMap<CaseId, u32>,
}

impl Auditor {
    /// An auditor of the log with this origin. Further than `skew_minutes` the clocks of desk and office should not
    /// stand apart; where they do it is noted.
    #[must_use]
    pub fn new(
        origin: Origin,
        suite: Suite,
        extent: Extent,
        store: Arc<dyn EditionStore>,
        skew_minutes: u16,
    ) -> Self {
        Self {
            cases: HashMap::new(),
            chains: HashMap::new(),
            commands: HashSet::new(),
            extent,
            library: Library::new(suite, store),
            newest: None,
            numbers: HashSet::new(),
            origin,
            position: 0,
            report: AuditReport::default(),
            separation: Separation::default(),
            skew_minutes,
            suite,
            versions: HashMap::new(),
        }
    }

    /// The position of the last record that was read, 0 before the first.
    #[must_use]
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// What was found so far.
    #[must_use]
    pub const fn report(&self) -> &AuditReport {
        &self.report
    }

    /// What was found.
    #[must_use]
    pub fn into_report(self) -> AuditReport {
        self.report
    }

    /// A case as its recorded headers make it; `None` where none was read.
    #[must_use]
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.get(&id)
    }

    /// Reads the next record in the order of the log, and gives what was found about it.
    ///
    /// # Errors
    /// What the store of editions reports. The record is then not read; it may be given again.
    pub fn next(&mut self, entry: &Entry<'_>) -> Result<&[Finding], Report> {
        let record = Record::from_bytes(entry.record);
        let sequence = record.as_ref().ok().map(|record| record.chain.sequence());
        let mut here = Here { case: entry.case, position: entry.position, sequence, found: Vec::new() };
        self.at_position(entry, &mut here);
        let mut is_replayed = false;
        match &record {
            Ok(record) => {
                self.at_place(entry, record, &mut here);
                is_replayed = if entry.case == RosterChanged::STREAM {
                    self.roster(entry, record, &mut here)?
                } else {
                    self.case_act(entry, record, &mut here)?
                };
            }
            Err(report) => {
                let what = report.message(crate::text::Language::English);
                here.fault(Report::new(codes::audit::RECORD_UNREADABLE).with("found", what));
                let events: Vec<_> = headers(entry, &mut here).into_iter().flatten().collect();
                self.apply(entry, &events, &mut here);
            }
        }
        self.settle(entry, record.as_ref().ok());
        self.report.first_network = self.library.first_network();
        let counts = &mut self.report.counts;
        counts.records = counts.records.saturating_add(1);
        counts.replayed = counts.replayed.saturating_add(u64::from(is_replayed));
        let roster = u64::from(entry.case == RosterChanged::STREAM);
        counts.roster_changes = counts.roster_changes.saturating_add(roster);
        counts.cases = u64::try_from(self.cases.len()).unwrap_or(u64::MAX);
        let before = self.report.findings.len();
        self.report.findings.append(&mut here.found);
        Ok(self.report.findings.get(before..).unwrap_or_default())
    }

    /// No hole in a whole log, and never back.
    fn at_position(&self, entry: &Entry<'_>, here: &mut Here) {
        let Some(found) = entry.position else { return };
        let expected = self.position.saturating_add(1);
        let fits = if self.extent == Extent::Log { found == expected } else { found >= expected };
        if !fits {
            let report = Report::new(codes::audit::POSITION_GAP);
            here.fault(report.with("found", found).with("expected", expected));
        }
    }

    /// The record's own place: log, time, case, chain, command, and its events.
    fn at_place(&self, entry: &Entry<'_>, record: &Record, here: &mut Here) {
        let act = &record.act;
        if act.origin != self.origin {
            let report = Report::new(codes::log::FOREIGN_LOG);
            here.fault(report.with("origin", &act.origin).with("expected", &self.origin));
        }
        if let Some(newest) = self.newest.filter(|newest| record.recorded_at < *newest) {
            let report = Report::new(codes::audit::RECORDED_EARLIER);
            here.fault(report.with("found", record.recorded_at).with("expected", newest));
        }
        if let Some(report) = opening::clocks(record, self.skew_minutes) {
            here.add(Grade::Note, report);
        }
        if act.case != entry.case {
            here.fault(Report::new(codes::audit::RECORD_MISFILED).with("found", act.case));
        }
        if self.commands.contains(&act.command) {
            here.fault(Report::new(codes::audit::COMMAND_REPEATED).with("found", act.command));
        }
        self.in_chain(entry.case, record.chain, here);
        let found = events_hash(self.suite, entry.events.iter().copied());
        if record.events != found {
            let report = Report::new(codes::audit::EVENTS_MISMATCH);
            here.fault(report.with("found", found).with("expected", record.events));
        }
    }

    fn in_chain(&self, case: CaseId, found: Chain, here: &mut Here) {
        let expected = self.chains.get(&case).copied().unwrap_or_else(|| Some(Chain::first()));
        let sequence = expected.map(Chain::sequence);
        if sequence != Some(found.sequence()) {
            let expected = sequence.map_or_else(|| "-".into(), |sequence| sequence.to_string());
            let report = Report::new(codes::audit::SEQUENCE_GAP);
            here.fault(report.with("found", found.sequence()).with("expected", expected));
        }
        let expected = expected.and_then(Chain::previous);
        if expected != found.previous() {
            let text =
                |hash: Option<canonical::Hash>| hash.map_or_else(|| "-".into(), |hash| hash.to_string());
            let report = Report::new(codes::audit::CHAIN_BROKEN);
            here.fault(report.with("found", text(found.previous())).with("expected", text(expected)));
        }
    }

    /// Replays an act on a case, checks separation, and folds the recorded events into the cases.
    fn case_act(&mut self, entry: &Entry<'_>, record: &Record, here: &mut Here) -> Result<bool, Report> {
        let events = headers(entry, here);
        let is_whole = events.iter().all(Option::is_some);
        let events: Vec<(CaseId, EventHeader)> = events.into_iter().flatten().collect();
        self.in_version(entry, record, here);
        let unopened = Case::unopened(entry.case);
        let headers: Vec<EventHeader> = events.iter().map(|(_, header)| header.clone()).collect();
        let replay = Replay {
            case: self.cases.get(&entry.case).unwrap_or(&unopened),
            cases: &self.cases,
            entry,
            extent: self.extent,
            headers: &headers,
            record,
        };
        let is_replayed = is_whole && replay.run(&mut self.library, here)?;
        self.numbered(&events, here);
        let network = self.library.network().cloned();
        for report in self.separation.next(entry.case, record, &events, network.as_deref()) {
            here.fault(report);
        }
        for header in &headers {
            if let Event::Received { editions, .. } = &header.event {
                self.library.learn(*editions);
            }
        }
        self.apply(entry, &events, here);
        Ok(is_replayed)
    }

    fn roster(&mut self, entry: &Entry<'_>, record: &Record, here: &mut Here) -> Result<bool, Report> {
        self.in_version(entry, record, here);
        let mut is_replayed = false;
        for (at, event) in entry.events.iter().enumerate() {
            match canonical::from_slice::<RosterChanged>(event.header) {
                Ok(changed) => {
                    let library = &mut self.library;
                    is_replayed = roster::replay(entry, record, &changed, self.extent, library, here)?;
                }
                Err(report) => here.fault(misread(codes::audit::EVENT_UNREADABLE, at, &report)),
            }
        }
        Ok(is_replayed)
    }

    /// The act saw the version at which its case stands, and each event follows that of its case.
    fn in_version(&self, entry: &Entry<'_>, record: &Record, here: &mut Here) {
        let stands = |case: CaseId| self.versions.get(&case).copied();
        let own = stands(entry.case).unwrap_or(0);
        if record.act.case_version != own {
            here.fault(misversioned(entry.case, record.act.case_version, own));
        }
        let mut reached: HashMap<CaseId, u32> = HashMap::new();
        for event in entry.events {
            let before = match reached.get(&event.case).copied().or_else(|| stands(event.case)) {
                Some(version) => version,
                None if event.case == entry.case || self.extent != Extent::Bundle => 0,
                // How far a linked case that is not at hand had come is not known.
                None => event.version.saturating_sub(1),
            };
            if event.version != before.saturating_add(1) {
                here.fault(misversioned(event.case, event.version.saturating_sub(1), before));
            }
            reached.insert(event.case, event.version);
        }
    }

    /// No two cases have one number.
    fn numbered(&mut self, events: &[(CaseId, EventHeader)], here: &mut Here) {
        for (_, header) in events {
            if let Event::Registered { number, .. } = &header.event
                && !self.numbers.insert(*number)
            {
                here.fault(Report::new(codes::audit::NUMBER_REUSED).with("found", number));
            }
        }
    }

    /// What was recorded is what the office went on with, lawful or not.
    fn apply(&mut self, entry: &Entry<'_>, events: &[(CaseId, EventHeader)], here: &mut Here) {
        for (at, (id, header)) in events.iter().enumerate() {
            let before = match self.cases.get(id) {
                Some(case) => case.clone(),
                None if *id == entry.case => Case::unopened(*id),
                // Of a case that is not at hand nothing is made.
                None => continue,
            };
            match before.apply(header) {
                Ok(after) => {
                    self.cases.insert(*id, after);
                }
                Err(report) => here.fault(misread(codes::audit::EVENT_UNFIT, at, &report)),
            }
        }
    }

    /// Goes on from what the record says of itself, so that one fault is not told again with every later record.
    fn settle(&mut self, entry: &Entry<'_>, record: Option<&Record>) {
        self.position = entry.position.unwrap_or_else(|| self.position.saturating_add(1));
        let expected = self.chains.get(&entry.case).copied().unwrap_or_else(|| Some(Chain::first()));
        let sequence = record.map(|record| record.chain.sequence()).or_else(|| expected.map(Chain::sequence));
        let after = sequence.and_then(|sequence| Chain::after(sequence, self.suite.leaf(entry.record)));
        self.chains.insert(entry.case, after);
        for event in entry.events {
            self.versions.insert(event.case, event.version);
        }
        if let Some(record) = record {
            self.commands.insert(record.act.command);
            self.newest = self.newest.max(Some(record.recorded_at));
        }
    }
}

/// The headers of an entry, each with its case; `None` for one that cannot be read.
fn headers(entry: &Entry<'_>, here: &mut Here) -> Vec<Option<(CaseId, EventHeader)>> {
    let mut read =
        |(at, event): (usize, &crate::trace::EventHeader<'_>)| match canonical::from_slice(event.header) {
            Ok(header) => Some((event.case, header)),
            Err(report) => {
                here.fault(misread(codes::audit::EVENT_UNREADABLE, at, &report));
                None
            }
        };
    entry.events.iter().enumerate().map(&mut read).collect()
}

fn misread(code: Code, at: usize, report: &Report) -> Report {
    let found = crate::report::quoted(&report.message(crate::text::Language::English));
    Report::new(code).with("event", at.saturating_add(1)).with("found", found)
}

fn misversioned(case: CaseId, found: u32, expected: u32) -> Report {
    Report::new(codes::audit::CASE_VERSION).with("case", case).with("found", found).with("expected", expected)
}
