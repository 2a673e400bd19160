//! Records under change: what is read is what was written, and nothing else.

use banjian::canonical::Hash;
use banjian::trace::key::{KeyId, Signature};
use banjian::trace::{Act, Attestation, Chain, Login, MAX_RECORD, Moment, Object, Record, Signed, Suite};
use chrono::DateTime;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::vectors::{act, act_in, record, record_in, signed_record_in};

#[test]
fn any_changed_byte_changes_the_hash_and_is_mostly_not_even_read() {
    let record = || signed_record_in(Suite::Sm3Sm2);
    let bytes = record().to_bytes().unwrap();
    let whole = Suite::Sm3Sm2.leaf(&bytes);
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            assert_ne!(Suite::Sm3Sm2.leaf(&changed), whole, "byte {place}, bit {bit}");
            if let Ok(read) = Record::from_bytes(&changed) {
                assert_ne!(read, record(), "byte {place}, bit {bit}");
                assert_eq!(read.to_bytes().unwrap(), changed);
            }
        }
    }
    for end in 0..bytes.len() {
        assert!(Record::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
}

/// Every way to change one field of an object, nested ones included.
fn changes(value: &Value) -> Vec<Value> {
    let Value::Object(fields) = value else { return Vec::new() };
    let mut all = Vec::new();
    for (name, field) in fields {
        let mut put = |new: Option<Value>| {
            let mut changed = fields.clone();
            match new {
                Some(new) => changed.insert(name.clone(), new),
                None => changed.remove(name),
            };
            all.push(Value::Object(changed));
        };
        put(None);
        for other in
            [Value::Null, json!(""), json!("x"), json!(0), json!(1), json!({}), json!([]), json!(true)]
        {
            if other != *field {
                put(Some(other));
            }
        }
        for nested in changes(field) {
            put(Some(nested));
        }
        let mut added = fields.clone();
        added.insert(format!("{name}_"), field.clone());
        all.push(Value::Object(added));
    }
    all
}

#[test]
fn any_changed_field_is_refused_or_gives_another_hash() {
    let record = || signed_record_in(Suite::default());
    let leaf = |bytes: &[u8]| Suite::default().leaf(bytes);
    let whole = record().to_bytes().unwrap();
    let value: Value = serde_json::from_slice(&whole).unwrap();
    let all = changes(&value);
    assert!(all.len() > 200, "{}", all.len());
    let mut read = 0;
    for changed in all {
        let bytes = serde_json::to_vec(&changed).unwrap();
        assert_ne!(leaf(&bytes), leaf(&whole));
        if let Ok(other) = Record::from_bytes(&bytes) {
            assert_ne!(other, record(), "{changed}");
            assert_eq!(other.to_bytes().unwrap(), bytes);
            read += 1;
        }
    }
    assert!(read > 0);
}

#[test]
fn other_spellings_of_the_same_record_are_refused() {
    let bytes = String::from_utf8(record().to_bytes().unwrap()).unwrap();
    for (from, to) in [
        ("\"act\":", "\"act\": "),
        ("{\"item\":\"sbk-001\",\"lane\":\"live\"", "{\"lane\":\"live\",\"item\":\"sbk-001\""),
        ("\"sequence\":3", "\"sequence\":3.0"),
        ("\"sequence\":3", "\"sequence\":03"),
        ("\"desk\":\"window\"", "\"desk\":\"windo\\u0077\""),
        ("banjian-record/1", "banjian-record/2"),
        ("banjian-act/1", "banjian-act/2"),
        ("banjian-act/1", "banjian-record/1"),
        ("\"sequence\":3", "\"sequence\":1"),
        ("\"sequence\":3", "\"sequence\":0"),
        ("host-attested", "person-signed"),
        ("\"host-attested\"", "null"),
        ("\"host-attested\"", "[]"),
        ("\"host-attested\"", "{}"),
        ("sha256-ed25519", "sm3-sm3"),
        ("AAECAwQFBgcICQoLDA0ODw", "AAECAwQFBgcICQoLDA0ODw=="),
        ("AAECAwQFBgcICQoLDA0ODw", "AAECAwQFBgcICQoLDA0ODx"),
        ("AAECAwQFBgcICQoLDA0ODw", "000102030405060708090a0b0c0d0e0f"),
    ] {
        let changed = bytes.replacen(from, to, 1);
        assert_ne!(changed, bytes, "{from}");
        assert!(Record::from_bytes(changed.as_bytes()).is_err(), "{to}");
    }
    // The last of 43 characters carries two bits that say nothing; they are zero.
    let changed = bytes.replacen("_Yc\",\"recorded_at", "_Yd\",\"recorded_at", 1);
    assert_ne!(changed, bytes);
    assert!(Record::from_bytes(changed.as_bytes()).is_err());
    let (before, rest) = bytes.split_once(",\"previous\"").unwrap();
    let (_, after) = rest.split_once(",\"recorded_at\"").unwrap();
    assert!(Record::from_bytes(format!("{before},\"recorded_at\"{after}").as_bytes()).is_err());
    let first = format!("{before},\"recorded_at\"{after}").replace("\"sequence\":3", "\"sequence\":1");
    assert!(Record::from_bytes(first.as_bytes()).is_ok());
}

#[test]
fn an_act_is_no_record_and_a_record_no_act() {
    assert!(Record::from_bytes(&act().to_bytes().unwrap()).is_err());
    assert!(Act::from_bytes(&record().to_bytes().unwrap()).is_err());
}

#[test]
fn the_domain_is_read_also_where_bytes_are_not_compared() {
    let bytes = String::from_utf8(record().to_bytes().unwrap()).unwrap();
    assert!(serde_json::from_str::<Record>(&bytes).is_ok());
    for domain in ["banjian-act/1", "banjian-record/1"] {
        let refused = serde_json::from_str::<Record>(&bytes.replace(domain, "banjian-x/1")).unwrap_err();
        assert!(refused.to_string().contains("of version 1"), "{refused}");
    }
}

/// The size of a record under either suite.
fn sizes(record: impl Fn(Suite) -> Record) -> [usize; 2] {
    Suite::ALL.map(|suite| record(suite).to_bytes().unwrap().len())
}

#[test]
fn a_usual_record_signed_has_at_most_900_bytes() {
    let header = json!({
        "edition": "0123456789abcdef0123456789abcdef",
        "item": "4206000123456789",
        "lane": "committed",
        "materials": 3,
        "party": true,
    });
    assert_eq!(serde_json::to_vec(&header).unwrap().len(), 118);
    // With login, outlet and payload, and a header of 70 bytes.
    let signed = |suite| Record { cosignature: None, ..signed_record_in(suite) };
    assert_eq!(sizes(signed), [889, 882]);
    assert_eq!(sizes(record_in), [771, 764]);
    // Without these, and a header of 118.
    let bare = |suite| Record {
        act: Act {
            header: Object::of(&header).unwrap(),
            login: None,
            outlet: None,
            payload: None,
            ..act_in(suite)
        },
        ..signed(suite)
    };
    assert_eq!(sizes(bare), [806, 799]);
    // A cosignature, which only acts on roster and keys have, adds 148.
    assert_eq!(sizes(signed_record_in), [1_037, 1_030]);
}

#[test]
fn with_the_longest_names_and_numbers_and_an_empty_header_still() {
    let longest = |length| "a".repeat(length);
    let login = Login { expires_at: act().login.unwrap().expires_at, method: longest(32).parse().unwrap() };
    let act = Act {
        case_version: u32::MAX,
        desk: longest(32).parse().unwrap(),
        header: Object::of(&json!({})).unwrap(),
        kind: longest(32).parse().unwrap(),
        login: Some(login),
        origin: format!("a.{}", longest(62)).parse().unwrap(),
        person: Some(longest(40).parse().unwrap()),
        post: Some(longest(32).parse().unwrap()),
        ..act()
    };
    let full = Record { act, chain: Chain::after(u32::MAX - 1, Hash::of(b"")).unwrap(), ..record() };
    let size = full.to_bytes().unwrap().len();
    assert!(size <= 900, "{size}");
}

#[test]
fn a_record_may_have_65535_bytes_and_not_one_more() {
    let filled = |count| {
        let header = Object::of(&json!({"note": "x".repeat(count)})).unwrap();
        Record { act: Act { header, ..act() }, ..record() }
    };
    let empty = filled(0).to_bytes().unwrap().len();
    let fits = filled(usize::from(MAX_RECORD) - empty);
    let bytes = fits.to_bytes().unwrap();
    assert_eq!(bytes.len(), 65_535);
    assert_eq!(Record::from_bytes(&bytes).unwrap(), fits);
    let over = filled(usize::from(MAX_RECORD) - empty + 1).to_bytes().unwrap_err();
    assert_eq!(over.to_string(), "the record has 65536 bytes, at most 65535 are allowed");
}

prop_compose! {
    fn signatures()(key in any::<[u8; 16]>(), halves in any::<[[u8; 32]; 2]>()) -> Signed {
        let signature = Signature::from_bytes(halves.concat().try_into().unwrap());
        Signed { key: KeyId::from_bytes(key), signature }
    }
}

prop_compose! {
    fn acts()(
        case in any::<[u8; 16]>(),
        command in any::<[u8; 16]>(),
        case_version in any::<u32>(),
        kind in "[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}",
        note in any::<String>(),
        count in -9_007_199_254_740_991_i64..=9_007_199_254_740_991,
        millis in -62_135_596_800_000_i64..253_402_300_800_000,
        payload in proptest::option::of(any::<[u8; 32]>()),
        person in proptest::option::of("[A-Za-z0-9._-]{1,40}"),
        outlet in proptest::option::of("[0-9]{4}"),
        logged_in in any::<bool>(),
        suite in proptest::sample::select(Suite::ALL.to_vec()),
    ) -> Act {
        let at: Moment = DateTime::from_timestamp_millis(millis).unwrap().into();
        Act {
            case: banjian::id::CaseId::from_bytes(case),
            case_version,
            command: banjian::id::CommandId::from_bytes(command),
            desk: "hall".parse().unwrap(),
            header: Object::of(&json!({"count": count, "note": note})).unwrap(),
            kind: kind.parse().unwrap(),
            login: logged_in.then(|| Login { expires_at: at, method: "password".parse().unwrap() }),
            observed_at: at,
            origin: "banjian.example/xiangyang".parse().unwrap(),
            outlet: outlet.map(|code| code.parse().unwrap()),
            payload: payload.map(Hash::from_bytes),
            post: person.as_ref().map(|_| "reviewer".parse().unwrap()),
            person: person.map(|id| id.parse().unwrap()),
            suite,
        }
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read(
        act in acts(),
        sequence in 0..u32::MAX,
        previous in any::<[u8; 32]>(),
        signed in proptest::option::of(signatures()),
        cosignature in proptest::option::of(signatures()),
    ) {
        let bytes = act.to_bytes().unwrap();
        prop_assert_eq!(&Act::from_bytes(&bytes).unwrap(), &act);
        prop_assert_eq!(&bytes, &banjian::canonical::to_vec(&serde_json::from_slice::<Value>(&bytes).unwrap()).unwrap());
        let record = Record {
            recorded_at: act.observed_at,
            act,
            attestation: signed.map_or(Attestation::HostAttested, Attestation::Signed),
            cosignature,
            chain: Chain::after(sequence, Hash::from_bytes(previous)).unwrap_or(Chain::first()),
            editions: Hash::of(b"editions"),
            events: Hash::of(b"events"),
        };
        let bytes = record.to_bytes().unwrap();
        prop_assert_eq!(Record::from_bytes(&bytes).unwrap(), record);
    }

    #[test]
    fn strangers_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = (Act::from_bytes(&bytes), Record::from_bytes(&bytes));
    }
}
