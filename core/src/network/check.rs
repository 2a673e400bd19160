//! Faults: what may not stand in any network, all at once.
//!
//! Places are paths inside the edition, as `postings[3].until`; whoever read the edition from files turns
//! them into file and line.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::edition::Edition;
use super::index::Demands;
use super::outlet::Place as Seat;
use super::post::{self, Post};
use super::staff::{Employer, Posting, Staff};
use crate::canonical::Hash;
use crate::catalog::item::ItemKind;
use crate::order;
use crate::report::codes::network as codes;
use crate::report::{Place, Report};

/// Faults of the edition in itself.
pub(super) fn faults(edition: &Edition) -> Vec<Report> {
    let mut check = Check { edition, found: Vec::new() };
    check.hall();
    check.outlets();
    check.staff();
    check.postings();
    check.exclusions();
    check.qualifications();
    check.agreement();
    check.found
}

/// Faults of the edition against the items of a catalogue.
pub(super) fn faults_against(edition: &Edition, demands: &Demands) -> Vec<Report> {
    let mut check = Check { edition, found: Vec::new() };
    check.items_named(demands);
    check.found
}

struct Check<'e> {
    edition: &'e Edition,
    found: Vec<Report>,
}

impl<'e> Check<'e> {
    fn fault(&mut self, path: impl Into<String>, report: Report) {
        self.found.push(report.at(Place::path(path)));
    }

    fn once<'a, K: Ord + std::fmt::Display + 'a>(
        &mut self,
        what: &str,
        names: impl IntoIterator<Item = (String, K)>,
    ) {
        let mut seen = BTreeSet::new();
        for (path, name) in names {
            let shown = name.to_string();
            if !seen.insert(name) {
                self.fault(path, Report::new(codes::TWICE).with("what", what).with("name", shown));
            }
        }
    }

    fn known(&mut self, what: &str, name: impl std::fmt::Display, exists: bool, path: impl Into<String>) {
        if !exists {
            self.fault(path, Report::new(codes::UNKNOWN_NAME).with("what", what).with("name", name));
        }
    }

    fn term(&mut self, from: NaiveDate, until: Option<NaiveDate>, path: &str) {
        if let Some(until) = until.filter(|until| *until < from) {
            let report = Report::new(codes::TERM_REVERSED).with("from", from).with("until", until);
            self.fault(format!("{path}.until"), report);
        }
    }

    fn hall(&mut self) {
        let sections = &self.edition.hall.sections;
        let path = |at: usize| format!("hall.sections[{at}]");
        self.once(
            "section",
            sections.iter().enumerate().map(|(at, section)| (path(at) + ".code", &section.code)),
        );
        let categories = sections.iter().enumerate().flat_map(|(at, section)| {
            let path = move |inner: usize| format!("hall.sections[{at}].categories[{inner}]");
            section.categories.iter().enumerate().map(move |(inner, name)| (path(inner), name))
        });
        self.once("category", categories);
    }

    fn outlets(&mut self) {
        let edition = self.edition;
        let code = |list: &'static str| move |at: usize| format!("{list}[{at}].code");
        let divisions = edition.divisions.iter().enumerate();
        self.once("division", divisions.map(|(at, division)| (code("divisions")(at), &division.code)));
        let outlets = edition.outlets.iter().enumerate();
        self.once("outlet", outlets.map(|(at, outlet)| (code("outlets")(at), &outlet.code)));
        for (at, outlet) in edition.outlets.iter().enumerate() {
            let path = format!("outlets[{at}]");
            let windows = outlet.windows.iter().enumerate();
            self.once(
                "window",
                windows.map(|(at, window)| (format!("{path}.windows[{at}].code"), &window.code)),
            );
            let withheld = outlet.withheld.iter().enumerate();
            self.once("item", withheld.map(|(at, item)| (format!("{path}.withheld[{at}]"), item)));
            let exists = edition.divisions.iter().any(|division| division.code == outlet.division);
            self.known("division", &outlet.division, exists, format!("{path}.division"));
        }
    }

    fn staff(&mut self) {
        let edition = self.edition;
        let ids = edition.staff.iter().enumerate();
        self.once("person", ids.map(|(at, person)| (format!("staff[{at}].id"), &person.id)));
        // A natural person exists once, under whatever ids.
        let mut seen: BTreeMap<Hash, &Staff> = BTreeMap::new();
        for (at, person) in edition.staff.iter().enumerate() {
            let Some(identity) = person.identity else { continue };
            let first = *seen.entry(identity).or_insert(person);
            if first.id != person.id {
                let report =
                    Report::new(codes::PERSON_TWICE).with("first", &first.id).with("second", &person.id);
                self.fault(format!("staff[{at}].identity"), report);
            }
        }
    }

    fn postings(&mut self) {
        let edition = self.edition;
        let people = order::map(edition.staff.iter().map(|person| (&person.id, person)));
        for (at, posting) in edition.postings.iter().enumerate() {
            let path = format!("postings[{at}]");
            let person = people.get(&posting.person);
            self.known("person", &posting.person, person.is_some(), format!("{path}.person"));
            self.term(posting.from, posting.until, &path);
            self.place(posting, &path);
            let clerk = matches!(posting.post, Post::WindowClerk | Post::CustomerManager);
            if person.is_some_and(|person| person.employer == Employer::Bank) && !clerk {
                let report =
                    Report::new(codes::BANK_POST).with("person", &posting.person).with("post", posting.post);
                self.fault(format!("{path}.post"), report);
            }
        }
    }

