//! The laws of determination, on random small policies, by brute force over every completion of the facts.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it cannot go on"
)]

#[path = "policy/laws.rs"]
mod laws;
#[path = "policy/random.rs"]
mod random;
