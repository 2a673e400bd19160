//! The register folded from its records.

use std::collections::BTreeMap;

use super::event::{KeyEvent, LogKey, Reason, Registration, Retired, Revocation};
use super::{Owner, Stream, commitment_to};
use crate::canonical::Hash;
use crate::id::{CaseId, PersonId};
use crate::report::{Report, codes};
use crate::text::Text;
use crate::trace::key::{KeyId, PublicKey, Signature, Verifier};
use crate::trace::{Chain, Moment, Origin, Record, Suite};

/// A registered key. Positions are those in the log, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The first instant at which it is valid.
    pub from: Moment,
    /// The key.
    pub key: PublicKey,
    /// Whose it is.
    pub owner: Owner,
    /// Where it was registered.
    pub registered: u64,
    /// Where it was revoked, and why.
    pub revoked: Option<(u64, Reason)>,
    /// The first instant at which it is no longer valid.
    pub until: Moment,
}

/// A key of the log. Positions are those in the log, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLogKey {
    /// The key.
    pub key: PublicKey,
    /// What it commits to.
    pub next: Hash,
    /// Where it was named.
    pub registered: u64,
    /// Where the next one was named, and at which size and root this one ended.
    pub retired: Option<(u64, Retired)>,
}

/// All keys of a log up to a position.
#[derive(Debug, Clone)]
pub struct KeyHistory {
    origin: Origin,
    suite: Suite,
    chains: BTreeMap<CaseId, Chain>,
    keys: BTreeMap<KeyId, Known>,
    log_keys: Vec<KnownLogKey>,
    position: u64,
}

impl KeyHistory {
    /// The register of a log, as yet without keys.
    #[must_use]
    pub const fn new(origin: Origin, suite: Suite) -> Self {
        Self {
            origin,
            suite,
            chains: BTreeMap::new(),
            keys: BTreeMap::new(),
            log_keys: Vec::new(),
            position: 0,
        }
    }

    /// Folds the records of all key streams with their positions, in the order of the log. `administrator` says
    /// whether a person was a roster administrator at a position.
    ///
    /// # Errors
    /// Those of [`KeyHistory::admit`], of the first record that does not fit.
    pub fn fold<'a>(
        origin: Origin,
        suite: Suite,
        records: impl IntoIterator<Item = (u64, &'a Record)>,
        administrator: &dyn Fn(&PersonId, u64) -> bool,
        verifier: &dyn Verifier,
    ) -> Result<Self, Report> {
        let mut history = Self::new(origin, suite);
        for (position, record) in records {
            history.admit(position, record, administrator, verifier)?;
        }
        Ok(history)
    }

    /// Takes in the next record of the register. A record that is refused leaves everything as it was.
    ///
    /// # Errors
    /// `register-kind` and `canonical-form` when it is none; `register-place` when it is of another log or stream,
    /// does not follow the record before it, or comes at an earlier position; `founding-over`; `founding-missing`;
    /// `key-registered`; `key-validity`; `key-possession`; those of [`KeyHistory::in_force`] for the keys that
    /// signed it; `approver-not-administrator`, `approver-not-named`,
    /// `approver-is-owner`, `approver-repeated`; `signature-missing`,
    /// `signature-mismatch` and their like; `log-key-algorithm`, `log-key-commitment`, `log-key-retired`.
    pub fn admit(
        &mut self,
        position: u64,
        record: &Record,
        administrator: &dyn Fn(&PersonId, u64) -> bool,
        verifier: &dyn Verifier,
    ) -> Result<(), Report> {
        let event = KeyEvent::of(&record.act)?;
        let chain = self.placed(position, record, &event.stream())?;
        let approval = super::approval::Approval { history: self, position, record, administrator, verifier };
        match &event {
            KeyEvent::Found(keys) => {
                if !self.keys.is_empty() {
                    return Err(Report::new(codes::trace::FOUNDING_OVER));
                }
                for registration in keys {
                    self.registrable(registration, verifier)?;
                }
                let [first, second] = keys;
                if first.key.as_bytes() == second.key.as_bytes() {
                    return Err(Report::new(codes::trace::KEY_REGISTERED).with("key", second.key.id()));
                }
                approval.founding(keys)?;
            }
            KeyEvent::Register(registration) => {
                self.registrable(registration, verifier)?;
                approval.of_two(Some(&registration.owner))?;
            }
            KeyEvent::Revoke(revocation) => {
                self.revocable(position, revocation)?;
                approval.of_owner_or_two(&revocation.owner)?;
            }
            KeyEvent::LogKey(log_key) => {
                self.rotatable(position, log_key, verifier)?;
                approval.of_two(None)?;
            }
        }
        self.chains.insert(record.act.case, chain);
        self.position = position;
        self.apply(position, event);
        Ok(())
    }

