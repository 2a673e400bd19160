//! Many rows through a graph: one node after another, each over a whole chunk of rows.
//!
//! It computes what [`super::row`] computes, row by row. A chunk is short enough that its registers stay in the
//! nearest caches, and each operation is one loop without a branch, which the compiler turns into instructions that
//! take several rows at once. Truths, and which rows are known, are a byte a row: with them comparing, choosing and
//! three-valued logic are such loops too, and no bits have to be packed and unpacked in between. Where all rows of a
//! chunk are known, nothing is spent on it.

mod calendar;
mod known;
mod lane;
mod plan;
mod quotient;
mod register;

pub(in crate::eligibility) use lane::{Lane, Number};
pub(in crate::eligibility) use plan::{Block, Operand, Place, Plan, Planner};
pub(in crate::eligibility) use register::{Column, Registers};

use super::graph::Node;
use plan::{Kind, Operation};

/// What an operation reads, as a loop needs it.
#[derive(Debug, Clone, Copy)]
enum Source<'a, T> {
    Column(&'a [T]),
    Constant(T),
}

impl Block {
    /// Computes the block for the rows of the chunk.
    pub(in crate::eligibility) fn run(&self, registers: &mut Registers) {
        for operation in &self.operations {
            match operation.lane {
                Lane::Byte => run::<u8>(operation, registers),
                Lane::Short => run::<i16>(operation, registers),
                Lane::Word => run::<i32>(operation, registers),
                Lane::Long => run::<i64>(operation, registers),
            }
        }
    }
}

fn run<T: Number>(operation: &Operation, registers: &mut Registers) {
    let [a, b, c] = operation.operands;
    match operation.kind {
        Kind::Over(quotient) => write(operation, registers, |out: &mut [T], registers| {
            unary(out, source::<T>(a, registers), |a| a.over(quotient));
        }),
        Kind::From(Lane::Byte) => convert::<u8, T>(operation, registers),
        Kind::From(Lane::Short) => convert::<i16, T>(operation, registers),
        Kind::From(Lane::Word) => convert::<i32, T>(operation, registers),
        Kind::From(Lane::Long) => convert::<i64, T>(operation, registers),
        Kind::Node(Node::Choose(..)) => write(operation, registers, |out: &mut [T], registers| {
            choose(out, source::<u8>(a, registers), source(b, registers), source(c, registers));
        }),
        Kind::Node(node @ (Node::Less(..) | Node::Equal(..) | Node::OneOf(..))) => {
            write(operation, registers, |out: &mut [u8], registers| {
                test(node, out, source::<T>(a, registers), source(b, registers));
            });
        }
        Kind::Node(node @ (Node::And(..) | Node::Or(..) | Node::Not(_))) => {
            write(operation, registers, |out: &mut [u8], registers| {
                connect(node, out, source(a, registers), source(b, registers));
            });
        }
        Kind::Node(node) => write(operation, registers, |out: &mut [T], registers| {
            compute(node, out, source(a, registers), source(b, registers));
        }),
    }
}

/// Fills the target's numbers, and which of them are known.
fn write<T: Number>(
    operation: &Operation,
    registers: &mut Registers,
    fill: impl FnOnce(&mut [T], &Registers),
) {
    let mut target = registers.take::<T>(operation.target);
    if let Some(out) = target.numbers.get_mut(..registers.rows) {
        fill(out, registers);
    }
    target.is_known = true;
    if let Some(out) = target.known.get_mut(..registers.rows) {
        target.is_known = known::fill(operation, registers, out);
    }
    registers.put(operation.target, target);
}

fn source<T: Number>(operand: Operand, registers: &Registers) -> Source<'_, T> {
    match operand {
        Operand::Register(register) => Source::Column(registers.numbers(register)),
        Operand::Constant(number) => Source::Constant(T::of(number)),
    }
}

fn convert<S: Number, T: Number>(operation: &Operation, registers: &mut Registers) {
    let [a, ..] = operation.operands;
    write(operation, registers, |out: &mut [T], registers| {
        unary(out, source::<S>(a, registers), |a| T::of(a.wide()));
    });
}

