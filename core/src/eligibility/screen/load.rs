//! One chunk of facts, from Arrow into registers, and which rows are outside what the policies allow.

use std::ops::Range;
use std::sync::LazyLock;

use arrow_array::Array;
use arrow_buffer::ArrowNativeType;

use super::bits::spread;
use super::column::{Column, Keys, Values, looked_up};
use crate::eligibility::policy::coder::{self, Coder};
use crate::eligibility::policy::columns::{self, Lane, Number, Operand, Place, Registers};
use crate::eligibility::policy::date;
use crate::eligibility::policy::interval::Interval;
use crate::eligibility::policy::program::Allowed;
use crate::eligibility::policy::typed::Type;

/// What no policy allows: it lies outside all bounds.
const UNFIT: i64 = i64::MIN;

const MILLISECONDS: i64 = 86_400_000;

static DAYS: LazyLock<columns::Days> = LazyLock::new(columns::Days::new);

/// A fact of all policies, and where it goes.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) name: String,
    /// The name of the column that says whether it is none.
    pub(super) companion: String,
    pub(super) of: Type,
    pub(super) value: Place,
    pub(super) none: Option<Place>,
    pub(super) coder: Option<Coder>,
    pub(super) limits: Vec<Limit>,
}

/// What some of the policies allow of a fact.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Limit {
    bounds: Interval,
    codes: Vec<i64>,
    optional: bool,
}

/// Which rows of a chunk are outside one limit.
#[derive(Debug)]
pub(super) struct Outside {
    /// Whether any row is; the map is not read otherwise.
    pub(super) any: bool,
    pub(super) map: Vec<u8>,
}

/// Room for what is read, allocated once.
#[derive(Debug)]
pub(super) struct Scratch {
    codes: Vec<u16>,
    days: Vec<i32>,
    wide: Vec<i64>,
    known: Vec<u8>,
    none: Vec<u8>,
    spare: Vec<u8>,
}

impl Limit {
    pub(super) fn of(allowed: &Allowed, of: Type) -> Self {
        let bounds = match of {
            // Dates are held against their bounds as days, as they come.
            Type::Date => date::day_numbers_of(allowed.bounds),
            _ => allowed.bounds,
        };
        // Codes without a gap are bounds.
        let last = allowed.codes.len().checked_sub(1).and_then(|last| i64::try_from(last).ok());
        let is_dense = last.is_some_and(|last| bounds.high.checked_sub(bounds.low) == Some(last));
        let codes = if is_dense { Vec::new() } else { allowed.codes.clone() };
        Self { bounds, codes, optional: allowed.optional }
    }
}

impl Scratch {
    pub(super) fn new(rows: usize) -> Self {
        Self {
            codes: vec![0; rows],
            days: vec![0; rows],
            wide: vec![0; rows],
            known: vec![0; rows],
            none: vec![0; rows],
            spare: vec![0; rows],
        }
    }
}

/// A number as it came.
trait Raw: Copy + Ord + Into<i64> + TryFrom<i64> {
    const LOW: Self;
    const HIGH: Self;

    /// The lowest number from a bound on.
    fn at_least(bound: i64) -> Option<Self> {
        if bound <= Self::LOW.into() { Some(Self::LOW) } else { Self::try_from(bound).ok() }
    }
    /// The highest number up to a bound.
    fn at_most(bound: i64) -> Option<Self> {
        if bound >= Self::HIGH.into() { Some(Self::HIGH) } else { Self::try_from(bound).ok() }
    }
}

macro_rules! raw {
    ($($raw:ty),*) => {$(
        impl Raw for $raw {
            const LOW: Self = Self::MIN;
            const HIGH: Self = Self::MAX;
        }
    )*};
}

raw!(i8, i16, i32, i64, u8, u16, u32);

/// One fact of one chunk, on its way into registers.
struct Chunk<'a> {
    fact: &'a Fact,
    /// Which rows are known; all where it is `None`.
    known: Option<&'a [u8]>,
    registers: &'a mut Registers,
    outside: &'a mut [Outside],
}

