//! The erasable half of a command: names, numbers, words. Committed to in the act, never part of a header.

mod facts;

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::eligibility::Facts;
use crate::id::Identity;

/// Personal data and free text that came with a command. Every field may be missing. `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// Who stands at the window for the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<Party>,
    /// Who applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<Party>,
    /// Where the evidence of identification or service is kept, by the embedder's reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// What is known of the subject, for the item's policy. In data a list, by name.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "facts")]
    #[schemars(with = "Option<Vec<facts::Named>>")]
    pub facts: Option<Facts>,
    /// The fields of the form.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub form: BTreeMap<String, String>,
    /// Why, for a person to read: the reason of a refusal, a denial, a return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The insured person whom the case is about, where it is not the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Party>,
}

/// A party. `Debug` shows the identity document masked, and nothing else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The identity document.
    pub identity: Identity,
    /// The name as written.
    pub name: String,
    /// A telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Which fields there are.
impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields = [
            ("agent", self.agent.is_some()),
            ("applicant", self.applicant.is_some()),
            ("evidence", self.evidence.is_some()),
            ("facts", self.facts.is_some()),
            ("form", !self.form.is_empty()),
            ("reason", self.reason.is_some()),
            ("subject", self.subject.is_some()),
        ];
        f.write_str("Payload")?;
        f.debug_set().entries(fields.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name)).finish()
    }
}

impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Party").field("identity", &self.identity).finish_non_exhaustive()
    }
}

impl Payload {
    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whom the case is about: the insured person, otherwise the applicant.
    #[must_use]
    pub fn subject(&self) -> Option<&Party> {
        self.subject.as_ref().or(self.applicant.as_ref())
    }

    /// Everybody who is a party or acts for one.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        [&self.applicant, &self.subject, &self.agent].into_iter().flatten()
    }
}
