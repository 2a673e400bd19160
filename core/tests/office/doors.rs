//! The same click twice, two clerks at once, clocks and logins.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Barrier};

use banjian::case::kernel::{CommandKind, Stage};
use banjian::case::{ApplicantKind, Command, Next, Payload, Refusal};
use banjian::entropy::{Entropy, Seeded};
use banjian::id::CaseId;
use banjian::journal::{MemoryJournal, Position, SqliteJournal};
use banjian::network::{Posting, RosterChange};
use banjian::office::{DueRun, Login, Office, Request};
use banjian::report::{Report, codes};
use chrono::TimeDelta;

use crate::driver::{CARD, Hall, applicant, code, item, login, on_both, reason, refusal, settings};

fn request(hall: &Hall, case: CaseId, seen: u32, command: Command) -> Request {
    let id = hall.office.command_id().unwrap();
    Request { case, command, id, observed_at: hall.now(), payload: reason(), seen }
}

fn feed_length(hall: &Hall) -> usize {
    hall.journal.feed(Position(0), 1_000).unwrap().len()
}

#[test]
fn the_same_click_twice_is_one_act() {
    on_both(|hall| {
        let id = hall.received(&item(CARD), "1");
        let window = hall.window("zws-w1", "0001");
        let click = request(&hall, id, hall.case(id).version(), Command::Accept {});
        let first = window.desk().act(click.clone(), hall.now()).unwrap();
        let length = feed_length(&hall);
        hall.later(TimeDelta::minutes(5));
        let second = window.desk().act(click.clone(), hall.now()).unwrap();
        assert!(!first.repeated && second.repeated);
        assert_eq!(banjian::office::Reply { repeated: false, ..second }, first);
        // An expired login still hears what became of its act.
        let expired = Login { expires_at: hall.now().into(), ..login("zws-w1") };
        let late = hall.office.window(expired, "0001".parse().unwrap()).unwrap();
        assert!(late.desk().act(click.clone(), hall.now()).unwrap().repeated);
        let other = hall.window("zws-w2", "0001").desk().act(click.clone(), hall.now());
        assert_eq!(code(other), "command-reused");
        let changed = Request { command: Command::SendToReview {}, ..click.clone() };
        assert_eq!(code(window.desk().act(changed, hall.now())), "command-reused");
        let changed = Request { payload: applicant(), ..click.clone() };
        assert_eq!(code(window.desk().act(changed, hall.now())), "command-reused");
        let changed = Request { seen: click.seen + 1, ..click };
        assert_eq!(code(window.desk().act(changed, hall.now())), "command-reused");
        assert_eq!(feed_length(&hall), length);
    });
}

#[test]
fn a_double_click_in_one_group_and_a_whole_story_in_one_call() {
    on_both(|hall| {
        let window = hall.window("zws-w1", "0001");
        let case = CaseId::from_bytes([5; 16]);
        let (item, applicant_kind) = (CARD.parse().unwrap(), ApplicantKind::Natural);
        let register = Command::Register { applicant: applicant_kind, item, period: "1".into() };
        let first = Request { payload: applicant(), ..request(&hall, case, 0, register.clone()) };
        let linked =
            Request { payload: applicant(), ..request(&hall, CaseId::from_bytes([6; 16]), 0, register) };
        let withdraw = request(&hall, case, 2, Command::Withdraw {});
        let acts = [first.clone(), first, linked, withdraw];
        let acts = acts.map(|request| window.desk().prepare(request).unwrap());
        let replies = hall.office.submit_all(acts.to_vec(), hall.now());
        let told: Vec<_> = replies.iter().map(|reply| reply.as_ref().map(|reply| reply.repeated)).collect();
        assert_eq!(told, [Ok(false), Ok(true), Ok(false), Ok(false)]);
        assert_eq!(hall.stage(case), Stage::Withdrawn);
        let audit = hall.office.audit(login("audit-1"), hall.now()).unwrap();
        for id in [case, CaseId::from_bytes([6; 16])] {
            assert_eq!(audit.history(id).unwrap().case, hall.case(id));
        }
    });
}

