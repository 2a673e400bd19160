//! Reading a TOML file by hand: every value knows its line and path, and a fault does not stop the reading.

use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::rules;
use super::words::{Word, nearest};
use crate::report::codes::catalog as codes;
use crate::report::{Place, Report};
use crate::text::Text;

/// Where the lines of a file begin, so that a byte offset becomes a line.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    file: &'a str,
    ends: Vec<usize>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(file: &'a str, text: &str) -> Self {
        Self { file, ends: text.match_indices('\n').map(|(offset, _)| offset).collect() }
    }

    /// The place of a byte offset; the path is left out where it is empty.
    pub(super) fn place(&self, offset: usize, path: &str) -> Place {
        let line = self.ends.partition_point(|&end| end < offset).saturating_add(1);
        Place {
            file: Some(self.file.into()),
            line: Some(u32::try_from(line).unwrap_or(u32::MAX)),
            path: (!path.is_empty()).then(|| path.into()),
        }
    }
}

/// A value of a file.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    sheet: &'a Sheet<'a>,
    path: String,
    span: Range<usize>,
    value: &'a DeValue<'a>,
}

impl<'a> Node<'a> {
    pub(super) fn place(&self) -> Place {
        self.sheet.place(self.span.start, &self.path)
    }

    fn fault(&self, report: Report, found: &mut Vec<Report>) {
        found.push(report.at(self.place()));
    }

    fn wrong_type(&self, expected: &str, found: &mut Vec<Report>) {
        self.fault(
            Report::new(codes::TYPE).with("found", self.value.type_str()).with("expected", expected),
            found,
        );
    }

    /// Keeps a rule's fault with the place of this value.
    pub(super) fn hold(&self, rule: Option<Report>, found: &mut Vec<Report>) {
        if let Some(report) = rule {
            self.fault(report, found);
        }
    }

    pub(super) fn string(&self, found: &mut Vec<Report>) -> Option<&'a str> {
        match self.value {
            DeValue::String(text) => Some(text.as_ref()),
            _ => {
                self.wrong_type("string", found);
                None
            }
        }
    }

    /// A text for people: one line, not empty.
    pub(super) fn line(&self, found: &mut Vec<Report>) -> Option<String> {
        let text = self.string(found)?;
        match rules::text(text) {
            Some(report) => {
                self.fault(report, found);
                None
            }
            None => Some(text.into()),
        }
    }

    pub(super) fn word<T: Word>(&self, found: &mut Vec<Report>) -> Option<T> {
        let text = self.string(found)?;
        let word = T::WORDS.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if word.is_none() {
            let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
            self.fault(rules::value_unknown(codes::VALUE_UNKNOWN, text, &words), found);
        }
        word
    }

    /// A name that is made by parsing, as an item code.
    pub(super) fn parsed<T: std::str::FromStr<Err = Report>>(&self, found: &mut Vec<Report>) -> Option<T> {
        match self.string(found)?.parse() {
            Ok(value) => Some(value),
            Err(report) => {
                self.fault(report, found);
                None
            }
        }
    }

    /// The amount of a limit, 1 to 1,000.
    pub(super) fn amount(&self, found: &mut Vec<Report>) -> Option<u16> {
        let DeValue::Integer(integer) = self.value else {
            self.wrong_type("integer", found);
            return None;
        };
        let amount = u16::from_str_radix(integer.as_str(), integer.radix()).ok();
        let amount = amount.filter(|&amount| rules::amount(amount).is_none());
        if amount.is_none() {
            self.fault(Report::new(codes::AMOUNT).with("found", integer), found);
        }
        amount
    }

    pub(super) fn boolean(&self, found: &mut Vec<Report>) -> Option<bool> {
        match self.value {
            DeValue::Boolean(value) => Some(*value),
            _ => {
                self.wrong_type("boolean", found);
                None
            }
        }
    }

    pub(super) fn date(&self, found: &mut Vec<Report>) -> Option<NaiveDate> {
        let date = match self.value {
            DeValue::Datetime(datetime) if datetime.time.is_none() => datetime.date,
            _ => None,
        };
        let date = date.and_then(|date| {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        });
        if date.is_none() {
            self.wrong_type("date", found);
        }
        date
    }

    pub(super) fn array(&self, found: &mut Vec<Report>) -> Vec<Self> {
        let DeValue::Array(array) = self.value else {
            self.wrong_type("array", found);
            return Vec::new();
        };
        let element = |(position, value): (usize, &'a Spanned<DeValue<'a>>)| Self {
            sheet: self.sheet,
            path: format!("{}[{position}]", self.path),
            span: value.span(),
            value: value.get_ref(),
        };
        array.iter().enumerate().map(element).collect()
    }

    pub(super) fn fields(&self, found: &mut Vec<Report>) -> Option<Fields<'a>> {
        match self.value {
            DeValue::Table(table) => Some(Fields {
                sheet: self.sheet,
                path: self.path.clone(),
                offset: self.span.start,
                table,
                known: Vec::new(),
            }),
            _ => {
                self.wrong_type("table", found);
                None
            }
        }
    }

    /// Whether it is a table with a field of this name.
    pub(super) fn has(&self, key: &str) -> bool {
        matches!(self.value, DeValue::Table(table) if table.keys().any(|name| name.get_ref() == key))
    }

    /// A text in both languages: `{ zh = "…", en = "…" }`.
    pub(super) fn both(&self, found: &mut Vec<Report>) -> Option<Text> {
        let mut fields = self.fields(found)?;
        let zh = fields.need("zh", found).and_then(|node| node.line(found));
        let en = fields.need("en", found).and_then(|node| node.line(found));
        fields.finish(found);
        Some(Text::new(zh?, en?))
    }
}

