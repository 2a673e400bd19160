//! One row through a graph: each node once, in order. No branch, no allocation.

use super::date;
use super::graph::{Graph, Id, Node, Rounding};

/// Values of all nodes for one row of facts, and which of them are known.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Registers {
    values: Values,
    known: Vec<bool>,
    /// Whether every node that is asked for is known; `known` is not kept up to date then.
    all_known: bool,
}

/// As many places as a position can name, so that no access has to be checked.
#[derive(Debug, Clone)]
enum Values {
    Few(Box<[i64; FEW]>),
    Many(Box<[i64; MANY]>),
}

const FEW: usize = 512;
const MANY: usize = 65_536;

/// A node and where its value goes.
#[derive(Debug, Clone, Copy)]
pub(in crate::eligibility) struct Step {
    pub(in crate::eligibility) target: Id,
    pub(in crate::eligibility) node: Node,
}

impl Registers {
    /// Registers of a graph, its constants known, all else unknown.
    pub(in crate::eligibility) fn new(graph: &Graph) -> Self {
        let count = graph.nodes().len();
        let values = if count <= FEW { Values::Few(zeroed()) } else { Values::Many(zeroed()) };
        let mut registers = Self { values, known: vec![false; count], all_known: false };
        for (at, node) in (0_u16..).zip(graph.nodes()) {
            if let Node::Constant(value) = node {
                registers.set(Id(at), Some(*value));
            }
        }
        registers
    }

    /// The value of a node, where it is known.
    pub(in crate::eligibility) fn value(&self, id: Id) -> Option<i64> {
        (self.all_known || self.is_known(id)).then(|| self.of(id))
    }

    /// Sets a fact's node.
    pub(in crate::eligibility) fn set(&mut self, id: Id, value: Option<i64>) {
        match &mut self.values {
            Values::Few(values) => put(values, id, value.unwrap_or_default()),
            Values::Many(values) => put(values, id, value.unwrap_or_default()),
        }
        if let Some(held) = self.known.get_mut(id.index()) {
            *held = value.is_some();
        }
    }

    /// Computes every step, all of whose facts are known.
    pub(in crate::eligibility) fn run_known(&mut self, steps: &[Step]) {
        self.all_known = true;
        match &mut self.values {
            Values::Few(values) => run_known(values, steps),
            Values::Many(values) => run_known(values, steps),
        }
    }

    /// Computes every step, where facts may be unknown.
    pub(in crate::eligibility) fn run(&mut self, steps: &[Step]) {
        self.all_known = false;
        match &mut self.values {
            Values::Few(values) => run(values, &mut self.known, steps),
            Values::Many(values) => run(values, &mut self.known, steps),
        }
    }

    fn is_known(&self, id: Id) -> bool {
        self.known.get(id.index()).copied().unwrap_or_default()
    }

    fn of(&self, id: Id) -> i64 {
        match &self.values {
            Values::Few(values) => of(values, id),
            Values::Many(values) => of(values, id),
        }
    }
}

#[expect(clippy::unnecessary_box_returns, reason = "half a megabyte is not for the stack")]
fn zeroed<const N: usize>() -> Box<[i64; N]> {
    // INVARIANT: the vector has N elements, and becomes the box without a copy.
    vec![0; N].into_boxed_slice().try_into().unwrap_or_else(|_| Box::new([0; N]))
}

/// INVARIANT: a graph of more than `FEW` nodes has registers for `MANY`; N is a power of two, so that the mask changes
/// no position and shows the compiler that each is in bounds.
fn of<const N: usize>(values: &[i64; N], id: Id) -> i64 {
    values.get(id.index() & (N - 1)).copied().unwrap_or_default()
}

fn put<const N: usize>(values: &mut [i64; N], id: Id, value: i64) {
    if let Some(held) = values.get_mut(id.index() & (N - 1)) {
        *held = value;
    }
}

