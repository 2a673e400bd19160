//! A log in which administrators and clerks have keys, and two cases; to be tampered with.

#[path = "../register/world.rs"]
#[expect(dead_code, reason = "the register's own test uses the rest")]
pub(crate) mod world;

use std::collections::BTreeMap;

use banjian::canonical::Hash;
use banjian::entropy::Seeded;
use banjian::id::{CaseId, CommandId};
use banjian::trace::checkpoint::Checkpoint;
use banjian::trace::key::{KeyId, PublicKey, Signer as _, SoftwareSigner};
use banjian::trace::note::{NoteKey, NoteKeyKind, SignedNote};
use banjian::trace::payload::{Scope, SealedPayload};
use banjian::trace::receipt::Receipt;
use banjian::trace::register::KeyEvent;
use banjian::trace::tlog_proof::TlogProof;
use banjian::trace::trust::{LogKey, Trust};
use banjian::trace::{
    Act, Attestation, Chain, Editions, EventHeader, Login, Moment, Object, Origin, Record, Suite, Tree,
    events_hash,
};
use serde_json::json;

use world::{World, moment, signed, signer};

pub(crate) const A: CaseId = CaseId::from_bytes([0xa; 16]);
pub(crate) const B: CaseId = CaseId::from_bytes([0xb; 16]);

/// The header of the one event of a record.
pub(crate) const HEADER: &[u8] = br#"{"what":"happened"}"#;

pub(crate) const WITNESSES: [(&str, u8); 2] = [("bank.example/witness", 2), ("hall.example/witness", 3)];

#[derive(Clone)]
pub(crate) struct Town {
    pub(crate) suite: Suite,
    pub(crate) origin: Origin,
    pub(crate) records: Vec<Record>,
    pub(crate) payloads: BTreeMap<CommandId, SealedPayload>,
    pub(crate) world: World,
    pub(crate) now: Moment,
    pub(crate) commands: u8,
}

/// The log's key and those of its witnesses.
pub(crate) fn note_signer(suite: Suite, secret: u8) -> SoftwareSigner {
    match suite {
        Suite::Sm3Sm2 => SoftwareSigner::sm2(&[secret; 32]).unwrap(),
        _ => SoftwareSigner::ed25519(&[secret; 32]).unwrap(),
    }
}

impl Town {
    /// An empty log.
    pub(crate) fn empty(suite: Suite) -> Self {
        let world = World::new(suite);
        let (origin, now) = (world.origin.clone(), world.now);
        Self { suite, origin, records: Vec::new(), payloads: BTreeMap::new(), world, now, commands: 100 }
    }

    /// Positions 1 to 4: the keys of two administrators, of `clerk-1`, `sm-clerk-2` and the office; then A, B, A, B,
    /// A: signed by the first clerk, but B's second by the office and A's third by both clerks.
    pub(crate) fn new(suite: Suite) -> Self {
        let mut town = Self::empty(suite);
        town.key(&town.world.founding("admin-1", "sm-admin-2"));
        for owner in ["clerk-1", "sm-clerk-2", "/system"] {
            let name = owner.trim_start_matches('/');
            town.key(&KeyEvent::Register(town.world.registration(owner, name)));
        }
        town.act(A, "clerk-1", "");
        town.act(B, "clerk-1", "");
        town.act(A, "clerk-1", "");
        town.act(B, "system", "");
        town.act(A, "clerk-1", "sm-clerk-2");
        town
    }

    /// Something that happens to keys, approved by the first two administrators.
    pub(crate) fn key(&mut self, event: &KeyEvent) {
        // Between two acts of the register there may be others.
        self.world.position = u64::try_from(self.records.len()).unwrap();
        self.commands += 1;
        let mut draft = self.world.unsigned(event, "admin-1");
        draft.act.command = CommandId::from_bytes([self.commands; 16]);
        let record = signed(draft, "admin-1", "sm-admin-2");
        self.world.admit(&record).unwrap();
        self.records.push(record);
    }

