//! From read editions to a program.

mod cover;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use super::date;
use super::edition::{Fact, FactKind, Role};
use super::graph::{Graph, Id, Node};
use super::interval::Interval;
use super::limits::{Limits, Of, exceeded};
use super::lower::{Lowering, Names, Refused, Texts, worded};
use super::parsed::{Fault, Parsed, Tree, TreeLogic};
use super::program::{Allowed, Compiled, Decided, Period, Program, Slot};
use super::row::Step;
use super::shape::Shape;
use super::typed::{Type, Typed};
use crate::eligibility::feel::number::Number;
use crate::order;
use crate::report::codes::policy as codes;
use crate::report::{Report, quoted};

/// Compiles policies together. Facts of one name are one fact; it has to have one type.
///
/// # Errors
/// Every fault, with the position of its policy.
pub(in crate::eligibility) fn program(
    policies: &[&Parsed],
    limits: &Limits,
) -> Result<Program, Vec<(usize, Fault)>> {
    let graph = Graph::within(*limits);
    let mut program = Program { graph, limits: *limits, ..Program::default() };
    let mut found = Vec::new();
    for (at, policy) in policies.iter().enumerate() {
        for (position, fact) in policy.edition.facts.iter().enumerate() {
            if let Err(report) = slot(&mut program, fact) {
                found.push((at, Fault::of(format!("fact[{position}].name"), report)));
            }
        }
    }
    // All facts have their bounds before the first node is made of them.
    for (at, policy) in policies.iter().enumerate() {
        let mut faults = Vec::new();
        if let Some(compiled) = compiled(&mut program, policy, &mut faults) {
            program.policies.push(compiled);
        }
        found.extend(faults.into_iter().map(|fault| (at, fault)));
    }
    if let Some(excess) = program.graph.excess() {
        // What else was found may come from the nodes that are not there.
        return Err(vec![(0, Fault::of(String::new(), excess))]);
    }
    if !found.is_empty() {
        return Err(found);
    }
    share(&mut program);
    Ok(program)
}

fn slot(program: &mut Program, fact: &Fact) -> Result<(), Report> {
    let of = type_of(&fact.kind);
    let bounds = bounds(fact, &mut program.texts).0;
    if let Some(at) = program.slots.iter().position(|slot| slot.name == fact.name) {
        if let Some(held) = program.slots.get_mut(at) {
            if held.of != of {
                let report = Report::new(codes::FACT_DIFFERS).with("name", quoted(&fact.name));
                return Err(report);
            }
            if fact.optional && held.none.is_none() {
                held.none = u16::try_from(at).ok().map(|at| program.graph.add(Node::IsNone(at)));
            }
            if let Ok(at) = u16::try_from(at) {
                program.graph.fact(at, bounds);
            }
        }
        return Ok(());
    }
    let at = u16::try_from(program.slots.len()).map_err(|_| exceeded(Of::Facts, u16::MAX.into()))?;
    let value = program.graph.fact(at, bounds);
    let none = fact.optional.then(|| program.graph.add(Node::IsNone(at)));
    program.slots.push(Slot { name: fact.name.clone(), of, value, none });
    Ok(())
}

fn type_of(kind: &FactKind) -> Type {
    match kind {
        FactKind::Boolean => Type::Boolean,
        FactKind::Date { .. } => Type::Date,
        FactKind::Number { decimals, .. } => Type::Number(*decimals),
        FactKind::Text { .. } => Type::Text,
    }
}

