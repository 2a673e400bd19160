//! The catalogue of services: items, their lanes, limits and papers, with the mark of how far each was checked.
//!
//! [`Catalog::reference`] is the reference catalogue of 281 items; it is not the official list of any bureau.
//! [`Catalog::from_files`] reads another one from TOML files and tells all faults at once, each with file, line
//! and path. An edition is named by the [hash](Catalog::hash) of its canonical bytes.
//!
//! The catalogue carries no eligibility policy and no conditional material.

pub mod edition;
pub mod item;
mod load;
mod reference;
mod rules;
mod sheet;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use self::edition::{Category, Edition, Section};
use self::item::Item;
use crate::canonical::Hash;
use crate::id::ItemCode;
use crate::report::{Faults, Report};

/// A catalogue ready for use. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Catalog(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    edition: Edition,
    hash: Hash,
    places: BTreeMap<ItemCode, usize>,
}

impl Catalog {
    /// The reference catalogue of 281 items, part of the program.
    ///
    /// ```
    /// use banjian::catalog::Catalog;
    /// assert_eq!(Catalog::reference().items().len(), 281);
    /// ```
    #[must_use]
    pub fn reference() -> &'static Self {
        static REFERENCE: LazyLock<Catalog> = LazyLock::new(|| {
            // INVARIANT: the files of the reference catalogue have no fault; a test reads them. Were it broken,
            // the catalogue would be empty, so that nothing could be received under it.
            Catalog::from_files(reference::FILES).unwrap_or_else(|_| Catalog::empty())
        });
        &REFERENCE
    }

    /// Reads an edition from TOML files: (name, text). One file has an `edition` table.
    ///
    /// # Errors
    /// All faults of all files, in the order of files and lines.
    pub fn from_files(files: &[(&str, &str)]) -> Result<Self, Faults> {
        Ok(Self::new(load::edition(files)?)?)
    }

    fn empty() -> Self {
        let edition = Edition {
            categories: Vec::new(),
            effective: chrono::NaiveDate::default(),
            items: Vec::new(),
            name: crate::text::Text::new("", ""),
            sections: Vec::new(),
            sources: Vec::new(),
        };
        Self(Arc::new(Inner { edition, hash: Hash::of(b""), places: BTreeMap::new() }))
    }

    fn new(edition: Edition) -> Result<Self, Report> {
        let hash = Hash::of_value(&edition)?;
        let places =
            edition.items.iter().enumerate().map(|(place, item)| (item.code.clone(), place)).collect();
        Ok(Self(Arc::new(Inner { edition, hash, places })))
    }

    /// The edition as plain data.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.0.edition
    }

    /// The hash of the canonical bytes; it names the edition.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.0.hash
    }

    /// Every item, in the order of codes.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.0.edition.items
    }

    /// The item of a code.
    #[must_use]
    pub fn item(&self, code: &ItemCode) -> Option<&Item> {
        self.0.edition.items.get(*self.0.places.get(code)?)
    }

    /// The categories, in the order in which they are shown.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.0.edition.categories
    }

    /// The sections of the hall.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.0.edition.sections
    }
}
