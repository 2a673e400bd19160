//! Rows of facts, as a batch and as `determine` takes them; answers, as `determine` gives them.

use std::sync::Arc;

use arrow_array::builder::{StringDictionaryBuilder, StringViewBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Date64Array, Decimal128Array, Float64Array, Int16Array,
    Int32Array, Int64Array, LargeStringArray, RecordBatch, StringArray, UInt16Array, UInt64Array,
};
use arrow_schema::{DataType, Field, Schema};
use banjian::eligibility::{Facts, Given, Policy};
use chrono::NaiveDate;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Truth,
    Day,
    /// Scaled by ten to this power.
    Number(u32),
    Text,
}

pub(crate) const FACTS: [(&str, Kind); 8] = [
    ("applied", Kind::Day),
    ("birth", Kind::Day),
    ("wage", Kind::Number(2)),
    ("months", Kind::Number(0)),
    ("status", Kind::Text),
    ("married", Kind::Truth),
    ("children", Kind::Number(0)),
    ("moved", Kind::Day),
];

pub(crate) const TEXTS: [&str; 6] =
    ["employed", "out of work since last year", "退休", "student", "", "out of work since last month"];

/// What is known of one fact: nothing, none, or a number (of a text, its place in `TEXTS`; of a day, since 1970).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    Unknown,
    None,
    Is(i64),
}

/// One column: its facts, and which of Arrow's types it comes in.
pub(crate) type Column = (Vec<Fact>, u8);

fn day(days: i64) -> NaiveDate {
    NaiveDate::from_epoch_days(i32::try_from(days).unwrap()).unwrap()
}

fn decimal(number: i64, decimals: u32) -> Given {
    let plain = if decimals == 0 { number.to_string() } else { format!("{:.2}", number as f64 / 100.0) };
    Given::Number(plain.parse().unwrap())
}

/// The facts of one row that a policy declares.
pub(crate) fn facts(policy: &Policy, columns: &[Column], row: usize) -> Facts {
    let declared = |name: &str| policy.edition().facts.iter().any(|fact| fact.name == name);
    let mut facts = Facts::new();
    for ((name, kind), (column, _)) in FACTS.iter().zip(columns).filter(|((name, _), _)| declared(name)) {
        let given = match (kind, column[row]) {
            (_, Fact::Unknown) => continue,
            (_, Fact::None) => Given::None,
            (Kind::Truth, Fact::Is(truth)) => Given::Boolean(truth != 0),
            (Kind::Day, Fact::Is(days)) => Given::Date(day(days)),
            (Kind::Number(decimals), Fact::Is(number)) => decimal(number, *decimals),
            (Kind::Text, Fact::Is(at)) => Given::Text(TEXTS[at as usize].into()),
        };
        facts.set(*name, given);
    }
    facts
}

fn array(kind: Kind, facts: &[Fact], of: u8) -> ArrayRef {
    let numbers = || facts.iter().map(|fact| if let Fact::Is(number) = fact { Some(*number) } else { None });
    let texts = || numbers().map(|at| at.map(|at| TEXTS[at as usize]));
    match (kind, of % 5) {
        (Kind::Truth, _) => {
            Arc::new(numbers().map(|truth| truth.map(|truth| truth != 0)).collect::<BooleanArray>())
        }
        (Kind::Day, 0) => {
            Arc::new(numbers().map(|days| days.map(|days| days * 86_400_000)).collect::<Date64Array>())
        }
        (Kind::Day, _) => {
            Arc::new(numbers().map(|days| days.map(|days| days as i32)).collect::<Date32Array>())
        }
        (Kind::Number(0), 0) => Arc::new(numbers().map(|n| n.map(|n| n as i16)).collect::<Int16Array>()),
        (Kind::Number(0), 1) => Arc::new(numbers().collect::<Int64Array>()),
        (Kind::Number(0), 2) if numbers().flatten().all(|n| n >= 0) => {
            Arc::new(numbers().map(|n| n.map(|n| n as u64)).collect::<UInt64Array>())
        }
        (Kind::Number(0), 3) if numbers().flatten().all(|n| n >= 0) => {
            Arc::new(numbers().map(|n| n.map(|n| n as u16)).collect::<UInt16Array>())
        }
        (Kind::Number(0), _) => Arc::new(numbers().map(|n| n.map(|n| n as i32)).collect::<Int32Array>()),
        (Kind::Number(_), 0 | 1) => {
            Arc::new(numbers().map(|n| n.map(|n| n as f64 / 100.0)).collect::<Float64Array>())
        }
        (Kind::Number(_), of) => {
            let up = [100, 1, 10][usize::from(of) - 2];
            let scale = [4, 2, 3][usize::from(of) - 2];
            let scaled = numbers().map(|n| n.map(|n| i128::from(n * up))).collect::<Decimal128Array>();
            Arc::new(scaled.with_precision_and_scale(20, scale).unwrap())
        }
        (Kind::Text, 0) => Arc::new(texts().collect::<LargeStringArray>()),
        (Kind::Text, 1) => {
            let mut views = StringViewBuilder::new();
            texts().for_each(|text| views.append_option(text));
            Arc::new(views.finish())
        }
        (Kind::Text, 2) => {
            let mut dictionary = StringDictionaryBuilder::<UInt8Type>::new();
            texts().for_each(|text| dictionary.append_option(text));
            Arc::new(dictionary.finish())
        }
        (Kind::Text, 3) => {
            // A dictionary that holds null itself.
            let values = TEXTS.iter().map(|text| Some(*text)).chain([None]).collect::<StringArray>();
            let keys = numbers().map(|at| at.map_or(TEXTS.len() as i16, |at| at as i16));
            let keys = keys.map(Some).collect::<Int16Array>();
            Arc::new(arrow_array::DictionaryArray::<Int16Type>::try_new(keys, Arc::new(values)).unwrap())
        }
        (Kind::Text, _) => Arc::new(texts().collect::<StringArray>()),
    }
}

