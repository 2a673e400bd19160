//! From files to an edition: all faults of all files at once.
//!
//! One file holds the `edition`, its sections, categories and defaults; every other file holds the items of one
//! category. A value written plainly where a mark is kept is a default; `{ value = …, certainty = … }` marks it.

mod entry;
mod head;

use std::collections::BTreeMap;

use toml::de::DeTable;

use self::head::Head;
use super::edition::Edition;
use super::item::Marked;
use super::sheet::{Fields, Node, Sheet};
use crate::certainty::Certainty;
use crate::report::codes::catalog as codes;
use crate::report::{Faults, Place, Report};

/// Reads an edition from files: (name, text).
pub(super) fn edition(files: &[(&str, &str)]) -> Result<Edition, Faults> {
    let mut found = Vec::new();
    let sheets: Vec<(Sheet<'_>, DeTable<'_>)> =
        files.iter().filter_map(|(file, text)| sheet(file, text, &mut found)).collect();
    // The edition may stand in a file that is not TOML: then nothing is said against it.
    let blind = !found.is_empty();
    let head = head(&sheets, blind, &mut found);

    let mut items = Vec::new();
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for (sheet, table) in &sheets {
        let fields = Fields::root(sheet, table);
        if !fields.has("edition") {
            entry::items(fields, &head, &mut places, &mut items, &mut found);
        }
    }
    if items.is_empty() && found.is_empty() {
        found.push(Report::new(codes::EMPTY));
    }

    let position = |report: &Report| {
        let place = report.place();
        let file = files.iter().position(|(file, _)| place.file.as_deref() == Some(*file));
        (file.unwrap_or(files.len()), place.line)
    };
    found.sort_by_key(position);
    Faults::check(found)?;
    items.sort_by(|a: &super::item::Item, b| a.code.cmp(&b.code));
    head.edition(items).ok_or_else(|| {
        // INVARIANT: a head without a name or date has left a fault, and faults were returned above.
        Report::new(crate::report::codes::text::DEFECT).with("what", "an edition without a head").into()
    })
}

fn sheet<'a>(file: &'a str, text: &'a str, found: &mut Vec<Report>) -> Option<(Sheet<'a>, DeTable<'a>)> {
    let sheet = Sheet::new(file, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let offset = error.span().map_or(0, |span| span.start);
        let said = error.message().lines().next().unwrap_or_default();
        found.push(Report::new(codes::SYNTAX).with("found", said).at(sheet.place(offset, "")));
    }
    errors.is_empty().then(|| (sheet, table.into_inner()))
}

fn head<'a>(sheets: &'a [(Sheet<'a>, DeTable<'a>)], blind: bool, found: &mut Vec<Report>) -> Head {
    let mut first: Option<(Place, Head)> = None;
    for (sheet, table) in sheets {
        let fields = Fields::root(sheet, table);
        if !fields.has("edition") {
            continue;
        }
        let place = fields.place();
        match &first {
            Some((stands, _)) => {
                let file = stands.file.clone().unwrap_or_default();
                found.push(Report::new(codes::EDITION_TWICE).with("first", file).at(place));
            }
            None => first = Some((place, Head::read(fields, found))),
        }
    }
    match first {
        Some((_, head)) => head,
        None => {
            if !blind {
                found.push(Report::new(codes::EDITION_MISSING));
            }
            Head::default()
        }
    }
}

/// A value with its mark, or a plain value with the mark `plain`.
fn marked<'a, T>(
    node: &Node<'a>,
    plain: Certainty,
    found: &mut Vec<Report>,
    read: impl FnOnce(&Node<'a>, &mut Vec<Report>) -> Option<T>,
) -> Option<Marked<T>> {
    if !node.has("value") && !node.has("certainty") {
        return read(node, found).map(|value| Marked { certainty: plain, value });
    }
    let mut fields = node.fields(found)?;
    let value = fields.need("value", found).and_then(|node| read(&node, found));
    let certainty = fields.need("certainty", found).and_then(|node| node.word(found));
    fields.finish(found);
    Some(Marked { certainty: certainty?, value: value? })
}
