//! From steps over nodes to operations over registers: lanes are chosen by bounds, and a register is used again
//! after its last use.

use std::collections::BTreeMap;

use super::super::graph::{Graph, Id, Node};
use super::super::row::Step;
use super::calendar;
use super::lane::Lane;
use super::quotient::Quotient;
use super::register::Registers;

/// What an operation reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eligibility) enum Operand {
    /// A register of the operation's lane.
    Register(u16),
    /// The same number in every row.
    Constant(i64),
}

/// What an operation does; its operands are of its lane, but for the condition of `Choose`, which is a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a node of the graph does.
    Node(Node),
    /// A quotient by a constant.
    Over(Quotient),
    /// The same number in another lane, that of the operation being the target's.
    From(Lane),
}

/// One operation on all rows of a chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Operation {
    pub(super) kind: Kind,
    pub(super) lane: Lane,
    pub(super) target: u16,
    pub(super) operands: [Operand; 3],
}

/// Where a node stands after its block has run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eligibility) struct Place {
    pub(in crate::eligibility) lane: Lane,
    pub(in crate::eligibility) operand: Operand,
}

/// Operations that run together, and where their results stand until the next block runs.
#[derive(Debug, Default)]
pub(in crate::eligibility) struct Block {
    pub(super) operations: Vec<Operation>,
    pub(in crate::eligibility) results: Vec<Place>,
}

/// Blocks in their order. The first is of all rows; a later one may be left out, and none reads another but the
/// first.
#[derive(Debug, Default)]
pub(in crate::eligibility) struct Plan {
    pub(in crate::eligibility) blocks: Vec<Block>,
    /// Where the facts are to be put, in the order in which they were declared.
    pub(in crate::eligibility) facts: Vec<Place>,
    counts: [u16; 4],
}

impl Plan {
    /// Registers for this plan and chunks of at most so many rows.
    pub(in crate::eligibility) fn registers(&self, rows: usize) -> Registers {
        Registers::new(self.counts.map(usize::from), rows)
    }
}

/// A register before registers are shared: each is written once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Single {
    lane: Lane,
    number: u32,
}

/// What a node is while the plan is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Single(Single),
    Constant(i64),
}

#[derive(Debug)]
struct Draft {
    kind: Kind,
    lane: Lane,
    target: Single,
    operands: Vec<Value>,
}

#[derive(Debug, Default)]
struct DraftBlock {
    drafts: Vec<Draft>,
    results: Vec<Value>,
}

/// Makes a plan, block by block.
#[derive(Debug)]
pub(in crate::eligibility) struct Planner<'a> {
    graph: &'a Graph,
    facts: Vec<Single>,
    blocks: Vec<DraftBlock>,
    /// Of the first block, for all; of the block in work, for itself.
    common: BTreeMap<Id, Value>,
    own: BTreeMap<Id, Value>,
    common_in_lane: BTreeMap<(Single, Lane), Single>,
    own_in_lane: BTreeMap<(Single, Lane), Single>,
    made: u32,
}

impl<'a> Planner<'a> {
    pub(in crate::eligibility) fn new(graph: &'a Graph) -> Self {
        Self {
            graph,
            facts: Vec::new(),
            blocks: Vec::new(),
            common: BTreeMap::new(),
            own: BTreeMap::new(),
            common_in_lane: BTreeMap::new(),
            own_in_lane: BTreeMap::new(),
            made: 0,
        }
    }

    /// Declares the node of a fact, to be set before the first block runs.
    pub(in crate::eligibility) fn fact(&mut self, id: Id) {
        let single = self.single(Lane::of(self.graph.bounds(id)));
        self.facts.push(single);
        self.common.insert(id, Value::Single(single));
    }

    /// Adds a block: its steps in order, and the nodes that are read when it has run.
    pub(in crate::eligibility) fn block(&mut self, steps: &[Step], results: &[Id]) {
        let is_common = self.blocks.is_empty();
        self.blocks.push(DraftBlock::default());
        for step in steps {
            if let Some(value) = self.step(*step) {
                self.own.insert(step.target, value);
            }
        }
        let results = results.iter().map(|id| self.value(*id)).collect();
        if let Some(block) = self.blocks.last_mut() {
            block.results = results;
        }
        if is_common {
            self.common.append(&mut self.own);
            self.common_in_lane.append(&mut self.own_in_lane);
        } else {
            self.own.clear();
            self.own_in_lane.clear();
        }
    }

