//! Literals and keys.

use std::fmt::Write as _;

use super::super::number::Number;
use super::super::token::parts_of_name;

/// The longest number that is written in plain digits.
const PLAIN: usize = 40;

/// A number, with a power of ten where its digits would fill a line.
pub(super) fn number(of: &Number) -> String {
    let plain = of.to_string();
    if plain.len() <= PLAIN {
        return plain;
    }
    match plain.split_once('.') {
        Some((_, after)) => format!("{}e-{}", after.trim_start_matches('0'), after.len()),
        None => {
            let digits = plain.trim_end_matches('0');
            format!("{digits}e{}", plain.len() - digits.len())
        }
    }
}

/// A text in quotes.
pub(super) fn text(of: &str) -> String {
    let mut quoted = String::from('"');
    for c in of.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a text does not fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A key of a context: as a name where it is one, else in quotes.
pub(super) fn key(of: &str) -> String {
    // Only a name with single blanks reads back as it is.
    let is_name = parts_of_name(of).is_some()
        && of.split(' ').all(|part| !part.is_empty() && !part.contains(char::is_whitespace));
    if is_name { of.to_owned() } else { text(of) }
}
