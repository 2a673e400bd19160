//! Every kind of document, word for word in both languages: `vectors/notices.json`. Written anew by
//! `BLESS=1 cargo test --test case notices`, and then read by a person.

use std::collections::{BTreeMap, BTreeSet};

use banjian::calendar::Calendar;
use banjian::case::kernel::CommandKind;
use banjian::case::notice::{Notice, NoticeKind, Sources, notice};
use banjian::case::{Case, Command, Party, Payload};
use banjian::id::{Identity, IdentityKind};
use banjian::text::Language;

use crate::world::{ACTIVATION, CARD, Chair, ITEMS, RETIREMENT, World, item, register, w1};

const DAY: &str = "2026-04-27";

/// The documents of a case, one for each event that calls for one.
fn of(world: &World, payload: Option<&Payload>) -> Vec<Notice> {
    let outlet = world.network.outlet(&"0001".parse().unwrap()).unwrap();
    let sources = Sources {
        calendar: Calendar::reference(),
        item: &world.item,
        outlet: &outlet.name,
        payload,
        policy: None,
        terms: &world.terms,
    };
    let mut case = Case::unopened(world.case.id());
    let mut found = Vec::new();
    for header in &world.headers {
        case = case.apply(header).unwrap();
        found.extend(notice(&case, header, &sources));
    }
    found
}

fn payload() -> Payload {
    let identity = Identity::parse(IdentityKind::CitizenNumber, "11010519491231002X").unwrap();
    let applicant = Party { identity, name: "买买提·𠮷".into(), phone: Some("13800000000".into()) };
    Payload {
        applicant: Some(applicant),
        reason: Some("材料与登记信息不一致\u{1b}[31m".into()),
        ..Payload::default()
    }
}

fn issuing() -> Chair {
    Chair::window("zws-w3", "0001")
}

fn go(world: &mut World, chair: &Chair, kind: CommandKind) {
    let command = world.right(kind).unwrap();
    world.must(chair, &command);
}

fn short(code: &str, day: &str) -> World {
    let mut world = World::new(item(code), day);
    let receive = world.receive(false);
    world.must(&w1(), &register()).must(&w1(), &receive);
    world
}