    fn value(&self, id: Id) -> Value {
        if let Some(number) = self.graph.constant(id) {
            return Value::Constant(number);
        }
        // INVARIANT: steps stand in the graph's order, so that what is read was made before.
        self.own.get(&id).or_else(|| self.common.get(&id)).copied().unwrap_or(Value::Constant(0))
    }

    fn single(&mut self, lane: Lane) -> Single {
        self.made = self.made.saturating_add(1);
        Single { lane, number: self.made }
    }

    fn draft(&mut self, kind: Kind, lane: Lane, target: Lane, operands: Vec<Value>) -> Single {
        let target = self.single(target);
        if let Some(block) = self.blocks.last_mut() {
            block.drafts.push(Draft { kind, lane, target, operands });
        }
        target
    }

    fn step(&mut self, step: Step) -> Option<Value> {
        let node = step.node;
        let own = Lane::of(self.graph.bounds(step.target));
        let ids: Vec<Id> = node.operands().into_iter().flatten().collect();
        let values: Vec<Value> = ids.iter().map(|id| self.value(*id)).collect();
        let within = |id: &Id| {
            let bounds = self.graph.bounds(*id);
            bounds.low >= calendar::SPAN.low && bounds.high <= calendar::SPAN.high
        };
        let mut kind = Kind::Node(node);
        let least = match node {
            Node::Fact(_) | Node::IsNone(_) => return None,
            Node::Constant(number) => return Some(Value::Constant(number)),
            Node::And(..)
            | Node::Or(..)
            | Node::Not(_)
            | Node::Less(..)
            | Node::AtMost(..)
            | Node::Equal(..)
            | Node::OneOf(..) => Lane::Byte,
            Node::MonthOf(_) | Node::DayOf(_) => Lane::Word.max(own),
            Node::MonthsBetween(..) if ids.iter().all(within) => Lane::Word,
            Node::DayNumber(_) if ids.iter().all(within) => Lane::Word,
            Node::AddMonths(..) | Node::DateOfDayNumber(_) if within(&step.target) => Lane::Word.max(own),
            Node::MonthsBetween(..) | Node::DayNumber(_) | Node::AddMonths(..) | Node::DateOfDayNumber(_) => {
                Lane::Long
            }
            Node::Divide(..) => Lane::Short.max(own),
            _ => own,
        };
        let is_condition = |place: usize| place == 0 && matches!(node, Node::Choose(..));
        let of_operands = ids.iter().enumerate().filter(|(place, _)| !is_condition(*place));
        let lane = match node {
            Node::And(..) | Node::Or(..) | Node::Not(_) => Lane::Byte,
            _ => of_operands.map(|(_, id)| Lane::of(self.graph.bounds(*id))).fold(least, Lane::max),
        };
        if let (Node::Divide(rounding, dividend, divisor), [of, _]) = (node, &*values)
            && let Some(divisor) = self.graph.constant(divisor)
        {
            if divisor == 1 {
                return Some(*of);
            }
            if let Some(quotient) = Quotient::new(lane, rounding, self.graph.bounds(dividend), divisor) {
                kind = Kind::Over(quotient);
            }
        }
        let operands = values
            .into_iter()
            .enumerate()
            .map(|(place, value)| self.in_lane(value, if is_condition(place) { Lane::Byte } else { lane }))
            .collect();
        let is_test = matches!(node, Node::Less(..) | Node::AtMost(..) | Node::Equal(..) | Node::OneOf(..));
        let target = self.draft(kind, lane, if is_test { Lane::Byte } else { lane }, operands);
        // What is narrower than what it was made of is kept narrow.
        Some(if own < target.lane { self.in_lane(Value::Single(target), own) } else { Value::Single(target) })
    }

