//! Registers: what one node is in every row of a chunk, and in which rows it is known.

use super::lane::{Lane, Number};

/// One register. Where a row is not known, its number means nothing; a truth is 0 or 1 even there.
#[derive(Debug, Default)]
pub(in crate::eligibility) struct Column<T> {
    pub(in crate::eligibility) numbers: Vec<T>,
    /// 1 where it is known; not read where all rows are.
    pub(in crate::eligibility) known: Vec<u8>,
    /// Whether all rows of the chunk are known.
    pub(in crate::eligibility) is_known: bool,
}

impl<T: Number> Column<T> {
    fn new(rows: usize) -> Self {
        Self { numbers: vec![T::default(); rows], known: vec![0; rows], is_known: false }
    }

    /// Which rows are known; `None` where all are.
    pub(in crate::eligibility) fn known(&self) -> Option<&[u8]> {
        (!self.is_known).then_some(&*self.known)
    }
}

/// The registers of one thread, allocated once: room for a chunk of rows each.
#[derive(Debug)]
pub(in crate::eligibility) struct Registers {
    pub(super) bytes: Vec<Column<u8>>,
    pub(super) shorts: Vec<Column<i16>>,
    pub(super) words: Vec<Column<i32>>,
    pub(super) longs: Vec<Column<i64>>,
    /// Room to build the known rows of a register while others are read.
    pub(super) known: Vec<u8>,
    /// The rows of the chunk in work, at most those that there is room for.
    pub(super) rows: usize,
}

impl Registers {
    /// Registers for as many of each lane as counted, and for so many rows.
    pub(super) fn new(counts: [usize; 4], rows: usize) -> Self {
        fn columns<T: Number>(count: usize, rows: usize) -> Vec<Column<T>> {
            std::iter::repeat_with(|| Column::new(rows)).take(count).collect()
        }
        let [bytes, shorts, words, longs] = counts;
        Self {
            bytes: columns(bytes, rows),
            shorts: columns(shorts, rows),
            words: columns(words, rows),
            longs: columns(longs, rows),
            known: vec![0; rows],
            rows,
        }
    }

    /// How many rows the chunk has.
    pub(in crate::eligibility) const fn rows(&self) -> usize {
        self.rows
    }

    /// Sets how many rows the next chunk has.
    pub(in crate::eligibility) fn begin(&mut self, rows: usize) {
        self.rows = rows.min(self.known.len());
    }

    /// The numbers of a register, for the rows of the chunk.
    pub(in crate::eligibility) fn numbers<T: Number>(&self, register: u16) -> &[T] {
        let numbers = T::columns(self).get(usize::from(register)).map_or(&[][..], |column| &*column.numbers);
        numbers.get(..self.rows).unwrap_or_default()
    }

    /// Which rows of a register are known, as 0 and 1; `None` where all are.
    pub(in crate::eligibility) fn known(&self, lane: Lane, register: u16) -> Option<&[u8]> {
        let register = usize::from(register);
        let known = match lane {
            Lane::Byte => self.bytes.get(register)?.known(),
            Lane::Short => self.shorts.get(register)?.known(),
            Lane::Word => self.words.get(register)?.known(),
            Lane::Long => self.longs.get(register)?.known(),
        };
        known.map(|known| known.get(..self.rows).unwrap_or_default())
    }

    /// Takes a register out, to be written while others are read. [`Self::put`] gives it back.
    pub(in crate::eligibility) fn take<T: Number>(&mut self, register: u16) -> Column<T> {
        T::columns_mut(self).get_mut(usize::from(register)).map(std::mem::take).unwrap_or_default()
    }

    pub(in crate::eligibility) fn put<T: Number>(&mut self, register: u16, column: Column<T>) {
        if let Some(held) = T::columns_mut(self).get_mut(usize::from(register)) {
            *held = column;
        }
    }
}
