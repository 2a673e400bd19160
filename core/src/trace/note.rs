//! Signed notes (C2SP `signed-note`): a text, an empty line, and a line for each signature.
//!
//! Under [`Suite::Sha256Ed25519`](super::Suite) notes, keys and cosignatures are the standard's to the letter.
//! The profile for SM2 and SM3 has the same shapes with signature types of its own, which no reader of the
//! standard takes for another:
//!
//! | key | type | key hash, the first 4 bytes of |
//! |---|---|---|
//! | log, Ed25519 | `01` | SHA-256(name ‖ `0a` ‖ `01` ‖ key (32)) |
//! | cosigner, Ed25519 | `04` | SHA-256(name ‖ `0a` ‖ `04` ‖ key (32)) |
//! | log, SM2 | `ff` ‖ `banjian-sm2-sm3-note/1` | SM3(name ‖ `0a` ‖ type ‖ key (65)) |
//! | cosigner, SM2 | `ff` ‖ `banjian-sm2-sm3-cosignature/1` | SM3(name ‖ `0a` ‖ type ‖ key (65)) |
//!
//! The profile hashes keys by SM3, so that a reader of it needs no SHA-256. SM2 keys have the default
//! distinguishing id here. A cosignature is a time (8 bytes, big endian, seconds since 1970) and 64 bytes over
//! `cosignature/v1` (SM2: `banjian-sm2-sm3-cosignature/1`), `time <seconds>` and the text, each in lines.

mod key;

use std::fmt;
use std::str::FromStr;

use chrono::DateTime;
use data_encoding::BASE64;

use super::Moment;
use crate::report::{Report, codes};
use crate::text::Text;

pub(super) use key::form as key_form;
pub use key::{NoteKey, NoteKeyKind};

/// How many bytes a note may have, signatures included.
pub const MAX_NOTE: usize = 16 * 1024;
/// How many signatures a note may have.
pub const MAX_SIGNATURES: usize = 16;

/// What a signature line begins with.
const DASH: &str = "\u{2014} ";

/// A note as it was read: its signatures are not verified yet, and may be of keys that nobody here knows.
///
/// ```
/// use banjian::trace::note::SignedNote;
/// let text = "a.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u{2014} a.example/log AQIDBAU=\n";
/// let note: SignedNote = text.parse()?;
/// assert_eq!(note.signatures().len(), 1);
/// assert_eq!(note.to_string(), text);
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<NoteSignature>,
}

/// A signature line: whose it says to be, and the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    name: String,
    hash: [u8; 4],
    bytes: Vec<u8>,
}

/// What a known key said of a note, its signature verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attested {
    /// When a cosigner had seen the note, in whole seconds: the earliest, if it signed more than once. A log's
    /// signature has none.
    pub time: Option<Moment>,
}

impl SignedNote {
    /// A note of a text and its signatures.
    ///
    /// # Errors
    /// `note-form` when the text is empty, does not end a line or has other control characters than line ends;
    /// without a signature or with more than 16; above 16 KB.
    pub fn new(text: &str, signatures: Vec<NoteSignature>) -> Result<Self, Report> {
        let count = signatures.len();
        if !text.ends_with('\n') || text.chars().any(|c| c < ' ' && c != '\n') {
            return Err(form("正文不合规", "its text does not end a line, or has control characters"));
        }
        if count == 0 || count > MAX_SIGNATURES {
            return Err(form("签名数不在1至16之间", "it has not 1 to 16 signatures"));
        }
        let note = Self { text: text.into(), signatures };
        if note.to_string().len() > MAX_NOTE {
            return Err(too_long());
        }
        Ok(note)
    }

