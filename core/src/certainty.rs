//! How sure we are of a fact. The label travels with the data, into every edition, notice and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a fact was checked against its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Read in the statute or a published source.
    Read,
    /// Part of it was read.
    Partly,
    /// Read in a copy, a local notice or a news item.
    Secondary,
    /// Not checked against a source.
    Unchecked,
    /// No source was looked for: a default of this library, to be replaced by the agency.
    Default,
}
