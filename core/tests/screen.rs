//! Screening against `determine`, row by row; what it refuses; and that it does not allocate by the row.
#![cfg(feature = "arrow")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where an unwrap fails")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the facts of a test are small numbers"
)]

#[path = "screen/bounds.rs"]
mod bounds;
#[path = "screen/laws.rs"]
mod laws;
#[path = "screen/table.rs"]
mod table;

use banjian::eligibility::{Policy, Screening, Set};

/// Two policies that share facts, allow them differently, and have periods of their own.
fn policies() -> [Policy; 2] {
    [
        Policy::from_toml("allowance.toml", include_str!("screen/allowance.toml")).unwrap(),
        Policy::from_toml("household.toml", include_str!("screen/household.toml")).unwrap(),
    ]
}

fn screening(policies: &[Policy]) -> Screening {
    Screening::new(&Set::new(policies).unwrap()).unwrap()
}
