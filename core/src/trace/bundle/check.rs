//! Holds a bundle against itself, its checkpoint and a reader's trust.

use std::collections::BTreeSet;

use super::{Bundle, Entry, ProvenCase, form};
use crate::canonical::Hash;
use crate::report::{Faults, Place, Report, codes};
use crate::trace::checkpoint::Checkpoint;
use crate::trace::key::Verifier;
use crate::trace::payload::Scope;
use crate::trace::proven::{self, Attested, Ownership, Proven};
use crate::trace::register::KeyHistory;
use crate::trace::trust::{Seen, Trust};
use crate::trace::verify::{Chained, follows};
use crate::trace::{Editions, EventHeader, Suite, events_hash, proof};

/// What is found, each at its place.
struct Check<'a> {
    bundle: &'a Bundle,
    trust: &'a Trust,
    verifier: &'a dyn Verifier,
    found: Vec<Report>,
}

impl Bundle {
    /// What the bundle proves to a reader who trusts.
    ///
    /// # Errors
    /// All that is wrong, each at its place. Of the checkpoint: those of [`Trust::open`]. Of a record:
    /// `inclusion-mismatch` and `log-index` when the log has it not at its index, `foreign-log`, `events-mismatch`,
    /// `commitment-mismatch`, `editions-mismatch`, `edition-missing`. Of the case: `record-misfiled`,
    /// `sequence-gap`, `chain-broken`, `case-forked`, `position-gap`, `command-repeated`, `bundle-form` without any
    /// record. Of the register: those of [`KeyHistory::admit`]. Of signatures: `key-unknown`, `key-of-another`,
    /// `key-registered-later`, `key-revoked`, `key-not-yet-valid`, `key-expired`, `signature-missing`,
    /// `signature-mismatch` and their like.
    pub fn verify(&self, trust: &Trust, verifier: &dyn Verifier) -> Result<ProvenCase, Faults> {
        let mut check = Check { bundle: self, trust, verifier, found: Vec::new() };
        let seen = check.checkpoint();
        let history = check.register();
        let lists = [("register", &self.register), ("linked", &self.linked), ("records", &self.records)];
        for (list, entries) in lists {
            for (place, entry) in entries.iter().enumerate() {
                let is_signed = list != "register";
                check.entry(
                    &format!("{list}[{place}]"),
                    entry,
                    is_signed.then_some(&history),
                    list == "records",
                );
            }
        }
        check.chain();
        check.editions();
        Faults::check(check.found)?;
        let seen = seen.ok_or_else(|| form("未见检查点", "its checkpoint was not seen"))?;
        let complete_to = self.records.last().map_or(0, |entry| entry.record.chain.sequence());
        let proven = |entries: &[Entry]| entries.iter().map(|entry| proven(entry, &seen)).collect();
        Ok(ProvenCase {
            case: self.case,
            complete_to,
            linked: proven(&self.linked),
            records: proven(&self.records),
            size: seen.checkpoint.size,
            time: seen.time,
        })
    }
}

fn proven(entry: &Entry, seen: &Seen) -> Proven {
    let attested = Attested::of(&entry.record);
    let is_signed = attested != Attested::HostAttested;
    Proven {
        attested,
        cosigned_by: seen.cosigned_by.clone(),
        index: entry.index,
        ownership: if is_signed { Ownership::InForce } else { Ownership::Unshown },
        record: entry.record.clone(),
        size: seen.checkpoint.size,
        time: seen.time,
    }
}

