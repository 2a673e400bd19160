//! What can happen to a key, as the header of an act.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Owner, Stream, commitment_to};
use crate::canonical::{self, Hash};
use crate::report::{Report, codes};
use crate::trace::key::{KeyId, PublicKey, Signature, Signer, sign};
use crate::trace::{Act, Kebab, Moment, Object, Origin, Suite};

/// Something that happens to a key. Its kind is the act's kind, and its fields are the act's header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum KeyEvent {
    /// `found-keys`: the keys of the first two administrators.
    #[serde(rename = "found-keys")]
    Found([Registration; 2]),
    /// `register-key`: the key of a person, or of the office itself.
    #[serde(rename = "register-key")]
    Register(Registration),
    /// `revoke-key`: from its record on, the key counts no more.
    #[serde(rename = "revoke-key")]
    Revoke(Revocation),
    /// `log-key`: the key that signs checkpoints from now on.
    LogKey(LogKey),
}

/// A key to be registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// The first instant at which it is valid, by the office's clock.
    pub from: Moment,
    /// The key.
    pub key: PublicKey,
    /// Whose it is.
    pub owner: Owner,
    /// The key's own signature over [`Stream::possession`].
    pub possession: Signature,
    /// The first instant at which it is no longer valid, as its certificate says.
    pub until: Moment,
}

/// A key to be revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// The key.
    pub key: KeyId,
    /// Whose it is.
    pub owner: Owner,
    /// Why.
    pub reason: Reason,
}

/// Why a key is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "RevocationReason")]
#[non_exhaustive]
pub enum Reason {
    /// Somebody else has it, or may have it.
    Compromised,
    /// Its owner has left.
    Left,
    /// Its owner has it no more, and nobody else has.
    Lost,
    /// Its owner has another.
    Superseded,
}

/// A key of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogKey {
    /// The key, of the algorithm of the log's suite.
    pub key: PublicKey,
    /// What it commits to: the key after it ([`commitment_to`](super::commitment_to)).
    pub next: Hash,
    /// The key's own signature over [`Stream::possession`].
    pub possession: Signature,
    /// Where the key before it ended; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retired>,
}

/// Where a log key ended: it signed no larger log than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// The root of the log at that size.
    pub root: Hash,
    /// The number of records, at most 2^53-1.
    pub size: u64,
}

impl Registration {
    /// A registration with its proof of possession, made by whoever has the private key.
    ///
    /// # Errors
    /// The signer's own; what it answered and is no signature of its key.
    pub fn new(
        origin: &Origin,
        owner: Owner,
        signer: &dyn Signer,
        from: Moment,
        until: Moment,
    ) -> Result<Self, Report> {
        let key = signer.public_key().clone();
        let possession = sign(signer, &Stream::Keys(owner.clone()).possession(origin, &key))?;
        Ok(Self { from, key, owner, possession, until })
    }
}

impl LogKey {
    /// A key of the log with its proof of possession, and the commitment to the next key. `retired` says where the
    /// key before it ended; `None` for the first.
    ///
    /// # Errors
    /// The signer's own; what it answered and is no signature of its key.
    pub fn new(
        origin: &Origin,
        suite: Suite,
        signer: &dyn Signer,
        next: &PublicKey,
        retired: Option<Retired>,
    ) -> Result<Self, Report> {
        let key = signer.public_key().clone();
        let possession = sign(signer, &Stream::Log.possession(origin, &key))?;
        Ok(Self { key, next: commitment_to(suite, origin, next), possession, retired })
    }
}

/// The header of a founding act.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Founding {
    keys: [Registration; 2],
}

impl KeyEvent {
    /// The kind of its act.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Found(_) => "found-keys",
            Self::Register(_) => "register-key",
            Self::Revoke(_) => "revoke-key",
            Self::LogKey(_) => "log-key",
        }
    }

    /// The stream in which its record stands.
    #[must_use]
    pub fn stream(&self) -> Stream {
        match self {
            Self::Found(_) => Stream::Founding,
            Self::Register(Registration { owner, .. }) | Self::Revoke(Revocation { owner, .. }) => {
                Stream::Keys(owner.clone())
            }
            Self::LogKey(_) => Stream::Log,
        }
    }

    /// The header of its act.
    ///
    /// # Errors
    /// `canonical-value`, which an event does not meet.
    pub fn header(&self) -> Result<Object, Report> {
        match self {
            Self::Found(keys) => Object::of(&Founding { keys: keys.clone() }),
            Self::Register(registration) => Object::of(registration),
            Self::Revoke(revocation) => Object::of(revocation),
            Self::LogKey(log_key) => Object::of(log_key),
        }
    }

    /// Reads the event of an act.
    ///
    /// # Errors
    /// `register-kind` for an act of another kind; `canonical-form` for a header that does not fit its kind.
    pub fn of(act: &Act) -> Result<Self, Report> {
        let header = act.header.as_str().as_bytes();
        match act.kind.as_str() {
            "found-keys" => {
                canonical::from_slice(header).map(|founding: Founding| Self::Found(founding.keys))
            }
            "register-key" => canonical::from_slice(header).map(Self::Register),
            "revoke-key" => canonical::from_slice(header).map(Self::Revoke),
            "log-key" => canonical::from_slice(header).map(Self::LogKey),
            _ => Err(of_another_kind(&act.kind)),
        }
    }
}

fn of_another_kind(kind: &Kebab) -> Report {
    Report::new(codes::trace::REGISTER_KIND).with("found", kind)
}
