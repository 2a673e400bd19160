//! FEEL, the *friendly enough expression language* of DMN 1.5, chapter 10.

pub(in crate::eligibility) mod arithmetic;
pub mod ast;
pub mod caret;
pub(in crate::eligibility) mod compare;
mod fault;
pub(in crate::eligibility) mod host;
pub mod limits;
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

pub use ast::{Expr, Kind};
pub use limits::Limits;
pub use number::Number;
pub use parse::{expression, unary_tests};
pub use scope::{Scope, Unknown};
pub use span::Span;
pub use value::Value;
