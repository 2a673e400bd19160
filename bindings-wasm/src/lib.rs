//! The npm package `banjian`: the core in a page, a worker and Node.
//!
//! Handles are classes, values are plain objects in the shapes that the core writes. Files have the names of the
//! core's rooms; what reads and checks records stands in `banjian-wasm-verify`, of which there is a module by itself too,
//! and an office in `banjian-wasm-office`, whose module has all of this.
#![forbid(unsafe_code)]

pub mod calendar;
pub mod case;
pub mod catalog;
pub mod eligibility;
pub mod id;
pub mod network;

// Its exports are part of this module.
pub use banjian_wasm_verify::version;
