//! Search in the reference catalogue, as a clerk types.

use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use banjian::catalog::Catalog;

use crate::measure::{ensure, time};

/// What is typed, in Chinese, pinyin, initials, English and by code.
const QUERIES: &[&str] =
    &["失业保险", "sybx", "shiye", "社保卡", "card", "unemployment account", "2009", "养老 待遇", "zyjn"];

/// The processor time of one query, the median of the rounds; every query in turn.
///
/// # Errors
/// When `sybx` does not find 失业保险.
pub fn query(rounds: usize) -> Result<Duration, Box<dyn Error>> {
    let catalog = Catalog::reference();
    if !catalog.search("sybx").iter().any(|hit| hit.item.name.zh.contains("失业保险")) {
        return Err("sybx does not find 失业保险".into());
    }
    let mut times = Vec::new();
    for _ in 0..rounds {
        let (took, hits) = time(|| {
            let hits = QUERIES.iter().map(|text| catalog.search(black_box(text)).len());
            Ok(hits.sum::<usize>())
        })?;
        ensure(hits > QUERIES.len(), "an answer is wrong")?;
        times.push(took / u32::try_from(QUERIES.len())?);
    }
    times.sort();
    Ok(times.get(times.len() / 2).copied().unwrap_or_default())
}
