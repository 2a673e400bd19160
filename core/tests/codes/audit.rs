//! Codes of the audit: produced by forging a log, and read in both languages.

use std::collections::BTreeSet;

use banjian::audit::{AuditReport, Extent};
use banjian::case::Event;
use banjian::network::RosterChanged;
use banjian::report::Report;
use banjian::text::Language::{Chinese, English};

use crate::driver::{CARD, item};
use crate::forger::{Book, Shelf, list};
use crate::stories::{book, card, change, ended, hall, mixed};

/// One forgery for each code, each on a log of its own.
pub(crate) fn produced() -> Vec<Report> {
    let hall = hall();
    change(&hall, ended(&hall, "card-r3", "2026-03-02"));
    card(&hall, "1");
    let id = hall.received(&item(CARD), "2");
    hall.registered(&hall.window("zws-w1", "0001"), &item(CARD), "2");
    hall.later(chrono::TimeDelta::days(30));
    hall.office.run_due(hall.now()).unwrap();
    let whole = book(&hall);
    let mut found: Vec<Report> = Vec::new();
    let mut add =
        |report: AuditReport| found.extend(report.findings.into_iter().map(|finding| finding.report));
    let mut forge = |change: &dyn Fn(&mut Book)| {
        let mut book = whole.clone();
        change(&mut book);
        add(book.audit());
    };
    let accept = whole.find("accept", 0);
    forge(&|book| book.entries[accept].record.push(b' '));
    forge(&|book| book.entries[accept].events[0].header.push(b' '));
    // Registered, and then registered again.
    forge(&|book| {
        let again = book.entries[1].clone();
        book.entries.insert(2, again);
    });
    forge(&|book| {
        book.entries.remove(accept);
    });
    forge(&|book| {
        book.edit(accept, |record, _| {
            record.act.origin = banjian::trace::Origin::demo("elsewhere").unwrap();
            record.recorded_at = banjian::trace::Moment::from(hall.now() - chrono::TimeDelta::days(90));
            record.act.case = banjian::id::CaseId::from_bytes([8; 16]);
        });
    });
    forge(&|book| book.edit(accept, |record, _| record.act.login = None));
    forge(&|book| book.edit(accept, |record, _| record.act.kind = "bless".parse().unwrap()));
    forge(&|book| {
        book.edit(accept, |record, _| record.act.outlet = Some("0002".parse().unwrap()));
        book.by(accept, "xc-b1");
    });
    forge(&|book| book.edit(accept, |_, headers| headers[0].hand = None));
    forge(&|book| {
        let at = book.find("deem-accepted", 0);
        book.edit(at, |record, _| record.act.command = banjian::id::CommandId::from_bytes([9; 16]));
    });
    forge(&|book| {
        let known = hall.case(id).opened().unwrap().number();
        book.edit(1, |_, headers| {
            if let Event::Registered { linked, number, .. } = &mut headers[0].event {
                *number = known;
                linked.push(banjian::id::CaseId::from_bytes([3; 16]));
            }
        });
        let wrong = "420600-0007-20260302-000123-8".parse().unwrap();
        let other = book.find_of("register", id);
        book.edit(other, |_, headers| {
            if let Event::Registered { number, .. } = &mut headers[0].event {
                *number = wrong;
            }
        });
        let last =
            book.entries.iter().rposition(|kept| kept.record().act.kind.as_str() == "register").unwrap();
        book.edit(last, |_, headers| {
            if let Event::Registered { number, .. } = &mut headers[0].event {
                *number = known;
            }
        });
        book.edit(1, |_, headers| {
            if let Event::Registered { number, .. } = &mut headers[0].event {
                *number = known;
            }
        });
    });
    forge(&|book| {
        book.edit_roster(0, |_, changed: &mut RosterChanged| changed.by[1] = changed.by[0].clone());
    });
    // Editions: withheld, unknown, and those of a network that no change brought about.
    let other = list(banjian::network::Network::xiangyang());
    forge(&|book| {
        let (journal, lists) = (hall.journal.clone(), vec![list(&mixed())]);
        let withheld = vec![list(&mixed()).terms];
        book.store = std::sync::Arc::new(Shelf { journal, lists, withheld });
    });
    forge(&|book| book.edit(accept, |record, _| record.editions = banjian::canonical::Hash::of(b"")));
    forge(&|book| {
        let (journal, lists) = (hall.journal.clone(), vec![list(&mixed()), other]);
        book.store = std::sync::Arc::new(Shelf { journal, lists, withheld: Vec::new() });
        book.edit(accept, |record, _| {
            record.editions = other.list(banjian::trace::Suite::default()).unwrap().hash();
        });
    });
    let mut bundle = whole.clone();
    let last = whole.entries.iter().rposition(|kept| kept.record().act.kind.as_str() == "register").unwrap();
    bundle.entries = vec![whole.entries[last].clone()];
    let mut lists = whole.store.lists.clone();
    lists.push(list(&hall.office.network()));
    bundle.store = std::sync::Arc::new(Shelf { journal: hall.journal.clone(), lists, withheld: Vec::new() });
    add(bundle.audit_as(Extent::Bundle));
    add(crate::keys::produced());
    found.extend(crate::determinations::produced());
    found
}

