//! Policies at the counter: asked before papers are taken in, recorded at receipt and again at the decision, by the
//! edition that the case pinned; materials that depend on them; what is not eligible is told, and received.

use std::sync::Arc;

use banjian::audit::Grade;
use banjian::case::kernel::{Materials, Stage};
use banjian::case::{Attendance, Determined, Event, NoticeGrounds, Payload, RealName};
use banjian::catalog::Catalog;
use banjian::eligibility::{Facts, Outcome, Policies, Policy};
use banjian::id::CaseId;
use banjian::journal::MemoryJournal;
use banjian::office::{Failure, Office, Reply, WindowDesk};
use banjian::text::Language::{Chinese, English};

use crate::driver::{CARD, Hall, all, applicant, code, item, login, on_both, papers, reason, settings};

/// 失业保险金申领.
const BENEFIT: &str = "992014011001";
/// 工伤认定申请: its fourth paper depends on the policy.
const INJURY: &str = "990714009002";

/// Somebody who paid for so many months, lost the job against the own will, and looks for another.
pub(crate) fn months(paid: i64) -> Facts {
    Facts::new()
        .with("application_date", "2026-03-02")
        .with("contribution_months", paid)
        .with("left_involuntarily", true)
        .with("registered_unemployed", true)
        .with("seeking_work", true)
        .with("unused_months", 0)
}

/// An accident on 1 March, told on a day by the employer.
fn accident(told: &str) -> Facts {
    Facts::new().with("event_date", "2026-01-15").with("applicant", "employer").with("application_date", told)
}

fn with(facts: Facts, payload: Payload) -> Payload {
    Payload { facts: Some(facts), ..payload }
}

fn receive(
    hall: &Hall,
    window: &WindowDesk,
    id: CaseId,
    brought: impl IntoIterator<Item = u16>,
    payload: Payload,
) -> Result<Reply, Failure> {
    let identified = RealName::DocumentRead;
    window.receive(&hall.case(id), Attendance::Applicant, identified, papers(brought), payload, hall.now())
}

fn determined(hall: &Hall, id: CaseId) -> Option<Determined> {
    hall.case(id).determined().cloned()
}

fn is_clean(hall: &Hall) -> bool {
    let desk = hall.office.audit(login("audit-1"), hall.now()).unwrap();
    let report = desk.audit_all(|_| {}).unwrap();
    assert!(report.findings.is_empty(), "{report}");
    true
}

#[test]
fn a_no_is_told_at_once_with_its_reason_and_the_application_is_received() {
    on_both(|hall| {
        let benefit = item(BENEFIT);
        let checked = hall.office.precheck(&benefit.code, &months(8)).unwrap();
        let answer = checked.determination.unwrap();
        assert_eq!(answer.outcome, Outcome::Ineligible);
        let reasons: Vec<_> =
            answer.reasons.iter().map(|reason| (&*reason.condition, reason.holds)).collect();
        assert_eq!(reasons, [("paid_long_enough", Some(false))]);
        assert_eq!(checked.needed, [0, 1]);

        let window = hall.window("zws-w1", "0001");
        let id = hall.registered(&window, &benefit, "1");
        let reply = receive(&hall, &window, id, all(&benefit), with(months(8), applicant())).unwrap();
        let told = reply.determined.unwrap();
        assert_eq!((told.outcome, &*told.policy), (Outcome::Ineligible, "unemployment-benefit"));
        assert_eq!(Some(told.edition), benefit.policy.map(|policy| policy.edition));
        assert_eq!(hall.stage(id), Stage::Received);

        let receipt = hall.office.notices(id).unwrap().pop().unwrap();
        let english = receipt.to_text(English);
        for line in [
            "By the policy \"unemployment benefit\" (edition ",
            "): not eligible.",
            "Not met: the employer and the worker paid unemployment insurance for a full year (社会保险法 45(1)；失业保险条例 14; \
             For how many months did the employer and the worker pay unemployment insurance? 8)",
            "This is a first check and no decision",
        ] {
            assert!(english.contains(line), "{line}: {english}");
        }
        let chinese = receipt.to_text(Chinese);
        assert!(chinese.contains("：不符合条件。\n不符合："), "{chinese}");
        assert!(is_clean(&hall));
    });
}

