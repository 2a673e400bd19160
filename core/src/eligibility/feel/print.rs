//! Trees as text that reads back to the same tree, with no more parentheses than that takes.
//!
//! `if`, `for`, `some`, `every` and `function` stand in parentheses wherever they are operands. A name that begins
//! a longer one of the same tree or of the language (`date` begins `date and time`) does so too, unless it is
//! called. Names of the scope are not known here: where a fact is called `a-b`, `a - b` reads as that fact.

mod longer;
mod quote;
mod tests;

use std::fmt::{self, Write as _};

use super::ast::{
    Binary, Binding, Comparison, Expr, Kind, Over, Quantifier, RangeExpr, Test, TestKind, Type,
};
use super::temporal::text_of;
use longer::Longer;
use quote::{key, number, text};

/// A row of tests as the cell of a table that holds them.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a>(pub &'a [Test]);

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Printer { longer: Longer::of(self) }.text(self))
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Cell(std::slice::from_ref(self)).fmt(f)
    }
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Printer { longer: Longer::of_tests(self.0) }.cell(self.0))
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        })
    }
}

impl fmt::Display for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Compare(comparison) => return comparison.fmt(f),
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Power => "**",
        })
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |f: &mut fmt::Formatter<'_>, all: &[Self]| {
            for (at, one) in all.iter().enumerate() {
                write!(f, "{}{one}", if at > 0 { ", " } else { "" })?;
            }
            Ok::<(), fmt::Error>(())
        };
        match self {
            Self::Any => f.write_str("Any"),
            Self::Null => f.write_str("Null"),
            Self::Boolean => f.write_str("boolean"),
            Self::Number => f.write_str("number"),
            Self::Text => f.write_str("string"),
            Self::Date => f.write_str("date"),
            Self::Time => f.write_str("time"),
            Self::DateTime => f.write_str("date and time"),
            Self::DaysDuration => f.write_str("days and time duration"),
            Self::MonthsDuration => f.write_str("years and months duration"),
            Self::List(of) => write!(f, "list<{of}>"),
            Self::Range(of) => write!(f, "range<{of}>"),
            Self::Context(entries) if entries.is_empty() => f.write_str("context"),
            Self::Context(entries) => {
                f.write_str("context<")?;
                for (at, (name, of)) in entries.iter().enumerate() {
                    write!(f, "{}{name}: {of}", if at > 0 { ", " } else { "" })?;
                }
                f.write_str(">")
            }
            Self::Function(parameters, result) => {
                f.write_str("function<")?;
                row(f, parameters)?;
                write!(f, "> -> {result}")
            }
        }
    }
}

/// How tightly an expression holds together, as `parse` has it.
const FORM: u8 = 0;
const COMPARISON: u8 = 3;
const SUM: u8 = 4;
const SIGN: u8 = 7;
const TYPED: u8 = 8;
const REACHED: u8 = 9;
const WHOLE: u8 = 10;

fn strength(kind: &Kind) -> u8 {
    match kind {
        Kind::If(..) | Kind::For(..) | Kind::Quantified(..) | Kind::Function(..) => FORM,
        Kind::Binary(Binary::Or, ..) => 1,
        Kind::Binary(Binary::And, ..) => 2,
        Kind::Binary(Binary::Compare(_), ..) | Kind::Between(..) | Kind::In(..) => COMPARISON,
        Kind::Binary(Binary::Add | Binary::Subtract, ..) => SUM,
        Kind::Binary(Binary::Multiply | Binary::Divide, ..) => 5,
        Kind::Binary(Binary::Power, ..) => 6,
        Kind::Negate(of) if matches!(of.kind, Kind::Number(_)) => WHOLE,
        Kind::Negate(_) => SIGN,
        Kind::InstanceOf(..) => TYPED,
        Kind::Filter(..) | Kind::Path(..) | Kind::Call(..) | Kind::CallNamed(..) => REACHED,
        _ => WHOLE,
    }
}

struct Printer {
    longer: Longer,
}

