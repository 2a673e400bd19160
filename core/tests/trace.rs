//! Acts, records and commitments through the public interface.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on shall stop")]

#[path = "codes/trace.rs"]
mod codes;
#[path = "trace/payload.rs"]
mod payload;
#[path = "trace/records.rs"]
mod records;
#[path = "trace/signed.rs"]
mod signed;
#[path = "trace/vectors.rs"]
mod vectors;
