//! The audit: lawful stories are found clean, and each forgery by its name.
#![cfg(feature = "sqlite")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where one of them fails")]

#[path = "audit/bundles.rs"]
mod bundles;
#[path = "audit/determinations.rs"]
mod determinations;
#[expect(dead_code, reason = "the stories of `office.rs` use the rest")]
#[path = "office/driver.rs"]
mod driver;
#[path = "audit/forger.rs"]
mod forger;
#[path = "audit/forgeries.rs"]
mod forgeries;
#[path = "office/keyring.rs"]
mod keyring;
#[path = "audit/keys.rs"]
mod keys;
#[path = "audit/lawful.rs"]
mod lawful;
#[path = "audit/places.rs"]
mod places;
#[path = "audit/stories.rs"]
mod stories;
#[path = "audit/walks.rs"]
mod walks;
