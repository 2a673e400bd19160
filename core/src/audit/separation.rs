//! 受审分离, checked again from headers alone: who had two hands in one case.
//!
//! The rules stand here a second time, in other words than those of the kernel and without asking it: what one of
//! the two gets wrong, the other finds. They read who, at which desk, and what happened; for the employer of a
//! clerk the network edition, where it is at hand.

use std::collections::HashMap;

use crate::case::kernel::{Desk, Hand, Profile, Proposal};
use crate::case::{Event, EventHeader};
use crate::catalog::item::{Lane, ReviewTier};
use crate::id::{CaseId, PersonId};
use crate::network::{Employer, Network};
use crate::report::{Report, codes};
use crate::text::Words;
use crate::trace::Record;

/// The hands of every case that was read.
#[derive(Debug, Clone, Default)]
pub struct Separation {
    cases: HashMap<CaseId, Ledger>,
}

/// Where an act stands: its case, and the number of its record there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct At {
    case: CaseId,
    sequence: u32,
}

/// What one case knows about people.
#[derive(Debug, Clone, Default)]
struct Ledger {
    /// Each person's hands, with the first record of each.
    hands: Vec<(PersonId, Hand, At)>,
    linked: Vec<CaseId>,
    /// Who is kept from the case: by a recusal, or as a party.
    kept_out: Vec<(PersonId, Rule, At)>,
    profile: Option<Profile>,
    /// The latest word in this round of review.
    proposed: Option<(PersonId, Proposal, At)>,
    received: Option<(PersonId, At)>,
}

/// A rule of separation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    ActorMisstated,
    BankDecided,
    CompletedAlone,
    CosignedOwn,
    HandMisstated,
    HandlerSupervised,
    PartyActed,
    RecusedActed,
    ReviewedAlone,
    ReviewedAtWindow,
    ReviewedOwn,
    ReviewedTwice,
    UnreviewedDecision,
}

impl Rule {
    const fn words(self) -> Words {
        match self {
            Self::ActorMisstated => Words {
                en: "the event is by another person or desk than the act",
                zh: "事件所载人员或岗位与行为不同",
            },
            Self::BankDecided => Words {
                en: "a bank's employee did what only the bureau may",
                zh: "银行人员行使了仅限经办机构的职权",
            },
            Self::CompletedAlone => Words {
                en: "a window decided alone what the hall decides",
                zh: "应由大厅审查的事项由窗口单独决定",
            },
            Self::CosignedOwn => {
                Words { en: "a person co-signed their own receipt", zh: "接件人会签了自己的接件" }
            }
            Self::HandMisstated => Words {
                en: "the event states another hand than it makes",
                zh: "事件所载经手身份与其行为不符",
            },
            Self::HandlerSupervised => {
                Words { en: "one person both handled and supervised", zh: "同一人既经手又监督" }
            }
            Self::PartyActed => Words { en: "a party handled the case", zh: "当事人经手本办件" },
            Self::RecusedActed => {
                Words { en: "a person acted after declaring a recusal", zh: "声明回避后仍经手" }
            }
            Self::ReviewedAlone => Words {
                en: "one reviewer decided what takes two",
                zh: "须两人审查的事项由一人决定",
            },
            Self::ReviewedAtWindow => {
                Words { en: "an item of the window entered review", zh: "窗口即办事项进入了审查" }
            }
            Self::ReviewedOwn => Words {
                en: "one person both worked at the window and reviewed",
                zh: "同一人既受理又审查",
            },
            Self::ReviewedTwice => {
                Words { en: "the second reviewer is the first", zh: "复审人与初审人为同一人" }
            }
            Self::UnreviewedDecision => Words {
                en: "it was decided by nobody in the hall",
                zh: "决定并非由大厅审查人员作出",
            },
        }
    }
}

/// What breaks: the rule, the person, and whose act it meets where.
type Breach = (Rule, Option<PersonId>, Option<PersonId>, At);

