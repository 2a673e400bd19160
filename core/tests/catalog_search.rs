//! What a clerk types, and the item that comes first.

use banjian::catalog::Catalog;
use banjian::catalog::search::{Hit, Rank};
use proptest::prelude::*;

fn search(text: &str) -> Vec<Hit<'static>> {
    Catalog::reference().search(text)
}

#[test]
fn the_item_that_was_meant_comes_first() {
    let typed = [
        // Chinese, in one piece and in pieces, in any order.
        ("失业保险金申领", "失业保险金申领", Rank::Exact),
        ("工伤认定", "工伤认定申请", Rank::Prefix),
        ("就业登记", "就业登记", Rank::Exact),
        ("社保卡 补", "社会保障卡补领、换领、换发", Rank::InOrder),
        ("补 社保卡", "社会保障卡补领、换领、换发", Rank::InOrder),
        ("社会保障卡补领换领换发", "社会保障卡补领、换领、换发", Rank::Exact),
        ("失业 账户", "失业保险待遇发放账户维护(个人)", Rank::Substring),
        ("失业金", "失业保险金申领", Rank::InOrder),
        ("用人单位)", "用人单位办理工伤登记", Rank::Prefix),
        ("个人", "个人基本信息变更", Rank::Prefix),
        ("视同缴费", "企业职工视同缴费年限认定", Rank::Substring),
        // Initials.
        ("sybx", "失业保险金申领", Rank::Prefix),
        ("SYBX", "失业保险金申领", Rank::Prefix),
        ("ｓｙｂｘ", "失业保险金申领", Rank::Prefix),
        ("ylbx", "养老保险待遇领取证明打印", Rank::Prefix),
        ("shb", "社会保障卡申领", Rank::Prefix),
        ("shbzk", "社会保障卡申领", Rank::Prefix),
        ("sbk", "社会保障卡申领", Rank::InOrder),
        ("sbkgs", "社会保障卡挂失", Rank::InOrder),
        ("gsrd", "工伤认定申请", Rank::Prefix),
        ("ldnljd", "劳动能力鉴定申请", Rank::Prefix),
        ("jydj", "就业登记", Rank::Exact),
        // Pinyin, whole and mixed, and characters of several readings.
        ("shibao", "失业保险金申领", Rank::InOrder),
        ("shiyebaoxian", "失业保险金申领", Rank::Prefix),
        ("sy保险", "失业保险金申领", Rank::Prefix),
        ("gongshang rd", "工伤认定申请", Rank::Substring),
        ("chonghe", "企业职工基本养老保险退休待遇重核申请", Rank::Substring),
        ("canbao", "企业职工基本养老保险转出(参保缴费凭证打印)", Rank::WordStart),
        ("feilv", "工伤保险费率浮动核定", Rank::Substring),
        ("danganzhuanchu", "档案转出", Rank::Exact),
        ("yanglaojin", "养老金测算", Rank::Prefix),
        // English.
        ("card", "社会保障卡申领", Rank::WordStart),
        ("Activation", "社会保障卡启用(激活)", Rank::Prefix),
        ("unemployment account", "失业保险待遇发放账户维护(个人)", Rank::WordStart),
        ("Pension estimate", "养老金测算", Rank::Exact),
        ("residents' pension", "城乡居民养老保险个人账户查询", Rank::WordStart),
        ("disp licence", "劳务派遣经营许可注销", Rank::WordStart),
        // The code, whole, its end, and the published one.
        ("992014012011", "社会保障卡挂失", Rank::Exact),
        ("012011", "社会保障卡挂失", Rank::WordStart),
        ("990714009", "工伤认定申请", Rank::Prefix),
        ("512b0070100003", "失业保险金申领", Rank::Exact),
        // The category, where no name says it.
        ("失业保险 医疗", "代缴基本医疗保险费", Rank::Category),
    ];
    let found: Vec<_> = typed
        .iter()
        .map(|(text, ..)| (*text, search(text).first().map(|hit| (hit.item.name.zh.as_str(), hit.rank))))
        .collect();
    let wanted: Vec<_> = typed.iter().map(|(text, name, rank)| (*text, Some((*name, *rank)))).collect();
    for (found, wanted) in found.iter().zip(&wanted) {
        assert_eq!(found, wanted);
    }
}

#[test]
fn hits_come_by_rank_and_every_word_must_be_found() {
    let hits = search("失业保险");
    assert!(hits.is_sorted_by_key(|hit| hit.rank));
    assert!(hits.len() > 14 && hits.iter().any(|hit| hit.rank == Rank::Category));
    let both = search("失业保险 账户");
    assert!(both.iter().all(|hit| hits.iter().any(|other| other.item.code == hit.item.code)));
    assert_eq!(both.len(), 2);
    assert!(search("失业保险 火车").is_empty());
}

#[test]
fn input_that_is_no_query_finds_nothing_and_harms_nothing() {
    for text in ["", "   ", "\0\u{7}\u{1b}[2J", "🎉🎉", "、,。", "vvvv", "𠀀", "\u{202e}", "%_*?(["] {
        assert!(search(text).is_empty(), "{text:?}");
    }
    for long in ["社".repeat(10_000), "s".repeat(10_000), " ".repeat(10_000), "卡 vvv ".repeat(2_500)] {
        assert!(search(&long).is_empty());
    }
    assert_eq!(search("🎉社会保障卡挂失\n")[0].item.name.zh, "社会保障卡挂失");
}

#[test]
fn every_item_is_found_by_its_names_and_its_code() {
    for item in Catalog::reference().items() {
        for text in [item.name.zh.as_str(), item.code.as_str()] {
            let first = search(text)[0];
            assert_eq!((first.item.code.as_str(), first.rank), (item.code.as_str(), Rank::Exact), "{text}");
        }
        let english = search(&item.name.en);
        assert!(english.iter().any(|hit| hit.item.code == item.code), "{}", item.name.en);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_harmless_and_gives_the_same_hits_again(text in "\\PC{0,80}", end in "[a-z失业保险 ]{0,12}") {
        for text in [&text, &end] {
            let hits = search(text);
            prop_assert!(hits.len() <= 281);
            prop_assert!(hits.is_sorted_by_key(|hit| hit.rank));
            prop_assert_eq!(hits, search(text));
        }
    }
}
