//! What an office hands out as proof: receipts of records, and evidence bundles of cases.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::AuditDesk;
use super::register::LIST;
use super::{Office, unknown_case};
use crate::canonical::{self, Hash};
use crate::case::{Event, EventHeader, Pinned};
use crate::id::CaseId;
use crate::journal::{FeedEntry, Position};
use crate::report::{Faults, Report};
use crate::trace::bundle::{self, Bundle};
use crate::trace::checkpoint::Checkpoint;
use crate::trace::disclosure::Disclosure;
use crate::trace::key::KeyId;
use crate::trace::payload::{Scope, SealedPayload};
use crate::trace::receipt::Receipt;
use crate::trace::register::{KeyEvent, Stream};
use crate::trace::{Attestation, Kebab, Object, Record};

impl Office {
    /// The receipt of the record at a position: the record, its proof under the newest checkpoint, and the keys that
    /// signed it.
    ///
    /// # Errors
    /// Those of [`Office::proof`]; `receipt-form` above 16 KB.
    pub fn receipt(&self, position: Position) -> Result<Receipt, Report> {
        let proof = self.proof(position)?;
        let record = Record::from_bytes(proof.extra())?;
        let mut state = self.state();
        state.register.catch_up(self.journal())?;
        let key = |id: KeyId| state.register.history().known(id).map(|known| known.key.clone());
        let signer = match record.attestation {
            Attestation::Signed(signed) => key(signed.key),
            Attestation::HostAttested => None,
        };
        let cosigner = record.cosignature.and_then(|signed| key(signed.key));
        Receipt::new(proof, signer, cosigner)
    }
}

impl AuditDesk {
    /// The evidence bundle of a case: all its records with their proofs under one checkpoint, the headers of their
    /// events, the key streams of everybody who signed, and of the payloads the fields named in `show`, where they
    /// are not erased. `with_editions` adds the bytes of the editions that the records name.
    ///
    /// Records of linked cases are not in it: each has a bundle of its own.
    ///
    /// # Errors
    /// `case-unknown`; `bundle-form` past its bounds; those of [`Office::checkpoint`]; what the store reports.
    pub fn bundle(&self, case: CaseId, show: &[&str], with_editions: bool) -> Result<Bundle, Faults> {
        let office = self.office();
        let journal = office.journal();
        let checkpoint = office.checkpoint()?;
        let size = Checkpoint::from_body(office.settings().suite(), checkpoint.text())?.size;
        let mut made = Making { office, size, signed: BTreeSet::new() };
        let mut records = Vec::new();
        for stored in journal.records(case)? {
            let position = office.position(case, stored.sequence)?;
            // What came after the checkpoint is of the next bundle.
            if position.0 <= size {
                records.push(made.entry(position, show)?);
            }
        }
        if records.is_empty() {
            return Err(unknown_case().into());
        }
        let mut editions = BTreeMap::new();
        made.name_editions(&mut records)?;
        if with_editions {
            for hash in records.iter().flat_map(|entry| entry.editions.iter().flat_map(BTreeMap::values)) {
                if let Some(bytes) = journal.edition(*hash)? {
                    editions.insert(*hash, bytes);
                }
            }
        }
        let register = made.register()?;
        let bundle = Bundle { case, checkpoint, editions, linked: Vec::new(), records, register };
        bundle.to_bytes()?;
        Ok(bundle)
    }
}

/// A bundle being made.
struct Making<'a> {
    office: &'a Office,
    size: u64,
    /// The keys that signed what is in it so far.
    signed: BTreeSet<KeyId>,
}

