//! The key register: what it takes in, what it refuses, and which key was in force where.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

#[path = "register/world.rs"]
mod world;

use banjian::report::Report;
use banjian::trace::key::{PublicKey, Signature, Signer as _, Software};
use banjian::trace::register::{KeyEvent, KeyHistory, Owner, Registration, Stream};
use banjian::trace::{Act, Attestation, Chain, Record, Suite};
use world::{World, is_administrator, moment, signed, signer};

fn code(result: Result<(), Report>) -> String {
    let report = result.unwrap_err();
    let place = report.place().path.clone().map(|path| format!(" at {path}"));
    format!("{}{}", report.code().as_str(), place.unwrap_or_default())
}

/// Refused with this code, and nothing is changed.
fn refused(world: &World, record: &Record, expected: &str) {
    let mut tried = world.clone();
    assert_eq!(code(tried.admit(record)), expected);
    assert_eq!(format!("{:?}", tried.history), format!("{:?}", world.history));
}

fn on_the_register(world: &World, event: &KeyEvent, first: &str, second: &str, expected: &str) {
    refused(world, &world.record(event, first, second), expected);
}

fn registers(registration: Registration) -> KeyEvent {
    KeyEvent::Register(registration)
}

#[test]
fn a_key_is_in_force_from_its_record_to_its_revocation() {
    for suite in Suite::ALL {
        let mut world = World::founded(suite);
        let clerk: Owner = "clerk-1".parse().unwrap();
        let id = signer("clerk-1").public_key().id();
        let now = world.now;
        let ask = |world: &World, owner: &Owner, position, at| {
            world.history.in_force(owner, id, position, at).map(|_| ())
        };
        assert_eq!(code(ask(&world, &clerk, 9, now)), "key-unknown");
        world.does(&registers(world.registration("clerk-1", "clerk-1")), "admin-1", "admin-3").unwrap();
        assert_eq!(world.position, 3);
        assert_eq!(code(ask(&world, &clerk, 3, now)), "key-registered-later");
        assert_eq!(ask(&world, &clerk, 4, now), Ok(()));
        assert_eq!(code(ask(&world, &"admin-1".parse().unwrap(), 4, now)), "key-of-another");
        assert_eq!(code(ask(&world, &clerk, 4, moment("2025-12-31"))), "key-not-yet-valid");
        assert_eq!(ask(&world, &clerk, 4, moment("2026-01-01")), Ok(()));
        assert_eq!(ask(&world, &clerk, 4, moment("2026-12-31")), Ok(()));
        assert_eq!(code(ask(&world, &clerk, 4, moment("2027-01-01"))), "key-expired");

        world.position = 9;
        world.does(&World::revocation("clerk-1", "clerk-1"), "admin-1", "sm-admin-2").unwrap();
        assert_eq!(ask(&world, &clerk, 9, now), Ok(()));
        assert_eq!(code(ask(&world, &clerk, 10, now)), "key-revoked");
        assert_eq!(code(ask(&world, &clerk, 11, now)), "key-revoked");
        assert_eq!(world.history.known(id).unwrap().owner, clerk);
        assert_eq!(world.history.keys().count(), 4);
    }
}