    /// The same value in a lane.
    fn in_lane(&mut self, value: Value, lane: Lane) -> Value {
        let Value::Single(single) = value else { return value };
        if single.lane == lane {
            return value;
        }
        let key = (single, lane);
        if let Some(made) = self.own_in_lane.get(&key).or_else(|| self.common_in_lane.get(&key)) {
            return Value::Single(*made);
        }
        let made = self.draft(Kind::From(single.lane), lane, lane, vec![value]);
        self.own_in_lane.insert(key, made);
        Value::Single(made)
    }

    /// The plan, its registers shared among values that do not live at the same time (Poletto and Sarkar, *Linear
    /// Scan Register Allocation*, 1999, without spilling).
    pub(in crate::eligibility) fn finish(self) -> Plan {
        let mut scan = Scan::over(&self.blocks);
        let facts = self.facts.iter().map(|single| scan.place(Value::Single(*single))).collect();
        let mut plan = Plan { facts, ..Plan::default() };
        let mut at = 0_usize;
        for block in &self.blocks {
            let mut operations = Vec::with_capacity(block.drafts.len());
            for draft in &block.drafts {
                let operand = |place| draft.operands.get(place).copied().unwrap_or(Value::Constant(0));
                let operands = [0, 1, 2].map(|place| scan.place(operand(place)).operand);
                // The target is never one of the operands: what dies here dies after it was given.
                if let Operand::Register(target) = scan.place(Value::Single(draft.target)).operand {
                    operations.push(Operation { kind: draft.kind, lane: draft.lane, target, operands });
                }
                scan.end(at);
                at = at.saturating_add(1);
            }
            let results = block.results.iter().map(|value| scan.place(*value)).collect();
            scan.end(at);
            at = at.saturating_add(1);
            plan.blocks.push(Block { operations, results });
        }
        plan.counts = scan.counts;
        plan
    }
}

/// Registers given and free, while the drafts are gone through in order.
#[derive(Debug, Default)]
struct Scan {
    given: BTreeMap<Single, u16>,
    free: [Vec<u16>; 4],
    counts: [u16; 4],
    /// What is read or written for the last time at each position.
    last: BTreeMap<usize, Vec<Single>>,
}

impl Scan {
    fn over(blocks: &[DraftBlock]) -> Self {
        let mut last_use = BTreeMap::new();
        let mut at = 0_usize;
        for block in blocks {
            for draft in &block.drafts {
                for single in draft.operands.iter().filter_map(Value::single).chain([draft.target]) {
                    last_use.insert(single, at);
                }
                at = at.saturating_add(1);
            }
            for single in block.results.iter().filter_map(Value::single) {
                last_use.insert(single, at);
            }
            at = at.saturating_add(1);
        }
        let mut last: BTreeMap<usize, Vec<Single>> = BTreeMap::new();
        for (single, at) in last_use {
            last.entry(at).or_default().push(single);
        }
        Self { last, ..Self::default() }
    }

    fn place(&mut self, value: Value) -> Place {
        let single = match value {
            Value::Constant(number) => {
                return Place { lane: Lane::Long, operand: Operand::Constant(number) };
            }
            Value::Single(single) => single,
        };
        if let Some(register) = self.given.get(&single) {
            return Place { lane: single.lane, operand: Operand::Register(*register) };
        }
        let register = self.register(single.lane);
        self.given.insert(single, register);
        Place { lane: single.lane, operand: Operand::Register(register) }
    }

    fn register(&mut self, lane: Lane) -> u16 {
        let place = lane as usize;
        if let Some(register) = self.free.get_mut(place).and_then(Vec::pop) {
            return register;
        }
        match self.counts.get_mut(place) {
            // INVARIANT: a graph has fewer nodes than registers can be counted.
            Some(count) => {
                let next = *count;
                *count = count.saturating_add(1);
                next
            }
            None => 0,
        }
    }

    fn end(&mut self, at: usize) {
        for single in self.last.remove(&at).into_iter().flatten() {
            if let (Some(register), Some(free)) =
                (self.given.remove(&single), self.free.get_mut(single.lane as usize))
            {
                free.push(register);
            }
        }
    }
}

impl Value {
    const fn single(&self) -> Option<Single> {
        match self {
            Self::Single(single) => Some(*single),
            Self::Constant(_) => None,
        }
    }
}
