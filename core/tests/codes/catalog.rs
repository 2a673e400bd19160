//! Every code of the catalogue and of sheets, produced through the public API, with its words in both languages.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "a test")]

use banjian::catalog::Catalog;
use banjian::eligibility::Policies;
use banjian::eligibility::Policy;
use banjian::report::{Report, codes};
use banjian::text::Language;

/// A small edition without fault, to be broken in one place.
pub(crate) const EDITION: &str = r#"
[edition]
name = { zh = "小目录", en = "small catalogue" }
effective = 2026-01-01
[defaults]
kind = "public-service"
organ = { zh = "某局", en = "a bureau" }
review = "single"
remedy = "reconsideration-or-litigation"
start = "accepted"
materials = [{ name = { zh = "申请表", en = "Application form" } }]
form = []
[defaults.pauses]
public-service = ["supplement"]
confirmation = ["supplement"]
licence = ["special-procedure"]
other-power = ["supplement"]
[[section]]
code = "card"
name = { zh = "卡科", en = "Card section" }
[[category]]
name = { zh = "社会保障卡", en = "Card" }
section = "card"
"#;

/// Two items of the small edition.
pub(crate) const ITEMS: &str = r#"
category = "社会保障卡"
[[item]]
code = "A1"
name = { zh = "制卡", en = "Making a card" }
applicants = "natural"
lane = "committed"
limits = [{ amount = 10, unit = "working-days", basis = "某法第一条" }]
basis = ["某法第一条"]
name_source = "compiled"
[[item]]
code = "A2"
name = { zh = "挂失", en = "Loss" }
applicants = "natural"
lane = "at-window"
name_source = "compiled"
"#;

/// The faults of the small edition after a text was replaced in one of its files.
pub(crate) fn broken(from: &str, to: &str) -> Vec<Report> {
    assert!(EDITION.contains(from) || ITEMS.contains(from), "{from}");
    let (edition, items) = (EDITION.replacen(from, to, 1), ITEMS.replacen(from, to, 1));
    let faults =
        Catalog::from_files(&[("edition.toml", &edition), ("card.toml", &items)], &Policies::default());
    faults.expect_err("a broken edition").reports().to_vec()
}

fn only(from: &str, to: &str) -> Report {
    let mut faults = broken(from, to);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults.remove(0)
}

fn files(files: &[(&str, &str)]) -> Report {
    let faults = Catalog::from_files(files, &Policies::default()).expect_err("a broken edition");
    assert_eq!(faults.reports().len(), 1, "{faults}");
    faults.reports()[0].clone()
}

/// The one fault of the small edition after a change of its items, with one policy at hand.
fn beside_a_policy(from: &str, to: &str) -> Report {
    let reference = Policies::reference().expect("the reference policies");
    let one = reference.iter().filter(|policy| policy.edition().code == "unemployment-benefit").cloned();
    let items = ITEMS.replacen(from, to, 1);
    let files = [("edition.toml", EDITION), ("card.toml", &*items)];
    let faults = Catalog::from_files(&files, &one.collect()).expect_err("a broken edition");
    assert_eq!(faults.reports().len(), 1, "{faults}");
    faults.reports()[0].clone()
}

