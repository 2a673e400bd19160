//! A log read record by record.

use std::collections::{BTreeMap, BTreeSet};

use super::{Chained, follows};
use crate::canonical::Hash;
use crate::id::{CaseId, CommandId};
use crate::report::{Place, Report, codes};
use crate::trace::checkpoint::Checkpoint;
use crate::trace::key::Verifier;
use crate::trace::promise::Promise;
use crate::trace::proven;
use crate::trace::register::{KeyEvent, KeyHistory};
use crate::trace::tile::TileReader;
use crate::trace::trust::{Seen, Trust, two_roots};
use crate::trace::{Grown, Growth, Record};

/// A check of a log: its records in order, then [`LogCheck::finish`].
///
/// What it holds grows by some 100 bytes a case and 16 a record. It is a value: cloned, it is a place to go on from.
#[derive(Debug, Clone)]
pub struct LogCheck {
    trust: Trust,
    growth: Growth,
    heads: BTreeMap<CaseId, Chained>,
    commands: BTreeSet<CommandId>,
    history: KeyHistory,
    expected: Vec<Expected>,
    /// By leaf: the promise, and the index at which it was kept.
    promises: BTreeMap<Hash, (Promise, Option<u64>)>,
}

/// A state of the log that was signed.
#[derive(Debug, Clone)]
struct Expected {
    checkpoint: Checkpoint,
    seen_at: Option<crate::trace::Moment>,
    is_mark: bool,
    is_reached: bool,
}

impl LogCheck {
    /// The check of a log by a reader who trusts.
    #[must_use]
    pub fn new(trust: Trust) -> Self {
        let (origin, suite) = (trust.origin().clone(), trust.suite());
        Self {
            trust,
            growth: Growth::new(suite),
            heads: BTreeMap::new(),
            commands: BTreeSet::new(),
            history: KeyHistory::new(origin, suite),
            expected: Vec::new(),
            promises: BTreeMap::new(),
        }
    }

    /// Holds the log against a checkpoint that came with this copy ([`Trust::open`]), when it reaches its size.
    ///
    /// # Errors
    /// As [`LogCheck::mark`].
    pub fn expect(&mut self, seen: &Seen) -> Result<(), Report> {
        self.add(&seen.checkpoint, seen.time, false)
    }

    /// Holds the log against a checkpoint that the reader knew before: a copy that ends below it is older.
    ///
    /// # Errors
    /// `two-roots` when another checkpoint of this size has another root; `foreign-log`; `log-index` when the check
    /// has passed its size already.
    pub fn mark(&mut self, seen: &Seen) -> Result<(), Report> {
        self.add(&seen.checkpoint, seen.time, true)
    }

    /// Looks for a promised record ([`Promise::open`]); before the first record is read.
    pub fn promised(&mut self, promise: Promise) {
        self.promises.insert(promise.leaf, (promise, None));
    }

    fn add(
        &mut self,
        checkpoint: &Checkpoint,
        seen_at: Option<crate::trace::Moment>,
        is_mark: bool,
    ) -> Result<(), Report> {
        if checkpoint.origin != *self.trust.origin() {
            return Err(Report::new(codes::log::FOREIGN_LOG)
                .with("origin", &checkpoint.origin)
                .with("expected", self.trust.origin()));
        }
        let same = self.expected.iter().find(|known| known.checkpoint.size == checkpoint.size);
        if same.is_some_and(|known| known.checkpoint.root != checkpoint.root) {
            return Err(two_roots(checkpoint));
        }
        if checkpoint.size < self.growth.size() {
            return Err(Report::new(codes::log::INDEX)
                .with("index", self.growth.size())
                .with("size", checkpoint.size));
        }
        let is_reached = false;
        let mut expected = Expected { checkpoint: checkpoint.clone(), seen_at, is_mark, is_reached };
        let found = Self::reach(&mut expected, &self.growth);
        self.expected.push(expected);
        found.map_or(Ok(()), Err)
    }

    /// Compares a state with the tree, once it is as large.
    fn reach(expected: &mut Expected, growth: &Growth) -> Option<Report> {
        let Checkpoint { size, root, .. } = expected.checkpoint;
        if size != growth.size() || expected.is_reached {
            return None;
        }
        expected.is_reached = true;
        (root != growth.root()).then(|| Report::new(codes::finding::ROOT_MISMATCH).with("size", size))
    }

