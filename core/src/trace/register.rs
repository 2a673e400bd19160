//! The key register: whose key it is, who approved it, and whether it was in force at a place in the log.
//!
//! Registrations and revocations are records like any other, each in the *stream* of its owner: a chain of
//! records under an id that follows from the log and the owner ([`Stream`]). [`KeyHistory`] folds them, in the
//! order of the log, and says what was in force where ([`KeyHistory::in_force`]).
//!
//! # What it promises
//! - A key is registered by two roster administrators who are two persons, neither of them its owner, with keys
//!   in force; and with a proof that its owner has the private key. It is registered once for good.
//! - The first two administrators' keys come by one founding record that both sign with these keys; there is
//!   none after it.
//! - Validity is judged by position: an act counts if its record precedes the revocation.
//! - Each log key commits to the next one; a rotation to any other is refused, and says at which size and root
//!   the old key ends.
//!
//! # What it does not
//! It does not know who is an administrator: the caller says, for each position. It does not check that a final
//! root is that of the log; whoever has the tree does.
//!
//! | value | bytes |
//! |---|---|
//! | stream | SHA-256(lp(`banjian-keys`) ‖ lp(origin) ‖ lp(name)), the first 16 bytes; the name is the person's id, `/system`, `/log` or `/founding` |
//! | proof of possession | the new key's signature over lp(`banjian-possession`) ‖ lp(origin) ‖ lp(name of the stream) ‖ lp(key in text) |
//! | next log key | H(lp(`banjian-next-key`) ‖ lp(origin) ‖ lp(key in text)) |
//!
//! The act's header is the event: `from`, `key`, `owner`, `possession`, `until` for `register-key`; `keys`, two of
//! these, for `found-keys`; `key`, `owner`, `reason` for `revoke-key`; `key`, `next`, `possession` and, but for the
//! first, `retired` with `root` and `size` for `log-key`. Hashes in it are hexadecimal digits.

mod approval;
mod event;
mod history;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::key::PublicKey;
use super::mac::push;
use super::{Origin, Suite};
use crate::canonical::Hash;
use crate::id::{CaseId, PersonId};
use crate::report::Report;

pub use event::{KeyEvent, LogKey, Reason, Registration, Retired, Revocation};
pub use history::{KeyHistory, Known, KnownLogKey};

/// Whose key it is. In text the person's id, or `/system`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Owner {
    /// A natural person.
    Person(PersonId),
    /// The office itself, for timers and where no person acts.
    System,
}

/// A chain of records of the key register.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stream {
    /// The keys of an owner.
    Keys(Owner),
    /// The keys of the log itself.
    Log,
    /// The founding record.
    Founding,
}

impl Stream {
    /// The case id under which its records stand.
    #[must_use]
    pub fn id(&self, origin: &Origin) -> CaseId {
        let mut bytes = Vec::with_capacity(160);
        push(&mut bytes, b"banjian-keys");
        push(&mut bytes, origin.as_str().as_bytes());
        push(&mut bytes, self.name().as_bytes());
        let mut id = [0; 16];
        for (place, byte) in id.iter_mut().zip(Sha256::digest(&bytes)) {
            *place = byte;
        }
        CaseId::from_bytes(id)
    }

    fn name(&self) -> &str {
        match self {
            Self::Keys(owner) => owner.as_str(),
            Self::Log => "/log",
            Self::Founding => "/founding",
        }
    }

    /// What the owner of a new key signs with it, to show that they have it.
    #[must_use]
    pub fn possession(&self, origin: &Origin, key: &PublicKey) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        push(&mut bytes, b"banjian-possession");
        push(&mut bytes, origin.as_str().as_bytes());
        push(&mut bytes, self.name().as_bytes());
        push(&mut bytes, key.to_string().as_bytes());
        bytes
    }
}

/// One key record, as the office lists it so that it is found: the header of the one event that the record causes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its number in its stream.
    pub sequence: u32,
    /// Its stream.
    pub stream: CaseId,
}

impl Listed {
    /// The id under which the events stand: one that no random case has.
    pub const LIST: CaseId = CaseId::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    /// The schema number of the events.
    pub const SCHEMA: u16 = 1;
}

/// What a log key says beforehand about the next one.
#[must_use]
pub fn commitment_to(suite: Suite, origin: &Origin, next: &PublicKey) -> Hash {
    let mut bytes = Vec::with_capacity(256);
    push(&mut bytes, b"banjian-next-key");
    push(&mut bytes, origin.as_str().as_bytes());
    push(&mut bytes, next.to_string().as_bytes());
    suite.hashing().with(&bytes).finish()
}

written_as!(Owner, {
    "type": "string",
    "pattern": "^([A-Za-z0-9._-]{1,40}|/system)$",
    "description": "a person's id, or `/system` for the office itself",
});

const SYSTEM: &str = "/system";

impl Owner {
    /// The owner as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person(person) => person.as_str(),
            Self::System => SYSTEM,
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Owner {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        // No person's id holds a slash.
        if text == SYSTEM { Ok(Self::System) } else { text.parse().map(Self::Person) }
    }
}

impl TryFrom<String> for Owner {
    type Error = Report;

    fn try_from(text: String) -> Result<Self, Report> {
        text.parse()
    }
}

impl From<Owner> for String {
    fn from(owner: Owner) -> Self {
        owner.as_str().into()
    }
}
