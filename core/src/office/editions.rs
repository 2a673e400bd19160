//! The editions that an office works with: those in force, and those that older cases pinned.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::settings::Settings;
use crate::calendar::Calendar;
use crate::canonical::{self, Hash};
use crate::case::{Pinned, Terms};
use crate::catalog::Catalog;
use crate::catalog::item::{Item, PolicyRef};
use crate::eligibility::Policy;
use crate::journal::Journal;
use crate::network::Network;
use crate::report::{Report, codes};
use crate::trace::{Editions as Used, Suite};

const POLICY: &str = "policy";

/// The editions in force, and the older ones that were asked for, by hash.
#[derive(Debug)]
pub(super) struct Editions {
    in_force: Pinned,
    suite: Suite,
    used: Used,
    calendar: Arc<Calendar>,
    catalog: Arc<Catalog>,
    network: Arc<Network>,
    /// How many roster changes stand behind the network.
    roster: u32,
    terms: Arc<Terms>,
    older_calendars: BTreeMap<Hash, Arc<Calendar>>,
    older_catalogs: BTreeMap<Hash, Arc<Catalog>>,
    older_terms: BTreeMap<Hash, Arc<Terms>>,
    /// The policies that items name, in force or older.
    policies: BTreeMap<Hash, Policy>,
}

/// The editions by which a case goes on being decided.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) calendar: Arc<Calendar>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) terms: Arc<Terms>,
}

impl Editions {
    /// Stores the editions in force in the journal. The network of the newest roster change goes before the one
    /// of the settings.
    pub(super) fn open(settings: &Settings) -> Result<Self, Report> {
        let journal = settings.journal.as_ref();
        let calendar = journal.put_edition("calendar", &settings.calendar.canonical_bytes()?)?;
        let catalog = journal.put_edition("catalog", &settings.catalog.to_canonical()?)?;
        let (network, network_in_force, roster) = match super::roster::newest(journal)? {
            Some((hash, roster)) => (hash, Arc::new(network(journal, hash, &settings.catalog)?), roster),
            None => {
                let hash = journal.put_edition("network", &settings.network.to_canonical()?)?;
                (hash, settings.network.clone(), 0)
            }
        };
        let terms = journal.put_edition("terms", &canonical::to_vec(settings.terms.as_ref())?)?;
        let in_force = Pinned { calendar, catalog, network, terms };
        Ok(Self {
            in_force,
            suite: settings.suite(),
            used: in_force.list(settings.suite())?,
            calendar: settings.calendar.clone(),
            catalog: settings.catalog.clone(),
            network: network_in_force,
            roster,
            terms: settings.terms.clone(),
            older_calendars: BTreeMap::new(),
            older_catalogs: BTreeMap::new(),
            older_terms: BTreeMap::new(),
            policies: policies(settings)?,
        })
    }

    pub(super) const fn in_force(&self) -> Pinned {
        self.in_force
    }

    /// What a record names as used.
    pub(super) fn hash_of(&self, pinned: &Pinned) -> Result<Hash, Report> {
        if *pinned == self.in_force { Ok(self.used.hash()) } else { Ok(pinned.list(self.suite)?.hash()) }
    }

    pub(super) fn network(&self) -> Arc<Network> {
        self.network.clone()
    }

    pub(super) fn catalog(&self) -> Arc<Catalog> {
        self.catalog.clone()
    }

    /// How many roster changes stand behind the network in force.
    pub(super) const fn roster(&self) -> u32 {
        self.roster
    }

    /// From now on another network is in force; the journal has it.
    pub(super) fn replace_network(
        &mut self,
        hash: Hash,
        network: Network,
        roster: u32,
    ) -> Result<(), Report> {
        self.in_force.network = hash;
        self.roster = roster;
        self.used = self.in_force.list(self.suite)?;
        self.network = Arc::new(network);
        Ok(())
    }

