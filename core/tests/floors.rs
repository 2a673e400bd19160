//! Holds every path of `core/src` against the floors: a module knows what is below it, and nothing else.
//!
//! It reads tokens, not types: `use` trees with groups, paths in expressions, `$crate` in macros, `pub use`, and
//! chains of `super` that leave the top module. `lib.rs` is the table of contents and is exempt. Comments are
//! not code: a doc link may point up.
#![expect(clippy::disallowed_methods, reason = "the test reads the source tree")]

#[path = "floors/paths.rs"]
mod paths;

use std::error::Error;
use std::path::{Path, PathBuf};

/// The house from the ground up. Rooms of one floor do not know each other, except on the ground floor, where
/// each knows those before it.
const FLOORS: &[&[&str]] = &[
    &["docs", "order", "text", "certainty", "report", "entropy", "canonical", "id", "calendar"],
    &["eligibility", "trace"],
    &["catalog"],
    &["network"],
    &["case"],
    &["journal"],
    &["oversight", "consult", "audit"],
    &["office"],
];

/// What `lib.rs` itself holds and everybody may know.
const OF_ALL: &[&str] = &["VERSION"];

fn place(room: &str) -> Option<(usize, usize)> {
    let on = |floor: &&[&str]| floor.iter().position(|name| *name == room);
    FLOORS.iter().enumerate().find_map(|(height, floor)| Some((height, on(floor)?)))
}

fn may_know(room: &str, other: &str) -> bool {
    room == other
        || OF_ALL.contains(&other)
        || match (place(room), place(other)) {
            (Some((0, left)), Some((0, right))) => right < left,
            (Some((above, _)), Some((below, _))) => below < above,
            _ => false,
        }
}

/// What one file knows and may not, as `room -> other, line 7`.
fn faults(module: &[&str], source: &str) -> Vec<String> {
    let room = module.first().copied().unwrap_or_default();
    paths::known(module, source)
        .into_iter()
        .filter(|(other, _)| !may_know(room, other))
        .map(|(other, line)| format!("{room} -> {other}, line {line}"))
        .collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

#[test]
fn every_module_knows_only_what_is_below_it() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found)?;
    found.sort();
    let (mut wrong, mut read) = (Vec::new(), 0);
    for path in &found {
        let relative = path.strip_prefix(&root)?.with_extension("");
        let module: Vec<&str> = relative.iter().filter_map(|part| part.to_str()).collect();
        if module == ["lib"] {
            continue;
        }
        if module.first().copied().and_then(place).is_none() {
            wrong.push(format!("{}: stands on no floor", relative.display()));
        }
        read += 1;
        let source = std::fs::read_to_string(path)?;
        wrong.extend(faults(&module, &source).iter().map(|fault| format!("{}: {fault}", relative.display())));
    }
    assert!(read > 10, "only {read} files were read");
    assert!(wrong.is_empty(), "against the floors:\n{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn what_is_below_may_be_known() {
    for (module, source) in [
        (&["office"][..], "use crate::journal::{Journal, memory}; use crate::case::Case;"),
        (&["report"], "use crate::text::Words;"),
        (&["entropy"], "use crate::report::{Report, codes};"),
        (&["case"], "fn f() -> crate::canonical::Hash { crate::case::g(crate::VERSION) }"),
        (&["case", "row"], "use super::kernel; use super::super::id::CaseId; pub(in crate::case) fn f() {}"),
        (&["case"], "mod tests { use super::*; mod deep { use super::super::kernel; } }"),
        (
            &["text"],
            "// use crate::office;\n/* crate::case /* nested */ crate::case */ /// [`crate::office`]\n",
        ),
        (
            &["text"],
            r##"const A: &str = "crate::office"; const B: &str = r#"" crate::case"#; fn f<'a>() {}"##,
        ),
        (&["text"], "const A: char = '\"'; const B: char = '\\''; const C: &[u8] = b\"crate::case\";"),
    ] {
        assert_eq!(faults(module, source), Vec::<String>::new(), "{source}");
    }
}

#[test]
fn planted_violations_are_found() {
    for (module, source, expected) in [
        (&["case"][..], "use crate::journal::Journal;", "case -> journal, line 1"),
        (&["case", "row"], "\n\nuse crate::{id::CaseId, office::Office};", "case -> office, line 3"),
        (&["case"], "use crate::{\n  id::{CaseId, OutletCode},\n  office,\n};", "case -> office, line 3"),
        (&["trace"], "pub use crate::eligibility::Verdict;", "trace -> eligibility, line 1"),
        (&["eligibility"], "pub(crate) use crate::trace::Act as Fact;", "eligibility -> trace, line 1"),
        (&["audit"], "fn f() { let x = crate::consult::g::<u8>(); }", "audit -> consult, line 1"),
        (&["canonical"], "crate::id::hex(text)", "canonical -> id, line 1"),
        (
            &["report", "codes"],
            "macro_rules! m { () => { $crate::entropy::E } }",
            "report -> entropy, line 1",
        ),
        (&["case", "kernel"], "use super::super::office::Office;", "case -> office, line 1"),
        (&["case"], "mod tests { use super::super::journal; }", "case -> journal, line 1"),
        (&["case", "kernel"], "use super::super::{id, journal::{Journal}};", "case -> journal, line 1"),
        (&["case"], "use self::super::journal;", "case -> journal, line 1"),
        (&["case"], "use super::{id, super::office};", "case -> office, line 1"),
        (&["case"], "use crate :: /* up */ office;", "case -> office, line 1"),
        (&["case"], "use ::{crate::office};", "case -> office, line 1"),
        (&["case"], "fn f(x: &'static crate::office::Office) {}", "case -> office, line 1"),
        (&["case"], "use crate::*;", "case -> *, line 1"),
        (&["case"], "use crate as all;", "case -> crate as a name, line 1"),
        (&["case"], "use crate::{self as all};", "case -> crate as a name, line 1"),
        (&["case", "row"], "use super::super as all;", "case -> crate as a name, line 1"),
        (&["case"], "extern crate self as banjian;", "case -> crate as a name, line 1"),
        (&["case"], "use crate::Office;", "case -> Office, line 1"),
        (&["case"], "use crate::r#office::Office;", "case -> office, line 1"),
        (&["attic"], "use crate::text::Text;", "attic -> text, line 1"),
    ] {
        assert_eq!(faults(module, source), [expected], "{source}");
    }
}

#[test]
fn no_room_stands_twice() {
    let rooms: Vec<&str> = FLOORS.iter().copied().flatten().copied().collect();
    let unique: std::collections::BTreeSet<&str> = rooms.iter().copied().collect();
    assert_eq!(rooms.len(), unique.len());
}
