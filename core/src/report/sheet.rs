//! Sheets: files in TOML that a person edits. Reads them value by value and keeps on reading after a fault,
//! so that all faults come at once, each with file, line and path.
//!
//! It knows no catalogue and no network; who reads a sheet asks it for fields, and for the faults at the end.

use std::cell::RefCell;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::de::value::{Error as Unfit, StrDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::codes::sheet as codes;
use super::{Code, Place, Report};
use crate::text::Text;

/// The content of a file, as parsed.
pub(crate) struct Sheet<'t> {
    found: RefCell<Vec<Report>>,
    lines: Vec<usize>,
    name: &'t str,
    root: Spanned<DeTable<'t>>,
}

impl<'t> Sheet<'t> {
    /// Parses a file. What is not TOML is a fault, told by [`Sheet::into_faults`]; such a sheet is empty.
    pub(crate) fn new(name: &'t str, text: &'t str) -> Self {
        let lines = text.match_indices('\n').map(|(at, _)| at).collect();
        let (mut root, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            root = Spanned::new(0..0, DeTable::new());
        }
        let sheet = Self { found: RefCell::default(), lines, name, root };
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            // The parser's message may go over several lines.
            let message = error.message().split_whitespace().collect::<Vec<_>>().join(" ");
            let place = Place { path: None, ..sheet.place(at, "") };
            sheet.fault(Report::new(codes::SYNTAX).with("found", message).at(place));
        }
        sheet
    }

    /// The top of the file.
    pub(crate) fn root(&self) -> Table<'_> {
        Table { at: 0, path: String::new(), sheet: self, fields: self.root.get_ref() }
    }

    /// Every fault met so far.
    pub(crate) fn into_faults(self) -> Vec<Report> {
        self.found.into_inner()
    }

    fn fault(&self, report: Report) {
        self.found.borrow_mut().push(report);
    }

    fn place(&self, at: usize, path: &str) -> Place {
        let line = self.lines.partition_point(|end| *end < at).saturating_add(1);
        Place { file: Some(self.name.into()), line: u32::try_from(line).ok(), path: Some(path.into()) }
    }
}

/// A table of a sheet.
pub(crate) struct Table<'s> {
    at: usize,
    path: String,
    sheet: &'s Sheet<'s>,
    fields: &'s DeTable<'s>,
}

impl<'s> Table<'s> {
    /// A field that has to be there.
    pub(crate) fn field(&self, name: &str) -> Option<Value<'s>> {
        let found = self.optional(name);
        if found.is_none() {
            let place = self.sheet.place(self.at, &self.below(name));
            self.sheet.fault(Report::new(codes::MISSING).with("field", name).at(place));
        }
        found
    }

    /// A field that may be left out.
    pub(crate) fn optional(&self, name: &str) -> Option<Value<'s>> {
        let value = self.fields.get(name)?;
        Some(Value { path: self.below(name), sheet: self.sheet, held: value })
    }

    /// The entries of a list that may be left out.
    pub(crate) fn list(&self, name: &str) -> Vec<Value<'s>> {
        self.optional(name).map(|value| value.list()).unwrap_or_default()
    }

    /// Tells every field but these.
    pub(crate) fn only(&self, known: &[&str]) {
        for name in self.fields.keys().filter(|name| !known.contains(&name.get_ref().as_ref())) {
            let place = self.sheet.place(name.span().start, &self.below(name.get_ref()));
            self.sheet.fault(Report::new(codes::UNKNOWN_FIELD).with("field", name.get_ref()).at(place));
        }
    }

    fn below(&self, name: &str) -> String {
        if self.path.is_empty() { name.into() } else { format!("{}.{name}", self.path) }
    }
}

/// A value of a sheet. What does not fit is a fault, and read as `None`.
pub(crate) struct Value<'s> {
    path: String,
    sheet: &'s Sheet<'s>,
    held: &'s Spanned<DeValue<'s>>,
}

impl<'s> Value<'s> {
    /// Text that is not empty.
    pub(crate) fn text(&self) -> Option<&'s str> {
        match self.held.get_ref() {
            DeValue::String(text) if !text.is_empty() => Some(text),
            _ => self.unfit(codes::NOT_TEXT),
        }
    }

    /// `{ zh = "…", en = "…" }`.
    pub(crate) fn words(&self) -> Option<Text> {
        let table = self.table()?;
        table.only(&["en", "zh"]);
        let (en, zh) = (table.field("en"), table.field("zh"));
        let (en, zh) = (en.and_then(|en| en.text()), zh.and_then(|zh| zh.text()));
        Some(Text::new(zh?, en?))
    }

    /// Text that is read further.
    pub(crate) fn parse<T: FromStr<Err = Report>>(&self) -> Option<T> {
        self.text()?.parse().map_err(|report: Report| self.sheet.fault(report.at(self.place()))).ok()
    }

    /// One of a closed set, by its name in data.
    pub(crate) fn choice<T: DeserializeOwned>(&self, names: &[&str]) -> Option<T> {
        let text = self.text()?;
        let found = T::deserialize(StrDeserializer::<Unfit>::new(text)).ok();
        if found.is_none() {
            let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            self.sheet.fault(Report::new(codes::CHOICE).with("expected", names).at(self.place()));
        }
        found
    }

    /// A date without time, as `2026-01-01`, from year 1 to 9999.
    pub(crate) fn date(&self) -> Option<NaiveDate> {
        let date = match self.held.get_ref() {
            DeValue::Datetime(found) if found.time.is_none() => found.date,
            _ => None,
        };
        let date = date.and_then(|date| {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        });
        date.or_else(|| self.unfit(codes::NOT_DATE))
    }

    /// The entries of a list.
    pub(crate) fn list(&self) -> Vec<Self> {
        let DeValue::Array(entries) = self.held.get_ref() else {
            return self.unfit(codes::NOT_LIST).unwrap_or_default();
        };
        let entry = |(at, value): (usize, &'s Spanned<DeValue<'s>>)| Self {
            path: format!("{}[{at}]", self.path),
            sheet: self.sheet,
            held: value,
        };
        entries.iter().enumerate().map(entry).collect()
    }

    /// The fields of a table.
    pub(crate) fn table(&self) -> Option<Table<'s>> {
        match self.held.get_ref() {
            DeValue::Table(table) => {
                let at = self.held.span().start;
                Some(Table { at, path: self.path.clone(), sheet: self.sheet, fields: table })
            }
            _ => self.unfit(codes::NOT_TABLE),
        }
    }

    /// Whether it is text.
    pub(crate) fn is_text(&self) -> bool {
        self.held.get_ref().is_str()
    }

    /// Where the value stands.
    pub(crate) fn place(&self) -> Place {
        self.sheet.place(self.held.span().start, &self.path)
    }

    fn unfit<T>(&self, code: Code) -> Option<T> {
        self.sheet.fault(Report::new(code).at(self.place()));
        None
    }
}
