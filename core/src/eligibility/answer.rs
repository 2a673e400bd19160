//! Answers that explain: the outcome, the conditions that decided it, and what could still change it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::facts::Given;
use crate::canonical::Hash;
use crate::certainty::Certainty;
use crate::report::Report;
use crate::text::{Text, Words};

/// What a policy says of one applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The conditions hold; a policy that only computes values knows them all.
    Eligible,
    /// A condition does not hold, whatever the unknown facts are.
    Ineligible,
    /// The known facts do not settle it.
    Undetermined,
    /// The day that counts lies outside the law's periods.
    NotInForce,
    /// The law's last known day is past, and an extension was looked for and not found: no plain no.
    NotKnownToBeInForce,
    /// A fact is outside its declared bounds or values.
    InvalidFacts,
    /// Arithmetic left its declared bounds.
    OutOfBounds,
}

impl Outcome {
    /// Every outcome, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::Eligible,
        Self::Ineligible,
        Self::Undetermined,
        Self::NotInForce,
        Self::NotKnownToBeInForce,
        Self::InvalidFacts,
        Self::OutOfBounds,
    ];

    /// The name in data, as `not-in-force`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::Ineligible => "ineligible",
            Self::Undetermined => "undetermined",
            Self::NotInForce => "not-in-force",
            Self::NotKnownToBeInForce => "not-known-to-be-in-force",
            Self::InvalidFacts => "invalid-facts",
            Self::OutOfBounds => "out-of-bounds",
        }
    }

    /// The outcome for people.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Eligible => Words { en: "eligible", zh: "符合条件" },
            Self::Ineligible => Words { en: "not eligible", zh: "不符合条件" },
            Self::Undetermined => Words { en: "not determined yet", zh: "尚不能确定" },
            Self::NotInForce => Words { en: "no rule was in force", zh: "当时没有现行规定" },
            Self::NotKnownToBeInForce => {
                Words { en: "no rule is known to be in force", zh: "不知是否仍有现行规定" }
            }
            Self::InvalidFacts => Words { en: "a fact is out of bounds", zh: "有事实超出范围" },
            Self::OutOfBounds => Words { en: "a number left its bounds", zh: "计算超出范围" },
        }
    }
}

/// What one policy says of one applicant, and why. The same facts and edition give the same bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Determination {
    /// The facts on which sources differ; they count as unknown.
    pub conflicts: Vec<String>,
    /// The content hash of the policy's edition.
    pub edition: Hash,
    /// What is wrong with the facts, where the outcome is `invalid-facts`.
    pub faults: Vec<Report>,
    /// Whether `missing` may name facts that turn out not to matter; it never leaves out one that does.
    pub may_include_more: bool,
    /// The unknown facts that could still change the outcome or a value, in the order of their declaration.
    pub missing: Vec<String>,
    /// The missing fact that most undecided conditions read; ask it next.
    pub next_question: Option<Question>,
    /// The answer.
    pub outcome: Outcome,
    /// The period of the law that was applied.
    pub period: Option<PeriodRef>,
    /// The policy's code.
    pub policy: String,
    /// The conditions that decided, or, where it is undetermined, those that are open.
    pub reasons: Vec<Reason>,
    /// What is granted, where the outcome is `eligible`; a value that is not known yet is left out.
    pub values: Vec<Granted>,
}

/// A fact to ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The fact.
    pub fact: String,
    /// What to ask.
    pub question: Text,
}

/// A period of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodRef {
    /// How far its dates were checked.
    pub certainty: Certainty,
    /// Its first day.
    pub from: NaiveDate,
    /// The legal source of its dates.
    pub source: String,
    /// Its last day, where it has one.
    pub to: Option<NaiveDate>,
}

/// A condition that decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// How far its source was checked.
    pub certainty: Certainty,
    /// The condition's name.
    pub condition: String,
    /// The facts that settled it, with their values.
    pub facts: Vec<FactRef>,
    /// Whether it holds; `None` where it is open.
    pub holds: Option<bool>,
    /// Its legal source.
    pub source: String,
    /// What it says.
    pub title: Text,
}

/// A fact that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactRef {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Given,
}

/// A granted value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Granted {
    /// How far its source was checked.
    pub certainty: Certainty,
    /// The facts that settled it, with their values.
    pub facts: Vec<FactRef>,
    /// Its name.
    pub name: String,
    /// Its legal source.
    pub source: String,
    /// What it is.
    pub title: Text,
    /// What is counted, of a number.
    pub unit: Option<String>,
    /// The value; a duration is a text as `P18M` or `P30D`.
    pub value: Given,
}
