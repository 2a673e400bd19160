//! Every code of this room, produced and read in both languages.

#[path = "register.rs"]
mod register;

use banjian::entropy::Seeded;
use banjian::report::{Kind, Report, codes};
use banjian::text::Language;
use banjian::trace::disclosure::Disclosure;
use banjian::trace::key::{Algorithm, Message, PublicKey, Signature, Signer, Software, SoftwareSigner, sign};
use banjian::trace::payload::{Scope, SealedPayload};
use banjian::trace::{Act, Attestation, Chain, MAX_RECORD, Object, Origin, Record};
use serde_json::json;

/// A token whose PIN is locked.
#[derive(Debug)]
struct Locked(SoftwareSigner);

impl Signer for Locked {
    fn public_key(&self) -> &PublicKey {
        self.0.public_key()
    }

    fn sign(&self, _: &Message<'_>) -> Result<Vec<u8>, Report> {
        Err(Report::new(codes::trace::SIGNER_FAILED)
            .with("key", self.public_key().id())
            .with("found", "the PIN is locked"))
    }
}

/// One report for every code of keys and signatures.
fn of_keys() -> Vec<Report> {
    let signer = SoftwareSigner::ed25519(&[7; 32]).unwrap();
    let key = signer.public_key().clone();
    let signature = sign(&signer, b"act").unwrap();
    let read = |bytes: &[u8]| Signature::from_signer(Algorithm::Sm2, bytes).unwrap_err();
    let point = [&[4], &[0; 64][..]].concat();
    vec![
        PublicKey::from_bytes(Algorithm::Sm2, &[0]).unwrap_err(),
        PublicKey::from_bytes(Algorithm::Sm2, &point).unwrap_err(),
        PublicKey::from_bytes(Algorithm::Ed25519, &[0; 32]).unwrap_err(),
        PublicKey::sm2(&point, "").unwrap_err(),
        read(&[7; 63]),
        read(&[0x30, 0]),
        read(&[0; 64]),
        key.verify(b"another act", &signature).unwrap_err(),
        sign(&Locked(signer), b"act").unwrap_err(),
        SoftwareSigner::sm2(&[0; 32]).unwrap_err(),
    ]
}

/// One report for every code of an act's signatures.
fn of_signatures() -> Vec<Report> {
    let signers = [[7; 32], [8; 32]].map(|secret| SoftwareSigner::ed25519(&secret).unwrap());
    let [first, second] = &signers;
    let [key, other] = [first.public_key(), second.public_key()];
    let host = host_attested();
    let [signed, cosigned] = [first, second].map(|signer| host.act.sign(signer).unwrap());
    let with = |attestation, cosignature| Record { attestation, cosignature, ..host.clone() };
    let by = |record: Record, key| record.signed_by(key, &Software).unwrap_err();
    let two = |record: Record| record.signed_by_two(key, other, &Software).unwrap_err();
    vec![
        by(host.clone(), key),
        by(with(Attestation::Signed(signed), None), other),
        two(with(Attestation::Signed(signed), None)),
        two(with(Attestation::Signed(signed), Some(signed))),
        two(with(Attestation::Signed(cosigned), Some(signed))),
    ]
}

/// A record that nobody signed.
fn host_attested() -> Record {
    let at = chrono::DateTime::UNIX_EPOCH.into();
    let hash = banjian::canonical::Hash::of(b"");
    let act = Act {
        case: banjian::id::CaseId::from_bytes([1; 16]),
        case_version: 0,
        command: banjian::id::CommandId::from_bytes([2; 16]),
        desk: "timer".parse().unwrap(),
        header: Object::of(&json!({})).unwrap(),
        kind: "remind".parse().unwrap(),
        login: None,
        observed_at: at,
        origin: "banjian.example/xiangyang".parse().unwrap(),
        outlet: None,
        payload: None,
        person: None,
        post: None,
        suite: banjian::trace::Suite::default(),
    };
    Record {
        act,
        attestation: Attestation::HostAttested,
        chain: Chain::first(),
        cosignature: None,
        editions: hash,
        events: hash,
        recorded_at: at,
    }
}

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let origin: Origin = "banjian.example/xiangyang".parse().unwrap();
    let scope = Scope {
        origin: &origin,
        case: banjian::id::CaseId::from_bytes([1; 16]),
        command: banjian::id::CommandId::from_bytes([2; 16]),
        suite: banjian::trace::Suite::default(),
    };
    let entropy = Seeded::new(1);
    let seal = |value| SealedPayload::seal(Object::of(&value).unwrap(), &entropy);
    let sealed = seal(json!({"applicant": "a", "phone": "b"})).unwrap();
    let shown = sealed.disclose(scope, &["phone"]).unwrap();
    let hash = "0".repeat(64);
    let repeated =
        format!(r#"{{"hidden":{{"phone":"{hash}"}},"shown":{{"phone":{{"salt":"{hash}","value":1}}}}}}"#);
    let unsalted = br#"{"fields":{"phone":"b"},"salts":{}}"#;
    let mut produced = vec![
        Record::from_bytes(&vec![b' '; usize::from(MAX_RECORD) + 1]).unwrap_err(),
        origin.admits(&entropy).unwrap_err(),
        seal(json!({"applicant": "a", "phoneNumber": "b"})).unwrap_err(),
        SealedPayload::from_bytes(unsalted).unwrap_err(),
        sealed.disclose(scope, &["address"]).unwrap_err().reports()[0].clone(),
        Disclosure::from_bytes(repeated.as_bytes()).unwrap_err(),
        shown.verify(scope, banjian::canonical::Hash::of(b"another root")).unwrap_err(),
    ];
    produced.extend(of_keys());
    produced.extend(of_signatures());
    produced.extend(register::produced());
    produced
}

