//! Decision tables (DMN 1.5, chapter 8 and 10.3.2.10), dynamic.
//!
//! A rule matches where every cell is `true` for its input; `null` is no match. Without a match the answer is the
//! default, or `null`. What goes wrong is `null`, with a note. Where the values of an input are listed, an input
//! that is not surely one of them is refused: the answer is `null`, and unknown where the input is.
//!
//! Priority and Output order go by the outputs that list their values, the first column before the second (8.2.11).
//! That Output order takes several outputs is the word of 8.2.11; 10.3.2.10 asks for one.
//!
//! Where facts are unknown, a rule may or may not match. The answer is then the one that all cases share, taken for
//! each rule apart, otherwise unknown:
//!
//! | hit policy | known, although rules are unknown, where |
//! |---|---|
//! | First | these are the same: the outputs of the unknown rules before the first sure one, and its own or the default |
//! | Unique | two sure rules match (`null`); or the same: the output of every rule that may match, `null` where two may, the default where no rule is sure |
//! | Any | sure outputs differ (`null`); or the same: every output that may be, and the default where no rule is sure |
//! | Priority | these are the same: the best sure output or the default, and every unknown output that would come before it |
//! | Collect `+` | a rule is sure, and every unknown output is zero |
//! | Collect `<`, `>` | a rule is sure, no unknown output would change the answer, and no times with an offset stand beside times without |
//! | Collect, Collect `#`, Rule order, Output order | never |

mod hit;
#[cfg(test)]
mod laws;
mod read;

use super::ast::{Expr, Test};
use super::budget::Budget;
use super::eval::Evaluator;
use super::evaluate::{Evaluation, run};
use super::value::Context;
use crate::report::Faults;
pub use read::{Input, Output, Rule, Written};

/// What becomes of the rules that match (DMN 1.5, 8.2.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Hit {
    /// `U`: at most one rule matches.
    #[default]
    Unique,
    /// `A`: all rules that match have the same output.
    Any,
    /// `P`: the output that is listed first.
    Priority,
    /// `F`: the output of the first rule.
    First,
    /// `C`: the outputs as a list, in the order of the rules.
    Collect,
    /// `C+`: their sum.
    Sum,
    /// `C<`: the smallest.
    Least,
    /// `C>`: the greatest.
    Most,
    /// `C#`: how many there are.
    Count,
    /// `R`: the outputs as a list, in the order of the rules.
    RuleOrder,
    /// `O`: the outputs as a list, in the order in which they are listed.
    OutputOrder,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    hit: Hit,
    inputs: Vec<Asked>,
    outputs: Vec<Column>,
    rules: Vec<Row>,
}

/// A text, its tree, and where in the table it stands.
#[derive(Debug, Clone, PartialEq)]
struct Cell<T> {
    path: String,
    text: String,
    tree: T,
}

#[derive(Debug, Clone, PartialEq)]
struct Asked {
    input: Cell<Expr>,
    listed: Option<Cell<Vec<Test>>>,
}

#[derive(Debug, Clone, PartialEq)]
struct Column {
    name: String,
    listed: Option<Cell<Vec<Test>>>,
    default: Option<Cell<Expr>>,
}

#[derive(Debug, Clone, PartialEq)]
struct Row {
    tests: Vec<Cell<Vec<Test>>>,
    outputs: Vec<Cell<Expr>>,
}

impl Table {
    /// The table's answer over facts that are all known.
    ///
    /// # Errors
    /// The limit that the evaluation met.
    pub fn evaluate(&self, context: &Context) -> Result<Evaluation, Faults> {
        run(Evaluator::new(context, "", Budget::default()), |evaluator| self.answer(evaluator))
    }
}
