//! The form for one QR code.
//!
//! In order: version (1 byte, `01`), suite (`01` SHA-256, `02` SM3), flags (1 byte); then the act: origin, case (16),
//! case version, command (16), desk, header, kind, login's end and method?, observed at, outlet?, payload (32)?,
//! person?, post?; then the record: attestation (64)?, cosignature (64)?, editions (32), events (32), recorded at,
//! sequence, previous (32, but for the first); the signer's key?, the cosigner's?; index, size, the proof's hashes
//! (32 each, as many as index and size call for); the log's signature: key hash (4), signature (64); a witness's?:
//! name, key hash (4), time and signature (72).
//!
//! Numbers have seven bits a byte, the lowest first, and a bit for more; instants are milliseconds with their sign
//! in the lowest bit; texts come after their length. A key is its algorithm (`01` Ed25519, `02` SM2, `03` SM2 with a
//! distinguishing id, which follows) and its bytes. The flags, from the lowest bit: login, outlet, payload, person,
//! post, attestation, cosignature, witness. Left out are domains, the ids of the keys, the root (the proof leads to
//! it) and what the checkpoint repeats.

use chrono::DateTime;

use super::binary::{Reader, Writer};
use super::{Receipt, form};
use crate::canonical::Hash;
use crate::id::{CaseId, CommandId};
use crate::report::{Report, codes};
use crate::trace::checkpoint::Checkpoint;
use crate::trace::key::{Algorithm, DEFAULT_DISTINGUISHING_ID, PublicKey, Signature};
use crate::trace::note::{NoteSignature, SignedNote};
use crate::trace::tlog_proof::TlogProof;
use crate::trace::{Act, Attestation, Chain, Login, Moment, Object, Record, Signed, Suite, proof};

/// How many bytes one QR code holds (ISO/IEC 18004, version 40-L).
pub const MAX_COMPACT: usize = 2_953;

const VERSION: u8 = 1;
const LOGIN: u8 = 1;
const OUTLET: u8 = 1 << 1;
const PAYLOAD: u8 = 1 << 2;
const PERSON: u8 = 1 << 3;
const POST: u8 = 1 << 4;
const ATTESTATION: u8 = 1 << 5;
const COSIGNATURE: u8 = 1 << 6;
const WITNESS: u8 = 1 << 7;

/// The lines of a checkpoint's note that are kept: the log's, and one witness's.
struct Lines<'a> {
    log: &'a NoteSignature,
    witness: Option<&'a NoteSignature>,
}

impl Receipt {
    /// The bytes for one QR code. Of the checkpoint's signatures the first of the log and the first cosignature are
    /// kept; a reader whose quorum is larger needs the file.
    ///
    /// # Errors
    /// `receipt-form` when the checkpoint is not of the record's log, is not signed by it, or the bytes are more
    /// than 2,953; `checkpoint-form`; `inclusion-mismatch` when the proof does not lead to the checkpoint.
    pub fn to_compact(&self) -> Result<Vec<u8>, Report> {
        let (suite, act, note) = (self.proof.suite(), &self.record.act, self.proof.checkpoint());
        let checkpoint = Checkpoint::from_body(suite, note.text())?;
        if (act.suite, &act.origin) != (suite, &checkpoint.origin) {
            return Err(form("检查点不属于该记录的日志", "its checkpoint is not of the record's log"));
        }
        let (index, size) = (self.proof.index(), checkpoint.size);
        let leaf = suite.leaf(self.proof.extra());
        proof::verify_inclusion(suite, index, size, leaf, self.proof.hashes(), checkpoint.root)?;
        let is_log = |line: &&NoteSignature| line.name() == checkpoint.origin.as_str();
        let log = note.signatures().iter().find(|line| is_log(line) && line.as_bytes().len() == 64);
        let witness = note.signatures().iter().find(|line| !is_log(line) && line.as_bytes().len() == 72);
        let log = log.ok_or_else(|| form("检查点缺少日志签名", "its log has not signed the checkpoint"))?;
        let lines = Lines { log, witness };

        let mut out = Writer(Vec::with_capacity(2_048));
        out.bytes(&[VERSION, number_of(suite), self.flags(&lines)]);
        write_act(&mut out, act);
        self.write_record(&mut out);
        [&self.signer, &self.cosigner].into_iter().flatten().for_each(|key| write_key(&mut out, key));
        out.number(index);
        out.number(size);
        self.proof.hashes().iter().for_each(|hash| out.bytes(hash.as_bytes()));
        out.bytes(&lines.log.hash());
        out.bytes(lines.log.as_bytes());
        if let Some(witness) = lines.witness {
            out.text(witness.name());
            out.bytes(&witness.hash());
            out.bytes(witness.as_bytes());
        }
        if out.0.len() > MAX_COMPACT { Err(too_long()) } else { Ok(out.0) }
    }

