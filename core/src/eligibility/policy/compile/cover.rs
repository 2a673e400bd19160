//! Whether a table answers always, and only once: decided exactly, cell by cell.
//!
//! Where every test compares its column with constants, the values of a column fall into finitely many cells that no
//! test can tell apart. One value stands for each; every combination is tried. Columns are taken to be independent.

use std::collections::{BTreeMap, BTreeSet};

use crate::eligibility::policy::date;
use crate::eligibility::policy::graph::{Graph, Id, Node};
use crate::eligibility::policy::program::Program;
use crate::eligibility::policy::row::computed;
use crate::eligibility::policy::typed::{Type, Typed};
use crate::order;

/// A column of a table, and the test of each rule.
pub(super) struct Column<'t> {
    pub(super) typed: &'t Typed,
    pub(super) cells: Vec<Id>,
}

/// What is known of a table.
pub(super) enum Cover {
    Unproven(Why),
    Proven {
        /// An example that no rule matches.
        gap: Option<String>,
        /// Two rules that match together, and an example.
        pairs: Vec<(usize, usize, String)>,
        /// For each rule whether it ever matches.
        reached: Vec<Reached>,
    },
}

/// Why it cannot be decided.
#[derive(Clone, Copy)]
pub(super) enum Why {
    /// A test compares something else than its column with constants.
    NotConstant,
    /// There are too many cells.
    TooMany,
}

/// Whether a rule ever matches, and ever as the first.
#[derive(Clone, Copy, Default)]
pub(super) struct Reached {
    pub(super) ever: bool,
    pub(super) first: bool,
}

/// How many times a rule is held against a cell at most, for each combination of cells that may be tried.
const TRIALS: usize = 100;

/// A value of a column that stands for its cell, and which rules it satisfies.
struct Sample {
    value: i64,
    is_none: bool,
    satisfies: Vec<bool>,
}

