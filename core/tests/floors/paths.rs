//! Finds in Rust source which rooms of the crate it names.
#![expect(clippy::string_slice, reason = "it cuts only where it found a character")]

/// A token: a word, `::`, or one other character; with its line, from 1.
type Token<'a> = (&'a str, usize);

/// The rooms named by a file of this module, each with its line. `*` stands for all rooms at once.
pub(crate) fn known(module: &[&str], source: &str) -> Vec<(String, usize)> {
    let tokens = tokens(source);
    let mut reader = Reader { tokens: &tokens, found: Vec::new() };
    let mut at = 0;
    // The inline modules that stand open, each with the number of braces around its own.
    let (mut inside, mut depth): (Vec<(&str, usize)>, usize) = (Vec::new(), 0);
    while let Some(&(word, line)) = tokens.get(at) {
        match word {
            "mod" if reader.word(at + 2) == "{" => {
                inside.push((reader.word(at + 1), depth));
                depth += 1;
                at += 3;
                continue;
            }
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inside.retain(|(_, outside)| *outside < depth);
            }
            "extern" if reader.word(at + 1) == "crate" && reader.word(at + 2) == "self" => {
                reader.found.push(("crate as a name".into(), line));
                at += 3;
                continue;
            }
            "crate" | "super" | "self" if starts_path(&tokens, at) => {
                let mut here: Vec<&str> = module.to_vec();
                here.extend(inside.iter().map(|(name, _)| *name));
                at = reader.path(at, &Path { here, from_root: false });
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    reader.found
}

/// Whether a word begins a path, and is no visibility (`pub(crate)`), receiver (`self.x`) or later segment.
fn starts_path(tokens: &[Token<'_>], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.0);
    let before = at.checked_sub(1).map_or("", word);
    let before_that = at.checked_sub(2).map_or("", word);
    let follows_word = before == "::" && !matches!(before_that, "" | ";" | "use" | "{" | ",");
    let named_whole = word(at + 1) == "as" && before == "use";
    !follows_word && (word(at + 1) == "::" || named_whole)
}

/// Where a path stands: the module reached so far, and whether it came through the root.
#[derive(Clone)]
struct Path<'a> {
    here: Vec<&'a str>,
    from_root: bool,
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    found: Vec<(String, usize)>,
}

impl<'a> Reader<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.0)
    }

    /// Reads one path or use tree; gives the place after what it read.
    fn path(&mut self, mut at: usize, start: &Path<'a>) -> usize {
        let mut path = start.clone();
        while let Some(&(word, line)) = self.tokens.get(at) {
            match word {
                "{" => return self.group(at + 1, &path),
                "crate" => path = Path { here: Vec::new(), from_root: true },
                "self" => {}
                "super" => {
                    path.here.pop();
                    path.from_root |= path.here.is_empty();
                }
                room if path.from_root => {
                    self.found.push((room.trim_start_matches("r#").into(), line));
                    return at + 1;
                }
                // Below the own module: nothing there leads out again but `super`, which cannot follow a name.
                _ => return at + 1,
            }
            at += 1;
            if self.word(at) != "::" {
                if path.from_root && self.word(at) == "as" {
                    self.found.push(("crate as a name".into(), line));
                }
                return at;
            }
            at += 1;
        }
        at
    }

    /// Reads the members of a group, whose brace was read already, up to its closing brace.
    fn group(&mut self, mut at: usize, start: &Path<'a>) -> usize {
        loop {
            match self.word(at) {
                "" => return at,
                "}" => return at + 1,
                _ => {
                    at = self.path(at, start);
                    at = self.rest_of_member(at);
                }
            }
        }
    }

    /// Passes over what follows a first segment (`::a::{b, c} as d`), up to the comma or the closing brace.
    fn rest_of_member(&self, mut at: usize) -> usize {
        let mut depth = 0_usize;
        loop {
            match self.word(at) {
                "" => return at,
                "{" => depth += 1,
                "}" if depth == 0 => return at,
                "}" => depth -= 1,
                "," if depth == 0 => return at + 1,
                _ => {}
            }
            at += 1;
        }
    }
}

/// The tokens of Rust source without comments, texts, characters and lifetimes.
fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let length = skipped(rest, first).unwrap_or_else(|| {
            let length = match first {
                ':' if rest.starts_with("::") => 2,
                _ if is_word(first) => word_length(rest),
                _ => first.len_utf8(),
            };
            if !first.is_whitespace() {
                found.push((&rest[..length], line));
            }
            length
        });
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn word_length(rest: &str) -> usize {
    let raw = if rest.starts_with("r#") { 2 } else { 0 };
    raw + rest[raw..].find(|character| !is_word(character)).unwrap_or(rest.len() - raw)
}

/// The length of the comment, text, character or lifetime that begins here.
fn skipped(rest: &str, first: char) -> Option<usize> {
    match first {
        '/' if rest.starts_with("//") => Some(rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => Some(block(rest)),
        '"' => Some(text(rest, 1)),
        '\'' => Some(quoted(rest)),
        'b' | 'c' if rest[1..].starts_with('"') => Some(text(rest, 2)),
        'b' if rest[1..].starts_with('\'') => Some(1 + quoted(&rest[1..])),
        'r' => raw(rest, 1),
        'b' | 'c' if rest[1..].starts_with('r') => raw(rest, 2),
        // A word that only begins like a raw text is one word.
        _ => None,
    }
}

fn block(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

fn text(rest: &str, start: usize) -> usize {
    let mut escaped = false;
    for (at, character) in rest[start..].char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return start + at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A raw text whose `#`s and quote begin at `start`; nothing where they do not.
fn raw(rest: &str, start: usize) -> Option<usize> {
    let hashes = rest[start..].chars().take_while(|character| *character == '#').count();
    let open = start + hashes;
    rest[open..].starts_with('"').then(|| {
        let end = format!("\"{}", "#".repeat(hashes));
        rest[open + 1..].find(&end).map_or(rest.len(), |at| open + 1 + at + end.len())
    })
}

/// A character or, where no quote closes it, the quote and the name of a lifetime.
fn quoted(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some(_)) => {
            characters.find(|(_, character)| *character == '\'').map_or(rest.len(), |(at, _)| at + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        (Some((at, _)), _) => at + word_length(&rest[at..]),
        _ => rest.len(),
    }
}
