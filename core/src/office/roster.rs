//! The desk of the roster: two administrators change who is posted where. Never effective before it is recorded.

use chrono::{DateTime, Utc};

use super::{Login, Office};
use crate::calendar::civil_day;
use crate::canonical::{self, Hash};
use crate::id::{CaseId, CommandId, Identity};
use crate::journal::{Batch, Journal, Position, Rejected, StoredEvent, StoredRecord};
use crate::network::{RosterChange, RosterChanged};
use crate::report::{Faults, Report, codes};
use crate::trace::binding::BindingKey;
use crate::trace::{self, Act, Attestation, Chain, Moment, Object, Record, events_hash};

pub(super) const STREAM: CaseId = RosterChanged::STREAM;
const SCHEMA: u16 = RosterChanged::SCHEMA;

/// Two administrators at one desk.
#[derive(Debug, Clone)]
pub struct RosterDesk {
    office: Office,
    first: Login,
    second: Login,
}

/// A roster change that is in force.
#[derive(Debug, Clone)]
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
        Self { office, first, second }
    }

    /// Records a change and puts it in force. The same change by the same two under the same id is recorded once,
    /// and answered as it was then.
    ///
    /// # Errors
    /// Every fault that the changed network would have; `login-expired`; `command-reused`; what the store reports.
    pub fn change(
        &self,
        id: CommandId,
        change: RosterChange,
        now: DateTime<Utc>,
    ) -> Result<RosterReply, Faults> {
        let now = Moment::from(now);
        let by = [self.first.person.clone(), self.second.person.clone()];
        let content = canonical::to_vec(&(&by, &change))?;
        if let Some(reply) = self.repeated(id, &content, &change)? {
            return Ok(reply);
        }
        if self.first.expires_at <= now || self.second.expires_at <= now {
            return Err(Report::new(codes::case::LOGIN_EXPIRED).into());
        }
        let office = &self.office;
        let journal = office.journal();
        let mut state = office.state();
        // Another process may have changed it since.
        state.editions.catch_up(journal)?;
        let changed = state.editions.network().with(&change, civil_day(now.instant()))?;
        let network = journal.put_edition("network", &changed.network.to_canonical()?)?;
        let header = RosterChanged { at: now, by, change, network };
        let version = state.editions.roster();
        let header = canonical::to_vec(&header)?;
        let event = StoredEvent {
            case: STREAM,
            version: version.saturating_add(1),
            schema: SCHEMA,
            header,
            payload: None,
        };
        let chain = match journal.newest(STREAM)?.record {
            Some(last) => Chain::after(last.sequence, journal.suite().leaf(&last.bytes)),
            None => Some(Chain::first()),
        };
        let chain =
            chain.ok_or_else(|| Report::new(codes::text::DEFECT).with("what", "a full roster stream"))?;
        let act = self.act(id, version, &event.header, now)?;
        let headers = [trace::EventHeader {
            case: STREAM,
            version: event.version,
            schema: SCHEMA,
            header: &event.header,
        }];
        let record = Record {
            act,
            attestation: Attestation::HostAttested,
            chain,
            cosignature: None,
            editions: state.editions.hash_of(&state.editions.in_force())?,
            events: events_hash(office.settings().suite(), headers),
            recorded_at: now,
        };
        let key = BindingKey::random(office.settings().entropy.as_ref())?;
        let batch = Batch {
            command: id,
            binding: key.bind(id, &content),
            person: self.first.person.to_string(),
            recorded_at: now.instant(),
            expected: vec![(STREAM, version)],
            links_seen: Vec::new(),
            links: Vec::new(),
            record: StoredRecord { case: STREAM, sequence: chain.sequence(), bytes: record.to_bytes()? },
            events: vec![event],
            rows: Vec::new(),
            reply: canonical::to_vec(&(key, now, network))?,
        };
        match journal.append(&[batch])?.pop() {
            Some(Ok(appended)) => {
                state.editions.replace_network(network, changed.network, version.saturating_add(1))?;
                Ok(RosterReply { gaps: changed.gaps, network, position: appended.position })
            }
            Some(Err(Rejected::ClockWentBack { .. })) => {
                Err(Report::new(codes::office::CLOCK_WENT_BACK).into())
            }
            Some(Err(Rejected::CommandReused)) => Err(Report::new(codes::office::COMMAND_REUSED).into()),
            Some(Err(Rejected::Conflict { expected, found, .. })) => {
                let report =
                    Report::new(codes::office::CASE_MOVED_ON).with("found", found).with("seen", expected);
                Err(report.with("last", "-").into())
            }
            Some(Err(Rejected::Malformed { what })) => {
                Err(Report::new(codes::text::DEFECT).with("what", what).into())
            }
            None => Err(Report::new(codes::text::DEFECT).with("what", "a batch without a result").into()),
        }
    }

    /// What [`Staff::identity`](crate::network::Staff::identity) holds of a person's document: its digest under the
    /// link key of this journal. The document itself goes nowhere.
    #[must_use]
    pub fn identity_digest(&self, identity: &Identity) -> Hash {
        self.office.state().link_key.person(&identity.digest_bytes())
    }

    /// The reply to a change that went through before.
    fn repeated(
        &self,
        id: CommandId,
        content: &[u8],
        change: &RosterChange,
    ) -> Result<Option<RosterReply>, Report> {
        let journal = self.office.journal();
        let Some(known) = journal.reply(id)? else {
            return Ok(None);
        };
        let reused = || Report::new(codes::office::COMMAND_REUSED);
        // An act on a case leaves a reply of another form.
        let (key, at, network): (BindingKey, Moment, Hash) =
            canonical::from_slice(&known.reply).map_err(|_| reused())?;
        if known.person != self.first.person.as_str() || known.binding != key.bind(id, content) {
            return Err(reused());
        }
        let catalog = self.office.catalog();
        let changed = super::editions::network(journal, network, &catalog)?;
        let gaps = changed.gaps(change.felt(civil_day(at.instant())));
        Ok(Some(RosterReply { gaps, network, position: known.position }))
    }

    fn act(&self, id: CommandId, version: u32, header: &[u8], now: Moment) -> Result<Act, Report> {
        Ok(Act {
            case: STREAM,
            case_version: version,
            command: id,
            desk: "roster".parse()?,
            header: Object::from_bytes(header)?,
            kind: "roster-change".parse()?,
            login: Some(trace::Login {
                expires_at: self.first.expires_at,
                method: self.first.method.clone(),
            }),
            observed_at: now,
            origin: self.office.origin().clone(),
            outlet: None,
            payload: None,
            person: Some(self.first.person.clone()),
            post: Some("roster-administrator".parse()?),
            suite: self.office.settings().suite(),
        })
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
