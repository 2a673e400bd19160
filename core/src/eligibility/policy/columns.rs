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

pub(in crate::eligibility) use calendar::{Days, day_number};
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
        Kind::Node(node @ (Node::Less(..) | Node::AtMost(..) | Node::Equal(..) | Node::OneOf(..))) => {
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
        | Node::AtMost(..)
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
        Node::AtMost(..) => binary(out, a, b, |a, b| u8::from(a <= b)),
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

fn choose<T: Number>(out: &mut [T], condition: Source<'_, u8>, yes: Source<'_, T>, no: Source<'_, T>) {
    let condition = match condition {
        Source::Column(condition) => condition,
        Source::Constant(condition) => return unary(out, if condition != 0 { yes } else { no }, |a| a),
    };
    match (yes, no) {
        (Source::Column(yes), Source::Column(no)) => {
            for (((out, condition), yes), no) in out.iter_mut().zip(condition).zip(yes).zip(no) {
                *out = T::blend(*condition, *yes, *no);
            }
        }
        (Source::Column(yes), Source::Constant(no)) => {
            for ((out, condition), yes) in out.iter_mut().zip(condition).zip(yes) {
                *out = T::blend(*condition, *yes, no);
            }
        }
        (Source::Constant(yes), Source::Column(no)) => {
            for ((out, condition), no) in out.iter_mut().zip(condition).zip(no) {
                *out = T::blend(*condition, yes, *no);
            }
        }
        (Source::Constant(yes), Source::Constant(no)) => {
            unary(out, Source::Column(condition), |condition| T::blend(condition, yes, no));
        }
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "the graphs have few nodes")]
#[expect(clippy::many_single_char_names, reason = "operands have no other names")]
mod tests {
    use proptest::prelude::*;

    use super::super::graph::{Graph, Id, Rounding};
    use super::super::interval::Interval;
    use super::super::row::{self, Step};
    use super::super::{date, row::Registers as Row};
    use super::*;

    /// The facts of every graph: two truths, numbers of each lane, dates, a text.
    const FACTS: [Interval; 10] = [
        Interval::TRUTH,
        Interval::TRUTH,
        Interval::new(0, 63),
        Interval::new(0, 255),
        Interval::new(-40, 600),
        Interval::new(-100_000, 2_000_000),
        Interval::new(-1_000_000_000_000, 1_000_000_000_000),
        Interval::new((1900 * 12) * 32 + 1, (2199 * 12 + 11) * 32 + 31),
        Interval::new((1950 * 12) * 32 + 1, (2040 * 12 + 11) * 32 + 31),
        date::ALL,
    ];

    const ROUNDINGS: [Rounding; 7] = [
        Rounding::Floor,
        Rounding::Ceiling,
        Rounding::Down,
        Rounding::Up,
        Rounding::HalfUp,
        Rounding::HalfDown,
        Rounding::HalfEven,
    ];

    type Seed = (u8, u16, u16, u16, i64);

    /// A graph in which operands have the types that the compiler gives them.
    fn graph(seeds: &[Seed]) -> Graph {
        let mut graph = Graph::default();
        let facts: Vec<Id> = (0..).zip(FACTS).map(|(slot, bounds)| graph.fact(slot, bounds)).collect();
        let (mut truths, mut numbers, mut dates) =
            (facts[..2].to_vec(), facts[2..7].to_vec(), facts[7..].to_vec());
        for (kind, a, b, c, constant) in seeds.iter().copied() {
            let constant = graph.literal(constant);
            let pick = |pool: &[Id], from: u16| pool[usize::from(from) % pool.len()];
            // Now and then, the second is a constant.
            let number = |from: u16| if from.is_multiple_of(3) { constant } else { pick(&numbers, from) };
            let (n, m, k) = (pick(&numbers, a), number(b), number(c));
            let (d, e) = (pick(&dates, a), pick(&dates, b));
            let (t, u, v) = (pick(&truths, a), pick(&truths, b), pick(&truths, c));
            let (node, pool) = match kind % 27 {
                0 => (Node::Add(n, m), &mut numbers),
                1 => (Node::Subtract(n, m), &mut numbers),
                2 => (Node::Multiply(n, m), &mut numbers),
                3 | 4 => (Node::Divide(ROUNDINGS[usize::from(c % 7)], n, m), &mut numbers),
                5 => (Node::Least(n, m), &mut numbers),
                6 => (Node::Greatest(n, m), &mut numbers),
                7 => (Node::MonthOf(d), &mut numbers),
                8 => (Node::DayOf(d), &mut numbers),
                9 => (Node::DayNumber(d), &mut numbers),
                10 => (Node::DateOfDayNumber(n), &mut dates),
                11 | 12 => (Node::AddMonths(d, m), &mut dates),
                13 => (Node::MonthsBetween(d, e), &mut numbers),
                14 => (Node::Less(n, m), &mut truths),
                15 => (Node::Less(d, e), &mut truths),
                16 => (Node::AtMost(n, m), &mut truths),
                17 => (Node::AtMost(d, e), &mut truths),
                18 => (Node::Equal(n, m), &mut truths),
                19 => (Node::OneOf(n, 0x8000_0000_0000_0011_u64.rotate_left(b.into())), &mut truths),
                20 => (Node::OneOf(n, u64::from(b) * 0x1001_0110_1001), &mut truths),
                21 => (Node::And(t, u), &mut truths),
                22 => (Node::Or(t, u), &mut truths),
                23 => (Node::Not(t), &mut truths),
                24 => (Node::Choose(t, u, v), &mut truths),
                25 => (Node::Choose(t, d, e), &mut dates),
                _ => (Node::Choose(t, m, k), &mut numbers),
            };
            let id = graph.add(node);
            let bounds = graph.bounds(id);
            let is_date = matches!(node, Node::AddMonths(..) | Node::DateOfDayNumber(_));
            if bounds.is_bounded() && (!is_date || calendar::SPAN.shared(bounds) == bounds) {
                pool.push(id);
            }
        }
        graph
    }

    fn number(bounds: Interval) -> impl Strategy<Value = i64> {
        prop_oneof![8 => bounds.low..=bounds.high, 1 => Just(bounds.low), 1 => Just(bounds.high)]
    }

    /// A fact of each row, none of them unknown in some columns, many in others.
    fn column(bounds: Interval) -> impl Strategy<Value = Vec<Option<i64>>> {
        let number = if date::ALL.shared(bounds) == bounds && bounds.low > 2 {
            // A day of the month that every month has, and sometimes those that not every month has.
            number(bounds)
                .prop_map(move |packed| {
                    let month = packed >> 5;
                    let day = (packed & 31).max(1);
                    [day, 28, 27]
                        .into_iter()
                        .map(|day| month * 32 + day)
                        .find(|packed| date::unpacked(*packed).is_some())
                        .unwrap_or(bounds.low)
                })
                .boxed()
        } else {
            number(bounds).boxed()
        };
        prop_oneof![
            proptest::collection::vec(number.clone().prop_map(Some), 21),
            proptest::collection::vec(proptest::option::weighted(0.6, number), 21),
        ]
    }

    fn read(registers: &Registers, place: Place, at: usize) -> Option<i64> {
        let register = match place.operand {
            Operand::Constant(number) => return Some(number),
            Operand::Register(register) => register,
        };
        let number = match place.lane {
            Lane::Byte => registers.numbers::<u8>(register)[at].wide(),
            Lane::Short => registers.numbers::<i16>(register)[at].wide(),
            Lane::Word => registers.numbers::<i32>(register)[at].wide(),
            Lane::Long => registers.numbers::<i64>(register)[at].wide(),
        };
        registers.known(place.lane, register).is_none_or(|known| known[at] != 0).then_some(number)
    }

    fn set<T: Number>(registers: &mut Registers, register: u16, facts: &[Option<i64>], nothing: i64) {
        let mut column = registers.take::<T>(register);
        column.is_known = facts.iter().all(Option::is_some);
        for (at, fact) in facts.iter().enumerate() {
            // What stands where nothing is known must not matter.
            column.numbers[at] = T::of(fact.unwrap_or(nothing));
            column.known[at] = u8::from(fact.is_some());
        }
        registers.put(register, column);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn columns_agree_with_rows(
            seeds in proptest::collection::vec((any::<u8>(), any::<u16>(), any::<u16>(), any::<u16>(), -70_i64..500), 1..60),
            facts in FACTS.map(column),
            cut in any::<u16>(),
            asked in any::<u64>(),
        ) {
            let graph = graph(&seeds);
            let steps: Vec<Step> = graph
                .nodes()
                .iter()
                .enumerate()
                .filter(|(_, node)| !matches!(node, Node::Fact(_) | Node::Constant(_)))
                .map(|(at, node)| Step { target: Id(at as u16), node: *node })
                .collect();
            let (common, rest) = steps.split_at(usize::from(cut) % (steps.len() + 1));
            let results = |steps: &[Step]| -> Vec<Id> {
                steps.iter().map(|step| step.target).filter(|id| (asked >> (id.0 % 64)) & 1 != 0).collect()
            };
            let (first, all) = (results(common), results(&steps));
            let mut planner = Planner::new(&graph);
            for slot in 0..FACTS.len() {
                planner.fact(Id(slot as u16));
            }
            planner.block(common, &first);
            planner.block(rest, &all);
            planner.block(rest, &all);
            let plan = planner.finish();
            let mut registers = plan.registers(32);
            registers.begin(21);
            for ((slot, place), facts) in plan.facts.iter().enumerate().zip(&facts) {
                let nothing = if slot < 2 { 1 } else { 77 };
                let Operand::Register(register) = place.operand else { panic!("a fact has a register") };
                match place.lane {
                    Lane::Byte => set::<u8>(&mut registers, register, facts, nothing),
                    Lane::Short => set::<i16>(&mut registers, register, facts, nothing),
                    Lane::Word => set::<i32>(&mut registers, register, facts, nothing),
                    Lane::Long => set::<i64>(&mut registers, register, facts, nothing),
                }
            }
            let expected: Vec<Row> = (0..21)
                .map(|at| {
                    let mut row = Row::new(&graph);
                    for (slot, facts) in facts.iter().enumerate() {
                        row.set(Id(slot as u16), facts[at]);
                    }
                    row.run(&steps);
                    row
                })
                .collect();
            // The second block may be left out; the third must not miss it.
            for (block, ids) in [(0, &first), (1, &all), (2, &all)] {
                if block == 1 && cut & 1 == 0 {
                    continue;
                }
                let block = &plan.blocks[block];
                block.run(&mut registers);
                for (id, place) in ids.iter().zip(&block.results) {
                    for (at, row) in expected.iter().enumerate() {
                        let node = graph.nodes()[id.index()];
                        prop_assert_eq!(read(&registers, *place, at), row.value(*id), "{:?} in row {}", node, at);
                    }
                }
            }
        }
    }

    #[test]
    fn every_node_has_its_operation() {
        let one = Id(0);
        assert_eq!(row::computed(Node::OneOf(one, 4), [2, 0, 0]), 1);
        let mut out = [0_u8; 3];
        one_of(&mut out, Source::Column(&[2_i16, 66, -62]), 4);
        assert_eq!(out, [1, 0, 0]);
        one_of(&mut out, Source::Column(&[2_i16, 66, -62]), u64::MAX);
        assert_eq!(out, [1, 0, 0]);
    }
}
