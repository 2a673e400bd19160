//! What no key and no signature may be; each refusal has its own code.

use banjian::report::{Report, codes};
use banjian::trace::key::{Algorithm, KeyId, PublicKey, Signature, Signer as _, sign};
use proptest::prelude::*;

use crate::hex;
use crate::signers::{der, ed25519, sm2};

fn code<T: std::fmt::Debug>(result: Result<T, Report>) -> &'static str {
    result.unwrap_err().code().as_str()
}

fn ed25519_key(text: &str) -> Result<PublicKey, Report> {
    PublicKey::from_bytes(Algorithm::Ed25519, &hex(text))
}

#[test]
fn no_small_order_key_passes_in_any_encoding() {
    let (ff, zero) = ("ff".repeat(30), "00".repeat(30));
    let canonical = [
        format!("01{zero}00"),
        format!("ec{ff}7f"),
        format!("00{zero}00"),
        format!("00{zero}80"),
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a".into(),
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa".into(),
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05".into(),
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85".into(),
    ];
    let second = [
        format!("01{zero}80"),
        format!("ec{ff}ff"),
        format!("ed{ff}7f"),
        format!("ed{ff}ff"),
        format!("ee{ff}7f"),
        format!("ee{ff}ff"),
    ];
    for key in canonical.iter().chain(&second) {
        assert_eq!(code(ed25519_key(key)), "key-small-order", "{key}");
    }
}

#[test]
fn no_key_passes_in_a_second_encoding() {
    let mut refused = 0;
    // y from 2^255-19 to 2^255-1, with either sign of x.
    for low in 0xed..=0xff_u8 {
        for high in [0x7f, 0xff] {
            let mut key = [0xff; 32];
            (key[0], key[31]) = (low, high);
            let on_curve = ed25519_dalek::VerifyingKey::from_bytes(&key).is_ok();
            let small = low < 0xef;
            let expected = match (on_curve, small) {
                (true, true) => "key-small-order",
                (true, false) => "key-form",
                (false, _) => "key-off-curve",
            };
            assert_eq!(code(PublicKey::from_bytes(Algorithm::Ed25519, &key)), expected, "{low:x} {high:x}");
            refused += usize::from(expected == "key-form");
        }
    }
    assert!(refused >= 8, "{refused}");
}

#[test]
fn a_key_of_another_shape_is_refused() {
    let good = sm2(&[7; 32]).public_key().as_bytes().to_vec();
    let compressed = [&[2 + (good[64] & 1)], &good[1..33]].concat();
    let mut hybrid = good.clone();
    hybrid[0] = 6 + (good[64] & 1);
    let mut off = good.clone();
    off[64] ^= 1;
    let prime = hex("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff");
    for (key, expected) in [
        (compressed, "key-form"),
        (hybrid, "key-form"),
        (vec![0], "key-form"),
        (vec![], "key-form"),
        (good[..64].to_vec(), "key-form"),
        ([&good[..], &[0]].concat(), "key-form"),
        (off, "key-off-curve"),
        ([&[4], &[0; 64][..]].concat(), "key-off-curve"),
        // A coordinate that is not below the prime.
        ([&[4], &prime[..], &good[33..]].concat(), "key-off-curve"),
    ] {
        assert_eq!(code(PublicKey::from_bytes(Algorithm::Sm2, &key)), expected, "{key:x?}");
    }
    for size in [0, 31, 33, 64] {
        assert_eq!(code(PublicKey::from_bytes(Algorithm::Ed25519, &vec![7; size])), "key-form");
    }
    assert_eq!(code(ed25519_key(&format!("02{}", "00".repeat(31)))), "key-off-curve");
    assert_eq!(code(PublicKey::sm2(&good, "")), "distinguishing-id");
    assert_eq!(code(PublicKey::sm2(&good, &"a".repeat(129))), "distinguishing-id");
    assert!(PublicKey::sm2(&good, &"a".repeat(128)).is_ok());
}

/// n of the recommended curve (GB/T 32918.5, 2).
const N: &str = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";

