//! Which editions of catalogue, network, calendar and policies a command was decided under.

use std::collections::BTreeMap;

use super::Kebab;
use crate::canonical::Hash;
use crate::report::Report;

/// Editions by kind, with one hash over all of them; made once and used for many records.
///
/// ```
/// use banjian::{canonical::Hash, trace::Editions};
/// let editions = Editions::new([
///     ("network".parse()?, Hash::of(b"network file")),
///     ("catalog".parse()?, Hash::of(b"catalogue file")),
/// ])?;
/// let kinds: Vec<&str> = editions.iter().map(|(kind, _)| kind.as_str()).collect();
/// assert_eq!(kinds, ["catalog", "network"]);
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editions {
    by_kind: BTreeMap<Kebab, Hash>,
    hash: Hash,
}

impl Editions {
    /// The list of these editions; of two of one kind the later one counts.
    ///
    /// # Errors
    /// None that a filled list meets (`canonical-value`).
    pub fn new(editions: impl IntoIterator<Item = (Kebab, Hash)>) -> Result<Self, Report> {
        let by_kind: BTreeMap<Kebab, Hash> = editions.into_iter().collect();
        Ok(Self { hash: Hash::of_value(&by_kind)?, by_kind })
    }

    /// The one hash that a record names.
    #[must_use]
    pub const fn hash(&self) -> Hash {
        self.hash
    }

    /// The editions, sorted by kind.
    pub fn iter(&self) -> impl Iterator<Item = (&Kebab, Hash)> {
        self.by_kind.iter().map(|(kind, hash)| (kind, *hash))
    }
}
