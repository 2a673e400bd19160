//! Decides a recorded act again, as it stood then.

use std::collections::HashMap;

use super::determination;
use super::difference;
use super::editions::{Library, Named, Used};
use super::entry::{Entry, Extent};
use super::finding::Here;
use super::opening;
use super::seat;
use crate::canonical;
use crate::case::kernel::CommandKind;
use crate::case::{
    Asked, Case, Command, Context, Event, EventHeader, Opened, Opening, Refusal, SCHEMA, Seat, decide,
};
use crate::id::{CaseId, PersonId};
use crate::report::{Faults, Report, codes};
use crate::text::{Language, Text, Words};
use crate::trace::{self, Record};

const NO_EDITIONS: Words = Words { en: "its editions are not known", zh: "所依据的版本不明" };
const NO_ITEM: Words = Words { en: "the catalogue has no such item", zh: "目录中没有该事项" };
const NO_LINKS: Words = Words {
    en: "its outcome rests on linked cases that are not at hand",
    zh: "结果取决于未在手边的关联办件",
};

/// A recorded act and what is known around it.
pub(super) struct Replay<'a> {
    pub(super) case: &'a Case,
    pub(super) cases: &'a HashMap<CaseId, Case>,
    pub(super) entry: &'a Entry<'a>,
    pub(super) extent: Extent,
    pub(super) headers: &'a [EventHeader],
    pub(super) record: &'a Record,
}

impl Replay<'_> {
    /// Holds the act against what a decision gives. Tells whether it was decided.
    pub(super) fn run(&self, library: &mut Library, here: &mut Here) -> Result<bool, Report> {
        let act = &self.record.act;
        let Some(seat) = seat::seat(act) else {
            let words = [Some(act.desk.as_str()), act.post.as_ref().map(trace::Kebab::as_str)];
            let words: Vec<&str> = words.into_iter().flatten().collect();
            here.fault(Report::new(codes::audit::SEAT_UNFIT).with("found", words.join(", ")));
            return Ok(false);
        };
        let Some(asked) = seat::asked(act, seat.desk) else {
            here.fault(Report::new(codes::audit::COMMAND_UNREADABLE).with("found", &act.kind));
            return Ok(false);
        };
        let Some(used) = used(library, self.record, self.case, self.extent, here)? else {
            unchecked(&asked, NO_EDITIONS, here);
            return Ok(false);
        };
        self.decided(seat, &asked, &used, library, here)
    }

    fn decided(
        &self,
        seat: Seat<'_>,
        asked: &Asked,
        used: &Used,
        library: &mut Library,
        here: &mut Here,
    ) -> Result<bool, Report> {
        let (record, order) = (self.record, asked.order());
        let first = self.headers.first().map(|header| &header.event);
        let code = match (self.case.opened(), asked) {
            (Some(opened), _) => Some(opened.item()),
            (None, Asked::Command(Command::Register { item, .. })) => Some(item),
            (None, _) => None,
        };
        let Some(code) = code else {
            let report = Refusal::NotAtThisStage.report();
            let words = Words { en: "not registered", zh: "未登记" };
            let report = report.with_text("stage", words.text());
            unlawful(asked, &report.with_text("command", order.kind().words().text()), here);
            return Ok(true);
        };
        let Some(item) = used.catalog.item(code) else {
            unchecked(asked, NO_ITEM, here);
            return Ok(false);
        };
        let ids = match first {
            Some(Event::Registered { linked, .. }) if self.case.opened().is_none() => linked,
            _ => self.case.linked(),
        };
        let linked = opening::linked(ids, self.cases, self.extent, here);
        let determined = self.headers.first().and_then(|header| header.determined.as_ref());
        let (act, payload, kind) = (&record.act, self.entry.payload, order.kind());
        determination::check(act, payload, kind, item, determined, library, here)?;
        let opening = first.and_then(opening_of);
        if let (Some(event), None) = (first, self.case.opened()) {
            opening::number(event, record, &used.network, here);
            opening::links(event, &linked.cases, here);
        }
        let context = Context {
            calendar: &used.calendar,
            determined,
            editions: used.pinned,
            item,
            linked: &linked.cases,
            network: &used.network,
            now: record.recorded_at,
            opening: opening.as_ref(),
            parties_on_staff: first.map_or(&[], parties),
            seat,
            terms: &used.terms,
        };
        if record.act.login.as_ref().is_some_and(|login| login.expires_at <= record.recorded_at) {
            unlawful(asked, &Refusal::LoginExpired.report(), here);
        }
        match asked {
            Asked::Command(command) => {
                for fault in command.check(item.materials.len()).err().iter().flat_map(Faults::reports) {
                    unlawful(asked, fault, here);
                }
            }
            Asked::Timer(kind) => self.named(*kind, here),
        }
        match decide(self.case, &order, &context) {
            // Of a bundle without all linked cases it cannot be told who else was left.
            Err(Refusal::SomebodyIsLeft) if !linked.is_whole && self.extent == Extent::Bundle => {
                unchecked(asked, NO_LINKS, here);
            }
            Err(refusal) => unlawful(asked, &refusal.explain(self.case, &order, &context), here),
            Ok(headers) => self.compare(asked, &headers, ids, linked.is_whole, here)?,
        }
        Ok(true)
    }

    /// Whether a timer has the id that follows from the case. Of a case with a hole in it nothing follows.
    fn named(&self, kind: CommandKind, here: &mut Here) {
        if self.record.act.case_version != self.case.version() {
            return;
        }
        let due = match self.case.next_timer() {
            Some((next, due)) if next == kind => due,
            _ if kind.is_timer() => return,
            _ => self.record.recorded_at.instant(),
        };
        let (expected, found) = (self.case.timer_id(kind, due), self.record.act.command);
        if expected != found {
            let report = Report::new(codes::audit::TIMER_MISNAMED);
            here.fault(report.with("expected", expected).with("found", found));
        }
    }

    /// Holds the recorded events against the decided ones, byte for byte; their versions were looked at before.
    fn compare(
        &self,
        asked: &Asked,
        headers: &[EventHeader],
        ids: &[CaseId],
        is_whole: bool,
        here: &mut Here,
    ) -> Result<(), Report> {
        let own = self.entry.case;
        let mut made = Vec::with_capacity(headers.len() + ids.len());
        for header in headers {
            made.push((own, canonical::to_vec(header)?));
        }
        if let (Asked::Command(Command::Register { .. }), Some(first)) = (asked, headers.first()) {
            let event = Event::Linked { case: own };
            let link = EventHeader { by: None, event, hand: None, ..first.clone() };
            let bytes = canonical::to_vec(&link)?;
            made.extend(ids.iter().map(|id| (*id, bytes.clone())));
        }
        let versions = self.entry.events.iter().map(|event| event.version).chain(std::iter::repeat(0));
        let expected: Vec<trace::EventHeader<'_>> = made
            .iter()
            .zip(versions)
            .map(|((case, header), version)| trace::EventHeader {
                case: *case,
                version,
                schema: SCHEMA,
                header,
            })
            .collect();
        let Some((wanted, written)) = difference::between(&expected, self.entry.events) else {
            return Ok(());
        };
        if self.extent == Extent::Bundle && !is_whole {
            unchecked(asked, NO_LINKS, here);
            return Ok(());
        }
        here.fault(
            Report::new(codes::audit::OTHER_EVENTS)
                .with_text("command", asked.order().kind().words().text())
                .with_text("expected", wanted)
                .with_text("found", written),
        );
        Ok(())
    }
}

