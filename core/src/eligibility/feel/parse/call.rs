//! Calls (rules 38 to 42).

use super::super::ast::Kind;
use super::{Node, Parser, Stop};

impl Parser<'_> {
    /// A call, its arguments all named or none.
    pub(super) fn call(&mut self, of: Node) -> Result<Node, Stop> {
        let open = self.here();
        self.step();
        let named = self.begins_named();
        let (mut values, mut names, mut below) = (Vec::new(), Vec::new(), of.height);
        if !self.sees(")") {
            loop {
                let read = self.part(&[",", ")"], |parser| {
                    let name = if named {
                        let name = parser.declared(&[":"])?;
                        parser.expect(":")?;
                        Some(name)
                    } else {
                        None
                    };
                    Ok((name, parser.expression()?))
                })?;
                if let Some((name, node)) = read {
                    below = below.max(node.height);
                    match name {
                        Some(name) => names.push((name, node.expr)),
                        None => values.push(node.expr),
                    }
                }
                if !self.takes(",") {
                    break;
                }
            }
        }
        self.close(open, ")")?;
        let span = of.expr.span.to(self.behind());
        let function = Box::new(of.expr);
        let kind = if named { Kind::CallNamed(function, names) } else { Kind::Call(function, values) };
        self.node(span, kind, below)
    }
}
