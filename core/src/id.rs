//! Names and numbers: of cases, commands, people, outlets, items; and the numbers of citizens and firms.
//!
//! Everything here is made by parsing and then valid for good. Case, command and person ids are opaque: they
//! say nothing about a citizen. Numbers of citizens and firms are masked in `Debug` and `Display`.

mod opaque;
mod slug;

pub use opaque::{CaseId, CommandId};
pub use slug::{HallCode, ItemCode, OutletCode, PersonId, SectionCode, WindowCode};
