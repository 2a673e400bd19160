//! Batches of every size, on one thread or several; what is allocated.

use std::num::NonZeroUsize;

use allocation_counter::measure;
use arrow_array::{Array, RecordBatch};

use super::table::{Column, FACTS, Fact, Kind, batch};
use super::{policies, screening};

/// Facts without chance, different in every row, now and then unknown or none.
fn columns(rows: usize) -> Vec<Column> {
    let column = |(at, (_, kind)): (usize, &(&str, Kind))| {
        let fact = |row: usize| match (row * 31 + at * 17) % 23 {
            0 => Fact::Unknown,
            1 => Fact::None,
            rest => Fact::Is(match kind {
                Kind::Truth => (rest % 2) as i64,
                Kind::Text => (rest % 4) as i64,
                Kind::Day => 12_000 + (row * 37 % 9_000) as i64,
                Kind::Number(0) => (row * 13 % 90) as i64,
                Kind::Number(_) => (row * 1_313 % 600_000) as i64,
            }),
        };
        ((0..rows).map(fact).collect(), at as u8)
    };
    FACTS.iter().enumerate().map(column).collect()
}

fn threads(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap()
}

#[test]
fn rows_are_the_same_in_any_batch_and_on_any_number_of_threads() {
    let screening = screening(&policies());
    let batch = batch(&columns(40_003));
    let whole = screening.screen(&batch, threads(1)).unwrap();
    assert_eq!(whole.schema(), screening.schema());
    for count in [2, 3, 64] {
        assert_eq!(screening.screen(&batch, threads(count)).unwrap(), whole);
    }
    let mut from = 0;
    for rows in [0, 1, 7, 1_023, 1_024, 1_025, 2_049, 16_384, 16_390, 3] {
        let part = screening.screen(&batch.slice(from, rows), threads(2)).unwrap();
        assert_eq!(part, whole.slice(from, rows), "{rows} rows from {from}");
        from += rows;
    }
}

#[test]
fn beyond_the_answer_nothing_is_allocated_by_the_row() {
    let screening = screening(&policies());
    let beyond = |batch: &RecordBatch| {
        let mut answers = None;
        let allocated = measure(|| answers = Some(screening.screen(batch, threads(1)).unwrap())).bytes_total;
        let answers = answers.unwrap();
        // The texts of a dictionary are shared with the screening, or the same for every batch.
        let columns: usize = answers.columns().iter().map(Array::get_buffer_memory_size).sum();
        allocated.saturating_sub(columns as u64)
    };
    let all = columns(60_000);
    let large = batch(&all);
    let small = large.slice(0, 4_000);
    let (of_small, of_large) = (beyond(&small), beyond(&large));
    assert!(of_large < of_small + 20_000, "{of_small} bytes for 4,000 rows, {of_large} for 60,000");
}
