//! `banjian` (办件, a case handled): the core of a counter that stands anywhere.
//!
//! The front desk accepts and issues, one hall reviews, and every step leaves a record.
//! This crate holds what must be the same at every outlet: the catalogue of services, the
//! network of outlets and staff, the life of a case, its records and the journal.
//!
//! The modules stand on floors; each knows only those below it.
#![forbid(unsafe_code)]

pub mod audit;
pub mod calendar;
pub mod canonical;
pub mod case;
pub mod catalog;
pub mod certainty;
pub mod docs;
pub mod eligibility;
pub mod entropy;
pub mod id;
pub mod journal;
pub mod network;
pub mod office;
mod order;
pub mod report;
pub mod text;
pub mod trace;

/// The version of this crate.
///
/// ```
/// assert_eq!(banjian::VERSION.split('.').count(), 3);
/// ```
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The JSON Schema (draft 2020-12) of every command, event, error and value that crosses to another language, under
/// `$defs`; the Rust types are where it is made.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(banjian::SCHEMA)?;
/// assert_eq!(schema["$defs"]["Stage"]["oneOf"][0]["const"], "draft");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub const SCHEMA: &str = include_str!("../schemas/banjian.json");
