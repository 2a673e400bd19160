//! Keys outside and keys in memory.

use banjian::entropy::{Seeded, System};
use banjian::report::{Report, codes};
use banjian::trace::Suite;
use banjian::trace::key::{
    Algorithm, Message, PublicKey, Signer, Software, SoftwareSigner, Verifier as _, sign,
};

use crate::hex;

pub(crate) fn ed25519(secret: &[u8]) -> SoftwareSigner {
    SoftwareSigner::ed25519(secret.try_into().unwrap()).unwrap()
}

pub(crate) fn sm2(secret: &[u8]) -> SoftwareSigner {
    SoftwareSigner::sm2(secret.try_into().unwrap()).unwrap()
}

/// r ‖ s as DER, each number in its shortest form.
pub(crate) fn der(raw: &[u8; 64]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let zeros = number.iter().take_while(|byte| **byte == 0).count().min(number.len() - 1);
        let digits = &number[zeros..];
        let sign: &[u8] = if digits[0] < 0x80 { &[] } else { &[0] };
        let size = u8::try_from(sign.len() + digits.len()).unwrap();
        [&[2, size], sign, digits].concat()
    };
    let inside = [integer(&raw[..32]), integer(&raw[32..])].concat();
    [vec![0x30, u8::try_from(inside.len()).unwrap()], inside].concat()
}

/// A token that takes a digest and answers DER, or does something wrong.
#[derive(Debug)]
struct Token {
    inside: SoftwareSigner,
    shown: PublicKey,
    fault: &'static str,
}

impl Signer for Token {
    fn public_key(&self) -> &PublicKey {
        &self.shown
    }

    fn sign(&self, message: &Message<'_>) -> Result<Vec<u8>, Report> {
        assert_eq!(message.sm2_digest(), self.shown.sm2_digest(message.bytes()));
        let own = Message::new(message.bytes(), self.inside.public_key());
        let raw: [u8; 64] = self.inside.sign(&own)?.try_into().unwrap();
        match self.fault {
            "pin" => Err(Report::new(codes::trace::SIGNER_FAILED)
                .with("key", self.shown.id())
                .with("found", "the PIN is locked")),
            "empty" => Ok(Vec::new()),
            "trailing" => Ok([&der(&raw)[..], &[0]].concat()),
            "another message" => self.inside.sign(&Message::new(b"another", self.inside.public_key())),
            _ => Ok(der(&raw)),
        }
    }
}

#[test]
fn what_a_token_answers_is_normalised_and_verified() {
    let token = |secret: [u8; 32], fault| Token {
        inside: sm2(&secret),
        shown: sm2(&[7; 32]).public_key().clone(),
        fault,
    };
    let signature = sign(&token([7; 32], ""), b"act").unwrap();
    assert_eq!(signature, sign(&sm2(&[7; 32]), b"act").unwrap());
    for (secret, fault, expected) in [
        ([7; 32], "pin", codes::trace::SIGNER_FAILED),
        ([7; 32], "empty", codes::trace::SIGNATURE_LENGTH),
        ([7; 32], "trailing", codes::trace::SIGNATURE_DER),
        ([7; 32], "another message", codes::trace::SIGNATURE_MISMATCH),
        ([8; 32], "", codes::trace::SIGNATURE_MISMATCH),
    ] {
        assert_eq!(sign(&token(secret, fault), b"act").unwrap_err().code(), expected, "{fault}");
    }
}

#[test]
fn a_private_key_is_not_shown() {
    for signer in [ed25519(&[0xa5; 32]), sm2(&[0xa5; 32])] {
        let shown = format!("{signer:?}");
        assert!(shown.contains(&signer.public_key().to_string()), "{shown}");
        for secret in ["a5a5", "165", "A5A5", "paWl"] {
            assert!(!shown.replace(&signer.public_key().to_string(), "").contains(secret), "{shown}");
        }
    }
}

#[test]
fn a_private_key_of_sm2_is_from_1_to_n_minus_2() {
    let n = hex("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");
    let near = |less: u8| {
        let mut number: [u8; 32] = n.clone().try_into().unwrap();
        number[31] -= less;
        number
    };
    for refused in [[0; 32], [0xff; 32], near(0), near(1)] {
        let code = SoftwareSigner::sm2(&refused).unwrap_err().code();
        assert_eq!(code, codes::trace::SECRET_KEY, "{refused:x?}");
    }
    let mut one = [0; 32];
    one[31] = 1;
    for allowed in [one, near(2)] {
        assert!(sign(&SoftwareSigner::sm2(&allowed).unwrap(), b"act").is_ok(), "{allowed:x?}");
    }
}

#[test]
fn random_keys_sign_for_their_suite() {
    for suite in Suite::ALL {
        let [one, other] = [(); 2].map(|()| SoftwareSigner::random(suite.algorithm(), &System).unwrap());
        assert_ne!(one.public_key(), other.public_key());
        assert_eq!(one.public_key().algorithm(), suite.algorithm());
        let signature = sign(&one, b"act").unwrap();
        assert_eq!(Software.verify(one.public_key(), b"act", &signature), Ok(()));
        assert!(Software.verify(other.public_key(), b"act", &signature).is_err());
        let seeded = || SoftwareSigner::random(suite.algorithm(), &Seeded::new(7)).unwrap();
        assert_eq!(seeded().public_key(), seeded().public_key());
    }
    assert_eq!(Suite::Sha256Ed25519.algorithm(), Algorithm::Ed25519);
    assert_eq!(Suite::Sm3Sm2.algorithm(), Algorithm::Sm2);
}

#[test]
fn a_key_with_an_id_of_its_own_signs_under_it() {
    let signer = SoftwareSigner::sm2_with_id(&[7; 32], "staff-042").unwrap();
    let signature = sign(&signer, b"act").unwrap();
    assert_eq!(signer.public_key().distinguishing_id(), Some("staff-042"));
    assert_eq!(
        sm2(&[7; 32]).public_key().verify(b"act", &signature).unwrap_err().code(),
        codes::trace::SIGNATURE_MISMATCH
    );
    assert_eq!(
        SoftwareSigner::sm2_with_id(&[7; 32], "").unwrap_err().code(),
        codes::trace::DISTINGUISHING_ID
    );
}
