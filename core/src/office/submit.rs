//! The one way of an act: admitted, decided, written down as a batch.

use std::sync::Arc;

use chrono::TimeDelta;

use super::Office;
use super::cache::{Entry, State, read};
use super::editions::Kept;
use super::failure::Failure;
use super::group::Group;
use super::prepared::Prepared;
use super::register::LIST;
use super::reply::Stored;
use super::roster::STREAM;
use super::vouch::Vouched;
use crate::calendar::civil_day;
use crate::canonical;
use crate::case::{
    Asked, Case, Command, Context, Determined, Event, EventHeader, Opening, Order, Pinned, Refusal, SCHEMA,
    Seat, asks_policy, decide, project,
};
use crate::catalog::Catalog;
use crate::catalog::item::Item;
use crate::eligibility::{Facts, Policy};
use crate::id::{CaseId, ItemCode, PersonId};
use crate::journal::{Batch, LinkDigest, StoredEvent, StoredRecord};
use crate::network::Network;
use crate::report::{Report, codes};
use crate::trace::binding::BindingKey;
use crate::trace::{self, Chain, Moment, Record, events_hash};

/// What a batch that is ready to be appended will be answered with, and the cases that it looked at.
pub(super) struct Draft {
    pub(super) reply: Stored,
    pub(super) touched: Vec<CaseId>,
}

/// Why there is no batch.
pub(super) enum Unfit {
    /// An earlier act of the transaction writes what this one reads: it is decided after that is appended.
    Waits,
    /// It cannot be.
    Fails(Failure),
}

impl From<Failure> for Unfit {
    fn from(failure: Failure) -> Self {
        Self::Fails(failure)
    }
}

impl From<Report> for Unfit {
    fn from(report: Report) -> Self {
        Self::Fails(report.into())
    }
}

impl Office {
    pub(super) fn draft(
        &self,
        state: &mut State,
        group: &Group,
        act: &Prepared,
        vouched: Vouched,
        now: Moment,
    ) -> Result<(Batch, Draft), Unfit> {
        self.admit(act, now)?;
        let (id, seen) = (act.act.case, act.act.case_version);
        if group.writes(id) {
            return Err(Unfit::Waits);
        }
        let known = match state.take(self.journal(), id)? {
            // Another process moved it on since it was remembered.
            Some(entry) if entry.case.version() < seen => read(self.journal(), id)?,
            known => known,
        };
        let registers = matches!(act.asked.order(), Order::Command(Command::Register { .. }));
        let entry = match known {
            Some(entry) if entry.case.version() == seen => entry,
            Some(_) => return Err(self.moved_on(id, seen)?.into()),
            None if registers && seen == 0 => Entry { case: Case::unopened(id), chain: Chain::first() },
            None => return Err(super::unknown_case().into()),
        };
        match self.decided(state, group, act, now, &entry) {
            Ok(work) => Ok(self.written(state, act, vouched, now, entry, &work)?),
            // A refusal of what is remembered counts only if the journal has it so.
            Err(Unfit::Fails(failure)) if failure.refusal().is_some() => {
                let version = entry.case.version();
                match read(self.journal(), id)? {
                    Some(fresh) if fresh.case.version() != version => Err(self.moved_on(id, version)?.into()),
                    _ => {
                        state.put_known(entry);
                        if state.editions.catch_up(self.journal())? {
                            return self.draft(state, group, act, vouched, now);
                        }
                        Err(failure.into())
                    }
                }
            }
            Err(unfit) => {
                state.put_known(entry);
                Err(unfit)
            }
        }
    }

    /// The login holds, and the clock of the desk is right.
    fn admit(&self, act: &Prepared, now: Moment) -> Result<(), Failure> {
        self.standing()?;
        if act.act.origin != *self.origin() {
            let report = Report::new(codes::office::FOREIGN_ACT).with("found", &act.act.origin);
            return Err(report.into());
        }
        if act.login.as_ref().is_some_and(|login| !login.holds(now)) {
            return Err(Refusal::LoginExpired.into());
        }
        match self.skewed(act.act.observed_at, now) {
            Some(report) => Err(Failure::Refused { refusal: Refusal::ObservedTimeSkewed, report }),
            None => Ok(()),
        }
    }

    /// What stands against the clock of a desk.
    pub(super) fn skewed(&self, observed_at: Moment, now: Moment) -> Option<Report> {
        let skew = observed_at.instant() - now.instant();
        let bound = self.settings().skew_minutes;
        (skew.abs() > TimeDelta::minutes(i64::from(bound)))
            .then(|| Refusal::ObservedTimeSkewed.report().with("bound", bound))
    }

