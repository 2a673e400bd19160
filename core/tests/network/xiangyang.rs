//! The shipped network of Xiangyang is what the report describes.

use banjian::catalog::Catalog;
use banjian::catalog::item::ItemKind;
use banjian::network::{Employer, Naming, Network, OutletKind, Post, WindowRole};

use crate::{day, name};

#[test]
fn one_hall_and_fourteen_outlets_of_which_nine_are_named() {
    let network = Network::xiangyang();
    let outlets = &network.edition().outlets;
    assert_eq!(network.edition().hall.name.zh, "襄阳市人社大厅");
    assert_eq!(outlets.len(), 14);
    let names: Vec<&str> = outlets
        .iter()
        .filter(|outlet| outlet.naming == Naming::Named)
        .map(|outlet| outlet.name.zh.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "襄城区真武山街道",
            "樊城区红光社区",
            "樊城区施营社区",
            "高新区团山镇",
            "东津新区东津社区",
            "工行襄城支行",
            "樊西支行",
            "长征路支行",
            "高新支行",
        ]
    );
    for outlet in outlets.iter().filter(|outlet| outlet.naming == Naming::Unnamed) {
        assert!(outlet.name.zh.starts_with("未具名"), "{}", outlet.name.zh);
        assert_eq!(outlet.kind, OutletKind::Unknown);
    }
}

#[test]
fn every_outlet_offers_every_item_and_nobody_is_missing() {
    let network = Network::xiangyang();
    let items = Catalog::reference().items();
    assert_eq!(items.len(), 281);
    for outlet in &network.edition().outlets {
        assert!(items.iter().all(|item| network.outlet_offers(&outlet.code, item)));
        assert!(outlet.windows.len() >= 2);
    }
    assert_eq!(network.gaps(network.edition().effective), []);
    assert_eq!(network.gaps(day("2027-12-31")), []);
    assert_ne!(network.gaps(day("2025-12-31")), []);
}

#[test]
fn the_hall_has_the_sections_of_the_catalogue_with_three_reviewers_for_each_item() {
    let network = Network::xiangyang();
    let on = network.edition().effective;
    let mut sections: Vec<_> = Catalog::reference().sections().iter().map(|section| &section.code).collect();
    sections.sort();
    assert_eq!(
        sections,
        network.edition().hall.sections.iter().map(|section| &section.code).collect::<Vec<_>>()
    );
    for item in Catalog::reference().items() {
        let found = network.reviewers(&item.category, &item.section.value, on).count();
        assert!(found >= 3, "{}: {found}", item.code);
    }
    let holders = |post| network.edition().postings.iter().filter(|posting| posting.post == post).count();
    assert_eq!(network.supervisors(on).count(), 3);
    assert_eq!(holders(Post::RosterAdministrator), 2);
    assert_eq!(holders(Post::KeyAdministrator), 2);
    assert_eq!(holders(Post::Auditor), 2);
}

#[test]
fn at_a_bank_branch_the_bank_and_the_bureau_work_together_at_two_full_windows() {
    let network = Network::xiangyang();
    let on = network.edition().effective;
    let banks: Vec<_> =
        network.edition().outlets.iter().filter(|outlet| outlet.kind == OutletKind::BankBranch).collect();
    assert_eq!(banks.len(), 4);
    for bank in banks {
        let roles: Vec<_> = bank.windows.iter().map(|window| window.role).collect();
        assert_eq!(roles, [WindowRole::Both, WindowRole::Both]);
        let employers: Vec<_> = network
            .window_clerks(&bank.code, on)
            .filter_map(|clerk| network.staff(clerk))
            .map(|clerk| clerk.employer)
            .collect();
        assert_eq!(employers, [Employer::Bank, Employer::Bureau]);
    }
    // The bank's clerk is qualified for little at first, a trainee for nothing.
    assert!(network.qualified(&name("xc-b1"), "社会保障卡", on));
    assert!(!network.qualified(&name("xc-b1"), "失业保险", on));
    assert_eq!(network.qualifications_of(&name("zws-t1")), []);
}

#[test]
fn the_agreement_holds_no_licence_but_the_reports_own_case() {
    let network = Network::xiangyang();
    let items = Catalog::reference().items();
    let agreed: Vec<_> = items.iter().filter(|item| network.within_agreement(&item.code)).collect();
    assert!(agreed.iter().all(|item| item.kind != ItemKind::Licence));
    assert!((80..140).contains(&agreed.len()), "{}", agreed.len());
    assert!(network.within_agreement(&name("992014012001")), "a new card");
}
