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

/// A column of a table, and the test of each rule.
pub(super) struct Column<'t> {
    pub(super) typed: &'t Typed,
    pub(super) cells: Vec<Id>,
}

/// What is known of a table.
pub(super) enum Cover {
    /// A test compares something else than its column with constants, or there are too many cells.
    Unproven,
    Proven {
        /// An example that no rule matches.
        gap: Option<String>,
        /// Two rules that match together, and an example.
        pairs: Vec<(usize, usize, String)>,
        /// For each rule whether it ever matches.
        reached: Vec<Reached>,
    },
}

/// Whether a rule ever matches, and ever as the first.
#[derive(Clone, Copy, Default)]
pub(super) struct Reached {
    pub(super) ever: bool,
    pub(super) first: bool,
}

/// The most combinations that are tried, and the most times that a rule is held against one.
const MOST: usize = 100_000;
const MOST_TRIALS: usize = 10_000_000;

/// A value of a column that stands for its cell, and which rules it satisfies.
struct Sample {
    value: i64,
    is_none: bool,
    satisfies: Vec<bool>,
}

pub(super) fn cover(program: &Program, columns: &[Column<'_>], rules: usize) -> Cover {
    let samples: Option<Vec<Vec<Sample>>> =
        columns.iter().map(|column| samples(&program.graph, column)).collect();
    let Some(samples) = samples else { return Cover::Unproven };
    let product = samples.iter().try_fold(1_usize, |product, column| product.checked_mul(column.len()));
    let is_small = |product: usize| product <= MOST && product.saturating_mul(rules) <= MOST_TRIALS;
    if !product.is_some_and(is_small) {
        return Cover::Unproven;
    }
    let mut gap = None;
    let mut pairs: BTreeMap<(usize, usize), String> = BTreeMap::new();
    let mut reached = vec![Reached::default(); rules];
    let mut chosen: Vec<&Sample> = Vec::new();
    visit(&samples, &mut chosen, &mut |chosen| {
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
    });
    let pairs = pairs.into_iter().map(|((first, second), example)| (first, second, example)).collect();
    Cover::Proven { gap, pairs, reached }
}

fn visit<'s>(left: &'s [Vec<Sample>], chosen: &mut Vec<&'s Sample>, act: &mut impl FnMut(&[&'s Sample])) {
    match left.split_first() {
        None => act(chosen),
        Some((column, rest)) => {
            for sample in column {
                chosen.push(sample);
                visit(rest, chosen, act);
                chosen.pop();
            }
        }
    }
}

/// One value for each cell of a column; `None` where a test reads something else.
fn samples(graph: &Graph, column: &Column<'_>) -> Option<Vec<Sample>> {
    let (value, none) = (column.typed.node, column.typed.none);
    let mut cuts = BTreeSet::from([column.typed.bounds.low]);
    for cell in &column.cells {
        collect(graph, *cell, value, none, &mut cuts)?;
    }
    let held: Vec<i64> = match column.typed.of {
        Type::Text => column.typed.codes.clone(),
        Type::Boolean => vec![0, 1],
        Type::Date => {
            let days: BTreeSet<i64> = cuts.into_iter().map(date::settled).collect();
            days.into_iter().filter(|cut| column.typed.bounds.holds(*cut)).collect()
        }
        _ => cuts.into_iter().filter(|cut| column.typed.bounds.holds(*cut)).collect(),
    };
    let mut found: Vec<Sample> = Vec::new();
    let there = held.into_iter().map(|value| (value, false));
    for (of, is_none) in there.chain(none.map(|_| (column.typed.bounds.low, true))) {
        let given = BTreeMap::from([(value, of)]);
        let given = none.into_iter().fold(given, |mut given, none| {
            given.insert(none, i64::from(is_none));
            given
        });
        let satisfies: Vec<bool> =
            column.cells.iter().map(|cell| evaluated(graph, *cell, &given) == 1).collect();
        // What satisfies the same is the same cell.
        if found.iter().all(|sample| sample.satisfies != satisfies || sample.is_none != is_none) {
            found.push(Sample { value: of, is_none, satisfies });
        }
    }
    Some(found)
}

/// The values at which a test can change, as the first of each cell.
fn collect(graph: &Graph, id: Id, value: Id, none: Option<Id>, cuts: &mut BTreeSet<i64>) -> Option<()> {
    if id == value || Some(id) == none {
        return Some(());
    }
    let of = |id: Id| graph.constant(id);
    match *graph.nodes().get(id.index())? {
        Node::Constant(_) => Some(()),
        Node::Less(a, b) | Node::AtMost(a, b) | Node::Equal(a, b) => {
            let constant = match (a == value, b == value) {
                (true, _) => of(b)?,
                (_, true) => of(a)?,
                _ => return None,
            };
            cuts.extend([constant, constant.saturating_add(1)]);
            Some(())
        }
        Node::OneOf(a, set) if a == value => {
            cuts.extend(
                (0_i64..64).filter(|bit| (set >> bit) & 1 == 1).flat_map(|bit| [bit, bit.saturating_add(1)]),
            );
            Some(())
        }
        Node::And(a, b) | Node::Or(a, b) => {
            collect(graph, a, value, none, cuts)?;
            collect(graph, b, value, none, cuts)
        }
        Node::Not(a) => collect(graph, a, value, none, cuts),
        _ => None,
    }
}

fn evaluated(graph: &Graph, id: Id, given: &BTreeMap<Id, i64>) -> i64 {
    if let Some(value) = given.get(&id) {
        return *value;
    }
    let Some(node) = graph.nodes().get(id.index()) else { return 0 };
    let operands =
        node.operands().map(|operand| operand.map_or(0, |operand| evaluated(graph, operand, given)));
    computed(*node, operands)
}

fn shown(program: &Program, typed: &Typed, sample: &Sample) -> String {
    if sample.is_none {
        return "null".into();
    }
    crate::eligibility::policy::value::shown(&program.texts, typed.of, sample.value)
}
