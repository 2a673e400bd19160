//! Policies: a statute's conditions as data, checked before use, compiled, exact.

pub mod edition;

pub use edition::Edition;
