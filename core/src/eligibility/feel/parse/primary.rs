//! What operators stand between: literals, names, and whatever has brackets or words of its own.

use super::super::ast::Kind;
use super::super::fault;
use super::super::temporal;
use super::super::token::What;
use super::{Node, Parser, Stop};
use crate::report::{Report, codes, quoted};

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Result<Node, Stop> {
        let span = self.here();
        let kind = match self.what().clone() {
            What::Word => return self.name(),
            What::Number => return self.number(),
            What::Text(text) => Kind::Text(text),
            What::Keyword("true") => Kind::Boolean(true),
            What::Keyword("false") => Kind::Boolean(false),
            What::Keyword("null") => Kind::Null,
            What::Keyword("if") => return self.choice(),
            What::Keyword("for") => return self.iteration(),
            What::Keyword("some" | "every") => return self.quantified(),
            What::Keyword("function") => return self.function(),
            What::Sign("(") => return self.parentheses(),
            What::Sign("[") => return self.list(),
            What::Sign("]") if self.begins_value(1) => return self.range(),
            What::Sign("{") => return self.context(),
            What::Sign("@") => return self.at_literal(),
            What::Sign("-") if self.is_signed_number() => {
                self.step();
                let number = self.number()?;
                return self.node(self.since(span), Kind::Negate(Box::new(number.expr)), number.height);
            }
            _ => return Err(self.unexpected(&fault::words(fault::EXPRESSION))),
        };
        self.step();
        self.node(span, kind, 0)
    }

    fn number(&mut self) -> Result<Node, Stop> {
        let (span, text) = (self.here(), self.word(0));
        self.step();
        let kind = match text.parse() {
            Ok(number) => Kind::Number(number),
            Err(_) => {
                let report = Report::new(codes::feel::NUMBER_BOUNDS).with("found", quoted(text));
                self.go_on(span, report)?;
                Kind::Null
            }
        };
        self.node(span, kind, 0)
    }

    /// Rule 65: what stands in the quotes is a date, time, date and time, or duration.
    fn at_literal(&mut self) -> Result<Node, Stop> {
        let start = self.here();
        self.step();
        let What::Text(text) = self.what().clone() else {
            return Err(self.unexpected(&fault::words(fault::DATE_TEXT)));
        };
        self.step();
        let span = self.since(start);
        let kind = match temporal::literal(&text) {
            Some(value) => Kind::At(value),
            None => {
                self.go_on(span, Report::new(codes::feel::AT).with("found", quoted(&text)))?;
                Kind::Null
            }
        };
        self.node(span, kind, 0)
    }

    /// Notes a fault after which reading goes on as if nothing had happened.
    pub(super) fn go_on(&mut self, span: super::Span, report: Report) -> Result<(), Stop> {
        match self.tell(span, report) {
            Stop::Fault => Ok(()),
            Stop::Limit => Err(Stop::Limit),
        }
    }
}
