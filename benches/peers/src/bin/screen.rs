//! A million applicants over columns, on demand: `screen DIRECTORY` is driven over standard input and output, so
//! that other programs' rounds can stand between its own.
//!
//! It first says `ready` and, in the same line, what it can run, each as `CONTESTANT:TABLE`. For each line with one
//! of these it runs one round, holds the answers against the reference, and says the round's processor time of this
//! process in nanoseconds. The end of the input ends it; a wrong answer ends it with an error.

use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, DictionaryArray, Int32Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use banjian_peers::Failure;
use banjian_peers::columns::Screener;
use banjian_peers::measure::{ensure, time};
use banjian_peers::workload::batches;

/// What answers one batch.
type Screen<'a> = Box<dyn FnMut(&RecordBatch) -> Result<[Int32Array; 6], Failure> + 'a>;

/// One contestant on one table.
struct Side<'a> {
    name: &'static str,
    table: &'a [RecordBatch],
    screen: Screen<'a>,
}

fn main() -> Result<(), Failure> {
    let directory = std::env::args().nth(1).ok_or("usage: screen DIRECTORY")?;
    let directory = Path::new(&directory);
    let facts = batches(directory, "facts")?;
    let expected = batches(directory, "answers")?;
    let coded: Vec<_> = facts.iter().map(coded).collect::<Result<_, _>>()?;
    let screener = Screener::default();

    // Whoever takes part is named here and nowhere else.
    let mut sides = [
        Side { name: "columns:facts", table: &facts, screen: Box::new(|batch| screener.screen(batch)) },
        Side { name: "columns:coded", table: &coded, screen: Box::new(|batch| screener.screen(batch)) },
    ];

    let mut out = std::io::stdout().lock();
    write!(out, "ready")?;
    for side in &sides {
        write!(out, " {}", side.name)?;
    }
    writeln!(out)?;
    out.flush()?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let side = sides.iter_mut().find(|side| side.name == line);
        writeln!(out, "{}", round(side.ok_or_else(|| format!("no contestant `{line}`"))?, &expected)?)?;
        out.flush()?;
    }
    Ok(())
}

/// The nanoseconds of one round. The answers of all batches are kept to its end.
fn round(side: &mut Side<'_>, expected: &[RecordBatch]) -> Result<u128, Failure> {
    let (took, answers) = time(|| side.table.iter().map(&mut side.screen).collect::<Result<Vec<_>, _>>())?;
    ensure(answers.len() == expected.len(), "a batch has no answers")?;
    for (answers, expected) in answers.iter().zip(expected) {
        let right = expected.columns().iter().map(AsArray::as_primitive_opt::<Int32Type>);
        ensure(
            answers.iter().map(Some).eq(right),
            &format!("{}: an answer is not the reference's", side.name),
        )?;
    }
    Ok(took.as_nanos())
}

/// The same batch with each text column as a dictionary.
fn coded(batch: &RecordBatch) -> Result<RecordBatch, Failure> {
    let schema = batch.schema();
    let mut fields = Vec::new();
    let mut columns = Vec::new();
    for (field, column) in schema.fields().iter().zip(batch.columns()) {
        let column: ArrayRef = match column.as_string_opt::<i32>() {
            Some(texts) => Arc::new(texts.iter().collect::<DictionaryArray<Int32Type>>()),
            None => Arc::clone(column),
        };
        let kind: DataType = column.data_type().clone();
        fields.push(Field::new(field.name(), kind, field.is_nullable()));
        columns.push(column);
    }
    Ok(RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)?)
}
