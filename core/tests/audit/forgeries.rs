//! Unlawful acts by a person or their database: well-formed, and found.

use banjian::case::{Event, NoticeGrounds, Payload};
use banjian::network::RosterChange;
use banjian::report::Report;
use banjian::text::Language::English;
use chrono::TimeDelta;

use crate::driver::{CARD, Hall, all, item, reason};
use crate::forger::Book;
use crate::stories::{ACCOUNT, book, card, change, ended, hall, pension};

/// The words of the faults of a name.
fn words(book: &Book, name: &str) -> Vec<String> {
    let report = book.audit();
    let found = report.findings.iter().filter(|finding| finding.name() == name);
    found.map(|finding| Report::message(&finding.report, English)).collect()
}

fn refused(book: &Book, rule: &str) -> bool {
    words(book, "unlawful-act").iter().any(|words| words.contains(&format!("`{rule}`")))
}

fn of_card() -> (Hall, Book) {
    let hall = hall();
    card(&hall, "1");
    let book = book(&hall);
    (hall, book)
}

#[test]
fn an_approval_by_the_receiver() {
    let (_, mut book) = of_card();
    for kind in ["take", "approve"] {
        let at = book.find(kind, 0);
        book.by(at, "zws-w1");
    }
    book.relink();
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    assert!(refused(&book, "acceptor-may-not-review"));
    let separation = words(&book, "separation-broken");
    let case = book.entries[0].case;
    let expected = format!(
        "one person both worked at the window and reviewed: zws-w1 here, zws-w1 in record 2 of case {case}"
    );
    assert_eq!(separation, [expected.clone(), expected]);
}

#[test]
fn an_approval_of_a_linked_case_by_the_receiver() {
    let hall = hall();
    let first = hall.received(&item(CARD), "1");
    hall.portal().withdraw(&hall.case(first), hall.now()).unwrap();
    let other = hall.window("zws-w2", "0001");
    let second = hall.registered(&other, &item(CARD), "1");
    hall.receive(&other, second, all(&item(CARD))).unwrap();
    other.accept(&hall.case(second), hall.now()).unwrap();
    other.send_to_review(&hall.case(second), hall.now()).unwrap();
    hall.approved(second, "card-r1");
    let mut book = book(&hall);
    assert_eq!(book.faults(), Vec::<&str>::new());
    for kind in ["take", "approve"] {
        let at = book.find(kind, 0);
        book.by(at, "zws-w1");
    }
    book.relink();
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    assert!(words(&book, "separation-broken")[0].ends_with(&format!("in record 2 of case {first}")));
}

#[test]
fn an_approval_without_having_taken_it() {
    let (_, mut book) = of_card();
    let at = book.find("take", 0);
    book.entries.remove(at);
    book.renumber();
    book.relink();
    assert_eq!(book.faults(), ["unlawful-act"]);
    assert!(refused(&book, "lease-not-held"));
}

#[test]
fn a_decision_after_withdrawal() {
    let hall = hall();
    card(&hall, "1");
    let id = hall.under_review(&item(CARD), "2");
    hall.hall("card-r2").take(&hall.case(id), hall.now()).unwrap();
    hall.portal().withdraw(&hall.case(id), hall.now()).unwrap();
    let mut book = book(&hall);
    let template = book.find("approve", 0);
    book.append(template, id, "card-r2");
    assert_eq!(book.faults(), ["unlawful-act"]);
    assert!(refused(&book, "not-at-this-stage"));
}

#[test]
fn a_document_handed_over_without_approval() {
    let (_, mut book) = of_card();
    for kind in ["take", "approve"] {
        let at = book.find(kind, 0);
        book.entries.remove(at);
    }
    book.renumber();
    book.relink();
    assert_eq!(book.faults(), ["unlawful-act"]);
    // That there is a document is then a fact, to which handing it over adds nothing unlawful.
    let expected = "`make the document` was refused by law, but stands recorded: the case is at stage `under \
                    review`, where `make the document` has no place (`not-at-this-stage`, no article)";
    assert_eq!(words(&book, "unlawful-act"), [expected]);
    let made = book.find("make-document", 0);
    book.entries.remove(made);
    book.renumber();
    book.relink();
    assert_eq!(book.faults(), ["unlawful-act"]);
}

