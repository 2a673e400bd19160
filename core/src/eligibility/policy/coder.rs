//! Codes of texts: the first sixteen bytes are looked up at once, in a table that is mostly empty.

/// The code of a text that no policy knows.
pub(in crate::eligibility) const UNKNOWN: u16 = u16::MAX;
/// Of a null in a dictionary of Arrow.
#[cfg(feature = "arrow")]
pub(in crate::eligibility) const NULL: u16 = u16::MAX - 1;

/// Texts and their codes.
#[derive(Debug)]
pub(in crate::eligibility) struct Coder {
    table: Vec<Entry>,
    /// The texts of the entries.
    texts: Vec<Vec<u8>>,
    /// What makes a hash of the first bytes, chosen so that as few texts as can be want the same place.
    factor: u64,
    /// How far a hash is shifted to be a place in the table.
    shift: u32,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    head: u128,
    /// Of no text, where nothing stands.
    length: usize,
    text: u16,
    code: u16,
}

const FREE: Entry = Entry { head: 0, length: usize::MAX, text: 0, code: UNKNOWN };

/// How many hashes are tried.
const TRIES: u64 = 64;

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
    pub(in crate::eligibility) fn new<'a>(texts: impl Iterator<Item = (&'a str, u16)>) -> Self {
        let texts: Vec<_> = texts.collect();
        let size = texts.len().saturating_mul(16).next_power_of_two().max(64);
        let shift = 64 - size.trailing_zeros();
        let mut coder = Self { table: vec![FREE; size], texts: Vec::new(), factor: 0, shift };
        let heads: Vec<(u128, usize)> =
            texts.iter().map(|(text, _)| (head(text.as_bytes()), text.len())).collect();
        let collisions = |factor: u64| {
            let mut places: Vec<usize> =
                heads.iter().map(|(head, length)| place(*head, *length, factor, shift)).collect();
            places.sort_unstable();
            places.windows(2).filter(|two| matches!(two, [one, other] if one == other)).count()
        };
        // Odd multiples of 2^64 over the golden ratio spread well.
        let factors = (0..TRIES).map(|step| 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * step + 1));
        coder.factor = factors.min_by_key(|factor| collisions(*factor)).unwrap_or(1);
        for (((text, code), (head, length)), at) in texts.iter().zip(&heads).zip(0_u16..) {
            let first = place(*head, *length, coder.factor, shift);
            // INVARIANT: most of the table is free.
            let free =
                |place: &usize| coder.table.get(*place).is_some_and(|entry| entry.length == FREE.length);
            let free = (first..size).chain(0..first).find(free);
            if let Some(entry) = free.and_then(|place| coder.table.get_mut(place)) {
                *entry = Entry { head: *head, length: *length, text: at, code: *code };
            }
            coder.texts.push(text.as_bytes().to_vec());
        }
        coder
    }

    /// The codes of texts that stand in a buffer, each from a place on and so long.
    #[cfg(feature = "arrow")]
    pub(in crate::eligibility) fn codes(
        &self,
        buffer: &[u8],
        texts: impl Iterator<Item = (usize, usize)> + Clone,
        out: &mut [u16],
    ) {
        let from = |from: usize| buffer.get(from..).unwrap_or_default();
        // Without a call or a loop inside, all that this loop needs stays in the processor's registers.
        for (out, (start, length)) in out.iter_mut().zip(texts.clone()) {
            *out = self.at_its_place(from(start), length).unwrap_or(UNKNOWN);
        }
        if out.contains(&UNKNOWN) {
            for (out, (start, length)) in out.iter_mut().zip(texts).filter(|(out, _)| **out == UNKNOWN) {
                *out = self.searched(from(start), length);
            }
        }
    }

    /// The code of a text: so many bytes at the start of a buffer.
    pub(in crate::eligibility) fn code(&self, buffer: &[u8], length: usize) -> u16 {
        self.at_its_place(buffer, length).unwrap_or_else(|| self.searched(buffer, length))
    }

    /// The code of a text of at most sixteen bytes, in a buffer of no fewer, where it stands at its place in the table.
    #[inline]
    fn at_its_place(&self, buffer: &[u8], length: usize) -> Option<u16> {
        let head = u128::from_le_bytes(*buffer.first_chunk()?) & *MASKS.get(length)?;
        let entry = self.table.get(place(head, length, self.factor, self.shift))?;
        (entry.head == head && entry.length == length).then_some(entry.code)
    }

    /// The code of any text.
    #[inline(never)]
    fn searched(&self, buffer: &[u8], length: usize) -> u16 {
        let Some(text) = buffer.get(..length) else { return UNKNOWN };
        let head = head(text);
        let mut at = place(head, length, self.factor, self.shift);
        while let Some(entry) = self.table.get(at).filter(|entry| entry.length != FREE.length) {
            if entry.head == head && self.texts.get(usize::from(entry.text)).is_some_and(|held| held == text)
            {
                return entry.code;
            }
            at = at.wrapping_add(1);
            if at == self.table.len() {
                at = 0;
            }
        }
        UNKNOWN
    }
}

/// Where a text stands in the table, or after it.
#[expect(clippy::cast_possible_truncation, reason = "both halves are used; the hash has few bits")]
#[inline]
const fn place(head: u128, length: usize, factor: u64, shift: u32) -> usize {
    let folded = (head as u64) ^ ((head >> 64) as u64).rotate_left(23) ^ (length as u64);
    (folded.wrapping_mul(factor) >> shift) as usize
}

/// The first sixteen bytes of a text, zeros after its end.
fn head(text: &[u8]) -> u128 {
    let mut padded = [0; 16];
    padded.iter_mut().zip(text).for_each(|(padded, byte)| *padded = *byte);
    u128::from_le_bytes(padded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_text_has_its_code(
            texts in proptest::collection::btree_set("(a{16})?[ab\u{4e2d}\u{0}]{0,9}", 1..64),
            others in proptest::collection::vec("(a{16})?[ab\u{4e2d}\u{0}]{0,9}", 1..20),
        ) {
            let coded: Vec<(&str, u16)> = texts.iter().map(String::as_str).zip(7..).collect();
            let coder = Coder::new(coded.iter().copied());
            let code = |text: &str| coded.iter().find(|(known, _)| *known == text).map_or(UNKNOWN, |(_, code)| *code);
            let all: Vec<&str> = texts.iter().chain(&others).map(String::as_str).collect();
            let buffer = all.concat();
            let (mut from, mut places, mut expected) = (0, Vec::new(), Vec::new());
            for text in all {
                prop_assert_eq!(coder.code(text.as_bytes(), text.len()), code(text), "{:?}", text);
                expected.push(code(text));
                places.push((from, text.len()));
                from += text.len();
            }
            let code = |(from, length): &(usize, usize)| coder.code(&buffer.as_bytes()[*from..], *length);
            prop_assert_eq!(&places.iter().map(code).collect::<Vec<_>>(), &expected);
            #[cfg(feature = "arrow")]
            {
                let mut codes = vec![0; places.len()];
                coder.codes(buffer.as_bytes(), places.into_iter(), &mut codes);
                prop_assert_eq!(codes, expected);
            }
        }
    }
}
