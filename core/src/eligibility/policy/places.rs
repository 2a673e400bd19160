//! Where the parts of an edition stand in its file.

use std::collections::BTreeMap;

use crate::report::Place;
use crate::report::sheet::Value;

/// Places by the paths of parts; the empty path is the whole file.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    places: BTreeMap<String, Place>,
    /// Of texts with escapes what stands in the file, as a place in the text is another one there.
    escaped: BTreeMap<String, String>,
}

impl Places {
    /// Keeps the place of a part.
    pub(super) fn keep(&mut self, path: String, place: Place) {
        self.places.insert(path, place);
    }

    /// Keeps the place where a text begins.
    pub(super) fn keep_text(&mut self, path: String, value: &Value<'_>) {
        if let Some(escaped) = value.escaped() {
            self.escaped.insert(path.clone(), escaped.into());
        }
        self.keep(path, value.text_place());
    }

    /// The place of a part, or of what holds it.
    pub(super) fn of(&self, path: &str) -> Place {
        let mut held = path;
        loop {
            if let Some(place) = self.places.get(held) {
                return Place { path: (!path.is_empty()).then(|| path.into()), ..place.clone() };
            }
            if held.is_empty() {
                return Place::path(path);
            }
            held = held.rfind(['.', '[']).and_then(|end| held.get(..end)).unwrap_or_default();
        }
    }

    /// The place of something within a text: its line and column, counted from where the text begins.
    pub(super) fn within(&self, path: &str, inner: &Place) -> Place {
        let held = self.of(path);
        let (Some(line), Some(column)) = (inner.line, inner.column) else { return held };
        let (line, column) = match self.escaped.get(path) {
            Some(escaped) => written(escaped, line, column),
            None => (line, column),
        };
        let later = line.saturating_sub(1);
        let start = if later == 0 { held.column.unwrap_or(1) } else { 1 };
        Place {
            line: Some(held.line.unwrap_or(1).saturating_add(later)),
            column: Some(start.saturating_add(column).saturating_sub(1)),
            ..held
        }
    }
}

/// The line and the column in a text as it is written, of those in the text that it means (TOML 1.0, strings; RFC
/// 8259, 7).
fn written(escaped: &str, line: u32, column: u32) -> (u32, u32) {
    let (mut meant, mut here) = ((1_u32, 1_u32), (1_u32, 1_u32));
    let mut rest = escaped.chars().peekable();
    let right = |place: (u32, u32), by| (place.0, place.1.saturating_add(by));
    let below = |place: (u32, u32)| (place.0.saturating_add(1), 1);
    while let Some(c) = rest.next() {
        if c == '\\' {
            let escape = rest.next();
            let digits = match escape {
                Some('x') => 2,
                // The two halves of a character beyond 16 bits (RFC 8259, 7).
                Some('u') if is_first_half(rest.clone()) => 10,
                Some('u') => 4,
                Some('U') => 8,
                // A line break that is not meant, and the blanks around it.
                Some(blank) if blank.is_whitespace() => {
                    here = if blank == '\n' { below(here) } else { right(here, 2) };
                    while let Some(blank) = rest.next_if(|blank| blank.is_whitespace()) {
                        here = if blank == '\n' { below(here) } else { right(here, 1) };
                    }
                    continue;
                }
                _ => 0,
            };
            if meant == (line, column) {
                break;
            }
            meant = if escape == Some('n') { below(meant) } else { right(meant, 1) };
            here = right(here, 2_u32.saturating_add(digits));
            for _ in 0..digits {
                rest.next();
            }
        } else if meant == (line, column) {
            break;
        } else if c == '\n' {
            (meant, here) = (below(meant), below(here));
        } else {
            (meant, here) = (right(meant, 1), right(here, 1));
        }
    }
    here
}

/// Whether four digits are the first half of a character.
fn is_first_half(digits: impl Iterator<Item = char>) -> bool {
    let digits: String = digits.take(4).collect();
    u16::from_str_radix(&digits, 16).is_ok_and(|unit| (0xD800..0xDC00).contains(&unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_behind_escapes() {
        assert_eq!(written(r#"t = \"x\" + 1"#, 1, 5), (1, 5));
        assert_eq!(written(r#"t = \"x\" + 1"#, 1, 9), (1, 11));
        assert_eq!(written(r"\u4E2D + b", 1, 3), (1, 8));
        assert_eq!(written(r"\U00004E2D + b", 1, 3), (1, 12));
        assert_eq!(written(r"\uD83D\uDE00 + b", 1, 5), (1, 16));
        assert_eq!(written(r"a\n  b", 2, 3), (1, 6));
        assert_eq!(written("a + \\\n   b\nc", 1, 5), (2, 4));
        assert_eq!(written("a + \\\n   b\nc", 2, 1), (3, 1));
        assert_eq!(written("ab", 1, 3), (1, 3));
        assert_eq!(written("\\", 1, 2), (1, 3));
    }
}
