//! How large and how deep a value is.

use super::budget::Budget;
use super::value::{Function, Value};

/// The deepest nesting of values: lists and contexts within each other, and functions that saw functions.
pub(in crate::eligibility) const DEEPEST: usize = 64;

/// Bytes of text that weigh as much as one number.
const TEXT: usize = 64;

/// What a value asks for beyond what is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eligibility) enum Excess {
    Characters,
    Deep,
    Elements,
    Heavy,
}

/// The parts of a value, each counted as often as it can be reached, at most `most` of them.
pub(in crate::eligibility) fn weight(value: &Value, budget: &Budget, most: usize) -> Result<usize, Excess> {
    let mut weight = 0_usize;
    let mut open: Vec<(usize, &Value)> = vec![(0, value)];
    while let Some((depth, value)) = open.pop() {
        if depth > DEEPEST {
            return Err(Excess::Deep);
        }
        weight = weight.saturating_add(1);
        let below = depth.saturating_add(1);
        match value {
            Value::Text(text) => {
                if text.len() > budget.characters() {
                    return Err(Excess::Characters);
                }
                weight = weight.saturating_add(text.len() / TEXT);
            }
            Value::List(list) => {
                check(list.len(), budget, weight, most)?;
                open.extend(list.iter().map(|value| (below, value)));
            }
            Value::Context(context) => {
                check(context.len(), budget, weight, most)?;
                open.extend(context.iter().map(|(_, value)| (below, value)));
            }
            Value::Range(range) => {
                open.extend([&range.low, &range.high].into_iter().flatten().map(|(value, _)| (below, value)));
            }
            Value::Function(Function::Closure(closure)) if depth.saturating_add(closure.depth) > DEEPEST => {
                return Err(Excess::Deep);
            }
            _ => {}
        }
        if weight > most {
            return Err(Excess::Heavy);
        }
    }
    Ok(weight)
}

fn check(elements: usize, budget: &Budget, weight: usize, most: usize) -> Result<(), Excess> {
    if elements > budget.elements() {
        return Err(Excess::Elements);
    }
    if weight.saturating_add(elements) > most { Err(Excess::Heavy) } else { Ok(()) }
}

/// How deep a value nests; 0 for a number. Functions count what they saw.
pub(in crate::eligibility) fn depth(value: &Value) -> usize {
    let mut deepest = 0;
    let mut open = vec![(0_usize, value)];
    while let Some((depth, value)) = open.pop() {
        deepest = deepest.max(depth);
        let below = depth.saturating_add(1);
        match value {
            Value::List(list) => open.extend(list.iter().map(|value| (below, value))),
            Value::Context(context) => open.extend(context.iter().map(|(_, value)| (below, value))),
            Value::Function(Function::Closure(closure)) => {
                deepest = deepest.max(depth.saturating_add(closure.depth));
            }
            _ => {}
        }
    }
    deepest
}