impl Separation {
    /// Reads the next record of a case with its events, those on linked cases too; gives a `separation-broken` for
    /// each rule that it breaks, with the ids of both persons and the number of the other record. Without a
    /// network nothing is said about banks.
    pub fn next(
        &mut self,
        case: CaseId,
        record: &Record,
        events: &[(CaseId, EventHeader)],
        network: Option<&Network>,
    ) -> Vec<Report> {
        let at = At { case, sequence: record.chain.sequence() };
        let mut found = Vec::new();
        for (place, (id, header)) in events.iter().enumerate() {
            self.stated(record, *id == case, place, header, at, &mut found);
            if *id == case {
                self.weighed(case, header, at, network, &mut found);
            }
            self.cases.entry(*id).or_default().fold(header, at);
        }
        found.into_iter().map(report).collect()
    }

    /// The header says of person, desk and hand what the act and the event make of them.
    fn stated(
        &self,
        record: &Record,
        is_own: bool,
        place: usize,
        header: &EventHeader,
        at: At,
        found: &mut Vec<Breach>,
    ) {
        let act = &record.act;
        let actor = act.person.as_ref().filter(|_| is_own);
        if header.by.as_ref() != actor || desk_name(header.desk) != act.desk.as_str() {
            found.push((Rule::ActorMisstated, header.by.clone(), act.person.clone(), at));
        }
        let made = header.by.as_ref().and_then(|_| hand(header));
        // What follows at once in the same act says nothing more about the hand.
        let fits = header.hand == made || (place > 0 && header.hand.is_none());
        if !fits {
            found.push((Rule::HandMisstated, header.by.clone(), act.person.clone(), at));
        }
    }

    /// Holds an event against everything known before it.
    fn weighed(
        &self,
        case: CaseId,
        header: &EventHeader,
        at: At,
        network: Option<&Network>,
        found: &mut Vec<Breach>,
    ) {
        let empty = Ledger::default();
        let ledger = self.cases.get(&case).unwrap_or(&empty);
        let by = header.by.as_ref();
        let mut breach = |rule, other: Option<&PersonId>, earlier: At| {
            found.push((rule, by.cloned(), other.cloned(), earlier));
        };
        if let (Some(person), Some(hand)) = (by, hand(header)) {
            let linked = ledger.linked.iter().filter_map(|id| self.cases.get(id));
            for known in std::iter::once(ledger).chain(linked) {
                for (_, other, earlier) in known.hands.iter().filter(|(who, ..)| who == person) {
                    match (hand, other) {
                        (Hand::Window, Hand::Review) | (Hand::Review, Hand::Window) => {
                            breach(Rule::ReviewedOwn, by, *earlier);
                        }
                        (Hand::Supervision, Hand::Window | Hand::Review)
                        | (Hand::Window | Hand::Review, Hand::Supervision) => {
                            breach(Rule::HandlerSupervised, by, *earlier);
                        }
                        _ => {}
                    }
                }
            }
            for (_, rule, earlier) in ledger.kept_out.iter().filter(|(who, ..)| who == person) {
                breach(*rule, by, *earlier);
            }
            let of_the_bureau = matches!(
                header.event,
                Event::AcceptanceRefused { .. }
                    | Event::RejectedAtWindow { .. }
                    | Event::CoSigned {}
                    | Event::Terminated {}
            );
            let employer = network.and_then(|network| network.staff(person)).map(|staff| staff.employer);
            if of_the_bureau && employer == Some(Employer::Bank) {
                breach(Rule::BankDecided, by, at);
            }
        }
        let profile = ledger.profile;
        let is_of_the_window = profile.is_some_and(|profile| profile.lane == Lane::AtWindow);
        match &header.event {
            Event::CoSigned {} => {
                if let Some((receiver, earlier)) = &ledger.received
                    && by == Some(receiver)
                {
                    breach(Rule::CosignedOwn, by, *earlier);
                }
            }
            Event::RejectedAtWindow { .. } | Event::CompletedAtWindow { .. } if !is_of_the_window => {
                breach(Rule::CompletedAlone, by, at);
            }
            Event::SentToReview {} | Event::Taken { .. } if is_of_the_window => {
                breach(Rule::ReviewedAtWindow, by, at);
            }
            Event::Approved { .. } | Event::Denied { .. } => {
                let said = match header.event {
                    Event::Approved { .. } => Proposal::Approve,
                    _ => Proposal::Deny,
                };
                if header.desk != Desk::Hall || by.is_none() {
                    breach(Rule::UnreviewedDecision, by, at);
                }
                if is_of_the_window {
                    breach(Rule::ReviewedAtWindow, by, at);
                }
                if profile.is_some_and(|profile| profile.review == ReviewTier::Double) {
                    match &ledger.proposed {
                        Some((first, _, earlier)) if by == Some(first) => {
                            breach(Rule::ReviewedTwice, Some(first), *earlier);
                        }
                        Some((_, word, _)) if *word == said => {}
                        _ => breach(Rule::ReviewedAlone, by, at),
                    }
                }
            }
            _ => {}
        }
    }
}

