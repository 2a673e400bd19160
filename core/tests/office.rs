//! The one door, on a journal in memory and on SQLite.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where one of them fails")]

#[path = "office/audit.rs"]
mod audit;
#[path = "codes/office.rs"]
mod codes;
#[path = "office/commands.rs"]
mod commands;
#[path = "office/doors.rs"]
mod doors;
#[path = "office/driver.rs"]
mod driver;
#[path = "office/evidence.rs"]
mod evidence;
#[path = "office/first.rs"]
mod first;
#[path = "office/keyring.rs"]
mod keyring;
#[path = "office/lanes.rs"]
mod lanes;
#[path = "office/log.rs"]
mod log;
#[path = "office/people.rs"]
mod people;
#[path = "office/policies.rs"]
mod policies;
#[path = "office/signed.rs"]
mod signed;
#[path = "office/terms.rs"]
mod terms;
