//! FEEL, the *friendly enough expression language* of DMN 1.5, chapter 10.

pub(in crate::eligibility) mod arithmetic;
pub mod ast;
pub mod budget;
mod builtin;
pub mod caret;
pub(in crate::eligibility) mod compare;
mod conform;
pub(in crate::eligibility) mod eval;
pub mod evaluate;
mod fault;
pub(in crate::eligibility) mod host;
mod json;
pub mod limits;
mod mentions;
pub(in crate::eligibility) mod names;
pub mod number;
pub mod parse;
mod places;
pub mod print;
pub(in crate::eligibility) mod property;
pub(in crate::eligibility) mod range;
pub mod scope;
pub mod span;
pub(in crate::eligibility) mod temporal;
mod token;
pub mod value;
mod weigh;

pub use ast::{Expr, Kind};
pub use budget::Budget;
pub use evaluate::{Evaluation, evaluate, evaluate_tests, evaluate_within};
pub use limits::Limits;
pub use number::Number;
pub use parse::{expression, unary_tests};
pub use scope::{Scope, Unknown};
pub use span::Span;
pub use value::Value;
