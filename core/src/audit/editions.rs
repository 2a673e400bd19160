//! The editions by which recorded acts were decided: found by the hash of their list, read through a port.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::calendar::Calendar;
use crate::canonical::{self, Hash};
use crate::case::{Pinned, Terms};
use crate::catalog::Catalog;
use crate::eligibility::Policy;
use crate::network::Network;
use crate::report::{Report, codes};
use crate::trace::Suite;

/// Where an auditor finds editions.
pub trait EditionStore: fmt::Debug + Send + Sync {
    /// The canonical bytes of an edition; `None` where it is not at hand. The auditor checks them against the hash.
    ///
    /// # Errors
    /// What the store reports.
    fn edition(&self, hash: Hash) -> Result<Option<Vec<u8>>, Report>;

    /// Lists of editions that may have been in force. Asked once, when a record names a list that no receipt
    /// has shown so far.
    ///
    /// # Errors
    /// What the store reports.
    fn lists(&self) -> Result<Vec<Pinned>, Report>;
}

/// How many lists are remembered, and how many combinations of their parts are tried for one record.
const MOST_LISTS: usize = 1_024;
const MOST_TRIES: usize = 4_096;
/// How many editions of one kind stay in memory.
const MOST_KEPT: usize = 8;
/// How many policies stay in memory.
const MOST_POLICIES: usize = 256;

/// The editions of one act.
#[derive(Debug, Clone)]
pub(super) struct Used {
    pub(super) calendar: Arc<Calendar>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) network: Arc<Network>,
    pub(super) pinned: Pinned,
    pub(super) terms: Arc<Terms>,
}

/// What the list that a record names turned out to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Named {
    /// That of the case, or one in force.
    Right(Pinned),
    /// Right but for the network.
    OtherNetwork { found: Pinned, in_force: Hash },
    /// No known list; beside it what was expected, where that is known.
    Unknown(Option<Pinned>),
}

/// Known editions, and the list in force at the place of the log that was reached.
#[derive(Debug, Clone)]
pub(super) struct Library {
    suite: Suite,
    store: Arc<dyn EditionStore>,
    asked: bool,
    lists: Vec<Pinned>,
    first_network: Option<Hash>,
    in_force: Option<Pinned>,
    calendars: BTreeMap<Hash, Arc<Calendar>>,
    catalogs: BTreeMap<Hash, Arc<Catalog>>,
    /// By their own hash and that of the catalogue against which they are indexed.
    networks: BTreeMap<(Hash, Hash), Arc<Network>>,
    policies: BTreeMap<Hash, Arc<Policy>>,
    terms: BTreeMap<Hash, Arc<Terms>>,
}

impl Library {
    pub(super) fn new(suite: Suite, store: Arc<dyn EditionStore>) -> Self {
        Self {
            suite,
            store,
            asked: false,
            lists: Vec::new(),
            first_network: None,
            in_force: None,
            calendars: BTreeMap::new(),
            catalogs: BTreeMap::new(),
            networks: BTreeMap::new(),
            policies: BTreeMap::new(),
            terms: BTreeMap::new(),
        }
    }

    pub(super) const fn suite(&self) -> Suite {
        self.suite
    }

    pub(super) const fn in_force(&self) -> Option<Pinned> {
        self.in_force
    }

    /// The network in force at the beginning.
    pub(super) const fn first_network(&self) -> Option<Hash> {
        self.first_network
    }

    /// From here on this list is in force.
    pub(super) fn put_in_force(&mut self, pinned: Pinned) {
        self.learn(pinned);
        self.first_network.get_or_insert(pinned.network);
        self.in_force = Some(pinned);
    }

    /// Remembers a list that a receipt pinned.
    pub(super) fn learn(&mut self, pinned: Pinned) {
        if self.lists.len() < MOST_LISTS && !self.lists.contains(&pinned) {
            self.lists.push(pinned);
        }
    }

    /// The network in force, where it was read already.
    pub(super) fn network(&self) -> Option<&Arc<Network>> {
        let list = self.in_force?;
        self.networks.get(&(list.network, list.catalog))
    }

    /// Which list a record names. Before receipt any calendar, catalogue and terms that are known may have been in
    /// force; the network never.
    pub(super) fn named(&mut self, hash: Hash, case: Option<Pinned>) -> Result<Named, Report> {
        let expected = match (case, self.in_force) {
            (Some(case), Some(in_force)) => Some(Pinned { network: in_force.network, ..case }),
            (case, in_force) => in_force.or(case),
        };
        if let Some(expected) = expected
            && expected.list(self.suite)?.hash() == hash
        {
            if self.in_force.is_none() {
                self.put_in_force(expected);
            }
            return Ok(Named::Right(expected));
        }
        let mut found = self.search(hash, case)?;
        if found.is_none() && !self.asked {
            self.asked = true;
            for list in self.store.lists()? {
                self.learn(list);
            }
            found = self.search(hash, case)?;
        }
        Ok(match (found, self.in_force) {
            (Some(found), Some(in_force)) if found.network != in_force.network => {
                Named::OtherNetwork { found, in_force: in_force.network }
            }
            (Some(found), in_force) => {
                if case.is_none() || in_force.is_none() {
                    self.put_in_force(found);
                }
                Named::Right(found)
            }
            (None, _) => Named::Unknown(expected),
        })
    }

