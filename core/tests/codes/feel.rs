//! Every code of FEEL, produced by a text that has the fault.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use banjian::eligibility::feel::{Limits, Scope, expression};
use banjian::report::{Faults, Report};
use banjian::text::Language;

fn told(text: &str) -> Faults {
    expression(text, &Scope::new().with_name("age"), &Limits::default()).unwrap_err()
}

/// One report for each fault of a text.
pub(crate) fn produced() -> Vec<Report> {
    let narrow = Limits::default().with_bytes(8).with_depth(2).with_nodes(2);
    let limited =
        ["1 + 2 + 3", "((1))", "[1, 2]"].map(|text| expression(text, &Scope::new(), &narrow).unwrap_err());
    let long = format!("for {}x in [1] return 1", "a ".repeat(64));
    let texts = [
        "",
        "age 1",
        "(age",
        "age == 1",
        "1 < age < 2",
        "age\u{FF08}",
        "'a'",
        "\"a",
        "/*",
        "\"\\u1\"",
        "#",
        "2x",
        "1e9999",
        "@\"x\"",
        "nobody",
        "aeg",
        "now()",
        &long,
        "?",
        "function() external {}",
        "1 instance of decision",
        "1 instance of nmuber",
    ];
    let all: Vec<Faults> = limited.into_iter().chain(texts.into_iter().map(told)).collect();
    all.iter().flat_map(Faults::reports).cloned().collect()
}

#[test]
fn messages_are_what_a_policy_officer_reads() {
    let told: Vec<(String, String)> = produced()
        .iter()
        .map(|report| (report.message(Language::English), report.message(Language::Chinese)))
        .collect();
    let expected = [
        ("the text has 9 bytes, the limit is 8", "文本有9字节，上限为8"),
        ("the text is nested deeper than 2 levels here", "此处嵌套超过2层"),
        ("the text has more than 2 parts", "文本的组成部分超过2个"),
        ("there is no expression", "没有表达式"),
        ("found `1`, expected an operator or the end", "此处为“1”，应为运算符或结尾"),
        ("`(` is never closed", "“(”没有闭合"),
        ("`==` is not an operator here", "此处没有“==”这一运算符"),
        ("comparisons do not chain: found `<` after a comparison", "比较不能连写：一次比较之后又出现“<”"),
        ("`（` is full-width", "“（”是全角字符"),
        ("`'` is not a quote that holds a text", "“'”不能用作文本的引号"),
        ("the text in quotes is not closed on its line", "引号内的文本没有在本行闭合"),
        ("the comment is not closed", "注释没有闭合"),
        ("`\\u1` is no character", "“\\u1”不是字符"),
        ("`#` has no meaning here", "此处的“#”没有意义"),
        ("`2x` is neither a number nor a name", "“2x”既不是数也不是名称"),
        ("`1e9999` is out of bounds", "“1e9999”超出范围"),
        ("`x` is no date, time or duration", "“x”不是日期、时间或时长"),
        ("nothing is called `nobody` here", "此处没有名为“nobody”的内容"),
        ("nothing is called `aeg` here", "此处没有名为“aeg”的内容"),
        (
            "`now` is left out of this language: the same text would say something else tomorrow; give the day as a fact",
            "本语言不含函数“now”：同一文本明天会有不同结果，请将日期作为事实给出",
        ),
        ("the name has more than 64 words and signs", "名称超过64个词和符号"),
        ("`?` means nothing here", "`?`在此处没有意义"),
        ("functions from outside are not supported", "不支持外部函数"),
        ("there is no type `decision`", "没有类型“decision”"),
        ("there is no type `nmuber`", "没有类型“nmuber”"),
    ];
    let expected = expected.map(|(english, chinese)| (english.to_owned(), chinese.to_owned()));
    assert_eq!(told, expected);
}
