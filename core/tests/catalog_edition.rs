//! Editions: one sequence of bytes, one hash, and a difference that a person can review.

#![expect(clippy::unwrap_used, reason = "a test")]

use banjian::canonical::{self, Hash};
use banjian::catalog::Catalog;
use banjian::catalog::diff::Diff;
use banjian::catalog::edition::Edition;
use banjian::catalog::item::Lane;
use banjian::certainty::Certainty;
use banjian::eligibility::Policies;
use banjian::text::Text;

fn of(edition: &Edition) -> Catalog {
    Catalog::from_canonical(&canonical::to_vec(edition).unwrap()).unwrap()
}

#[test]
fn canonical_bytes_give_the_same_edition_and_their_hash_names_it() {
    let reference = Catalog::reference();
    let bytes = reference.to_canonical().unwrap();
    assert!(canonical::check(&bytes).is_ok());
    let again = Catalog::from_canonical(&bytes).unwrap();
    assert_eq!(again.edition(), reference.edition());
    assert_eq!(again.hash(), reference.hash());
    assert_eq!(reference.hash(), Hash::of(&bytes));
}

#[test]
fn the_order_of_files_changes_nothing_and_every_other_change_changes_the_hash() {
    let reference = Catalog::reference();
    let mut edition = reference.edition().clone();
    edition.items[7].limits.clear();
    edition.items[7].lane.certainty = Certainty::Read;
    assert_ne!(of(&edition).hash(), reference.hash());
    let card = "category = \"卡\"\n[[item]]\ncode = \"B\"\nname = { zh = \"一\", en = \"One\" }\napplicants = \"both\"\nlane = \"live\"\nname_source = \"compiled\"\n";
    let loss = card.replace("\"B\"", "\"A\"");
    let head = include_str!("../data/catalog/edition.toml").replace("社会保障卡", "卡");
    let one = Catalog::from_files(&[("e", &head), ("c", card), ("l", &loss)], &Policies::default()).unwrap();
    let two = Catalog::from_files(&[("l", &loss), ("c", card), ("e", &head)], &Policies::default()).unwrap();
    assert_eq!(one.hash(), two.hash());
    assert_eq!(one.items()[0].code.as_str(), "A");
}

#[test]
fn bytes_that_are_no_edition_are_refused_with_every_fault() {
    let faults = |bytes: &[u8]| -> Vec<String> {
        let faults = Catalog::from_canonical(bytes).expect_err("no edition");
        faults.reports().iter().map(ToString::to_string).collect()
    };
    assert!(faults(b"{}")[0].starts_with("the bytes are not canonical JSON"));
    assert!(faults(b"{ }")[0].starts_with("the bytes are not canonical JSON"));
    let mut edition = Catalog::reference().edition().clone();
    edition.name.en.clear();
    edition.items[0].category = "别的".into();
    edition.items[2].lane.value = Lane::AtWindow;
    edition.items[2].name.zh = "代缴".into();
    let section = edition.sections[0].clone();
    edition.sections.push(section);
    let found = faults(&canonical::to_vec(&edition).unwrap());
    let starts = [
        "name.en: the text is empty",
        "sections[9].code: `registration` stands already at sections[0].code",
        "items[0].category: `别的` is not a category of this edition, expected one of `社会保险登记`",
        "items[2].lane: the window alone may not complete",
    ];
    assert_eq!(found.len(), starts.len(), "{found:#?}");
    for (found, start) in found.iter().zip(starts) {
        assert!(found.starts_with(start), "{found}");
    }
    let mut alone = Catalog::reference().edition().clone();
    let conditional =
        alone.items.iter().position(|item| item.materials.iter().any(|paper| paper.when.is_some()));
    alone.items[conditional.unwrap()].policy = None;
    let found = faults(&canonical::to_vec(&alone).unwrap());
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].ends_with("].when: the material depends on a truth, and its item names no policy"),
        "{found:#?}"
    );
    let mut twice = Catalog::reference().edition().clone();
    twice.items.insert(0, twice.items[0].clone());
    assert_eq!(
        faults(&canonical::to_vec(&twice).unwrap()),
        ["items[1].code: `990114022008` does not come after the one before it"]
    );
    let mut empty = Catalog::reference().edition().clone();
    empty.items.clear();
    assert_eq!(faults(&canonical::to_vec(&empty).unwrap()), ["items: the edition has no item"]);
}

#[test]
fn a_difference_can_be_read_by_a_person() {
    let old = Catalog::reference();
    let mut edition = old.edition().clone();
    edition.effective = "2027-01-01".parse().unwrap();
    edition.items.remove(0);
    let mut new = edition.items.last().unwrap().clone();
    new.code = "Z1".parse().unwrap();
    new.name = Text::new("新事项", "New item");
    edition.items.push(new);
    let card = edition.items.iter_mut().find(|item| item.code.as_str() == "992014012001").unwrap();
    card.limits[0].span.amount = 5;
    card.basis.pop();
    card.deliverable = None;
    card.materials.pop();
    let diff = Catalog::diff(old, &of(&edition)).unwrap();
    let expected = r#"~ edition
    effective: "2026-01-01" -> "2027-01-01"
- 990114022008 企业实行不定时工作制和综合计算工时制审批 (Approval of irregular or comprehensive working-hour systems)
+ Z1 新事项 (New item)
~ 992014012001 社会保障卡申领 (Application for social security card)
    basis: ["《社会保险经办条例》(国务院令第765号)第六条","《社会保险经办条例》(国务院令第765号)第七条","《社会保障卡管理办法》(人社部发〔2011〕47号)"] -> ["《社会保险经办条例》(国务院令第765号)第六条","《社会保险经办条例》(国务院令第765号)第七条"]
    deliverable: {"en":"social security card","zh":"社会保障卡"} -> nothing
    limits[0].span.amount: 10 -> 5
    materials[1]: {"certainty":"unchecked","name":{"en":"Photograph (first card)","zh":"照片(首次)"},"need":"required","source":""} -> nothing
"#;
    assert_eq!(diff.to_string(), expected);
    assert!(!diff.is_empty());
    let json = serde_json::to_string(&diff).unwrap();
    assert_eq!(serde_json::from_str::<Diff>(&json).unwrap(), diff);
    assert!(canonical::check(&canonical::to_vec(&diff).unwrap()).is_ok());

    let back = Catalog::diff(&of(&edition), old).unwrap();
    assert_eq!((back.added.len(), back.removed.len(), back.changed.len()), (1, 1, 1));
    assert!(back.to_string().contains("deliverable: nothing -> {"), "{back}");
    assert_eq!((back.old, back.new), (diff.new, diff.old));
    assert_eq!(Catalog::diff(old, old).unwrap().to_string(), "no difference\n");
}
