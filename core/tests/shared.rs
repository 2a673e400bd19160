//! The vectors that Rust, Python, Node and Chromium run: `vectors/shared/README.md` says how each file is read.
//!
//! The files hold questions and answers. Here the questions are asked again and the answers compared, to the byte;
//! `BANJIAN_BLESS=1 cargo test --test shared` writes the answers anew.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where one of them fails"
)]
#![expect(clippy::disallowed_methods, reason = "the test reads and writes the vectors")]

#[path = "shared/calendars.rs"]
mod calendars;
#[path = "shared/determinations.rs"]
mod determinations;
#[path = "shared/evidence.rs"]
mod evidence;
#[path = "shared/faults.rs"]
mod faults;
#[path = "shared/identities.rs"]
mod identities;
#[path = "shared/lives.rs"]
mod lives;
#[path = "shared/searches.rs"]
mod searches;
#[path = "verify/town.rs"]
mod town;

use std::fmt::Debug;
use std::path::PathBuf;

use banjian::canonical;
use banjian::report::{Faults, Report};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Value, json};

/// The most bytes of a file.
const LARGEST: usize = 300_000;

fn path(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/shared")).join(name)
}

/// Asks the questions of a file again, and holds the whole against what stands there.
pub(crate) fn same(name: &str, ask: impl Fn(&mut Value)) {
    let text = std::fs::read_to_string(path(name)).unwrap_or_else(|_| "null".into());
    let mut vectors: Value = serde_json::from_str(&text).unwrap();
    ask(&mut vectors);
    let mut made = Vec::new();
    let mut writer = Serializer::with_formatter(&mut made, PrettyFormatter::with_indent(b" "));
    vectors.serialize(&mut writer).unwrap();
    let made = String::from_utf8(made).unwrap() + "\n";
    assert!(made.len() < LARGEST, "{name} has {} bytes", made.len());
    if std::env::var_os("BANJIAN_BLESS").is_some() {
        std::fs::write(path(name), &made).unwrap();
    } else if made != text {
        let line = made.lines().zip(text.lines()).position(|(made, held)| made != held).unwrap_or_default();
        let (made, held) = (made.lines().nth(line), text.lines().nth(line));
        panic!("{name}, line {}: now {made:?}, there {held:?}; write it with BANJIAN_BLESS=1", line + 1);
    }
}

/// The questions of a list.
pub(crate) fn each<'v>(vectors: &'v mut Value, list: &str) -> impl Iterator<Item = &'v mut Value> {
    let found = vectors[list].as_array_mut().unwrap();
    assert!(!found.is_empty(), "{list} asks nothing");
    found.iter_mut()
}

/// A text of a question.
pub(crate) fn text<'v>(question: &'v Value, name: &str) -> &'v str {
    question[name].as_str().unwrap_or_else(|| panic!("no text `{name}` in {question}"))
}

/// A value of a question.
pub(crate) fn read<T: DeserializeOwned>(question: &Value, name: &str) -> T {
    serde_json::from_value(question[name].clone())
        .unwrap_or_else(|error| panic!("{name} in {question}: {error}"))
}

/// An answer as it crosses: what is read back is what was written.
pub(crate) fn crossed<T: Serialize + DeserializeOwned + PartialEq + Debug>(answer: &T) -> Value {
    let written = serde_json::to_value(answer).unwrap();
    assert_eq!(&serde_json::from_value::<T>(written.clone()).unwrap(), answer);
    // The text is the canonical one, but for what holds fractions.
    if let Ok(bytes) = canonical::to_vec(answer) {
        assert_eq!(bytes, written.to_string().into_bytes());
    }
    written
}

/// Faults as `{"faults": […]}`, each a whole report.
pub(crate) fn faults(found: &Faults) -> Value {
    json!({"faults": crossed(found)})
}

/// The same of one report.
pub(crate) fn fault(found: Report) -> Value {
    faults(&found.into())
}