impl Check<'_> {
    fn find(&mut self, place: &str, result: Result<(), Report>) {
        if let Err(report) = result {
            let path = match &report.place().path {
                Some(within) => format!("{place}.{within}"),
                None => place.into(),
            };
            self.found.push(report.at(Place::path(path)));
        }
    }

    fn checkpoint(&mut self) -> Option<Seen> {
        match self.trust.open(&self.bundle.checkpoint) {
            Ok(seen) => Some(seen),
            Err(faults) => {
                for fault in faults.reports() {
                    self.find("checkpoint", Err(fault.clone()));
                }
                None
            }
        }
    }

    /// The keys, as far as the register's records can be taken in.
    fn register(&mut self) -> KeyHistory {
        let mut history = KeyHistory::new(self.trust.origin().clone(), self.trust.suite());
        for (place, entry) in self.bundle.register.iter().enumerate() {
            let position = entry.index.saturating_add(1);
            let admitted = history.admit(position, &entry.record, &|_, _| true, self.verifier);
            self.find(&format!("register[{place}]"), admitted);
        }
        history
    }

    fn entry(&mut self, place: &str, entry: &Entry, history: Option<&KeyHistory>, is_of_case: bool) {
        let (record, suite) = (&entry.record, self.trust.suite());
        self.find(place, proven::of_log(record, self.trust));
        // The checkpoint's own faults are named already.
        if let Ok(checkpoint) = Checkpoint::from_body(suite, self.bundle.checkpoint.text()) {
            self.find(place, included(suite, entry, &checkpoint));
        }
        if is_of_case || !entry.events.is_empty() {
            self.find(place, events(suite, entry));
        }
        self.find(place, disclosed(suite, entry));
        if let Some(history) = history {
            self.find(place, proven::signed(record, entry.index.saturating_add(1), history, self.verifier));
        }
    }

    /// All records of the case, from the first on, each naming the one before it.
    fn chain(&mut self) {
        if self.bundle.records.is_empty() {
            self.found.push(form("没有办件记录", "it has no record of the case"));
        }
        let suite = self.trust.suite();
        let mut before: Option<(Chained, u64)> = None;
        let mut commands = BTreeSet::new();
        for (place, entry) in self.bundle.records.iter().enumerate() {
            let (place, act) = (format!("records[{place}]"), &entry.record.act);
            if act.case != self.bundle.case {
                let report = Report::new(codes::audit::RECORD_MISFILED).with("found", act.case);
                self.find(&place, Err(report));
                continue;
            }
            if !commands.insert(act.command) {
                let report = Report::new(codes::audit::COMMAND_REPEATED).with("found", act.command);
                self.find(&place, Err(report));
            }
            self.find(&place, follows(before.map(|(last, _)| last), &entry.record));
            if let Some((_, last)) = before
                && entry.index <= last
            {
                let report = Report::new(codes::audit::POSITION_GAP)
                    .with("found", entry.index.saturating_add(1))
                    .with("expected", last.saturating_add(2));
                self.find(&place, Err(report));
            }
            before = Chained::of(suite, &entry.record).ok().map(|chained| (chained, entry.index));
        }
    }

    /// The lists of editions are those that the records name, and the bytes those that the lists name.
    fn editions(&mut self) {
        for (hash, bytes) in &self.bundle.editions {
            if Hash::of(bytes) != *hash {
                let report = Report::new(codes::audit::EDITION_MISSING).with("kind", "-").with("found", hash);
                self.find("editions", Err(report));
            }
        }
        let lists = [("linked", &self.bundle.linked), ("records", &self.bundle.records)];
        for (list, entries) in lists {
            for (place, entry) in entries.iter().enumerate() {
                self.find(&format!("{list}[{place}].editions"), listed(self.trust.suite(), entry));
            }
        }
    }
}

fn included(suite: Suite, entry: &Entry, checkpoint: &Checkpoint) -> Result<(), Report> {
    let leaf = suite.leaf(&entry.record.to_bytes()?);
    proof::verify_inclusion(suite, entry.index, checkpoint.size, leaf, &entry.proof, checkpoint.root)
}

fn events(suite: Suite, entry: &Entry) -> Result<(), Report> {
    let headers = entry.events.iter().map(|event| EventHeader {
        case: event.case,
        version: event.version,
        schema: event.schema,
        header: event.header.as_str().as_bytes(),
    });
    let found = events_hash(suite, headers);
    if found == entry.record.events {
        return Ok(());
    }
    Err(Report::new(codes::audit::EVENTS_MISMATCH).with("found", found).with("expected", entry.record.events))
}

fn disclosed(suite: Suite, entry: &Entry) -> Result<(), Report> {
    let (Some(disclosure), act) = (&entry.disclosure, &entry.record.act) else { return Ok(()) };
    let root = act.payload.ok_or_else(|| Report::new(codes::trace::COMMITMENT_MISMATCH))?;
    disclosure.verify(Scope { origin: &act.origin, case: act.case, command: act.command, suite }, root)
}

fn listed(suite: Suite, entry: &Entry) -> Result<(), Report> {
    let Some(editions) = &entry.editions else { return Ok(()) };
    let list = editions.iter().map(|(kind, hash)| (kind.clone(), *hash));
    let (found, expected) = (Editions::new(suite, list)?.hash(), entry.record.editions);
    if found == expected {
        return Ok(());
    }
    Err(Report::new(codes::audit::EDITIONS_MISMATCH).with("found", expected).with("expected", found))
}
