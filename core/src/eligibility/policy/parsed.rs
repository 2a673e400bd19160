//! An edition whose expressions were read: trees instead of texts, and who reads whom.

use std::collections::BTreeSet;

use super::edition::{Decision, Edition, Hit, Logic};
use crate::eligibility::feel::ast::{Expr, Kind, Test};
use crate::eligibility::feel::limits::Limits;
use crate::eligibility::feel::scope::Scope;
use crate::eligibility::feel::{mentions, parse};
use crate::report::Report;

/// The trees of an edition.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Parsed {
    pub(in crate::eligibility) edition: Edition,
    /// For each period, what it decides, those read before those that read them.
    pub(in crate::eligibility) periods: Vec<Vec<Tree>>,
    /// For each period the decisions whose texts could not be read: reading one is no further fault.
    pub(in crate::eligibility) unread: Vec<Vec<String>>,
}

/// A decision as a tree.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Tree {
    /// Where the decision stands in the edition, as `period[0].decision[2]`.
    pub(in crate::eligibility) path: String,
    pub(in crate::eligibility) decision: Decision,
    pub(in crate::eligibility) logic: TreeLogic,
}

/// The logic of a decision as trees.
#[derive(Debug, Clone)]
pub(in crate::eligibility) enum TreeLogic {
    Expression(Expr),
    Table { hit: Hit, inputs: Vec<Expr>, rules: Vec<TreeRule>, otherwise: Option<Expr> },
}

/// A row of a table as trees.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct TreeRule {
    pub(in crate::eligibility) when: Vec<Vec<Test>>,
    pub(in crate::eligibility) then: Expr,
}

/// A fault, and the path of the text that it is in.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Fault {
    pub(in crate::eligibility) path: String,
    /// The fault; its place is the line and column within that text, where it is one.
    pub(in crate::eligibility) report: Report,
}

impl Fault {
    /// A fault of a part of the edition as a whole.
    pub(super) fn of(path: impl Into<String>, report: Report) -> Self {
        Self { path: path.into(), report }
    }
}

/// Reads every expression of a decision; its faults are added to those found.
pub(super) fn tree(
    decision: &Decision,
    path: &str,
    scope: &Scope,
    limits: &Limits,
    found: &mut Vec<Fault>,
) -> Option<Tree> {
    let expression = |text: &str, path: String, found: &mut Vec<Fault>| {
        let read = parse::expression(text, scope, limits);
        read.map_err(|faults| {
            found.extend(faults.reports().iter().map(|report| Fault::of(path.clone(), report.clone())));
        })
        .ok()
    };
    let logic = match &decision.logic {
        Logic::Expression { value } => {
            TreeLogic::Expression(expression(value, format!("{path}.value"), found)?)
        }
        Logic::Table { hit, inputs, otherwise, rules } => {
            let columns: Vec<Option<Expr>> = inputs
                .iter()
                .enumerate()
                .map(|(at, text)| expression(text, format!("{path}.inputs[{at}]"), found))
                .collect();
            let otherwise = match otherwise {
                Some(text) => expression(text, format!("{path}.otherwise"), found).map(Some),
                None => Some(None),
            };
            let mut read = Vec::new();
            let mut whole = true;
            for (at, rule) in rules.iter().enumerate() {
                let then = expression(&rule.then, format!("{path}.rules[{at}].then"), found);
                let mut when = Vec::new();
                for (column, cell) in rule.when.iter().enumerate() {
                    match parse::unary_tests(cell, scope, limits) {
                        Ok(tests) => when.push(tests),
                        Err(faults) => {
                            let path = format!("{path}.rules[{at}].when[{column}]");
                            found.extend(
                                faults.reports().iter().map(|report| Fault::of(path.clone(), report.clone())),
                            );
                            whole = false;
                        }
                    }
                }
                match then {
                    Some(then) => read.push(TreeRule { when, then }),
                    None => whole = false,
                }
            }
            let inputs: Option<Vec<Expr>> = columns.into_iter().collect();
            let (inputs, otherwise) = (inputs?, otherwise?);
            if !whole {
                return None;
            }
            TreeLogic::Table { hit: *hit, inputs, rules: read, otherwise }
        }
    };
    Some(Tree { path: path.into(), decision: decision.clone(), logic })
}

impl Tree {
    /// The text of a part of the decision, by what follows its path: `.value`, `.rules[2].when[0]`.
    pub(super) fn text(&self, part: &str) -> Option<&str> {
        let mut numbers = part.split(['[', ']']).filter_map(|piece| piece.parse::<usize>().ok());
        match &self.decision.logic {
            Logic::Expression { value } => Some(value),
            Logic::Table { inputs, otherwise, rules, .. } => {
                if part.starts_with(".otherwise") {
                    return otherwise.as_deref();
                }
                let first = numbers.next()?;
                if part.starts_with(".inputs") {
                    return inputs.get(first).map(String::as_str);
                }
                let rule = rules.get(first)?;
                match numbers.next() {
                    Some(cell) => rule.when.get(cell).map(String::as_str),
                    None => Some(&rule.then),
                }
            }
        }
    }

    /// The names that it reads.
    pub(super) fn reads(&self) -> BTreeSet<String> {
        let mut roots = Vec::new();
        match &self.logic {
            TreeLogic::Expression(expr) => roots.push(expr),
            TreeLogic::Table { inputs, rules, otherwise, .. } => {
                roots.extend(inputs.iter().chain(otherwise));
                for rule in rules {
                    roots.push(&rule.then);
                    roots.extend(rule.when.iter().flat_map(|tests| mentions::expressions(tests)));
                }
            }
        }
        let mut names = BTreeSet::new();
        for root in roots {
            mentions::walk(root, mentions::Inner::Taken, &mut |kind| {
                if let Kind::Name(name) = kind {
                    names.insert(name.clone());
                }
            });
        }
        names
    }
}