    fn decided(
        &self,
        state: &mut State,
        group: &Group,
        act: &Prepared,
        now: Moment,
        entry: &Entry,
    ) -> Result<Decided, Unfit> {
        let case = &entry.case;
        let order = act.asked.order();
        let World { editions, kept, network } = World::of(self, state, case)?;
        let code = item_code(case, &act.asked).ok_or_else(super::unknown_case)?;
        let item = item_of(&kept.catalog, &code)?;
        if let Asked::Command(command) = &act.asked {
            command.check(item.materials.len()).map_err(Failure::from)?;
        }
        let determined = determined(state.editions.policy(self.journal(), item)?, act, item)?;
        let mut link = None;
        let mut linked = Vec::new();
        let opening = match &act.asked {
            Asked::Command(Command::Register { period, .. }) => {
                let subject =
                    act.payload.subject().ok_or_else(|| Report::new(codes::office::SUBJECT_MISSING))?;
                let digest = state.link_key.subject(&subject.identity.digest_bytes(), &code, period);
                let key = LinkDigest(digest);
                let ids = self.journal().linked(key)?;
                if group.has(key, &ids) {
                    return Err(Unfit::Waits);
                }
                link = Some((key, u32::try_from(ids.len()).unwrap_or(u32::MAX)));
                let outlet = act.outlet.clone().ok_or_else(|| Report::new(codes::office::OUTLET_UNKNOWN))?;
                let today = civil_day(now.instant());
                let hall = &network.edition().hall.code;
                let number = state.number(self.journal(), hall, &outlet, today)?;
                Some(Opening { linked: ids, number, outlet })
            }
            _ => None,
        };
        let ids = opening.as_ref().map_or(case.linked(), |opening| &opening.linked);
        if ids.iter().any(|id| group.writes(*id)) {
            return Err(Unfit::Waits);
        }
        for id in ids {
            let other = state.entry(self.journal(), *id)?.ok_or_else(super::unknown_case)?;
            linked.push(other.case.clone());
        }
        let parties_on_staff = parties_on_staff(act, case, state, &network);
        let context = Context {
            calendar: &kept.calendar,
            determined: determined.as_ref(),
            editions,
            item,
            linked: &linked,
            network: &network,
            now,
            opening: opening.as_ref(),
            parties_on_staff: &parties_on_staff,
            seat: Seat {
                desk: act.desk,
                outlet: act.outlet.as_ref(),
                person: act.login.as_ref().map(|login| &login.person),
            },
            terms: &kept.terms,
        };
        let headers = decide(case, &order, &context).map_err(|refusal| Failure::Refused {
            refusal,
            report: refusal.explain(case, &order, &context),
        })?;
        Ok(Decided { editions, headers, link, linked })
    }

    /// Applies what was decided and writes it down.
    fn written(
        &self,
        state: &mut State,
        act: &Prepared,
        vouched: Vouched,
        now: Moment,
        entry: Entry,
        work: &Decided,
    ) -> Result<(Batch, Draft), Failure> {
        let id = entry.case.id();
        let before = entry.case.version();
        let registers = work.link.is_some();
        let mut case = entry.case;
        let mut events = Vec::with_capacity(work.headers.len());
        let mut payload = act.sealed.as_ref().map(trace::payload::SealedPayload::to_bytes).transpose()?;
        for header in &work.headers {
            case = case.apply(header)?;
            events.push(stored_event(id, case.version(), header, payload.take())?);
        }
        let opened = case.opened().ok_or_else(super::unknown_case)?;
        let mut expected = vec![(id, before), (STREAM, state.editions.roster())];
        // A key that is revoked meanwhile signs nothing more.
        expected.extend(vouched.register.map(|version| (LIST, version)));
        let mut rows: Vec<_> = project(&case).into_iter().collect();
        let mut touched = vec![id];
        // Remembered only when the batch is whole: the journal must not fall behind what is remembered.
        let mut after = Vec::new();
        for other in &work.linked {
            expected.push((other.id(), other.version()));
            touched.push(other.id());
            if registers {
                let mut moved = state.take(self.journal(), other.id())?.ok_or_else(super::unknown_case)?;
                let header = EventHeader { event: Event::Linked { case: id }, ..linking(act, now) };
                moved.case = moved.case.apply(&header)?;
                events.push(stored_event(other.id(), moved.case.version(), &header, None)?);
                rows.extend(project(&moved.case));
                after.push(moved);
            }
        }
        let headers = events.iter().map(|event| trace::EventHeader {
            case: event.case,
            version: event.version,
            schema: event.schema,
            header: &event.header,
        });
        let record = Record {
            act: act.act.clone(),
            attestation: vouched.attestation,
            chain: entry.chain,
            cosignature: None,
            editions: state.editions.hash_of(&work.editions)?,
            events: events_hash(act.act.suite, headers),
            recorded_at: now,
        };
        let bytes = record.to_bytes()?;
        let sequence = entry.chain.sequence();
        let key = BindingKey::random(self.settings().entropy.as_ref())?;
        let binding = act.binding(&key)?;
        let reply = Stored {
            binding: key,
            case: id,
            determined: work.headers.first().and_then(|header| header.determined.clone()),
            number: opened.number(),
            recorded_at: now,
            stage: opened.kernel().stage,
            version: case.version(),
        };
        let chain = Chain::after(sequence, act.act.suite.leaf(&bytes)).ok_or_else(|| {
            Report::new(codes::text::DEFECT).with("what", "a record after which none can follow")
        })?;
        let batch = Batch {
            command: act.act.command,
            binding,
            person: person_of(act),
            recorded_at: now.instant(),
            expected,
            links_seen: work.link.into_iter().collect(),
            links: work.link.map(|(key, _)| (key, id)).into_iter().collect(),
            record: StoredRecord { case: id, sequence, bytes },
            events,
            rows,
            reply: canonical::to_vec(&reply)?,
        };
        after.push(Entry { case, chain });
        for entry in after {
            state.put(entry);
        }
        Ok((batch, Draft { reply, touched }))
    }
}

