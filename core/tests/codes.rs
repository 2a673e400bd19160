//! One table of codes, held to its laws: unique, worded in both languages, each produced by a case.
//!
//! `core/docs/codes.md` shows the table; `BANJIAN_BLESS=1 cargo test --test codes` writes it anew.
#![cfg(feature = "sqlite")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where an unwrap fails"
)]
#![expect(clippy::disallowed_methods, reason = "a test may read the tree and its own switch")]

#[path = "office/audit.rs"]
mod audit;
#[path = "codes/audit.rs"]
mod audited;
#[path = "codes/calendar.rs"]
mod calendar;
#[path = "codes/case.rs"]
mod case;
#[path = "codes/catalog.rs"]
mod catalog;
#[path = "codes/command.rs"]
mod command;
#[path = "audit/determinations.rs"]
mod determinations;
#[expect(dead_code, reason = "the stories of `office.rs` use the rest")]
#[path = "office/driver.rs"]
mod driver;
#[path = "codes/evaluated.rs"]
mod evaluated;
#[path = "codes/feel.rs"]
mod feel;
#[path = "codes/finding.rs"]
mod finding;
#[expect(dead_code, reason = "the forgeries of `audit.rs` use the rest")]
#[path = "audit/forger.rs"]
mod forger;
#[path = "codes/identity.rs"]
mod identity;
#[path = "office/keyring.rs"]
mod keyring;
#[path = "audit/keys.rs"]
mod keys;
#[path = "codes/log.rs"]
mod log;
#[path = "codes/network.rs"]
mod network;
#[path = "codes/office.rs"]
mod office;
#[path = "codes/policy.rs"]
mod policy;
#[path = "codes/screen.rs"]
mod screen;
#[path = "codes/store.rs"]
mod store;
#[expect(dead_code, reason = "the forgeries of `audit.rs` use the rest")]
#[path = "audit/stories.rs"]
mod stories;
#[path = "codes/text.rs"]
mod text;
#[path = "codes/trace.rs"]
mod trace;
#[expect(dead_code, reason = "the laws and walks of `case.rs` use the rest")]
#[path = "case/world.rs"]
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use banjian::report::{Code, Kind, Report, codes};
use banjian::text::{Language, Words};

/// The rooms in the order of the table.
const ROOMS: &[(&str, &[Code])] = &[
    ("text", codes::text::ALL),
    ("identity", codes::identity::ALL),
    ("calendar", codes::calendar::ALL),
    ("sheet", codes::sheet::ALL),
    ("trace", codes::trace::ALL),
    ("log", codes::log::ALL),
    ("feel", codes::feel::ALL),
    ("finding", codes::finding::ALL),
    ("policy", codes::policy::ALL),
    ("screen", codes::screen::ALL),
    ("catalog", codes::catalog::ALL),
    ("network", codes::network::ALL),
    ("case", codes::case::ALL),
    ("command", codes::command::ALL),
    ("store", codes::store::ALL),
    ("audit", codes::audit::ALL),
    ("office", codes::office::ALL),
];

fn produced() -> Vec<Report> {
    let rooms = [
        text::produced,
        identity::produced,
        calendar::produced,
        trace::produced,
        log::produced,
        feel::produced,
        evaluated::produced,
        finding::produced,
        policy::produced,
        screen::produced,
        catalog::produced,
        network::produced,
        case::produced,
        command::produced,
        store::produced,
        audited::produced,
        office::produced,
    ];
    rooms.iter().flat_map(|room| room()).collect()
}

fn table() -> impl Iterator<Item = Code> {
    codes::TABLE.iter().flat_map(|room| room.iter().copied())
}

/// The names in braces.
fn details(words: &str) -> BTreeSet<&str> {
    words.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect()
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

/// What is wrong with the words of one code, whether message or help.
fn faults(words: Words) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut law = |holds: bool, what| {
        if !holds {
            found.push(what);
        }
    };
    law(words.en.trim() == words.en && !words.en.is_empty(), "English is empty or has outer blanks");
    law(words.zh.trim() == words.zh && words.zh.chars().any(is_chinese), "no Chinese");
    law(!words.en.chars().any(is_chinese), "Chinese in the English");
    law(!words.en.starts_with(char::is_uppercase), "the English begins in upper case");
    law(!words.en.ends_with('.'), "the English ends with a period");
    law(!words.zh.ends_with(['。', '.']), "the Chinese ends with a period");
    law(details(words.en) == details(words.zh), "the details differ");
    let half = words.zh.char_indices().any(|(at, mark)| {
        let text =
            |character: Option<char>| character.is_some_and(|one| is_chinese(one) || "“”{}".contains(one));
        let (before, after) =
            (words.zh[..at].chars().next_back(), words.zh[at + mark.len_utf8()..].chars().next());
        ",;:()?!".contains(mark) && (text(before) || text(after))
    });
    law(!half, "half-width punctuation in the Chinese");
    found
}

#[test]
fn the_table_holds_its_laws() {
    let rooms: Vec<&[Code]> = ROOMS.iter().map(|(_, codes)| *codes).collect();
    assert_eq!(rooms, codes::TABLE);
    let mut seen = BTreeSet::new();
    for code in table() {
        let name = code.as_str();
        assert!(seen.insert(name), "{name} stands twice");
        let kebab = |word: &str| {
            !word.is_empty() && word.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit())
        };
        assert!(name.split('-').all(kebab), "{name}");
        assert_eq!(faults(code.entry().message), Vec::<&str>::new(), "{name}, message");
        assert_eq!(faults(code.entry().help), Vec::<&str>::new(), "{name}, help");
    }
}

