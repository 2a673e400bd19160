//! Codes of commands and of their events, produced and read in both languages.
//!
//! `command-form` and `command-claims` are the office's, which reads the bytes of a command.

use banjian::case::{Case, Command, NoticeGrounds, Original, Paper};
use banjian::id::CaseId;
use banjian::report::{Kind, Report, codes};
use banjian::text::Language;

use crate::world::{CARD, World, item, register, w1};

fn paper(material: u16) -> Paper {
    Paper { hash: None, material, original: Original::Seen }
}

/// One report for every code that this floor can bring about.
pub(crate) fn produced() -> Vec<Report> {
    let ask = Command::AskSupplement { grounds: NoticeGrounds::Old, missing: vec![0, 2, 0] };
    let mut all = ask.check(2).unwrap_err().reports().to_vec();
    let checked = |command: Command| command.check(2).unwrap_err().reports()[0].clone();
    all.push(checked(Command::Approve { basis: "据".repeat(201) }));
    all.push(checked(Command::Supply { materials: vec![paper(0); 101] }));
    let mut world = World::new(item(CARD), "2026-03-02");
    world.must(&w1(), &register());
    let twice = world.case.clone().apply(&world.headers[0]).unwrap_err();
    all.push(twice);
    all
}

#[test]
fn every_code_of_this_floor_is_produced_and_reads_as_it_should() {
    let expected = [
        (
            codes::command::MATERIAL_UNKNOWN,
            "the item has 2 materials, counted from 0; there is none at position 2",
            "该事项共有2项材料（从0数起），没有第2项",
        ),
        (codes::command::MATERIAL_TWICE, "the material at position 0 is named twice", "第0项材料重复"),
        (
            codes::command::TEXT_TOO_LONG,
            "the text has more than 200 characters, or holds control characters",
            "文字超过200个字符，或含有控制字符",
        ),
        (
            codes::command::TOO_MANY_PAPERS,
            "101 papers are named, at most 100 are taken",
            "列出了101份材料，最多100份",
        ),
        (
            codes::command::CASE_CORRUPT,
            "event 2 of the case does not follow from those before it: registered twice",
            "办件的第2个事件与之前的事件不符：登记两次",
        ),
    ];
    let produced = produced();
    assert_eq!(produced.len(), expected.len());
    for (report, (code, en, zh)) in produced.iter().zip(expected) {
        assert_eq!(report.code(), code);
        assert_eq!(report.kind(), Kind::Error);
        assert_eq!(report.message(Language::English), en);
        assert_eq!(report.message(Language::Chinese), zh);
    }
    assert_eq!(produced[0].place().to_string(), "missing[1]");
    assert_eq!(produced[1].place().to_string(), "missing[2]");
}

#[test]
fn control_characters_and_every_bad_material_are_told() {
    let escape = Command::Deny { ground: "a\u{1b}[2J".into() };
    let faults = escape.check(0).unwrap_err();
    assert_eq!(faults.reports()[0].code(), codes::command::TEXT_TOO_LONG);
    let supply = Command::Supply { materials: vec![paper(0), paper(9), paper(0), paper(8)] };
    let places: Vec<String> =
        supply.check(2).unwrap_err().reports().iter().map(|report| report.place().to_string()).collect();
    assert_eq!(places, ["materials[1]", "materials[2]", "materials[3]"]);
}

#[test]
fn nothing_comes_before_the_registration() {
    let world = World::received(item(CARD), "2026-03-02");
    let report = Case::unopened(CaseId::from_bytes([1; 16])).apply(&world.headers[1]).unwrap_err();
    assert_eq!(report.message(Language::Chinese), "办件的第1个事件与之前的事件不符：此前没有登记");
}
