//! The characters of names, and those that look like signs and are none.

/// Rule 28: what begins a name.
pub(super) fn begins_name(c: char) -> bool {
    matches!(c,
        '?' | 'A'..='Z' | '_' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
        && !is_blank(c)
}

/// Rule 29: what goes on in a name.
pub(super) fn goes_on_in_name(c: char) -> bool {
    begins_name(c) || matches!(c, '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Rule 61: white space.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c,
        '\u{9}'..='\u{D}' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{180E}' | '\u{2000}'..='\u{200B}'
        | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{FEFF}')
}

/// Rule 62: vertical space, which ends a line.
pub(super) fn is_vertical(c: char) -> bool {
    matches!(c, '\u{A}'..='\u{D}')
}

/// What a full-width sign, digit or letter stands for. The standard lets names hold them; in a text they are
/// nearly always a slip of the keyboard.
fn narrow(c: char) -> Option<char> {
    match c {
        '\u{3001}' => Some(','),
        '\u{3002}' => Some('.'),
        '\u{3010}' => Some('['),
        '\u{3011}' => Some(']'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c).checked_sub(0xFEE0)?),
        _ => None,
    }
}

/// The first full-width sign or digit of a word: its byte, itself, and what it stands for.
pub(in crate::eligibility::feel) fn wide_in(word: &str) -> Option<(usize, char, char)> {
    word.char_indices().find_map(|(at, c)| narrow(c).map(|meant| (at, c, meant)))
}
