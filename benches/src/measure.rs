//! Measuring two ways of doing one thing, turn and turn about, in the processor time of this process.
//!
//! A ratio of medians holds on a busy machine, where the time on the wall does not. Every line says on which
//! machine and day it was taken.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The medians of two sides, measured alternately.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    /// The median of the first side.
    pub first: Duration,
    /// The median of the second side.
    pub second: Duration,
    /// How many rounds each side ran.
    pub rounds: usize,
}

impl Ratio {
    /// How many times as long the first side takes as the second.
    #[must_use]
    pub fn times(&self) -> f64 {
        self.first.as_secs_f64() / self.second.as_secs_f64().max(1e-9)
    }

    /// Refuses a ratio above a bound.
    ///
    /// # Errors
    /// The ratio and the bound.
    pub fn at_most(&self, bound: f64) -> Result<(), Box<dyn Error>> {
        let times = self.times();
        if times <= bound { Ok(()) } else { Err(format!("{times:.2} times is above {bound}").into()) }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = (self.first, self.second);
        write!(f, "{first:.2?} against {second:.2?}: {:.2} times ({} rounds)", self.times(), self.rounds)
    }
}

/// A time and how many fit into a second.
#[must_use]
pub fn per_second(took: Duration) -> String {
    format!("{took:.2?}, {:.0} a second", 1.0 / took.as_secs_f64().max(1e-9))
}

/// Whether a part of a benchmark is named among the arguments of the process, or none is.
#[must_use]
pub fn is_asked(part: &str) -> bool {
    let mut named = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    named.peek().is_none() || named.any(|name| name == part)
}

/// Refuses a wrong answer: a fast one is worth nothing.
///
/// # Errors
/// What is wrong.
pub fn ensure(holds: bool, what: &str) -> Result<(), Box<dyn Error>> {
    if holds { Ok(()) } else { Err(what.into()) }
}

/// Prints one line of the table of figures.
pub fn line(what: &str, figure: impl fmt::Display) {
    println!("{what:<72} {figure}");
}

/// The processor time that this process has used, all threads together.
#[must_use]
pub fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// The processor time of one run, and what it gave.
///
/// # Errors
/// What the run fails with.
pub fn time<T>(run: impl FnOnce() -> Result<T, Box<dyn Error>>) -> Result<(Duration, T), Box<dyn Error>> {
    let before = processor_time();
    let value = run()?;
    Ok((processor_time().saturating_sub(before), value))
}

/// Runs two sides turn and turn about, each side first in every other round. A side is told its round, does
/// what is not to be measured, and gives the time of the rest (see [`time`]).
///
/// # Errors
/// What a side fails with.
pub fn alternate(
    rounds: usize,
    mut a: impl FnMut(usize) -> Result<Duration, Box<dyn Error>>,
    mut b: impl FnMut(usize) -> Result<Duration, Box<dyn Error>>,
) -> Result<Ratio, Box<dyn Error>> {
    let (mut firsts, mut seconds) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        if round % 2 == 0 {
            firsts.push(a(round)?);
            seconds.push(b(round)?);
        } else {
            seconds.push(b(round)?);
            firsts.push(a(round)?);
        }
    }
    Ok(Ratio { first: median(firsts), second: median(seconds), rounds })
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The machine, its processors and the day, for the first line of a benchmark.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "a benchmark says where and when it was run")]
pub fn machine() -> String {
    let uname = rustix::system::uname();
    let name = uname.nodename().to_string_lossy().into_owned();
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let day = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).date_naive();
    format!("machine {name}, {cores} cores, {}, {day}", model.map_or("processor not named", |(_, name)| name))
}