#[test]
fn the_register_is_founded_once_by_two_administrators_with_the_keys_that_they_bring() {
    let new = World::new(Suite::default());
    let founding = new.founding("admin-1", "sm-admin-2");
    on_the_register(&new, &founding, "admin-1", "", "cosignature-missing at cosignature");
    on_the_register(&new, &founding, "sm-admin-2", "admin-1", "approver-not-named");
    on_the_register(&new, &founding, "admin-1", "admin-3", "signature-of-another at cosignature");
    on_the_register(&new, &founding, "admin-1", "admin-1", "cosignature-same at cosignature");
    let unsigned = new.unsigned(&founding, "admin-1");
    refused(&new, &signed(unsigned.clone(), "sm-admin-2", "admin-1"), "cosignature-swapped at cosignature");
    refused(
        &new,
        &Record { attestation: Attestation::HostAttested, ..new.record(&founding, "admin-1", "sm-admin-2") },
        "signature-missing at attestation",
    );
    on_the_register(
        &new,
        &new.founding("clerk-1", "admin-1"),
        "clerk-1",
        "admin-1",
        "approver-not-administrator",
    );
    on_the_register(
        &new,
        &new.founding("admin-1", "clerk-1"),
        "admin-1",
        "clerk-1",
        "approver-not-administrator",
    );
    let with = |one: Registration, other: Registration| KeyEvent::Found([one, other]);
    let one = new.registration("admin-1", "admin-1");
    let twice = with(one.clone(), new.registration("admin-1", "admin-1/b"));
    on_the_register(&new, &twice, "admin-1", "admin-1/b", "approver-repeated");
    let shared = with(one.clone(), new.registration("sm-admin-2", "admin-1"));
    on_the_register(&new, &shared, "admin-1", "admin-1", "key-registered");
    let system = with(one.clone(), new.registration("/system", "system"));
    on_the_register(&new, &system, "admin-1", "system", "approver-not-administrator");
    let late = Registration { from: moment("2026-03-02"), ..new.registration("sm-admin-2", "sm-admin-2") };
    on_the_register(&new, &with(one.clone(), late), "admin-1", "sm-admin-2", "key-not-yet-valid");
    let over = Registration { until: moment("2026-03-01"), ..new.registration("sm-admin-2", "sm-admin-2") };
    on_the_register(&new, &with(one.clone(), over), "admin-1", "sm-admin-2", "key-expired");
    let stolen = Registration { possession: one.possession, ..new.registration("sm-admin-2", "sm-admin-2") };
    on_the_register(&new, &with(one.clone(), stolen.clone()), "admin-1", "sm-admin-2", "key-possession");
    on_the_register(&new, &with(stolen, one), "sm-admin-2", "admin-1", "key-possession");
    let early = registers(new.registration("admin-1", "admin-1"));
    on_the_register(&new, &early, "admin-1", "sm-admin-2", "founding-missing");
    on_the_register(&new, &new.log_key("log-1", "log-2", None), "admin-1", "admin-3", "founding-missing");

    let mut founded = new.clone();
    founded.does(&founding, "admin-1", "sm-admin-2").unwrap();
    let again = founded.founding("admin-3", "admin-4");
    on_the_register(&founded, &again, "admin-3", "admin-4", "founding-over");
    // Not even when no key is left.
    founded.does(&World::revocation("admin-1", "admin-1"), "admin-1", "").unwrap();
    founded.does(&World::revocation("sm-admin-2", "sm-admin-2"), "sm-admin-2", "").unwrap();
    on_the_register(&founded, &again, "admin-3", "admin-4", "founding-over");
}

#[test]
fn two_administrators_who_are_not_its_owner_approve_a_key() {
    let mut world = World::founded(Suite::Sm3Sm2);
    world.does(&registers(world.registration("clerk-1", "clerk-1")), "admin-1", "sm-admin-2").unwrap();
    world.does(&registers(world.registration("admin-1", "admin-1/b")), "sm-admin-2", "admin-3").unwrap();
    world.does(&registers(world.registration("/system", "system")), "sm-admin-2", "admin-3").unwrap();
    let new = registers(world.registration("clerk-2", "clerk-2"));
    on_the_register(&world, &new, "clerk-1", "admin-1", "approver-not-administrator");
    on_the_register(&world, &new, "admin-1", "clerk-1", "approver-not-administrator");
    on_the_register(&world, &new, "admin-1", "system", "approver-not-administrator");
    on_the_register(&world, &new, "admin-1", "", "cosignature-missing at cosignature");
    on_the_register(&world, &new, "admin-1", "admin-1/b", "approver-repeated");
    on_the_register(&world, &new, "admin-1", "admin-1", "approver-repeated");
    on_the_register(&world, &new, "admin-1", "admin-4", "key-unknown at cosignature");
    on_the_register(&world, &new, "admin-4", "admin-1", "key-unknown at attestation");
    let unsigned = world.unsigned(&new, "admin-3");
    refused(&world, &signed(unsigned.clone(), "admin-1", "sm-admin-2"), "approver-not-named");
    let nobody = Record { act: Act { person: None, ..unsigned.act.clone() }, ..unsigned.clone() };
    refused(&world, &signed(nobody, "admin-1", "sm-admin-2"), "approver-not-named");
    refused(&world, &unsigned, "signature-missing at attestation");
    let own = registers(world.registration("admin-3", "admin-3/b"));
    on_the_register(&world, &own, "admin-3", "admin-1", "approver-is-owner");
    on_the_register(&world, &own, "admin-1", "admin-3", "approver-is-owner");

    // The signatures of two approvers over another act.
    let good = world.record(&new, "admin-1", "sm-admin-2");
    let other = registers(world.registration("clerk-3", "clerk-3"));
    let moved = Record { act: world.unsigned(&other, "admin-1").act, ..good.clone() };
    refused(&world, &Record { chain: Chain::first(), ..moved }, "signature-mismatch at attestation");
    let half = Record { cosignature: world.record(&other, "admin-1", "sm-admin-2").cosignature, ..good };
    refused(&world, &half, "signature-mismatch at cosignature");

    // An approver's key that is revoked, or no longer valid.
    let mut later = world.clone();
    later.does(&World::revocation("admin-1", "admin-1"), "sm-admin-2", "admin-3").unwrap();
    on_the_register(&later, &new, "admin-1", "admin-3", "key-revoked at attestation");
    on_the_register(&later, &new, "admin-3", "admin-1", "key-revoked at cosignature");
    later.does(&new, "admin-3", "admin-1/b").unwrap();
    world.now = moment("2027-01-01");
    on_the_register(&world, &new, "admin-1", "admin-3", "key-expired at attestation");
    world.now = moment("2025-12-31");
    on_the_register(&world, &new, "admin-1", "admin-3", "key-not-yet-valid at attestation");
}

