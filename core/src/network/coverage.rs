//! Coverage (2N+1): whether the people of a day can do all that the catalogue offers, and what is missing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Network;
use super::index::Demand;
use super::outlet::{Outlet, WindowWork};
use super::staff::{Employer, Staff};
use crate::id::{PersonId, SectionCode};
use crate::report::codes::network as codes;
use crate::report::{Code, Place, Report};

/// Every gap on a day: outlets first, then categories; the items of one category and cause in one report.
pub(super) fn gaps(network: &Network, on: NaiveDate) -> Vec<Report> {
    let mut found = Vec::new();
    for (at, outlet) in network.edition.outlets.iter().enumerate() {
        found.extend(
            outlet_gaps(network, outlet, on).map(|gap| gap.at(Place::path(format!("outlets[{at}]")))),
        );
    }
    found.extend(item_gaps(network, on));
    found
}

fn outlet_gaps(network: &Network, outlet: &Outlet, on: NaiveDate) -> impl Iterator<Item = Report> {
    let works = [
        (WindowWork::Accept, codes::GAP_WINDOW_ACCEPT, codes::GAP_CLERK_ACCEPT),
        (WindowWork::Issue, codes::GAP_WINDOW_ISSUE, codes::GAP_CLERK_ISSUE),
    ];
    works.into_iter().filter_map(move |(work, no_window, no_clerk)| {
        let staffed = || {
            let mut clerks = network.window_clerks(&outlet.code, on);
            clerks.any(|clerk| network.at_window(clerk, &outlet.code, work, on).is_posted())
        };
        let code = match outlet.does(None, work) {
            false => no_window,
            true if !staffed() => no_clerk,
            true => return None,
        };
        Some(Report::new(code).with("outlet", &outlet.code).with("on", on))
    })
}

/// Why items of one category cannot be handled.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    Section,
    Accept,
    Review { found: usize, needed: u8 },
    Issue,
}

fn item_gaps(network: &Network, on: NaiveDate) -> Vec<Report> {
    let people = People::on(network, on);
    let mut gaps: BTreeMap<(&str, &SectionCode, Cause), Vec<&Demand>> = BTreeMap::new();
    for item in network.demands.all() {
        for cause in people.causes(item) {
            gaps.entry((item.category.as_str(), &item.section, cause)).or_default().push(item);
        }
    }
    let report = |((category, section, cause), items): ((&str, &SectionCode, Cause), Vec<&Demand>)| {
        let first = items.first()?;
        let gap = |code: Code| {
            Report::new(code)
                .with("category", category)
                .with("count", items.len())
                .with("item", &first.code)
                .with("on", on)
                .with("section", section)
                .at(Place::path("hall"))
        };
        Some(match cause {
            Cause::Section => gap(codes::GAP_SECTION),
            Cause::Accept => gap(codes::GAP_ACCEPT),
            Cause::Review { found, needed } => {
                gap(codes::GAP_REVIEW).with("found", found).with("needed", needed)
            }
            Cause::Issue => gap(codes::GAP_ISSUE),
        })
    };
    gaps.into_iter().filter_map(report).collect()
}

/// Who works where on a day.
struct People<'n> {
    network: &'n Network,
    on: NaiveDate,
    accepting: Vec<(&'n Staff, &'n Outlet)>,
    issuing: Vec<&'n Outlet>,
    reviewers: BTreeMap<(&'n str, &'n SectionCode), Vec<&'n PersonId>>,
}

impl<'n> People<'n> {
    fn on(network: &'n Network, on: NaiveDate) -> Self {
        let mut accepting = Vec::new();
        let mut issuing = Vec::new();
        for outlet in &network.edition.outlets {
            for clerk in network.window_clerks(&outlet.code, on) {
                let does = |work| network.at_window(clerk, &outlet.code, work, on).is_posted();
                if does(WindowWork::Accept) {
                    accepting.extend(network.staff(clerk).map(|person| (person, outlet)));
                }
                if does(WindowWork::Issue) {
                    issuing.push(outlet);
                }
            }
        }
        let sections = &network.edition.hall.sections;
        let known = |section: &SectionCode| sections.iter().any(|one| one.code == *section);
        let mut reviewers = BTreeMap::new();
        for item in network.demands.all().iter().filter(|item| known(&item.section)) {
            let found = || network.reviewers(&item.category, &item.section, on).collect();
            reviewers.entry((item.category.as_str(), &item.section)).or_insert_with(found);
        }
        Self { network, on, accepting, issuing, reviewers }
    }

    fn causes(&self, item: &Demand) -> Vec<Cause> {
        let mut causes = Vec::new();
        let acceptors: Vec<&PersonId> = self.acceptors(item).collect();
        if acceptors.is_empty() {
            causes.push(Cause::Accept);
        }
        match self.reviewers.get(&(item.category.as_str(), &item.section)) {
            None => causes.push(Cause::Section),
            Some(reviewers) => {
                // Whoever accepts does not review: the best acceptor is one who is no reviewer.
                let all_review = !acceptors.is_empty() && acceptors.iter().all(|one| reviewers.contains(one));
                let found = reviewers.len().saturating_sub(usize::from(all_review));
                if found < usize::from(item.reviewers) {
                    causes.push(Cause::Review { found, needed: item.reviewers });
                }
            }
        }
        if !self.issuing.iter().any(|outlet| outlet.offers(&item.code)) {
            causes.push(Cause::Issue);
        }
        causes
    }

    fn acceptors(&self, item: &Demand) -> impl Iterator<Item = &'n PersonId> {
        let agreed = self.network.within_agreement(&item.code);
        self.accepting.iter().filter_map(move |(person, outlet)| {
            let may = agreed || person.employer == Employer::Bureau;
            (may && outlet.offers(&item.code) && self.network.qualified(&person.id, &item.category, self.on))
                .then_some(&person.id)
        })
    }
}
