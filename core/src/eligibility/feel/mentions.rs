//! What an expression mentions.

use super::ast::{Binding, Expr, Kind, Over, Test, TestKind};

/// The expressions inside an expression, itself first, and how many there are. What tests inside look at is theirs:
/// with `Inner::Left`, they are left out.
pub(in crate::eligibility) fn walk<'t>(
    expr: &'t Expr,
    inner: Inner,
    seen: &mut dyn FnMut(&'t Kind),
) -> usize {
    let mut count = 0_usize;
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        count = count.saturating_add(1);
        seen(&expr.kind);
        below(&expr.kind, inner, &mut open);
    }
    count
}

/// Whether the tests inside an expression are looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::eligibility) enum Inner {
    Left,
    Taken,
}

/// Whether a test's expression reads the value that is tested, and how many expressions were looked at.
pub(in crate::eligibility) fn reads_input(expr: &Expr) -> (bool, usize) {
    let mut reads = false;
    let count = walk(expr, Inner::Left, &mut |kind| reads |= matches!(kind, Kind::Input));
    (reads, count)
}

fn below<'t>(kind: &'t Kind, inner: Inner, open: &mut Vec<&'t Expr>) {
    match kind {
        Kind::Null
        | Kind::Boolean(_)
        | Kind::Number(_)
        | Kind::Text(_)
        | Kind::At(_)
        | Kind::Name(_)
        | Kind::Input => {}
        Kind::List(all) => open.extend(all),
        Kind::Context(entries) => open.extend(entries.iter().map(|entry| &entry.value)),
        Kind::Range(range) => {
            open.extend([&range.low, &range.high].into_iter().flatten().map(|end| &end.at));
        }
        Kind::Negate(one) | Kind::InstanceOf(one, _) | Kind::Path(one, _) => open.push(one),
        Kind::Binary(_, one, two) | Kind::Filter(one, two) => open.extend([&**one, &**two]),
        Kind::Between(one, two, three) | Kind::If(one, two, three) => {
            open.extend([&**one, &**two, &**three]);
        }
        Kind::In(one, tests) => {
            open.push(one);
            if inner == Inner::Taken {
                open.extend(expressions(tests));
            }
        }
        Kind::For(bindings, body) | Kind::Quantified(_, bindings, body) => {
            for binding in bindings {
                of_binding(binding, open);
            }
            open.push(body);
        }
        Kind::Call(function, values) => {
            open.push(function);
            open.extend(values);
        }
        Kind::CallNamed(function, values) => {
            open.push(function);
            open.extend(values.iter().map(|(_, value)| value));
        }
        Kind::Function(_, body) => open.push(body),
    }
}

fn of_binding<'t>(binding: &'t Binding, open: &mut Vec<&'t Expr>) {
    match &binding.over {
        Over::List(list) => open.push(list),
        Over::Steps(first, last) => open.extend([first, last]),
    }
}

/// The expressions of some tests, those inside `not` included.
pub(in crate::eligibility) fn expressions(tests: &[Test]) -> Vec<&Expr> {
    let (mut found, mut open) = (Vec::new(), tests.iter().collect::<Vec<_>>());
    while let Some(test) = open.pop() {
        match &test.kind {
            TestKind::Any => {}
            TestKind::Not(tests) => open.extend(tests),
            TestKind::Compare(_, at) | TestKind::Is(at) => found.push(at),
        }
    }
    found
}