/// The editions of a record, with what is wrong about them; `None` where they cannot be read.
pub(super) fn used(
    library: &mut Library,
    record: &Record,
    case: &Case,
    extent: Extent,
    here: &mut Here,
) -> Result<Option<Used>, Report> {
    let pinned = case.opened().and_then(Opened::pinned).copied();
    let is_first = library.in_force().is_none();
    let list = match library.named(record.editions, pinned)? {
        Named::Right(list) => {
            if extent == Extent::Bundle && is_first {
                here.unchecked(Report::new(codes::audit::NETWORK_UNCHECKED).with("found", list.network));
            }
            list
        }
        Named::OtherNetwork { found, .. } if extent == Extent::Bundle => {
            here.unchecked(Report::new(codes::audit::NETWORK_UNCHECKED).with("found", found.network));
            if let Some(in_force) = library.in_force() {
                library.put_in_force(crate::case::Pinned { network: found.network, ..in_force });
            }
            found
        }
        Named::OtherNetwork { found, in_force } => {
            let report = Report::new(codes::audit::NETWORK_NOT_IN_FORCE);
            here.fault(report.with("found", found.network).with("expected", in_force));
            crate::case::Pinned { network: in_force, ..found }
        }
        Named::Unknown(expected) => {
            let hash = expected.map(|list| list.list(library.suite())).transpose()?.map(|list| list.hash());
            let expected_hash = hash.map_or_else(|| "-".into(), |hash| hash.to_string());
            let report = Report::new(codes::audit::EDITIONS_MISMATCH);
            here.fault(report.with("found", record.editions).with("expected", expected_hash));
            let Some(list) = expected else { return Ok(None) };
            list
        }
    };
    match library.read(list)? {
        Ok(used) => Ok(Some(used)),
        Err(missing) => {
            here.fault(missing);
            Ok(None)
        }
    }
}

/// What the office gave a registration, as its event tells it.
fn opening_of(event: &Event) -> Option<Opening> {
    let Event::Registered { linked, number, outlet, .. } = event else { return None };
    Some(Opening { linked: linked.clone(), number: *number, outlet: outlet.clone() })
}

/// The members of staff whom the office found among the parties.
fn parties(event: &Event) -> &[PersonId] {
    match event {
        Event::Registered { parties_on_staff, .. } | Event::Received { parties_on_staff, .. } => {
            parties_on_staff
        }
        _ => &[],
    }
}

fn unlawful(asked: &Asked, refusal: &Report, here: &mut Here) {
    let both = Text::new(refusal.message(Language::Chinese), refusal.message(Language::English));
    let article = match refusal.source_of_law() {
        "" => Text::new("无条文", "no article"),
        source => Text::new(source, source),
    };
    here.fault(
        Report::new(codes::audit::UNLAWFUL_ACT)
            .with_text("command", asked.order().kind().words().text())
            .with_text("refusal", both)
            .with("rule", refusal.code())
            .with_text("article", article),
    );
}

fn unchecked(asked: &Asked, what: Words, here: &mut Here) {
    here.unchecked(
        Report::new(codes::audit::REPLAY_UNCHECKED)
            .with_text("command", asked.order().kind().words().text())
            .with_text("what", what.text()),
    );
}
