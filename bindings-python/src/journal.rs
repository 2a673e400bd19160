//! What an office reads out of its journal, page by page: worklists and the feed.

use std::sync::{Arc, Mutex, PoisonError};
use std::vec::IntoIter;

use banjian::case::row::Row as CoreRow;
use banjian::journal::{self, Cursor, Position, Query};
use banjian::office::Office;
use banjian::report::{Faults, Report};
use pyo3::prelude::{Py, PyResult, Python, pyclass, pymethods};

use crate::case::Row;
use crate::open::Open;
use crate::report::{OrRaise as _, Raise};
use crate::trace::Record;

/// The rows of a worklist, one after another, read page by page.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct Worklist {
    open: Arc<Open<Office>>,
    limit: u16,
    state: Mutex<Paging>,
}

#[derive(Debug)]
struct Paging {
    query: Query,
    next: Option<Cursor>,
    rows: IntoIter<CoreRow>,
    is_over: bool,
}

impl Worklist {
    pub(crate) fn new(open: &Arc<Open<Office>>, query: Query, limit: u16) -> Self {
        let paging = Paging { query, next: None, rows: Vec::new().into_iter(), is_over: false };
        Self { open: Arc::clone(open), limit, state: Mutex::new(paging) }
    }
}

#[pymethods]
impl Worklist {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Row>> {
        let office = self.open.get().or_raise()?;
        let row = py.detach(|| -> Result<_, Report> {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                if let Some(row) = state.rows.next() {
                    return Ok(Some(row));
                }
                if state.is_over {
                    return Ok(None);
                }
                let page = office.worklist(&state.query, state.next.as_ref(), self.limit)?;
                state.is_over = page.next.is_none();
                state.next = page.next;
                state.rows = page.rows.into_iter();
            }
        });
        Ok(row.or_raise()?.map(Row))
    }
}

/// What was recorded, one record after another.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct Feed {
    open: Arc<Open<Office>>,
    page: u16,
    state: Mutex<(Position, IntoIter<journal::FeedEntry>)>,
}

impl Feed {
    pub(crate) fn new(open: &Arc<Open<Office>>, after: Position, page: u16) -> Self {
        Self { open: Arc::clone(open), page, state: Mutex::new((after, Vec::new().into_iter())) }
    }
}

#[pymethods]
impl Feed {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<FeedEntry>> {
        let office = self.open.get().or_raise()?;
        let entry = py.detach(|| -> Result<_, Faults> {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let (position, entries) = &mut *state;
            if let Some(entry) = entries.next() {
                *position = entry.position;
                return Ok(Some(entry));
            }
            *entries = office.journal().feed(*position, self.page)?.into_iter();
            let entry = entries.next();
            if let Some(entry) = &entry {
                *position = entry.position;
            }
            Ok(entry)
        });
        Ok(entry.map_err(Raise::raise)?.map(FeedEntry))
    }

    /// The position of the last record that was given.
    #[getter]
    fn position(&self) -> u64 {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).0.0
    }
}

/// A record as it was appended. `repr` shows no personal data.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct FeedEntry(journal::FeedEntry);

#[pymethods]
impl FeedEntry {
    /// Its position in the log, from 1.
    #[getter]
    fn position(&self) -> u64 {
        self.0.position.0
    }

    /// When it was recorded.
    #[getter]
    fn recorded_at(&self) -> chrono::DateTime<chrono::Utc> {
        self.0.recorded_at
    }

    /// The id of the case, in hexadecimal.
    #[getter]
    fn case(&self) -> String {
        self.0.record.case.to_string()
    }

    /// The record.
    #[getter]
    fn record(&self) -> PyResult<Record> {
        banjian::trace::Record::from_bytes(&self.0.record.bytes).or_raise().map(Record)
    }

    /// The headers of the events that it caused, as canonical JSON. They hold no personal data.
    #[getter]
    fn events(&self) -> Vec<String> {
        let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
        self.0.events.iter().map(|event| text(&event.header)).collect()
    }

    fn __repr__(&self) -> String {
        format!("FeedEntry({}, case {})", self.0.position.0, self.0.record.case)
    }
}