#[test]
fn a_decision_rests_on_the_facts_of_its_own_act_and_says_what_the_policy_grants() {
    on_both(|hall| {
        let benefit = item(BENEFIT);
        let window = hall.window("zws-w1", "0001");
        let id = hall.registered(&window, &benefit, "1");
        receive(&hall, &window, id, all(&benefit), with(months(8), applicant())).unwrap();
        assert_eq!(hall.office.facts(id).unwrap(), Some(months(8)));
        window.accept(&hall.case(id), hall.now()).unwrap();
        window.send_to_review(&hall.case(id), hall.now()).unwrap();
        let reviewer = hall.hall("unemployment-employment-r1");
        reviewer.take(&hall.case(id), hall.now()).unwrap();
        // The bureau's own records show more months than were declared.
        let found = months(26);
        let checked = hall.office.determine(id, &found).unwrap().determination.unwrap();
        assert_eq!(checked.outcome, Outcome::Eligible);
        let basis = "《社会保险法》第四十五条".to_owned();
        let reply =
            reviewer.approve(&hall.case(id), basis, with(found, Payload::default()), hall.now()).unwrap();
        assert_eq!(reply.determined.unwrap().outcome, Outcome::Eligible);
        assert_eq!(determined(&hall, id).unwrap().outcome, Outcome::Eligible);
        assert_eq!(hall.office.facts(id).unwrap(), Some(months(26)));
        let approval = hall.office.notices(id).unwrap().pop().unwrap();
        let english = approval.to_text(English);
        assert!(english.contains("): eligible.\nMet: "), "{english}");
        assert!(
            english.contains("months of benefit: 12 months (") || english.contains(": 12 months ("),
            "{english}"
        );
        assert!(!english.contains("first check"), "{english}");
        assert!(is_clean(&hall));
    });
}

#[test]
fn a_decision_against_the_policy_is_lawful_and_noted() {
    let hall = Hall::on(Arc::new(MemoryJournal::new()));
    let benefit = item(BENEFIT);
    let window = hall.window("zws-w1", "0001");
    for (period, paid, deny) in [("1", 8, false), ("2", 26, true), ("3", 8, true), ("4", 26, false)] {
        let id = hall.registered(&window, &benefit, period);
        receive(&hall, &window, id, all(&benefit), with(months(paid), applicant())).unwrap();
        window.accept(&hall.case(id), hall.now()).unwrap();
        window.send_to_review(&hall.case(id), hall.now()).unwrap();
        let reviewer = hall.hall("unemployment-employment-r1");
        reviewer.take(&hall.case(id), hall.now()).unwrap();
        let (case, ground) = (hall.case(id), "第四十五条".to_owned());
        if deny {
            reviewer.deny(&case, ground, with(months(paid), reason()), hall.now()).unwrap();
        } else {
            reviewer.approve(&case, ground, with(months(paid), Payload::default()), hall.now()).unwrap();
        }
    }
    let desk = hall.office.audit(login("audit-1"), hall.now()).unwrap();
    let report = desk.audit_all(|_| {}).unwrap();
    let said: Vec<_> =
        report.findings.iter().map(|finding| (finding.grade, finding.report.message(English))).collect();
    let note = |command: &str, outcome: &str| {
        (Grade::Note, format!("`{command}`, though the policy `unemployment-benefit` says: {outcome}"))
    };
    assert_eq!(said, [note("approve", "not eligible"), note("deny", "eligible")]);
}

