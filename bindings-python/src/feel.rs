//! The expression language FEEL (DMN 1.5), by itself.

use banjian::eligibility::feel::{self, Value, value::Context};
use banjian::report::{Faults, Report};
use pyo3::prelude::{Bound, PyAny, PyResult, Python, pyclass, pyfunction, pymethods};
use pyo3::types::{
    PyAnyMethods as _, PyBool, PyDate, PyDateTime, PyDict, PyDictMethods as _, PyList, PyListMethods as _,
    PyMapping, PyMappingMethods as _, PySequence,
};
use pyo3::{IntoPyObject as _, IntoPyObjectExt as _};

use crate::codes;
use crate::convert::{Anything, Mapped, Object, at, class_of, number, read_number, read_text};
use crate::report::{self, Raise, work};

/// The deepest nesting of lists and mappings that is read.
const DEEPEST: usize = 64;

/// What an expression came to, and what was `null` on the way to it and why.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug, Clone)]
pub(crate) struct Evaluation(feel::Evaluation);

#[pymethods]
impl Evaluation {
    /// The value: None, bool, int, Decimal, str, date, time, datetime, timedelta, list or dict. A span of months, and
    /// what Python has no word for, is the text that FEEL writes.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Anything<'py>> {
        to_python(py, &self.0.value).map(Anything)
    }

    /// Why something was `null`, each with its place: the first 20. They do not say that the value is wrong.
    #[getter]
    fn notes(&self) -> Vec<report::Report> {
        self.0.notes.iter().map(Into::into).collect()
    }

    fn __repr__(&self) -> String {
        format!("Evaluation({})", self.0.value.to_json())
    }
}

/// Evaluates an expression over a context of names and values, within the bounds of the language: gives the value.
/// `explain` gives the notes too. Raises `Error` with every fault of the text.
#[pyfunction]
#[pyo3(signature = (text, context = None))]
pub(crate) fn evaluate<'py>(
    py: Python<'py>,
    text: &str,
    context: Option<Mapped<'py>>,
) -> PyResult<Anything<'py>> {
    explain(py, text, context)?.value(py)
}

/// As `evaluate`, with the notes.
#[pyfunction]
#[pyo3(signature = (text, context = None))]
pub(crate) fn explain(py: Python<'_>, text: &str, context: Option<Mapped<'_>>) -> PyResult<Evaluation> {
    let mut found = Vec::new();
    let mut names = Context::new();
    if let Some(context) = context
        && let Value::Context(read) = mapping(&context.0, "", DEEPEST, &mut found)?
    {
        names = (*read).clone();
    }
    Faults::check(found).map_err(Raise::raise)?;
    work(py, || feel::evaluate(text, &names)).map(Evaluation)
}

/// Whether a value passes the unary tests of a cell, as `not([1..10], > 60)`: True, False or None.
#[pyfunction]
#[pyo3(signature = (tests, value, context = None))]
pub(crate) fn test(
    py: Python<'_>,
    tests: &str,
    value: Object<'_>,
    context: Option<Mapped<'_>>,
) -> PyResult<Option<bool>> {
    let mut found = Vec::new();
    let input = read(&value.0, "value", DEEPEST, &mut found)?;
    let mut names = Context::new();
    if let Some(context) = context
        && let Value::Context(read) = mapping(&context.0, "", DEEPEST, &mut found)?
    {
        names = (*read).clone();
    }
    Faults::check(found).map_err(Raise::raise)?;
    let answer = work(py, || feel::evaluate_tests(tests, &input, &names))?;
    Ok(match answer.value {
        Value::Boolean(truth) => Some(truth),
        _ => None,
    })
}

