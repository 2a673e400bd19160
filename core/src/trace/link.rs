//! Finds the cases of one subject, and staff who are parties, without keeping their numbers.
//!
//! The digests stand in an erasable index beside the journal, never in a header, record or receipt. Whoever
//! holds the hall's link key can try out numbers: it is kept apart from the journal's backups where it can be.

use super::mac::{Keyed, secret};
use crate::canonical::Hash;
use crate::id::ItemCode;

secret! {
    /// The hall's link key: 32 random bytes, the same for all cases of a hall.
    LinkKey, "link key"
}

impl LinkKey {
    /// The digest of a natural or legal person. `identity` is kind and number in one unambiguous encoding.
    #[must_use]
    pub fn person(&self, identity: &[u8]) -> Hash {
        Keyed::new(&self.0).part(b"banjian-person").part(identity).finish()
    }

    /// The digest of a subject's claim to an item for a period (as `2026`, empty where the item has none).
    /// Cases under one digest are linked.
    ///
    /// ```
    /// use banjian::trace::link::LinkKey;
    /// let key = LinkKey::from_bytes([7; 32]);
    /// let item = "card".parse()?;
    /// assert_eq!(key.subject(b"id:1", &item, "2026"), key.subject(b"id:1", &item, "2026"));
    /// assert_ne!(key.subject(b"id:1", &item, "2026"), key.subject(b"id:1", &item, "2027"));
    /// # Ok::<(), banjian::report::Report>(())
    /// ```
    #[must_use]
    pub fn subject(&self, identity: &[u8], item: &ItemCode, period: &str) -> Hash {
        Keyed::new(&self.0)
            .part(b"banjian-subject")
            .part(identity)
            .part(item.as_str().as_bytes())
            .part(period.as_bytes())
            .finish()
    }
}