#[test]
fn a_paper_is_needed_unless_its_condition_is_known_not_to_hold() {
    on_both(|hall| {
        let injury = item(INJURY);
        let needed = |facts: &Facts| hall.office.precheck(&injury.code, facts).unwrap().needed;
        assert_eq!(needed(&Facts::new()), [0, 1, 2, 3]);
        assert_eq!(needed(&accident("2026-02-14")), [0, 1, 2]);
        assert_eq!(needed(&accident("2026-02-15")), [0, 1, 2, 3]);

        let window = hall.window("zws-w1", "0001");
        let brought = |period: &str, count: u16, facts: Option<Facts>| {
            let id = hall.registered(&window, &injury, period);
            let payload = Payload { facts, ..applicant() };
            receive(&hall, &window, id, 0..count, payload).unwrap();
            id
        };
        let received = |period: &str, facts: Option<Facts>| brought(period, 3, facts);
        let materials = |id: CaseId| hall.case(id).kernel().unwrap().materials;
        let in_time = received("1", Some(accident("2026-02-14")));
        assert_eq!(materials(in_time), Materials::Complete);
        assert_eq!(determined(&hall, in_time).unwrap().not_needed, [3]);
        window.accept(&hall.case(in_time), hall.now()).unwrap();
        let late = received("2", Some(accident("2026-02-15")));
        assert_eq!(materials(late), Materials::Short);
        assert_eq!(determined(&hall, late).unwrap().not_needed, Vec::<u16>::new());

        // Nothing was asked: the paper counts as needed, until facts that come with a supplement show otherwise.
        let unasked = received("3", None);
        assert_eq!(materials(unasked), Materials::Short);
        assert_eq!(determined(&hall, unasked).unwrap().outcome, Outcome::Undetermined);
        let grounds = NoticeGrounds::Old;
        window.ask_supplement(&hall.case(unasked), vec![0], grounds, Payload::default(), hall.now()).unwrap();
        assert_eq!(hall.case(unasked).missing(), [0, 3]);
        let only_one = papers([0]);
        window.supply(&hall.case(unasked), only_one.clone(), Payload::default(), hall.now()).unwrap();
        assert_eq!(hall.case(unasked).missing(), [3]);
        let facts = with(accident("2026-02-14"), Payload::default());
        window.supply(&hall.case(unasked), Vec::new(), facts.clone(), hall.now()).unwrap();
        assert_eq!(hall.case(unasked).missing(), [] as [u16; 0]);
        window.accept(&hall.case(unasked), hall.now()).unwrap();

        // The same facts, partly: what is still missing stays.
        let partly = received("4", None);
        window
            .ask_supplement(&hall.case(partly), vec![0, 1], grounds, Payload::default(), hall.now())
            .unwrap();
        window.supply(&hall.case(partly), only_one, facts.clone(), hall.now()).unwrap();
        assert_eq!(hall.case(partly).missing(), [1]);

        // Facts that come with the notice, or came before it, take the paper off it; the clerk may still name it.
        let told = received("5", None);
        window.ask_supplement(&hall.case(told), vec![0], grounds, facts.clone(), hall.now()).unwrap();
        assert_eq!(hall.case(told).missing(), [0]);
        let known = brought("6", 2, Some(accident("2026-02-14")));
        window.ask_supplement(&hall.case(known), vec![0], grounds, Payload::default(), hall.now()).unwrap();
        assert_eq!(hall.case(known).missing(), [0, 2]);
        let named = brought("7", 2, Some(accident("2026-02-14")));
        window.ask_supplement(&hall.case(named), vec![3], grounds, Payload::default(), hall.now()).unwrap();
        assert_eq!(hall.case(named).missing(), [2, 3]);
        assert!(is_clean(&hall));
    });
}

#[test]
fn facts_that_nobody_reads_or_that_cannot_be_are_refused_and_nothing_is_recorded() {
    let hall = Hall::on(Arc::new(MemoryJournal::new()));
    let window = hall.window("zws-w1", "0001");
    let (benefit, card) = (item(BENEFIT), item(CARD));
    let id = hall.registered(&window, &benefit, "1");
    let bad = months(8).with("contribution_months", 721).with("wage", 5_000).with("seeking_work", "perhaps");
    let refused = receive(&hall, &window, id, all(&benefit), with(bad, applicant())).unwrap_err();
    let Failure::Failed(faults) = refused else { panic!("{refused}") };
    let codes: Vec<_> = faults.reports().iter().map(|report| report.code().as_str()).collect();
    assert_eq!(codes, ["fact-bounds", "fact-type", "fact-undeclared"]);
    assert_eq!((hall.stage(id), hall.case(id).version()), (Stage::Draft, 1));

    let other = hall.registered(&window, &card, "1");
    let unread = receive(&hall, &window, other, all(&card), with(months(8), applicant()));
    assert_eq!(code(unread), "facts-unasked");
    receive(&hall, &window, id, all(&benefit), with(months(8), applicant())).unwrap();
    let early = window.withdraw(&hall.case(id), with(months(8), Payload::default()), hall.now());
    assert_eq!(code(early), "facts-unasked");
    // Without facts an item with a policy is received all the same, and says so.
    let id = hall.registered(&window, &benefit, "2");
    let reply = receive(&hall, &window, id, all(&benefit), applicant()).unwrap();
    assert_eq!(reply.determined.unwrap().outcome, Outcome::Undetermined);
    assert!(hall.office.precheck(&card.code, &Facts::new()).unwrap().determination.is_none());
}

