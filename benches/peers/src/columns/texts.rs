//! Texts as codes: the place in a short list, from 1, or 0.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::DataType;

use crate::Failure;

/// So many bytes of a text are compared; longer texts are in no list.
const WIDTH: usize = 16;

/// A text of up to sixteen bytes, filled with zeros, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
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
}

/// A column of texts, and the list that gives the codes.
#[derive(Debug)]
pub(super) enum Texts<'a> {
    /// Each text stands in the column.
    Written { array: &'a StringArray, list: Vec<Word> },
    /// The column has keys, whose codes are already known.
    Keyed { keys: &'a [i32], codes: Vec<u8> },
}

impl<'a> Texts<'a> {
    pub(super) fn new(column: &'a ArrayRef, list: &[&str]) -> Result<Self, Failure> {
        let list: Vec<_> = list.iter().map(|text| Word::new(text.as_bytes())).collect();
        if *column.data_type() == DataType::Utf8 {
            return Ok(Self::Written { array: column.as_string(), list });
        }
        let array = column.as_dictionary_opt::<Int32Type>().ok_or("neither text nor dictionary")?;
        let values = array.values().as_string_opt::<i32>().ok_or("the dictionary has no texts")?;
        let codes =
            (0..values.len()).map(|key| code(Word::new(values.value(key).as_bytes()), &list)).collect();
        Ok(Self::Keyed { keys: array.keys().values(), codes })
    }

    /// The codes of some rows.
    pub(super) fn code(&self, rows: Range<usize>, out: &mut [u8]) -> Result<(), Failure> {
        match self {
            Self::Keyed { keys, codes } => {
                for (key, out) in keys.get(rows).ok_or("no such rows")?.iter().zip(out) {
                    *out = *codes.get(usize::try_from(*key)?).ok_or("a key is not in the dictionary")?;
                }
            }
            Self::Written { array, list } => {
                let offsets = array.value_offsets().get(rows.start..=rows.end).ok_or("no such rows")?;
                match list.as_slice() {
                    [a, b, c] => written(offsets, array.value_data(), [*a, *b, *c], out),
                    [a, b, c, d] => written(offsets, array.value_data(), [*a, *b, *c, *d], out),
                    _ => return Err("the list has neither three nor four texts".into()),
                }
            }
        }
        Ok(())
    }
}

fn written<const N: usize>(offsets: &[i32], data: &[u8], list: [Word; N], out: &mut [u8]) {
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
        *out = code(word, &list);
    }
}

/// Without branches: which text comes next cannot be foretold.
#[inline]
fn code(word: Word, list: &[Word]) -> u8 {
    (1..).zip(list).fold(0, |code, (place, of)| {
        code | (place * u8::from((word.bytes == of.bytes) & (word.length == of.length)))
    })
}
