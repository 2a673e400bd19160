//! Between a bit a row, as Arrow has it, and a byte a row, as registers have it. Eight rows at a time.

use arrow_buffer::BooleanBuffer;

/// Spreads bits, from a row on, into bytes that are 0 or 1.
pub(super) fn spread(bits: &BooleanBuffer, from: usize, out: &mut [u8]) {
    let rows = out.len().min(bits.len().saturating_sub(from));
    if from > bits.len() {
        return;
    }
    let bits = bits.slice(from, rows);
    for (word, out) in bits.bit_chunks().iter_padded().zip(out.chunks_mut(64)) {
        for (byte, out) in word.to_le_bytes().into_iter().zip(out.chunks_mut(8)) {
            let spread = u64::from(byte).wrapping_mul(0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
            let ones = (spread.wrapping_add(0x7f7f_7f7f_7f7f_7f7f) >> 7) & 0x0101_0101_0101_0101;
            match out.as_mut_array::<8>() {
                Some(out) => *out = ones.to_le_bytes(),
                None => out.iter_mut().zip(ones.to_le_bytes()).for_each(|(out, one)| *out = one),
            }
        }
    }
}

/// Packs bytes that are 0 or 1 into bits, from the lowest bit on.
pub(super) fn pack(bytes: &[u8], out: &mut [u8]) {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(last, byte)| *last = *byte);
    for (out, eight) in out.iter_mut().zip(eights.iter().chain([&last])) {
        // The bit of row i moves by 7 × (8 - i), to bit 56 + i.
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080);
        *out = (gathered >> 56) as u8;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn there_and_back(truths in proptest::collection::vec(any::<bool>(), 0..300), from in 0_usize..80) {
            let bits = BooleanBuffer::from(truths.clone());
            let from = from.min(truths.len());
            let mut bytes = vec![9; truths.len() - from];
            spread(&bits, from, &mut bytes);
            let expected: Vec<u8> = truths[from..].iter().map(|truth| u8::from(*truth)).collect();
            prop_assert_eq!(&bytes, &expected);
            let mut packed = vec![0; bytes.len().div_ceil(8)];
            pack(&bytes, &mut packed);
            let again = BooleanBuffer::new(packed.into(), 0, bytes.len());
            prop_assert_eq!(again.iter().map(u8::from).collect::<Vec<_>>(), expected);
        }
    }
}
