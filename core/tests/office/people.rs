//! Who may not: duty keeps its distance, whatever account or case number is used.

use std::sync::Arc;

use banjian::case::kernel::{Desk, Escalation, Stage, Waiting};
use banjian::case::{ApplicantKind, Payload, RecusalCause, Refusal};
use banjian::journal::{Journal, MemoryJournal, SqliteJournal};
use banjian::network::{Place, Post, RosterChange};
use banjian::trace::link::LinkKey;
use chrono::TimeDelta;

use crate::driver::{
    CARD, Hall, RETIREMENT, all, applicant, hired, identity, item, login, network, on_both, posting,
    qualification, reason, refusal, settings,
};

#[test]
fn who_declared_a_recusal_is_out_of_the_case() {
    on_both(|hall| {
        let id = hall.under_review(&item(CARD), "1");
        let desk = hall.hall("card-r1");
        desk.take(&hall.case(id), hall.now()).unwrap();
        desk.declare_recusal(&hall.case(id), RecusalCause::Kin, hall.now()).unwrap();
        assert!(hall.case(id).lease().is_none());
        assert_eq!(refusal(desk.take(&hall.case(id), hall.now())), Refusal::RecusedMayNotAct);
        hall.approved(id, "card-r2");
    });
}

#[test]
fn two_reviewers_who_disagree_need_a_third() {
    on_both(|hall| {
        let id = hall.under_review(&item(RETIREMENT), "1");
        hall.approved(id, "pension-r1");
        assert_eq!(hall.stage(id), Stage::UnderReview);
        let first = hall.hall("pension-r1").take(&hall.case(id), hall.now());
        assert_eq!(refusal(first), Refusal::SecondReviewerMustDiffer);
        let second = hall.hall("pension-r2");
        second.take(&hall.case(id), hall.now()).unwrap();
        second.deny(&hall.case(id), "第九条".into(), reason(), hall.now()).unwrap();
        assert_eq!(hall.stage(id), Stage::UnderReview);
        let third = hall.hall("pension-r3");
        third.take(&hall.case(id), hall.now()).unwrap();
        third.deny(&hall.case(id), "第九条".into(), reason(), hall.now()).unwrap();
        assert_eq!(hall.stage(id), Stage::Decided);
    });
}

#[test]
fn a_clerk_of_the_bank_refuses_nobody() {
    on_both(|hall| {
        let card = item(CARD);
        let bank = hall.window("xc-b1", "0006");
        let id = hall.registered(&bank, &card, "1");
        hall.receive(&bank, id, all(&card)).unwrap();
        let no = bank.refuse_acceptance(&hall.case(id), "第九条".into(), reason(), hall.now());
        let no = refusal(no);
        assert!(matches!(no, Refusal::OnlyTheBureauMay | Refusal::NotQualified), "{no:?}");
        assert_eq!(hall.stage(id), Stage::Received);
    });
}

#[test]
fn a_receipt_in_training_wants_a_co_signature() {
    on_both(|hall| {
        let card = item(CARD);
        let trainee = hall.window("zws-t1", "0001");
        let id = hall.registered(&trainee, &card, "1");
        hall.receive(&trainee, id, all(&card)).unwrap();
        let clerk = hall.window("zws-w1", "0001");
        assert_eq!(refusal(clerk.accept(&hall.case(id), hall.now())), Refusal::CosignatureWanted);
        assert_eq!(refusal(trainee.co_sign(&hall.case(id), hall.now())), Refusal::NotQualified);
        clerk.co_sign(&hall.case(id), hall.now()).unwrap();
        assert_eq!(refusal(clerk.co_sign(&hall.case(id), hall.now())), Refusal::NoCosignatureWanted);
        clerk.accept(&hall.case(id), hall.now()).unwrap();
    });
}

#[test]
fn staff_who_are_a_party_are_found_by_their_document_and_barred() {
    let directory = tempfile::tempdir().unwrap();
    let file = SqliteJournal::open(directory.path().join("j")).unwrap();
    for journal in [Arc::new(MemoryJournal::new()) as Arc<dyn Journal>, Arc::new(file)] {
        let key = [9; 32];
        journal.setting("link-key", Some(&key)).unwrap();
        let digest = LinkKey::from_bytes(key).person(&identity().digest_bytes());
        let before = Hall::on(journal.clone());
        let roster = before.office.roster(login("roster-1"), login("roster-2"), before.now()).unwrap();
        assert_eq!(roster.identity_digest(&identity()), digest);
        let mut settings = settings(journal, 7);
        settings.network = network(|edition| {
            let staff = edition.staff.iter_mut().find(|staff| staff.id.as_str() == "card-r1").unwrap();
            staff.identity = Some(digest);
        });
        let hall = Hall::with(settings);
        let id = hall.under_review(&item(CARD), "1");
        assert_eq!(hall.case(id).parties_on_staff(), ["card-r1".parse().unwrap()]);
        let own = hall.hall("card-r1").take(&hall.case(id), hall.now());
        assert_eq!(refusal(own), Refusal::PartyMayNotAct);
        hall.approved(id, "card-r2");
    }
}

