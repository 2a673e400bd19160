//! Tests, in a cell and after `in`.

use super::{COMPARISON, Kind, Printer, SUM, Test, TestKind, strength};

impl Printer {
    /// The whole of a cell.
    pub(super) fn cell(&self, tests: &[Test]) -> String {
        match tests {
            [Test { kind: TestKind::Any, .. }] => "-".to_owned(),
            [Test { kind: TestKind::Not(inner), .. }] => format!("not({})", self.tests(inner)),
            // `not(a)` alone would be read as the test of a cell.
            [Test { kind: TestKind::Is(expr), .. }] if is_call_of_not(&expr.kind) => {
                format!("({})", self.text(expr))
            }
            _ => self.tests(tests),
        }
    }

    /// What follows `in`.
    pub(super) fn within(&self, tests: &[Test]) -> String {
        if let [Test { kind, .. }] = tests {
            match kind {
                TestKind::Compare(comparison, at) => {
                    return format!("{comparison} {}", self.operand(at, SUM));
                }
                TestKind::Is(expr) if strength(&expr.kind) > COMPARISON => {
                    let text = self.operand(expr, SUM);
                    let is_range = matches!(&expr.kind, Kind::Range(range) if range.low.is_some() && range.high.is_some());
                    if is_range || !text.starts_with('(') {
                        return text;
                    }
                }
                _ => {}
            }
        }
        format!("({})", self.tests(tests))
    }

    fn tests(&self, tests: &[Test]) -> String {
        tests.iter().map(|test| self.test(test)).collect::<Vec<_>>().join(", ")
    }

    fn test(&self, test: &Test) -> String {
        match &test.kind {
            TestKind::Any => "-".to_owned(),
            TestKind::Not(inner) => format!("not({})", self.tests(inner)),
            TestKind::Compare(comparison, at) => format!("{comparison} {}", self.operand(at, SUM)),
            TestKind::Is(expr) => self.text(expr),
        }
    }
}

fn is_call_of_not(kind: &Kind) -> bool {
    let (Kind::Call(function, _) | Kind::CallNamed(function, _)) = kind else { return false };
    matches!(&function.kind, Kind::Name(name) if name == "not")
}
