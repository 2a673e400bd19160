//! The mark outside the database: how far each log had come when it was last signed, in a file of its own.
//!
//! Kept on another disk than the journal, or at least outside its backups, it shows that a journal was rolled back.
//! A witness keeps its state in the same way.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::canonical::{self, Hash};
use crate::report::{Place, Report, codes};
use crate::trace::Origin;
use crate::trace::witness::WitnessStore;

/// The largest file that is read, in bytes: some ten thousand logs.
const LARGEST: u64 = 1 << 20;

/// Marks in a file. Every change is written beside it, synchronised, and put in its place; processes take turns.
///
/// ```
/// use banjian::journal::FileMark;
/// use banjian::trace::{Suite, witness::WitnessStore};
/// # let directory = tempfile::tempdir()?;
/// let mark = FileMark::new(directory.path().join("hall.mark"));
/// let origin = "banjian.example/xiangyang".parse()?;
/// let state = (1, Suite::default().leaf(b"first"));
/// assert!(mark.advance(&origin, None, state)?);
/// assert_eq!(mark.latest(&origin)?, Some(state));
/// assert!(!mark.advance(&origin, None, state)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct FileMark {
    path: PathBuf,
    /// Threads of this process take turns by it, processes by a lock on a file beside.
    turn: Mutex<()>,
}

/// How far one log had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    root: Hash,
    size: u64,
}

impl FileMark {
    /// The marks in this file; it is made with the first one.
    #[must_use]
    pub fn new(path: impl AsRef<Path>) -> Self {
        Self { path: path.as_ref().to_owned(), turn: Mutex::new(()) }
    }

    fn read(&self) -> Result<BTreeMap<Origin, Marked>, Report> {
        let file = match OpenOptions::new().read(true).open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(error) => return Err(self.failed(&error)),
        };
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes).map_err(|error| self.failed(&error))?;
        canonical::from_slice(&bytes).map_err(|report| report.at(self.place()))
    }

    fn write(&self, marks: &BTreeMap<Origin, Marked>) -> Result<(), Report> {
        let beside = self.beside("new");
        let write = || {
            let mut file = private(&beside, true)?;
            file.write_all(&canonical::to_vec(marks).unwrap_or_default())?;
            file.sync_all()?;
            std::fs::rename(&beside, &self.path)?;
            sync_folder(&self.path)
        };
        write().map_err(|error| self.failed(&error))
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(".");
        name.push(ending);
        name.into()
    }

    fn failed(&self, error: &std::io::Error) -> Report {
        Report::new(codes::store::FAILED).with("found", error).at(self.place())
    }

    fn place(&self) -> Place {
        Place { file: Some(self.path.display().to_string()), ..Place::default() }
    }
}

impl WitnessStore for FileMark {
    fn latest(&self, origin: &Origin) -> Result<Option<(u64, Hash)>, Report> {
        Ok(self.read()?.get(origin).map(|marked| (marked.size, marked.root)))
    }

    fn advance(&self, origin: &Origin, from: Option<(u64, Hash)>, to: (u64, Hash)) -> Result<bool, Report> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        // Held until the value is dropped, also by a process that is killed.
        let lock = private(&self.beside("lock"), false).map_err(|error| self.failed(&error))?;
        lock.lock().map_err(|error| self.failed(&error))?;
        let mut marks = self.read()?;
        if marks.get(origin).map(|marked| (marked.size, marked.root)) != from {
            return Ok(false);
        }
        marks.insert(origin.clone(), Marked { root: to.1, size: to.0 });
        self.write(&marks)?;
        Ok(true)
    }
}

/// A file for its owner alone.
fn private(path: &Path, is_new: bool) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(is_new);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a renaming last through a loss of power.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(unix) { OpenOptions::new().read(true).open(folder)?.sync_all() } else { Ok(()) }
}
