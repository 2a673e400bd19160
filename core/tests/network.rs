//! Situations of the network: who may work where, on which day, and what a network must have.

#[path = "codes/network.rs"]
mod codes;
