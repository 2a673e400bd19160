//! Serials reserved in advance, so that an outlet numbers its cases without asking anyone.

use chrono::NaiveDate;

use super::CaseNumber;
use crate::id::{HallCode, OutletCode};
use crate::report::{Report, codes};

/// Serials reserved for an outlet's day, given out in order; each once.
///
/// Whoever reserves blocks sees to it that they do not overlap; this value only counts.
///
/// ```
/// use banjian::id::SerialBlock;
/// let (hall, outlet) = ("420600".parse()?, "0007".parse()?);
/// let mut block = SerialBlock::new(&hall, &outlet, "2026-03-02".parse().unwrap(), 123, 2)?;
/// assert_eq!(block.next().unwrap().to_string(), "420600-0007-20260302-000123-8");
/// assert_eq!(block.remaining(), 1);
/// assert_eq!(block.next().unwrap().serial(), 124);
/// assert_eq!(block.next(), None);
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SerialBlock {
    /// The number to give out next; its serial is one above the last when none remains.
    next: CaseNumber,
    remaining: u32,
}

impl SerialBlock {
    /// The serials `first` to `first + count - 1` of an outlet's day.
    ///
    /// # Errors
    /// `case-number-serial` when the block is empty or leaves 1 to 999,999; `case-number-date` unless the
    /// year is 2000 to 9999.
    pub fn new(
        hall: &HallCode,
        outlet: &OutletCode,
        day: NaiveDate,
        first: u32,
        count: u32,
    ) -> Result<Self, Report> {
        let next = CaseNumber::new(hall, outlet, day, first)?;
        if count == 0 || count > CaseNumber::MAX_SERIAL - (first - 1) {
            return Err(Report::new(codes::identity::CASE_NUMBER_SERIAL));
        }
        Ok(Self { next, remaining: count })
    }

    /// How many serials are left.
    #[must_use]
    pub fn remaining(&self) -> u32 {
        self.remaining
    }
}

impl Iterator for SerialBlock {
    type Item = CaseNumber;

    fn next(&mut self) -> Option<CaseNumber> {
        self.remaining = self.remaining.checked_sub(1)?;
        let number = self.next;
        self.next.serial += 1;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_with_the_last_serial() {
        let (hall, outlet) = ("000001".parse().unwrap(), "0000".parse().unwrap());
        let day = "2026-03-02".parse().unwrap();
        let block = |first, count| SerialBlock::new(&hall, &outlet, day, first, count);
        let serials: Vec<u32> = block(999_998, 2).unwrap().map(CaseNumber::serial).collect();
        assert_eq!(serials, [999_998, 999_999]);
        assert_eq!(block(1, 999_999).unwrap().count(), 999_999);
        for (first, count) in [(0, 1), (1, 0), (999_998, 3), (1_000_000, 1), (1, u32::MAX), (u32::MAX, 1)] {
            assert!(block(first, count).is_err(), "{first} {count}");
        }
        let number = block(1, 1).unwrap().next().unwrap();
        assert_eq!((number.hall(), number.outlet()), (hall, outlet));
    }
}
