//! House rules that no lint knows: short files, no notes to self, no words about where the work was done.
#![expect(clippy::disallowed_methods, reason = "the test reads the source tree")]
#![expect(clippy::string_slice, reason = "it cuts only where it found a word")]

use std::error::Error;
use std::path::{Path, PathBuf};

/// The longest file of `core/src`, its tests not counted.
const LONGEST: usize = 500;

/// Words that no file may hold, put together here so that this file passes too.
const BANNED: &[(&str, &str)] = &[
    (concat!("to", "do"), "an unfinished thought"),
    (concat!("fix", "me"), "an unfinished thought"),
    (concat!("#[", "allow("), "a lint silenced without `expect` and its reason"),
    (concat!("#![", "allow("), "a lint silenced without `expect` and its reason"),
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("../sha", "red"), "a path outside the tree"),
];

/// What is read: sources, data and words, not what was generated or fetched.
const READ: &[&str] = &[
    "rs", "go", "toml", "md", "py", "pyi", "mjs", "js", "ts", "json", "html", "css", "csv", "sh", "yml",
    "txt", "",
];
const PASSED_OVER: &[&str] = &["target", "node_modules", "pkg", "corpus", "artifacts", ".git", ".venv"];

/// The lint table names the macro of this name by right.
fn is_by_right(path: &Path, word: &str) -> bool {
    word == concat!("to", "do") && path.file_name().is_some_and(|name| name == "Cargo.toml")
}

fn banned(path: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let lower = line.to_lowercase();
        for (word, why) in BANNED {
            if holds(&lower, word) && !is_by_right(path, word) {
                found.push(format!("{}, line {}: {why}", path.display(), number + 1));
            }
        }
    }
    found
}

/// Whether a word stands in a line, not as a part of a longer one.
fn holds(line: &str, word: &str) -> bool {
    let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    line.match_indices(word).any(|(at, _)| {
        let whole = |text: &str| text.chars().next().is_some_and(char::is_alphabetic);
        let before = letter(line[..at].chars().next_back());
        let after = letter(line[at + word.len()..].chars().next());
        !whole(word) || (!before && !after)
    })
}

/// How many lines a file has above its tests, which stand last.
fn lines_above_tests(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if PASSED_OVER.contains(&name) {
            continue;
        }
        if path.is_dir() {
            files(&path, found)?;
        } else if READ.contains(&extension) && !name.ends_with("-lock.json") {
            found.push(path);
        }
    }
    Ok(())
}

fn tree() -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    files(&root, &mut found)?;
    found.sort();
    let mut read = Vec::new();
    for path in found {
        // Bytes that are no text, such as inputs found by fuzzing, say nothing to a reader.
        if let Ok(text) = String::from_utf8(std::fs::read(&path)?) {
            read.push((path.strip_prefix(&root)?.to_path_buf(), text));
        }
    }
    Ok(read)
}

