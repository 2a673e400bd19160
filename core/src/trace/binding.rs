//! Ties a command's id to its content, in a way that can be forgotten.
//!
//! A retry shows the same id; the journal keeps this digest to tell a retry from another command under a
//! used id. A plain hash of the content would let anybody who has the journal try out citizen numbers even
//! after the payload was erased; a keyed one tells nothing once its key, kept with the reply, is gone.

use super::mac::{Keyed, secret};
use crate::canonical::Hash;
use crate::id::CommandId;

secret! {
    /// The key of one command's binding: random, kept with the reply and erased with it.
    BindingKey, "binding key"
}

impl BindingKey {
    /// The digest of a command's content under this key.
    #[must_use]
    pub fn bind(&self, command: CommandId, content: &[u8]) -> Hash {
        Keyed::new(&self.0).part(b"banjian-binding").part(command.as_bytes()).part(content).finish()
    }
}