#[test]
fn an_act_in_a_posting_that_had_ended() {
    let hall = hall();
    change(&hall, ended(&hall, "card-r3", "2026-03-02"));
    hall.until("2026-03-03T02:00:00Z");
    card(&hall, "1");
    let mut book = book(&hall);
    for kind in ["take", "approve"] {
        let at = book.find(kind, 0);
        book.by(at, "card-r3");
    }
    book.relink();
    assert_eq!(book.faults(), ["unlawful-act"]);
    assert!(refused(&book, "not-posted"));
}

#[test]
fn a_refusal_by_a_clerk_of_the_bank() {
    let hall = hall();
    let card = item(CARD);
    let window = hall.window("zws-w1", "0001");
    let id = hall.received(&card, "1");
    window.refuse_acceptance(&hall.case(id), "第九条".into(), reason(), hall.now()).unwrap();
    let bank = hall.window("xc-b1", "0006");
    let id = hall.registered(&bank, &card, "2");
    hall.receive(&bank, id, all(&card)).unwrap();
    let mut book = book(&hall);
    let template = book.find("refuse-acceptance", 0);
    let at = book.append(template, id, "xc-b1");
    book.edit(at, |record, _| record.act.outlet = Some("0006".parse().unwrap()));
    book.relink();
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    let separation = words(&book, "separation-broken");
    assert!(separation[0].starts_with("a bank's employee did what only the bureau may: xc-b1 here"));
}

#[test]
fn a_second_review_by_the_first_reviewer() {
    let hall = hall();
    pension(&hall, "1");
    let mut book = book(&hall);
    let second = book.find("take", book.find("approve", 0));
    book.by(second, "pension-r1");
    book.by(second + 1, "pension-r1");
    book.relink();
    assert_eq!(book.faults(), ["other-events", "separation-broken", "unlawful-act"]);
    assert!(refused(&book, "second-reviewer-must-differ"));
    assert!(
        words(&book, "separation-broken")[0].starts_with("the second reviewer is the first: pension-r1 here")
    );
    assert_eq!(words(&book, "other-events"), ["`approve` brings about proposed; recorded is approved"]);
}

#[test]
fn a_double_review_by_one() {
    let hall = hall();
    pension(&hall, "1");
    let card = card(&hall, "1");
    let mut book = book(&hall);
    let (first, of_card) = (book.find("approve", 0), book.find("hand-over", 0));
    assert_eq!(book.entries[of_card].case, card);
    let approved = book.find("approve", first + 1);
    // The first word is made the last one.
    book.entries.truncate(first + 1);
    let template =
        hall.journal.feed(banjian::journal::Position(u64::try_from(approved).unwrap()), 1).unwrap();
    let header = template[0].events[0].header.clone();
    let case = book.entries[first].case;
    book.edit(first, |_, headers| {
        let decided: banjian::case::EventHeader = banjian::canonical::from_slice(&header).unwrap();
        headers[0].event = decided.event;
    });
    book.relink();
    assert_eq!(book.faults(), ["other-events", "separation-broken"]);
    let separation = words(&book, "separation-broken");
    let own = book.entries[first].record().chain.sequence();
    let expected = format!(
        "one reviewer decided what takes two: pension-r1 here, pension-r1 in record {own} of case {case}"
    );
    assert_eq!(separation, [expected]);
}

#[test]
fn a_window_that_completes_what_the_hall_decides() {
    let hall = hall();
    let activation = hall.received(&item(crate::stories::ACTIVATION), "1");
    hall.window("zws-w1", "0001")
        .complete_at_window(&hall.case(activation), Payload::default(), hall.now())
        .unwrap();
    let id = hall.received(&item(ACCOUNT), "1");
    let mut book = book(&hall);
    let template = book.find("complete-at-window", 0);
    book.append(template, id, "zws-w1");
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    assert!(refused(&book, "needs-review"));
    assert!(words(&book, "separation-broken")[0].starts_with("a window decided alone what the hall decides"));
}

