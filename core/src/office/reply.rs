//! What an act is answered with; stored, and given again to the same act.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::case::Determined;
use crate::case::kernel::Stage;
use crate::id::{CaseId, CaseNumber};
use crate::journal::Position;
use crate::trace::Moment;
use crate::trace::binding::BindingKey;

/// The answer to an act that went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The case.
    pub case: CaseId,
    /// What the item's policy said of the facts of the act; `None` where it was not asked. With its reasons:
    /// [`Office::determine`](super::Office::determine).
    pub determined: Option<Determined>,
    /// Its number.
    pub number: CaseNumber,
    /// The position of the record in the journal.
    pub position: Position,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// Whether the act had gone through before, and this is the reply of then.
    pub repeated: bool,
    /// How far the case has come.
    pub stage: Stage,
    /// The version of the case after the act.
    pub version: u32,
}

/// A reply as it is stored, with the key that ties the command's id to its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    pub(super) binding: BindingKey,
    pub(super) case: CaseId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) determined: Option<Determined>,
    pub(super) number: CaseNumber,
    pub(super) recorded_at: Moment,
    pub(super) stage: Stage,
    pub(super) version: u32,
}

impl Stored {
    pub(super) fn into_reply(self, position: Position, repeated: bool) -> Reply {
        let Self { binding: _, case, determined, number, recorded_at, stage, version } = self;
        Reply { case, determined, number, position, recorded_at, repeated, stage, version }
    }
}
