//! Folds an event header into a case. Reads headers only, so that it works after every payload was erased.

use super::clocks::Step;
use super::event::{Event, EventHeader, StoredPaper};
use super::kernel::{Clock, Hands, Kernel, Lease as Held, Stage};
use super::ledger::{Case, Lease, Opened};
use crate::calendar::civil_day;
use crate::report::{Report, codes};
use crate::text::Words;

impl Case {
    /// The case after an event.
    ///
    /// # Errors
    /// `case-corrupt` when the event cannot follow: a second registration, anything before the first.
    pub fn apply(mut self, header: &EventHeader) -> Result<Self, Report> {
        let version = self.version.saturating_add(1);
        let corrupt = |what: Words| {
            Report::new(codes::command::CASE_CORRUPT).with("version", version).with_text("what", what.text())
        };
        match (&header.event, self.opened.is_some()) {
            (Event::Registered { .. }, true) => {
                return Err(corrupt(Words { en: "registered twice", zh: "登记两次" }));
            }
            (Event::Registered { .. }, false) | (_, true) => {}
            (_, false) => {
                return Err(corrupt(Words {
                    en: "nothing was registered before it", zh: "此前没有登记"
                }));
            }
        }
        self.version = version;
        self.touch(header);
        if let Some(determined) = &header.determined {
            self.determined = Some(determined.clone());
        }
        let before = self.kernel().copied();
        if let (Some(opened), Some(change)) = (&mut self.opened, header.event.change()) {
            if let Event::Received { profile, .. } = &header.event {
                opened.kernel.profile = *profile;
            }
            opened.kernel = opened.kernel.apply(change);
        }
        self.fold(header);
        self.settle(before, header);
        Ok(self)
    }

    /// The ledger of hands.
    fn touch(&mut self, header: &EventHeader) {
        if let (Some(person), Some(hand)) = (&header.by, header.hand) {
            match self.hands.iter_mut().find(|(known, _)| known == person) {
                Some((_, hands)) => *hands = hands.and(hand),
                None => self.hands.push((person.clone(), Hands::NONE.and(hand))),
            }
        }
    }

    fn fold(&mut self, header: &EventHeader) {
        let day = civil_day(header.at.instant());
        match &header.event {
            Event::Registered {
                applicant,
                item,
                linked,
                number,
                outlet,
                parties_on_staff,
                period,
                profile,
                section,
                term,
            } => {
                self.parties_on_staff.clone_from(parties_on_staff);
                self.opened = Some(Opened {
                    kernel: Kernel::draft(*profile),
                    applicant: *applicant,
                    item: item.clone(),
                    number: *number,
                    outlet: outlet.clone(),
                    document_at: outlet.clone(),
                    period: period.clone(),
                    section: section.clone(),
                    pinned: None,
                });
                self.linked.clone_from(linked);
                self.term = Some(*term);
            }
            Event::Linked { case } => self.linked.push(*case),
            Event::Received {
                editions, limits, notice, outlet, papers, parties_on_staff, section, ..
            } => {
                self.clocks = self.clocks.with(Step::Received(day));
                self.clocks.limits.clone_from(limits);
                self.papers.clone_from(papers);
                self.parties_on_staff.extend_from_slice(parties_on_staff);
                self.receiver.clone_from(&header.by);
                self.notice = Some(*notice);
                if let Some(opened) = &mut self.opened {
                    opened.outlet.clone_from(outlet);
                    opened.document_at.clone_from(outlet);
                    opened.section.clone_from(section);
                    opened.pinned = Some(*editions);
                }
            }
            Event::SupplementAsked { limits, missing, term } => {
                self.clocks.limits.clone_from(limits);
                self.missing.clone_from(missing);
                self.term = Some(*term);
            }
            Event::Supplied { limits, papers } => {
                self.take_in(papers);
                self.missing.clear();
                if self.clocks.paused_since.is_some() {
                    self.clocks = self.clocks.with(Step::Resumed(day));
                }
                self.clocks.limits.clone_from(limits);
            }
            Event::SuppliedPartly { papers } => {
                self.take_in(papers);
                // What had come before and was found wanting is still missing.
                let determined = &header.determined;
                let spared = |at| determined.as_ref().is_some_and(|determined| determined.spares(at));
                self.missing.retain(|at| papers.iter().all(|paper| paper.material != *at) && !spared(*at));
            }
            Event::Accepted { limits } => {
                self.clocks = self.clocks.with(Step::Accepted(day));
                self.clocks.limits.clone_from(limits);
            }
            Event::DeemedAccepted { limits } => {
                let since = self.clocks.received.unwrap_or(day);
                self.clocks = self.clocks.with(Step::Accepted(since));
                self.clocks.limits.clone_from(limits);
            }
            Event::Taken { fence, until } => self.lend(header.by.clone(), *fence, *until),
            Event::Substituted { fence: Some(fence), person, until } => {
                self.lend(Some(person.clone()), *fence, *until);
            }
            Event::Proposed { .. } => self.proposer.clone_from(&header.by),
            Event::DocumentMade { term, .. } | Event::ReceivedAtOutlet { term } => self.term = Some(*term),
            Event::SentToOutlet { outlet } => {
                if let Some(opened) = &mut self.opened {
                    opened.document_at.clone_from(outlet);
                }
            }
            Event::ReturnedToMaker {} => {
                if let Some(opened) = &mut self.opened {
                    opened.document_at.clone_from(&opened.outlet);
                }
            }
            Event::Recused { .. } => self.barred.extend(header.by.clone()),
            _ => {}
        }
    }

    /// What follows from the kernel: the lease is gone where it is free, the clock pauses and stops with it.
    fn settle(&mut self, before: Option<Kernel>, header: &EventHeader) {
        let Some(kernel) = self.kernel().copied() else {
            return;
        };
        let day = civil_day(header.at.instant());
        if kernel.lease == Held::Free {
            self.lease = None;
        }
        if kernel.stage != Stage::UnderReview {
            self.proposer = None;
        }
        if kernel.waiting == super::kernel::Waiting::No {
            self.term = None;
        }
        let was = before.map_or(Clock::Off, |kernel| kernel.clock);
        if kernel.clock == Clock::PausedSupplement && was == Clock::Running {
            self.clocks = self.clocks.with(Step::Paused(day));
        }
        if kernel.clock == Clock::Stopped && self.clocks.paused_since.is_some() {
            self.clocks = self.clocks.with(Step::Resumed(day));
        }
        if kernel.clock == Clock::Stopped {
            self.clocks.limits.clear();
        }
        let moved = before.is_none_or(|before| {
            (before.stage, before.lease, before.waiting, before.custody, before.escalation)
                != (kernel.stage, kernel.lease, kernel.waiting, kernel.custody, kernel.escalation)
        });
        if moved {
            self.since = Some(header.at);
        }
    }

    fn take_in(&mut self, papers: &[StoredPaper]) {
        for paper in papers {
            self.papers.retain(|known| known.material != paper.material);
            self.papers.push(paper.clone());
        }
    }

    fn lend(&mut self, holder: Option<crate::id::PersonId>, fence: u32, until: crate::trace::Moment) {
        self.fence = fence;
        self.lease = holder.map(|holder| Lease { fence, holder, until });
    }
}
