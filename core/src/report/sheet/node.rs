//! The content of a sheet as a tree: values and where each stands, whatever the notation.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// A value, and the bytes that it is written in.
pub(super) struct Node<'t> {
    pub(super) held: Held<'t>,
    pub(super) span: Range<usize>,
}

/// What a value is.
pub(super) enum Held<'t> {
    Boolean(bool),
    /// A date or a time; the day where it is a day of the calendar without a time.
    Date(Option<NaiveDate>),
    Float,
    Integer(Integer),
    List(Vec<Node<'t>>),
    Null,
    Table(Fields<'t>),
    Text(Cow<'t, str>),
}

impl Held<'_> {
    /// What the type is called.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Boolean(_) => "boolean",
            Self::Date(_) => "datetime",
            Self::Float => "float",
            Self::Integer(_) => "integer",
            Self::List(_) => "array",
            Self::Null => "null",
            Self::Table(_) => "table",
            Self::Text(_) => "string",
        }
    }
}

/// A whole number of any size.
pub(crate) struct Integer {
    /// As it is written.
    pub(crate) text: String,
    /// What it is, where 64 bits hold it.
    pub(crate) value: Option<i64>,
}

/// The fields of a table.
#[derive(Default)]
pub(super) struct Fields<'t> {
    /// By name, with the byte at which the name begins.
    pub(super) by_name: BTreeMap<Cow<'t, str>, (usize, Node<'t>)>,
    /// Names that stand there again, and where.
    pub(super) twice: Vec<(String, usize)>,
}

/// The fields of a table in TOML.
pub(super) fn fields<'t>(table: DeTable<'t>) -> Fields<'t> {
    let field = |(name, value): (Spanned<Cow<'t, str>>, Spanned<DeValue<'t>>)| {
        let at = name.span().start;
        (name.into_inner(), (at, node(value)))
    };
    Fields { by_name: table.into_iter().map(field).collect(), twice: Vec::new() }
}

/// A value in TOML. The parser keeps them from nesting deep.
fn node(value: Spanned<DeValue<'_>>) -> Node<'_> {
    let span = value.span();
    let held = match value.into_inner() {
        DeValue::String(text) => Held::Text(text),
        DeValue::Integer(integer) => Held::Integer(whole(&integer)),
        DeValue::Float(_) => Held::Float,
        DeValue::Boolean(truth) => Held::Boolean(truth),
        DeValue::Datetime(found) => {
            Held::Date(found.date.filter(|_| found.time.is_none()).and_then(|date| {
                NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
            }))
        }
        DeValue::Array(entries) => Held::List(entries.into_iter().map(node).collect()),
        DeValue::Table(table) => Held::Table(fields(table)),
    };
    Node { held, span }
}

fn whole(integer: &DeInteger<'_>) -> Integer {
    let value = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
    Integer { text: integer.to_string(), value }
}