    /// The key of an owner, if it was in force for an act recorded at a position (from 1) and instant.
    ///
    /// # Errors
    /// `key-unknown`; `key-of-another`; `key-registered-later` and `key-revoked` by position; `key-not-yet-valid`
    /// and `key-expired` by the instant, which is the office's claim.
    pub fn in_force(
        &self,
        owner: &Owner,
        key: KeyId,
        position: u64,
        at: Moment,
    ) -> Result<&PublicKey, Report> {
        let report = |code| Report::new(code).with("key", key).with("position", position);
        let known = self.keys.get(&key).ok_or_else(|| report(codes::trace::KEY_UNKNOWN))?;
        if known.owner != *owner {
            return Err(report(codes::trace::KEY_OF_ANOTHER)
                .with("found", &known.owner)
                .with("owner", owner));
        }
        if known.registered >= position {
            return Err(report(codes::trace::KEY_REGISTERED_LATER).with("registered", known.registered));
        }
        if let Some((revoked, _)) = known.revoked
            && revoked <= position
        {
            return Err(report(codes::trace::KEY_REVOKED).with("revoked", revoked));
        }
        if at < known.from {
            return Err(report(codes::trace::KEY_NOT_YET_VALID).with("from", known.from).with("at", at));
        }
        if at >= known.until {
            return Err(report(codes::trace::KEY_EXPIRED).with("until", known.until).with("at", at));
        }
        Ok(&known.key)
    }

    /// A key by its id, in force or not.
    #[must_use]
    pub fn known(&self, key: KeyId) -> Option<&Known> {
        self.keys.get(&key)
    }

    /// All keys of people and of the office, by id.
    pub fn keys(&self) -> impl Iterator<Item = &Known> {
        self.keys.values()
    }

    /// The log's keys in their order; the last is the one that signs.
    #[must_use]
    pub fn log_keys(&self) -> &[KnownLogKey] {
        &self.log_keys
    }

    /// Whether a record stands where it says, and the place of the next one in its stream.
    fn placed(&self, position: u64, record: &Record, stream: &Stream) -> Result<Chain, Report> {
        let misplaced = |zh: &str, en: &str| {
            Report::new(codes::trace::REGISTER_PLACE)
                .with("position", position)
                .with_text("what", Text::new(zh, en))
        };
        let act = &record.act;
        if act.origin != self.origin || act.suite != self.suite {
            return Err(misplaced("属于其他日志", "it is of another log"));
        }
        if act.case != stream.id(&self.origin) {
            return Err(misplaced("不在所有者的记录链中", "it is not in the stream of its owner"));
        }
        if position <= self.position {
            return Err(misplaced("位置不在前一条之后", "it does not come after the one before"));
        }
        let expected = self.chains.get(&act.case).copied().unwrap_or(Chain::first());
        if record.chain != expected {
            return Err(misplaced("未承接上一条记录", "it does not name the record before it in its stream"));
        }
        Chain::after(expected.sequence(), self.suite.leaf(&record.to_bytes()?))
            .ok_or_else(|| misplaced("其后不能再有记录", "none can follow it"))
    }