    fn place(&mut self, posting: &Posting, path: &str) {
        let fits = match (posting.post.seat(), &posting.place) {
            (post::Seat::Outlet, place) => matches!(place, Seat::Outlet(_)),
            (post::Seat::SectionOrHall, place) => matches!(place, Seat::Section(_) | Seat::Hall),
            (post::Seat::Hall, place) => matches!(place, Seat::Hall),
        };
        let edition = self.edition;
        let windows = match &posting.place {
            Seat::Hall => None,
            Seat::Section(code) => {
                let exists = edition.hall.sections.iter().any(|section| section.code == *code);
                self.known("section", code, exists, format!("{path}.place"));
                None
            }
            Seat::Outlet(code) => {
                let outlet = edition.outlets.iter().find(|outlet| outlet.code == *code);
                self.known("outlet", code, outlet.is_some(), format!("{path}.place"));
                outlet
            }
        };
        if !fits {
            let report =
                Report::new(codes::POST_SEAT).with("post", posting.post).with("place", &posting.place);
            self.fault(format!("{path}.place"), report);
        }
        if let Some(window) = &posting.window {
            let exists = windows.is_some_and(|outlet| outlet.window(window).is_some());
            self.known("window", window, exists, format!("{path}.window"));
        }
    }

    /// Postings of one person that hold at the same time.
    fn exclusions(&mut self) {
        let mut by_person: BTreeMap<_, Vec<(usize, &'e Posting)>> = BTreeMap::new();
        for (at, posting) in self.edition.postings.iter().enumerate() {
            by_person.entry(&posting.person).or_default().push((at, posting));
        }
        let mut found = Vec::new();
        for postings in by_person.values() {
            for (position, (at, later)) in postings.iter().enumerate() {
                let met = postings.iter().take(position).filter(|(_, earlier)| earlier.meets(later));
                found
                    .extend(met.filter_map(|(_, earlier)| clash(earlier, later)).map(|report| (*at, report)));
            }
        }
        order::by_key(&mut found, |(at, _)| *at);
        for (at, report) in found {
            self.fault(format!("postings[{at}].post"), report);
        }
    }

    fn qualifications(&mut self) {
        let edition = self.edition;
        let people = order::set(edition.staff.iter().map(|person| &person.id));
        for (at, granted) in edition.qualifications.iter().enumerate() {
            let path = format!("qualifications[{at}]");
            self.known("person", &granted.person, people.contains(&granted.person), format!("{path}.person"));
            self.term(granted.from, granted.until, &path);
            self.categories(&granted.categories, &path);
        }
    }

    fn agreement(&mut self) {
        let agreement = &self.edition.agreement;
        self.categories(&agreement.categories, "agreement");
        let items = agreement.items.iter().enumerate();
        self.once("item", items.map(|(at, item)| (format!("agreement.items[{at}]"), item)));
    }

    /// A category exists when a section of the hall reviews it.
    fn categories(&mut self, names: &[String], path: &str) {
        let edition = self.edition;
        for (at, name) in names.iter().enumerate() {
            let exists = edition.hall.sections.iter().any(|section| section.categories.contains(name));
            self.known("category", name, exists, format!("{path}.categories[{at}]"));
        }
        let listed = names.iter().enumerate();
        self.once("category", listed.map(|(at, name)| (format!("{path}.categories[{at}]"), name)));
    }

    fn items_named(&mut self, demands: &Demands) {
        let edition = self.edition;
        for (at, outlet) in edition.outlets.iter().enumerate() {
            for (inner, item) in outlet.withheld.iter().enumerate() {
                let exists = demands.find(item).is_some();
                self.known("item", item, exists, format!("outlets[{at}].withheld[{inner}]"));
            }
        }
        let licence = |item| Report::new(codes::AGREEMENT_LICENCE).with("item", item);
        for (at, code) in edition.agreement.items.iter().enumerate() {
            let path = format!("agreement.items[{at}]");
            match demands.find(code) {
                Some(item) if item.kind == ItemKind::Licence => self.fault(path, licence(code)),
                found => self.known("item", code, found.is_some(), path),
            }
        }
        for (at, category) in edition.agreement.categories.iter().enumerate() {
            for item in demands.in_category(category).filter(|item| item.kind == ItemKind::Licence) {
                self.fault(format!("agreement.categories[{at}]"), licence(&item.code));
            }
        }
    }
}

/// What stands against two postings of one person at the same time.
fn clash(earlier: &Posting, later: &Posting) -> Option<Report> {
    let Some(rule) = earlier.post.excludes(later.post) else {
        let same = earlier.post == later.post
            && earlier.place == later.place
            && (earlier.window == later.window || earlier.window.is_none() || later.window.is_none());
        return same.then(|| {
            Report::new(codes::POSTING_OVERLAP)
                .with("person", &later.person)
                .with("post", later.post)
                .with("place", &later.place)
        });
    };
    let code =
        if rule.source.is_empty() { codes::ADMINISTRATIONS_EXCLUSIVE } else { codes::FUNCTIONS_EXCLUSIVE };
    Some(
        Report::new(code)
            .with("person", &later.person)
            .with("first", earlier.post)
            .with("second", later.post),
    )
}
