//! Texts in quotes and their escapes (rules 33 and 64). A backslash before anything else stands for itself, as the
//! grammar has it: `\d` is two characters. Only a code point that is none is a fault.

use super::chars::is_vertical;
use crate::report::{Report, codes, quoted};

/// A text as it was read.
pub(super) struct Quoted {
    pub(super) text: String,
    /// Bytes, quotes included.
    pub(super) length: usize,
    /// Faults and the bytes from the first quote to them.
    pub(super) faults: Vec<(usize, Report)>,
    /// Whether no quote closes it on its line.
    pub(super) open: bool,
}

/// Reads from a quote to the quote that closes it, or to the end of the line.
pub(super) fn read(rest: &str) -> Quoted {
    let mut all = Quoted { text: String::new(), length: rest.len(), faults: Vec::new(), open: false };
    let mut at = 1;
    while let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        match c {
            '"' => {
                all.length = at + 1;
                return all;
            }
            '\\' => {
                let after = rest.get(at + 1..).unwrap_or_default();
                match escape(after) {
                    None if !after.starts_with(['u', 'U']) => {
                        all.text.push('\\');
                        at += 1;
                    }
                    Some((c, length)) => {
                        all.text.push(c);
                        at += 1 + length;
                    }
                    None => {
                        let digits = after.chars().skip(1).take(6).take_while(char::is_ascii_hexdigit);
                        let shown: String =
                            ['\\'].into_iter().chain(after.chars().take(1)).chain(digits).collect();
                        let report = Report::new(codes::feel::ESCAPE).with("found", quoted(&shown));
                        all.faults.push((at, report));
                        at += 2;
                    }
                }
            }
            c if is_vertical(c) => break,
            c => {
                all.text.push(c);
                at += c.len_utf8();
            }
        }
    }
    all.open = true;
    all.length = at.min(rest.len());
    all.faults.push((0, Report::new(codes::feel::TEXT_OPEN)));
    all
}

/// The character of an escape, and its bytes after the backslash.
fn escape(after: &str) -> Option<(char, usize)> {
    let letter = after.chars().next()?;
    match letter {
        '\'' | '"' | '\\' => Some((letter, 1)),
        'n' => Some(('\n', 1)),
        'r' => Some(('\r', 1)),
        't' => Some(('\t', 1)),
        'u' => {
            let unit = code(after, 1, 4)?;
            if let Some(c) = char::from_u32(unit) {
                return Some((c, 5));
            }
            // A pair of surrogates is one character.
            let low = (after.get(5..7)? == "\\u").then(|| code(after, 7, 4))??;
            let pair = [u16::try_from(unit).ok()?, u16::try_from(low).ok()?];
            let c = char::decode_utf16(pair).next()?.ok()?;
            Some((c, 11))
        }
        'U' => Some((char::from_u32(code(after, 1, 6)?)?, 7)),
        _ => None,
    }
}

fn code(after: &str, from: usize, digits: usize) -> Option<u32> {
    let digits = after.get(from..from + digits)?;
    // `from_str_radix` takes a plus sign too.
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

/// The length of a text in curly quotes that is closed on its line.
pub(super) fn curly(rest: &str) -> Option<usize> {
    let closing: &[char] = match rest.chars().next()? {
        '\u{201C}' | '\u{201D}' => &['\u{201D}', '\u{201C}', '"'],
        '\u{2018}' => &['\u{2019}'],
        _ => return None,
    };
    let inner = rest.get(3..)?;
    let close = inner.find(|c| closing.contains(&c) || is_vertical(c))?;
    let c = inner.get(close..)?.chars().next()?;
    (!is_vertical(c)).then_some(3 + close + c.len_utf8())
}

/// What stands inside a text in curly quotes.
pub(super) fn inside(rest: &str, length: usize) -> String {
    let whole = rest.get(..length).unwrap_or_default();
    let mut inner = whole.chars();
    inner.next();
    inner.next_back();
    inner.collect()
}
