//! Sheets: files in TOML that a person edits. Reads them value by value and keeps on reading after a fault,
//! so that all faults come at once, each with file, line and path. A slip of the pen is told with what was meant.
//!
//! It knows no catalogue and no network; who reads a sheet asks it for fields, and for the faults at the end.

mod words;

use std::cell::RefCell;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use self::words::Outside;
use super::codes::sheet as codes;
use super::nearest::nearest;
use super::{Code, Place, Report, quoted};
use crate::text::Text;

/// The most characters of a line.
const LONGEST: usize = 1_000;

/// What is wrong with a text that should be one line for people: not empty, at most 1,000 characters, without
/// control characters and outer blanks.
pub(crate) fn line_fault(text: &str) -> Option<Report> {
    if text.is_empty() {
        return Some(Report::new(codes::TEXT_EMPTY));
    }
    let plain = text.chars().take(LONGEST + 1).count() <= LONGEST
        && !text.chars().any(char::is_control)
        && text.trim() == text;
    (!plain).then(|| Report::new(codes::TEXT_FORM).with("most", LONGEST))
}

/// A report about a word outside a set: with `found`, and all that was `expected`.
pub(crate) fn outside(code: Code, found: &str, expected: &[&str]) -> Report {
    let expected: Vec<String> = expected.iter().map(|word| format!("`{word}`")).collect();
    Report::new(code).with("found", quoted(found)).with("expected", expected.join(", "))
}

/// The content of a file, as parsed.
pub(crate) struct Sheet<'t> {
    found: RefCell<Vec<Report>>,
    is_toml: bool,
    lines: Vec<usize>,
    name: &'t str,
    root: Spanned<DeTable<'t>>,
    text: &'t str,
}

