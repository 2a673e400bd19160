//! Sheets: files in TOML that a person edits, or the same in JSON that a program wrote. Reads them value by value and
//! keeps on reading after a fault, so that all faults come at once, each with file, line and path; in JSON, which may
//! be one line, with the column too. A slip of the pen is told with what was meant.
//!
//! It knows no catalogue and no network; who reads a sheet asks it for fields, and for the faults at the end.

mod json;
mod lines;
mod node;
mod words;

use std::cell::RefCell;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;
use toml::de::DeTable;

use self::lines::Lines;
use self::node::{Fields, Held, Integer, Node};
use self::words::Outside;
use super::codes::sheet as codes;
use super::nearest::nearest;
use super::{Code, Place, Report, quoted};
use crate::text::Text;

/// The most characters of a line.
const LONGEST: usize = 1_000;

/// The most faults of syntax that are told of a file.
const MOST_SYNTAX: usize = 100;

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

/// How a sheet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Notation {
    Json,
    Toml,
}

/// The content of a file, as parsed.
pub(crate) struct Sheet<'t> {
    found: RefCell<Vec<Report>>,
    is_parsed: bool,
    lines: Lines<'t>,
    name: &'t str,
    notation: Notation,
    root: Fields<'t>,
    text: &'t str,
}

impl<'t> Sheet<'t> {
    /// Parses a file in TOML. What is not TOML is a fault, told by [`Sheet::into_faults`]; such a sheet is empty.
    pub(crate) fn toml(name: &'t str, text: &'t str) -> Self {
        let mut sheet = Self::empty(name, text, Notation::Toml);
        let (root, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            (sheet.root, sheet.is_parsed) = (node::fields(root.into_inner()), true);
        }
        // Where a file is no TOML at all, each of its characters is a fault of its own.
        for error in errors.into_iter().take(MOST_SYNTAX) {
            let at = error.span().map_or(0, |span| span.start);
            // The parser's message may go over several lines.
            let message = error.message().split_whitespace().collect::<Vec<_>>().join(" ");
            sheet.no_sheet("TOML", message, at);
        }
        sheet
    }

    /// Parses a file in JSON: one object. What is none is a fault, as in [`Sheet::toml`].
    pub(crate) fn json(name: &'t str, text: &'t str) -> Self {
        let mut sheet = Self::empty(name, text, Notation::Json);
        match json::parse(text, &sheet.lines) {
            Ok(Node { held: Held::Table(root), .. }) => (sheet.root, sheet.is_parsed) = (root, true),
            Ok(Node { held, span }) => {
                let report = Report::new(codes::NOT_TABLE).with("found", held.kind());
                sheet.fault(report.at(sheet.place(span.start, "")));
            }
            Err(wrong) => sheet.no_sheet("JSON", wrong.found, wrong.at),
        }
        sheet
    }

    fn empty(name: &'t str, text: &'t str, notation: Notation) -> Self {
        Self {
            found: RefCell::default(),
            is_parsed: false,
            lines: Lines::new(text),
            name,
            notation,
            root: Fields::default(),
            text,
        }
    }

    fn no_sheet(&self, notation: &str, found: String, at: usize) {
        let report = Report::new(codes::SYNTAX).with("notation", notation).with("found", found);
        self.fault(report.at(self.place(at, "")));
    }

    /// Whether the file could be parsed.
    pub(crate) const fn is_parsed(&self) -> bool {
        self.is_parsed
    }

    /// The top of the file.
    pub(crate) fn root(&self) -> Table<'_> {
        Table { at: 0, path: String::new(), sheet: self, fields: &self.root }
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
        let place = self.character(at, path);
        match self.notation {
            Notation::Json => place,
            Notation::Toml => Place { column: None, ..place },
        }
    }

    /// The place with its column.
    fn character(&self, at: usize, path: &str) -> Place {
        let (line, column) = self.lines.of(at);
        let path = (!path.is_empty()).then(|| path.into());
        Place { column: Some(column), file: Some(self.name.into()), line: Some(line), path }
    }
}

