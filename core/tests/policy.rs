//! Policies: what is refused and where, what the language and its tables mean, and the laws of determination, on random
//! small policies by brute force.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it cannot go on"
)]

#[path = "policy/hits.rs"]
mod hits;
#[path = "policy/json.rs"]
mod json;
#[path = "policy/laws.rs"]
mod laws;
#[path = "policy/meaning.rs"]
mod meaning;
#[path = "policy/parts.rs"]
mod parts;
#[path = "policy/periods.rs"]
mod periods;
#[path = "policy/places.rs"]
mod places;
#[path = "policy/random.rs"]
mod random;
#[path = "policy/sizes.rs"]
mod sizes;
#[path = "policy/small.rs"]
mod small;
#[path = "policy/tables.rs"]
mod tables;
#[path = "policy/unknown.rs"]
mod unknown;
