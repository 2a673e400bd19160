//! The desk of the roster: two administrators change who is posted where, and whose key is whose.

use std::sync::Arc;

use banjian::id::CommandId;
use banjian::network::RosterChange;
use banjian::office;
use banjian::report::Faults;
use banjian::trace::Moment;
use banjian::trace::key;
use banjian::trace::register::{KeyEvent, LogKey, Owner, Reason, Registration, Revocation};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::{PyResult, Python, pyclass, pymethods};

use crate::convert::{Instant, Word, words};
use crate::id::Identity;
use crate::log;
use crate::open::Open;
use crate::report::{OrRaise as _, Report};
use crate::signer::{AnySigner, PublicKey};
use crate::value::{self, value};

words! { Reason => "RevocationReason" }

type Port = Arc<dyn key::Signer>;

/// Two administrators at one desk.
#[pyclass(frozen, module = "banjian")]
#[derive(Debug)]
pub(crate) struct RosterDesk {
    pub(crate) open: Arc<Open<office::RosterDesk>>,
    pub(crate) office: Arc<Open<office::Office>>,
    pub(crate) signers: Option<(Port, Port)>,
}

value! {
    /// A roster change that is in force.
    RosterReply(office::RosterReply) {
        /// What nobody can do from now on, each naming the post to be filled.
        gaps: Vec<Report> = |it| it.gaps.iter().map(Into::into).collect();
        /// The network edition in force, by its SHA-256 in hexadecimal.
        network: String = |it| it.network.to_string();
        /// The position of the record in the log, from 1.
        position: u64 = |it| it.position.0;
    }
    str: |it| format!("record {}, {} gaps", it.position.0, it.gaps.len());
}

fn owner(owner: Option<&str>) -> PyResult<Owner> {
    owner.map_or(Ok(Owner::System), |person| person.parse().or_raise().map(Owner::Person))
}

impl RosterDesk {
    fn record(
        &self,
        py: Python<'_>,
        now: Option<Instant>,
        command_id: Option<String>,
        event: impl FnOnce(&office::Office, Moment) -> Result<KeyEvent, banjian::report::Report> + Send,
    ) -> PyResult<u64> {
        let office = self.office.get().or_raise()?;
        let position = self.open.work(py, move |desk| -> Result<_, Faults> {
            let now = Instant::or_now(now);
            let event = event(&office, now.into())?;
            let id = command_id.map_or_else(|| office.command_id(), |id| id.parse::<CommandId>())?;
            desk.key(id, &event, now)
        })?;
        log::say(py, || format!("key register: record {}", position.0));
        Ok(position.0)
    }
}

#[pymethods]
impl RosterDesk {
    /// Records a change and puts it in force. `change` is JSON, as `{"post": {"from": "2026-03-02", …}}`; the schema
    /// `RosterChange` has every kind. The same under the same `command_id` is recorded once.
    #[pyo3(signature = (change, *, now = None, command_id = None))]
    fn change(
        &self,
        py: Python<'_>,
        change: &str,
        now: Option<Instant>,
        command_id: Option<String>,
    ) -> PyResult<RosterReply> {
        let change: RosterChange = value::from_json("RosterChange", change)?;
        let office = self.office.get().or_raise()?;
        let reply = self.open.work(py, move |desk| -> Result<_, Faults> {
            let id = command_id.map_or_else(|| office.command_id(), |id| id.parse::<CommandId>())?;
            desk.change(id, change, Instant::or_now(now))
        })?;
        log::say(py, || format!("roster: record {}, {} gaps", reply.position.0, reply.gaps.len()));
        Ok(RosterReply(reply))
    }

    /// Founds the register with the keys of the two who sit here, valid until then. Gives the position of its record.
    /// The desk must have been opened with their `signers`.
    #[pyo3(signature = (*, until, now = None))]
    fn found_keys(&self, py: Python<'_>, until: Instant, now: Option<Instant>) -> PyResult<u64> {
        let Some((first, second)) = self.signers.clone() else {
            return Err(PyTypeError::new_err("open the roster desk with the signers of both"));
        };
        let people = self.open.get().or_raise()?.people();
        self.record(py, now, None, move |office, from| {
            let of = |person, signer: &Port| {
                Registration::new(
                    office.origin(),
                    Owner::Person(person),
                    signer.as_ref(),
                    from,
                    until.0.into(),
                )
            };
            let [one, two] = people;
            Ok(KeyEvent::Found([of(one, &first)?, of(two, &second)?]))
        })
    }

    /// Registers the key of a person, or without one that of the office's system, from now until then.
    #[pyo3(signature = (signer, *, until, person = None, now = None))]
    fn register_key(
        &self,
        py: Python<'_>,
        signer: AnySigner<'_>,
        until: Instant,
        person: Option<&str>,
        now: Option<Instant>,
    ) -> PyResult<u64> {
        let (owner, signer) = (owner(person)?, signer.port());
        self.record(py, now, None, move |office, from| {
            let until = until.0.into();
            Registration::new(office.origin(), owner, signer.as_ref(), from, until).map(KeyEvent::Register)
        })
    }

    /// Revokes a key, by its id, of a person, or without one of the office's system.
    #[pyo3(signature = (key_id, reason, *, person = None, now = None))]
    fn revoke_key(
        &self,
        py: Python<'_>,
        key_id: &str,
        reason: Word<Reason>,
        person: Option<&str>,
        now: Option<Instant>,
    ) -> PyResult<u64> {
        let (key, owner) = (key_id.parse().or_raise()?, owner(person)?);
        self.record(py, now, None, move |_, _| {
            Ok(KeyEvent::Revoke(Revocation { key, owner, reason: reason.0 }))
        })
    }

    /// Names the key that signs checkpoints, and the key after it.
    #[pyo3(signature = (signer, next, *, now = None))]
    fn register_log_key(
        &self,
        py: Python<'_>,
        signer: AnySigner<'_>,
        next: &PublicKey,
        now: Option<Instant>,
    ) -> PyResult<u64> {
        let (signer, next) = (signer.port(), next.0.clone());
        self.record(py, now, None, move |office, _| {
            let suite = office.journal().suite();
            LogKey::new(office.origin(), suite, signer.as_ref(), &next, None).map(KeyEvent::LogKey)
        })
    }

    /// Records something that happens to a key: `event` is JSON, as `{"revoke-key": {…}}`; the schema `KeyEvent` has every
    /// kind. Gives the position of its record. The same under the same `command_id` is recorded once.
    #[pyo3(signature = (event, *, now = None, command_id = None))]
    fn key(
        &self,
        py: Python<'_>,
        event: &str,
        now: Option<Instant>,
        command_id: Option<String>,
    ) -> PyResult<u64> {
        let event: KeyEvent = value::from_json("KeyEvent", event)?;
        self.record(py, now, command_id, move |_, _| Ok(event))
    }

    /// What the staff list holds of a person's document: its digest under the key of this journal, in hexadecimal. The
    /// document itself goes nowhere.
    fn identity_digest(&self, identity: &Identity) -> PyResult<String> {
        Ok(self.open.get().or_raise()?.identity_digest(&identity.0).to_string())
    }

    fn __repr__(&self) -> &'static str {
        "RosterDesk"
    }
}