#[test]
fn a_file_that_is_opened_again_knows_the_click() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("j");
    let open = || Hall::on(Arc::new(SqliteJournal::open(&path).unwrap()));
    let (click, first) = {
        let hall = open();
        let id = hall.received(&item(CARD), "1");
        let click = request(&hall, id, hall.case(id).version(), Command::Accept {});
        let first = hall.window("zws-w1", "0001").desk().act(click.clone(), hall.now()).unwrap();
        (click, first)
    };
    let hall = open();
    let again = hall.window("zws-w1", "0001").desk().act(click, hall.now()).unwrap();
    assert!(again.repeated);
    assert_eq!((again.position, again.version, again.number), (first.position, first.version, first.number));
}

/// Two processes, each with an office of its own on one file.
fn two_offices(path: &std::path::Path) -> [Hall; 2] {
    [7, 8].map(|seed| Hall::with(settings(Arc::new(SqliteJournal::open(path).unwrap()), seed)))
}

/// A roster change that one process records holds for the acts of the other from then on, both ways.
#[test]
fn a_posting_that_another_process_ended_no_longer_holds() {
    let directory = tempfile::tempdir().unwrap();
    let [one, two] = two_offices(&directory.path().join("j"));
    let id = one.received(&item(CARD), "1");
    let day = "2026-03-02".parse().unwrap();
    let network = one.office.network();
    let posting = network.edition().postings.iter().find(|held| held.person.as_str() == "zws-w1").unwrap();
    let end = RosterChange::EndPosting {
        from: posting.from,
        person: posting.person.clone(),
        place: posting.place.clone(),
        post: posting.post,
        until: day,
        window: posting.window.clone(),
    };
    let again = RosterChange::Post(Posting { from: "2026-03-03".parse().unwrap(), ..posting.clone() });
    let window = two.window("zws-w1", "0001");
    for (office, other, change, is_posted) in [(&one, &two, end, false), (&two, &one, again, true)] {
        one.until("2026-03-03T01:00:00Z");
        two.until("2026-03-03T01:00:00Z");
        let desk = office.office.roster(login("roster-1"), login("roster-2"), office.now()).unwrap();
        desk.change(office.office.command_id().unwrap(), change, office.now()).unwrap();
        let desk = other.window("zws-w1", "0001");
        let seen = desk.desk().allowed(id, other.now()).unwrap();
        let ready = seen.iter().any(|(kind, next)| kind.as_str() == "accept" && *next == Next::Ready);
        assert_eq!(ready, is_posted);
        if !is_posted {
            assert_eq!(refusal(window.accept(&two.case(id), two.now())), Refusal::NotPosted);
        }
    }
    // What a desk prepared before goes through: the roster is no case that it saw.
    let accepted = one.window("zws-w1", "0001").accept(&one.case(id), one.now()).unwrap();
    assert_eq!(two.case(id).version(), accepted.version);
}

/// Both find no link key in the new file. One makes it; with another's the second would find no linked case.
#[test]
fn processes_that_open_a_new_file_at_once_have_one_link_key() {
    for _ in 0..10 {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("j");
        let settings = [7, 8].map(|seed| settings(Arc::new(SqliteJournal::open(&path).unwrap()), seed));
        let barrier = Barrier::new(2);
        let barrier = &barrier;
        std::thread::scope(|scope| {
            let threads = settings.clone().map(|settings| {
                scope.spawn(move || {
                    barrier.wait();
                    Office::open(settings).map(|_| ())
                })
            });
            for thread in threads {
                assert_eq!(thread.join().unwrap(), Ok(()));
            }
        });
        let [one, two] = settings.map(Hall::with);
        let (first, second) = (one.received(&item(CARD), "1"), two.received(&item(CARD), "1"));
        assert_eq!(two.case(second).linked(), [first]);
    }
}

/// Gives so many times and then nothing, once it is metered.
#[derive(Debug)]
struct Dry {
    inner: Seeded,
    metered: AtomicBool,
    left: AtomicU32,
}

