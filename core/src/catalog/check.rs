//! The check of an edition that comes as data: what the reading of files has assured by itself.

use std::collections::BTreeSet;

use super::edition::Edition;
use super::item::Item;
use super::rules;
use crate::report::codes::catalog as codes;
use crate::report::{Place, Report, sheet};
use crate::text::Text;

/// All faults of an edition, each with its path.
pub(super) fn edition(edition: &Edition) -> Vec<Report> {
    let mut found = Found(Vec::new());
    let sections: Vec<&str> = edition.sections.iter().map(|section| section.code.as_str()).collect();
    let categories: Vec<&str> = edition.categories.iter().map(|category| category.name.zh.as_str()).collect();
    found.both("name", &edition.name);
    for (place, source) in edition.sources.iter().enumerate() {
        found.both(&format!("sources[{place}]"), source);
    }
    found.unique("sections", "code", &sections);
    for (place, section) in edition.sections.iter().enumerate() {
        found.both(&format!("sections[{place}].name"), &section.name);
    }
    found.unique("categories", "name", &categories);
    for (place, category) in edition.categories.iter().enumerate() {
        let path = format!("categories[{place}]");
        found.both(&format!("{path}.name"), &category.name);
        found.member(&path, "section", category.section.value.as_str(), &sections);
    }
    if edition.items.is_empty() {
        found.hold("items", Some(Report::new(codes::EMPTY)));
    }
    for (place, item) in edition.items.iter().enumerate() {
        found.item(&format!("items[{place}]"), item, &sections, &categories);
    }
    for (place, pair) in edition.items.windows(2).enumerate() {
        if let [before, after] = pair
            && before.code >= after.code
        {
            let path = format!("items[{}].code", place.saturating_add(1));
            found.hold(&path, Some(Report::new(codes::ORDER).with("code", &after.code)));
        }
    }
    found.0
}

struct Found(Vec<Report>);

impl Found {
    fn hold(&mut self, path: &str, rule: Option<Report>) {
        self.0.extend(rule.map(|report| report.at(Place::path(path))));
    }

    fn line(&mut self, path: &str, text: &str) {
        self.hold(path, sheet::line_fault(text));
    }

    fn both(&mut self, path: &str, text: &Text) {
        self.line(&format!("{path}.en"), &text.en);
        self.line(&format!("{path}.zh"), &text.zh);
    }

    fn member(&mut self, path: &str, field: &str, name: &str, known: &[&str]) {
        if !known.contains(&name) {
            let code = if field == "category" { codes::CATEGORY_UNKNOWN } else { codes::SECTION_UNKNOWN };
            self.hold(&format!("{path}.{field}"), Some(sheet::outside(code, name, known)));
        }
    }

    fn unique(&mut self, list: &str, field: &str, names: &[&str]) {
        let mut seen = BTreeSet::new();
        for (place, name) in names.iter().enumerate() {
            if !seen.insert(name) {
                let first = names.iter().position(|other| other == name).unwrap_or_default();
                let report = Report::new(codes::CODE_TWICE)
                    .with("code", name)
                    .with("first", format!("{list}[{first}].{field}"));
                self.hold(&format!("{list}[{place}].{field}"), Some(report));
            }
        }
    }

    fn item(&mut self, path: &str, item: &Item, sections: &[&str], categories: &[&str]) {
        self.both(&format!("{path}.name"), &item.name);
        self.both(&format!("{path}.organ.value"), &item.organ.value);
        if let Some(deliverable) = &item.deliverable {
            self.both(&format!("{path}.deliverable"), deliverable);
        }
        if let Some(code) = &item.published_base_code {
            self.line(&format!("{path}.published_base_code"), code);
        }
        if let Some(policy) = &item.policy {
            self.line(&format!("{path}.policy.code"), &policy.code);
        }
        for (place, basis) in item.basis.iter().enumerate() {
            self.line(&format!("{path}.basis[{place}]"), basis);
        }
        self.member(path, "category", &item.category, categories);
        self.member(path, "section", item.section.value.as_str(), sections);
        self.hold(&format!("{path}.lane"), rules::window_pays(&item.name.zh, &item.lane));
        for (place, limit) in item.limits.iter().enumerate() {
            let path = format!("{path}.limits[{place}]");
            self.line(&format!("{path}.basis"), &limit.basis);
            self.hold(&format!("{path}.span.amount"), rules::amount(limit.span.amount));
            self.hold(&format!("{path}.pauses"), rules::licence_pause(item.kind, &limit.pauses));
        }
        for (place, material) in item.materials.iter().enumerate() {
            let path = format!("{path}.materials[{place}]");
            self.both(&format!("{path}.name"), &material.name);
            if !material.source.is_empty() {
                self.line(&format!("{path}.source"), &material.source);
            }
            if let Some(when) = &material.when {
                self.line(&format!("{path}.when"), when);
                let alone = item.policy.is_none().then(|| Report::new(codes::CONDITION_ALONE));
                self.hold(&format!("{path}.when"), alone);
            }
        }
        for (place, field) in item.form.value.iter().enumerate() {
            let path = format!("{path}.form.value[{place}]");
            self.both(&format!("{path}.label"), &field.label);
            self.line(&format!("{path}.name"), &field.name);
        }
    }
}