#[test]
fn sm2_numbers_out_of_range_are_refused() {
    let signer = sm2(&[7; 32]);
    let good = sign(&signer, b"act").unwrap().as_bytes().to_vec();
    let (r, s) = (good[..32].to_vec(), good[32..].to_vec());
    let (zero, one, n) = (vec![0; 32], [vec![0; 31], vec![1]].concat(), hex(N));
    let mut before = n.clone();
    before[31] -= 1;
    let mut after = n.clone();
    after[31] += 1;
    for (r, s) in [
        (&zero, &s),
        (&r, &zero),
        (&zero, &zero),
        (&n, &s),
        (&r, &n),
        (&after, &s),
        (&r, &after),
        (&vec![0xff; 32], &s),
        // r + s = n
        (&one, &before),
        (&before, &one),
    ] {
        let raw: [u8; 64] = [r.clone(), s.clone()].concat().try_into().unwrap();
        let refused = signer.public_key().verify(b"act", &Signature::from_bytes(raw));
        assert_eq!(code(refused), "signature-range", "{raw:x?}");
        assert_eq!(code(Signature::from_signer(Algorithm::Sm2, &raw)), "signature-range");
        assert_eq!(code(Signature::from_signer(Algorithm::Sm2, &der(&raw))), "signature-range");
    }
    // One below the bounds the numbers are in their range, if of no signature.
    let raw: [u8; 64] = [before.clone(), before].concat().try_into().unwrap();
    let refused = signer.public_key().verify(b"act", &Signature::from_bytes(raw));
    assert_eq!(code(refused), "signature-mismatch");
}

#[test]
fn sm2_signatures_speak_of_one_message_one_key_and_one_id() {
    let signer = sm2(&[7; 32]);
    let key = signer.public_key();
    let signature = sign(&signer, b"act").unwrap();
    assert_eq!(key.verify(b"act", &signature), Ok(()));
    assert_eq!(code(key.verify(b"acT", &signature)), "signature-mismatch");
    assert_eq!(code(sm2(&[8; 32]).public_key().verify(b"act", &signature)), "signature-mismatch");
    let other = PublicKey::sm2(key.as_bytes(), "staff-042").unwrap();
    assert_eq!(code(other.verify(b"act", &signature)), "signature-mismatch");
    assert_ne!(other.id(), key.id());
    assert_ne!(&other, key);
}