impl Ledger {
    fn fold(&mut self, header: &EventHeader, at: At) {
        if let (Some(person), Some(hand)) = (&header.by, hand(header))
            && !self.hands.iter().any(|(who, known, _)| who == person && *known == hand)
        {
            self.hands.push((person.clone(), hand, at));
        }
        let party = |person: &PersonId| (person.clone(), Rule::PartyActed, at);
        match &header.event {
            Event::Registered { linked, parties_on_staff, profile, .. } => {
                self.linked.clone_from(linked);
                self.profile = Some(*profile);
                self.kept_out.extend(parties_on_staff.iter().map(party));
            }
            Event::Linked { case } => self.linked.push(*case),
            Event::Received { parties_on_staff, profile, .. } => {
                self.profile = Some(*profile);
                self.kept_out.extend(parties_on_staff.iter().map(party));
                self.received = header.by.clone().map(|person| (person, at));
            }
            Event::Recused { .. } => {
                self.kept_out.extend(header.by.clone().map(|person| (person, Rule::RecusedActed, at)));
            }
            Event::Proposed { proposal, .. } => {
                self.proposed = header.by.clone().map(|person| (person, *proposal, at));
            }
            Event::Returned { .. } => self.proposed = None,
            _ => {}
        }
    }
}

/// The hand that an event makes of whoever brought it about at a desk.
const fn hand(header: &EventHeader) -> Option<Hand> {
    match &header.event {
        Event::Registered { .. }
        | Event::Linked { .. }
        | Event::LeaseEnded {}
        | Event::Recused { .. }
        | Event::Escalated { .. }
        | Event::DeemedAccepted { .. }
        | Event::Reminded {}
        | Event::OverdueProposed {} => None,
        Event::Received { .. }
        | Event::CoSigned {}
        | Event::Accepted { .. }
        | Event::AcceptanceRefused { .. }
        | Event::RejectedAtWindow { .. }
        | Event::CompletedAtWindow { .. }
        | Event::SentToReview {}
        | Event::DocumentMade { .. }
        | Event::SentToOutlet { .. }
        | Event::ReceivedAtOutlet { .. }
        | Event::HandedOver { .. }
        | Event::ReturnedToMaker {}
        | Event::Archived {} => Some(Hand::Window),
        Event::Taken { .. }
        | Event::Proposed { .. }
        | Event::Approved { .. }
        | Event::Denied { .. }
        | Event::Returned { .. } => Some(Hand::Review),
        Event::Substituted { .. } => Some(Hand::Supervision),
        Event::Supplied { .. }
        | Event::SuppliedPartly { .. }
        | Event::SupplementAsked { .. }
        | Event::Served { .. }
        | Event::Withdrawn {}
        | Event::Terminated {} => match header.desk {
            Desk::Window => Some(Hand::Window),
            Desk::Hall => Some(Hand::Review),
            Desk::Supervision => Some(Hand::Supervision),
            Desk::Portal | Desk::Timer => None,
        },
    }
}

const fn desk_name(desk: Desk) -> &'static str {
    match desk {
        Desk::Window => "window",
        Desk::Hall => "hall",
        Desk::Portal => "portal",
        Desk::Supervision => "supervision",
        Desk::Timer => "timer",
    }
}

fn report((rule, person, other, earlier): Breach) -> Report {
    let name = |person: Option<PersonId>| person.map_or_else(|| "-".into(), |person| person.to_string());
    Report::new(codes::audit::SEPARATION_BROKEN)
        .with_text("rule", rule.words().text())
        .with("person", name(person))
        .with("other", name(other))
        .with("earlier", earlier.sequence)
        .with("case", earlier.case)
}