    /// Reads the bytes of a QR code: those that [`Receipt::to_compact`] writes, and no others.
    ///
    /// # Errors
    /// `receipt-form`; `log-index` and `inclusion-mismatch` for a proof that fits no log; those of [`Receipt::new`].
    pub fn from_compact(bytes: &[u8]) -> Result<Self, Report> {
        if bytes.len() > MAX_COMPACT {
            return Err(too_long());
        }
        let malformed = || form("字节不合规", "its bytes are not those of a receipt");
        let receipt = read(&mut Reader(bytes)).ok_or_else(malformed)??;
        if receipt.to_compact()? == bytes { Ok(receipt) } else { Err(malformed()) }
    }

    fn flags(&self, lines: &Lines<'_>) -> u8 {
        let (record, act) = (&self.record, &self.record.act);
        let present = [
            (LOGIN, act.login.is_some()),
            (OUTLET, act.outlet.is_some()),
            (PAYLOAD, act.payload.is_some()),
            (PERSON, act.person.is_some()),
            (POST, act.post.is_some()),
            (ATTESTATION, matches!(record.attestation, Attestation::Signed(_))),
            (COSIGNATURE, record.cosignature.is_some()),
            (WITNESS, lines.witness.is_some()),
        ];
        present.into_iter().filter(|(_, is_present)| *is_present).fold(0, |flags, (flag, _)| flags | flag)
    }

    fn write_record(&self, out: &mut Writer) {
        let record = &self.record;
        if let Attestation::Signed(signed) = record.attestation {
            out.bytes(signed.signature.as_bytes());
        }
        if let Some(signed) = record.cosignature {
            out.bytes(signed.signature.as_bytes());
        }
        out.bytes(record.editions.as_bytes());
        out.bytes(record.events.as_bytes());
        write_moment(out, record.recorded_at);
        out.number(record.chain.sequence().into());
        if let Some(previous) = record.chain.previous() {
            out.bytes(previous.as_bytes());
        }
    }
}

fn write_act(out: &mut Writer, act: &Act) {
    out.text(act.origin.as_str());
    out.bytes(act.case.as_bytes());
    out.number(act.case_version.into());
    out.bytes(act.command.as_bytes());
    out.text(act.desk.as_str());
    out.text(act.header.as_str());
    out.text(act.kind.as_str());
    if let Some(login) = &act.login {
        write_moment(out, login.expires_at);
        out.text(login.method.as_str());
    }
    write_moment(out, act.observed_at);
    act.outlet.iter().for_each(|outlet| out.text(outlet.as_str()));
    act.payload.iter().for_each(|root| out.bytes(root.as_bytes()));
    act.person.iter().for_each(|person| out.text(person.as_str()));
    act.post.iter().for_each(|post| out.text(post.as_str()));
}

/// `None` where the bytes are of no receipt.
fn read(from: &mut Reader<'_>) -> Option<Result<Receipt, Report>> {
    let [VERSION, suite, flags] = from.array()? else { return None };
    let suite = Suite::ALL.into_iter().find(|one| number_of(*one) == suite)?;
    let has = |flag: u8| flags & flag != 0;
    let act = read_act(from, suite, flags)?;
    let mut signature = |flag| {
        if has(flag) { from.array().map(|bytes| Some(Signature::from_bytes(bytes))) } else { Some(None) }
    };
    let (attestation, cosignature) = (signature(ATTESTATION)?, signature(COSIGNATURE)?);
    let (editions, events) = (hash(from)?, hash(from)?);
    let recorded_at = moment(from)?;
    let chain = match u32::try_from(from.number()?).ok()? {
        1 => Chain::first(),
        later => Chain::after(later.checked_sub(1)?, hash(from)?)?,
    };
    let signer = if has(ATTESTATION) { Some(read_key(from)?) } else { None };
    let cosigner = if has(COSIGNATURE) { Some(read_key(from)?) } else { None };
    let by = |key: &Option<PublicKey>, signature: Option<Signature>| {
        Some(Signed { key: key.as_ref()?.id(), signature: signature? })
    };
    let record = Record {
        act,
        attestation: by(&signer, attestation).map_or(Attestation::HostAttested, Attestation::Signed),
        chain,
        cosignature: by(&cosigner, cosignature),
        editions,
        events,
        recorded_at,
    };
    let (index, size) = (from.number()?, from.number()?);
    let mut hashes = Vec::new();
    for _ in 0..proof::inclusion_length(index, size)? {
        hashes.push(hash(from)?);
    }
    let origin = record.act.origin.clone();
    let mut lines = vec![read_line(from, origin.as_str(), 64)?];
    if has(WITNESS) {
        let name = from.text()?;
        lines.push(read_line(from, name, 72)?);
    }
    if !from.0.is_empty() {
        return None;
    }
    Some(
        complete(suite, record, index, size, hashes, lines)
            .and_then(|proof| Receipt::new(proof, signer, cosigner)),
    )
}

