//! What begins with a word: `if`, `for`, `some`, `every`, `function` (rules 44 to 46 and 55).

use super::super::ast::{Binding, Kind, Over, Parameter, Quantifier};
use super::name::PARTIAL;
use super::{Node, Parser, Stop};
use crate::report::{Report, codes};

impl Parser<'_> {
    /// Rule 45.
    pub(super) fn choice(&mut self) -> Result<Node, Stop> {
        let start = self.here();
        self.step();
        let condition = self.part(&["then"], Self::expression)?;
        self.expect("then")?;
        let yes = self.part(&["else"], Self::expression)?;
        self.expect("else")?;
        let no = self.expression()?;
        let span = self.since(start);
        let (Some(condition), Some(yes)) = (condition, yes) else { return self.node(span, Kind::Null, 0) };
        let below = condition.height.max(yes.height).max(no.height);
        let kind = Kind::If(Box::new(condition.expr), Box::new(yes.expr), Box::new(no.expr));
        self.node(span, kind, below)
    }

    /// Rule 44. Each variable is known to what comes after it, and `partial` to what is returned.
    pub(super) fn iteration(&mut self) -> Result<Node, Stop> {
        let start = self.here();
        self.step();
        self.framed(&[], |parser| {
            let (bindings, below) = parser.bindings(Steps::Allowed)?;
            parser.expect("return")?;
            parser.declare(PARTIAL);
            let body = parser.expression()?;
            let kind = Kind::For(bindings, Box::new(body.expr));
            parser.node(parser.since(start), kind, below.max(body.height))
        })
    }

    /// Rule 46.
    pub(super) fn quantified(&mut self) -> Result<Node, Stop> {
        let start = self.here();
        let quantifier = if self.sees("some") { Quantifier::Some } else { Quantifier::Every };
        self.step();
        self.framed(&[], |parser| {
            let (bindings, below) = parser.bindings(Steps::Refused)?;
            parser.expect("satisfies")?;
            let body = parser.expression()?;
            let kind = Kind::Quantified(quantifier, bindings, Box::new(body.expr));
            parser.node(parser.since(start), kind, below.max(body.height))
        })
    }

    fn bindings(&mut self, steps: Steps) -> Result<(Vec<Binding>, u32), Stop> {
        let (mut bindings, mut below) = (Vec::new(), 0);
        loop {
            let name = self.declared(&["in"])?;
            self.expect("in")?;
            let first = self.expression()?;
            below = below.max(first.height);
            let over = if steps == Steps::Allowed && self.takes("..") {
                let last = self.expression()?;
                below = below.max(last.height);
                Over::Steps(first.expr, last.expr)
            } else {
                Over::List(first.expr)
            };
            self.declare(&name.text);
            bindings.push(Binding { name, over });
            if !self.takes(",") {
                return Ok((bindings, below));
            }
        }
    }

    /// Rule 55.
    pub(super) fn function(&mut self) -> Result<Node, Stop> {
        let start = self.here();
        self.step();
        let open = self.here();
        self.expect("(")?;
        self.framed(&[], |parser| {
            let (mut parameters, mut below) = (Vec::new(), 0);
            if !parser.sees(")") {
                loop {
                    let name = parser.declared(&[":", ",", ")"])?;
                    let of = if parser.takes(":") {
                        let (of, height) = parser.type_of()?;
                        below = below.max(height);
                        Some(of)
                    } else {
                        None
                    };
                    parser.declare(&name.text);
                    parameters.push(Parameter { name, of });
                    if !parser.takes(",") {
                        break;
                    }
                }
            }
            parser.close(open, ")")?;
            if parser.sees("external") {
                return Err(parser.tell(parser.here(), Report::new(codes::feel::EXTERNAL)));
            }
            // `?` is what tests look at, and a function is called from elsewhere.
            let outside = std::mem::replace(&mut parser.input, false);
            let body = parser.expression()?;
            parser.input = outside;
            let kind = Kind::Function(parameters, Box::new(body.expr));
            parser.node(parser.since(start), kind, below.max(body.height))
        })
    }
}

/// Whether `a..b` may stand after `in` without brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Steps {
    Allowed,
    Refused,
}