#[test]
fn a_decision_from_a_window() {
    let (_, mut book) = of_card();
    let (at, receipt) = (book.find("approve", 0), book.entries[1].record().act);
    book.edit(at, |record, headers| {
        (record.act.desk, record.act.post, record.act.outlet) = (receipt.desk, receipt.post, receipt.outlet);
        headers[0].desk = banjian::case::kernel::Desk::Window;
    });
    book.relink();
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    assert!(refused(&book, "not-at-this-desk"));
    assert!(
        words(&book, "separation-broken")[0]
            .starts_with("it was decided by nobody in the hall: card-r1 here")
    );
}

#[test]
fn a_review_of_what_the_window_decides() {
    let hall = hall();
    card(&hall, "1");
    let id = hall.received(&item(crate::stories::ACTIVATION), "1");
    let mut book = book(&hall);
    let template = book.find("send-to-review", 0);
    book.append(template, id, "zws-w1");
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    assert!(refused(&book, "needs-no-review"));
    assert!(
        words(&book, "separation-broken")[0].starts_with("an item of the window entered review: zws-w1 here")
    );
}

#[test]
fn a_basis_longer_than_any_desk_takes() {
    let (_, mut book) = of_card();
    let at = book.find("approve", 0);
    let long = "九".repeat(201);
    book.edit(at, |record, headers| {
        let command = banjian::case::Command::Approve { basis: long.clone() };
        record.act.header = banjian::trace::Object::of(&command).unwrap();
        if let Event::Approved { basis, .. } = &mut headers[0].event {
            basis.clone_from(&long);
        }
    });
    book.relink();
    assert_eq!(book.faults(), ["unlawful-act"]);
    assert!(refused(&book, "text-too-long"));
}

#[test]
fn a_co_signature_on_ones_own_receipt() {
    let hall = hall();
    let trainee = hall.window("zws-t1", "0001");
    let id = hall.registered(&trainee, &item(CARD), "1");
    hall.receive(&trainee, id, all(&item(CARD))).unwrap();
    hall.window("zws-w1", "0001").co_sign(&hall.case(id), hall.now()).unwrap();
    let mut book = book(&hall);
    let at = book.find("co-sign", 0);
    book.by(at, "zws-t1");
    book.relink();
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    assert!(
        words(&book, "separation-broken")[0].starts_with("a person co-signed their own receipt: zws-t1 here")
    );
}

#[test]
fn an_act_after_a_recusal() {
    let hall = hall();
    let id = hall.under_review(&item(CARD), "1");
    let desk = hall.hall("card-r1");
    desk.take(&hall.case(id), hall.now()).unwrap();
    desk.declare_recusal(&hall.case(id), banjian::case::RecusalCause::Kin, hall.now()).unwrap();
    hall.approved(id, "card-r2");
    let mut book = book(&hall);
    let again = book.find("take", book.find("declare-recusal", 0));
    book.by(again, "card-r1");
    book.by(again + 1, "card-r1");
    book.relink();
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    assert!(refused(&book, "recused-may-not-act"));
    assert!(words(&book, "separation-broken")[0].starts_with("a person acted after declaring a recusal"));
}

#[test]
fn a_superior_who_handled_it() {
    let hall = hall();
    let window = hall.window("zws-w1", "0001");
    let id = hall.registered(&window, &item(CARD), "1");
    hall.receive(&window, id, []).unwrap();
    let other = hall.window("zws-w2", "0001");
    other
        .ask_supplement(&hall.case(id), vec![0], NoticeGrounds::Old, Payload::default(), hall.now())
        .unwrap();
    hall.later(TimeDelta::days(60));
    hall.office.run_due(hall.now()).unwrap();
    hall.supervision("sup-1").confirm_overdue(&hall.case(id), hall.now()).unwrap();
    let mut book = book(&hall);
    let at = book.find("confirm-overdue", 0);
    book.by(at, "zws-w2");
    book.relink();
    assert_eq!(book.faults(), ["separation-broken", "unlawful-act"]);
    assert!(refused(&book, "handler-may-not-supervise"));
    assert!(words(&book, "separation-broken")[0].starts_with("one person both handled and supervised"));
}

