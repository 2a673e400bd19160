//! Commitments: they open for what was sealed, where it was sealed, and for nothing else.

use banjian::canonical::Hash;
use banjian::entropy::{Entropy, Seeded, System};
use banjian::id::{CaseId, CommandId};
use banjian::trace::disclosure::Disclosure;
use banjian::trace::payload::{Scope, SealedPayload};
use banjian::trace::{Act, Object, Origin, Record, Suite};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::vectors::{act, record};

const CANARY: &str = "420600199001011234";

fn payload() -> Value {
    json!({"agent": "李四", "applicant": CANARY, "materials": ["a", "b"], "phone": "1"})
}

fn scope_of(act: &Act) -> Scope<'_> {
    Scope { origin: &act.origin, case: act.case, command: act.command, suite: act.suite }
}

fn seal(value: &Value) -> SealedPayload {
    SealedPayload::seal(Object::of(value).unwrap(), &System).unwrap()
}

/// Whether a disclosure still opens after a change to its JSON.
fn opens_after(disclosure: &Disclosure, scope: Scope<'_>, root: Hash, change: impl Fn(&mut Value)) -> bool {
    let mut value: Value = serde_json::from_slice(&disclosure.to_bytes().unwrap()).unwrap();
    let before = value.clone();
    change(&mut value);
    assert_ne!(value, before);
    let read = Disclosure::from_bytes(&serde_json::to_vec(&value).unwrap());
    read.unwrap().verify(scope, root).is_ok()
}

type Change = fn(&mut Value);

#[test]
fn a_swap_of_any_kind_is_found() {
    let origin: Origin = "banjian.example/xiangyang".parse().unwrap();
    let other_origin: Origin = "banjian.example/jingzhou".parse().unwrap();
    let scope = Scope {
        origin: &origin,
        case: CaseId::from_bytes([1; 16]),
        command: CommandId::from_bytes([2; 16]),
        suite: Suite::Sm3Sm2,
    };
    let sealed = seal(&payload());
    let root = sealed.root(scope).unwrap();
    let disclosure = sealed.disclose(scope, &["applicant", "phone"]).unwrap();
    assert_eq!(disclosure.verify(scope, root), Ok(()));
    assert_eq!(disclosure.hidden().collect::<Vec<_>>(), ["agent", "materials"]);
    assert_eq!(disclosure.shown()["phone"].value(), "\"1\"");

    for elsewhere in [
        Scope { origin: &other_origin, ..scope },
        Scope { case: CaseId::from_bytes([2; 16]), ..scope },
        Scope { suite: Suite::Sha256Ed25519, ..scope },
        Scope { command: CommandId::from_bytes([1; 16]), ..scope },
        Scope { case: CaseId::from_bytes([2; 16]), command: CommandId::from_bytes([1; 16]), ..scope },
    ] {
        assert!(disclosure.verify(elsewhere, root).is_err(), "{elsewhere:?}");
    }
    assert!(disclosure.verify(scope, seal(&payload()).root(scope).unwrap()).is_err());

    let changes: [(&str, Change); 9] = [
        ("a value", |it| it["shown"]["phone"]["value"] = json!("2")),
        ("a value of another type", |it| it["shown"]["phone"]["value"] = json!(1)),
        ("a salt", |it| it["shown"]["phone"]["salt"] = json!("0".repeat(64))),
        ("two values", |it| {
            let (phone, applicant) = (it["shown"]["phone"].clone(), it["shown"]["applicant"].clone());
            it["shown"]["phone"] = applicant;
            it["shown"]["applicant"] = phone;
        }),
        ("two commitments", |it| {
            let (agent, materials) = (it["hidden"]["agent"].clone(), it["hidden"]["materials"].clone());
            it["hidden"]["agent"] = materials;
            it["hidden"]["materials"] = agent;
        }),
        ("a shown name", |it| {
            let phone = it["shown"].as_object_mut().unwrap().remove("phone").unwrap();
            it["shown"]["phones"] = phone;
        }),
        ("a hidden name", |it| {
            let agent = it["hidden"].as_object_mut().unwrap().remove("agent").unwrap();
            it["hidden"]["agents"] = agent;
        }),
        ("a field left out", |it| {
            it["hidden"].as_object_mut().unwrap().remove("agent");
        }),
        ("a field added", |it| it["hidden"]["more"] = json!("0".repeat(64))),
    ];
    for (what, change) in changes {
        assert!(!opens_after(&disclosure, scope, root, change), "{what}");
    }
}

#[test]
fn equal_values_have_salts_and_commitments_of_their_own() {
    let act = act();
    let scope = scope_of(&act);
    let sealed = seal(&json!({"a": "same", "b": "same"}));
    let stored: Value = serde_json::from_slice(&sealed.to_bytes().unwrap()).unwrap();
    assert_ne!(stored["salts"]["a"], stored["salts"]["b"]);
    assert_ne!(sealed.root(scope), seal(&json!({"a": "same", "b": "same"})).root(scope));
    let hidden: Value =
        serde_json::from_slice(&sealed.disclose(scope, &[]).unwrap().to_bytes().unwrap()).unwrap();
    assert_ne!(hidden["hidden"]["a"], hidden["hidden"]["b"]);
}

