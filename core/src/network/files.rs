//! Reads a network from the files that a person edits, and knows where everything stood.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::check;
use super::edition::Edition;
use super::index::Demands;
use super::outlet::{Division, Hall, Outlet, Place, Section, Window};
use super::staff::{Agreement, Posting, Qualification, Staff};
use crate::order;
use crate::report::codes::{network as codes, sheet as sheet_codes, text};
use crate::report::sheet::{Sheet, Table, Value};
use crate::report::{self, Faults, Report};

/// The edition that the files hold together.
///
/// # Errors
/// The faults of form; beside them those of content that stand whatever a faulty entry would have said.
pub(super) fn read(files: &[(&str, &str)], demands: &Demands) -> Result<(Edition, Places), Faults> {
    let mut draft = Draft::default();
    draft.places.files = files.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut found = Vec::new();
    for (name, text) in files {
        let sheet = Sheet::toml(name, text);
        draft.read(&sheet.root());
        found.extend(sheet.into_faults());
    }
    let Draft { edition, places } = draft;
    let Some(edition) = edition.finish(&mut found) else {
        Faults::check(places.sorted(found))?;
        // INVARIANT: what `finish` misses has its fault, told by it or by the sheet.
        return Err(Report::new(text::DEFECT).with("what", "a network without faults has no edition").into());
    };
    if !found.is_empty() {
        let content = check::faults(&edition).into_iter().chain(check::faults_against(&edition, demands));
        // An entry that could not be read may be the one that is named.
        found.extend(content.filter(|report| report.code() != codes::UNKNOWN_NAME));
        Faults::check(places.sorted(found))?;
    }
    Ok((edition, places))
}

/// Where each value of an edition stood: by its path in the edition, as `postings[3].until`.
#[derive(Default)]
pub(super) struct Places {
    files: Vec<String>,
    known: BTreeMap<String, report::Place>,
}

impl Places {
    fn keep(&mut self, path: impl Into<String>, value: Option<&Value<'_>>) {
        if let Some(value) = value {
            self.known.insert(path.into(), value.place());
        }
    }

    /// Puts files and lines to faults that know their path in the edition, in the order of files and lines;
    /// what belongs to no file comes last.
    pub(super) fn resolve(&self, faults: Faults) -> Faults {
        Faults::check(self.sorted(faults.reports().to_vec())).err().unwrap_or(faults)
    }

    fn sorted(&self, found: Vec<Report>) -> Vec<Report> {
        let mut found: Vec<Report> = found.into_iter().map(|report| self.placed(report)).collect();
        order::by_key(&mut found, |report| {
            let place = report.place();
            let file = self.files.iter().position(|name| Some(name) == place.file.as_ref());
            (file.unwrap_or(usize::MAX), place.line)
        });
        found
    }

    fn placed(&self, report: Report) -> Report {
        let place = report.place();
        let mut path = place.path.as_deref().unwrap_or_default();
        if place.file.is_some() {
            return report;
        }
        loop {
            if let Some(known) = self.known.get(path) {
                let known = known.clone();
                return report.at(known);
            }
            // What has no place of its own stands in what holds it.
            match path.rfind(['.', '[']).and_then(|end| path.get(..end)) {
                Some(holder) => path = holder,
                None => return report,
            }
        }
    }
}

#[derive(Default)]
struct Parts {
    agreement: Vec<Option<Agreement>>,
    divisions: Vec<Division>,
    effective: Vec<Option<NaiveDate>>,
    halls: Vec<Option<Hall>>,
    outlets: Vec<Outlet>,
    postings: Vec<Posting>,
    qualifications: Vec<Qualification>,
    sections: Vec<Section>,
    staff: Vec<Staff>,
}

impl Parts {
    fn finish(mut self, found: &mut Vec<Report>) -> Option<Edition> {
        if self.halls.len() != 1 {
            let report = Report::new(codes::HALL_COUNT).with("found", self.halls.len());
            found.push(report.at(report::Place::path("hall")));
        }
        once("agreement", self.agreement.len(), found);
        once("effective", self.effective.len(), found);
        let parts =
            (self.halls.pop().flatten(), self.agreement.pop().flatten(), self.effective.pop().flatten());
        let (Some(hall), Some(agreement), Some(effective)) = parts else { return None };
        Some(Edition {
            agreement,
            divisions: self.divisions,
            effective,
            hall: Hall { sections: self.sections, ..hall },
            outlets: self.outlets,
            postings: self.postings,
            qualifications: self.qualifications,
            staff: self.staff,
        })
    }
}

fn once(part: &'static str, count: usize, found: &mut Vec<Report>) {
    let report = match count {
        0 => Report::new(sheet_codes::FIELD_MISSING).with("field", part),
        1 => return,
        _ => Report::new(codes::TWICE).with("what", "part").with("name", part),
    };
    found.push(report.at(report::Place::path(part)));
}

