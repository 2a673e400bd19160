//! Whatever is typed, hits are items of the catalogue, each once, the best first, and the same each time.

use std::collections::BTreeSet;

use banjian::catalog::Catalog;

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let catalog = Catalog::reference();
    let hits = catalog.search(text);
    let codes: BTreeSet<_> = hits.iter().map(|hit| &hit.item.code).collect();
    assert_eq!(codes.len(), hits.len(), "an item is found twice");
    assert!(codes.iter().all(|code| catalog.item(code).is_some()));
    assert!(hits.is_sorted_by_key(|hit| hit.rank), "the best is not first");
    assert_eq!(catalog.search(&format!("  {text} ")), hits, "outer blanks count");
}
