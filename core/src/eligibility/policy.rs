//! Policies: a statute's conditions as data, checked before use, compiled, exact.

#[cfg(feature = "arrow")]
mod columns;
mod date;
pub mod edition;
mod graph;
mod interval;
mod row;

pub use edition::Edition;