/// A policy, and a material that depends on one of its truths.
fn conditional(policy: &str, when: &str) -> Report {
    let material = format!(r#"{{ name = {{ zh = "甲", en = "a" }}, when = "{when}" }}"#);
    let to = format!("lane = \"committed\"\n{policy}\nmaterials = [{material}]");
    beside_a_policy("lane = \"committed\"", &to)
}

fn out_of_order() -> Report {
    let catalog =
        Catalog::from_files(&[("edition.toml", EDITION), ("card.toml", ITEMS)], &Policies::default())
            .unwrap();
    let mut edition = catalog.edition().clone();
    edition.items.reverse();
    let bytes = banjian::canonical::to_vec(&edition).unwrap();
    Catalog::from_canonical(&bytes).expect_err("out of order").reports()[0].clone()
}

/// A field that stands twice, which only JSON lets happen.
fn twice() -> Report {
    let faults =
        Policy::from_json("aid.json", r#"{"code": "aid", "code": "aid"}"#).expect_err("a field twice");
    faults.reports().iter().find(|report| report.code() == codes::sheet::FIELD_TWICE).unwrap().clone()
}

/// Each report, with the whole line in English and the message in Chinese.
fn cases() -> Vec<(Report, &'static str, &'static str)> {
    vec![
        (
            only("kind = \"public-service\"", "kind = "),
            "edition.toml:6: the file is not TOML: string values must be quoted, expected literal string",
            "文件不符合TOML格式：string values must be quoted, expected literal string",
        ),
        (
            only("effective = 2026-01-01", ""),
            "edition.toml:2:edition: `effective` is missing",
            "缺少“effective”",
        ),
        (
            only("[edition]", "[edition]\ncolour = 1"),
            "edition.toml:3:edition: `colour` is not a field here, expected one of `name`, `effective`, `sources`",
            "此处没有“colour”这一字段，可用字段：`name`, `effective`, `sources`",
        ),
        (
            only("unit = \"working-days\"", "unit = \"working-days\", certanity = \"read\""),
            "card.toml:8:item[0].limits[0]: `certanity` is not a field here",
            "此处没有“certanity”这一字段",
        ),
        (twice(), "aid.json:1:17: `code` stands there twice", "字段“code”重复"),
        (
            only("code = \"A1\"", "code = 1"),
            "card.toml:4:item[0].code: found a value of type `integer`, expected `string`",
            "值的类型为“integer”，应为“string”",
        ),
        (
            only("amount = 10", "amount = \"10\""),
            "card.toml:8:item[0].limits[0].amount: found a value of type `string`, expected `integer`",
            "值的类型为“string”，应为“integer”",
        ),
        (
            only("form = []", "form = [{ name = \"n\", label = { zh = \"名\", en = \"n\" }, required = 1 }]"),
            "edition.toml:12:defaults.form[0].required: found a value of type `integer`, expected `boolean`",
            "值的类型为“integer”，应为“boolean”",
        ),
        (
            only("effective = 2026-01-01", "effective = 2026-01-01T08:00:00"),
            "edition.toml:4:edition.effective: found a value of type `datetime`, expected `date`",
            "值的类型为“datetime”，应为“date”",
        ),
        (
            only("basis = [\"某法第一条\"]", "basis = \"某法第一条\""),
            "card.toml:9:item[0].basis: found a value of type `string`, expected `array`",
            "值的类型为“string”，应为“array”",
        ),
        (
            only("zh = \"某局\", en = \"a bureau\"", "value = \"某局\", certainty = \"read\""),
            "edition.toml:7:defaults.organ.value: found a value of type `string`, expected `table`",
            "值的类型为“string”，应为“table”",
        ),
        (
            only("lane = \"committed\"", "lane = \"promised\""),
            "card.toml:7:item[0].lane: `promised` is not a value here, expected one of `at-window`, `live`, `committed`",
            "“promised”不是可用的值，可用值：`at-window`, `live`, `committed`",
        ),
        (only("en = \"Loss\"", "en = \"\""), "card.toml:13:item[1].name.en: the text is empty", "文本为空"),
        (
            only("en = \"Loss\"", "en = \"Loss\\n\""),
            "card.toml:13:item[1].name.en: the text has control characters, outer blanks or more than 1000 characters",
            "文本含控制字符、首尾空白或超过1000个字符",
        ),
        (
            only("amount = 10", "amount = 1001"),
            "card.toml:8:item[0].limits[0].amount: a limit of `1001` is out of bounds, expected 1 to 1000",
            "时限“1001”超出范围，应为1至1000",
        ),
        (
            only("code = \"A2\"", "code = \"A1\""),
            "card.toml:12:item[1].code: `A1` stands already at card.toml:4:item[0].code",
            "“A1”已出现在card.toml:4:item[0].code",
        ),
        (out_of_order(), "items[1].code: `A1` does not come after the one before it", "“A1”未排在前一项之后"),
        (
            only("section = \"card\"", "section = \"cards\""),
            "edition.toml:23:category[0].section: `cards` is not a section of this edition, expected one of `card`",
            "本版本没有科室“cards”，现有科室：`card`",
        ),
        (
            only("category = \"社会保障卡\"", "category = \"社保卡\""),
            "card.toml:2:category: `社保卡` is not a category of this edition, expected one of `社会保障卡`",
            "本版本没有类别“社保卡”，现有类别：`社会保障卡`",
        ),
        (
            only("zh = \"挂失\"", "zh = \"待遇发放账户维护\""),
            "card.toml:15:item[1].lane: the window alone may not complete what moves a payment account, or pays, stops or resumes a benefit: `发放账户`",
            "变更发放账户或者支付、停止、恢复待遇的事项不得由窗口一人办结：“发放账户”",
        ),
        (
            only("licence = [\"special-procedure\"]", "licence = [\"supplement\"]"),
            "edition.toml:16:defaults.pauses.licence: a supplement does not pause the limit of a licence",
            "行政许可的时限不因补正而中止",
        ),
        (
            files(&[("card.toml", "category = \"x\"\nitem = []")]),
            "no file has an `edition` table",
            "没有文件包含“edition”表",
        ),
        (
            files(&[("edition.toml", EDITION), ("card.toml", ITEMS), ("more.toml", EDITION)]),
            "more.toml:1: the edition stands already in edition.toml",
            "版本信息已在edition.toml中给出",
        ),
        (files(&[("edition.toml", EDITION)]), "the edition has no item", "该版本没有任何事项"),
        (
            beside_a_policy("lane = \"committed\"", "lane = \"committed\"\npolicy = \"aid\""),
            "card.toml:8:item[0].policy: `aid` is not a policy that was given, expected one of `unemployment-benefit`",
            "未提供政策“aid”，可用的政策：`unemployment-benefit`",
        ),
        (
            conditional("policy = \"unemployment-benefit\"", "duration_months"),
            "card.toml:9:item[0].materials[0].when: the policy `unemployment-benefit` has no truth `duration_months` in every period",
            "政策“unemployment-benefit”并非在每个时段都有是否值“duration_months”",
        ),
        (
            conditional("", "seeking_work"),
            "card.toml:9:item[0].materials[0].when: the material depends on a truth, and its item names no policy",
            "该材料设有条件，但事项未指定政策",
        ),
    ]
}

/// Every report of this room, for the table of codes.
pub(crate) fn produced() -> Vec<Report> {
    cases().into_iter().map(|(report, _, _)| report).collect()
}

#[test]
fn every_code_of_the_catalogue_and_of_sheets_speaks_both_languages() {
    for (report, english, chinese) in cases() {
        assert_eq!(report.to_string(), english);
        assert_eq!(report.message(Language::Chinese), chinese);
        for language in [Language::English, Language::Chinese] {
            assert!(!report.help(language).contains('{'), "{}", report.help(language));
        }
    }
    let produced: Vec<_> = produced().iter().map(Report::code).collect();
    for code in codes::sheet::ALL.iter().chain(codes::catalog::ALL) {
        assert!(produced.contains(code), "{code} is produced by no test");
    }
}
