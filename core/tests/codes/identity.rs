//! Every code of identity and case numbers, produced by a bad number.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use banjian::id::{CaseNumber, Identity, IdentityKind};
use banjian::report::Report;
use banjian::text::Language;
use serde_json::json;

/// One report for each code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let citizen = |number| Identity::parse(IdentityKind::CitizenNumber, number).unwrap_err();
    let code = |number| Identity::parse(IdentityKind::CreditCode, number).unwrap_err();
    let json = |value| Identity::from_json(&value).unwrap_err();
    let case = |number: &str| number.parse::<CaseNumber>().unwrap_err();
    vec![
        citizen("1101051949123100"),
        citizen("11010519491231-02X"),
        citizen("1101０519491231002X"),
        citizen("110105 19491231002X"),
        citizen("810000199408230021"),
        citizen("110105194912310021"),
        citizen("110105194913310021"),
        json(json!({"kind": "driving-licence", "number": "11010519491231002X"})),
        code("91350100M000100Y44"),
        json(json!({"check": "wrong", "kind": "credit-code", "number": "91350100M000100Y43"})),
        case("420600-0007-20260302-00123-8"),
        case("420600-0007-20260302-000132-8"),
        case("420600-0007-20260230-000123-8"),
        case("420600-0007-20260302-000000-8"),
    ]
}

#[test]
fn messages_are_what_a_clerk_reads() {
    let told: Vec<(String, String)> = produced()
        .iter()
        .map(|report| (report.message(Language::English), report.message(Language::Chinese)))
        .collect();
    let expected = [
        ("the number has 16 characters, expected 18", "号码有16位，应为18位"),
        ("character 15 of the number is not one of 0-9, X", "号码第15位不在0-9, X之内"),
        ("character 5 of the number is a full-width letter or digit", "号码第5位是全角字符"),
        (
            "character 7 of the number is a space or another sign that cannot be seen",
            "号码第7位是空格或不可见字符",
        ),
        ("the number does not begin as one of this kind of document does", "号码开头与所选证件种类不符"),
        (
            "the last character does not fit the others: one is wrong, or two are swapped",
            "末位校验码不符：有一位错误或两位颠倒",
        ),
        ("characters 7 to 14 of the number are not a date", "号码第7至14位不是有效日期"),
        (
            "the identity is not an object of `kind` and `number`, both text, with a known kind",
            "身份信息应为含“kind”和“number”两个文本字段的对象，且种类须为已知种类",
        ),
        ("the last character of the credit code does not fit the others", "统一社会信用代码末位校验码不符"),
        (
            "the credit code is marked with a wrong check character, but the character is right, or the kind has no such mark",
            "已标注校验码不符，但校验码正确，或该证件种类没有此标注",
        ),
        (
            "the case number is not written as 6, 4, 8 and 6 digits and a check character, with dashes between or without any",
            "办件编号应为6位、4位、8位、6位数字及1位校验码，以短横线分隔或不分隔",
        ),
        (
            "the check character of the case number does not fit: a character is wrong, or two are swapped",
            "办件编号校验码不符：有一位错误或两位颠倒",
        ),
        (
            "the case number has no valid day from the years 2000 to 9999",
            "办件编号中的日期无效，年份应为2000年至9999年",
        ),
        ("the serials of an outlet's day run from 1 to 999,999", "网点每日流水号应在1至999999之间"),
    ];
    assert_eq!(told, expected.map(|(en, zh)| (en.to_owned(), zh.to_owned())));
}