impl Entropy for Dry {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), Report> {
        let one_less = |left: u32| left.checked_sub(1);
        if self.metered.load(Ordering::SeqCst)
            && self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less).is_err()
        {
            return Err(Report::new(codes::text::ENTROPY_UNAVAILABLE).with("found", "dry"));
        }
        self.inner.fill(buffer)
    }

    fn is_predictable(&self) -> bool {
        true
    }
}

/// Wherever the randomness of a registration ends, the office knows no more than the journal.
#[test]
fn without_randomness_nothing_is_remembered_that_was_not_recorded() {
    let dry = Arc::new(Dry { inner: Seeded::new(7), metered: false.into(), left: 0.into() });
    let mut settings = settings(Arc::new(MemoryJournal::new()), 7);
    settings.entropy = dry.clone();
    let hall = Hall::with(settings);
    let older = hall.received(&item(CARD), "1");
    let window = hall.window("zws-w1", "0001");
    let mut failed = 0;
    for gives in 0.. {
        dry.left.store(gives, Ordering::SeqCst);
        dry.metered.store(true, Ordering::SeqCst);
        let (code, kind) = (CARD.parse().unwrap(), ApplicantKind::Natural);
        let outcome = window.register(code, kind, "1".into(), applicant(), hall.now());
        dry.metered.store(false, Ordering::SeqCst);
        let recorded = hall.journal.events(older).unwrap().len();
        assert_eq!(usize::try_from(hall.case(older).version()).unwrap(), recorded, "{gives}");
        match outcome {
            Ok(_) => break,
            Err(failure) => assert_eq!(failure.code().unwrap().as_str(), "entropy-unavailable"),
        }
        failed += 1;
    }
    assert!(failed > 3, "{failed}");
    window.accept(&hall.case(older), hall.now()).unwrap();
}

#[test]
fn of_two_clerks_at_once_one_wins() {
    for _ in 0..5 {
        let directory = tempfile::tempdir().unwrap();
        let [one, two] = two_offices(&directory.path().join("j"));
        let id = one.received(&item(CARD), "1");
        let seen = two.case(id);
        assert_eq!(seen.version(), one.case(id).version());
        let now = one.now();
        let windows = [one.window("zws-w1", "0001"), two.window("zws-w2", "0001")];
        let barrier = Barrier::new(2);
        let (seen, barrier) = (&seen, &barrier);
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let threads = windows.map(|window| {
                scope.spawn(move || {
                    barrier.wait();
                    window.accept(seen, now)
                })
            });
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 1));
        let lost = lost.into_iter().next().unwrap().unwrap_err();
        assert_eq!(lost.code().unwrap().as_str(), "case-moved-on");
        assert!(lost.to_string().contains(", accept, 2026-03-02 09:30"), "{lost}");
        assert_eq!(one.journal.events(id).unwrap().len(), 3);
    }
}

#[test]
fn what_another_process_did_is_seen() {
    let directory = tempfile::tempdir().unwrap();
    let [one, two] = two_offices(&directory.path().join("j"));
    let card = item(CARD);
    let id = one.received(&card, "1");
    // Both remember it; the first moves it on; who saw that acts through the second.
    assert_eq!(two.case(id).version(), 2);
    one.window("zws-w1", "0001").accept(&one.case(id), one.now()).unwrap();
    let stale = one.case(id);
    two.window("zws-w2", "0001").send_to_review(&one.case(id), two.now()).unwrap();
    // A refusal by what is remembered is no answer.
    two.hall("card-r1").take(&two.case(id), two.now()).unwrap();
    assert_eq!(stale.version(), 3);
    let told = one.hall("card-r2").take(&stale, one.now()).unwrap_err();
    assert_eq!(
        told.to_string(),
        "the case moved on: version 5, the act saw 3; last card-r1, take, 2026-03-02 09:30"
    );
    assert_eq!(refusal(one.hall("card-r2").take(&one.case(id), one.now())), Refusal::LeaseHeld);
    // A timer of a case that is remembered too old.
    assert_eq!(two.case(id).version(), 5);
    two.hall("card-r1").approve(&two.case(id), "第九条".into(), Payload::default(), two.now()).unwrap();
    two.window("zws-w3", "0001").make_document(&two.case(id), None, two.now()).unwrap();
    one.until("2026-05-03T01:00:00Z");
    assert_eq!(one.office.run_due(one.now()).unwrap(), DueRun { reminded: 1, ..DueRun::default() });
    two.until("2026-05-03T01:00:00Z");
    assert_eq!(two.office.run_due(two.now()).unwrap(), DueRun::default());
}

