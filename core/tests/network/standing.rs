//! Who stands where, day by day; the first and the last day are in a posting and in a qualification.

use banjian::network::{Place, Post, Standing, WindowWork};

use crate::codes::{edited, items, load, network};
use crate::{day, name};

#[test]
fn a_posting_holds_from_its_first_to_its_last_day() {
    let network = network();
    let place = Place::Outlet(name("0001"));
    let on = |text| network.posted(&name("a"), Post::WindowClerk, &place, day(text));
    assert_eq!(on("2025-12-31"), Standing::NotYet(day("2026-01-01")));
    assert!(on("2026-01-01").is_posted());
    assert!(on("2026-06-30").is_posted());
    assert_eq!(on("2026-07-01"), Standing::Ended(day("2026-06-30")));
    let Standing::Posted(posting) = on("2026-06-30") else { panic!("not posted") };
    assert_eq!(posting.window, Some(name("w1")));

    let clerks =
        |text| network.window_clerks(&name("0001"), day(text)).map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(clerks("2025-12-31"), [""; 0]);
    assert_eq!(clerks("2026-01-01"), ["a", "b"]);
    assert_eq!(clerks("2026-06-30"), ["a", "b"]);
    assert_eq!(clerks("2026-07-01"), ["b"]);
    assert_eq!(network.window_clerks(&name("0002"), day("2026-01-01")).count(), 0);
}

#[test]
fn a_no_says_why() {
    let network = network();
    let on = day("2026-02-01");
    let hall = &Place::Hall;
    assert_eq!(network.posted(&name("nobody"), Post::Auditor, hall, on), Standing::Unknown);
    assert_eq!(network.posted(&name("a"), Post::Reviewer, hall, on), Standing::NotInPost);
    let elsewhere = Place::Outlet(name("0002"));
    assert_eq!(network.posted(&name("a"), Post::WindowClerk, &elsewhere, on), Standing::Elsewhere);
    // Posted to one section is not posted to the hall; posted to the hall is posted to each section.
    let card = &Place::Section(name("card"));
    assert_eq!(network.posted(&name("r2"), Post::Reviewer, hall, on), Standing::Elsewhere);
    assert!(network.posted(&name("r2"), Post::Reviewer, card, on).is_posted());
    assert!(network.posted(&name("r1"), Post::Reviewer, card, on).is_posted());
    assert!(network.posted(&name("r1"), Post::Reviewer, hall, on).is_posted());
}

#[test]
fn of_several_postings_the_next_is_told_before_the_last() {
    let more = "[[posting]]\nperson = \"a\"\npost = \"window-clerk\"\nplace = { outlet = \"0001\" }\n\
                from = 2026-09-01\nuntil = 2026-09-30";
    let network = load(&edited("# room for a posting", more)).expect("a network");
    let place = Place::Outlet(name("0001"));
    let on = |text| network.posted(&name("a"), Post::WindowClerk, &place, day(text));
    assert_eq!(on("2025-01-01"), Standing::NotYet(day("2026-01-01")));
    assert_eq!(on("2026-08-01"), Standing::NotYet(day("2026-09-01")));
    assert!(on("2026-09-30").is_posted());
    assert_eq!(on("2026-10-01"), Standing::Ended(day("2026-09-30")));
    assert_eq!(network.postings_of(&name("a")).len(), 2);
    assert_eq!(network.window_clerks(&name("0001"), day("2026-09-01")).count(), 2);
}

#[test]
fn a_window_is_for_accepting_for_issuing_or_for_both() {
    let on = day("2026-02-01");
    let network = network();
    let at = |person, work| network.at_window(&name(person), &name("0001"), work, on);
    assert!(at("a", WindowWork::Accept).is_posted());
    assert_eq!(at("a", WindowWork::Issue), Standing::Elsewhere);
    assert!(at("b", WindowWork::Issue).is_posted());
    assert_eq!(at("b", WindowWork::Accept), Standing::Elsewhere);
    assert_eq!(at("r1", WindowWork::Accept), Standing::NotInPost);
    assert!(!network.at_window(&name("a"), &name("0002"), WindowWork::Accept, on).is_posted());

    let both = load(&edited("role = \"accepts\"", "role = \"both\"")).expect("a network");
    assert!(both.at_window(&name("a"), &name("0001"), WindowWork::Issue, on).is_posted());
    // Without a window a posting is to any of the outlet.
    let any = load(&edited("window = \"w1\"\n", "")).expect("a network");
    assert!(any.at_window(&name("a"), &name("0001"), WindowWork::Issue, on).is_posted());
}

#[test]
fn a_qualification_holds_from_its_first_to_its_last_day() {
    let network = load(&edited(
        "categories = [\"社会保障卡\"] # r2\ngranted_by = \"the bureau\"\n",
        "categories = [\"社会保障卡\"]\ngranted_by = \"the bureau\"\nuntil = 2026-03-31\n",
    ))
    .expect("a network");
    let qualified = |category, text| network.qualified(&name("r2"), category, day(text));
    assert!(!qualified("社会保障卡", "2025-12-31"));
    assert!(qualified("社会保障卡", "2026-01-01"));
    assert!(qualified("社会保障卡", "2026-03-31"));
    assert!(!qualified("社会保障卡", "2026-04-01"));
    assert!(!qualified("人社领域许可", "2026-01-01"));
    assert!(!network.qualified(&name("b"), "社会保障卡", day("2026-01-01")));

    let reviewers = |category, section: &str, text| {
        let found = network.reviewers(category, &name(section), day(text)).map(ToString::to_string);
        found.collect::<Vec<_>>()
    };
    assert_eq!(reviewers("社会保障卡", "card", "2025-12-31"), [""; 0]);
    assert_eq!(reviewers("社会保障卡", "card", "2026-03-31"), ["r1", "r2"]);
    assert_eq!(reviewers("社会保障卡", "card", "2026-04-01"), ["r1"]);
    // Qualified, but not posted to that section.
    assert_eq!(reviewers("社会保障卡", "licence", "2026-03-31"), ["r1"]);
    assert_eq!(reviewers("人社领域许可", "licence", "2026-03-31"), ["r1"]);
    assert_eq!(reviewers("失业保险", "card", "2026-03-31"), [""; 0]);
}

#[test]
fn people_outlets_sections_and_offers_are_found() {
    let network = network();
    let on = day("2026-02-01");
    let digest = format!("{:064x}", 1).parse().expect("a digest");
    assert_eq!(network.person_by_digest(&digest), Some(&name("a")));
    assert_eq!(network.person_by_digest(&format!("{:064x}", 2).parse().expect("a digest")), None);
    assert_eq!(network.staff(&name("s")).map(|staff| staff.label.en.as_str()), Some("s"));
    assert!(network.staff(&name("nobody")).is_none());
    assert_eq!(network.supervisors(on).map(ToString::to_string).collect::<Vec<_>>(), ["s"]);
    assert_eq!(network.supervisors(day("2025-12-31")).count(), 0);
    assert_eq!(network.section_of("社会保障卡"), Some(&name("card")));
    assert_eq!(network.section_of("失业保险"), None);

    let [card, licence] = items().try_into().expect("two items");
    assert!(network.outlet_offers(&name("0001"), &card));
    assert!(!network.outlet_offers(&name("0002"), &card));
    assert!(network.within_agreement(&card.code));
    assert!(!network.within_agreement(&licence.code));
}
