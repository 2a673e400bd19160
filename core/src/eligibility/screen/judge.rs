//! One policy over one chunk: the outcome of each row, and what is granted.

use super::Granted;
use super::bits::pack;
use super::load::Outside;
use super::output::{Numbers, Part};
use crate::eligibility::answer::Outcome;
use crate::eligibility::policy::columns::{self, Lane, Number, Operand, Place, Plan, Registers};
use crate::eligibility::policy::interval::Interval;

/// A policy, ready for columns.
#[derive(Debug)]
pub(super) struct Judge {
    /// Its facts, each with one of the fact's limits.
    pub(super) facts: Vec<(usize, usize)>,
    pub(super) day: Day,
    /// The last day of the last period, where an extension was looked for and not found after it.
    pub(super) last: Option<i64>,
    pub(super) periods: Vec<Period>,
    pub(super) grants: Vec<Granted>,
}

/// Where the day that counts stands, and whether it is none.
pub(super) type Day = (Place, Option<Place>);

/// A period, and the block of the plan that computes it.
#[derive(Debug)]
pub(super) struct Period {
    pub(super) days: Interval,
    pub(super) block: usize,
    pub(super) verdict: Option<Place>,
    pub(super) grants: Vec<Grant>,
}

/// A granted value of a period.
#[derive(Debug)]
pub(super) struct Grant {
    /// Which of the policy's columns it fills.
    pub(super) column: usize,
    pub(super) value: Place,
    pub(super) none: Option<Place>,
    /// What a number is multiplied by to have the decimals of its column.
    pub(super) factor: i64,
}

/// Room for a chunk's maps, a byte a row, allocated once.
#[derive(Debug)]
pub(super) struct Maps {
    invalid: Vec<u8>,
    /// Rows of the period in work; of which period, and whether those are all.
    within: Vec<u8>,
    held: Option<(Day, Interval, bool)>,
    verdict: Vec<u8>,
    granted: Vec<u8>,
    /// For each column of the policy: which rows are granted, and truths that are.
    valid: Vec<Vec<u8>>,
    truths: Vec<Vec<u8>>,
}

impl Maps {
    pub(super) fn new(rows: usize, most_grants: usize) -> Self {
        let map = || vec![0; rows];
        let maps = || std::iter::repeat_with(map).take(most_grants).collect();
        Self {
            invalid: map(),
            within: map(),
            held: None,
            verdict: map(),
            granted: map(),
            valid: maps(),
            truths: maps(),
        }
    }

    /// Forgets what belongs to the chunk before.
    pub(super) const fn begin(&mut self) {
        self.held = None;
    }
}

const ELIGIBLE: u8 = Outcome::Eligible as u8;
const UNDETERMINED: u8 = Outcome::Undetermined as u8;

impl Judge {
    /// Fills the outcomes and the granted values of the rows from `from` on.
    pub(super) fn judge(
        &self,
        plan: &Plan,
        registers: &mut Registers,
        outside: &[Vec<Outside>],
        maps: &mut Maps,
        part: &mut Part<'_>,
        from: usize,
    ) {
        let rows = registers.rows();
        let is_any_invalid = self.invalid(outside, &mut maps.invalid, rows);
        let covers = |period: &&Period| self.enter(period, registers, maps);
        let all = self.periods.iter().find(covers).filter(|_| !is_any_invalid);
        if let Some(period) = all {
            period.run(plan, registers);
            if period.is_sure(registers) {
                part.outcomes(from, rows).fill(Outcome::Eligible as i8);
                for grant in &period.grants {
                    grant.write_all(registers, maps, part, from);
                }
                return;
            }
        } else {
            self.undated(registers, maps, part.outcomes(from, rows));
        }
        for valid in maps.valid.iter_mut().take(self.grants.len()) {
            valid.fill(0);
        }
        for period in &self.periods {
            if all.is_some_and(|all| all.block != period.block) {
                continue;
            }
            self.enter(period, registers, maps);
            if is_any_invalid {
                for (within, invalid) in maps.within.iter_mut().zip(&maps.invalid) {
                    *within &= invalid ^ 1;
                }
                maps.held = None;
            }
            let in_work = maps.within.get(..rows).unwrap_or_default();
            if in_work.iter().fold(0, |any, within| any | within) == 0 {
                continue;
            }
            if all.is_none() {
                period.run(plan, registers);
            }
            period.verdict(registers, &mut maps.verdict);
            let outcomes = part.outcomes(from, rows).iter_mut();
            for ((outcome, within), verdict) in outcomes.zip(&maps.within).zip(&maps.verdict) {
                *outcome = blend(*within, *verdict, *outcome);
            }
            for grant in &period.grants {
                grant.write(registers, maps, part, from);
            }
        }
        if is_any_invalid {
            for (outcome, invalid) in part.outcomes(from, rows).iter_mut().zip(&maps.invalid) {
                *outcome = blend(*invalid, Outcome::InvalidFacts as u8, *outcome);
            }
        }
        for ((grant, valid), truths) in part.grants.iter_mut().zip(&maps.valid).zip(&maps.truths) {
            let bytes = from / 8..from.saturating_add(rows).div_ceil(8);
            pack(
                valid.get(..rows).unwrap_or_default(),
                grant.valid.get_mut(bytes.clone()).unwrap_or_default(),
            );
            if let Numbers::Truths(bits) = &mut grant.numbers {
                pack(truths.get(..rows).unwrap_or_default(), bits.get_mut(bytes).unwrap_or_default());
            }
        }
    }

