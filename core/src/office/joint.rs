//! Acts of two roster administrators together: changes of the roster and of the key register.

use chrono::{DateTime, Utc};

use super::register::{LIST, listing};
use super::settings::Signatures;
use super::{Login, Office};
use crate::calendar::civil_day;
use crate::canonical::{self, Hash};
use crate::case::Refusal;
use crate::id::{CaseId, CommandId, PersonId};
use crate::journal::{Batch, Position, Rejected, StoredEvent, StoredRecord};
use crate::network::{Changed, Network, Place, Post, RosterChange, RosterChanged};
use crate::report::{Faults, Report, codes};
use crate::trace::binding::BindingKey;
use crate::trace::key::Signer;
use crate::trace::register::{KeyEvent, Listed, Owner};
use crate::trace::{self, Act, Attestation, Chain, Moment, Object, Record, Signed, events_hash};

/// An act of two administrators, ready to be signed by both and submitted.
#[derive(Debug, Clone)]
pub struct Joint {
    act: Act,
    /// What the command's id stands for: who, and what.
    content: Vec<u8>,
    logins: [Login; 2],
    signed: Option<[Signed; 2]>,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Roster(RosterChanged),
    Key,
}

/// What became of it.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) at: Moment,
    pub(super) network: Hash,
    pub(super) gaps: Option<Vec<Report>>,
    pub(super) position: Position,
}

/// A reply as it is stored: the key that binds id and content, when, and the network in force after it.
type Stored = (BindingKey, Moment, Hash);

impl Joint {
    /// The bytes that both sign.
    ///
    /// # Errors
    /// `canonical-value`, which a prepared act does not meet.
    pub fn bytes(&self) -> Result<Vec<u8>, Report> {
        self.act.to_bytes()
    }

    /// The act.
    #[must_use]
    pub const fn act(&self) -> &Act {
        &self.act
    }

    /// The roster change that it is; `None` for a key event.
    pub(super) const fn change(&self) -> Option<&RosterChange> {
        match &self.what {
            What::Roster(changed) => Some(&changed.change),
            What::Key => None,
        }
    }

    /// Has both sign, the first administrator of the desk first. No lock is held meanwhile.
    ///
    /// # Errors
    /// The signers' own; what one answered and is no signature of its key.
    pub fn sign(mut self, first: &dyn Signer, second: &dyn Signer) -> Result<Self, Report> {
        self.signed = Some([self.act.sign(first)?, self.act.sign(second)?]);
        Ok(self)
    }

    /// Takes signatures that were made elsewhere over [`Joint::bytes`]; they are verified when it is submitted.
    #[must_use]
    pub fn with_signatures(mut self, first: Signed, second: Signed) -> Self {
        self.signed = Some([first, second]);
        self
    }
}

impl Office {
    /// The act of a roster change, as of the network in force.
    pub(super) fn joint_change(
        &self,
        logins: &[Login; 2],
        id: CommandId,
        change: RosterChange,
        now: Moment,
    ) -> Result<Joint, Faults> {
        let by = persons(logins);
        let content = canonical::to_vec(&(&by, &change))?;
        let (network, version) = {
            let mut state = self.state();
            state.editions.catch_up(self.journal())?;
            (state.editions.network(), state.editions.roster())
        };
        let changed = network.with(&change, civil_day(now.instant()))?;
        let header = RosterChanged { at: now, by, change, network: changed.network.hash() };
        let header_bytes = Object::of(&header)?;
        let act =
            self.joint_act(logins, id, (RosterChanged::STREAM, version), "roster-change", header_bytes, now)?;
        Ok(Joint { act, content, logins: logins.clone(), signed: None, what: What::Roster(header) })
    }

    /// The act of a key event.
    pub(super) fn joint_key(
        &self,
        logins: &[Login; 2],
        id: CommandId,
        event: &KeyEvent,
        now: Moment,
    ) -> Result<Joint, Report> {
        let header = event.header()?;
        let content = canonical::to_vec(&(persons(logins), event.kind(), &header))?;
        let stream = event.stream().id(self.origin());
        let act = self.joint_act(logins, id, (stream, 0), event.kind(), header, now)?;
        Ok(Joint { act, content, logins: logins.clone(), signed: None, what: What::Key })
    }

