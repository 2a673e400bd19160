//! An office where every act is signed: founding, keys, and what stands against an act without its own.

use std::sync::Arc;

use banjian::case::Command;
use banjian::case::kernel::Stage;
use banjian::id::{CaseId, PersonId};
use banjian::journal::{Journal, MemoryJournal, SqliteJournal};
use banjian::network::{Place, Post, RosterChange};
use banjian::office::{Office, Request, Settings, Signatures};
use banjian::trace::key::{Algorithm, Signer};
use banjian::trace::register::{KeyEvent, Owner, Reason, Revocation};
use banjian::trace::{Attestation, Record, Suite};
use chrono::TimeDelta;

use crate::driver::{CARD, Hall, all, applicant, code, hired, item, login, papers, posting, settings};
use crate::keyring::{Keyring, key, registration, signed_settings};

/// A founded hall on every kind of journal, log and key.
fn on_all(story: impl Fn(Hall, Keyring)) {
    let directory = tempfile::tempdir().unwrap();
    let sqlite = SqliteJournal::open_with(directory.path().join("j"), Suite::Sm3Sm2).unwrap();
    let journals: [(Arc<dyn Journal>, Algorithm); 3] = [
        (Arc::new(MemoryJournal::new()), Algorithm::Ed25519),
        (Arc::new(MemoryJournal::new()), Algorithm::Sm2),
        (Arc::new(sqlite), Algorithm::Sm2),
    ];
    for (journal, algorithm) in journals {
        let hall = Hall::with(signed_settings(journal, 7));
        let ring = Keyring::found(&hall, algorithm);
        story(hall, ring);
    }
}

/// Who vouches for each record of a case.
fn attestations(hall: &Hall, id: CaseId) -> Vec<Attestation> {
    let records = hall.journal.records(id).unwrap();
    records.iter().map(|record| Record::from_bytes(&record.bytes).unwrap().attestation).collect()
}

#[test]
fn a_case_is_signed_from_receipt_to_review() {
    on_all(|hall, mut ring| {
        let card = item(CARD);
        let clerk = ring.register(&hall, "zws-w1");
        let reviewer = ring.register(&hall, "card-r1");
        let window = hall.window("zws-w1", "0001").signing(clerk.clone());
        let id = hall.registered(&window, &card, "1");
        hall.receive(&window, id, all(&card)).unwrap();
        window.accept(&hall.case(id), hall.now()).unwrap();
        window.send_to_review(&hall.case(id), hall.now()).unwrap();
        let desk = hall.hall("card-r1").signing(reviewer.clone());
        desk.take(&hall.case(id), hall.now()).unwrap();
        // A timer is signed by the office itself.
        hall.until("2026-03-05T03:00:00Z");
        assert_eq!(hall.office.run_due(hall.now()).unwrap().leases_ended, 1);
        let system = key("system", hall.journal.suite().algorithm());
        let expected = [&clerk, &clerk, &clerk, &clerk, &reviewer, &system];
        let records = hall.journal.records(id).unwrap();
        assert_eq!(records.len(), expected.len());
        for (stored, signer) in records.iter().zip(expected) {
            let record = Record::from_bytes(&stored.bytes).unwrap();
            record.signed_by(signer.public_key(), &banjian::trace::key::Software).unwrap();
        }
        assert_eq!(hall.stage(id), Stage::UnderReview);
    });
}

#[test]
fn an_act_without_its_persons_key_is_refused_and_nothing_is_recorded() {
    on_all(|hall, mut ring| {
        let card = item(CARD);
        let clerk = ring.register(&hall, "zws-w1");
        let colleague = ring.register(&hall, "zws-w2");
        let window = hall.window("zws-w1", "0001");
        let size = hall.journal.size().unwrap();
        let register = |desk: &banjian::office::WindowDesk| {
            let kind = banjian::case::ApplicantKind::Natural;
            code(desk.register(card.code.clone(), kind, "1".into(), applicant(), hall.now()))
        };
        assert_eq!(register(&window), "signature-missing");
        assert_eq!(register(&window.clone().signing(colleague.clone())), "key-of-another");
        assert_eq!(register(&window.clone().signing(key("stranger", Algorithm::Ed25519))), "key-unknown");
        assert_eq!(hall.journal.size().unwrap(), size);
        // A signature of the right key over another act.
        let request = |command: Command| Request {
            case: CaseId::from_bytes([7; 16]),
            command,
            id: hall.office.command_id().unwrap(),
            observed_at: hall.now(),
            payload: applicant(),
            seen: 0,
        };
        let command = || Command::Register {
            applicant: banjian::case::ApplicantKind::Natural,
            item: card.code.clone(),
            period: "1".into(),
        };
        let prepare = || window.desk().prepare(request(command())).unwrap();
        let other = prepare();
        let message = banjian::trace::key::Message::new(&[1, 2, 3], clerk.public_key());
        let answer = clerk.sign(&message).unwrap();
        assert_eq!(
            other.clone().with_signature(clerk.public_key(), &answer).unwrap_err().code().as_str(),
            "signature-mismatch"
        );
        let bytes = other.bytes().unwrap();
        let answer = clerk.sign(&banjian::trace::key::Message::new(&bytes, clerk.public_key())).unwrap();
        let signed = other.with_signature(clerk.public_key(), &answer).unwrap();
        window.desk().submit(signed.clone(), hall.now()).unwrap();
        assert!(window.desk().submit(signed, hall.now()).unwrap().repeated);
        assert_eq!(hall.journal.size().unwrap(), size + 1);
    });
}