/// The reference policies with the year of contributions made two, and a catalogue that names them.
fn stricter() -> (Policies, Catalog) {
    let reference = Policies::reference().unwrap();
    let changed = reference.iter().map(|policy| {
        let mut edition = policy.edition().clone();
        for decision in edition.decisions.iter_mut().filter(|decision| decision.name == "paid_long_enough") {
            if edition.code == "unemployment-benefit" {
                let value = "contribution_months >= 24".to_owned();
                decision.logic = banjian::eligibility::policy::edition::Logic::Expression { value };
            }
        }
        Policy::new(edition).unwrap()
    });
    let policies: Policies = changed.collect();
    let mut edition = Catalog::reference().edition().clone();
    for policy in edition.items.iter_mut().filter_map(|item| item.policy.as_mut()) {
        policy.edition = policies.get(&policy.code).unwrap().hash();
    }
    let bytes = banjian::canonical::to_vec(&edition).unwrap();
    (policies, Catalog::from_canonical(&bytes).unwrap())
}

#[test]
fn a_case_is_decided_by_the_policy_that_its_receipt_pinned() {
    let journal = Arc::new(MemoryJournal::new());
    let before = Hall::on(journal.clone());
    let benefit = item(BENEFIT);
    let window = before.window("zws-w1", "0001");
    let old = before.registered(&window, &benefit, "1");
    receive(&before, &window, old, all(&benefit), with(months(20), applicant())).unwrap();
    drop(before);

    let (policies, catalog) = stricter();
    let mut given = settings(journal.clone(), 8);
    given.catalog = Arc::new(catalog);
    assert_eq!(Office::open(given.clone()).unwrap_err().code().as_str(), "policy-missing");
    given.policies = policies;
    let after = Hall::with(given);
    let outcome =
        |case: CaseId| after.office.determine(case, &months(20)).unwrap().determination.unwrap().outcome;
    assert_eq!(outcome(old), Outcome::Eligible);
    let checked = after.office.precheck(&benefit.code, &months(20)).unwrap().determination.unwrap();
    assert_eq!(checked.outcome, Outcome::Ineligible);

    let window = after.window("zws-w1", "0001");
    let new = after.registered(&window, &benefit, "2");
    receive(&after, &window, new, all(&benefit), with(months(20), applicant())).unwrap();
    assert_eq!(determined(&after, new).unwrap().outcome, Outcome::Ineligible);
    for (id, expected) in [(old, Outcome::Eligible), (new, Outcome::Ineligible)] {
        window.accept(&after.case(id), after.now()).unwrap();
        window.send_to_review(&after.case(id), after.now()).unwrap();
        let reviewer = after.hall("unemployment-employment-r1");
        reviewer.take(&after.case(id), after.now()).unwrap();
        let payload = with(months(20), reason());
        let ground = "第四十五条".to_owned();
        let reply = if expected == Outcome::Eligible {
            reviewer.approve(&after.case(id), ground, payload, after.now()).unwrap()
        } else {
            reviewer.deny(&after.case(id), ground, payload, after.now()).unwrap()
        };
        assert_eq!(reply.determined.unwrap().outcome, expected);
    }
    assert!(is_clean(&after));
}

