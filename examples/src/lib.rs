//! What the examples share: a day across the network of Xiangyang, and a reform tried before it is law, both with
//! invented people.
#![forbid(unsafe_code)]

pub mod after;
pub mod arguments;
pub mod asked;
pub mod day;
pub mod keys;
pub mod page;
pub mod people;
pub mod proof;
pub mod reform;
pub mod refused;
pub mod story;
pub mod tally;
pub mod town;
pub mod visit;

/// Why an example stopped.
pub type Fault = Box<dyn std::error::Error>;
