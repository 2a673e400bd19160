//! What the item's policy said, in words: the answer, the conditions that decided it, and what they rest on.

use super::{NoticeKind, Sources, Writer};
use crate::case::Determined;
use crate::case::event::EventHeader;
use crate::certainty::Certainty;
use crate::eligibility::answer::{FactRef, Granted, Reason};
use crate::eligibility::policy::edition::{Edition, FactKind};
use crate::eligibility::{Determination, Given, Outcome, Policy};
use crate::text::{Language, Text};

/// What the policy says, where the document tells it and the facts are those that were recorded.
pub(super) fn answer(kind: NoticeKind, header: &EventHeader, sources: &Sources<'_>) -> Option<Determination> {
    let recorded = told(kind, header)?;
    let facts = sources.payload?.facts.as_ref()?;
    let answer = sources.policy?.determine(facts);
    (answer.outcome == recorded.outcome && answer.edition == recorded.edition).then_some(answer)
}

/// What was recorded, where the document tells it.
fn told(kind: NoticeKind, header: &EventHeader) -> Option<&Determined> {
    let tells = matches!(
        kind,
        NoticeKind::Receipt | NoticeKind::Approval | NoticeKind::Denial | NoticeKind::CompletionAtWindow
    );
    header.determined.as_ref().filter(|_| tells)
}

impl Writer<'_> {
    /// The paragraphs on the item's policy: with the conditions that decided while the facts are there, after their
    /// erasure the answer alone.
    pub(super) fn determined(&self) -> Vec<Text> {
        let Some(determined) = told(self.kind, self.header) else { return Vec::new() };
        let policy = self.sources.policy.map(Policy::edition);
        let code = || Text::new(determined.policy.clone(), determined.policy.clone());
        let name = policy.map_or_else(code, |policy| policy.name.clone());
        let edition: String = determined.edition.to_string().chars().take(12).collect();
        let words = determined.outcome.words();
        let mut said = vec![Text::new(
            format!("按政策“{}”（版本{edition}）核对：{}。", name.zh, words.zh),
            format!("By the policy \"{}\" (edition {edition}): {}.", name.en, words.en),
        )];
        if let (Some(answer), Some(policy)) = (&self.answer, policy) {
            said.extend(cited(answer).map(|reason| condition(reason, policy)));
            said.extend(answer.values.iter().map(value));
            said.extend(answer.next_question.iter().map(|next| {
                let asked = &next.question;
                Text::new(format!("尚需了解：{}", asked.zh), format!("Still to be known: {}", asked.en))
            }));
        }
        if self.kind == NoticeKind::Receipt {
            said.push(Text::new(
                "以上是初步核对，不是决定；申请仍予接收，由工作人员依法审查决定。",
                "This is a first check and no decision: the application is received all the same, and people decide \
                 on it as the law says.",
            ));
        }
        said
    }

    /// What of the conditions and values was not read in its source.
    pub(super) fn determined_marks(&self) -> Vec<(Certainty, Text)> {
        let Some(answer) = &self.answer else { return Vec::new() };
        let reasons = cited(answer).map(|reason| (reason.certainty, &reason.title));
        let values = answer.values.iter().map(|granted| (granted.certainty, &granted.title));
        let mark = |(certainty, title): (Certainty, &Text)| {
            (certainty, Text::new(format!("“{}”", title.zh), format!("\"{}\"", title.en)))
        };
        reasons.chain(values).map(mark).collect()
    }
}

/// The conditions that a letter names: those that decided.
fn cited(answer: &Determination) -> impl Iterator<Item = &Reason> {
    let wanted = match answer.outcome {
        Outcome::Eligible => Some(true),
        Outcome::Ineligible => Some(false),
        _ => None,
    };
    answer.reasons.iter().filter(move |reason| reason.holds == wanted)
}

fn condition(reason: &Reason, edition: &Edition) -> Text {
    let (zh, en) = match reason.holds {
        Some(true) => ("符合", "Met"),
        Some(false) => ("不符合", "Not met"),
        None => ("待定", "Open"),
    };
    let facts = |language, by: &str| {
        let all: Vec<String> = reason.facts.iter().map(|fact| given(fact, edition, language)).collect();
        if all.is_empty() { String::new() } else { format!("{by}{}", all.join(by)) }
    };
    let Reason { source, title, .. } = reason;
    Text::new(
        format!("{zh}：{}（{source}{}）", title.zh, facts(Language::Chinese, "；")),
        format!("{en}: {} ({source}{})", title.en, facts(Language::English, "; ")),
    )
}

fn value(granted: &Granted) -> Text {
    let Granted { source, title, .. } = granted;
    let unit = granted.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let said = |language| format!("{}{unit}", plain(&granted.value, language));
    Text::new(
        format!("{}：{}（{source}）", title.zh, said(Language::Chinese)),
        format!("{}: {} ({source})", title.en, said(Language::English)),
    )
}

/// The question of a fact with its answer.
fn given(fact: &FactRef, edition: &Edition, language: Language) -> String {
    let declared = edition.facts.iter().find(|declared| declared.name == fact.name);
    let question = declared.map_or(fact.name.as_str(), |declared| declared.question.in_language(language));
    let label = declared.and_then(|declared| match (&declared.kind, &fact.value) {
        (FactKind::Text { values }, Given::Text(text)) => values.iter().find(|value| value.value == *text),
        _ => None,
    });
    let answer = match label {
        Some(value) => value.label.in_language(language).to_owned(),
        None => plain(&fact.value, language),
    };
    match language {
        Language::Chinese => format!("{question}{answer}"),
        Language::English => format!("{question} {answer}"),
    }
}

fn plain(given: &Given, language: Language) -> String {
    let of = |zh: &str, en: &str| Text::new(zh, en).in_language(language).to_owned();
    match given {
        Given::None => of("无", "none"),
        Given::Boolean(true) => of("是", "yes"),
        Given::Boolean(false) => of("否", "no"),
        Given::Number(number) => number.to_string(),
        Given::Text(text) => super::plain::text(text),
        Given::Date(day) => day.to_string(),
        Given::Conflict => of("来源不一致", "sources differ"),
    }
}
