//! Python's `logging`, under the name `banjian`. Never personal data: kinds, numbers, positions.

use banjian::office::Reply;
use pyo3::prelude::{Py, PyAny, PyResult, Python};
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAnyMethods as _, PyModule};

const INFO: u8 = 20;

/// A line, if anybody listens. What goes wrong in a handler undoes nothing: it is told to `sys.unraisablehook`.
pub(crate) fn say(py: Python<'_>, line: impl FnOnce() -> String) {
    static LOGGER: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let logger = LOGGER.get_or_try_init(py, || -> PyResult<Py<PyAny>> {
        Ok(PyModule::import(py, "logging")?.call_method1("getLogger", ("banjian",))?.unbind())
    });
    let Ok(logger) = logger else { return };
    let logger = logger.bind(py);
    let said = logger.call_method1("isEnabledFor", (INFO,)).and_then(|on| {
        if on.is_truthy()? { logger.call_method1("log", (INFO, line())).map(drop) } else { Ok(()) }
    });
    if let Err(error) = said {
        error.write_unraisable(py, Some(logger));
    }
}

/// An act that went through.
pub(crate) fn act(py: Python<'_>, reply: &Reply) {
    say(py, || {
        let repeated = if reply.repeated { ", again" } else { "" };
        format!(
            "case {} is {} at record {}{repeated}",
            reply.number,
            reply.stage.words().en,
            reply.position.0
        )
    });
}
