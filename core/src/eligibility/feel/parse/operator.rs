//! Operators, loosest first: one loop that climbs.

use super::super::ast::{Binary, Comparison, Kind, Test, TestKind};
use super::super::fault;
use super::super::span::Span;
use super::super::token::What;
use super::{Node, Parser, Stop};
use crate::report::{Report, codes};

/// How tightly the operators bind.
const COMPARISON: u8 = 3;
const SUM: u8 = 4;

/// What stands between two values.
#[derive(Clone, Copy)]
enum Operator {
    Binary(Binary),
    Between,
    In,
}

impl Parser<'_> {
    /// Rule 1: any expression. Rule 7.a, `< 5`, may stand wherever a whole expression may.
    pub(super) fn expression(&mut self) -> Result<Node, Stop> {
        self.enter()?;
        let node = match self.ordering() {
            Some(ordering) => self.one_ended(ordering),
            None => self.level(0),
        }?;
        self.leave();
        Ok(node)
    }

    /// A sum, or what binds more tightly.
    pub(super) fn sum(&mut self) -> Result<Node, Stop> {
        self.level(SUM)
    }

    /// The comparison that comes next.
    pub(super) fn comparison(&self) -> Option<Comparison> {
        match self.operator() {
            Some((_, Operator::Binary(Binary::Compare(comparison)))) => Some(comparison),
            _ => None,
        }
    }

    /// The comparison that comes next, where it is one of rule 7.a.
    pub(super) fn ordering(&self) -> Option<Comparison> {
        self.comparison().filter(|found| !matches!(found, Comparison::Equal | Comparison::NotEqual))
    }

    /// Operands and operators that bind at least so tightly.
    fn level(&mut self, least: u8) -> Result<Node, Stop> {
        let mut left = self.signed()?;
        let mut compared = false;
        while let Some((level, operator)) = self.operator().filter(|(level, _)| *level >= least) {
            if compared && level == COMPARISON {
                let found = fault::found(self.text, self.ahead(0));
                return Err(self.tell(self.here(), Report::new(codes::feel::CHAIN).with_text("found", found)));
            }
            if compared && level > COMPARISON {
                // After `in (...)`, which is no operand.
                return Ok(left);
            }
            compared = level == COMPARISON;
            self.step();
            left = match operator {
                Operator::Binary(binary) => {
                    let right = self.level(level + 1)?;
                    let span = left.expr.span.to(right.expr.span);
                    let below = left.height.max(right.height);
                    self.node(span, Kind::Binary(binary, Box::new(left.expr), Box::new(right.expr)), below)?
                }
                Operator::Between => self.between(left)?,
                Operator::In => self.within(left)?,
            };
        }
        Ok(left)
    }

    fn operator(&self) -> Option<(u8, Operator)> {
        let compare = |comparison| (COMPARISON, Operator::Binary(Binary::Compare(comparison)));
        let (What::Sign(word) | What::Keyword(word)) = self.what() else { return None };
        Some(match *word {
            "or" => (1, Operator::Binary(Binary::Or)),
            "and" => (2, Operator::Binary(Binary::And)),
            "=" => compare(Comparison::Equal),
            "!=" => compare(Comparison::NotEqual),
            "<" => compare(Comparison::Less),
            "<=" => compare(Comparison::AtMost),
            ">" => compare(Comparison::Greater),
            ">=" => compare(Comparison::AtLeast),
            "between" => (COMPARISON, Operator::Between),
            "in" => (COMPARISON, Operator::In),
            "+" => (SUM, Operator::Binary(Binary::Add)),
            "-" => (SUM, Operator::Binary(Binary::Subtract)),
            "*" => (5, Operator::Binary(Binary::Multiply)),
            "/" => (5, Operator::Binary(Binary::Divide)),
            "**" => (6, Operator::Binary(Binary::Power)),
            _ => return None,
        })
    }

    /// Rule 49.b: the `and` belongs to `between`.
    fn between(&mut self, value: Node) -> Result<Node, Stop> {
        let low = self.sum()?;
        self.expect("and")?;
        let high = self.sum()?;
        let span = value.expr.span.to(high.expr.span);
        let below = value.height.max(low.height).max(high.height);
        let kind = Kind::Between(Box::new(value.expr), Box::new(low.expr), Box::new(high.expr));
        self.node(span, kind, below)
    }

    /// Rules 49.c and 49.d.
    fn within(&mut self, value: Node) -> Result<Node, Stop> {
        let outside = std::mem::replace(&mut self.input, true);
        let (tests, below) = if self.sees("(") { self.tests_in_parentheses()? } else { self.one_test()? };
        self.input = outside;
        let span = value.expr.span.to(self.behind());
        self.node(span, Kind::In(Box::new(value.expr), tests), value.height.max(below))
    }

    /// Rule 49.c: one test without parentheses.
    fn one_test(&mut self) -> Result<(Vec<Test>, u32), Stop> {
        let start = self.here();
        let comparison = self.comparison();
        if comparison.is_some() {
            self.step();
        }
        let node = self.sum()?;
        let kind = match comparison {
            Some(comparison) => TestKind::Compare(comparison, node.expr),
            None => TestKind::Is(node.expr),
        };
        let span = start.to(self.behind());
        self.count(span)?;
        Ok((vec![Test { span, kind }], node.height + 1))
    }

    /// Rule 24: a sign binds more tightly than `**`, and less than `instance of`. A sign right before digits is
    /// part of the number (rule 35).
    fn signed(&mut self) -> Result<Node, Stop> {
        if !self.sees("-") || self.is_signed_number() {
            return self.typed();
        }
        self.enter()?;
        let start = self.here();
        self.step();
        let node = self.signed()?;
        self.leave();
        let span = start.to(node.expr.span);
        self.node(span, Kind::Negate(Box::new(node.expr)), node.height)
    }

    /// Whether a sign and digits without a blank between them come next.
    pub(super) fn is_signed_number(&self) -> bool {
        let next = self.ahead(1);
        self.sees("-") && next.what == What::Number && next.span.start == self.here().end
    }

    /// Rule 51.
    fn typed(&mut self) -> Result<Node, Stop> {
        let mut node = self.reached()?;
        while self.sees("instance") {
            self.step();
            self.expect("of")?;
            let (of, below) = self.type_of()?;
            let span = node.expr.span.to(self.behind());
            let below = node.height.max(below);
            node = self.node(span, Kind::InstanceOf(Box::new(node.expr), of), below)?;
        }
        Ok(node)
    }

    /// Rules 38, 43 and 50: calls, paths and filters, from the left.
    fn reached(&mut self) -> Result<Node, Stop> {
        let mut node = self.primary()?;
        loop {
            node = if self.sees(".") {
                self.path(node)?
            } else if self.sees("(") {
                self.call(node)?
            } else if self.sees("[") && self.begins_value(1) {
                self.filter(node)?
            } else {
                return Ok(node);
            };
        }
    }

    /// A filter. Inside it the keys of the elements are names too, known or not, and so is `item`.
    fn filter(&mut self, list: Node) -> Result<Node, Stop> {
        let open = self.here();
        self.step();
        self.filters += 1;
        let inner = self.part(&["]"], |parser| parser.framed(&["item"], Self::expression))?;
        self.filters -= 1;
        self.close(open, "]")?;
        let span = list.expr.span.to(self.behind());
        let Some(inner) = inner else { return self.node(span, Kind::Null, 0) };
        let below = list.height.max(inner.height);
        self.node(span, Kind::Filter(Box::new(list.expr), Box::new(inner.expr)), below)
    }

    /// Whether an expression may begin so many tokens ahead.
    pub(super) fn begins_value(&self, places: usize) -> bool {
        match &self.ahead(places).what {
            What::Word | What::Part | What::Number | What::Text(_) => true,
            What::Keyword(key) => {
                matches!(*key, "if" | "for" | "some" | "every" | "function" | "null" | "true" | "false")
            }
            What::Sign(sign) => matches!(*sign, "(" | "[" | "{" | "@" | "-" | "<" | "<=" | ">" | ">="),
            What::Odd | What::End => false,
        }
    }

    /// A span from a place to the last token that was read.
    pub(super) fn since(&self, start: Span) -> Span {
        start.to(self.behind())
    }
}