/// The proof with the root that it leads to.
fn complete(
    suite: Suite,
    record: Record,
    index: u64,
    size: u64,
    hashes: Vec<Hash>,
    lines: Vec<NoteSignature>,
) -> Result<TlogProof, Report> {
    let bytes = record.to_bytes()?;
    let root = proof::root_by_inclusion(suite, index, size, suite.leaf(&bytes), &hashes)?;
    let checkpoint = Checkpoint { origin: record.act.origin, size, root };
    let note = SignedNote::new(&checkpoint.body(suite), lines)?;
    TlogProof::new(suite, bytes, index, hashes, note)
}

fn read_act(from: &mut Reader<'_>, suite: Suite, flags: u8) -> Option<Act> {
    let has = |flag: u8| flags & flag != 0;
    Some(Act {
        origin: from.parsed()?,
        case: CaseId::from_bytes(from.array()?),
        case_version: from.number()?.try_into().ok()?,
        command: CommandId::from_bytes(from.array()?),
        desk: from.parsed()?,
        header: Object::from_bytes(from.text()?.as_bytes()).ok()?,
        kind: from.parsed()?,
        login: if has(LOGIN) {
            Some(Login { expires_at: moment(from)?, method: from.parsed()? })
        } else {
            None
        },
        observed_at: moment(from)?,
        outlet: if has(OUTLET) { Some(from.parsed()?) } else { None },
        payload: if has(PAYLOAD) { Some(hash(from)?) } else { None },
        person: if has(PERSON) { Some(from.parsed()?) } else { None },
        post: if has(POST) { Some(from.parsed()?) } else { None },
        suite,
    })
}

fn read_line(from: &mut Reader<'_>, name: &str, size: usize) -> Option<NoteSignature> {
    let key_hash = from.array()?;
    NoteSignature::new(name, key_hash, from.bytes(size)?)
}

fn write_key(out: &mut Writer, key: &PublicKey) {
    match key.distinguishing_id() {
        None => out.bytes(&[1]),
        Some(DEFAULT_DISTINGUISHING_ID) => out.bytes(&[2]),
        Some(own) => {
            out.bytes(&[3]);
            out.text(own);
        }
    }
    out.bytes(key.as_bytes());
}

fn read_key(from: &mut Reader<'_>) -> Option<PublicKey> {
    match from.byte()? {
        1 => PublicKey::from_bytes(Algorithm::Ed25519, from.bytes(32)?).ok(),
        2 => PublicKey::from_bytes(Algorithm::Sm2, from.bytes(65)?).ok(),
        3 => {
            let own = from.text()?;
            PublicKey::sm2(from.bytes(65)?, own).ok()
        }
        _ => None,
    }
}

fn hash(from: &mut Reader<'_>) -> Option<Hash> {
    from.array().map(Hash::from_bytes)
}

fn write_moment(out: &mut Writer, moment: Moment) {
    out.signed(moment.instant().timestamp_millis());
}

fn moment(from: &mut Reader<'_>) -> Option<Moment> {
    DateTime::from_timestamp_millis(from.signed()?).map(Moment::from)
}

const fn number_of(suite: Suite) -> u8 {
    match suite {
        Suite::Sha256Ed25519 => 1,
        Suite::Sm3Sm2 => 2,
    }
}

fn too_long() -> Report {
    Report::new(codes::finding::RECEIPT_FORM).with_text(
        "found",
        crate::text::Text::new("超过一个二维码的容量", "it is above what one QR code holds"),
    )
}
