//! Which names begin longer ones, so that what follows them could be taken for a part of the name.

use std::collections::BTreeSet;

use super::super::ast::{Binding, Expr, Kind, Over, Test, TestKind, Type};
use super::super::names::{FUNCTIONS, PROPERTIES};
use super::super::token::{What, lex};

/// The beginnings of longer names, each before a sign or a word of the grammar.
#[derive(Default)]
pub(super) struct Longer {
    /// Of names, keys among them: inside a filter they are names.
    names: BTreeSet<String>,
    /// Of keys.
    keys: BTreeSet<String>,
}

impl Longer {
    pub(super) fn of(expr: &Expr) -> Self {
        let mut longer = Self::of_language();
        longer.expr(expr);
        longer
    }

    pub(super) fn of_tests(tests: &[Test]) -> Self {
        let mut longer = Self::of_language();
        longer.tests(tests);
        longer
    }

    /// Whether an expression ends in a name that begins a longer one.
    pub(super) fn begins(&self, expr: &Expr) -> bool {
        match &expr.kind {
            Kind::Name(name) => self.names.contains(name),
            Kind::Path(_, name) => self.keys.contains(&name.text),
            _ => false,
        }
    }

    fn of_language() -> Self {
        let mut longer = Self::default();
        for name in FUNCTIONS {
            longer.name(name);
        }
        for key in PROPERTIES {
            longer.key(key);
        }
        longer
    }

    fn name(&mut self, name: &str) {
        self.names.extend(beginnings(name));
    }

    fn key(&mut self, key: &str) {
        self.names.extend(beginnings(key));
        self.keys.extend(beginnings(key));
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            Kind::Null | Kind::Boolean(_) | Kind::Number(_) | Kind::Text(_) | Kind::At(_) | Kind::Input => {}
            Kind::Name(name) => self.name(name),
            Kind::List(all) => self.all(all),
            Kind::Context(entries) => {
                for entry in entries {
                    self.key(&entry.key.text);
                    self.expr(&entry.value);
                }
            }
            Kind::Range(range) => {
                for end in [&range.low, &range.high].into_iter().flatten() {
                    self.expr(&end.at);
                }
            }
            Kind::Negate(a) => self.expr(a),
            Kind::InstanceOf(a, of) => {
                self.expr(a);
                self.of_type(of);
            }
            Kind::Binary(_, a, b) | Kind::Filter(a, b) => {
                self.expr(a);
                self.expr(b);
            }
            Kind::Between(a, b, c) | Kind::If(a, b, c) => {
                self.expr(a);
                self.expr(b);
                self.expr(c);
            }
            Kind::In(a, tests) => {
                self.expr(a);
                self.tests(tests);
            }
            Kind::For(bindings, body) | Kind::Quantified(_, bindings, body) => {
                self.bindings(bindings);
                self.expr(body);
            }
            Kind::Path(a, name) => {
                self.expr(a);
                self.key(&name.text);
            }
            Kind::Call(function, values) => {
                self.expr(function);
                self.all(values);
            }
            Kind::CallNamed(function, values) => {
                self.expr(function);
                for (_, value) in values {
                    self.expr(value);
                }
            }
            Kind::Function(parameters, body) => {
                for parameter in parameters {
                    self.name(&parameter.name.text);
                    if let Some(of) = &parameter.of {
                        self.of_type(of);
                    }
                }
                self.expr(body);
            }
        }
    }

    fn all(&mut self, all: &[Expr]) {
        for expr in all {
            self.expr(expr);
        }
    }

    fn bindings(&mut self, bindings: &[Binding]) {
        for binding in bindings {
            self.name(&binding.name.text);
            match &binding.over {
                Over::List(list) => self.expr(list),
                Over::Steps(first, last) => {
                    self.expr(first);
                    self.expr(last);
                }
            }
        }
    }

    fn tests(&mut self, tests: &[Test]) {
        for test in tests {
            match &test.kind {
                TestKind::Any => {}
                TestKind::Not(inner) => self.tests(inner),
                TestKind::Compare(_, at) | TestKind::Is(at) => self.expr(at),
            }
        }
    }

    fn of_type(&mut self, of: &Type) {
        match of {
            Type::List(inner) | Type::Range(inner) => self.of_type(inner),
            Type::Context(entries) => {
                for (name, of) in entries {
                    self.key(name);
                    self.of_type(of);
                }
            }
            Type::Function(parameters, result) => {
                for of in parameters {
                    self.of_type(of);
                }
                self.of_type(result);
            }
            _ => {}
        }
    }
}

/// The beginnings of a name, each before a sign or a word of the grammar: two other words never stand side by side
/// but in a name.
fn beginnings(name: &str) -> Vec<String> {
    if name.chars().all(char::is_alphanumeric) {
        return Vec::new();
    }
    let tokens = lex(name).tokens;
    let after = tokens.iter().skip(1).filter(|token| matches!(token.what, What::Sign(_) | What::Keyword(_)));
    after.filter_map(|token| Some(name.get(..token.span.start as usize)?.trim_end().to_owned())).collect()
}