    fn registrable(&self, new: &Registration, verifier: &dyn Verifier) -> Result<(), Report> {
        self.unused(&new.key)?;
        if new.from >= new.until {
            return Err(Report::new(codes::trace::KEY_VALIDITY).with("key", new.key.id()));
        }
        self.possessed(&Stream::Keys(new.owner.clone()), &new.key, &new.possession, verifier)
    }

    fn revocable(&self, position: u64, revocation: &Revocation) -> Result<(), Report> {
        let report = |code| Report::new(code).with("key", revocation.key).with("position", position);
        let known = self.keys.get(&revocation.key).ok_or_else(|| report(codes::trace::KEY_UNKNOWN))?;
        if known.owner != revocation.owner {
            return Err(report(codes::trace::KEY_OF_ANOTHER)
                .with("found", &known.owner)
                .with("owner", &revocation.owner));
        }
        match known.revoked {
            Some((revoked, _)) => Err(report(codes::trace::KEY_REVOKED).with("revoked", revoked)),
            None => Ok(()),
        }
    }

    fn rotatable(&self, position: u64, new: &LogKey, verifier: &dyn Verifier) -> Result<(), Report> {
        if new.key.algorithm() != self.suite.algorithm() {
            return Err(Report::new(codes::trace::LOG_KEY_ALGORITHM)
                .with("found", new.key.algorithm())
                .with("suite", self.suite.as_str()));
        }
        self.unused(&new.key)?;
        let commitment = self.log_keys.last().map(|last| last.next);
        if commitment.is_some_and(|next| next != commitment_to(self.suite, &self.origin, &new.key)) {
            return Err(Report::new(codes::trace::LOG_KEY_COMMITMENT).with("key", new.key.id()));
        }
        // The record itself is the leaf after the log that the old key could have signed.
        let before = self.log_keys.iter().rev().find_map(|known| known.retired);
        let before = before.map_or(0, |(_, retired)| retired.size);
        let ended = match (commitment, new.retired) {
            (None, None) => true,
            (Some(_), Some(retired)) => retired.size < position && retired.size >= before,
            _ => false,
        };
        if !ended {
            return Err(Report::new(codes::trace::LOG_KEY_RETIRED).with("position", position));
        }
        self.possessed(&Stream::Log, &new.key, &new.possession, verifier)
    }

    /// Refuses a key that was ever registered, for whomever and under whichever distinguishing id.
    fn unused(&self, key: &PublicKey) -> Result<(), Report> {
        let log_keys = self.log_keys.iter().map(|known| &known.key);
        let mut known = self.keys.values().map(|known| &known.key).chain(log_keys);
        if known.any(|known| known.as_bytes() == key.as_bytes()) {
            return Err(Report::new(codes::trace::KEY_REGISTERED).with("key", key.id()));
        }
        Ok(())
    }

    fn possessed(
        &self,
        stream: &Stream,
        key: &PublicKey,
        possession: &Signature,
        verifier: &dyn Verifier,
    ) -> Result<(), Report> {
        verifier
            .verify(key, &stream.possession(&self.origin, key), possession)
            .map_err(|_| Report::new(codes::trace::KEY_POSSESSION).with("key", key.id()))
    }

    fn apply(&mut self, position: u64, event: KeyEvent) {
        match event {
            KeyEvent::Found(keys) => keys.into_iter().for_each(|new| self.register(position, new)),
            KeyEvent::Register(new) => self.register(position, new),
            KeyEvent::Revoke(revocation) => {
                if let Some(known) = self.keys.get_mut(&revocation.key) {
                    known.revoked = Some((position, revocation.reason));
                }
            }
            KeyEvent::LogKey(LogKey { key, next, retired, .. }) => {
                if let (Some(last), Some(retired)) = (self.log_keys.last_mut(), retired) {
                    last.retired = Some((position, retired));
                }
                self.log_keys.push(KnownLogKey { key, next, registered: position, retired: None });
            }
        }
    }

    fn register(&mut self, position: u64, new: Registration) {
        let Registration { from, key, owner, until, .. } = new;
        let known = Known { from, owner, registered: position, revoked: None, until, key };
        self.keys.insert(known.key.id(), known);
    }
}
