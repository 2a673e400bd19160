//! Why an act did not go through: a refusal, or an error.

use crate::case::Refusal;
use crate::report::{Code, Faults, Report};

/// Why an act did not go through. Nothing of it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
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
