//! From texts to a table.

use super::super::ast::{Expr, Test};
use super::super::limits::Limits;
use super::super::parse;
use super::super::scope::Scope;
use super::{Asked, Cell, Column, Hit, Row, Table};
use crate::report::{Faults, Place, Report, codes};

/// A table as a person writes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// What becomes of the rules that match.
    pub hit: Hit,
    /// The inputs, one for each of the first cells of a rule.
    pub inputs: Vec<Input>,
    /// The outputs, one for each of the last cells of a rule.
    pub outputs: Vec<Output>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// An input of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Input {
    /// The expression that the cells look at.
    pub expression: String,
    /// Unary tests of which every value passes one, where they are listed.
    pub listed: Option<String>,
}

/// An output of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    /// Its name; with several outputs the answer is a context of these names.
    pub name: String,
    /// Unary tests of which every value passes one, the most important first, where they are listed.
    pub listed: Option<String>,
    /// The value where no rule matches.
    pub default: Option<String>,
}

/// A rule of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rule {
    /// Unary tests, one cell for each input.
    pub tests: Vec<String>,
    /// Expressions, one for each output.
    pub outputs: Vec<String>,
}

impl Written {
    /// Reads every cell. The paths of faults and notes are `rule[1].input[2]` and the like, counted from 1.
    ///
    /// # Errors
    /// Every fault of every cell; `feel-table-width` for a rule with another number of cells than the table,
    /// `feel-table-priority` and `feel-table-single` for outputs that the hit policy does not allow.
    pub fn read(&self, scope: &Scope, limits: &Limits) -> Result<Table, Faults> {
        let mut reader = Reader { scope, limits, found: Vec::new() };
        let mut inputs = Vec::new();
        for (at, input) in (1_usize..).zip(&self.inputs) {
            let expression = reader.expression(&input.expression, format!("input[{at}]"));
            let listed = input.listed.as_ref().map(|text| reader.tests(text, format!("input[{at}].listed")));
            inputs.extend(expression.map(|input| Asked { input, listed: listed.flatten() }));
        }
        let outputs = self.columns(&mut reader);
        let mut rules = Vec::new();
        for (at, rule) in (1_usize..).zip(&self.rules) {
            let expected = self.inputs.len().saturating_add(self.outputs.len());
            let found = rule.tests.len().saturating_add(rule.outputs.len());
            if rule.tests.len() != self.inputs.len() || rule.outputs.len() != self.outputs.len() {
                let report =
                    Report::new(codes::feel::TABLE_WIDTH).with("found", found).with("expected", expected);
                reader.found.push(report.at(Place::path(format!("rule[{at}]"))));
            }
            let tests = (1_usize..).zip(&rule.tests);
            let tests = tests
                .filter_map(|(of, text)| reader.tests(text, format!("rule[{at}].input[{of}]")))
                .collect();
            let cells = (1_usize..).zip(&rule.outputs);
            let outputs = cells
                .filter_map(|(of, text)| reader.expression(text, format!("rule[{at}].output[{of}]")))
                .collect();
            rules.push(Row { tests, outputs });
        }
        Faults::check(reader.found)?;
        Ok(Table { hit: self.hit, inputs, outputs, rules })
    }

    fn columns(&self, reader: &mut Reader<'_>) -> Vec<Column> {
        let single = matches!(self.hit, Hit::Sum | Hit::Least | Hit::Most | Hit::Count);
        if single && self.outputs.len() != 1 {
            reader.found.push(Report::new(codes::feel::TABLE_SINGLE).with("found", self.outputs.len()));
        }
        // 8.2.11: outputs without a list do not count for the order.
        let ordered = matches!(self.hit, Hit::Priority | Hit::OutputOrder);
        if ordered && self.outputs.iter().all(|output| output.listed.is_none()) {
            reader.found.push(Report::new(codes::feel::TABLE_PRIORITY).at(Place::path("output[1]")));
        }
        let mut columns = Vec::new();
        for (at, output) in (1_usize..).zip(&self.outputs) {
            let listed =
                output.listed.as_ref().and_then(|text| reader.tests(text, format!("output[{at}].listed")));
            let default = output
                .default
                .as_ref()
                .and_then(|text| reader.expression(text, format!("output[{at}].default")));
            columns.push(Column { name: output.name.clone(), listed, default });
        }
        columns
    }
}

struct Reader<'r> {
    scope: &'r Scope,
    limits: &'r Limits,
    found: Vec<Report>,
}

impl Reader<'_> {
    fn expression(&mut self, text: &str, path: String) -> Option<Cell<Expr>> {
        let tree = parse::expression(text, self.scope, self.limits);
        self.cell(tree, text, path)
    }

    fn tests(&mut self, text: &str, path: String) -> Option<Cell<Vec<Test>>> {
        let tree = parse::unary_tests(text, self.scope, self.limits);
        self.cell(tree, text, path)
    }

    fn cell<T>(&mut self, tree: Result<T, Faults>, text: &str, path: String) -> Option<Cell<T>> {
        match tree {
            Ok(tree) => Some(Cell { path, text: text.to_owned(), tree }),
            Err(faults) => {
                self.found.extend(faults.reports().iter().map(|report| {
                    let place = Place { path: Some(path.clone()), ..report.place().clone() };
                    report.clone().at(place)
                }));
                None
            }
        }
    }
}
