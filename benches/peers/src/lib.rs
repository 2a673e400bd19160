//! The peers of the rule engine, on the same work: six rules by hand, in two rule engines, and over columns.
//!
//! Each contestant answers the applicants of `benches/workload`, and its answers are held against the reference in
//! every round. The workspace stands alone, so that the library's own build knows nothing of the peers.

#![forbid(unsafe_code)]

pub mod cel;
pub mod columns;
pub mod datalogic;
#[path = "../../src/measure.rs"]
pub mod measure;
pub mod ours;
pub mod plain;
pub mod turns;
pub mod workload;

/// The six answers for one applicant, in the order of `rules_plain.py`.
pub type Answers = [i32; 6];

/// What any part of the benchmark fails with.
pub type Failure = Box<dyn std::error::Error>;
