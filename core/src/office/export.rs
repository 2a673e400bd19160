//! The log as static files (C2SP `tlog-tiles`): what an auditor copies or a web server serves.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::Office;
use crate::journal::Position;
use crate::report::{Place, Report, codes};
use crate::trace::checkpoint::Checkpoint;
use crate::trace::note::SignedNote;
use crate::trace::tile::{TilePath, WIDTH, push_entry, width_of};

/// The size of a hash, in bytes.
const HASH: usize = 32;

impl Office {
    /// Writes the log up to its newest checkpoint into a folder, as static files: `checkpoint`, `tile/<level>/…`,
    /// `tile/entries/…`. Full tiles that are there already stay as they are, so that exporting again costs what is
    /// new. Records hold no personal data; payloads are never written. Each file is synchronised and put in its place
    /// whole; the checkpoint comes last.
    ///
    /// # Errors
    /// Those of [`Office::checkpoint`]; `export-failed` with the file.
    pub fn export(&self, folder: impl AsRef<Path>) -> Result<SignedNote, Report> {
        let folder = folder.as_ref();
        let note = self.checkpoint()?;
        let size = Checkpoint::from_body(self.settings().suite(), note.text())?.size;
        for level in 0_u8.. {
            if width_of(size, level, 0) == 0 {
                break;
            }
            self.export_level(folder, size, Some(level))?;
        }
        self.export_level(folder, size, None)?;
        put(folder, Path::new("checkpoint"), note.to_string().as_bytes())?;
        Ok(note)
    }

    /// The tiles of one level, or of the entries.
    fn export_level(&self, folder: &Path, size: u64, level: Option<u8>) -> Result<(), Report> {
        for index in 0_u64.. {
            let width = width_of(size, level.unwrap_or(0), index);
            if width == 0 {
                break;
            }
            let path = PathBuf::from(TilePath { level, index, width }.to_string());
            if width == WIDTH && folder.join(&path).exists() {
                continue;
            }
            put(folder, &path, &self.tile_file(level, index, width)?)?;
        }
        Ok(())
    }

    fn tile_file(&self, level: Option<u8>, index: u64, width: u16) -> Result<Vec<u8>, Report> {
        if let Some(level) = level {
            let mut hashes = self.journal().tile(level, index)?;
            // The log may have grown since the checkpoint.
            hashes.truncate(usize::from(width) * HASH);
            return Ok(hashes);
        }
        let mut bytes = Vec::new();
        let before = Position(index.saturating_mul(u64::from(WIDTH)));
        for entry in self.journal().feed(before, width)? {
            push_entry(&mut bytes, &entry.record.bytes)?;
        }
        Ok(bytes)
    }
}

/// Writes a file whole: beside its place first.
fn put(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), Report> {
    let place = folder.join(path);
    let write = || {
        if let Some(parent) = place.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let mut beside = place.clone().into_os_string();
        beside.push(".new");
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, &place)
    };
    write().map_err(|error: std::io::Error| {
        let file = Some(place.display().to_string());
        Report::new(codes::office::EXPORT_FAILED).with("found", error).at(Place { file, ..Place::default() })
    })
}
