//! The network with everybody at their desks: who sits where, for a program that plays all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use banjian::calendar::civil_day;
use banjian::catalog::item::Item;
use banjian::entropy::Seeded;
use banjian::id::{OutletCode, PersonId};
use banjian::journal::Journal;
use banjian::network::{Employer, WindowWork};
use banjian::office::{HallDesk, Login, Office, PortalDesk, RosterDesk, Settings, WindowDesk};
use banjian::text::Text;
use banjian::trace::note::{NoteKey, NoteKeyKind};
use banjian::trace::trust::{LogKey, Trust};
use banjian::trace::{Moment, Origin};
use chrono::{DateTime, TimeDelta, Utc};

use crate::Fault;
use crate::keys::Keys;

/// A clerk at a window.
#[derive(Debug)]
pub struct Clerk {
    /// The desk.
    pub desk: WindowDesk,
    /// Who.
    pub person: PersonId,
    /// Whose employee.
    pub employer: Employer,
    /// Whether posted where papers are taken in.
    pub accepts: bool,
    /// Whether posted where results are handed over.
    pub issues: bool,
}

/// An outlet with its people.
#[derive(Debug)]
pub struct Place {
    /// Its code.
    pub code: OutletCode,
    /// Its name.
    pub name: Text,
    /// The clerks, sorted by id.
    pub clerks: Vec<Clerk>,
    /// The citizen's desk on line.
    pub portal: PortalDesk,
}

/// An item with those who review it.
#[derive(Debug)]
pub struct Service {
    /// The item.
    pub item: Item,
    /// Who reviews it, as positions in [`Town::reviewers`].
    pub reviewers: Vec<usize>,
}

/// The town: an office with everybody seated.
#[derive(Debug)]
pub struct Town {
    /// Everybody's keys.
    pub keys: Keys,
    /// The office.
    pub office: Office,
    /// The outlets.
    pub places: Vec<Place>,
    /// How many key records stand at the beginning of the log.
    pub registered: u32,
    /// The reviewers in the hall.
    pub reviewers: Vec<HallDesk>,
    /// The items.
    pub services: Vec<Service>,
}

impl Town {
    /// Opens an office on a journal and seats everybody who is posted on the first day.
    ///
    /// # Errors
    /// What the office reports.
    pub fn open(journal: Arc<dyn Journal>, seed: u64, from: DateTime<Utc>) -> Result<Self, Fault> {
        let origin = Origin::demo("xiangyang")?;
        let keys = Keys::new(seed, journal.suite());
        let settings = Settings::reference(origin, journal, Arc::new(Seeded::new(seed)));
        let office = Office::open(settings.with_keys(keys.of("log")?, keys.of("system")?))?;
        let people =
            office.network().edition().staff.iter().map(|staff| staff.id.clone()).collect::<Vec<_>>();
        let registered = keys.found(&office, people, from)?;
        let (network, catalog, today) = (office.network(), office.catalog(), civil_day(from));
        let mut places = Vec::new();
        for outlet in &network.edition().outlets {
            let mut clerks = Vec::new();
            for person in network.window_clerks(&outlet.code, today) {
                let at = |work| network.at_window(person, &outlet.code, work, today).is_posted();
                let staff = network.staff(person).ok_or("a posting of nobody")?;
                clerks.push(Clerk {
                    desk: office
                        .window(login(person.clone(), from)?, outlet.code.clone())?
                        .signing(keys.of(person.as_str())?),
                    person: person.clone(),
                    employer: staff.employer,
                    accepts: at(WindowWork::Accept),
                    issues: at(WindowWork::Issue),
                });
            }
            let portal = office.portal(outlet.code.clone())?;
            places.push(Place { code: outlet.code.clone(), name: outlet.name.clone(), clerks, portal });
        }
        let mut reviewers = Vec::new();
        let mut seats = BTreeMap::new();
        let mut services = Vec::new();
        for item in catalog.items() {
            let mut able = Vec::new();
            for person in network.reviewers(&item.category, &item.section.value, today) {
                let seat = match seats.get(person) {
                    Some(seat) => *seat,
                    None => {
                        let desk = office.hall(login(person.clone(), from)?)?;
                        reviewers.push(desk.signing(keys.of(person.as_str())?));
                        seats.insert(person.clone(), reviewers.len() - 1);
                        reviewers.len() - 1
                    }
                };
                able.push(seat);
            }
            services.push(Service { item: item.clone(), reviewers: able });
        }
        Ok(Self { keys, office, places, registered, reviewers, services })
    }

    /// Whom a citizen with a receipt trusts: the log by its key. No witness cosigns a demonstration.
    ///
    /// # Errors
    /// None that can be met.
    pub fn trust(&self) -> Result<Trust, Fault> {
        let (origin, suite) = (self.office.origin().clone(), self.office.journal().suite());
        let key = NoteKey::new(origin.as_str(), NoteKeyKind::Log, self.keys.of("log")?.public_key().clone())?;
        Ok(Trust::new(origin, suite, vec![LogKey { key, retired: None }], Vec::new(), 0)?)
    }

    /// The desk of a clerk at an outlet, with the clerk's key.
    ///
    /// # Errors
    /// What the office reports.
    pub fn window(&self, person: &str, outlet: &str, at: DateTime<Utc>) -> Result<WindowDesk, Fault> {
        let desk = self.office.window(login(person.parse()?, at)?, outlet.parse()?)?;
        Ok(desk.signing(self.keys.of(person)?))
    }

    /// The desk of a reviewer, with the reviewer's key.
    ///
    /// # Errors
    /// What the office reports.
    pub fn hall(&self, person: &str, at: DateTime<Utc>) -> Result<HallDesk, Fault> {
        Ok(self.office.hall(login(person.parse()?, at)?)?.signing(self.keys.of(person)?))
    }

    /// The desk of the two roster administrators, with their keys.
    ///
    /// # Errors
    /// What the office reports.
    pub fn roster(&self, at: DateTime<Utc>) -> Result<RosterDesk, Fault> {
        let desk =
            self.office.roster(login("roster-1".parse()?, at)?, login("roster-2".parse()?, at)?, at)?;
        Ok(desk.signing(self.keys.of("roster-1")?, self.keys.of("roster-2")?))
    }

    /// What colleagues see of a person.
    #[must_use]
    pub fn label(&self, person: &PersonId) -> Text {
        let network = self.office.network();
        network.staff(person).map_or_else(|| Text::new("?", "?"), |staff| staff.label.clone())
    }
}

/// A login with a card that holds for ninety days.
///
/// # Errors
/// None that can be met.
pub fn login(person: PersonId, from: DateTime<Utc>) -> Result<Login, Fault> {
    let expires_at = Moment::from(from + TimeDelta::days(90));
    Ok(Login { expires_at, method: "smart-card".parse()?, person })
}
