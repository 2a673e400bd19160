//! The keys of notes: a name, a public key, and whether it logs or cosigns.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};

use super::{MAX_NOTE, NoteSignature, is_name, moment};
use crate::canonical;
use crate::report::{Report, codes};
use crate::text::Text;
use crate::trace::key::{self, Algorithm, DEFAULT_DISTINGUISHING_ID, PublicKey, Signature, Signer};
use crate::trace::{Moment, Suite};

/// How many bytes the name of a key may have.
const LONGEST: usize = 128;
/// The first byte of types that the standard has not given out.
const OWN: u8 = 0xff;

/// What the signatures of a key are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoteKeyKind {
    /// Of a log, over the text as it is.
    Log,
    /// Of a cosigner, over a time and the text (C2SP `tlog-cosignature`).
    Cosigner,
}

/// A key whose signatures on notes are known: a verifier key of C2SP `signed-note`.
///
/// In text `<name>+<8 hexadecimal digits of the key hash>+<base64 of type and key>`, or what `Display` gives.
///
/// ```
/// use banjian::trace::note::{NoteKey, NoteKeyKind};
/// let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
/// let key: NoteKey = text.parse()?;
/// assert_eq!((key.name(), key.kind()), ("PeterNeumann", NoteKeyKind::Log));
/// assert_eq!(key.to_string(), text);
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "std::borrow::Cow<'_, str>", into = "String")]
pub struct NoteKey {
    name: String,
    kind: NoteKeyKind,
    public: PublicKey,
    hash: [u8; 4],
}

impl NoteKey {
    /// A key with a name: not empty, at most 128 bytes, without spaces, `+` and control characters.
    ///
    /// # Errors
    /// `note-key-form` for another name, and for an SM2 key with a distinguishing id of its own, which the
    /// text of a key does not hold.
    pub fn new(name: &str, kind: NoteKeyKind, public: PublicKey) -> Result<Self, Report> {
        if !is_name(name) || name.len() > LONGEST {
            return Err(form("名称不合规", "its name is empty, too long, or has a space or `+`"));
        }
        if public.distinguishing_id().is_some_and(|id| id != DEFAULT_DISTINGUISHING_ID) {
            return Err(form("含自有可辨别标识", "it has a distinguishing id of its own"));
        }
        let suite = suite(&public);
        let (first, rest) = type_of(kind, suite);
        let hashing = suite.hashing().with(name.as_bytes()).with(b"\n").with(&[first]).with(rest.as_bytes());
        let digest = hashing.with(public.as_bytes()).finish();
        let hash = digest.as_bytes().first_chunk().copied().unwrap_or_default();
        Ok(Self { name: name.into(), kind, public, hash })
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it logs or cosigns.
    #[must_use]
    pub const fn kind(&self) -> NoteKeyKind {
        self.kind
    }

    /// The public key.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// The suite whose notes it signs.
    #[must_use]
    pub const fn suite(&self) -> Suite {
        suite(&self.public)
    }

    /// The first bytes of the hash of name, type and key, as they stand in signature lines.
    #[must_use]
    pub const fn hash(&self) -> [u8; 4] {
        self.hash
    }

    /// Signs a note's text: as a log, or as a cosigner that has seen it at `at`.
    ///
    /// The standard's time is in whole seconds: what is finer is cut off.
    ///
    /// # Errors
    /// `note-key-form` when the signer has another key, a log gives a time, or a cosigner none after 1970; the signer's own.
    pub fn sign(&self, text: &str, signer: &dyn Signer, at: Option<Moment>) -> Result<NoteSignature, Report> {
        if signer.public_key() != &self.public {
            return Err(form("与签名设备的密钥不同", "the signer has another key"));
        }
        let time = match (self.kind, at.map(|at| u64::try_from(at.instant().timestamp()).unwrap_or(0))) {
            (NoteKeyKind::Log, None) => None,
            (NoteKeyKind::Cosigner, Some(seconds)) if seconds > 0 => Some(seconds),
            _ => return Err(form("时间不合规", "a cosigner signs with a time after 1970, a log without")),
        };
        let signature = key::sign(signer, &self.message(text, time)?)?;
        let mut bytes = time.map_or_else(Vec::new, |time| time.to_be_bytes().to_vec());
        bytes.extend_from_slice(signature.as_bytes());
        Ok(NoteSignature { name: self.name.clone(), hash: self.hash, bytes })
    }

    /// Verifies the bytes of a signature line, and gives a cosigner's time.
    pub(super) fn verify(&self, text: &str, bytes: &[u8]) -> Result<Option<Moment>, Report> {
        let wrong = || Report::new(codes::log::NOTE_SIGNATURE).with("name", &self.name);
        let (seconds, signature) = match self.kind {
            NoteKeyKind::Log => (None, bytes),
            NoteKeyKind::Cosigner => {
                let (time, signature) = bytes.split_first_chunk().ok_or_else(wrong)?;
                (Some(u64::from_be_bytes(*time)), signature)
            }
        };
        // A cosigner without a clock says nothing: the time is never zero (C2SP `tlog-witness`).
        let time =
            seconds.map(|seconds| moment(seconds).filter(|_| seconds > 0).ok_or_else(wrong)).transpose()?;
        let signature = Signature::from_bytes(*signature.as_array().ok_or_else(wrong)?);
        self.public.verify(&self.message(text, seconds)?, &signature).map_err(|_| wrong())?;
        Ok(time)
    }

    /// The bytes that are signed.
    fn message(&self, text: &str, seconds: Option<u64>) -> Result<Vec<u8>, Report> {
        let header = match (self.kind, self.suite()) {
            (NoteKeyKind::Log, _) => return Ok(text.into()),
            (NoteKeyKind::Cosigner, Suite::Sha256Ed25519) => "cosignature/v1",
            (NoteKeyKind::Cosigner, Suite::Sm3Sm2) => type_of(self.kind, Suite::Sm3Sm2).1,
        };
        let seconds = seconds.ok_or_else(|| form("时间不合规", "a cosigner's time is before 1970"))?;
        Ok(format!("{header}\ntime {seconds}\n{text}").into_bytes())
    }
}

/// A key belongs to the one suite whose scheme it is of.
const fn suite(public: &PublicKey) -> Suite {
    match public.algorithm() {
        Algorithm::Ed25519 => Suite::Sha256Ed25519,
        Algorithm::Sm2 => Suite::Sm3Sm2,
    }
}

/// The type of signatures: its first byte, and the identifier after it.
const fn type_of(kind: NoteKeyKind, suite: Suite) -> (u8, &'static str) {
    match (kind, suite) {
        (NoteKeyKind::Log, Suite::Sha256Ed25519) => (0x01, ""),
        (NoteKeyKind::Cosigner, Suite::Sha256Ed25519) => (0x04, ""),
        (NoteKeyKind::Log, Suite::Sm3Sm2) => (OWN, "banjian-sm2-sm3-note/1"),
        (NoteKeyKind::Cosigner, Suite::Sm3Sm2) => (OWN, "banjian-sm2-sm3-cosignature/1"),
    }
}

impl fmt::Display for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = type_of(self.kind, self.suite());
        let bytes = [&[first], rest.as_bytes(), self.public.as_bytes()].concat();
        write!(f, "{}+{}+{}", self.name, HEXLOWER.encode_display(&self.hash), BASE64.encode_display(&bytes))
    }
}

