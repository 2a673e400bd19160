//! Names and numbers: of cases, commands, people, outlets, items; and the numbers of citizens and firms.
//!
//! Everything here is made by parsing and then valid for good. Case, command and person ids are opaque: they
//! say nothing about a citizen. Numbers of citizens and firms are masked in `Debug` and `Display`.

mod case_number;
mod citizen;
mod firm;
mod identity;
mod iso7064;
mod mask;
mod masked;
mod opaque;
mod read;
mod slug;
mod travel;

pub use case_number::{CaseNumber, SerialBlock};
pub use citizen::{CitizenNumber, Region, ResidencePermitNumber, Sex};
pub use firm::{CheckDigit, CreditCode, RegistrationNumber};
pub use identity::{Holder, Identity, IdentityKind};
pub use mask::Mask;
pub use opaque::{CaseId, CommandId};
pub use slug::{DivisionCode, HallCode, ItemCode, OutletCode, PersonId, SectionCode, WindowCode};
pub use travel::{ForeignerCardNumber, PassportNumber};
