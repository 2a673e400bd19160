//! Changes of the roster: each gives a new edition and leaves the old one as it was.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Network;
use super::outlet::Place;
use super::post::Post;
use super::staff::{Posting, Qualification, Staff};
use crate::id::{PersonId, WindowCode};
use crate::report::codes::network as codes;
use crate::report::{self, Faults, Report};

/// One change of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum RosterChange {
    /// A person joins the staff.
    Hire(Staff),
    /// A posting begins.
    Post(Posting),
    /// A posting that has not ended yet gets its last day. Person, post, place, window and first day name it.
    EndPosting {
        /// Its first day.
        from: NaiveDate,
        /// Who.
        person: PersonId,
        /// Where.
        place: Place,
        /// As what.
        post: Post,
        /// Its last day from now on. The day before the new edition's ends it at once.
        until: NaiveDate,
        /// Its window.
        window: Option<WindowCode>,
    },
    /// A person becomes qualified.
    Qualify(Qualification),
}

/// A network after a change of its roster.
#[derive(Debug, Clone)]
pub struct Changed {
    /// The new edition.
    pub network: Network,
    /// What nobody can do on the first day on which the change is felt, each naming the post to be filled.
    /// The change stands nevertheless: people leave, and cases that nobody can take are escalated.
    pub gaps: Vec<Report>,
}

impl RosterChange {
    /// The first day on which the change is felt, once it holds from a day.
    #[must_use]
    pub fn felt(&self, effective: NaiveDate) -> NaiveDate {
        effective.max(match self {
            Self::Hire(_) => effective,
            Self::Post(posting) => posting.from,
            Self::Qualify(granted) => granted.from,
            Self::EndPosting { until, .. } => day_after(*until),
        })
    }
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

impl Network {
    /// The network after a change of the roster, as an edition that holds from a day.
    ///
    /// # Errors
    /// `network-edition-order` for a day before the present edition's, `network-not-before-recorded` for a
    /// change that reaches back before that day, `network-posting-unknown` for the end of a posting that
    /// does not exist, and every fault that the changed network would have: exclusive posts, a person
    /// twice, unknown names. Gaps in the coverage are no errors; they are told beside the network.
    pub fn with(&self, change: &RosterChange, effective: NaiveDate) -> Result<Changed, Faults> {
        let mut found = Vec::new();
        if effective < self.edition.effective {
            let report = Report::new(codes::EDITION_ORDER)
                .with("effective", effective)
                .with("before", self.edition.effective);
            found.push(report.at(report::Place::path("effective")));
        }
        let not_before = |day: NaiveDate, path: &str| {
            (day < effective).then(|| {
                Report::new(codes::NOT_BEFORE_RECORDED)
                    .with("day", day)
                    .with("effective", effective)
                    .at(report::Place::path(path))
            })
        };
        let mut edition = self.edition.clone();
        edition.effective = effective;
        match change {
            RosterChange::Hire(person) => edition.staff.push(person.clone()),
            RosterChange::Post(posting) => {
                found.extend(not_before(posting.from, "post.from"));
                edition.postings.push(posting.clone());
            }
            RosterChange::Qualify(granted) => {
                found.extend(not_before(granted.from, "qualify.from"));
                edition.qualifications.push(granted.clone());
            }
            RosterChange::EndPosting { from, person, place, post, until, window } => {
                found.extend(not_before(day_after(*until), "end-posting.until"));
                let named = |posting: &&mut Posting| {
                    posting.from == *from
                        && posting.person == *person
                        && posting.place == *place
                        && posting.post == *post
                        && posting.window == *window
                        && posting.until.is_none_or(|ended| ended >= effective)
                };
                match edition.postings.iter_mut().find(named) {
                    Some(posting) => posting.until = Some(*until),
                    None => found.push(
                        Report::new(codes::POSTING_UNKNOWN)
                            .with("from", from)
                            .with("person", person)
                            .with("place", place)
                            .with("post", post)
                            .at(report::Place::path("end-posting")),
                    ),
                }
            }
        }
        Faults::check(found)?;
        let network = Self::assemble(edition, self.demands.clone())?;
        let gaps = network.gaps(change.felt(effective));
        Ok(Changed { network, gaps })
    }
}
