//! What a policy said, forged: each forgery is found by asking the policy again.

use std::sync::Arc;

use banjian::audit::Grade;
use banjian::case::{Determined, EventHeader};
use banjian::eligibility::Outcome;
use banjian::report::Report;
use banjian::text::Language::English;

use crate::driver::item;
use crate::forger::{Book, Shelf, list, names};
use crate::stories::{BENEFIT, benefit, book, hall, mixed};

fn story(declared: i64, found: i64) -> Book {
    let hall = hall();
    benefit(&hall, "1", declared, found);
    book(&hall)
}

/// A book after a forgery of the determination that an act recorded.
fn forged(kind: &str, change: impl FnOnce(&mut Option<Determined>)) -> Book {
    let mut book = story(8, 26);
    let at = book.find(kind, 0);
    book.edit(at, |_, headers: &mut Vec<EventHeader>| change(&mut headers[0].determined));
    book.relink();
    book
}

fn told(book: &Book) -> Vec<String> {
    book.audit().findings.iter().map(|finding| finding.report.message(English)).collect()
}

#[test]
fn what_was_recorded_is_what_the_policy_says() {
    assert_eq!(told(&story(8, 26)), [""; 0]);
    let edition = item(BENEFIT).policy.unwrap().edition;
    let differs = |expected: &str, found: &str| {
        vec![format!(
            "what the item's policy says is not what was recorded: expected {expected}, found {found}"
        )]
    };
    let says = |outcome: &str| format!("unemployment-benefit {edition}: {outcome}");
    let to = |outcome| move |held: &mut Option<Determined>| held.as_mut().unwrap().outcome = outcome;
    let book = forged("receive", to(Outcome::Eligible));
    assert_eq!(told(&book), differs(&says("not eligible"), &says("eligible")));
    let book = forged("approve", to(Outcome::Undetermined));
    assert_eq!(told(&book), differs(&says("eligible"), &says("not determined yet")));
    let book = forged("receive", |held| held.as_mut().unwrap().not_needed = vec![1]);
    let spared = format!("{}, without materials 2", says("not eligible"));
    assert_eq!(told(&book), differs(&says("not eligible"), &spared));
    let book = forged("approve", |held| *held = None);
    assert_eq!(told(&book), differs("unemployment-benefit", "none"));
    let book = forged("approve", |held| held.as_mut().unwrap().policy = "survivors-benefit".into());
    let other = says("eligible").replace("unemployment", "survivors");
    assert_eq!(told(&book), differs(&format!("unemployment-benefit {edition}"), &other));
    let older = banjian::canonical::Hash::of(b"");
    let book = forged("receive", |held| held.as_mut().unwrap().edition = older);
    let other = says("not eligible").replace(&edition.to_string(), &older.to_string());
    assert_eq!(told(&book), differs(&format!("unemployment-benefit {edition}"), &other));
    let held = story(8, 26).find("receive", 0);
    let read = |kept: &crate::forger::Event| {
        banjian::canonical::from_slice::<EventHeader>(&kept.header).unwrap().determined
    };
    let recorded = read(&story(8, 26).entries[held].events[0]);
    let book = forged("accept", |held| *held = recorded);
    assert_eq!(told(&book), differs("none", &says("not eligible")));
}

#[test]
fn a_payload_that_was_changed_after_the_act_is_found() {
    let mut book = story(8, 26);
    let at = book.find("receive", 0);
    let payload = String::from_utf8(book.entries[at].payload.clone().unwrap()).unwrap();
    let changed = payload.replace(r#"{"number":"8"}"#, r#"{"number":"18"}"#);
    assert_ne!(changed, payload);
    book.entries[at].payload = Some(changed.into_bytes());
    let report = book.audit();
    assert_eq!(names(&report, Grade::Fault), ["payload-unfit"]);
    assert_eq!(names(&report, Grade::Unchecked), ["determination-unchecked"]);
    // Of an act that asks no policy too.
    let mut book = story(8, 26);
    let at = book.find("register", 0);
    let mut payload = book.entries[at].payload.clone().unwrap();
    payload.push(b' ');
    book.entries[at].payload = Some(payload);
    assert_eq!(book.faults(), ["payload-unfit"]);
    // A payload where the act is bound to none.
    let mut book = story(8, 26);
    let (from, to) = (book.find("receive", 0), book.find("accept", 0));
    book.entries[to].payload = book.entries[from].payload.clone();
    assert_eq!(book.faults(), ["payload-unfit"]);
}

#[test]
fn what_cannot_be_asked_again_is_said() {
    let mut book = story(26, 26);
    let at = book.find("receive", 0);
    book.entries[at].payload = None;
    let report = book.audit();
    assert_eq!(names(&report, Grade::Fault), [""; 0]);
    assert_eq!(names(&report, Grade::Unchecked), ["determination-unchecked"]);
    let mut book = story(26, 26);
    let withheld = vec![item(BENEFIT).policy.unwrap().edition];
    let (journal, lists) = (book.store.journal.clone(), vec![list(&mixed())]);
    book.store = Arc::new(Shelf { journal, lists, withheld });
    assert_eq!(book.faults(), ["edition-missing"]);
    assert!(told(&book)[0].contains("policy"), "{:?}", told(&book));
}

#[test]
fn each_finding_has_its_name() {
    let found = produced();
    let names: Vec<_> = found.iter().map(|report| report.code().as_str()).collect();
    assert_eq!(
        names,
        ["determination-differs", "payload-unfit", "determination-unchecked", "decided-against-policy"]
    );
}

/// A report of each code of this part of the audit.
pub(crate) fn produced() -> Vec<Report> {
    let mut changed = story(8, 26);
    let at = changed.find("receive", 0);
    changed.entries[at].payload.as_mut().unwrap().push(b' ');
    let books = [
        forged("receive", |held| held.as_mut().unwrap().outcome = Outcome::Eligible),
        changed,
        // The policy said no, and was right.
        story(8, 8),
    ];
    books.iter().flat_map(|book| book.audit().findings).map(|finding| finding.report).collect()
}