impl Fact {
    /// Puts the rows of a chunk into the fact's registers, and says which are outside its limits.
    pub(super) fn load(
        &self,
        column: &Column<'_>,
        rows: &Range<usize>,
        scratch: &mut Scratch,
        registers: &mut Registers,
        outside: &mut [Outside],
    ) {
        for outside in outside.iter_mut() {
            outside.any = false;
        }
        let Scratch { codes, days, wide, known, none, spare } = scratch;
        let count = rows.len();
        let (Some(codes), Some(days), Some(wide), Some(known), Some(none), Some(spare)) = (
            codes.get_mut(..count),
            days.get_mut(..count),
            wide.get_mut(..count),
            known.get_mut(..count),
            none.get_mut(..count),
            spare.get_mut(..count),
        ) else {
            return;
        };
        self.code(&column.values, rows, codes);
        let is_known = known_rows(column, rows, codes, known);
        let known = (!is_known).then_some(&*known);
        let mut chunk = Chunk { fact: self, known, registers, outside };
        match &column.values {
            Values::Missing => chunk.numbers::<u8>(&[], wide),
            Values::Truths(bits) => {
                spread(bits, rows.start, none);
                chunk.numbers::<u8>(none, wide);
            }
            Values::I8(values) => chunk.numbers(cut(values, rows), wide),
            Values::I16(values) => chunk.numbers(cut(values, rows), wide),
            Values::I32(values) => chunk.numbers(cut(values, rows), wide),
            Values::I64(values) => chunk.numbers(cut(values, rows), wide),
            Values::U8(values) => chunk.numbers(cut(values, rows), wide),
            Values::U16(values) => chunk.numbers(cut(values, rows), wide),
            Values::U32(values) => chunk.numbers(cut(values, rows), wide),
            Values::U64(values) => {
                let factor = self.factor();
                chunk.wide(cut(values, rows), wide, |value| i64::try_from(value).ok()?.checked_mul(factor));
            }
            Values::Decimals(values, scale) => {
                let (up, down) = self.scales(*scale);
                chunk.wide(cut(values, rows), wide, |value| scaled(value, up, down));
            }
            Values::Doubles(values) => {
                let factor = self.factor();
                chunk.wide(cut(values, rows), wide, |value| nearest(value, factor));
            }
            Values::Days(values) => chunk.days(cut(values, rows)),
            Values::Milliseconds(values) => {
                for (out, value) in days.iter_mut().zip(cut(values, rows)) {
                    let whole = value % MILLISECONDS == 0;
                    *out = i32::try_from(value / MILLISECONDS).ok().filter(|_| whole).unwrap_or(i32::MIN);
                }
                chunk.days(days);
            }
            Values::Texts(..) | Values::LargeTexts(..) | Values::Views(_) | Values::Coded(..) => {
                chunk.put(codes);
            }
        }
        chunk.nones(column, rows, none, spare);
    }

    /// The codes of texts.
    fn code(&self, values: &Values<'_>, rows: &Range<usize>, out: &mut [u16]) {
        let Some(coder) = &self.coder else { return };
        match values {
            Values::Texts(offsets, data) => coded(coder, offsets, data, rows, out),
            Values::LargeTexts(offsets, data) => coded(coder, offsets, data, rows, out),
            Values::Views(views) => {
                for (out, at) in out.iter_mut().zip(rows.clone()) {
                    let text = if at < views.len() { views.value(at) } else { "" };
                    *out = coder.code(text.as_bytes(), text.len());
                }
            }
            Values::Coded(Keys::I8(keys), codes) => looked_up(cut(keys, rows), codes, out),
            Values::Coded(Keys::I16(keys), codes) => looked_up(cut(keys, rows), codes, out),
            Values::Coded(Keys::I32(keys), codes) => looked_up(cut(keys, rows), codes, out),
            Values::Coded(Keys::I64(keys), codes) => looked_up(cut(keys, rows), codes, out),
            Values::Coded(Keys::U8(keys), codes) => looked_up(cut(keys, rows), codes, out),
            Values::Coded(Keys::U16(keys), codes) => looked_up(cut(keys, rows), codes, out),
            Values::Coded(Keys::U32(keys), codes) => looked_up(cut(keys, rows), codes, out),
            Values::Coded(Keys::U64(keys), codes) => looked_up(cut(keys, rows), codes, out),
            _ => {}
        }
    }

    /// Ten to the power of the declared decimals.
    fn factor(&self) -> i64 {
        match self.of {
            Type::Number(decimals) => 10_i64.checked_pow(decimals).unwrap_or(i64::MAX),
            _ => 1,
        }
    }

    /// What a decimal is multiplied by and divided by to have the declared decimals; `None` where it is too much.
    fn scales(&self, scale: i8) -> (Option<i128>, Option<i128>) {
        let Type::Number(decimals) = self.of else { return (None, None) };
        let more = i64::from(decimals).saturating_sub(scale.into());
        let power = |count: i64| 10_i128.checked_pow(u32::try_from(count.max(0)).ok()?);
        (power(more), power(more.saturating_neg()))
    }
}

