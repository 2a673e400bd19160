//! Records and their proofs: what stands in a log, and what that proves.

pub mod bundle;
pub mod key;
pub mod proof;
pub mod receipt;
pub mod tile;
pub mod tree;
pub mod trust;
