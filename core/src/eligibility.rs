//! Eligibility: law as data that a policy officer can read, in an open notation.
//!
//! [`feel`] is the expression language of OMG's DMN (Decision Model and Notation 1.5, chapter 10), dynamic and to
//! the letter of the standard. [`policy`] holds statutes as data, in a checked subset of it. A [`Policy`] answers
//! for [`Facts`], some of them unknown, with a [`Determination`]: the outcome, why, and what is missing.

pub mod answer;
mod determine;
pub mod facts;
pub mod feel;
pub mod policy;
pub mod reference;
#[cfg(feature = "arrow")]
pub mod screen;
pub mod set;
pub mod what_if;

pub use answer::{Determination, Outcome};
pub use facts::{Facts, Given};
pub use policy::Policy;
pub use reference::Policies;
#[cfg(feature = "arrow")]
pub use screen::Screening;
pub use set::{Cell, Row, Set};
pub use what_if::{WhatIf, what_if};
