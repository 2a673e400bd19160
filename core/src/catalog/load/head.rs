//! The file with the edition: name, date, sources, sections, categories, and what items have by default.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{entry, hold, marked};
use crate::catalog::edition::{Category, Edition, Section};
use crate::catalog::item::{FormField, Item, ItemKind, Marked, Material, Pause, Remedy, ReviewTier, Start};
use crate::catalog::rules;
use crate::certainty::Certainty;
use crate::id::SectionCode;
use crate::report::codes::catalog as codes;
use crate::report::sheet::{Sheet, Table, Value, outside};
use crate::report::{Place, Report};
use crate::text::Text;

/// The kinds of items by the words of a file.
const KINDS: [(&str, ItemKind); 4] = [
    ("public-service", ItemKind::PublicService),
    ("confirmation", ItemKind::Confirmation),
    ("licence", ItemKind::Licence),
    ("other-power", ItemKind::OtherPower),
];

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
    pub(super) fn read(sheet: &Sheet<'_>) -> Self {
        let file = sheet.root();
        file.only(&["edition", "defaults", "section", "category"]);
        let before = sheet.faults();
        let sections = sections(&file);
        let known: Vec<&str> = sections.iter().map(|section| section.code.as_str()).collect();
        let whole = sheet.faults() == before;
        let mut names = BTreeMap::new();
        let mut categories = Vec::new();
        for value in file.list("category") {
            let Some(group) = group(&value, whole.then_some(&known)) else { continue };
            once(&mut names, &group.category.name.zh, &value);
            categories.push(group);
        }
        let complete = sheet.faults() == before;
        let mut head = Self { sections, complete, categories, ..Self::default() };
        if let Some(table) = file.field("edition").and_then(|value| value.table()) {
            table.only(&["name", "effective", "sources"]);
            head.name = table.field("name").and_then(|value| value.words());
            head.effective = table.field("effective").and_then(|value| value.date());
            head.sources = table.list("sources").iter().filter_map(Value::words).collect();
        }
        if let Some(table) = file.field("defaults").and_then(|value| value.table()) {
            head.defaults = Defaults::read(&table);
        }
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
    pub(super) fn group(&self, value: &Value<'_>) -> Option<&Group> {
        let name = value.line()?;
        let group = self.categories.iter().find(|group| group.category.name.zh == name);
        if group.is_none() && self.complete {
            let known: Vec<&str> =
                self.categories.iter().map(|group| group.category.name.zh.as_str()).collect();
            value.fault(outside(codes::CATEGORY_UNKNOWN, &name, &known));
        }
        group
    }

    /// The section that a value names.
    pub(super) fn section(&self, value: &Value<'_>) -> Option<SectionCode> {
        let code: SectionCode = value.parse()?;
        let known: Vec<&str> = self.sections.iter().map(|section| section.code.as_str()).collect();
        if self.complete && !known.contains(&code.as_str()) {
            value.fault(outside(codes::SECTION_UNKNOWN, code.as_str(), &known));
            return None;
        }
        Some(code)
    }
}

impl Defaults {
    fn read(table: &Table<'_>) -> Self {
        table.only(&["kind", "organ", "review", "remedy", "start", "pauses", "materials", "form"]);
        let mark = Certainty::Default;
        let mut defaults = Self {
            kind: table.field("kind").and_then(|value| value.choice()),
            organ: table.field("organ").and_then(|value| marked(&value, mark, Value::words)),
            remedy: table.field("remedy").and_then(|value| marked(&value, mark, Value::choice)),
            review: table.field("review").and_then(|value| marked(&value, mark, Value::choice)),
            start: table.field("start").and_then(|value| marked(&value, mark, Value::choice)),
            pauses: BTreeMap::new(),
            materials: table
                .field("materials")
                .map(|value| entry::materials(&value, Certainty::Default, entry::Named::Nothing))
                .unwrap_or_default(),
            form: table.field("form").map(|value| entry::form(&value)).unwrap_or_default(),
        };
        if let Some(pauses) = table.field("pauses").and_then(|value| value.table()) {
            pauses.only(&KINDS.map(|(word, _)| word));
            for (word, kind) in KINDS {
                let Some(value) = pauses.field(word) else { continue };
                let Some(pauses) = marked(&value, mark, entry::pauses) else { continue };
                hold(&value, rules::licence_pause(kind, &pauses.value));
                defaults.pauses.insert(kind, pauses);
            }
        }
        defaults
    }
}

fn sections(file: &Table<'_>) -> Vec<Section> {
    let mut codes = BTreeMap::new();
    let mut sections = Vec::new();
    let values = file.field("section").map(|value| value.list()).unwrap_or_default();
    for value in values {
        let Some(table) = value.table() else { continue };
        table.only(&["code", "name"]);
        let code = table.field("code").and_then(|value| value.parse::<SectionCode>());
        let name = table.field("name").and_then(|value| value.words());
        if let Some(code) = &code {
            once(&mut codes, code.as_str(), &value);
        }
        if let (Some(code), Some(name)) = (code, name) {
            sections.push(Section { code, name });
        }
    }
    sections
}

/// Reads a category; its section is held against the known ones, where they could all be read.
fn group(value: &Value<'_>, known: Option<&Vec<&str>>) -> Option<Group> {
    let table = value.table()?;
    table.only(&["name", "section", "organ", "remedy", "review"]);
    let mark = Certainty::Default;
    let name = table.field("name").and_then(|value| value.words());
    let section = table.field("section").and_then(|value| {
        let section: Marked<SectionCode> = marked(&value, mark, Value::parse)?;
        let code = section.value.as_str();
        if let Some(known) = known.filter(|known| !known.contains(&code)) {
            value.fault(outside(codes::SECTION_UNKNOWN, code, known));
        }
        Some(section)
    });
    let organ = table.optional("organ").and_then(|value| marked(&value, mark, Value::words));
    let remedy = table.optional("remedy").and_then(|value| marked(&value, mark, Value::choice));
    let review = table.optional("review").and_then(|value| marked(&value, mark, Value::choice));
    Some(Group { category: Category { name: name?, section: section? }, organ, remedy, review })
}

/// Names a second use of a key, with the place of the first.
pub(super) fn once(seen: &mut BTreeMap<String, Place>, key: &str, value: &Value<'_>) {
    if let Some(first) = seen.get(key) {
        value.fault(Report::new(codes::CODE_TWICE).with("code", key).with("first", first));
    } else {
        seen.insert(key.into(), value.place());
    }
}
