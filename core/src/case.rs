//! The life of a case: registered, received, accepted, reviewed by others, decided, issued, closed.

pub mod kernel;
pub mod refusal;
pub mod row;
