//! The six rules over columns, by hand: the floor for `screen`.
//!
//! One pass over a record batch, in chunks that stay in the nearest cache: texts become codes by comparing whole
//! words of sixteen bytes, days become packed months and days from a table, and the rules are loops without
//! branches. It takes known facts only.

#![expect(clippy::indexing_slicing, reason = "the arrays of a chunk are of one length, held at its start")]
#![expect(clippy::large_stack_arrays, reason = "the answers of a chunk, which stay in the cache")]
#![expect(clippy::needless_bitwise_bool, reason = "no branches, so that the loops become vectors")]
#![expect(clippy::needless_range_loop, reason = "ten arrays at one place")]

mod days;
mod texts;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int32Type};
use arrow_array::{Array, ArrayRef, BooleanArray, Int32Array, RecordBatch};

use crate::Failure;
use days::Days;
use texts::Texts;

/// So many rows are answered at a time.
const CHUNK: usize = 1024;

const CATEGORIES: &[&str] = &["M60", "F55", "F50"];
const STATUSES: &[&str] = &["employed", "unemployed", "flexible", "retired"];
const INVOLUNTARY: &[&str] = &["dismissed", "contract_expired", "bankrupt"];
const REGIONS: &[&str] = &["310000", "320100", "330100", "440300"];

const UNEMPLOYED: u8 = 2;
const FLEXIBLE: u8 = 3;
const RETIRED: u8 = 4;

/// What is made once: the table of days.
#[derive(Debug)]
pub struct Screener {
    days: Days,
}

impl Default for Screener {
    fn default() -> Self {
        Self { days: Days::new() }
    }
}

/// One chunk of facts, ready for arithmetic. A code is 0 for a text that is not in the list, else its place from 1.
struct Chunk {
    apply: [i32; CHUNK],
    birth: [i32; CHUNK],
    cert: [i32; CHUNK],
    category: [u8; CHUNK],
    involuntary: [u8; CHUNK],
    region: [u8; CHUNK],
    status: [u8; CHUNK],
    other_pension: [u8; CHUNK],
    registered: [u8; CHUNK],
}

impl Screener {
    /// The six answers for each row.
    ///
    /// # Errors
    /// A column is missing, of another type or has nulls; a category is not known.
    pub fn screen(&self, batch: &RecordBatch) -> Result<[Int32Array; 6], Failure> {
        let rows = batch.num_rows();
        let apply = dates(batch, "apply")?;
        let birth = dates(batch, "birth")?;
        let cert = dates(batch, "cert")?;
        let category = Texts::new(column(batch, "cat")?, CATEGORIES)?;
        let reason = Texts::new(column(batch, "reason")?, INVOLUNTARY)?;
        let region = Texts::new(column(batch, "region")?, REGIONS)?;
        let status = Texts::new(column(batch, "status")?, STATUSES)?;
        let drawn = numbers(batch, "drawn_months")?;
        let pens = numbers(batch, "pens_months")?;
        let skill = numbers(batch, "skill_level")?;
        let ui = numbers(batch, "ui_months")?;
        let other_pension = truths(batch, "other_pension")?;
        let registered = truths(batch, "registered")?;

        let mut answers: [Vec<i32>; 6] = std::array::from_fn(|_| Vec::with_capacity(rows));
        let mut chunk = Chunk {
            apply: [0; CHUNK],
            birth: [0; CHUNK],
            cert: [0; CHUNK],
            category: [0; CHUNK],
            involuntary: [0; CHUNK],
            region: [0; CHUNK],
            status: [0; CHUNK],
            other_pension: [0; CHUNK],
            registered: [0; CHUNK],
        };
        let mut written = [[0; CHUNK]; 6];
        for from in (0..rows).step_by(CHUNK) {
            let to = rows.min(from + CHUNK);
            self.days.pack(&apply[from..to], &mut chunk.apply);
            self.days.pack(&birth[from..to], &mut chunk.birth);
            self.days.pack(&cert[from..to], &mut chunk.cert);
            category.code(from..to, &mut chunk.category)?;
            reason.code(from..to, &mut chunk.involuntary)?;
            region.code(from..to, &mut chunk.region)?;
            status.code(from..to, &mut chunk.status)?;
            spread(other_pension, from, to, &mut chunk.other_pension);
            spread(registered, from, to, &mut chunk.registered);
            if chunk.category[..to - from].contains(&0) {
                return Err("a category is not known".into());
            }
            answer(&chunk, &ui[from..to], &pens[from..to], &skill[from..to], &drawn[from..to], &mut written);
            for (answers, written) in answers.iter_mut().zip(&written) {
                answers.extend_from_slice(&written[..to - from]);
            }
        }
        Ok(answers.map(Int32Array::from))
    }
}

