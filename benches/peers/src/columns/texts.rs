//! Texts as codes: the place in a short list, from 1, or 0.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::DataType;

use crate::Failure;

/// So many bytes of a text are compared; longer texts are in no list.
const WIDTH: usize = 16;

/// As many places as a list is spread over.
const SLOTS: usize = 16;

/// A text of up to sixteen bytes, filled with zeros, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    bytes: u128,
    length: usize,
}

impl Word {
    fn new(text: &[u8]) -> Self {
        let mut bytes = [0; WIDTH];
        for (byte, of) in bytes.iter_mut().zip(text) {
            *byte = *of;
        }
        Self { bytes: u128::from_le_bytes(bytes), length: text.len() }
    }

    /// The slot of this word under a factor, by its first eight bytes.
    #[inline]
    fn slot(self, factor: u64) -> usize {
        let [first, _] = halves(self.bytes);
        (first.wrapping_mul(factor) >> 60) as usize % SLOTS
    }
}

#[inline]
fn halves(bytes: u128) -> [u64; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
    [bytes as u64, (bytes >> 64) as u64]
}

/// A short list, each text in a slot of its own: one comparison, and no branch, gives the code.
#[derive(Debug)]
pub(super) struct List {
    factor: u64,
    slots: [(Word, u8); SLOTS],
}

impl List {
    fn new(texts: &[&str]) -> Result<Self, Failure> {
        for step in 1_u64..10_000 {
            let factor = step.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
            // No text is as long, so that an empty slot is met by none.
            let mut list = Self { factor, slots: [(Word { bytes: 0, length: usize::MAX }, 0); SLOTS] };
            let fits = (1..).zip(texts).all(|(code, text)| {
                let word = Word::new(text.as_bytes());
                std::mem::replace(&mut list.slots[word.slot(factor)], (word, code)).1 == 0
            });
            if fits {
                return Ok(list);
            }
        }
        Err("the list does not fit into its slots".into())
    }

    #[inline]
    fn code(&self, word: Word) -> u8 {
        let (of, code) = &self.slots[word.slot(self.factor)];
        code * u8::from((word.bytes == of.bytes) & (word.length == of.length))
    }
}

/// A column of texts, and the list that gives the codes.
#[derive(Debug)]
pub(super) enum Texts<'a> {
    /// Each text stands in the column.
    Written { array: &'a StringArray, list: Box<List> },
    /// The column has keys, whose codes are already known.
    Keyed { keys: &'a [i32], codes: Vec<u8> },
}

impl<'a> Texts<'a> {
    pub(super) fn new(column: &'a ArrayRef, texts: &[&str]) -> Result<Self, Failure> {
        let list = Box::new(List::new(texts)?);
        if *column.data_type() == DataType::Utf8 {
            return Ok(Self::Written { array: column.as_string(), list });
        }
        let array = column.as_dictionary_opt::<Int32Type>().ok_or("neither text nor dictionary")?;
        let values = array.values().as_string_opt::<i32>().ok_or("the dictionary has no texts")?;
        let codes = (0..values.len()).map(|key| list.code(Word::new(values.value(key).as_bytes()))).collect();
        Ok(Self::Keyed { keys: array.keys().values(), codes })
    }

    /// The codes of some rows.
    pub(super) fn code(&self, rows: Range<usize>, out: &mut [u8]) -> Result<(), Failure> {
        match self {
            Self::Keyed { keys, codes } => {
                for (key, out) in keys[rows].iter().zip(out) {
                    *out =
                        *codes.get(key.cast_unsigned() as usize).ok_or("a key is not in the dictionary")?;
                }
            }
            Self::Written { array, list } => {
                written(&array.value_offsets()[rows.start..=rows.end], array.value_data(), list, out);
            }
        }
        Ok(())
    }
}

fn written(offsets: &[i32], data: &[u8], list: &List, out: &mut [u8]) {
    let masks: [u128; WIDTH + 1] =
        std::array::from_fn(|length| if length == WIDTH { u128::MAX } else { (1 << (8 * length)) - 1 });
    for (pair, out) in offsets.array_windows::<2>().zip(out) {
        let [from, to] = pair.map(|offset| offset.cast_unsigned() as usize);
        let length = to.wrapping_sub(from);
        // Read sixteen bytes at once and drop what follows the text; near the end of the column, read the text.
        let word = match (data.get(from..).and_then(<[u8]>::first_chunk::<WIDTH>), masks.get(length)) {
            (Some(bytes), Some(mask)) => Word { bytes: u128::from_le_bytes(*bytes) & mask, length },
            _ => Word::new(data.get(from..to).unwrap_or_default()),
        };
        *out = list.code(word);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_text_has_its_place_and_its_neighbours_have_none() {
        let texts = ["employed", "unemployed", "flexible", "contract_expired"];
        let near =
            ["employe", "employed\0", "", "contract_expired_", "contract_expire", "unemploy", "Flexible"];
        for last in near.iter().chain(&texts) {
            let written: Vec<_> = texts.iter().chain(&near).chain([last]).copied().collect();
            let expected: Vec<_> = written
                .iter()
                .map(|text| (1..).zip(texts).find(|(_, of)| of == text).map_or(0, |(code, _)| code))
                .collect();
            let column: ArrayRef = Arc::new(StringArray::from(written));
            let mut codes = vec![9; expected.len()];
            Texts::new(&column, &texts).unwrap().code(0..expected.len(), &mut codes).unwrap();
            assert_eq!(codes, expected);
        }
    }
}
