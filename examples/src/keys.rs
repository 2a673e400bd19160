//! Keys for everybody in the town: invented ones, which follow from the seed and guard nothing.

use std::sync::Arc;

use banjian::canonical::Hash;
use banjian::id::PersonId;
use banjian::office::Office;
use banjian::trace::key::{Algorithm, Signer, SoftwareSigner};
use banjian::trace::register::{KeyEvent, LogKey, Owner, Registration};
use banjian::trace::{Moment, Suite};
use chrono::{DateTime, TimeDelta, Utc};

use crate::Fault;
use crate::town::login;

/// The name of the office's own key.
const SYSTEM: &str = "system";

/// The keys of a town.
#[derive(Debug, Clone, Copy)]
pub struct Keys {
    seed: u64,
    suite: Suite,
}

impl Keys {
    /// The keys that follow from a seed, of the algorithm of a suite.
    #[must_use]
    pub const fn new(seed: u64, suite: Suite) -> Self {
        Self { seed, suite }
    }

    /// The key of a name: a person's id, `log`, `system`, `next`.
    ///
    /// # Errors
    /// None that can be met.
    pub fn of(&self, name: &str) -> Result<Arc<dyn Signer>, Fault> {
        let secret = Hash::of(format!("banjian demo key {} {name}", self.seed).as_bytes());
        Ok(Arc::new(match self.suite.algorithm() {
            Algorithm::Sm2 => SoftwareSigner::sm2(secret.as_bytes())?,
            _ => SoftwareSigner::ed25519(secret.as_bytes())?,
        }))
    }

    /// The registration of a person's key, or of the office's own, for a year.
    ///
    /// # Errors
    /// None that can be met.
    pub fn registration(
        &self,
        office: &Office,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<Registration, Fault> {
        let owner = if name == SYSTEM { Owner::System } else { Owner::Person(name.parse()?) };
        let (from, until) = (Moment::from(now), Moment::from(now + TimeDelta::days(365)));
        Ok(Registration::new(office.origin(), owner, self.of(name)?.as_ref(), from, until)?)
    }

    /// Founds the register, as at a ceremony: the two administrators show their keys to each other, then they register
    /// those of the office, of the log, and of everybody.
    ///
    /// # Errors
    /// What the office reports.
    pub fn found(
        &self,
        office: &Office,
        people: impl IntoIterator<Item = PersonId>,
        now: DateTime<Utc>,
    ) -> Result<u32, Fault> {
        let administrators: [PersonId; 2] = ["roster-1".parse()?, "roster-2".parse()?];
        let [first, second] = administrators.clone();
        let desk = office
            .roster(login(first.clone(), now)?, login(second.clone(), now)?, now)?
            .signing(self.of(first.as_str())?, self.of(second.as_str())?);
        let mut events = vec![
            KeyEvent::Found([
                self.registration(office, first.as_str(), now)?,
                self.registration(office, second.as_str(), now)?,
            ]),
            KeyEvent::Register(self.registration(office, SYSTEM, now)?),
            KeyEvent::LogKey(LogKey::new(
                office.origin(),
                self.suite,
                self.of("log")?.as_ref(),
                self.of("next")?.public_key(),
                None,
            )?),
        ];
        for person in people {
            if !administrators.contains(&person) {
                events.push(KeyEvent::Register(self.registration(office, person.as_str(), now)?));
            }
        }
        for event in &events {
            desk.key(office.command_id()?, event, now)?;
        }
        Ok(u32::try_from(events.len())?)
    }
}