#[test]
fn facts_of_every_kind_come_back_from_the_payload_as_they_were_given() {
    use banjian::canonical;
    let facts = Facts::new()
        .with("缴费月数", "0.10".parse::<banjian::eligibility::feel::number::Number>().unwrap())
        .with("a", true)
        .with("b", banjian::eligibility::Given::None)
        .with("c", banjian::eligibility::Given::Conflict)
        .with("d", "2026-03-02".parse::<chrono::NaiveDate>().unwrap())
        .with("e", "2026-03-02");
    let payload = with(facts, Payload::default());
    let bytes = canonical::to_vec(&payload).unwrap();
    assert_eq!(canonical::from_slice::<Payload>(&bytes).unwrap(), payload);
    assert_eq!(format!("{payload:?}"), r#"Payload{"facts"}"#);
    for bad in [
        r#"{"facts":[{"given":"none","name":"b"},{"given":"none","name":"a"}]}"#,
        r#"{"facts":[{"given":"none","name":"a"},{"given":{"boolean":true},"name":"a"}]}"#,
        r#"{"facts":[{"given":{"number":"1,5"},"name":"a"}]}"#,
        r#"{"facts":[{"given":{"number":1},"name":"a"}]}"#,
        r#"{"facts":[{"given":"none","name":"a","origin":"x"}]}"#,
    ] {
        assert!(serde_json::from_str::<Payload>(bad).is_err(), "{bad}");
        assert_eq!(
            canonical::from_slice::<Payload>(bad.as_bytes()).unwrap_err().code().as_str(),
            "canonical-form"
        );
    }
}

#[test]
fn only_the_first_event_of_an_act_says_what_the_policy_said() {
    let hall = Hall::on(Arc::new(MemoryJournal::new()));
    let benefit = item(BENEFIT);
    let window = hall.window("zws-w1", "0001");
    let id = hall.registered(&window, &benefit, "1");
    receive(&hall, &window, id, all(&benefit), with(months(8), applicant())).unwrap();
    window.accept(&hall.case(id), hall.now()).unwrap();
    let desk = hall.office.audit(login("audit-1"), hall.now()).unwrap();
    let history = desk.history(id).unwrap();
    let said: Vec<_> = history.events.iter().map(|header| header.determined.is_some()).collect();
    assert_eq!(said, [false, true, false]);
    assert!(matches!(history.events[1].event, Event::Received { .. }));
    // Nothing personal stands in the header.
    let header = serde_json::to_string(&history.events[1].determined).unwrap();
    assert!(!header.contains("contribution"), "{header}");
}

#[test]
fn the_window_asks_too_where_it_decides() {
    let mut edition = Catalog::reference().edition().clone();
    for item in edition.items.iter_mut().filter(|item| item.code.as_str() == BENEFIT) {
        item.lane.value = banjian::catalog::item::Lane::AtWindow;
    }
    let bytes = banjian::canonical::to_vec(&edition).unwrap();
    let mut given = settings(Arc::new(MemoryJournal::new()), 7);
    given.catalog = Arc::new(Catalog::from_canonical(&bytes).unwrap());
    let benefit = given.catalog.item(&BENEFIT.parse().unwrap()).unwrap().clone();
    let hall = Hall::with(given);
    let window = hall.window("zws-w1", "0001");
    for (period, paid) in [("1", 26), ("2", 8)] {
        let id = hall.registered(&window, &benefit, period);
        receive(&hall, &window, id, all(&benefit), applicant()).unwrap();
        let payload = with(months(paid), reason());
        let reply = if paid > 12 {
            window.complete_at_window(&hall.case(id), payload, hall.now()).unwrap()
        } else {
            window.reject_at_window(&hall.case(id), "第四十五条".into(), payload, hall.now()).unwrap()
        };
        let expected = if paid > 12 { Outcome::Eligible } else { Outcome::Ineligible };
        assert_eq!(reply.determined.unwrap().outcome, expected);
        let told = hall.office.notices(id).unwrap().pop().unwrap().to_text(English);
        assert!(told.contains(&format!("): {}.", expected.words().en)), "{told}");
    }
    assert!(is_clean(&hall));
}

#[test]
fn a_notice_gives_no_reasons_of_other_facts_than_those_that_were_recorded() {
    use banjian::case::Terms;
    use banjian::case::notice::{Sources, notice};
    let hall = Hall::on(Arc::new(MemoryJournal::new()));
    let benefit = item(BENEFIT);
    let window = hall.window("zws-w1", "0001");
    let id = hall.registered(&window, &benefit, "1");
    receive(&hall, &window, id, all(&benefit), with(months(8), applicant())).unwrap();
    let history = hall.office.audit(login("audit-1"), hall.now()).unwrap().history(id).unwrap();
    let header = history.events.last().unwrap();
    let policies = Policies::reference().unwrap();
    let (policy, terms) = (policies.get("unemployment-benefit"), Terms::default());
    let outlet = banjian::text::Text::new("网点", "outlet");
    let told = |payload: &Payload| {
        let calendar = banjian::calendar::Calendar::reference();
        let payload = Some(payload);
        let sources = Sources { calendar, item: &benefit, outlet: &outlet, payload, policy, terms: &terms };
        notice(&history.case, header, &sources).unwrap().to_text(English)
    };
    assert!(told(&with(months(8), applicant())).contains("Not met: "));
    for other in [with(months(26), applicant()), applicant()] {
        let text = told(&other);
        assert!(
            text.contains("): not eligible.") && !text.contains("Not met: ") && !text.contains("Met: "),
            "{text}"
        );
    }
}