#[test]
fn a_key_is_registered_once_for_one_owner_who_has_it() {
    let mut world = World::founded(Suite::default());
    let good = world.registration("clerk-1", "clerk-1/sm");
    let refuses = |world: &World, registration: Registration, expected| {
        on_the_register(world, &registers(registration), "admin-1", "sm-admin-2", expected);
    };
    let stolen = Registration { owner: "clerk-2".parse().unwrap(), ..good.clone() };
    refuses(&world, stolen, "key-possession");
    let elsewhere: banjian::trace::Origin = "banjian.example/jingzhou".parse().unwrap();
    let clerk = signer("clerk-1/sm");
    let message = Stream::Keys(good.owner.clone()).possession(&elsewhere, clerk.public_key());
    let possession = banjian::trace::key::sign(&clerk, &message).unwrap();
    refuses(&world, Registration { possession, ..good.clone() }, "key-possession");
    refuses(
        &world,
        Registration { possession: Signature::from_bytes([0; 64]), ..good.clone() },
        "key-possession",
    );
    refuses(
        &world,
        Registration { key: signer("sm-x").public_key().clone(), ..good.clone() },
        "key-possession",
    );
    refuses(&world, Registration { until: good.from, ..good.clone() }, "key-validity");

    world.does(&registers(good.clone()), "admin-1", "sm-admin-2").unwrap();
    refuses(&world, good.clone(), "key-registered");
    refuses(&world, world.registration("clerk-2", "clerk-1/sm"), "key-registered");
    // Under another distinguishing id it has another name, and is the same key.
    let renamed = PublicKey::sm2(good.key.as_bytes(), "clerk-2").unwrap();
    assert_ne!(renamed.id(), good.key.id());
    refuses(&world, Registration { key: renamed, ..good.clone() }, "key-registered");
    world.does(&World::revocation("clerk-1", "clerk-1/sm"), "clerk-1/sm", "").unwrap();
    refuses(&world, good, "key-registered");
    world.does(&world.log_key("log-1", "log-2", None), "admin-1", "sm-admin-2").unwrap();
    refuses(&world, world.registration("clerk-1", "log-1"), "key-registered");
}

