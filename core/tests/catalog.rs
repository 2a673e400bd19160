//! The reference catalogue: complete, marked, and every item in the lane that its power allows.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};

use banjian::calendar::Unit;
use banjian::catalog::Catalog;
use banjian::catalog::item::{Item, ItemKind, Lane, NameSource, Pause, Remedy, ReviewTier, Start};
use banjian::certainty::Certainty;
use banjian::text::Text;

fn count(fits: impl Fn(&Item) -> bool) -> usize {
    Catalog::reference().items().iter().filter(|item| fits(item)).count()
}

fn item(code: &str) -> &'static Item {
    Catalog::reference().item(&code.parse().unwrap()).unwrap()
}

#[test]
fn it_has_281_items_and_is_not_called_official() {
    let catalog = Catalog::reference();
    assert_eq!(catalog.items().len(), 281);
    assert_eq!(catalog.categories().len(), 24);
    assert_eq!(catalog.sections().len(), 9);
    assert_eq!(catalog.edition().name.en, "reference catalogue of 281 items, with policies");
    let name = &catalog.edition().name;
    assert!(!name.zh.contains("襄阳") && !name.en.contains("Xiangyang"));
    assert_eq!(catalog.edition().effective.to_string(), "2026-01-01");
    let names: BTreeSet<&str> = catalog.items().iter().map(|item| item.name.zh.as_str()).collect();
    assert_eq!(names.len(), 281);
}

#[test]
fn every_mark_of_the_data_is_kept() {
    assert_eq!(count(|item| item.name_source == NameSource::Published), 155);
    assert_eq!(count(|item| item.name_source == NameSource::Directory2019), 39);
    assert_eq!(count(|item| item.name_source == NameSource::Compiled), 87);
    assert_eq!(count(|item| item.published_base_code.is_some()), 155);
    assert_eq!(count(|item| item.basis_certainty == Certainty::Read), 138);
    assert_eq!(count(|item| item.basis_certainty == Certainty::Partly), 55);
    assert_eq!(count(|item| item.basis_certainty == Certainty::Unchecked), 88);
    assert_eq!(count(|item| item.basis.is_empty()), 26);
    assert_eq!(count(|item| item.deliverable.is_none()), 152);
    assert_eq!(count(|item| item.kind == ItemKind::PublicService), 248);
    assert_eq!(count(|item| item.kind == ItemKind::Confirmation), 8);
    assert_eq!(count(|item| item.kind == ItemKind::OtherPower), 14);
    assert_eq!(count(|item| item.kind == ItemKind::Licence), 11);
    for item in Catalog::reference().items() {
        let marks = [
            item.lane.certainty,
            item.section.certainty,
            item.organ.certainty,
            item.review.certainty,
            item.form.certainty,
        ];
        assert_eq!(marks, [Certainty::Default; 5], "{}", item.code);
    }
}

#[test]
fn what_moves_money_or_benefits_is_live() {
    let live: Vec<&str> = Catalog::reference()
        .items()
        .iter()
        .filter(|item| item.lane.value == Lane::Live)
        .map(|item| item.name.zh.as_str())
        .collect();
    assert_eq!(
        live,
        [
            "农民工工资专用账户开设与撤销备案",
            "定期待遇发放账户维护申请",
            "养老保险待遇发放账户维护申请",
            "工伤保险待遇发放账户维护申请",
            "失业保险待遇发放账户维护(个人)",
            "失业保险补贴发放账户维护(用人单位)",
            "暂停养老保险待遇申请",
            "终止养老保险待遇申报(死亡等)",
            "城乡居民基本养老保险信息变更",
            "代缴基本医疗保险费",
            "价格临时补贴申领",
            "停止(恢复)领取失业保险金",
            "社会保障卡银行账户激活",
        ]
    );
    assert_eq!(count(|item| item.lane.value == Lane::Committed), 169);
    assert_eq!(count(|item| item.lane.value == Lane::AtWindow), 99);
    assert_eq!(count(|item| item.lane.value == Lane::AtWindow && item.kind == ItemKind::Licence), 0);
}

#[test]
fn every_lane_has_items_with_a_deliverable_and_without() {
    let mut kinds: BTreeMap<(Lane, bool), usize> = BTreeMap::new();
    for item in Catalog::reference().items() {
        *kinds.entry((item.lane.value, item.deliverable.is_some())).or_default() += 1;
    }
    let kinds: Vec<_> = kinds.into_iter().collect();
    assert_eq!(
        kinds,
        [
            ((Lane::AtWindow, false), 66),
            ((Lane::AtWindow, true), 33),
            ((Lane::Live, false), 12),
            ((Lane::Live, true), 1),
            ((Lane::Committed, false), 74),
            ((Lane::Committed, true), 95),
        ]
    );
}

