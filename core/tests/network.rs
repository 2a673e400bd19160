//! The network: what it must have, who may work where and on which day, and how its roster changes.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "codes/network.rs"]
mod codes;

#[path = "network/changes.rs"]
mod changes;
#[path = "network/construction.rs"]
mod construction;
#[path = "network/exclusion.rs"]
mod exclusion;
#[path = "network/properties.rs"]
mod properties;
#[path = "network/standing.rs"]
mod standing;
#[path = "network/xiangyang.rs"]
mod xiangyang;

use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A name of any kind.
fn name<T: std::str::FromStr<Err = banjian::report::Report>>(text: &str) -> T {
    text.parse().unwrap_or_else(|report| panic!("{text}: {report}"))
}
