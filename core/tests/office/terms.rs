//! Terms and timers: supplements, acceptance by silence, papers that nobody collects, a year that is not
//! published.

use std::sync::Arc;

use banjian::calendar::{DateCertainty, Span, Unit};
use banjian::case::kernel::{Clock, CommandKind, Custody, Stage, Waiting};
use banjian::case::{Attendance, NoticeGrounds, Payload, RealName, Refusal, Terms};
use banjian::journal::MemoryJournal;
use banjian::office::DueRun;
use chrono::TimeDelta;

use crate::driver::{CARD, Hall, applicant, code, item, on_both, papers, refusal, settings};

#[test]
fn a_document_that_nobody_collects_goes_back_and_is_still_handed_over() {
    on_both(|hall| {
        let id = hall.under_review(&item(CARD), "1");
        hall.approved(id, "card-r1");
        let maker = hall.window("zws-w3", "0001");
        maker.make_document(&hall.case(id), Some("A-1".into()), hall.now()).unwrap();
        maker.send_to_outlet(&hall.case(id), "0002".parse().unwrap(), hall.now()).unwrap();
        assert_eq!(hall.case(id).kernel().unwrap().custody, Custody::InTransit);
        assert_eq!(refusal(maker.receive_at_outlet(&hall.case(id), hall.now())), Refusal::WrongOutlet);
        let there = hall.window("hg-w3", "0002");
        there.receive_at_outlet(&hall.case(id), hall.now()).unwrap();
        assert_eq!(refusal(there.return_to_maker(&hall.case(id), hall.now())), Refusal::CollectionTermRuns);
        // Sixty days end on 1 May, a holiday, and move on to the 6th.
        hall.until("2026-05-02T15:59:59Z");
        assert_eq!(hall.office.run_due(hall.now()).unwrap(), DueRun::default());
        hall.until("2026-05-02T16:00:00Z");
        let run = hall.office.run_due(hall.now()).unwrap();
        assert_eq!(run, DueRun { reminded: 1, ..DueRun::default() });
        assert_eq!(refusal(there.return_to_maker(&hall.case(id), hall.now())), Refusal::CollectionTermRuns);
        hall.until("2026-05-06T16:00:00Z");
        let run = hall.office.run_due(hall.now()).unwrap();
        assert_eq!(run, DueRun { overdue_proposed: 1, ..DueRun::default() });
        assert_eq!(hall.case(id).kernel().unwrap().waiting, Waiting::Overdue);
        there.return_to_maker(&hall.case(id), hall.now()).unwrap();
        assert_eq!(hall.case(id).kernel().unwrap().custody, Custody::BackAtMaker);
        maker.archive(&hall.case(id), hall.now()).unwrap();
        assert_eq!(hall.case(id).kernel().unwrap().custody, Custody::Archived);
        hall.later(TimeDelta::days(100));
        let (collector, identified) = (Attendance::Applicant, RealName::DocumentRead);
        maker.hand_over(&hall.case(id), collector, identified, applicant(), hall.now()).unwrap();
        assert_eq!(hall.case(id).kernel().unwrap().custody, Custody::WithCitizen);
    });
}

#[test]
fn a_supplement_stops_the_clock_until_it_comes() {
    on_both(|hall| {
        let id = hall.under_review(&item(CARD), "1");
        let desk = hall.hall("card-r1");
        desk.take(&hall.case(id), hall.now()).unwrap();
        let due = |id| hall.case(id).clocks().governing().map(|limit| limit.due.date.to_string());
        assert_eq!(due(id).as_deref(), Some("2026-03-16"));
        hall.later(TimeDelta::days(1));
        desk.ask_supplement(&hall.case(id), vec![0], NoticeGrounds::New, Payload::default(), hall.now())
            .unwrap();
        assert_eq!(hall.case(id).kernel().unwrap().clock, Clock::PausedSupplement);
        assert_eq!(due(id), None);
        let portal = hall.portal();
        hall.later(TimeDelta::days(3));
        portal.supply(&hall.case(id), papers([0]), applicant(), hall.now()).unwrap();
        // 4 and 5 March were paused.
        assert_eq!(due(id).as_deref(), Some("2026-03-18"));
        let again = portal.supply(&hall.case(id), papers([0]), applicant(), hall.now());
        assert_eq!(refusal(again), Refusal::NotAsked);
    });
}