    /// How many records were read.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.growth.size()
    }

    /// The root over them.
    #[must_use]
    pub fn root(&self) -> Hash {
        self.growth.root()
    }

    /// The key register, as far as it was read.
    #[must_use]
    pub const fn history(&self) -> &KeyHistory {
        &self.history
    }

    /// Takes the next record, whatever its bytes, and gives what is wrong with it, at the place `[index]`.
    ///
    /// `record-unreadable`; `foreign-log`; `case-forked`, `sequence-gap`, `chain-broken`; `command-repeated` for one
    /// that stands in the log already or was copied from another case; those of [`KeyHistory::admit`] for a record of
    /// the register, and of [`KeyHistory::in_force`] and [`Record::signed_by`] for others; `root-mismatch`, without a
    /// place, when a checkpoint's size is reached.
    pub fn next(&mut self, entry: &[u8], verifier: &dyn Verifier) -> Vec<Report> {
        let index = self.growth.size();
        let leaf = self.growth.suite().leaf(entry);
        let mut found = Vec::new();
        match Record::from_bytes(entry) {
            Ok(record) => self.record(&record, leaf, verifier, &mut found),
            Err(report) => {
                found.push(Report::new(codes::audit::RECORD_UNREADABLE).with("found", report));
            }
        }
        let place = |report: Report| {
            let within = report.place().path.as_ref().map_or_else(String::new, |path| format!(".{path}"));
            report.at(Place::path(format!("[{index}]{within}")))
        };
        let mut found: Vec<Report> = found.into_iter().map(place).collect();
        self.growth.append(leaf);
        if let Some((_, kept)) = self.promises.get_mut(&leaf) {
            kept.get_or_insert(index);
        }
        let growth = &self.growth;
        found.extend(self.expected.iter_mut().filter_map(|expected| Self::reach(expected, growth)));
        found
    }

    fn record(&mut self, record: &Record, leaf: Hash, verifier: &dyn Verifier, found: &mut Vec<Report>) {
        let position = self.growth.size().saturating_add(1);
        let act = &record.act;
        found.extend(proven::of_log(record, &self.trust).err());
        if !self.commands.insert(act.command) {
            found.push(Report::new(codes::audit::COMMAND_REPEATED).with("found", act.command));
        }
        found.extend(follows(self.heads.get(&act.case).copied(), record).err());
        self.heads.insert(act.case, Chained { sequence: record.chain.sequence(), hash: leaf });
        let is_of_register =
            KeyEvent::of(act).is_ok_and(|event| event.stream().id(self.trust.origin()) == act.case);
        let checked = if is_of_register {
            self.history.admit(position, record, &|_, _| true, verifier)
        } else {
            proven::signed(record, position, &self.history, verifier)
        };
        found.extend(checked.err());
    }

    /// Compares the tiles that changed since the last call with those of the copy.
    ///
    /// `tile-changed` for each that differs; what the reader answers where it has none.
    pub fn tiles(&mut self, reader: &dyn TileReader) -> Vec<Report> {
        let mut found = Vec::new();
        for Grown { level, index, hashes } in self.growth.take_changed() {
            let width = u16::try_from(hashes.len() / 32).unwrap_or(u16::MAX);
            match reader.tile(level, index, width) {
                Ok(tile) if tile.get(..hashes.len()) == Some(&hashes) => {}
                Ok(_) => found.push(
                    Report::new(codes::finding::TILE_CHANGED).with("level", level).with("index", index),
                ),
                Err(report) => found.push(report),
            }
        }
        found
    }

    /// What is left to find when the copy has ended: `withheld-tail` for a checkpoint beyond its end,
    /// `copy-rolled-back` for a mark beyond it, and `promise-broken` where witnesses saw a checkpoint after the
    /// deadline that lacks the promised record.
    #[must_use]
    pub fn finish(&self) -> Vec<Report> {
        let size = self.growth.size();
        let beyond = self.expected.iter().filter(|expected| !expected.is_reached).map(|expected| {
            let code = if expected.is_mark {
                codes::finding::COPY_ROLLED_BACK
            } else {
                codes::finding::WITHHELD_TAIL
            };
            Report::new(code).with("found", size).with("size", expected.checkpoint.size)
        });
        let mut found: Vec<Report> = beyond.collect();
        for (promise, kept) in self.promises.values() {
            found.extend(self.expected.iter().filter(|expected| expected.is_reached).find_map(|expected| {
                let (time, size) = (expected.seen_at?, expected.checkpoint.size);
                let is_there = kept.is_some_and(|index| index < size);
                (promise.by < time && !is_there).then(|| {
                    Report::new(codes::finding::PROMISE_BROKEN)
                        .with("leaf", promise.leaf)
                        .with("by", promise.by)
                        .with("size", size)
                        .with("time", time)
                })
            }));
        }
        found
    }
}
