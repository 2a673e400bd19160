//! Fills in the words of a refusal: at which stage, at which outlet, at which desks.

use super::command::Command;
use super::context::{Context, Order};
use super::decide::wanted_outlet;
use super::kernel::{CommandKind, Desk, Stage};
use super::ledger::Case;
use super::outlook::Outlook;
use super::refusal::Refusal;
use crate::id::OutletCode;
use crate::report::Report;
use crate::text::{Language, Text, Words};

impl Refusal {
    /// The report on an order that was refused, in words for people.
    ///
    /// The bound of `observed-time-skewed` and what else only the office knows is added by the office.
    #[must_use]
    pub fn explain(self, case: &Case, order: &Order<'_>, context: &Context<'_>) -> Report {
        let report = self.report();
        let report = match self {
            Self::NotQualified => report.with("category", &context.item.category),
            Self::ApplicantKindNotAllowed => match order {
                Order::Command(Command::Register { applicant, .. }) => {
                    report.with_text("found", applicant.words().text())
                }
                _ => report,
            },
            Self::WrongOutlet => match case.opened().and_then(|opened| wanted_outlet(order.kind(), opened)) {
                Some(outlet) => report.with_text("outlet", outlet_name(outlet, context)),
                None => report,
            },
            _ => report,
        };
        worded(report, order.kind(), case.kernel().map(|kernel| kernel.stage))
    }
}

impl Outlook {
    /// The report on a kind of command that was refused, in words for people: those of the office, but for the names
    /// that an outlook does not hold.
    #[must_use]
    pub fn explain(&self, refusal: Refusal, kind: CommandKind) -> Report {
        worded(refusal.report(), kind, Some(self.state.stage))
    }
}

/// Fills in what is not yet filled in: the desks, the stage and the command; names that are not known are paraphrased.
fn worded(report: Report, kind: CommandKind, stage: Option<Stage>) -> Report {
    let has = |desk: &&Desk| kind.is_for(**desk) && **desk != Desk::Timer;
    let desks: Vec<Words> = Desk::ALL.iter().filter(has).map(|desk| desk.words()).collect();
    let stage = stage.map_or(Words { en: "not registered", zh: "未登记" }, Stage::words);
    report
        .with_text("desks", list(&desks))
        .with_text("stage", stage.text())
        .with_text("command", kind.words().text())
        .with_text("category", Text::new("本事项所属", "this item's"))
        .with_text("outlet", Text::new("其他", "another"))
}

/// The outlet's name with its code, or the code alone where the network edition does not know it.
fn outlet_name(code: &OutletCode, context: &Context<'_>) -> Text {
    match context.network.outlet(code) {
        Some(outlet) => {
            Text::new(format!("{}({code})", outlet.name.zh), format!("{} ({code})", outlet.name.en))
        }
        None => Text::new(code.to_string(), code.to_string()),
    }
}

fn list(words: &[Words]) -> Text {
    let joined = |language, by: &str| {
        words.iter().map(|words| words.in_language(language)).collect::<Vec<_>>().join(by)
    };
    Text::new(joined(Language::Chinese, "、"), joined(Language::English, ", "))
}
