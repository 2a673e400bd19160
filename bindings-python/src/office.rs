//! The one door: an office on a journal, and what it hands out.

use std::sync::Arc;

use banjian::case::Terms;
use banjian::case::row::List;
use banjian::entropy::{Entropy, Seeded, System};
use banjian::id::{CaseId, PersonId};
use banjian::journal::{FileMark, Journal, MemoryJournal, Position, Query, SqliteJournal};
use banjian::office::{self, Settings};
use banjian::report::Report;
use banjian::trace::{Moment, Origin, Suite};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::{Bound, Py, PyRef, PyResult, Python, pyclass, pymethods};

use crate::audit::AuditDesk;
use crate::calendar::Calendar;
use crate::case::{Case, Notice, Seen};
use crate::catalog::Catalog;
use crate::convert::{Day, Fields, Instant, Mapped, Word};
use crate::desk::{HallDesk, PortalDesk, SupervisionDesk, WindowDesk};
use crate::eligibility::{Determination, Policies};
use crate::facts;
use crate::journal::{Feed, Worklist};
use crate::log;
use crate::network::Network;
use crate::open::{Open, Together};
use crate::report::OrRaise as _;
use crate::roster::RosterDesk;
use crate::signer::AnySigner;
use crate::text::Text;
use crate::trace::Receipt;
use crate::value::{self, value};

/// The embedder's assertion that a person has logged in. Checked on each act and recorded with it.
#[pyclass(frozen, eq, module = "banjian")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Login(pub(crate) office::Login);

#[pymethods]
impl Login {
    /// A login of a person of the network: how the person showed who they are, as `smart-card`, and the first instant at
    /// which it no longer holds.
    #[new]
    #[pyo3(signature = (person, *, method, expires_at))]
    fn new(person: &str, method: &str, expires_at: Instant) -> PyResult<Self> {
        Ok(Self(office::Login {
            expires_at: expires_at.0.into(),
            method: method.parse().or_raise()?,
            person: person.parse().or_raise()?,
        }))
    }

    /// The natural person, by the embedder's opaque id.
    #[getter]
    fn person(&self) -> String {
        self.0.person.to_string()
    }

    /// How the person showed who they are.
    #[getter]
    fn method(&self) -> String {
        self.0.method.to_string()
    }

    /// The first instant at which it no longer holds.
    #[getter]
    fn expires_at(&self) -> chrono::DateTime<chrono::Utc> {
        self.0.expires_at.instant()
    }

    fn __repr__(&self) -> String {
        format!("Login({}, {}, until {})", self.0.person, self.0.method, self.0.expires_at)
    }
}

/// An open office. Use it in a `with` block, or close it: its desks close with it.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct Office {
    open: Arc<Open<office::Office>>,
    with: Together,
}

value! {
    /// What a policy says of an item's facts, and which papers are needed then.
    Precheck(office::Precheck) {
        /// The answer with its reasons and the next question; `None` where the item names no policy.
        determination: Option<Determination> = |it| it.determination.clone().map(Determination);
        /// The positions of the materials to bring, in the order of the item's list.
        needed: Vec<u16> = |it| it.needed.clone();
    }
    str: |it| {
        let said = it.determination.as_ref().map(|said| said.outcome.as_str());
        format!("{}, needed {:?}", said.unwrap_or("no policy"), it.needed)
    };
}

value! {
    /// What ran of the timers.
    DueRun(office::DueRun) {
        /// Cases that count as accepted since their receipt.
        deemed_accepted: u32 = |it| it.deemed_accepted;
        /// Leases that ended.
        leases_ended: u32 = |it| it.leases_ended;
        /// Terms that have passed: a person is to decide.
        overdue_proposed: u32 = |it| it.overdue_proposed;
        /// Citizens to be reminded.
        reminded: u32 = |it| it.reminded;
        /// Timers that could not run; they stay due.
        left: u32 = |it| it.left;
    }
    str: |it| {
        let office::DueRun { deemed_accepted, leases_ended, overdue_proposed, reminded, left } = it;
        format!(
            "{deemed_accepted} deemed accepted, {leases_ended} leases ended, {overdue_proposed} overdue, \
             {reminded} reminded, {left} left"
        )
    };
}