/// A table of a sheet.
pub(crate) struct Table<'s> {
    at: usize,
    path: String,
    sheet: &'s Sheet<'s>,
    fields: &'s Fields<'s>,
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
        let (_, node) = self.fields.by_name.get(name)?;
        Some(Value { path: self.below(name), sheet: self.sheet, node })
    }

    /// The entries of a list that may be left out.
    pub(crate) fn list(&self, name: &str) -> Vec<Value<'s>> {
        self.optional(name).map(|value| value.list()).unwrap_or_default()
    }

    /// Tells every field but these, and every field that stands there again.
    pub(crate) fn only(&self, known: &[&'static str]) {
        for (field, (at, _)) in &self.fields.by_name {
            let field = field.as_ref();
            if known.contains(&field) {
                continue;
            }
            let report = match nearest(field, known.iter().copied()) {
                Some(meant) => {
                    Report::new(codes::FIELD_MISSPELT).with("found", quoted(field)).with("meant", meant)
                }
                None => outside(codes::FIELD_UNKNOWN, field, known),
            };
            self.sheet.fault(report.at(self.sheet.place(*at, &self.path)));
        }
        for (field, at) in &self.fields.twice {
            let report = Report::new(codes::FIELD_TWICE).with("field", quoted(field));
            self.sheet.fault(report.at(self.sheet.place(*at, &self.path)));
        }
    }

    /// Whether there is such a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.by_name.contains_key(name)
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
    node: &'s Node<'s>,
}

impl<'s> Value<'s> {
    /// Text, as it is.
    pub(crate) fn text(&self) -> Option<&'s str> {
        match &self.node.held {
            Held::Text(text) => Some(text),
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
    pub(crate) fn integer(&self) -> Option<&'s Integer> {
        match &self.node.held {
            Held::Integer(integer) => Some(integer),
            _ => self.unfit(codes::NOT_INTEGER),
        }
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self) -> Option<bool> {
        match &self.node.held {
            Held::Boolean(value) => Some(*value),
            _ => self.unfit(codes::NOT_BOOLEAN),
        }
    }

    /// A date without time, as `2026-01-01`, from year 1 to 9999; in JSON a text.
    pub(crate) fn date(&self) -> Option<NaiveDate> {
        let date = match (&self.node.held, self.sheet.notation) {
            (Held::Date(date), _) => *date,
            (Held::Text(text), Notation::Json) => json::date(text),
            _ => None,
        };
        let date = date.filter(|date| (1..=9999).contains(&date.year()));
        date.or_else(|| self.unfit(codes::NOT_DATE))
    }

    /// The entries of a list.
    pub(crate) fn list(&self) -> Vec<Self> {
        let Held::List(entries) = &self.node.held else {
            return self.unfit(codes::NOT_LIST).unwrap_or_default();
        };
        let entry = |(at, node): (usize, &'s Node<'s>)| Self {
            path: format!("{}[{at}]", self.path),
            sheet: self.sheet,
            node,
        };
        entries.iter().enumerate().map(entry).collect()
    }

    /// The fields of a table.
    pub(crate) fn table(&self) -> Option<Table<'s>> {
        match &self.node.held {
            Held::Table(fields) => {
                let at = self.node.span.start;
                Some(Table { at, path: self.path.clone(), sheet: self.sheet, fields })
            }
            _ => self.unfit(codes::NOT_TABLE),
        }
    }

    /// Whether it is text.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.node.held, Held::Text(_))
    }

    /// Whether it is a table with such a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        matches!(&self.node.held, Held::Table(fields) if fields.by_name.contains_key(name))
    }

    /// Where the value stands.
    pub(crate) fn place(&self) -> Place {
        self.sheet.place(self.node.span.start, &self.path)
    }

    /// Where the first character of a text stands, its quotation marks not counted.
    pub(crate) fn text_place(&self) -> Place {
        let at = self.node.span.start.saturating_add(self.marks());
        self.sheet.character(at, &self.path)
    }

    /// A text as it is written between its quotation marks, where it holds escapes.
    pub(crate) fn escaped(&self) -> Option<&'s str> {
        let written = self.written();
        let inner = written.get(self.marks()..)?;
        (written.starts_with('"') && inner.contains('\\')).then_some(inner)
    }

    fn written(&self) -> &'s str {
        self.sheet.text.get(self.node.span.clone()).unwrap_or_default()
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
        self.fault(Report::new(code).with("found", self.node.held.kind()));
        None
    }
}