impl fmt::Debug for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for NoteKey {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let malformed = || form("不是“名称+哈希+密钥”", "it is not `name+hash+key`");
        if text.len() > MAX_NOTE {
            return Err(malformed());
        }
        let (name, rest) = text.split_once('+').ok_or_else(malformed)?;
        let (hash, base64) = rest.split_once('+').ok_or_else(malformed)?;
        let hash: [u8; 4] = canonical::hex(hash).ok_or_else(malformed)?;
        let bytes = BASE64.decode(base64.as_bytes()).map_err(|_| malformed())?;
        let kinds = [NoteKeyKind::Log, NoteKeyKind::Cosigner];
        let mut types = Suite::ALL.into_iter().flat_map(|suite| kinds.map(|kind| (suite, kind)));
        let read = |(suite, kind): (Suite, NoteKeyKind)| {
            let (first, rest) = type_of(kind, suite);
            let key = bytes.strip_prefix(&[first])?.strip_prefix(rest.as_bytes())?;
            Some((suite, kind, key))
        };
        let unknown = || form("签名类型未知", "its signature type is not known");
        let (suite, kind, bytes) = types.find_map(read).ok_or_else(unknown)?;
        let key = Self::new(name, kind, PublicKey::from_bytes(suite.algorithm(), bytes)?)?;
        if key.hash == hash {
            Ok(key)
        } else {
            Err(form("哈希与名称和密钥不符", "its hash is not of this name and key"))
        }
    }
}

impl TryFrom<std::borrow::Cow<'_, str>> for NoteKey {
    type Error = Report;

    fn try_from(text: std::borrow::Cow<'_, str>) -> Result<Self, Report> {
        text.parse()
    }
}

impl From<NoteKey> for String {
    fn from(key: NoteKey) -> Self {
        key.to_string()
    }
}

pub(in crate::trace) fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::log::NOTE_KEY_FORM).with_text("found", Text::new(zh, en))
}
