//! Codes of texts: the sixteen first bytes are compared at once, in a table that is never more than a quarter full.

/// The code of a text that no policy knows.
pub(super) const UNKNOWN: u16 = u16::MAX;
/// Of a null in a dictionary.
pub(super) const NULL: u16 = u16::MAX - 1;

/// The texts of one fact.
#[derive(Debug)]
pub(super) struct Coder {
    table: Vec<Option<Entry>>,
    /// How far a hash is shifted to be a place in the table.
    shift: u32,
}

#[derive(Debug, Clone)]
struct Entry {
    head: u128,
    text: Vec<u8>,
    code: u16,
}

/// By a length, the bits of so many first bytes.
const MASKS: [u128; 17] = {
    let mut masks = [u128::MAX; 17];
    let mut length = 0;
    let mut mask = 0_u128;
    while length < 16 {
        #[expect(clippy::indexing_slicing, reason = "computed while compiling")]
        {
            masks[length] = mask;
        }
        mask = (mask << 8) | 0xff;
        length += 1;
    }
    masks
};

impl Coder {
    pub(super) fn new<'a>(texts: impl Iterator<Item = (&'a str, u16)>) -> Self {
        let texts: Vec<_> = texts.collect();
        let size = texts.len().saturating_mul(4).next_power_of_two().max(16);
        let shift = 64 - size.trailing_zeros();
        let mut coder = Self { table: vec![None; size], shift };
        for (text, code) in texts {
            let bytes = text.as_bytes();
            let head = head(bytes, 0, bytes.len());
            let first = coder.first(head, bytes.len());
            // INVARIANT: three quarters of the table are free.
            let free = (first..size).chain(0..first).find(|at| matches!(coder.table.get(*at), Some(None)));
            if let Some(entry) = free.and_then(|at| coder.table.get_mut(at)) {
                *entry = Some(Entry { head, text: bytes.to_vec(), code });
            }
        }
        coder
    }

    /// The code of a text that stands somewhere in a buffer.
    pub(super) fn code(&self, buffer: &[u8], from: usize, length: usize) -> u16 {
        let head = head(buffer, from, length);
        let mut at = self.first(head, length);
        while let Some(Some(entry)) = self.table.get(at) {
            if entry.head == head && entry.text.len() == length && (length <= 16 || entry.is(buffer, from)) {
                return entry.code;
            }
            at = at.wrapping_add(1);
            if at == self.table.len() {
                at = 0;
            }
        }
        UNKNOWN
    }

    /// Where a text stands in the table, or after it.
    fn first(&self, head: u128, length: usize) -> usize {
        let folded = (head as u64) ^ ((head >> 64) as u64).rotate_left(23) ^ (length as u64);
        (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }
}

impl Entry {
    fn is(&self, buffer: &[u8], from: usize) -> bool {
        buffer.get(from..).is_some_and(|text| text.starts_with(&self.text))
    }
}

/// The first sixteen bytes of a text, zeros after its end.
fn head(buffer: &[u8], from: usize, length: usize) -> u128 {
    let rest = buffer.get(from..).unwrap_or_default();
    let mask = MASKS.get(length).copied().unwrap_or(u128::MAX);
    match rest.first_chunk::<16>() {
        Some(sixteen) => u128::from_le_bytes(*sixteen) & mask,
        None => {
            let mut padded = [0; 16];
            padded.iter_mut().zip(rest).for_each(|(padded, byte)| *padded = *byte);
            u128::from_le_bytes(padded) & mask
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_text_has_its_code(
            texts in proptest::collection::btree_set("[ab\u{4e2d}\u{0}]{0,9}", 1..64),
            others in proptest::collection::vec("[ab\u{4e2d}\u{0}]{0,9}", 1..20),
        ) {
            let coded: Vec<(&str, u16)> = texts.iter().map(String::as_str).zip(7..).collect();
            let coder = Coder::new(coded.iter().copied());
            let code = |text: &str| coded.iter().find(|(known, _)| *known == text).map_or(UNKNOWN, |(_, code)| *code);
            let all: Vec<&str> = texts.iter().chain(&others).map(String::as_str).collect();
            let buffer = all.concat();
            let mut from = 0;
            for text in all {
                prop_assert_eq!(coder.code(buffer.as_bytes(), from, text.len()), code(text), "{:?}", text);
                from += text.len();
            }
        }
    }
}
