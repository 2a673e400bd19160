//! The key register as an office knows it: every key record of its journal, folded and verified.
//!
//! Key records stand in the streams of their owners. So that they are found, each also writes an event to one list.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::settings::Settings;
use crate::canonical;
use crate::id::CaseId;
use crate::journal::{Journal, StoredEvent};
use crate::report::{Report, codes};
use crate::trace::key::{KeyId, PublicKey, Verifier};
use crate::trace::register::{KeyHistory, Listed, Owner};
use crate::trace::{Moment, Record};

/// The list of key records.
pub(super) const LIST: CaseId = Listed::LIST;

/// The event that puts a key record on the list, as the list's version `version`.
pub(super) fn listing(listed: &Listed, version: u32) -> Result<StoredEvent, Report> {
    let header = canonical::to_vec(listed)?;
    Ok(StoredEvent { case: LIST, version, schema: Listed::SCHEMA, header, payload: None })
}

/// The register up to a version of the list.
#[derive(Debug, Clone)]
pub(super) struct Register {
    history: KeyHistory,
    verifier: Arc<dyn Verifier>,
    version: u32,
}

impl Register {
    /// Reads the whole register: its cost grows with the number of keys, not of cases.
    pub(super) fn open(settings: &Settings) -> Result<Self, Report> {
        let mut register = Self {
            history: KeyHistory::new(settings.origin.clone(), settings.suite()),
            verifier: settings.verifier.clone(),
            version: 0,
        };
        register.catch_up(settings.journal.as_ref())?;
        Ok(register)
    }

    /// How many records it holds.
    pub(super) const fn version(&self) -> u32 {
        self.version
    }

    pub(super) const fn history(&self) -> &KeyHistory {
        &self.history
    }

    /// Takes in what was recorded since, by this process or another. Says whether anything was.
    ///
    /// Whether the approvers were administrators then was held against the network when they were recorded, and is
    /// held against it again by the audit; here the signatures count.
    pub(super) fn catch_up(&mut self, journal: &dyn Journal) -> Result<bool, Report> {
        let newest = journal.newest(LIST)?.event.map_or(0, |event| event.version);
        if newest == self.version {
            return Ok(false);
        }
        let known = self.version;
        for event in journal.events(LIST)?.into_iter().filter(|event| event.version > known) {
            let listed: Listed = canonical::from_slice(&event.header)?;
            let lost = || Report::new(codes::office::KEY_RECORD_LOST).with("stream", listed.stream);
            let records = journal.records(listed.stream)?;
            let stored = records.iter().find(|record| record.sequence == listed.sequence).ok_or_else(lost)?;
            let position = journal.position(listed.stream, listed.sequence)?.ok_or_else(lost)?;
            let record = Record::from_bytes(&stored.bytes)?;
            self.history.admit(position.0, &record, &|_, _| true, self.verifier.as_ref())?;
            self.version = event.version;
        }
        Ok(true)
    }

    /// Whose each key is.
    pub(super) fn owners(&self) -> BTreeMap<KeyId, Owner> {
        self.history.keys().map(|known| (known.key.id(), known.owner.clone())).collect()
    }

    /// The key of an owner, if it is in force for a record made now, and the version that says so.
    pub(super) fn in_force(
        &self,
        owner: &Owner,
        key: KeyId,
        now: Moment,
    ) -> Result<(PublicKey, u32), Report> {
        let found = self.history.in_force(owner, key, u64::MAX, now)?;
        Ok((found.clone(), self.version))
    }
}
