//! What a registration was given by the office: its number and its linked cases.

use std::collections::HashMap;

use super::entry::Extent;
use super::finding::Here;
use crate::calendar::civil_day;
use crate::case::{Case, Event};
use crate::id::CaseId;
use crate::network::Network;
use crate::report::{Report, codes};
use crate::text::{Text, Words};
use crate::trace::{Moment, Record};

const UNKNOWN: Words =
    Words { en: "no case of that id was registered before", zh: "此前没有登记该办件" };
const OTHER_CLAIM: Words = Words { en: "it is of another item or period", zh: "事项或期间不同" };
const LEFT_OUT: Words = Words {
    en: "it is linked with a linked case and not named itself",
    zh: "与所关联的办件关联，却未列出",
};

/// The number: of the network's hall, of the outlet and of the day.
pub(super) fn number(event: &Event, record: &Record, network: &Network, here: &mut Here) {
    let Event::Registered { number, outlet, .. } = event else { return };
    let hall = &network.edition().hall.code;
    let day = civil_day(record.recorded_at.instant());
    let at_desk = record.act.outlet.as_ref().is_none_or(|desk| desk == outlet);
    if number.hall() != *hall || number.outlet() != *outlet || number.day() != day || !at_desk {
        let outlet = record.act.outlet.as_ref().unwrap_or(outlet);
        here.fault(
            Report::new(codes::audit::NUMBER_UNFIT)
                .with("found", number)
                .with("hall", hall)
                .with("outlet", outlet)
                .with("day", day),
        );
    }
}

/// The linked cases of an act as they stand, and whether all of them are at hand.
#[derive(Debug)]
pub(super) struct Linked {
    pub(super) cases: Vec<Case>,
    pub(super) is_whole: bool,
}

/// Gathers the linked cases. One that is missing is a fault where all were to be there.
pub(super) fn linked(
    ids: &[CaseId],
    cases: &HashMap<CaseId, Case>,
    extent: Extent,
    here: &mut Here,
) -> Linked {
    let mut found = Linked { cases: Vec::with_capacity(ids.len()), is_whole: true };
    for id in ids {
        match cases.get(id).filter(|case| case.opened().is_some()) {
            Some(case) => found.cases.push(case.clone()),
            None => {
                found.is_whole = false;
                match extent {
                    Extent::Bundle => {
                        here.unchecked(Report::new(codes::audit::LINK_UNCHECKED).with("found", id));
                    }
                    Extent::Log | Extent::Cases => here.fault(unfit(*id, UNKNOWN.text())),
                }
            }
        }
    }
    found
}

/// Whether what a registration links is of one claim, and all of it.
pub(super) fn links(event: &Event, linked: &[Case], here: &mut Here) {
    let Event::Registered { item, linked: ids, period, .. } = event else { return };
    for case in linked {
        let Some(opened) = case.opened() else { continue };
        if opened.item() != item || opened.period() != period {
            here.fault(unfit(case.id(), OTHER_CLAIM.text()));
        }
        for left_out in case.linked().iter().filter(|id| !ids.contains(id)) {
            here.fault(unfit(*left_out, LEFT_OUT.text()));
        }
    }
}

fn unfit(case: CaseId, what: Text) -> Report {
    Report::new(codes::audit::LINK_UNFIT).with("found", case).with_text("what", what)
}

/// How far the desk's clock was from the office's.
pub(super) fn clocks(record: &Record, bound: u16) -> Option<Report> {
    let apart = |a: Moment, b: Moment| (a.instant() - b.instant()).num_milliseconds().unsigned_abs();
    let millis = apart(record.act.observed_at, record.recorded_at);
    (millis > u64::from(bound) * 60_000).then(|| {
        Report::new(codes::audit::OBSERVED_APART)
            .with("found", record.act.observed_at)
            .with("minutes", millis.div_ceil(60_000))
            .with("bound", bound)
    })
}
