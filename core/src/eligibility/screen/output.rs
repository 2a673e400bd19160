//! The columns of the answer: made whole before, filled in parts, by several threads or by one.

use std::sync::Arc;

use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Int8Array, Int32Array, Int64Array,
    PrimitiveArray, StringArray,
};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};
use arrow_schema::ArrowError;

use super::Granted;
use super::judge::Judge;
use crate::eligibility::answer::Outcome;
use crate::eligibility::policy::typed::Type;

/// What is made for one policy.
#[derive(Debug)]
struct Made {
    outcomes: Vec<i8>,
    grants: Vec<MadeGrant>,
}

#[derive(Debug)]
struct MadeGrant {
    of: Type,
    numbers: Buffers,
    valid: Vec<u8>,
}

#[derive(Debug)]
enum Buffers {
    Truths(Vec<u8>),
    Days(Vec<i32>),
    I32(Vec<i32>),
    I64(Vec<i64>),
    I128(Vec<i128>),
}

/// Some rows of what is made for one policy.
#[derive(Debug)]
pub(super) struct Part<'a> {
    outcomes: &'a mut [i8],
    pub(super) grants: Vec<PartGrant<'a>>,
}

#[derive(Debug)]
pub(super) struct PartGrant<'a> {
    pub(super) numbers: Numbers<'a>,
    /// A bit a row: whether it is granted.
    pub(super) valid: &'a mut [u8],
}

#[derive(Debug)]
pub(super) enum Numbers<'a> {
    /// A bit a row.
    Truths(&'a mut [u8]),
    Days(&'a mut [i32]),
    I32(&'a mut [i32]),
    I64(&'a mut [i64]),
    I128(&'a mut [i128]),
}

impl Part<'_> {
    /// The outcomes of some rows.
    pub(super) fn outcomes(&mut self, from: usize, rows: usize) -> &mut [i8] {
        self.outcomes.get_mut(from..from.saturating_add(rows)).unwrap_or_default()
    }
}

/// All that is made.
#[derive(Debug)]
pub(super) struct Output {
    policies: Vec<Made>,
    rows: usize,
}

impl Output {
    pub(super) fn new(judges: &[Judge], rows: usize) -> Self {
        let bits = rows.div_ceil(8);
        let grant = |grant: &Granted| MadeGrant {
            of: grant.of,
            numbers: match grant.of {
                Type::Boolean => Buffers::Truths(vec![0; bits]),
                Type::Date => Buffers::Days(vec![0; rows]),
                Type::Number(0) | Type::Days | Type::Months if grant.is_wide => Buffers::I64(vec![0; rows]),
                Type::Number(0) | Type::Days | Type::Months | Type::Text | Type::Nothing => {
                    Buffers::I32(vec![0; rows])
                }
                Type::Number(_) => Buffers::I128(vec![0; rows]),
            },
            valid: vec![0; bits],
        };
        let policies = judges
            .iter()
            .map(|judge| Made { outcomes: vec![0; rows], grants: judge.grants.iter().map(grant).collect() });
        Self { policies: policies.collect(), rows }
    }

    /// Cuts all into parts of so many rows, a multiple of 8; each part has the rows of every policy.
    pub(super) fn parts(&mut self, rows: usize) -> Vec<Vec<Part<'_>>> {
        let count = self.rows.div_ceil(rows);
        let mut parts: Vec<Vec<Part<'_>>> = std::iter::repeat_with(Vec::new).take(count).collect();
        for made in &mut self.policies {
            for (part, outcomes) in parts.iter_mut().zip(made.outcomes.chunks_mut(rows)) {
                part.push(Part { outcomes, grants: Vec::with_capacity(made.grants.len()) });
            }
            for grant in &mut made.grants {
                let numbers: Vec<Numbers<'_>> = match &mut grant.numbers {
                    Buffers::Truths(bits) => bits.chunks_mut(rows / 8).map(Numbers::Truths).collect(),
                    Buffers::Days(days) => days.chunks_mut(rows).map(Numbers::Days).collect(),
                    Buffers::I32(numbers) => numbers.chunks_mut(rows).map(Numbers::I32).collect(),
                    Buffers::I64(numbers) => numbers.chunks_mut(rows).map(Numbers::I64).collect(),
                    Buffers::I128(numbers) => numbers.chunks_mut(rows).map(Numbers::I128).collect(),
                };
                let valid = grant.valid.chunks_mut(rows / 8);
                for ((part, numbers), valid) in parts.iter_mut().zip(numbers).zip(valid) {
                    if let Some(part) = part.last_mut() {
                        part.grants.push(PartGrant { numbers, valid });
                    }
                }
            }
        }
        parts
    }

    /// The columns: for each policy its outcomes, then its grants.
    pub(super) fn columns(self, texts: &ArrayRef) -> Result<Vec<ArrayRef>, ArrowError> {
        let rows = self.rows;
        let outcomes: ArrayRef = Arc::new(StringArray::from_iter_values(Outcome::ALL.map(Outcome::as_str)));
        let mut columns: Vec<ArrayRef> = Vec::new();
        for made in self.policies {
            let keys = Int8Array::new(made.outcomes.into(), None);
            columns.push(Arc::new(DictionaryArray::<Int8Type>::try_new(keys, Arc::clone(&outcomes))?));
            for grant in made.grants {
                let valid = NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(grant.valid), 0, rows));
                let nulls = Some(valid).filter(|valid| valid.null_count() > 0);
                columns.push(match (grant.numbers, grant.of) {
                    (Buffers::Truths(bits), _) => {
                        let bits = BooleanBuffer::new(Buffer::from_vec(bits), 0, rows);
                        Arc::new(BooleanArray::new(bits, nulls))
                    }
                    (Buffers::Days(days), _) => Arc::new(Date32Array::try_new(days.into(), nulls)?),
                    (Buffers::I32(codes), Type::Text) => {
                        let keys = PrimitiveArray::<Int32Type>::try_new(codes.into(), nulls)?;
                        Arc::new(DictionaryArray::try_new(keys, Arc::clone(texts))?)
                    }
                    (Buffers::I32(numbers), _) => Arc::new(Int32Array::try_new(numbers.into(), nulls)?),
                    (Buffers::I64(numbers), _) => Arc::new(Int64Array::try_new(numbers.into(), nulls)?),
                    (Buffers::I128(numbers), of) => {
                        let scale = match of {
                            Type::Number(decimals) => i8::try_from(decimals).unwrap_or(i8::MAX),
                            _ => 0,
                        };
                        let numbers = Decimal128Array::try_new(numbers.into(), nulls)?;
                        Arc::new(numbers.with_precision_and_scale(super::DIGITS, scale)?)
                    }
                });
            }
        }
        Ok(columns)
    }
}
