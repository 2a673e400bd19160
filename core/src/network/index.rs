//! What the queries look up: made once for an edition, sorted, found by halving.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::edition::Edition;
use super::post::Post;
use crate::canonical::Hash;
use crate::catalog::item::{Item, ItemKind, ReviewTier};
use crate::id::{ItemCode, OutletCode, PersonId, SectionCode};
use crate::order;

/// What one item asks of the network.
#[derive(Debug, Clone)]
pub(super) struct Demand {
    pub(super) category: String,
    pub(super) code: ItemCode,
    pub(super) kind: ItemKind,
    /// How many different reviewers decide, 1 or 2.
    pub(super) reviewers: u8,
    pub(super) section: SectionCode,
}

/// What the items of a catalogue ask of the network, sorted by code.
#[derive(Debug, Clone)]
pub(super) struct Demands(Arc<[Demand]>);

impl Demands {
    pub(super) fn new<'i>(items: impl IntoIterator<Item = &'i Item>) -> Self {
        let mut demands: Vec<Demand> = items.into_iter().map(Demand::of).collect();
        order::by(&mut demands, |a, b| a.code.cmp(&b.code));
        Self(demands.into())
    }

    pub(super) fn all(&self) -> &[Demand] {
        &self.0
    }

    pub(super) fn find(&self, code: &ItemCode) -> Option<&Demand> {
        let at = self.0.binary_search_by(|demand| demand.code.cmp(code)).ok()?;
        self.0.get(at)
    }

    pub(super) fn in_category<'a>(&'a self, category: &'a str) -> impl Iterator<Item = &'a Demand> {
        self.0.iter().filter(move |demand| demand.category == category)
    }
}

impl Demand {
    fn of(item: &Item) -> Self {
        Self {
            category: item.category.clone(),
            code: item.code.clone(),
            kind: item.kind,
            reviewers: match item.review.value {
                ReviewTier::Single => 1,
                ReviewTier::Double => 2,
            },
            section: item.section.value.clone(),
        }
    }
}

/// The look-up tables of an edition.
#[derive(Debug, Clone)]
pub(super) struct Index {
    /// The items that the agreement names, singly or by category, sorted.
    pub(super) agreed: Vec<ItemCode>,
    /// Who is a window clerk at an outlet on some day.
    pub(super) clerks: BTreeMap<OutletCode, Vec<PersonId>>,
    /// Identity digests, sorted.
    pub(super) identities: Vec<(Hash, PersonId)>,
    /// Who reviews a category on some day.
    pub(super) reviewers: BTreeMap<String, Vec<PersonId>>,
    /// The section that reviews a category.
    pub(super) sections: BTreeMap<String, SectionCode>,
    /// Who is a supervisor on some day.
    pub(super) supervisors: Vec<PersonId>,
}

impl Index {
    /// Takes a sorted edition without faults.
    pub(super) fn new(edition: &Edition, demands: &Demands) -> Self {
        let agreement = &edition.agreement;
        let whole = order::set(agreement.categories.iter().map(String::as_str));
        let mut agreed = agreement.items.clone();
        agreed.extend(
            demands
                .all()
                .iter()
                .filter(|item| whole.contains(item.category.as_str()))
                .map(|item| item.code.clone()),
        );
        // The catalogue may have made a listed item a licence since.
        agreed.retain(|code| demands.find(code).is_some_and(|item| item.kind != ItemKind::Licence));
        order::sort(&mut agreed);
        agreed.dedup();

        let mut identities: Vec<_> = edition
            .staff
            .iter()
            .filter_map(|person| person.identity.map(|identity| (identity, person.id.clone())))
            .collect();
        order::sort(&mut identities);

        Self {
            agreed,
            clerks: clerks(edition),
            identities,
            reviewers: reviewers(edition),
            sections: sections(edition),
            supervisors: in_post(edition, Post::Supervisor).into_iter().cloned().collect(),
        }
    }
}

fn in_post(edition: &Edition, post: Post) -> BTreeSet<&PersonId> {
    edition.postings.iter().filter(|posting| posting.post == post).map(|posting| &posting.person).collect()
}

fn clerks(edition: &Edition) -> BTreeMap<OutletCode, Vec<PersonId>> {
    let at = |outlet: &OutletCode| {
        let here = super::Place::Outlet(outlet.clone());
        let mut people: Vec<PersonId> = edition
            .postings
            .iter()
            .filter(|posting| posting.post == Post::WindowClerk && posting.place == here)
            .map(|posting| posting.person.clone())
            .collect();
        // Postings are sorted by person.
        people.dedup();
        people
    };
    edition.outlets.iter().map(|outlet| (outlet.code.clone(), at(&outlet.code))).collect()
}

fn reviewers(edition: &Edition) -> BTreeMap<String, Vec<PersonId>> {
    let posted = in_post(edition, Post::Reviewer);
    let mut found: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    // Qualifications are sorted by person.
    for granted in edition.qualifications.iter().filter(|granted| posted.contains(&granted.person)) {
        for category in &granted.categories {
            let people = found.entry(category.clone()).or_default();
            if people.last() != Some(&granted.person) {
                people.push(granted.person.clone());
            }
        }
    }
    found
}

fn sections(edition: &Edition) -> BTreeMap<String, SectionCode> {
    let of = |section: &super::Section| {
        let code = section.code.clone();
        section.categories.clone().into_iter().map(move |category| (category, code.clone()))
    };
    edition.hall.sections.iter().flat_map(of).collect()
}
