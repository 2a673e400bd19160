//! The wheel `banjian`.

use pyo3::prelude::pymodule;

/// The core of a counter that stands anywhere.
#[pymodule]
mod banjian {
    use pyo3::prelude::pyfunction;

    /// The version of the library.
    #[pyfunction]
    fn version() -> &'static str {
        banjian::VERSION
    }
}