#[test]
fn a_linked_case_that_another_process_moved_on_does_not_stop_this_one() {
    let directory = tempfile::tempdir().unwrap();
    let [one, two] = two_offices(&directory.path().join("j"));
    let card = item(CARD);
    let (first, again) = (one.received(&card, "1"), one.received(&card, "1"));
    assert_eq!(one.case(again).linked(), [first]);
    two.window("zws-w1", "0001").accept(&two.case(first), two.now()).unwrap();
    one.window("zws-w1", "0001").accept(&one.case(again), one.now()).unwrap();
    // Two registrations of one claim, each unseen by the other office's memory.
    let third = two.received(&card, "1");
    let fourth = one.received(&card, "1");
    assert_eq!(one.case(fourth).linked(), [first, again, third]);
    let audit = one.office.audit(login("audit-1"), one.now()).unwrap();
    for id in [first, again, third, fourth] {
        assert_eq!(audit.history(id).unwrap().events.len(), one.journal.events(id).unwrap().len());
    }
}

#[test]
fn a_roster_change_of_another_process_is_not_lost() {
    let directory = tempfile::tempdir().unwrap();
    let halls = two_offices(&directory.path().join("j"));
    for (hall, person) in halls.iter().zip(["card-r8", "card-r9"]) {
        let roster = hall.office.roster(login("roster-1"), login("roster-2"), hall.now()).unwrap();
        let id = hall.office.command_id().unwrap();
        roster.change(id, RosterChange::Hire(crate::driver::hired(person)), hall.now()).unwrap();
    }
    let [_, two] = &halls;
    for person in ["card-r8", "card-r9"] {
        assert!(two.office.network().staff(&person.parse().unwrap()).is_some(), "{person}");
    }
}

#[test]
fn the_same_change_of_the_roster_twice_is_one_change() {
    use banjian::network::RosterChange;
    use banjian::text::Language::English;
    on_both(|hall| {
        let roster = |first: Login, second| hall.office.roster(first, login(second), hall.now()).unwrap();
        let change = RosterChange::Hire(crate::driver::hired("card-r9"));
        let id = hall.office.command_id().unwrap();
        let first = roster(login("roster-1"), "roster-2").change(id, change.clone(), hall.now()).unwrap();
        hall.later(TimeDelta::days(1));
        // An expired login still hears what became of its act.
        let expired = Login { expires_at: hall.now().into(), ..login("roster-1") };
        let again = roster(expired, "roster-2").change(id, change.clone(), hall.now()).unwrap();
        assert_eq!((again.position, again.network, again.gaps), (first.position, first.network, first.gaps));
        assert_eq!(feed_length(&hall), 1);
        let other = RosterChange::Hire(crate::driver::hired("card-r8"));
        for outcome in [
            roster(login("roster-1"), "roster-2").change(id, other, hall.now()),
            roster(login("roster-2"), "roster-1").change(id, change, hall.now()),
        ] {
            let told = outcome.unwrap_err().reports()[0].message(English);
            assert_eq!(told, "the command id was used before, for something else or by somebody else");
        }
        assert_eq!(feed_length(&hall), 1);
    });
}

#[test]
fn an_office_opens_with_a_bound_for_its_clocks() {
    for (minutes, opens) in [(0, false), (1, true), (1_440, true), (1_441, false)] {
        let mut settings = settings(Arc::new(MemoryJournal::new()), 7);
        settings.skew_minutes = minutes;
        assert_eq!(Office::open(settings).is_ok(), opens, "{minutes}");
    }
}

