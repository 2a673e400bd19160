//! The stories that are audited, and forged.

use std::sync::Arc;

use banjian::case::{Attendance, NoticeGrounds, Payload, RealName, RecusalCause, ServiceMethod};
use banjian::eligibility::Facts;
use banjian::id::CaseId;
use banjian::journal::MemoryJournal;
use banjian::network::{Network, Place, Post, RosterChange};
use chrono::TimeDelta;

use crate::driver::{
    CARD, Hall, RETIREMENT, all, applicant, hired, item, login, network, papers, posting, qualification,
    reason, settings,
};
use crate::forger::Book;

/// 社会保障卡银行账户激活: live, nothing to issue.
pub(crate) const ACCOUNT: &str = "992014012003";
/// 社会保障卡启用: at the window.
pub(crate) const ACTIVATION: &str = "992014012002";

/// Xiangyang, where two window clerks also review and one superior works at a window.
pub(crate) fn mixed() -> Arc<Network> {
    network(|edition| {
        for person in ["zws-w1", "zws-w2"] {
            edition.postings.push(posting(person, Post::Reviewer, Place::Hall, "2026-01-01"));
        }
        edition.postings.push(posting("zws-w2", Post::Supervisor, Place::Hall, "2026-01-01"));
    })
}

pub(crate) fn hall() -> Hall {
    let mut settings = settings(Arc::new(MemoryJournal::new()), 7);
    settings.network = mixed();
    Hall::with(settings)
}

pub(crate) fn book(hall: &Hall) -> Book {
    Book::of(hall, &mixed())
}

/// A card: received, accepted, reviewed, made, handed over.
pub(crate) fn card(hall: &Hall, period: &str) -> CaseId {
    let id = hall.under_review(&item(CARD), period);
    hall.approved(id, "card-r1");
    let window = hall.window("zws-w3", "0001");
    window.make_document(&hall.case(id), Some("A-1".into()), hall.now()).unwrap();
    let (collector, identified) = (Attendance::Applicant, RealName::FaceCompared);
    window.hand_over(&hall.case(id), collector, identified, reason(), hall.now()).unwrap();
    id
}

/// 失业保险金申领.
pub(crate) const BENEFIT: &str = "992014011001";

/// Somebody who paid for so many months and has the rest of what the policy asks.
pub(crate) fn facts(paid: i64) -> Payload {
    let facts = Facts::new()
        .with("application_date", "2026-03-02")
        .with("contribution_months", paid)
        .with("left_involuntarily", true)
        .with("registered_unemployed", true)
        .with("seeking_work", true)
        .with("unused_months", 0);
    Payload { facts: Some(facts), ..applicant() }
}

/// Unemployment benefit: declared so many months at receipt, found so many at the decision, approved.
pub(crate) fn benefit(hall: &Hall, period: &str, declared: i64, found: i64) -> CaseId {
    let (item, window) = (item(BENEFIT), hall.window("zws-w1", "0001"));
    let id = hall.registered(&window, &item, period);
    let (attends, identified) = (Attendance::Applicant, RealName::DocumentRead);
    let papers = papers(all(&item));
    window.receive(&hall.case(id), attends, identified, papers, facts(declared), hall.now()).unwrap();
    window.accept(&hall.case(id), hall.now()).unwrap();
    window.send_to_review(&hall.case(id), hall.now()).unwrap();
    let reviewer = hall.hall("unemployment-employment-r1");
    reviewer.take(&hall.case(id), hall.now()).unwrap();
    reviewer.approve(&hall.case(id), "第四十五条".into(), facts(found), hall.now()).unwrap();
    id
}

/// A pension: two reviewers say the same.
pub(crate) fn pension(hall: &Hall, period: &str) -> CaseId {
    let id = hall.under_review(&item(RETIREMENT), period);
    hall.approved(id, "pension-r1");
    hall.approved(id, "pension-r2");
    id
}

/// A change of the roster by its two administrators.
pub(crate) fn change(hall: &Hall, change: RosterChange) {
    let roster = hall.office.roster(login("roster-1"), login("roster-2"), hall.now()).unwrap();
    roster.change(hall.office.command_id().unwrap(), change, hall.now()).unwrap();
}