#[derive(Default)]
struct Draft {
    edition: Parts,
    places: Places,
}

impl Draft {
    fn read(&mut self, root: &Table<'_>) {
        root.only(&[
            "agreement",
            "division",
            "effective",
            "hall",
            "outlet",
            "person",
            "posting",
            "qualification",
            "section",
        ]);
        if let Some(value) = root.optional("effective") {
            self.places.keep("effective", Some(&value));
            self.edition.effective.push(value.date());
        }
        if let Some(value) = root.optional("hall") {
            self.places.keep("hall", Some(&value));
            self.edition.halls.push(value.table().and_then(|table| hall(&table)));
        }
        if let Some(value) = root.optional("agreement") {
            self.places.keep("agreement", Some(&value));
            let agreement = value.table().and_then(|table| self.agreement(&table));
            self.edition.agreement.push(agreement);
        }
        self.entries(root, "section", Self::section);
        self.entries(root, "division", Self::division);
        self.entries(root, "outlet", Self::outlet);
        self.entries(root, "person", Self::person);
        self.entries(root, "posting", Self::posting);
        self.entries(root, "qualification", Self::qualification);
    }

    fn entries(
        &mut self,
        root: &Table<'_>,
        name: &str,
        read: impl Fn(&mut Self, &Table<'_>, &Value<'_>) -> Option<()>,
    ) {
        for value in root.list(name) {
            if let Some(table) = value.table() {
                read(self, &table, &value);
            }
        }
    }

    /// Keeps the place of an entry and of its fields.
    fn keep(&mut self, path: &str, entry: &Value<'_>, table: &Table<'_>, fields: &[(&str, &str)]) {
        self.places.keep(path, Some(entry));
        for (field, written) in fields {
            self.places.keep(format!("{path}.{field}"), table.optional(written).as_ref());
        }
    }

