//! Where randomness comes from: a port, so that the domain has none of its own.
//!
//! [`System`] asks the operating system (in a browser, its crypto interface). [`Seeded`] gives the same bytes
//! for the same seed, for demonstrations and tests only: an office opened with it marks its log's origin as
//! a demo, so that its records are never taken for real ones.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::report::{Report, codes};

/// A source of random bytes.
pub trait Entropy: fmt::Debug + Send + Sync {
    /// Fills the whole buffer.
    ///
    /// # Errors
    /// `entropy-unavailable` when the source gives nothing; the buffer is then of no use.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), Report>;

    /// Whether the bytes can be foretold; the log of such an office is a demo.
    fn is_predictable(&self) -> bool;
}

/// The operating system's source.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Entropy for System {
    #[expect(clippy::disallowed_methods, reason = "this is the port that all others go through")]
    fn fill(&self, buffer: &mut [u8]) -> Result<(), Report> {
        getrandom::fill(buffer)
            .map_err(|error| Report::new(codes::text::ENTROPY_UNAVAILABLE).with("found", error))
    }

    fn is_predictable(&self) -> bool {
        false
    }
}

/// Bytes from a seed: SHA-256 over seed and counter. For demonstrations and tests.
///
/// ```
/// use banjian::entropy::{Entropy, Seeded};
/// let (mut a, mut b) = ([0; 40], [0; 40]);
/// Seeded::new(7).fill(&mut a)?;
/// Seeded::new(7).fill(&mut b)?;
/// assert_eq!(a, b);
/// # Ok::<(), banjian::report::Report>(())
/// ```
#[derive(Debug)]
pub struct Seeded {
    seed: u64,
    counter: Mutex<u64>,
}

impl Seeded {
    /// A source that begins at the start of its seed's stream.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, counter: Mutex::new(0) }
    }
}

impl Entropy for Seeded {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), Report> {
        let mut counter = self.counter.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in buffer.chunks_mut(32) {
            let block = Sha256::new()
                .chain_update(b"banjian-demo-entropy")
                .chain_update(self.seed.to_be_bytes())
                .chain_update(counter.to_be_bytes())
                .finalize();
            *counter = counter.wrapping_add(1);
            for (byte, random) in chunk.iter_mut().zip(block) {
                *byte = random;
            }
        }
        Ok(())
    }

    fn is_predictable(&self) -> bool {
        true
    }
}
