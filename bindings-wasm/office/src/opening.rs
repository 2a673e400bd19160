//! What an office is opened with.

use std::sync::Arc;

use banjian::case::Terms;
use banjian::entropy::{Entropy, Seeded, System};
use banjian::journal::MemoryJournal;
use banjian::office::{self, Settings};
use banjian::trace::{Origin, Suite};
use banjian_wasm::calendar::Calendar;
use banjian_wasm::catalog::Catalog;
use banjian_wasm::network::Network;
use banjian_wasm_verify::report::Thrown;
use banjian_wasm_verify::value;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::office::Office;
use crate::signer::SoftwareSigner;

/// Settings that grow until the office is opened: `Office.open` takes them as one object.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Opening(Settings);

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Options {
    #[serde(default)]
    host_attested: bool,
    origin: Origin,
    seed: Option<u64>,
    skew_minutes: Option<u16>,
    suite: Option<Suite>,
    terms: Option<Terms>,
}

#[wasm_bindgen]
impl Opening {
    /// The embedded references, with what is given as plain values.
    ///
    /// # Errors
    /// `value-form`.
    pub fn of(given: &JsValue) -> Result<Self, Thrown> {
        let Options { host_attested, origin, seed, skew_minutes, suite, terms } =
            value::json("options", "OfficeOptions", given)?;
        let entropy: Arc<dyn Entropy> = match seed {
            Some(seed) => Arc::new(Seeded::new(seed)),
            None => Arc::new(System),
        };
        let journal = Arc::new(MemoryJournal::with_suite(suite.unwrap_or(Suite::Sha256Ed25519)));
        let mut settings = Settings::reference(origin, journal, entropy);
        if host_attested {
            settings = settings.host_attested();
        }
        if let Some(minutes) = skew_minutes {
            settings.skew_minutes = minutes;
        }
        if let Some(terms) = terms {
            settings.terms = Arc::new(terms);
        }
        Ok(Self(settings))
    }

    /// With another calendar.
    pub fn calendar(&mut self, calendar: &Calendar) {
        self.0.calendar = Arc::new(calendar.core().clone());
    }

    /// With another catalogue.
    pub fn catalog(&mut self, catalog: &Catalog) {
        self.0.catalog = Arc::new(catalog.core().clone());
    }

    /// With another network.
    pub fn network(&mut self, network: &Network) {
        self.0.network = Arc::new(network.core().clone());
    }

    /// With the office's own keys.
    pub fn keys(&mut self, log: &SoftwareSigner, system: &SoftwareSigner) {
        self.0 = self.0.clone().with_keys(log.port(), system.port());
    }

    /// The office.
    ///
    /// # Errors
    /// `origin-not-demo`, `own-keys-missing`, `skew-out-of-bounds`, `entropy-unavailable`.
    pub fn open(&self) -> Result<Office, Thrown> {
        Ok(Office(office::Office::open(self.0.clone())?))
    }
}
