//! Identity documents and case numbers.

use banjian::id::{self, IdentityKind, Mask, Sex};
use pyo3::prelude::{PyResult, pyclass, pymethods};

use crate::convert::{Word, words};
use crate::report::OrRaise as _;
use crate::value;

words! { IdentityKind => "IdentityKind", Sex => "Sex" }

/// An identity document by kind and number, its check characters verified. `repr` and `str` show it masked.
#[pyclass(frozen, eq, hash, module = "banjian")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Identity(pub(crate) id::Identity);

#[pymethods]
impl Identity {
    /// The identity by a number of a kind. Raises `Error` (`identity-…`); the number is described, not repeated.
    #[new]
    fn new(kind: Word<IdentityKind>, number: &str) -> PyResult<Self> {
        id::Identity::parse(kind.0, number).or_raise().map(Self)
    }

    /// The identity of a citizen (公民身份号码, GB 11643).
    #[staticmethod]
    fn citizen(number: &str) -> PyResult<Self> {
        id::Identity::parse(IdentityKind::CitizenNumber, number).or_raise().map(Self)
    }

    /// The kind of document.
    #[getter]
    fn kind(&self) -> Word<IdentityKind> {
        Word(self.0.kind())
    }

    /// The birth date, where the number tells it.
    #[getter]
    fn birth_date(&self) -> Option<chrono::NaiveDate> {
        self.0.birth_date()
    }

    /// The sex, where the number tells it.
    #[getter]
    fn sex(&self) -> Option<Word<Sex>> {
        self.0.sex().map(Word)
    }

    /// The full number. **Personal data**: for payloads and papers only.
    fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// The number with all but the first and the last characters as `*`; never more than half of it is shown.
    #[pyo3(signature = (*, first = 3, last = 4))]
    fn mask(&self, first: u8, last: u8) -> String {
        Mask { first, last }.apply(self.0.reveal())
    }

    /// The value that `to_json` wrote. **Personal data.**
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        value::from_json("Identity", text).map(Self)
    }

    /// The value as JSON. **Personal data.**
    fn to_json(&self) -> PyResult<String> {
        value::to_json(&self.0)
    }

    fn __str__(&self) -> String {
        Mask::STRICT.apply(self.0.reveal())
    }

    fn __repr__(&self) -> String {
        format!("Identity({}, {})", self.0.kind().as_str(), self.__str__())
    }

    fn __reduce__<'py>(slf: &pyo3::Bound<'py, Self>) -> pyo3::PyResult<crate::convert::Reduced<'py>> {
        use pyo3::types::PyAnyMethods as _;
        let made_by = slf.get_type().getattr("from_json")?;
        crate::convert::reduced(slf.py(), made_by, slf.get().to_json()?)
    }
}

/// The number of a case, for people: hall, outlet, day, serial and a check character. Ordered by these.
#[pyclass(frozen, eq, ord, hash, str, module = "banjian")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CaseNumber(pub(crate) id::CaseNumber);

impl std::fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[pymethods]
impl CaseNumber {
    /// A number as it is written, with or without hyphens. Raises `Error` (`case-number-…`); the check character finds
    /// most slips.
    #[new]
    fn new(text: &str) -> PyResult<Self> {
        text.parse().or_raise().map(Self)
    }

    /// The hall's division code.
    #[getter]
    fn hall(&self) -> String {
        self.0.hall().to_string()
    }

    /// The outlet.
    #[getter]
    fn outlet(&self) -> String {
        self.0.outlet().to_string()
    }

    /// The day on which the case was opened.
    #[getter]
    fn day(&self) -> chrono::NaiveDate {
        self.0.day()
    }

    /// The serial of that outlet and day, from 1.
    #[getter]
    fn serial(&self) -> u32 {
        self.0.serial()
    }

    fn __repr__(&self) -> String {
        format!("CaseNumber({})", self.0)
    }

    fn __reduce__<'py>(slf: &pyo3::Bound<'py, Self>) -> PyResult<crate::convert::Reduced<'py>> {
        use pyo3::types::PyAnyMethods as _;
        crate::convert::reduced(slf.py(), slf.get_type().into_any(), slf.get().0.to_string())
    }
}
