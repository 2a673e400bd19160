//! What an office is opened with, and who sits down at its desks.

use std::sync::Arc;

use crate::calendar::Calendar;
use crate::case::Terms;
use crate::catalog::Catalog;
use crate::entropy::Entropy;
use crate::id::PersonId;
use crate::journal::Journal;
use crate::network::Network;
use crate::report::{Report, codes};
use crate::trace::link::LinkKey;
use crate::trace::{Kebab, Moment, Origin, Suite};

/// Everything that an office needs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The calendar in force.
    pub calendar: Arc<Calendar>,
    /// The catalogue in force.
    pub catalog: Arc<Catalog>,
    /// Where randomness comes from.
    pub entropy: Arc<dyn Entropy>,
    /// Where everything is kept.
    pub journal: Arc<dyn Journal>,
    /// The network in force when the journal has none yet; from then on the roster changes it.
    pub network: Arc<Network>,
    /// The name of the log.
    pub origin: Origin,
    /// How far the clock of a desk may differ from the office's, in minutes, 1 to 1,440.
    pub skew_minutes: u16,
    /// The terms of the deployment.
    pub terms: Arc<Terms>,
}

impl Settings {
    /// The embedded defaults: the reference catalogue, the published calendar, the network of Xiangyang with its
    /// invented staff, the default terms. Every field can be replaced.
    #[must_use]
    pub fn reference(origin: Origin, journal: Arc<dyn Journal>, entropy: Arc<dyn Entropy>) -> Self {
        Self {
            calendar: Arc::new(Calendar::reference().clone()),
            catalog: Arc::new(Catalog::reference().clone()),
            entropy,
            journal,
            network: Arc::new(Network::xiangyang().clone()),
            origin,
            skew_minutes: 10,
            terms: Arc::new(Terms::default()),
        }
    }

    /// The algorithms of the log.
    pub(super) fn suite(&self) -> Suite {
        self.journal.suite()
    }

    /// Whether the bounds are kept.
    pub(super) fn check(&self) -> Result<(), Report> {
        if (1..=1_440).contains(&self.skew_minutes) {
            return Ok(());
        }
        Err(Report::new(codes::office::SKEW_OUT_OF_BOUNDS).with("found", self.skew_minutes))
    }
}

/// The embedder's assertion that a person has logged in. Checked on each act and recorded with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The first instant at which it no longer holds.
    pub expires_at: Moment,
    /// How the person showed who they are, as `smart-card`.
    pub method: Kebab,
    /// The natural person.
    pub person: PersonId,
}

/// The link key of the journal, made on the first opening. Of several processes that open a new journal at once
/// one makes it, and the others take that one's.
pub(super) fn link_key(journal: &dyn Journal, entropy: &dyn Entropy) -> Result<LinkKey, Report> {
    const NAME: &str = "link-key";
    if let Some(bytes) = journal.setting(NAME, None)? {
        return known_link_key(bytes);
    }
    let key = LinkKey::random(entropy)?;
    match journal.setting(NAME, Some(key.expose())) {
        Ok(_) => Ok(key),
        Err(report) if report.code() == codes::store::SETTING_FIXED => {
            journal.setting(NAME, None)?.map_or(Err(report), known_link_key)
        }
        Err(report) => Err(report),
    }
}

fn known_link_key(bytes: Vec<u8>) -> Result<LinkKey, Report> {
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| {
        Report::new(codes::text::ID_FORM).with("what", "link key").with("expected", "32 bytes")
    })?;
    Ok(LinkKey::from_bytes(bytes))
}

/// A journal belongs to one log for good.
pub(super) fn claim_origin(journal: &dyn Journal, origin: &Origin) -> Result<(), Report> {
    journal.setting("origin", Some(origin.as_str().as_bytes())).map(|_| ())
}