/// The rules, on as many rows as the facts have. A packed day is its month times 32 and the day of the month, so
/// that the difference of two, over 32, is the whole months between.
fn answer(
    chunk: &Chunk,
    ui: &[i32],
    pens: &[i32],
    skill: &[i32],
    drawn: &[i32],
    out: &mut [[i32; CHUNK]; 6],
) {
    let rows = ui.len().min(CHUNK);
    let (ui, pens, skill, drawn) = (&ui[..rows], &pens[..rows], &skill[..rows], &drawn[..rows]);
    let [retirement, benefit, pension, subsidy, grant, flexible] = out;
    for row in 0..rows {
        let category = chunk.category[row];
        let birth = chunk.birth[row] >> 5;
        let (male, first_female) = (category == 1, category == 2);
        let base = if male {
            720
        } else if first_female {
            660
        } else {
            600
        };
        let first = if male {
            1965 * 12
        } else if first_female {
            1970 * 12
        } else {
            1975 * 12
        };
        let most = if male | first_female { 36 } else { 60 };
        let past = birth - first;
        let steps = if male | first_female { past >> 2 } else { past >> 1 } + 1;
        retirement[row] = birth + base + steps.clamp(0, most);
    }
    for row in 0..rows {
        let before = (chunk.apply[row] >> 5) < retirement[row];
        let entitled = (ui[row] >= 12)
            & (chunk.involuntary[row] != 0)
            & (chunk.registered[row] != 0)
            & (chunk.status[row] == UNEMPLOYED)
            & before;
        let months = 12 + 6 * i32::from(ui[row] >= 60) + 6 * i32::from(ui[row] >= 120);
        benefit[row] = if entitled { months } else { 0 };
        let age = (chunk.apply[row] - chunk.birth[row]) >> 5;
        let no_other = chunk.other_pension[row] == 0;
        pension[row] = i32::from((age >= 720) & (pens[row] >= 180) & no_other);
        flexible[row] = i32::from(
            (chunk.status[row] == FLEXIBLE) & (age >= 192) & before & (chunk.region[row] != 0) & no_other,
        );
    }
    for row in 0..rows {
        let held = chunk.apply[row] - chunk.cert[row];
        let skilled = (skill[row] >= 1)
            & (skill[row] <= 3)
            & (ui[row] >= 12)
            & (held >= 0)
            & (held >> 5 < 12)
            & ((chunk.status[row] == 1) | (chunk.status[row] == FLEXIBLE));
        subsidy[row] = if skilled { 500 + 500 * skill[row] } else { 0 };
        let full = 9 + (pens[row] - 180).clamp(0, 180) / 12;
        let full = if pens[row] < 60 {
            3
        } else if pens[row] < 120 {
            6
        } else {
            full
        };
        let less = 9.max(full - drawn[row] / 12);
        grant[row] = 2 + if chunk.status[row] == RETIRED { less } else { full };
    }
}

/// Spreads bits into bytes, eight at a time.
fn spread(truths: &BooleanArray, from: usize, to: usize, out: &mut [u8; CHUNK]) {
    let bits = truths.values().slice(from, to - from);
    let chunks = bits.bit_chunks();
    for (word, out) in chunks.iter_padded().zip(out.as_chunks_mut::<64>().0) {
        for (byte, out) in word.to_le_bytes().into_iter().zip(out.as_chunks_mut::<8>().0) {
            let spread = (u64::from(byte) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
            let ones = ((spread + 0x7f7f_7f7f_7f7f_7f7f) >> 7) & 0x0101_0101_0101_0101;
            *out = ones.to_le_bytes();
        }
    }
}

fn column<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef, Failure> {
    let column = batch.column_by_name(name).ok_or_else(|| format!("no column `{name}`"))?;
    if column.null_count() == 0 { Ok(column) } else { Err(format!("`{name}` has nulls").into()) }
}

fn dates<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a [i32], Failure> {
    let dates = column(batch, name)?.as_primitive_opt::<Date32Type>();
    Ok(dates.ok_or_else(|| format!("`{name}` is no date"))?.values())
}

fn numbers<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a [i32], Failure> {
    let numbers = column(batch, name)?.as_primitive_opt::<Int32Type>();
    Ok(numbers.ok_or_else(|| format!("`{name}` is no number"))?.values())
}

fn truths<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a BooleanArray, Failure> {
    Ok(column(batch, name)?.as_boolean_opt().ok_or_else(|| format!("`{name}` is no truth value"))?)
}