/// What a decision gave.
struct Decided {
    editions: Pinned,
    headers: Vec<EventHeader>,
    link: Option<(LinkDigest, u32)>,
    linked: Vec<Case>,
}

/// The editions that a case is decided under: those that its receipt pinned, before it those in force; the
/// network is always the one in force.
pub(super) struct World {
    pub(super) editions: Pinned,
    pub(super) kept: Kept,
    pub(super) network: Arc<Network>,
}

impl World {
    pub(super) fn of(office: &Office, state: &mut State, case: &Case) -> Result<Self, Report> {
        let in_force = state.editions.in_force();
        let pinned = case.opened().and_then(crate::case::Opened::pinned);
        let editions = pinned.map_or(in_force, |pinned| Pinned { network: in_force.network, ..*pinned });
        let kept = state.editions.pinned(office.journal(), &editions)?;
        Ok(Self { editions, kept, network: state.editions.network() })
    }
}

pub(super) fn item_of<'a>(catalog: &'a Catalog, code: &ItemCode) -> Result<&'a Item, Report> {
    catalog.item(code).ok_or_else(|| Report::new(codes::office::ITEM_UNKNOWN).with("found", code))
}

/// What the item's policy says of the facts of an act, where it is asked.
fn determined(policy: Option<Policy>, act: &Prepared, item: &Item) -> Result<Option<Determined>, Failure> {
    let facts = act.payload.facts.as_ref();
    let policy = policy.filter(|_| asks_policy(act.asked.order().kind(), facts.is_some()));
    match (policy, facts) {
        (Some(policy), Some(facts)) => Ok(Some(Determined::of(item, &policy, facts)?)),
        (Some(policy), None) => Ok(Some(Determined::of(item, &policy, &Facts::new())?)),
        (None, Some(_)) => Err(Report::new(codes::office::FACTS_UNASKED).with("item", &item.code).into()),
        (None, None) => Ok(None),
    }
}

fn item_code(case: &Case, asked: &Asked) -> Option<ItemCode> {
    match (case.opened(), asked) {
        (Some(opened), _) => Some(opened.item().clone()),
        (None, Asked::Command(Command::Register { item, .. })) => Some(item.clone()),
        (None, _) => None,
    }
}

/// Members of staff among the parties, found through the keyed digests, whom the case does not know yet. Only
/// the finding goes on.
fn parties_on_staff(act: &Prepared, case: &Case, state: &State, network: &Network) -> Vec<PersonId> {
    if !matches!(act.asked, Asked::Command(Command::Register { .. } | Command::Receive { .. })) {
        return Vec::new();
    }
    let mut found: Vec<PersonId> = Vec::new();
    for party in act.payload.parties() {
        let digest = state.link_key.person(&party.identity.digest_bytes());
        let new = |person: &&PersonId| !found.contains(person) && !case.parties_on_staff().contains(person);
        found.extend(network.person_by_digest(&digest).filter(new).cloned());
    }
    found
}

fn stored_event(
    case: CaseId,
    version: u32,
    header: &EventHeader,
    payload: Option<Vec<u8>>,
) -> Result<StoredEvent, Report> {
    Ok(StoredEvent { case, version, schema: SCHEMA, header: canonical::to_vec(header)?, payload })
}

/// The header of an event that an act causes on another case: nobody touched that one.
fn linking(act: &Prepared, now: Moment) -> EventHeader {
    let event = Event::Linked { case: act.act.case };
    EventHeader { at: now, by: None, desk: act.desk, determined: None, event, hand: None }
}

pub(super) fn person_of(act: &Prepared) -> String {
    let desk = match act.desk {
        crate::case::kernel::Desk::Timer => "timer",
        _ => "portal",
    };
    act.login.as_ref().map_or_else(|| desk.into(), |login| login.person.to_string())
}
