//! The formats byte by byte, against `tests/vectors/trace.json`. That file was not made by this library but
//! by `tests/vectors/trace.py`, with the hashlib, hmac and json of Python 3.11 alone. Each test runs in both suites.

use banjian::canonical::Hash;
use banjian::id::{CaseId, CommandId};
use banjian::trace::binding::BindingKey;
use banjian::trace::disclosure::Disclosure;
use banjian::trace::key::{KeyId, PublicKey, Signature};
use banjian::trace::link::LinkKey;
use banjian::trace::payload::{Scope, SealedPayload};
use banjian::trace::{
    Act, Attestation, Chain, Editions, EventHeader, Login, Moment, Object, Record, Signed, Suite, events_hash,
};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

pub(crate) fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors/trace.json")).unwrap()
}

fn text<'a>(vectors: &'a Value, pointer: &str) -> &'a str {
    vectors.pointer(pointer).unwrap().as_str().unwrap()
}

/// What hangs on a suite.
fn of(suite: Suite) -> Value {
    vectors()[suite.as_str()].clone()
}

fn moment(text: &str) -> Moment {
    text.parse::<DateTime<Utc>>().unwrap().into()
}

pub(crate) fn act() -> Act {
    act_in(Suite::default())
}

pub(crate) fn act_in(suite: Suite) -> Act {
    Act {
        case: "000102030405060708090a0b0c0d0e0f".parse().unwrap(),
        case_version: 3,
        command: "202122232425262728292a2b2c2d2e2f".parse().unwrap(),
        desk: "window".parse().unwrap(),
        header: Object::of(
            &json!({"item": "sbk-001", "lane": "live", "links": [], "received_on": "2026-09-30"}),
        )
        .unwrap(),
        kind: "hand-over".parse().unwrap(),
        login: Some(Login {
            expires_at: moment("2026-09-30T10:00:00Z"),
            method: "smart-card".parse().unwrap(),
        }),
        observed_at: moment("2026-09-30T01:02:03.456Z"),
        origin: "demo.banjian.example/xiangyang".parse().unwrap(),
        outlet: Some("0007".parse().unwrap()),
        payload: Some(text(&of(suite), "/root").parse().unwrap()),
        person: Some("staff-042".parse().unwrap()),
        post: Some("issuing-clerk".parse().unwrap()),
        suite,
    }
}

pub(crate) fn record() -> Record {
    record_in(Suite::default())
}

pub(crate) fn record_in(suite: Suite) -> Record {
    let vectors = of(suite);
    Record {
        act: act_in(suite),
        attestation: Attestation::HostAttested,
        chain: Chain::after(2, suite.leaf(b"the record before")).unwrap(),
        cosignature: None,
        editions: text(&vectors, "/editions").parse().unwrap(),
        events: text(&vectors, "/events").parse().unwrap(),
        recorded_at: moment("2026-09-30T01:02:04Z"),
    }
}

/// A record signed and cosigned; the signatures are of the form only and verify under no key.
pub(crate) fn signed_record_in(suite: Suite) -> Record {
    let signed = |position: usize, first: u8| {
        let key = vectors()["keys"][position]["id"].as_str().unwrap().parse().unwrap();
        let bytes: Vec<u8> = (first..first + 64).collect();
        Signed { key, signature: Signature::from_bytes(bytes.try_into().unwrap()) }
    };
    Record {
        attestation: Attestation::Signed(signed(0, 0)),
        cosignature: Some(signed(1, 64)),
        ..record_in(suite)
    }
}

#[test]
fn an_act_has_these_bytes() {
    for suite in Suite::ALL {
        let (vectors, act) = (of(suite), act_in(suite));
        let bytes = act.to_bytes().unwrap();
        assert_eq!(std::str::from_utf8(&bytes).unwrap(), text(&vectors, "/act/bytes"));
        assert_eq!(Act::from_bytes(&bytes).unwrap(), act);
    }
    let act = of(Suite::Sha256Ed25519);
    assert_eq!(Hash::of(text(&act, "/act/bytes").as_bytes()).to_string(), text(&act, "/act/hash"));
}

#[test]
fn records_have_these_bytes_and_hashes_and_hold_the_act_as_it_is() {
    for suite in Suite::ALL {
        let vectors = of(suite);
        for (name, record) in [("record", record_in(suite)), ("signed_record", signed_record_in(suite))] {
            let bytes = record.to_bytes().unwrap();
            assert_eq!(std::str::from_utf8(&bytes).unwrap(), text(&vectors, &format!("/{name}/bytes")));
            assert_eq!(suite.leaf(&bytes).to_string(), text(&vectors, &format!("/{name}/hash")));
            assert_eq!(Record::from_bytes(&bytes).unwrap(), record);
            assert!(String::from_utf8(bytes).unwrap().contains(text(&vectors, "/act/bytes")));
        }
    }
}

#[test]
fn a_first_record_without_optional_parts_has_these_bytes() {
    for suite in Suite::ALL {
        let vectors = of(suite);
        let act = Act {
            case_version: 0,
            desk: "timer".parse().unwrap(),
            header: Object::of(&json!({})).unwrap(),
            kind: "remind".parse().unwrap(),
            login: None,
            outlet: None,
            payload: None,
            person: None,
            post: None,
            ..act_in(suite)
        };
        let first = Record { act, chain: Chain::first(), ..record_in(suite) };
        let bytes = first.to_bytes().unwrap();
        assert_eq!(std::str::from_utf8(&bytes).unwrap(), text(&vectors, "/first_record/bytes"));
        assert_eq!(suite.leaf(&bytes).to_string(), text(&vectors, "/first_record/hash"));
        assert_eq!(Record::from_bytes(&bytes).unwrap(), first);
    }
}

