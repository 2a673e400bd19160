//! The file with the edition: name, date, sources, sections, categories, and what items have by default.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{entry, marked};
use crate::catalog::edition::{Category, Edition, Section};
use crate::catalog::item::{FormField, Item, ItemKind, Marked, Material, Pause, Remedy, ReviewTier, Start};
use crate::catalog::rules;
use crate::catalog::sheet::{Fields, Node};
use crate::catalog::words::Word;
use crate::certainty::Certainty;
use crate::id::SectionCode;
use crate::report::codes::catalog as codes;
use crate::report::{Place, Report};
use crate::text::Text;

/// What the file of the edition says, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Head {
    name: Option<Text>,
    effective: Option<NaiveDate>,
    sources: Vec<Text>,
    sections: Vec<Section>,
    /// Whether every section and category could be read, so that a name outside them is a fault.
    complete: bool,
    categories: Vec<Group>,
    pub(super) defaults: Defaults,
}

/// A category with the defaults of its items.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) category: Category,
    pub(super) organ: Option<Marked<Text>>,
    pub(super) remedy: Option<Marked<Remedy>>,
    pub(super) review: Option<Marked<ReviewTier>>,
}

/// What an item has where neither it nor its category says otherwise.
#[derive(Debug, Default)]
pub(super) struct Defaults {
    pub(super) kind: Option<ItemKind>,
    pub(super) organ: Option<Marked<Text>>,
    pub(super) remedy: Option<Marked<Remedy>>,
    pub(super) review: Option<Marked<ReviewTier>>,
    pub(super) start: Option<Marked<Start>>,
    pub(super) pauses: BTreeMap<ItemKind, Marked<Vec<Pause>>>,
    pub(super) materials: Vec<Material>,
    pub(super) form: Vec<FormField>,
}

impl Head {
    pub(super) fn read(mut file: Fields<'_>, found: &mut Vec<Report>) -> Self {
        let before = found.len();
        let sections = sections(&mut file, found);
        let known: Vec<&str> = sections.iter().map(|section| section.code.as_str()).collect();
        let whole = found.len() == before;
        let mut names = BTreeMap::new();
        let mut categories = Vec::new();
        for node in file.each("category", found) {
            let Some(group) = group(&node, whole.then_some(&known), found) else { continue };
            once(&mut names, &group.category.name.zh, &node, found);
            categories.push(group);
        }
        let complete = found.len() == before;
        let mut head = Self { sections, complete, categories, ..Self::default() };
        if let Some(mut fields) = file.need("edition", found).and_then(|node| node.fields(found)) {
            head.name = fields.need("name", found).and_then(|node| node.both(found));
            head.effective = fields.need("effective", found).and_then(|node| node.date(found));
            head.sources = fields.each("sources", found).iter().filter_map(|node| node.both(found)).collect();
            fields.finish(found);
        }
        if let Some(fields) = file.need("defaults", found).and_then(|node| node.fields(found)) {
            head.defaults = Defaults::read(fields, found);
        }
        file.finish(found);
        head
    }

    /// The edition with its items; `None` where its name or date could not be read.
    pub(super) fn edition(self, items: Vec<Item>) -> Option<Edition> {
        Some(Edition {
            categories: self.categories.into_iter().map(|group| group.category).collect(),
            effective: self.effective?,
            items,
            name: self.name?,
            sections: self.sections,
            sources: self.sources,
        })
    }

    /// The category that a value names.
    pub(super) fn group(&self, node: &Node<'_>, found: &mut Vec<Report>) -> Option<&Group> {
        let name = node.line(found)?;
        let group = self.categories.iter().find(|group| group.category.name.zh == name);
        if group.is_none() && self.complete {
            let known: Vec<&str> =
                self.categories.iter().map(|group| group.category.name.zh.as_str()).collect();
            node.hold(Some(rules::value_unknown(codes::CATEGORY_UNKNOWN, &name, &known)), found);
        }
        group
    }

