//! A bad catalogue: all faults at once, each with its place.

#![expect(clippy::expect_used, reason = "a test")]

#[path = "codes/catalog.rs"]
mod codes;

use banjian::catalog::Catalog;
use banjian::eligibility::Policies;
use banjian::text::Language;
use codes::{EDITION, ITEMS, broken, produced};
use proptest::prelude::*;

fn lines(files: &[(&str, &str)]) -> Vec<String> {
    let faults = Catalog::from_files(files, &Policies::default()).expect_err("a bad catalogue");
    faults.reports().iter().map(ToString::to_string).collect()
}

#[test]
fn all_faults_of_all_files_come_at_once_in_the_order_of_files_and_lines() {
    let bad = r#"
category = "社会保障卡"
colour = "red"
[[item]]
code = "A1"
nmae = { zh = "挂失", en = "Loss" }
applicants = "everybody"
lane = { value = "live", certainty = "sure" }
limits = [
    { amount = 0, unit = "weeks", basis = "某法" },
    { amount = 10 },
]
name_source = "compiled"
[[item]]
code = "A 3"
name = { zh = "", en = "Loss", fr = "Perte" }
applicants = "both"
lane = "live"
basis = ["某法", 7]
kind = "licence"
deliverable = "无"
"#;
    let expected = [
        "syntax.toml:2: the file is not TOML: key with no value, expected `=`",
        "bad.toml:3: `colour` is not a field here, expected one of `category`, `item`",
        "bad.toml:4:item[0]: `name` is missing",
        "bad.toml:5:item[0].code: `A1` stands already at card.toml:4:item[0].code",
        "bad.toml:6:item[0]: `nmae` is not a field here",
        "bad.toml:7:item[0].applicants: `everybody` is not a value here, expected one of `natural`, `legal`, `both`",
        "bad.toml:8:item[0].lane.certainty: `sure` is not a value here, expected one of `read`, `partly`, `secondary`, `unchecked`, `default`",
        "bad.toml:10:item[0].limits[0].amount: a limit of `0` is out of bounds, expected 1 to 1000",
        "bad.toml:10:item[0].limits[0].unit: `weeks` is not a value here, expected one of `working-days`, `calendar-days`, `months`",
        "bad.toml:11:item[0].limits[1]: `unit` is missing",
        "bad.toml:11:item[0].limits[1]: `basis` is missing",
        "bad.toml:14:item[1]: `name_source` is missing",
        "bad.toml:15:item[1].code: item code is malformed, expected 1 to 40 letters, digits, `-`, `_` or `.`",
        "bad.toml:16:item[1].name: `fr` is not a field here, expected one of `zh`, `en`",
        "bad.toml:16:item[1].name.zh: the text is empty",
        "bad.toml:19:item[1].basis[1]: found a value of type `integer`, expected `string`",
        "bad.toml:21:item[1].deliverable: found a value of type `string`, expected `table`",
    ];
    let found = lines(&[
        ("edition.toml", EDITION),
        ("card.toml", ITEMS),
        ("syntax.toml", "category = \"社会保障卡\"\nitem\n"),
        ("bad.toml", bad),
    ]);
    assert_eq!(found, expected);
}

#[test]
fn the_word_that_was_meant_is_offered_as_help() {
    let faults = broken("applicants", "aplicants");
    let helps: Vec<String> = faults.iter().map(|fault| fault.help(Language::English)).collect();
    assert_eq!(helps, ["add `applicants`", "did you mean `applicants`?"]);
    assert_eq!(faults[1].help(Language::Chinese), "是否应为“applicants”？");
}

#[test]
fn a_file_that_is_not_toml_hides_no_fault_of_the_others_and_makes_up_none() {
    let found = lines(&[("edition.toml", "[edition"), ("card.toml", &ITEMS.replace("A2", "A1"))]);
    assert_eq!(
        found,
        [
            "edition.toml:1: the file is not TOML: unclosed table, expected `]`",
            "card.toml:12:item[1].code: `A1` stands already at card.toml:4:item[0].code",
        ]
    );
}

#[test]
fn a_missing_default_is_a_fault_and_so_is_every_default_of_a_wrong_kind() {
    for default in ["kind", "organ", "review", "remedy", "start", "materials", "form", "licence"] {
        let line = EDITION.lines().find(|line| line.starts_with(&format!("{default} = "))).unwrap();
        let faults = broken(line, "");
        assert!(faults[0].to_string().ends_with(&format!("`{default}` is missing")), "{faults:?}");
        let faults = broken(line, &format!("{default} = 1.5"));
        assert!(faults[0].to_string().contains("found a value of type `float`"), "{faults:?}");
    }
}

#[test]
fn the_window_may_complete_what_a_source_says_it_may() {
    let items = ITEMS
        .replace("挂失", "失业保险待遇发放账户维护")
        .replace("\"at-window\"", "{ value = \"at-window\", certainty = \"read\" }");
    assert!(
        Catalog::from_files(&[("edition.toml", EDITION), ("card.toml", &items)], &Policies::default())
            .is_ok()
    );
}

#[test]
fn a_licence_is_not_paused_by_a_supplement_in_its_own_limit_either() {
    let items = ITEMS
        .replace("unit =", "pauses = [\"supplement\"], unit =")
        .replace("lane = \"committed\"", "kind = \"licence\"\nlane = \"committed\"");
    assert_eq!(
        lines(&[("edition.toml", EDITION), ("card.toml", &items)]),
        ["card.toml:9:item[0].limits[0].pauses: a supplement does not pause the limit of a licence"]
    );
}

#[test]
fn an_item_may_name_only_a_section_of_the_edition_and_only_plain_lines() {
    let faults =
        broken("code = \"A1\"", "code = \"A1\"\nsection = \"nowhere\"\npublished_base_code = \"x \"");
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "card.toml:5:item[0].section: `nowhere` is not a section of this edition, expected one of `card`",
            "card.toml:6:item[0].published_base_code: the text has control characters, outer blanks or more than 1000 characters",
        ]
    );
}

#[test]
fn no_report_repeats_long_or_dirty_input() {
    let faults = broken("lane = \"committed\"", &format!("lane = \"\\u001b{}\"", "x".repeat(10_000)));
    let line = faults[0].to_string();
    assert!(line.len() < 200 && !line.contains('\u{1b}'), "{line}");
    assert!(produced().iter().all(|report| report.to_string().len() < 400));
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}", noise in proptest::collection::vec(any::<char>(), 0..60)) {
        let noise: String = noise.into_iter().collect();
        let _ = Catalog::from_files(&[("a", &text), ("b", &noise)], &Policies::default());
        let _ = Catalog::from_canonical(text.as_bytes());
    }

    #[test]
    fn no_damage_to_a_good_file_makes_the_reader_panic(at in 0..ITEMS.len(), length in 0..80_usize, put in "[\\[\\]={}\"#\\n.a-z0-9]{0,8}") {
        let text: Vec<char> = ITEMS.chars().collect();
        let at = at.min(text.len());
        let end = at.saturating_add(length).min(text.len());
        let damaged: String = text[..at].iter().copied().chain(put.chars()).chain(text[end..].iter().copied()).collect();
        match Catalog::from_files(&[("edition.toml", EDITION), ("card.toml", &damaged)], &Policies::default()) {
            Ok(catalog) => prop_assert!(!catalog.items().is_empty()),
            Err(faults) => prop_assert!(faults.reports().iter().all(|fault| fault.place().line.is_some() || fault.code().as_str() == "catalog-empty")),
        }
    }
}