#[test]
fn events_and_editions_have_these_hashes() {
    let vectors = vectors();
    let events = vectors["events"].as_array().unwrap();
    let editions = vectors["editions"].as_object().unwrap();
    for suite in Suite::ALL {
        let events = events.iter().map(|event| EventHeader {
            case: event["case"].as_str().unwrap().parse().unwrap(),
            version: u32::try_from(event["version"].as_u64().unwrap()).unwrap(),
            schema: u16::try_from(event["schema"].as_u64().unwrap()).unwrap(),
            header: event["header"].as_str().unwrap().as_bytes(),
        });
        assert_eq!(events_hash(suite, events).to_string(), text(&of(suite), "/events"));

        let pairs = editions.iter().rev();
        let pairs =
            pairs.map(|(kind, hash)| (kind.parse().unwrap(), hash.as_str().unwrap().parse().unwrap()));
        let editions = Editions::new(suite, pairs).unwrap();
        assert_eq!(editions.hash().to_string(), text(&of(suite), "/editions"));
    }
}

#[test]
fn a_payload_has_this_root_and_shows_these_fields() {
    let sealed = vectors()["sealed"].as_str().unwrap().to_owned();
    for suite in Suite::ALL {
        let vectors = of(suite);
        let sealed = SealedPayload::from_bytes(sealed.as_bytes()).unwrap();
        let act = act_in(suite);
        let scope = Scope { origin: &act.origin, case: act.case, command: act.command, suite };
        assert_eq!(sealed.root(scope).unwrap().to_string(), text(&vectors, "/root"));

        let disclosure = sealed.disclose(scope, &["applicant"]).unwrap();
        assert_eq!(disclosure.to_bytes().unwrap(), text(&vectors, "/disclosure").as_bytes());
        let read = Disclosure::from_bytes(text(&vectors, "/disclosure").as_bytes()).unwrap();
        assert_eq!(read.verify(scope, act.payload.unwrap()), Ok(()));
    }
    assert_eq!(SealedPayload::from_bytes(sealed.as_bytes()).unwrap().to_bytes().unwrap(), sealed.as_bytes());
}

#[test]
fn keys_have_these_ids() {
    for key in vectors()["keys"].as_array().unwrap() {
        let id: KeyId = key["id"].as_str().unwrap().parse().unwrap();
        let key: PublicKey = key["text"].as_str().unwrap().parse().unwrap();
        assert_eq!(key.id(), id);
    }
}

#[test]
fn bindings_and_links_have_these_digests() {
    let vectors = vectors();
    let bytes = |pointer| *text(&vectors, pointer).parse::<Hash>().unwrap().as_bytes();
    let command: CommandId = text(&vectors, "/binding/command").parse().unwrap();
    let binding = BindingKey::from_bytes(bytes("/binding/key"));
    let content = text(&vectors, "/binding/content").as_bytes();
    assert_eq!(binding.bind(command, content).to_string(), text(&vectors, "/binding/digest"));
    assert_ne!(binding.bind(CommandId::from_bytes([0; 16]), content), binding.bind(command, content));

    let key = LinkKey::from_bytes(bytes("/link/key"));
    let identity = text(&vectors, "/link/identity").as_bytes();
    let item = text(&vectors, "/link/item").parse().unwrap();
    assert_eq!(key.person(identity).to_string(), text(&vectors, "/link/person"));
    let subject = key.subject(identity, &item, text(&vectors, "/link/period"));
    assert_eq!(subject.to_string(), text(&vectors, "/link/subject"));
}

#[test]
fn parts_cannot_run_into_one_another() {
    let key = LinkKey::from_bytes([1; 32]);
    let (ab, b) = ("ab".parse().unwrap(), "b".parse().unwrap());
    assert_ne!(key.subject(b"x", &ab, ""), key.subject(b"xa", &b, ""));
    assert_ne!(key.subject(b"x", &ab, "1"), key.subject(b"x", &"ab1".parse().unwrap(), ""));
    let event = |header| EventHeader { case: CaseId::from_bytes([0; 16]), version: 1, schema: 1, header };
    assert_ne!(
        events_hash(Suite::Sm3Sm2, [event(b"{}{}")]),
        events_hash(Suite::Sm3Sm2, [event(b"{}"), event(b"{}")])
    );
    assert_ne!(
        events_hash(Suite::Sm3Sm2, [event(b"{}")]),
        events_hash(Suite::Sm3Sm2, [EventHeader { schema: 2, ..event(b"{}") }])
    );
    assert_ne!(
        events_hash(Suite::Sm3Sm2, [event(b"{}")]),
        events_hash(Suite::Sm3Sm2, [EventHeader { version: 2, ..event(b"{}") }])
    );
}

#[test]
fn secrets_do_not_show_themselves() {
    assert_eq!(format!("{:?}", LinkKey::from_bytes([0xA5; 32])), "LinkKey(…)");
    assert_eq!(format!("{:?}", BindingKey::from_bytes([0xA5; 32])), "BindingKey(…)");
}