/// The bounds of a fact, and the codes of a text in order.
fn bounds(fact: &Fact, texts: &mut Texts) -> (Interval, Vec<i64>) {
    match &fact.kind {
        FactKind::Boolean => (Interval::TRUTH, Vec::new()),
        FactKind::Date { max, min } => (date::allowed(*min, *max), Vec::new()),
        FactKind::Number { decimals, max, min, .. } => {
            // INVARIANT: `check` refused what is no number with so many decimals.
            let scaled = |text: &str| text.parse::<Number>().ok().and_then(|number| number.scaled(*decimals));
            let (low, high) = (scaled(min).unwrap_or_default(), scaled(max).unwrap_or_default());
            (Interval::new(low, high), Vec::new())
        }
        FactKind::Text { values } => {
            let mut codes: Vec<i64> = values.iter().map(|value| texts.coded(&value.value)).collect();
            codes.sort_unstable();
            let (low, high) = (codes.first().copied().unwrap_or(0), codes.last().copied().unwrap_or(0));
            (Interval::new(low, high), codes)
        }
    }
}

fn compiled(program: &mut Program, policy: &Parsed, found: &mut Vec<Fault>) -> Option<Compiled> {
    let mut facts = Vec::new();
    let mut known = BTreeMap::new();
    for fact in &policy.edition.facts {
        let slot = program.slots.iter().position(|slot| slot.name == fact.name)?;
        let held = program.slots.get(slot)?;
        let (bounds, codes) = bounds(fact, &mut program.texts);
        let none = held.none.filter(|_| fact.optional);
        let typed = Typed { none, codes: codes.clone(), ..Typed::new(held.of, held.value, bounds) };
        known.insert(fact.name.clone(), Shape::Scalar(typed));
        facts.push(Allowed { slot, bounds, codes, optional: fact.optional });
    }
    let day = match &policy.edition.day {
        Some(day) => Some(program.slots.iter().position(|slot| slot.name == *day)?),
        None => None,
    };
    let mut periods = Vec::new();
    for ((period, trees), unread) in policy.edition.periods.iter().zip(&policy.periods).zip(&policy.unread) {
        let mut names = Names { known: known.clone(), faulty: unread.clone() };
        let mut decided = Vec::new();
        for tree in trees {
            match decide(program, &names, tree, found) {
                Ok(shape) => {
                    let (name, role) = (tree.decision.name.clone(), tree.decision.role);
                    names.known.insert(name.clone(), shape.clone());
                    if let Shape::Scalar(typed) = shape {
                        decided.push(Decided { name, role, typed });
                    }
                }
                Err(Refused) => names.faulty.push(tree.decision.name.clone()),
            }
        }
        let verdict = decided.iter().find(|decided| decided.role == Role::Verdict);
        let last = period.to.map_or(i64::MAX, date::packed);
        periods.push(Period {
            days: match day {
                Some(_) => Interval::new(date::packed(period.from), last),
                None => Interval::new(i64::MIN, i64::MAX),
            },
            ends: period.ends,
            steps: Vec::new(),
            verdict: verdict.map(|verdict| verdict.typed.node),
            decided,
        });
    }
    Some(Compiled { facts, day, periods })
}

fn decide(
    program: &mut Program,
    names: &Names,
    tree: &Tree,
    found: &mut Vec<Fault>,
) -> Result<Shape, Refused> {
    let shape = match &tree.logic {
        TreeLogic::Expression(expr) => {
            let path = format!("{}.value", tree.path);
            lowered(program, names, tree, &path, found, |lowering| {
                let shape = lowering.shape(expr)?;
                if let Shape::Scalar(typed) = &shape {
                    lowering.rounded(expr.span, typed)?;
                }
                Ok(shape)
            })?
        }
        TreeLogic::Table { hit, inputs, rules, otherwise } => {
            let typed = table::lower(program, names, tree, *hit, inputs, rules, otherwise.as_ref(), found)?;
            Shape::Scalar(typed)
        }
    };
    let typed = match &shape {
        Shape::Scalar(typed) => typed,
        _ if tree.decision.role == Role::Step => return Ok(shape),
        parts => {
            let report = Report::new(codes::NOT_ONE_VALUE).with("name", quoted(&tree.decision.name));
            let report = worded(report, "found", parts.words());
            found.push(Fault::of(format!("{}.name", tree.path), report));
            return Err(Refused);
        }
    };
    let is_truth = matches!(tree.decision.role, Role::Condition | Role::Verdict);
    if is_truth && (typed.of != Type::Boolean || typed.none.is_some()) {
        let report = Report::new(codes::NOT_A_TRUTH).with("name", quoted(&tree.decision.name));
        found.push(Fault::of(format!("{}.name", tree.path), report));
        return Err(Refused);
    }
    if typed.of == Type::Nothing {
        let report = Report::new(codes::ONLY_NULL).with("name", quoted(&tree.decision.name));
        found.push(Fault::of(format!("{}.name", tree.path), report));
        return Err(Refused);
    }
    Ok(shape)
}

