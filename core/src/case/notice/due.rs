//! The term that a document names, with its derivation in words, so that the applicant can check it.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Writer;
use crate::calendar::{DateCertainty, Derivation, Due, Span, Unit};
use crate::case::clocks::LimitDue;
use crate::case::event::Event;
use crate::text::{Language, Text, Words};

const LIMIT: Words = Words { en: "The limit of this case is", zh: "本件办理期限" };
const SUPPLEMENT: Words = Words { en: "The term for supplying is", zh: "补正期限" };
const COLLECTION: Words = Words { en: "The term for collecting is", zh: "领取期限" };

/// A term with how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeDue {
    /// Whether the day can still change.
    pub certainty: DateCertainty,
    /// The last day in time (civil date, Asia/Shanghai).
    pub date: NaiveDate,
    /// How it came about; `None` where that is told by an earlier document.
    pub derivation: Option<Derivation>,
    /// The position of the limit in the item's list; `None` for a term that the applicant has.
    pub limit: Option<u16>,
    /// All this in words.
    pub words: Text,
}

impl Writer<'_> {
    /// The term that the document names.
    pub(super) fn due(&self) -> Option<NoticeDue> {
        let terms = self.sources.terms;
        match &self.header.event {
            Event::Received { limits, .. }
            | Event::Accepted { limits }
            | Event::DeemedAccepted { limits } => self.limit(limits),
            Event::SupplementAsked { term, .. } => {
                Some(self.term(SUPPLEMENT, term.due, Some(terms.supplement)))
            }
            Event::DocumentMade { term, .. } | Event::ReceivedAtOutlet { term } => {
                Some(self.term(COLLECTION, term.due, Some(terms.collection)))
            }
            Event::Reminded {} => self.case.term().map(|term| self.term(SUPPLEMENT, term.due, None)),
            _ => None,
        }
    }

    /// The limit that governs.
    fn limit(&self, limits: &[LimitDue]) -> Option<NoticeDue> {
        let governing = limits.iter().min_by_key(|limit| (limit.due.date, limit.limit))?;
        let clocks = self.case.clocks();
        let derivation = clocks.derivation(self.sources.item, self.sources.calendar, governing.limit);
        let derivation = derivation.filter(|derivation| derivation.due == governing.due.date);
        Some(NoticeDue { limit: Some(governing.limit), ..told(LIMIT, governing.due, derivation) })
    }

    /// A term that the applicant has, from today on. Where the deployment's terms have changed since, the day
    /// that was recorded stands without a derivation.
    fn term(&self, what: Words, due: Due, span: Option<Span>) -> NoticeDue {
        let derivation = span.map(|span| self.sources.calendar.derive(self.today, span, &[]));
        let derivation = derivation.filter(|derivation| derivation.due == due.date);
        told(what, due, derivation)
    }
}

fn told(what: Words, due: Due, derivation: Option<Derivation>) -> NoticeDue {
    let mut words = match &derivation {
        Some(derivation) => derived(what, derivation),
        None => Text::new(format!("最后一日为{}。", zh(due.date)), format!("The last day is {}.", due.date)),
    };
    if due.certainty == DateCertainty::Provisional {
        words.zh.push_str("该日为暂定：相关年度的放假安排尚未公布，公布后可能变动；确定前不据此认定逾期。");
        words.en.push_str(
            " This day is provisional: the days off of that year are not published yet and can still move it; \
             until it is settled, nothing counts as late by it.",
        );
    }
    NoticeDue { certainty: due.certainty, date: due.date, derivation, limit: None, words }
}

/// 民法典 201 to 203, as it came about here.
fn derived(what: Words, derivation: &Derivation) -> Text {
    let (unit_zh, unit_en) = unit(derivation.span);
    let amount = derivation.span.amount;
    let (start, due) = (derivation.start, derivation.due);
    let mut said = vec![Text::new(
        format!(
            "{}为{amount}{unit_zh}：{}当日不计入，自次日起算，最后一日为{}。",
            what.zh,
            zh(start),
            zh(due)
        ),
        format!(
            "{} {amount} {unit_en}: {start}, the first day, is not counted; it runs from the day after, and the \
             last day is {due}.",
            what.en
        ),
    )];
    said.push(if derivation.span.unit == Unit::WorkingDays {
        let off = derivation.days_off;
        Text::new(
            format!("期间休息日和放假日共{off}天不计入。"),
            format!("Days off between, {off} in all, are not counted."),
        )
    } else {
        Text::new("期间的休息日和放假日计入。", "Days off between are counted.")
    });
    if derivation.days_moved > 0 {
        let moved = derivation.days_moved;
        said.push(Text::new(
            format!("末日遇休息日，顺延{moved}天。"),
            format!("The end fell on a day off and moves on by {}.", days(moved)),
        ));
    }
    for paused in &derivation.paused {
        let (first, last, count) = (paused.first, paused.last, paused.days());
        let these = if count == 1 { "this day is".to_owned() } else { format!("these {count} days are") };
        said.push(Text::new(
            format!("自{}至{}因补正中止，{count}天不计入。", zh(first), zh(last)),
            format!("From {first} to {last} it was paused for a supplement; {these} not counted."),
        ));
    }
    let in_one = |language, between: &str| {
        said.iter().map(|said| said.in_language(language)).collect::<Vec<_>>().join(between)
    };
    Text::new(in_one(Language::Chinese, ""), in_one(Language::English, " "))
}

fn unit(span: Span) -> (&'static str, &'static str) {
    match (span.unit, span.amount) {
        (Unit::WorkingDays, 1) => ("个工作日", "working day"),
        (Unit::WorkingDays, _) => ("个工作日", "working days"),
        (Unit::CalendarDays, 1) => ("日（自然日）", "calendar day"),
        (Unit::CalendarDays, _) => ("日（自然日）", "calendar days"),
        (Unit::Months, 1) => ("个月", "month"),
        (Unit::Months, _) => ("个月", "months"),
    }
}

fn days(count: u32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// A day as it is written in a Chinese document: 2026年3月2日.
pub(super) fn zh(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
