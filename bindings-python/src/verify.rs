//! What a stranger checks: a receipt, a bundle, a copy of a whole log.

use std::path::{Path, PathBuf};

use banjian::report::{Faults, Report};
use banjian::trace::key::Software;
use banjian::trace::tile::{self, TilePath, TileReader, width_of};
use banjian::trace::verify::LogCheck;
use pyo3::prelude::{Bound, FromPyObject, IntoPyObject, PyRef, PyResult, Python, pyfunction};
use pyo3::types::{PyBytes, PyBytesMethods as _};

use crate::report::{OrRaise as _, Raise as _};
use crate::trace::{Bundle, Proven, ProvenCase, Receipt, Trust};

/// A receipt or a bundle, or the bytes of one.
#[derive(FromPyObject)]
pub(crate) enum Proof<'py> {
    Receipt(PyRef<'py, Receipt>),
    Bundle(PyRef<'py, Bundle>),
    Text(String),
    Bytes(Bound<'py, PyBytes>),
}

/// What was found of it.
#[derive(IntoPyObject)]
#[expect(clippy::large_enum_variant, reason = "it is handed to Python at once, and never kept")]
pub(crate) enum Found {
    Record(Proven),
    Case(ProvenCase),
}

/// What a receipt or an evidence bundle proves to a reader who trusts: `Proven` or `ProvenCase`. Bytes and texts are
/// read first: a receipt's file or compact form, or a bundle's file. Raises `Error` with all that is wrong.
#[pyfunction]
pub(crate) fn verify(py: Python<'_>, receipt: Proof<'_>, trust: &Trust) -> PyResult<Found> {
    let read = |data: &[u8]| {
        if data.starts_with(b"{\"case\"") {
            return Bundle::from_bytes(data)?.verify(py, trust).map(Found::Case);
        }
        let is_json = data.first() == Some(&b'{');
        let receipt = if is_json { Receipt::from_bytes(data)? } else { Receipt::from_compact(data)? };
        receipt.verify(py, trust).map(Found::Record)
    };
    match receipt {
        Proof::Receipt(receipt) => receipt.verify(py, trust).map(Found::Record),
        Proof::Bundle(bundle) => bundle.verify(py, trust).map(Found::Case),
        Proof::Text(text) => read(text.trim().as_bytes()),
        Proof::Bytes(data) => read(data.as_bytes()),
    }
}

/// Reads a copy of a whole log, as `Office.export` wrote it, and holds every record, tile and signature against the
/// checkpoint. Gives the number of records. Raises `Error` with all that is wrong, at most 100 findings.
#[pyfunction]
#[pyo3(signature = (folder, checkpoint, trust))]
pub(crate) fn verify_log(py: Python<'_>, folder: PathBuf, checkpoint: &str, trust: &Trust) -> PyResult<u64> {
    let (trust, note) = (trust.0.clone(), checkpoint.parse().or_raise()?);
    let read = py.detach(|| -> Result<u64, Fault> {
        let seen = trust.open(&note)?;
        let size = seen.checkpoint.size;
        let mut check = LogCheck::new(trust);
        check.expect(&seen)?;
        let mut found = Vec::new();
        for index in 0_u64.. {
            let width = width_of(size, 0, index);
            if width == 0 || found.len() >= MOST_FINDINGS {
                break;
            }
            let bytes = Files(&folder).read(&TilePath { level: None, index, width })?;
            for entry in tile::entries(&bytes)? {
                found.extend(check.next(entry, &Software));
            }
        }
        found.extend(check.tiles(&Files(&folder)));
        found.extend(check.finish());
        found.truncate(MOST_FINDINGS);
        Faults::check(found)?;
        Ok(size)
    });
    read.map_err(|fault| match fault {
        Fault::Faults(faults) => faults.raise(),
        Fault::Io(error) => error.into(),
    })
}

const MOST_FINDINGS: usize = 100;

enum Fault {
    Faults(Faults),
    Io(std::io::Error),
}

impl From<Report> for Fault {
    fn from(report: Report) -> Self {
        Self::Faults(report.into())
    }
}

impl From<Faults> for Fault {
    fn from(faults: Faults) -> Self {
        Self::Faults(faults)
    }
}

/// The tiles of a folder.
struct Files<'a>(&'a Path);

impl Files<'_> {
    #[expect(clippy::disallowed_methods, reason = "the caller names the folder that is to be read")]
    fn read(&self, path: &TilePath) -> Result<Vec<u8>, Fault> {
        std::fs::read(self.0.join(path.to_string())).map_err(Fault::Io)
    }
}

impl TileReader for Files<'_> {
    fn tile(&self, level: u8, index: u64, width: u16) -> Result<Vec<u8>, Report> {
        // A file that is not there holds no hash: the check says which are missing.
        let path = TilePath { level: Some(level), index, width };
        Ok(self.read(&path).unwrap_or_default())
    }
}
