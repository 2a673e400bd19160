//! Every code of the network, and what its sheets are told, produced through the public API, word for word.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use banjian::catalog::Catalog;
use banjian::catalog::item::{Item, ReviewTier};
use banjian::network::{Edition, Network, Place, Post, Posting, RosterChange};
use banjian::report::{Faults, Report};
use banjian::text::Language;

/// A network of one outlet for two items: hall, outlets, staff, agreement.
pub(crate) const FILES: [(&str, &str); 4] = [
    ("hall.toml", include_str!("network/hall.toml")),
    ("outlets.toml", include_str!("network/outlets.toml")),
    ("staff.toml", include_str!("network/staff.toml")),
    ("agreement.toml", include_str!("network/agreement.toml")),
];

/// A card, which two reviewers decide, and a licence.
pub(crate) fn items() -> Vec<Item> {
    let item = |code: &str| {
        let code = code.parse().expect("a code");
        Catalog::reference().item(&code).expect("an item of the reference catalogue").clone()
    };
    let mut card = item("992014012001");
    card.review.value = ReviewTier::Double;
    vec![card, item("990114025001")]
}

/// The files with one text replaced; it stands exactly once in one of them.
pub(crate) fn edited(from: &str, to: &str) -> Vec<(&'static str, String)> {
    let count: usize = FILES.iter().map(|(_, text)| text.matches(from).count()).sum();
    assert_eq!(count, 1, "{from}");
    FILES.iter().map(|(name, text)| (*name, text.replace(from, to))).collect()
}