/// The posting of a person in the network in force ends on a day.
pub(crate) fn ended(hall: &Hall, person: &str, until: &str) -> RosterChange {
    let network = hall.office.network();
    let held = network.edition().postings.iter().find(|posting| posting.person.as_str() == person).unwrap();
    let held = held.clone();
    RosterChange::EndPosting {
        from: held.from,
        person: held.person,
        place: held.place,
        post: held.post,
        until: until.parse().unwrap(),
        window: held.window,
    }
}

/// All lanes, linked cases, timers, a supplement, a training receipt, recusals, an escalation, a substitute and
/// changes of the roster.
pub(crate) fn all_of_it(hall: &Hall) -> Vec<CaseId> {
    let mut cases = vec![card(hall, "1"), pension(hall, "1")];
    // At the window.
    let activation = item(ACTIVATION);
    let id = hall.received(&activation, "1");
    hall.window("zws-w1", "0001").complete_at_window(&hall.case(id), Payload::default(), hall.now()).unwrap();
    cases.push(id);
    // Live, and the notice served by a window.
    let account = item(ACCOUNT);
    let id = hall.under_review(&account, "1");
    let day = banjian::calendar::civil_day(hall.now());
    let network = hall.office.network();
    let reviewer = network
        .reviewers(&account.category, &account.section.value, day)
        .find(|who| !who.as_str().starts_with("zws"));
    hall.approved(id, reviewer.unwrap().as_str());
    let window = hall.window("zws-w3", "0001");
    window.serve(&hall.case(id), ServiceMethod::InPerson, reason(), hall.now()).unwrap();
    cases.push(id);
    // Withdrawn and filed again, twice; in training; with a supplement from the hall.
    let first = hall.received(&item(CARD), "2");
    hall.portal().withdraw(&hall.case(first), hall.now()).unwrap();
    let trainee = hall.window("zws-t1", "0001");
    let second = hall.registered(&trainee, &item(CARD), "2");
    hall.receive(&trainee, second, all(&item(CARD))).unwrap();
    hall.window("zws-w1", "0001").co_sign(&hall.case(second), hall.now()).unwrap();
    let third = hall.under_review(&item(CARD), "2");
    let desk = hall.hall("card-r1");
    desk.take(&hall.case(third), hall.now()).unwrap();
    hall.later(TimeDelta::days(1));
    desk.ask_supplement(&hall.case(third), vec![0], NoticeGrounds::New, Payload::default(), hall.now())
        .unwrap();
    hall.later(TimeDelta::days(3));
    hall.office.run_due(hall.now()).unwrap();
    hall.portal().supply(&hall.case(third), papers([0]), reason(), hall.now()).unwrap();
    hall.approved(third, "card-r2");
    cases.extend([first, second, third]);
    // Everybody recuses themselves; somebody new is posted and named.
    let id = hall.under_review(&item(CARD), "3");
    for person in ["card-r1", "card-r2", "card-r3", "zws-w2"] {
        let desk = hall.hall(person);
        desk.declare_recusal(&hall.case(id), RecusalCause::Other, hall.now()).unwrap();
    }
    let today = banjian::calendar::civil_day(hall.now()).to_string();
    change(hall, RosterChange::Hire(hired("card-r9")));
    change(hall, RosterChange::Post(posting("card-r9", Post::Reviewer, Place::Hall, &today)));
    change(hall, RosterChange::Qualify(qualification("card-r9", &item(CARD).category, &today)));
    change(hall, ended(hall, "card-r3", &today));
    hall.supervision("sup-1").substitute(&hall.case(id), "card-r9".parse().unwrap(), hall.now()).unwrap();
    hall.hall("card-r9").approve(&hall.case(id), "第九条".into(), Payload::default(), hall.now()).unwrap();
    cases.push(id);
    // Silence, and a supplement that never comes.
    let silent = hall.received(&item(CARD), "4");
    let window = hall.window("zws-w1", "0001");
    let late = hall.registered(&window, &item(CARD), "5");
    hall.receive(&window, late, []).unwrap();
    window
        .ask_supplement(&hall.case(late), vec![0], NoticeGrounds::Old, Payload::default(), hall.now())
        .unwrap();
    hall.later(TimeDelta::days(60));
    hall.office.run_due(hall.now()).unwrap();
    hall.supervision("sup-1").confirm_overdue(&hall.case(late), hall.now()).unwrap();
    cases.extend([silent, late]);
    cases
}
