//! The wheel `banjian`: the core, as Python has it.
//!
//! Handles are opaque classes, values frozen ones around what the core defines once. What takes longer than a few
//! microseconds lets other threads run meanwhile.
#![expect(clippy::too_many_arguments, reason = "each is a keyword of its own in Python")]
#![expect(clippy::needless_pass_by_value, reason = "Python hands over what it calls with")]
#![expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "methods of Python take `self` by reference"
)]

mod arrow;
mod audit;
mod calendar;
mod case;
mod catalog;
mod codes;
mod convert;
mod desk;
mod eligibility;
mod facts;
mod feel;
mod id;
mod journal;
mod log;
mod network;
mod office;
mod open;
mod report;
mod roster;
mod screen;
mod signer;
mod text;
mod trace;
mod value;
mod verify;

use pyo3::prelude::pymodule;

/// What is compiled of the package `banjian`; import from there.
#[pymodule(gil_used = false)]
mod _core {
    use pyo3::prelude::pyfunction;

    #[pymodule_export]
    use crate::audit::{AuditDesk, AuditReport, Finding, History};
    #[pymodule_export]
    use crate::calendar::{Calendar, Derivation, Span};
    #[pymodule_export]
    use crate::case::{Case, Next, Notice, Paper, Party, Payload, Reply, Row};
    #[pymodule_export]
    use crate::catalog::{Catalog, Hit, Item, Items, Limit, Material};
    #[pymodule_export]
    use crate::desk::{HallDesk, PortalDesk, Prepared, SupervisionDesk, WindowDesk};
    #[pymodule_export]
    use crate::eligibility::{Determination, Granted, Period, Policies, Policy, Question, Reason};
    #[pymodule_export]
    use crate::facts::Conflict;
    #[pymodule_export]
    use crate::feel::{Evaluation, evaluate, explain, test};
    #[pymodule_export]
    use crate::id::{CaseNumber, Identity};
    #[pymodule_export]
    use crate::journal::{Feed, FeedEntry, Worklist};
    #[pymodule_export]
    use crate::network::{Network, Outlet, Staff};
    #[pymodule_export]
    use crate::office::{DueRun, Login, Office, Precheck};
    #[pymodule_export]
    use crate::report::{Place, Report};
    #[pymodule_export]
    use crate::roster::{RosterDesk, RosterReply};
    #[pymodule_export]
    use crate::screen::Screened;
    #[pymodule_export]
    use crate::signer::{PublicKey, Signer, SoftwareSigner};
    #[pymodule_export]
    use crate::text::Text;
    #[pymodule_export]
    use crate::trace::{
        Bundle, Proven, ProvenCase, Receipt, Record, Tree, Trust, leaf_hash, verify_consistency,
        verify_inclusion,
    };
    #[pymodule_export]
    use crate::verify::{verify, verify_log};

    /// The version of the library.
    #[pymodule_export]
    const VERSION: &str = banjian::VERSION;

    /// The JSON Schema (draft 2020-12) of every command, event, error and value, under `$defs`.
    #[pyfunction]
    fn schema() -> &'static str {
        banjian::SCHEMA
    }

    /// The codes of the binding, which the core does not know, with what each says.
    #[pyfunction]
    fn binding_codes() -> Vec<Report> {
        crate::codes::ALL.iter().map(|code| Report::from(&banjian::report::Report::new(*code))).collect()
    }

    /// `CONFLICT`: two sources differ on a fact.
    #[pymodule_export]
    const CONFLICT: Conflict = Conflict;
}