#[test]
fn every_code_of_the_room_is_produced_and_reads_as_it_should() {
    let produced = produced();
    let expected = [
        (
            codes::trace::RECORD_TOO_LARGE,
            "the record has 65536 bytes, at most 65535 are allowed",
            "记录为65536字节，超过上限65535字节",
        ),
        (
            codes::trace::ORIGIN_NOT_DEMO,
            "the log origin `banjian.example/xiangyang` is not marked as a demo, but its randomness can be foretold",
            "日志来源“banjian.example/xiangyang”未标明为演示，但其随机数可被预知",
        ),
        (codes::trace::PAYLOAD_FIELD_NAME, "field 2 of the payload is misnamed", "载荷的第2个字段名称不合规"),
        (
            codes::trace::PAYLOAD_SALTS,
            "the payload's salts do not stand beside its fields one for one",
            "载荷的盐值与字段不是一一对应",
        ),
        (
            codes::trace::DISCLOSURE_FIELD,
            "name 1 of the fields to show is no field of the payload",
            "要求出示的第1个字段不在载荷中",
        ),
        (
            codes::trace::DISCLOSURE_REPEATED,
            "shown field 1 stands among the hidden ones too",
            "出示的第1个字段同时列为未出示",
        ),
        (
            codes::trace::COMMITMENT_MISMATCH,
            "the shown fields are not those that the act committed to",
            "所出示的字段与该行为承诺的内容不符",
        ),
        (
            codes::trace::KEY_FORM,
            "the public key is not in its one encoding, expected 65 bytes, the first of them 04",
            "公钥编码不合规，应为以04开头的65字节",
        ),
        (codes::trace::KEY_OFF_CURVE, "the public key is no point of its curve", "公钥不是所属曲线上的点"),
        (
            codes::trace::KEY_SMALL_ORDER,
            "the public key is of small order: a signature under it binds nobody",
            "公钥为小阶点，其签名不具约束力",
        ),
        (
            codes::trace::DISTINGUISHING_ID,
            "the distinguishing id has 0 bytes, 1 to 128 are allowed",
            "可辨别标识为0字节，允许1至128字节",
        ),
        (
            codes::trace::SIGNATURE_LENGTH,
            "the signature has 63 bytes, expected are 64, or DER for SM2",
            "签名为63字节，应为64字节，SM2也可为DER",
        ),
        (
            codes::trace::SIGNATURE_DER,
            "the signature is not strict DER: a length does not fit",
            "签名不是严格的DER编码：长度不符",
        ),
        (
            codes::trace::SIGNATURE_RANGE,
            "a number in the signature is out of its range",
            "签名中的数值超出范围",
        ),
        (
            codes::trace::SIGNATURE_MISMATCH,
            "the signature is not of key `AxDFEiM6OJNOqkQtVrJXyQ` over these bytes",
            "签名不是密钥“AxDFEiM6OJNOqkQtVrJXyQ”对这些字节的签名",
        ),
        (
            codes::trace::SIGNER_FAILED,
            "the signer of key `AxDFEiM6OJNOqkQtVrJXyQ` gave no signature: the PIN is locked",
            "密钥“AxDFEiM6OJNOqkQtVrJXyQ”的签名设备未给出签名：the PIN is locked",
        ),
        (codes::trace::SECRET_KEY, "the private key is not a number from 1 to n-2", "私钥不在1至n-2的范围内"),
        (
            codes::trace::SIGNATURE_MISSING,
            "the record is host-attested: nobody signed the act",
            "该记录仅由主机证明，无人签名",
        ),
        (
            codes::trace::SIGNATURE_OF_ANOTHER,
            "the act is signed with key `AxDFEiM6OJNOqkQtVrJXyQ`, expected is key `O6BSelzHrBX3hK90KLAWYw`",
            "该行为由密钥“AxDFEiM6OJNOqkQtVrJXyQ”签名，应为密钥“O6BSelzHrBX3hK90KLAWYw”",
        ),
        (
            codes::trace::COSIGNATURE_MISSING,
            "the act needs a second person's signature and has none",
            "该行为须由第二人共同签名，但没有第二签名",
        ),
        (
            codes::trace::COSIGNATURE_SAME,
            "signature and cosignature are of one key",
            "签名与共同签名出自同一密钥",
        ),
        (
            codes::trace::COSIGNATURE_SWAPPED,
            "signature and cosignature stand in each other's place",
            "签名与共同签名位置互换",
        ),
    ];
    let expected = [&expected[..], register::EXPECTED].concat();
    let codes: Vec<_> = produced.iter().map(Report::code).collect();
    assert_eq!(codes, codes::trace::ALL);
    assert_eq!(produced.len(), expected.len());
    for (report, (code, en, zh)) in produced.iter().zip(expected) {
        assert_eq!(report.code(), code);
        assert_eq!(report.kind(), Kind::Error);
        assert_eq!(report.message(Language::English), en);
        assert_eq!(report.message(Language::Chinese), zh);
        assert!(!report.help(Language::Chinese).is_empty() && !report.help(Language::English).is_empty());
    }
}
