//! Keys and signatures: one value has one text and one DER, and no bytes make verifying stop.

use banjian::trace::key::{Algorithm, KeyId, PublicKey, Signature};

pub(crate) fn run(bytes: &[u8]) {
    for algorithm in Algorithm::ALL {
        if let Ok(key) = PublicKey::from_bytes(algorithm, bytes) {
            assert_eq!(key.as_bytes(), bytes);
            verifies_nothing(&key, bytes);
        }
        if let Ok(signature) = Signature::from_signer(algorithm, bytes) {
            assert!(bytes == signature.as_bytes() || bytes == der(signature.as_bytes()), "a second encoding");
        }
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(key) = text.parse::<PublicKey>() {
        assert_eq!(key.to_string(), text);
        verifies_nothing(&key, bytes);
    }
    if let Ok(id) = text.parse::<KeyId>() {
        assert_eq!(id.to_string(), text);
    }
    if let Ok(signature) = text.parse::<Signature>() {
        assert_eq!(signature.to_string(), text);
    }
}

/// Nobody signed these bytes.
fn verifies_nothing(key: &PublicKey, bytes: &[u8]) {
    let mut raw = [0; 64];
    for (place, byte) in raw.iter_mut().zip(bytes.iter().rev()) {
        *place = *byte;
    }
    assert!(key.verify(bytes, &Signature::from_bytes(raw)).is_err());
}

/// The one DER of r and s.
fn der(raw: &[u8; 64]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let zeros = number.iter().take_while(|byte| **byte == 0).count().min(31);
        let digits = number.get(zeros..).unwrap_or_default();
        let sign = usize::from(digits.first().is_some_and(|first| *first > 0x7f));
        let size = u8::try_from(digits.len() + sign).expect("at most 33");
        [&[2, size], [0].get(..sign).unwrap_or_default(), digits].concat()
    };
    let (r, s) = raw.split_at(32);
    let inside = [integer(r), integer(s)].concat();
    [vec![0x30, u8::try_from(inside.len()).expect("at most 70")], inside].concat()
}