#[test]
fn nothing_is_recorded_while_the_clock_stands_before_the_newest_record() {
    on_both(|hall| {
        let id = hall.received(&item(CARD), "1");
        hall.later(TimeDelta::milliseconds(-1));
        let back = hall.window("zws-w1", "0001").accept(&hall.case(id), hall.now());
        assert_eq!(code(back), "clock-went-back");
        hall.later(TimeDelta::milliseconds(1));
        hall.window("zws-w1", "0001").accept(&hall.case(id), hall.now()).unwrap();
    });
}

#[test]
fn a_login_holds_until_it_ends_and_clocks_may_differ_a_little() {
    on_both(|hall| {
        let id = hall.received(&item(CARD), "1");
        let ended = Login { expires_at: hall.now().into(), ..login("zws-w1") };
        let window = hall.office.window(ended, "0001".parse().unwrap()).unwrap();
        assert_eq!(refusal(window.accept(&hall.case(id), hall.now())), Refusal::LoginExpired);
        let told = window.desk().outlook(id, hall.now()).unwrap();
        let every = told.allowed();
        assert!(!every.is_empty());
        assert!(every.iter().all(|(_, next)| *next == Next::Refused(Refusal::LoginExpired)), "{every:?}");
        assert_eq!(told.after(CommandKind::Accept), Err(Refusal::LoginExpired));
        let still = Login { expires_at: (hall.now() + TimeDelta::milliseconds(1)).into(), ..login("zws-w1") };
        let window = hall.office.window(still, "0001".parse().unwrap()).unwrap();
        for (seconds, passes) in [(601, false), (-601, false), (600, true)] {
            let request = request(&hall, id, hall.case(id).version(), Command::Accept {});
            let observed_at = hall.now() + TimeDelta::seconds(seconds);
            let outcome = window.desk().act(Request { observed_at, ..request }, hall.now());
            assert_eq!(outcome.is_ok(), passes, "{outcome:?}");
            if let Err(failure) = outcome {
                let words = "the time of the act differs from the office's clock by more than 10 minutes";
                assert_eq!(failure.to_string(), words);
            }
        }
    });
}

#[test]
fn a_journal_stays_with_its_log_and_foretold_bytes_stay_in_demos() {
    on_both(|hall| {
        let mut other = settings(hall.journal.clone(), 7);
        other.origin = banjian::trace::Origin::demo("elsewhere").unwrap();
        assert_eq!(Office::open(other).unwrap_err().code().as_str(), "store-setting-fixed");
    });
    let mut real = settings(Arc::new(MemoryJournal::new()), 7);
    real.origin = "banjian.example/xiangyang".parse().unwrap();
    assert_eq!(Office::open(real.clone()).unwrap_err().code().as_str(), "origin-not-demo");
    real.entropy = Arc::new(banjian::entropy::System);
    assert!(!Office::open(real).unwrap().origin().is_demo());
}

/// The first act of a call loses a race; the second stands on what the winner did, not on what was lost.
#[test]
fn an_act_is_decided_on_what_was_really_appended() {
    let directory = tempfile::tempdir().unwrap();
    let [one, two] = two_offices(&directory.path().join("j"));
    let id = one.received(&item(CARD), "1");
    two.window("zws-w2", "0001").accept(&two.case(id), two.now()).unwrap();
    let window = one.window("zws-w1", "0001");
    let acts = [(2, Command::Accept {}), (3, Command::SendToReview {})];
    let acts = acts.map(|(seen, command)| window.desk().prepare(request(&one, id, seen, command)).unwrap());
    let [lost, done] = one.office.submit_all(acts.to_vec(), one.now()).try_into().unwrap();
    assert_eq!(code(lost), "case-moved-on");
    assert_eq!(done.unwrap().stage, Stage::UnderReview);
    let audit = one.office.audit(login("audit-1"), one.now()).unwrap();
    assert_eq!(audit.history(id).unwrap().records.len(), 4);
}
