//! Unary tests (rules 7, 13 to 15).

use super::super::ast::{Test, TestKind};
use super::super::fault;
use super::super::token::What;
use super::{Parser, Stop};

impl Parser<'_> {
    /// Rule 15: the whole of a cell.
    pub(super) fn cell(&mut self) -> Result<Vec<Test>, Stop> {
        let start = self.here();
        if self.sees("-") && self.ahead(1).what == What::End {
            self.step();
            return Ok(vec![Test { span: start, kind: TestKind::Any }]);
        }
        if self.what() == &What::Word && self.word(0) == "not" && self.sees_ahead(1, "(") {
            return self.negation();
        }
        self.row()
    }

    /// Rule 15.b, where `not(...)` is the whole of the cell; `not(a) and b` is an expression.
    fn negation(&mut self) -> Result<Vec<Test>, Stop> {
        let (start, at, nodes, told) = (self.here(), self.at, self.nodes, self.faults.len());
        self.step();
        let inner = self.tests_in_parentheses();
        if let Ok((tests, _)) = inner {
            if self.what() == &What::End {
                return Ok(vec![Test { span: self.since(start), kind: TestKind::Not(tests) }]);
            }
            self.faults.truncate(told);
            (self.at, self.nodes) = (at, nodes);
            return self.row();
        }
        inner.map(|_| Vec::new())
    }

    fn row(&mut self) -> Result<Vec<Test>, Stop> {
        let mut tests = Vec::new();
        loop {
            if let Some((test, _)) = self.part(&[","], Self::test)? {
                tests.push(test);
            }
            if !self.takes(",") {
                return Ok(tests);
            }
        }
    }

    /// Rule 14 in parentheses, the tests and how deep they are.
    pub(super) fn tests_in_parentheses(&mut self) -> Result<(Vec<Test>, u32), Stop> {
        let open = self.here();
        self.step();
        let (mut tests, mut below) = (Vec::new(), 0);
        loop {
            let read = self.part(&[",", ")", ".."], Self::test)?;
            if let Some((test, height)) = read {
                if tests.is_empty() && self.sees("..") {
                    return self.range_test(open, test, height);
                }
                below = below.max(height);
                tests.push(test);
            }
            if !self.takes(",") {
                break;
            }
        }
        self.close(open, ")")?;
        Ok((tests, below))
    }

    /// `(a..b]` after `in`: what looked like the first test is the lower end.
    fn range_test(&mut self, open: super::Span, low: Test, height: u32) -> Result<(Vec<Test>, u32), Stop> {
        let TestKind::Is(expr) = low.kind else {
            return Err(self.unexpected(&fault::signs(&[",", ")"])));
        };
        self.step();
        let node = self.range_from(open, false, super::Node { expr, height: height.saturating_sub(1) })?;
        Ok((vec![Test { span: node.expr.span, kind: TestKind::Is(node.expr) }], node.height + 1))
    }

    /// Rules 7 and 13.
    fn test(&mut self) -> Result<(Test, u32), Stop> {
        let start = self.here();
        let (kind, height) = match self.comparison() {
            Some(comparison) => {
                self.step();
                let node = self.sum()?;
                (TestKind::Compare(comparison, node.expr), node.height)
            }
            None => {
                let node = self.expression()?;
                (TestKind::Is(node.expr), node.height)
            }
        };
        let span = self.since(start);
        self.count(span)?;
        Ok((Test { span, kind }, height + 1))
    }
}
