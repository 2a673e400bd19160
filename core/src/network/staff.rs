//! Staff: natural persons, where they are posted, what they are qualified for, and what a bank may accept.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::outlet::Place;
use super::post::Post;
use crate::canonical::Hash;
use crate::certainty::Certainty;
use crate::id::{ItemCode, PersonId, WindowCode};
use crate::text::Text;

/// Whose employee a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Employer {
    /// The human-resources and social-security bureau (人社局).
    Bureau,
    /// A bank, by agreement (社银合作).
    Bank,
}

/// A natural person on the staff; in a network once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// Whose employee.
    pub employer: Employer,
    /// The embedder's opaque id.
    pub id: PersonId,
    /// A keyed digest (HMAC under the link key) of the identity document, as the roster desk makes it, so that a
    /// natural person has one id; `None` where the embedder vouches for that otherwise.
    pub identity: Option<Hash>,
    /// What colleagues see.
    pub label: Text,
}

/// A posting (派驻): a person in a post, somewhere, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Posting {
    /// The first day (civil date, Asia/Shanghai).
    pub from: NaiveDate,
    /// Who.
    pub person: PersonId,
    /// Where.
    pub place: Place,
    /// As what.
    pub post: Post,
    /// The last day, `None` while no end is set.
    pub until: Option<NaiveDate>,
    /// The window of the outlet, `None` for any of them.
    pub window: Option<WindowCode>,
}

impl Posting {
    /// Whether the posting holds on a day; the first and the last day are in it.
    #[must_use]
    pub fn holds(&self, on: NaiveDate) -> bool {
        within(self.from, self.until, on)
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        let ends_before = |until: Option<NaiveDate>, from| until.is_some_and(|until| until < from);
        !ends_before(self.until, other.from) && !ends_before(other.until, self.from)
    }
}

/// A qualification: the categories of items that a person may handle without a co-signer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    /// The categories of items.
    pub categories: Vec<String>,
    /// The first day.
    pub from: NaiveDate,
    /// Who granted it: an organ or a training, never a private person.
    pub granted_by: String,
    /// Who is qualified.
    pub person: PersonId,
    /// The last day, `None` while no end is set.
    pub until: Option<NaiveDate>,
}

impl Qualification {
    /// Whether the qualification holds on a day; the first and the last day are in it.
    #[must_use]
    pub fn holds(&self, on: NaiveDate) -> bool {
        within(self.from, self.until, on)
    }
}

/// What a bank's employee may accept by agreement; never a licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Whole categories of items.
    pub categories: Vec<String>,
    /// How far the list was checked against the signed agreement.
    pub certainty: Certainty,
    /// Single items.
    pub items: Vec<ItemCode>,
    /// Where the list comes from.
    pub source: String,
}

fn within(from: NaiveDate, until: Option<NaiveDate>, on: NaiveDate) -> bool {
    from <= on && until.is_none_or(|until| on <= until)
}