#[test]
fn the_owner_or_two_administrators_revoke_a_key() {
    let mut world = World::founded(Suite::default());
    for name in ["clerk-1", "clerk-1/b", "clerk-2"] {
        let owner = name.split('/').next().unwrap();
        world.does(&registers(world.registration(owner, name)), "admin-1", "sm-admin-2").unwrap();
    }
    let first = World::revocation("clerk-1", "clerk-1");
    on_the_register(&world, &first, "clerk-2", "", "cosignature-missing at cosignature");
    on_the_register(&world, &first, "clerk-2", "admin-1", "approver-not-administrator");
    on_the_register(&world, &first, "admin-1", "", "cosignature-missing at cosignature");
    on_the_register(&world, &first, "admin-1", "clerk-1", "approver-is-owner");
    on_the_register(&world, &first, "clerk-1", "admin-1", "approver-is-owner");
    on_the_register(&world, &World::revocation("clerk-2", "clerk-1"), "clerk-2", "", "key-of-another");
    on_the_register(&world, &World::revocation("clerk-1", "clerk-9"), "clerk-1", "", "key-unknown");
    let unsigned = world.unsigned(&first, "clerk-2");
    refused(&world, &signed(unsigned, "clerk-1", ""), "approver-not-named");
    let lifted = Record {
        attestation: world.record(&World::revocation("clerk-1", "clerk-1/b"), "clerk-1", "").attestation,
        ..world.record(&first, "clerk-1", "")
    };
    refused(&world, &lifted, "signature-mismatch at attestation");
    // With a second key of the owner's own, or with the key itself.
    world.does(&first, "clerk-1/b", "").unwrap();
    on_the_register(&world, &first, "clerk-1/b", "", "key-revoked");
    let second = World::revocation("clerk-1", "clerk-1/b");
    on_the_register(&world, &second, "clerk-1", "", "key-revoked at attestation");
    world.does(&second, "clerk-1/b", "").unwrap();
    world.does(&World::revocation("clerk-2", "clerk-2"), "admin-3", "sm-admin-2").unwrap();
}

#[test]
fn a_log_key_gives_way_only_to_the_one_that_it_committed_to() {
    for (suite, prefix, wrong) in [(Suite::Sha256Ed25519, "log", "sm-log"), (Suite::Sm3Sm2, "sm-log", "log")]
    {
        let name = |number: u8| format!("{prefix}-{number}");
        let mut world = World::founded(suite);
        let key = |world: &World, one, next, ended| world.log_key(&name(one), &name(next), ended);
        let refuses = |world: &World, event: &KeyEvent, expected| {
            on_the_register(world, event, "admin-1", "sm-admin-2", expected);
        };
        let other_suite = world.log_key(&format!("{wrong}-1"), &name(2), None);
        refuses(&world, &other_suite, "log-key-algorithm");
        refuses(&world, &key(&world, 1, 2, Some(0)), "log-key-retired");
        let KeyEvent::LogKey(mut log_key) = key(&world, 1, 2, None) else { unreachable!() };
        log_key.possession = Signature::from_bytes([1; 64]);
        refuses(&world, &KeyEvent::LogKey(log_key), "key-possession");
        let first = key(&world, 1, 2, None);
        on_the_register(&world, &first, "admin-1", "", "cosignature-missing at cosignature");
        world.does(&first, "admin-1", "sm-admin-2").unwrap();

        world.position = 99;
        refuses(&world, &key(&world, 3, 4, Some(99)), "log-key-commitment");
        refuses(&world, &key(&world, 1, 2, Some(99)), "key-registered");
        refuses(&world, &key(&world, 2, 3, None), "log-key-retired");
        // The record of the rotation is the 100th: the old key ends at 99 at the latest.
        refuses(&world, &key(&world, 2, 3, Some(100)), "log-key-retired");
        world.does(&key(&world, 2, 3, Some(99)), "admin-1", "sm-admin-2").unwrap();
        world.position = 199;
        refuses(&world, &key(&world, 3, 4, Some(98)), "log-key-retired");
        world.does(&key(&world, 3, 4, Some(99)), "admin-1", "sm-admin-2").unwrap();

        let keys = world.history.log_keys();
        let ends: Vec<_> =
            keys.iter().map(|key| (key.registered, key.retired.map(|(at, end)| (at, end.size)))).collect();
        assert_eq!(ends, [(3, Some((100, 99))), (100, Some((200, 99))), (200, None)]);
        assert_eq!(&keys[2].key, signer(&name(3)).public_key());
    }
}

