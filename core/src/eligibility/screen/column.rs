//! The columns of a batch, found by name and read as what the policies declare.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Date64Type, Decimal128Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, DictionaryArray, RecordBatch, StringViewArray};
use arrow_buffer::{ArrowNativeType, BooleanBuffer, NullBuffer};
use arrow_schema::DataType;

use crate::eligibility::policy::coder::{self, Coder};
use crate::eligibility::policy::typed::Type;
use crate::report::codes::screen as codes;
use crate::report::{Place, Report, quoted};

/// One fact of a batch.
#[derive(Debug)]
pub(super) struct Column<'a> {
    pub(super) values: Values<'a>,
    /// Which rows are not null; all where it is `None`.
    pub(super) nulls: Option<&'a NullBuffer>,
    /// Which rows are known to be none: what the companion column says, and where it says something.
    pub(super) none: Option<(&'a BooleanBuffer, Option<&'a NullBuffer>)>,
}

/// The values of a column, in the width in which they came.
#[derive(Debug)]
pub(super) enum Values<'a> {
    /// There is no such column: all rows are unknown.
    Missing,
    Truths(&'a BooleanBuffer),
    I8(&'a [i8]),
    I16(&'a [i16]),
    I32(&'a [i32]),
    I64(&'a [i64]),
    U8(&'a [u8]),
    U16(&'a [u16]),
    U32(&'a [u32]),
    U64(&'a [u64]),
    /// With so many decimals; a negative count is of zeros before the point.
    Decimals(&'a [i128], i8),
    Doubles(&'a [f64]),
    /// Days since 1970-01-01.
    Days(&'a [i32]),
    /// Milliseconds since then.
    Milliseconds(&'a [i64]),
    Texts(&'a [i32], &'a [u8]),
    LargeTexts(&'a [i64], &'a [u8]),
    Views(&'a StringViewArray),
    /// Keys, and the code of each text of the dictionary.
    Coded(Keys<'a>, Vec<u16>),
}

/// The keys of a dictionary.
#[derive(Debug)]
pub(super) enum Keys<'a> {
    I8(&'a [i8]),
    I16(&'a [i16]),
    I32(&'a [i32]),
    I64(&'a [i64]),
    U8(&'a [u8]),
    U16(&'a [u16]),
    U32(&'a [u32]),
    U64(&'a [u64]),
}

/// The column of a fact and its companion; what is wrong with either is added to `found`.
pub(super) fn column<'a>(
    batch: &'a RecordBatch,
    name: &str,
    companion: &str,
    of: Type,
    coder: Option<&Coder>,
    found: &mut Vec<Report>,
) -> Column<'a> {
    let values = named(batch, name, found);
    let nulls = values.and_then(|array| array.nulls());
    let values = match values {
        // Arrow's column of type null: nothing is known.
        Some(array) if *array.data_type() == DataType::Null => Values::Missing,
        Some(array) => read(array, of, coder).unwrap_or_else(|| {
            found.push(unfit(name, array, of));
            Values::Missing
        }),
        None => Values::Missing,
    };
    let none = named(batch, companion, found).and_then(|array| match array.as_boolean_opt() {
        Some(none) => Some((none.values(), none.nulls())),
        None => {
            found.push(unfit(companion, array, Type::Boolean));
            None
        }
    });
    Column { values, nulls, none }
}

fn named<'a>(batch: &'a RecordBatch, name: &str, found: &mut Vec<Report>) -> Option<&'a ArrayRef> {
    let schema = batch.schema_ref();
    let mut places = schema.fields().iter().zip(batch.columns()).filter(|(field, _)| field.name() == name);
    let (_, array) = places.next()?;
    if places.next().is_some() {
        let report = Report::new(codes::COLUMN_REPEATED).with("name", quoted(name));
        found.push(report.at(Place::path(quoted(name))));
    }
    Some(array)
}

fn unfit(name: &str, array: &ArrayRef, of: Type) -> Report {
    let expected = match of {
        Type::Boolean => "Boolean",
        Type::Date => "Date32 or Date64",
        Type::Text => "Utf8, LargeUtf8, Utf8View or a dictionary of one of them",
        _ => "Int8 to Int64, UInt8 to UInt64, Decimal128 or Float64",
    };
    Report::new(codes::COLUMN_TYPE)
        .with("name", quoted(name))
        .with("found", quoted(&array.data_type().to_string()))
        .with("expected", expected)
        .at(Place::path(quoted(name)))
}

fn read<'a>(array: &'a ArrayRef, of: Type, coder: Option<&Coder>) -> Option<Values<'a>> {
    let values = match (of, array.data_type()) {
        (Type::Boolean, DataType::Boolean) => Values::Truths(array.as_boolean_opt()?.values()),
        (Type::Date, DataType::Date32) => Values::Days(array.as_primitive_opt::<Date32Type>()?.values()),
        (Type::Date, DataType::Date64) => {
            Values::Milliseconds(array.as_primitive_opt::<Date64Type>()?.values())
        }
        (Type::Text, kind) => return texts(array, kind, coder?),
        (Type::Number(_), DataType::Int8) => Values::I8(array.as_primitive_opt::<Int8Type>()?.values()),
        (Type::Number(_), DataType::Int16) => Values::I16(array.as_primitive_opt::<Int16Type>()?.values()),
        (Type::Number(_), DataType::Int32) => Values::I32(array.as_primitive_opt::<Int32Type>()?.values()),
        (Type::Number(_), DataType::Int64) => Values::I64(array.as_primitive_opt::<Int64Type>()?.values()),
        (Type::Number(_), DataType::UInt8) => Values::U8(array.as_primitive_opt::<UInt8Type>()?.values()),
        (Type::Number(_), DataType::UInt16) => Values::U16(array.as_primitive_opt::<UInt16Type>()?.values()),
        (Type::Number(_), DataType::UInt32) => Values::U32(array.as_primitive_opt::<UInt32Type>()?.values()),
        (Type::Number(_), DataType::UInt64) => Values::U64(array.as_primitive_opt::<UInt64Type>()?.values()),
        (Type::Number(_), DataType::Decimal128(_, scale)) => {
            Values::Decimals(array.as_primitive_opt::<Decimal128Type>()?.values(), *scale)
        }
        (Type::Number(_), DataType::Float64) => {
            Values::Doubles(array.as_primitive_opt::<Float64Type>()?.values())
        }
        _ => return None,
    };
    Some(values)
}

fn texts<'a>(array: &'a ArrayRef, kind: &DataType, coder: &Coder) -> Option<Values<'a>> {
    let DataType::Dictionary(key, _) = kind else {
        return Some(match kind {
            DataType::Utf8 => {
                let texts = array.as_string_opt::<i32>()?;
                Values::Texts(texts.value_offsets(), texts.value_data())
            }
            DataType::LargeUtf8 => {
                let texts = array.as_string_opt::<i64>()?;
                Values::LargeTexts(texts.value_offsets(), texts.value_data())
            }
            DataType::Utf8View => Values::Views(array.as_string_view_opt()?),
            _ => return None,
        });
    };
    let codes = coded(array.as_any_dictionary_opt()?.values(), coder)?;
    let keys = match **key {
        DataType::Int8 => Keys::I8(keys(array.as_dictionary_opt::<Int8Type>()?)),
        DataType::Int16 => Keys::I16(keys(array.as_dictionary_opt::<Int16Type>()?)),
        DataType::Int32 => Keys::I32(keys(array.as_dictionary_opt::<Int32Type>()?)),
        DataType::Int64 => Keys::I64(keys(array.as_dictionary_opt::<Int64Type>()?)),
        DataType::UInt8 => Keys::U8(keys(array.as_dictionary_opt::<UInt8Type>()?)),
        DataType::UInt16 => Keys::U16(keys(array.as_dictionary_opt::<UInt16Type>()?)),
        DataType::UInt32 => Keys::U32(keys(array.as_dictionary_opt::<UInt32Type>()?)),
        DataType::UInt64 => Keys::U64(keys(array.as_dictionary_opt::<UInt64Type>()?)),
        _ => return None,
    };
    Some(Values::Coded(keys, codes))
}

fn keys<K: ArrowDictionaryKeyType>(array: &DictionaryArray<K>) -> &[K::Native] {
    array.keys().values()
}

/// The code of each text of a dictionary.
fn coded(values: &ArrayRef, coder: &Coder) -> Option<Vec<u16>> {
    fn codes<'a>(texts: impl Iterator<Item = Option<&'a str>>, coder: &Coder) -> Vec<u16> {
        texts.map(|text| text.map_or(coder::NULL, |text| coder.code(text.as_bytes(), text.len()))).collect()
    }
    Some(match values.data_type() {
        DataType::Utf8 => codes(values.as_string_opt::<i32>()?.iter(), coder),
        DataType::LargeUtf8 => codes(values.as_string_opt::<i64>()?.iter(), coder),
        DataType::Utf8View => codes(values.as_string_view_opt()?.iter(), coder),
        _ => return None,
    })
}

/// The codes of rows that are in a dictionary.
pub(super) fn looked_up<K: ArrowNativeType>(keys: &[K], codes: &[u16], out: &mut [u16]) {
    for (out, key) in out.iter_mut().zip(keys) {
        // What stands under a null may be no key.
        *out = codes.get(key.as_usize()).copied().unwrap_or(coder::UNKNOWN);
    }
}