    /// Finds the rows of a period; whether those are all.
    fn enter(&self, period: &Period, registers: &Registers, maps: &mut Maps) -> bool {
        if let Some((day, days, is_all)) = maps.held
            && (day, days) == (self.day, period.days)
        {
            return is_all;
        }
        within(registers, self.day.0, period.days, &mut maps.within);
        if let Some(known) = known(registers, self.day.0) {
            both(&mut maps.within, known);
        }
        if let Some(none) = self.day.1 {
            for (within, none) in maps.within.iter_mut().zip(truths(registers, none)) {
                *within &= none ^ 1;
            }
        }
        let in_work = maps.within.get(..registers.rows()).unwrap_or_default();
        let is_all = in_work.iter().fold(1, |all, within| all & within) != 0;
        maps.held = Some((self.day, period.days, is_all));
        is_all
    }

    /// Which rows have a fact that the policy does not allow; whether any has.
    fn invalid(&self, outside: &[Vec<Outside>], out: &mut [u8], rows: usize) -> bool {
        let limits = self.facts.iter().filter_map(|(fact, limit)| outside.get(*fact)?.get(*limit));
        let mut is_any = false;
        for outside in limits.filter(|outside| outside.any) {
            if !is_any {
                out.fill(0);
            }
            is_any = true;
            for (out, outside) in out.iter_mut().zip(outside.map.iter().take(rows)) {
                *out |= outside;
            }
        }
        is_any
    }

    /// The outcome of rows that are in no period; which rows have a day.
    fn undated(&self, registers: &Registers, maps: &mut Maps, outcomes: &mut [i8]) {
        outcomes.fill(Outcome::NotInForce as i8);
        if let Some(last) = self.last {
            within(registers, self.day.0, Interval::new(i64::MIN, last), &mut maps.within);
            maps.held = None;
            for (outcome, within) in outcomes.iter_mut().zip(&maps.within) {
                *outcome = blend(within ^ 1, Outcome::NotKnownToBeInForce as u8, *outcome);
            }
        }
        if let Some(known) = known(registers, self.day.0) {
            for (outcome, known) in outcomes.iter_mut().zip(known) {
                *outcome = blend(known ^ 1, UNDETERMINED, *outcome);
            }
        }
        if let Some(none) = self.day.1 {
            for (outcome, none) in outcomes.iter_mut().zip(truths(registers, none)) {
                *outcome = blend(*none, UNDETERMINED, *outcome);
            }
        }
    }
}

impl Period {
    fn run(&self, plan: &Plan, registers: &mut Registers) {
        if let Some(block) = plan.blocks.get(self.block) {
            block.run(registers);
        }
    }

    /// Whether every row is eligible, and every value is there.
    fn is_sure(&self, registers: &Registers) -> bool {
        let is_there = |grant: &Grant| grant.none.is_none() && known(registers, grant.value).is_none();
        self.verdict.is_none() && self.grants.iter().all(is_there)
    }