fn read(value: &Bound<'_, PyAny>, path: &str, left: usize, found: &mut Vec<Report>) -> PyResult<Value> {
    if value.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(Value::Boolean(pyo3::types::PyBoolMethods::is_true(truth)));
    }
    let mut taken = |read: Result<Value, Report>| {
        read.unwrap_or_else(|report| {
            found.push(at(report, path));
            Value::Null
        })
    };
    if let Some(text) = read_text(value) {
        return Ok(taken(text.map(|text| Value::Text(text.into()))));
    }
    if let Some(number) = read_number(value)? {
        return Ok(taken(number.map(Value::Number)));
    }
    if let Ok(moment) = value.cast::<PyDateTime>() {
        return date_time(moment);
    }
    if let Ok(day) = value.cast::<PyDate>() {
        return Ok(Value::Date(day.extract()?));
    }
    let deep = || Report::new(banjian::report::codes::feel::JSON_DEEP).with("most", DEEPEST);
    if let Ok(mapped) = value.cast::<PyMapping>() {
        return match left.checked_sub(1) {
            Some(left) => mapping(mapped.as_any(), path, left, found),
            None => Ok(taken(Err(deep()))),
        };
    }
    if let Ok(listed) = value.cast::<PySequence>() {
        let Some(left) = left.checked_sub(1) else { return Ok(taken(Err(deep()))) };
        let mut values = Vec::new();
        for (index, value) in listed.try_iter()?.enumerate() {
            values.push(read(&value?, &format!("{path}[{index}]"), left, found)?);
        }
        return Ok(Value::List(values.into()));
    }
    Ok(taken(Err(Report::new(codes::FACT_TYPE).with("found", class_of(value)))))
}

/// A date and time; one without a time zone is local, as FEEL has it.
fn date_time(moment: &Bound<'_, PyDateTime>) -> PyResult<Value> {
    let offset = moment.call_method0("utcoffset")?;
    let keywords = PyDict::new(moment.py());
    keywords.set_item("tzinfo", moment.py().None())?;
    let local = moment.call_method("replace", (), Some(&keywords))?;
    let offset = if offset.is_none() {
        None
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "an offset is less than a day")]
        let seconds = offset.call_method0("total_seconds")?.extract::<f64>()? as i32;
        Some(seconds)
    };
    Ok(Value::DateTime(feel::value::DateTime { local: local.extract()?, offset }))
}

fn mapping(value: &Bound<'_, PyAny>, path: &str, left: usize, found: &mut Vec<Report>) -> PyResult<Value> {
    let mut context = Context::new();
    for pair in value.cast::<PyMapping>()?.items()?.try_iter()? {
        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair?.extract()?;
        match read_text(&name) {
            Some(Ok(name)) => {
                let inside = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                let value = read(&value, &inside, left, found)?;
                context.set(name, value);
            }
            Some(Err(report)) => found.push(at(report, path)),
            None => found.push(at(Report::new(codes::FACT_TYPE).with("found", class_of(&name)), path)),
        }
    }
    Ok(Value::Context(context.into()))
}

fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Null | Value::Function(_) => Ok(py.None().into_bound(py)),
        Value::Boolean(truth) => truth.into_bound_py_any(py),
        Value::Number(found) => number(py, found),
        Value::Text(text) => text.as_ref().into_bound_py_any(py),
        Value::Date(day) => day.into_bound_py_any(py),
        Value::Time(time) if time.offset.is_none() => time.local.into_bound_py_any(py),
        Value::DateTime(moment) => match moment.offset {
            None => moment.local.into_bound_py_any(py),
            Some(offset) => match chrono::FixedOffset::east_opt(offset)
                .and_then(|offset| moment.local.and_local_timezone(offset).single())
            {
                Some(moment) => moment.into_bound_py_any(py),
                None => text_of(py, value),
            },
        },
        Value::DaysDuration(duration) => {
            match i64::try_from(duration.nanoseconds).map(chrono::TimeDelta::nanoseconds) {
                Ok(duration) => duration.into_bound_py_any(py),
                Err(_) => text_of(py, value),
            }
        }
        Value::List(values) => {
            let list = PyList::empty(py);
            for value in values.iter() {
                list.append(to_python(py, value)?)?;
            }
            Ok(list.into_any())
        }
        Value::Context(context) => {
            let dictionary = PyDict::new(py);
            for (name, value) in context.iter() {
                dictionary.set_item(name, to_python(py, value)?)?;
            }
            Ok(dictionary.into_any())
        }
        Value::Range(range) => {
            let dictionary = PyDict::new(py);
            for (name, inside, end) in
                [("start", "start included", &range.low), ("end", "end included", &range.high)]
            {
                match end {
                    Some((end, _)) => dictionary.set_item(name, to_python(py, end)?)?,
                    None => dictionary.set_item(name, py.None())?,
                }
                dictionary.set_item(inside, end.as_ref().is_some_and(|(_, inside)| *inside))?;
            }
            Ok(dictionary.into_any())
        }
        Value::Time(_) | Value::MonthsDuration(_) => text_of(py, value),
    }
}

/// The text that FEEL writes.
fn text_of<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value.to_json() {
        serde_json::Value::String(text) => Ok(text.into_pyobject(py)?.into_any()),
        other => other.to_string().into_bound_py_any(py),
    }
}