    fn joint_act(
        &self,
        [first, _]: &[Login; 2],
        id: CommandId,
        (case, case_version): (CaseId, u32),
        kind: &str,
        header: Object,
        now: Moment,
    ) -> Result<Act, Report> {
        Ok(Act {
            case,
            case_version,
            command: id,
            desk: "roster".parse()?,
            header,
            kind: kind.parse()?,
            login: Some(trace::Login { expires_at: first.expires_at, method: first.method.clone() }),
            observed_at: now,
            origin: self.origin().clone(),
            outlet: None,
            payload: None,
            person: Some(first.person.clone()),
            post: Some("roster-administrator".parse()?),
            suite: self.settings().suite(),
        })
    }

    /// Records a joint act and puts it in force. The same by the same two under the same id is recorded once.
    pub(super) fn join(&self, joint: &Joint, now: DateTime<Utc>) -> Result<Joined, Faults> {
        let [first, _] = &joint.logins;
        if let Some(joined) = self.joined(first, joint.act.command, &joint.content)? {
            return Ok(joined);
        }
        let now = Moment::from(now);
        self.admit_joint(joint, now)?;
        let mut state = self.state();
        state.editions.catch_up(self.journal())?;
        state.register.catch_up(self.journal())?;
        Self::admit_administrators(&state.editions.network(), joint, now)?;
        let (case, roster) = (joint.act.case, state.editions.roster());
        let mut expected = vec![(RosterChanged::STREAM, roster), (LIST, state.register.version())];
        let chain = match self.journal().newest(case)?.record {
            Some(last) => Chain::after(last.sequence, self.settings().suite().leaf(&last.bytes)),
            None => Some(Chain::first()),
        };
        let chain = chain.ok_or_else(|| defect("a full stream"))?;
        let mut changed = None;
        let event = match &joint.what {
            What::Roster(header) => {
                changed = Some(self.changed(&state.editions.network(), roster, joint, header)?);
                let (version, schema) = (roster.saturating_add(1), RosterChanged::SCHEMA);
                StoredEvent { case, version, schema, header: canonical::to_vec(header)?, payload: None }
            }
            What::Key => {
                expected.push((case, 0));
                let listed = Listed { sequence: chain.sequence(), stream: case };
                listing(&listed, state.register.version().saturating_add(1))?
            }
        };
        let headers = [trace::EventHeader {
            case: event.case,
            version: event.version,
            schema: event.schema,
            header: &event.header,
        }];
        let record = Record {
            act: joint.act.clone(),
            attestation: joint
                .signed
                .map_or(Attestation::HostAttested, |[first, _]| Attestation::Signed(first)),
            chain,
            cosignature: joint.signed.map(|[_, second]| second),
            editions: state.editions.hash_of(&state.editions.in_force())?,
            events: events_hash(self.settings().suite(), headers),
            recorded_at: now,
        };
        self.admit_signatures(&state.register, &state.editions.network(), joint, &record)?;
        let key = BindingKey::random(self.settings().entropy.as_ref())?;
        let network = match &joint.what {
            What::Roster(header) => header.network,
            What::Key => state.editions.in_force().network,
        };
        let stored: Stored = (key, now, network);
        let batch = Batch {
            command: joint.act.command,
            binding: stored.0.bind(joint.act.command, &joint.content),
            person: first.person.to_string(),
            recorded_at: now.instant(),
            expected,
            links_seen: Vec::new(),
            links: Vec::new(),
            record: StoredRecord { case, sequence: chain.sequence(), bytes: record.to_bytes()? },
            events: vec![event],
            rows: Vec::new(),
            reply: canonical::to_vec(&stored)?,
        };
        let position = self.append_joint(batch)?;
        let gaps = changed.map(|changed| {
            let gaps = changed.gaps;
            state.editions.replace_network(network, changed.network, roster.saturating_add(1)).map(|()| gaps)
        });
        state.register.catch_up(self.journal())?;
        Ok(Joined { at: now, network, gaps: gaps.transpose()?, position })
    }

    /// The network that a change gives, stored as an edition; as it was when the change was prepared.
    fn changed(
        &self,
        network: &Network,
        roster: u32,
        joint: &Joint,
        header: &RosterChanged,
    ) -> Result<Changed, Faults> {
        let moved_on = || {
            let report = Report::new(codes::office::CASE_MOVED_ON).with("found", roster);
            report.with("seen", joint.act.case_version).with("last", "-")
        };
        if joint.act.case_version != roster {
            return Err(moved_on().into());
        }
        let changed = network.with(&header.change, civil_day(header.at.instant()))?;
        let hash = self.journal().put_edition("network", &changed.network.to_canonical()?)?;
        if hash == header.network { Ok(changed) } else { Err(moved_on().into()) }
    }