    /// The outcome of each row of the period.
    fn verdict(&self, registers: &Registers, out: &mut [u8]) {
        let Some(verdict) = self.verdict else {
            out.fill(ELIGIBLE);
            for grant in &self.grants {
                grant.undetermined(registers, out);
            }
            return;
        };
        match verdict.operand {
            Operand::Constant(truth) => out.fill(u8::from(truth == 0)),
            Operand::Register(_) => {
                for (out, truth) in out.iter_mut().zip(truths(registers, verdict)) {
                    *out = truth ^ 1;
                }
            }
        }
        if let Some(known) = known(registers, verdict) {
            for (out, known) in out.iter_mut().zip(known) {
                *out = u8::blend(*known, *out, UNDETERMINED);
            }
        }
    }
}

impl Grant {
    /// A policy that only computes values is undetermined where one of them is not known.
    fn undetermined(&self, registers: &Registers, out: &mut [u8]) {
        let none_known = self.none.and_then(|none| known(registers, none));
        if let Some(known) = none_known {
            for (out, known) in out.iter_mut().zip(known) {
                *out = u8::blend(*known, *out, UNDETERMINED);
            }
        }
        let Some(known) = known(registers, self.value) else { return };
        match self.none {
            // Where it is none, its value need not be known.
            Some(Place { operand: Operand::Constant(none), .. }) if none != 0 => {}
            Some(none @ Place { operand: Operand::Register(_), .. }) => {
                for ((out, known), none) in out.iter_mut().zip(known).zip(truths(registers, none)) {
                    *out = u8::blend(known | none, *out, UNDETERMINED);
                }
            }
            _ => {
                for (out, known) in out.iter_mut().zip(known) {
                    *out = u8::blend(*known, *out, UNDETERMINED);
                }
            }
        }
    }

    /// Writes the values of all rows.
    fn write_all(&self, registers: &Registers, maps: &mut Maps, part: &mut Part<'_>, from: usize) {
        let (Some(column), Some(truths)) =
            (part.grants.get_mut(self.column), maps.truths.get_mut(self.column))
        else {
            return;
        };
        let rows = registers.rows();
        let bytes = from / 8..from.saturating_add(rows).div_ceil(8);
        column.valid.get_mut(bytes.clone()).unwrap_or_default().fill(u8::MAX);
        self.copy(registers, None, &mut column.numbers, truths, from);
        if let Numbers::Truths(bits) = &mut column.numbers {
            pack(truths.get(..rows).unwrap_or_default(), bits.get_mut(bytes).unwrap_or_default());
        }
    }

    /// Writes the values of the rows of the period that are eligible.
    fn write(&self, registers: &Registers, maps: &mut Maps, part: &mut Part<'_>, from: usize) {
        let granted = maps.granted.get_mut(..registers.rows()).unwrap_or_default();
        for ((granted, within), verdict) in granted.iter_mut().zip(&maps.within).zip(&maps.verdict) {
            *granted = within & u8::from(*verdict == ELIGIBLE);
        }
        if let Some(known) = known(registers, self.value) {
            both(granted, known);
        }
        if let Some(none) = self.none {
            if let Some(known) = known(registers, none) {
                both(granted, known);
            }
            match none.operand {
                Operand::Constant(none) => {
                    for granted in &mut *granted {
                        *granted &= u8::from(none == 0);
                    }
                }
                Operand::Register(_) => {
                    for (granted, none) in granted.iter_mut().zip(truths(registers, none)) {
                        *granted &= none ^ 1;
                    }
                }
            }
        }
        let (Some(valid), Some(truths)) = (maps.valid.get_mut(self.column), maps.truths.get_mut(self.column))
        else {
            return;
        };
        for (valid, granted) in valid.iter_mut().zip(&*granted) {
            *valid |= granted;
        }
        let Some(column) = part.grants.get_mut(self.column) else { return };
        self.copy(registers, Some(granted), &mut column.numbers, truths, from);
    }

    /// Copies what is granted into a column; truths only into a map.
    fn copy(
        &self,
        registers: &Registers,
        granted: Option<&[u8]>,
        numbers: &mut Numbers<'_>,
        truths: &mut [u8],
        from: usize,
    ) {
        fn cut<O>(out: &mut [O], from: usize) -> &mut [O] {
            out.get_mut(from..).unwrap_or_default()
        }
        let (place, factor) = (self.value, i128::from(self.factor));
        match numbers {
            Numbers::Truths(_) => copy(registers, place, granted, truths, u8::of),
            Numbers::Days(out) => copy(registers, place, granted, cut(out, from), day_number),
            Numbers::I32(out) => copy(registers, place, granted, cut(out, from), i32::of),
            Numbers::I64(out) => copy(registers, place, granted, cut(out, from), i64::of),
            Numbers::I128(out) => {
                copy(registers, place, granted, cut(out, from), |value| {
                    i128::from(value).wrapping_mul(factor)
                });
            }
        }
    }
}

