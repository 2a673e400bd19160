//! A network that is read from files is the same from its canonical bytes; every fault knows its place.

use std::sync::LazyLock;

use banjian::catalog::Catalog;
use banjian::catalog::item::Item;
use banjian::network::Network;

const FILES: [(&str, &str); 4] = [
    ("hall.toml", include_str!("network_toml/hall")),
    ("outlets.toml", include_str!("network_toml/outlets")),
    ("staff.toml", include_str!("network_toml/staff")),
    ("agreement.toml", include_str!("network_toml/agreement")),
];

static ITEMS: LazyLock<Vec<Item>> = LazyLock::new(|| {
    let known = |item: &&Item| matches!(item.code.as_str(), "992014012001" | "990114025001");
    Catalog::reference().items().iter().filter(known).cloned().collect()
});

pub(crate) fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    read(&[("alone.toml", text)]);
    // In the place of the file that it stems from.
    let heads = ["[hall]", "[[outlet]]", "[[person]]", "[agreement]"];
    for (place, head) in heads.into_iter().enumerate() {
        if text.contains(head) {
            let mut files = FILES;
            files[place].1 = text;
            read(&files);
        }
    }
}

fn read(files: &[(&str, &str)]) {
    match Network::from_files(files, ITEMS.iter()) {
        Ok(network) => {
            let bytes = network.to_canonical().expect("a network can be written");
            let again = Network::from_canonical(&bytes, ITEMS.iter()).expect("what was written can be read");
            assert_eq!(again.hash(), network.hash());
            assert_eq!(again.edition(), network.edition());
            assert!(network.gaps(network.edition().effective).is_empty(), "a new network has a gap");
        }
        Err(faults) => {
            assert!(!faults.reports().is_empty());
            for fault in faults.reports() {
                let place = fault.place();
                assert!(place.file.is_some() || place.path.is_some(), "{fault:?}");
                assert!(place.file.is_none() || place.line.is_some(), "{fault:?}");
                let told = fault.to_string();
                assert!(
                    told.len() < 4_000 && !told.contains(char::is_control),
                    "long or dirty input is repeated"
                );
            }
        }
    }
}
