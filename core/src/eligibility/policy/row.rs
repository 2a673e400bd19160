//! One row through a graph: each node once, in order. No branch, no allocation.

use super::date;
use super::graph::{Graph, Id, Node, Rounding};

/// Values of all nodes for one row of facts, and which of them are known.
#[derive(Debug, Clone, Default)]
pub(in crate::eligibility) struct Registers {
    values: Vec<i64>,
    known: Vec<bool>,
}

/// A node and where its value goes.
#[derive(Debug, Clone, Copy)]
pub(in crate::eligibility) struct Step {
    pub(in crate::eligibility) target: Id,
    pub(in crate::eligibility) node: Node,
}

impl Registers {
    /// Registers of a graph, its constants known, all else unknown.
    pub(in crate::eligibility) fn new(graph: &Graph) -> Self {
        let constant = |node: &Node| match node {
            Node::Constant(value) => Some(*value),
            _ => None,
        };
        let values = graph.nodes().iter().map(|node| constant(node).unwrap_or_default()).collect();
        let known = graph.nodes().iter().map(|node| constant(node).is_some()).collect();
        Self { values, known }
    }

    /// The value of a node, where it is known.
    pub(in crate::eligibility) fn value(&self, id: Id) -> Option<i64> {
        self.is_known(id).then(|| self.of(id))
    }

    /// Sets a fact's node.
    pub(in crate::eligibility) fn set(&mut self, id: Id, value: Option<i64>) {
        if let Some(held) = self.values.get_mut(id.index()) {
            *held = value.unwrap_or_default();
        }
        if let Some(held) = self.known.get_mut(id.index()) {
            *held = value.is_some();
        }
    }

    /// Computes every step, all of whose facts are known.
    pub(in crate::eligibility) fn run_known(&mut self, steps: &[Step]) {
        for step in steps {
            let value = match step.node {
                Node::Choose(condition, yes, no) => self.of(if self.of(condition) != 0 { yes } else { no }),
                Node::And(a, b) => self.of(a) & self.of(b),
                Node::Or(a, b) => self.of(a) | self.of(b),
                Node::Not(a) => self.of(a) ^ 1,
                Node::Less(a, b) => i64::from(self.of(a) < self.of(b)),
                Node::Equal(a, b) => i64::from(self.of(a) == self.of(b)),
                Node::Add(a, b) => self.of(a).wrapping_add(self.of(b)),
                Node::Subtract(a, b) => self.of(a).wrapping_sub(self.of(b)),
                Node::OneOf(a, set) => one_of(self.of(a), set),
                Node::MonthOf(a) => self.of(a) >> 5,
                Node::MonthsBetween(a, b) => date::months_between(self.of(a), self.of(b)),
                Node::Divide(Rounding::Floor, a, b) => floored(self.of(a), self.of(b)),
                Node::Least(a, b) => self.of(a).min(self.of(b)),
                Node::Greatest(a, b) => self.of(a).max(self.of(b)),
                Node::Multiply(a, b) => self.of(a).wrapping_mul(self.of(b)),
                node => {
                    let [a, b, c] = node.operands();
                    let of = |id: Option<Id>| id.map_or(0, |id| self.of(id));
                    computed(node, [of(a), of(b), of(c)])
                }
            };
            if let Some(held) = self.values.get_mut(step.target.index()) {
                *held = value;
            }
            if let Some(held) = self.known.get_mut(step.target.index()) {
                *held = true;
            }
        }
    }

    /// Computes every step, where facts may be unknown.
    pub(in crate::eligibility) fn run(&mut self, steps: &[Step]) {
        for step in steps {
            let [a, b, c] = step.node.operands();
            let known = |id: Option<Id>| id.is_none_or(|id| self.is_known(id));
            let of = |id: Option<Id>| id.map_or(0, |id| self.of(id));
            let operands = [of(a), of(b), of(c)];
            let value = match step.node {
                // Kleene: one false decides, however much is unknown.
                Node::And(..) if decides(known(a), of(a), 0) || decides(known(b), of(b), 0) => Some(0),
                Node::Or(..) if decides(known(a), of(a), 1) || decides(known(b), of(b), 1) => Some(1),
                Node::Choose(..) => {
                    let chosen = match (known(a), of(a) != 0) {
                        (true, true) => known(b).then(|| of(b)),
                        (true, false) => known(c).then(|| of(c)),
                        // Both ways lead to the same.
                        (false, _) => (known(b) && known(c) && of(b) == of(c)).then(|| of(b)),
                    };
                    chosen
                }
                node => (known(a) && known(b) && known(c)).then(|| computed(node, operands)),
            };
            self.set(step.target, value);
        }
    }

    fn is_known(&self, id: Id) -> bool {
        self.known.get(id.index()).copied().unwrap_or_default()
    }

    fn of(&self, id: Id) -> i64 {
        self.values.get(id.index()).copied().unwrap_or_default()
    }
}

const fn decides(known: bool, value: i64, deciding: i64) -> bool {
    known && value == deciding
}

const fn one_of(value: i64, set: u64) -> i64 {
    if value >= 0 && value < 64 { ((set >> value) & 1) as i64 } else { 0 }
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
    let quotient = a.wrapping_div(b);
    if a.wrapping_rem(b) != 0 && (a < 0) != (b < 0) { quotient.wrapping_sub(1) } else { quotient }
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
