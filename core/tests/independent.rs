//! What this library writes, read by the code of others, and what theirs writes, read by this library: `make
//! test-independent`. The others are Go's `tlog` and `note`, `gmsm` (`independent/*.go`), and OpenSSL
//! (`independent/openssl.py`). What they wrote once is kept in `vectors/independent.json` and needs none of them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on shall stop")]
#![expect(clippy::disallowed_methods, reason = "the folders are what the others read and write")]

#[path = "independent/ours.rs"]
mod ours;
#[path = "independent/theirs.rs"]
mod theirs;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files by their paths, `/` between the parts.
type Files = BTreeMap<String, Vec<u8>>;

/// Under the folder that cargo gives to integration tests.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("independent").join(name)
}

/// Writes files where there were none or others.
fn write(folder: &Path, files: &Files) {
    if folder.exists() {
        std::fs::remove_dir_all(folder).unwrap();
    }
    for (path, bytes) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}
