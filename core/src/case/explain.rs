//! Fills in the words of a refusal: at which stage, at which outlet, at which desks.

use super::command::Command;
use super::context::{Context, Order};
use super::decide::wanted_outlet;
use super::kernel::Desk;
use super::ledger::Case;
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
        match self {
            Self::NotAtThisDesk => {
                let has = |desk: &&Desk| order.kind().is_for(**desk) && **desk != Desk::Timer;
                let desks: Vec<Words> = Desk::ALL.iter().filter(has).map(|desk| desk.words()).collect();
                report.with_text("desks", list(&desks))
            }
            Self::NotAtThisStage => {
                let unopened = Words { en: "not registered", zh: "未登记" };
                let stage = case.kernel().map_or(unopened, |kernel| kernel.stage.words());
                report.with_text("stage", stage.text()).with_text("command", order.kind().words().text())
            }
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
        }
    }
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
