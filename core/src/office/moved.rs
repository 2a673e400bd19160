//! Tells who moved a case on: the newest thing that happened to it, from the journal.

use chrono::{DateTime, FixedOffset, Utc};

use super::Office;
use crate::canonical;
use crate::case::kernel::{CommandKind, Desk};
use crate::case::{Event, EventHeader};
use crate::id::CaseId;
use crate::report::{Report, codes};
use crate::text::{Text, Words};
use crate::trace::Record;

/// Asia/Shanghai, in seconds east of UTC.
const SHANGHAI: i32 = 8 * 3_600;

const LINKED: Words = Words { en: "a linked case was registered", zh: "登记关联办件" };

impl Office {
    /// The report on an act that saw an older version of a case.
    pub(super) fn moved_on(&self, id: CaseId, seen: u32) -> Result<Report, Report> {
        let events = self.journal().events(id)?;
        let version = events.last().map_or(0, |event| event.version);
        let mut report = Report::new(codes::office::CASE_MOVED_ON).with("found", version).with("seen", seen);
        let last = match events.last() {
            Some(event) => {
                let header: EventHeader = canonical::from_slice(&event.header)?;
                self.said(id, &header)?
            }
            None => Text::new("-", "-"),
        };
        report = report.with_text("last", last);
        Ok(report)
    }

    /// Who, what, when.
    fn said(&self, id: CaseId, header: &EventHeader) -> Result<Text, Report> {
        let what = if matches!(header.event, Event::Linked { .. }) {
            Some(LINKED)
        } else {
            let last = self.journal().records(id)?.pop();
            let record = last.map(|record| Record::from_bytes(&record.bytes)).transpose()?;
            let kind = record.map(|record| record.act.kind);
            let known =
                |known: &&CommandKind| kind.as_ref().is_some_and(|kind| kind.as_str() == known.as_str());
            CommandKind::ALL.iter().find(known).map(|kind| kind.words())
        };
        let what = what.unwrap_or(Words { en: "-", zh: "-" });
        let who = match (&header.by, header.desk) {
            (Some(person), _) => Text::new(person.to_string(), person.to_string()),
            (None, Desk::Timer) => Text::new("系统", "the office"),
            (None, desk) => desk.words().text(),
        };
        let at = shanghai(header.at.instant());
        Ok(Text::new(format!("{}，{}，{at}", who.zh, what.zh), format!("{}, {}, {at}", who.en, what.en)))
    }
}

/// The minute in Asia/Shanghai.
fn shanghai(at: DateTime<Utc>) -> String {
    let zone = FixedOffset::east_opt(SHANGHAI);
    zone.map_or_else(|| at.to_rfc3339(), |zone| at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string())
}
