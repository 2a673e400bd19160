//! Every code of this room, produced and read in both languages.

use banjian::entropy::Seeded;
use banjian::report::{Kind, Report, codes};
use banjian::text::Language;
use banjian::trace::disclosure::Disclosure;
use banjian::trace::payload::{Scope, SealedPayload};
use banjian::trace::{MAX_RECORD, Object, Origin, Record};
use serde_json::json;

/// One report for every code of the room.
pub(crate) fn produced() -> Vec<Report> {
    let origin: Origin = "banjian.example/xiangyang".parse().unwrap();
    let scope = Scope {
        origin: &origin,
        case: banjian::id::CaseId::from_bytes([1; 16]),
        command: banjian::id::CommandId::from_bytes([2; 16]),
    };
    let entropy = Seeded::new(1);
    let seal = |value| SealedPayload::seal(Object::of(&value).unwrap(), &entropy);
    let sealed = seal(json!({"applicant": "a", "phone": "b"})).unwrap();
    let shown = sealed.disclose(scope, &["phone"]).unwrap();
    let hash = "0".repeat(64);
    let repeated =
        format!(r#"{{"hidden":{{"phone":"{hash}"}},"shown":{{"phone":{{"salt":"{hash}","value":1}}}}}}"#);
    let unsalted = br#"{"fields":{"phone":"b"},"salts":{}}"#;
    vec![
        Record::from_bytes(&vec![b' '; usize::from(MAX_RECORD) + 1]).unwrap_err(),
        origin.admits(&entropy).unwrap_err(),
        seal(json!({"applicant": "a", "phoneNumber": "b"})).unwrap_err(),
        SealedPayload::from_bytes(unsalted).unwrap_err(),
        sealed.disclose(scope, &["address"]).unwrap_err().reports()[0].clone(),
        Disclosure::from_bytes(repeated.as_bytes()).unwrap_err(),
        shown.verify(scope, banjian::canonical::Hash::of(b"another root")).unwrap_err(),
    ]
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
    ];
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
