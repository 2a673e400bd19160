//! Keys and signatures: the key register folded anew from its records, and every act's signature held against it.

use std::sync::Arc;

use super::editions::Library;
use super::entry::{Entry, Extent};
use super::finding::{Grade, Here};
use super::replay;
use super::report::Counts;
use crate::calendar::civil_day;
use crate::canonical;
use crate::case::Case;
use crate::id::PersonId;
use crate::network::{Place, Post, RosterChanged};
use crate::report::{Report, codes};
use crate::trace::key::{Software, Verifier};
use crate::trace::register::{KeyHistory, Listed, Owner};
use crate::trace::{Attestation, Origin, Record, Signed, Suite};

/// The register as the records make it.
#[derive(Debug, Clone)]
pub(super) struct Register {
    history: KeyHistory,
    verifier: Arc<dyn Verifier>,
}

/// Whether a record is one of the key register, by its kind.
pub(super) fn is_key_record(record: &Record) -> bool {
    matches!(record.act.kind.as_str(), "found-keys" | "register-key" | "revoke-key" | "log-key")
}

impl Register {
    pub(super) fn new(origin: Origin, suite: Suite) -> Self {
        Self { history: KeyHistory::new(origin, suite), verifier: Arc::new(Software) }
    }

    /// Folds a key record: approved by two administrators of that day, and on the list by just that event.
    pub(super) fn fold(
        &mut self,
        entry: &Entry<'_>,
        record: &Record,
        extent: Extent,
        library: &mut Library,
        here: &mut Here,
    ) -> Result<bool, Report> {
        let listed = Listed { sequence: record.chain.sequence(), stream: entry.case };
        let header = canonical::to_vec(&listed)?;
        let is_listed = matches!(entry.events, [event]
            if event.case == Listed::LIST && event.schema == Listed::SCHEMA && event.header == header);
        if !is_listed {
            here.fault(Report::new(codes::audit::KEY_UNLISTED));
        }
        let used = replay::used(library, record, &Case::unopened(entry.case), extent, here)?;
        let today = civil_day(record.recorded_at.instant());
        let network = used.as_ref().map(|used| used.network.clone());
        let administrator = |person: &PersonId, _| {
            network.as_ref().is_some_and(|network| {
                network.posted(person, Post::RosterAdministrator, &Place::Hall, today).is_posted()
            })
        };
        let position = here.position.unwrap_or(0);
        if let Err(report) = self.history.admit(position, record, &administrator, self.verifier.as_ref()) {
            here.fault(report);
        }
        Ok(used.is_some())
    }

    /// Holds an act's signatures against the register, and counts who vouches for it. The records of the register
    /// itself are checked as they are folded.
    pub(super) fn attest(&self, record: &Record, extent: Extent, counts: &mut Counts, here: &mut Here) {
        let signed = match record.attestation {
            Attestation::Signed(signed) => signed,
            Attestation::HostAttested => {
                counts.host_attested = counts.host_attested.saturating_add(1);
                if self.history.keys().any(|known| known.owner == Owner::System) {
                    here.add(Grade::Note, Report::new(codes::audit::UNSIGNED));
                }
                return;
            }
        };
        let count = match &record.act.person {
            Some(_) => &mut counts.person_signed,
            None => &mut counts.system_signed,
        };
        *count = count.saturating_add(1);
        if is_key_record(record) {
            return;
        }
        let owner = record.act.person.clone().map_or(Owner::System, Owner::Person);
        self.check(&owner, signed, record, extent, here);
        match (second(record), record.cosignature) {
            (Some(second), Some(cosigned)) => {
                self.check(&Owner::Person(second), cosigned, record, extent, here);
            }
            (Some(_), None) => here.fault(Report::new(codes::trace::COSIGNATURE_MISSING)),
            (None, Some(_)) => here.fault(Report::new(codes::audit::COSIGNATURE_UNASKED)),
            (None, None) => {}
        }
    }

    fn check(&self, owner: &Owner, signed: Signed, record: &Record, extent: Extent, here: &mut Here) {
        let position = here.position.unwrap_or(u64::MAX);
        let key = match self.history.in_force(owner, signed.key, position, record.recorded_at) {
            Ok(key) => key,
            // Its stream is not at hand.
            Err(report) if extent != Extent::Log && self.history.known(signed.key).is_none() => {
                return here.unchecked(report);
            }
            Err(report) => return here.fault(report),
        };
        if let Err(report) = signed.verify(&record.act, key, self.verifier.as_ref()) {
            here.fault(report);
        }
    }
}

/// Who has to sign beside the act's person: the second administrator of a roster change.
fn second(record: &Record) -> Option<PersonId> {
    if record.act.case != RosterChanged::STREAM {
        return None;
    }
    let changed: RosterChanged = canonical::from_slice(record.act.header.as_str().as_bytes()).ok()?;
    let [_, second] = changed.by;
    Some(second)
}
