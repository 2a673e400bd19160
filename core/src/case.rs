//! The life of a case.

pub mod row;
