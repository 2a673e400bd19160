//! What must hold in every edition, whether it is read from files or from canonical bytes.

use super::item::{ItemKind, Lane, Marked, Pause};
use crate::certainty::Certainty;
use crate::eligibility::Policy;
use crate::report::codes::catalog as codes;
use crate::report::{Report, quoted};

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

/// What a material depends on is a truth of its item's policy.
pub(super) fn condition(policy: Option<&Policy>, name: &str) -> Option<Report> {
    let Some(policy) = policy else { return Some(Report::new(codes::CONDITION_ALONE)) };
    let report = || Report::new(codes::CONDITION_UNKNOWN).with("found", quoted(name));
    (!policy.has_truth(name)).then(|| report().with("policy", &policy.edition().code))
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
