//! Arithmetic, comparisons and types, with notes where they give `null`.

use super::super::arithmetic;
use super::super::ast::{Binary, Comparison, Expr, Kind, Type};
use super::super::compare::{equal, order};
use super::super::conform::conforms;
use super::super::host::Stop;
use super::super::number::Number;
use super::super::value::Value;
use super::{Evaluator, kind_of};
use crate::report::{Report, codes};

impl Evaluator<'_> {
    /// Tables 56 to 60.
    pub(super) fn computed(&mut self, sign: Binary, one: &Value, two: &Value) -> Result<Value, Stop> {
        let (word, answer) = match sign {
            Binary::Add => ("+", self.sum(one, two)?),
            Binary::Subtract => ("-", arithmetic::subtract(one, two)),
            Binary::Multiply => ("*", arithmetic::multiply(one, two)),
            Binary::Divide => ("/", arithmetic::divide(one, two)),
            Binary::Power => ("**", arithmetic::power(one, two)),
            Binary::And | Binary::Or | Binary::Compare(_) => return Ok(Value::Null),
        };
        match answer {
            Some(value) => Ok(value),
            None if arithmetic_fits(one, two) => {
                self.null(Report::new(codes::feel::NULL_RESULT).with("operator", word))
            }
            None => self.null(
                Report::new(codes::feel::NULL_OPERANDS)
                    .with("operator", word)
                    .with_text("left", kind_of(one))
                    .with_text("right", kind_of(two)),
            ),
        }
    }

    /// Texts are paid for before they are joined.
    fn sum(&mut self, one: &Value, two: &Value) -> Result<Option<Value>, Stop> {
        if let (Value::Text(one), Value::Text(two)) = (one, two)
            && one.len().saturating_add(two.len()) > self.budget.characters()
        {
            return Err(self.beyond(codes::feel::BUDGET_CHARACTERS, self.budget.characters()));
        }
        arithmetic::add(one, two).map(|value| self.made(value)).transpose()
    }

    /// Table 62: `-a` is `0 - a`. Durations have a sign of their own.
    pub(super) fn negated(&mut self, part: &Expr) -> Result<Value, Stop> {
        match (self.eval(part)?, &part.kind) {
            (Value::Number(number), _) => Ok(Value::Number(number.negated())),
            (value @ (Value::DaysDuration(_) | Value::MonthsDuration(_)), _) => {
                let minus = Value::Number(Number::from(-1));
                self.computed(Binary::Multiply, &value, &minus)
            }
            (value, Kind::Null) | (value @ Value::Null, _) => {
                drop(value);
                Ok(Value::Null)
            }
            (value, _) => self.computed(Binary::Subtract, &Value::Number(Number::ZERO), &value),
        }
    }

    /// Tables 53 and 54.
    pub(super) fn compared(&mut self, sign: Comparison, one: &Value, two: &Value) -> Result<Value, Stop> {
        if is_large(one) && is_large(two) {
            self.pay(one)?;
        }
        let answer = match sign {
            Comparison::Equal => equal(one, two),
            Comparison::NotEqual => equal(one, two).map(|equal| !equal),
            Comparison::Less => order(one, two).map(std::cmp::Ordering::is_lt),
            Comparison::AtMost => order(one, two).map(std::cmp::Ordering::is_le),
            Comparison::Greater => order(one, two).map(std::cmp::Ordering::is_gt),
            Comparison::AtLeast => order(one, two).map(std::cmp::Ordering::is_ge),
        };
        match answer {
            Some(truth) => Ok(Value::Boolean(truth)),
            None => self.null(
                Report::new(codes::feel::NULL_COMPARISON)
                    .with_text("left", kind_of(one))
                    .with_text("right", kind_of(two)),
            ),
        }
    }

    /// Table 61.
    pub(super) fn instance(&mut self, value: &Expr, of: &Type) -> Result<Value, Stop> {
        let value = self.eval(value)?;
        if is_large(&value) {
            self.pay(&value)?;
        }
        Ok(Value::Boolean(match (&value, of) {
            (Value::Null, of) => *of == Type::Null,
            (_, Type::Null) => false,
            _ => conforms(&value, of),
        }))
    }
}

/// Whether looking at a value takes more than a moment.
pub(super) fn is_large(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Context(_) | Value::Text(_) | Value::Range(_))
}

/// Whether the operands are such that only the result is out of bounds.
fn arithmetic_fits(one: &Value, two: &Value) -> bool {
    matches!((one, two), (Value::Number(_), Value::Number(_)))
}
