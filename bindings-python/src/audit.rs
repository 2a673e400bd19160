//! The auditor's desk: what the journal holds, and whether it fits the law and itself.

use std::sync::Arc;

use banjian::audit::{self, Grade};
use banjian::office;
use banjian::text::Language;
use pyo3::prelude::{PyResult, Python, pyclass, pymethods};

use crate::case::Case;
use crate::convert::{Fields, Word, words};
use crate::office::AnyCase;
use crate::open::Open;
use crate::report::OrRaise as _;
use crate::trace::{Bundle, Record};
use crate::value::{self, value};

words! { Grade => "Grade" }

/// An auditor's desk: reads and replays, changes nothing.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct AuditDesk(pub(crate) Arc<Open<office::AuditDesk>>);

fn id(case: AnyCase) -> PyResult<banjian::id::CaseId> {
    match case {
        AnyCase::Seen(seen) => Ok(seen.id),
        AnyCase::Id(id) => id.parse().or_raise(),
    }
}

#[pymethods]
impl AuditDesk {
    /// A case with its records and events, to be read.
    fn history(&self, py: Python<'_>, case: AnyCase) -> PyResult<History> {
        let id = id(case)?;
        self.0.work(py, move |desk| desk.history(id)).map(History)
    }

    /// Audits the whole log: every act decided again, separation from the headers alone, every signature and edition.
    fn audit_all(&self, py: Python<'_>) -> PyResult<AuditReport> {
        self.0.work(py, |desk| desk.audit_all(|_| ())).map(AuditReport)
    }

    /// Audits one case with those linked with it, under the roster and with the keys of its time.
    fn audit_case(&self, py: Python<'_>, case: AnyCase) -> PyResult<AuditReport> {
        let id = id(case)?;
        self.0.work(py, move |desk| desk.audit_case(id)).map(AuditReport)
    }

    /// The evidence bundle of a case: all its records with their proofs under one checkpoint, and the keys. `show` names
    /// fields of the payloads to be shown; `editions` adds the bytes of the editions.
    #[pyo3(signature = (case, *, show = Vec::new(), editions = false))]
    fn bundle(&self, py: Python<'_>, case: AnyCase, show: Vec<String>, editions: bool) -> PyResult<Bundle> {
        let id = id(case)?;
        let bundle = self.0.work(py, move |desk| {
            let show: Vec<&str> = show.iter().map(String::as_str).collect();
            desk.bundle(id, &show, editions)
        })?;
        Ok(Bundle(bundle))
    }

    /// Who sits here.
    #[getter]
    fn person(&self) -> PyResult<String> {
        Ok(self.0.get().or_raise()?.login().person.to_string())
    }

    fn __repr__(&self) -> String {
        format!("AuditDesk({})", self.person().unwrap_or_default())
    }
}

/// A case with its records and events as the journal has them.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct History(office::History);

#[pymethods]
impl History {
    /// The case, folded from its headers.
    #[getter]
    fn case(&self) -> Case {
        Case(self.0.case.clone())
    }

    /// The headers of the events, in their order. They hold no personal data.
    #[getter]
    fn events<'py>(&self, py: Python<'py>) -> PyResult<Vec<Fields<'py>>> {
        self.0.events.iter().map(|event| value::to_python(py, event).map(Fields)).collect()
    }

    /// The records, in their order.
    #[getter]
    fn records(&self) -> Vec<Record> {
        self.0.records.iter().cloned().map(Record).collect()
    }

    fn __repr__(&self) -> String {
        format!("History({} records)", self.0.records.len())
    }
}

value! {
    /// The outcome of an audit.
    AuditReport(audit::AuditReport) {
        /// Everything that was found, in the order of the log.
        findings: Vec<Finding> = |it| it.findings.iter().cloned().map(Finding).collect();
        /// Whether nothing is wrong. Something may still be unchecked.
        is_clean: bool = audit::AuditReport::is_clean;
    }
    str: |it| format!("{} records, {} findings", it.counts.records, it.findings.len());
    also {
        /// How much was read: cases, records, and who vouches for them.
        #[getter]
        fn counts<'py>(&self, py: Python<'py>) -> PyResult<Fields<'py>> {
            value::to_python(py, &self.0.counts).map(Fields)
        }

        /// The whole report as plain text.
        #[pyo3(signature = (language = Word(Language::English)))]
        fn text(&self, language: Word<Language>) -> String {
            self.0.text(language.0)
        }
    }
}

value! {
    /// Something that an audit found.
    Finding(audit::Finding) {
        /// A fault, or a note.
        grade: Word<Grade> = |it| Word(it.grade);
        /// Its name, as `separation-broken`.
        name: String = |it| it.name().to_owned();
    }
    str: |it| it.line(Language::English);
    also {
        /// The finding as one line.
        #[pyo3(signature = (language = Word(Language::English)))]
        fn line(&self, language: Word<Language>) -> String {
            self.0.line(language.0)
        }
    }
}
