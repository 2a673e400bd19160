//! The kernel against a machine written by hand, and `decide` with `apply` on whole cases of the three lanes.

use std::error::Error;

use banjian::catalog::item::Lane;
use banjian_benches::kernel::{against_a_machine, cases};
use banjian_benches::measure::{line, machine, per_second};

const ROUNDS: usize = 31;

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", machine());
    line("kernel: 1,000 commands, against a machine by hand (goal 5)", against_a_machine(ROUNDS)?);
    for (lane, name) in
        [(Lane::AtWindow, "at the window"), (Lane::Live, "live"), (Lane::Committed, "committed")]
    {
        let took = cases(lane, ROUNDS)? / 1_000;
        line(&format!("case: decide and apply, {name} (goal 1,000,000 a second)"), per_second(took));
    }
    Ok(())
}
