//! Lanes: whole numbers of 8, 16, 32 or 64 bits. The narrower, the more rows an instruction takes.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cast_lossless,
    reason = "a lane keeps the lowest bits; that no number has more was proven from bounds"
)]

use super::super::interval::Interval;
use super::super::{date, row};
use super::calendar;
use super::quotient::Quotient;
use super::register::{Column, Registers};
use crate::eligibility::policy::graph::{Id, Node, Rounding};

/// The width of a register's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::eligibility) enum Lane {
    /// 0 to 255: truths, codes of texts, small counts.
    Byte,
    /// 16 bits, signed.
    Short,
    /// 32 bits, signed.
    Word,
    /// 64 bits, signed.
    Long,
}

impl Lane {
    /// The narrowest that holds all numbers of an interval.
    pub(in crate::eligibility) fn of(bounds: Interval) -> Self {
        let within = |low: i64, high: i64| low <= bounds.low && bounds.high <= high;
        if within(0, u8::MAX.into()) {
            Self::Byte
        } else if within(i16::MIN.into(), i16::MAX.into()) {
            Self::Short
        } else if within(i32::MIN.into(), i32::MAX.into()) {
            Self::Word
        } else {
            Self::Long
        }
    }
}

/// A number of one lane. Arithmetic wraps, as in [`row`]: where bounds were proven, nothing ever does.
pub(in crate::eligibility) trait Number:
    Copy + Ord + Default + std::fmt::Debug + 'static
{
    /// All that it can be.
    const ALL: Interval;

    /// The lowest bits of a number.
    fn of(number: i64) -> Self;
    /// As 64 bits.
    fn wide(self) -> i64;
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn times(self, other: Self) -> Self;
    /// The first where a truth is 1, the second where it is 0. Of an `if` the compiler makes a choice of addresses,
    /// one row at a time; of this, several rows at a time.
    fn blend(truth: u8, yes: Self, no: Self) -> Self;
    /// By a constant.
    fn over(self, quotient: Quotient) -> Self;

    /// Of a packed date.
    fn month_of(self) -> Self {
        Self::of(self.wide() >> 5)
    }
    fn day_of(self) -> Self {
        Self::of(self.wide() & 31)
    }
    fn day_number(self) -> Self {
        Self::of(date::day_number(self.wide()))
    }
    fn date_of_day_number(self) -> Self {
        Self::of(date::of_day_number(self.wide()))
    }
    fn add_months(self, months: Self) -> Self {
        Self::of(date::add_months(self.wide(), months.wide()))
    }
    fn months_between(self, other: Self) -> Self {
        Self::of(date::months_between(self.wide(), other.wide()))
    }
    fn divided(self, rounding: Rounding, by: Self) -> Self {
        Self::of(row::divided(rounding, self.wide(), by.wide()))
    }
    /// Whether it is one of a set, bit by bit.
    fn one_of(self, set: u64) -> u8 {
        u8::from(row::computed(Node::OneOf(Id(0), set), [self.wide(), 0, 0]) != 0)
    }

    /// The registers of this lane.
    fn columns(registers: &Registers) -> &[Column<Self>];
    fn columns_mut(registers: &mut Registers) -> &mut Vec<Column<Self>>;
}

macro_rules! number {
    ($number:ty, $field:ident { $($own:item)* }) => {
        impl Number for $number {
            const ALL: Interval = Interval::new(<$number>::MIN as i64, <$number>::MAX as i64);

            #[inline]
            fn of(number: i64) -> Self {
                number as Self
            }
            #[inline]
            fn wide(self) -> i64 {
                i64::from(self)
            }
            #[inline]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[inline]
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
            #[inline]
            fn times(self, other: Self) -> Self {
                self.wrapping_mul(other)
            }
            #[inline]
            fn blend(truth: u8, yes: Self, no: Self) -> Self {
                no ^ ((yes ^ no) & (0 as Self).wrapping_sub(truth as Self))
            }
            fn columns(registers: &Registers) -> &[Column<Self>] {
                &registers.$field
            }
            fn columns_mut(registers: &mut Registers) -> &mut Vec<Column<Self>> {
                &mut registers.$field
            }
            $($own)*
        }
    };
}

number!(u8, bytes {
    #[inline]
    fn over(self, quotient: Quotient) -> Self {
        Self::of(i64::from(self).over(quotient))
    }
});
number!(i16, shorts {
    #[inline]
    fn over(self, quotient: Quotient) -> Self {
        let Quotient { offset, multiplier, shift, back } = quotient;
        let product = u32::from(self.wrapping_add(offset as Self) as u16) * u32::from(multiplier as u16);
        ((((product >> 16) as u16) >> shift) as Self).wrapping_sub(back as Self)
    }
});
number!(i32, words {
    #[inline]
    fn over(self, quotient: Quotient) -> Self {
        let Quotient { offset, multiplier, shift, back } = quotient;
        let product = u64::from(self.wrapping_add(offset as Self) as u32) * u64::from(multiplier as u32);
        ((((product >> 32) as u32) >> shift) as Self).wrapping_sub(back as Self)
    }
    #[inline]
    fn month_of(self) -> Self {
        self >> 5
    }
    #[inline]
    fn day_number(self) -> Self {
        calendar::day_number(self)
    }
    #[inline]
    fn date_of_day_number(self) -> Self {
        calendar::of_day_number(self)
    }
    #[inline]
    fn add_months(self, months: Self) -> Self {
        calendar::add_months(self, months)
    }
    #[inline]
    fn months_between(self, other: Self) -> Self {
        calendar::months_between(self, other)
    }
});
number!(i64, longs {
    #[inline]
    fn over(self, quotient: Quotient) -> Self {
        let Quotient { offset, multiplier, shift, back } = quotient;
        let product = u128::from(self.wrapping_add(offset) as u64) * u128::from(multiplier);
        ((((product >> 64) as u64) >> shift) as Self).wrapping_sub(back)
    }
});
