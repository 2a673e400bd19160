//! Laws: garbage is told and never panics; what is found by halving is what a plain search finds.

use banjian::id::PersonId;
use banjian::network::{Network, Place, Post, Posting, Qualification, RosterChange};
use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

use crate::codes::{FILES, items, network};
use crate::{day, name};

const PEOPLE: [&str; 5] = ["a", "b", "r1", "r2", "s"];
const CATEGORIES: [&str; 2] = ["社会保障卡", "人社领域许可"];

fn after(days: u64) -> NaiveDate {
    day("2026-01-01").checked_add_days(Days::new(days)).expect("a day")
}

fn person() -> impl Strategy<Value = PersonId> {
    select(&PEOPLE[..]).prop_map(name)
}

/// A first day and perhaps a last.
fn term() -> impl Strategy<Value = (NaiveDate, Option<NaiveDate>)> {
    (0..40_u64, option::of(0..20_u64))
        .prop_map(|(from, length)| (after(from), length.map(|length| after(from + length))))
}

fn posting() -> impl Strategy<Value = Posting> {
    let seats = vec![
        (Post::WindowClerk, Place::Outlet(name("0001"))),
        (Post::Reviewer, Place::Section(name("card"))),
        (Post::Supervisor, Place::Hall),
    ];
    (person(), select(seats), term()).prop_map(|(person, (post, place), (from, until))| Posting {
        from,
        person,
        place,
        post,
        until,
        window: None,
    })
}

fn qualification() -> impl Strategy<Value = Qualification> {
    (person(), select(&CATEGORIES[..]), term()).prop_map(|(person, category, (from, until))| Qualification {
        categories: vec![category.into()],
        from,
        granted_by: "the bureau".into(),
        person,
        until,
    })
}

fn holds(from: NaiveDate, until: Option<NaiveDate>, on: NaiveDate) -> bool {
    on.signed_duration_since(from).num_days() >= 0
        && until.is_none_or(|until| until.signed_duration_since(on).num_days() >= 0)
}

proptest! {
    #[test]
    fn garbage_never_panics(text in "\\PC*") {
        let _ = Network::from_files(&[("garbage.toml", &text)], &items());
    }

    #[test]
    fn a_damaged_file_never_panics(file in 0..4usize, at in 0..4000usize, cut in 0..12usize, put in "[\\[\\]{}=\"\\n.0-9a-z]{0,6}") {
        let mut files = FILES.map(|(name, text)| (name, text.to_owned()));
        let text: Vec<char> = files[file].1.chars().collect();
        let at = at % text.len();
        let end = (at + cut).min(text.len());
        files[file].1 = text[..at].iter().chain(&put.chars().collect::<Vec<_>>()).chain(&text[end..]).collect();
        let shown: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        if let Err(faults) = Network::from_files(&shown, &items()) {
            prop_assert!(!faults.reports().is_empty());
        }
    }

    #[test]
    fn the_index_finds_what_a_plain_search_finds(
        postings in vec(posting(), 0..12),
        qualifications in vec(qualification(), 0..12),
        on in 0..60u64,
    ) {
        let on = after(on);
        let changes = postings.into_iter().map(RosterChange::Post);
        let changes = changes.chain(qualifications.into_iter().map(RosterChange::Qualify));
        // A posting twice at the same time is refused, and left out.
        let network = changes.fold(network(), |network, change| {
            network.with(&change, day("2026-01-01")).map(|changed| changed.network).unwrap_or(network)
        });
        let (postings, qualifications) = (&network.edition().postings, &network.edition().qualifications);
        let holders = |post: Post| -> Vec<&str> {
            PEOPLE.into_iter().filter(|person| {
                postings.iter().any(|posting| {
                    posting.person.as_str() == *person && posting.post == post && holds(posting.from, posting.until, on)
                })
            }).collect()
        };
        let qualified = |person: &str, category: &str| qualifications.iter().any(|granted| {
            granted.person.as_str() == person && granted.categories.iter().any(|name| name == category) && holds(granted.from, granted.until, on)
        });
        let clerks: Vec<&str> = network.window_clerks(&name("0001"), on).map(PersonId::as_str).collect();
        prop_assert_eq!(clerks, holders(Post::WindowClerk));
        let supervisors: Vec<&str> = network.supervisors(on).map(PersonId::as_str).collect();
        prop_assert_eq!(supervisors, holders(Post::Supervisor));
        for category in CATEGORIES {
            let found: Vec<&str> = network.reviewers(category, &name("card"), on).map(PersonId::as_str).collect();
            let mut expected = holders(Post::Reviewer);
            expected.retain(|person| qualified(person, category));
            prop_assert_eq!(found, expected);
            for person in PEOPLE {
                prop_assert_eq!(network.qualified(&name(person), category, on), qualified(person, category));
            }
        }
    }
}
