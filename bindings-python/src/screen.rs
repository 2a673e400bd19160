//! Screening: policies over tables, by the million rows.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{ArrayRef, Date32Array, RecordBatch, RecordBatchOptions, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use banjian::eligibility::{self, Screening, Set};
use banjian::report::{Faults, Report};
use chrono::{Datelike as _, NaiveDate};
use pyo3::prelude::{Bound, PyAny, PyResult, Python, pyclass, pymethods};

use crate::arrow;
use crate::codes;
use crate::log;
use crate::report::{OrRaise as _, Raise};

/// The days before 1970-01-01, by the count of `chrono`.
const EPOCH: i32 = 719_163;

/// What a screening is for, and by which law: recorded in the metadata of its answer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mandate {
    pub(crate) purpose: Option<String>,
    pub(crate) legal_basis: Option<String>,
}

/// An answer, batch by batch, as the table is read: an Arrow stream for one reader, as `pyarrow.table(answer)` or
/// `polars.DataFrame(answer)`.
#[pyclass(frozen, module = "banjian")]
pub(crate) struct Screened {
    schema: SchemaRef,
    batches: Mutex<Option<Batches>>,
}

impl std::fmt::Debug for Screened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Screened").field("schema", &self.schema).finish_non_exhaustive()
    }
}

/// The batches of an answer.
struct Batches {
    reader: RecordBatchStreamReader,
    judge: Arc<Judge>,
}

/// What turns a batch of facts into one of answers.
#[derive(Debug)]
struct Judge {
    screening: Screening,
    /// Facts that are the same in every row: the days that count.
    days: Vec<(Field, NaiveDate)>,
    kept: Vec<usize>,
    schema: SchemaRef,
    threads: NonZeroUsize,
}

impl Judge {
    fn answer(&self, batch: &RecordBatch) -> Result<RecordBatch, Faults> {
        let defect = |error: ArrowError| {
            Faults::from(Report::new(banjian::report::codes::text::DEFECT).with("what", error))
        };
        let rows = batch.num_rows();
        let answer = if self.days.is_empty() {
            self.screening.screen(batch, self.threads)?
        } else {
            let mut fields = batch.schema().fields().to_vec();
            let mut columns = batch.columns().to_vec();
            for (field, day) in &self.days {
                let days = day.num_days_from_ce().saturating_sub(EPOCH);
                fields.push(Arc::new(field.clone()));
                columns.push(Arc::new(Date32Array::from_value(days, rows)) as ArrayRef);
            }
            let options = RecordBatchOptions::new().with_row_count(Some(rows));
            let with = RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options);
            self.screening.screen(&with.map_err(defect)?, self.threads)?
        };
        let kept = self.kept.iter().filter_map(|at| batch.columns().get(*at)).cloned();
        let columns = kept.chain(answer.columns().iter().cloned()).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options).map_err(defect)
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = match self.reader.next()? {
            Ok(batch) => batch,
            Err(error) => return Some(Err(error)),
        };
        Some(self.judge.answer(&batch).map_err(|faults| ArrowError::ExternalError(Box::new(faults))))
    }
}

impl RecordBatchReader for Batches {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.judge.schema)
    }
}

/// Screens a table by policies. Faults of its columns are told at once, before a row is read.
pub(crate) fn screen(
    py: Python<'_>,
    policies: &[eligibility::Policy],
    table: &Bound<'_, PyAny>,
    on: Option<NaiveDate>,
    keep: &[String],
    mandate: &Mandate,
    threads: Option<NonZeroUsize>,
) -> PyResult<Screened> {
    let screening = py.detach(|| Set::new(policies).and_then(|set| Screening::new(&set))).or_raise()?;
    let reader = arrow::read(table)?;
    let given = reader.schema();
    let days = policies.iter().filter_map(|policy| policy.edition().day.as_deref());
    let mut filled: Vec<(Field, NaiveDate)> = Vec::new();
    for day in days {
        let is_there =
            given.field_with_name(day).is_ok() || filled.iter().any(|(field, _)| field.name() == day);
        if let (Some(on), false) = (on, is_there) {
            filled.push((Field::new(day, DataType::Date32, false), on));
        }
    }
    let mut kept = Vec::new();
    let mut fields = Vec::new();
    for name in keep {
        let at = given.index_of(name).map_err(|_| {
            let found = format!("it has no column `{name}`");
            Report::new(codes::STREAM_TYPE).with("found", found).raise()
        })?;
        kept.push(at);
        fields.extend(given.fields().get(at).cloned());
    }
    fields.extend(screening.schema().fields().iter().cloned());
    let schema = Arc::new(Schema::new_with_metadata(fields, metadata(policies, on, mandate)));
    let threads = threads.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let judge = Judge { screening, days: filled, kept, schema: Arc::clone(&schema), threads };
    judge.answer(&RecordBatch::new_empty(given)).map_err(Raise::raise)?;
    log::say(py, || {
        let codes: Vec<&str> = policies.iter().map(|policy| policy.edition().code.as_str()).collect();
        let purpose = mandate.purpose.as_deref().unwrap_or("not stated");
        let basis = mandate.legal_basis.as_deref().unwrap_or("not stated");
        format!("screening by {}; purpose: {purpose}; legal basis: {basis}", codes.join(", "))
    });
    let batches = Batches { reader, judge: Arc::new(judge) };
    Ok(Screened { schema, batches: Mutex::new(Some(batches)) })
}

/// What the answer says of itself: which editions, for which day, for what, by which law.
fn metadata(
    policies: &[eligibility::Policy],
    on: Option<NaiveDate>,
    mandate: &Mandate,
) -> HashMap<String, String> {
    let editions = policies
        .iter()
        .map(|policy| (format!("banjian.edition.{}", policy.edition().code), policy.hash().to_string()));
    let rest = [
        ("banjian.on", on.map(|on| on.to_string())),
        ("banjian.purpose", mandate.purpose.clone()),
        ("banjian.legal_basis", mandate.legal_basis.clone()),
    ];
    let rest = rest.into_iter().filter_map(|(name, value)| value.map(|value| (name.to_owned(), value)));
    editions.chain(rest).collect()
}

#[pymethods]
impl Screened {
    /// The stream, once.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        // A producer may give its own schema in place of a requested one.
        let _ = requested_schema;
        let batches = self.batches.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(batches) = batches else {
            let report = Report::new(codes::STREAM_TYPE).with("found", "its answer was read before");
            return Err(report.raise());
        };
        arrow::stream(py, Box::new(batches)).map(Bound::into_any)
    }

    /// The columns of the answer.
    #[pyo3(signature = ())]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        arrow::schema(py, &self.schema).map(Bound::into_any)
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// What the answer says of itself: editions, day, purpose, legal basis. Arrow carries it on, into Parquet too.
    #[getter]
    fn metadata(&self) -> HashMap<String, String> {
        self.schema.metadata().clone().into()
    }

    fn __repr__(&self) -> String {
        format!("Screened({})", self.columns().join(", "))
    }
}