    fn keep_list(&mut self, path: &str, list: &[Value<'_>]) {
        for (at, value) in list.iter().enumerate() {
            self.places.keep(format!("{path}[{at}]"), Some(value));
        }
    }

    fn agreement(&mut self, table: &Table<'_>) -> Option<Agreement> {
        table.only(&["categories", "certainty", "items", "source"]);
        let (categories, items) = (table.list("categories"), table.list("items"));
        self.keep_list("agreement.categories", &categories);
        self.keep_list("agreement.items", &items);
        let certainty = table.field("certainty");
        let source = table.field("source");
        let categories = texts(&categories);
        let items = items.iter().filter_map(Value::parse).collect();
        let certainty = certainty.and_then(|value| value.choice());
        let source = source.and_then(|value| value.line());
        Some(Agreement { categories, certainty: certainty?, items, source: source? })
    }

    fn section(&mut self, table: &Table<'_>, entry: &Value<'_>) -> Option<()> {
        table.only(&["categories", "certainty", "code", "name"]);
        let path = format!("hall.sections[{}]", self.edition.sections.len());
        self.keep(&path, entry, table, &[("code", "code"), ("categories", "categories")]);
        let categories = table.list("categories");
        self.keep_list(&format!("{path}.categories"), &categories);
        let certainty = table.field("certainty").and_then(|value| value.choice());
        let code = table.field("code").and_then(|value| value.parse());
        let name = table.field("name").and_then(|value| value.words());
        let categories = texts(&categories);
        self.edition.sections.push(Section { categories, certainty: certainty?, code: code?, name: name? });
        Some(())
    }

    fn division(&mut self, table: &Table<'_>, entry: &Value<'_>) -> Option<()> {
        table.only(&["certainty", "code", "name", "source"]);
        let path = format!("divisions[{}]", self.edition.divisions.len());
        self.keep(&path, entry, table, &[("code", "code")]);
        let certainty = table.field("certainty").and_then(|value| value.choice());
        let code = table.field("code").and_then(|value| value.parse());
        let name = table.field("name").and_then(|value| value.words());
        let source = table.field("source").and_then(|value| value.line());
        self.edition.divisions.push(Division {
            certainty: certainty?,
            code: code?,
            name: name?,
            source: source?,
        });
        Some(())
    }

    fn outlet(&mut self, table: &Table<'_>, entry: &Value<'_>) -> Option<()> {
        table.only(&[
            "certainty",
            "code",
            "division",
            "kind",
            "name",
            "naming",
            "source",
            "windows",
            "withheld",
        ]);
        let path = format!("outlets[{}]", self.edition.outlets.len());
        self.keep(&path, entry, table, &[("code", "code"), ("division", "division")]);
        let (windows, withheld) = (table.list("windows"), table.list("withheld"));
        self.keep_list(&format!("{path}.windows"), &windows);
        self.keep_list(&format!("{path}.withheld"), &withheld);
        let certainty = table.field("certainty").and_then(|value| value.choice());
        let code = table.field("code").and_then(|value| value.parse());
        let division = table.field("division").and_then(|value| value.parse());
        let kind = table.field("kind").and_then(|value| value.choice());
        let name = table.field("name").and_then(|value| value.words());
        let naming = table.field("naming").and_then(|value| value.choice());
        let source = table.field("source").and_then(|value| value.line());
        let windows: Vec<Option<Window>> = windows.iter().map(window).collect();
        let withheld: Vec<Option<_>> = withheld.iter().map(Value::parse).collect();
        self.edition.outlets.push(Outlet {
            certainty: certainty?,
            code: code?,
            division: division?,
            kind: kind?,
            name: name?,
            naming: naming?,
            source: source?,
            windows: windows.into_iter().collect::<Option<_>>()?,
            withheld: withheld.into_iter().collect::<Option<_>>()?,
        });
        Some(())
    }

    fn person(&mut self, table: &Table<'_>, entry: &Value<'_>) -> Option<()> {
        table.only(&["employer", "id", "identity", "label"]);
        let path = format!("staff[{}]", self.edition.staff.len());
        self.keep(&path, entry, table, &[("id", "id"), ("identity", "identity")]);
        let employer = table.field("employer").and_then(|value| value.choice());
        let id = table.field("id").and_then(|value| value.parse());
        let identity = optional(table, "identity", Value::parse);
        let label = table.field("label").and_then(|value| value.words());
        self.edition.staff.push(Staff {
            employer: employer?,
            id: id?,
            identity: identity.ok()?,
            label: label?,
        });
        Some(())
    }

    fn posting(&mut self, table: &Table<'_>, entry: &Value<'_>) -> Option<()> {
        table.only(&["from", "person", "place", "post", "until", "window"]);
        let path = format!("postings[{}]", self.edition.postings.len());
        let fields = ["person", "place", "post", "until", "window"].map(|field| (field, field));
        self.keep(&path, entry, table, &fields);
        let from = table.field("from").and_then(|value| value.date());
        let person = table.field("person").and_then(|value| value.parse());
        let place = table.field("place").and_then(|value| place(&value));
        let post = table.field("post").and_then(|value| value.choice());
        let until = optional(table, "until", Value::date);
        let window = optional(table, "window", Value::parse);
        self.edition.postings.push(Posting {
            from: from?,
            person: person?,
            place: place?,
            post: post?,
            until: until.ok()?,
            window: window.ok()?,
        });
        Some(())
    }

    fn qualification(&mut self, table: &Table<'_>, entry: &Value<'_>) -> Option<()> {
        table.only(&["categories", "from", "granted_by", "person", "until"]);
        let path = format!("qualifications[{}]", self.edition.qualifications.len());
        self.keep(&path, entry, table, &[("person", "person"), ("until", "until")]);
        let categories = table.field("categories").map(|value| value.list()).unwrap_or_default();
        self.keep_list(&format!("{path}.categories"), &categories);
        let from = table.field("from").and_then(|value| value.date());
        let granted_by = table.field("granted_by").and_then(|value| value.line());
        let person = table.field("person").and_then(|value| value.parse());
        let until = optional(table, "until", Value::date);
        self.edition.qualifications.push(Qualification {
            categories: texts(&categories),
            from: from?,
            granted_by: granted_by?,
            person: person?,
            until: until.ok()?,
        });
        Some(())
    }
}

fn hall(table: &Table<'_>) -> Option<Hall> {
    table.only(&["code", "name"]);
    let code = table.field("code").and_then(|value| value.parse());
    let name = table.field("name").and_then(|value| value.words());
    Some(Hall { code: code?, name: name?, sections: Vec::new() })
}

fn window(value: &Value<'_>) -> Option<Window> {
    let table = value.table()?;
    table.only(&["code", "role"]);
    let code = table.field("code").and_then(|value| value.parse());
    let role = table.field("role").and_then(|value| value.choice());
    Some(Window { code: code?, role: role? })
}

/// `"hall"`, `{ outlet = "0001" }` or `{ section = "pension" }`.
fn place(value: &Value<'_>) -> Option<Place> {
    if value.is_text() {
        let text = value.text()?;
        if text == "hall" {
            return Some(Place::Hall);
        }
        value.outside(text, &["hall"]);
        return None;
    }
    let table = value.table()?;
    table.only(&["outlet", "section"]);
    match table.optional("section") {
        Some(section) => section.parse().map(Place::Section),
        None => table.field("outlet")?.parse().map(Place::Outlet),
    }
}

fn texts(list: &[Value<'_>]) -> Vec<String> {
    list.iter().filter_map(Value::line).collect()
}

/// A field that may be left out, but not be wrong: `Ok(None)` where it is left out.
fn optional<'s, T>(
    table: &Table<'s>,
    field: &str,
    read: impl Fn(&Value<'s>) -> Option<T>,
) -> Result<Option<T>, Wrong> {
    table.optional(field).map(|value| read(&value).ok_or(Wrong)).transpose()
}

/// The fault is told already.
struct Wrong;
