//! One shape for every error and every refusal, and one table of their codes.
//!
//! A [`Report`] says what happened (a stable [`Code`]), where ([`Place`]), and with which details; the words
//! for people, in Chinese and English, and the advice how to mend it stand in the table. Reports never hold
//! personal data: a wrong identity number is described, not repeated.
//!
//! [`Kind`] keeps apart a lawful *refusal*, an *error* of input or of a store, and a *defect* of our own.

pub mod codes;
pub(crate) mod nearest;
pub(crate) mod sheet;
pub mod value;
mod wire;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Detail, Language, Text, Words};

/// What sort of report this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A lawful "no": the rule that stands against an act.
    Refusal,
    /// Bad input, or a store that failed.
    Error,
    /// A mistake of this library; please report it.
    Defect,
}

/// One row of the code table.
#[derive(Debug)]
pub struct Entry {
    /// The stable code, in kebab case.
    pub code: &'static str,
    /// Refusal, error or defect.
    pub kind: Kind,
    /// What happened, with `{details}`.
    pub message: Words,
    /// How to mend it, with `{details}`.
    pub help: Words,
    /// The law or formal source behind it; empty where it is plain form.
    pub source: &'static str,
}

impl Entry {
    /// The name of a detail of the words that is so called.
    fn place(&self, name: &str) -> Option<&'static str> {
        self.message.place(name).or_else(|| self.help.place(name))
    }
}

/// A stable code of the table in [`codes`].
#[derive(Clone, Copy)]
pub struct Code(&'static Entry);

impl Code {
    /// The code of a row of the table.
    #[must_use]
    pub const fn new(entry: &'static Entry) -> Self {
        Self(entry)
    }

    /// The code as text, as `identity-check-digit`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0.code
    }

    /// The row of the table.
    #[must_use]
    pub const fn entry(self) -> &'static Entry {
        self.0
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.0.code == other.0.code
    }
}

impl Eq for Code {}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code)
    }
}

/// Where in the input a report points: a file, a line and a column (both from 1), a path inside it. Each may be
/// missing; there is no column without a line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The column, counted from 1 in characters (Unicode scalar values).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The file or other name of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The path inside the input, as `item[3].limit[0].amount`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl Place {
    /// A place known by its path alone.
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::default() }
    }

    fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// As `file:line:column:path`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| line.to_string());
        let column = self.column.map(|column| column.to_string());
        let parts = [self.file.as_deref(), line.as_deref(), column.as_deref(), self.path.as_deref()];
        for (position, part) in parts.into_iter().flatten().enumerate() {
            if position > 0 {
                f.write_str(":")?;
            }
            f.write_str(part)?;
        }
        Ok(())
    }
}

/// One error or refusal: what, where, with which details.
///
/// ```
/// use banjian::report::{Place, Report, codes};
/// use banjian::text::Language;
/// let report = Report::new(codes::text::ID_FORM)
///     .with("what", "outlet code")
///     .with("expected", "4 digits")
///     .at(Place::path("outlet"));
/// assert_eq!(report.to_string(), "outlet: outlet code is malformed, expected 4 digits");
/// assert_eq!(report.message(Language::Chinese), "outlet code格式不对，应为4 digits");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    code: Code,
    place: Place,
    // INVARIANT: by name, each once, and only those that the words have a place for; upheld by `with_text`.
    details: Vec<Detail>,
}

impl Report {
    /// A report with a code, as yet without place or details.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, place: Place { column: None, file: None, line: None, path: None }, details: Vec::new() }
    }

    /// Adds a detail that fills `{name}` in the words of the code. Never personal data.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl fmt::Display) -> Self {
        let value = value.to_string();
        self.with_text(name, Text::new(value.clone(), value))
    }

    /// Adds a detail that is a word itself, in both languages. The first of a name stays; one for which the words of
    /// the code have no place is left out.
    #[must_use]
    pub fn with_text(mut self, name: &'static str, value: Text) -> Self {
        if let (Err(at), Some(_)) =
            (self.details.binary_search_by_key(&name, |detail| detail.name), self.code.entry().place(name))
        {
            self.details.insert(at, Detail { name, value });
        }
        self
    }

    /// Says where it happened.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Refusal, error or defect.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.code.entry().kind
    }

    /// Where it happened.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The law or formal source, empty where the code has none.
    #[must_use]
    pub const fn source_of_law(&self) -> &'static str {
        self.code.entry().source
    }

    /// What happened, in one language, without the place.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        self.code.entry().message.fill(language, &self.details)
    }

    /// How to mend it, in one language.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        self.code.entry().help.fill(language, &self.details)
    }

    fn both(&self, words: Words) -> Text {
        Text::new(words.fill(Language::Chinese, &self.details), words.fill(Language::English, &self.details))
    }
}

/// Input as a message shows it: at most 40 characters, none of them a control character.
pub(crate) fn quoted(input: &str) -> String {
    let mut shown: String = input.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if input.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

/// The English message, after the place where one is known.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_unknown() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message(Language::English))
    }
}

impl std::error::Error for Report {}

/// All faults of one input at once, in the order in which a reader meets them; never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Report>")]
pub struct Faults(Vec<Report>);

impl Faults {
    /// `Ok` when nothing was found.
    ///
    /// # Errors
    /// All that was found.
    pub fn check(found: Vec<Report>) -> Result<(), Self> {
        if found.is_empty() { Ok(()) } else { Err(Self(found)) }
    }

    /// The faults, at least one.
    #[must_use]
    pub fn reports(&self) -> &[Report] {
        &self.0
    }
}

/// # Errors
/// An empty list is no faults.
impl TryFrom<Vec<Report>> for Faults {
    type Error = &'static str;

    fn try_from(found: Vec<Report>) -> Result<Self, &'static str> {
        if found.is_empty() { Err("faults without a fault") } else { Ok(Self(found)) }
    }
}

impl From<Report> for Faults {
    fn from(report: Report) -> Self {
        Self(vec![report])
    }
}

/// One line a fault.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, report) in self.0.iter().enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{report}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