/// By name: a case that went through it, and whether its payload still exists.
fn situations() -> Vec<(&'static str, World, Option<Payload>)> {
    let r1 = Chair::hall("card-r1");
    let mut approved = World::under_review(item(CARD), DAY);
    go(&mut approved, &r1, CommandKind::Take);
    approved.must(&r1, &Command::Approve { basis: "《社会保障卡管理办法》第六条".into() });
    approved.later(8);
    go(&mut approved, &issuing(), CommandKind::MakeDocument);
    approved.timer(CommandKind::Remind);
    let mut denied = World::under_review(item(CARD), DAY);
    go(&mut denied, &r1, CommandKind::Take);
    denied.must(&r1, &Command::Deny { ground: "《社会保障卡管理办法》第六条".into() });
    let mut refused = World::received(item(CARD), DAY);
    refused.must(&w1(), &Command::RefuseAcceptance { ground: "《社会保险经办条例》第六条".into() });
    let mut terminated = short(CARD, DAY);
    go(&mut terminated, &w1(), CommandKind::AskSupplement);
    terminated.timer(CommandKind::Remind).timer(CommandKind::ProposeOverdue);
    go(&mut terminated, &Chair::supervision("sup-1"), CommandKind::ConfirmOverdue);
    let mut supplied = short(CARD, DAY);
    supplied.timer(CommandKind::DeemAccepted);
    go(&mut supplied, &w1(), CommandKind::AskSupplement);
    supplied.later(6);
    go(&mut supplied, &Chair::portal(), CommandKind::Withdraw);
    let mut paused = short(RETIREMENT, DAY);
    go(&mut paused, &w1(), CommandKind::AskSupplement);
    paused.later(9);
    go(&mut paused, &Chair::portal(), CommandKind::Supply);
    go(&mut paused, &w1(), CommandKind::Accept);
    let mut window = World::received(item(ACTIVATION), DAY);
    go(&mut window, &w1(), CommandKind::CompleteAtWindow);
    let mut drafted = World::new(item(CARD), DAY);
    drafted.must(&Chair::portal(), &register());
    drafted.timer(CommandKind::Remind).timer(CommandKind::ProposeOverdue);
    go(&mut drafted, &Chair::supervision("sup-1"), CommandKind::ConfirmOverdue);
    let provisional = World::under_review(item(CARD), "2026-12-14");
    let days = ITEMS
        .iter()
        .find(|item| item.limits.iter().any(|limit| limit.span.unit == banjian::calendar::Unit::CalendarDays))
        .unwrap();
    let calendar_days = World::under_review(days.clone(), "2026-03-02");
    vec![
        ("approved", approved, Some(payload())),
        ("calendar-days", calendar_days, None),
        ("denied", denied, Some(payload())),
        ("draft-ended", drafted, None),
        ("paused-before-acceptance", paused, None),
        ("provisional", provisional, None),
        ("refused-after-erasure", refused, None),
        ("supplement-and-withdrawal", supplied, Some(payload())),
        ("terminated", terminated, None),
        ("window", window, None),
    ]
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads, and if asked writes, its vectors")]
fn every_document_reads_as_it_should() {
    let mut texts: BTreeMap<String, serde_json::Value> = BTreeMap::new();
    let mut kinds = BTreeSet::new();
    for (name, world, payload) in situations() {
        for (at, notice) in of(&world, payload.as_ref()).into_iter().enumerate() {
            kinds.insert(notice.kind);
            let lines = |language| notice.to_text(language).lines().map(str::to_owned).collect::<Vec<_>>();
            let key = format!("{name} {}", at + 1);
            let read: Notice = serde_json::from_value(serde_json::to_value(&notice).unwrap()).unwrap();
            assert_eq!(read, notice);
            texts.insert(
                key,
                serde_json::json!({
                    "en": lines(Language::English),
                    "kind": notice.kind,
                    "zh": lines(Language::Chinese),
                }),
            );
        }
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), NoticeKind::ALL);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/notices.json");
    let written = serde_json::to_string_pretty(&texts).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &written).unwrap();
    }
    let kept: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(texts.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>());
    for (key, text) in &texts {
        assert_eq!(text, &kept[key], "{key}");
    }
}

/// With the payload erased the same documents are made, to "the applicant", and nothing of it stands in them.
#[test]
fn personal_data_stands_in_a_document_only_while_the_payload_exists() {
    for (name, world, _) in situations() {
        let (with, without) = (of(&world, Some(&payload())), of(&world, None));
        assert_eq!(with.len(), without.len());
        for (shown, erased) in with.iter().zip(&without) {
            assert_eq!(shown.addressee.zh, "买买提·𠮷", "{name}");
            assert_eq!(
                (erased.addressee.zh.as_str(), erased.addressee.en.as_str()),
                ("申请人", "the applicant")
            );
            let bytes = serde_json::to_string(erased).unwrap();
            for hidden in ["买买提", "11010519491231002X", "13800000000", "不一致"] {
                assert!(!bytes.contains(hidden), "{name}: {hidden}");
            }
            for language in [Language::Chinese, Language::English] {
                let text = shown.to_text(language);
                let harmless = |character: char| character == '\n' || !character.is_control();
                assert!(text.chars().all(harmless), "{text:?}");
                assert!(!text.contains("11010519491231002X"), "{name}: the number stands in no document");
            }
        }
    }
}

/// A date that a document names is the date of the case.
#[test]
fn the_term_of_a_document_is_that_of_its_event() {
    for (name, world, _) in situations() {
        for notice in of(&world, None) {
            let Some(due) = &notice.due else { continue };
            if let Some(derivation) = &due.derivation {
                assert_eq!(derivation.due, due.date, "{name}");
            } else {
                assert_eq!(notice.kind, NoticeKind::Reminder, "{name}");
            }
            assert!(due.words.en.contains(&due.date.to_string()), "{name}");
        }
    }
}
