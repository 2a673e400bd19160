//! Brackets: parentheses, lists, contexts and ranges (rules 2, 7 to 12, 54, 57 to 59).

use super::super::ast::{Comparison, End, Entry, Expr, Kind, Name, RangeExpr};
use super::super::fault;
use super::super::span::Span;
use super::super::token::What;
use super::{Node, Parser, Stop};

impl Parser<'_> {
    /// `(a)`, or a range that begins with a parenthesis.
    pub(super) fn parentheses(&mut self) -> Result<Node, Stop> {
        let open = self.here();
        self.step();
        let inner = self.part(&[")", ".."], Self::expression)?;
        if let Some(low) = inner {
            if self.takes("..") {
                return self.range_from(open, false, low);
            }
            self.close(open, ")")?;
            return Ok(low);
        }
        self.close(open, ")")?;
        self.node(self.since(open), Kind::Null, 0)
    }

    /// `[a, b]`, or a range that begins with a bracket.
    pub(super) fn list(&mut self) -> Result<Node, Stop> {
        let open = self.here();
        self.step();
        let (mut elements, mut below) = (Vec::new(), 0);
        // `[]1..5[]` holds a range; what may follow an empty list follows one.
        let range = matches!(self.ahead(1).what, What::Word | What::Number | What::Text(_) | What::Sign("@"));
        if !self.sees("]") || range {
            loop {
                let read = self.part(&[",", "]", ".."], Self::expression)?;
                if let Some(node) = read {
                    if elements.is_empty() && self.takes("..") {
                        return self.range_from(open, true, node);
                    }
                    below = below.max(node.height);
                    elements.push(node.expr);
                }
                if !self.takes(",") {
                    break;
                }
            }
        }
        self.close(open, "]")?;
        self.node(self.since(open), Kind::List(elements), below)
    }

    /// `]a..b]`.
    pub(super) fn range(&mut self) -> Result<Node, Stop> {
        let open = self.here();
        self.step();
        let low = self.expression()?;
        self.expect("..")?;
        self.range_from(open, false, low)
    }

    /// A range from after its two points.
    pub(super) fn range_from(&mut self, open: Span, included: bool, low: Node) -> Result<Node, Stop> {
        let high = self.expression()?;
        let closed = if self.takes("]") {
            true
        } else if self.takes(")") || self.takes("[") {
            false
        } else if self.what() == &What::End {
            return self.close(open, "]").and_then(|()| self.node(open, Kind::Null, 0));
        } else {
            return Err(self.unexpected(&fault::signs(&["]", ")"])));
        };
        let below = low.height.max(high.height);
        let low = Some(End { included, at: low.expr });
        let high = Some(End { included: closed, at: high.expr });
        self.node(self.since(open), Kind::Range(Box::new(RangeExpr { low, high })), below)
    }

    /// Rule 7.a: `< 5`, `>= 1`.
    pub(super) fn one_ended(&mut self, ordering: Comparison) -> Result<Node, Stop> {
        let start = self.here();
        self.step();
        let at = self.sum()?;
        let below = at.height;
        let end = |included| Some(End { included, at: at.expr });
        let range = match ordering {
            Comparison::Less => RangeExpr { low: None, high: end(false) },
            Comparison::AtMost => RangeExpr { low: None, high: end(true) },
            Comparison::Greater => RangeExpr { low: end(false), high: None },
            // `ordering` is never `=` or `!=`.
            Comparison::AtLeast | Comparison::Equal | Comparison::NotEqual => {
                RangeExpr { low: end(true), high: None }
            }
        };
        self.node(self.since(start), Kind::Range(Box::new(range)), below)
    }

    /// Rule 57. Each key is a name to the entries after it, and a key to the rest of the text.
    pub(super) fn context(&mut self) -> Result<Node, Stop> {
        let open = self.here();
        self.step();
        self.framed(&[], |parser| {
            let (mut entries, mut below) = (Vec::new(), 0);
            if !parser.sees("}") {
                loop {
                    let read = parser.part(&[",", "}"], Self::entry)?;
                    if let Some((entry, height)) = read {
                        below = below.max(height);
                        entries.push(entry);
                    }
                    if !parser.takes(",") {
                        break;
                    }
                }
            }
            parser.close(open, "}")?;
            parser.node(parser.since(open), Kind::Context(entries), below)
        })
    }

    fn entry(&mut self) -> Result<(Entry, u32), Stop> {
        let key = match self.what().clone() {
            What::Text(text) => {
                let span = self.here();
                self.step();
                Name { span, text }
            }
            _ => self.declared(&[":"])?,
        };
        self.expect(":")?;
        let value = self.value_of(&key)?;
        Ok((Entry { key, value: value.0 }, value.1))
    }

    /// The value of an entry; its key is known afterwards, where there was a fault too.
    fn value_of(&mut self, key: &Name) -> Result<(Expr, u32), Stop> {
        let read = self.part(&[",", "}"], Self::expression)?;
        self.declare(&key.text);
        self.keys.add(&key.text);
        match read {
            Some(node) => Ok((node.expr, node.height)),
            None => Ok((Expr { span: key.span, kind: Kind::Null }, 1)),
        }
    }
}
