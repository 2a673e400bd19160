//! An edition whose expressions were read: trees instead of texts, and who reads whom.

use std::collections::BTreeSet;

use super::edition::{Decision, Edition, Hit, Logic};
use crate::eligibility::feel::ast::{Expr, Kind, Over, RangeExpr, Test, TestKind};
use crate::eligibility::feel::limits::Limits;
use crate::eligibility::feel::parse;
use crate::eligibility::feel::scope::Scope;
use crate::report::Report;

/// The trees of an edition.
#[derive(Debug, Clone)]
pub(in crate::eligibility) struct Parsed {
    pub(in crate::eligibility) edition: Edition,
    /// For each period, what it decides, those read before those that read them.
    pub(in crate::eligibility) periods: Vec<Vec<Tree>>,
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
pub(super) fn tree(decision: &Decision, path: &str, scope: &Scope, found: &mut Vec<Fault>) -> Option<Tree> {
    let limits = Limits::default();
    let expression = |text: &str, path: String, found: &mut Vec<Fault>| {
        let read = parse::expression(text, scope, &limits);
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
                    match parse::unary_tests(cell, scope, &limits) {
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
        let mut names = BTreeSet::new();
        match &self.logic {
            TreeLogic::Expression(expr) => read(expr, &mut names),
            TreeLogic::Table { inputs, rules, otherwise, .. } => {
                inputs.iter().chain(otherwise).for_each(|expr| read(expr, &mut names));
                for rule in rules {
                    read(&rule.then, &mut names);
                    rule.when.iter().flatten().for_each(|test| tested(test, &mut names));
                }
            }
        }
        names
    }
}

fn read(expr: &Expr, names: &mut BTreeSet<String>) {
    match &expr.kind {
        Kind::Null | Kind::Boolean(_) | Kind::Number(_) | Kind::Text(_) | Kind::At(_) | Kind::Input => {}
        Kind::Name(name) => {
            names.insert(name.clone());
        }
        Kind::List(items) => items.iter().for_each(|item| read(item, names)),
        Kind::Context(entries) => entries.iter().for_each(|entry| read(&entry.value, names)),
        Kind::Range(range) => ends(range, names),
        Kind::Negate(a) | Kind::Path(a, _) | Kind::InstanceOf(a, _) | Kind::Function(_, a) => read(a, names),
        Kind::Binary(_, a, b) | Kind::Filter(a, b) => [a, b].into_iter().for_each(|part| read(part, names)),
        Kind::Between(a, b, c) | Kind::If(a, b, c) => {
            [a, b, c].into_iter().for_each(|part| read(part, names));
        }
        Kind::In(a, tests) => {
            read(a, names);
            tests.iter().for_each(|test| tested(test, names));
        }
        Kind::For(bindings, body) | Kind::Quantified(_, bindings, body) => {
            for binding in bindings {
                match &binding.over {
                    Over::List(list) => read(list, names),
                    Over::Steps(from, to) => [from, to].into_iter().for_each(|part| read(part, names)),
                }
            }
            read(body, names);
        }
        Kind::Call(function, arguments) => {
            read(function, names);
            arguments.iter().for_each(|argument| read(argument, names));
        }
        Kind::CallNamed(function, arguments) => {
            read(function, names);
            arguments.iter().for_each(|(_, argument)| read(argument, names));
        }
    }
}

fn tested(test: &Test, names: &mut BTreeSet<String>) {
    match &test.kind {
        TestKind::Any => {}
        TestKind::Not(tests) => tests.iter().for_each(|test| tested(test, names)),
        TestKind::Compare(_, expr) | TestKind::Is(expr) => read(expr, names),
    }
}

fn ends(range: &RangeExpr, names: &mut BTreeSet<String>) {
    for end in range.low.iter().chain(&range.high) {
        read(&end.at, names);
    }
}
