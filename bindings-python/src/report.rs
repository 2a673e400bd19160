//! Reports as Python sees them, and the way of every failure into an exception.

use std::collections::BTreeMap;

use banjian::office::Failure;
use banjian::report::{self, Faults};
use pyo3::import_exception;
use pyo3::prelude::{PyErr, Python};
use serde::{Deserialize, Serialize};

use crate::text::Text;
use crate::value::value;

import_exception!(banjian.errors, Defect);
import_exception!(banjian.errors, Error);
import_exception!(banjian.errors, Refusal);

/// A report with its words filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rendered {
    code: String,
    details: BTreeMap<String, banjian::text::Text>,
    help: banjian::text::Text,
    kind: String,
    message: banjian::text::Text,
    place: Where,
    source: String,
}

/// A place, owned.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Where {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

impl Where {
    fn shown(&self) -> String {
        let line = self.line.map(|line| line.to_string());
        let column = self.column.map(|column| column.to_string());
        let parts = [self.file.clone(), line, column, self.path.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(":")
    }
}

value! {
    /// One error or refusal: what, where, with which words. It never holds personal data.
    Report(Rendered) {
        /// The stable code, in kebab case.
        code: String = |it| it.code.clone();
        /// How to mend it.
        help: Text = |it| it.help.clone().into();
        /// `refusal`, `error` or `defect`.
        kind: String = |it| it.kind.clone();
        /// What happened, without the place.
        message: Text = |it| it.message.clone().into();
        /// Where in the input; `None` where that is not known.
        place: Option<Place> = |it| (it.place != Where::default()).then(|| it.place.clone().into());
        /// The law or formal source behind it; empty where it is plain form.
        source: String = |it| it.source.clone();
    }
    str: |it| match it.place.shown() {
        place if place.is_empty() => it.message.en.clone(),
        place => format!("{place}: {}", it.message.en),
    };
}

value! {
    /// Where in the input: a file, a line and a column (both from 1), a path inside. Each may be missing.
    Place(Where) {
        /// The column, from 1 in characters.
        column: Option<u32> = |it| it.column;
        /// The file or other name of the input.
        file: Option<String> = |it| it.file.clone();
        /// The line, from 1.
        line: Option<u32> = |it| it.line;
        /// The path inside, as `item[3].limit[0].amount`.
        path: Option<String> = |it| it.path.clone();
    }
    str: |it| it.shown();
}

/// By its JSON, which is the same for both.
impl From<&report::Report> for Report {
    fn from(report: &report::Report) -> Self {
        let rendered = serde_json::to_value(report).and_then(serde_json::from_value);
        Self(rendered.unwrap_or_else(|_| Rendered {
            code: report.code().as_str().into(),
            details: BTreeMap::new(),
            help: report.code().entry().help.text(),
            kind: "defect".into(),
            message: report.code().entry().message.text(),
            place: Where::default(),
            source: report.source_of_law().into(),
        }))
    }
}

/// What becomes an exception: everything that the core says in place of an answer.
pub(crate) trait Raise {
    /// The exception.
    fn raise(self) -> PyErr;
}

impl Raise for report::Report {
    fn raise(self) -> PyErr {
        Faults::from(self).raise()
    }
}

impl Raise for Faults {
    fn raise(self) -> PyErr {
        let has = |kind| self.reports().iter().any(|report| report.kind() == kind);
        let reports: Vec<Report> = self.reports().iter().map(Report::from).collect();
        if has(report::Kind::Defect) {
            Defect::new_err((reports,))
        } else if has(report::Kind::Error) {
            Error::new_err((reports,))
        } else {
            Refusal::new_err((reports,))
        }
    }
}

impl Raise for Failure {
    fn raise(self) -> PyErr {
        match self {
            Self::Refused { report, .. } => report.raise(),
            Self::Failed(faults) => faults.raise(),
        }
    }
}

/// The answer, or the exception.
pub(crate) trait OrRaise<T> {
    /// The answer, or the exception.
    fn or_raise(self) -> Result<T, PyErr>;
}

impl<T, E: Raise> OrRaise<T> for Result<T, E> {
    fn or_raise(self) -> Result<T, PyErr> {
        self.map_err(Raise::raise)
    }
}

/// Work of the core with other Python threads running meanwhile.
pub(crate) fn work<T: Send, E: Raise + Send>(
    py: Python<'_>,
    of: impl FnOnce() -> Result<T, E> + Send,
) -> Result<T, PyErr> {
    py.detach(of).or_raise()
}
