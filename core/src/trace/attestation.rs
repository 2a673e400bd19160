//! Who vouches for an act.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::key::{KeyId, PublicKey, Signature, Signer, Verifier, sign};
use super::{Act, Record};
use crate::report::{Place, Report, codes};

/// A signature over the canonical bytes of an act, and the key that it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// The key.
    pub key: KeyId,
    /// The signature.
    pub signature: Signature,
}

/// Who vouches for an act: `"host-attested"`, or the key and the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Attestation {
    /// The machine that ran the office, by its word; no person has signed.
    HostAttested,
    /// The act's person, or the office's own key where no person acted.
    Signed(Signed),
}

impl Act {
    /// Has the act signed. See [`sign`] for what the signer may answer.
    ///
    /// # Errors
    /// Those of [`sign`].
    pub fn sign(&self, signer: &dyn Signer) -> Result<Signed, Report> {
        Ok(Signed { key: signer.public_key().id(), signature: sign(signer, &self.to_bytes()?)? })
    }
}

impl Signed {
    /// Verifies the signature over an act.
    ///
    /// # Errors
    /// `signature-of-another` when it names another key; `signature-range` and `signature-mismatch` when it is
    /// not of this key over this act.
    pub fn verify(&self, act: &Act, key: &PublicKey, verifier: &dyn Verifier) -> Result<(), Report> {
        if self.key != key.id() {
            return Err(Report::new(codes::trace::SIGNATURE_OF_ANOTHER)
                .with("found", self.key)
                .with("key", key.id()));
        }
        verifier.verify(key, &act.to_bytes()?, &self.signature)
    }
}

impl Record {
    /// Verifies that the owner of a key signed the act. The report's place is `attestation`.
    ///
    /// # Errors
    /// `signature-missing` when the record is host-attested; otherwise those of [`Signed::verify`].
    pub fn signed_by(&self, key: &PublicKey, verifier: &dyn Verifier) -> Result<(), Report> {
        match &self.attestation {
            Attestation::HostAttested => Err(Report::new(codes::trace::SIGNATURE_MISSING)),
            Attestation::Signed(signed) => signed.verify(&self.act, key, verifier),
        }
        .map_err(|report| report.at(Place::path("attestation")))
    }

    /// Verifies that the owners of two keys signed the act, the first as the act's person, the second beside
    /// them. The report's place is `attestation` or `cosignature`.
    ///
    /// # Errors
    /// `signature-missing`; `cosignature-missing`; `cosignature-same` when both are of one key;
    /// `cosignature-swapped` when each stands in the other's place; otherwise those of [`Signed::verify`].
    pub fn signed_by_two(
        &self,
        first: &PublicKey,
        second: &PublicKey,
        verifier: &dyn Verifier,
    ) -> Result<(), Report> {
        let cosignature = |code| Report::new(code).at(Place::path("cosignature"));
        let Some(beside) = self.cosignature else {
            return Err(cosignature(codes::trace::COSIGNATURE_MISSING));
        };
        if let Attestation::Signed(signed) = self.attestation {
            if signed.key == beside.key {
                return Err(cosignature(codes::trace::COSIGNATURE_SAME));
            }
            if (signed.key, beside.key) == (second.id(), first.id()) {
                return Err(cosignature(codes::trace::COSIGNATURE_SWAPPED));
            }
        }
        self.signed_by(first, verifier)?;
        beside.verify(&self.act, second, verifier).map_err(|report| report.at(Place::path("cosignature")))
    }
}

impl JsonSchema for Attestation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Attestation".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let signed = generator.subschema_for::<Signed>();
        schemars::json_schema!({"anyOf": [{"type": "string", "const": HOST_ATTESTED}, signed]})
    }
}

const HOST_ATTESTED: &str = "host-attested";

impl Serialize for Attestation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::HostAttested => serializer.serialize_str(HOST_ATTESTED),
            Self::Signed(signed) => signed.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Attestation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordOrSignature)
    }
}

struct WordOrSignature;

impl<'de> Visitor<'de> for WordOrSignature {
    type Value = Attestation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`host-attested`, or a key with its signature")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Attestation, E> {
        if word == HOST_ATTESTED {
            Ok(Attestation::HostAttested)
        } else {
            Err(E::invalid_value(serde::de::Unexpected::Str(word), &self))
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Attestation, A::Error> {
        Signed::deserialize(MapAccessDeserializer::new(map)).map(Attestation::Signed)
    }
}