#[test]
fn nothing_of_a_payload_is_seen_in_an_act_a_record_or_a_debug_text() {
    let sealed = seal(&payload());
    let act = act();
    let scope = scope_of(&act);
    let act = Act { payload: Some(sealed.root(scope).unwrap()), ..act.clone() };
    let record = Record { act: act.clone(), ..record() };
    let disclosure = sealed.disclose(scope, &["applicant"]).unwrap();
    let stored: Value = serde_json::from_slice(&sealed.to_bytes().unwrap()).unwrap();
    let salt = stored["salts"]["applicant"].as_str().unwrap();
    for text in [
        String::from_utf8(act.to_bytes().unwrap()).unwrap(),
        String::from_utf8(record.to_bytes().unwrap()).unwrap(),
        format!("{act:?}{record:?}{sealed:?}{disclosure:?}"),
        String::from_utf8(sealed.disclose(scope, &["phone"]).unwrap().to_bytes().unwrap()).unwrap(),
    ] {
        for secret in [CANARY, "李四", salt] {
            assert!(!text.contains(secret), "{text}");
        }
    }
    assert!(String::from_utf8(disclosure.to_bytes().unwrap()).unwrap().contains(CANARY));
}

#[test]
fn misnamed_fields_are_refused_at_their_place() {
    for (value, place) in [
        (json!({"": 1}), 1),
        (json!({"a": 1, "b c": 1}), 2),
        (json!({"a": 1, "b": 1, "c-d": 1}), 3),
        (json!({"_a": 1}), 1),
        (json!({"a".repeat(65): 1}), 1),
    ] {
        let refused = SealedPayload::seal(Object::of(&value).unwrap(), &System).unwrap_err();
        assert_eq!(refused.to_string(), format!("field {place} of the payload is misnamed"));
    }
    assert!(SealedPayload::seal(Object::of(&json!({"a".repeat(64): 1})).unwrap(), &System).is_ok());
    // A name with an escape is no canonical name: whoever looks first refuses it.
    for value in [json!({"a\nb": 1}), json!({"a": 1, "x\"": 1})] {
        assert!(Object::of(&value).and_then(|fields| SealedPayload::seal(fields, &System)).is_err());
    }
}

#[test]
fn a_disclosure_with_a_misnamed_field_is_refused() {
    let hash = "0".repeat(64);
    let shown = format!(r#"{{"salt":"{hash}","value":1}}"#);
    for (hidden_name, shown_name, fits) in [("a", "b", true), ("A", "b", false), ("a", "B", false)] {
        let bytes =
            format!(r#"{{"hidden":{{"{hidden_name}":"{hash}"}},"shown":{{"{shown_name}":{shown}}}}}"#);
        assert_eq!(Disclosure::from_bytes(bytes.as_bytes()).is_ok(), fits, "{bytes}");
    }
}

#[test]
fn salts_stand_beside_their_fields() {
    let salt = "0".repeat(64);
    for (fields, salts, fits) in [
        (r#"{"a":1}"#, format!(r#"{{"a":"{salt}"}}"#), true),
        ("{}", "{}".into(), true),
        (r#"{"a":1}"#, format!(r#"{{"b":"{salt}"}}"#), false),
        (r#"{"a":1}"#, format!(r#"{{"a":"{salt}","b":"{salt}"}}"#), false),
        (r#"{"a":1}"#, r#"{"a":"00"}"#.into(), false),
        (r#"{"a":1}"#, format!(r#"{{"a":"{}"}}"#, "A".repeat(64)), false),
    ] {
        let bytes = format!(r#"{{"fields":{fields},"salts":{salts}}}"#);
        assert_eq!(SealedPayload::from_bytes(bytes.as_bytes()).is_ok(), fits, "{bytes}");
    }
}

#[test]
fn only_a_demo_may_be_foretold() {
    let real: Origin = "banjian.example/xiangyang".parse().unwrap();
    let demo = Origin::demo("xiangyang").unwrap();
    let seeded: &dyn Entropy = &Seeded::new(7);
    assert!(real.admits(seeded).is_err());
    assert_eq!(real.admits(&System), Ok(()));
    assert_eq!(demo.admits(seeded), Ok(()));
    assert_eq!(demo.admits(&System), Ok(()));
}

proptest! {
    #[test]
    fn whatever_is_sealed_opens(
        fields in proptest::collection::btree_map("[a-z][a-z0-9_]{0,9}", any::<String>(), 0..6),
        chosen in any::<[bool; 6]>(),
    ) {
        let act = act();
        let scope = scope_of(&act);
        let sealed = SealedPayload::seal(Object::of(&fields).unwrap(), &Seeded::new(1)).unwrap();
        let read = SealedPayload::from_bytes(&sealed.to_bytes().unwrap()).unwrap();
        prop_assert_eq!(&read, &sealed);
        let names: Vec<&str> =
            fields.keys().zip(chosen).filter(|(_, shown)| *shown).map(|(name, _)| name.as_str()).collect();
        let disclosure = sealed.disclose(scope, &names).unwrap();
        let disclosure = Disclosure::from_bytes(&disclosure.to_bytes().unwrap()).unwrap();
        prop_assert_eq!(disclosure.verify(scope, read.root(scope).unwrap()), Ok(()));
        prop_assert_eq!(disclosure.shown().len(), names.len());
    }
}