#[test]
fn every_code_of_the_audit_reads_as_it_should() {
    let produced = produced();
    let words: BTreeSet<(&str, String, String)> = produced
        .iter()
        .map(|report| (report.code().as_str(), report.message(English), report.message(Chinese)))
        .collect();
    let told = |code: &str, en: &str, zh: &str| {
        let fits = |(found, english, chinese): &&(&str, String, String)| {
            *found == code && english.contains(en) && chinese.contains(zh)
        };
        let of = || words.iter().filter(|(found, ..)| *found == code).collect::<Vec<_>>();
        assert!(words.iter().find(fits).is_some(), "{code}: {:#?}", of());
    };
    told("record-unreadable", "it cannot be read as a record: the bytes are not", "无法作为记录读取：");
    told("event-unreadable", "its event 1 cannot be read: the bytes are not", "第1个事件无法读取：");
    told(
        "event-unfit",
        "its event 1 cannot follow what was recorded before: event 2",
        "第1个事件无法承接此前的记录：",
    );
    told("position-gap", "it stands at position 5 of the log, expected 4", "在日志中位于第5位，应为第4位");
    told(
        "recorded-earlier",
        "it was recorded at 2026-01-01T01:30:00.000Z, before the record before it (2026-03-02T01:30:00.000Z)",
        "记录时间2026-01-01T01:30:00.000Z早于其前一条记录，前一条为2026-03-02T01:30:00.000Z",
    );
    told(
        "observed-apart",
        "it was done at 2026-03-02T01:30:00.000Z by the clock of the desk, 86400 minutes from when it was recorded; \
         10 are allowed",
        "与记录时间相差86400分钟，允许10分钟",
    );
    let stranger = "08080808080808080808080808080808";
    told(
        "record-misfiled",
        &format!("it is kept under this case but speaks of case {stranger}"),
        &format!("存放于本办件，内容却属于办件{stranger}"),
    );
    told("chain-broken", " as the record before it, which is ", "其所指的上一条记录为");
    told("sequence-gap", "it is record 4 of its case, expected 3", "是本办件的第4条记录，应为第3条");
    told("command-repeated", " stands in an earlier record", "已见于更早的记录");
    told(
        "events-mismatch",
        "its events are not those that it names: their hash is ",
        "其事件与所载不符：事件摘要为",
    );
    told("case-version", "it follows version 3 of case ", "的第3版，当时应为第2版");
    told(
        "seat-unfit",
        "desk, post, person, outlet and login of the act do not fit together: window, window-clerk",
        "行为的岗位、职务、人员、网点与登录互不相符：window, window-clerk",
    );
    told("command-unreadable", "its command `bless` cannot be read", "其操作“bless”无法读取");
    told("edition-missing", "the terms edition ", "类别terms，不存在或与摘要不符");
    told("editions-mismatch", "it names the list of editions e3b0c442", "所载版本清单为e3b0c442");
    told("network-not-in-force", "it was decided under network ", "当时现行的是");
    told(
        "unlawful-act",
        "`accept` was refused by law, but stands recorded: ",
        "“受理”依规则应予拒绝，却有记录：",
    );
    told(
        "other-events",
        "`accept` brings about accepted; recorded is other contents (event[0].header.hand)",
        "“受理”应产生accepted，记录的却是其他内容的同名事件（event[0].header.hand）",
    );
    told(
        "timer-misnamed",
        "its command id is 09090909090909090909090909090909; that of this timer is ",
        "其操作编号为",
    );
    told(
        "number-unfit",
        "the case number 420600-0007-20260302-000123-8 is not of hall 420600, outlet 0001 and day 2026-03-02",
        "办件编号420600-0007-20260302-000123-8与大厅420600、网点0001、日期2026-03-02不符",
    );
    told("number-reused", " belongs to an earlier case", "已属于更早的办件");
    told(
        "link-unfit",
        "linked case 03030303030303030303030303030303 does not fit: no case of that id was registered before",
        "关联办件03030303030303030303030303030303不符：此前没有登记该办件",
    );
    told(
        "roster-unlawful",
        "the roster change was not lawful: one person stands for both administrators",
        "该人员变动不合规：两名管理人员为同一人",
    );
    told(
        "separation-broken",
        "the event states another hand than it makes: ",
        "事件所载经手身份与其行为不符：",
    );
    told("link-unchecked", " is not at hand: hands on it were not counted", "不在手边，未计入其经手人");
    told("network-unchecked", "whether that was in force cannot be told", "无法确认当时是否现行");
    told(
        "key-unlisted",
        "the key record has not the one event that lists it",
        "密钥记录没有将其列入清单的唯一事件",
    );
    told(
        "cosignature-unasked",
        "the act has a second signature that no rule asks for",
        "该行为带有无规则要求的第二签名",
    );
    told(
        "determination-differs",
        "what the item's policy says is not what was recorded: expected unemployment-benefit ",
        "事项政策的结论与记录不符：应为unemployment-benefit ",
    );
    told(
        "determination-unchecked",
        "what the policy `unemployment-benefit` says was not checked: the payload of the act is not at hand",
        "未核对政策“unemployment-benefit”的结论：该行为的附带数据不在手边",
    );
    told(
        "payload-unfit",
        "the payload is not the one to which the act is bound",
        "附带数据与该行为所承诺的不一致",
    );
    told(
        "decided-against-policy",
        "`approve`, though the policy `unemployment-benefit` says: not eligible",
        "政策“unemployment-benefit”的结论为“不符合条件”，仍作出“准予”",
    );
    told("act-unsigned", "nobody signed the act, though the log has keys", "日志已有密钥，该行为仍无人签名");
    told("replay-unchecked", "was not replayed: its editions are not known", "未能重演：所依据的版本不明");
}
