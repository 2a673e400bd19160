//! Values: frozen classes around what the core defines once. They are equal, hashed and pickled by their JSON.

use std::hash::{DefaultHasher, Hasher as _};

use banjian::report::Report;
use pyo3::prelude::{Bound, PyAny, PyErr, Python};
use pyo3::types::{PyAnyMethods as _, PyModule};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::report::{OrRaise as _, Raise as _};

/// The JSON of a value, its fields in alphabetical order.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Result<String, PyErr> {
    serde_json::to_string(value).map_err(|error| {
        let report = Report::new(banjian::report::codes::text::CANONICAL_VALUE);
        report.with("found", error).raise()
    })
}

/// The value that JSON holds, and nothing beside it. `what` is its name in the schema; what stood there is not
/// repeated: it may be personal.
pub(crate) fn from_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, PyErr> {
    banjian::report::value::from_json(what, what, text).or_raise()
}

/// The value as Python's own: dictionaries, lists, texts, numbers.
pub(crate) fn to_python<'py, T: Serialize>(py: Python<'py>, value: &T) -> Result<Bound<'py, PyAny>, PyErr> {
    PyModule::import(py, "json")?.call_method1("loads", (to_json(value)?,))
}

/// The hash of a value: of its JSON.
pub(crate) fn hash<T: Serialize>(value: &T) -> Result<u64, PyErr> {
    let mut hasher = DefaultHasher::new();
    hasher.write(to_json(value)?.as_bytes());
    Ok(hasher.finish())
}

/// Makes a frozen class around a type of the core. `str` is what a person reads, and never personal data. What stands
/// behind `also` are methods of its own.
macro_rules! value {
    (
        $(#[$doc:meta])* $name:ident($of:ty) {
            $($(#[$field_doc:meta])* $field:ident : $type:ty = $get:expr;)*
        }
        str: $str:expr;
        $(also { $($own:item)* })?
    ) => {
        $(#[$doc])*
        #[pyo3::prelude::pyclass(frozen, module = "banjian")]
        #[derive(Debug, Clone)]
        pub(crate) struct $name(pub(crate) $of);

        impl From<$of> for $name {
            fn from(value: $of) -> Self {
                Self(value)
            }
        }

        #[pyo3::prelude::pymethods]
        impl $name {
            $(
                $(#[$field_doc])*
                #[getter]
                fn $field(&self) -> $type {
                    let get: fn(&$of) -> $type = $get;
                    get(&self.0)
                }
            )*

            $($($own)*)?

            /// The value that `to_json` wrote; a field too many, too few or of another form raises `Error`
            /// (`value-form`).
            #[staticmethod]
            fn from_json(text: &str) -> pyo3::prelude::PyResult<Self> {
                crate::value::from_json::<$of>(stringify!($name), text).map(Self)
            }

            /// The value as JSON, its fields in alphabetical order.
            fn to_json(&self) -> pyo3::prelude::PyResult<String> {
                crate::value::to_json(&self.0)
            }

            /// The value as dictionaries, lists, texts and numbers.
            fn to_dict<'py>(
                &self,
                py: pyo3::prelude::Python<'py>,
            ) -> pyo3::prelude::PyResult<crate::convert::Fields<'py>> {
                crate::value::to_python(py, &self.0).map(crate::convert::Fields)
            }

            fn __eq__(&self, other: &Self) -> bool {
                self.0 == other.0
            }

            fn __hash__(&self) -> pyo3::prelude::PyResult<u64> {
                crate::value::hash(&self.0)
            }

            fn __str__(&self) -> String {
                let shown: fn(&$of) -> String = $str;
                shown(&self.0)
            }

            fn __repr__(&self) -> String {
                format!("{}({})", stringify!($name), self.__str__())
            }

            fn __reduce__<'py>(
                slf: &pyo3::prelude::Bound<'py, Self>,
            ) -> pyo3::prelude::PyResult<crate::convert::Reduced<'py>> {
                use pyo3::types::PyAnyMethods as _;
                let made_by = slf.get_type().getattr("from_json")?;
                crate::convert::reduced(slf.py(), made_by, slf.get().to_json()?)
            }
        }
    };
}

/// Makes a frozen class around what the core gives and nobody writes: fields, equality, and what a person reads.
macro_rules! view {
    (
        $(#[$doc:meta])* $name:ident($of:ty) {
            $($(#[$field_doc:meta])* $field:ident : $type:ty = $get:expr;)*
        }
        str: $str:expr;
        $(also { $($own:item)* })?
    ) => {
        $(#[$doc])*
        #[pyo3::prelude::pyclass(frozen, module = "banjian")]
        #[derive(Debug, Clone)]
        pub(crate) struct $name(pub(crate) $of);

        impl From<$of> for $name {
            fn from(value: $of) -> Self {
                Self(value)
            }
        }

        #[pyo3::prelude::pymethods]
        impl $name {
            $(
                $(#[$field_doc])*
                #[getter]
                fn $field(&self) -> $type {
                    let get: fn(&$of) -> $type = $get;
                    get(&self.0)
                }
            )*

            $($($own)*)?

            fn __eq__(&self, other: &Self) -> bool {
                self.0 == other.0
            }

            fn __str__(&self) -> String {
                let shown: fn(&$of) -> String = $str;
                shown(&self.0)
            }

            fn __repr__(&self) -> String {
                format!("{}({})", stringify!($name), self.__str__())
            }
        }
    };
}

pub(crate) use {value, view};
