//! An edition: the whole catalogue at one date, as plain data.
//!
//! Its canonical bytes are the identity of an edition; a case pins their hash when it is received. Sections and
//! categories keep the order in which they were written, items stand in the order of their codes.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalog::item::{Item, Marked};
use crate::id::SectionCode;
use crate::text::Text;

/// The whole catalogue at one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CatalogEdition")]
pub struct Edition {
    /// The categories of items, in the order in which they are shown.
    pub categories: Vec<Category>,
    /// The first law day (Asia/Shanghai) on which it applies.
    pub effective: NaiveDate,
    /// The items by code, each code once, at least one.
    pub items: Vec<Item>,
    /// What the edition is called.
    pub name: Text,
    /// The sections of the hall that review its items.
    pub sections: Vec<Section>,
    /// Where its data come from.
    pub sources: Vec<Text>,
}

/// A category of items. Staff are qualified by category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name; the Chinese form is the key that items carry.
    pub name: Text,
    /// The section that reviews its items, where an item names no other.
    pub section: Marked<SectionCode>,
}

/// A section of the hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CatalogSection")]
pub struct Section {
    /// Its code, as `pension`.
    pub code: SectionCode,
    /// Its name.
    pub name: Text,
}