#[test]
fn an_edited_header_with_its_hash_made_anew() {
    let (_, mut book) = of_card();
    let at = book.find("approve", 0);
    book.edit(at, |_, headers| {
        if let Event::Approved { basis, .. } = &mut headers[0].event {
            *basis = "第十条".into();
        }
    });
    assert_eq!(book.faults(), ["events-mismatch", "other-events"]);
    book.relink();
    assert_eq!(book.faults(), ["other-events"]);
    let expected =
        "`approve` brings about approved; recorded is other contents (event[0].header.event.approved.basis)";
    assert_eq!(words(&book, "other-events"), [expected]);
    // The decision is put into another mouth in the header alone.
    book.edit(at, |_, headers| headers[0].by = Some("card-r2".parse().unwrap()));
    book.relink();
    assert_eq!(book.faults(), ["other-events", "separation-broken"]);
    assert!(
        words(&book, "separation-broken")[0]
            .starts_with("the event is by another person or desk than the act")
    );
    // And the hand left out.
    let (_, mut book) = of_card();
    book.edit(at, |_, headers| headers[0].hand = None);
    book.relink();
    assert_eq!(book.faults(), ["other-events", "separation-broken"]);
    assert!(words(&book, "separation-broken")[0].starts_with("the event states another hand than it makes"));
}

#[test]
fn an_act_after_the_login_had_ended() {
    let (_, mut book) = of_card();
    let at = book.find("accept", 0);
    book.edit(at, |record, _| record.act.login.as_mut().unwrap().expires_at = record.recorded_at);
    book.relink();
    assert_eq!(book.faults(), ["unlawful-act"]);
    assert!(refused(&book, "login-expired"));
}

#[test]
fn a_timer_before_its_time() {
    let hall = hall();
    hall.received(&item(CARD), "1");
    hall.later(TimeDelta::days(30));
    hall.office.run_due(hall.now()).unwrap();
    let mut book = book(&hall);
    let at = book.find("deem-accepted", 0);
    let early = book.entries[at - 1].record().recorded_at;
    book.edit(at, |record, headers| {
        (record.recorded_at, record.act.observed_at, headers[0].at) = (early, early, early);
    });
    book.relink();
    assert_eq!(book.faults(), ["unlawful-act"]);
    assert!(refused(&book, "term-runs"));
    // In time, under another name.
    let mut book = crate::stories::book(&hall);
    book.edit(at, |record, _| record.act.command = banjian::id::CommandId::from_bytes([9; 16]));
    book.relink();
    assert_eq!(book.faults(), ["timer-misnamed"]);
    // By a person, as a timer's command.
    let mut book = crate::stories::book(&hall);
    book.edit(at, |record, headers| {
        let receipt = book_record(&hall, 1);
        let (person, login) = (receipt.act.person, receipt.act.login);
        (record.act.person, record.act.login) = (person.clone(), login);
        (record.act.desk, record.act.post) = (receipt.act.desk, receipt.act.post);
        (record.act.outlet, headers[0].by) = (receipt.act.outlet, person);
        headers[0].desk = banjian::case::kernel::Desk::Window;
    });
    book.relink();
    assert_eq!(book.faults(), ["command-unreadable"]);
}

fn book_record(hall: &Hall, at: usize) -> banjian::trace::Record {
    book(hall).entries[at].record()
}

