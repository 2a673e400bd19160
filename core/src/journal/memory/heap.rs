//! Bytes that are kept for good, side by side in large blocks: one allocation for many small ones.

/// The size of a block, in bytes; longer bytes get a block of their own.
const BLOCK: usize = 1 << 20;

/// Where some bytes stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    block: usize,
    start: usize,
    end: usize,
}

#[derive(Debug, Default)]
pub(super) struct Heap {
    blocks: Vec<Vec<u8>>,
}

impl Heap {
    /// Keeps a copy.
    pub(super) fn keep(&mut self, bytes: &[u8]) -> Span {
        let fits = |block: &Vec<u8>| block.capacity().saturating_sub(block.len()) >= bytes.len();
        if !self.blocks.last().is_some_and(fits) {
            self.blocks.push(Vec::with_capacity(BLOCK.max(bytes.len())));
        }
        let block = self.blocks.len().saturating_sub(1);
        let Some(last) = self.blocks.last_mut() else { return Span { block, start: 0, end: 0 } };
        let start = last.len();
        last.extend_from_slice(bytes);
        Span { block, start, end: last.len() }
    }

    /// What was kept there.
    pub(super) fn get(&self, at: Span) -> &[u8] {
        self.blocks.get(at.block).and_then(|block| block.get(at.start..at.end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_any_size_come_back() {
        let mut heap = Heap::default();
        let sizes = [0, 1, BLOCK - 2, 1, 2, 3 * BLOCK, 5, BLOCK, 0];
        let bytes = |place: usize| vec![u8::try_from(place).unwrap(); sizes[place]];
        let spans: Vec<_> = (0..sizes.len()).map(|place| heap.keep(&bytes(place))).collect();
        for (place, span) in spans.into_iter().enumerate() {
            assert!(heap.get(span) == bytes(place), "{place}");
        }
        assert!(heap.blocks.len() < sizes.len());
    }
}
