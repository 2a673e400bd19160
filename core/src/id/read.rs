//! How a typed or pasted number is read: space around it goes, small letters become capitals; whatever else
//! is wrong is told with its place and never guessed, as a wrong guess would make another person of someone.

use crate::report::{Report, codes};

/// The characters of the number, each of them accepted by `fits` at its place (from 1).
///
/// # Errors
/// `identity-full-width`, `identity-space`, `identity-character` (told as `expected`) for the first character
/// that is wrong.
pub(super) fn characters(
    text: &str,
    expected: &str,
    fits: impl Fn(u32, char) -> bool,
) -> Result<String, Report> {
    let mut number = String::new();
    for (position, sign) in (1_u32..).zip(text.trim().chars()) {
        let report = |code| Report::new(code).with("position", position);
        let sign = sign.to_ascii_uppercase();
        if matches!(sign, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}') {
            return Err(report(codes::identity::IDENTITY_FULL_WIDTH));
        }
        if sign.is_whitespace() || sign.is_control() || is_invisible(sign) {
            return Err(report(codes::identity::IDENTITY_SPACE));
        }
        if !fits(position, sign) {
            return Err(report(codes::identity::IDENTITY_CHARACTER).with("expected", expected));
        }
        number.push(sign);
    }
    Ok(number)
}

/// Refuses a number whose length is not one of `lengths`, told as `expected`.
///
/// # Errors
/// `identity-length`.
pub(super) fn length(number: &str, expected: &str, lengths: impl Fn(usize) -> bool) -> Result<(), Report> {
    let found = number.chars().count();
    if lengths(found) {
        return Ok(());
    }
    Err(Report::new(codes::identity::IDENTITY_LENGTH).with("found", found).with("expected", expected))
}

/// Marks of direction, joiners and the byte order mark, as they come with pasted text.
fn is_invisible(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}