#[test]
fn a_record_stands_at_its_place_only() {
    let mut world = World::founded(Suite::default());
    world.does(&registers(world.registration("clerk-1", "clerk-1")), "admin-1", "sm-admin-2").unwrap();
    let event = registers(world.registration("clerk-1", "clerk-1/b"));
    let unsigned = world.unsigned(&event, "admin-1");
    let place = |record: Record| refused(&world, &signed(record, "admin-1", "sm-admin-2"), "register-place");
    let acted = |act: Act| Record { act, ..unsigned.clone() };
    place(acted(Act { origin: "banjian.example/jingzhou".parse().unwrap(), ..unsigned.act.clone() }));
    place(acted(Act { suite: Suite::Sm3Sm2, ..unsigned.act.clone() }));
    let elsewhere = acted(Act { case: Stream::Log.id(&world.origin), ..unsigned.act.clone() });
    place(Record { chain: Chain::first(), ..elsewhere });
    place(Record { chain: Chain::first(), ..unsigned.clone() });
    let forked = Chain::after(1, Suite::default().leaf(b"another")).unwrap();
    place(Record { chain: forked, ..unsigned.clone() });
    let kind = acted(Act { kind: "hand-over".parse().unwrap(), ..unsigned.act.clone() });
    refused(&world, &kind, "register-kind");
    let revoke = acted(Act { kind: "revoke-key".parse().unwrap(), ..unsigned.act.clone() });
    refused(&world, &revoke, "canonical-form");
    let mut early = world.clone();
    early.position -= 1;
    refused(&early, &signed(unsigned, "admin-1", "sm-admin-2"), "register-place");
}

fn fold(world: &World, records: &[(u64, Record)]) -> Result<KeyHistory, Report> {
    let records = records.iter().map(|(position, record)| (*position, record));
    KeyHistory::fold(world.origin.clone(), world.suite, records, &is_administrator, &Software)
}

#[test]
fn folding_all_records_gives_the_same_and_a_gap_is_found() {
    let mut world = World::founded(Suite::Sm3Sm2);
    world.does(&registers(world.registration("clerk-1", "clerk-1")), "admin-1", "admin-3").unwrap();
    world.does(&World::revocation("clerk-1", "clerk-1"), "clerk-1", "").unwrap();
    world.does(&registers(world.registration("clerk-1", "clerk-1/b")), "admin-1", "admin-3").unwrap();
    let folded = fold(&world, &world.records).unwrap();
    assert_eq!(format!("{folded:?}"), format!("{:?}", world.history));
    for left_out in 0..world.records.len() - 1 {
        let mut records = world.records.clone();
        records.remove(left_out);
        assert!(fold(&world, &records).is_err(), "without record {left_out}");
    }
    for swapped in 0..world.records.len() - 1 {
        let mut records = world.records.clone();
        records.swap(swapped, swapped + 1);
        assert!(fold(&world, &records).is_err(), "swapped from {swapped}");
    }
    // What is cut off at the end is not seen here, but by the log's size.
    assert!(fold(&world, &world.records[..3]).is_ok());
}

#[test]
fn events_are_read_as_they_are_written() {
    let world = World::founded(Suite::default());
    for event in [
        world.founding("admin-1", "sm-admin-2"),
        registers(world.registration("/system", "sm-system")),
        World::revocation("clerk-1", "clerk-1"),
        world.log_key("log-1", "log-2", None),
        world.log_key("log-1", "log-2", Some(7)),
    ] {
        let act = world.unsigned(&event, "admin-1").act;
        assert_eq!(KeyEvent::of(&Act::from_bytes(&act.to_bytes().unwrap()).unwrap()), Ok(event));
    }
}

#[test]
fn streams_have_these_ids() {
    let vectors: serde_json::Value = serde_json::from_str(include_str!("vectors/trace.json")).unwrap();
    let text = |pointer: &str| vectors.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    let origin = "demo.banjian.example/xiangyang".parse().unwrap();
    let key: PublicKey = text("/keys/0/text").parse().unwrap();
    let person = Stream::Keys("staff-042".parse().unwrap());
    for (stream, name) in [
        (person.clone(), "staff-042"),
        (Stream::Keys(Owner::System), "/system"),
        (Stream::Log, "/log"),
        (Stream::Founding, "/founding"),
    ] {
        assert_eq!(stream.id(&origin).to_string(), vectors["streams"][name].as_str().unwrap());
    }
    let possession = data_encoding::HEXLOWER.encode(&person.possession(&origin, &key));
    assert_eq!(possession, text("/possession"));
    for suite in Suite::ALL {
        let next = banjian::trace::register::commitment_to(suite, &origin, &key);
        assert_eq!(next.to_string(), text(&format!("/{}/next_key", suite.as_str())));
    }
}
