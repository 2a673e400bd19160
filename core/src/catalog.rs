//! The catalogue of services.

pub mod item;
