//! Payloads, and the salted commitments that stand for them in an act.
//!
//! Each field of a payload is committed to by itself, under a random salt of its own, so that a bundle can
//! show chosen fields ([`Disclosure`](super::disclosure::Disclosure)) and erasing payload and salts leaves
//! nothing to try values against. The *names* of a payload's fields are no secret: they come from the
//! command's schema. That an optional field is there at all can be seen where fields are shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::mac::{Keyed, length, push, secret};
use super::{Object, Origin, Suite};
use crate::canonical::{self, Hash};
use crate::entropy::Entropy;
use crate::id::{CaseId, CommandId};
use crate::report::{Report, codes};

secret! {
    /// The salt of one field: 32 random bytes, never derived; kept with the field and erased with it.
    Salt, "salt"
}

/// Where a payload belongs: a commitment made for one place does not open at another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope<'a> {
    /// The log.
    pub origin: &'a Origin,
    /// The case.
    pub case: CaseId,
    /// The command.
    pub command: CommandId,
    /// The algorithms of the log.
    pub suite: Suite,
}

impl Scope<'_> {
    /// What all commitments of this place begin with.
    fn prefix(&self) -> Vec<u8> {
        let mut prefix = Vec::with_capacity(160);
        push(&mut prefix, b"banjian-field");
        push(&mut prefix, self.origin.as_str().as_bytes());
        push(&mut prefix, self.case.as_bytes());
        push(&mut prefix, self.command.as_bytes());
        prefix
    }
}

/// A payload with the salts of its commitments, as it is stored (canonical JSON) and erased: as a whole.
///
/// `Debug` shows neither values nor salts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedPayload {
    fields: Object,
    salts: BTreeMap<String, Salt>,
}

impl SealedPayload {
    /// Seals a payload: a new salt for each of its fields.
    ///
    /// # Errors
    /// `entropy-unavailable`; `payload-field-name` when a name is not 1 to 64 lower-case letters, digits and
    /// `_`, beginning with a letter.
    pub fn seal(fields: Object, entropy: &dyn Entropy) -> Result<Self, Report> {
        let names = split(&fields)?;
        let mut random = vec![[0; 32]; names.len()];
        entropy.fill(random.as_flattened_mut())?;
        let salts = names.into_keys().map(str::to_owned).zip(random.into_iter().map(Salt)).collect();
        Ok(Self { fields, salts })
    }

    /// The canonical bytes to store.
    ///
    /// # Errors
    /// `canonical-value`, which a sealed payload does not meet.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Report> {
        canonical::to_vec(self)
    }

    /// Reads a sealed payload from its canonical bytes, and from no others.
    ///
    /// # Errors
    /// `canonical-form`; `payload-field-name`; `payload-salts` when salts and fields do not match.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        let sealed: Self = canonical::from_slice(bytes)?;
        let names = split(&sealed.fields)?;
        if names.keys().copied().eq(sealed.salts.keys().map(String::as_str)) {
            Ok(sealed)
        } else {
            Err(Report::new(codes::trace::PAYLOAD_SALTS))
        }
    }

    /// The payload itself.
    #[must_use]
    pub const fn fields(&self) -> &Object {
        &self.fields
    }

    /// The root over the commitments to all fields: what the act holds.
    ///
    /// # Errors
    /// None that a sealed payload meets (`payload-salts`).
    pub fn root(&self, scope: Scope<'_>) -> Result<Hash, Report> {
        let fields = self.committed(scope)?;
        Ok(root(scope.suite, fields.iter().map(|field| (field.name, field.commitment))))
    }

    /// Every field with its salt and commitment, by name.
    pub(super) fn committed(&self, scope: Scope<'_>) -> Result<Vec<Committed<'_>>, Report> {
        let prefix = scope.prefix();
        split(&self.fields)?
            .into_iter()
            .map(|(name, value)| {
                let salt = self.salts.get(name).ok_or_else(|| Report::new(codes::trace::PAYLOAD_SALTS))?;
                let commitment = under(scope.suite, &prefix, name, value, salt);
                Ok(Committed { name, value, salt, commitment })
            })
            .collect()
    }
}

/// A field of a sealed payload.
pub(super) struct Committed<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a RawValue,
    pub(super) salt: &'a Salt,
    pub(super) commitment: Hash,
}

/// The commitment to one field. `value` is canonical JSON.
pub(super) fn commitment(scope: Scope<'_>, name: &str, value: &RawValue, salt: &Salt) -> Hash {
    under(scope.suite, &scope.prefix(), name, value, salt)
}

fn under(suite: Suite, prefix: &[u8], name: &str, value: &RawValue, salt: &Salt) -> Hash {
    Keyed::of(suite, &salt.0).raw(prefix).part(name.as_bytes()).part(value.get().as_bytes()).finish()
}

/// The root over commitments, which come sorted by name.
pub(super) fn root<'a>(suite: Suite, commitments: impl Iterator<Item = (&'a str, Hash)>) -> Hash {
    const DOMAIN: &[u8] = b"banjian-payload";
    let mut hash = suite.hashing().with(&length(DOMAIN)).with(DOMAIN);
    for (name, commitment) in commitments {
        hash.update(&length(name.as_bytes()));
        hash.update(name.as_bytes());
        hash.update(commitment.as_bytes());
    }
    hash.finish()
}

/// The fields of a payload, by name.
fn split(fields: &Object) -> Result<BTreeMap<&str, &RawValue>, Report> {
    // INVARIANT: an object is canonical, so that only a name with an escape cannot be borrowed.
    let Ok(split) = serde_json::from_str::<BTreeMap<&str, &RawValue>>(fields.as_str()) else {
        let owned: BTreeMap<String, &RawValue> = serde_json::from_str(fields.as_str()).unwrap_or_default();
        well_named(owned.keys().map(String::as_str))?;
        return Err(Report::new(codes::text::DEFECT).with("what", "a payload that is no object"));
    };
    well_named(split.keys().copied())?;
    Ok(split)
}

/// Refuses the first name that a payload's field may not have.
pub(super) fn well_named<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<(), Report> {
    let within = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let is_name = |name: &str| {
        name.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
            && name.len() <= 64
            && name.bytes().all(within)
    };
    match names.into_iter().position(|name| !is_name(name)) {
        Some(position) => Err(Report::new(codes::trace::PAYLOAD_FIELD_NAME).with("position", position + 1)),
        None => Ok(()),
    }
}