    /// The list with a hash, among those that known editions make: with the network in force before others.
    fn search(&self, hash: Hash, case: Option<Pinned>) -> Result<Option<Pinned>, Report> {
        let of = |part: fn(&Pinned) -> Hash| {
            let mut hashes: Vec<Hash> = Vec::new();
            for list in self.in_force.iter().chain(case.as_ref()).chain(&self.lists) {
                if !hashes.contains(&part(list)) {
                    hashes.push(part(list));
                }
            }
            hashes
        };
        let fixed =
            |part: fn(&Pinned) -> Hash| case.as_ref().map_or_else(|| of(part), |case| vec![part(case)]);
        let (calendars, catalogs, terms) =
            (fixed(|list| list.calendar), fixed(|list| list.catalog), fixed(|list| list.terms));
        let lists = of(|list| list.network).into_iter().flat_map(|network| {
            let (calendars, catalogs, terms) = (&calendars, &catalogs, &terms);
            calendars.iter().flat_map(move |calendar| {
                catalogs.iter().flat_map(move |catalog| {
                    terms.iter().map(move |terms| Pinned {
                        calendar: *calendar,
                        catalog: *catalog,
                        network,
                        terms: *terms,
                    })
                })
            })
        });
        for list in lists.take(MOST_TRIES) {
            if list.list(self.suite)?.hash() == hash {
                return Ok(Some(list));
            }
        }
        Ok(None)
    }

    /// A policy. The inner error is the finding about its absence.
    pub(super) fn policy(&mut self, hash: Hash) -> Result<Result<Arc<Policy>, Report>, Report> {
        let read = |bytes: &[u8]| Policy::from_canonical(bytes).ok();
        let known = (&mut self.policies, MOST_POLICIES);
        kept(known, self.store.as_ref(), "policy", hash, hash, read)
    }

    /// Reads the editions of a list. The inner error is the finding about the one that is missing.
    pub(super) fn read(&mut self, pinned: Pinned) -> Result<Result<Used, Report>, Report> {
        let store = self.store.as_ref();
        macro_rules! kept {
            ($map:expr, $kind:literal, $key:expr, $hash:expr, $read:expr) => {
                match kept((&mut $map, MOST_KEPT), store, $kind, $key, $hash, $read)? {
                    Ok(edition) => edition,
                    Err(missing) => return Ok(Err(missing)),
                }
            };
        }
        let calendar = kept!(self.calendars, "calendar", pinned.calendar, pinned.calendar, |bytes| {
            Calendar::from_canonical_bytes(bytes).ok()
        });
        let terms =
            kept!(self.terms, "terms", pinned.terms, pinned.terms, |bytes| canonical::from_slice(bytes).ok());
        let catalogue = |bytes: &[u8]| Catalog::from_canonical(bytes).ok();
        let catalog = kept!(self.catalogs, "catalog", pinned.catalog, pinned.catalog, catalogue);
        // The office indexes its network against the catalogue in force, whatever an older case pinned.
        let newest = self.in_force.map_or(pinned.catalog, |in_force| in_force.catalog);
        let items = kept!(self.catalogs, "catalog", newest, newest, catalogue);
        let network = kept!(self.networks, "network", (pinned.network, newest), pinned.network, |bytes| {
            Network::from_canonical(bytes, items.items()).ok()
        });
        Ok(Ok(Used { calendar, catalog, network, pinned, terms }))
    }
}

fn kept<K: Ord + Copy, T>(
    (known, most): (&mut BTreeMap<K, Arc<T>>, usize),
    store: &dyn EditionStore,
    kind: &str,
    key: K,
    hash: Hash,
    read: impl FnOnce(&[u8]) -> Option<T>,
) -> Result<Result<Arc<T>, Report>, Report> {
    if let Some(edition) = known.get(&key) {
        return Ok(Ok(edition.clone()));
    }
    let bytes = store.edition(hash)?.filter(|bytes| Hash::of(bytes) == hash);
    let Some(edition) = bytes.and_then(|bytes| read(&bytes)).map(Arc::new) else {
        let report = Report::new(codes::audit::EDITION_MISSING).with("kind", kind).with("found", hash);
        return Ok(Err(report));
    };
    if known.len() >= most {
        known.clear();
    }
    known.insert(key, edition.clone());
    Ok(Ok(edition))
}
