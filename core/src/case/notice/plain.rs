//! Text from outside, made harmless for a screen: no control character, no reversal of direction.

/// The text with line ends and tabs as spaces, and with U+FFFD for every other control character and for the
/// marks that turn the direction of writing. A terminal's escape sequence is so left as visible characters.
/// Everything else stays as written: rare characters and variation selectors of names too.
pub(super) fn text(given: &str) -> String {
    given
        .chars()
        .map(|character| match character {
            '\n' | '\r' | '\t' => ' ',
            '\u{2028}' | '\u{2029}' => ' ',
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' => {
                '\u{fffd}'
            }
            other if other.is_control() => '\u{fffd}',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_as_written_and_escapes_are_made_visible() {
        assert_eq!(text("𠮷田·买买提"), "𠮷田·买买提");
        assert_eq!(text("葛\u{e0100}"), "葛\u{e0100}");
        assert_eq!(
            text("a\u{1b}[31mb\u{9b}2Jc\nd\te\u{202e}f\0"),
            "a\u{fffd}[31mb\u{fffd}2Jc d e\u{fffd}f\u{fffd}"
        );
    }
}
