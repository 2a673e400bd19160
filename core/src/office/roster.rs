//! The desk of the roster: two administrators change who is posted where, and whose key is whose. Never effective
//! before it is recorded.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::joint::{Joined, Joint};
use super::{Login, Office};
use crate::calendar::civil_day;
use crate::canonical::{self, Hash};
use crate::id::{CaseId, CommandId, Identity, PersonId};
use crate::journal::{Journal, Position};
use crate::network::{RosterChange, RosterChanged};
use crate::report::{Faults, Report};
use crate::trace::Moment;
use crate::trace::key::Signer;
use crate::trace::register::KeyEvent;

pub(super) const STREAM: CaseId = RosterChanged::STREAM;

/// Two administrators at one desk.
#[derive(Debug, Clone)]
pub struct RosterDesk {
    office: Office,
    logins: [Login; 2],
    signers: Option<[Arc<dyn Signer>; 2]>,
}

/// A roster change that is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RosterReply {
    /// What nobody can do from now on, each naming the post to be filled.
    pub gaps: Vec<Report>,
    /// The network edition in force.
    pub network: Hash,
    /// The position of the record.
    pub position: Position,
}

impl RosterDesk {
    pub(super) const fn new(office: Office, first: Login, second: Login) -> Self {
        Self { office, logins: [first, second], signers: None }
    }

    /// The desk with the keys of both, for acts in one call.
    #[must_use]
    pub fn signing(self, first: Arc<dyn Signer>, second: Arc<dyn Signer>) -> Self {
        Self { signers: Some([first, second]), ..self }
    }

    /// The two who sit here, in the order in which they sat down.
    #[must_use]
    pub fn people(&self) -> [PersonId; 2] {
        self.logins.each_ref().map(|login| login.person.clone())
    }

    /// Records a change and puts it in force, in one call. The same change by the same two under the same id is
    /// recorded once, and answered as it was then.
    ///
    /// # Errors
    /// As [`RosterDesk::prepare_change`] and [`RosterDesk::submit_change`].
    pub fn change(
        &self,
        id: CommandId,
        change: RosterChange,
        now: DateTime<Utc>,
    ) -> Result<RosterReply, Faults> {
        if let Some(known) = self.known(id, &change)? {
            return Ok(known);
        }
        let joint = self.prepare_change(id, change, now)?;
        self.submit_change(&self.signed(joint)?, now)
    }

    /// Makes the act of a change, to be signed by both.
    ///
    /// # Errors
    /// Every fault that the changed network would have.
    pub fn prepare_change(
        &self,
        id: CommandId,
        change: RosterChange,
        now: DateTime<Utc>,
    ) -> Result<Joint, Faults> {
        self.office.joint_change(&self.logins, id, change, Moment::from(now))
    }

    /// Records a prepared change and puts it in force, on the day on which it was prepared.
    ///
    /// # Errors
    /// `login-expired`; `not-posted`; `case-moved-on` when the roster was changed meanwhile; `command-reused`;
    /// `signature-missing`, and what stands against the keys; `joint-day-passed`; what the store reports.
    pub fn submit_change(&self, joint: &Joint, now: DateTime<Utc>) -> Result<RosterReply, Faults> {
        let Joined { at, network, gaps, position } = self.office.join(joint, now)?;
        match (gaps, joint.change()) {
            (None, Some(change)) => {
                Ok(RosterReply { gaps: self.gaps(network, change, at)?, network, position })
            }
            (gaps, _) => Ok(RosterReply { gaps: gaps.unwrap_or_default(), network, position }),
        }
    }

    /// Records a key event in one call, signed by both: a registration, a revocation, the founding, a key of the
    /// log. The same by the same two under the same id is recorded once. Gives the position of its record.
    ///
    /// # Errors
    /// As [`RosterDesk::prepare_key`] and [`RosterDesk::submit_key`].
    pub fn key(&self, id: CommandId, event: &KeyEvent, now: DateTime<Utc>) -> Result<Position, Faults> {
        let joint = self.prepare_key(id, event, now)?;
        self.submit_key(&self.signed(joint)?, now)
    }

    /// Makes the act of a key event, to be signed by both.
    ///
    /// # Errors
    /// `canonical-value`, which an event does not meet.
    pub fn prepare_key(&self, id: CommandId, event: &KeyEvent, now: DateTime<Utc>) -> Result<Joint, Report> {
        self.office.joint_key(&self.logins, id, event, Moment::from(now))
    }

    /// Records a prepared key event. Gives the position of its record.
    ///
    /// # Errors
    /// As [`RosterDesk::submit_change`]; what stands against the event in the register
    /// ([`KeyHistory::admit`](crate::trace::register::KeyHistory::admit)).
    pub fn submit_key(&self, joint: &Joint, now: DateTime<Utc>) -> Result<Position, Faults> {
        Ok(self.office.join(joint, now)?.position)
    }

    /// What [`Staff::identity`](crate::network::Staff::identity) holds of a person's document: its digest under the
    /// link key of this journal. The document itself goes nowhere.
    #[must_use]
    pub fn identity_digest(&self, identity: &Identity) -> Hash {
        self.office.state().link_key.person(&identity.digest_bytes())
    }

    fn signed(&self, joint: Joint) -> Result<Joint, Report> {
        match &self.signers {
            Some([first, second]) => joint.sign(first.as_ref(), second.as_ref()),
            None => Ok(joint),
        }
    }

    /// The reply to a change that went through before: the roster it was made on is gone, so that it cannot be
    /// prepared again.
    fn known(&self, id: CommandId, change: &RosterChange) -> Result<Option<RosterReply>, Report> {
        let joined = self.office.joined_change(&self.logins, id, change)?;
        joined
            .map(|Joined { at, network, position, .. }| {
                Ok(RosterReply { gaps: self.gaps(network, change, at)?, network, position })
            })
            .transpose()
    }

    fn gaps(&self, network: Hash, change: &RosterChange, at: Moment) -> Result<Vec<Report>, Report> {
        let catalog = self.office.catalog();
        let changed = super::editions::network(self.office.journal(), network, &catalog)?;
        Ok(changed.gaps(change.felt(civil_day(at.instant()))))
    }
}

/// The network of the newest roster change, and how many changes there were.
pub(super) fn newest(journal: &dyn Journal) -> Result<Option<(Hash, u32)>, Report> {
    match journal.newest(STREAM)?.event {
        Some(event) => {
            let changed = canonical::from_slice::<RosterChanged>(&event.header)?;
            Ok(Some((changed.network, event.version)))
        }
        None => Ok(None),
    }
}
