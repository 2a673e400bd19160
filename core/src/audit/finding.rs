//! What an auditor found about one record.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::CaseId;
use crate::report::Report;
use crate::text::Language;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Something is wrong: a record was tampered with, or an act was unlawful.
    Fault,
    /// Something could not be checked with what was at hand.
    Unchecked,
    /// Worth a look; no rule is broken by it.
    Note,
}

/// One finding: which record, and what is wrong with it, with the evidence in its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The case (or other stream) under which the record is kept.
    pub case: CaseId,
    /// How much it weighs.
    pub grade: Grade,
    /// The record's position in the log, from 1, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
    /// The name (its code), what was expected and what was found, in both languages.
    pub report: Report,
    /// The record's number in its case, from 1, as it says itself; `None` where it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u32>,
}

impl Finding {
    /// The name, as `unlawful-act`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.report.code().as_str()
    }

    /// One line: the name, where, and what.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let (name, case) = (self.name(), self.case);
        let what = self.report.message(language);
        let sequence = self.sequence.map_or_else(|| "?".into(), |sequence| sequence.to_string());
        match (language, self.position) {
            (Language::English, Some(at)) => {
                format!("{name}: position {at}, case {case}, record {sequence}: {what}")
            }
            (Language::English, None) => format!("{name}: case {case}, record {sequence}: {what}"),
            (Language::Chinese, Some(at)) => {
                format!("{name}：日志第{at}位，办件{case}，第{sequence}条记录：{what}")
            }
            (Language::Chinese, None) => format!("{name}：办件{case}，第{sequence}条记录：{what}"),
        }
    }
}

/// The line in English.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(Language::English))
    }
}

/// The record that is being looked at, and what was found so far.
#[derive(Debug)]
pub(super) struct Here {
    pub(super) case: CaseId,
    pub(super) position: Option<u64>,
    pub(super) sequence: Option<u32>,
    pub(super) found: Vec<Finding>,
}

impl Here {
    pub(super) fn fault(&mut self, report: Report) {
        self.add(Grade::Fault, report);
    }

    pub(super) fn unchecked(&mut self, report: Report) {
        self.add(Grade::Unchecked, report);
    }

    /// The same is not said twice of one record.
    pub(super) fn add(&mut self, grade: Grade, report: Report) {
        if self.found.iter().all(|known| known.report != report) {
            let Self { case, position, sequence, .. } = *self;
            self.found.push(Finding { case, grade, position, report, sequence });
        }
    }
}
