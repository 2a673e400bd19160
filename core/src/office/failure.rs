//! Why an act did not go through: a refusal, or an error.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::Refusal;
use crate::report::{Code, Faults, Report};

/// Why an act did not go through. Nothing of it was recorded. As data `{"refused": report}` or `{"faults": [report, …]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(into = "Shape", try_from = "Shape")]
pub enum Failure {
    /// A lawful "no".
    #[error("{report}")]
    Refused {
        /// The rule.
        refusal: Refusal,
        /// The rule in words.
        report: Report,
    },
    /// Bad input, a race that was lost, or a store that failed.
    #[error("{0}")]
    Failed(Faults),
}

impl Failure {
    /// The code: of the refusal, or of the first fault.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused { refusal, .. } => Some(refusal.code()),
            Self::Failed(faults) => faults.reports().first().map(Report::code),
        }
    }

    /// The rule that refused it, if it was refused.
    #[must_use]
    pub const fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused { refusal, .. } => Some(*refusal),
            Self::Failed(_) => None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal, report: refusal.report() }
    }
}

impl From<Report> for Failure {
    fn from(report: Report) -> Self {
        Self::Failed(report.into())
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::Failed(faults)
    }
}

/// A failure as it is written.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Failure")]
enum Shape {
    /// Bad input, a race that was lost, or a store that failed.
    Faults(Faults),
    /// A lawful "no": the rule in words.
    Refused(Report),
}

impl From<Failure> for Shape {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused { report, .. } => Self::Refused(report),
            Failure::Failed(faults) => Self::Faults(faults),
        }
    }
}

impl TryFrom<Shape> for Failure {
    type Error = &'static str;

    fn try_from(shape: Shape) -> Result<Self, &'static str> {
        match shape {
            Shape::Faults(faults) => Ok(Self::Failed(faults)),
            Shape::Refused(report) => match Refusal::of(report.code()) {
                Some(refusal) => Ok(Self::Refused { refusal, report }),
                None => Err("the report is of no refusal"),
            },
        }
    }
}

impl JsonSchema for Failure {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Shape::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Shape::json_schema(generator)
    }
}