/// Where a term is as short as the time of its reminder, both reminders are due on the same day.
#[test]
fn a_second_supplement_on_the_same_day_is_reminded_too() {
    let mut settings = settings(Arc::new(MemoryJournal::new()), 7);
    let supplement = Span { amount: 3, unit: Unit::CalendarDays };
    settings.terms = Arc::new(Terms { supplement, ..Terms::default() });
    let hall = Hall::with(settings);
    let id = hall.under_review(&item(CARD), "1");
    let desk = hall.hall("card-r1");
    desk.take(&hall.case(id), hall.now()).unwrap();
    for _ in 0..2 {
        desk.ask_supplement(&hall.case(id), vec![0], NoticeGrounds::New, Payload::default(), hall.now())
            .unwrap();
        let run = hall.office.run_due(hall.now()).unwrap();
        assert_eq!(run, DueRun { reminded: 1, ..DueRun::default() });
        assert_eq!(hall.office.run_due(hall.now()).unwrap(), DueRun::default());
        hall.portal().supply(&hall.case(id), papers([0]), applicant(), hall.now()).unwrap();
    }
}

#[test]
fn a_supplement_that_never_comes_is_ended_by_a_person() {
    on_both(|hall| {
        let card = item(CARD);
        let window = hall.window("zws-w1", "0001");
        let id = hall.registered(&window, &card, "1");
        hall.receive(&window, id, []).unwrap();
        assert_eq!(refusal(window.accept(&hall.case(id), hall.now())), Refusal::MaterialsMissing);
        let odd = window.ask_supplement(
            &hall.case(id),
            vec![99],
            NoticeGrounds::Old,
            Payload::default(),
            hall.now(),
        );
        assert_eq!(code(odd), "material-unknown");
        window
            .ask_supplement(&hall.case(id), vec![0], NoticeGrounds::Old, Payload::default(), hall.now())
            .unwrap();
        let superior = hall.supervision("sup-1");
        let early = superior.confirm_overdue(&hall.case(id), hall.now());
        assert_eq!(refusal(early), Refusal::OverdueNotProposed);
        hall.later(TimeDelta::days(60));
        let run = hall.office.run_due(hall.now()).unwrap();
        assert_eq!((run.reminded, run.overdue_proposed, run.left), (1, 1, 0));
        assert_eq!(hall.stage(id), Stage::Received);
        superior.confirm_overdue(&hall.case(id), hall.now()).unwrap();
        assert_eq!(hall.stage(id), Stage::Terminated);
    });
}

#[test]
fn silence_is_acceptance_from_the_day_of_receipt() {
    on_both(|hall| {
        let id = hall.received(&item(CARD), "1");
        hall.until("2026-03-09T15:59:59Z");
        assert_eq!(hall.office.run_due(hall.now()).unwrap(), DueRun::default());
        hall.until("2026-04-30T00:00:00Z");
        let run = hall.office.run_due(hall.now()).unwrap();
        assert_eq!(run, DueRun { deemed_accepted: 1, ..DueRun::default() });
        assert_eq!(hall.stage(id), Stage::Accepted);
        assert_eq!(hall.case(id).clocks().accepted().unwrap().to_string(), "2026-03-02");
        assert_eq!(hall.office.run_due(hall.now()).unwrap(), DueRun::default());
    });
}

#[test]
fn on_days_that_can_still_change_nothing_falls_due() {
    on_both(|hall| {
        hall.until("2026-12-28T02:00:00Z");
        let id = hall.received(&item(CARD), "1");
        assert_eq!(hall.case(id).next_timer(), None);
        hall.window("zws-w1", "0001").accept(&hall.case(id), hall.now()).unwrap();
        let due = hall.case(id).clocks().governing().unwrap().due;
        assert_eq!(due.certainty, DateCertainty::Provisional);
        hall.until("2027-03-01T02:00:00Z");
        assert_eq!(hall.office.run_due(hall.now()).unwrap(), DueRun::default());
        assert_eq!(hall.stage(id), Stage::Accepted);
        let nothing = hall.case(id).next_timer().is_none_or(|(kind, _)| kind != CommandKind::DeemAccepted);
        assert!(nothing);
    });
}
