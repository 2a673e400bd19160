//! Every lane, with and without a document, from the registration to the end.

use banjian::calendar::civil_day;
use banjian::case::kernel::{Custody, Stage};
use banjian::case::{Attendance, Payload, RealName, Refusal, ServiceMethod, Timeliness};
use banjian::catalog::Catalog;
use banjian::catalog::item::{Item, Lane, ReviewTier};

use crate::driver::{CARD, Hall, all, code, item, on_both, reason, refusal};

fn one_of(lane: Lane, has_document: bool) -> Item {
    let fits = |item: &&Item| {
        item.lane.value == lane
            && item.deliverable.is_some() == has_document
            && item.review.value == ReviewTier::Single
    };
    Catalog::reference().items().iter().find(fits).unwrap().clone()
}

fn reviewer(hall: &Hall, item: &Item) -> String {
    let network = hall.office.network();
    let mut people = network.reviewers(&item.category, &item.section.value, civil_day(hall.now()));
    people.next().unwrap().to_string()
}

#[test]
fn every_lane_goes_from_the_registration_to_the_end() {
    on_both(|hall| {
        for lane in [Lane::AtWindow, Lane::Live, Lane::Committed] {
            for has_document in [false, true] {
                through(&hall, &one_of(lane, has_document));
            }
        }
    });
}

fn through(hall: &Hall, item: &Item) {
    let (lane, has_document) = (item.lane.value, item.deliverable.is_some());
    let window = hall.window("zws-w1", "0001");
    let now = hall.now();
    let id = if lane == Lane::AtWindow {
        let id = hall.received(item, "1");
        assert_eq!(code(window.send_to_review(&hall.case(id), now)), "needs-no-review");
        window.complete_at_window(&hall.case(id), Payload::default(), now).unwrap();
        id
    } else {
        let id = hall.under_review(item, "1");
        assert_eq!(code(window.complete_at_window(&hall.case(id), Payload::default(), now)), "needs-review");
        hall.approved(id, &reviewer(hall, item));
        id
    };
    let desk = hall.window("zws-w3", "0001");
    if lane == Lane::AtWindow && !has_document {
        // The applicant stood there and went with the result.
        assert_eq!(code(desk.serve(&hall.case(id), ServiceMethod::Post, reason(), now)), "already-served");
    } else if has_document {
        let early = desk.serve(&hall.case(id), ServiceMethod::InPerson, reason(), now);
        assert_eq!(refusal(early), Refusal::NotAtThisStage);
        desk.make_document(&hall.case(id), Some("A-1".into()), now).unwrap();
        assert_eq!(hall.case(id).kernel().unwrap().custody, Custody::AtWindow);
        let (collector, identified) = (Attendance::Applicant, RealName::FaceCompared);
        desk.hand_over(&hall.case(id), collector, identified, reason(), now).unwrap();
        assert_eq!(hall.case(id).kernel().unwrap().custody, Custody::WithCitizen);
    } else {
        assert_eq!(code(desk.make_document(&hall.case(id), None, now)), "nothing-to-issue");
        desk.serve(&hall.case(id), ServiceMethod::Post, reason(), now).unwrap();
    }
    assert_eq!(hall.stage(id), Stage::Closed, "{lane:?} {has_document}");
    let audit = hall.office.audit(crate::driver::login("audit-1"), now).unwrap();
    assert_eq!(audit.history(id).unwrap().case, hall.case(id));
}

#[test]
fn a_denial_is_served_even_where_there_is_a_document() {
    on_both(|hall| {
        let id = hall.under_review(&item(CARD), "1");
        let desk = hall.hall("card-r1");
        desk.take(&hall.case(id), hall.now()).unwrap();
        let bare = desk.deny(&hall.case(id), "  ".into(), reason(), hall.now());
        assert_eq!(refusal(bare), Refusal::ReasonMissing);
        desk.deny(&hall.case(id), "条例第九条".into(), reason(), hall.now()).unwrap();
        let window = hall.window("zws-w3", "0001");
        assert_eq!(code(window.make_document(&hall.case(id), None, hall.now())), "nothing-to-issue");
        desk.serve(&hall.case(id), ServiceMethod::Electronic, reason(), hall.now()).unwrap();
        assert_eq!(hall.stage(id), Stage::Closed);
    });
}

#[test]
fn a_refusal_says_stage_and_command_in_both_languages() {
    on_both(|hall| {
        use banjian::text::Language::{Chinese, English};
        let id = hall.received(&item(CARD), "1");
        let failure = hall.hall("card-r1").take(&hall.case(id), hall.now()).unwrap_err();
        let banjian::office::Failure::Refused { refusal, report } = failure else { panic!("not refused") };
        assert_eq!(refusal, Refusal::NotAtThisStage);
        assert_eq!(report.message(English), "the case is at stage `received`, where `take` has no place");
        assert!(report.message(Chinese).contains("已接件") && report.message(Chinese).contains("领办"));
        let elsewhere = hall.window("hg-w1", "0002").accept(&hall.case(id), hall.now()).unwrap_err();
        let expected = "the case is handled at outlet `Zhenwushan";
        assert!(elsewhere.to_string().contains("(0001)`, not here"), "{elsewhere} {expected}");
    });
}

#[test]
fn a_verdict_tells_whether_it_came_in_time() {
    on_both(|hall| {
        let card = item(CARD);
        for (days, expected) in [(0, Timeliness::OnTime), (30, Timeliness::Late)] {
            let id = hall.under_review(&card, &days.to_string());
            hall.later(chrono::TimeDelta::days(days));
            hall.approved(id, "card-r1");
            let headers = hall.journal.events(id).unwrap();
            let text = String::from_utf8(headers.last().unwrap().header.clone()).unwrap();
            let word = serde_json::to_string(&expected).unwrap();
            assert!(text.contains(&format!("\"timeliness\":{word}")), "{text}");
        }
        assert!(!all(&card).is_empty());
    });
}