impl<'t> Sheet<'t> {
    /// Parses a file. What is not TOML is a fault, told by [`Sheet::into_faults`]; such a sheet is empty.
    pub(crate) fn new(name: &'t str, text: &'t str) -> Self {
        let lines = text.match_indices('\n').map(|(at, _)| at).collect();
        let (mut root, errors) = DeTable::parse_recoverable(text);
        let is_toml = errors.is_empty();
        if !is_toml {
            root = Spanned::new(0..0, DeTable::new());
        }
        let sheet = Self { found: RefCell::default(), is_toml, lines, name, root, text };
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            // The parser's message may go over several lines.
            let message = error.message().split_whitespace().collect::<Vec<_>>().join(" ");
            sheet.fault(Report::new(codes::SYNTAX).with("found", message).at(sheet.place(at, "")));
        }
        sheet
    }

    /// Whether the file could be parsed.
    pub(crate) const fn is_toml(&self) -> bool {
        self.is_toml
    }

    /// The top of the file.
    pub(crate) fn root(&self) -> Table<'_> {
        Table { at: 0, path: String::new(), sheet: self, fields: self.root.get_ref() }
    }

    /// How many faults were met so far.
    pub(crate) fn faults(&self) -> usize {
        self.found.borrow().len()
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
        let path = (!path.is_empty()).then(|| path.into());
        Place { file: Some(self.name.into()), line: u32::try_from(line).ok(), path, ..Place::default() }
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
            self.fault(Report::new(codes::FIELD_MISSING).with("field", name));
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
    pub(crate) fn only(&self, known: &[&'static str]) {
        for name in self.fields.keys() {
            let field = name.get_ref().as_ref();
            if known.contains(&field) {
                continue;
            }
            let report = match nearest(field, known.iter().copied()) {
                Some(meant) => {
                    Report::new(codes::FIELD_MISSPELT).with("found", quoted(field)).with("meant", meant)
                }
                None => outside(codes::FIELD_UNKNOWN, field, known),
            };
            self.sheet.fault(report.at(self.sheet.place(name.span().start, &self.path)));
        }
    }

    /// Whether there is such a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// Where the table begins.
    pub(crate) fn place(&self) -> Place {
        self.sheet.place(self.at, &self.path)
    }

    /// Tells what is wrong with the table as a whole.
    pub(crate) fn fault(&self, report: Report) {
        self.sheet.fault(report.at(self.place()));
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
    /// Text, as it is.
    pub(crate) fn text(&self) -> Option<&'s str> {
        match self.held.get_ref() {
            DeValue::String(text) => Some(text),
            _ => self.unfit(codes::NOT_TEXT),
        }
    }

    /// Text for people: one line, not empty.
    pub(crate) fn line(&self) -> Option<String> {
        let text = self.text()?;
        match line_fault(text) {
            Some(report) => {
                self.fault(report);
                None
            }
            None => Some(text.into()),
        }
    }

    /// A line in both languages: `{ zh = "…", en = "…" }`.
    pub(crate) fn words(&self) -> Option<Text> {
        let table = self.table()?;
        table.only(&["zh", "en"]);
        let (zh, en) = (table.field("zh"), table.field("en"));
        let (zh, en) = (zh.and_then(|zh| zh.line()), en.and_then(|en| en.line()));
        Some(Text::new(zh?, en?))
    }

    /// Text that is read further.
    pub(crate) fn parse<T: FromStr<Err = Report>>(&self) -> Option<T> {
        self.text()?.parse().map_err(|report: Report| self.fault(report)).ok()
    }

    /// One of a closed set, by its name in data.
    pub(crate) fn choice<T: DeserializeOwned>(&self) -> Option<T> {
        let text = self.text()?;
        let read = T::deserialize(StrDeserializer::<Outside>::new(text));
        read.map_err(|Outside(expected)| self.outside(text, expected)).ok()
    }

    /// Tells that the value is none of those expected.
    pub(crate) fn outside(&self, found: &str, expected: &[&str]) {
        self.fault(outside(codes::VALUE_UNKNOWN, found, expected));
    }

    /// A whole number, of any size.
    pub(crate) fn integer(&self) -> Option<&'s DeInteger<'s>> {
        match self.held.get_ref() {
            DeValue::Integer(integer) => Some(integer),
            _ => self.unfit(codes::NOT_INTEGER),
        }
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.held.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => self.unfit(codes::NOT_BOOLEAN),
        }
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

    /// Whether it is a table with such a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        matches!(self.held.get_ref(), DeValue::Table(table) if table.contains_key(name))
    }

    /// Where the value stands.
    pub(crate) fn place(&self) -> Place {
        self.sheet.place(self.held.span().start, &self.path)
    }

    /// Where the first character of a text stands, its quotation marks not counted.
    pub(crate) fn text_place(&self) -> Place {
        let at = self.held.span().start.saturating_add(self.marks());
        let before = self.sheet.text.get(..at).unwrap_or_default();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
        Place { column: u32::try_from(column).ok(), ..self.sheet.place(at, &self.path) }
    }

    /// A text as it is written between its quotation marks, where it holds escapes.
    pub(crate) fn escaped(&self) -> Option<&'s str> {
        let written = self.written();
        let inner = written.get(self.marks()..)?;
        (written.starts_with('"') && inner.contains('\\')).then_some(inner)
    }

    fn written(&self) -> &'s str {
        self.sheet.text.get(self.held.span()).unwrap_or_default()
    }

    /// How many bytes open a text. A line break that follows three marks belongs to them (TOML 1.0, strings).
    fn marks(&self) -> usize {
        let held = self.written();
        let three = ["\"\"\"", "'''"].iter().find_map(|marks| held.strip_prefix(marks));
        match three {
            Some(rest) if rest.starts_with("\r\n") => 5,
            Some(rest) if rest.starts_with('\n') => 4,
            Some(_) => 3,
            None => 1,
        }
    }

    /// Tells what is wrong with the value.
    pub(crate) fn fault(&self, report: Report) {
        self.sheet.fault(report.at(self.place()));
    }

    fn unfit<T>(&self, code: Code) -> Option<T> {
        self.fault(Report::new(code).with("found", self.held.get_ref().type_str()));
        None
    }
}