#[test]
fn ed25519_s_below_the_order_only() {
    let signer = ed25519(&[7; 32]);
    let good = sign(&signer, b"act").unwrap();
    // S + L is the same number in the exponent.
    let order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    let mut raw = *good.as_bytes();
    let mut carry = 0;
    for (place, add) in raw[32..].iter_mut().zip(&order) {
        let sum = u16::from(*place) + u16::from(*add) + carry;
        *place = u8::try_from(sum & 0xff).unwrap();
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    assert_eq!(code(signer.public_key().verify(b"act", &Signature::from_bytes(raw))), "signature-range");
    let mut bound = *good.as_bytes();
    bound[32..].copy_from_slice(&order);
    assert_eq!(code(Signature::from_signer(Algorithm::Ed25519, &bound)), "signature-range");
    bound[32] -= 1;
    assert_eq!(code(signer.public_key().verify(b"act", &Signature::from_bytes(bound))), "signature-mismatch");
}

/// R is the neutral point and S = k·a, with k = SHA-512(R ‖ A ‖ `act`) and a the private scalar: the equation
/// holds, for one message as for any other. Computed by hand from RFC 8032, 5.1.
#[test]
fn ed25519_r_of_small_order_is_refused() {
    let neutral = format!("01{}", "00".repeat(31));
    let s = "5811f56ca96cb4ead4019073761b546a6cd9921c9fd52effeae7708aa3267807";
    let raw: [u8; 64] = hex(&(neutral + s)).try_into().unwrap();
    let key = ed25519(&[7; 32]).public_key().clone();
    let loose = ed25519_dalek::VerifyingKey::from_bytes(key.as_bytes().try_into().unwrap()).unwrap();
    let holds = ed25519_dalek::Verifier::verify(&loose, b"act", &ed25519_dalek::Signature::from_bytes(&raw));
    assert!(holds.is_ok());
    assert_eq!(code(key.verify(b"act", &Signature::from_bytes(raw))), "signature-mismatch");
}

#[test]
fn der_is_read_strictly() {
    let read = |bytes: &[u8]| Signature::from_signer(Algorithm::Sm2, bytes);
    let strict = hex("3006020101020102");
    let mut raw = [0; 64];
    (raw[31], raw[63]) = (1, 2);
    assert_eq!(read(&strict).unwrap().as_bytes(), &raw);
    for (bytes, why) in [
        ("30060201010201", "a length does not fit"),
        ("300602010102010200", "bytes follow it"),
        ("3007020101020102", "a length does not fit"),
        ("300702010102010200", "bytes follow it"),
        ("30050201010201", "a length does not fit"),
        ("3009020101020102020103", "bytes follow it"),
        ("308106020101020102", "a length is not minimal"),
        ("3080020101020102", "a length is not minimal"),
        ("30070281010102010 2", "a length is not minimal"),
        ("300702020001020102", "an integer is not minimal"),
        ("300702010102020002", "an integer is not minimal"),
        ("3006020181020102", "an integer is negative"),
        ("3006020101020182", "an integer is negative"),
        ("30050200020102", "an integer is empty"),
        ("3006030101020102", "a tag does not fit"),
        ("3006020101030102", "a tag does not fit"),
        ("3003020101", "a length does not fit"),
        ("3000", "a length does not fit"),
        ("30", "a length does not fit"),
    ] {
        let refused = read(&hex(bytes)).unwrap_err();
        assert_eq!(refused.to_string(), format!("the signature is not strict DER: {why}"), "{bytes}");
    }
    let long = format!("3026022101{}020102", "00".repeat(32));
    assert!(read(&hex(&long)).unwrap_err().to_string().ends_with("an integer has more than 256 bits"));
    for size in [0, 1, 63, 65, 96] {
        assert_eq!(code(read(&vec![7; size])), "signature-length", "{size}");
        assert_eq!(code(Signature::from_signer(Algorithm::Ed25519, &vec![7; size])), "signature-length");
    }
    assert_eq!(code(Signature::from_signer(Algorithm::Ed25519, &strict)), "signature-length");
}

#[test]
fn each_has_one_text() {
    let (ed, sm) = (ed25519(&[7; 32]), sm2(&[7; 32]));
    let named = PublicKey::sm2(sm.public_key().as_bytes(), "staff-042").unwrap();
    for key in [ed.public_key(), sm.public_key(), &named] {
        let text = key.to_string();
        assert_eq!(&text.parse::<PublicKey>().unwrap(), key);
        assert_eq!(serde_json::from_str::<PublicKey>(&serde_json::to_string(key).unwrap()).unwrap(), *key);
        for changed in [
            text.to_uppercase(),
            format!("{text}="),
            format!(" {text}"),
            format!("{text}:"),
            format!("{text}:MTIzNDU2NzgxMjM0NTY3OA"),
            text.replace(':', ""),
            text.replace("ed25519", "sm2").replace("sm2:B", "ed25519:B"),
            format!("x{text}"),
        ] {
            if changed != text {
                assert!(changed.parse::<PublicKey>().is_err(), "{changed}");
            }
        }
        let id = key.id();
        assert_eq!(id.to_string().len(), 22);
        assert_eq!(id.to_string().parse::<KeyId>().unwrap(), id);
    }
    let signature = sign(&ed, b"act").unwrap();
    assert_eq!(signature.to_string().len(), 86);
    assert_eq!(signature.to_string().parse::<Signature>().unwrap(), signature);
    // The last character of each carries bits that say nothing; they are zero.
    for text in ["A".repeat(21) + "B", "A".repeat(23), "A".repeat(21), "A".repeat(21) + "="] {
        assert_eq!(code(text.parse::<KeyId>()), "id-form");
    }
    for text in ["A".repeat(85) + "B", "A".repeat(87), "A".repeat(85), "A".repeat(85) + "="] {
        assert_eq!(code(text.parse::<Signature>()), "id-form");
    }
    for text in ["", "rsa", "Ed25519", "sm2 "] {
        assert_eq!(code(text.parse::<Algorithm>()), "id-form");
    }
    assert_eq!(codes::text::ID_FORM.as_str(), "id-form");
}

proptest! {
    #[test]
    fn der_of_any_numbers_is_the_same_signature(raw in any::<[[u8; 32]; 2]>(), shift in 0_usize..32) {
        let mut raw = raw;
        for number in &mut raw {
            number[..shift].fill(0);
        }
        let raw: [u8; 64] = raw.concat().try_into().unwrap();
        let direct = Signature::from_signer(Algorithm::Sm2, &raw);
        let encoded = der(&raw);
        // 64 bytes are taken as they are.
        prop_assume!(encoded.len() != 64);
        prop_assert_eq!(Signature::from_signer(Algorithm::Sm2, &encoded), direct);
    }

    #[test]
    fn any_flipped_bit_is_found(bit in 0_usize..512, sm in any::<bool>()) {
        let signer = if sm { sm2(&[7; 32]) } else { ed25519(&[7; 32]) };
        let mut raw = *sign(&signer, b"act").unwrap().as_bytes();
        raw[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(signer.public_key().verify(b"act", &Signature::from_bytes(raw)).is_err());
    }

    #[test]
    fn strangers_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..100), text in ".{0,120}") {
        for algorithm in Algorithm::ALL {
            let _ = (Signature::from_signer(algorithm, &bytes), PublicKey::from_bytes(algorithm, &bytes));
            let _ = Signature::from_signer(algorithm, &[&[0x30], &bytes[..]].concat());
            let _ = format!("{algorithm}:{text}").parse::<PublicKey>();
        }
    }
}
