//! Search in the reference catalogue: the time of one query.

use std::error::Error;

use banjian_benches::measure::{line, machine, per_second};
use banjian_benches::search::query;

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", machine());
    line("catalogue: one query (goal under 1 ms)", per_second(query(51)?));
    Ok(())
}
