//! Several contestants, turn and turn about, in the processor time of this process.

use std::fmt;
use std::time::Duration;

use crate::Failure;

/// One way of doing the work.
pub struct Contestant<'a> {
    name: &'static str,
    rows: usize,
    run: Box<dyn FnMut() -> Result<Duration, Failure> + 'a>,
}

impl<'a> Contestant<'a> {
    /// Takes part under a name. `run` answers `rows` applicants, holds them against the reference, and gives the
    /// processor time of the answering alone.
    pub fn new(name: &'static str, rows: usize, run: impl FnMut() -> Result<Duration, Failure> + 'a) -> Self {
        Self { name, rows, run: Box::new(run) }
    }
}

impl fmt::Debug for Contestant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contestant")
            .field("name", &self.name)
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

/// What one contestant took.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// The contestant.
    pub name: &'static str,
    /// The median time of one row, in nanoseconds.
    pub nanoseconds: f64,
    /// The fastest round's time of one row, in nanoseconds.
    pub fastest: f64,
}

/// Runs every contestant once a round, another one first each round, after one round that does not count.
///
/// # Errors
/// What a contestant fails with, a wrong answer included.
pub fn figures(rounds: usize, mut contestants: Vec<Contestant<'_>>) -> Result<Vec<Figure>, Failure> {
    let count = contestants.len();
    let mut times = vec![Vec::new(); count];
    for round in 0..=rounds {
        for turn in 0..count {
            let place = (round + turn) % count;
            let (Some(contestant), Some(times)) = (contestants.get_mut(place), times.get_mut(place)) else {
                continue;
            };
            let took = (contestant.run)().map_err(|error| format!("{}: {error}", contestant.name))?;
            if round > 0 {
                times.push(took);
            }
        }
    }
    let figure = |contestant: &Contestant<'_>, mut times: Vec<Duration>| {
        times.sort();
        let each = |time: Option<&Duration>| {
            let rows = u32::try_from(contestant.rows).map_or(f64::NAN, f64::from);
            time.map_or(f64::NAN, Duration::as_secs_f64) * 1e9 / rows
        };
        Figure {
            name: contestant.name,
            nanoseconds: each(times.get(times.len() / 2)),
            fastest: each(times.first()),
        }
    };
    Ok(contestants.iter().zip(times).map(|(contestant, times)| figure(contestant, times)).collect())
}