    /// Logins, clock and day, before anything is looked up.
    fn admit_joint(&self, joint: &Joint, now: Moment) -> Result<(), Report> {
        self.standing()?;
        if joint.act.origin != *self.origin() {
            return Err(Report::new(codes::office::FOREIGN_ACT).with("found", &joint.act.origin));
        }
        if joint.logins.iter().any(|login| !login.holds(now)) {
            return Err(Refusal::LoginExpired.report());
        }
        if let Some(report) = self.skewed(joint.act.observed_at, now) {
            return Err(report);
        }
        let (prepared, today) = (civil_day(joint.act.observed_at.instant()), civil_day(now.instant()));
        if prepared != today {
            return Err(Report::new(codes::office::DAY_PASSED)
                .with("found", prepared)
                .with("expected", today));
        }
        Ok(())
    }

    /// Both are still administrators.
    fn admit_administrators(network: &Network, joint: &Joint, now: Moment) -> Result<(), Report> {
        let today = civil_day(now.instant());
        let is_posted = |login: &Login| is_administrator(network, &login.person, today);
        if joint.logins.iter().all(is_posted) { Ok(()) } else { Err(Report::new(codes::case::NOT_POSTED)) }
    }

    /// Both have signed, with keys in force; a key event has all that the register asks for.
    fn admit_signatures(
        &self,
        register: &super::register::Register,
        network: &Network,
        joint: &Joint,
        record: &Record,
    ) -> Result<(), Report> {
        let verifier = self.settings().verifier.as_ref();
        let (position, at) = (self.journal().size()?.saturating_add(1), record.recorded_at);
        match (&joint.what, joint.signed) {
            (What::Key, _) => {
                let today = civil_day(at.instant());
                let administrator = |person: &PersonId, _| is_administrator(network, person, today);
                register.history().clone().admit(position, record, &administrator, verifier)
            }
            (What::Roster(_), Some(signed)) => {
                let ([first, second], [by_first, by_second]) = (&joint.logins, signed);
                let key = |login: &Login, signed: Signed| {
                    let owner = Owner::Person(login.person.clone());
                    register.history().in_force(&owner, signed.key, position, at)
                };
                record.signed_by_two(key(first, by_first)?, key(second, by_second)?, verifier)
            }
            (What::Roster(_), None) if self.settings().signatures == Signatures::HostAttested => Ok(()),
            (What::Roster(_), None) => Err(Report::new(codes::trace::SIGNATURE_MISSING)),
        }
    }

    fn append_joint(&self, batch: Batch) -> Result<Position, Report> {
        match self.journal().append(&[batch])?.pop() {
            Some(Ok(appended)) => Ok(appended.position),
            Some(Err(Rejected::ClockWentBack { .. })) => Err(Report::new(codes::office::CLOCK_WENT_BACK)),
            Some(Err(Rejected::CommandReused)) => Err(Report::new(codes::office::COMMAND_REUSED)),
            Some(Err(Rejected::Conflict { expected, found, .. })) => {
                let report = Report::new(codes::office::CASE_MOVED_ON).with("found", found);
                Err(report.with("seen", expected).with("last", "-"))
            }
            Some(Err(Rejected::Malformed { what })) => Err(defect(what)),
            None => Err(defect("a batch without a result")),
        }
    }

    /// The outcome of a roster change that went through before.
    pub(super) fn joined_change(
        &self,
        logins: &[Login; 2],
        id: CommandId,
        change: &RosterChange,
    ) -> Result<Option<Joined>, Report> {
        let [first, _] = logins;
        self.joined(first, id, &canonical::to_vec(&(persons(logins), change))?)
    }

    /// The outcome of a joint act that went through before.
    fn joined(&self, first: &Login, id: CommandId, content: &[u8]) -> Result<Option<Joined>, Report> {
        let Some(known) = self.journal().reply(id)? else {
            return Ok(None);
        };
        let reused = || Report::new(codes::office::COMMAND_REUSED);
        // An act on a case leaves a reply of another form.
        let (key, at, network): Stored = canonical::from_slice(&known.reply).map_err(|_| reused())?;
        if known.person != first.person.as_str() || known.binding != key.bind(id, content) {
            return Err(reused());
        }
        Ok(Some(Joined { at, network, gaps: None, position: known.position }))
    }
}

fn is_administrator(network: &Network, person: &PersonId, today: chrono::NaiveDate) -> bool {
    network.posted(person, Post::RosterAdministrator, &Place::Hall, today).is_posted()
}

fn persons([first, second]: &[Login; 2]) -> [PersonId; 2] {
    [first.person.clone(), second.person.clone()]
}

fn defect(what: &str) -> Report {
    Report::new(codes::text::DEFECT).with("what", what)
}
