//! Facts of one applicant, from a mapping of Python.

use banjian::eligibility::{Facts, Given};
use banjian::report::{Faults, Report};
use pyo3::prelude::{Bound, PyAny, PyErr, PyResult, Python, pyclass, pymethods};
use pyo3::types::{
    PyAnyMethods as _, PyBool, PyDate, PyDateTime, PyDict, PyDictMethods as _, PyMapping,
    PyMappingMethods as _,
};

use crate::codes;
use crate::convert::{at, class_of, read_number, read_text};
use crate::report::Raise as _;

/// Two sources differ on a fact: it counts as unknown, and the answer says why. `CONFLICT` is the one of it.
#[pyclass(frozen, eq, hash, module = "banjian")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Conflict;

#[pymethods]
impl Conflict {
    fn __repr__(&self) -> &'static str {
        "CONFLICT"
    }

    fn __reduce__(&self) -> &'static str {
        "CONFLICT"
    }
}

/// Facts as Python gives them: a mapping of names to what is known; a name that is not there is unknown.
///
/// All faults at once, each at the place of its name.
pub(crate) fn read(facts: &Bound<'_, PyAny>) -> PyResult<Facts> {
    let mut read = Facts::new();
    let mut found = Vec::new();
    let mut take = |name: Bound<'_, PyAny>, value: Bound<'_, PyAny>| -> PyResult<()> {
        match read_text(&name) {
            Some(Ok(name)) => match given(&value)? {
                Ok(given) => read.set(name, given),
                Err(report) => found.push(at(report, &name)),
            },
            Some(Err(report)) => found.push(report),
            None => found.push(Report::new(codes::FACT_TYPE).with("found", class_of(&name))),
        }
        Ok(())
    };
    if let Ok(dictionary) = facts.cast::<PyDict>() {
        for (name, value) in dictionary.iter() {
            take(name, value)?;
        }
    } else {
        for pair in facts.cast::<PyMapping>()?.items()?.try_iter()? {
            let (name, value) = pair?.extract()?;
            take(name, value)?;
        }
    }
    Faults::check(found).map_err(crate::report::Raise::raise)?;
    Ok(read)
}

fn given(value: &Bound<'_, PyAny>) -> PyResult<Result<Given, Report>> {
    if value.is_none() {
        return Ok(Ok(Given::None));
    }
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(Ok(Given::Boolean(pyo3::types::PyBoolMethods::is_true(truth))));
    }
    if let Some(text) = read_text(value) {
        return Ok(text.map(Given::Text));
    }
    // Days before numbers: what is no number is asked for more than once.
    if let Ok(day) = value.cast::<PyDate>() {
        if value.is_instance_of::<PyDateTime>() {
            return Ok(Err(Report::new(codes::DATE_IS_DATETIME)));
        }
        return Ok(Ok(Given::Date(day.extract()?)));
    }
    if let Some(number) = read_number(value)? {
        return Ok(number.map(Given::Number));
    }
    if value.is_instance_of::<Conflict>() {
        return Ok(Ok(Given::Conflict));
    }
    Ok(Err(Report::new(codes::FACT_TYPE).with("found", class_of(value))))
}

/// What is known, as Python has it.
pub(crate) fn to_python<'py>(py: Python<'py>, given: &Given) -> PyResult<Bound<'py, PyAny>> {
    use pyo3::IntoPyObjectExt as _;
    match given {
        Given::None => Ok(py.None().into_bound(py)),
        Given::Boolean(truth) => truth.into_bound_py_any(py),
        Given::Number(number) => crate::convert::number(py, number),
        Given::Text(text) => text.into_bound_py_any(py),
        Given::Date(day) => day.into_bound_py_any(py),
        Given::Conflict => Conflict.into_bound_py_any(py),
    }
}

/// Facts with the day that counts filled in, where the policy has one and the facts have not. The law that carries its
/// own dates asks for none.
pub(crate) fn on(mut facts: Facts, day: Option<&str>, on: Option<chrono::NaiveDate>) -> Result<Facts, PyErr> {
    let (Some(day), Some(on)) = (day, on) else { return Ok(facts) };
    let same = match facts.given(day) {
        None => {
            facts.set(day, on);
            return Ok(facts);
        }
        Some(Given::Date(known)) => *known == on,
        Some(Given::Text(known)) => *known == on.to_string(),
        Some(_) => false,
    };
    if same {
        return Ok(facts);
    }
    let report = Report::new(codes::DAY_TWICE).with("fact", day).with("on", on);
    Err(at(report, day).raise())
}
