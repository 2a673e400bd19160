//! Chosen fields of a payload, shown to somebody who holds the act.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::payload::{Salt, Scope, SealedPayload, commitment, root, well_named};
use crate::canonical::{self, Hash};
use crate::report::{Faults, Report, codes};

/// Chosen fields with value and salt; of the others, name and commitment only. Every field is one or the
/// other, so that none can be left out unseen.
///
/// `Debug` shows names, no values or salts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    hidden: BTreeMap<String, Hash>,
    shown: BTreeMap<String, Shown>,
}

/// A field that is shown.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    salt: Salt,
    value: Box<RawValue>,
}

impl Shown {
    /// The value, as canonical JSON.
    #[must_use]
    pub fn value(&self) -> &str {
        self.value.get()
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.salt == other.salt && self.value() == other.value()
    }
}

impl Eq for Shown {}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shown(…)")
    }
}

impl SealedPayload {
    /// Shows the named fields and hides the others.
    ///
    /// # Errors
    /// `disclosure-field` for every name that is not a field of the payload.
    pub fn disclose(&self, scope: Scope<'_>, names: &[&str]) -> Result<Disclosure, Faults> {
        let fields = self.committed(scope)?;
        let unknown = names
            .iter()
            .enumerate()
            .filter(|(_, name)| !fields.iter().any(|field| field.name == **name))
            .map(|(place, _)| Report::new(codes::trace::DISCLOSURE_FIELD).with("position", place + 1));
        Faults::check(unknown.collect())?;
        let mut disclosure = Disclosure { hidden: BTreeMap::new(), shown: BTreeMap::new() };
        for field in fields {
            let name = field.name.to_owned();
            if names.contains(&field.name) {
                let shown = Shown { salt: field.salt.clone(), value: field.value.to_owned() };
                disclosure.shown.insert(name, shown);
            } else {
                disclosure.hidden.insert(name, field.commitment);
            }
        }
        Ok(disclosure)
    }
}

impl Disclosure {
    /// The canonical bytes.
    ///
    /// # Errors
    /// `canonical-value`, which a disclosure does not meet.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Report> {
        canonical::to_vec(self)
    }

    /// Reads a disclosure from its canonical bytes, and from no others. What it says is not checked yet:
    /// [`Disclosure::verify`] does.
    ///
    /// # Errors
    /// `canonical-form`; `payload-field-name`; `disclosure-repeated` when a field is both shown and hidden.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Report> {
        let disclosure: Self = canonical::from_slice(bytes)?;
        well_named(disclosure.hidden.keys().map(String::as_str))?;
        well_named(disclosure.shown.keys().map(String::as_str))?;
        match disclosure.shown.keys().position(|name| disclosure.hidden.contains_key(name)) {
            Some(position) => {
                Err(Report::new(codes::trace::DISCLOSURE_REPEATED).with("position", position + 1))
            }
            None => Ok(disclosure),
        }
    }

    /// Checks the shown fields against the root that an act holds.
    ///
    /// # Errors
    /// `commitment-mismatch` when a value, a salt or a name was changed, a field was left out or added, or
    /// the disclosure belongs to another log, case or command.
    pub fn verify(&self, scope: Scope<'_>, expected: Hash) -> Result<(), Report> {
        let mut commitments: BTreeMap<&str, Hash> =
            self.hidden.iter().map(|(name, commitment)| (name.as_str(), *commitment)).collect();
        for (name, shown) in &self.shown {
            commitments.insert(name, commitment(scope, name, &shown.value, &shown.salt));
        }
        if root(scope.suite, commitments.into_iter()) == expected {
            Ok(())
        } else {
            Err(Report::new(codes::trace::COMMITMENT_MISMATCH))
        }
    }

    /// The fields that are shown, by name.
    #[must_use]
    pub const fn shown(&self) -> &BTreeMap<String, Shown> {
        &self.shown
    }

    /// The names of the fields that are not shown.
    pub fn hidden(&self) -> impl Iterator<Item = &str> {
        self.hidden.keys().map(String::as_str)
    }
}