    /// The next record of a case, as yet unsigned.
    pub(crate) fn draft(&mut self, case: CaseId, person: &str) -> Record {
        self.commands += 1;
        let command = CommandId::from_bytes([self.commands; 16]);
        let last = self.records.iter().rev().find(|record| record.act.case == case);
        let chain = last.map_or(Chain::first(), |last| {
            Chain::after(last.chain.sequence(), self.suite.leaf(&last.to_bytes().unwrap())).unwrap()
        });
        let fields = Object::of(&json!({"name": "Zhang", "number": self.commands})).unwrap();
        let sealed = SealedPayload::seal(fields, &Seeded::new(self.commands.into())).unwrap();
        let is_staff = person != "system";
        let header = json!({"item": "sbk-001", "lane": "live", "links": [], "received_on": "2026-09-30"});
        let act = Act {
            case,
            case_version: chain.sequence() - 1,
            command,
            desk: if is_staff { "window" } else { "timer" }.parse().unwrap(),
            header: Object::of(&header).unwrap(),
            kind: if is_staff { "hand-over" } else { "lapse" }.parse().unwrap(),
            login: is_staff
                .then(|| Login { expires_at: moment("2026-12-30"), method: "smart-card".parse().unwrap() }),
            observed_at: self.now,
            origin: self.origin.clone(),
            outlet: is_staff.then(|| "0007".parse().unwrap()),
            payload: Some(sealed.root(self.scope(case, command)).unwrap()),
            person: is_staff.then(|| person.parse().unwrap()),
            post: is_staff.then(|| "issuing-clerk".parse().unwrap()),
            suite: self.suite,
        };
        self.payloads.insert(command, sealed);
        Record {
            act,
            attestation: Attestation::HostAttested,
            chain,
            cosignature: None,
            editions: self.editions().hash(),
            events: events_hash(self.suite, [event(case, chain.sequence())]),
            recorded_at: self.now,
        }
    }

    pub(crate) fn scope(&self, case: CaseId, command: CommandId) -> Scope<'_> {
        Scope { origin: &self.origin, case, command, suite: self.suite }
    }

    pub(crate) fn editions(&self) -> Editions {
        Editions::new(self.suite, [("catalog".parse().unwrap(), Hash::of(b"a catalogue"))]).unwrap()
    }

    /// The next record of a case, signed by the keys of two names, the second of which may be empty.
    pub(crate) fn act(&mut self, case: CaseId, first: &str, second: &str) {
        let draft = self.draft(case, first.split('/').next().unwrap());
        self.records.push(signed(draft, first, second));
    }

    pub(crate) fn entries(&self) -> Vec<Vec<u8>> {
        self.records.iter().map(|record| record.to_bytes().unwrap()).collect()
    }

    pub(crate) fn tree(&self) -> Tree {
        let mut tree = Tree::new(self.suite);
        self.entries().iter().for_each(|entry| {
            tree.append(entry);
        });
        tree
    }

    /// The note of the log as it is, with cosignatures of so many witnesses.
    pub(crate) fn note(&self, witnesses: usize) -> SignedNote {
        let tree = self.tree();
        self.note_of(tree.size(), tree.root(), witnesses)
    }

    pub(crate) fn note_of(&self, size: u64, root: Hash, witnesses: usize) -> SignedNote {
        let checkpoint = Checkpoint { origin: self.origin.clone(), size, root };
        let note = checkpoint.sign(self.suite, &note_signer(self.suite, 1)).unwrap();
        WITNESSES.iter().take(witnesses).fold(note, |note, (name, secret)| {
            let line = checkpoint.cosign(self.suite, name, &note_signer(self.suite, *secret), self.now);
            note.with(line.unwrap()).unwrap()
        })
    }

    /// Trust in the log and a quorum of its witnesses.
    pub(crate) fn trust(&self, quorum: u8) -> Trust {
        let key = |name: &str, kind, secret| {
            NoteKey::new(name, kind, note_signer(self.suite, secret).public_key().clone()).unwrap()
        };
        let log = LogKey { key: key(self.origin.as_str(), NoteKeyKind::Log, 1), retired: None };
        let witnesses = WITNESSES.map(|(name, secret)| key(name, NoteKeyKind::Cosigner, secret));
        Trust::new(self.origin.clone(), self.suite, vec![log], witnesses.into(), quorum).unwrap()
    }

    /// The receipt of the record at an index, with cosignatures of so many witnesses.
    pub(crate) fn receipt(&self, index: u64, witnesses: usize) -> Receipt {
        let record = &self.records[usize::try_from(index).unwrap()];
        let hashes = self.tree().inclusion(index).unwrap();
        let bytes = record.to_bytes().unwrap();
        let proof = TlogProof::new(self.suite, bytes, index, hashes, self.note(witnesses)).unwrap();
        let signer = match record.attestation {
            Attestation::Signed(signed) => Some(public_key(signed.key)),
            _ => None,
        };
        Receipt::new(proof, signer, record.cosignature.map(|signed| public_key(signed.key))).unwrap()
    }
}

/// What happened to a case at a version.
pub(crate) fn event(case: CaseId, version: u32) -> EventHeader<'static> {
    EventHeader { case, version, schema: 1, header: HEADER }
}

/// The key of an id, of those that anybody here has.
pub(crate) fn public_key(id: KeyId) -> PublicKey {
    let names = ["admin-1", "sm-admin-2", "clerk-1", "clerk-1/b", "sm-clerk-2", "system", "stranger"];
    names.into_iter().map(|name| signer(name).public_key().clone()).find(|key| key.id() == id).unwrap()
}
