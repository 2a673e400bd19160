//! `and`, `or`, `if`, `between`: Kleene's logic, with `null` as the standard has it (DMN 1.5, table 50).

use super::super::ast::{Comparison, Expr};
use super::super::host::{Host as _, Stop};
use super::super::value::Value;
use super::operate::is_large;
use super::{Evaluator, kind_of};
use crate::report::{Report, codes};

/// Answers taken one after another: `or` where `true` decides, `and` where `false` does.
#[expect(clippy::struct_excessive_bools, reason = "three sorts of answer were seen or not")]
#[derive(Debug)]
pub(in crate::eligibility) struct Fold {
    decides: bool,
    decided: bool,
    null: bool,
    unknown: bool,
}

impl Fold {
    pub(in crate::eligibility) const fn new(decides: bool) -> Self {
        Self { decides, decided: false, null: false, unknown: false }
    }

    /// Takes one more answer, and says whether the others no longer count.
    ///
    /// # Errors
    /// [`Stop::Limit`] where that is the answer.
    pub(in crate::eligibility) fn take(&mut self, answer: Result<Value, Stop>) -> Result<bool, Stop> {
        match answer {
            Ok(Value::Boolean(truth)) => self.decided |= truth == self.decides,
            Ok(_) => self.null = true,
            Err(Stop::Unknown) => self.unknown = true,
            Err(limit) => return Err(limit),
        }
        Ok(self.decided)
    }

    /// What all of them come to.
    pub(in crate::eligibility) fn end(self) -> Result<Value, Stop> {
        if self.decided {
            Ok(Value::Boolean(self.decides))
        } else if self.unknown {
            Err(Stop::Unknown)
        } else if self.null {
            Ok(Value::Null)
        } else {
            Ok(Value::Boolean(!self.decides))
        }
    }
}

impl Evaluator<'_> {
    pub(super) fn both(&mut self, one: &Expr, two: &Expr) -> Result<Value, Stop> {
        self.folded(Fold::new(false), one, two)
    }

    pub(super) fn either(&mut self, one: &Expr, two: &Expr) -> Result<Value, Stop> {
        self.folded(Fold::new(true), one, two)
    }

    fn folded(&mut self, mut fold: Fold, one: &Expr, two: &Expr) -> Result<Value, Stop> {
        for part in [one, two] {
            let answer = self.truth(part);
            if fold.take(answer)? {
                break;
            }
        }
        fold.end()
    }

    /// The value of an expression that should be true or false; anything else is noted.
    pub(super) fn truth(&mut self, expr: &Expr) -> Result<Value, Stop> {
        let value = self.eval(expr)?;
        if !matches!(value, Value::Boolean(_) | Value::Null) {
            self.note(Report::new(codes::feel::NULL_BOOLEAN).with_text("found", kind_of(&value)));
        }
        Ok(value)
    }

    /// Table 49; where the condition is unknown, both branches may still agree.
    pub(super) fn choice(&mut self, condition: &Expr, yes: &Expr, no: &Expr) -> Result<Value, Stop> {
        match self.truth(condition) {
            Ok(Value::Boolean(true)) => self.eval(yes),
            Ok(_) => self.eval(no),
            Err(Stop::Unknown) => {
                let (yes, no) = (self.eval(yes)?, self.eval(no)?);
                self.joined(yes, &no)
            }
            Err(limit) => Err(limit),
        }
    }

    /// A value that two ways come to, unknown where they differ.
    pub(in crate::eligibility) fn joined(&mut self, one: Value, two: &Value) -> Result<Value, Stop> {
        if is_large(&one) && is_large(two) {
            self.pay(&one)?;
        }
        if one == *two { Ok(one) } else { Err(Stop::Unknown) }
    }

    /// Table 55: `value >= low and value <= high`.
    pub(super) fn between(&mut self, value: &Expr, low: &Expr, high: &Expr) -> Result<Value, Stop> {
        let value = self.eval(value)?;
        let mut fold = Fold::new(false);
        for (end, sign) in [(low, Comparison::AtLeast), (high, Comparison::AtMost)] {
            let answer = self.eval(end).and_then(|end| self.compared(sign, &value, &end));
            if fold.take(answer)? {
                break;
            }
        }
        fold.end()
    }
}
