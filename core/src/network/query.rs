//! What a network is asked, for every command: each answer is found by halving, without allocation.

use chrono::NaiveDate;

use super::outlet::{Outlet, Place, Section, WindowWork};
use super::post::Post;
use super::staff::{Posting, Qualification, Staff};
use super::{Network, WindowRole};
use crate::canonical::Hash;
use crate::catalog::item::Item;
use crate::id::{ItemCode, OutletCode, PersonId, SectionCode, WindowCode};

/// Whether a person stands in a post at a place on a day, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'n> {
    /// Yes, by this posting.
    Posted(&'n Posting),
    /// No such person in the network.
    Unknown,
    /// Never in that post.
    NotInPost,
    /// In that post, but only at other places or other windows.
    Elsewhere,
    /// There, from that day on.
    NotYet(NaiveDate),
    /// There, until that day.
    Ended(NaiveDate),
}

impl Standing<'_> {
    /// Whether the person is posted.
    #[must_use]
    pub const fn is_posted(&self) -> bool {
        matches!(self, Self::Posted(_))
    }
}

impl Network {
    /// A person on the staff.
    #[must_use]
    pub fn staff(&self, person: &PersonId) -> Option<&Staff> {
        let all = &self.edition.staff;
        all.binary_search_by(|staff| staff.id.cmp(person)).ok().and_then(|at| all.get(at))
    }

    /// The person whose identity document has this keyed digest.
    #[must_use]
    pub fn person_by_digest(&self, identity: &Hash) -> Option<&PersonId> {
        let all = &self.index.identities;
        let at = all.binary_search_by(|(known, _)| known.cmp(identity)).ok()?;
        all.get(at).map(|(_, person)| person)
    }

