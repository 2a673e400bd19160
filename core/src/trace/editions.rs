//! Which editions of catalogue, network, calendar and policies a command was decided under.

use std::collections::BTreeMap;

use super::{Kebab, Suite};
use crate::canonical::{self, Hash};
use crate::order;
use crate::report::Report;

/// Editions by kind, with one hash of the suite over all of them; made once and used for many records. An
/// edition itself is named by the SHA-256 of its bytes in both suites: that is where it is found, not what
/// the log promises.
///
/// ```
/// use banjian::{canonical::Hash, trace::{Editions, Suite}};
/// let editions = Editions::new(Suite::default(), [
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
    pub fn new(suite: Suite, editions: impl IntoIterator<Item = (Kebab, Hash)>) -> Result<Self, Report> {
        let by_kind: BTreeMap<Kebab, Hash> = order::map(editions);
        let hash = suite.hashing().with(&canonical::to_vec(&by_kind)?).finish();
        Ok(Self { by_kind, hash })
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
