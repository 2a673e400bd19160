//! Words in both languages.

use pyo3::prelude::{pyclass, pymethods};

use crate::value;

/// A text in Chinese and in English. `str` gives the English.
#[pyclass(frozen, eq, hash, module = "banjian")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Text(banjian::text::Text);

impl From<banjian::text::Text> for Text {
    fn from(text: banjian::text::Text) -> Self {
        Self(text)
    }
}

impl From<banjian::text::Words> for Text {
    fn from(words: banjian::text::Words) -> Self {
        Self(words.text())
    }
}

#[pymethods]
impl Text {
    /// A text from its two forms.
    #[new]
    #[pyo3(signature = (*, zh, en))]
    fn new(zh: String, en: String) -> Self {
        Self(banjian::text::Text::new(zh, en))
    }

    /// Simplified Chinese.
    #[getter]
    fn zh(&self) -> &str {
        &self.0.zh
    }

    /// English.
    #[getter]
    fn en(&self) -> &str {
        &self.0.en
    }

    /// The value that `to_json` wrote.
    #[staticmethod]
    fn from_json(text: &str) -> pyo3::PyResult<Self> {
        value::from_json("Text", text).map(Self)
    }

    /// The value as JSON.
    fn to_json(&self) -> pyo3::PyResult<String> {
        value::to_json(&self.0)
    }

    fn __str__(&self) -> &str {
        &self.0.en
    }

    fn __repr__(&self) -> String {
        format!("Text(zh={:?}, en={:?})", self.0.zh, self.0.en)
    }

    fn __reduce__<'py>(slf: &pyo3::Bound<'py, Self>) -> pyo3::PyResult<crate::convert::Reduced<'py>> {
        use pyo3::types::PyAnyMethods as _;
        let made_by = slf.get_type().getattr("from_json")?;
        crate::convert::reduced(slf.py(), made_by, slf.get().to_json()?)
    }
}
