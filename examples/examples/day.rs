//! A day across the network of Xiangyang, on SQLite: `make demo SEED=7 CASES=2000`.
//!
//! The same seed prints the same day to the byte. All people are invented, all times simulated.
#![forbid(unsafe_code)]

use std::io::Write as _;

use banjian_examples::Fault;
use banjian_examples::arguments::{Arguments, USAGE};
use banjian_examples::day::play;

fn main() -> Result<(), Fault> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match Arguments::read(lexopt::Parser::from_env())? {
        Some(arguments) => {
            play(&arguments, &mut out)?;
        }
        None => writeln!(out, "{USAGE}")?,
    }
    Ok(out.flush()?)
}