fn run_known<const N: usize>(values: &mut [i64; N], steps: &[Step]) {
    for step in steps {
        let value = match step.node {
            Node::Choose(condition, yes, no) => {
                let (yes, no) = (of(values, yes), of(values, no));
                if of(values, condition) != 0 { yes } else { no }
            }
            Node::And(a, b) => of(values, a) & of(values, b),
            Node::Or(a, b) => of(values, a) | of(values, b),
            Node::Not(a) => of(values, a) ^ 1,
            Node::Less(a, b) => i64::from(of(values, a) < of(values, b)),
            Node::AtMost(a, b) => i64::from(of(values, a) <= of(values, b)),
            Node::Equal(a, b) => i64::from(of(values, a) == of(values, b)),
            Node::Add(a, b) => of(values, a).wrapping_add(of(values, b)),
            Node::Subtract(a, b) => of(values, a).wrapping_sub(of(values, b)),
            Node::Multiply(a, b) => of(values, a).wrapping_mul(of(values, b)),
            Node::OneOf(a, set) => one_of(of(values, a), set),
            Node::MonthOf(a) => of(values, a) >> 5,
            Node::MonthsBetween(a, b) => date::months_between(of(values, a), of(values, b)),
            Node::Least(a, b) => of(values, a).min(of(values, b)),
            Node::Greatest(a, b) => of(values, a).max(of(values, b)),
            Node::Divide(Rounding::Floor, a, b) => floored(of(values, a), of(values, b)),
            Node::Divide(Rounding::Down, a, b) => match of(values, b) {
                0 => 0,
                by => quotient(of(values, a), by).0,
            },
            node => {
                let [a, b, c] = node.operands();
                let of = |id: Option<Id>| id.map_or(0, |id| of(values, id));
                computed(node, [of(a), of(b), of(c)])
            }
        };
        put(values, step.target, value);
    }
}

fn run<const N: usize>(values: &mut [i64; N], known: &mut [bool], steps: &[Step]) {
    for step in steps {
        let [a, b, c] = step.node.operands();
        let is_known =
            |id: Option<Id>| id.is_none_or(|id| known.get(id.index()).copied().unwrap_or_default());
        let of = |id: Option<Id>| id.map_or(0, |id| of(values, id));
        let value = match step.node {
            // Kleene: one false decides, however much is unknown.
            Node::And(..) if decides(is_known(a), of(a), 0) || decides(is_known(b), of(b), 0) => Some(0),
            Node::Or(..) if decides(is_known(a), of(a), 1) || decides(is_known(b), of(b), 1) => Some(1),
            Node::Choose(..) => match (is_known(a), of(a) != 0) {
                (true, true) => is_known(b).then(|| of(b)),
                (true, false) => is_known(c).then(|| of(c)),
                // Both ways lead to the same.
                (false, _) => (is_known(b) && is_known(c) && of(b) == of(c)).then(|| of(b)),
            },
            node => {
                let operands = [of(a), of(b), of(c)];
                (is_known(a) && is_known(b) && is_known(c)).then(|| computed(node, operands))
            }
        };
        put(values, step.target, value.unwrap_or_default());
        if let Some(held) = known.get_mut(step.target.index()) {
            *held = value.is_some();
        }
    }
}

const fn decides(known: bool, value: i64, deciding: i64) -> bool {
    known && value == deciding
}

const fn one_of(value: i64, set: u64) -> i64 {
    if value >= 0 && value < 64 { ((set >> value) & 1).cast_signed() } else { 0 }
}