    /// The section that a value names.
    pub(super) fn section(&self, node: &Node<'_>, found: &mut Vec<Report>) -> Option<SectionCode> {
        let code: SectionCode = node.parsed(found)?;
        let known: Vec<&str> = self.sections.iter().map(|section| section.code.as_str()).collect();
        if self.complete && !known.contains(&code.as_str()) {
            node.hold(Some(rules::value_unknown(codes::SECTION_UNKNOWN, code.as_str(), &known)), found);
            return None;
        }
        Some(code)
    }
}

impl Defaults {
    fn read(mut fields: Fields<'_>, found: &mut Vec<Report>) -> Self {
        let mark = Certainty::Default;
        let mut defaults = Self {
            kind: fields.need("kind", found).and_then(|node| node.word(found)),
            organ: fields.need("organ", found).and_then(|node| marked(&node, mark, found, Node::both)),
            remedy: fields.need("remedy", found).and_then(|node| marked(&node, mark, found, Node::word)),
            review: fields.need("review", found).and_then(|node| marked(&node, mark, found, Node::word)),
            start: fields.need("start", found).and_then(|node| marked(&node, mark, found, Node::word)),
            pauses: BTreeMap::new(),
            materials: fields
                .need("materials", found)
                .map(|node| entry::materials(&node, Certainty::Default, found))
                .unwrap_or_default(),
            form: fields.need("form", found).map(|node| entry::form(&node, found)).unwrap_or_default(),
        };
        if let Some(mut pauses) = fields.need("pauses", found).and_then(|node| node.fields(found)) {
            for (word, kind) in ItemKind::WORDS {
                let Some(node) = pauses.need(word, found) else { continue };
                let Some(value) = marked(&node, mark, found, entry::pauses) else { continue };
                node.hold(rules::licence_pause(*kind, &value.value), found);
                defaults.pauses.insert(*kind, value);
            }
            pauses.finish(found);
        }
        fields.finish(found);
        defaults
    }
}

fn sections(file: &mut Fields<'_>, found: &mut Vec<Report>) -> Vec<Section> {
    let mut codes = BTreeMap::new();
    let mut sections = Vec::new();
    let nodes = file.need("section", found).map(|node| node.array(found)).unwrap_or_default();
    for node in nodes {
        let Some(mut fields) = node.fields(found) else { continue };
        let code = fields.need("code", found).and_then(|node| node.parsed::<SectionCode>(found));
        let name = fields.need("name", found).and_then(|node| node.both(found));
        fields.finish(found);
        if let Some(code) = &code {
            once(&mut codes, code.as_str(), &node, found);
        }
        if let (Some(code), Some(name)) = (code, name) {
            sections.push(Section { code, name });
        }
    }
    sections
}

/// Reads a category; its section is held against the known ones, where they could all be read.
fn group(node: &Node<'_>, known: Option<&Vec<&str>>, found: &mut Vec<Report>) -> Option<Group> {
    let mut fields = node.fields(found)?;
    let mark = Certainty::Default;
    let name = fields.need("name", found).and_then(|node| node.both(found));
    let section = fields.need("section", found).and_then(|node| {
        let section: Marked<SectionCode> = marked(&node, mark, found, Node::parsed)?;
        let code = section.value.as_str();
        if let Some(known) = known.filter(|known| !known.contains(&code)) {
            node.hold(Some(rules::value_unknown(codes::SECTION_UNKNOWN, code, known)), found);
        }
        Some(section)
    });
    let organ = fields.field("organ").and_then(|node| marked(&node, mark, found, Node::both));
    let remedy = fields.field("remedy").and_then(|node| marked(&node, mark, found, Node::word));
    let review = fields.field("review").and_then(|node| marked(&node, mark, found, Node::word));
    fields.finish(found);
    Some(Group { category: Category { name: name?, section: section? }, organ, remedy, review })
}

/// Names a second use of a key, with the place of the first.
pub(super) fn once(seen: &mut BTreeMap<String, Place>, key: &str, node: &Node<'_>, found: &mut Vec<Report>) {
    if let Some(first) = seen.get(key) {
        node.hold(Some(Report::new(codes::CODE_TWICE).with("code", key).with("first", first)), found);
    } else {
        seen.insert(key.into(), node.place());
    }
}
