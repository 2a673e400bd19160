//! Posts that one person may not hold at the same time (人社厅发〔2021〕64号, and the library's own rule for
//! the administrations).

use banjian::certainty::Certainty;
use banjian::network::{EXCLUSIONS, Network, Post};

use crate::codes::{edited, load};

/// Both orders of the pairs, by hand.
fn excluded(first: Post, second: Post) -> bool {
    let handling = [Post::WindowClerk, Post::Reviewer, Post::Supervisor];
    let group = |post: Post| match post {
        post if handling.contains(&post) => "handling",
        Post::FundAccountant => "finance",
        Post::DataManager => "data",
        Post::Auditor => "audit",
        _ => "",
    };
    let circular = !group(first).is_empty() && !group(second).is_empty() && group(first) != group(second);
    let administrations = [Post::RosterAdministrator, Post::KeyAdministrator, Post::Auditor];
    circular || (first != second && administrations.contains(&first) && administrations.contains(&second))
}

fn posting(post: Post, days: &str) -> String {
    let place = match post {
        Post::WindowClerk | Post::CustomerManager => "{ outlet = \"0001\" }",
        _ => "\"hall\"",
    };
    format!("[[posting]]\nperson = \"new\"\npost = \"{post}\"\nplace = {place}\n{days}\n")
}

fn with_both(first: (Post, &str), second: (Post, &str)) -> Result<Network, String> {
    let person = "[[person]]\nid = \"new\"\nemployer = \"bureau\"\nlabel = { zh = \"新\", en = \"new\" }\n";
    let text = format!("{person}{}{}", posting(first.0, first.1), posting(second.0, second.1));
    load(&edited("# room for a posting", &text)).map_err(|faults| faults.to_string())
}

#[test]
fn every_pair_of_posts_is_refused_or_not_as_the_table_says() {
    for first in Post::ALL {
        for second in Post::ALL {
            assert_eq!(first.excludes(second).is_some(), excluded(first, second), "{first} {second}");
            if first == second {
                continue;
            }
            // One day in common is too much.
            let same_day =
                with_both((first, "from = 2026-01-01\nuntil = 2026-03-31"), (second, "from = 2026-03-31"));
            assert_eq!(same_day.is_err(), excluded(first, second), "{first} {second} {same_day:?}");
            let next_day =
                with_both((first, "from = 2026-01-01\nuntil = 2026-03-31"), (second, "from = 2026-04-01"));
            assert!(next_day.is_ok(), "{first} {second} {next_day:?}");
        }
    }
}

#[test]
fn each_rule_says_where_it_stands() {
    for rule in EXCLUSIONS {
        let ours = rule.source.is_empty();
        assert_eq!(rule.certainty, if ours { Certainty::Default } else { Certainty::Secondary });
    }
    let rule = Post::Reviewer.excludes(Post::Auditor).expect("a rule");
    assert_eq!(rule.source, "人社厅发〔2021〕64号");
    assert_eq!(Post::Auditor.excludes(Post::KeyAdministrator).expect("a rule").source, "");
}
