//! The roster changes: a new edition, the old one as it was.

use banjian::canonical::Hash;
use banjian::network::{
    Changed, Employer, Network, Place, Post, Posting, Qualification, RosterChange, Staff, Standing,
};
use banjian::text::Text;

use crate::codes::{items, network};
use crate::{day, name};

fn with(network: &Network, change: &RosterChange, effective: &str) -> Changed {
    network.with(change, day(effective)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn hire(id: &str, identity: Option<Hash>) -> RosterChange {
    RosterChange::Hire(Staff {
        employer: Employer::Bureau,
        id: name(id),
        identity,
        label: Text::new("新", "new"),
    })
}

fn post(person: &str, post: Post, place: Place, from: &str) -> RosterChange {
    RosterChange::Post(Posting {
        from: day(from),
        person: name(person),
        place,
        post,
        until: None,
        window: None,
    })
}

fn end(person: &str, post: Post, place: Place, until: &str) -> RosterChange {
    let (from, until) = (day("2026-01-01"), day(until));
    RosterChange::EndPosting { from, person: name(person), place, post, until, window: None }
}

#[test]
fn a_person_is_hired_posted_and_qualified_in_three_editions() {
    let first = network();
    let hired = with(&first, &hire("c", None), "2026-02-01");
    let posted = with(&hired.network, &post("c", Post::Reviewer, Place::Hall, "2026-02-02"), "2026-02-01");
    let change = RosterChange::Qualify(Qualification {
        categories: vec!["社会保障卡".into()],
        from: day("2026-02-03"),
        granted_by: "the bureau".into(),
        person: name("c"),
        until: None,
    });
    let qualified = with(&posted.network, &change, "2026-02-03");

    let reviewers =
        |network: &Network, text| network.reviewers("社会保障卡", &name("card"), day(text)).count();
    assert_eq!(reviewers(&first, "2026-02-03"), 2);
    assert_eq!(reviewers(&posted.network, "2026-02-03"), 2);
    assert_eq!(reviewers(&qualified.network, "2026-02-02"), 2);
    assert_eq!(reviewers(&qualified.network, "2026-02-03"), 3);
    assert!(first.staff(&name("c")).is_none());
    let hashes = [&first, &hired.network, &posted.network, &qualified.network].map(Network::hash);
    for (at, hash) in hashes.iter().enumerate() {
        assert!(!hashes[..at].contains(hash));
    }
    assert_eq!(qualified.network.edition().effective, day("2026-02-03"));
    assert_eq!(qualified.gaps, []);
}

#[test]
fn who_leaves_opens_a_gap_that_is_told_and_not_refused() {
    let first = network();
    let change = end("r2", Post::Reviewer, Place::Section(name("card")), "2026-02-28");
    let changed = with(&first, &change, "2026-02-01");
    let told: Vec<String> = changed.gaps.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["hall: 1 items of the category `社会保障卡`, as `992014012001`, need 2 reviewers beside whoever \
          accepts, on 2026-03-01 there are 1"]
    );
    assert_eq!(changed.network.gaps(day("2026-02-28")), []);
    // Such an edition is read again as it was.
    let bytes = changed.network.to_canonical().expect("bytes");
    let read = Network::from_canonical(&bytes, &items()).expect("an edition in force");
    assert_eq!(read.hash(), changed.network.hash());
    assert_eq!(read.gaps(day("2026-03-01")), changed.gaps);

    let place = Place::Section(name("card"));
    let on = |text| changed.network.posted(&name("r2"), Post::Reviewer, &place, day(text));
    assert!(on("2026-02-28").is_posted());
    assert_eq!(on("2026-03-01"), Standing::Ended(day("2026-02-28")));
}

#[test]
fn a_posting_ends_at_once_but_not_in_the_past() {
    let first = network();
    let change = |until| end("s", Post::Supervisor, Place::Hall, until);
    let changed = with(&first, &change("2026-01-31"), "2026-02-01");
    assert_eq!(changed.network.supervisors(day("2026-02-01")).count(), 0);
    let faults = first.with(&change("2026-01-30"), day("2026-02-01")).expect_err("a fault");
    assert_eq!(
        faults.to_string(),
        "end-posting.until: the change reaches back to 2026-01-31, before the edition of 2026-02-01"
    );
    // What has ended cannot be ended again, which would fill the days between.
    let later = changed.network.with(&change("2026-12-31"), day("2026-03-01")).expect_err("a fault");
    assert_eq!(later.reports()[0].code().as_str(), "network-posting-unknown");
}

#[test]
fn exclusive_posts_and_a_person_under_two_ids_are_refused() {
    let first = network();
    let told = |change: &RosterChange| {
        let faults = first.with(change, day("2026-02-01")).expect_err("a fault");
        faults.reports().iter().map(|report| report.code().as_str()).collect::<Vec<_>>()
    };
    assert_eq!(told(&post("a", Post::Auditor, Place::Hall, "2026-02-01")), ["network-functions-exclusive"]);
    let known = format!("{:064x}", 1).parse().expect("a digest");
    assert_eq!(told(&hire("second-account", Some(known))), ["network-person-twice"]);
    assert_eq!(told(&hire("a", None)), ["network-twice"]);
    assert_eq!(told(&post("nobody", Post::Auditor, Place::Hall, "2026-02-01")), ["network-unknown-name"]);
    // After the first posting has ended, the other may begin.
    assert!(first.with(&post("a", Post::Auditor, Place::Hall, "2026-07-01"), day("2026-02-01")).is_ok());
}

#[test]
fn a_change_is_plain_data() {
    let change = end("s", Post::Supervisor, Place::Hall, "2026-01-31");
    let bytes = banjian::canonical::to_vec(&change).expect("bytes");
    let text = r#"{"end-posting":{"from":"2026-01-01","person":"s","place":"hall","post":"supervisor","until":"2026-01-31","window":null}}"#;
    assert_eq!(std::str::from_utf8(&bytes), Ok(text));
    assert_eq!(banjian::canonical::from_slice::<RosterChange>(&bytes), Ok(change));
    assert!(serde_json::from_str::<RosterChange>(r#"{"fire":{"person":"s"}}"#).is_err());
}
