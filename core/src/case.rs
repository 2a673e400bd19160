//! The life of a case: registered, received, accepted, reviewed by others, decided, issued, closed.
//!
//! [`decide`] turns a [`Command`] into [`EventHeader`]s or a [`Refusal`]; [`Case::apply`] folds a header into a
//! [`Case`]; [`project`] makes its worklist row; [`allowed`] says what a desk may do next. All are pure: the
//! time, the editions and the linked cases come in with the [`Context`]. The state machine itself is
//! [`kernel`], which the tests enumerate.
//!
//! [`notice`] writes what the applicant is told.
//!
//! A case knows no journal, and its headers hold no personal data: names and numbers travel in the
//! [`Payload`], which can be erased.

mod allowed;
mod apply;
mod clocks;
mod command;
mod context;
mod decide;
mod determined;
mod event;
mod explain;
pub mod kernel;
mod ledger;
mod make;
pub mod notice;
mod outlook;
mod payload;
mod project;
mod refusal;
mod resolve;
pub mod row;
mod terms;
mod timers;

pub use allowed::{Next, allowed};
pub use clocks::{Clocks, LimitDue, OnTime, Timeliness};
pub use command::{
    ApplicantKind, Attendance, Command, MAX_GROUND, NoticeGrounds, Original, Paper, RealName, RecusalCause,
    ReturnReason, ServiceMethod,
};
pub(crate) use context::Asked;
pub use context::{Context, Opening, Order, Seat};
pub use decide::decide;
pub(crate) use determined::asks_policy;
pub use determined::{Determined, not_needed};
pub use event::{Event, EventHeader, Pinned, SCHEMA, StoredPaper, Term};
pub use ledger::{Case, Lease, Opened};
pub use outlook::{Outlook, Prospect, Standing};
pub use payload::{Party, Payload};
pub use project::project;
pub use refusal::Refusal;
pub use terms::Terms;