fn compute<T: Number>(node: Node, out: &mut [T], a: Source<'_, T>, b: Source<'_, T>) {
    match node {
        Node::Add(..) => binary(out, a, b, T::plus),
        Node::Subtract(..) => binary(out, a, b, T::minus),
        Node::Multiply(..) => binary(out, a, b, T::times),
        Node::Least(..) => binary(out, a, b, T::min),
        Node::Greatest(..) => binary(out, a, b, T::max),
        Node::Divide(rounding, ..) => binary(out, a, b, |a, b| a.divided(rounding, b)),
        Node::MonthOf(_) => unary(out, a, T::month_of),
        Node::DayOf(_) => unary(out, a, T::day_of),
        Node::DayNumber(_) => unary(out, a, T::day_number),
        Node::DateOfDayNumber(_) => unary(out, a, T::date_of_day_number),
        Node::AddMonths(..) => binary(out, a, b, T::add_months),
        Node::MonthsBetween(..) => binary(out, a, b, T::months_between),
        // These are no operations, or others' work.
        Node::Fact(_)
        | Node::IsNone(_)
        | Node::Constant(_)
        | Node::Less(..)
        | Node::Equal(..)
        | Node::OneOf(..)
        | Node::And(..)
        | Node::Or(..)
        | Node::Not(_)
        | Node::Choose(..) => {}
    }
}

fn test<T: Number>(node: Node, out: &mut [u8], a: Source<'_, T>, b: Source<'_, T>) {
    match node {
        Node::Less(..) => binary(out, a, b, |a, b| u8::from(a < b)),
        Node::OneOf(_, set) => one_of(out, a, set),
        _ => binary(out, a, b, |a, b| u8::from(a == b)),
    }
}

/// Of a small set, each member is compared; of a larger one, its bit is looked up.
fn one_of<T: Number>(out: &mut [u8], a: Source<'_, T>, set: u64) {
    let mut members = (0..64_u8).filter(|member| (set >> member) & 1 != 0).map(|member| T::of(member.into()));
    let first = members.next();
    let four = [first, members.next(), members.next(), members.next()].map(|member| member.or(first));
    match (four, members.next()) {
        ([Some(one), Some(two), Some(three), Some(four)], None) => unary(out, a, |a| {
            u8::from(a == one) | u8::from(a == two) | u8::from(a == three) | u8::from(a == four)
        }),
        _ => unary(out, a, |a| a.one_of(set)),
    }
}

fn connect(node: Node, out: &mut [u8], a: Source<'_, u8>, b: Source<'_, u8>) {
    match node {
        Node::And(..) => binary(out, a, b, |a, b| a & b),
        Node::Or(..) => binary(out, a, b, |a, b| a | b),
        _ => unary(out, a, |a| a ^ 1),
    }
}

fn unary<S: Copy, T: Copy>(out: &mut [T], a: Source<'_, S>, of: impl Fn(S) -> T) {
    match a {
        Source::Column(a) => {
            for (out, a) in out.iter_mut().zip(a) {
                *out = of(*a);
            }
        }
        Source::Constant(a) => out.fill(of(a)),
    }
}

fn binary<S: Copy, T: Copy>(out: &mut [T], a: Source<'_, S>, b: Source<'_, S>, of: impl Fn(S, S) -> T) {
    match (a, b) {
        (Source::Column(a), Source::Column(b)) => {
            for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
                *out = of(*a, *b);
            }
        }
        (Source::Column(a), Source::Constant(b)) => unary(out, Source::Column(a), |a| of(a, b)),
        (Source::Constant(a), b) => unary(out, b, |b| of(a, b)),
    }
}

fn choose<T: Copy>(out: &mut [T], condition: Source<'_, u8>, yes: Source<'_, T>, no: Source<'_, T>) {
    let condition = match condition {
        Source::Column(condition) => condition,
        Source::Constant(condition) => return unary(out, if condition != 0 { yes } else { no }, |a| a),
    };
    let pick = |condition: u8, yes: T, no: T| if condition != 0 { yes } else { no };
    match (yes, no) {
        (Source::Column(yes), Source::Column(no)) => {
            for (((out, condition), yes), no) in out.iter_mut().zip(condition).zip(yes).zip(no) {
                *out = pick(*condition, *yes, *no);
            }
        }
        (Source::Column(yes), Source::Constant(no)) => {
            for ((out, condition), yes) in out.iter_mut().zip(condition).zip(yes) {
                *out = pick(*condition, *yes, no);
            }
        }
        (Source::Constant(yes), Source::Column(no)) => {
            for ((out, condition), no) in out.iter_mut().zip(condition).zip(no) {
                *out = pick(*condition, yes, *no);
            }
        }
        (Source::Constant(yes), Source::Constant(no)) => {
            unary(out, Source::Column(condition), |condition| pick(condition, yes, no));
        }
    }
}
