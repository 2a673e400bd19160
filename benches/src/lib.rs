//! What the benchmarks measure, one subject a file; `benches/` prints the figures, `tests/` holds the margins.
#![forbid(unsafe_code)]

pub mod eligibility;
pub mod journal;
pub mod kernel;
pub mod lives;
pub mod log;
pub mod machine;
pub mod measure;
pub mod office;
pub mod record;
pub mod screening;
pub mod search;
pub mod signed;
pub mod tree;
