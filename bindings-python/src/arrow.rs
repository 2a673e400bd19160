//! Apache Arrow, by the PyCapsule interface: the one file that touches raw pointers.
#![expect(unsafe_code, reason = "the Arrow C stream interface passes a pointer in a capsule")]

use std::ffi::CStr;

use arrow_array::RecordBatchReader;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_schema::ffi::FFI_ArrowSchema;
use banjian::report::Report;
use pyo3::prelude::{Bound, PyAny, PyResult, Python};
use pyo3::types::{PyAnyMethods as _, PyCapsule, PyCapsuleMethods as _};

use crate::codes;
use crate::report::Raise as _;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";

fn unreadable(found: impl std::fmt::Display) -> pyo3::PyErr {
    Report::new(codes::STREAM_TYPE).with("found", found).raise()
}

/// The batches of whatever gives a stream: a table, a data frame, a reader. Nothing is copied.
pub(crate) fn read(table: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let Ok(method) = table.getattr("__arrow_c_stream__") else {
        return Err(pyo3::exceptions::PyTypeError::new_err(format!(
            "`{}` has no `__arrow_c_stream__`: give a table of pyarrow, polars, pandas or duckdb",
            crate::convert::class_of(table)
        )));
    };
    let capsule = method.call0()?;
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?;
    // SAFETY: the capsule bears the name under which the Arrow PyCapsule interface promises a valid, initialised
    // `ArrowArrayStream`; it lives while `capsule` does, to the end of this function, and the reader moves the stream
    // out of it, leaving a released one behind.
    unsafe { RecordBatchStreamReader::from_raw(pointer.cast::<FFI_ArrowArrayStream>().as_ptr()) }
        .map_err(unreadable)
}

/// A capsule with a stream, for one reader.
pub(crate) fn stream(
    py: Python<'_>,
    batches: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(batches), STREAM)
}

/// A capsule with a schema.
pub(crate) fn schema<'py>(py: Python<'py>, schema: &arrow_schema::Schema) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowSchema::try_from(schema).map_err(unreadable)?, SCHEMA)
}
