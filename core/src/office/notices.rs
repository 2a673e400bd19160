//! What the applicant was told: every notice of a case, in both languages, made from its events.

use super::Office;
use super::submit::item_of;
use crate::canonical;
use crate::case::notice::{Notice, Sources, notice};
use crate::case::{Case, Event, EventHeader, Payload};
use crate::id::CaseId;
use crate::journal::StoredEvent;
use crate::report::Report;
use crate::trace::payload::SealedPayload;

impl Office {
    /// Every notice that the events of a case call for, oldest first. Names appear while their payloads exist;
    /// after erasure a notice speaks of "the applicant".
    ///
    /// # Errors
    /// `case-unknown`; what the store reports.
    pub fn notices(&self, id: CaseId) -> Result<Vec<Notice>, Report> {
        let mut case = Case::unopened(id);
        let mut parties = Payload::default();
        let mut notices = Vec::new();
        for stored in self.journal().events(id)? {
            let header: EventHeader = canonical::from_slice(&stored.header)?;
            case = case.apply(&header)?;
            let said = payload(&stored)?;
            parties = Payload {
                agent: said.agent.clone().or(parties.agent),
                applicant: said.applicant.clone().or(parties.applicant),
                subject: said.subject.clone().or(parties.subject),
                ..said
            };
            let Some(opened) = case.opened() else { continue };
            let (world, policy) = self.law_of(&mut self.state(), &case)?;
            let at = match header.event {
                Event::SentToOutlet { .. } | Event::ReceivedAtOutlet { .. } => opened.document_at(),
                _ => opened.outlet(),
            };
            let outlet = world.network.outlet(at).map(|outlet| outlet.name.clone());
            let sources = Sources {
                calendar: &world.kept.calendar,
                item: item_of(&world.kept.catalog, opened.item())?,
                outlet: &outlet.unwrap_or_else(|| crate::text::Text::new(at.as_str(), at.as_str())),
                payload: Some(&parties).filter(|parties| !parties.is_empty()),
                policy: policy.as_ref(),
                terms: &world.kept.terms,
            };
            notices.extend(notice(&case, &header, &sources));
        }
        if case.version() == 0 { Err(super::unknown_case()) } else { Ok(notices) }
    }
}

/// The payload of an event; empty where there was none or it was erased.
pub(super) fn payload(stored: &StoredEvent) -> Result<Payload, Report> {
    match &stored.payload {
        Some(bytes) => canonical::from_slice(SealedPayload::from_bytes(bytes)?.fields().as_str().as_bytes()),
        None => Ok(Payload::default()),
    }
}
