//! What a clerk types, and what is found.

use banjian::catalog::Catalog;
use serde_json::{Value, json};

use crate::{crossed, each, same, text};

/// The hits that a file shows.
const SHOWN: usize = 5;

fn searched(question: &mut Value) {
    let hits = Catalog::reference().search(text(question, "text"));
    let shown =
        |hit: &banjian::catalog::search::Hit<'_>| json!({"code": hit.item.code, "rank": crossed(&hit.rank)});
    question["expect"] =
        json!({"best": hits.iter().take(SHOWN).map(shown).collect::<Vec<_>>(), "found": hits.len()});
}

#[test]
fn searches_find_the_same_in_the_same_order() {
    same("searches.json", |vectors| each(vectors, "searches").for_each(searched));
}