#[test]
fn a_change_of_the_roster_by_one_person() {
    let hall = hall();
    change(&hall, ended(&hall, "card-r3", "2026-03-02"));
    card(&hall, "1");
    let lawful = book(&hall);
    assert_eq!(lawful.faults(), Vec::<&str>::new());
    let roster = |change: &dyn Fn(&mut banjian::trace::Record, &mut banjian::network::RosterChanged)| {
        let mut book = lawful.clone();
        book.edit_roster(0, |record, changed| change(record, changed));
        book.relink();
        let others: Vec<&str> = book.faults().into_iter().filter(|name| *name != "roster-unlawful").collect();
        (others, words(&book, "roster-unlawful"))
    };
    let told = |what: &str| (Vec::<&str>::new(), vec![format!("the roster change was not lawful: {what}")]);
    assert_eq!(
        roster(&|_, changed| changed.by[1] = changed.by[0].clone()),
        told("one person stands for both administrators")
    );
    assert_eq!(
        roster(&|_, changed| changed.by[1] = "zws-w1".parse().unwrap()),
        told("zws-w1 was no roster administrator on that day")
    );
    assert_eq!(
        roster(&|record, _| record.act.person = Some("zws-w1".parse().unwrap())),
        told("the act is of another person than the event")
    );
    assert_eq!(
        roster(&|record, _| record.act.desk = "hall".parse().unwrap()),
        told("no roster desk makes such an act")
    );
    assert_eq!(
        roster(&|_, changed| changed.at = banjian::trace::Moment::from(hall.now() + TimeDelta::days(1))),
        told("the event is of another time than the act")
    );
    assert_eq!(
        roster(&|record, _| record.act.login.as_mut().unwrap().expires_at = record.recorded_at),
        told("the login had expired")
    );
    // The event says something else than the act, or is of a schema that nobody knows.
    let mut book = lawful.clone();
    book.edit_roster(0, |_, changed| changed.by[1] = "roster-1".parse().unwrap());
    book.entries[0].events = lawful.entries[0].events.clone();
    book.relink();
    let (_, other_header) = told("the act says something else than the event");
    assert_eq!(self::words(&book, "roster-unlawful"), other_header);
    let mut book = lawful.clone();
    book.entries[0].events[0].schema = 2;
    book.relink();
    assert_eq!(self::words(&book, "roster-unlawful"), told("its record has not this one event").1);
    // Another change than the network shows, and one that is none.
    let (_, words) = roster(&|_, changed| {
        if let RosterChange::EndPosting { until, .. } = &mut changed.change {
            *until = "2026-03-05".parse().unwrap();
        }
    });
    assert_eq!(words, told("the network it names is not what the change gives").1);
    let (_, words) = roster(&|_, changed| {
        if let RosterChange::EndPosting { until, .. } = &mut changed.change {
            *until = "2026-02-01".parse().unwrap();
        }
    });
    assert!(words[0].contains("2026-02-02"), "{words:?}");
}

/// A network in which the receiver reviews, put beside the journal's others and used for one case.
#[test]
fn another_network_than_the_one_in_force() {
    let hall = Hall::on(std::sync::Arc::new(banjian::journal::MemoryJournal::new()));
    let honest = banjian::network::Network::xiangyang();
    let forged = crate::stories::mixed();
    hall.journal.put_edition("network", &forged.to_canonical().unwrap()).unwrap();
    card(&hall, "1");
    let mut book = Book::of(&hall, honest);
    let used = crate::forger::list(&forged);
    let hash = used.list(banjian::trace::Suite::default()).unwrap().hash();
    for kind in ["take", "approve"] {
        let at = book.find(kind, 0);
        book.edit(at, |record, _| record.editions = hash);
        book.by(at, "zws-w2");
    }
    book.relink();
    // Nobody knows what the hash names.
    assert_eq!(book.faults(), ["editions-mismatch", "unlawful-act"]);
    // Somebody does, but no change of the roster brought it about.
    let mut shelf =
        crate::forger::Shelf { journal: hall.journal.clone(), lists: Vec::new(), withheld: Vec::new() };
    shelf.lists = vec![crate::forger::list(honest), used];
    book.store = std::sync::Arc::new(shelf);
    assert_eq!(book.faults(), ["network-not-in-force", "unlawful-act"]);
    assert!(refused(&book, "not-posted"));
    let expected = format!("it was decided under network {}; in force was {}", forged.hash(), honest.hash());
    assert_eq!(words(&book, "network-not-in-force"), [expected.clone(), expected]);
}
