//! Vectors that others published.

use banjian::report::codes;
use banjian::trace::key::{Algorithm, DEFAULT_DISTINGUISHING_ID, PublicKey, Signature};
use serde_json::Value;
use sm3::{Digest as _, Sm3};

use crate::hex;
use crate::signers::{ed25519, sm2};

/// RFC 8032, 7.1: secret key, public key, message, signature.
const RFC_8032: [[&str; 4]; 4] = [
    [
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
    [
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ],
];

#[test]
fn ed25519_signs_and_verifies_as_rfc_8032_says() {
    for [secret, public, message, signature] in RFC_8032 {
        let signer = ed25519(&hex(secret));
        let key = PublicKey::from_bytes(Algorithm::Ed25519, &hex(public)).unwrap();
        assert_eq!(banjian::trace::key::Signer::public_key(&signer), &key);
        let made = banjian::trace::key::sign(&signer, &hex(message)).unwrap();
        assert_eq!(made.as_bytes().to_vec(), hex(signature));
        assert_eq!(key.verify(&hex(message), &made), Ok(()));
    }
}

/// GB/T 32918.5, A.2: the example on the recommended curve.
#[test]
fn sm2_verifies_the_example_of_gb_t_32918_5() {
    let signer = sm2(&hex("3945208f 7b2144b1 3f36e38a c6d39f95 88939369 2860b51a 42fb81ef 4df7c5b8"));
    let bytes = hex("04
        09f9df31 1e5421a1 50dd7d16 1e4bc5c6 72179fad 1833fc07 6bb08ff3 56f35020
        ccea490c e26775a5 2dc6ea71 8cc1aa60 0aed05fb f35e084a 6632f607 2da9ad13"
        .replace('\n', "")
        .as_str());
    let key = PublicKey::from_bytes(Algorithm::Sm2, &bytes).unwrap();
    assert_eq!(banjian::trace::key::Signer::public_key(&signer), &key);
    assert_eq!(key.as_bytes(), bytes);
    let e = hex("f0b43e94 ba45acca ace692ed 534382eb 17e6ab5a 19ce7b31 f4486fdf c0d28640");
    assert_eq!(key.sm2_digest(b"message digest").unwrap().to_vec(), e);
    let signature = hex("f5a03b06 48d2c463 0eeac513 e1bb81a1 5944da38 27d5b741 43ac7eac eee720b3
        b1b6aa29 df212fd8 763182bc 0d421ca1 bb9038fd 1f7f42d4 840b69c4 85bbc1aa"
        .replace('\n', "")
        .as_str());
    let signature = Signature::from_signer(Algorithm::Sm2, &signature).unwrap();
    assert_eq!(key.verify(b"message digest", &signature), Ok(()));
    let named = PublicKey::sm2(&bytes, DEFAULT_DISTINGUISHING_ID).unwrap();
    assert_eq!((named.id(), named.verify(b"message digest", &signature)), (key.id(), Ok(())));
}

/// Made by OpenSSL 3.0: `pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:staff-042`, over `act`.
#[test]
fn sm2_verifies_what_openssl_signed_under_another_id() {
    let bytes = hex(OPENSSL_KEY);
    let key = PublicKey::sm2(&bytes, "staff-042").unwrap();
    let signature = Signature::from_signer(Algorithm::Sm2, &hex(OPENSSL_SIGNATURE)).unwrap();
    assert_eq!(key.verify(b"act", &signature), Ok(()));
    let default = PublicKey::from_bytes(Algorithm::Sm2, &bytes).unwrap();
    assert_eq!(default.verify(b"act", &signature).unwrap_err().code(), codes::trace::SIGNATURE_MISMATCH);
}
const OPENSSL_KEY: &str = "040f2586a6042cf2310cf41de3737a7fc1c7ead6979ae6fe389a957270f8069d32fb7658b1e2b4d1895ea6d6d4ab92de2f4fce3d64314fe45cb2b60f029dbb9bb5";
const OPENSSL_SIGNATURE: &str = "304402206e0f4ab9b6331e78c1355b803fce78bf4a1bca1ab8321a2a319de147224f42da022057adab6bcc4a581c774e5b1635ff320a10840a5e0fb16037021cdd2a1995e51d";

/// GB/T 32905, A.1 and A.2, through the one place where the library shows SM3: the hash of a leaf is that of
/// `00` and the bytes, so that the examples are asked of the same crate.
#[test]
fn sm3_gives_the_examples_of_gb_t_32905() {
    for (message, digest) in [
        (b"abc".to_vec(), "66c7f0f4 62eeedd9 d1f2d46b dc10e4e2 4167c487 5cf2f7a2 297da02b 8f4ba8e0"),
        (b"abcd".repeat(16), "debe9ff9 2275b8a1 38604889 c18e5a4d 6fdb70e5 387e5765 293dcba3 9c0c5732"),
    ] {
        assert_eq!(Sm3::digest(&message).to_vec(), hex(digest));
    }
}

/// Wycheproof: `testvectors_v1/ed25519_test.json`.
#[test]
fn ed25519_decides_as_wycheproof_does() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/wycheproof_ed25519.json")).unwrap();
    let mut decided = [0, 0];
    for group in vectors["testGroups"].as_array().unwrap() {
        let key = group["publicKey"]["pk"].as_str().unwrap();
        let key = PublicKey::from_bytes(Algorithm::Ed25519, &hex(key)).unwrap();
        for test in group["tests"].as_array().unwrap() {
            let message = hex(test["msg"].as_str().unwrap());
            let signature = hex(test["sig"].as_str().unwrap());
            let verified = Signature::from_signer(Algorithm::Ed25519, &signature)
                .and_then(|signature| key.verify(&message, &signature));
            let valid = test["result"] == "valid";
            assert_eq!(verified.is_ok(), valid, "{test}");
            decided[usize::from(valid)] += 1;
        }
    }
    assert_eq!(decided, [63, 88]);
}
