//! The network: one hall, its outlets with their windows, the staff, and who is posted where.
//!
//! N acceptance windows, N issuing windows, one hall (2N+1): the outlets accept and issue everything, the
//! hall reviews everything. A [`Network`] promises that its parts fit together: every name it mentions
//! exists, a natural person stands in it once, and nobody holds posts that exclude each other. A new network
//! also covers its catalogue: every item can be accepted, reviewed and issued by somebody. A change of the
//! roster may open a gap for a while; [`Network::gaps`] names the posts to be filled.
//!
//! It does not know cases: who may act on *this* case is decided by its history, one floor up. Days are
//! civil dates in Asia/Shanghai; the first and the last day of a posting or qualification are in it.

mod change;
mod check;
mod coverage;
mod edition;
mod files;
mod index;
mod outlet;
mod post;
mod query;
mod recorded;
mod staff;
mod xiangyang;

use chrono::NaiveDate;

use crate::canonical::{self, Hash};
use crate::catalog::item::Item;
use crate::report::{Faults, Report, codes};

pub use change::{Changed, RosterChange};
pub use edition::Edition;
pub use outlet::{
    Division, Hall, Naming, Outlet, OutletKind, Place, Section, Window, WindowRole, WindowWork,
};
pub use post::{EXCLUSIONS, Exclusion, Function, Post, Seat};
pub use query::Standing;
pub use recorded::RosterChanged;
pub use staff::{Agreement, Employer, Posting, Qualification, Staff};

use index::{Demands, Index};

/// The network of one hall, in one edition.
///
/// ```
/// use banjian::network::{Network, Place, Post};
/// let network = Network::xiangyang();
/// let outlet = "0001".parse()?;
/// let on = network.edition().effective;
/// let clerk = network.window_clerks(&outlet, on).next().ok_or("nobody is posted")?;
/// assert!(network.posted(clerk, Post::WindowClerk, &Place::Outlet(outlet), on).is_posted());
/// assert!(!network.posted(clerk, Post::Reviewer, &Place::Hall, on).is_posted());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Network {
    // INVARIANT: sorted and without faults, upheld by `assemble`, through which every network comes.
    edition: Edition,
    demands: Demands,
    hash: Hash,
    index: Index,
}

impl Network {
    /// A new network from files in TOML, each with its name, against the items of a catalogue. A file may
    /// hold any part; the shipped files of Xiangyang show the form.
    ///
    /// # Errors
    /// Every fault of form and content at once, each with file, line and path; where there is none, every
    /// gap of the coverage on the day from which the edition holds.
    pub fn from_files<'i>(
        files: &[(&str, &str)],
        items: impl IntoIterator<Item = &'i Item>,
    ) -> Result<Self, Faults> {
        let demands = Demands::new(items);
        let (edition, places) = files::read(files, &demands)?;
        Self::new(edition, demands).map_err(|faults| places.resolve(faults))
    }

    /// A new network from plain data, against the items of a catalogue.
    ///
    /// # Errors
    /// Every fault at once, each with its path; where there is none, every gap of the coverage.
    pub fn from_edition<'i>(
        edition: Edition,
        items: impl IntoIterator<Item = &'i Item>,
    ) -> Result<Self, Faults> {
        Self::new(edition, Demands::new(items))
    }

    /// An edition that was in force, from its canonical bytes. Only its own parts are checked, not whether it
    /// covers these items: a change of the roster may have left a gap, and the catalogue may have gone on.
    ///
    /// # Errors
    /// `canonical-form`, also for lists that are not sorted, or every fault of content at once.
    pub fn from_canonical<'i>(
        bytes: &[u8],
        items: impl IntoIterator<Item = &'i Item>,
    ) -> Result<Self, Faults> {
        let network = Self::assemble(canonical::from_slice(bytes)?, Demands::new(items))?;
        if network.hash == Hash::of(bytes) {
            return Ok(network);
        }
        Err(Report::new(codes::text::CANONICAL_FORM)
            .with("offset", 0)
            .with("found", "the lists are not sorted")
            .into())
    }

    /// The network of Xiangyang as the report of 2023 describes it, with invented staff, for demonstration
    /// and tests: a hall, nine outlets that the report names and five that it does not.
    #[must_use]
    pub fn xiangyang() -> &'static Self {
        xiangyang::network()
    }

    /// The canonical bytes of the edition.
    ///
    /// # Errors
    /// `canonical-value`: never for a network that was made, which was written once for its hash.
    pub fn to_canonical(&self) -> Result<Vec<u8>, Report> {
        canonical::to_vec(&self.edition)
    }

    /// The hash that names the edition: of its canonical bytes.
    #[must_use]
    pub const fn hash(&self) -> Hash {
        self.hash
    }

    /// The edition as plain data, every list sorted.
    #[must_use]
    pub const fn edition(&self) -> &Edition {
        &self.edition
    }

    /// What nobody can do on a day: each gap names the post to be filled. Empty where every item can be
    /// accepted, reviewed and issued, and every outlet has somebody at an acceptance and an issuing window.
    #[must_use]
    pub fn gaps(&self, on: NaiveDate) -> Vec<Report> {
        coverage::gaps(self, on)
    }

    /// A new network: without faults, none against the items either, and without gaps.
    fn new(edition: Edition, demands: Demands) -> Result<Self, Faults> {
        let mut found = check::faults(&edition);
        found.extend(check::faults_against(&edition, &demands));
        Faults::check(found)?;
        let network = Self::assemble(edition, demands)?;
        Faults::check(network.gaps(network.edition.effective))?;
        Ok(network)
    }

    /// Checks, sorts and indexes.
    fn assemble(mut edition: Edition, demands: Demands) -> Result<Self, Faults> {
        Faults::check(check::faults(&edition))?;
        edition.sort();
        let hash = Hash::of_value(&edition)?;
        let index = Index::new(&edition, &demands);
        Ok(Self { edition, demands, hash, index })
    }
}