/// Which rows are known; `true`, and nothing written, where all are.
fn known_rows(column: &Column<'_>, rows: &Range<usize>, codes: &[u16], out: &mut [u8]) -> bool {
    if matches!(column.values, Values::Missing) {
        out.fill(0);
        return false;
    }
    let nulls = column.nulls.filter(|nulls| nulls.null_count() > 0);
    if let Some(nulls) = nulls {
        spread(nulls.inner(), rows.start, out);
    }
    if let Values::Coded(_, texts) = &column.values
        && texts.contains(&coder::NULL)
    {
        if nulls.is_none() {
            out.fill(1);
        }
        for (out, code) in out.iter_mut().zip(codes) {
            *out &= u8::from(*code != coder::NULL);
        }
    } else if nulls.is_none() {
        return true;
    }
    !any(out.iter().map(|known| known ^ 1))
}

/// The codes of texts between offsets. Not inlined: among so much else, the loop would not keep to registers.
#[inline(never)]
fn coded<O: ArrowNativeType>(
    coder: &Coder,
    offsets: &[O],
    data: &[u8],
    rows: &Range<usize>,
    out: &mut [u16],
) {
    // Each text is between two offsets.
    let offsets = offsets.get(rows.start..).unwrap_or_default().array_windows::<2>();
    let texts = offsets.map(|[from, to]| (from.as_usize(), to.as_usize().wrapping_sub(from.as_usize())));
    coder.codes(data, texts, out);
}

/// A decimal with other decimals, where it has no more than that.
fn scaled(value: i128, up: Option<i128>, down: Option<i128>) -> Option<i64> {
    let (up, down) = (if value == 0 { Some(1) } else { up }, down.unwrap_or(i128::MAX));
    let value = if down == 1 { value } else { Some(value / down).filter(|whole| whole * down == value)? };
    i64::try_from(value.checked_mul(up?)?).ok()
}

/// The scaled decimal that a double is the nearest to: what was written, where it had the declared decimals.
fn nearest(value: f64, factor: i64) -> Option<i64> {
    #[expect(clippy::cast_precision_loss, reason = "a power of ten of at most six digits is exact")]
    let factor = factor as f64;
    let whole = (value * factor).round();
    // Up to 15 digits, a decimal and the double that is nearest to it belong to each other alone.
    #[expect(clippy::float_cmp, reason = "the nearest double is this one or another")]
    let is_exact = whole.abs() <= 1e15 && whole / factor == value;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole, and at most 10^15")]
    is_exact.then_some(whole as i64)
}

fn cut<'a, T>(values: &'a [T], rows: &Range<usize>) -> &'a [T] {
    values.get(rows.clone()).unwrap_or_default()
}

/// Whether any is not 0.
fn any(bytes: impl Iterator<Item = u8>) -> bool {
    bytes.fold(0, |any, byte| any | byte) != 0
}