#[test]
fn withdrawing_and_filing_again_frees_nobody() {
    on_both(|hall| {
        let account = item("992014002009");
        let first = hall.received(&account, "1");
        // An acceptor who could also review, had they not touched the case.
        hall.portal().withdraw(&hall.case(first), hall.now()).unwrap();
        let other = hall.window("zws-w2", "0001");
        let again = hall.registered(&other, &account, "1");
        assert_eq!(hall.case(again).linked(), [first]);
        assert_eq!(hall.case(first).linked(), [again]);
        assert_eq!(hall.stage(first), Stage::Withdrawn);
        // Another period is another claim.
        let apart = hall.registered(&other, &account, "2");
        assert!(hall.case(apart).linked().is_empty());
    });
}

/// The acceptor of the first case is later posted as a reviewer.
#[test]
fn the_acceptor_of_a_linked_case_may_not_review() {
    on_both(|hall| {
        let card = item(CARD);
        let first = hall.received(&card, "1");
        hall.portal().withdraw(&hall.case(first), hall.now()).unwrap();
        change(&hall, "2026-03-03T01:00:00Z", |change| {
            change(RosterChange::EndPosting {
                from: "2026-01-01".parse().unwrap(),
                person: "zws-w1".parse().unwrap(),
                place: Place::Outlet("0001".parse().unwrap()),
                post: Post::WindowClerk,
                until: "2026-03-03".parse().unwrap(),
                window: Some("w1".parse().unwrap()),
            });
            change(RosterChange::Post(posting("zws-w1", Post::Reviewer, Place::Hall, "2026-03-04")));
        });
        hall.until("2026-03-04T02:00:00Z");
        let window = hall.window("zws-w2", "0001");
        let again = hall.registered(&window, &card, "1");
        hall.receive(&window, again, all(&card)).unwrap();
        window.accept(&hall.case(again), hall.now()).unwrap();
        window.send_to_review(&hall.case(again), hall.now()).unwrap();
        let desk = hall.hall("zws-w1");
        assert_eq!(refusal(desk.take(&hall.case(again), hall.now())), Refusal::AcceptorMayNotReview);
        // A case that is not linked is open to the same person.
        let window = hall.window("zws-w2", "0001");
        let apart = hall.registered(&window, &card, "2");
        hall.receive(&window, apart, all(&card)).unwrap();
        window.accept(&hall.case(apart), hall.now()).unwrap();
        window.send_to_review(&hall.case(apart), hall.now()).unwrap();
        desk.take(&hall.case(apart), hall.now()).unwrap();
    });
}

fn change(hall: &Hall, time: &str, changes: impl FnOnce(&mut dyn FnMut(RosterChange))) {
    hall.until(time);
    let roster = hall.office.roster(login("roster-1"), login("roster-2"), hall.now()).unwrap();
    changes(&mut |change| {
        roster.change(hall.office.command_id().unwrap(), change, hall.now()).unwrap();
    });
}

#[test]
fn where_nobody_is_left_a_newly_posted_person_takes_the_case_on() {
    on_both(|hall| {
        let card = item(CARD);
        let id = hall.under_review(&card, "1");
        for person in ["card-r1", "card-r2", "card-r3"] {
            let desk = hall.hall(person);
            let more = hall.hall("card-r1").escalate(&hall.case(id), hall.now());
            assert_eq!(refusal(more), Refusal::SomebodyIsLeft);
            desk.declare_recusal(&hall.case(id), RecusalCause::Other, hall.now()).unwrap();
        }
        // The third recusal left nobody: the office escalated by itself, in an act of its own.
        assert_eq!(hall.case(id).kernel().unwrap().escalation, Escalation::Reviewer);
        let audit = hall.office.audit(login("audit-1"), hall.now()).unwrap();
        let history = audit.history(id).unwrap();
        let last = history.events.last().unwrap();
        assert_eq!((last.desk, last.by.as_ref(), last.hand), (Desk::Timer, None, None));
        assert_eq!(history.records.last().unwrap().act.kind.as_str(), "escalate");
        let again = hall.hall("card-r1").escalate(&hall.case(id), hall.now());
        assert_eq!(refusal(again), Refusal::SomebodyIsLeft);
        let superior = hall.supervision("sup-1");
        let name = |person: &str| superior.substitute(&hall.case(id), person.parse().unwrap(), hall.now());
        assert_eq!(refusal(name("card-r2")), Refusal::SubstituteUnfit);
        change(&hall, "2026-03-02T03:00:00Z", |change| {
            change(RosterChange::Hire(hired("card-r9")));
            change(RosterChange::Post(posting("card-r9", Post::Reviewer, Place::Hall, "2026-03-02")));
            change(RosterChange::Qualify(qualification("card-r9", &card.category, "2026-03-02")));
        });
        name("card-r9").unwrap();
        assert_eq!(hall.case(id).lease().unwrap().holder.as_str(), "card-r9");
        hall.hall("card-r9")
            .approve(&hall.case(id), "第九条".into(), Payload::default(), hall.now())
            .unwrap();
        assert_eq!(hall.stage(id), Stage::Decided);
    });
}

