//! Keys for everybody: who signs in an office where signatures are required.

use std::collections::BTreeMap;
use std::sync::Arc;

use banjian::id::PersonId;
use banjian::journal::Journal;
use banjian::office::{RosterDesk, Settings, Signatures};
use banjian::trace::Suite;
use banjian::trace::key::{Algorithm, Signer, SoftwareSigner};
use banjian::trace::register::{KeyEvent, LogKey, Owner, Registration};

use crate::driver::{Hall, at, login, settings};

/// A key that follows from a name.
pub(crate) fn key(name: &str, algorithm: Algorithm) -> Arc<dyn Signer> {
    let secret = Suite::Sha256Ed25519.leaf(name.as_bytes());
    Arc::new(match algorithm {
        Algorithm::Sm2 => SoftwareSigner::sm2(secret.as_bytes()).unwrap(),
        _ => SoftwareSigner::ed25519(secret.as_bytes()).unwrap(),
    })
}

/// Settings with signatures required, on the keys `log` and `system`.
pub(crate) fn signed_settings(journal: Arc<dyn Journal>, seed: u64) -> Settings {
    let own = journal.suite().algorithm();
    let settings = Settings { signatures: Signatures::default(), ..settings(journal, seed) };
    settings.with_keys(key("log", own), key("system", own))
}

/// The keys of an office's people.
pub(crate) struct Keyring {
    pub(crate) of: BTreeMap<PersonId, Arc<dyn Signer>>,
    algorithm: Algorithm,
}

impl Keyring {
    /// Founds the register: the keys of two administrators, of the office and of the log.
    pub(crate) fn found(hall: &Hall, algorithm: Algorithm) -> Self {
        let mut ring = Self { of: BTreeMap::new(), algorithm };
        let founders = ["roster-1", "roster-2"].map(|person| ring.registration(hall, person));
        let desk = ring.roster(hall);
        let give = |event: KeyEvent| desk.key(hall.office.command_id().unwrap(), &event, hall.now()).unwrap();
        give(KeyEvent::Found(founders));
        let own = hall.journal.suite().algorithm();
        give(KeyEvent::Register(registration(hall, Owner::System, key("system", own).as_ref())));
        give(log_key(hall, "log", "log-2"));
        ring
    }

    pub(crate) fn roster(&self, hall: &Hall) -> RosterDesk {
        let [first, second] =
            ["roster-1", "roster-2"].map(|person| self.of[&person.parse::<PersonId>().unwrap()].clone());
        let desk = hall.office.roster(login("roster-1"), login("roster-2"), hall.now()).unwrap();
        desk.signing(first, second)
    }

    /// A new key of a person, as it is to be registered; the ring has it.
    pub(crate) fn registration(&mut self, hall: &Hall, person: &str) -> Registration {
        let signer = key(person, self.algorithm);
        let made = registration(hall, Owner::Person(person.parse().unwrap()), signer.as_ref());
        self.of.insert(person.parse().unwrap(), signer);
        made
    }

    /// Registers a person's key.
    pub(crate) fn register(&mut self, hall: &Hall, person: &str) -> Arc<dyn Signer> {
        let event = KeyEvent::Register(self.registration(hall, person));
        self.roster(hall).key(hall.office.command_id().unwrap(), &event, hall.now()).unwrap();
        self.of[&person.parse::<PersonId>().unwrap()].clone()
    }
}

/// A registration that is valid in 2026.
pub(crate) fn registration(hall: &Hall, owner: Owner, signer: &dyn Signer) -> Registration {
    let (from, until) = (at("2026-01-01T00:00:00Z").into(), at("2027-01-01T00:00:00Z").into());
    Registration::new(hall.office.origin(), owner, signer, from, until).unwrap()
}

/// The first key of the log, which commits to the next.
pub(crate) fn log_key(hall: &Hall, name: &str, next: &str) -> KeyEvent {
    let (suite, origin) = (hall.journal.suite(), hall.office.origin());
    let (signer, next) = (key(name, suite.algorithm()), key(next, suite.algorithm()));
    KeyEvent::LogKey(LogKey::new(origin, suite, signer.as_ref(), next.public_key(), None).unwrap())
}