#[test]
fn limits_are_those_of_the_law_and_most_are_unknown() {
    assert_eq!(count(|item| item.limits.is_empty()), 222);
    let mut spans: BTreeMap<(Unit, u16), usize> = BTreeMap::new();
    let mut received = 0;
    for item in Catalog::reference().items() {
        for limit in &item.limits {
            *spans.entry((limit.span.unit, limit.span.amount)).or_default() += 1;
            assert!(item.basis.contains(&limit.basis), "{}", item.code);
            let licence = item.kind == ItemKind::Licence;
            assert_eq!(licence, !limit.pauses.contains(&Pause::Supplement), "{}", item.code);
            if limit.start == Start::Received {
                received += 1;
                assert_eq!(limit.start_certainty, Certainty::Read);
            } else {
                assert_eq!(limit.start_certainty, Certainty::Default);
            }
        }
    }
    let spans: Vec<_> = spans.into_iter().map(|((unit, amount), items)| (unit, amount, items)).collect();
    assert_eq!(
        spans,
        [
            (Unit::WorkingDays, 10, 19),
            (Unit::WorkingDays, 15, 8),
            (Unit::WorkingDays, 20, 13),
            (Unit::WorkingDays, 60, 1),
            (Unit::CalendarDays, 15, 8),
            (Unit::CalendarDays, 45, 1),
            (Unit::CalendarDays, 60, 6),
            (Unit::Months, 3, 3),
        ]
    );
    assert_eq!(received, 13);
    // A limit is as certain as the basis of its item, unless its own provision was read.
    let certainty = |code: &str| item(code).limits[0].certainty;
    assert_eq!(certainty("992014001002"), Certainty::Partly);
    assert_eq!(certainty("991014008012"), Certainty::Unchecked);
    assert_eq!(item("992014005001").basis_certainty, Certainty::Partly);
    assert_eq!(certainty("992014005001"), Certainty::Read);
}

#[test]
fn a_work_injury_is_decided_in_sixty_days_and_waits_for_a_conclusion() {
    let item = item("990714009002");
    assert_eq!(item.name, Text::new("工伤认定申请", "Application for determination of work injury"));
    let limit = &item.limits[0];
    assert_eq!((limit.span.amount, limit.span.unit), (60, Unit::CalendarDays));
    assert_eq!(limit.pauses, [Pause::Supplement, Pause::SpecialProcedure]);
    assert_eq!(limit.pauses_certainty, Certainty::Partly);
    assert_eq!(limit.basis, "《工伤保险条例》第二十条");
    let materials: Vec<_> =
        item.materials.iter().map(|paper| (paper.name.zh.as_str(), paper.certainty)).collect();
    assert_eq!(materials[0], ("工伤认定申请表", Certainty::Read));
    assert_eq!(materials.len(), 4);
    let later = &item.materials[3];
    assert_eq!(later.when.as_deref(), Some("after_the_plain_limit"));
    assert_eq!(later.certainty, Certainty::Partly);
}

#[test]
fn assessments_arbitration_and_licences_have_their_own_organ_and_remedy() {
    let assessment = item("990714010002");
    assert_eq!(assessment.organ.value.zh, "襄阳市劳动能力鉴定委员会");
    assert_eq!(assessment.remedy.value, Remedy::Reassessment);
    assert_eq!(assessment.remedy.certainty, Certainty::Unchecked);
    let arbitration = item("992014023001");
    assert_eq!(arbitration.organ.value.zh, "襄阳市劳动人事争议仲裁委员会");
    assert_eq!(arbitration.remedy.value, Remedy::Litigation);
    let licence = item("990114025006");
    assert_eq!(licence.organ.value.zh, "襄阳市人力资源和社会保障局");
    assert_eq!(licence.remedy.value, Remedy::ReconsiderationOrLitigation);
    assert_eq!(licence.limits[0].pauses, [Pause::SpecialProcedure]);
    assert_eq!(licence.section.value.as_str(), "licence");
    assert_eq!(licence.materials.len(), 6);
    assert!(licence.materials.iter().all(|paper| paper.certainty == Certainty::Secondary));
}

#[test]
fn a_second_review_stands_only_where_the_hall_decides_on_a_benefit() {
    let double = |item: &Item| item.review.value == ReviewTier::Double;
    assert_eq!(count(double), 29);
    assert_eq!(count(|item| double(item) && item.lane.value != Lane::Committed), 0);
    assert!(double(item("992014005001")) && double(item("990714005002")));
}

#[test]
fn ten_items_name_their_papers_and_the_others_have_the_labelled_default() {
    let default = |item: &Item| {
        let papers: Vec<&str> = item.materials.iter().map(|paper| paper.name.zh.as_str()).collect();
        papers == ["申请表", "身份证明"]
            && item.materials.iter().all(|paper| paper.certainty == Certainty::Default)
    };
    assert_eq!(count(|item| !default(item)), 10);
    assert_eq!(count(|item| item.materials.is_empty()), 0);
}

#[test]
fn items_name_reference_policies_by_the_hash_of_their_edition() {
    let policies = banjian::eligibility::Policies::reference().unwrap();
    for item in Catalog::reference().items() {
        let policy = item.policy.as_ref().map(|named| policies.get(&named.code).unwrap());
        assert_eq!(
            policy.map(banjian::eligibility::Policy::hash),
            item.policy.as_ref().map(|named| named.edition)
        );
        for when in item.materials.iter().filter_map(|paper| paper.when.as_ref()) {
            assert!(policy.unwrap().has_truth(when), "{} {when}", item.code);
        }
    }
    assert_eq!(count(|item| item.policy.is_some()), 14);
    assert_eq!(count(|item| item.materials.iter().any(|paper| paper.when.is_some())), 2);
}

#[test]
fn every_item_is_reviewed_by_a_section_of_the_edition() {
    let catalog = Catalog::reference();
    let mut reviewed: BTreeMap<&str, usize> = BTreeMap::new();
    for item in catalog.items() {
        *reviewed.entry(item.section.value.as_str()).or_default() += 1;
    }
    assert_eq!(reviewed.len(), catalog.sections().len());
    assert!(catalog.sections().iter().all(|section| reviewed.contains_key(section.code.as_str())));
    let per_category = |name: &str| count(|item| item.category == name);
    assert!(catalog.categories().iter().all(|category| per_category(&category.name.zh) > 0));
    assert_eq!(per_category("社会保障卡"), 17);
    assert_eq!(per_category("工伤保险"), 30);
}