    /// Puts the network in force that the journal says: another process may have changed the roster. Says whether
    /// it had.
    pub(super) fn catch_up(&mut self, journal: &dyn Journal) -> Result<bool, Report> {
        match super::roster::newest(journal)? {
            Some((hash, roster)) if roster != self.roster => {
                let network = network(journal, hash, &self.catalog)?;
                self.replace_network(hash, network, roster)?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// The policy that an item names.
    pub(super) fn policy(&mut self, journal: &dyn Journal, item: &Item) -> Result<Option<Policy>, Report> {
        let Some(PolicyRef { edition, .. }) = item.policy else { return Ok(None) };
        if let Some(policy) = self.policies.get(&edition) {
            return Ok(Some(policy.clone()));
        }
        let bytes = stored(journal, POLICY, edition)?;
        let policy = Policy::from_canonical(&bytes).map_err(|_| unknown(POLICY, edition))?;
        self.policies.insert(edition, policy.clone());
        Ok(Some(policy))
    }

    /// The catalogue, the calendar and the terms that a case pinned.
    pub(super) fn pinned(&mut self, journal: &dyn Journal, pinned: &Pinned) -> Result<Kept, Report> {
        let catalog = if pinned.catalog == self.in_force.catalog {
            self.catalog.clone()
        } else {
            older(&mut self.older_catalogs, journal, "catalog", pinned.catalog, |bytes| {
                Catalog::from_canonical(bytes).ok()
            })?
        };
        let calendar = if pinned.calendar == self.in_force.calendar {
            self.calendar.clone()
        } else {
            older(&mut self.older_calendars, journal, "calendar", pinned.calendar, |bytes| {
                Calendar::from_canonical_bytes(bytes).ok()
            })?
        };
        let terms = if pinned.terms == self.in_force.terms {
            self.terms.clone()
        } else {
            older(&mut self.older_terms, journal, "terms", pinned.terms, |bytes| {
                canonical::from_slice(bytes).ok()
            })?
        };
        Ok(Kept { calendar, catalog, terms })
    }
}

/// Stores the policies that the catalogue names, as it names them.
fn policies(settings: &Settings) -> Result<BTreeMap<Hash, Policy>, Report> {
    let mut known = BTreeMap::new();
    for named in settings.catalog.items().iter().filter_map(|item| item.policy.as_ref()) {
        let policy = settings.policies.get(&named.code).filter(|policy| policy.hash() == named.edition);
        let Some(policy) = policy else {
            let report = Report::new(codes::office::POLICY_MISSING).with("found", named.edition);
            return Err(report.with("policy", &named.code));
        };
        if known.insert(named.edition, policy.clone()).is_none() {
            settings.journal.put_edition(POLICY, &policy.edition().canonical_bytes()?)?;
        }
    }
    Ok(known)
}

/// An edition that is no longer in force: read from the journal once.
fn older<T>(
    known: &mut BTreeMap<Hash, Arc<T>>,
    journal: &dyn Journal,
    kind: &str,
    hash: Hash,
    read: impl FnOnce(&[u8]) -> Option<T>,
) -> Result<Arc<T>, Report> {
    if let Some(edition) = known.get(&hash) {
        return Ok(edition.clone());
    }
    let edition = Arc::new(read(&stored(journal, kind, hash)?).ok_or_else(|| unknown(kind, hash))?);
    known.insert(hash, edition.clone());
    Ok(edition)
}

pub(super) fn network(journal: &dyn Journal, hash: Hash, catalog: &Catalog) -> Result<Network, Report> {
    let bytes = stored(journal, "network", hash)?;
    Network::from_canonical(&bytes, catalog.items()).map_err(|_| unknown("network", hash))
}

fn stored(journal: &dyn Journal, kind: &str, hash: Hash) -> Result<Vec<u8>, Report> {
    journal.edition(hash)?.ok_or_else(|| unknown(kind, hash))
}

fn unknown(kind: &str, hash: Hash) -> Report {
    Report::new(codes::office::EDITION_UNKNOWN).with("kind", kind).with("found", hash)
}
