//! Replays a change of the roster: by two different administrators posted on that day, with just that network
//! as its outcome.

use super::editions::Library;
use super::entry::{Entry, Extent};
use super::finding::Here;
use super::replay;
use crate::calendar::civil_day;
use crate::case::{Case, Pinned};
use crate::network::{Network, Place, Post, RosterChanged};
use crate::report::{Report, codes};
use crate::text::{Language, Text, Words};
use crate::trace::{Act, Record};

const NOT_ALONE: Words =
    Words { en: "its record has not this one event", zh: "其记录不是恰有这一个事件" };
const NOT_THE_DESK: Words =
    Words { en: "no roster desk makes such an act", zh: "人员管理岗不会产生这样的行为" };
const OTHER_PERSON: Words =
    Words { en: "the act is of another person than the event", zh: "行为人与事件所载不同" };
const OTHER_HEADER: Words =
    Words { en: "the act says something else than the event", zh: "行为与事件内容不同" };
const OTHER_TIME: Words =
    Words { en: "the event is of another time than the record", zh: "事件与记录时间不同" };
const ONE_PERSON: Words =
    Words { en: "one person stands for both administrators", zh: "两名管理人员为同一人" };
const EXPIRED: Words = Words { en: "the login had expired", zh: "登录已过期" };
const OTHER_NETWORK: Words = Words {
    en: "the network it names is not what the change gives",
    zh: "所载网络并非该变动的结果",
};

/// Replays a change, and puts the network that it names in force: what follows was decided under it.
pub(super) fn replay(
    entry: &Entry<'_>,
    record: &Record,
    changed: &RosterChanged,
    extent: Extent,
    library: &mut Library,
    here: &mut Here,
) -> Result<bool, Report> {
    let mut law = |holds: bool, what: Words| {
        if !holds {
            here.fault(unlawful(what.text()));
        }
    };
    let act = &record.act;
    let event = entry.events.first();
    let is_alone = entry.events.len() == 1
        && event.is_some_and(|event| {
            event.case == RosterChanged::STREAM && event.schema == RosterChanged::SCHEMA
        });
    law(is_alone, NOT_ALONE);
    law(is_desk(act), NOT_THE_DESK);
    law(event.is_some_and(|event| event.header == act.header.as_str().as_bytes()), OTHER_HEADER);
    let [first, second] = &changed.by;
    law(act.person.as_ref() == Some(first), OTHER_PERSON);
    law(first != second, ONE_PERSON);
    law(changed.at == record.recorded_at, OTHER_TIME);
    law(act.login.as_ref().is_none_or(|login| login.expires_at > record.recorded_at), EXPIRED);
    let used = replay::used(library, record, &Case::unopened(entry.case), extent, here)?;
    let is_replayed = used.is_some();
    if let Some(used) = used {
        outcome(&used.network, record, changed, here);
    }
    if let Some(in_force) = library.in_force() {
        library.put_in_force(Pinned { network: changed.network, ..in_force });
    }
    Ok(is_replayed)
}

/// Who changed it, and what the change gives.
fn outcome(network: &Network, record: &Record, changed: &RosterChanged, here: &mut Here) {
    let today = civil_day(record.recorded_at.instant());
    for person in &changed.by {
        if !network.posted(person, Post::RosterAdministrator, &Place::Hall, today).is_posted() {
            here.fault(unlawful(Text::new(
                format!("{person}当日不是人员管理岗"),
                format!("{person} was no roster administrator on that day"),
            )));
        }
    }
    match network.with(&changed.change, today) {
        Ok(outcome) if outcome.network.hash() == changed.network => {}
        Ok(_) => here.fault(unlawful(OTHER_NETWORK.text())),
        Err(faults) => {
            for fault in faults.reports() {
                let what = Text::new(fault.message(Language::Chinese), fault.message(Language::English));
                here.fault(unlawful(what));
            }
        }
    }
}

fn is_desk(act: &Act) -> bool {
    let post = act.post.as_ref().map(crate::trace::Kebab::as_str);
    (act.desk.as_str(), post, act.kind.as_str()) == ("roster", Some("roster-administrator"), "roster-change")
        && act.login.is_some()
        && act.outlet.is_none()
}

fn unlawful(what: Text) -> Report {
    Report::new(codes::audit::ROSTER_UNLAWFUL).with_text("what", what)
}