impl Making<'_> {
    fn entry(&mut self, position: Position, show: &[&str]) -> Result<bundle::Entry, Faults> {
        let before = Position(position.0.saturating_sub(1));
        let stored = self.office.journal().feed(before, 1)?.pop().ok_or_else(unknown_case)?;
        let record = Record::from_bytes(&stored.record.bytes)?;
        if let Attestation::Signed(signed) = record.attestation {
            self.signed.insert(signed.key);
        }
        self.signed.extend(record.cosignature.map(|signed| signed.key));
        let events = stored.events.iter().map(|event| {
            let header = Object::from_bytes(&event.header)?;
            Ok(bundle::Event { case: event.case, header, schema: event.schema, version: event.version })
        });
        let events = events.collect::<Result<_, Report>>()?;
        let proof = self.office.inclusion(before.0, self.size)?;
        let disclosure = shown(&record, &stored, show)?;
        Ok(bundle::Entry { disclosure, editions: None, events, index: before.0, proof, record })
    }

    /// Says by kind under which editions each record was decided, where the list can be told: those that the receipt
    /// pinned, or those in force now, with the network of either.
    fn name_editions(&self, records: &mut [bundle::Entry]) -> Result<(), Report> {
        let in_force = self.office.state().editions.in_force();
        let pinned = records.iter().flat_map(|entry| &entry.events).find_map(|event| {
            let header: EventHeader = canonical::from_slice(event.header.as_str().as_bytes()).ok()?;
            match header.event {
                Event::Received { editions, .. } => Some(editions),
                _ => None,
            }
        });
        let mut known = vec![in_force];
        known.extend(pinned);
        known.extend(pinned.map(|pinned| Pinned { network: in_force.network, ..pinned }));
        for entry in records {
            for list in &known {
                let list = list.list(self.office.settings().suite())?;
                if list.hash() == entry.record.editions {
                    let by_kind: BTreeMap<Kebab, Hash> =
                        list.iter().map(|(kind, hash)| (kind.clone(), hash)).collect();
                    entry.editions = Some(by_kind);
                    break;
                }
            }
        }
        Ok(())
    }

    /// The key records that bear on what was signed: the streams of the signers, of those who approved their keys, and
    /// so on to the founding.
    fn register(&mut self) -> Result<Vec<bundle::Entry>, Faults> {
        let owners = {
            let mut state = self.office.state();
            state.register.catch_up(self.office.journal())?;
            state.register.owners()
        };
        let mut streams = BTreeSet::new();
        let mut positions = BTreeSet::new();
        let mut waiting: Vec<KeyId> = self.signed.iter().copied().collect();
        let mut next = vec![Stream::Founding];
        loop {
            while let Some(stream) = next.pop() {
                let id = stream.id(self.office.origin());
                if !streams.insert(id) {
                    continue;
                }
                for stored in self.office.journal().records(id)? {
                    let position = self.office.position(id, stored.sequence)?;
                    if position.0 > self.size {
                        continue;
                    }
                    positions.insert(position);
                    let record = Record::from_bytes(&stored.bytes)?;
                    if let Attestation::Signed(signed) = record.attestation {
                        waiting.push(signed.key);
                    }
                    waiting.extend(record.cosignature.map(|signed| signed.key));
                }
            }
            let Some(key) = waiting.pop() else { break };
            next.extend(owners.get(&key).map(|owner| Stream::Keys(owner.clone())));
        }
        positions.into_iter().map(|position| self.entry(position, &[])).collect()
    }
}

/// The chosen fields of a record's payload; `None` where it has none, or it was erased.
fn shown(record: &Record, stored: &FeedEntry, show: &[&str]) -> Result<Option<Disclosure>, Faults> {
    let act = &record.act;
    let is_own = |case: CaseId| case == act.case && case != LIST && KeyEvent::of(act).is_err();
    let payload =
        stored.events.iter().filter(|event| is_own(event.case)).find_map(|event| event.payload.as_ref());
    let (Some(payload), Some(_)) = (payload, act.payload) else { return Ok(None) };
    let sealed = SealedPayload::from_bytes(payload)?;
    let scope = Scope { origin: &act.origin, case: act.case, command: act.command, suite: act.suite };
    let names: BTreeMap<&str, &serde_json::value::RawValue> =
        serde_json::from_str(sealed.fields().as_str()).unwrap_or_default();
    let show: Vec<&str> = show.iter().copied().filter(|name| names.contains_key(name)).collect();
    Ok(Some(sealed.disclose(scope, &show)?))
}
