//! The kernel: the state machine of a case, small enough to be enumerated whole.
//!
//! [`decide`] says whether a [`CommandKind`] may happen in a [`Kernel`] state under [`Facts`], and what it
//! changes; [`Kernel::apply`] makes the change. The kernel that the tests enumerate is the kernel that ships:
//! whatever stands around it may only refuse.

mod command;
mod decide;
mod event;
mod facts;
mod reserve;
mod state;

pub use command::{CommandKind, Desk, Hand, Hands};
pub use decide::decide;
pub use event::{Change, Changes};
pub use facts::{
    Author, Authority, Bar, Facts, Grounds, Holder, Papers, Posting, Qualification, Reserve, Substitute, Term,
};
pub use state::{
    Clock, Cosign, Custody, Deliverable, Escalation, Kernel, Lease, MOST_ROUNDS, Materials, Outcome, Profile,
    Proposal, Service, Stage, SupplementPause, Validity, Waiting,
};
