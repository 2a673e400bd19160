//! The catalogue of services: items, their lanes, limits and papers, with the mark of how far each was checked.
//!
//! [`Catalog::reference`] is the reference catalogue of 281 items; it is not the official list of any bureau.
//! [`Catalog::from_files`] reads another one from TOML files and tells all faults at once, each with file, line
//! and path. An edition is named by the [hash](Catalog::hash) of its canonical bytes;
//! [`Catalog::diff`] compares two. [`Catalog::search`] finds items as a clerk types.
//!
//! An item may name the policy by which entitlement is determined; the edition pins that policy's edition by its hash.
//! A material may depend on a truth of that policy: it is needed unless the truth is known not to hold.

mod check;
pub mod diff;
pub mod edition;
pub mod item;
mod load;
mod reference;
mod rules;
pub mod search;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use self::diff::Diff;
use self::edition::{Category, Edition, Section};
use self::item::Item;
use self::search::{Hit, Index};
use crate::canonical::{self, Hash};
use crate::eligibility::Policies;
use crate::id::ItemCode;
use crate::report::{Faults, Report};

/// A catalogue ready for use. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Catalog(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    edition: Edition,
    hash: Hash,
    index: Index,
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
            let read = |policies| Catalog::from_files(reference::FILES, &policies);
            Policies::reference().and_then(read).unwrap_or_else(|_| Catalog::empty())
        });
        &REFERENCE
    }

    /// Reads an edition from TOML files: (name, text). One file has an `edition` table. The policies that its items
    /// name are among those given; of each the edition keeps the hash.
    ///
    /// # Errors
    /// All faults of all files, in the order of files and lines.
    pub fn from_files(files: &[(&str, &str)], policies: &Policies) -> Result<Self, Faults> {
        Ok(Self::new(load::edition(files, policies)?)?)
    }

    /// Reads an edition from its canonical bytes, and from no others.
    ///
    /// # Errors
    /// `canonical-form` where the bytes are not canonical or not an edition; else all faults, each with its path.
    pub fn from_canonical(bytes: &[u8]) -> Result<Self, Faults> {
        let edition = canonical::from_slice(bytes)?;
        Faults::check(check::edition(&edition))?;
        Ok(Self::new(edition)?)
    }

    /// The canonical bytes of the edition; their SHA-256 is its [hash](Self::hash).
    ///
    /// # Errors
    /// `canonical-value`, `canonical-form`: only by a defect of this library.
    pub fn to_canonical(&self) -> Result<Vec<u8>, Report> {
        canonical::to_vec(&self.0.edition)
    }

    /// What changed from one edition to another, as data; its `Display` is for the person who reviews it.
    ///
    /// ```
    /// use banjian::catalog::Catalog;
    /// let reference = Catalog::reference();
    /// assert!(Catalog::diff(reference, reference)?.is_empty());
    /// # Ok::<(), banjian::report::Report>(())
    /// ```
    ///
    /// # Errors
    /// `defect` only.
    pub fn diff(old: &Self, new: &Self) -> Result<Diff, Report> {
        diff::between(old, new)
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
        Self(Arc::new(Inner {
            edition,
            hash: Hash::of(b""),
            index: Index::default(),
            places: BTreeMap::new(),
        }))
    }

    fn new(edition: Edition) -> Result<Self, Report> {
        let hash = Hash::of_value(&edition)?;
        let places =
            edition.items.iter().enumerate().map(|(place, item)| (item.code.clone(), place)).collect();
        Ok(Self(Arc::new(Inner { index: Index::of(&edition.items), edition, hash, places })))
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

    /// Finds items as a clerk types: Chinese, pinyin, initials, English, the end of a code. Best first.
    ///
    /// ```
    /// use banjian::catalog::Catalog;
    /// let hits = Catalog::reference().search("sybx");
    /// assert_eq!(hits[0].item.name.zh, "失业保险金申领");
    /// ```
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<Hit<'_>> {
        self.0.index.search(self.items(), text)
    }
}
