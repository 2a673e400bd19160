//! Acts, records, payloads and disclosures are read from the bytes that they are written as, and from no others.

use banjian::id::{CaseId, CommandId};
use banjian::trace::disclosure::Disclosure;
use banjian::trace::payload::{Scope, SealedPayload};
use banjian::trace::register::KeyEvent;
use banjian::trace::{Act, MAX_RECORD, Object, Origin, Record, Suite};

pub(crate) fn run(bytes: &[u8]) {
    if let Ok(act) = Act::from_bytes(bytes) {
        assert_eq!(act.to_bytes().as_deref(), Ok(bytes));
        if let Ok(event) = KeyEvent::of(&act) {
            assert_eq!(event.header().as_ref(), Ok(&act.header));
            assert_eq!(event.kind(), act.kind.as_str());
        }
    }
    if let Ok(record) = Record::from_bytes(bytes) {
        assert_eq!(record.to_bytes().as_deref(), Ok(bytes));
        assert!(bytes.len() <= usize::from(MAX_RECORD));
        assert_eq!(record.chain.sequence() == 1, record.chain.previous().is_none());
    }
    if let Ok(object) = Object::from_bytes(bytes) {
        assert_eq!(object.as_str().as_bytes(), bytes);
    }
    if let Ok(sealed) = SealedPayload::from_bytes(bytes) {
        payload(&sealed, bytes);
    }
    if let Ok(disclosure) = Disclosure::from_bytes(bytes) {
        assert_eq!(disclosure.to_bytes().as_deref(), Ok(bytes));
        assert!(disclosure.hidden().all(|name| !disclosure.shown().contains_key(name)));
    }
}

/// What was sealed opens at its place, shown or hidden, and nowhere else.
fn payload(sealed: &SealedPayload, bytes: &[u8]) {
    assert_eq!(sealed.to_bytes().as_deref(), Ok(bytes));
    let origin: Origin = "banjian.example/xiangyang".parse().expect("an origin");
    let scope = Scope {
        origin: &origin,
        case: CaseId::from_bytes([1; 16]),
        command: CommandId::from_bytes([2; 16]),
        suite: Suite::Sm3Sm2,
    };
    let root = sealed.root(scope).expect("a root");
    let fields: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(sealed.fields().as_str()).expect("an object");
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    let half = names.get(..names.len() / 2).unwrap_or_default();
    for shown in [&[], half, names.as_slice()] {
        let disclosure = sealed.disclose(scope, shown).expect("a disclosure");
        assert_eq!(disclosure.verify(scope, root), Ok(()));
        let written = disclosure.to_bytes().expect("bytes");
        assert_eq!(Disclosure::from_bytes(&written).as_ref(), Ok(&disclosure));
        let elsewhere = Scope { case: CaseId::from_bytes([3; 16]), ..scope };
        assert!(shown.is_empty() || disclosure.verify(elsewhere, root).is_err(), "it opens elsewhere");
    }
}
