//! A catalogue that is read from files is the same from its canonical bytes; faults stand in the file that has
//! them, in the order of lines.

use banjian::catalog::Catalog;
use banjian::eligibility::Policies;

const EDITION: &str = include_str!("catalog_toml/edition");
const ITEMS: &str = include_str!("catalog_toml/items");

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    read(&[("edition.toml", EDITION), ("items.toml", text)]);
    read(&[("edition.toml", text), ("items.toml", ITEMS)]);
}

fn read(files: &[(&str, &str)]) {
    match Catalog::from_files(files, &Policies::default()) {
        Ok(catalog) => {
            let bytes = catalog.to_canonical().expect("a catalogue can be written");
            let again = Catalog::from_canonical(&bytes).expect("what was written can be read");
            assert_eq!(again.hash(), catalog.hash());
            assert_eq!(again.edition(), catalog.edition());
            assert!(catalog.items().is_sorted_by(|one, next| one.code < next.code));
        }
        Err(faults) => {
            assert!(!faults.reports().is_empty());
            let position = |file: &str| files.iter().position(|(name, _)| *name == file);
            let mut places = Vec::new();
            for fault in faults.reports() {
                match &fault.place().file {
                    Some(file) => places.push((position(file), fault.place().line)),
                    // What all files together lack has no file.
                    None => assert!(
                        matches!(fault.code().as_str(), "catalog-edition-missing" | "catalog-empty"),
                        "{fault:?}"
                    ),
                }
                let told = fault.to_string();
                assert!(
                    told.len() < 4_000 && !told.contains(char::is_control),
                    "long or dirty input is repeated"
                );
            }
            assert!(places.is_sorted(), "out of order: {places:?}");
        }
    }
}
