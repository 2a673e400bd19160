//! Keys and signatures against published vectors, and what is refused.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on shall stop")]

#[path = "key/published.rs"]
mod published;
#[path = "key/refused.rs"]
mod refused;
#[path = "key/signers.rs"]
mod signers;

fn hex(text: &str) -> Vec<u8> {
    data_encoding::HEXLOWER_PERMISSIVE.decode(text.replace(' ', "").as_bytes()).unwrap()
}
