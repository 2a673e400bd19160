//! FEEL, the *friendly enough expression language* of DMN 1.5, chapter 10.

pub(in crate::eligibility) mod arithmetic;
pub mod ast;
pub(in crate::eligibility) mod compare;
pub(in crate::eligibility) mod host;
pub mod number;
pub(in crate::eligibility) mod property;
pub(in crate::eligibility) mod range;
pub mod span;
pub(in crate::eligibility) mod temporal;
pub mod value;

pub use ast::{Expr, Kind};
pub use number::Number;
pub use span::Span;
pub use value::Value;