    /// Whether a person is posted, as what, there, on a day. Who is posted to the hall is posted to each of
    /// its sections.
    #[must_use]
    pub fn posted(&self, person: &PersonId, post: Post, place: &Place, on: NaiveDate) -> Standing<'_> {
        self.standing(person, post, on, |posting| posting.place.covers(place))
    }

    /// Whether a person is posted as window clerk at an outlet on a day, at a window where such work is done.
    #[must_use]
    pub fn at_window(
        &self,
        person: &PersonId,
        outlet: &OutletCode,
        work: WindowWork,
        on: NaiveDate,
    ) -> Standing<'_> {
        let found = self.outlet(outlet);
        self.standing(person, Post::WindowClerk, on, |posting| {
            let here = matches!(&posting.place, Place::Outlet(code) if code == outlet);
            here && found.is_some_and(|outlet| outlet.does(posting.window.as_ref(), work))
        })
    }

    /// Every posting of a person, past, present and to come.
    #[must_use]
    pub fn postings_of(&self, person: &PersonId) -> &[Posting] {
        slice_of(&self.edition.postings, |posting| posting.person.cmp(person))
    }

    /// Whether a person is qualified for a category on a day.
    #[must_use]
    pub fn qualified(&self, person: &PersonId, category: &str, on: NaiveDate) -> bool {
        self.qualifications_of(person)
            .iter()
            .any(|granted| granted.holds(on) && granted.categories.iter().any(|name| name == category))
    }

    /// Every qualification of a person, past, present and to come.
    #[must_use]
    pub fn qualifications_of(&self, person: &PersonId) -> &[Qualification] {
        slice_of(&self.edition.qualifications, |granted| granted.person.cmp(person))
    }

    /// Whether a bank's employee may accept the item by agreement. Never so for a licence.
    #[must_use]
    pub fn within_agreement(&self, item: &ItemCode) -> bool {
        self.index.agreed.binary_search(item).is_ok()
    }

    /// Who is posted as window clerk at an outlet on a day, each once, sorted.
    pub fn window_clerks<'n>(
        &'n self,
        outlet: &OutletCode,
        on: NaiveDate,
    ) -> impl Iterator<Item = &'n PersonId> + use<'n> {
        let entry = self.index.clerks.get_key_value(outlet);
        entry.into_iter().flat_map(move |(outlet, people)| {
            people.iter().filter(move |person| {
                let at = |posting: &&Posting| {
                    posting.post == Post::WindowClerk
                        && posting.holds(on)
                        && matches!(&posting.place, Place::Outlet(code) if code == outlet)
                };
                self.postings_of(person).iter().any(|posting| at(&posting))
            })
        })
    }

    /// Who reviews items of a category that belong to a section, on a day: qualified for the category and posted
    /// to the section or to the hall, each once, sorted. An item says its category and its section.
    pub fn reviewers<'n>(
        &'n self,
        category: &str,
        section: &SectionCode,
        on: NaiveDate,
    ) -> impl Iterator<Item = &'n PersonId> + use<'n> {
        let people = self.index.reviewers.get_key_value(category);
        let section = self.section(section).map(|section| &section.code);
        people.zip(section).into_iter().flat_map(move |((category, people), section)| {
            people.iter().filter(move |person| {
                self.reviews_in(person, section, on) && self.qualified(person, category, on)
            })
        })
    }

    /// Who supervises on a day, each once, sorted.
    pub fn supervisors(&self, on: NaiveDate) -> impl Iterator<Item = &PersonId> {
        self.index
            .supervisors
            .iter()
            .filter(move |person| self.posted(person, Post::Supervisor, &Place::Hall, on).is_posted())
    }

    /// An outlet.
    #[must_use]
    pub fn outlet(&self, code: &OutletCode) -> Option<&Outlet> {
        let all = &self.edition.outlets;
        all.binary_search_by(|outlet| outlet.code.cmp(code)).ok().and_then(|at| all.get(at))
    }

    /// Whether an outlet offers an item: all outlets offer all items (全口径) but those that they withhold. An
    /// outlet that does not exist offers nothing.
    #[must_use]
    pub fn outlet_offers(&self, outlet: &OutletCode, item: &Item) -> bool {
        self.outlet(outlet).is_some_and(|outlet| outlet.offers(&item.code))
    }

    /// A section of the hall.
    #[must_use]
    pub fn section(&self, code: &SectionCode) -> Option<&Section> {
        let all = &self.edition.hall.sections;
        all.binary_search_by(|section| section.code.cmp(code)).ok().and_then(|at| all.get(at))
    }

    /// The section of the hall to which a category belongs; a single item of it may name another.
    #[must_use]
    pub fn section_of(&self, category: &str) -> Option<&SectionCode> {
        self.index.sections.get(category)
    }

    fn reviews_in(&self, person: &PersonId, section: &SectionCode, on: NaiveDate) -> bool {
        self.postings_of(person).iter().any(|posting| {
            let here = match &posting.place {
                Place::Hall => true,
                Place::Section(code) => code == section,
                Place::Outlet(_) => false,
            };
            here && posting.post == Post::Reviewer && posting.holds(on)
        })
    }

    /// The answer that says most: posted, else there at another time (the next time before the last), else
    /// elsewhere, else in another post.
    fn standing(
        &self,
        person: &PersonId,
        post: Post,
        on: NaiveDate,
        there: impl Fn(&Posting) -> bool,
    ) -> Standing<'_> {
        let mut best = Standing::NotInPost;
        for posting in self.postings_of(person).iter().filter(|posting| posting.post == post) {
            let found = match posting.until {
                _ if !there(posting) => Standing::Elsewhere,
                _ if posting.holds(on) => return Standing::Posted(posting),
                Some(until) if until < on => Standing::Ended(until),
                _ => Standing::NotYet(posting.from),
            };
            best = best.more_telling(found);
        }
        if best == Standing::NotInPost && self.staff(person).is_none() { Standing::Unknown } else { best }
    }
}

impl Standing<'_> {
    fn more_telling(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotYet(first), Self::NotYet(second)) => Self::NotYet(first.min(second)),
            (Self::Ended(first), Self::Ended(second)) => Self::Ended(first.max(second)),
            _ if other.weight() > self.weight() => other,
            _ => self,
        }
    }

    const fn weight(self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::NotInPost => 1,
            Self::Elsewhere => 2,
            Self::Ended(_) => 3,
            Self::NotYet(_) => 4,
            Self::Posted(_) => 5,
        }
    }
}

impl Outlet {
    /// Whether the outlet offers an item.
    #[must_use]
    pub fn offers(&self, item: &ItemCode) -> bool {
        !self.withheld.contains(item)
    }

    /// What is done at a window of the outlet.
    #[must_use]
    pub fn window(&self, code: &WindowCode) -> Option<WindowRole> {
        self.windows.iter().find(|window| window.code == *code).map(|window| window.role)
    }

    /// Whether such work is done at a window, or, where none is named, at any window of the outlet.
    pub(super) fn does(&self, window: Option<&WindowCode>, work: WindowWork) -> bool {
        let named = |code: &WindowCode| window.is_none_or(|window| window == code);
        self.windows.iter().any(|window| named(&window.code) && window.role.does(work))
    }
}

/// The run of equal entries in a sorted list.
fn slice_of<T>(all: &[T], compare: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = all.partition_point(|entry| compare(entry).is_lt());
    let rest = all.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|entry| compare(entry).is_eq())).unwrap_or_default()
}