/// A posting that ends is no act on the case: any desk that finds nobody left says so.
#[test]
fn where_the_last_posting_ended_any_desk_escalates() {
    on_both(|hall| {
        let id = hall.under_review(&item(CARD), "1");
        for person in ["card-r1", "card-r2"] {
            let desk = hall.hall(person);
            desk.declare_recusal(&hall.case(id), RecusalCause::Other, hall.now()).unwrap();
            assert_eq!(hall.case(id).kernel().unwrap().escalation, Escalation::No);
        }
        let network = hall.office.network();
        let last = network.edition().postings.iter().find(|posting| posting.person.as_str() == "card-r3");
        let last = last.unwrap().clone();
        change(&hall, "2026-03-02T03:00:00Z", |change| {
            change(RosterChange::EndPosting {
                from: last.from,
                person: last.person,
                place: last.place,
                post: last.post,
                until: "2026-03-02".parse().unwrap(),
                window: last.window,
            });
        });
        hall.until("2026-03-03T03:00:00Z");
        assert_eq!(hall.case(id).kernel().unwrap().escalation, Escalation::No);
        hall.window("zws-w1", "0001").escalate(&hall.case(id), hall.now()).unwrap();
        assert_eq!(hall.case(id).kernel().unwrap().escalation, Escalation::Reviewer);
    });
}

/// Who held the case let it lie, and everybody else is out.
#[test]
fn a_lease_that_ends_where_nobody_else_is_left_is_escalated_once() {
    on_both(|hall| {
        let id = hall.under_review(&item(CARD), "1");
        hall.hall("card-r1").take(&hall.case(id), hall.now()).unwrap();
        for person in ["card-r2", "card-r3"] {
            hall.hall(person).declare_recusal(&hall.case(id), RecusalCause::Other, hall.now()).unwrap();
        }
        assert_eq!(hall.case(id).kernel().unwrap().escalation, Escalation::No);
        change(&hall, "2026-03-03T01:00:00Z", |change| {
            let network = hall.office.network();
            let held = network.edition().postings.iter().find(|posting| posting.person.as_str() == "card-r1");
            let held = held.unwrap().clone();
            change(RosterChange::EndPosting {
                from: held.from,
                person: held.person,
                place: held.place,
                post: held.post,
                until: "2026-03-03".parse().unwrap(),
                window: held.window,
            });
        });
        hall.until("2026-03-05T03:00:00Z");
        assert_eq!(hall.office.run_due(hall.now()).unwrap().leases_ended, 1);
        assert_eq!(hall.case(id).kernel().unwrap().escalation, Escalation::Reviewer);
        let length = hall.journal.events(id).unwrap().len();
        assert_eq!(hall.office.run_due(hall.now()).unwrap(), banjian::office::DueRun::default());
        assert_eq!(hall.journal.events(id).unwrap().len(), length);
    });
}

#[test]
fn an_ended_lease_is_back_in_the_pool() {
    on_both(|hall| {
        let id = hall.under_review(&item(CARD), "1");
        let slow = hall.hall("card-r1");
        slow.take(&hall.case(id), hall.now()).unwrap();
        let seen = hall.case(id);
        hall.later(TimeDelta::hours(47));
        assert_eq!(hall.office.run_due(hall.now()).unwrap().leases_ended, 0);
        assert_eq!(refusal(hall.hall("card-r2").take(&hall.case(id), hall.now())), Refusal::LeaseHeld);
        hall.later(TimeDelta::hours(1));
        assert_eq!(hall.office.run_due(hall.now()).unwrap().leases_ended, 1);
        let late = slow.approve(&seen, "第九条".into(), Payload::default(), hall.now()).unwrap_err();
        assert_eq!(late.code().unwrap().as_str(), "case-moved-on");
        assert!(late.to_string().contains("the office, end the lease, 2026-03-04 09:30"), "{late}");
        let late = slow.approve(&hall.case(id), "第九条".into(), Payload::default(), hall.now());
        assert_eq!(refusal(late), Refusal::LeaseNotHeld);
        hall.approved(id, "card-r2");
        assert_eq!(hall.case(id).kernel().unwrap().waiting, Waiting::No);
    });
}

#[test]
fn an_applicant_of_the_wrong_kind_and_a_nameless_one_are_told() {
    on_both(|hall| {
        let window = hall.window("zws-w1", "0001");
        let register = |kind, payload: Payload| {
            window.register(CARD.parse().unwrap(), kind, "1".into(), payload, hall.now())
        };
        let no = register(ApplicantKind::Legal, applicant()).unwrap_err();
        assert_eq!(no.to_string(), "the item is not open to applicants of kind `legal person`");
        let no = register(ApplicantKind::Natural, Payload::default()).unwrap_err();
        assert_eq!(no.code().unwrap().as_str(), "subject-missing");
    });
}