impl Office {
    /// The id of a case: of what was seen, or as text in hexadecimal.
    fn id(case: AnyCase) -> PyResult<CaseId> {
        match case {
            AnyCase::Seen(seen) => Ok(seen.id),
            AnyCase::Id(id) => id.parse().or_raise(),
        }
    }

    fn rows(&self, query: Query, limit: u16) -> Worklist {
        Worklist::new(&self.open, query, limit)
    }
}

/// A case by what was seen of it, or by its id.
#[derive(Debug, Clone, pyo3::prelude::FromPyObject)]
pub(crate) enum AnyCase {
    Id(String),
    Seen(Seen),
}

#[pymethods]
impl Office {
    /// Opens an office on a journal: a file (SQLite; made where it is not there), or `"memory:"`.
    ///
    /// `origin` names the log, as `example.org/xiangyang`. Acts must be signed, and the office signs with `log_key` and
    /// `system_key`; where `host_attested`, the machine vouches instead, and every record says so. What is not given is
    /// the embedded reference. `mark` is a file outside the journal that remembers the newest checkpoint. `seed` makes
    /// the randomness foreseeable: for demonstrations, under an origin that begins with `demo.invalid/`.
    ///
    /// Raises `Error`: `own-keys-missing`, `origin-not-demo`, `skew-out-of-bounds`, what the store reports.
    #[staticmethod]
    #[pyo3(signature = (
        path, *, origin, host_attested = false,
        log_key = None, system_key = None,
        suite = Word(Suite::Sha256Ed25519), catalog = None, network = None, calendar = None, policies = None,
        terms = None, mark = None, skew_minutes = 10, seed = None
    ))]
    fn open(
        py: Python<'_>,
        path: std::path::PathBuf,
        origin: &str,
        host_attested: bool,
        log_key: Option<AnySigner<'_>>,
        system_key: Option<AnySigner<'_>>,
        suite: Word<Suite>,
        catalog: Option<PyRef<'_, Catalog>>,
        network: Option<PyRef<'_, Network>>,
        calendar: Option<PyRef<'_, Calendar>>,
        policies: Option<PyRef<'_, Policies>>,
        terms: Option<&str>,
        mark: Option<std::path::PathBuf>,
        skew_minutes: u16,
        seed: Option<u64>,
    ) -> PyResult<Self> {
        let origin: Origin = origin.parse().or_raise()?;
        let entropy: Arc<dyn Entropy> = match seed {
            Some(seed) => Arc::new(Seeded::new(seed)),
            None => Arc::new(System),
        };
        let keys = match (log_key, system_key) {
            (Some(log), Some(system)) => Some((log.port(), system.port())),
            (None, None) => None,
            _ => return Err(PyTypeError::new_err("give both log_key and system_key, or neither")),
        };
        let catalog = catalog.map(|catalog| catalog.0.clone());
        let network = network.map(|network| network.0.clone());
        let calendar = calendar.map(|calendar| calendar.0.clone());
        let policies = policies.map(|policies| policies.0.clone());
        let terms: Option<Terms> = terms.map(|terms| value::from_json("Terms", terms)).transpose()?;
        let office = py.detach(move || -> Result<office::Office, Report> {
            let journal: Arc<dyn Journal> = if path.as_os_str() == "memory:" {
                Arc::new(MemoryJournal::with_suite(suite.0))
            } else {
                Arc::new(SqliteJournal::open_with(&path, suite.0)?)
            };
            let mut settings = Settings::reference(origin, journal, entropy);
            if let Some(catalog) = catalog {
                settings.catalog = Arc::new(catalog);
            }
            if let Some(network) = network {
                settings.network = Arc::new(network);
            }
            if let Some(calendar) = calendar {
                settings.calendar = Arc::new(calendar);
            }
            if let Some(policies) = policies {
                settings.policies = policies;
            }
            if let Some(terms) = terms {
                settings.terms = Arc::new(terms);
            }
            if let Some(mark) = mark {
                settings.mark = Some(Arc::new(FileMark::new(mark)));
            }
            settings.skew_minutes = skew_minutes;
            if host_attested {
                settings = settings.host_attested();
            }
            if let Some((log, system)) = keys {
                settings = settings.with_keys(log, system);
            }
            office::Office::open(settings)
        });
        let office = office.or_raise()?;
        log::say(py, || format!("office {} is open: {}", office.origin(), office.info().en));
        let with = Together::default();
        Ok(Self { open: with.open(office), with })
    }

    /// Closes the office with its desks and what reads it. Calls that are under way end as they would have; later ones
    /// raise `Error` (`office-closed`). Closing twice does nothing.
    fn close(&self, py: Python<'_>) {
        py.detach(|| self.with.close());
    }

    fn __enter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    #[pyo3(signature = (*_exception: "object"))]
    fn __exit__(&self, py: Python<'_>, _exception: &Bound<'_, pyo3::types::PyTuple>) {
        self.close(py);
    }

    /// A desk at a window of an outlet. With a signer, acts in one call are signed by it.
    #[pyo3(signature = (login, outlet, *, signer = None))]
    fn window(
        &self,
        py: Python<'_>,
        login: &Login,
        outlet: String,
        signer: Option<AnySigner<'_>>,
    ) -> PyResult<WindowDesk> {
        let login = login.0.clone();
        let desk = self.open.work(py, move |office| office.window(login, outlet.parse()?))?;
        Ok(WindowDesk::sit(desk, signer, &self.with))
    }

    /// A reviewer's desk in the hall.
    #[pyo3(signature = (login, *, signer = None))]
    fn hall(&self, py: Python<'_>, login: &Login, signer: Option<AnySigner<'_>>) -> PyResult<HallDesk> {
        let login = login.0.clone();
        let desk = self.open.work(py, move |office| office.hall(login))?;
        Ok(HallDesk::sit(desk, signer, &self.with))
    }

    /// A superior's desk.
    #[pyo3(signature = (login, *, signer = None))]
    fn supervision(
        &self,
        py: Python<'_>,
        login: &Login,
        signer: Option<AnySigner<'_>>,
    ) -> PyResult<SupervisionDesk> {
        let login = login.0.clone();
        let desk = self.open.work(py, move |office| office.supervision(login))?;
        Ok(SupervisionDesk::sit(desk, signer, &self.with))
    }

    /// The citizen's or agent's desk on line. Cases registered there carry the outlet's number.
    fn portal(&self, py: Python<'_>, outlet: String) -> PyResult<PortalDesk> {
        let desk = self.open.work(py, move |office| office.portal(outlet.parse()?))?;
        Ok(PortalDesk::sit(desk, None, &self.with))
    }

    /// An auditor's desk: reads and replays, changes nothing. Raises `Refusal` (`not-posted`) for who is no auditor.
    #[pyo3(signature = (login, *, now = None))]
    fn audit(&self, py: Python<'_>, login: &Login, now: Option<Instant>) -> PyResult<AuditDesk> {
        let login = login.0.clone();
        let desk = self.open.work(py, move |office| office.audit(login, Instant::or_now(now)))?;
        Ok(AuditDesk(self.with.open(desk)))
    }

    /// The desk of the roster: two administrators change who is posted where, and whose key is whose.
    #[pyo3(signature = (
        first, second, *, signers = None, now = None
    ))]
    fn roster(
        &self,
        py: Python<'_>,
        first: &Login,
        second: &Login,
        signers: Option<(AnySigner<'_>, AnySigner<'_>)>,
        now: Option<Instant>,
    ) -> PyResult<RosterDesk> {
        let (first, second) = (first.0.clone(), second.0.clone());
        let desk = self.open.work(py, move |office| office.roster(first, second, Instant::or_now(now)))?;
        let ports = signers.map(|(first, second)| (first.port(), second.port()));
        let desk = match &ports {
            Some((first, second)) => desk.signing(Arc::clone(first), Arc::clone(second)),
            None => desk,
        };
        Ok(RosterDesk { open: self.with.open(desk), office: Arc::clone(&self.open), signers: ports })
    }

    /// A case as it is now, by its id, its number, or the reply to an act. Raises `Error` (`case-unknown`).
    fn case(&self, py: Python<'_>, case: AnyCase) -> PyResult<Case> {
        let case = self.open.work(py, move |office| match case {
            AnyCase::Seen(seen) => office.case(seen.id),
            AnyCase::Id(id) => match id.parse::<CaseId>() {
                Ok(id) => office.case(id),
                Err(_) => office.case_by_number(&id),
            },
        })?;
        Ok(Case(case))
    }

    /// What the policy of an item says of facts, and which papers are needed then. Nothing of it is recorded.
    fn precheck(&self, py: Python<'_>, item: String, facts: Mapped<'_>) -> PyResult<Precheck> {
        let facts = facts::read(&facts.0)?;
        self.open.work(py, move |office| office.precheck(&item.parse()?, &facts)).map(Precheck)
    }

    /// The same for a case: under the editions that its receipt pinned.
    fn determine(&self, py: Python<'_>, case: AnyCase, facts: Mapped<'_>) -> PyResult<Precheck> {
        let (id, facts) = (Self::id(case)?, facts::read(&facts.0)?);
        self.open.work(py, move |office| office.determine(id, &facts)).map(Precheck)
    }

    /// The facts of the newest act of a case that gave any; `None` where none did, or they were erased. **Personal data.**
    fn facts<'py>(&self, py: Python<'py>, case: AnyCase) -> PyResult<Option<Fields<'py>>> {
        use pyo3::types::PyDictMethods as _;
        let id = Self::id(case)?;
        let Some(facts) = self.open.work(py, move |office| office.facts(id))? else { return Ok(None) };
        let dictionary = pyo3::types::PyDict::new(py);
        for (name, given) in facts.iter() {
            dictionary.set_item(name, facts::to_python(py, given)?)?;
        }
        Ok(Some(Fields(dictionary.into_any())))
    }

    /// The documents that a case has called for, in their order. **Personal data.**
    fn notices(&self, py: Python<'_>, case: AnyCase) -> PyResult<Vec<Notice>> {
        let id = Self::id(case)?;
        let notices = self.open.work(py, move |office| office.notices(id))?;
        Ok(notices.into_iter().map(Notice).collect())
    }

    /// Runs every timer that is due.
    #[pyo3(signature = (*, now = None))]
    fn run_due(&self, py: Python<'_>, now: Option<Instant>) -> PyResult<DueRun> {
        let run = self.open.work(py, move |office| office.run_due(Instant::or_now(now)))?;
        let run = DueRun(run);
        log::say(py, || format!("timers: {run:?}"));
        Ok(run)
    }

    /// The hall's pool of one section: by priority, due date, since.
    #[pyo3(signature = (section, *, page = 100))]
    fn queue(&self, section: &str, page: u16) -> PyResult<Worklist> {
        Ok(self.rows(Query::HallQueue(section.parse().or_raise()?), page))
    }

    /// What a person holds.
    #[pyo3(signature = (person, *, page = 100))]
    fn held_by(&self, person: &str, page: u16) -> PyResult<Worklist> {
        let person: PersonId = person.parse().or_raise()?;
        Ok(self.rows(Query::Mine(person), page))
    }

    /// One list at one outlet.
    #[pyo3(signature = (outlet, list, *, page = 100))]
    fn at_outlet(&self, outlet: &str, list: Word<List>, page: u16) -> PyResult<Worklist> {
        Ok(self.rows(Query::AtOutlet(outlet.parse().or_raise()?, list.0), page))
    }

    /// Every open case with a due date on or before a day, earliest first.
    #[pyo3(signature = (day, *, page = 100))]
    fn due_by(&self, day: Day, page: u16) -> Worklist {
        self.rows(Query::DueBy(day.0), page)
    }

    /// Everything that waits for a substitute.
    #[pyo3(signature = (*, page = 100))]
    fn escalated(&self, page: u16) -> Worklist {
        self.rows(Query::Escalated, page)
    }

    /// Everything recorded after a position, in order. The iterator ends where the log ends; asked again, it goes on
    /// with what came meanwhile. `banjian.follow` waits for it.
    #[pyo3(signature = (after = 0, *, page = 1_000))]
    fn feed(&self, after: u64, page: u16) -> Feed {
        Feed::new(&self.open, Position(after), page)
    }

    /// The newest checkpoint, signed anew when the log grew: a signed note. Raises `Error` (`own-keys-missing`,
    /// `log-rolled-back`, …).
    fn checkpoint(&self, py: Python<'_>) -> PyResult<String> {
        self.open.work(py, |office| office.checkpoint()).map(|note| note.to_string())
    }

    /// Takes a checkpoint of this log that witnesses have cosigned, and keeps it.
    fn cosigned(&self, py: Python<'_>, note: String) -> PyResult<()> {
        self.open.work(py, move |office| office.cosigned(&note.parse()?))
    }

    /// The proof that the log of a newer checkpoint continues that of an older one.
    fn consistency(
        &self,
        py: Python<'_>,
        old: u64,
        new: u64,
    ) -> PyResult<Vec<std::borrow::Cow<'static, [u8]>>> {
        let hashes = self.open.work(py, move |office| office.consistency(old, new))?;
        Ok(crate::trace::bytes(hashes))
    }

    /// The receipt of a record, by its position in the log (from 1), its number as `420600-0001-20260302-000001-0/2`, or
    /// the reply to the act.
    fn receipt(&self, py: Python<'_>, record: AnyRecord<'_>) -> PyResult<Receipt> {
        let record = record.named();
        let receipt = self.open.work(py, move |office| {
            let position = match record {
                Named::Position(position) => position,
                Named::Number(number) => office.position_by_number(&number)?,
            };
            office.receipt(position)
        })?;
        Ok(Receipt(receipt))
    }

    /// The log's word, signed, that the record at a position will be in a checkpoint by then.
    fn promise(&self, py: Python<'_>, position: u64, by: Instant) -> PyResult<String> {
        let by = Moment::from(by.0);
        self.open.work(py, move |office| office.promise(Position(position), by)).map(|note| note.to_string())
    }

    /// Writes a copy of the log as static files (C2SP `tlog-tiles`) to a folder; gives the checkpoint.
    fn export(&self, py: Python<'_>, folder: std::path::PathBuf) -> PyResult<String> {
        self.open.work(py, move |office| office.export(&folder)).map(|note| note.to_string())
    }

    /// Whom a reader of this log trusts, who trusts its present key and asks no witness.
    fn trust(&self, py: Python<'_>) -> PyResult<crate::trace::Trust> {
        crate::trace::Trust::of_office(py, &self.open)
    }

    /// How many records the log has.
    #[getter]
    fn size(&self, py: Python<'_>) -> PyResult<u64> {
        self.open.work(py, |office| office.journal().size())
    }

    /// The name of the log.
    #[getter]
    fn origin(&self) -> PyResult<String> {
        Ok(self.open.get().or_raise()?.origin().to_string())
    }

    /// How its records are vouched for, and whether it is a demo.
    #[getter]
    fn info(&self) -> PyResult<Text> {
        Ok(self.open.get().or_raise()?.info().into())
    }

    /// The catalogue in force.
    #[getter]
    fn catalog(&self, py: Python<'_>) -> PyResult<Catalog> {
        self.open.work(py, |office| Ok::<_, Report>(Catalog((*office.catalog()).clone())))
    }

    /// The network in force.
    #[getter]
    fn network(&self, py: Python<'_>) -> PyResult<Network> {
        self.open.work(py, |office| Ok::<_, Report>(Network((*office.network()).clone())))
    }

    /// A new id for a command, to be given again when it is sent again.
    fn command_id(&self) -> PyResult<String> {
        Ok(self.open.get().and_then(|office| office.command_id()).or_raise()?.to_string())
    }

    fn __repr__(&self) -> String {
        match self.open.get() {
            Ok(office) => format!("Office({})", office.origin()),
            Err(_) => "Office(closed)".into(),
        }
    }
}

/// A record by position, number, or the reply to its act.
#[derive(pyo3::prelude::FromPyObject)]
enum AnyRecord<'py> {
    Position(u64),
    Number(String),
    Reply(PyRef<'py, crate::case::Reply>),
}

enum Named {
    Position(Position),
    Number(String),
}

impl AnyRecord<'_> {
    fn named(self) -> Named {
        match self {
            Self::Position(position) => Named::Position(Position(position)),
            Self::Number(number) => Named::Number(number),
            Self::Reply(reply) => Named::Position(reply.0.position),
        }
    }
}
