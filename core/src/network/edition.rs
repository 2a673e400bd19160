//! An edition of the network: the whole of it as plain data, as it is written, stored and named by its hash.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::outlet::{Division, Hall, Outlet};
use super::staff::{Agreement, Posting, Qualification, Staff};
use crate::order;

/// The network as data. Every list is sorted when it stands in a [`Network`](super::Network), so that one
/// content has one hash, in whatever order a person wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NetworkEdition")]
pub struct Edition {
    /// What a bank's employee may accept.
    pub agreement: Agreement,
    /// The divisions in which outlets stand.
    pub divisions: Vec<Division>,
    /// The day from which the edition holds (civil date, Asia/Shanghai); its coverage is checked on that day.
    pub effective: NaiveDate,
    /// The one hall.
    pub hall: Hall,
    /// The outlets.
    pub outlets: Vec<Outlet>,
    /// Who is posted where.
    pub postings: Vec<Posting>,
    /// Who is qualified for what.
    pub qualifications: Vec<Qualification>,
    /// The staff.
    pub staff: Vec<Staff>,
}

impl Edition {
    /// Puts every list into its one order.
    pub(super) fn sort(&mut self) {
        order::sort(&mut self.agreement.categories);
        order::sort(&mut self.agreement.items);
        order::by(&mut self.divisions, |a, b| a.code.cmp(&b.code));
        order::by(&mut self.hall.sections, |a, b| a.code.cmp(&b.code));
        for section in &mut self.hall.sections {
            order::sort(&mut section.categories);
        }
        order::by(&mut self.outlets, |a, b| a.code.cmp(&b.code));
        for outlet in &mut self.outlets {
            order::by(&mut outlet.windows, |a, b| a.code.cmp(&b.code));
            order::sort(&mut outlet.withheld);
        }
        order::by(&mut self.staff, |a, b| a.id.cmp(&b.id));
        order::by(&mut self.postings, |a, b| key(a).cmp(&key(b)));
        for qualification in &mut self.qualifications {
            order::sort(&mut qualification.categories);
        }
        order::by(&mut self.qualifications, |a, b| {
            (&a.person, a.from, a.until, &a.categories, &a.granted_by).cmp(&(
                &b.person,
                b.from,
                b.until,
                &b.categories,
                &b.granted_by,
            ))
        });
    }
}

fn key(posting: &Posting) -> impl Ord + '_ {
    (&posting.person, posting.post, &posting.place, posting.from, &posting.window, posting.until)
}