impl Chunk<'_> {
    fn numbers<S: Raw>(&mut self, values: &[S], wide: &mut [i64]) {
        match self.fact.factor() {
            1 => self.put(values),
            factor => self.wide(values, wide, |value| Into::<i64>::into(value).checked_mul(factor)),
        }
    }

    fn wide<S: Copy>(&mut self, values: &[S], wide: &mut [i64], whole: impl Fn(S) -> Option<i64>) {
        for (out, value) in wide.iter_mut().zip(values) {
            *out = whole(*value).unwrap_or(UNFIT);
        }
        self.put(wide.get(..values.len()).unwrap_or_default());
    }

    /// Numbers as they came, or none at all where nothing is known.
    fn put<S: Raw>(&mut self, values: &[S]) {
        self.check(values);
        match self.fact.value.lane {
            Lane::Byte => self.write::<u8, S>(values, |value| u8::of(value.into())),
            Lane::Short => self.write::<i16, S>(values, |value| i16::of(value.into())),
            Lane::Word => self.write::<i32, S>(values, |value| i32::of(value.into())),
            Lane::Long => self.write::<i64, S>(values, Into::into),
        }
    }

    fn days(&mut self, days: &[i32]) {
        self.check(days);
        match self.fact.value.lane {
            Lane::Word => {
                let table = &*DAYS;
                self.write::<i32, i32>(days, |day| table.packed(day));
            }
            Lane::Long => self.write::<i64, i32>(days, |day| date::of_day_number(day.into())),
            // INVARIANT: no two dates of the calendar's lower lanes are far enough apart to be bounds.
            Lane::Short => self.write::<i16, i32>(days, |day| i16::of(date::of_day_number(day.into()))),
            Lane::Byte => self.write::<u8, i32>(days, |day| u8::of(date::of_day_number(day.into()))),
        }
    }

    fn write<T: Number, S: Copy>(&mut self, values: &[S], of: impl Fn(S) -> T) {
        let Operand::Register(register) = self.fact.value.operand else { return };
        let mut column = self.registers.take::<T>(register);
        for (out, value) in column.numbers.iter_mut().zip(values) {
            *out = of(*value);
        }
        if values.is_empty() {
            // A truth is 0 or 1 even where it is not known.
            column.numbers.fill(T::default());
        }
        self.know(&mut column);
        self.registers.put(register, column);
    }

    fn check<S: Raw>(&mut self, values: &[S]) {
        for (limit, outside) in self.fact.limits.iter().zip(self.outside.iter_mut()) {
            // Where no number of this width is within, all are outside.
            let (low, high) =
                S::at_least(limit.bounds.low).zip(S::at_most(limit.bounds.high)).unwrap_or((S::HIGH, S::LOW));
            let is_out = |value: S| u8::from(value < low) | u8::from(value > high);
            if limit.codes.is_empty() {
                outside.any = any(values.iter().map(|value| is_out(*value)));
                if outside.any {
                    outside.fill(values.iter().map(|value| is_out(*value)), self.known);
                }
            } else {
                let is_out = |value: &S| u8::from(limit.codes.binary_search(&(*value).into()).is_err());
                outside.fill(values.iter().map(is_out), self.known);
            }
        }
    }

    /// Rows that are known to be none: their value is 0 and known. A row that is both none and something is outside.
    fn nones(&mut self, column: &Column<'_>, rows: &Range<usize>, none: &mut [u8], spare: &mut [u8]) {
        let is_any = column.none.is_some_and(|(bits, valid)| {
            spread(bits, rows.start, none);
            if let Some(valid) = valid {
                spread(valid.inner(), rows.start, spare);
                for (none, valid) in none.iter_mut().zip(&*spare) {
                    *none &= valid;
                }
            }
            any(none.iter().copied())
        });
        if is_any {
            for (limit, outside) in self.fact.limits.iter().zip(self.outside.iter_mut()) {
                outside.none(none, self.known, limit.optional);
            }
            match self.fact.value.lane {
                Lane::Byte => self.settle::<u8>(self.fact.value, none, 0),
                Lane::Short => self.settle::<i16>(self.fact.value, none, 0),
                Lane::Word => self.settle::<i32>(self.fact.value, none, 0),
                Lane::Long => self.settle::<i64>(self.fact.value, none, 0),
            }
        }
        if let Some(Place { operand: Operand::Register(register), .. }) = self.fact.none {
            let mut column = self.registers.take::<u8>(register);
            column.numbers.fill(0);
            self.know(&mut column);
            self.registers.put(register, column);
        }
        if let (true, Some(place)) = (is_any, self.fact.none) {
            self.settle::<u8>(place, none, 1);
        }
    }

    fn know<T>(&self, column: &mut columns::Column<T>) {
        column.is_known = self.known.is_none();
        for (out, known) in column.known.iter_mut().zip(self.known.unwrap_or_default()) {
            *out = *known;
        }
    }

    /// Gives the rows that are none a number, which is known.
    fn settle<T: Number>(&mut self, place: Place, none: &[u8], number: i64) {
        let Operand::Register(register) = place.operand else { return };
        let mut column = self.registers.take::<T>(register);
        for ((out, known), none) in column.numbers.iter_mut().zip(&mut column.known).zip(none) {
            *out = if *none != 0 { T::of(number) } else { *out };
            *known |= none;
        }
        self.registers.put(register, column);
    }
}

impl Outside {
    /// Sets the rows that are outside, of those that are known.
    fn fill(&mut self, is_out: impl Iterator<Item = u8>, known: Option<&[u8]>) {
        for (out, is_out) in self.map.iter_mut().zip(is_out) {
            *out = is_out;
        }
        for (out, known) in self.map.iter_mut().zip(known.unwrap_or_default()) {
            *out &= known;
        }
        self.any = any(self.map.iter().copied());
    }

    /// Adds the rows that are none and something, or none where none is not allowed.
    fn none(&mut self, none: &[u8], known: Option<&[u8]>, is_optional: bool) {
        if !self.any {
            self.map.fill(0);
        }
        for (at, (out, none)) in self.map.iter_mut().zip(none).enumerate() {
            let is_something = known.is_none_or(|known| known.get(at).is_some_and(|known| *known != 0));
            *out |= none & u8::from(is_something || !is_optional);
        }
        self.any = true;
    }
}