#[test]
fn no_file_holds_banned_words() -> Result<(), Box<dyn Error>> {
    let tree = tree()?;
    assert!(tree.len() > 40, "only {} files were read", tree.len());
    let found: Vec<String> = tree.iter().flat_map(|(path, text)| banned(path, text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[test]
fn no_file_of_the_crate_is_long() -> Result<(), Box<dyn Error>> {
    let long: Vec<String> = tree()?
        .iter()
        .filter(|(path, _)| path.starts_with("core/src"))
        .map(|(path, text)| (path, lines_above_tests(text)))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{}: {lines} lines; look for the second noun", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
    Ok(())
}

/// What a reader meets first; its links and examples must be there.
const FRONT: &[&str] = &["README.md", "README.zh-CN.md", "CHANGELOG.md"];

/// Examples that a text names: `examples/….rs`, `examples/….py`, and the word after `--example`.
fn examples(text: &str) -> Vec<String> {
    let name = |word: &str| {
        let inside = |one: char| one.is_ascii_alphanumeric() || "_-./".contains(one);
        word.chars().take_while(|one| inside(*one)).collect::<String>()
    };
    let mut found: Vec<String> = text
        .match_indices("examples/")
        .filter(|(at, _)| !text[..*at].ends_with(['/', '_', '-']))
        .map(|(at, _)| name(&text[at..]))
        .filter(|path| Path::new(path).extension().is_some_and(|end| end == "rs" || end == "py"))
        .collect();
    let named = text.match_indices("--example ").map(|(at, word)| name(&text[at + word.len()..]));
    found.extend(named.map(|name| format!("examples/examples/{name}.rs")));
    found
}

/// Local targets of a text's links: the path, and the place in it, each may be empty.
fn links(text: &str) -> Vec<(String, String)> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target)
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .map(|target| target.split_once('#').unwrap_or((target, "")))
        .map(|(path, place)| (path.to_owned(), place.to_owned()))
        .collect()
}

/// The name by which a heading is linked: lower case, blanks as hyphens, other marks gone.
fn anchors(text: &str) -> Vec<String> {
    let kept = |one: &char| one.is_alphanumeric() || "-_ ".contains(*one);
    let slug = |heading: &str| heading.trim().to_lowercase().chars().filter(kept).collect::<String>();
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| slug(line.trim_start_matches('#')).replace(' ', "-"))
        .collect()
}

/// What a text names and the tree does not have.
fn missing(root: &Path, file: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for path in examples(text) {
        if !root.join(&path).is_file() {
            found.push(format!("{file}: no example {path}"));
        }
    }
    for (path, place) in links(text) {
        let target = if path.is_empty() { file } else { &path };
        let there = root.join(target);
        let anchored = || std::fs::read_to_string(&there).is_ok_and(|text| anchors(&text).contains(&place));
        if !there.exists() || !(place.is_empty() || anchored()) {
            found.push(format!("{file}: no {path}#{place}"));
        }
    }
    found
}

#[test]
fn what_the_front_names_is_there() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for file in FRONT {
        found.extend(missing(&root, file, &std::fs::read_to_string(root.join(file))?));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[test]
fn what_is_named_and_not_there_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let wrong =
        "[a](nowhere.md) [b](README.md#no-such-place) [c](#nor-this) `examples/none.py` --example none";
    assert_eq!(missing(&root, "README.md", wrong).len(), 5);
    let right = "[a](LICENSE-MIT) [b](https://example.org/x) [c](core/src/lib.rs)";
    assert_eq!(missing(&root, "README.md", right), Vec::<String>::new());
    assert_eq!(examples("see `examples/examples/day.rs`, examples/"), ["examples/examples/day.rs"]);
    assert_eq!(anchors("# The day's `end`\ntext"), ["the-days-end"]);
}

#[test]
fn planted_words_are_found() {
    let rust = Path::new("core/src/case.rs");
    for (word, _) in BANNED {
        let planted = format!("fn f() {{}}\n  // {}: x\n", word.to_uppercase());
        assert_eq!(banned(rust, &planted).len(), 1, "{word}");
    }
    assert_eq!(banned(rust, "methods and autodocs, the framework, #[expect(x)]"), Vec::<String>::new());
    assert_eq!(lines_above_tests("a\nb\n#[cfg(test)]\nmod tests {}\n"), 2);
    assert_eq!(lines_above_tests("a\nb\n    #[cfg(test)]\n"), 3);
}

/// Every claim of the threat model points at a test that is there.
#[test]
fn the_threat_model_names_tests_that_exist() -> Result<(), Box<dyn Error>> {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let model = std::fs::read_to_string(core.join("docs/threat-model.md"))?;
    let claims: Vec<_> = model.split('`').filter_map(|text| text.split_once(".rs::")).collect();
    let mut missing = Vec::new();
    for (file, test) in &claims {
        let source =
            std::fs::read_to_string(core.join("tests").join(file).with_extension("rs")).unwrap_or_default();
        if !source.contains(&format!("fn {test}(")) {
            missing.push(format!("{file}.rs::{test}"));
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
    // The introduction shows the form, and each of the tables has its claims.
    assert!(claims.len() > 40, "{}", claims.len());
    Ok(())
}