/// The value of a node from those of its operands; what it has not is 0.
pub(in crate::eligibility) const fn computed(node: Node, [a, b, c]: [i64; 3]) -> i64 {
    match node {
        Node::Fact(_) | Node::IsNone(_) => 0,
        Node::Constant(value) => value,
        Node::Add(..) => a.wrapping_add(b),
        Node::Subtract(..) => a.wrapping_sub(b),
        Node::Multiply(..) => a.wrapping_mul(b),
        Node::Divide(rounding, ..) => divided(rounding, a, b),
        Node::Least(..) => {
            if b < a {
                b
            } else {
                a
            }
        }
        Node::Greatest(..) => {
            if b > a {
                b
            } else {
                a
            }
        }
        Node::MonthOf(_) => a >> 5,
        Node::DayOf(_) => a & 31,
        Node::DayNumber(_) => date::day_number(a),
        Node::DateOfDayNumber(_) => date::of_day_number(a),
        Node::AddMonths(..) => date::add_months(a, b),
        Node::MonthsBetween(..) => date::months_between(a, b),
        Node::Less(..) => (a < b) as i64,
        Node::AtMost(..) => (a <= b) as i64,
        Node::Equal(..) => (a == b) as i64,
        Node::OneOf(_, set) => one_of(a, set),
        Node::And(..) => a & b,
        Node::Or(..) => a | b,
        Node::Not(_) => a ^ 1,
        Node::Choose(..) => {
            if a != 0 {
                b
            } else {
                c
            }
        }
    }
}

const fn floored(a: i64, b: i64) -> i64 {
    if b == 0 {
        return 0;
    }
    let (quotient, rest) = quotient(a, b);
    if rest != 0 && (a < 0) != (b < 0) { quotient.wrapping_sub(1) } else { quotient }
}

/// Towards zero, and what is left. Half the width takes a third of the time.
#[expect(clippy::cast_possible_truncation, reason = "what does not fit takes the other way")]
const fn quotient(a: i64, b: i64) -> (i64, i64) {
    let (short, by) = (a as i32, b as i32);
    if short as i64 == a && by as i64 == b && by > 0 {
        return (short.wrapping_div(by) as i64, short.wrapping_rem(by) as i64);
    }
    (a.wrapping_div(b), a.wrapping_rem(b))
}

/// A quotient, rounded; 0 where the divisor is 0.
pub(in crate::eligibility) const fn divided(rounding: Rounding, a: i64, b: i64) -> i64 {
    if b == 0 {
        return 0;
    }
    let quotient = a.wrapping_div(b);
    let rest = a.wrapping_rem(b);
    if rest == 0 {
        return quotient;
    }
    let is_negative = (a < 0) != (b < 0);
    let away = if is_negative { quotient.wrapping_sub(1) } else { quotient.wrapping_add(1) };
    // Twice the rest against the divisor, both without sign: below, at or above the half.
    let twice = (rest.unsigned_abs() as u128) * 2;
    let whole = b.unsigned_abs() as u128;
    let goes_away = match rounding {
        Rounding::Floor => is_negative,
        Rounding::Ceiling => !is_negative,
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::HalfUp => twice >= whole,
        Rounding::HalfDown => twice > whole,
        Rounding::HalfEven => twice > whole || (twice == whole && quotient & 1 != 0),
    };
    if goes_away { away } else { quotient }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_rounding() {
        let all = [
            Rounding::Floor,
            Rounding::Ceiling,
            Rounding::Down,
            Rounding::Up,
            Rounding::HalfUp,
            Rounding::HalfDown,
            Rounding::HalfEven,
        ];
        for (a, b, expected) in [
            (7, 2, [3, 4, 3, 4, 4, 3, 4]),
            (5, 2, [2, 3, 2, 3, 3, 2, 2]),
            (-5, 2, [-3, -2, -2, -3, -3, -2, -2]),
            (5, -2, [-3, -2, -2, -3, -3, -2, -2]),
            (-7, -2, [3, 4, 3, 4, 4, 3, 4]),
            (7, 3, [2, 3, 2, 3, 2, 2, 2]),
            (8, 3, [2, 3, 2, 3, 3, 3, 3]),
            (-8, 3, [-3, -2, -2, -3, -3, -3, -3]),
            (6, 3, [2; 7]),
            (6, 0, [0; 7]),
        ] {
            assert_eq!(all.map(|rounding| divided(rounding, a, b)), expected, "{a} / {b}");
        }
        assert_eq!(divided(Rounding::Floor, i64::MIN, -1), i64::MIN);
        assert_eq!((floored(-1, 12), floored(-12, 12), floored(11, 12), floored(1, 0)), (-1, -1, 0, 0));
    }
}