/// A packed date as days since 1970-01-01; a date of a policy is of the years 1 to 9999.
fn day_number(packed: i64) -> i32 {
    columns::day_number(i32::of(packed))
}

/// Copies what is granted, all where it is `None`; the rest stays as it is.
fn copy<O: Copy>(
    registers: &Registers,
    place: Place,
    granted: Option<&[u8]>,
    out: &mut [O],
    of: impl Fn(i64) -> O,
) {
    fn of_lane<T: Number, O: Copy>(
        numbers: &[T],
        granted: Option<&[u8]>,
        out: &mut [O],
        of: impl Fn(i64) -> O,
    ) {
        let Some(granted) = granted.filter(|granted| granted.contains(&0)) else {
            for (out, number) in out.iter_mut().zip(numbers) {
                *out = of(number.wide());
            }
            return;
        };
        for ((out, number), granted) in out.iter_mut().zip(numbers).zip(granted) {
            let number = of(number.wide());
            *out = if *granted != 0 { number } else { *out };
        }
    }
    match (place.operand, place.lane) {
        (Operand::Constant(number), _) => {
            for (at, out) in out.iter_mut().enumerate().take(registers.rows()) {
                let is_granted =
                    granted.is_none_or(|granted| granted.get(at).is_some_and(|granted| *granted != 0));
                *out = if is_granted { of(number) } else { *out };
            }
        }
        (Operand::Register(at), Lane::Byte) => of_lane::<u8, O>(registers.numbers(at), granted, out, of),
        (Operand::Register(at), Lane::Short) => of_lane::<i16, O>(registers.numbers(at), granted, out, of),
        (Operand::Register(at), Lane::Word) => of_lane::<i32, O>(registers.numbers(at), granted, out, of),
        (Operand::Register(at), Lane::Long) => of_lane::<i64, O>(registers.numbers(at), granted, out, of),
    }
}

/// Which rows of a place are known; `None` where all are.
fn known(registers: &Registers, place: Place) -> Option<&[u8]> {
    match place.operand {
        Operand::Register(register) => registers.known(place.lane, register),
        Operand::Constant(_) => None,
    }
}

/// The truths of a place in a register.
fn truths(registers: &Registers, place: Place) -> &[u8] {
    match place.operand {
        Operand::Register(register) => registers.numbers::<u8>(register),
        Operand::Constant(_) => &[],
    }
}

/// Which rows of a place are within bounds.
fn within(registers: &Registers, place: Place, bounds: Interval, out: &mut [u8]) {
    fn of_lane<T: Number>(numbers: &[T], bounds: Interval, out: &mut [u8]) {
        let bounds = bounds.shared(T::ALL);
        if bounds.is_empty() {
            return out.fill(0);
        }
        let (low, high) = (T::of(bounds.low), T::of(bounds.high));
        for (out, number) in out.iter_mut().zip(numbers) {
            *out = u8::from(*number >= low) & u8::from(*number <= high);
        }
    }
    match (place.operand, place.lane) {
        (Operand::Constant(number), _) => out.fill(u8::from(bounds.holds(number))),
        (Operand::Register(at), Lane::Byte) => of_lane::<u8>(registers.numbers(at), bounds, out),
        (Operand::Register(at), Lane::Short) => of_lane::<i16>(registers.numbers(at), bounds, out),
        (Operand::Register(at), Lane::Word) => of_lane::<i32>(registers.numbers(at), bounds, out),
        (Operand::Register(at), Lane::Long) => of_lane::<i64>(registers.numbers(at), bounds, out),
    }
}

/// An outcome in the rows of a map, another elsewhere.
fn blend(within: u8, outcome: u8, other: i8) -> i8 {
    u8::blend(within, outcome, other.cast_unsigned()).cast_signed()
}

fn both(out: &mut [u8], other: &[u8]) {
    for (out, other) in out.iter_mut().zip(other) {
        *out &= other;
    }
}