pub(super) fn cover(program: &Program, columns: &[Column<'_>], rules: usize) -> Cover {
    let most = usize::try_from(program.limits.cells()).unwrap_or(usize::MAX);
    let most_trials = most.saturating_mul(TRIALS);
    let samples: Result<Vec<Vec<Sample>>, Why> =
        columns.iter().map(|column| samples(&program.graph, column, most_trials)).collect();
    let samples = match samples {
        Ok(samples) => samples,
        Err(why) => return Cover::Unproven(why),
    };
    let product = samples.iter().try_fold(1_usize, |product, column| product.checked_mul(column.len()));
    let is_small = |product: usize| product <= most && product.saturating_mul(rules) <= most_trials;
    if !product.is_some_and(is_small) {
        return Cover::Unproven(Why::TooMany);
    }
    let mut gap = None;
    let mut pairs: BTreeMap<(usize, usize), String> = BTreeMap::new();
    let mut reached = vec![Reached::default(); rules];
    for index in 0..product.unwrap_or_default() {
        let mut left = index;
        let chosen: Vec<&Sample> = samples
            .iter()
            .filter_map(|column| {
                let at = left.checked_rem(column.len())?;
                left = left.checked_div(column.len())?;
                column.get(at)
            })
            .collect();
        let matching: Vec<usize> = (0..rules)
            .filter(|rule| {
                chosen.iter().all(|sample| sample.satisfies.get(*rule).copied().unwrap_or_default())
            })
            .collect();
        let example = || {
            let shown =
                chosen.iter().zip(columns).map(|(sample, column)| shown(program, column.typed, sample));
            shown.collect::<Vec<_>>().join(", ")
        };
        match matching.split_first() {
            None => {
                gap.get_or_insert_with(example);
            }
            Some((first, rest)) => {
                for rule in &matching {
                    if let Some(reached) = reached.get_mut(*rule) {
                        reached.ever = true;
                        reached.first |= rule == first;
                    }
                }
                for second in rest {
                    pairs.entry((*first, *second)).or_insert_with(example);
                }
            }
        }
    }
    let pairs = pairs.into_iter().map(|((first, second), example)| (first, second, example)).collect();
    Cover::Proven { gap, pairs, reached }
}

/// One value for each cell of a column.
fn samples(graph: &Graph, column: &Column<'_>, most_trials: usize) -> Result<Vec<Sample>, Why> {
    let (value, none) = (column.typed.node, column.typed.none);
    let tests = Tests::of(graph, column).ok_or(Why::NotConstant)?;
    let bounds = column.typed.bounds;
    let held: Vec<i64> = match column.typed.of {
        Type::Text => column.typed.codes.clone(),
        Type::Boolean => vec![0, 1],
        Type::Date => {
            let days = order::set(tests.cuts.iter().copied().map(date::settled));
            days.into_iter().filter(|cut| bounds.holds(*cut)).collect()
        }
        _ => tests.cuts.iter().copied().filter(|cut| bounds.holds(*cut)).collect(),
    };
    if held.len().saturating_mul(tests.nodes.len()) > most_trials {
        return Err(Why::TooMany);
    }
    let mut seen = BTreeSet::new();
    let mut found: Vec<Sample> = Vec::new();
    let mut values = vec![0; graph.nodes().len()];
    let there = held.into_iter().map(|value| (value, false));
    for (of, is_none) in there.chain(none.map(|_| (bounds.low, true))) {
        put(&mut values, value, of);
        if let Some(none) = none {
            put(&mut values, none, i64::from(is_none));
        }
        let satisfies = tests.turned(graph, column, &mut values);
        // What satisfies the same is the same cell.
        if seen.insert((is_none, satisfies.clone())) {
            found.push(Sample { value: of, is_none, satisfies });
        }
    }
    Ok(found)
}

fn put(values: &mut [i64], id: Id, value: i64) {
    if let Some(held) = values.get_mut(id.index()) {
        *held = value;
    }
}

/// What stands between a column and its cells.
struct Tests {
    /// The nodes, each after its operands.
    nodes: BTreeSet<Id>,
    /// The values at which a test can change, as the first of each cell.
    cuts: BTreeSet<i64>,
}

impl Tests {
    /// `None` where a test reads something else than its column and constants.
    fn of(graph: &Graph, column: &Column<'_>) -> Option<Self> {
        let (value, none) = (column.typed.node, column.typed.none);
        let mut tests = Self { nodes: BTreeSet::new(), cuts: BTreeSet::from([column.typed.bounds.low]) };
        // One after the other, each once: decisions may make a test as deep as the graph is long.
        let mut open = column.cells.clone();
        while let Some(id) = open.pop() {
            if id == value || Some(id) == none || !tests.nodes.insert(id) {
                continue;
            }
            let node = *graph.nodes().get(id.index())?;
            match node {
                Node::Constant(_) => {}
                Node::And(..) | Node::Or(..) | Node::Not(_) => {
                    open.extend(node.operands().into_iter().flatten());
                }
                Node::Less(a, b) | Node::AtMost(a, b) | Node::Equal(a, b) => {
                    let cut = match (scale(graph, a, value), scale(graph, b, value)) {
                        (Some(by), _) => graph.constant(b)?.checked_div_euclid(by)?,
                        (_, Some(by)) => graph.constant(a)?.checked_div_euclid(by)?,
                        _ => return None,
                    };
                    tests.cuts.extend([cut, cut.saturating_add(1)]);
                    let scaled = [a, b].into_iter().filter(|id| *id != value);
                    let factors = scaled.clone().filter_map(|id| graph.nodes().get(id.index()));
                    let factors = factors.flat_map(|node| node.operands()).flatten();
                    tests.nodes.extend(scaled.chain(factors.filter(|id| *id != value)));
                }
                Node::OneOf(a, set) if a == value => {
                    let bits = (0_i64..64).filter(|bit| (set >> bit) & 1 == 1);
                    tests.cuts.extend(bits.flat_map(|bit| [bit, bit.saturating_add(1)]));
                }
                _ => return None,
            }
        }
        Some(tests)
    }

    /// Which cells hold, where the column's own nodes have their values.
    fn turned(&self, graph: &Graph, column: &Column<'_>, values: &mut [i64]) -> Vec<bool> {
        for id in &self.nodes {
            let Some(node) = graph.nodes().get(id.index()) else { continue };
            let of = |id: Option<Id>| id.and_then(|id| values.get(id.index()).copied()).unwrap_or_default();
            let value = computed(*node, node.operands().map(of));
            put(values, *id, value);
        }
        column.cells.iter().map(|cell| values.get(cell.index()) == Some(&1)).collect()
    }
}

/// How many times the value a node is: once, or as often as a constant with more decimals asks for.
fn scale(graph: &Graph, id: Id, value: Id) -> Option<i64> {
    if id == value {
        return Some(1);
    }
    match *graph.nodes().get(id.index())? {
        Node::Multiply(a, b) if a == value => graph.constant(b).filter(|by| *by > 0),
        _ => None,
    }
}

fn shown(program: &Program, typed: &Typed, sample: &Sample) -> String {
    if sample.is_none {
        return "null".into();
    }
    crate::eligibility::policy::value::shown(&program.texts, typed.of, sample.value)
}