impl Printer {
    /// An expression that nothing follows but a bracket, a comma or a word.
    fn text(&self, expr: &Expr) -> String {
        match &expr.kind {
            Kind::Null => "null".to_owned(),
            Kind::Boolean(is) => is.to_string(),
            Kind::Number(of) => number(of),
            Kind::Text(of) => text(of),
            Kind::At(value) => format!("@\"{}\"", text_of(value).unwrap_or_default()),
            Kind::Name(name) => name.clone(),
            Kind::Input => "?".to_owned(),
            Kind::List(all) => format!("[{}]", self.row(all)),
            Kind::Context(entries) => {
                let all: Vec<String> = entries
                    .iter()
                    .map(|entry| format!("{}: {}", key(&entry.key.text), self.text(&entry.value)))
                    .collect();
                format!("{{{}}}", all.join(", "))
            }
            Kind::Range(range) => self.range(range),
            Kind::Negate(of) => {
                let inner = self.operand(of, SIGN);
                let digits = inner.starts_with(|c: char| c.is_ascii_digit());
                if digits && !matches!(of.kind, Kind::Number(_)) {
                    format!("-({inner})")
                } else {
                    format!("-{inner}")
                }
            }
            Kind::Binary(operator, left, right) => {
                let own = strength(&expr.kind);
                let least = if own == COMPARISON { SUM } else { own };
                format!("{} {operator} {}", self.operand(left, least), self.operand(right, own + 1))
            }
            Kind::Between(of, low, high) => format!(
                "{} between {} and {}",
                self.operand(of, SUM),
                self.operand(low, SUM),
                self.operand(high, SUM)
            ),
            Kind::In(of, tests) => format!("{} in {}", self.operand(of, SUM), self.within(tests)),
            Kind::InstanceOf(of, of_type) => format!("{} instance of {of_type}", self.operand(of, TYPED)),
            Kind::If(condition, yes, no) => {
                format!("if {} then {} else {}", self.guarded(condition), self.guarded(yes), self.text(no))
            }
            Kind::For(bindings, body) => {
                format!("for {} return {}", self.bindings(bindings), self.text(body))
            }
            Kind::Quantified(quantifier, bindings, body) => {
                let word = match quantifier {
                    Quantifier::Some => "some",
                    Quantifier::Every => "every",
                };
                format!("{word} {} satisfies {}", self.bindings(bindings), self.text(body))
            }
            Kind::Filter(list, inner) => format!("{}[{}]", self.operand(list, REACHED), self.text(inner)),
            Kind::Path(of, name) => format!("{}.{}", self.operand(of, REACHED), name.text),
            Kind::Call(function, values) => format!("{}({})", self.called(function), self.row(values)),
            Kind::CallNamed(function, values) => {
                let all: Vec<String> = values
                    .iter()
                    .map(|(name, value)| format!("{}: {}", name.text, self.text(value)))
                    .collect();
                format!("{}({})", self.called(function), all.join(", "))
            }
            Kind::Function(parameters, body) => {
                let mut all = String::new();
                for (at, parameter) in parameters.iter().enumerate() {
                    all.push_str(if at > 0 { ", " } else { "" });
                    all.push_str(&parameter.name.text);
                    if let Some(of) = &parameter.of {
                        // Writing to a text does not fail.
                        let _ = write!(all, ": {of}");
                    }
                }
                format!("function({all}) {}", self.text(body))
            }
        }
    }

    /// An expression next to an operator.
    fn operand(&self, expr: &Expr, least: u8) -> String {
        if strength(&expr.kind) < least || self.longer.begins(expr) {
            return format!("({})", self.text(expr));
        }
        self.text(expr)
    }

    /// An expression before a word or `..`.
    fn guarded(&self, expr: &Expr) -> String {
        self.operand(expr, FORM)
    }

    /// What is called.
    fn called(&self, expr: &Expr) -> String {
        if strength(&expr.kind) < REACHED { format!("({})", self.text(expr)) } else { self.text(expr) }
    }

    fn row(&self, all: &[Expr]) -> String {
        all.iter().map(|one| self.text(one)).collect::<Vec<_>>().join(", ")
    }

    fn range(&self, range: &RangeExpr) -> String {
        match (&range.low, &range.high) {
            (Some(low), Some(high)) => {
                let open = if low.included { '[' } else { '(' };
                let close = if high.included { ']' } else { ')' };
                format!("{open}{}..{}{close}", self.guarded(&low.at), self.text(&high.at))
            }
            (Some(low), None) => {
                format!("(>{}{})", if low.included { "= " } else { " " }, self.operand(&low.at, SUM))
            }
            (None, Some(high)) => {
                format!("(<{}{})", if high.included { "= " } else { " " }, self.operand(&high.at, SUM))
            }
            // There is no text for a range without ends; everything is what it says.
            (None, None) => "(null..null)".to_owned(),
        }
    }

    fn bindings(&self, bindings: &[Binding]) -> String {
        let one = |binding: &Binding| {
            let over = match &binding.over {
                Over::List(list) => self.guarded(list),
                Over::Steps(first, last) => format!("{}..{}", self.guarded(first), self.guarded(last)),
            };
            format!("{} in {over}", binding.name.text)
        };
        bindings.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
