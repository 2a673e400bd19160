//! A change of the roster as it stands in the journal: a stream of its own, beside the cases.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::change::RosterChange;
use crate::canonical::Hash;
use crate::id::{CaseId, PersonId};
use crate::trace::Moment;

/// The header of a roster change's event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RosterChanged {
    /// When it was recorded.
    pub at: Moment,
    /// The two administrators.
    pub by: [PersonId; 2],
    /// What changed.
    pub change: RosterChange,
    /// The network edition from here on.
    pub network: Hash,
}

impl RosterChanged {
    /// The schema number of these events.
    pub const SCHEMA: u16 = 1;

    /// The stream under which roster changes are recorded: an id that no random case has.
    pub const STREAM: CaseId = CaseId::from_bytes([0; 16]);
}