#[test]
fn a_revoked_or_expired_key_signs_nothing_more_and_what_it_signed_stays() {
    on_all(|hall, mut ring| {
        let card = item(CARD);
        let clerk = ring.register(&hall, "zws-w1");
        let window = hall.window("zws-w1", "0001").signing(clerk.clone());
        let id = hall.registered(&window, &card, "1");
        let revoke = KeyEvent::Revoke(Revocation {
            key: clerk.public_key().id(),
            owner: Owner::Person("zws-w1".parse().unwrap()),
            reason: Reason::Lost,
        });
        let roster = ring.roster(&hall);
        let command = hall.office.command_id().unwrap();
        let position = roster.key(command, &revoke, hall.now()).unwrap();
        // The same click twice.
        assert_eq!(roster.key(command, &revoke, hall.now()).unwrap(), position);
        assert_eq!(code(hall.receive(&window, id, all(&card))), "key-revoked");
        let again = roster.key(hall.office.command_id().unwrap(), &revoke, hall.now()).unwrap_err();
        assert_eq!(again.reports()[0].code().as_str(), "key-revoked");
        assert!(matches!(attestations(&hall, id)[..], [Attestation::Signed(_)]));
        // Another clerk goes on; when the year is over, with nothing.
        let other = ring.register(&hall, "zws-w2");
        let window = hall.window("zws-w2", "0001").signing(other);
        hall.receive(&window, id, all(&card)).unwrap();
        hall.until("2027-01-01T00:00:00Z");
        assert_eq!(code(window.accept(&hall.case(id), hall.now())), "key-expired");
    });
}

/// Another process revokes a key that this one remembers: the journal itself refuses, and then the register.
#[test]
fn a_key_that_another_process_revoked_signs_nothing_here() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let open = |seed| Hall::with(signed_settings(Arc::new(SqliteJournal::open(&path).unwrap()), seed));
    let (one, two) = (open(7), open(8));
    let mut ring = Keyring::found(&one, Algorithm::Ed25519);
    // Two came before there was any key, and finds each when it is asked for.
    let clerk = ring.register(&one, "zws-w1");
    let window = two.window("zws-w1", "0001").signing(clerk.clone());
    let id = two.registered(&window, &item(CARD), "1");
    let event = KeyEvent::Revoke(Revocation {
        key: clerk.public_key().id(),
        owner: Owner::Person("zws-w1".parse().unwrap()),
        reason: Reason::Compromised,
    });
    ring.roster(&one).key(one.office.command_id().unwrap(), &event, one.now()).unwrap();
    assert_eq!(code(two.receive(&window, id, all(&item(CARD)))), "key-revoked");
    let reopened = open(9);
    let window = reopened.window("zws-w1", "0001").signing(clerk);
    assert_eq!(code(reopened.receive(&window, id, all(&item(CARD)))), "key-revoked");
}

