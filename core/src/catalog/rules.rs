//! What must hold in every edition, whether it is read from files or from canonical bytes.

use super::item::{ItemKind, Lane, Marked, Pause};
use crate::certainty::Certainty;
use crate::report::codes::catalog as codes;
use crate::report::{Code, Report};

/// The most characters of a text.
const LONGEST: usize = 1_000;

/// Words in the name of an item that moves a payment account, or pays, stops or resumes a benefit.
const PAYING: &[&str] = &[
    "发放账户",
    "账户激活",
    "待遇申领",
    "补贴申",
    "补助金",
    "代缴",
    "暂停",
    "恢复",
    "停止",
    "终止养老保险待遇",
    "一次性支",
];

/// One line of plain text, not empty.
pub(super) fn text(text: &str) -> Option<Report> {
    if text.is_empty() {
        return Some(Report::new(codes::TEXT_EMPTY));
    }
    let plain = text.chars().take(LONGEST + 1).count() <= LONGEST
        && !text.chars().any(char::is_control)
        && text.trim() == text;
    (!plain).then(|| Report::new(codes::TEXT_FORM).with("most", LONGEST))
}

/// 1 to 1,000.
pub(super) fn amount(amount: u16) -> Option<Report> {
    (!(1..=1_000).contains(&amount)).then(|| Report::new(codes::AMOUNT).with("found", amount))
}

/// 社会保险经办条例 37: what carries risk is reviewed. A lane that was read in a source stands against the words.
pub(super) fn window_pays(name: &str, lane: &Marked<Lane>) -> Option<Report> {
    if lane.value != Lane::AtWindow || lane.certainty == Certainty::Read {
        return None;
    }
    let word = PAYING.iter().find(|word| name.contains(**word))?;
    Some(Report::new(codes::WINDOW_PAYS).with("word", word))
}

/// 行政许可法 45: only hearing, inspection, appraisal and expert assessment are not counted.
pub(super) fn licence_pause(kind: ItemKind, pauses: &[Pause]) -> Option<Report> {
    let wrong = kind == ItemKind::Licence && pauses.contains(&Pause::Supplement);
    wrong.then(|| Report::new(codes::LICENCE_PAUSE))
}

/// A word outside a closed set.
pub(super) fn value_unknown(code: Code, found: &str, expected: &[&str]) -> Report {
    let expected: Vec<String> = expected.iter().map(|word| format!("`{word}`")).collect();
    let name = if code == codes::FIELD_UNKNOWN { "field" } else { "found" };
    Report::new(code).with(name, quoted(found)).with("expected", expected.join(", "))
}

/// Input as it is shown in a message: at most 40 characters, none of them a control character.
pub(super) fn quoted(input: &str) -> String {
    let mut shown: String = input.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if input.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}
