//! The one door: an office opens a journal and hands out desks.
//!
//! A desk fills in who acts, in which post, where: nothing of that is read from a command. An act goes one way:
//! [`Desk::prepare`] makes the bytes, outside any lock; [`Desk::submit`] decides, records and appends. Each desk
//! has the commands of its own and no others: a [`WindowDesk`] cannot approve, a [`HallDesk`] can neither
//! accept nor issue. Timers have no desk: [`Office::run_due`] recomputes what is due.
//!
//! Every act is signed: by the person's own key, wherever it is kept, or by the office's where no member of staff
//! acts. Where an embedder turns that off, records say *host-attested*. The office signs checkpoints of its log, and
//! hands out receipts and evidence bundles that can be checked without asking it.

mod audit;
mod cache;
mod desk;
mod desks;
mod due;
mod editions;
mod evidence;
#[cfg(not(target_family = "wasm"))]
mod export;
mod failure;
mod group;
mod joint;
mod log;
mod moved;
mod notices;
mod parse;
mod precheck;
mod prepared;
mod register;
mod reply;
mod roster;
mod settings;
mod submit;
mod vouch;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

pub use audit::{AuditDesk, History};
pub use desk::Desk;
pub use desks::{HallDesk, PortalDesk, SupervisionDesk, WindowDesk};
pub use due::DueRun;
pub use failure::Failure;
pub use joint::Joint;
pub use parse::command_from_json;
pub use precheck::Precheck;
pub use prepared::{Prepared, Request};
pub use reply::Reply;
pub use roster::{RosterDesk, RosterReply};
pub use settings::{Login, OwnKeys, Settings, Signatures};

use crate::case::Case;
use crate::catalog::Catalog;
use crate::id::{CaseId, CommandId, OutletCode};
use crate::journal::{Cursor, Journal, Page, Query};
use crate::network::{Network, Place, Post};
use crate::report::{Report, codes};
use crate::text::Text;
use crate::trace::Origin;
use cache::State;
use editions::Editions;

/// An open office. Cheap to clone; every clone is the same office.
#[derive(Clone)]
pub struct Office(Arc<Inner>);

struct Inner {
    settings: Settings,
    /// Why it only reads: its journal lost what was signed before.
    rolled_back: Option<Report>,
    /// What a session reads and writes; one act at a time.
    state: Mutex<State>,
}

/// Its origin; never what it knows or keeps.
impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Office({})", self.origin())
    }
}

impl Office {
    /// Opens an office on a journal: stores its editions there, and the link key on the first opening.
    ///
    /// # Errors
    /// `skew-out-of-bounds`; `origin-not-demo` when the randomness is predictable and the origin does not say so;
    /// `entropy-unavailable`; what the store reports.
    pub fn open(settings: Settings) -> Result<Self, Report> {
        settings.check()?;
        settings.origin.admits(settings.entropy.as_ref())?;
        let rolled_back = log::behind(&settings)?;
        if let Some(report) = rolled_back.as_ref()
            && settings.journal.size()? == 0
        {
            // Nothing is left to read, and nothing is begun in its place.
            return Err(report.clone());
        }
        let link_key = settings::link_key(settings.journal.as_ref(), settings.entropy.as_ref())?;
        settings::claim_origin(settings.journal.as_ref(), &settings.origin)?;
        let editions = Editions::open(&settings)?;
        let state = Mutex::new(State::new(link_key, editions, register::Register::open(&settings)?));
        Ok(Self(Arc::new(Inner { settings, rolled_back, state })))
    }

    /// A desk at a window of an outlet.
    ///
    /// # Errors
    /// `outlet-unknown`, `person-unknown`.
    pub fn window(&self, login: Login, outlet: OutletCode) -> Result<WindowDesk, Report> {
        if self.current_network()?.outlet(&outlet).is_none() {
            return Err(Report::new(codes::office::OUTLET_UNKNOWN).with("found", &outlet));
        }
        Ok(WindowDesk::new(Desk::seat(self, login, crate::case::kernel::Desk::Window, Some(outlet))?))
    }

    /// A reviewer's desk in the hall.
    ///
    /// # Errors
    /// `person-unknown`.
    pub fn hall(&self, login: Login) -> Result<HallDesk, Report> {
        Ok(HallDesk::new(Desk::seat(self, login, crate::case::kernel::Desk::Hall, None)?))
    }

    /// A superior's desk.
    ///
    /// # Errors
    /// `person-unknown`.
    pub fn supervision(&self, login: Login) -> Result<SupervisionDesk, Report> {
        Ok(SupervisionDesk::new(Desk::seat(self, login, crate::case::kernel::Desk::Supervision, None)?))
    }

