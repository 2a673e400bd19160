//! The journal: one contract for all stores, the same answers from each, and the unhappy days of a file.
#![cfg(feature = "sqlite")]

#[cfg(test)]
#[path = "journal/alike.rs"]
mod alike;
#[cfg(test)]
#[path = "codes/store.rs"]
mod codes;
#[cfg(test)]
#[path = "journal/contract.rs"]
mod contract;
#[cfg(test)]
#[path = "journal/file.rs"]
mod file;
#[cfg(test)]
#[path = "journal/full.rs"]
mod full;
#[cfg(test)]
#[path = "journal/lists.rs"]
mod lists;
#[cfg(test)]
#[path = "journal/support.rs"]
mod support;
