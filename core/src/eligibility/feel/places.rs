//! Trees without their places, for those who compare what two texts say.

use super::ast::{Binding, Expr, Kind, Name, Over, Test, TestKind};
use super::span::Span;

impl Expr {
    /// The same tree with every place empty.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        expr(&mut self);
        self
    }
}

impl Test {
    /// The same test with every place empty.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        test(&mut self);
        self
    }
}

fn expr(of: &mut Expr) {
    of.span = Span::default();
    match &mut of.kind {
        Kind::Null
        | Kind::Boolean(_)
        | Kind::Number(_)
        | Kind::Text(_)
        | Kind::At(_)
        | Kind::Name(_)
        | Kind::Input => {}
        Kind::List(all) => all.iter_mut().for_each(expr),
        Kind::Context(entries) => {
            for entry in entries {
                name(&mut entry.key);
                expr(&mut entry.value);
            }
        }
        Kind::Range(range) => {
            for end in [&mut range.low, &mut range.high].into_iter().flatten() {
                expr(&mut end.at);
            }
        }
        Kind::Negate(a) | Kind::InstanceOf(a, _) => expr(a),
        Kind::Binary(_, a, b) | Kind::Filter(a, b) => [a, b].into_iter().for_each(|part| expr(part)),
        Kind::Between(a, b, c) | Kind::If(a, b, c) => [a, b, c].into_iter().for_each(|part| expr(part)),
        Kind::In(a, tests) => {
            expr(a);
            tests.iter_mut().for_each(test);
        }
        Kind::For(all, body) | Kind::Quantified(_, all, body) => {
            all.iter_mut().for_each(binding);
            expr(body);
        }
        Kind::Path(a, key) => {
            expr(a);
            name(key);
        }
        Kind::Call(function, values) => {
            expr(function);
            values.iter_mut().for_each(expr);
        }
        Kind::CallNamed(function, values) => {
            expr(function);
            for (parameter, value) in values {
                name(parameter);
                expr(value);
            }
        }
        Kind::Function(parameters, body) => {
            for parameter in parameters {
                name(&mut parameter.name);
            }
            expr(body);
        }
    }
}

fn test(of: &mut Test) {
    of.span = Span::default();
    match &mut of.kind {
        TestKind::Any => {}
        TestKind::Not(tests) => tests.iter_mut().for_each(test),
        TestKind::Compare(_, at) | TestKind::Is(at) => expr(at),
    }
}

fn binding(of: &mut Binding) {
    name(&mut of.name);
    match &mut of.over {
        Over::List(list) => expr(list),
        Over::Steps(first, last) => [first, last].into_iter().for_each(expr),
    }
}

fn name(of: &mut Name) {
    of.span = Span::default();
}
