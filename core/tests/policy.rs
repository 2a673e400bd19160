//! The laws of determination, on random small policies, by brute force over every completion of the facts.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where an unwrap fails")]

#[path = "policy/laws.rs"]
mod laws;
#[path = "policy/random.rs"]
mod random;
