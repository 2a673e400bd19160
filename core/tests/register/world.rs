//! A log in which three administrators and a clerk have keys.

use std::collections::BTreeMap;

use banjian::canonical::Hash;
use banjian::entropy::Seeded;
use banjian::id::{CaseId, CommandId, PersonId};
use banjian::report::Report;
use banjian::trace::key::{Algorithm, Signer as _, Software, SoftwareSigner, sign};
use banjian::trace::register::{
    KeyEvent, KeyHistory, LogKey, Owner, Reason, Registration, Retired, Revocation, Stream, commitment_to,
};
use banjian::trace::{Act, Attestation, Chain, Moment, Origin, Record, Suite};
use chrono::{DateTime, Utc};

pub(crate) fn moment(text: &str) -> Moment {
    format!("{text}T00:00:00Z").parse::<DateTime<Utc>>().unwrap().into()
}

/// A signer for a name; names with `sm` have SM2 keys, and so has a log that calls for them.
pub(crate) fn signer(name: &str) -> SoftwareSigner {
    let algorithm = if name.contains("sm") { Algorithm::Sm2 } else { Algorithm::Ed25519 };
    let seed = name.bytes().fold(7_u64, |seed, byte| seed.wrapping_mul(257).wrapping_add(u64::from(byte)));
    SoftwareSigner::random(algorithm, &Seeded::new(seed)).unwrap()
}

pub(crate) fn is_administrator(person: &PersonId, _: u64) -> bool {
    person.as_str().contains("admin")
}

#[derive(Clone)]
pub(crate) struct World {
    pub(crate) history: KeyHistory,
    pub(crate) records: Vec<(u64, Record)>,
    pub(crate) position: u64,
    pub(crate) now: Moment,
    pub(crate) origin: Origin,
    chains: BTreeMap<CaseId, Chain>,
    pub(crate) suite: Suite,
}

impl World {
    pub(crate) fn new(suite: Suite) -> Self {
        let origin: Origin = "banjian.example/xiangyang".parse().unwrap();
        Self {
            history: KeyHistory::new(origin.clone(), suite),
            records: Vec::new(),
            position: 0,
            now: moment("2026-03-01"),
            origin,
            chains: BTreeMap::new(),
            suite,
        }
    }

    /// With the keys of three administrators.
    pub(crate) fn founded(suite: Suite) -> Self {
        let mut world = Self::new(suite);
        let founding = world.founding("admin-1", "sm-admin-2");
        world.does(&founding, "admin-1", "sm-admin-2").unwrap();
        let third = world.registration("admin-3", "admin-3");
        world.does(&KeyEvent::Register(third), "admin-1", "sm-admin-2").unwrap();
        world
    }

    pub(crate) fn founding(&self, one: &str, other: &str) -> KeyEvent {
        KeyEvent::Found([self.registration(one, one), self.registration(other, other)])
    }

    /// The key of a name, to be registered for an owner.
    pub(crate) fn registration(&self, owner: &str, name: &str) -> Registration {
        let (owner, signer): (Owner, _) = (owner.parse().unwrap(), signer(name));
        let message = Stream::Keys(owner.clone()).possession(&self.origin, signer.public_key());
        Registration {
            from: moment("2026-01-01"),
            key: signer.public_key().clone(),
            owner,
            possession: sign(&signer, &message).unwrap(),
            until: moment("2027-01-01"),
        }
    }

    pub(crate) fn revocation(owner: &str, name: &str) -> KeyEvent {
        let key = signer(name).public_key().id();
        KeyEvent::Revoke(Revocation { key, owner: owner.parse().unwrap(), reason: Reason::Lost })
    }

    /// The log's key of a name, committing to that of another; where the one before ended.
    pub(crate) fn log_key(&self, name: &str, next: &str, ended: Option<u64>) -> KeyEvent {
        let (signer, next) = (signer(name), signer(next));
        let message = Stream::Log.possession(&self.origin, signer.public_key());
        KeyEvent::LogKey(LogKey {
            key: signer.public_key().clone(),
            next: commitment_to(self.suite, &self.origin, next.public_key()),
            possession: sign(&signer, &message).unwrap(),
            retired: ended.map(|size| Retired { root: Hash::of(b"root"), size }),
        })
    }

    /// The next record of an event's stream, as yet unsigned.
    pub(crate) fn unsigned(&self, event: &KeyEvent, person: &str) -> Record {
        let case = event.stream().id(&self.origin);
        let act = Act {
            case,
            case_version: 0,
            command: CommandId::from_bytes([2; 16]),
            desk: "roster".parse().unwrap(),
            header: event.header().unwrap(),
            kind: event.kind().parse().unwrap(),
            login: None,
            observed_at: self.now,
            origin: self.origin.clone(),
            outlet: None,
            payload: None,
            person: Some(person.parse().unwrap()),
            post: Some("roster-administrator".parse().unwrap()),
            suite: self.suite,
        };
        Record {
            act,
            attestation: Attestation::HostAttested,
            chain: self.chains.get(&case).copied().unwrap_or(Chain::first()),
            cosignature: None,
            editions: Hash::of(b""),
            events: Hash::of(b""),
            recorded_at: self.now,
        }
    }

    /// The next record of an event's stream, signed by the keys of two names, the second of which may be empty.
    pub(crate) fn record(&self, event: &KeyEvent, first: &str, second: &str) -> Record {
        let person = first.split('/').next().unwrap();
        signed(self.unsigned(event, person), first, second)
    }

    pub(crate) fn admit(&mut self, record: &Record) -> Result<(), Report> {
        let position = self.position + 1;
        self.history.admit(position, record, &is_administrator, &Software)?;
        let hash = self.suite.leaf(&record.to_bytes().unwrap());
        self.chains.insert(record.act.case, Chain::after(record.chain.sequence(), hash).unwrap());
        self.records.push((position, record.clone()));
        self.position = position;
        Ok(())
    }

    pub(crate) fn does(&mut self, event: &KeyEvent, first: &str, second: &str) -> Result<(), Report> {
        let record = self.record(event, first, second);
        self.admit(&record)
    }
}

/// The record with the signatures of two names; a name may be of a person's second key, as `admin-1/b`.
pub(crate) fn signed(record: Record, first: &str, second: &str) -> Record {
    let attestation = Attestation::Signed(record.act.sign(&signer(first)).unwrap());
    let cosignature = (!second.is_empty()).then(|| record.act.sign(&signer(second)).unwrap());
    Record { attestation, cosignature, ..record }
}
