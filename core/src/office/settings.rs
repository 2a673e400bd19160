//! What an office is opened with, and who sits down at its desks.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::case::Terms;
use crate::catalog::Catalog;
use crate::eligibility::Policies;
use crate::entropy::Entropy;
use crate::id::PersonId;
use crate::journal::Journal;
use crate::network::Network;
use crate::report::{Report, codes};
use crate::trace::key::{Signer, Software, Verifier};
use crate::trace::link::LinkKey;
use crate::trace::witness::WitnessStore;
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
    /// Where everything is kept. Its log's algorithms are the office's.
    pub journal: Arc<dyn Journal>,
    /// The office's own keys; without them it can make no checkpoints.
    pub keys: Option<OwnKeys>,
    /// A place outside the journal that remembers the newest checkpoint, as
    /// [`FileMark`](crate::journal::FileMark); an office on a journal that is behind it only reads. `None`: nobody
    /// would notice that the journal was rolled back.
    pub mark: Option<Arc<dyn WitnessStore>>,
    /// The network in force when the journal has none yet; from then on the roster changes it.
    pub network: Arc<Network>,
    /// The name of the log.
    pub origin: Origin,
    /// The policies that the catalogue names.
    pub policies: Policies,
    /// Whether people's acts must be signed.
    pub signatures: Signatures,
    /// How far the clock of a desk may differ from the office's, in minutes, 1 to 1,440.
    pub skew_minutes: u16,
    /// The terms of the deployment.
    pub terms: Arc<Terms>,
    /// Who verifies signatures: this library, or a module outside.
    pub verifier: Arc<dyn Verifier>,
}

/// The keys that the office itself signs with. Each is registered in the log like a person's.
#[derive(Debug, Clone)]
pub struct OwnKeys {
    /// Signs checkpoints and promises; of the algorithm of the log's suite.
    pub log: Arc<dyn Signer>,
    /// Signs the acts that no member of staff does: of timers, and of citizens on line.
    pub system: Arc<dyn Signer>,
}

/// Whether people's acts must be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Signatures {
    /// Every act is signed with a key of the register, or refused.
    #[default]
    Required,
    /// An act without a signature is recorded as `host-attested`: the machine vouches for it by its word. What is
    /// signed is verified all the same.
    HostAttested,
}

impl Settings {
    /// The embedded defaults: the reference catalogue with its policies, the published calendar, the network of Xiangyang with its
    /// invented staff, the default terms, signatures required. Every field can be replaced; the office's own keys
    /// have to be given ([`Settings::with_keys`]), or the machine vouches ([`Settings::host_attested`]).
    #[must_use]
    pub fn reference(origin: Origin, journal: Arc<dyn Journal>, entropy: Arc<dyn Entropy>) -> Self {
        Self {
            calendar: Arc::new(Calendar::reference().clone()),
            catalog: Arc::new(Catalog::reference().clone()),
            entropy,
            journal,
            keys: None,
            mark: None,
            network: Arc::new(Network::xiangyang().clone()),
            origin,
            // INVARIANT: the reference policies have no fault; a test reads them. Were it broken, there would be none,
            // and an office under a catalogue that names them would not open.
            policies: Policies::reference().unwrap_or_default(),
            signatures: Signatures::Required,
            skew_minutes: 10,
            terms: Arc::new(Terms::default()),
            verifier: Arc::new(Software),
        }
    }

    /// The same, but that acts need no signatures: records are `host-attested` and say so.
    #[must_use]
    pub fn host_attested(self) -> Self {
        Self { signatures: Signatures::HostAttested, ..self }
    }

    /// The same, with the office's own keys.
    #[must_use]
    pub fn with_keys(self, log: Arc<dyn Signer>, system: Arc<dyn Signer>) -> Self {
        Self { keys: Some(OwnKeys { log, system }), ..self }
    }

    /// The algorithms of the log.
    pub(super) fn suite(&self) -> Suite {
        self.journal.suite()
    }

    /// Whether the bounds are kept, and the keys there that it takes.
    pub(super) fn check(&self) -> Result<(), Report> {
        if !(1..=1_440).contains(&self.skew_minutes) {
            return Err(Report::new(codes::office::SKEW_OUT_OF_BOUNDS).with("found", self.skew_minutes));
        }
        match &self.keys {
            None if self.signatures == Signatures::Required => {
                Err(Report::new(codes::office::OWN_KEYS_MISSING))
            }
            Some(keys) if keys.log.public_key().algorithm() != self.suite().algorithm() => {
                Err(Report::new(codes::trace::LOG_KEY_ALGORITHM)
                    .with("found", keys.log.public_key().algorithm())
                    .with("suite", self.suite().as_str()))
            }
            _ => Ok(()),
        }
    }
}

/// The embedder's assertion that a person has logged in. Checked on each act and recorded with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PersonLogin")]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The first instant at which it no longer holds.
    pub expires_at: Moment,
    /// How the person showed who they are, as `smart-card`.
    pub method: Kebab,
    /// The natural person.
    pub person: PersonId,
}

impl Login {
    /// Whether it still holds at an instant.
    #[must_use]
    pub fn holds(&self, at: Moment) -> bool {
        at < self.expires_at
    }
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
