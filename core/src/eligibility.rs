//! Eligibility: law as data that a policy officer can read, in an open notation.
//!
//! [`feel`] is the expression language of OMG's DMN (Decision Model and Notation 1.5, chapter 10), dynamic and to
//! the letter of the standard. [`policy`] holds statutes as data, in a checked subset of it.

pub mod feel;
pub mod policy;