/// A case refuses and nothing else; elsewhere stand errors, but for one rule of the roster.
#[test]
fn kinds_are_right() {
    for (room, codes) in ROOMS {
        for code in *codes {
            let kind = match (*room, code.as_str()) {
                ("case", _) | (_, "roster-one-person") => Kind::Refusal,
                (_, "defect") => Kind::Defect,
                _ => Kind::Error,
            };
            assert_eq!(code.entry().kind, kind, "{code}");
        }
    }
}

#[test]
fn broken_words_are_found() {
    let good = Words { en: "the `{a}` is bad", zh: "“{a}”不对" };
    assert_eq!(faults(good), Vec::<&str>::new());
    for (en, zh) in [
        ("", "不对"),
        ("The end", "不对"),
        ("bad.", "不对"),
        ("bad", "bad"),
        ("bad", "不对。"),
        ("bad {a}", "不对{b}"),
        ("bad", "不对,重试"),
        ("bad", "不对(重试"),
        ("不对", "不对"),
    ] {
        assert_eq!(faults(Words { en, zh }).len(), 1, "{en} {zh}");
    }
}

#[test]
fn every_code_is_produced_and_every_detail_filled() {
    let produced = produced();
    for report in &produced {
        for language in [Language::English, Language::Chinese] {
            let entry = report.code().entry();
            for (words, told) in
                [(entry.message, report.message(language)), (entry.help, report.help(language))]
            {
                for detail in details(words.en) {
                    let unfilled = format!("{{{detail}}}");
                    assert!(!told.contains(&unfilled), "{}: {told}", report.code());
                }
            }
        }
    }
    let found: BTreeSet<&str> = produced.iter().map(|report| report.code().as_str()).collect();
    let missing: Vec<&str> = table().map(Code::as_str).filter(|code| !found.contains(code)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "codes that no case produces");
    let known: BTreeSet<&str> = table().map(Code::as_str).collect();
    assert!(found.is_subset(&known), "{:?}", found.difference(&known));
}

#[test]
fn every_report_reads_back_and_no_other_words_pass_under_its_code() {
    for report in produced() {
        let written = serde_json::to_value(&report).unwrap();
        assert_eq!(serde_json::from_value::<Report>(written.clone()).unwrap(), report);
        let other = |change: &dyn Fn(&mut serde_json::Value)| {
            let mut other = written.clone();
            change(&mut other);
            assert!(serde_json::from_value::<Report>(other.clone()).is_err(), "{other}");
        };
        other(&|report| report["message"]["en"] = "all is well".into());
        other(&|report| report["help"]["zh"] = "一切正常".into());
        other(&|report| report["source"] = "no law 1".into());
        other(&|report| report["kind"] = "wish".into());
        other(&|report| report["code"] = "no-such-code".into());
        other(&|report| report["details"]["nobody-asked"] = serde_json::json!({"en": "a", "zh": "甲"}));
        other(&|report| report["more"] = true.into());
        for name in written["details"].as_object().unwrap().keys() {
            other(&|report| report["details"][name]["en"] = "{other}".into());
        }
    }
    assert!(serde_json::from_str::<banjian::report::Faults>("[]").is_err());
}

/// The first report of each code.
#[test]
fn one_example_of_each_code_is_written_for_every_language() {
    let mut examples: BTreeMap<&str, Report> = BTreeMap::new();
    for report in produced() {
        // A temporary directory is another each time; the name in it stays.
        let mut place = report.place().clone();
        place.file = place.file.map(|file| file.rsplit('/').next().unwrap_or_default().to_owned());
        examples.entry(report.code().as_str()).or_insert(report.at(place));
    }
    let examples: Vec<&Report> = examples.values().collect();
    let made = serde_json::to_string_pretty(&serde_json::json!({ "refusals": examples })).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/shared/refusals.json");
    if std::env::var_os("BANJIAN_BLESS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let held = std::fs::read_to_string(path).unwrap_or_default();
    assert!(held == made, "shared/refusals.json is stale; write it with BANJIAN_BLESS=1");
}

#[test]
fn the_document_shows_the_table() {
    let mut made = String::from(HEAD);
    for (room, codes) in ROOMS {
        write!(made, "\n## `{room}`\n\n| code | kind | message | help | source |\n|---|---|---|---|---|\n")
            .unwrap();
        for code in *codes {
            let entry = code.entry();
            let kind = format!("{:?}", entry.kind).to_lowercase();
            let both = |words: Words| format!("{}<br>{}", words.en, words.zh);
            let cells =
                [format!("`{code}`"), kind, both(entry.message), both(entry.help), entry.source.into()];
            assert!(cells.iter().all(|cell| !cell.contains(['|', '\n'])), "{code} breaks the table");
            writeln!(made, "| {} |", cells.join(" | ")).unwrap();
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/codes.md");
    if std::env::var_os("BANJIAN_BLESS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let document = std::fs::read_to_string(path).unwrap_or_default();
    assert!(document == made, "core/docs/codes.md is stale; write it with BANJIAN_BLESS=1");
}

const HEAD: &str = "# The table of codes

Every refusal and every error has one code, which stays as it is once released. The message says what happened,
the help how to mend it, both in English and Chinese; what stands in braces is filled in. A *refusal* is a lawful
no, with the rule behind it as its source; an *error* is bad input or a store that failed; a *defect* is a mistake
of the library. Written by `core/tests/codes.rs` from the table in the code.
";