/// The fields of a table. What nobody asked for is unknown.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    sheet: &'a Sheet<'a>,
    path: String,
    offset: usize,
    table: &'a DeTable<'a>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of a whole file.
    pub(super) fn root(sheet: &'a Sheet<'a>, table: &'a DeTable<'a>) -> Self {
        Self { sheet, path: String::new(), offset: 0, table, known: Vec::new() }
    }

    pub(super) fn place(&self) -> Place {
        self.sheet.place(self.offset, &self.path)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.keys().any(|name| name.get_ref() == key)
    }

    pub(super) fn field(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.known.push(key);
        let (_, value) = self.table.iter().find(|(name, _)| name.get_ref() == key)?;
        let path = if self.path.is_empty() { key.into() } else { format!("{}.{key}", self.path) };
        Some(Node { sheet: self.sheet, path, span: value.span(), value: value.get_ref() })
    }

    pub(super) fn need(&mut self, key: &'static str, found: &mut Vec<Report>) -> Option<Node<'a>> {
        let node = self.field(key);
        if node.is_none() {
            found.push(Report::new(codes::FIELD_MISSING).with("field", key).at(self.place()));
        }
        node
    }

    /// The elements of an array field; none where it is missing.
    pub(super) fn each(&mut self, key: &'static str, found: &mut Vec<Report>) -> Vec<Node<'a>> {
        self.field(key).map(|node| node.array(found)).unwrap_or_default()
    }

    /// Names every field that nobody asked for.
    pub(super) fn finish(self, found: &mut Vec<Report>) {
        for name in self.table.keys() {
            let key = name.get_ref().as_ref();
            if self.known.contains(&key) {
                continue;
            }
            let report = match nearest(key, &self.known) {
                Some(meant) => {
                    Report::new(codes::FIELD_MISSPELT).with("field", rules::quoted(key)).with("meant", meant)
                }
                None => rules::value_unknown(codes::FIELD_UNKNOWN, key, &self.known),
            };
            found.push(report.at(self.sheet.place(name.span().start, &self.path)));
        }
    }
}