    /// The citizen's or agent's desk on line. Cases registered there carry the outlet's number.
    ///
    /// # Errors
    /// `outlet-unknown`.
    pub fn portal(&self, outlet: OutletCode) -> Result<PortalDesk, Report> {
        if self.current_network()?.outlet(&outlet).is_none() {
            return Err(Report::new(codes::office::OUTLET_UNKNOWN).with("found", &outlet));
        }
        Ok(PortalDesk::new(Desk::on_line(self, outlet)?))
    }

    /// An auditor's desk: reads and replays, changes nothing.
    ///
    /// # Errors
    /// `person-unknown`; `not-posted` when the person is no auditor on that day.
    pub fn audit(&self, login: Login, now: DateTime<Utc>) -> Result<AuditDesk, Report> {
        self.posted(&login, Post::Auditor, now)?;
        Ok(AuditDesk::new(self.clone(), login))
    }

    /// The desk of the roster: two administrators together.
    ///
    /// # Errors
    /// `person-unknown`; `not-posted` when one of them is no roster administrator on that day;
    /// `roster-one-person`.
    pub fn roster(&self, first: Login, second: Login, now: DateTime<Utc>) -> Result<RosterDesk, Report> {
        if first.person == second.person {
            return Err(Report::new(codes::office::ROSTER_ONE_PERSON));
        }
        self.posted(&first, Post::RosterAdministrator, now)?;
        self.posted(&second, Post::RosterAdministrator, now)?;
        Ok(RosterDesk::new(self.clone(), first, second))
    }

    /// A case as it is now.
    ///
    /// # Errors
    /// `case-unknown`; what the store reports.
    pub fn case(&self, id: CaseId) -> Result<Case, Report> {
        let mut state = self.state();
        state.current(self.journal(), id)?.map(|entry| entry.case.clone()).ok_or_else(unknown_case)
    }

    /// The case with a number.
    ///
    /// # Errors
    /// `case-unknown`; what the store reports.
    pub fn case_by_number(&self, number: &str) -> Result<Case, Report> {
        let id = self.journal().case_by_number(number)?.ok_or_else(unknown_case)?;
        self.case(id)
    }

    /// A page of a worklist: at most `limit` rows, 1 to 1,000.
    ///
    /// # Errors
    /// What the store reports.
    pub fn worklist(&self, query: &Query, after: Option<&Cursor>, limit: u16) -> Result<Page, Report> {
        self.journal().worklist(query, after, limit)
    }

    /// The journal, for readers of the feed.
    #[must_use]
    pub fn journal(&self) -> &dyn Journal {
        self.0.settings.journal.as_ref()
    }

    /// The catalogue in force.
    #[must_use]
    pub fn catalog(&self) -> Arc<Catalog> {
        self.state().editions.catalog()
    }

    /// The network in force.
    #[must_use]
    pub fn network(&self) -> Arc<Network> {
        self.state().editions.network()
    }

    /// The network in force, as another process may have changed it meanwhile.
    fn current_network(&self) -> Result<Arc<Network>, Report> {
        let mut state = self.state();
        state.editions.catch_up(self.journal())?;
        Ok(state.editions.network())
    }

    /// The name of the log.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.0.settings.origin
    }

    /// What this office is, for a person: how its records are vouched for, and whether it is a demo.
    #[must_use]
    pub fn info(&self) -> Text {
        let (zh, en) = match self.0.settings.signatures {
            Signatures::Required => {
                ("每步操作均经签名；数据为明文", "every act is signed; data is plaintext")
            }
            Signatures::HostAttested => (
                "记录由主机作证，无人签名；数据为明文",
                "records are host-attested, no person has signed; data is plaintext",
            ),
        };
        if self.0.settings.origin.is_demo() {
            Text::new(format!("演示；{zh}"), format!("demo; {en}"))
        } else {
            Text::new(zh, en)
        }
    }

    /// A new command id from the office's randomness.
    ///
    /// # Errors
    /// `entropy-unavailable`.
    pub fn command_id(&self) -> Result<CommandId, Report> {
        CommandId::random(self.0.settings.entropy.as_ref())
    }

    fn settings(&self) -> &Settings {
        &self.0.settings
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn posted(&self, login: &Login, post: Post, now: DateTime<Utc>) -> Result<(), Report> {
        let network = self.current_network()?;
        if network.staff(&login.person).is_none() {
            return Err(Report::new(codes::office::PERSON_UNKNOWN));
        }
        let today = crate::calendar::civil_day(now);
        if network.posted(&login.person, post, &Place::Hall, today).is_posted() {
            Ok(())
        } else {
            Err(Report::new(codes::case::NOT_POSTED))
        }
    }
}

fn unknown_case() -> Report {
    Report::new(codes::office::CASE_UNKNOWN)
}
