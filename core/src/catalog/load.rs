//! From files to an edition: all faults of all files at once.
//!
//! One file holds the `edition`, its sections, categories and defaults; every other file holds the items of one
//! category. A value written plainly where a mark is kept is a default; `{ value = …, certainty = … }` marks it.

mod entry;
mod head;

use std::collections::BTreeMap;

use self::head::Head;
use super::edition::Edition;
use super::item::Marked;
use crate::certainty::Certainty;
use crate::eligibility::Policies;
use crate::order;
use crate::report::codes::catalog as codes;
use crate::report::sheet::{Sheet, Value};
use crate::report::{Faults, Place, Report};

/// Reads an edition from files: (name, text). Its items name policies among those given.
pub(super) fn edition(files: &[(&str, &str)], policies: &Policies) -> Result<Edition, Faults> {
    let sheets: Vec<Sheet<'_>> = files.iter().map(|(file, text)| Sheet::toml(file, text)).collect();
    // The edition may stand in a file that is not TOML: then nothing is said against it.
    let blind = sheets.iter().any(|sheet| sheet.faults() > 0);
    let mut found = Vec::new();
    let head = head(&sheets, &mut found, blind);

    let mut items = Vec::new();
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for sheet in sheets.iter().filter(|sheet| sheet.is_parsed()) {
        let root = sheet.root();
        if !root.has("edition") {
            entry::items(&root, &head, policies, &mut places, &mut items);
        }
    }
    found.extend(sheets.into_iter().flat_map(Sheet::into_faults));
    if items.is_empty() && found.is_empty() {
        found.push(Report::new(codes::EMPTY));
    }

    let position = |report: &Report| {
        let place = report.place();
        let file = files.iter().position(|(file, _)| place.file.as_deref() == Some(*file));
        (file.unwrap_or(files.len()), place.line)
    };
    order::by_key(&mut found, position);
    Faults::check(found)?;
    order::by(&mut items, |a, b| a.code.cmp(&b.code));
    head.edition(items).ok_or_else(|| {
        // INVARIANT: a head without a name or date has left a fault, and faults were returned above.
        Report::new(crate::report::codes::text::DEFECT).with("what", "an edition without a head").into()
    })
}

fn head(sheets: &[Sheet<'_>], found: &mut Vec<Report>, blind: bool) -> Head {
    let mut first: Option<(Place, Head)> = None;
    for sheet in sheets {
        let root = sheet.root();
        if !root.has("edition") {
            continue;
        }
        match &first {
            Some((stands, _)) => {
                let file = stands.file.clone().unwrap_or_default();
                root.fault(Report::new(codes::EDITION_TWICE).with("first", file));
            }
            None => first = Some((root.place(), Head::read(sheet))),
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
    value: &Value<'a>,
    plain: Certainty,
    read: impl FnOnce(&Value<'a>) -> Option<T>,
) -> Option<Marked<T>> {
    if !value.has("value") && !value.has("certainty") {
        return read(value).map(|value| Marked { certainty: plain, value });
    }
    let table = value.table()?;
    table.only(&["value", "certainty"]);
    let value = table.field("value").and_then(|value| read(&value));
    let certainty = table.field("certainty").and_then(|value| value.choice());
    Some(Marked { certainty: certainty?, value: value? })
}

/// Tells what a rule finds wrong with a value.
fn hold(value: &Value<'_>, rule: Option<Report>) {
    if let Some(report) = rule {
        value.fault(report);
    }
}
