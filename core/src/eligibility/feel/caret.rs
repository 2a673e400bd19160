//! The line of a fault with a caret under its place, for people to read.

use unicode_width::UnicodeWidthChar;

use crate::report::Place;

/// The most characters of a line that are shown on each side of the place.
const SIDE: usize = 60;

/// The line of the text where a place is, and under it a caret; `None` where the text has no such place. Chinese
/// characters are two cells wide, control characters are shown as one blank, and long lines are cut.
///
/// ```
/// use banjian::eligibility::feel::{Limits, Scope, caret, expression};
/// let text = "if 年龄 > 60 then 1 else 2";
/// let faults = expression(text, &Scope::new(), &Limits::default()).unwrap_err();
/// let shown = caret::shown(text, faults.reports()[0].place()).unwrap();
/// assert_eq!(shown, "if 年龄 > 60 then 1 else 2\n   ^");
/// ```
#[must_use]
pub fn shown(text: &str, place: &Place) -> Option<String> {
    let line = usize::try_from(place.line?).ok()?.checked_sub(1)?;
    let column = usize::try_from(place.column?).ok()?.checked_sub(1)?;
    let line = text.split('\n').nth(line)?;
    if column > line.chars().count() {
        return None;
    }
    let from = column.saturating_sub(SIDE);
    let mut shown = String::from(if from > 0 { "…" } else { "" });
    let mut under = String::from(if from > 0 { " " } else { "" });
    let mut rest = line.chars().enumerate().skip(from);
    for (at, c) in rest.by_ref().take(2 * SIDE) {
        let c = if c.is_control() { ' ' } else { c };
        shown.push(c);
        if at < column {
            under.extend(std::iter::repeat_n(' ', c.width().unwrap_or(0)));
        }
    }
    if rest.next().is_some() {
        shown.push('…');
    }
    Some(format!("{}\n{under}^", shown.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, line: u32, column: u32) -> Option<String> {
        shown(text, &Place { column: Some(column), line: Some(line), ..Place::default() })
    }

    #[test]
    fn the_caret_stands_under_its_character() {
        assert_eq!(at("a\nb c", 2, 3).unwrap(), "b c\n  ^");
        assert_eq!(at("年龄 > x", 1, 6).unwrap(), "年龄 > x\n       ^");
        assert_eq!(at("a\tb", 1, 3).unwrap(), "a b\n  ^");
        assert_eq!(at("e\u{301}x", 1, 3).unwrap(), "e\u{301}x\n ^");
        assert_eq!(at("ab", 1, 3).unwrap(), "ab\n  ^");
        assert_eq!(at("ab\r\ncd", 1, 3).unwrap(), "ab\n  ^");
        assert_eq!(at("ab", 1, 4), None);
        assert_eq!(at("ab", 2, 1), None);
        assert_eq!(at("ab", 0, 1), None);
        assert_eq!(shown("ab", &Place::default()), None);
    }

    #[test]
    fn long_lines_are_cut() {
        let line = "x".repeat(1_000);
        let text = at(&line, 1, 500).unwrap();
        assert_eq!(text.lines().next().unwrap().chars().count(), 2 * SIDE + 2);
        assert_eq!(text.lines().nth(1).unwrap(), format!("{}^", " ".repeat(SIDE + 1)));
    }
}