#[test]
fn roster_and_keys_take_two_signatures_of_two_administrators() {
    on_all(|hall, mut ring| {
        let change = || RosterChange::Hire(hired("zws-w9"));
        let id = || hall.office.command_id().unwrap();
        let unsigned = hall.office.roster(login("roster-1"), login("roster-2"), hall.now()).unwrap();
        let told = |faults: banjian::report::Faults| faults.reports()[0].code().as_str();
        assert_eq!(told(unsigned.change(id(), change(), hall.now()).unwrap_err()), "signature-missing");
        let person = |person: &str| ring.of[&person.parse::<PersonId>().unwrap()].clone();
        let swapped = unsigned.clone().signing(person("roster-2"), person("roster-1"));
        assert_eq!(told(swapped.change(id(), change(), hall.now()).unwrap_err()), "key-of-another");
        let one_key = unsigned.clone().signing(person("roster-1"), person("roster-1"));
        assert_eq!(told(one_key.change(id(), change(), hall.now()).unwrap_err()), "key-of-another");
        // Prepared, signed elsewhere, submitted; once, whatever is sent again.
        let roster = ring.roster(&hall);
        let joint = roster.prepare_change(id(), change(), hall.now()).unwrap();
        let signed = joint.sign(person("roster-1").as_ref(), person("roster-2").as_ref()).unwrap();
        let reply = roster.submit_change(&signed, hall.now()).unwrap();
        let again = roster.submit_change(&signed, hall.now()).unwrap();
        assert_eq!((again.position, again.network), (reply.position, reply.network));
        // What was prepared on the roster before is of the past, as is what was prepared yesterday.
        let command = id();
        let post =
            RosterChange::Post(posting("zws-w9", Post::RosterAdministrator, Place::Hall, "2026-03-02"));
        let late = roster.prepare_change(command, post.clone(), hall.now()).unwrap();
        roster.change(id(), RosterChange::Hire(hired("zws-w8")), hall.now()).unwrap();
        let late = late.sign(person("roster-1").as_ref(), person("roster-2").as_ref()).unwrap();
        assert_eq!(told(roster.submit_change(&late, hall.now()).unwrap_err()), "case-moved-on");
        let early = roster.prepare_change(command, post, hall.now()).unwrap();
        let early = early.sign(person("roster-1").as_ref(), person("roster-2").as_ref()).unwrap();
        hall.later(TimeDelta::minutes(11));
        assert_eq!(told(roster.submit_change(&early, hall.now()).unwrap_err()), "observed-time-skewed");
        hall.until("2026-03-02T15:55:00Z");
        let event = KeyEvent::Register(ring.registration(&hall, "zws-w1"));
        let joint = roster.prepare_key(id(), &event, hall.now()).unwrap();
        hall.later(TimeDelta::minutes(9));
        let joint =
            joint.sign(ring_of(&ring, "roster-1").as_ref(), ring_of(&ring, "roster-2").as_ref()).unwrap();
        assert_eq!(told(roster.submit_key(&joint, hall.now()).unwrap_err()), "joint-day-passed");
    });
}

fn ring_of(ring: &Keyring, person: &str) -> Arc<dyn Signer> {
    ring.of[&person.parse::<PersonId>().unwrap()].clone()
}

#[test]
fn an_office_without_keys_opens_only_where_the_machine_vouches() {
    let journal = || Arc::new(MemoryJournal::new());
    let without = Settings { signatures: Signatures::default(), ..settings(journal(), 7) };
    assert_eq!(Office::open(without).unwrap_err().code().as_str(), "own-keys-missing");
    let sm2 = || key("log", Algorithm::Sm2);
    let other = settings(journal(), 7).with_keys(sm2(), sm2());
    assert_eq!(Office::open(other).unwrap_err().code().as_str(), "log-key-algorithm");
    // Citizens on line have no key: the office signs, or the machine vouches.
    let hall = Hall::on(journal());
    let id = hall.received(&item(CARD), "1");
    hall.portal().withdraw(&hall.case(id), hall.now()).unwrap();
    assert!(attestations(&hall, id).iter().all(|attested| *attested == Attestation::HostAttested));
    let hall = Hall::with(signed_settings(journal(), 7));
    let kind = banjian::case::ApplicantKind::Natural;
    let outcome = hall.portal().register(item(CARD).code, kind, "1".into(), applicant(), hall.now());
    assert_eq!(code(outcome), "key-unknown");
    let mut ring = Keyring::found(&hall, Algorithm::Ed25519);
    let outcome = hall.portal().register(item(CARD).code, kind, "1".into(), applicant(), hall.now());
    let id = outcome.unwrap().case;
    assert!(matches!(attestations(&hall, id)[..], [Attestation::Signed(_)]));
    let clerk = ring.register(&hall, "zws-w1");
    let window = hall.window("zws-w1", "0001").signing(clerk);
    window
        .receive(
            &hall.case(id),
            banjian::case::Attendance::Applicant,
            banjian::case::RealName::DocumentRead,
            papers(all(&item(CARD))),
            applicant(),
            hall.now(),
        )
        .unwrap();
    let stranger =
        registration(&hall, Owner::Person("zws-w1".parse().unwrap()), key("x", Algorithm::Ed25519).as_ref());
    let twice =
        ring.roster(&hall).key(hall.office.command_id().unwrap(), &KeyEvent::Register(stranger), hall.now());
    twice.unwrap();
}
