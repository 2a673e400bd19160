//! A network is whole or it is not made.

use banjian::catalog::item::ItemKind;
use banjian::network::Network;

use crate::codes::{FILES, edited, items, load, network};

fn told(files: &[(&'static str, String)]) -> Vec<String> {
    let faults = load(files).expect_err("faults");
    faults.reports().iter().map(ToString::to_string).collect()
}

#[test]
fn faults_of_all_files_come_at_once_in_reading_order() {
    let mut files = edited("effective = 2026-01-01", "effective = 1\nmayor = 1");
    for (name, text) in &mut files {
        *text = match *name {
            "outlets.toml" => text.replace("kind = \"street\"", "kind = \"castle\"\n"),
            "staff.toml" => text.replace("until = 2026-06-30", "until = 2025-06-30"),
            "agreement.toml" => text.replace("992014012001", "990114025001").replace("certainty", "certain"),
            _ => continue,
        };
    }
    assert_eq!(
        told(&files),
        [
            "hall.toml:1:effective: found a value of type `integer`, expected `date`",
            "hall.toml:2: `mayor` is not a field here, expected one of `agreement`, `division`, `effective`, `hall`, \
             `outlet`, `person`, `posting`, `qualification`, `section`",
            "outlets.toml:12:outlet[0].kind: `castle` is not a value here, expected one of `district`, `street`, `community`, \
             `bank-branch`, `unknown`",
            "agreement.toml:1:agreement: `certainty` is missing",
            "agreement.toml:2:agreement: `certain` is not a field here",
        ]
    );
    // With the three single parts whole, the faults of content come beside those of form, and the outlet
    // that could not be read is not told again as unknown to those who are posted there.
    let mut files = edited("kind = \"street\"", "kind = \"castle\"");
    for (_, text) in &mut files {
        *text =
            text.replace("until = 2026-06-30", "until = 2025-06-30").replace("992014012001", "990114025001");
    }
    assert_eq!(
        told(&files),
        [
            "outlets.toml:12:outlet[0].kind: `castle` is not a value here, expected one of `district`, `street`, `community`, \
             `bank-branch`, `unknown`",
            "staff.toml:24:posting[0].until: it ends on 2025-06-30, before it begins on 2026-01-01",
            "agreement.toml:5:agreement.items[0]: the agreement lists `990114025001`, which is a licence",
        ]
    );
}

#[test]
fn gaps_come_at_once_too() {
    let mut files = edited("role = \"issues\"", "role = \"accepts\"");
    for (_, text) in &mut files {
        *text = text.replace("categories = [\"社会保障卡\"] # r2", "categories = [\"人社领域许可\"]");
    }
    let faults = load(&files).expect_err("gaps");
    let codes: Vec<&str> = faults.reports().iter().map(|report| report.code().as_str()).collect();
    assert_eq!(
        codes,
        ["network-gap-issuing", "network-gap-review", "network-gap-issuing", "network-gap-issuing-window",]
    );
}

#[test]
fn a_second_hall_and_a_second_agreement_are_refused() {
    let mut files = edited("effective = 2026-01-01", "effective = 2026-01-01");
    files.push(("other.toml", "[hall]\ncode = \"420700\"\nname = { zh = \"另\", en = \"other\" }\n".into()));
    files.push(("third.toml", "[agreement]\ncertainty = \"default\"\nsource = \"x\"\n".into()));
    assert_eq!(
        told(&files),
        [
            "other.toml:1:hall: the network has 2 halls, expected exactly one",
            "third.toml:1:agreement: `part` `agreement` stands twice",
        ]
    );
}

#[test]
fn whoever_accepts_does_not_count_as_their_own_reviewer() {
    // Two reviewers are needed for the card. The only acceptor is one of the two reviewers.
    let mut files =
        edited("categories = [\"社会保障卡\", \"人社领域许可\"] # a", "categories = [\"人社领域许可\"]");
    let second = "[[posting]]\nperson = \"r1\"\npost = \"window-clerk\"\nplace = { outlet = \"0001\" }\nfrom = 2026-01-01";
    for (_, text) in &mut files {
        *text = text.replace("# room for a posting", second);
    }
    assert_eq!(
        told(&files),
        [
            "hall.toml:3:hall: 1 items of the category `社会保障卡`, as `992014012001`, need 2 reviewers beside \
          whoever accepts, on 2026-01-01 there are 1"
        ]
    );
    // Another acceptor, and both may review.
    let whole = edited("# room for a posting", second);
    assert!(load(&whole).is_ok());
}

#[test]
fn a_bank_clerk_alone_accepts_only_within_the_agreement() {
    let bank = edited("id = \"a\"\nemployer = \"bureau\"", "id = \"a\"\nemployer = \"bank\"");
    assert_eq!(
        told(&bank),
        ["hall.toml:3:hall: nobody can accept 1 items of the category `人社领域许可` on 2026-01-01, as \
          `990114025001`"]
    );
    // A whole category may be named, but none that holds a licence.
    let mut whole = edited("items = [\"992014012001\"]", "items = []");
    for (_, text) in &mut whole {
        *text = text.replace("categories = []", "categories = [\"社会保障卡\"]");
    }
    let network = load(&whole).expect("a network");
    assert!(network.within_agreement(&items()[0].code));
    let licences = edited("categories = []", "categories = [\"人社领域许可\"]");
    assert_eq!(
        told(&licences),
        ["agreement.toml:4:agreement.categories[0]: the agreement lists `990114025001`, which is a licence"]
    );
}

#[test]
fn one_content_has_one_hash_in_whatever_order_it_is_written() {
    let network = network();
    let mut turned = FILES;
    turned.reverse();
    let again = Network::from_files(&turned, &items()).expect("a network");
    assert_eq!(again.hash(), network.hash());

    let bytes = network.to_canonical().expect("bytes");
    let read = Network::from_canonical(&bytes, &items()).expect("a network");
    assert_eq!(read.hash(), network.hash());
    assert_eq!(read.edition(), network.edition());
    let plain = Network::from_edition(network.edition().clone(), &items()).expect("a network");
    assert_eq!(plain.hash(), network.hash());

    let other = load(&edited("until = 2026-06-30", "until = 2026-07-01")).expect("a network");
    assert_ne!(other.hash(), network.hash());
}

#[test]
fn bytes_in_another_order_are_not_an_edition() {
    let mut edition = network().edition().clone();
    edition.staff.reverse();
    let bytes = banjian::canonical::to_vec(&edition).expect("bytes");
    let faults = Network::from_canonical(&bytes, &items()).expect_err("another order has another hash");
    assert_eq!(faults.to_string(), "the bytes are not canonical JSON at byte 0: the lists are not sorted");
}

#[test]
fn an_item_that_has_become_a_licence_leaves_the_agreement_by_itself() {
    let bytes = network().to_canonical().expect("bytes");
    let mut later = items();
    for item in &mut later {
        item.kind = ItemKind::Licence;
    }
    let read = Network::from_canonical(&bytes, &later).expect("an edition in force");
    assert!(network().within_agreement(&later[0].code));
    assert!(!read.within_agreement(&later[0].code));
}