    /// Reads a note from bytes.
    ///
    /// # Errors
    /// `note-form` when the bytes are not UTF-8 or not a note.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        if bytes.len() > MAX_NOTE {
            return Err(too_long());
        }
        std::str::from_utf8(bytes).map_err(|_| form("不是UTF-8", "it is not UTF-8"))?.parse()
    }

    /// The note with a signature more.
    ///
    /// # Errors
    /// As [`SignedNote::new`].
    pub fn with(mut self, signature: NoteSignature) -> Result<Self, Report> {
        self.signatures.push(signature);
        Self::new(&self.text, self.signatures)
    }

    /// The text that is signed, with the line end at its end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines, in their order.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// What a key said of the note; `None` when no line is of this key. Lines of other keys are passed over.
    ///
    /// # Errors
    /// `note-signature` when a line is of this key, by name and hash, and its signature is wrong.
    pub fn attested(&self, key: &NoteKey) -> Result<Option<Attested>, Report> {
        let mut found: Option<Attested> = None;
        let own = self.signatures.iter().filter(|line| line.name == key.name() && line.hash == key.hash());
        for line in own {
            let time = key.verify(&self.text, &line.bytes)?;
            let earlier = found.and_then(|before| before.time).into_iter().chain(time).min();
            found = Some(Attested { time: earlier });
        }
        Ok(found)
    }

    /// Demands a key's signature.
    ///
    /// # Errors
    /// `note-unsigned` when no line is of this key; `note-signature` when it is wrong.
    pub fn demand(&self, key: &NoteKey) -> Result<Attested, Report> {
        let unsigned = || Report::new(codes::log::NOTE_UNSIGNED).with("name", key.name());
        self.attested(key)?.ok_or_else(unsigned)
    }
}

impl FromStr for SignedNote {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        if text.len() > MAX_NOTE {
            return Err(too_long());
        }
        // The last empty line parts text and signatures; signature lines have none.
        let parted = text.rfind("\n\n").and_then(|at| text.split_at_checked(at.saturating_add(1)));
        let (body, rest) = parted.ok_or_else(|| form("缺少空行", "no empty line follows its text"))?;
        let lines = rest.strip_prefix('\n').and_then(|lines| lines.strip_suffix('\n'));
        let lines = lines.ok_or_else(|| form("末行未结束", "its last line has no end"))?;
        // No note has so many, and what follows need not be read.
        let lines = lines.split('\n').take(MAX_SIGNATURES.saturating_add(1));
        Self::new(body, lines.map(str::parse).collect::<Result<_, _>>()?)
    }
}

impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl NoteSignature {
    /// A line of its parts; `None` for what no line holds.
    pub(super) fn new(name: &str, hash: [u8; 4], bytes: &[u8]) -> Option<Self> {
        (is_name(name) && !bytes.is_empty()).then(|| Self { name: name.into(), hash, bytes: bytes.into() })
    }

    /// The name of the key.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first bytes of the hash of the key, its name and its type: a hint at the key, no proof of it.
    #[must_use]
    pub const fn hash(&self) -> [u8; 4] {
        self.hash
    }

    /// The signature: 64 bytes of a log, 72 of a cosigner, whatever an unknown key gives.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// As in a note, without the line end.
impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.hash.as_slice(), &self.bytes].concat();
        write!(f, "{DASH}{} {}", self.name, BASE64.encode_display(&bytes))
    }
}

impl FromStr for NoteSignature {
    type Err = Report;

    fn from_str(line: &str) -> Result<Self, Report> {
        let refused = || form("签名行不合规", "a signature line is malformed");
        let (name, base64) =
            line.strip_prefix(DASH).and_then(|line| line.split_once(' ')).ok_or_else(refused)?;
        let bytes = BASE64.decode(base64.as_bytes()).map_err(|_| refused())?;
        match bytes.split_first_chunk() {
            Some((hash, bytes)) => Self::new(name, *hash, bytes).ok_or_else(refused),
            None => Err(refused()),
        }
    }
}

/// Whether a text can be the name of a key: not empty, without spaces, `+` and control characters.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(|c| c.is_whitespace() || c < ' ' || c == '+')
}

/// Whole seconds since 1970 as an instant.
fn moment(seconds: u64) -> Option<Moment> {
    let instant = DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?;
    Some(Moment::from(instant))
}

fn too_long() -> Report {
    form("超过16KB", "it is above 16 KB")
}

fn form(zh: &str, en: &str) -> Report {
    Report::new(codes::log::NOTE_FORM).with_text("found", Text::new(zh, en))
}