/// Lowers one text of a decision, and keeps its faults under its path.
fn lowered<T>(
    program: &mut Program,
    names: &Names,
    tree: &Tree,
    path: &str,
    found: &mut Vec<Fault>,
    act: impl FnOnce(&mut Lowering<'_>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let mut lowering = Lowering::new(&mut program.graph, &mut program.texts, names, path);
    let done = act(&mut lowering);
    let faults = lowering.found;
    let text = tree.text(path.strip_prefix(&tree.path).unwrap_or_default()).unwrap_or_default();
    found.extend(faults.into_iter().map(|(span, report)| Fault::of(path, report.at(span.place(text)))));
    done
}

/// Gives every node to the period that alone needs it, or to all.
fn share(program: &mut Program) {
    let mut needed: Vec<BTreeSet<Id>> = Vec::new();
    for period in program.policies.iter().flat_map(|policy| &policy.periods) {
        let roots = period.decided.iter().flat_map(|decided| [Some(decided.typed.node), decided.typed.none]);
        needed.push(below(&program.graph, roots.flatten()));
    }
    let mut times: BTreeMap<Id, usize> = BTreeMap::new();
    for id in needed.iter().flatten() {
        let count = times.entry(*id).or_default();
        *count = count.saturating_add(1);
    }
    let step = |id: &Id| {
        let node = program.graph.nodes().get(id.index())?;
        let is_given = matches!(node, Node::Fact(_) | Node::IsNone(_) | Node::Constant(_));
        (!is_given).then_some(Step { target: *id, node: *node })
    };
    let only_period = program.policies.iter().map(|policy| policy.periods.len() == 1);
    let only_period: Vec<bool> = only_period.collect();
    let mut common = order::set(times.iter().filter(|(_, count)| **count > 1).map(|(id, _)| *id));
    let mut position = 0_usize;
    let mut own: Vec<Vec<Vec<Step>>> = Vec::new();
    for (policy, alone) in program.policies.iter().zip(&only_period) {
        let mut of_policy = Vec::new();
        for _ in &policy.periods {
            let needs = needed.get(position);
            position = position.saturating_add(1);
            if *alone {
                common.extend(needs.into_iter().flatten());
                of_policy.push(Vec::new());
            } else {
                let ids = needs.into_iter().flatten().filter(|id| times.get(id) == Some(&1));
                of_policy.push(ids.filter_map(step).collect());
            }
        }
        own.push(of_policy);
    }
    let steps = common.iter().filter_map(step).collect();
    program.steps = steps;
    for (policy, of_policy) in program.policies.iter_mut().zip(own) {
        for (period, steps) in policy.periods.iter_mut().zip(of_policy) {
            period.steps = steps;
        }
    }
}

/// The nodes under some roots, the roots included.
pub(in crate::eligibility) fn below(graph: &Graph, roots: impl Iterator<Item = Id>) -> BTreeSet<Id> {
    let mut found = BTreeSet::new();
    let mut open: Vec<Id> = roots.collect();
    while let Some(id) = open.pop() {
        if found.insert(id)
            && let Some(node) = graph.nodes().get(id.index())
        {
            open.extend(node.operands().into_iter().flatten());
        }
    }
    found
}