pub(crate) fn load(files: &[(&'static str, String)]) -> Result<Network, Faults> {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Network::from_files(&files, &items())
}

pub(crate) fn network() -> Network {
    Network::from_files(&FILES, &items()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// What a person would do to the files, and what they are told: place, English, Chinese.
const EDITS: &[(&str, &str, &str, &str)] = &[
    (
        "name = { zh = \"大厅\", en = \"hall\" }",
        "name = = 1",
        "hall.toml:5: the file is not TOML: extra `=`, expected nothing",
        "文件不符合TOML格式：extra `=`, expected nothing",
    ),
    ("effective = 2026-01-01", "", "effective: `effective` is missing", "缺少“effective”"),
    (
        "effective = 2026-01-01",
        "effektive = 2026-01-01",
        "hall.toml:1: `effektive` is not a field here",
        "此处没有“effektive”这一字段",
    ),
    (
        "effective = 2026-01-01",
        "effective = \"2026-01-01\"",
        "hall.toml:1:effective: found a value of type `string`, expected `date`",
        "值的类型为“string”，应为“date”",
    ),
    (
        "code = \"420600\"",
        "code = 420600",
        "hall.toml:4:hall.code: found a value of type `integer`, expected `string`",
        "值的类型为“integer”，应为“string”",
    ),
    (
        "withheld = []",
        "withheld = \"nothing\"",
        "outlets.toml:15:outlet[0].withheld: found a value of type `string`, expected `array`",
        "值的类型为“string”，应为“array”",
    ),
    (
        "label = { zh = \"甲\", en = \"a\" }",
        "label = \"a\"",
        "staff.toml:4:person[0].label: found a value of type `string`, expected `table`",
        "值的类型为“string”，应为“table”",
    ),
    (
        "role = \"issues\"",
        "role = \"sells\"",
        "outlets.toml:16:outlet[0].windows[1].role: `sells` is not a value here, expected one of `accepts`, `issues`, `both`",
        "“sells”不是可用的值，可用值：`accepts`, `issues`, `both`",
    ),
    (
        "[hall]\ncode = \"420600\"\nname = { zh = \"大厅\", en = \"hall\" }",
        "",
        "hall: the network has 0 halls, expected exactly one",
        "网络中有0个大厅，应当恰好有一个",
    ),
    (
        "{ code = \"w2\", role = \"issues\" }",
        "{ code = \"w2\", role = \"issues\" }, { code = \"w2\", role = \"both\" }",
        "outlets.toml:16:outlet[0].windows[2]: `window` `w2` stands twice",
        "“window”“w2”重复出现",
    ),
    (
        "division = \"420602\"",
        "division = \"420606\"",
        "outlets.toml:11:outlet[0].division: there is no `division` `420606`",
        "不存在“division”“420606”",
    ),
    (
        "en = \"b\" }",
        "en = \"b\" }\nidentity = \"0000000000000000000000000000000000000000000000000000000000000001\"",
        "staff.toml:17:person[1].identity: `a` and `b` are one natural person: their identity digests are equal",
        "“a”与“b”为同一自然人：身份摘要相同",
    ),
    (
        "# room for a posting",
        "[[posting]]\nperson = \"a\"\npost = \"auditor\"\nplace = \"hall\"\nfrom = 2026-03-01",
        "staff.toml:28:posting[1].post: `a` may not be `window-clerk` and `auditor` at the same time",
        "“a”不得同时担任“window-clerk”和“auditor”",
    ),
    (
        "# room for a posting",
        "[[posting]]\nperson = \"s\"\npost = \"key-administrator\"\nplace = \"hall\"\nfrom = 2026-03-01\n\
         [[posting]]\nperson = \"s\"\npost = \"roster-administrator\"\nplace = \"hall\"\nfrom = 2026-04-01",
        "staff.toml:33:posting[2].post: `s` may not administer as `key-administrator` and \
         `roster-administrator` at the same time",
        "“s”不得同时担任管理岗位“key-administrator”和“roster-administrator”",
    ),
    (
        "post = \"supervisor\"\nplace = \"hall\"",
        "post = \"supervisor\"\nplace = { outlet = \"0001\" }",
        "staff.toml:65:posting[4].place: a `supervisor` is not posted to `outlet 0001`",
        "“supervisor”不得派驻到“outlet 0001”",
    ),
    (
        "id = \"r1\"\nemployer = \"bureau\"",
        "id = \"r1\"\nemployer = \"bank\"",
        "staff.toml:47:posting[2].post: `r1` is employed by a bank and may not be `reviewer`",
        "“r1”为银行员工，不得担任“reviewer”",
    ),
    (
        "# room for a posting",
        "[[posting]]\nperson = \"b\"\npost = \"window-clerk\"\nplace = { outlet = \"0001\" }\nfrom = 2026-01-01",
        "staff.toml:34:posting[2].post: `b` is posted twice at the same time as `window-clerk` to `outlet 0001`",
        "“b”同一时间两次以“window-clerk”派驻到“outlet 0001”",
    ),
    (
        "from = 2026-01-01\nuntil = 2026-06-30",
        "from = 2026-01-01\nuntil = 2025-12-31",
        "staff.toml:24:posting[0].until: it ends on 2025-12-31, before it begins on 2026-01-01",
        "结束日2025-12-31早于开始日2026-01-01",
    ),
    (
        "\"992014012001\"",
        "\"990114025001\"",
        "agreement.toml:5:agreement.items[0]: the agreement lists `990114025001`, which is a licence",
        "协议清单列入了行政许可事项“990114025001”",
    ),
    (
        "role = \"accepts\"",
        "role = \"issues\"",
        "outlets.toml:7:outlet[0]: outlet `0001` has no acceptance window",
        "网点“0001”没有受理窗口",
    ),
    (
        "role = \"issues\"",
        "role = \"accepts\"",
        "outlets.toml:7:outlet[0]: outlet `0001` has no issuing window",
        "网点“0001”没有出件窗口",
    ),
    (
        "window = \"w1\"",
        "window = \"w2\"",
        "outlets.toml:7:outlet[0]: nobody is posted at an acceptance window of outlet `0001` on 2026-01-01",
        "2026-01-01网点“0001”的受理窗口无人派驻",
    ),
    (
        "window = \"w2\"",
        "window = \"w1\"",
        "outlets.toml:7:outlet[0]: nobody is posted at an issuing window of outlet `0001` on 2026-01-01",
        "2026-01-01网点“0001”的出件窗口无人派驻",
    ),
    (
        "code = \"licence\"",
        "code = \"licences\"",
        "hall.toml:3:hall: the hall has no section `licence`, which reviews 1 items of the category `人社领域许可`, as \
         `990114025001`",
        "大厅没有科室“licence”，类别“人社领域许可”中有1个事项由其审核，如“990114025001”",
    ),
    (
        "categories = [\"社会保障卡\", \"人社领域许可\"] # a",
        "categories = [\"社会保障卡\"]",
        "hall.toml:3:hall: nobody can accept 1 items of the category `人社领域许可` on 2026-01-01, as `990114025001`",
        "2026-01-01类别“人社领域许可”中有1个事项无人可以受理，如“990114025001”",
    ),
    (
        "from = 2026-01-01 # r2",
        "from = 2026-01-02",
        "hall.toml:3:hall: 1 items of the category `社会保障卡`, as `992014012001`, need 2 reviewers beside whoever accepts, \
         on 2026-01-01 there are 1",
        "类别“社会保障卡”中有1个事项（如“992014012001”）除受理人外需要2名审核人，2026-01-01只有1名",
    ),
    (
        "withheld = []",
        "withheld = [\"992014012001\"]",
        "hall.toml:3:hall: nobody can issue 1 items of the category `社会保障卡` on 2026-01-01, as `992014012001`",
        "2026-01-01类别“社会保障卡”中有1个事项无人可以出件，如“992014012001”",
    ),
];

/// What a change of the roster is told: path, English, Chinese.
fn changes() -> Vec<(RosterChange, &'static str, &'static str, &'static str)> {
    let edition: Edition = network().edition().clone();
    let first: Posting = edition.postings.first().expect("a posting").clone();
    let end = |from, until| RosterChange::EndPosting {
        from,
        person: first.person.clone(),
        place: first.place.clone(),
        post: first.post,
        until,
        window: first.window.clone(),
    };
    let day = |text: &str| text.parse().expect("a day");
    vec![
        (
            RosterChange::Post(Posting {
                from: day("2026-01-31"),
                person: "s".parse().expect("an id"),
                place: Place::Hall,
                post: Post::Reviewer,
                until: None,
                window: None,
            }),
            "2026-02-01",
            "post.from: the change reaches back to 2026-01-31, before the edition of 2026-02-01",
            "变更追溯至2026-01-31，早于本版生效日2026-02-01",
        ),
        (
            end(day("2026-01-01"), day("2026-03-31")),
            "2025-12-31",
            "effective: the new edition would hold from 2025-12-31, before the one that it changes, which holds \
             from 2026-01-01",
            "新版生效日2025-12-31早于所变更版本的生效日2026-01-01",
        ),
        (
            end(day("2026-01-02"), day("2026-03-31")),
            "2026-02-01",
            "end-posting: `a` has no posting as `window-clerk` to `outlet 0001` from 2026-01-02",
            "“a”没有自2026-01-02起以“window-clerk”派驻到“outlet 0001”的记录",
        ),
    ]
}

fn told_by_edit(from: &str, to: &str) -> Vec<Report> {
    load(&edited(from, to)).expect_err(from).reports().to_vec()
}

fn told_by_change(change: &RosterChange, effective: &str) -> Vec<Report> {
    let effective = effective.parse().expect("a day");
    network().with(change, effective).expect_err("a fault").reports().to_vec()
}

/// One report of every code.
pub(crate) fn produced() -> Vec<Report> {
    let by_edits = EDITS.iter().flat_map(|(from, to, ..)| told_by_edit(from, to));
    let changes = changes();
    let by_changes = changes.iter().flat_map(|(change, effective, ..)| told_by_change(change, effective));
    by_edits.chain(by_changes).collect()
}

fn says(found: &[Report], english: &str, chinese: &str) {
    let told: Vec<(String, String)> =
        found.iter().map(|report| (report.to_string(), report.message(Language::Chinese))).collect();
    assert!(told.contains(&(english.into(), chinese.into())), "wanted {english}\n{chinese}\ngot {told:#?}");
}

#[test]
fn every_edit_is_told_word_for_word() {
    for (from, to, english, chinese) in EDITS {
        says(&told_by_edit(from, to), english, chinese);
    }
}

#[test]
fn every_change_is_told_word_for_word() {
    for (change, effective, english, chinese) in changes() {
        says(&told_by_change(&change, effective), english, chinese);
    }
}

#[test]
fn every_code_of_this_room_is_produced() {
    use banjian::report::codes::network;
    let produced: Vec<&str> = produced().iter().map(|report| report.code().as_str()).collect();
    for code in network::ALL {
        assert!(produced.contains(&code.as_str()), "{code} is produced by no test");
    }
}
