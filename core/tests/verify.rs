//! Receipts, evidence bundles and whole logs: what they prove, and the name of each tampering.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on shall stop")]

#[path = "verify/bundles.rs"]
mod bundles;
#[path = "verify/logs.rs"]
mod logs;
#[path = "verify/receipts.rs"]
mod receipts;
#[path = "verify/town.rs"]
mod town;

use banjian::report::Report;

/// The names of findings, with their places.
fn names(reports: &[Report]) -> Vec<String> {
    let name = |report: &Report| match &report.place().path {
        Some(path) => format!("{} at {path}", report.code()),
        None => report.code().to_string(),
    };
    reports.iter().map(name).collect()
}
