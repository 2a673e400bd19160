//! Making a record with a payload of six fields.

use std::error::Error;

use banjian_benches::measure::{line, machine, per_second};
use banjian_benches::record::make;

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", machine());
    line("trace: one record with a payload of six fields", per_second(make(51)?));
    Ok(())
}
