//! Which rows of an operation's target are known: as [`super::super::row`] says, with a byte a row.

use super::super::graph::Node;
use super::lane::{Lane, Number};
use super::plan::{Kind, Operand, Operation};
use super::register::Registers;

/// Fills `out`, unless all rows are known: then it is `true`, and `out` is left as it was.
pub(super) fn fill(operation: &Operation, registers: &Registers, out: &mut [u8]) -> bool {
    let [a, b, c] = operation.operands;
    let of = |operand, lane| match operand {
        Operand::Register(register) => registers.known(lane, register),
        Operand::Constant(_) => None,
    };
    let lane = match operation.kind {
        Kind::From(lane) => lane,
        _ => operation.lane,
    };
    let first = if let Kind::Node(Node::Choose(..)) = operation.kind { Lane::Byte } else { lane };
    let known = [of(a, first), of(b, lane), of(c, lane)];
    if known == [None; 3] {
        return true;
    }
    match operation.kind {
        Kind::Node(Node::And(..)) => kleene(out, [a, b], known, 0, registers),
        Kind::Node(Node::Or(..)) => kleene(out, [a, b], known, 1, registers),
        Kind::Node(Node::Choose(..)) => match lane {
            Lane::Byte => choose::<u8>(out, operation, known, registers),
            Lane::Short => choose::<i16>(out, operation, known, registers),
            Lane::Word => choose::<i32>(out, operation, known, registers),
            Lane::Long => choose::<i64>(out, operation, known, registers),
        },
        _ => all(out, known),
    }
    false
}

/// Known where all operands are.
fn all(out: &mut [u8], known: [Option<&[u8]>; 3]) {
    let mut maps = known.into_iter().flatten();
    if let Some(map) = maps.next() {
        copy(out, map);
    }
    for map in maps {
        for (out, known) in out.iter_mut().zip(map) {
            *out &= known;
        }
    }
}

fn copy(out: &mut [u8], from: &[u8]) {
    for (out, from) in out.iter_mut().zip(from) {
        *out = *from;
    }
}

/// Known where both are, or where one has the value that decides.
fn kleene(
    out: &mut [u8],
    [a, b]: [Operand; 2],
    [known_a, known_b, _]: [Option<&[u8]>; 3],
    deciding: u8,
    registers: &Registers,
) {
    // What is not deciding, as a mask: 0 where the value decides.
    let open = |value: u8| value ^ deciding;
    out.fill(1);
    match (a, b) {
        (Operand::Register(a), Operand::Register(b)) => {
            let (a, b) = (registers.numbers::<u8>(a), registers.numbers::<u8>(b));
            match (known_a, known_b) {
                (Some(known_a), Some(known_b)) => {
                    let rows = out.iter_mut().zip(a).zip(b).zip(known_a).zip(known_b);
                    for ((((out, a), b), known_a), known_b) in rows {
                        let (decides_a, decides_b) = (known_a & (open(*a) ^ 1), known_b & (open(*b) ^ 1));
                        *out = (known_a & known_b) | decides_a | decides_b;
                    }
                }
                (Some(known), None) => one_open(out, known, b, open),
                (None, Some(known)) => one_open(out, known, a, open),
                (None, None) => {}
            }
        }
        // The graph has no truth connected with a constant one; where one is, it decides alone or not at all.
        (Operand::Constant(constant), _) => beside_constant(out, known_b, constant, deciding),
        (_, Operand::Constant(constant)) => beside_constant(out, known_a, constant, deciding),
    }
}

/// One operand is known where `known` says; the other, `sure`, everywhere.
fn one_open(out: &mut [u8], known: &[u8], sure: &[u8], open: impl Fn(u8) -> u8) {
    for ((out, known), sure) in out.iter_mut().zip(known).zip(sure) {
        *out = known | (open(*sure) ^ 1);
    }
}

fn beside_constant(out: &mut [u8], known: Option<&[u8]>, constant: i64, deciding: u8) {
    if let Some(known) = known
        && constant != i64::from(deciding)
    {
        copy(out, known);
    }
}

/// Known where the chosen branch is; where the condition is not known, if both branches are, and are equal.
fn choose<T: Number>(
    out: &mut [u8],
    operation: &Operation,
    [known_if, known_yes, known_no]: [Option<&[u8]>; 3],
    registers: &Registers,
) {
    let [condition, yes, no] = operation.operands;
    // First, as if the condition were known.
    match condition {
        Operand::Register(condition) => {
            pick(out, registers.numbers::<u8>(condition), known_yes, known_no);
        }
        Operand::Constant(condition) => {
            out.fill(1);
            if let Some(known) = if condition == 0 { known_no } else { known_yes } {
                copy(out, known);
            }
        }
    }
    let Some(known_if) = known_if else { return };
    // Then, where it is not: both branches known, and equal.
    for ((place, out), known) in out.iter_mut().enumerate().zip(known_if) {
        if *known == 0 {
            let is_known =
                |map: Option<&[u8]>| map.and_then(|map| map.get(place)).is_none_or(|known| *known != 0);
            let number = |operand| match operand {
                Operand::Register(register) => {
                    registers.numbers::<T>(register).get(place).copied().unwrap_or_default()
                }
                Operand::Constant(number) => T::of(number),
            };
            *out = u8::from(is_known(known_yes) && is_known(known_no) && number(yes) == number(no));
        }
    }
}

fn pick(out: &mut [u8], condition: &[u8], yes: Option<&[u8]>, no: Option<&[u8]>) {
    match (yes, no) {
        (Some(yes), Some(no)) => {
            for (((out, condition), yes), no) in out.iter_mut().zip(condition).zip(yes).zip(no) {
                *out = u8::blend(*condition, *yes, *no);
            }
        }
        (Some(yes), None) => {
            for ((out, condition), yes) in out.iter_mut().zip(condition).zip(yes) {
                *out = (condition ^ 1) | yes;
            }
        }
        (None, Some(no)) => {
            for ((out, condition), no) in out.iter_mut().zip(condition).zip(no) {
                *out = condition | no;
            }
        }
        (None, None) => out.fill(1),
    }
}