/// The batch of all columns; a companion stands where a fact is none somewhere. What is unknown throughout is left
/// out.
pub(crate) fn batch(columns: &[Column]) -> RecordBatch {
    let mut named: Vec<(String, ArrayRef)> = Vec::new();
    let rows = columns[0].0.len();
    named.push(("passed over".into(), Arc::new(Int32Array::from(vec![7; rows]))));
    for ((name, kind), (facts, of)) in FACTS.iter().zip(columns) {
        if facts.iter().any(|fact| *fact != Fact::Unknown) || of % 2 == 0 {
            named.push(((*name).into(), array(*kind, facts, *of)));
        }
        if facts.contains(&Fact::None) {
            let none = facts.iter().map(|fact| match fact {
                Fact::None => Some(true),
                Fact::Is(_) => Some(false),
                Fact::Unknown if of % 3 == 0 => Some(false),
                Fact::Unknown => None,
            });
            named.push((format!("{name}_is_none"), Arc::new(none.collect::<BooleanArray>())));
        }
    }
    let fields: Vec<Field> =
        named.iter().map(|(name, array)| Field::new(name, array.data_type().clone(), true)).collect();
    let arrays = named.into_iter().map(|(_, array)| array).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).unwrap()
}

/// The outcome of a row.
pub(crate) fn outcome<'a>(answers: &'a RecordBatch, policy: &str, row: usize) -> &'a str {
    let column = answers.column_by_name(policy).unwrap().as_dictionary::<Int8Type>();
    let key = column.keys().value(row);
    column.values().as_string::<i32>().value(key as usize)
}

/// A granted value of a row, durations as `determine` writes them.
pub(crate) fn value(answers: &RecordBatch, policy: &str, name: &str, row: usize) -> Option<Given> {
    let column = answers.column_by_name(&format!("{policy}.{name}")).unwrap();
    if column.is_null(row) {
        return None;
    }
    let whole = |number: i64| match name {
        "age" => Given::Text(format!("P{number}M")),
        "days" => Given::Text(format!("P{number}D")),
        _ => Given::from(number),
    };
    Some(match column.data_type() {
        DataType::Boolean => Given::Boolean(column.as_boolean().value(row)),
        DataType::Date32 => Given::Date(day(column.as_primitive::<Date32Type>().value(row).into())),
        DataType::Int32 => whole(column.as_primitive::<Int32Type>().value(row).into()),
        DataType::Int64 => whole(column.as_primitive::<Int64Type>().value(row)),
        DataType::Decimal128(_, 2) => {
            let number = column.as_primitive::<Decimal128Type>().value(row);
            Given::Number(format!("{}.{:02}", number / 100, number % 100).parse().unwrap())
        }
        _ => {
            let column = column.as_dictionary::<Int32Type>();
            let key = column.keys().value(row);
            Given::Text(column.values().as_string::<i32>().value(key as usize).into())
        }
    })
}
